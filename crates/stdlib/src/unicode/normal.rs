//! Normal forms: characters taken apart, marks put in order, and put together again, by the tables that the parser of
//! Python has for identifiers.
//!
//! They are of Unicode 15.1, as Python 3.13 has them; a younger character is none yet.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical, decompose_compatible};

#[derive(Clone, Copy)]
pub(super) enum Form {
    Nfc,
    Nfd,
    Nfkc,
    Nfkd,
}

impl Form {
    pub(super) fn of(name: &str) -> Option<Form> {
        Some(match name {
            "NFC" => Form::Nfc,
            "NFD" => Form::Nfd,
            "NFKC" => Form::Nfkc,
            "NFKD" => Form::Nfkd,
            _ => return None,
        })
    }
}

/// Whether all that Python 3.13 says of the character is known here.
fn is_known(char: char) -> bool {
    if text::unicode::is_printable(char) || char.is_whitespace() || char.is_control() {
        return true;
    }
    let mut alone = true;
    decompose_compatible(char, |part| alone &= part == char);
    alone && canonical_combining_class(char) == 0
}

/// The combining class of a character.
pub(super) fn class(char: char) -> Option<u8> {
    is_known(char).then(|| canonical_combining_class(char))
}

/// The two canonical parts of a letter that has a mark.
pub(super) fn letter_and_mark(char: char) -> Option<(char, char)> {
    let mut parts = Vec::new();
    decompose_canonical(char, |part| parts.push(part));
    match parts[..] {
        [letter, mark] => Some((letter, mark)),
        _ => None,
    }
}

/// The error is a character that is not known.
pub(super) fn normalize(text: &str, form: Form) -> Result<String, char> {
    if text.is_ascii() {
        return Ok(text.to_owned());
    }
    if let Some(unknown) = text.chars().find(|char| !is_known(*char)) {
        return Err(unknown);
    }
    Ok(match form {
        Form::Nfc => text.nfc().collect(),
        Form::Nfd => text.nfd().collect(),
        Form::Nfkc => text.nfkc().collect(),
        Form::Nfkd => text.nfkd().collect(),
    })
}
