//! The run in words and as a table, always in the document and open when asked for; and all of it as files.

use timeline::{Run, Scene, SceneOptions, compare_scene, style::Theme, svg, table, transcript};
use yew::prelude::*;

use crate::{
    download,
    language::{local, t, t_with},
    run::Finished,
    words,
};

/// Longer transcripts are cut here; the rest is counted.
const INSTANTS: usize = 400;
/// Longer tables are cut here.
const ROWS: usize = 200;

/// The headings of the table of tasks, in the order of its cells.
const HEADINGS: [&str; table::HEADINGS.len()] = [
    "tasks-lane",
    "tasks-started",
    "tasks-turns",
    "tasks-ran",
    "tasks-waited",
    "tasks-ready",
    "tasks-blocked",
    "tasks-ended",
];

#[derive(PartialEq, Properties)]
pub struct Props {
    pub result: Finished,
}

/// Transcript and table of tasks.
#[component]
pub fn Records(props: &Props) -> Html {
    let read = use_memo(props.result.clone(), |result| {
        (transcript::instants(&result.timeline, &result.trace), table::entries(&result.timeline))
    });
    let (instants, entries) = &*read;
    html! {
        <div class="records">
            <details>
                <summary>{ t("records-transcript") }</summary>
                <div class="scroll" tabindex="0" role="group" aria-label={t("records-transcript")}>
                    <table class="transcript">
                        <thead class="unseen"><tr><th>{ t("records-time") }</th><th>{ t("records-happened") }</th></tr></thead>
                        <tbody>
                            { for instants.iter().take(INSTANTS).map(|instant| html! {
                                <tr><th scope="row">{ words::time(instant.at) }</th><td>{ &instant.text }</td></tr>
                            }) }
                        </tbody>
                    </table>
                </div>
                { rest(instants.len(), INSTANTS, "records-more-moments") }
            </details>
            <details>
                <summary>{ t("records-tasks") }</summary>
                <div class="scroll" tabindex="0" role="group" aria-label={t("records-tasks")}>
                    <table class="tasks">
                        <thead><tr>{ for HEADINGS.iter().map(|heading| html! { <th scope="col">{ t(heading) }</th> }) }</tr></thead>
                        <tbody>
                            { for entries.iter().take(ROWS).map(|entry| {
                                let [first, cells @ ..] = entry.cells();
                                html! {
                                    <tr>
                                        <th scope="row">{ first }</th>
                                        { for cells.into_iter().map(|cell| html! { <td>{ local(cell) }</td> }) }
                                    </tr>
                                }
                            }) }
                        </tbody>
                    </table>
                </div>
                { rest(entries.len(), ROWS, "records-more-tasks") }
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
    let file = |words: &str, ending: &str, kind: &'static str, text: fn(&Finished) -> String| {
        let (name, result) = (format!("{stem}{ending}"), result.clone());
        let onclick = Callback::from(move |_: MouseEvent| download::save(&name, kind, &text(&result)));
        html! { <li><button class="link" {onclick}>{ t(words) }</button></li> }
    };
    html! {
        <ul class="files">
            { file("records-save-svg", ".svg", "image/svg+xml", picture) }
            { file("records-save-txt", ".txt", "text/plain", |result| transcript::text(&result.timeline, &result.trace)) }
            { file("records-save-py", ".py", "text/x-python", |result| result.script.source.clone()) }
            { file("records-save-trace", ".trace.json", "application/json", |result| result.trace.to_json()) }
            { file("records-save-chrome", ".chrome-trace.json", "application/json",
                |result| timeline::chrome::json(&result.timeline)) }
        </ul>
    }
}

fn picture(result: &Finished) -> String {
    let options = SceneOptions { headline: true, ..SceneOptions::default() };
    let scene = match &result.sequential {
        Some(sequential) if sequential.elapsed() != result.timeline.elapsed() => {
            let runs = [
                Run { name: "One after another", timeline: sequential },
                Run { name: "Together", timeline: &result.timeline },
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
