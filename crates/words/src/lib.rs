//! In which language sentences are said, and how a crate keeps its sentences in all of them.
//!
//! A crate that says something has one module `words`, in which every sentence stands once in each language:
//!
//! ```
//! words::sentences! {
//!     /// What a lane waits for.
//!     pub fn waits_for(what: &str) {
//!         en: "waits for {what}",
//!         de: "wartet auf {what}",
//!     }
//! }
//! assert_eq!(waits_for("sleep(2)"), "waits for sleep(2)");
//! words::Language::German.speak();
//! assert_eq!(waits_for("sleep(2)"), "wartet auf sleep(2)");
//! ```
//!
//! They are functions and not data, because a transcript has thousands of them, and because a language that lacks one
//! then does not compile. What the program itself, CPython or its library says stays as it is in every language.
//!
//! The language is one for a thread, English until somebody chooses; nothing in a trace depends on it.

mod label;
mod number;
mod refusal;
mod test;

use std::cell::Cell;

pub use label::label;
pub use number::{count, local};
pub use refusal::{last_words, refusal};
pub use test::{Sentence, faults};

/// A language of sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
    German,
}

thread_local! {
    static CURRENT: Cell<Language> = const { Cell::new(Language::English) };
}

impl Language {
    /// In the order of a menu.
    pub const ALL: [Language; 2] = [Language::English, Language::German];

    /// The tag of `<html lang>`, of a folder of lessons, of a storage.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::German => "de",
        }
    }

    /// The language's name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::German => "Deutsch",
        }
    }

    /// The language of a tag such as `de-AT`.
    pub fn of(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Language::ALL.into_iter().find(|language| language.tag() == primary)
    }

    /// The language in which sentences are said on this thread.
    pub fn current() -> Language {
        CURRENT.get()
    }

    /// Says everything in this language from here on.
    pub fn speak(self) {
        CURRENT.set(self);
    }

    /// The one of two texts that is in this language.
    pub fn pick<T>(self, english: T, german: T) -> T {
        match self {
            Language::English => english,
            Language::German => german,
        }
    }
}

/// The one of two texts that is in the current language.
pub fn pick<T>(english: T, german: T) -> T {
    Language::current().pick(english, german)
}

/// A noun with its count, in one and in several: `counted(3, ["task", "tasks"], ["Task", "Tasks"])`.
pub fn counted(number: usize, english: [&str; 2], german: [&str; 2]) -> String {
    let [one, several] = pick(english, german);
    format!("{} {}", count(number as u64), if number == 1 { one } else { several })
}

/// `A, B and C`.
pub fn listed<T: AsRef<str>>(names: &[T]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {} {}", first.join(", "), pick("and", "und"), last.as_ref())
        }
    }
}

/// Sentences as functions: each says its own in the current language. See the top of this crate for an example.
///
/// The sentences are also a table, `SENTENCES`, for [`faults`].
#[macro_export]
macro_rules! sentences {
    ($($(#[$doc:meta])* $visibility:vis fn $name:ident($($argument:ident: $kind:ty),* $(,)?) {
        en: $english:literal, de: $german:literal $(,)?
    })*) => {
        $(
            $(#[$doc])*
            $visibility fn $name($($argument: $kind),*) -> String {
                match $crate::Language::current() {
                    $crate::Language::English => format!($english),
                    $crate::Language::German => format!($german),
                }
            }
        )*

        #[cfg(test)]
        pub(crate) const SENTENCES: &[$crate::Sentence] = &[
            $($crate::Sentence { name: stringify!($name), languages: [$english, $german] },)*
        ];
    };
}
