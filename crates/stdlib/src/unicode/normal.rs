//! Normal forms: characters taken apart, marks put in order, and put together again.

use super::tables::{CANONICAL, CLASSES, COMPATIBLE, EXCLUDED};

#[derive(Clone, Copy)]
pub(super) struct Form {
    compatible: bool,
    composed: bool,
}

impl Form {
    pub(super) fn of(name: &str) -> Option<Form> {
        Some(match name {
            "NFC" => Form { compatible: false, composed: true },
            "NFD" => Form { compatible: false, composed: false },
            "NFKC" => Form { compatible: true, composed: true },
            "NFKD" => Form { compatible: true, composed: false },
            _ => return None,
        })
    }
}

const HANGUL: u32 = 0xac00;
const LEADS: u32 = 0x1100;
const VOWELS: u32 = 0x1161;
const TAILS: u32 = 0x11a7;

fn find<'a>(table: &'a [(char, &'static str)], char: char) -> Option<&'a str> {
    table.binary_search_by_key(&char, |entry| entry.0).ok().map(|index| table[index].1)
}

/// Whether the tables say all that there is to say of a character.
pub(super) fn is_covered(char: char) -> bool {
    matches!(char as u32,
        0..0x2b0 | 0x2b9..0x2d8 | 0x2039..0x203c | 0x2040..0x2047 | 0x300..0x483 | 0x48a..0x587 | 0x1e00..0x1f00 | 0x2000..0x2030 | 0x2500..0x2a00 | 0x2b00..0x2c00
        | 0x20a0..=0x20a7 | 0x20a9..=0x20cf | 0x3400..0xa000 | 0xac00..0xd7a4 | 0xfe00..0xfe10 | 0x1f300..0x1fb00
        | 0x20000..0x2f800)
        || (0xff01..0xff5f).contains(&(char as u32))
        || find(COMPATIBLE, char).is_some()
}

/// The combining class of a character.
pub(super) fn class(char: char) -> Option<u8> {
    match char as u32 {
        code @ 0x300..0x370 => Some(CLASSES[code as usize - 0x300]),
        _ if is_covered(char) => Some(0),
        _ => None,
    }
}

/// Takes a character apart, and its parts; the error is a character that is not covered.
fn decompose(char: char, form: Form, out: &mut Vec<char>) -> Result<(), char> {
    let code = char as u32;
    if (HANGUL..0xd7a4).contains(&code) {
        let index = code - HANGUL;
        let parts = [LEADS + index / 588, VOWELS + index % 588 / 28, TAILS + index % 28];
        let count = if index.is_multiple_of(28) { 2 } else { 3 };
        out.extend(parts[..count].iter().filter_map(|part| char::from_u32(*part)));
        return Ok(());
    }
    if let Some(parts) = find(CANONICAL, char) {
        return parts.chars().try_for_each(|part| decompose(part, form, out));
    }
    if form.compatible {
        if let Some(parts) = find(COMPATIBLE, char) {
            return parts.chars().try_for_each(|part| decompose(part, form, out));
        }
        if (0xff01..0xff5f).contains(&code) {
            out.extend(char::from_u32(code - 0xfee0));
            return Ok(());
        }
    }
    if !is_covered(char) && !(LEADS..0x1200).contains(&code) {
        return Err(char);
    }
    out.push(char);
    Ok(())
}

/// The character that two make.
fn composed(first: char, second: char) -> Option<char> {
    let (a, b) = (first as u32, second as u32);
    if (LEADS..LEADS + 19).contains(&a) && (VOWELS..VOWELS + 21).contains(&b) {
        return char::from_u32(HANGUL + (a - LEADS) * 588 + (b - VOWELS) * 28);
    }
    if (HANGUL..0xd7a4).contains(&a)
        && (a - HANGUL).is_multiple_of(28)
        && (TAILS + 1..TAILS + 28).contains(&b)
    {
        return char::from_u32(a + b - TAILS);
    }
    CANONICAL
        .iter()
        .find(|(char, parts)| {
            let mut parts = parts.chars();
            parts.next() == Some(first)
                && parts.next() == Some(second)
                && parts.next().is_none()
                && !EXCLUDED.contains(char)
        })
        .map(|(char, _)| *char)
}

pub(super) fn normalize(text: &str, form: Form) -> Result<String, char> {
    if text.is_ascii() {
        return Ok(text.to_owned());
    }
    let mut chars = Vec::with_capacity(text.len());
    for char in text.chars() {
        decompose(char, form, &mut chars)?;
    }
    // Marks behind a letter stand in the order of their classes.
    let mut start = 0;
    while start < chars.len() {
        if class(chars[start]).unwrap_or(0) == 0 {
            start += 1;
            continue;
        }
        let length = chars[start..].iter().take_while(|char| class(**char).unwrap_or(0) != 0).count();
        chars[start..start + length].sort_by_key(|char| class(*char).unwrap_or(0));
        start += length;
    }
    if !form.composed {
        return Ok(chars.into_iter().collect());
    }
    let mut out: Vec<char> = Vec::with_capacity(chars.len());
    let mut starter: Option<usize> = None;
    let mut last = 0;
    for char in chars {
        let class = class(char).unwrap_or(0);
        if let Some(at) = starter {
            let blocked = out.len() - 1 != at && (last >= class || last == 0);
            if !blocked && let Some(both) = composed(out[at], char) {
                out[at] = both;
                continue;
            }
        }
        if class == 0 {
            starter = Some(out.len());
        }
        last = class;
        out.push(char);
    }
    Ok(out.into_iter().collect())
}
