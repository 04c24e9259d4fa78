//! The first page: what this is, and the lessons with what is done of them.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use lesson::{Course, Lesson, Level};
use yew::prelude::*;

use super::lesson::{done, needed};
use crate::{
    components::{CourseMap, FirstQuestion, inline},
    language::{t, t_html, t_with},
    progress::{self, LessonProgress},
    route::Route,
    storage,
};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub course: Rc<Course>,
}

/// The contents page.
#[component]
pub fn Contents(props: &Props) -> Html {
    let course = &props.course;
    use_effect_with((), |()| title(&t("contents-title")));
    let progress: Vec<LessonProgress> = course
        .lessons
        .iter()
        .map(|lesson| storage::read(&progress::key(&lesson.id)).unwrap_or_default())
        .collect();
    let next = course.lessons.iter().zip(&progress).find(|(_, progress)| !progress.completed);
    let next_place = progress.iter().position(|progress| !progress.completed);
    let completed = progress.iter().filter(|progress| progress.completed).count();
    let begun = progress.iter().any(LessonProgress::begun);
    let rest = use_later();

    html! {
        <div class="column contents">
            <h1>{ &course.title }</h1>
            <p class="lead">
                if let Some(summary) = &course.summary {
                    { inline(&summary.content) }
                } else {
                    { t("contents-lead") }
                }
            </p>
            if let Some((lesson, _)) = next {
                if begun {
                    <p>
                        <a class="button primary" href={href(lesson)}>
                            { t_with("contents-go-on", &[("lesson", lesson.title.as_str().into())]) }
                        </a>
                    </p>
                } else {
                    <FirstQuestion lesson={lesson.title.clone()} href={href(lesson)} />
                }
            } else if !course.lessons.is_empty() {
                <p class="lead">{ t("contents-all-done") }</p>
            }
            if rest {
            <div class="course-parts">
            <section>
            <h2>{ t("contents-lessons") }</h2>
            if begun {
                <p class="done">
                    <progress value={completed.to_string()} max={course.lessons.len().max(1).to_string()} aria-hidden="true" />
                    { " " }{ t_with("contents-done", &[("done", completed.into()), ("count", course.lessons.len().into())]) }
                </p>
            }
            <ol class="lessons">
                { for course.lessons.iter().zip(&progress).map(|(lesson, progress)| entry(course, lesson, progress)) }
            </ol>
            </section>
            <section>
            <h2>{ t("map-heading") }</h2>
            <CourseMap course={course.clone()} progress={progress.clone()} next={next_place} />
            </section>
            </div>
            <h2>{ t("contents-own") }</h2>
            <p>
                { t_html("contents-own-text", &[
                    ("playground", html! { <a href="#/playground">{ t("contents-own-link") }</a> }),
                ]) }
            </p>
            }
        </div>
    }
}

/// False at first, and true in a task of its own: what is further down is drawn after what is seen first, so that the two
/// together do not hold up the page.
#[hook]
fn use_later() -> bool {
    let later = use_state(|| false);
    {
        let later = later.setter();
        use_effect_with((), move |()| {
            let timeout = Timeout::new(0, move || later.set(true));
            move || drop(timeout)
        });
    }
    *later
}

fn entry(course: &Course, lesson: &Lesson, progress: &LessonProgress) -> Html {
    let state = match (progress.completed, progress.begun()) {
        (true, _) => t("contents-completed"),
        (false, true) => t("contents-begun"),
        (false, false) => String::new(),
    };
    html! {
        <li>
            <a class="title" href={href(lesson)}>{ &lesson.title }</a>
            <span class="facts">
                { level(lesson.level) }{ " · " }{ minutes(lesson.minutes) }
                if !state.is_empty() {
                    { " · " }<strong class="state">{ state }</strong>
                }
            </span>
            if let Some(first) = lesson.objectives.first() {
                <span class="objective">{ inline(&first.content) }</span>
            }
            if progress.begun() && !progress.completed {
                { done(progress, lesson) }
            }
            if !lesson.needs.is_empty() {
                <span class="facts">{ t_html("lesson-needs", &[("lessons", needed(course, lesson))]) }</span>
            }
        </li>
    }
}

/// The level in a word.
pub fn level(level: Level) -> String {
    match level {
        Level::Beginner => t("level-beginner"),
        Level::Intermediate => t("level-intermediate"),
        Level::Advanced => t("level-advanced"),
    }
}

/// How long a lesson takes.
pub fn minutes(minutes: u32) -> String {
    t_with("minutes", &[("minutes", minutes.into())])
}

/// Names the browser's tab.
pub fn title(text: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(text);
    }
}

fn href(lesson: &Lesson) -> String {
    Route::Lesson { id: lesson.id.clone() }.href()
}
