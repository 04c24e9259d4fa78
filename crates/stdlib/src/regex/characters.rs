//! Which characters a pattern's letters, sets and categories mean, also when case does not count.

use text::surrogates;

use super::syntax::{Category, Item, Set, flag};

/// How characters are looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Manner {
    pub(super) ignore_case: bool,
    /// Only ASCII letters and digits count as such.
    pub(super) ascii: bool,
}

impl Manner {
    pub(super) fn of(flags: u32) -> Manner {
        Manner { ignore_case: flags & flag::IGNORECASE != 0, ascii: flags & flag::UNICODE == 0 }
    }
}

/// A test of one character.
#[derive(Clone, Debug)]
pub(super) enum Single {
    Literal(u32),
    NotLiteral(u32),
    /// By [`case_key`].
    Folded(u64, Manner),
    NotFolded(u64, Manner),
    NotNewline,
    Any,
    Set(Box<Compiled>),
}

/// A set, with its answers for ASCII characters.
#[derive(Clone, Debug)]
pub(super) struct Compiled {
    set: Set,
    manner: Manner,
    ascii: [u64; 2],
    /// What [`others_of_case`] gives.
    others: Vec<u64>,
}

impl Compiled {
    pub(super) fn new(set: Set, manner: Manner) -> Compiled {
        let others = if manner.ignore_case && !manner.ascii { others_of_case(&set) } else { Vec::new() };
        let mut compiled = Compiled { set, manner, ascii: [0; 2], others };
        for code in 0..128u32 {
            if compiled.search(code) {
                compiled.ascii[code as usize / 64] |= 1 << (code % 64);
            }
        }
        compiled
    }

    fn contains(&self, code: u32) -> bool {
        if code < 128 {
            return self.ascii[code as usize / 64] >> (code % 64) & 1 != 0;
        }
        self.search(code)
    }

    fn search(&self, code: u32) -> bool {
        let found = if !self.manner.ignore_case {
            self.set.items.iter().any(|item| match item {
                Item::Literal(literal) => *literal == code,
                Item::Range(low, high) => (*low..=*high).contains(&code),
                Item::Category { kind, negate } => is_category(*kind, code, self.manner.ascii) != *negate,
            })
        } else {
            let ascii = self.manner.ascii;
            let (lower, upper) = (lower(code, ascii), upper(code, ascii));
            self.set.items.iter().any(|item| match item {
                Item::Literal(literal) => case_key(*literal, ascii) == case_key(code, ascii),
                Item::Range(low, high) => {
                    // Some letters have an upper or a lower case that is another one's.
                    let siblings = [self::lower(upper, ascii), self::upper(lower, ascii)];
                    [code, lower, upper].iter().chain(&siblings).any(|code| (*low..=*high).contains(code))
                }
                Item::Category { kind, negate } => is_category(*kind, lower, ascii) != *negate,
            }) || !self.others.is_empty() && self.others.contains(&case_key(code, ascii))
        };
        found != self.set.negate
    }
}

/// The keys of what lies in a set's ranges and is not the one upper or lower case of its own other case.
fn others_of_case(set: &Set) -> Vec<u64> {
    let ranges = set.items.iter().filter_map(|item| match item {
        // Behind the plane of most letters all have one other case at most.
        Item::Range(low, high) => Some((*low).max(128)..=(*high).min(0xffff)),
        _ => None,
    });
    let alone = |code: &u32| {
        let (lower, upper) = (lower(*code, false), upper(*code, false));
        self::upper(lower, false) != upper || self::lower(upper, false) != lower
    };
    ranges.flatten().filter(alone).map(|code| case_key(code, false)).collect()
}

impl Single {
    pub(super) fn literal(code: u32, manner: Manner) -> Single {
        if manner.ignore_case && has_case(code, manner.ascii) {
            return Single::Folded(case_key(code, manner.ascii), manner);
        }
        Single::Literal(code)
    }

    pub(super) fn not_literal(code: u32, manner: Manner) -> Single {
        if manner.ignore_case && has_case(code, manner.ascii) {
            return Single::NotFolded(case_key(code, manner.ascii), manner);
        }
        Single::NotLiteral(code)
    }

    #[inline]
    pub(super) fn matches(&self, code: u32) -> bool {
        match self {
            Single::Literal(literal) => *literal == code,
            Single::NotLiteral(literal) => *literal != code,
            Single::Folded(key, manner) => case_key(code, manner.ascii) == *key,
            Single::NotFolded(key, manner) => case_key(code, manner.ascii) != *key,
            Single::NotNewline => code != 10,
            Single::Any => true,
            Single::Set(set) => set.contains(code),
        }
    }
}

/// A character with case, where it could be one: surrogates, which have none, give another such one.
fn char_of(code: u32) -> char {
    surrogates::char_of(code).unwrap_or('\0')
}

pub(super) fn lower(code: u32, ascii: bool) -> u32 {
    if ascii || code < 128 {
        return if (65..=90).contains(&code) { code + 32 } else { code };
    }
    char_of(code).to_lowercase().next().map_or(code, surrogates::code_of)
}

fn upper(code: u32, ascii: bool) -> u32 {
    if ascii || code < 128 {
        return if (97..=122).contains(&code) { code - 32 } else { code };
    }
    let mut chars = char_of(code).to_uppercase();
    match (chars.next(), chars.next()) {
        (Some(char), None) => surrogates::code_of(char),
        _ => code,
    }
}

/// Equal for characters that differ only in case: the upper case of the lower case, packed.
pub(super) fn case_key(code: u32, ascii: bool) -> u64 {
    let lower = lower(code, ascii);
    if ascii || lower < 128 {
        return u64::from(upper(lower, true));
    }
    char_of(lower).to_uppercase().fold(0, |key, char| key << 21 | u64::from(char as u32))
}

fn has_case(code: u32, ascii: bool) -> bool {
    if ascii {
        return char_of(code).is_ascii_alphabetic();
    }
    // In Unicode some letters are the other case of more than one.
    code >= 128 || char_of(code).is_ascii_alphabetic()
}

pub(super) fn is_category(kind: Category, code: u32, ascii: bool) -> bool {
    let char = char_of(code);
    match kind {
        Category::Digit if ascii || code < 128 => char.is_ascii_digit(),
        Category::Digit => text::unicode::is_decimal(char),
        Category::Space if ascii => matches!(code, 9..=13 | 32),
        Category::Space => text::unicode::is_space(char),
        Category::Word => is_word(code, ascii),
    }
}

pub(super) fn is_word(code: u32, ascii: bool) -> bool {
    let char = char_of(code);
    if ascii || code < 128 {
        return char.is_ascii_alphanumeric() || char == '_';
    }
    text::unicode::is_alnum(char)
}
