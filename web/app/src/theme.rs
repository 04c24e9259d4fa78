//! Light or dark: the system's choice, until the reader chooses otherwise.

use yew::prelude::*;

use crate::{language::t, storage};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Theme {
    Auto,
    Light,
    Dark,
}

impl Theme {
    fn word(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    fn of(word: &str) -> Theme {
        match word {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::Auto,
        }
    }

    /// The style sheet follows `<html data-theme>`; without it, the system.
    fn show(self) {
        let html = web_sys::window().and_then(|window| window.document()?.document_element());
        let Some(html) = html else { return };
        // Setting an attribute of an element of ours cannot fail.
        let _ = match self {
            Theme::Auto => html.remove_attribute("data-theme"),
            Theme::Light | Theme::Dark => html.set_attribute("data-theme", self.word()),
        };
    }

    fn keep(self) {
        if self == Theme::Auto {
            storage::remove("theme");
        } else {
            storage::write_text("theme", self.word());
        }
    }
}

/// Shows the colours that the page around a frame asks for, without keeping them.
pub fn show(theme: &str) {
    Theme::of(theme).show();
}

/// The choice of colours, in the header of every page.
#[component]
pub fn ThemeChoice() -> Html {
    let theme = use_state(|| Theme::of(&storage::read_text("theme").unwrap_or_default()));
    let onchange = {
        let theme = theme.clone();
        Callback::from(move |event: Event| {
            let chosen = Theme::of(&event.target_unchecked_into::<web_sys::HtmlSelectElement>().value());
            chosen.show();
            chosen.keep();
            theme.set(chosen);
        })
    };
    let option = |value: Theme, text: String| {
        html! { <option value={value.word()} selected={*theme == value}>{ text }</option> }
    };
    html! {
        <label class="choice">
            <span class="quiet">{ t("theme-choice") }</span>
            <select {onchange}>
                { option(Theme::Auto, t("theme-auto")) }
                { option(Theme::Light, t("theme-light")) }
                { option(Theme::Dark, t("theme-dark")) }
            </select>
        </label>
    }
}
