//! The course, fetched once: a single file that the build makes of everything in `lessons/`.

use std::{collections::BTreeMap, rc::Rc};

use gloo_net::http::Request;
use gloo_timers::future::TimeoutFuture;
use lesson::{Course, parse_course, parse_translation};
use yew::prelude::*;

use crate::language::{Language, t, t_with};

/// Where the loading of the course stands.
#[derive(Clone)]
pub enum Loading {
    Underway,
    Failed {
        message: String,
    },
    /// The messages are the course's own faults, `file:line: message`; what could be read is there all the same.
    Done {
        course: Rc<Course>,
        faults: Rc<[String]>,
    },
}

impl PartialEq for Loading {
    fn eq(&self, other: &Loading) -> bool {
        match (self, other) {
            (Loading::Underway, Loading::Underway) => true,
            (Loading::Failed { message }, Loading::Failed { message: other }) => message == other,
            // A course never changes once it is there.
            (Loading::Done { course, .. }, Loading::Done { course: other, .. }) => Rc::ptr_eq(course, other),
            _ => false,
        }
    }
}

/// Loads the course, in this language as far as it is translated. The second value tries again.
#[hook]
pub fn use_course(language: Language) -> (Loading, Callback<()>) {
    let loading = use_state(|| Fetching::Underway);
    let attempt = use_state(|| 0u32);
    {
        let loading = loading.setter();
        use_effect_with(*attempt, move |_| {
            loading.set(Fetching::Underway);
            wasm_bindgen_futures::spawn_local(async move {
                loading.set(match fetch().await {
                    Ok(files) => {
                        // Reading the lessons and drawing them are tasks of their own, so that neither holds up the page.
                        TimeoutFuture::new(0).await;
                        let course = read(&files, language);
                        TimeoutFuture::new(0).await;
                        Fetching::Done(Rc::new(Fetched { files, language, course }))
                    }
                    Err(message) => Fetching::Failed { message },
                });
            });
        });
    }
    let retry = Callback::from(move |()| attempt.set(*attempt + 1));
    // Read again for another language, but not fetched again.
    let read = use_memo(((*loading).clone(), language), |(fetching, language)| match fetching {
        Fetching::Underway => Loading::Underway,
        Fetching::Failed { message } => Loading::Failed { message: message.clone() },
        Fetching::Done(fetched) if fetched.language == *language => fetched.course.clone(),
        Fetching::Done(fetched) => read(&fetched.files, *language),
    });
    ((*read).clone(), retry)
}

#[derive(Clone)]
enum Fetching {
    Underway,
    Failed { message: String },
    Done(Rc<Fetched>),
}

/// The files of the course, and what they say in the language that was wanted first.
struct Fetched {
    files: Files,
    language: Language,
    course: Loading,
}

impl PartialEq for Fetching {
    fn eq(&self, other: &Fetching) -> bool {
        match (self, other) {
            (Fetching::Underway, Fetching::Underway) => true,
            (Fetching::Failed { message }, Fetching::Failed { message: other }) => message == other,
            (Fetching::Done(fetched), Fetching::Done(other)) => Rc::ptr_eq(fetched, other),
            _ => false,
        }
    }
}

type Files = BTreeMap<String, String>;

async fn fetch() -> Result<Files, String> {
    let html = web_sys::window().and_then(|window| window.document()?.document_element());
    let address =
        html.and_then(|html| html.get_attribute("data-lessons")).ok_or_else(|| t("course-not-named"))?;
    let response = Request::get(&address).send().await.map_err(|error| error.to_string())?;
    if !response.ok() {
        let status = format!("{} {}", response.status(), response.status_text());
        return Err(t_with("course-server-answered", &[("status", status.into())]));
    }
    response.json().await.map_err(|error| error.to_string())
}

fn read(files: &Files, language: Language) -> Loading {
    let file = |path: &str| files.get(path).cloned();
    let mut parsed = parse_course(&file);
    if parsed.value.translations.iter().any(|tag| tag == language.tag()) {
        let translation = parse_translation(&parsed.value, language.tag(), &file);
        parsed.value = translation.value;
        parsed.diagnostics.extend(translation.diagnostics);
    }
    let faults = parsed.diagnostics.iter().map(|fault| fault.to_string()).collect();
    Loading::Done { course: Rc::new(parsed.value), faults }
}
