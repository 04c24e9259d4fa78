//! The first page: what this is, and the lessons with what is done of them.

use std::rc::Rc;

use lesson::{Course, Lesson, Level};
use yew::prelude::*;

use crate::{
    components::inline,
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
    use_effect_with((), |()| title("Interleave: see what await really does"));
    let progress: Vec<LessonProgress> = course
        .lessons
        .iter()
        .map(|lesson| storage::read(&progress::key(&lesson.id)).unwrap_or_default())
        .collect();
    let next = course.lessons.iter().zip(&progress).find(|(_, progress)| !progress.completed);
    let begun = progress.iter().any(LessonProgress::begun);

    html! {
        <div class="column contents">
            <h1>{ &course.title }</h1>
            <p class="lead">
                if let Some(summary) = &course.summary {
                    { inline(&summary.content) }
                } else {
                    { "Say how long a program will take, run it, and see every wait as a bar on one ruler. \
                       The programs are ordinary Python and run here, in your browser." }
                }
            </p>
            if let Some((lesson, _)) = next {
                <p>
                    <a class="button primary" href={href(lesson)}>
                        { if begun { "Go on: " } else { "Begin: " } }{ &lesson.title }
                    </a>
                </p>
            } else if !course.lessons.is_empty() {
                <p class="lead">{ "You have completed all lessons." }</p>
            }
            <h2>{ "Lessons" }</h2>
            <ol class="lessons">
                { for course.lessons.iter().zip(&progress).map(|(lesson, progress)| entry(lesson, progress)) }
            </ol>
            <h2>{ "Or write your own" }</h2>
            <p>
                { "The " }<a href="#/playground">{ "playground" }</a>
                { " runs any asyncio program that you type, and shows what it did." }
            </p>
        </div>
    }
}

fn entry(lesson: &Lesson, progress: &LessonProgress) -> Html {
    let state = match (progress.completed, progress.begun()) {
        (true, _) => "✓ completed",
        (false, true) => "begun",
        (false, false) => "",
    };
    html! {
        <li>
            <a class="title" href={href(lesson)}>{ &lesson.title }</a>
            <span class="facts">
                { level(lesson.level) }{ " · " }{ lesson.minutes }{ " minutes" }
                if !state.is_empty() {
                    { " · " }<strong class="state">{ state }</strong>
                }
            </span>
            if let Some(first) = lesson.objectives.first() {
                <span class="objective">{ inline(&first.content) }</span>
            }
        </li>
    }
}

/// The level in a word.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Beginner => "beginner",
        Level::Intermediate => "intermediate",
        Level::Advanced => "advanced",
    }
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
