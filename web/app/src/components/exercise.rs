//! A task to program: run it, see which expectations hold and where they fail, take a hint, look at the solution in
//! the end. Where the lesson allows it, the program is put together from given lines in place of being written.

mod goals;
mod help;
mod puzzle;

use std::rc::Rc;

use lesson::{Exercise, Form, Placed, Puzzle, check_all};
use yew::prelude::*;

use self::{
    goals::{goals, verdict},
    help::{hints, may_see, solution, versions},
    puzzle::PuzzleBoard,
};
use super::{
    Advice, Code, ResultView, RunBar, code_in,
    flaws::Flaw,
    inline,
    play::{error_of, is_light, show, spoken},
    use_advice,
};
use crate::{
    app::Announcer,
    diff,
    language::{t, t_html, t_with},
    progress::{Did, LessonProgress, Version},
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
    let puzzle = use_memo(exercise.clone(), |exercise| Puzzle::of(exercise));
    let written = progress.code.get(&exercise.id).unwrap_or(&exercise.start.source).clone();
    let placed: Vec<Placed> = match (&*puzzle, progress.arranged.get(&exercise.id)) {
        (Some(puzzle), Some(lines)) => puzzle.placed(lines),
        _ => Vec::new(),
    };
    let arranging = puzzle.is_some()
        && progress.arranging.get(&exercise.id).copied().unwrap_or(exercise.form == Form::Arrange);
    // What is run: the text of the editor, or the program that the lines make.
    let text = match &*puzzle {
        Some(puzzle) if arranging => puzzle.assemble(&placed),
        _ => written.clone(),
    };
    let edited = written != exercise.start.source;
    let revision = use_state(|| 0u32);
    let active = use_state_eq(|| 0u32);
    // The check whose failure is pointed out.
    let shown = use_state_eq(|| None::<usize>);
    let announcer = use_context::<Announcer>();
    let place = use_node_ref();
    let asked = use_mut_ref(|| false);

    let on_results = {
        let (on, exercise, asked, place, shown) =
            (on.clone(), exercise.clone(), asked.clone(), place.clone(), shown.setter());
        Callback::from(move |results: Rc<Vec<Finished>>| {
            let Some(result) = results.first() else { return };
            let source = &result.script.source;
            let report = check_all(&exercise.checks, &result.trace, source);
            shown.set(None);
            if is_light(result) {
                on.emit(Did::Run { block: exercise.id.clone() });
            }
            if report.passed() {
                on.emit(Did::Solve { block: exercise.id.clone() });
            }
            let asked = asked.replace(false);
            if asked && !arranging && *source != exercise.start.source {
                let version = Version {
                    at: js_sys::Date::now(),
                    text: source.clone(),
                    passed: report.verdicts.iter().filter(|verdict| verdict.passed()).count(),
                    of: report.verdicts.len(),
                };
                on.emit(Did::KeepVersion { block: exercise.id.clone(), version });
            }
            if let Some(Announcer(say)) = &announcer {
                let verdict =
                    t(if report.passed() { "exercise-solved-said" } else { "exercise-unsolved-said" });
                say.emit(format!("{verdict} {}", spoken(result)));
            }
            if asked {
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
    // The start is bad on purpose, and what to do about it is the task.
    let changed = result.is_some_and(|result| result.script.source != exercise.start.source);
    let advised = use_advice(result, &text, changed);
    let report = result.map(|result| check_all(&exercise.checks, &result.trace, &result.script.source));
    let flaws: Vec<Flaw> = match (result, &report) {
        (Some(result), Some(report)) if result.script.source == text => {
            let failures = report.verdicts.iter().enumerate().filter_map(|(number, verdict)| {
                let failure = verdict.failure.as_ref()?;
                Some(Flaw::new(&result.timeline, failure, *shown == Some(number)))
            });
            failures.collect()
        }
        _ => Vec::new(),
    };
    let on_show = {
        let (shown, active, place) = (shown.setter(), active.setter(), place.clone());
        let lines: Vec<u32> = report
            .iter()
            .flat_map(|report| &report.verdicts)
            .map(|verdict| verdict.failure.as_ref().and_then(|failure| failure.line).map_or(0, |line| line.0))
            .collect();
        Callback::from(move |number: usize| {
            shown.set(Some(number));
            active.set(lines.get(number).copied().unwrap_or(0));
            show(&place);
        })
    };
    let on_line = {
        let active = active.setter();
        Callback::from(move |line| active.set(line))
    };
    let block = exercise.id.clone();
    // Nothing that the learner wrote is lost when other code takes its place.
    let put_aside = {
        let (on, block, text) = (on.clone(), block.clone(), written.clone());
        Callback::from(move |()| {
            if edited {
                let version = Version { at: js_sys::Date::now(), text: text.clone(), passed: 0, of: 0 };
                on.emit(Did::KeepVersion { block: block.clone(), version });
            }
        })
    };
    let replace = {
        let (on, block, revision, put_aside) =
            (on.clone(), block.clone(), revision.clone(), put_aside.clone());
        Callback::from(move |text: String| {
            put_aside.emit(());
            on.emit(Did::Edit { block: block.clone(), text });
            revision.set(*revision + 1);
        })
    };
    let on_reset = {
        let (on, block, revision) = (on.clone(), block.clone(), revision.clone());
        Callback::from(move |_: MouseEvent| {
            on.emit(if arranging {
                Did::Arrange { block: block.clone(), lines: Vec::new() }
            } else {
                put_aside.emit(());
                Did::Reset { block: block.clone() }
            });
            revision.set(*revision + 1);
        })
    };
    let workplace = match &*puzzle {
        Some(puzzle) if arranging => {
            let on_change = {
                let (on, block, pieces) = (on.clone(), block.clone(), puzzle.clone());
                Callback::from(move |placed: Vec<Placed>| {
                    on.emit(Did::Arrange { block: block.clone(), lines: pieces.lines(&placed) });
                })
            };
            let flawed: Vec<u32> = flaws.iter().filter_map(|flaw| flaw.line).collect();
            let tried = result.is_some_and(|result| result.script.source == text);
            let failed = tried && report.as_ref().is_some_and(|report| !report.passed());
            html! {
                <>
                    <PuzzleBoard puzzle={puzzle.clone()} placed={placed.clone()} on_change={on_change.clone()}
                        active={*active} {flawed} on_line={on_line.clone()} />
                    if failed {
                        { strangers(puzzle, &placed) }
                    }
                    if may_see(exercise, progress) {
                        { place_next(puzzle, &placed, on_change) }
                    }
                </>
            }
        }
        _ => {
            let on_change = {
                let (on, block) = (on.clone(), block.clone());
                Callback::from(move |text| on.emit(Did::Edit { block: block.clone(), text }))
            };
            html! {
                <>
                    <Code
                        text={written.clone()}
                        revision={*revision}
                        label={t_with("play-code-label", &[("file", exercise.start.file.as_str().into())])}
                        editable={exercise.editable.iter().map(|name| name.id.clone()).collect::<Vec<_>>()}
                        marked={exercise.is_marked()}
                        active={*active}
                        changed={diff::changed_lines(&exercise.start.source, &written)}
                        error={error_of(result, &written)}
                        notes={advised.marks.clone()}
                        goal={advised.goal}
                        on_note={advised.on_note.clone()}
                        {on_change} on_line={on_line.clone()} on_run={run.clone()}
                    />
                    { what_may_change(exercise) }
                </>
            }
        }
    };
    let kept = progress.versions.get(&block).map(Vec::as_slice).unwrap_or_default();

    html! {
        <section class={classes!("player", "exercise", result.is_some().then_some("has-result"))} aria-label={t("exercise-label")}>
            <div class="script">
                <h3>
                    { t("exercise-heading") }
                    if progress.solved.contains(&block) { { " " }<strong class="state">{ t("exercise-state-solved") }</strong> }
                </h3>
                if let Some(ask) = &exercise.ask {
                    <p class="ask">{ inline(&ask.content) }</p>
                }
                { goals(exercise, report.as_ref(), *shown, &on_show) }
                if puzzle.is_some() {
                    { forms(&block, arranging, on) }
                }
                <div class="script-head">
                    <span class="file">{ &exercise.start.file }</span>
                    if edited && !arranging || arranging && !placed.is_empty() {
                        <button type="button" class="link" onclick={on_reset}>{ t("exercise-reset") }</button>
                    }
                </div>
                { workplace }
                { hints(exercise, progress, on) }
                if !arranging {
                    { solution(exercise, progress, on, {
                        let (replace, source) = (replace.clone(), exercise.solution.source.clone());
                        Callback::from(move |_: MouseEvent| replace.emit(source.clone()))
                    }) }
                    { versions(kept, &written, &replace) }
                }
            </div>
            <div class="outcome" ref={place}>
                <RunBar runner={runner.clone()} label={t("run-and-check")} on_run={run.clone()} />
                { report.as_ref().map(|report| verdict(exercise, report)).unwrap_or_default() }
                if let Some(result) = result {
                    <ResultView result={result.clone()} phase={runner.phase.clone()} active={*active} on_line={on_line.clone()} {flaws} />
                }
            </div>
            if result.is_some() {
                <Advice advised={advised.clone()} {on_line} />
            }
        </section>
    }
}

/// Writing or arranging.
fn forms(block: &str, arranging: bool, on: &Callback<Did>) -> Html {
    let choose = |arranging: bool| {
        let (on, block) = (on.clone(), block.to_owned());
        Callback::from(move |_: Event| on.emit(Did::ChooseForm { block: block.clone(), arranging }))
    };
    let name = format!("form-{block}");
    html! {
        <fieldset class="forms">
            <legend class="unseen">{ t("exercise-form") }</legend>
            <label><input type="radio" name={name.clone()} checked={!arranging} onchange={choose(false)} />{ " " }{ t("exercise-form-write") }</label>
            <label><input type="radio" {name} checked={arranging} onchange={choose(true)} />{ " " }{ t("exercise-form-arrange") }</label>
        </fieldset>
    }
}

fn what_may_change(exercise: &Exercise) -> Html {
    let names = exercise.editable.iter().enumerate().map(|(number, name)| {
        html! { <>if number > 0 { { ", " } }<code>{ &name.id }</code></> }
    });
    if exercise.is_marked() {
        return html! { <p class="quiet">{ t("exercise-editable-marked") }</p> };
    }
    if exercise.editable.is_empty() {
        return Html::default();
    }
    html! { <p class="quiet">{ t_html("exercise-editable", &[("functions", html! { <>{ for names }</> })]) }</p> }
}

/// What is wrong with lines that do not belong, said only once they have been tried.
fn strangers(puzzle: &Puzzle, placed: &[Placed]) -> Html {
    let said = puzzle.strangers(placed).filter_map(|piece| Some((piece, piece.say.as_ref()?)));
    html! {
        <ul class="strangers">
            { for said.map(|(piece, say)| html! { <li>{ code_in(&format!("`{}`", piece.text)) }{ ": " }{ inline(&say.content) }</li> }) }
        </ul>
    }
}

/// Puts the next line where it belongs.
fn place_next(puzzle: &Puzzle, placed: &[Placed], on_change: Callback<Vec<Placed>>) -> Html {
    let Some(helped) = puzzle.helped(placed) else { return Html::default() };
    html! {
        <p><button type="button" class="place-next" onclick={on_change.reform(move |_: MouseEvent| helped.clone())}>{ t("puzzle-place-next") }</button></p>
    }
}
