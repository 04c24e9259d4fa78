//! Runs the grammar over tokens: a parsing machine with a stack of its own, so that deep sources cannot
//! overflow the machine's.
//!
//! It behaves as CPython's parser does: alternatives in order, failed ones taken back, rules remembered with
//! their places, tokens fetched when they are first looked at. How far tokens were fetched decides where
//! `invalid syntax` is reported.

use rustc_hash::FxHashMap;

use super::grammar::{Grammar, Op, Terminal};
use super::tokens::{Kind, Token};
use super::tree::{Node, NodeId, NodeKind};

/// How a run ends.
pub enum Outcome<E> {
    /// The rule matched up to this token.
    Matched(u32),
    Failed,
    /// An action or a forced token raised an error.
    Raised(E),
    /// The tokens end here, with an error of the tokenizer.
    OutOfTokens,
    /// The source is too large to find out.
    GaveUp,
}

/// What an action tells the machine.
pub enum Verdict<E> {
    /// The alternative matches, with this value.
    Value(NodeId),
    /// The rule fails.
    Fail,
    Raise(E),
}

/// What knows the actions.
pub trait Actions {
    type Error;
    fn act(&self, action: u16, machine: &Machine, values: &[Value]) -> Verdict<Self::Error>;
    fn expected(&self, literal: u16, token: u32) -> Self::Error;
}

/// A value of the rule at hand; `name` is 0 or the letter that an action knows it by.
#[derive(Debug, Clone, Copy)]
pub struct Value {
    pub node: NodeId,
    pub name: u8,
}

#[derive(Clone, Copy)]
enum Frame {
    Choice {
        address: u32,
        at: u32,
        values: u32,
    },
    /// A choice behind a cut.
    Dead,
    Call {
        back: u32,
        rule: u16,
        at: u32,
        base: u32,
        invalid: bool,
    },
}

pub struct Machine<'a> {
    grammar: &'a Grammar,
    pub tokens: &'a [Token],
    /// For each token, the number of its text among the literals.
    texts: &'a [Option<u16>],
    /// For each token, whether it begins a soft keyword.
    soft_keywords: &'a [bool],
    pub nodes: Vec<Node>,
    memo: FxHashMap<(u16, u32, bool), Option<(NodeId, u32)>>,
    /// How many tokens were fetched.
    pub fetched: u32,
    /// The place of the parser.
    pub at: u32,
    invalid: bool,
}

const MAX_STEPS: u32 = 30_000_000;
const MAX_NODES: usize = 3_000_000;

impl<'a> Machine<'a> {
    pub fn new(
        grammar: &'a Grammar,
        tokens: &'a [Token],
        texts: &'a [Option<u16>],
        soft_keywords: &'a [bool],
    ) -> Self {
        Machine {
            grammar,
            tokens,
            texts,
            soft_keywords,
            nodes: Vec::new(),
            memo: FxHashMap::default(),
            fetched: 0,
            at: 0,
            invalid: false,
        }
    }

    /// Runs a rule from a token on; with `invalid`, mistakes are looked for.
    pub fn run<A: Actions>(&mut self, rule: u16, at: u32, invalid: bool, actions: &A) -> Outcome<A::Error> {
        self.nodes.clear();
        self.memo.clear();
        self.at = at;
        self.invalid = invalid;
        let grammar = self.grammar;
        let mut frames: Vec<Frame> = vec![Frame::Call { back: u32::MAX, rule, at, base: 0, invalid }];
        let mut values: Vec<Value> = Vec::new();
        let mut address = grammar.rules[rule as usize].address;
        for _ in 0..MAX_STEPS {
            let mut failed = false;
            let op = grammar.ops[address as usize];
            address += 1;
            match op {
                Op::Terminal(_) | Op::Literal(_) | Op::Soft(_) | Op::Forced(_) => {
                    let Some(token) = self.tokens.get(self.at as usize) else {
                        return Outcome::OutOfTokens;
                    };
                    self.fetched = self.fetched.max(self.at + 1);
                    if self.matches(op, *token) {
                        let word = matches!(
                            token.kind,
                            Kind::Name | Kind::Number | Kind::String | Kind::FStringMiddle
                        );
                        let kind = if word { NodeKind::Word } else { NodeKind::Token };
                        values.push(Value { node: self.node(kind, self.at, self.at, Vec::new()), name: 0 });
                        self.at += 1;
                    } else if let Op::Forced(literal) = op {
                        return Outcome::Raised(actions.expected(literal, self.at));
                    } else {
                        failed = true;
                    }
                }
                Op::Call(rule) => match self.memo.get(&self.memo_key(rule, self.at)) {
                    Some(Some((node, end))) => {
                        values.push(Value { node: *node, name: 0 });
                        self.at = *end;
                    }
                    Some(None) => failed = true,
                    None => {
                        let base = values.len() as u32;
                        frames.push(Frame::Call {
                            back: address,
                            rule,
                            at: self.at,
                            base,
                            invalid: self.invalid,
                        });
                        let definition = &grammar.rules[rule as usize];
                        self.invalid &= !definition.without_invalid;
                        address = definition.address;
                    }
                },
                Op::Return => {
                    let Some(Frame::Call { back, rule, at, base, invalid }) = frames.pop() else {
                        unreachable!("choices within a rule are closed at its end");
                    };
                    let node = self.join(&values[base as usize..], None, at);
                    values.truncate(base as usize);
                    self.invalid = invalid;
                    self.memo.insert(self.memo_key(rule, at), Some((node, self.at)));
                    if back == u32::MAX {
                        return Outcome::Matched(self.at);
                    }
                    values.push(Value { node, name: 0 });
                    address = back;
                }
                Op::Choice(other) => {
                    frames.push(Frame::Choice { address: other, at: self.at, values: values.len() as u32 });
                }
                Op::Commit(next) => {
                    frames.pop();
                    address = next;
                }
                Op::Again(round) => {
                    if let Some(Frame::Choice { at, values: kept, .. }) = frames.last_mut() {
                        *at = self.at;
                        *kept = values.len() as u32;
                    }
                    address = round;
                }
                Op::Back(next) => {
                    if let Some(Frame::Choice { at, values: kept, .. }) = frames.pop() {
                        self.at = at;
                        values.truncate(kept as usize);
                    }
                    address = next;
                }
                Op::FailTwice => {
                    frames.pop();
                    failed = true;
                }
                Op::Fail => failed = true,
                Op::Cut => {
                    if let Some(frame @ Frame::Choice { .. }) = frames.last_mut() {
                        *frame = Frame::Dead;
                    }
                }
                Op::IfInvalid(next) => {
                    if !self.invalid {
                        address = next;
                    }
                }
                Op::Capture(name) => {
                    if let Some(last) = values.last_mut() {
                        last.name = name;
                    }
                }
                Op::Node(kind) => {
                    let (base, at) = current_rule(&frames);
                    let node = self.join(&values[base..], Some(kind), at);
                    values.truncate(base);
                    values.push(Value { node, name: 0 });
                }
                Op::Act(action) => {
                    let (base, _) = current_rule(&frames);
                    match actions.act(action, self, &values[base..]) {
                        Verdict::Raise(error) => return Outcome::Raised(error),
                        Verdict::Value(node) => {
                            values.truncate(base);
                            values.push(Value { node, name: 0 });
                        }
                        Verdict::Fail => {
                            // The rule has no value: its other alternatives are not tried.
                            while matches!(frames.last(), Some(Frame::Choice { .. } | Frame::Dead)) {
                                frames.pop();
                            }
                            failed = true;
                        }
                    }
                }
            }
            if failed && !self.fail(&mut frames, &mut values, &mut address) {
                return Outcome::Failed;
            }
            if self.nodes.len() > MAX_NODES {
                return Outcome::GaveUp;
            }
        }
        Outcome::GaveUp
    }

    /// Goes back to the last choice; false when there is none.
    fn fail(&mut self, frames: &mut Vec<Frame>, values: &mut Vec<Value>, address: &mut u32) -> bool {
        while let Some(frame) = frames.pop() {
            match frame {
                Frame::Choice { address: other, at, values: kept } => {
                    self.at = at;
                    values.truncate(kept as usize);
                    *address = other;
                    return true;
                }
                Frame::Dead => {}
                Frame::Call { rule, at, base, invalid, .. } => {
                    values.truncate(base as usize);
                    self.invalid = invalid;
                    self.memo.insert(self.memo_key(rule, at), None);
                }
            }
        }
        false
    }

    /// What is remembered of a rule that is not marked holds for one of the two passes only.
    fn memo_key(&self, rule: u16, at: u32) -> (u16, u32, bool) {
        (rule, at, self.invalid && !self.grammar.rules[rule as usize].memo)
    }

    fn matches(&self, op: Op, token: Token) -> bool {
        let text = self.texts[self.at as usize];
        match op {
            Op::Literal(literal) | Op::Forced(literal) => {
                matches!(token.kind, Kind::Keyword | Kind::Op) && text == Some(literal)
            }
            Op::Soft(literal) => token.kind == Kind::Name && text == Some(literal),
            Op::Terminal(terminal) => match terminal {
                Terminal::Name => token.kind == Kind::Name,
                Terminal::Number => token.kind == Kind::Number,
                Terminal::String => token.kind == Kind::String,
                Terminal::FStringStart => token.kind == Kind::FStringStart,
                Terminal::FStringMiddle => token.kind == Kind::FStringMiddle,
                Terminal::FStringEnd => token.kind == Kind::FStringEnd,
                Terminal::Newline => token.kind == Kind::Newline,
                Terminal::Indent => token.kind == Kind::Indent,
                Terminal::Dedent => token.kind == Kind::Dedent,
                Terminal::End => token.kind == Kind::End,
                Terminal::SoftKeyword => token.kind == Kind::Name && self.soft_keywords[self.at as usize],
            },
            _ => false,
        }
    }

    fn node(&mut self, kind: NodeKind, first: u32, last: u32, children: Vec<NodeId>) -> NodeId {
        self.nodes.push(Node { kind, first, last, children });
        NodeId(self.nodes.len() as u32 - 1)
    }

    /// The value of a rule: a node of the kind, or the only value that is more than punctuation.
    fn join(&mut self, values: &[Value], kind: Option<NodeKind>, start: u32) -> NodeId {
        let is_node = |value: &&Value| self.nodes[value.node.0 as usize].kind != NodeKind::Token;
        let mut nodes = values.iter().filter(is_node);
        if kind.is_none() {
            match (nodes.next(), nodes.next(), values) {
                (Some(only), None, _) => return only.node,
                (None, _, [only]) => return only.node,
                _ => {}
            }
        }
        let children = values.iter().filter(is_node).map(|value| value.node).collect();
        let last = self.at.max(start + 1) - 1;
        self.node(kind.unwrap_or(NodeKind::Other), start, last, children)
    }
}

/// Where the values of the rule at hand begin, and its first token.
fn current_rule(frames: &[Frame]) -> (usize, u32) {
    let call = frames.iter().rev().find_map(|frame| match frame {
        Frame::Call { base, at, .. } => Some((*base as usize, *at)),
        Frame::Choice { .. } | Frame::Dead => None,
    });
    call.unwrap_or((0, 0))
}
