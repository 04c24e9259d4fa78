//! Unicode's normal forms, for identifiers in the parser and for `unicodedata`.
//!
//! It stands in for the crate of the same name, which the parser depends on: that one's hash tables take 40 KB of the
//! download, and follow a newer Unicode than Python 3.13. Here is what the parser and the library call. The tables
//! are unpacked when a text that is not ASCII is first normalized.

mod tables;

use std::vec::IntoIter;

use tables::TABLES;

/// The normal forms of a text.
pub trait UnicodeNormalization {
    fn nfc(&self) -> IntoIter<char>;
    fn nfd(&self) -> IntoIter<char>;
    fn nfkc(&self) -> IntoIter<char>;
    fn nfkd(&self) -> IntoIter<char>;
}

impl UnicodeNormalization for str {
    fn nfc(&self) -> IntoIter<char> {
        compose(decompose(self, false)).into_iter()
    }

    fn nfd(&self) -> IntoIter<char> {
        decompose(self, false).into_iter()
    }

    fn nfkc(&self) -> IntoIter<char> {
        compose(decompose(self, true)).into_iter()
    }

    fn nfkd(&self) -> IntoIter<char> {
        decompose(self, true).into_iter()
    }
}

/// What is known of single characters.
pub mod char {
    use super::TABLES;

    pub fn canonical_combining_class(char: char) -> u8 {
        TABLES.class(char)
    }

    pub fn decompose_canonical(char: char, mut emit: impl FnMut(char)) {
        super::take_apart(char, false, &mut emit);
    }

    pub fn decompose_compatible(char: char, mut emit: impl FnMut(char)) {
        super::take_apart(char, true, &mut emit);
    }
}

const SYLLABLES: u32 = 0xac00;
const LEADING: u32 = 0x1100;
const VOWELS: u32 = 0x1161;
/// One less than the first trailing consonant, so that zero is none.
const TRAILING: u32 = 0x11a7;
const VOWEL_COUNT: u32 = 21;
const TRAILING_COUNT: u32 = 28;
const SYLLABLE_COUNT: u32 = 19 * VOWEL_COUNT * TRAILING_COUNT;

fn letter(code: u32) -> char {
    char::from_u32(code).expect("the blocks of Hangul hold characters")
}

fn take_apart(char: char, compatible: bool, emit: &mut impl FnMut(char)) {
    let syllable = (char as u32).wrapping_sub(SYLLABLES);
    if syllable < SYLLABLE_COUNT {
        emit(letter(LEADING + syllable / (VOWEL_COUNT * TRAILING_COUNT)));
        emit(letter(VOWELS + syllable / TRAILING_COUNT % VOWEL_COUNT));
        if !syllable.is_multiple_of(TRAILING_COUNT) {
            emit(letter(TRAILING + syllable % TRAILING_COUNT));
        }
        return;
    }
    match TABLES.parts(char, compatible) {
        Some(parts) => parts.iter().for_each(|part| take_apart(*part, compatible, &mut *emit)),
        None => emit(char),
    }
}

fn decompose(text: &str, compatible: bool) -> Vec<char> {
    let mut chars = Vec::with_capacity(text.len());
    for char in text.chars() {
        if char.is_ascii() {
            chars.push(char);
        } else {
            take_apart(char, compatible, &mut |part| chars.push(part));
        }
    }
    // Marks that follow each other are sorted by class.
    let mut marks = 0;
    for at in 0..=chars.len() {
        let class = chars.get(at).map_or(0, |char| TABLES.class(*char));
        if class == 0 {
            chars[marks..at].sort_by_key(|mark| TABLES.class(*mark));
            marks = at + 1;
        }
    }
    chars
}

fn compose(chars: Vec<char>) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(chars.len());
    // The last character that others may join, and the class of what came after it.
    let mut starter: Option<usize> = None;
    let mut last_class = 0;
    for char in chars {
        let class = TABLES.class(char);
        if let Some(at) = starter {
            let adjacent = at + 1 == out.len();
            if (adjacent || last_class < class)
                && let Some(joined) = pair(out[at], char)
            {
                out[at] = joined;
                continue;
            }
        }
        if class == 0 {
            starter = Some(out.len());
        }
        last_class = class;
        out.push(char);
    }
    out
}

fn pair(first: char, second: char) -> Option<char> {
    let (one, two) = (first as u32, second as u32);
    let (lead, vowel) = (one.wrapping_sub(LEADING), two.wrapping_sub(VOWELS));
    if lead < 19 && vowel < VOWEL_COUNT {
        return Some(letter(SYLLABLES + (lead * VOWEL_COUNT + vowel) * TRAILING_COUNT));
    }
    let (syllable, trail) = (one.wrapping_sub(SYLLABLES), two.wrapping_sub(TRAILING));
    if syllable < SYLLABLE_COUNT && syllable.is_multiple_of(TRAILING_COUNT) && (1..TRAILING_COUNT).contains(&trail) {
        return Some(letter(one + trail));
    }
    TABLES.pair(first, second)
}

#[cfg(test)]
mod tests {
    use super::UnicodeNormalization;

    /// What `tables.py` prints: every character in every form, alone and between others, as Python has it.
    const DIGEST: u64 = 0xf6cce95dfe571912;

    #[test]
    fn every_character_is_as_in_python() {
        let mut value: u64 = 0xcbf29ce484222325;
        for char in '\0'..=char::MAX {
            for text in [char.to_string(), format!("e\u{301}\u{323}{char}\u{327}\u{301}\u{1161}\u{11a8}")] {
                for form in [text.nfc(), text.nfd(), text.nfkc(), text.nfkd()] {
                    for part in form {
                        value = (value ^ u64::from(part)).wrapping_mul(0x100000001b3);
                    }
                }
            }
        }
        assert_eq!(value, DIGEST);
    }
}
