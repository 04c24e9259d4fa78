//! The frame around every page: what they share, the header, and which page the address shows.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use lesson::{Course, Lesson};
use yew::prelude::*;

use crate::{
    components::ChartStyle,
    course::{Loading, use_course},
    engine::Engine,
    language::{self, LanguageChoice, t, t_with},
    offline::{OfflineNote, UpdateNote},
    pages::{Contents, LessonPage, Playground},
    route::{Route, use_route},
    storage,
    theme::{self, ThemeChoice},
};

/// Tells something to a screen reader, politely.
#[derive(Clone, PartialEq)]
pub struct Announcer(pub Callback<String>);

/// Shows the page in its place in the document.
pub fn start() {
    console_error_panic_hook::set_once();
    // In a task of its own: to set up the WebAssembly takes about as long as to draw the page.
    let render = || {
        let place = web_sys::window().and_then(|window| window.document()?.get_element_by_id("app"));
        match place {
            Some(place) => yew::Renderer::<App>::with_root(place).render(),
            None => yew::Renderer::<App>::new().render(),
        };
    };
    Timeout::new(0, render).forget();
}

/// The whole page.
#[component]
pub fn App() -> Html {
    let route = use_route();
    let engine = use_state(Engine::new);
    let language = use_state_eq(|| {
        let language = route.language().unwrap_or_else(language::preferred);
        language::show(language);
        language
    });
    let on_choose = {
        let language = language.setter();
        Callback::from(move |chosen| language.set(chosen))
    };
    let (loading, retry) = use_course(*language);
    let said = use_state(String::new);
    let announcer = {
        let said = said.setter();
        use_memo((), |()| Announcer(Callback::from(move |text| said.set(text))))
    };
    let main = use_node_ref();
    let first = use_mut_ref(|| true);
    {
        let main = main.clone();
        use_effect_with(route.clone(), move |_| {
            // A new page begins at its top, for eyes and for the keyboard; but not on the very first visit, where the
            // browser's own order is right.
            if !first.replace(false) {
                if let Some(main) = main.cast::<web_sys::HtmlElement>() {
                    let _ = main.focus();
                }
                if let Some(window) = web_sys::window() {
                    window.scroll_to_with_x_and_y(0.0, 0.0);
                }
            }
        });
    }
    let framed = matches!(route, Route::Embed(_));
    let theme = match &route {
        Route::Embed(embed) => embed.theme.clone(),
        _ => None,
    };
    use_effect_with(theme, |theme| {
        if let Some(theme) = theme {
            theme::show(theme);
        }
    });
    let skip = {
        let main = main.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(main) = main.cast::<web_sys::HtmlElement>() {
                let _ = main.focus();
            }
        })
    };

    html! {
        <ContextProvider<Engine> context={(*engine).clone()}>
        <ContextProvider<Announcer> context={(*announcer).clone()}>
            <ChartStyle />
            if !framed {
            <button class="skip" onclick={skip}>{ t("app-skip") }</button>
            <header class="top"><div class="frame">
                <a class="name" href="#/">{ "Interleave" }</a>
                <nav aria-label={t("app-pages")}>
                    <a href="#/" aria-current={(route == Route::Contents).then_some("page")}>{ t("app-lessons") }</a>
                    <a href="#/playground" aria-current={(route == Route::Playground).then_some("page")}>{ t("app-playground") }</a>
                </nav>
                <LanguageChoice language={*language} {on_choose} />
                <ThemeChoice key={language.tag()} />
            </div></header>
            }
            if !framed {
                <UpdateNote key={language.tag()} />
            }
            <main id="content" class={framed.then_some("framed")} ref={main} tabindex="-1">
                if storage::refused() {
                    <p class="note warning" role="note">
                        { t("app-nothing-kept") }
                    </p>
                }
                // Another language draws everything again.
                <key={language.tag()}>{ page(&route, &loading, retry) }</>
            </main>
            if !framed {
                <footer class="bottom">
                    <p>{ t("app-virtual-time") }{ " " }<OfflineNote key={language.tag()} /></p>
                </footer>
            }
            <div class="unseen" role="status" aria-live="polite">{ &*said }</div>
        </ContextProvider<Announcer>>
        </ContextProvider<Engine>>
    }
}

fn page(route: &Route, loading: &Loading, retry: Callback<()>) -> Html {
    if *route == Route::Playground {
        return html! { <Playground /> };
    }
    match loading {
        Loading::Underway => html! { <p class="starting" role="status">{ t("app-loading-lessons") }</p> },
        Loading::Failed { message } => html! {
            <div class="note problem" role="alert">
                <p><strong>{ t("app-lessons-failed") }</strong>{ format!(" {message}.") }</p>
                <p><button onclick={retry.reform(|_| ())}>{ t("app-try-again") }</button></p>
            </div>
        },
        Loading::Done { course, faults } => html! {
            <>
                { course_page(route, course) }
                if !faults.is_empty() {
                    <details class="note warning">
                        <summary>{ t_with("app-faults", &[("count", faults.len().into())]) }</summary>
                        <ul>{ for faults.iter().map(|fault| html! { <li><code>{ fault }</code></li> }) }</ul>
                    </details>
                }
            </>
        },
    }
}

fn course_page(route: &Route, course: &Rc<Course>) -> Html {
    match route {
        Route::Contents => html! { <Contents course={course.clone()} /> },
        Route::Lesson { id } if course.lesson(id).is_some() => {
            // The key makes another lesson start afresh.
            html! { <LessonPage key={id.clone()} course={course.clone()} id={id.clone()} /> }
        }
        Route::Embed(embed) => {
            let named = |lesson: &&Lesson| lesson.id == embed.lesson || lesson.folder == embed.lesson;
            match course.lessons.iter().find(named) {
                Some(lesson) => html! {
                    <LessonPage key={lesson.id.clone()} course={course.clone()} id={lesson.id.clone()} part={embed.part} />
                },
                None => missing(&t_with("app-no-lesson", &[("name", embed.lesson.as_str().into())])),
            }
        }
        Route::Lesson { id } => missing(&t_with("app-no-lesson", &[("name", id.as_str().into())])),
        Route::Unknown => missing(&t("app-nothing-here")),
        Route::Playground => html! { <Playground /> },
    }
}

fn missing(what: &str) -> Html {
    html! {
        <div class="column">
            <h1>{ what }</h1>
            <p><a href="#/">{ t("app-all-lessons") }</a></p>
        </div>
    }
}
