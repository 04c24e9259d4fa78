//! The questions `str.isalpha` and so on: about every character, and false for an empty text.

use crate::unicode;

fn all(text: &str, predicate: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(predicate)
}

pub fn is_alpha(text: &str) -> bool {
    all(text, unicode::is_alpha)
}

pub fn is_alnum(text: &str) -> bool {
    all(text, unicode::is_alnum)
}

pub fn is_decimal(text: &str) -> bool {
    all(text, unicode::is_decimal)
}

pub fn is_digit(text: &str) -> bool {
    all(text, unicode::is_digit)
}

pub fn is_numeric(text: &str) -> bool {
    all(text, unicode::is_numeric)
}

pub fn is_space(text: &str) -> bool {
    all(text, unicode::is_space)
}

/// True for an empty text, too.
pub fn is_printable(text: &str) -> bool {
    text.chars().all(unicode::is_printable)
}

pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(unicode::is_identifier_start) && chars.all(unicode::is_identifier_continue)
}

/// Whether there are cased characters and all of them are lower case.
pub fn is_lower(text: &str) -> bool {
    let mut cased = false;
    for char in text.chars() {
        if unicode::is_upper(char) || unicode::is_title(char) {
            return false;
        }
        cased |= unicode::is_lower(char);
    }
    cased
}

/// Whether there are cased characters and all of them are upper case.
pub fn is_upper(text: &str) -> bool {
    let mut cased = false;
    for char in text.chars() {
        if unicode::is_lower(char) || unicode::is_title(char) {
            return false;
        }
        cased |= unicode::is_upper(char);
    }
    cased
}

/// Whether every word begins with a capital and has no other.
pub fn is_title(text: &str) -> bool {
    let mut cased = false;
    let mut inside_word = false;
    for char in text.chars() {
        let capital = unicode::is_upper(char) || unicode::is_title(char);
        let small = unicode::is_lower(char);
        if (capital && inside_word) || (small && !inside_word) {
            return false;
        }
        inside_word = capital || small;
        cased |= inside_word;
    }
    cased
}
