//! The words of the interface in the language of the reader.
//!
//! Every text of the page is a message of Project Fluent, in `locales/LANGUAGE/*.ftl`; a component says it by
//! [`t`], [`t_with`] or [`t_html`]. What a language lacks is said in English. The tests make sure that all languages
//! have the same messages with the same arguments, and that every message in the sources exists.
//!
//! The language is the one that the reader chose, else the first of the browser's that there is, else English.
//! Choosing another one draws the page again from the start, so that components need not listen for it.

mod choice;
mod number;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;
use yew::prelude::*;

pub use choice::LanguageChoice;
pub use words::{Language, local};

use crate::storage;

/// The key of the reader's choice in the browser's storage.
const KEY: &str = "language";

/// What the reader chose, else what the browser asks for, else English.
pub fn preferred() -> Language {
    let chosen = storage::read_text(KEY).and_then(|tag| Language::of(&tag));
    chosen.or_else(of_browser).unwrap_or_default()
}

/// Says everything in this language from here on.
pub fn show(language: Language) {
    language.speak();
    let html = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(html) = html {
        // Setting an attribute of an element of ours cannot fail.
        let _ = html.set_attribute("lang", language.tag());
    }
}

/// Keeps this language for later visits.
fn keep(language: Language) {
    storage::write_text(KEY, language.tag());
}

/// The files of a language.
fn sources(language: Language) -> [&'static str; 7] {
    match language {
        Language::English => [
            include_str!("../locales/en/page.ftl"),
            include_str!("../locales/en/run.ftl"),
            include_str!("../locales/en/lesson.ftl"),
            include_str!("../locales/en/teaching.ftl"),
            include_str!("../locales/en/chart.ftl"),
            include_str!("../locales/en/inside.ftl"),
            include_str!("../locales/en/what-if.ftl"),
        ],
        Language::German => [
            include_str!("../locales/de/page.ftl"),
            include_str!("../locales/de/run.ftl"),
            include_str!("../locales/de/lesson.ftl"),
            include_str!("../locales/de/teaching.ftl"),
            include_str!("../locales/de/chart.ftl"),
            include_str!("../locales/de/inside.ftl"),
            include_str!("../locales/de/what-if.ftl"),
        ],
    }
}

/// The messages of a language.
fn bundle(language: Language) -> Bundle {
    let id: LanguageIdentifier = language.tag().parse().expect("our tags are tags of languages");
    let mut bundle = FluentBundle::new(vec![id]);
    // The marks around arguments would be copied with the text, and no language of ours is written to the left.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::English => number::english,
        Language::German => number::german,
    }));
    for source in sources(language) {
        // Mistakes in a file of ours are found by a test; here the rest of it is better than nothing.
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    static ENGLISH: Bundle = bundle(Language::English);
    static GERMAN: Bundle = bundle(Language::German);
}

fn of_browser() -> Option<Language> {
    let languages = web_sys::window()?.navigator().languages();
    languages.iter().find_map(|tag| Language::of(&tag.as_string()?))
}

/// A message without arguments.
pub fn t(id: &str) -> String {
    t_with(id, &[])
}

/// A message with arguments: `t_with("result-more-lines", &[("count", 3.into())])`. Numbers are written as the
/// language writes them, and choose its plural.
pub fn t_with(id: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
    let arguments: FluentArgs<'_> = arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
    let found = match Language::current() {
        Language::English => None,
        Language::German => GERMAN.with(|bundle| said(bundle, id, &arguments)),
    };
    // A message that is nowhere is a fault that a test finds; its name is better than nothing.
    found.or_else(|| ENGLISH.with(|bundle| said(bundle, id, &arguments))).unwrap_or_else(|| id.to_owned())
}

/// A message whose arguments are elements of the page, so that a link or code may stand wherever the language
/// wants it.
pub fn t_html(id: &str, arguments: &[(&str, Html)]) -> Html {
    // Each argument is at first a character that no text has.
    let mark = |number: usize| char::from_u32(0xE000 + number as u32).unwrap_or('\u{E000}');
    let marked: Vec<(&str, FluentValue<'_>)> = arguments
        .iter()
        .enumerate()
        .map(|(number, (name, _))| (*name, FluentValue::from(mark(number).to_string())))
        .collect();
    let text = t_with(id, &marked);
    let mut parts = Vec::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|letter: char| ('\u{E000}'..='\u{F8FF}').contains(&letter)) {
        let (before, after) = rest.split_at(at);
        let mut letters = after.chars();
        let number = letters.next().map_or(0, |letter| letter as usize - 0xE000);
        parts.push(Html::from(before.to_owned()));
        parts.extend(arguments.get(number).map(|(_, html)| html.clone()));
        rest = letters.as_str();
    }
    parts.push(Html::from(rest.to_owned()));
    parts.into_iter().collect()
}

fn said(bundle: &Bundle, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut faults = Vec::new();
    Some(bundle.format_pattern(pattern, Some(arguments), &mut faults).into_owned())
}

#[cfg(test)]
mod tests;
