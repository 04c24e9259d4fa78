//! The names of Korean syllables, which are made of those of their letters.

use std::ops::RangeInclusive;

pub(super) const SYLLABLES: RangeInclusive<u32> = 0xac00..=0xd7a3;

const START: &str = "HANGUL SYLLABLE ";
const LEADS: [&str; 19] =
    ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];
const VOWELS: [&str; 21] = [
    "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI",
    "YU", "EU", "YI", "I",
];
const TAILS: [&str; 28] = [
    "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS",
    "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
];

/// The name of the syllable with this place among them.
pub(super) fn name(place: u32) -> Option<String> {
    let place = place as usize;
    let lead = LEADS.get(place / (VOWELS.len() * TAILS.len()))?;
    let vowel = VOWELS[place / TAILS.len() % VOWELS.len()];
    Some(format!("{START}{lead}{vowel}{}", TAILS[place % TAILS.len()]))
}

/// The character of such a name.
pub(super) fn code(name: &str) -> Option<u32> {
    let name = name.strip_prefix(START)?;
    let (lead, rest) = longest(&LEADS, name)?;
    let (vowel, rest) = longest(&VOWELS, rest)?;
    let tail = TAILS.iter().position(|tail| *tail == rest)?;
    Some(SYLLABLES.start() + ((lead * VOWELS.len() + vowel) * TAILS.len() + tail) as u32)
}

/// The longest of the letters with which a text begins, and what comes behind it.
fn longest<'a>(letters: &[&str], text: &'a str) -> Option<(usize, &'a str)> {
    let fitting = letters.iter().enumerate().filter(|(_, letter)| text.starts_with(**letter));
    let (at, letter) = fitting.max_by_key(|(_, letter)| letter.len())?;
    Some((at, &text[letter.len()..]))
}
