//! The Unicode character database, read from `characters.txt`, which `characters.py` writes.
//!
//! The file has sections with an empty line between them:
//! 1. the version;
//! 2. kinds: category, bidirectional class, combining class, mirrored, width, as in `Lu L 0 0 Na`;
//! 3. the kinds of all characters as runs, `kind+length` to the base 36;
//! 4. decompositions: `A0 <noBreak> 0020`;
//! 5. numbers: the first of a run, how many, whether they are decimals, digits or other numbers, and the value of the
//!    first: `660 10 d 0.0`;
//! 6. names that end in the character's number: the first, the last, and the beginning of their names;
//! 7. other names in the order of their characters. Each begins with a character that says how many it shares with the
//!    name before; a line with a space has the number of the next character, where that is not the one behind the last;
//! 8. aliases: `A LINE FEED`;
//! 9. sequences with a name of their own: `KEYCAP DIGIT ONE;0031 FE0F 20E3`;
//! 10. `end`.

use std::cell::OnceCell;
use std::ops::RangeInclusive;

use hangul::SYLLABLES;
use text::surrogates::code_of;

mod hangul;

pub(super) struct Characters {
    kinds: Vec<Kind>,
    /// Where each run of a kind begins.
    runs: Vec<(u32, usize)>,
    /// Sorted by character.
    decompositions: Vec<(u32, &'static str)>,
    numbers: Vec<Numbers>,
    numbered: Vec<(RangeInclusive<u32>, &'static str)>,
    /// The section of names, which are unpacked when the first is asked for.
    packed_names: &'static str,
    names: OnceCell<Names>,
    aliases: Vec<(&'static str, u32)>,
    sequences: Vec<(&'static str, &'static str)>,
}

/// What many characters have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    pub category: &'static str,
    pub bidirectional: &'static str,
    pub combining: u8,
    pub mirrored: bool,
    pub width: &'static str,
}

/// Characters with values that grow by one.
struct Numbers {
    first: u32,
    count: u32,
    sort: Sort,
    value: f64,
}

/// What a character with a value is. Decimals are digits as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(super) enum Sort {
    Number,
    Digit,
    Decimal,
}

/// The names, one behind the other.
#[derive(Default)]
struct Names {
    text: String,
    /// Sorted by character, each with the end of its name.
    ends: Vec<(u32, u32)>,
    /// The places in `ends`, sorted by name.
    sorted: Vec<u32>,
}

/// How the names of Chinese characters begin.
const UNIFIED: &str = "CJK UNIFIED IDEOGRAPH-";

/// The first character that can stand at the beginning of a packed name: it shares nothing with the one before.
const NONE_SHARED: u8 = b'0';

impl Characters {
    /// Reads the file; none where this is something else, as the page of a host that found nothing.
    pub fn read(text: &'static str) -> Option<Characters> {
        let sections: Vec<&str> = text.trim_end().split("\n\n").collect();
        let [version, kinds, runs, decompositions, numbers, numbered, names, aliases, sequences, "end"] =
            sections[..]
        else {
            return None;
        };
        version.starts_with("Unicode ").then_some(())?;
        Some(Characters {
            kinds: kinds.lines().map(kind).collect::<Option<_>>()?,
            runs: runs_of(runs)?,
            decompositions: decompositions.lines().map(numbered_line).collect::<Option<_>>()?,
            numbers: numbers.lines().map(numbers_of).collect::<Option<_>>()?,
            numbered: numbered.lines().map(rule).collect::<Option<_>>()?,
            packed_names: names,
            names: OnceCell::new(),
            aliases: aliases
                .lines()
                .map(|line| numbered_line(line).map(|(code, name)| (name, code)))
                .collect::<Option<_>>()?,
            sequences: sequences.lines().map(|line| line.split_once(';')).collect::<Option<_>>()?,
        })
    }

    pub fn kind(&self, char: char) -> Kind {
        let run = self.runs.partition_point(|(first, _)| *first <= code_of(char)) - 1;
        self.kinds[self.runs[run].1]
    }

    /// As CPython writes it: `<compat> 0020 0308`, or nothing.
    pub fn decomposition(&self, char: char) -> &'static str {
        match self.decompositions.binary_search_by_key(&(char as u32), |(code, _)| *code) {
            Ok(at) => self.decompositions[at].1,
            Err(_) => "",
        }
    }

    /// The value of a character, and what it is.
    pub fn number(&self, char: char) -> Option<(Sort, f64)> {
        let code = code_of(char);
        let run = self.numbers.partition_point(|run| run.first <= code).checked_sub(1)?;
        let Numbers { first, count, sort, value } = self.numbers[run];
        (code < first + count).then(|| (sort, value + f64::from(code - first)))
    }

    pub fn name(&self, char: char) -> Option<String> {
        let code = code_of(char);
        if let Some(syllable) = code.checked_sub(*SYLLABLES.start()).and_then(hangul::name) {
            return Some(syllable);
        }
        if let Some((_, start)) = self.numbered.iter().find(|(codes, _)| codes.contains(&code)) {
            return Some(format!("{start}{code:X}"));
        }
        let names = self.names();
        let at = names.ends.binary_search_by_key(&code, |(code, _)| *code).ok()?;
        Some(names.at(at).to_owned())
    }

    /// The character of a name or an alias, in any case.
    pub fn character(&self, name: &str) -> Option<char> {
        let code = self.computed(name).or_else(|| self.listed(&name.to_ascii_uppercase()))?;
        char::from_u32(code)
    }

    /// Names of which CPython keeps no list must be in capitals, and may have zeros before their number, to five digits.
    fn computed(&self, name: &str) -> Option<u32> {
        let Some(number) = name.strip_prefix(UNIFIED) else { return hangul::code(name) };
        let is_number = (4..=5).contains(&number.len())
            && number.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'A'..=b'F'));
        hex(number).filter(|code| is_number && self.is_numbered(*code, UNIFIED))
    }

    /// Whether the name of a character is this and its number.
    fn is_numbered(&self, code: u32, start: &str) -> bool {
        self.numbered.iter().any(|(codes, known)| *known == start && codes.contains(&code))
    }

    fn listed(&self, name: &str) -> Option<u32> {
        if let Some((start, number)) = name.rsplit_once('-')
            && let Some(code) = hex(number).filter(|code| format!("{code:X}") == number)
            && self.is_numbered(code, &format!("{start}-"))
        {
            return (!name.starts_with(UNIFIED)).then_some(code);
        }
        if let Ok(at) = self.aliases.binary_search_by(|(known, _)| (*known).cmp(name)) {
            return Some(self.aliases[at].1);
        }
        let names = self.names();
        let at = names.sorted.binary_search_by(|at| names.at(*at as usize).cmp(name)).ok()?;
        Some(names.ends[names.sorted[at] as usize].0)
    }

    /// The characters of a sequence that has a name.
    pub fn sequence(&self, name: &str) -> Option<String> {
        let name = name.to_ascii_uppercase();
        let at = self.sequences.binary_search_by(|(known, _)| (*known).cmp(name.as_str())).ok()?;
        self.sequences[at].1.split(' ').map(|code| char::from_u32(hex(code)?)).collect()
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::unpack(self.packed_names))
    }
}

impl Names {
    fn unpack(packed: &str) -> Names {
        let mut names = Names::default();
        let (mut code, mut last) = (0, String::new());
        for line in packed.lines() {
            if let Some(next) = line.strip_prefix(' ') {
                code = hex(next).unwrap_or_default();
                continue;
            }
            let Some(shared) = line.bytes().next().and_then(|first| first.checked_sub(NONE_SHARED)) else {
                continue;
            };
            last.truncate(usize::from(shared));
            last.push_str(&line[1..]);
            names.text.push_str(&last);
            names.ends.push((code, names.text.len() as u32));
            code += 1;
        }
        let mut sorted: Vec<u32> = (0..names.ends.len() as u32).collect();
        sorted.sort_unstable_by(|left, right| names.at(*left as usize).cmp(names.at(*right as usize)));
        names.sorted = sorted;
        names
    }

    fn at(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1].1 };
        &self.text[start as usize..self.ends[at].1 as usize]
    }
}

fn hex(text: &str) -> Option<u32> {
    u32::from_str_radix(text, 16).ok()
}

fn short(text: &str) -> Option<u32> {
    u32::from_str_radix(text, 36).ok()
}

fn kind(line: &'static str) -> Option<Kind> {
    let mut parts = line.split(' ');
    Some(Kind {
        category: parts.next()?,
        bidirectional: parts.next().map(|class| if class == "-" { "" } else { class })?,
        combining: parts.next()?.parse().ok()?,
        mirrored: parts.next()? == "1",
        width: parts.next()?,
    })
}

fn runs_of(line: &str) -> Option<Vec<(u32, usize)>> {
    let mut first = 0;
    let run = |run: &str| {
        let (kind, length) = run.split_once('+').unwrap_or((run, "1"));
        let begins = first;
        first += short(length)?;
        Some((begins, short(kind)? as usize))
    };
    line.split(' ').map(run).collect()
}

/// A character's number, and the rest of the line.
fn numbered_line(line: &'static str) -> Option<(u32, &'static str)> {
    let (code, rest) = line.split_once(' ')?;
    Some((hex(code)?, rest))
}

fn numbers_of(line: &str) -> Option<Numbers> {
    let mut parts = line.split(' ');
    let (first, count) = (hex(parts.next()?)?, parts.next()?.parse().ok()?);
    let sort = match parts.next()? {
        "d" => Sort::Decimal,
        "g" => Sort::Digit,
        _ => Sort::Number,
    };
    Some(Numbers { first, count, sort, value: parts.next()?.parse().ok()? })
}

fn rule(line: &'static str) -> Option<(RangeInclusive<u32>, &'static str)> {
    let (first, rest) = numbered_line(line)?;
    let (last, start) = numbered_line(rest)?;
    Some((first..=last, start))
}
