//! What an exercise asks of a run, and where the run fails it.

use lesson::{Exercise, Finding, Report};
use yew::prelude::*;

use crate::{
    components::{code_in, inline},
    language::{t, t_with},
};

/// What is expected, each with a mark once there is a run. A failure can be shown where it happened: `shown` is the
/// number of the check whose place is marked, and `on_show` is told another.
pub fn goals(
    exercise: &Exercise,
    report: Option<&Report>,
    shown: Option<usize>,
    on_show: &Callback<usize>,
) -> Html {
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
                            if has_place(failure) {
                                <button type="button" class="link where" aria-pressed={(shown == Some(number)).to_string()}
                                    onclick={on_show.reform(move |_: MouseEvent| number)}>{ t("exercise-show-where") }</button>
                            }
                        }</span>
                    </li>
                }
            }) }
        </ul>
    }
}

/// Whether there is anything to be marked.
fn has_place(finding: &Finding) -> bool {
    finding.line.is_some() || finding.time.is_some()
}

/// A finding where it begins a sentence.
fn sentence(finding: &str) -> String {
    let mut letters = finding.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Solved, or how much is missing.
pub fn verdict(exercise: &Exercise, report: &Report) -> Html {
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
                    { code_in(&sentence(&stopped.message)) }{ "." }
                } else {
                    { t_with("exercise-open", &[("count", open.into())]) }
                }
            </p>
        </div>
    }
}
