//! What `unicodedata` and `\\N{…}` know of characters.

/// The character of a name. The table of all names is larger than the rest of the library, so only a few are known.
pub(crate) fn lookup(name: &str) -> Option<char> {
    let upper = name.to_ascii_uppercase();
    NAMES.iter().find(|(known, _)| *known == upper).map(|(_, char)| *char)
}

static NAMES: &[(&str, char)] = &[
    ("SPACE", ' '),
    ("NO-BREAK SPACE", '\u{a0}'),
    ("BULLET", '\u{2022}'),
    ("EM DASH", '\u{2014}'),
    ("EN DASH", '\u{2013}'),
    ("HORIZONTAL ELLIPSIS", '\u{2026}'),
    ("DEGREE SIGN", '\u{b0}'),
    ("EURO SIGN", '\u{20ac}'),
    ("COPYRIGHT SIGN", '\u{a9}'),
    ("GREEK SMALL LETTER ALPHA", '\u{3b1}'),
    ("GREEK SMALL LETTER BETA", '\u{3b2}'),
    ("GREEK SMALL LETTER PI", '\u{3c0}'),
    ("GREEK CAPITAL LETTER DELTA", '\u{394}'),
    ("SNOWMAN", '\u{2603}'),
    ("CHECK MARK", '\u{2713}'),
    ("RIGHTWARDS ARROW", '\u{2192}'),
    ("LEFTWARDS ARROW", '\u{2190}'),
    ("PILE OF POO", '\u{1f4a9}'),
];
