//! What a regular expression says, as a tree.

/// A node of the tree.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Literal(u32),
    NotLiteral(u32),
    /// `.`
    Any,
    Set(Set),
    Branch(Vec<Vec<Node>>),
    Repeat {
        min: u32,
        max: u32,
        mode: Mode,
        body: Vec<Node>,
    },
    Group {
        index: Option<usize>,
        add: u32,
        del: u32,
        body: Vec<Node>,
    },
    Atomic(Vec<Node>),
    Look {
        behind: bool,
        negate: bool,
        body: Vec<Node>,
    },
    Reference(usize),
    /// `(?(1)yes|no)`
    IfGroup(usize, Vec<Node>, Option<Vec<Node>>),
    At(Place),
    Fail,
}

/// A set of characters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Set {
    pub(super) negate: bool,
    pub(super) items: Vec<Item>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Item {
    Literal(u32),
    Range(u32, u32),
    Category { kind: Category, negate: bool },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Category {
    Digit,
    Space,
    Word,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    /// `^`, which `MULTILINE` changes.
    Beginning,
    /// `$`, which `MULTILINE` changes.
    End,
    /// `\A`
    BeginningOfString,
    /// `\Z`
    EndOfString,
    Boundary,
    NotBoundary,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Mode {
    Greedy,
    Lazy,
    Possessive,
}

/// No bound to a repetition.
pub(super) const MAX_REPEAT: u32 = u32::MAX;

/// Wider than any pattern that can be measured.
pub(super) const MAX_WIDTH: u64 = 1 << 62;

pub(super) mod flag {
    pub(crate) const IGNORECASE: u32 = 2;
    pub(crate) const LOCALE: u32 = 4;
    pub(crate) const MULTILINE: u32 = 8;
    pub(crate) const DOTALL: u32 = 16;
    pub(crate) const UNICODE: u32 = 32;
    pub(crate) const VERBOSE: u32 = 64;
    pub(crate) const DEBUG: u32 = 128;
    pub(crate) const ASCII: u32 = 256;
    pub(crate) const TYPES: u32 = ASCII | LOCALE | UNICODE;
    pub(crate) const GLOBAL: u32 = DEBUG;
}

/// The least and the greatest number of characters that match. `groups` has the widths of groups.
pub(super) fn width(nodes: &[Node], groups: &[(u64, u64)]) -> (u64, u64) {
    let (mut low, mut high) = (0u64, 0u64);
    for node in nodes {
        let (least, most) = match node {
            Node::Literal(_) | Node::NotLiteral(_) | Node::Any | Node::Set(_) => (1, 1),
            Node::Branch(arms) => {
                let widths: Vec<_> = arms.iter().map(|arm| width(arm, groups)).collect();
                let least = widths.iter().map(|width| width.0).min().unwrap_or(0);
                (least, widths.iter().map(|width| width.1).max().unwrap_or(0))
            }
            Node::Atomic(body) | Node::Group { body, .. } => width(body, groups),
            Node::Repeat { min, max, body, .. } => {
                let (least, most) = width(body, groups);
                let most = if *max == MAX_REPEAT && most > 0 {
                    MAX_WIDTH
                } else {
                    most.saturating_mul(u64::from(*max))
                };
                (least.saturating_mul(u64::from(*min)), most)
            }
            Node::Reference(group) => groups.get(*group).copied().unwrap_or((0, 0)),
            Node::IfGroup(_, yes, no) => {
                let (mut least, mut most) = width(yes, groups);
                match no {
                    Some(no) => {
                        let (low, high) = width(no, groups);
                        least = least.min(low);
                        most = most.max(high);
                    }
                    None => least = 0,
                }
                (least, most)
            }
            Node::Look { .. } | Node::At(_) | Node::Fail => (0, 0),
        };
        low = low.saturating_add(least);
        high = high.saturating_add(most);
    }
    (low.min(MAX_WIDTH), high.min(MAX_WIDTH))
}
