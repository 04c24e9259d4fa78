//! Which page an address shows. Addresses live behind the `#`, so that the page works in any folder of any
//! host and no server has to know them.

use yew::prelude::*;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Contents,
    Lesson { id: String },
    Playground,
    Unknown,
}

impl Route {
    /// The route of a location's hash, with or without the `#`.
    pub fn parse(hash: &str) -> Route {
        let path = hash.trim_start_matches('#').trim_matches('/');
        match path.split_once('/') {
            None if path.is_empty() => Route::Contents,
            None if path == "playground" => Route::Playground,
            Some(("lesson", id)) if !id.contains('/') => Route::Lesson { id: id.to_owned() },
            _ => Route::Unknown,
        }
    }

    /// The link that leads here.
    pub fn href(&self) -> String {
        match self {
            Route::Contents | Route::Unknown => "#/".to_owned(),
            Route::Lesson { id } => format!("#/lesson/{id}"),
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
    fn addresses_are_read_with_some_tolerance() {
        assert_eq!(Route::parse(""), Route::Contents);
        assert_eq!(Route::parse("#"), Route::Contents);
        assert_eq!(Route::parse("#playground"), Route::Playground);
        assert_eq!(Route::parse("#/lesson/gather/"), Route::Lesson { id: "gather".into() });
        assert_eq!(Route::parse("#/lesson"), Route::Unknown);
        assert_eq!(Route::parse("#/news"), Route::Unknown);
    }
}
