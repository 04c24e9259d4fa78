//! From the tree to a list of instructions for the [`super::matcher`].

use super::characters::{Compiled, Manner, Single};
use super::parse::Parsed;
use super::syntax::{MAX_REPEAT, Mode, Node, Place, flag, width};
use super::tokens::{Failure, Result};

#[derive(Clone, Debug)]
pub(super) enum Op {
    Single(Single),
    /// A repetition of one character.
    Repeat {
        single: Single,
        min: u32,
        max: u32,
        mode: Mode,
    },
    /// Goes on here; if that fails, there.
    Split {
        here: usize,
        there: usize,
    },
    Jump(usize),
    /// Notes the position in a slot; the end of a group is its last.
    Save(usize),
    /// A repetition begins.
    Count(usize),
    /// Decides about another round, whose body follows behind the next instruction.
    Loop {
        counter: usize,
        min: u32,
        max: u32,
        lazy: bool,
        exit: usize,
    },
    /// Where a lazy repetition goes on when what comes behind it fails.
    Again {
        counter: usize,
        max: u32,
    },
    Reference {
        group: usize,
        manner: Manner,
    },
    IfGroup {
        group: usize,
        otherwise: usize,
    },
    /// `behind` is the width of a look-behind. Ends with [`Op::LookEnd`]; goes on at `end`.
    Look {
        behind: Option<usize>,
        negate: bool,
        end: usize,
    },
    LookEnd,
    Atomic,
    AtomicEnd,
    At {
        place: Place,
        multiline: bool,
        ascii: bool,
    },
    Fail,
    Match,
}

/// A pattern that can be matched.
pub(super) struct Program {
    pub(super) ops: Vec<Op>,
    pub(super) counters: usize,
    pub(super) flags: u32,
    pub(super) groups: usize,
    pub(super) names: Vec<(String, usize)>,
    /// What every match begins with, where that is one character.
    pub(super) first: Option<Single>,
    /// Matches begin only at the beginning.
    pub(super) anchored: bool,
    /// The least width of a match.
    pub(super) least: usize,
}

struct Writer<'a> {
    ops: Vec<Op>,
    counters: usize,
    widths: &'a [(u64, u64)],
}

/// More instructions than any sensible pattern has: `(?:a{1000}){1000}` does not need them.
const MAX_OPS: usize = 200_000;

pub(super) fn compile(parsed: Parsed) -> Result<Program> {
    let mut writer = Writer { ops: Vec::new(), counters: 0, widths: &parsed.widths };
    writer.sequence(&parsed.nodes, parsed.flags)?;
    writer.ops.push(Op::Match);
    let least = width(&parsed.nodes, &parsed.widths).0;
    let first = first(&parsed.nodes, parsed.flags);
    let anchored = match parsed.nodes.first() {
        Some(Node::At(Place::Beginning)) => parsed.flags & flag::MULTILINE == 0,
        Some(Node::At(Place::BeginningOfString)) => true,
        _ => false,
    };
    Ok(Program {
        ops: writer.ops,
        counters: writer.counters,
        flags: parsed.flags,
        groups: parsed.groups,
        names: parsed.names,
        first,
        anchored,
        least: usize::try_from(least).unwrap_or(usize::MAX),
    })
}

fn combine(flags: u32, add: u32, del: u32) -> u32 {
    let flags = if add & flag::TYPES != 0 { flags & !flag::TYPES } else { flags };
    (flags | add) & !del
}

/// The test of one character that a node is.
fn single(node: &Node, flags: u32) -> Option<Single> {
    let manner = Manner::of(flags);
    Some(match node {
        Node::Literal(code) => Single::literal(*code, manner),
        Node::NotLiteral(code) => Single::not_literal(*code, manner),
        Node::Any if flags & flag::DOTALL != 0 => Single::Any,
        Node::Any => Single::NotNewline,
        Node::Set(set) => Single::Set(Box::new(Compiled::new(set.clone(), manner))),
        _ => return None,
    })
}

/// The test that the first character of every match passes.
fn first(nodes: &[Node], flags: u32) -> Option<Single> {
    match nodes.first()? {
        Node::Group { add, del, body, .. } => first(body, combine(flags, *add, *del)),
        Node::Atomic(body) => first(body, flags),
        Node::Repeat { min: 1.., body, .. } => first(body, flags),
        Node::Any => None,
        node => single(node, flags),
    }
}

impl Writer<'_> {
    fn sequence(&mut self, nodes: &[Node], flags: u32) -> Result<()> {
        for node in nodes {
            self.node(node, flags)?;
        }
        if self.ops.len() > MAX_OPS {
            return Err(Failure::Overflow("regular expression code size limit exceeded"));
        }
        Ok(())
    }

    /// A place for an instruction that is known later.
    fn hole(&mut self) -> usize {
        self.ops.push(Op::Fail);
        self.ops.len() - 1
    }

    fn node(&mut self, node: &Node, flags: u32) -> Result<()> {
        if let Some(single) = single(node, flags) {
            self.ops.push(Op::Single(single));
            return Ok(());
        }
        match node {
            Node::Branch(arms) => {
                let mut jumps = Vec::new();
                for (index, arm) in arms.iter().enumerate() {
                    if index + 1 == arms.len() {
                        self.sequence(arm, flags)?;
                        break;
                    }
                    let split = self.hole();
                    self.sequence(arm, flags)?;
                    jumps.push(self.hole());
                    self.ops[split] = Op::Split { here: split + 1, there: self.ops.len() };
                }
                for jump in jumps {
                    self.ops[jump] = Op::Jump(self.ops.len());
                }
            }
            Node::Repeat { min, max, mode, body } => self.repeat(*min, *max, *mode, body, flags)?,
            Node::Group { index, add, del, body } => {
                let flags = combine(flags, *add, *del);
                if let Some(index) = index {
                    self.ops.push(Op::Save(index * 2));
                }
                self.sequence(body, flags)?;
                if let Some(index) = index {
                    self.ops.push(Op::Save(index * 2 + 1));
                }
            }
            Node::Atomic(body) => {
                self.ops.push(Op::Atomic);
                self.sequence(body, flags)?;
                self.ops.push(Op::AtomicEnd);
            }
            Node::Look { behind, negate, body } => {
                let behind = match behind {
                    false => None,
                    true => {
                        let (low, high) = width(body, self.widths);
                        if low != high {
                            return Err(Failure::Plain("look-behind requires fixed-width pattern"));
                        }
                        Some(usize::try_from(low).unwrap_or(usize::MAX))
                    }
                };
                let look = self.hole();
                self.sequence(body, flags)?;
                self.ops.push(Op::LookEnd);
                self.ops[look] = Op::Look { behind, negate: *negate, end: self.ops.len() };
            }
            Node::Reference(group) => {
                self.ops.push(Op::Reference { group: *group, manner: Manner::of(flags) });
            }
            Node::IfGroup(group, yes, no) => {
                let condition = self.hole();
                self.sequence(yes, flags)?;
                match no {
                    Some(no) => {
                        let jump = self.hole();
                        self.ops[condition] = Op::IfGroup { group: *group, otherwise: self.ops.len() };
                        self.sequence(no, flags)?;
                        self.ops[jump] = Op::Jump(self.ops.len());
                    }
                    None => {
                        self.ops[condition] = Op::IfGroup { group: *group, otherwise: self.ops.len() };
                    }
                }
            }
            Node::At(place) => self.ops.push(Op::At {
                place: *place,
                multiline: flags & flag::MULTILINE != 0,
                ascii: flags & flag::UNICODE == 0,
            }),
            Node::Fail => self.ops.push(Op::Fail),
            Node::Literal(_) | Node::NotLiteral(_) | Node::Any | Node::Set(_) => {
                unreachable!("these are single characters")
            }
        }
        Ok(())
    }

    fn repeat(&mut self, min: u32, max: u32, mode: Mode, body: &[Node], flags: u32) -> Result<()> {
        if let [node] = body
            && let Some(single) = single(node, flags)
        {
            self.ops.push(Op::Repeat { single, min, max, mode });
            return Ok(());
        }
        if (min, max) == (1, 1) {
            return self.sequence(body, flags);
        }
        if mode == Mode::Possessive {
            self.ops.push(Op::Atomic);
        }
        if (min, max) == (0, 1) {
            let split = self.hole();
            self.sequence(body, flags)?;
            let end = self.ops.len();
            self.ops[split] = match mode {
                Mode::Lazy => Op::Split { here: end, there: split + 1 },
                Mode::Greedy | Mode::Possessive => Op::Split { here: split + 1, there: end },
            };
        } else {
            let counter = self.counters;
            self.counters += 1;
            self.ops.push(Op::Count(counter));
            let start = self.hole();
            self.ops.push(Op::Again { counter, max });
            self.sequence(body, flags)?;
            self.ops.push(Op::Jump(start));
            let exit = self.ops.len();
            self.ops[start] = Op::Loop { counter, min, max, lazy: mode == Mode::Lazy, exit };
        }
        if mode == Mode::Possessive {
            self.ops.push(Op::AtomicEnd);
        }
        Ok(())
    }
}

/// Whether a repetition may go on after so many rounds.
pub(super) fn may_go_on(count: u32, max: u32) -> bool {
    max == MAX_REPEAT || count < max
}
