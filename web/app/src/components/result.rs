//! What a run gave, in the order of a first glance: the totals in words, the bars, then everything else.

use lesson::Pane;
use timeline::{Moment, compare};
use trace::{Cpu, Nanos, Outcome, Stream};
use yew::prelude::*;

use super::{
    BeTheLoop, Chart, InsideLoop, Records,
    chart::{ALL_AT_ONCE, Picture},
    flaws::Flaw,
};
use crate::{
    bookmarks,
    language::{t, t_html, t_with},
    run::{Finished, Phase},
    words,
};

/// More lines of output than this are counted, not shown.
const LINES: usize = 500;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub result: Finished,
    pub phase: Phase,
    #[prop_or_default]
    pub active: u32,
    #[prop_or_default]
    pub on_line: Callback<u32>,
    /// What is open at first; everything else is a click away.
    #[prop_or_else(|| vec![Pane::Timeline, Pane::Output])]
    pub open: Vec<Pane>,
    /// Where checks failed, to be marked in the chart.
    #[prop_or_default]
    pub flaws: Vec<Flaw>,
}

/// The result of one script.
#[component]
pub fn ResultView(props: &Props) -> Html {
    let result = &props.result;
    let notice = words::notice(&result.trace, &result.timeline);
    let ran = !nothing_ran(result) && result.timeline.lanes.iter().any(|lane| !lane.hidden);
    // Where both took the same time a second, equal picture would tell nothing.
    let sequential = result.sequential.as_ref().filter(|one| one.elapsed() != result.timeline.elapsed());
    // Of two runs with many lanes each only a summary could be shown; one run's lanes can be scrolled through.
    let few = result.timeline.shown().count() <= ALL_AT_ONCE;
    let picture = match sequential.filter(|_| few) {
        Some(sequential) => {
            let runs = vec![
                (t("result-one-after-another-name"), sequential.clone()),
                (t("result-together-name"), result.timeline.clone()),
            ];
            Picture::Several { runs }
        }
        None => match &result.kept {
            Some(run) => Picture::Kept { run: run.clone() },
            None => Picture::One { timeline: result.timeline.clone(), end: None },
        },
    };
    let file = result.script.file.trim_end_matches(".py").to_owned();
    // What is looked at, in the chart and inside of the loop: whoever is moved tells the other.
    let (from_chart, from_inside) = (use_state_eq(|| None::<Moment>), use_state_eq(|| None::<Moment>));
    {
        let (from_chart, from_inside) = (from_chart.setter(), from_inside.setter());
        use_effect_with(result.clone(), move |_| {
            from_chart.set(None);
            from_inside.set(None);
        });
    }
    let tell = |to: &UseStateHandle<Option<Moment>>, other: &UseStateHandle<Option<Moment>>| {
        let (to, other) = (to.setter(), other.setter());
        Callback::from(move |moment: Moment| {
            other.set(None);
            to.set(Some(moment));
        })
    };
    let on_moment = tell(&from_chart, &from_inside);
    let on_step = tell(&from_inside, &from_chart);
    let program = use_memo(result.script.source.clone(), |source| bookmarks::program(source));
    html! {
        <div class={classes!("result", props.phase.is_slow().then_some("outdated"))}>
            if let Some(notice) = &notice {
                <div class="note problem">
                    <p><strong>{ &notice.title }</strong></p>
                    if !notice.text.is_empty() {
                        <p>{ &notice.text }</p>
                    }
                </div>
            }
            { if nothing_ran(result) { Html::default() } else { totals(result) } }
            if ran {
                { folded(t("result-timeline"), props.open.contains(&Pane::Timeline), html! {
                    <Chart {picture} active={props.active} on_line={props.on_line.clone()} {file} flaws={props.flaws.clone()}
                        program={(*program).clone()} moment={*from_inside} {on_moment} />
                }) }
            }
            if !nothing_ran(result) {
            <p class="badge">
                <span class="clock">{ t("result-virtual-time") }</span>
                if result.timeline.cpu != Cpu::Off {
                    { " " }{ t("lenses-rate") }
                }
                { " " }{ t_with("result-really-took", &[("time", words::real_time(result.micros).into())]) }
            </p>
            }
            // Where something went wrong, the program's last words are part of it.
            { folded(t("result-output"), props.open.contains(&Pane::Output) || notice.is_some(), html! {
                <Output result={result.clone()} on_line={props.on_line.clone()} />
            }) }
            if ran {
                // Both read the trace, which the page has not got of a run that stayed in the worker.
                if result.kept.is_none() {
                    <InsideLoop result={result.clone()} on_line={props.on_line.clone()} open={props.open.contains(&Pane::Queue)}
                        moment={*from_chart} {on_step} />
                    <BeTheLoop result={result.clone()} open={props.open.contains(&Pane::Loop)} />
                }
                <Records result={result.clone()} />
            }
        </div>
    }
}

/// The message for its time: a run that did not come to its end has no duration, only a place where it stopped.
fn beginning(result: &Finished) -> &'static str {
    match result.trace.outcome {
        Outcome::Deadlock { .. } => "result-stands-still",
        Outcome::Limit { .. } => "result-stopped-at",
        Outcome::Finished { .. }
        | Outcome::Exception { .. }
        | Outcome::SyntaxError { .. }
        | Outcome::Unsupported { .. } => "result-takes",
    }
}

/// Whether the program was refused before its first line.
fn nothing_ran(result: &Finished) -> bool {
    matches!(result.trace.outcome, Outcome::SyntaxError { .. } | Outcome::Unsupported { .. })
}

fn folded(name: String, open: bool, content: Html) -> Html {
    if open {
        return content;
    }
    html! { <details><summary>{ name }</summary>{ content }</details> }
}

fn bold(time: Nanos) -> Html {
    html! { <b>{ words::time(time) }</b> }
}

/// The one line that says most.
fn totals(result: &Finished) -> Html {
    let together = bold(result.timeline.elapsed());
    let Some(sequential) = &result.sequential else {
        return html! {
            <p class="totals">
                <span>{ t_html(beginning(result), &[("time", together)]) }</span>
                if let Some(why) = result.untold {
                    { " · " }<span class="quiet">{ why.words() }</span>
                }
            </p>
        };
    };
    let comparison = compare(&result.timeline, sequential);
    match comparison.saved() {
        Some(_) => html! {
            <p class="totals">
                <span>{ t_html("result-one-after-another", &[("time", bold(comparison.one_after_another))]) }</span>
                { " · " }<span>{ t_html("result-together", &[("time", together)]) }</span>
                { " · " }<span class="saved">{ words::verdict(&comparison) }</span>
            </p>
        },
        None => html! {
            <p class="totals">
                <span>{ t_html("result-takes", &[("time", together)]) }</span>
                { " · " }<span>{ if comparison.together == comparison.one_after_another && !result.timeline.overlaps() {
                    t("result-nothing-overlaps")
                } else {
                    words::verdict(&comparison)
                } }</span>
            </p>
        },
    }
}

#[derive(PartialEq, Properties)]
pub struct OutputProps {
    pub result: Finished,
    #[prop_or_default]
    pub on_line: Callback<u32>,
}

/// What the program printed, each line with its virtual time.
#[component]
pub fn Output(props: &OutputProps) -> Html {
    let printed = use_memo(props.result.clone(), |result| words::output_lines(&result.trace, LINES));
    let (lines, count) = &*printed;
    if lines.is_empty() {
        return html! { <p class="output empty">{ t("result-printed-nothing") }</p> };
    }
    html! {
        <div class="output">
            <p class="label">{ t("result-output") }</p>
            <div class="scroll" tabindex="0" role="group" aria-label={t("result-output-label")}>
                <table>
                    <thead class="unseen"><tr><th>{ t("result-time") }</th><th>{ t("result-text") }</th></tr></thead>
                    <tbody>
                        { for lines.iter().map(|line| {
                            let number = line.line.unwrap_or(0);
                            let over = props.on_line.reform(move |_: MouseEvent| number);
                            let out = props.on_line.reform(|_: MouseEvent| 0);
                            let error = line.stream == Stream::Stderr;
                            let text = if error { ::words::last_words(&line.text) } else { line.text.clone() };
                            html! {
                                <tr class={error.then_some("error")} onmouseenter={over} onmouseleave={out}>
                                    <th scope="row">{ words::time(line.at) }</th>
                                    <td>if error { <span class="unseen">{ t("result-error-output") }{ " " }</span> }{ text }</td>
                                </tr>
                            }
                        }) }
                    </tbody>
                </table>
            </div>
            if *count > lines.len() {
                <p class="quiet">{ t_with("result-more-lines", &[("count", (*count - lines.len()).into())]) }</p>
            }
        </div>
    }
}
