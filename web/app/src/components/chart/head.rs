//! The playhead: where it is, what is going on there, and how it moves while the run is played.

use std::rc::Rc;

use gloo_timers::callback::Interval;
use protocol::{Answer, Question};
use yew::prelude::*;

use super::picture::{Picture, Place};
use crate::bookmarks::{self, Bookmark};

/// At speed 1, what is in sight passes in so many milliseconds.
const CROSSING: f64 = 8_000.0;

/// While a run is played, the words change no more often than this, in milliseconds.
const WORDS: f64 = 150.0;

/// What is said about the place of the playhead: the words, and the line that runs.
pub type Words = Option<(String, u32)>;

/// Says what is going on at a place, here or by way of the worker.
pub fn tell(picture: &Picture, place: Place, say: impl Fn(Words) + 'static) {
    match picture {
        Picture::Kept { run } => {
            let question = match place.moment {
                Some(moment) => Question::Now(moment),
                None => match place.axis {
                    timeline::AxisKind::Time => Question::At(place.at.max(0.0) as u64),
                    timeline::AxisKind::Steps => Question::Step { from: step(place), forth: true },
                },
            };
            run.ask(question, move |answer| {
                if let Some(Answer::Now(now)) = answer {
                    say(Some((now.sentence, now.line.map_or(0, |line| line.0))));
                }
            });
        }
        Picture::One { .. } | Picture::Several { .. } => say(picture.now(&place)),
    }
}

/// The step before a place of the axis of steps, whose time only the worker knows.
fn step(place: Place) -> timeline::Moment {
    timeline::Moment { at: trace::Nanos(0), step: (place.at.max(0.0) as u32).saturating_sub(1) }
}

/// Goes a step forth or back, and gives the new place.
pub fn step_from(picture: &Picture, from: Place, forth: bool, go: impl Fn(Place) + 'static) {
    match picture {
        Picture::Kept { run } => {
            let axis = from.axis;
            let start = from.moment;
            let run_on = run.clone();
            let go = Rc::new(go);
            let ask = move |moment| {
                let go = go.clone();
                run_on.ask(Question::Step { from: moment, forth }, move |answer| {
                    if let Some(Answer::Now(now)) = answer {
                        go(Place::of(axis, now.moment));
                    }
                });
            };
            match start {
                Some(moment) => ask(moment),
                None => run.ask(Question::At(from.at.max(0.0) as u64), move |answer| {
                    if let Some(Answer::Now(now)) = answer {
                        ask(now.moment);
                    }
                }),
            }
        }
        Picture::One { .. } | Picture::Several { .. } => {
            if let Some(place) = picture.step(&from, forth) {
                go(place);
            }
        }
    }
}

/// The words for the playhead, kept up to date.
#[hook]
pub fn use_words(picture: &Picture, head: Option<Place>, playing: bool) -> Words {
    let words = use_state_eq(|| None::<(String, u32)>);
    let told = use_mut_ref(|| 0.0);
    {
        let words = words.setter();
        use_effect_with((picture.clone(), head, playing), move |(picture, head, playing)| {
            let Some(head) = *head else { return words.set(None) };
            let now = js_sys::Date::now();
            if *playing && now - *told.borrow() < WORDS {
                return;
            }
            *told.borrow_mut() = now;
            tell(picture, head, move |said| words.set(said));
        });
    }
    (*words).clone()
}

/// Moves the playhead while the run is played: `step` gets the share of what is in sight that has passed.
#[hook]
pub fn use_playing(playing: bool, speed: f64, step: Callback<f64>) {
    let latest = use_mut_ref(|| step.clone());
    *latest.borrow_mut() = step;
    use_effect_with((playing, speed.to_bits()), move |_| {
        let ticking = playing.then(|| {
            let mut last = js_sys::Date::now();
            Interval::new(16, move || {
                let now = js_sys::Date::now();
                let step = latest.borrow().clone();
                step.emit((now - last) / CROSSING * speed);
                last = now;
            })
        });
        move || drop(ticking)
    });
}

/// The bookmarks that were set in this program before, as far as its run still has their places.
pub fn bookmarks(picture: &Picture, program: &str) -> Vec<Place> {
    if program.is_empty() {
        return Vec::new();
    }
    let end = picture.end();
    let kept = bookmarks::read(program).into_iter().filter(|bookmark| {
        bookmark.at <= picture.length(bookmark.axis) && bookmark.moment.is_none_or(|moment| moment <= end)
    });
    kept.map(|Bookmark { axis, at, moment }| Place { axis, at, moment }).collect()
}

/// Keeps the bookmarks of this program.
pub fn keep_bookmarks(program: &str, places: &[Place]) {
    if !program.is_empty() {
        let bookmark = |&Place { axis, at, moment }: &Place| Bookmark { axis, at, moment };
        bookmarks::keep(program, places.iter().map(bookmark).collect());
    }
}

/// Whether the reader has asked for less motion.
pub fn is_still() -> bool {
    let query =
        web_sys::window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok()?);
    query.is_some_and(|query| query.matches())
}
