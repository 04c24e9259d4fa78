//! Help with an exercise, in small steps: hints one by one, then the solution line by line, and the learner's own
//! earlier versions.

use lesson::Exercise;
use yew::prelude::*;

use crate::{
    components::inline,
    diff,
    language::{Language, t, t_with},
    progress::{Did, LessonProgress, Version},
};

/// The hints that are open, and a button for the next.
pub fn hints(exercise: &Exercise, progress: &LessonProgress, on: &Callback<Did>) -> Html {
    let open = progress.hints.get(&exercise.id).copied().unwrap_or(0);
    let next = {
        let (on, block) = (on.clone(), exercise.id.clone());
        Callback::from(move |_: MouseEvent| on.emit(Did::OpenHint { block: block.clone() }))
    };
    html! {
        <div class="hints">
            <ol>{ for exercise.hints.iter().take(open).map(|hint| html! { <li>{ inline(&hint.content) }</li> }) }</ol>
            if open < exercise.hints.len() {
                <button type="button" class="link" onclick={next}>
                    { t_with(
                        if open == 0 { "exercise-hint" } else { "exercise-next-hint" },
                        &[("number", (open + 1).into()), ("count", exercise.hints.len().into())],
                    ) }
                </button>
            }
        </div>
    }
}

/// Whether the solution may be looked at: when it is solved, or when all hints are used up.
pub fn may_see(exercise: &Exercise, progress: &LessonProgress) -> bool {
    let open = progress.hints.get(&exercise.id).copied().unwrap_or(0);
    open >= exercise.hints.len() || progress.solved.contains(&exercise.id)
}

/// The solution, of which the lines that differ from the start are shown one by one.
pub fn solution(
    exercise: &Exercise,
    progress: &LessonProgress,
    on: &Callback<Did>,
    on_take: Callback<MouseEvent>,
) -> Html {
    if !may_see(exercise, progress) {
        return Html::default();
    }
    let source = &exercise.solution.source;
    let has_code =
        |number: &u32| source.lines().nth(*number as usize - 1).is_some_and(|line| !line.trim().is_empty());
    let hidden: Vec<u32> =
        diff::changed_lines(&exercise.start.source, source).into_iter().filter(has_code).collect();
    let shown = progress.revealed.get(&exercise.id).copied().unwrap_or(0).min(hidden.len());
    let covered = &hidden[shown..];
    let next = {
        let (on, block) = (on.clone(), exercise.id.clone());
        Callback::from(move |_: MouseEvent| on.emit(Did::Reveal { block: block.clone() }))
    };
    html! {
        <details class="solution">
            <summary>{ t("exercise-solution") }</summary>
            <pre class="listing" tabindex="0"><code>{ for source.lines().zip(1u32..).map(|(line, number)| {
                let indent = &line[..line.len() - line.trim_start().len()];
                if covered.contains(&number) {
                    html! { <>{ indent }<span class="covered" role="img" aria-label={t("exercise-covered")}>{ "· · · · · ·" }</span>{ "\n" }</> }
                } else if hidden.contains(&number) {
                    html! { <><mark>{ line }</mark>{ "\n" }</> }
                } else {
                    html! { <>{ line }{ "\n" }</> }
                }
            }) }</code></pre>
            if covered.is_empty() {
                <button type="button" onclick={on_take}>{ t("exercise-take-solution") }</button>
            } else {
                <button type="button" class="reveal" onclick={next}>
                    { t_with("exercise-reveal", &[("number", (shown + 1).into()), ("count", hidden.len().into())]) }
                </button>
            }
        </details>
    }
}

/// The learner's earlier versions, the newest first.
pub fn versions(versions: &[Version], text: &str, on_take: &Callback<String>) -> Html {
    let others: Vec<&Version> = versions.iter().rev().filter(|version| version.text != text).collect();
    if others.is_empty() {
        return Html::default();
    }
    html! {
        <details class="versions">
            <summary>{ t_with("exercise-versions", &[("count", others.len().into())]) }</summary>
            <ol>
                { for others.into_iter().map(|version| {
                    let take = {
                        let (on_take, text) = (on_take.clone(), version.text.clone());
                        Callback::from(move |_: MouseEvent| on_take.emit(text.clone()))
                    };
                    let changed = diff::changed_lines(text, &version.text).len();
                    let time = time_of(version.at);
                    html! {
                        <li key={version.text.clone()}>
                            <details>
                                <summary>
                                    <time>{ &time }</time>{ " · " }
                                    if version.of == 0 {
                                        { t("exercise-version-not-run") }
                                    } else {
                                        { t_with("exercise-version-passed", &[("passed", version.passed.into()), ("count", version.of.into())]) }
                                    }
                                    { " · " }{ t_with("exercise-version-lines", &[("count", changed.into())]) }
                                </summary>
                                <pre class="listing" tabindex="0"><code>{ &version.text }</code></pre>
                            </details>
                            <button type="button" onclick={take}
                                aria-label={t_with("exercise-restore-label", &[("time", time.as_str().into())])}>{ t("exercise-restore") }</button>
                        </li>
                    }
                }) }
            </ol>
        </details>
    }
}

/// A moment, in milliseconds since 1970, as the reader's language writes it.
fn time_of(at: f64) -> String {
    js_sys::Date::new(&at.into()).to_locale_string(Language::current().tag(), &js_sys::Object::new()).into()
}
