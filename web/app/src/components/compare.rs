//! Several scripts on one ruler, with the lines marked that make the difference.

use std::rc::Rc;

use lesson::Compare;
use timeline::compare;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{
    Chart, Code, RunBar, WhatIf,
    chart::Picture,
    inline,
    play::{is_light, show},
};
use crate::{
    app::Announcer,
    diff,
    language::{t, t_with},
    progress::{Did, LessonProgress},
    run::{Finished, Script, Start, use_runner},
    words,
};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub compare: Rc<Compare>,
    pub progress: Rc<LessonProgress>,
    pub on: Callback<Did>,
}

/// The block.
#[component]
pub fn CompareBlock(props: &Props) -> Html {
    let block = &props.compare;
    let announcer = use_context::<Announcer>();
    let active = use_state_eq(|| (0usize, 0u32));
    let place = use_node_ref();
    let asked = use_mut_ref(|| false);
    let on_results = {
        let (on, id, asked, place, labels) =
            (props.on.clone(), block.id.clone(), asked.clone(), place.clone(), block.labels.clone());
        Callback::from(move |results: Rc<Vec<Finished>>| {
            if results.iter().all(is_light) {
                on.emit(Did::Run { block: id.clone() });
            }
            if let Some(Announcer(say)) = &announcer {
                say.emit(format!("{}.", headline(&labels, &results)));
            }
            if asked.replace(false) {
                show(&place);
            }
        })
    };
    let runner = use_runner(on_results);
    let start = {
        let scripts: Vec<Script> = block
            .runs
            .iter()
            .map(|script| Script { file: script.file.clone(), source: script.source.clone() })
            .collect();
        runner.start.reform(move |()| Start { scripts: scripts.clone(), sequential: false })
    };
    {
        let (start, ran) = (start.clone(), props.progress.ran.contains(&block.id));
        use_effect_with((), move |()| {
            if ran {
                start.emit(());
            }
        });
    }
    let run = {
        let asked = asked.clone();
        Callback::from(move |()| {
            *asked.borrow_mut() = true;
            start.emit(());
        })
    };
    let results = &runner.results;
    let first = block.runs.first();
    let label = match (results.is_empty(), block.runs.len()) {
        (false, _) => t("run-again"),
        (true, 2) => t("run-both"),
        (true, _) => t("run-all"),
    };

    html! {
        <section class="compare" aria-label={t("compare-label")} ref={place}>
            if results.is_empty() {
                <p>{ t("compare-intro") }</p>
            } else {
                { totals(&block.labels, results) }
                { pictures(block, results, &active) }
                { for results.iter().filter_map(|result| words::notice(&result.trace, &result.timeline)).map(|notice| html! {
                    <p class="note problem"><strong>{ notice.title }</strong></p>
                }) }
                <p class="badge">
                    <span class="clock">{ t("result-virtual-time") }</span>
                    if results.iter().any(|result| result.timeline.cpu != trace::Cpu::Off) {
                        { " " }{ t("lenses-rate") }
                    }
                    { " " }{ t_with("result-runs-really-took", &[
                        ("time", words::real_time(results.iter().map(|result| result.micros).sum()).into()),
                    ]) }
                </p>
            }
            <RunBar runner={runner.clone()} {label} on_run={run} />
            <div class="scripts">
                { for block.runs.iter().enumerate().map(|(number, script)| {
                    // The first script is marked where the second differs from it, every other where it differs from
                    // the first.
                    let other = if number == 0 { block.runs.get(1) } else { first };
                    let changed = other
                        .map(|other| diff::changed_lines(&other.source, &script.source))
                        .unwrap_or_default();
                    let on_line = {
                        let active = active.setter();
                        Callback::from(move |line| active.set((number, line)))
                    };
                    let name = block.labels.get(number).unwrap_or(&script.file);
                    html! {
                        <div class="script">
                            <div class="script-head">
                                <span class="file">{ format!("{name}: {}", script.file) }</span>
                                if number > 0 {
                                    <span class="quiet">{ t_with("compare-lines-differ", &[
                                        ("count", changed.len().into()),
                                        ("lines", diff::in_words(&changed).into()),
                                    ]) }</span>
                                }
                            </div>
                            <Code
                                text={script.source.clone()}
                                label={t_with("play-code-label", &[("file", script.file.as_str().into())])}
                                read_only=true
                                active={if active.0 == number { active.1 } else { 0 }}
                                changed={changed}
                                {on_line}
                            />
                            if !results.is_empty() {
                                <WhatIf file={script.file.clone()} source={script.source.clone()} />
                            }
                        </div>
                    }
                }) }
            </div>
            { if results.is_empty() { Html::default() } else { own_words(props) } }
        </section>
    }
}

/// Which run is pointed at, and the line of its script.
type Active = UseStateHandle<(usize, u32)>;

/// All runs are one picture on one ruler.
fn pictures(block: &Compare, results: &[Finished], active: &Active) -> Html {
    let runs = results.iter().enumerate().map(|(number, result)| {
        let name = block.labels.get(number).unwrap_or(&result.script.file);
        (name.clone(), result.timeline.clone())
    });
    let picture = Picture::Several { runs: runs.collect() };
    let on_place = {
        let active = active.setter();
        Callback::from(move |place| active.set(place))
    };
    html! { <Chart {picture} active={active.1} active_chart={Some(active.0)} {on_place} file={block.id.clone()} /> }
}

/// The learner's own answer, and then the lesson's.
fn own_words(props: &Props) -> Html {
    let block = &props.compare;
    let text = props.progress.words.get(&block.id).cloned().unwrap_or_default();
    let oninput = {
        let (on, id) = (props.on.clone(), block.id.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            on.emit(Did::Write { block: id.clone(), text });
        })
    };
    let written = !text.trim().is_empty();
    html! {
        <div class="own-words column">
            <label>
                <span class="ask">{ inline(&block.ask.content) }</span>
                <textarea rows="3" value={text} {oninput} placeholder={t("compare-own-words")} />
            </label>
            if let Some(explain) = &block.explain {
                if written {
                    <details><summary>{ t("compare-our-words") }</summary><p>{ inline(&explain.content) }</p></details>
                } else {
                    <p class="quiet">{ t("compare-write-first") }</p>
                }
            }
        </div>
    }
}

fn totals(labels: &[String], results: &[Finished]) -> Html {
    let label = |number: usize| labels.get(number).cloned().unwrap_or_default();
    html! {
        <p class="totals">
            { for results.iter().enumerate().map(|(number, result)| html! {
                <>
                    if number > 0 { { " · " } }
                    <span>{ label(number) }{ " " }<b>{ words::time(result.timeline.elapsed()) }</b></span>
                </>
            }) }
            if let Some((verdict, saves)) = verdict(results) {
                { " · " }<span class={saves.then_some("saved")}>{ verdict }</span>
            }
        </p>
    }
}

fn headline(labels: &[String], results: &[Finished]) -> String {
    let mut parts: Vec<String> = results
        .iter()
        .enumerate()
        .map(|(number, result)| {
            let label = labels.get(number).map(String::as_str).unwrap_or_default();
            format!("{label} {}", words::time(result.timeline.elapsed()))
        })
        .collect();
    parts.extend(verdict(results).map(|(words, _)| words));
    parts.join(" · ")
}

/// What the second of two runs saves, and whether it saves anything.
fn verdict(results: &[Finished]) -> Option<(String, bool)> {
    let [first, second] = results else { return None };
    let comparison = compare(&second.timeline, &first.timeline);
    Some((words::verdict(&comparison), comparison.saved().is_some()))
}
