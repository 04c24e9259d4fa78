//! What Python knows of single characters, by Unicode 15.1, the version of Python 3.13.
//!
//! The standard library's tables follow a newer Unicode. Case comes from there, less the few characters that
//! are younger than Python's (`is_younger`); the rest is in generated tables.

mod tables;

use tables::{DECIMALS, DIGITS, FOLDS, LETTERS, NUMERICS, PRINTABLE, TITLE_CASE, TITLES};

/// A set of characters as sorted places where membership changes, split by plane to keep the numbers short.
struct CharSet {
    bmp: &'static [u16],
    smp: &'static [u16],
    rest: &'static [u32],
}

impl CharSet {
    fn contains(&self, char: char) -> bool {
        let code = char as u32;
        let changes = match code >> 16 {
            0 => self.bmp.partition_point(|&start| u32::from(start) <= code),
            1 => self.smp.partition_point(|&start| u32::from(start) <= code - 0x10000),
            _ => self.rest.partition_point(|&start| start <= code),
        };
        changes % 2 == 1
    }
}

pub fn is_alpha(char: char) -> bool {
    if char.is_ascii() { char.is_ascii_alphabetic() } else { LETTERS.contains(char) }
}

pub fn is_decimal(char: char) -> bool {
    if char.is_ascii() { char.is_ascii_digit() } else { DECIMALS.contains(char) }
}

pub fn is_digit(char: char) -> bool {
    is_decimal(char) || (!char.is_ascii() && DIGITS.contains(char))
}

pub fn is_numeric(char: char) -> bool {
    is_digit(char) || (!char.is_ascii() && NUMERICS.contains(char))
}

pub fn is_alnum(char: char) -> bool {
    is_alpha(char) || is_numeric(char)
}

/// Whether `repr` shows the character itself.
pub fn is_printable(char: char) -> bool {
    if char.is_ascii() { (' '..='~').contains(&char) } else { PRINTABLE.contains(char) }
}

/// Whether `str.split` and `str.strip` see a space: Unicode's white space and the four ASCII separators.
#[inline]
pub fn is_space(char: char) -> bool {
    if char.is_ascii() { matches!(char, ' ' | '\t'..='\r' | '\x1c'..='\x1f') } else { char.is_whitespace() }
}

/// C's `isspace`, which surrounds numbers and separates bytes.
pub fn is_ascii_space(char: char) -> bool {
    matches!(char, ' ' | '\t'..='\r')
}

pub fn is_lower(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_lowercase();
    }
    char.is_lowercase() && !is_younger(char) || char == '\u{295}'
}

pub fn is_upper(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_uppercase();
    }
    char.is_uppercase() && !is_younger(char)
}

/// Whether the character is in title case, such as the single character `ǅ`.
pub fn is_title(char: char) -> bool {
    !char.is_ascii() && TITLE_CASE.contains(char)
}

pub fn is_cased(char: char) -> bool {
    is_lower(char) || is_upper(char) || is_title(char)
}

pub fn is_identifier_start(char: char) -> bool {
    char == '_' || (unicode_ident::is_xid_start(char) && is_printable(char))
}

pub fn is_identifier_continue(char: char) -> bool {
    // A character that Python 3.13 does not know is not printable. The two joiners continued names in its Unicode.
    (unicode_ident::is_xid_continue(char) && is_printable(char)) || matches!(char, '\u{200c}' | '\u{200d}')
}

/// The value of a decimal digit of any script.
pub fn decimal_value(char: char) -> Option<u32> {
    if char.is_ascii() {
        return char.to_digit(10);
    }
    if !DECIMALS.contains(char) {
        return None;
    }
    // Runs start at a multiple of ten away from their first digit; adjoining runs form one longer run.
    let code = char as u32;
    let mut start = code;
    while char::from_u32(start - 1).is_some_and(|before| DECIMALS.contains(before)) {
        start -= 1;
    }
    Some((code - start) % 10)
}

/// Appends the lower case of one character, without regard to its neighbours.
pub fn push_lower(char: char, out: &mut String) {
    if char.is_ascii() {
        out.push(char.to_ascii_lowercase());
    } else if is_younger(char) {
        out.push(char);
    } else {
        out.extend(char.to_lowercase());
    }
}

/// Appends the upper case, which may be several characters.
pub fn push_upper(char: char, out: &mut String) {
    // These two old letters got their capitals only in Unicode 16; the capitals are younger than Python's tables.
    if char.is_ascii() {
        out.push(char.to_ascii_uppercase());
    } else if is_younger(char) || matches!(char, '\u{19b}' | '\u{264}' | '\u{a7d3}' | '\u{a7d5}') {
        out.push(char);
    } else {
        out.extend(char.to_uppercase());
    }
}

/// Appends the title case, which differs from the upper case for digraphs and the like.
pub fn push_title(char: char, out: &mut String) {
    match find(TITLES, char) {
        Some(title) => out.push_str(title),
        None => push_upper(char, out),
    }
}

/// Appends the case folding, for comparison without regard to case.
pub fn push_fold(char: char, out: &mut String) {
    match char {
        '\u{13a0}'..='\u{13f5}' => out.push(char),
        '\u{13f8}'..='\u{13fd}' | '\u{ab70}'..='\u{abbf}' => out.extend(char.to_uppercase()),
        _ => match find(FOLDS, char) {
            Some(folded) => out.push_str(folded),
            None => push_lower(char, out),
        },
    }
}

fn find(mapping: &'static [(char, &str)], char: char) -> Option<&'static str> {
    if char.is_ascii() {
        return None;
    }
    let index = mapping.binary_search_by_key(&char, |&(from, _)| from).ok()?;
    Some(mapping[index].1)
}

/// Whether the character has case in the standard library's Unicode, but is unknown to Python's.
pub(crate) fn is_younger(char: char) -> bool {
    matches!(
        char,
        '\u{1c89}' | '\u{1c8a}'
            | '\u{a7cb}'..='\u{a7cf}'
            | '\u{a7d2}' | '\u{a7d4}'
            | '\u{a7da}'..='\u{a7dc}'
            | '\u{a7f1}'
            | '\u{10d50}'..='\u{10d85}'
            | '\u{16ea0}'..='\u{16ed3}'
    )
}

/// Turns digits of any script to ASCII and other spaces to blanks, as Python does before it reads a number.
/// What cannot be part of a number becomes a question mark.
pub fn to_ascii_number(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let ascii = |char: char| match decimal_value(char) {
        _ if char.is_ascii() => char,
        Some(digit) => (b'0' + digit as u8) as char,
        None if is_space(char) => ' ',
        None => '?',
    };
    text.chars().map(ascii).collect::<String>().into()
}
