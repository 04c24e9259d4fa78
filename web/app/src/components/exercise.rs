//! A task to program: run it, see which expectations hold, take a hint, look at the solution in the end.

use std::rc::Rc;

use lesson::{Exercise, Report, check_all};
use yew::prelude::*;

use super::{
    Code, ResultView, RunBar, code_in, inline,
    play::{error_of, is_light, show, spoken},
};
use crate::{
    app::Announcer,
    diff,
    language::{t, t_html, t_with},
    progress::{Did, LessonProgress},
    run::{Finished, Script, Start, use_runner},
};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub exercise: Rc<Exercise>,
    pub progress: Rc<LessonProgress>,
    pub on: Callback<Did>,
}

/// The block.
#[component]
pub fn ExerciseBlock(props: &Props) -> Html {
    let Props { exercise, progress, on } = props;
    let text = progress.code.get(&exercise.id).unwrap_or(&exercise.start.source).clone();
    let edited = text != exercise.start.source;
    let revision = use_state(|| 0u32);
    let active = use_state_eq(|| 0u32);
    let announcer = use_context::<Announcer>();
    let place = use_node_ref();
    let asked = use_mut_ref(|| false);

    let on_results = {
        let (on, exercise, asked, place) = (on.clone(), exercise.clone(), asked.clone(), place.clone());
        Callback::from(move |results: Rc<Vec<Finished>>| {
            let Some(result) = results.first() else { return };
            let report = check_all(&exercise.checks, &result.trace, &result.script.source);
            if is_light(result) {
                on.emit(Did::Run { block: exercise.id.clone() });
            }
            if report.passed() {
                on.emit(Did::Solve { block: exercise.id.clone() });
            }
            if let Some(Announcer(say)) = &announcer {
                let verdict =
                    t(if report.passed() { "exercise-solved-said" } else { "exercise-unsolved-said" });
                say.emit(format!("{verdict} {}", spoken(result)));
            }
            if asked.replace(false) {
                show(&place);
            }
        })
    };
    let runner = use_runner(on_results);
    let run = {
        let (start, file, text, asked) =
            (runner.start.clone(), exercise.start.file.clone(), text.clone(), asked.clone());
        Callback::from(move |()| {
            *asked.borrow_mut() = true;
            let scripts = vec![Script { file: file.clone(), source: text.clone() }];
            start.emit(Start { scripts, sequential: true });
        })
    };
    {
        let (start, ran) = (runner.start.clone(), progress.ran.contains(&exercise.id));
        let script = Script { file: exercise.start.file.clone(), source: text.clone() };
        use_effect_with((), move |()| {
            if ran {
                start.emit(Start { scripts: vec![script], sequential: true });
            }
        });
    }
    let result = runner.results.first();
    let report = result.map(|result| check_all(&exercise.checks, &result.trace, &result.script.source));
    let on_change = {
        let (on, block) = (on.clone(), exercise.id.clone());
        Callback::from(move |text| on.emit(Did::Edit { block: block.clone(), text }))
    };
    let replace = |did: Did| {
        let (on, revision) = (on.clone(), revision.clone());
        Callback::from(move |_: MouseEvent| {
            on.emit(did.clone());
            revision.set(*revision + 1);
        })
    };
    let on_line = {
        let active = active.setter();
        Callback::from(move |line| active.set(line))
    };
    let editable: Vec<String> = exercise.editable.iter().map(|name| name.id.clone()).collect();

    html! {
        <section class={classes!("player", "exercise", result.is_some().then_some("has-result"))} aria-label={t("exercise-label")}>
            <div class="script">
                <h3>
                    { t("exercise-heading") }
                    if progress.solved.contains(&exercise.id) { { " " }<strong class="state">{ t("exercise-state-solved") }</strong> }
                </h3>
                if let Some(ask) = &exercise.ask {
                    <p class="ask">{ inline(&ask.content) }</p>
                }
                { goals(exercise, report.as_ref()) }
                <div class="script-head">
                    <span class="file">{ &exercise.start.file }</span>
                    if edited {
                        <button class="link" onclick={replace(Did::Reset { block: exercise.id.clone() })}>{ t("exercise-reset") }</button>
                    }
                </div>
                <Code
                    text={text.clone()}
                    revision={*revision}
                    label={t_with("play-code-label", &[("file", exercise.start.file.as_str().into())])}
                    editable={editable.clone()}
                    active={*active}
                    changed={diff::changed_lines(&exercise.start.source, &text)}
                    error={error_of(result, &text)}
                    {on_change} on_line={on_line.clone()} on_run={run.clone()}
                />
                if !editable.is_empty() {
                    <p class="quiet">{ t_html("exercise-editable", &[("functions", html! {
                        <>{ for editable.iter().enumerate().map(|(number, name)| html! {
                            <>if number > 0 { { ", " } }<code>{ name }</code></>
                        }) }</>
                    })]) }</p>
                }
                { hints(exercise, progress, on) }
                { solution(exercise, progress, replace(Did::Edit { block: exercise.id.clone(), text: exercise.solution.source.clone() })) }
            </div>
            <div class="outcome" ref={place}>
                <RunBar runner={runner.clone()} label={t("run-and-check")} on_run={run.clone()} />
                { report.as_ref().map(|report| verdict(exercise, report)).unwrap_or_default() }
                if let Some(result) = result {
                    <ResultView result={result.clone()} phase={runner.phase.clone()} active={*active} on_line={on_line} />
                }
            </div>
        </section>
    }
}

/// What is expected, each with a mark once there is a run.
fn goals(exercise: &Exercise, report: Option<&Report>) -> Html {
    html! {
        <ul class="goals">
            { for exercise.checks.iter().enumerate().map(|(number, check)| {
                let verdict = report.and_then(|report| report.verdicts.get(number));
                let (class, mark, word) = match verdict {
                    None => ("open", "○", t("exercise-goal-open")),
                    Some(verdict) if verdict.passed() => ("right", "✓", t("exercise-goal-right")),
                    Some(_) => ("wrong", "✗", t("exercise-goal-wrong")),
                };
                let failure = verdict.and_then(|verdict| verdict.failure.as_ref());
                html! {
                    <li {class}>
                        <span class="mark" aria-hidden="true">{ mark }</span>
                        <span><span class="unseen">{ word }{ " " }</span>{ code_in(&check.expectation.to_string()) }
                        if let Some(failure) = failure {
                            <span class="finding">{ code_in(&failure.message) }</span>
                        }</span>
                    </li>
                }
            }) }
        </ul>
    }
}

fn verdict(exercise: &Exercise, report: &Report) -> Html {
    if report.passed() {
        return html! {
            <div class="note success">
                <p><strong>{ t("exercise-solved") }</strong></p>
                if let Some(explain) = &exercise.explain {
                    <p>{ inline(&explain.content) }</p>
                }
            </div>
        };
    }
    let open = report.verdicts.iter().filter(|verdict| !verdict.passed()).count();
    html! {
        <div class="note">
            <p>
                <strong>{ t("exercise-unsolved") }</strong>{ " " }
                if let Some(stopped) = &report.stopped {
                    { code_in(&stopped.message) }{ "." }
                } else {
                    { t_with("exercise-open", &[("count", open.into())]) }
                }
            </p>
        </div>
    }
}

fn hints(exercise: &Exercise, progress: &LessonProgress, on: &Callback<Did>) -> Html {
    let open = progress.hints.get(&exercise.id).copied().unwrap_or(0);
    let next = {
        let (on, block) = (on.clone(), exercise.id.clone());
        Callback::from(move |_: MouseEvent| on.emit(Did::OpenHint { block: block.clone() }))
    };
    html! {
        <div class="hints">
            <ol>{ for exercise.hints.iter().take(open).map(|hint| html! { <li>{ inline(&hint.content) }</li> }) }</ol>
            if open < exercise.hints.len() {
                <button class="link" onclick={next}>
                    { t_with(
                        if open == 0 { "exercise-hint" } else { "exercise-next-hint" },
                        &[("number", (open + 1).into()), ("count", exercise.hints.len().into())],
                    ) }
                </button>
            }
        </div>
    }
}

/// The solution can be looked at when it is solved, or when all hints are used up.
fn solution(exercise: &Exercise, progress: &LessonProgress, on_take: Callback<MouseEvent>) -> Html {
    let open = progress.hints.get(&exercise.id).copied().unwrap_or(0) >= exercise.hints.len();
    if !open && !progress.solved.contains(&exercise.id) {
        return Html::default();
    }
    html! {
        <details class="solution">
            <summary>{ t("exercise-solution") }</summary>
            <pre class="listing" tabindex="0"><code>{ &exercise.solution.source }</code></pre>
            <button onclick={on_take}>{ t("exercise-take-solution") }</button>
        </details>
    }
}
