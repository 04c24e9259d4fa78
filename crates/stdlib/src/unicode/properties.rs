//! Names, categories and widths of characters.

use super::normal::letter_and_mark;

/// The general categories of the first 256 characters, each as one letter.
const CATEGORIES: &[u8; 256] = b"cccccccccccccccccccccccccccccccczppp$ppp()p+p-ppddddddddddpp+++ppuuuuuuuuuuuuuuuuuuuuuuuuuu(p)k_kllllllllllllllllllllllllll(+)+ccccccccccccccccccccccccccccccccczp$$$$spksoi+fsks+nnklppknoInnnpuuuuuuuuuuuuuuuuuuuuuuu+uuuuuuullllllllllllllllllllllll+llllllll";

pub(super) fn category(char: char) -> Option<&'static str> {
    let code = char as u32;
    if code < 256 {
        return Some(match CATEGORIES[code as usize] {
            b'u' => "Lu",
            b'l' => "Ll",
            b'o' => "Lo",
            b'd' => "Nd",
            b'n' => "No",
            b'z' => "Zs",
            b'c' => "Cc",
            b'f' => "Cf",
            b'-' => "Pd",
            b'(' => "Ps",
            b')' => "Pe",
            b'_' => "Pc",
            b'i' => "Pi",
            b'I' => "Pf",
            b'+' => "Sm",
            b'$' => "Sc",
            b'k' => "Sk",
            b's' => "So",
            _ => "Po",
        });
    }
    Some(match code {
        0x300..0x370 => "Mn",
        _ if text::unicode::is_title(char) => "Lt",
        0x100..0x2b0 | 0x370..0x483 | 0x48a..0x560 | 0x1e00..0x1f00 if char.is_uppercase() => "Lu",
        0x100..0x2b0 | 0x370..0x483 | 0x48a..0x587 | 0x1e00..0x1f00 if char.is_lowercase() => "Ll",
        0x3400..0x4dc0 | 0x4e00..0xa000 | 0xac00..0xd7a4 | 0x20000..0x2a6e0 => "Lo",
        0x3041..0x3097 | 0x30a1..0x30fb => "Lo",
        0x2010..0x2016 => "Pd",
        0x2018 | 0x201b | 0x201c | 0x201f => "Pi",
        0x2019 | 0x201d => "Pf",
        0x201a | 0x201e => "Ps",
        0x2016 | 0x2017 | 0x2020..0x2028 => "Po",
        0x2000..0x200b => "Zs",
        0x200b..0x2010 => "Cf",
        0x20a0..0x20c1 => "Sc",
        0x2500..0x25b7 | 0x2600..0x266f | 0x1f300..0x1f3fb | 0x1f400..0x1f650 | 0x1f680..0x1f6d8 => "So",
        0x1f900..0x1fa00 => "So",
        _ if text::unicode::is_decimal(char) => "Nd",
        _ => return None,
    })
}

pub(super) fn width(char: char) -> Option<&'static str> {
    Some(match char as u32 {
        0x20..0x7f => "Na",
        0..0xa0 => "N",
        0xa2 | 0xa3 | 0xa5 | 0xa6 | 0xac | 0xaf => "Na",
        0xa1
        | 0xa4
        | 0xa7
        | 0xa8
        | 0xaa
        | 0xad
        | 0xae
        | 0xb0..0xb5
        | 0xb6..0xbb
        | 0xbc..0xc0
        | 0xc6
        | 0xd0
        | 0xd7
        | 0xd8
        | 0xde..0xe2
        | 0xe6
        | 0xe8..0xeb
        | 0xec
        | 0xed
        | 0xf0
        | 0xf2
        | 0xf3
        | 0xf7..0xfb
        | 0xfc
        | 0xfe => "A",
        0xa0..0x100 => "N",
        0x300..0x370 => "A",
        0x1100..0x1160
        | 0x2e80..0x2e9a
        | 0x3041..0x3097
        | 0x3099..0x3100
        | 0x3400..0x4dc0
        | 0x4e00..0xa48d
        | 0xac00..0xd7a4
        | 0xf900..0xfb00
        | 0x1f300..0x1f321
        | 0x1f600..0x1f650
        | 0x1f910..0x1f93b
        | 0x20000..0x2fffe => "W",
        0x3000 | 0xff01..0xff61 | 0xffe0..0xffe7 => "F",
        _ => return None,
    })
}

/// The value of a number that is no decimal digit.
pub(super) fn number(char: char) -> Option<f64> {
    Some(match char {
        '²' => 2.0,
        '³' => 3.0,
        '¹' => 1.0,
        '¼' => 0.25,
        '½' => 0.5,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⁰' => 0.0,
        '⁴'..='⁹' => f64::from(char as u32 - 0x2070),
        '₀'..='₉' => f64::from(char as u32 - 0x2080),
        'Ⅰ'..='Ⅻ' => f64::from(char as u32 - 0x215f),
        '①'..='⑳' => f64::from(char as u32 - 0x245f),
        _ => return None,
    })
}

/// The names of ASCII's signs and of some characters that programs like to name.
static NAMES: &[(char, &str)] = &[
    (' ', "SPACE"),
    ('!', "EXCLAMATION MARK"),
    ('"', "QUOTATION MARK"),
    ('#', "NUMBER SIGN"),
    ('$', "DOLLAR SIGN"),
    ('%', "PERCENT SIGN"),
    ('&', "AMPERSAND"),
    ('\'', "APOSTROPHE"),
    ('(', "LEFT PARENTHESIS"),
    (')', "RIGHT PARENTHESIS"),
    ('*', "ASTERISK"),
    ('+', "PLUS SIGN"),
    (',', "COMMA"),
    ('-', "HYPHEN-MINUS"),
    ('.', "FULL STOP"),
    ('/', "SOLIDUS"),
    ('0', "DIGIT ZERO"),
    ('1', "DIGIT ONE"),
    ('2', "DIGIT TWO"),
    ('3', "DIGIT THREE"),
    ('4', "DIGIT FOUR"),
    ('5', "DIGIT FIVE"),
    ('6', "DIGIT SIX"),
    ('7', "DIGIT SEVEN"),
    ('8', "DIGIT EIGHT"),
    ('9', "DIGIT NINE"),
    (':', "COLON"),
    (';', "SEMICOLON"),
    ('<', "LESS-THAN SIGN"),
    ('=', "EQUALS SIGN"),
    ('>', "GREATER-THAN SIGN"),
    ('?', "QUESTION MARK"),
    ('@', "COMMERCIAL AT"),
    ('[', "LEFT SQUARE BRACKET"),
    ('\\', "REVERSE SOLIDUS"),
    (']', "RIGHT SQUARE BRACKET"),
    ('^', "CIRCUMFLEX ACCENT"),
    ('_', "LOW LINE"),
    ('`', "GRAVE ACCENT"),
    ('{', "LEFT CURLY BRACKET"),
    ('|', "VERTICAL LINE"),
    ('}', "RIGHT CURLY BRACKET"),
    ('~', "TILDE"),
    ('\u{a0}', "NO-BREAK SPACE"),
    ('£', "POUND SIGN"),
    ('¥', "YEN SIGN"),
    ('§', "SECTION SIGN"),
    ('©', "COPYRIGHT SIGN"),
    ('®', "REGISTERED SIGN"),
    ('°', "DEGREE SIGN"),
    ('±', "PLUS-MINUS SIGN"),
    ('²', "SUPERSCRIPT TWO"),
    ('³', "SUPERSCRIPT THREE"),
    ('µ', "MICRO SIGN"),
    ('½', "VULGAR FRACTION ONE HALF"),
    ('×', "MULTIPLICATION SIGN"),
    ('ß', "LATIN SMALL LETTER SHARP S"),
    ('÷', "DIVISION SIGN"),
    ('æ', "LATIN SMALL LETTER AE"),
    ('ø', "LATIN SMALL LETTER O WITH STROKE"),
    ('Δ', "GREEK CAPITAL LETTER DELTA"),
    ('Σ', "GREEK CAPITAL LETTER SIGMA"),
    ('Ω', "GREEK CAPITAL LETTER OMEGA"),
    ('α', "GREEK SMALL LETTER ALPHA"),
    ('β', "GREEK SMALL LETTER BETA"),
    ('γ', "GREEK SMALL LETTER GAMMA"),
    ('δ', "GREEK SMALL LETTER DELTA"),
    ('ε', "GREEK SMALL LETTER EPSILON"),
    ('λ', "GREEK SMALL LETTER LAMDA"),
    ('μ', "GREEK SMALL LETTER MU"),
    ('π', "GREEK SMALL LETTER PI"),
    ('σ', "GREEK SMALL LETTER SIGMA"),
    ('τ', "GREEK SMALL LETTER TAU"),
    ('ω', "GREEK SMALL LETTER OMEGA"),
    ('\u{300}', "COMBINING GRAVE ACCENT"),
    ('\u{301}', "COMBINING ACUTE ACCENT"),
    ('\u{302}', "COMBINING CIRCUMFLEX ACCENT"),
    ('\u{303}', "COMBINING TILDE"),
    ('\u{308}', "COMBINING DIAERESIS"),
    ('\u{327}', "COMBINING CEDILLA"),
    ('–', "EN DASH"),
    ('—', "EM DASH"),
    ('•', "BULLET"),
    ('…', "HORIZONTAL ELLIPSIS"),
    ('€', "EURO SIGN"),
    ('™', "TRADE MARK SIGN"),
    ('←', "LEFTWARDS ARROW"),
    ('↑', "UPWARDS ARROW"),
    ('→', "RIGHTWARDS ARROW"),
    ('↓', "DOWNWARDS ARROW"),
    ('∀', "FOR ALL"),
    ('∞', "INFINITY"),
    ('≈', "ALMOST EQUAL TO"),
    ('≠', "NOT EQUAL TO"),
    ('≤', "LESS-THAN OR EQUAL TO"),
    ('≥', "GREATER-THAN OR EQUAL TO"),
    ('█', "FULL BLOCK"),
    ('★', "BLACK STAR"),
    ('☃', "SNOWMAN"),
    ('♥', "BLACK HEART SUIT"),
    ('✓', "CHECK MARK"),
    ('✔', "HEAVY CHECK MARK"),
    ('✗', "BALLOT X"),
    ('🎉', "PARTY POPPER"),
    ('🐍', "SNAKE"),
    ('💩', "PILE OF POO"),
    ('😀', "GRINNING FACE"),
    ('🚀', "ROCKET"),
];

/// The marks that letters are composed with, as names of letters call them.
static MARKS: &[(char, &str)] = &[
    ('\u{300}', "GRAVE"),
    ('\u{301}', "ACUTE"),
    ('\u{302}', "CIRCUMFLEX"),
    ('\u{303}', "TILDE"),
    ('\u{304}', "MACRON"),
    ('\u{306}', "BREVE"),
    ('\u{307}', "DOT ABOVE"),
    ('\u{308}', "DIAERESIS"),
    ('\u{30a}', "RING ABOVE"),
    ('\u{30b}', "DOUBLE ACUTE"),
    ('\u{30c}', "CARON"),
    ('\u{327}', "CEDILLA"),
    ('\u{328}', "OGONEK"),
];

pub(super) fn name(char: char) -> Option<String> {
    if char.is_ascii_alphabetic() {
        let case = if char.is_ascii_lowercase() { "SMALL" } else { "CAPITAL" };
        return Some(format!("LATIN {case} LETTER {}", char.to_ascii_uppercase()));
    }
    if let Some((_, name)) = NAMES.iter().find(|(known, _)| *known == char) {
        return Some((*name).to_owned());
    }
    if (char as u32) < 0x180 {
        let (letter, mark) = letter_and_mark(char)?;
        let (_, mark) = MARKS.iter().find(|(known, _)| *known == mark)?;
        return letter
            .is_ascii_alphabetic()
            .then(|| name(letter))
            .flatten()
            .map(|name| format!("{name} WITH {mark}"));
    }
    if matches!(char as u32, 0x4e00..0xa000 | 0x3400..0x4dc0) {
        return Some(format!("CJK UNIFIED IDEOGRAPH-{:X}", char as u32));
    }
    None
}

/// The character of a name; none where it is not known.
pub(crate) fn lookup(text: &str) -> Option<char> {
    let upper = text.to_ascii_uppercase();
    if let Some((char, _)) = NAMES.iter().find(|(_, known)| *known == upper) {
        return Some(*char);
    }
    if let Some(code) = upper.strip_prefix("CJK UNIFIED IDEOGRAPH-") {
        let char = u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?;
        return (name(char)? == upper).then_some(char);
    }
    let letters = ('A'..='Z').chain('a'..='z').chain('\u{c0}'..'\u{180}');
    letters.into_iter().find(|char| name(*char).is_some_and(|known| known == upper))
}
