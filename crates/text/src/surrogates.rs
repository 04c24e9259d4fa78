//! Surrogates: the halves of pairs of UTF-16, which Python's strings may hold alone, and Rust's may not.
//!
//! Each of the 2048 is kept as a character of a private use area, its stand-in: U+D800 as U+10D800, and so on. Every
//! way from a number to a character ([`char_of`]) and back ([`code_of`]), every order of texts ([`compare`]), and every
//! way out of a string (`repr`, encodings) goes through here, so that a program sees surrogates alone. What it cannot
//! have are the stand-ins themselves: they are refused where a program names them ([`is_kept`], [`KEPT`]).

use std::cmp::Ordering;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

const FIRST: u32 = 0xd800;
const LAST: u32 = 0xdfff;
/// From a surrogate to its stand-in.
const SHIFT: u32 = 0x10_0000;
/// What the stand-ins begin with in UTF-8: the second byte is 0x8d, and the third at least 0xa0.
const LEAD: u8 = 0xf4;

/// Why a program cannot have a character that stands in for a surrogate.
pub const KEPT: &str =
    "the private characters U+10D800 to U+10DFFF are not supported: they stand for surrogates here";

/// Whether a surrogate was ever made: where not, texts are not searched for any.
static MADE: AtomicBool = AtomicBool::new(false);

/// The character of a code point, surrogates among them; none past the last, and none for a stand-in.
#[inline]
pub fn char_of(code: u32) -> Option<char> {
    match char::from_u32(code) {
        Some(char) => (!is_surrogate(char)).then_some(char),
        None if (FIRST..=LAST).contains(&code) => {
            MADE.store(true, Relaxed);
            char::from_u32(code + SHIFT)
        }
        None => None,
    }
}

/// The code point of a character: `ord(char)`.
#[inline]
pub fn code_of(char: char) -> u32 {
    if is_surrogate(char) { char as u32 - SHIFT } else { char as u32 }
}

/// Whether a character stands for a surrogate.
#[inline]
pub fn is_surrogate(char: char) -> bool {
    ('\u{10d800}'..='\u{10dfff}').contains(&char)
}

/// Whether a code point is one of a stand-in.
pub fn is_kept(code: u32) -> bool {
    char::from_u32(code).is_some_and(is_surrogate)
}

/// Whether a text holds surrogates.
#[inline]
pub fn are_in(text: &str) -> bool {
    MADE.load(Relaxed) && stand_in(text).is_some()
}

/// Where in a text the first stand-in is, by bytes, be it meant as one or not.
pub fn stand_in(text: &str) -> Option<usize> {
    if !text.as_bytes().contains(&LEAD) {
        return None;
    }
    text.char_indices().find(|(_, char)| is_surrogate(*char)).map(|(at, _)| at)
}

/// The order of two texts, by code points.
#[inline]
pub fn compare(left: &str, right: &str) -> Ordering {
    if MADE.load(Relaxed) {
        left.chars().map(code_of).cmp(right.chars().map(code_of))
    } else {
        left.cmp(right)
    }
}

/// The largest code point of a text; 0 of an empty one.
pub fn widest(text: &str) -> u32 {
    text.chars().map(code_of).max().unwrap_or(0)
}

/// A literal's text with the escapes of surrogates replaced by their stand-ins, and as long as it was: continued lines
/// fill the place. Nothing where there are none.
///
/// # Errors
///
/// Where a stand-in itself is named, its place.
pub fn patched(literal: &str) -> Result<Option<String>, (usize, usize)> {
    let mut patched: Option<String> = None;
    let (mut at, bytes) = (0, literal.as_bytes());
    while let Some(found) = literal[at..].find('\\') {
        let start = at + found;
        let length = match bytes.get(start + 1) {
            Some(b'u') => 6,
            Some(b'U') => 10,
            // What is escaped may be a backslash, or a character of several bytes.
            _ => {
                at = start + 1 + literal[start + 1..].chars().next().map_or(0, char::len_utf8);
                continue;
            }
        };
        let end = start + length;
        at = start + 2;
        // A sign is no digit.
        let digits = literal.get(at..end).filter(|digits| !digits.starts_with('+'));
        let Some(code) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
            continue;
        };
        at = end;
        if is_kept(code) {
            return Err((start, end));
        }
        if let Some(char) = char_of(code).filter(|char| is_surrogate(*char)) {
            let text = patched.get_or_insert_with(|| literal.to_owned());
            let filler = "\\\n".repeat((length - char.len_utf8()) / 2);
            text.replace_range(start..end, &format!("{char}{filler}"));
        }
    }
    Ok(patched)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surrogate_comes_back_from_its_stand_in() {
        for code in [0, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0x10_d7ff, 0x10_e000, 0x10_ffff] {
            assert_eq!(char_of(code).map(code_of), Some(code));
        }
        assert_eq!(char_of(0x10_d800), None);
        assert_eq!(char_of(0x11_0000), None);
    }

    #[test]
    fn surrogates_come_before_what_follows_them_in_the_table() {
        let half = char_of(0xd800).unwrap().to_string();
        assert_eq!(compare(&half, "\u{e000}"), Ordering::Less);
        assert_eq!(compare(&half, "\u{d7ff}"), Ordering::Greater);
        assert_eq!(widest(&half), 0xd800);
    }

    #[test]
    fn a_patched_literal_is_as_long_as_before() {
        for literal in [r"'\ud800'", r"'\\\ud800 \U0000dfff'"] {
            assert_eq!(patched(literal).unwrap().unwrap().len(), literal.len());
        }
        for literal in [r"'\\ud800'", r"'\u00e9'", r"'\ud80'", r"'\é\x41'", r"'\U+000d800'"] {
            assert_eq!(patched(literal), Ok(None));
        }
        assert_eq!(patched(r"'\U0010d800'"), Err((1, 11)));
    }
}
