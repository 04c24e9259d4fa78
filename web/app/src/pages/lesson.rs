//! One lesson: what it is for, its blocks, its words, and the way on.

use std::rc::Rc;

use lesson::{Course, LessonCpu};
use yew::prelude::*;

use super::contents::{level, minutes, title};
use crate::{
    app::Announcer,
    components::{Blocks, inline},
    engine::Engine,
    language::{Language, t, t_html, t_with},
    progress::{self, Did, LessonProgress},
    route::{Part, Route},
    run::Timing,
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
                title(&t_with("lesson-title", &[("lesson", lesson.title.as_str().into())]));
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
                say.emit(t(if completed { "lesson-uncompleted-said" } else { "lesson-completed-said" }));
            }
        })
    };
    let blocks = html! {
        <ContextProvider<Timing> context={Timing(lesson.cpu)}>
        <Blocks course={props.course.clone()} lesson={props.id.clone()} part={props.part}
            progress={Rc::new((*progress).clone())} on={on} />
        </ContextProvider<Timing>>
    };
    if props.part != Part::Lesson {
        return html! {
            <article class="lesson part">
                // A frame has no room for a title, but is a document of its own to a screen reader.
                <h1 class="unseen">{ &lesson.title }</h1>
                { blocks }
                <p class="quiet">
                    { t_html("lesson-part-of", &[("lesson", html! {
                        <a href={Route::Lesson { id: props.id.clone() }.href()} target="_blank">{ &lesson.title }</a>
                    })]) }
                </p>
            </article>
        };
    }
    let untranslated = lesson.language.is_none() && Language::current() != Language::English;
    let lang = untranslated.then_some(Language::English.tag());
    html! {
        <article class="lesson">
            <div class="column lesson-head">
                <p class="quiet">
                    <a href="#/">{ &props.course.title }</a>
                    { format!(" · {} · {} · {}",
                        t_with("lesson-place", &[("place", place.into()), ("count", props.course.lessons.len().into())]),
                        level(lesson.level), minutes(lesson.minutes)) }
                </p>
                if untranslated {
                    <p class="note" role="note">{ t("lesson-no-translation") }</p>
                }
                <h1 lang={lang}>{ &lesson.title }</h1>
                if !lesson.objectives.is_empty() {
                    <p class="objectives-head">{ t("lesson-objectives") }</p>
                    <ul class="objectives" {lang}>
                        { for lesson.objectives.iter().map(|objective| html! { <li>{ inline(&objective.content) }</li> }) }
                    </ul>
                }
                if lesson.cpu == LessonCpu::Counted {
                    <p class="quiet">{ t("lesson-cpu-counted") }</p>
                }
                if !lesson.needs.is_empty() {
                    <p class="quiet">{ t_html("lesson-needs", &[("lessons", needed(&props.course, lesson))]) }</p>
                }
            </div>
            { blocks }
            { words(&props.course, lesson) }
            <div class="column lesson-end">
                if !*kept {
                    <p class="note warning">{ t("lesson-not-kept") }</p>
                }
                { done(&progress, lesson) }
                <p>
                    <button class={classes!((!progress.completed).then_some("primary"))} onclick={complete} aria-pressed={progress.completed.to_string()}>
                        { t(if progress.completed { "lesson-completed" } else { "lesson-complete" }) }
                    </button>
                </p>
                <p>
                    if let Some(next) = next {
                        <a class="next" href={Route::Lesson { id: next.id.clone() }.href()}>{ t_with("lesson-next", &[("lesson", next.title.as_str().into())]) }</a>
                    } else {
                        <a class="next" href="#/">{ t("app-all-lessons") }</a>
                    }
                </p>
            </div>
        </article>
    }
}

/// How much of the lesson is done.
pub fn done(progress: &LessonProgress, lesson: &lesson::Lesson) -> Html {
    let (done, count) = progress.done(lesson);
    let said = t_with("lesson-done", &[("done", done.into()), ("count", count.into())]);
    html! {
        <p class="done"><progress value={done.to_string()} max={count.max(1).to_string()} aria-hidden="true" />{ " " }{ said }</p>
    }
}

/// Links to the lessons that are to be known before.
pub fn needed(course: &Course, lesson: &lesson::Lesson) -> Html {
    let link = |(number, need): (usize, &lesson::Name)| {
        let title = course.lesson(&need.id).map_or(need.id.clone(), |lesson| lesson.title.clone());
        let href = Route::Lesson { id: need.id.clone() }.href();
        html! { <>if number > 0 { { ", " } }<a {href}>{ title }</a></> }
    };
    lesson.needs.iter().enumerate().map(link).collect()
}

/// The words of the glossary that the lesson teaches.
fn words(course: &Course, lesson: &lesson::Lesson) -> Html {
    let terms: Vec<_> = lesson.concepts.iter().filter_map(|name| course.glossary.term(&name.id)).collect();
    if terms.is_empty() {
        return Html::default();
    }
    html! {
        <details class="column glossary">
            <summary>{ t("lesson-words") }</summary>
            <dl>{ for terms.iter().map(|term| html! {
                <><dt>{ &term.id }</dt><dd>{ inline(&term.means.content) }</dd></>
            }) }</dl>
        </details>
    }
}
