//! A script to run and look at, with the prediction that is asked for before its first run.

use std::rc::Rc;

use lesson::{Pane, Play, Predict, RunWhen, judge};
use trace::{Outcome, Trace};
use yew::prelude::*;

use super::{Advice, Code, CodeError, Orders, PredictForm, ResultView, WhatIf, inline, use_advice};
use crate::{
    app::Announcer,
    diff,
    engine::Engine,
    language::{local, t, t_with},
    progress::{Did, LessonProgress},
    run::{Finished, Phase, Runner, Script, Start, use_runner},
    words,
};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub play: Rc<Play>,
    pub predict: Option<Rc<Predict>>,
    pub progress: Rc<LessonProgress>,
    pub on: Callback<Did>,
}

/// The block.
#[component]
pub fn PlayBlock(props: &Props) -> Html {
    let Props { play, predict, progress, on } = props;
    let text = progress.code.get(&play.id).unwrap_or(&play.script.source).clone();
    let edited = text != play.script.source;
    let revision = use_state(|| 0u32);
    let active = use_state_eq(|| 0u32);
    let announcer = use_context::<Announcer>();
    let result_place = use_node_ref();
    // Runs that nobody pressed a button for do not move the page.
    let asked = use_mut_ref(|| false);

    // The last run of the lesson's own program: a prediction is about that one, whatever has been changed since.
    let own = use_state(|| None::<Rc<Trace>>);

    let on_results = {
        let (on, play, asked, result_place) = (on.clone(), play.clone(), asked.clone(), result_place.clone());
        let own = own.setter();
        Callback::from(move |results: Rc<Vec<Finished>>| {
            let Some(result) = results.first() else { return };
            if result.script.source == play.script.source {
                own.set(Some(result.trace.clone()));
            }
            if is_light(result) {
                on.emit(Did::Run { block: play.id.clone() });
            }
            if let Some(Announcer(say)) = &announcer {
                say.emit(spoken(result));
            }
            if asked.replace(false) {
                show(&result_place);
            }
        })
    };
    let runner = use_runner(on_results);
    let run = {
        let (start, file) = (runner.start.clone(), play.script.file.clone());
        let (text, asked) = (text.clone(), asked.clone());
        Callback::from(move |()| {
            *asked.borrow_mut() = true;
            let scripts = vec![Script { file: file.clone(), source: text.clone() }];
            start.emit(Start { scripts, sequential: true });
        })
    };
    {
        // What had been run is shown again on the next visit.
        let (start, ran) = (runner.start.clone(), progress.ran.contains(&play.id));
        let script = Script { file: play.script.file.clone(), source: text.clone() };
        use_effect_with((), move |()| {
            if ran {
                start.emit(Start { scripts: vec![script], sequential: true });
            }
        });
    }

    let guess = predict.as_ref().and_then(|predict| progress.guesses.get(&predict.id).cloned());
    {
        // Where the program was changed before or after the prediction, the lesson's own is run beside it.
        let own_runner = use_runner({
            let own = own.setter();
            Callback::from(move |results: Rc<Vec<Finished>>| {
                own.set(results.first().map(|result| result.trace.clone()))
            })
        });
        let script = Script { file: play.script.file.clone(), source: play.script.source.clone() };
        let (known, ran) = (own.is_some(), progress.ran.contains(&play.id));
        let first = use_mut_ref(|| true);
        use_effect_with((guess.is_some(), edited), move |(guessed, edited)| {
            let first = first.replace(false);
            if *guessed && !known && (*edited || first && !ran) {
                own_runner.start.emit(Start { scripts: vec![script], sequential: false });
            }
        });
    }
    let result = runner.results.first();
    // The lesson's own bad example is bad on purpose: its prose says what there is to say.
    let own_words = !play.show.contains(&Pane::Advice)
        && result.is_some_and(|result| result.script.source == play.script.source);
    let advised = use_advice(result, &text, !own_words);
    let committed = predict.as_ref().is_none_or(|predict| {
        progress.guesses.contains_key(&predict.id) || progress.skipped.contains(&predict.id)
    });
    let may_run = committed || play.run == RunWhen::Free && predict.is_none();
    let on_change = {
        let (on, block) = (on.clone(), play.id.clone());
        Callback::from(move |text| on.emit(Did::Edit { block: block.clone(), text }))
    };
    let on_reset = {
        let (on, block, revision) = (on.clone(), play.id.clone(), revision.clone());
        Callback::from(move |_: MouseEvent| {
            on.emit(Did::Reset { block: block.clone() });
            revision.set(*revision + 1);
        })
    };
    let on_take = {
        let (on, block, revision) = (on.clone(), play.id.clone(), revision.clone());
        Callback::from(move |text: String| {
            on.emit(Did::Edit { block: block.clone(), text });
            revision.set(*revision + 1);
        })
    };
    let on_line = {
        let active = active.setter();
        Callback::from(move |line| active.set(line))
    };
    let on_run = {
        let run = run.clone();
        Callback::from(move |()| {
            if may_run {
                run.emit(());
            }
        })
    };
    let form = predict.as_ref().map(|predict| {
        let judgement = guess.as_ref().zip((*own).as_ref()).map(|(guess, trace)| {
            judge(predict, &guess.guess(), trace, &play.script.source)
        });
        let of_lesson = result.is_none_or(|result| result.script.source == play.script.source);
        let on_predict = {
            let (on, run, block) = (on.clone(), run.clone(), predict.id.clone());
            Callback::from(move |guess| {
                on.emit(Did::Predict { block: block.clone(), guess });
                run.emit(());
            })
        };
        let on_skip = {
            let (on, run, block) = (on.clone(), run.clone(), predict.id.clone());
            Callback::from(move |()| {
                on.emit(Did::SkipPrediction { block: block.clone() });
                run.emit(());
            })
        };
        html! {
            <PredictForm predict={predict.clone()} guess={guess.clone()} {judgement} {of_lesson} busy={runner.phase.is_running()}
                shown={progress.skipped.contains(&predict.id)} {on_predict} {on_skip} />
        }
    });

    html! {
        <div>
        <div class={classes!("player", result.is_some().then_some("has-result"))} role="group" aria-label={t_with("play-label", &[("file", play.script.file.as_str().into())])}>
            <div class="script">
                <div class="script-head">
                    <span class="file">{ &play.script.file }</span>
                    if edited {
                        <button class="link" onclick={on_reset}>{ t("play-reset") }</button>
                    }
                </div>
                <Code
                    text={text.clone()}
                    revision={*revision}
                    label={t_with("play-code-label", &[("file", play.script.file.as_str().into())])}
                    active={*active}
                    changed={diff::changed_lines(&play.script.source, &text)}
                    error={error_of(result, &text)}
                    notes={advised.marks.clone()}
                    goal={advised.goal}
                    on_note={advised.on_note.clone()}
                    {on_change} on_line={on_line.clone()} {on_run}
                />
                if !play.notes.is_empty() {
                    <ul class="notes">
                        { for play.notes.iter().map(|note| html! {
                            <li><span class="at">{ t_with("play-note-at", &[("lines", note.at.to_string().into())]) }{ " " }</span>{ inline(&note.say.content) }</li>
                        }) }
                    </ul>
                }
            </div>
            <div class="outcome" ref={result_place}>
                { form.unwrap_or_default() }
                if may_run {
                    <RunBar runner={runner.clone()} label={t(if result.is_some() { "run-again" } else { "run-button" })} on_run={run.clone()} />
                }
                if let Some(result) = result {
                    <ResultView result={result.clone()} phase={runner.phase.clone()} active={*active} on_line={on_line.clone()} open={play.show.clone()} />
                }
            </div>
            if result.is_some() {
                <Advice {advised} {on_line} {on_take} />
            }
        </div>
        if result.is_some() {
            <div class="experiments">
                <WhatIf file={play.script.file.clone()} source={text.clone()} />
                <Orders file={play.script.file.clone()} source={text.clone()} />
            </div>
        }
        </div>
    }
}

/// The error of the last run at its line, as long as the text is the one that was run.
pub fn error_of(result: Option<&Finished>, text: &str) -> Option<CodeError> {
    let result = result.filter(|result| result.script.source == text)?;
    let notice = words::notice(&result.trace, &result.timeline)?;
    Some(CodeError { line: notice.line?, message: notice.title })
}

/// The result as a screen reader says it.
pub fn spoken(result: &Finished) -> String {
    let totals = match &result.sequential {
        Some(sequential) => words::headline(&timeline::compare(&result.timeline, sequential)),
        None => t_with("result-spoken", &[("time", words::time(result.timeline.elapsed()).into())]),
    };
    match words::notice(&result.trace, &result.timeline) {
        Some(notice) => format!("{totals}. {} {}", notice.title, notice.text),
        None => format!("{totals}."),
    }
}

/// Whether a run is so small that it may be repeated without being asked for: by what it did, which is the same on every
/// machine, and by its real time only where that is beyond what a busy machine adds.
pub fn is_light(result: &Finished) -> bool {
    let Trace { instructions, events, outcome, .. } = &*result.trace;
    *instructions < 10_000_000
        && events.len() < 100_000
        && result.micros < 5_000_000
        && !matches!(outcome, Outcome::Limit { .. })
}

/// Brings a result to the top of the window where not all of it can be seen.
pub fn show(place: &NodeRef) {
    let Some(element) = place.cast::<web_sys::Element>() else { return };
    // After the result has been drawn.
    gloo_timers::callback::Timeout::new(50, move || {
        let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(0.0);
        let place = element.get_bounding_client_rect();
        if place.bottom() > height && place.top() > height * 0.1 {
            element.scroll_into_view();
        }
    })
    .forget();
}

#[derive(PartialEq, Properties)]
pub struct RunBarProps {
    pub runner: Runner,
    pub label: String,
    pub on_run: Callback<()>,
}

/// Run, Stop, and what is going on.
#[component]
pub fn RunBar(props: &RunBarProps) -> Html {
    let phase = &props.runner.phase;
    let stop = props.runner.stop.reform(|_: MouseEvent| ());
    let run = props.on_run.reform(|_: MouseEvent| ());
    html! {
        <div class="run-bar">
            if phase.is_slow() {
                <button class="stop" onclick={stop}>{ t("run-stop") }</button>
            } else {
                <button class="primary run" onclick={run}>{ &props.label }</button>
            }
            <span class="status" role="status"><RunStatus runner={props.runner.clone()} /></span>
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub struct RunStatusProps {
    pub runner: Runner,
}

/// What is going on, where it takes longer than a moment: how much of the engine has arrived, for how long a run goes on.
#[component]
pub fn RunStatus(props: &RunStatusProps) -> Html {
    let engine = use_context::<Engine>();
    let phase = &props.runner.phase;
    match phase {
        Phase::Idle => Html::default(),
        Phase::Running { .. } if !phase.is_slow() => Html::default(),
        Phase::Running { milliseconds } => {
            let loading = engine.filter(Engine::is_loading);
            let seconds = local(format!("{:.1}", f64::from(*milliseconds) / 1000.0));
            let megabytes = |bytes: f64| local(format!("{:.1}", bytes / 1e6));
            match loading.map(|engine| engine.arrived()) {
                None => html! { <span>{ t_with("run-running", &[("seconds", seconds.into())]) }</span> },
                Some(None) => {
                    html! { <span>{ t_with("run-loading", &[("seconds", seconds.into())]) }</span> }
                }
                Some(Some((received, size))) => html! {
                    <span>
                        { t_with("run-loading-bytes", &[
                            ("received", megabytes(received).into()),
                            ("size", megabytes(size).into()),
                        ]) }
                        { " " }
                        <progress value={received.to_string()} max={size.to_string()} aria-hidden="true"></progress>
                    </span>
                },
            }
        }
        Phase::Stopped => html! {
            <span>
                { t(if props.runner.results.is_empty() { "run-stopped" } else { "run-stopped-with-result" }) }
            </span>
        },
        Phase::Broken { message } => html! {
            <span class="problem">{ t_with("run-broken", &[("message", message.as_str().into())]) }</span>
        },
    }
}
