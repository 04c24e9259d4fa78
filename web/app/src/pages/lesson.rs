//! One lesson: what it is for, its blocks, its words, and the way on.

use std::rc::Rc;

use lesson::Course;
use yew::prelude::*;

use super::contents::{level, title};
use crate::{
    app::Announcer,
    components::{Blocks, inline},
    engine::Engine,
    progress::{self, Did, LessonProgress},
    route::{Part, Route},
    storage,
};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub course: Rc<Course>,
    pub id: String,
    /// Blocks of one kind alone, for a frame in another page.
    #[prop_or(Part::Lesson)]
    pub part: Part,
}

/// The page of one lesson.
#[component]
pub fn LessonPage(props: &Props) -> Html {
    let engine = use_context::<Engine>();
    let announcer = use_context::<Announcer>();
    let key = progress::key(&props.id);
    let progress = {
        let key = key.clone();
        use_reducer_eq(move || storage::read::<LessonProgress>(&key).unwrap_or_default())
    };
    let kept = use_state_eq(|| true);
    {
        let kept = kept.setter();
        let progress = Rc::new((*progress).clone());
        use_effect_with(progress, move |progress| {
            if progress.begun() {
                kept.set(storage::write(&key, &**progress));
            }
        });
    }
    {
        let (course, id) = (props.course.clone(), props.id.clone());
        use_effect_with((), move |()| {
            if let Some(lesson) = course.lesson(&id) {
                title(&format!("{} · Interleave", lesson.title));
            }
            // Downloaded while the learner reads.
            if let Some(engine) = engine {
                engine.warm_up();
            }
        });
    }
    let on = {
        let dispatcher = progress.dispatcher();
        use_callback((), move |did: Did, ()| dispatcher.dispatch(did))
    };
    let Some(lesson) = props.course.lesson(&props.id) else { return Html::default() };
    let next = lesson.next.as_ref().and_then(|next| props.course.lesson(&next.id));
    let place = props.course.lessons.iter().position(|one| one.id == lesson.id).unwrap_or(0) + 1;
    let complete = {
        let (on, completed) = (on.clone(), progress.completed);
        Callback::from(move |_: MouseEvent| {
            on.emit(Did::Complete(!completed));
            if let Some(Announcer(say)) = &announcer {
                say.emit(
                    if completed { "No longer marked as completed." } else { "Lesson completed." }.into(),
                );
            }
        })
    };
    let blocks = html! {
        <Blocks course={props.course.clone()} lesson={props.id.clone()} part={props.part}
            progress={Rc::new((*progress).clone())} on={on} />
    };
    if props.part != Part::Lesson {
        return html! {
            <article class="lesson part">
                { blocks }
                <p class="quiet">
                    { "From the lesson " }
                    <a href={Route::Lesson { id: props.id.clone() }.href()} target="_blank">{ &lesson.title }</a>
                    { " · Interleave" }
                </p>
            </article>
        };
    }
    html! {
        <article class="lesson">
            <div class="column lesson-head">
                <p class="quiet">
                    <a href="#/">{ &props.course.title }</a>
                    { format!(" · lesson {place} of {} · {} · {} minutes", props.course.lessons.len(), level(lesson.level), lesson.minutes) }
                </p>
                <h1>{ &lesson.title }</h1>
                if !lesson.objectives.is_empty() {
                    <p class="objectives-head">{ "Afterwards you can" }</p>
                    <ul class="objectives">
                        { for lesson.objectives.iter().map(|objective| html! { <li>{ inline(&objective.content) }</li> }) }
                    </ul>
                }
                if !lesson.needs.is_empty() {
                    <p class="quiet">{ "It builds on " }{ for lesson.needs.iter().enumerate().map(|(number, need)| {
                        let needed = props.course.lesson(&need.id).map_or(need.id.clone(), |lesson| lesson.title.clone());
                        html! { <>if number > 0 { { ", " } }<a href={Route::Lesson { id: need.id.clone() }.href()}>{ needed }</a></> }
                    }) }{ "." }</p>
                }
            </div>
            { blocks }
            { words(&props.course, lesson) }
            <div class="column lesson-end">
                if !*kept {
                    <p class="note warning">{ "The browser did not keep your last change: its storage is full or switched off. Keep a copy of long code." }</p>
                }
                <p>
                    <button class={classes!((!progress.completed).then_some("primary"))} onclick={complete} aria-pressed={progress.completed.to_string()}>
                        { if progress.completed { "✓ Completed" } else { "Mark this lesson as completed" } }
                    </button>
                </p>
                <p>
                    if let Some(next) = next {
                        <a class="next" href={Route::Lesson { id: next.id.clone() }.href()}>{ "Next: " }{ &next.title }{ " →" }</a>
                    } else {
                        <a class="next" href="#/">{ "All lessons" }</a>
                    }
                </p>
            </div>
        </article>
    }
}

/// The words of the glossary that the lesson teaches.
fn words(course: &Course, lesson: &lesson::Lesson) -> Html {
    let terms: Vec<_> = lesson.concepts.iter().filter_map(|name| course.glossary.term(&name.id)).collect();
    if terms.is_empty() {
        return Html::default();
    }
    html! {
        <details class="column glossary">
            <summary>{ "Words of this lesson" }</summary>
            <dl>{ for terms.iter().map(|term| html! {
                <><dt>{ &term.id }</dt><dd>{ inline(&term.means.content) }</dd></>
            }) }</dl>
        </details>
    }
}
