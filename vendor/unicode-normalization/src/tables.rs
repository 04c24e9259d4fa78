//! What is known of characters, unpacked from `forms.bin`, which `tables.py` writes.

use std::sync::LazyLock;

static PACKED: &[u8] = include_bytes!("forms.bin");

pub(crate) static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::unpack(&mut { PACKED }));

pub(crate) struct Tables {
    /// Sorted by character.
    entries: Vec<Entry>,
    parts: Vec<char>,
    /// Two characters and what they become together, sorted.
    pairs: Vec<((char, char), char)>,
    /// First character, the one after the last, and their combining class; sorted.
    classes: Vec<(u32, u32, u8)>,
}

struct Entry {
    char: char,
    /// Where its parts are.
    start: usize,
    end: usize,
    compatible: bool,
}

impl Tables {
    /// The parts of a character, which may have parts themselves.
    pub(crate) fn parts(&self, char: char, compatible: bool) -> Option<&[char]> {
        let index = self.entries.binary_search_by_key(&char, |entry| entry.char).ok()?;
        let entry = &self.entries[index];
        (compatible || !entry.compatible).then(|| &self.parts[entry.start..entry.end])
    }

    /// What two characters become together.
    pub(crate) fn pair(&self, first: char, second: char) -> Option<char> {
        let index = self.pairs.binary_search_by_key(&(first, second), |(pair, _)| *pair).ok()?;
        Some(self.pairs[index].1)
    }

    /// The combining class; zero for what is no mark.
    pub(crate) fn class(&self, char: char) -> u8 {
        let after = self.classes.partition_point(|(start, ..)| *start <= char as u32);
        match after.checked_sub(1).map(|index| self.classes[index]) {
            Some((_, end, class)) if (char as u32) < end => class,
            _ => 0,
        }
    }

    fn unpack(bytes: &mut &[u8]) -> Tables {
        let count = number(bytes) as usize;
        let mut code = 0;
        let chars: Vec<char> = (0..count)
            .map(|_| {
                code += number(bytes);
                character(code)
            })
            .collect();
        let (kinds, rest) = bytes.split_at(count);
        *bytes = rest;
        let mut code = 0;
        let firsts: Vec<char> = (0..count)
            .map(|_| {
                code = code_after(code, bytes);
                character(code)
            })
            .collect();
        let (mut entries, mut parts, mut pairs) = (Vec::with_capacity(count), Vec::new(), Vec::new());
        let mut code = 0;
        for ((char, kind), first) in chars.into_iter().zip(kinds).zip(firsts) {
            let start = parts.len();
            parts.push(first);
            for _ in 1..kind >> 2 {
                code = code_after(code, bytes);
                parts.push(character(code));
            }
            if kind & 2 != 0 {
                pairs.push(((first, parts[start + 1]), char));
            }
            entries.push(Entry { char, start, end: parts.len(), compatible: kind & 1 != 0 });
        }
        pairs.sort_unstable();
        let mut at = 0;
        let classes = (0..number(bytes))
            .map(|_| {
                let start = at + number(bytes);
                at = start + number(bytes);
                let (class, rest) = bytes.split_first().expect("each run has a class");
                *bytes = rest;
                (start, at, *class)
            })
            .collect();
        Tables { entries, parts, pairs, classes }
    }
}

fn character(code: u32) -> char {
    char::from_u32(code).expect("the tables hold characters")
}

fn code_after(code: u32, bytes: &mut &[u8]) -> u32 {
    code.wrapping_add_signed(signed(bytes))
}

/// A number in base 128, the lowest digit first.
fn number(bytes: &mut &[u8]) -> u32 {
    let mut value = 0;
    for shift in (0..).step_by(7) {
        let (byte, rest) = bytes.split_first().expect("the tables are whole");
        *bytes = rest;
        value |= u32::from(byte & 127) << shift;
        if *byte < 128 {
            break;
        }
    }
    value
}

/// A number whose lowest bit is its sign.
fn signed(bytes: &mut &[u8]) -> i32 {
    let value = number(bytes);
    let size = (value.div_ceil(2)) as i32;
    if value & 1 == 0 { size } else { -size }
}
