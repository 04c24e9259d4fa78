//! The lessons as a map: what builds on what, from top to bottom. The list of the lessons says the same in words.

use std::rc::Rc;

use lesson::{Course, Lesson};
use yew::prelude::*;

use crate::{language::t, progress::LessonProgress, route::Route};

/// From one row to the next, and the height of a lesson, in pixels.
const ROW: usize = 104;
const NODE: usize = 68;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub course: Rc<Course>,
    /// One for each lesson.
    pub progress: Vec<LessonProgress>,
    /// The lesson to go on with.
    pub next: Option<usize>,
}

/// The map.
#[component]
pub fn CourseMap(props: &Props) -> Html {
    let rows = props.course.map();
    let lessons = &props.course.lessons;
    let spot = |lesson: usize| {
        rows.iter().enumerate().find_map(|(row, places)| {
            let column = places.iter().position(|other| *other == lesson)?;
            Some((100.0 * (column as f64 + 0.5) / places.len() as f64, row * ROW, places.len()))
        })
    };
    html! {
        <nav class="course-map" aria-label={t("map-label")} style={format!("height: {}px", rows.len() * ROW - (ROW - NODE))}>
            <svg width="100%" height="100%" aria-hidden="true" focusable="false">
                { for props.course.links().into_iter().filter_map(|(from, to)| {
                    let ((x1, top, _), (x2, y2, _)) = (spot(from)?, spot(to)?);
                    Some(html! {
                        <line x1={format!("{x1}%")} y1={(top + NODE).to_string()} x2={format!("{x2}%")} y2={y2.to_string()} />
                    })
                }) }
            </svg>
            { for lessons.iter().zip(&props.progress).enumerate().filter_map(|(place, (lesson, progress))| {
                let (left, top, count) = spot(place)?;
                let style = format!("left: {left}%; top: {top}px; height: {NODE}px; width: min(15rem, {}% - 0.5rem)", 100 / count);
                Some(node(lesson, progress, props.next == Some(place), place + 1, style))
            }) }
        </nav>
    }
}

fn node(lesson: &Lesson, progress: &LessonProgress, next: bool, number: usize, style: String) -> Html {
    let state = match (progress.completed, progress.begun()) {
        (true, _) => Some(("done", t("contents-completed"))),
        (false, true) => Some(("begun", t("contents-begun"))),
        (false, false) if next => Some(("next", t("map-next"))),
        (false, false) => None,
    };
    let (class, word) = state.map_or(("", String::new()), |(class, word)| (class, word));
    html! {
        <a class={classes!("map-lesson", class)} {style} href={Route::Lesson { id: lesson.id.clone() }.href()}>
            <span>{ format!("{number}. {}", lesson.title) }</span>
            if !word.is_empty() {
                <small>{ word }</small>
            }
        </a>
    }
}
