//! The run in words and as a table, always in the document and open when asked for; and all of it as files.

use protocol::{Answer, File, Question};
use timeline::{
    Run, Scene, SceneOptions, compare_scene,
    style::Theme,
    svg,
    table::{self, Entry},
    transcript::{self, Instant},
};
use yew::prelude::*;

use crate::{
    download,
    engine::KeptRun,
    language::{t, t_with},
    run::Finished,
    words,
};

/// Longer transcripts are cut here; the rest is counted.
const INSTANTS: usize = 400;
/// Longer tables are cut here.
const ROWS: usize = 200;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub result: Finished,
}

/// The beginnings of the transcript and of the table, and how long both are.
#[derive(Clone, PartialEq)]
struct Read {
    instants: Vec<Instant>,
    all_instants: usize,
    entries: Vec<Entry>,
    all_entries: usize,
}

/// Transcript and table of tasks.
#[component]
pub fn Records(props: &Props) -> Html {
    let of_page = use_memo(props.result.clone(), |result| {
        if result.kept.is_some() {
            return None;
        }
        let mut instants = transcript::instants(&result.timeline, &result.trace);
        let mut entries = table::entries(&result.timeline);
        let (all_instants, all_entries) = (instants.len(), entries.len());
        instants.truncate(INSTANTS);
        entries.truncate(ROWS);
        Some(Read { instants, all_instants, entries, all_entries })
    });
    // Those of a run that is in the worker, once they were asked for.
    let asked = use_state(|| None::<(KeptRun, Option<Read>)>);
    let kept = props.result.kept.clone();
    let of_this_run = asked.as_ref().filter(|(run, _)| Some(run) == kept.as_ref()).map(|(_, read)| read);
    let ontoggle = {
        let (kept, asked, known) = (kept.clone(), asked.setter(), of_this_run.is_some());
        Callback::from(move |_: Event| {
            let Some(run) = kept.clone().filter(|_| !known) else { return };
            asked.set(Some((run.clone(), None)));
            let (asked, asked_of) = (asked.clone(), run.clone());
            run.ask(Question::Records { instants: INSTANTS, entries: ROWS }, move |answer| {
                if let Some(Answer::Records { instants, all_instants, entries, all_entries }) = answer {
                    let read = Read { instants, all_instants, entries, all_entries };
                    asked.set(Some((asked_of.clone(), Some(read))));
                }
            });
        })
    };
    let empty = Read { instants: Vec::new(), all_instants: 0, entries: Vec::new(), all_entries: 0 };
    let read = (*of_page).as_ref().or(of_this_run.and_then(Option::as_ref));
    let waiting = || match read {
        None => html! { <p class="quiet" role="status">{ t("records-reading") }</p> },
        Some(_) => Html::default(),
    };
    let Read { instants, all_instants, entries, all_entries } = read.unwrap_or(&empty);
    html! {
        <div class="records">
            <details ontoggle={ontoggle.clone()}>
                <summary>{ t("records-transcript") }</summary>
                { waiting() }
                <div class="scroll" tabindex="0" role="group" aria-label={t("records-transcript")}>
                    <table class="transcript">
                        <thead class="unseen"><tr><th>{ t("records-time") }</th><th>{ t("records-happened") }</th></tr></thead>
                        <tbody>
                            { for instants.iter().map(|instant| html! {
                                <tr><th scope="row">{ words::time(instant.at) }</th><td>{ &instant.text }</td></tr>
                            }) }
                        </tbody>
                    </table>
                </div>
                { rest(*all_instants, INSTANTS, "records-more-moments") }
            </details>
            <details {ontoggle}>
                <summary>{ t("records-tasks") }</summary>
                { waiting() }
                <div class="scroll" tabindex="0" role="group" aria-label={t("records-tasks")}>
                    <table class="tasks">
                        <thead><tr>{ for table::headings().into_iter().map(|heading| html! { <th scope="col">{ heading }</th> }) }</tr></thead>
                        <tbody>
                            { for entries.iter().map(|entry| {
                                let [first, cells @ ..] = entry.cells();
                                html! {
                                    <tr>
                                        <th scope="row">{ first }</th>
                                        { for cells.into_iter().map(|cell| html! { <td>{ cell }</td> }) }
                                    </tr>
                                }
                            }) }
                        </tbody>
                    </table>
                </div>
                { rest(*all_entries, ROWS, "records-more-tasks") }
            </details>
            <details>
                <summary>{ t("records-save") }</summary>
                { files(&props.result) }
            </details>
        </div>
    }
}

/// The run as files: to hand in, to print, to look at elsewhere, to run under plain CPython.
fn files(result: &Finished) -> Html {
    let stem = result.script.file.trim_end_matches(".py").to_owned();
    let file = |words: &str, ending: &str, kind: &'static str, what: File| {
        let (name, result) = (format!("{stem}{ending}"), result.clone());
        let onclick = Callback::from(move |_: MouseEvent| match &result.kept {
            Some(run) => {
                let name = name.clone();
                run.ask(Question::File(what), move |answer| {
                    if let Some(Answer::File(text)) = answer {
                        download::save(&name, kind, &text);
                    }
                });
            }
            None => download::save(&name, kind, &text(&result, what)),
        });
        html! { <li><button class="link" {onclick}>{ t(words) }</button></li> }
    };
    let program = {
        let (name, source) = (result.script.file.clone(), result.script.source.clone());
        Callback::from(move |_: MouseEvent| download::save(&name, "text/x-python", &source))
    };
    html! {
        <ul class="files">
            { file("records-save-svg", ".svg", "image/svg+xml", File::Svg) }
            { file("records-save-txt", ".txt", "text/plain", File::Transcript) }
            <li><button class="link" onclick={program}>{ t("records-save-py") }</button></li>
            { file("records-save-trace", ".trace.json", "application/json", File::Trace) }
            { file("records-save-chrome", ".chrome-trace.json", "application/json", File::Chrome) }
        </ul>
    }
}

/// A file of a run that the page has.
fn text(result: &Finished, what: File) -> String {
    match what {
        File::Svg => picture(result),
        File::Transcript => transcript::text(&result.timeline, &result.trace),
        File::Trace => result.trace.to_json(),
        File::Chrome => timeline::chrome::json(&result.timeline),
    }
}

fn picture(result: &Finished) -> String {
    let options = SceneOptions { headline: true, ..SceneOptions::default() };
    let scene = match &result.sequential {
        Some(sequential) if sequential.elapsed() != result.timeline.elapsed() => {
            let runs = [
                Run { name: &t("result-one-after-another-name"), timeline: sequential },
                Run { name: &t("result-together-name"), timeline: &result.timeline },
            ];
            compare_scene(&runs, &options)
        }
        _ => Scene::new(&result.timeline, &options),
    };
    svg::document(&scene, Theme::Auto)
}

fn rest(count: usize, most: usize, message: &str) -> Html {
    if count <= most {
        return Html::default();
    }
    html! { <p class="quiet">{ t_with(message, &[("count", (count - most).into())]) }</p> }
}
