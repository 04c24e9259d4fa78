//! Which page an address shows. Addresses live behind the `#`, so that the page works in any folder of any
//! host and no server has to know them.

use yew::prelude::*;

use crate::language::Language;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Contents,
    Lesson {
        id: String,
    },
    Playground,
    /// A part of a lesson alone, for a frame in another page.
    Embed(Embed),
    Unknown,
}

/// What a frame shows: `#embed=1&lesson=gather&part=compare&theme=dark`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// The id of a lesson, or its folder.
    pub lesson: String,
    pub part: Part,
    /// `light` or `dark`; the system's choice otherwise.
    pub theme: Option<String>,
    /// The reader's choice otherwise.
    pub language: Option<Language>,
}

/// Which blocks of a lesson a frame shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Lesson,
    Play,
    Compare,
    Lenses,
    Exercise,
    Quiz,
}

impl Part {
    /// A prediction belongs to the program that it is about.
    fn parse(word: &str) -> Option<Part> {
        match word {
            "lesson" => Some(Part::Lesson),
            "play" | "predict" => Some(Part::Play),
            "compare" => Some(Part::Compare),
            "lenses" => Some(Part::Lenses),
            "exercise" => Some(Part::Exercise),
            "quiz" => Some(Part::Quiz),
            _ => None,
        }
    }
}

impl Embed {
    fn parse(keys: &str) -> Option<Embed> {
        let value = |wanted: &str| {
            let mut pairs = keys.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == wanted).map(|(_, value)| value)
        };
        value("embed").filter(|on| *on == "1")?;
        Some(Embed {
            lesson: value("lesson")?.to_owned(),
            part: Part::parse(value("part").unwrap_or("lesson"))?,
            theme: value("theme").filter(|theme| ["light", "dark"].contains(theme)).map(str::to_owned),
            language: value("lang").and_then(Language::of),
        })
    }
}

impl Route {
    /// The route of a location's hash, with or without the `#`.
    pub fn parse(hash: &str) -> Route {
        let path = hash.trim_start_matches('#').trim_matches('/');
        match path.split_once('/') {
            _ if path.starts_with("embed=") => Embed::parse(path).map_or(Route::Unknown, Route::Embed),
            None if path.is_empty() => Route::Contents,
            None if path == "playground" => Route::Playground,
            Some(("lesson", id)) if !id.contains('/') => Route::Lesson { id: id.to_owned() },
            _ => Route::Unknown,
        }
    }

    /// The language that the address asks for.
    pub fn language(&self) -> Option<Language> {
        match self {
            Route::Embed(embed) => embed.language,
            Route::Contents | Route::Lesson { .. } | Route::Playground | Route::Unknown => None,
        }
    }

    /// The link that leads here.
    pub fn href(&self) -> String {
        match self {
            Route::Contents | Route::Unknown => "#/".to_owned(),
            Route::Lesson { id } | Route::Embed(Embed { lesson: id, .. }) => format!("#/lesson/{id}"),
            Route::Playground => "#/playground".to_owned(),
        }
    }
}

/// The route of the address, kept up to date.
#[hook]
pub fn use_route() -> Route {
    let route = use_state_eq(current);
    {
        let route = route.setter();
        use_effect_with((), move |()| {
            let listener =
                gloo_events::EventListener::new(&window(), "hashchange", move |_| route.set(current()));
            move || drop(listener)
        });
    }
    (*route).clone()
}

fn current() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

fn window() -> web_sys::Window {
    web_sys::window().expect("the page runs in a window")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_back_to_their_route() {
        for route in [Route::Contents, Route::Playground, Route::Lesson { id: "gather".into() }] {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn a_frame_names_what_it_shows() {
        let embed = Embed {
            lesson: "02-gather".into(),
            part: Part::Compare,
            theme: Some("dark".into()),
            language: Some(Language::German),
        };
        assert_eq!(
            Route::parse("#embed=1&lesson=02-gather&part=compare&theme=dark&lang=de-AT&id=g1"),
            Route::Embed(embed)
        );
        assert_eq!(Route::parse("#embed=1&part=compare"), Route::Unknown);
        assert_eq!(Route::parse("#embed=1&lesson=gather&part=nonsense"), Route::Unknown);
    }

    #[test]
    fn addresses_are_read_with_some_tolerance() {
        assert_eq!(Route::parse(""), Route::Contents);
        assert_eq!(Route::parse("#"), Route::Contents);
        assert_eq!(Route::parse("#playground"), Route::Playground);
        assert_eq!(Route::parse("#/lesson/gather/"), Route::Lesson { id: "gather".into() });
        assert_eq!(Route::parse("#/lesson"), Route::Unknown);
        assert_eq!(Route::parse("#/news"), Route::Unknown);
    }
}
