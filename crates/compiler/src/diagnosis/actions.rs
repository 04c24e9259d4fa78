//! What is said of each mistake that the grammar knows: words and place.

use bytecode::{Source, Span};

use super::grammar::Grammar;
use super::machine::{Actions, Machine, Value, Verdict};
use super::tree::{Node, NodeId, NodeKind};
use super::{escapes, tokens::Kind};
use crate::error::Error;

pub struct Mistakes<'a> {
    pub source: &'a Source,
    pub grammar: &'a Grammar,
    pub tokens: &'a [super::tokens::Token],
}

/// For which statement a target is wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Targets {
    Assign,
    For,
    Delete,
}

impl Actions for Mistakes<'_> {
    type Error = Error;

    fn expected(&self, literal: u16, token: u32) -> Error {
        let message = format!("expected '{}'", self.grammar.literals[literal as usize]);
        Error::syntax(message, self.token_span(token))
    }

    fn act(&self, action: u16, machine: &Machine, values: &[Value]) -> Verdict<Error> {
        let action = &self.grammar.actions[action as usize];
        let value = |name: u8| values.iter().rev().find(|value| value.name == name).map(|value| value.node);
        let (a, b) = (value(b'a'), value(b'b'));
        let named = |at: usize| action.names.get(at).and_then(|name| value(*name));
        let last = machine.fetched.saturating_sub(1);
        let message = |text: &str| self.fill_in(text, machine, a);
        let raise = |range: Span| Verdict::Raise(Error::syntax(message(&action.message), range));
        match action.verb {
            "loc" => raise(self.span(machine, named(0))),
            "param" => {
                let start = self.span(machine, named(0)).start;
                // Without the comma behind the parameter.
                let end = self.parameter_end(machine, named(0));
                raise(Span { start, end })
            }
            "range" => raise(Span {
                start: self.span(machine, named(0)).start,
                end: self.span(machine, named(1)).end,
            }),
            "from" => {
                let start = self.span(machine, named(0)).start;
                raise(Span { start, end: self.current_end(last).max(start) })
            }
            "key_end" => {
                let end = self.span(machine, a).end;
                raise(Span { start: end - 1, end: end - 1 })
            }
            "last" => raise(self.before_block(last)),
            "next" => raise(self.token_span(machine.at)),
            "block" => Verdict::Raise(Error::exception(
                "IndentationError",
                message(&action.message),
                self.before_block(last),
            )),
            "value" => named(0).map_or(Verdict::Fail, Verdict::Value),
            "assign_target" => self.target(machine, a, Targets::Assign),
            "for_target" => self.target(machine, a, Targets::For),
            "delete_target" => self.target(machine, a, Targets::Delete),
            "field" => self.field(machine, a, values),
            "conversion" => self.conversion(machine, a, b),
            "strings" => self.strings(machine, a),
            "legacy" => self.legacy(machine, a, b),
            "forgotten_comma" => self.forgotten_comma(machine, a, b),
            "bare_generator" => self.bare_generator(machine, a, b),
            "positional_after_keyword" => {
                let unpacked = a.is_some_and(|a| has_unpacked_keywords(machine, a));
                let text = if unpacked {
                    "positional argument follows keyword argument unpacking"
                } else {
                    "positional argument follows keyword argument"
                };
                Verdict::Raise(Error::syntax(text, self.token_span(last)))
            }
            "type_variable_tuple" => self.type_bound(machine, a, b, "TypeVarTuple"),
            "parameter_specification" => self.type_bound(machine, a, b, "ParamSpec"),
            verb => unreachable!("the grammar has no verb {verb}"),
        }
    }
}

impl Mistakes<'_> {
    pub fn token_span(&self, token: u32) -> Span {
        let last = self.tokens.len().saturating_sub(1);
        let token = self.tokens.get((token as usize).min(last));
        // The end of a line has no width of its own.
        let end = |token: &super::tokens::Token| match token.kind {
            Kind::Newline => token.end - 1,
            _ => token.end,
        };
        token.map_or(Span::default(), |token| Span { start: token.start, end: end(token) })
    }

    /// Where the last token is, or just before it when a block begins or ends there.
    pub fn before_block(&self, token: u32) -> Span {
        let span = self.token_span(token);
        match self.tokens.get(token as usize).map(|token| token.kind) {
            Some(Kind::Dedent | Kind::Indent)
                if self.tokens.last().is_none_or(|end| end.kind != Kind::End || end.start != span.start) =>
            {
                let at = span.start.max(self.source.line_start(self.source.line(span.start)) + 1) - 1;
                Span { start: at, end: at }
            }
            _ => span,
        }
    }

    /// Where the tokenizer stands, as CPython counts it: one character before the end of the last token.
    fn current_end(&self, token: u32) -> u32 {
        self.tokens.get(token as usize).map_or(0, |token| token.end.saturating_sub(1))
    }

    fn span(&self, machine: &Machine, node: Option<NodeId>) -> Span {
        let Some(node) = node else { return Span::default() };
        let node = get(machine, node);
        Span { start: self.token_span(node.first).start, end: self.token_span(node.last).end }
    }

    fn text(&self, span: Span) -> &str {
        self.source.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    fn parameter_end(&self, machine: &Machine, node: Option<NodeId>) -> u32 {
        let Some(node) = node else { return 0 };
        let node = get(machine, node);
        let last = self.token_span(node.last);
        if node.last > node.first && self.text(last) == "," {
            self.token_span(node.last - 1).end
        } else {
            last.end
        }
    }

    /// Replaces `{name:a}`, `{text:a}` and `{line:a}`.
    fn fill_in(&self, text: &str, machine: &Machine, a: Option<NodeId>) -> String {
        let span = self.span(machine, a);
        let mut message = text.replace("{text:a}", self.text(span));
        if message.contains("{line:a}") {
            message = message.replace("{line:a}", &self.source.line(span.start).to_string());
        }
        if message.contains("{name:a}") {
            message = message.replace("{name:a}", &self.describe(machine, a));
        }
        message
    }

    fn describe(&self, machine: &Machine, node: Option<NodeId>) -> String {
        node.map_or(NodeKind::Other, |node| kind(machine, node)).description().to_owned()
    }

    /// An error when something in the expression cannot be a target.
    fn target(&self, machine: &Machine, node: Option<NodeId>, targets: Targets) -> Verdict<Error> {
        let Some(wrong) = node.and_then(|node| wrong_target(machine, node, targets)) else {
            return Verdict::Fail;
        };
        let verb = if targets == Targets::Delete { "delete" } else { "assign to" };
        let message = format!("cannot {verb} {}", self.describe(machine, Some(wrong)));
        Verdict::Raise(Error::syntax(message, self.span(machine, Some(wrong))))
    }

    fn conversion(&self, machine: &Machine, mark: Option<NodeId>, name: Option<NodeId>) -> Verdict<Error> {
        let (mark, name_span) = (self.span(machine, mark), self.span(machine, name));
        if mark.end != name_span.start {
            let message = "f-string: conversion type must come right after the exclamanation mark";
            return Verdict::Raise(Error::syntax(message, Span { start: mark.start, end: name_span.end }));
        }
        name.map_or(Verdict::Fail, Verdict::Value)
    }

    /// A whole field of an f-string: its conversion is one of three.
    fn field(&self, machine: &Machine, conversion: Option<NodeId>, values: &[Value]) -> Verdict<Error> {
        let span = self.span(machine, conversion);
        let text = self.text(span);
        if conversion.is_some() && !matches!(text, "s" | "r" | "a") {
            let message =
                format!("f-string: invalid conversion character '{text}': expected 's', 'r', or 'a'");
            return Verdict::Raise(Error::syntax(message, span));
        }
        values.first().map_or(Verdict::Fail, |value| Verdict::Value(value.node))
    }

    /// Strings next to each other: of one sort, and with escapes that can be read.
    fn strings(&self, machine: &Machine, parts: Option<NodeId>) -> Verdict<Error> {
        let Some(parts) = parts else { return Verdict::Fail };
        let node = get(machine, parts);
        let (mut bytes, mut texts) = (false, false);
        // Strings inside of an f-string's fields are other strings.
        let mut depth = 0;
        for at in node.first..=node.last {
            let token = self.tokens[at as usize];
            let span = self.token_span(at);
            let text = self.text(span);
            if let Some(mut error) = escapes::check(token.kind, text, span, self.fstring_is_raw(at)) {
                if token.kind == Kind::FStringMiddle {
                    error.range = self.fstring_end(at);
                }
                return Verdict::Raise(error);
            }
            match token.kind {
                Kind::FStringEnd => depth -= 1,
                Kind::FStringStart => {
                    texts = true;
                    depth += 1;
                }
                Kind::String if depth > 0 => {}
                Kind::String if escapes::is_bytes(text) => bytes = true,
                Kind::String => texts = true,
                _ => {}
            }
        }
        if bytes && texts {
            let last = self.token_span(machine.fetched.saturating_sub(1));
            return Verdict::Raise(Error::syntax("cannot mix bytes and nonbytes literals", last));
        }
        match node.children[..] {
            [only] => Verdict::Value(only),
            _ => Verdict::Value(parts),
        }
    }

    /// The end of the f-string that a token is in.
    fn fstring_end(&self, token: u32) -> Span {
        let mut depth = 0;
        for at in token..self.tokens.len() as u32 {
            match self.tokens[at as usize].kind {
                Kind::FStringStart => depth += 1,
                Kind::FStringEnd if depth == 0 => return self.token_span(at),
                Kind::FStringEnd => depth -= 1,
                _ => {}
            }
        }
        Span::default()
    }

    fn fstring_is_raw(&self, token: u32) -> bool {
        let mut depth = 0;
        for at in (0..token).rev() {
            match self.tokens[at as usize].kind {
                Kind::FStringEnd => depth += 1,
                Kind::FStringStart if depth == 0 => {
                    return self.text(self.token_span(at)).contains(['r', 'R']);
                }
                Kind::FStringStart => depth -= 1,
                _ => {}
            }
            if token - at > 200 {
                break;
            }
        }
        false
    }

    fn is_legacy_statement(&self, machine: &Machine, node: Option<NodeId>) -> bool {
        node.is_some_and(|node| matches!(kind(machine, node), NodeKind::Name | NodeKind::Word))
            && matches!(self.text(self.span(machine, node)), "print" | "exec")
    }

    fn legacy(&self, machine: &Machine, name: Option<NodeId>, rest: Option<NodeId>) -> Verdict<Error> {
        if !self.is_legacy_statement(machine, name) {
            return Verdict::Fail;
        }
        let (start, end) = (self.span(machine, name).start, self.span(machine, rest).end);
        let name = self.text(self.span(machine, name));
        let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
        Verdict::Raise(Error::syntax(message, Span { start, end }))
    }

    fn forgotten_comma(
        &self,
        machine: &Machine,
        left: Option<NodeId>,
        right: Option<NodeId>,
    ) -> Verdict<Error> {
        if self.is_legacy_statement(machine, left) || self.tokens[machine.at as usize - 1].level == 0 {
            return Verdict::Fail;
        }
        let range = Span { start: self.span(machine, left).start, end: self.span(machine, right).end };
        Verdict::Raise(Error::syntax("invalid syntax. Perhaps you forgot a comma?", range))
    }

    /// `f(x, y for y in z)`: fine when the generator is all there is.
    fn bare_generator(
        &self,
        machine: &Machine,
        args: Option<NodeId>,
        clauses: Option<NodeId>,
    ) -> Verdict<Error> {
        let Some(args) = args else { return Verdict::Fail };
        let positional: Vec<NodeId> = positional_arguments(machine, args);
        let [_, .., last] = positional[..] else {
            return Verdict::Fail;
        };
        let range =
            Span { start: self.span(machine, Some(last)).start, end: self.span(machine, clauses).end };
        Verdict::Raise(Error::syntax("Generator expression must be parenthesized", range))
    }

    fn type_bound(
        &self,
        machine: &Machine,
        colon: Option<NodeId>,
        bound: Option<NodeId>,
        what: &str,
    ) -> Verdict<Error> {
        let several = bound.is_some_and(|bound| kind(machine, bound) == NodeKind::Tuple);
        let how = if several { "constraints" } else { "bound" };
        let start = self.span(machine, colon).start;
        let end = self.current_end(machine.fetched.saturating_sub(1)).max(start);
        let range = Span { start, end };
        Verdict::Raise(Error::syntax(format!("cannot use {how} with {what}"), range))
    }
}

fn get<'m>(machine: &'m Machine, node: NodeId) -> &'m Node {
    &machine.nodes[node.0 as usize]
}

fn kind(machine: &Machine, node: NodeId) -> NodeKind {
    get(machine, node).kind
}

/// The first part of an expression that cannot be assigned to.
fn wrong_target(machine: &Machine, node: NodeId, targets: Targets) -> Option<NodeId> {
    let here = get(machine, node);
    match here.kind {
        NodeKind::List | NodeKind::Tuple => here.children.iter().find_map(|child| {
            let inner = get(machine, *child);
            if inner.kind == NodeKind::Other {
                return inner.children.iter().find_map(|child| wrong_target(machine, *child, targets));
            }
            wrong_target(machine, *child, targets)
        }),
        NodeKind::Starred if targets == Targets::Delete => Some(node),
        NodeKind::Starred => here.children.first().and_then(|child| wrong_target(machine, *child, targets)),
        // In `for a in b` the head is read as a comparison.
        NodeKind::CompareIn if targets == Targets::For => {
            here.children.first().and_then(|child| wrong_target(machine, *child, targets))
        }
        NodeKind::Compare if targets == Targets::For => None,
        NodeKind::Name | NodeKind::Word | NodeKind::Subscript | NodeKind::Attribute => None,
        _ => Some(node),
    }
}

fn positional_arguments(machine: &Machine, args: NodeId) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut work = vec![args];
    while let Some(node) = work.pop() {
        match kind(machine, node) {
            NodeKind::Args | NodeKind::Kwargs => work.extend(get(machine, node).children.iter().rev()),
            NodeKind::Keyword | NodeKind::DoubleStarred => {}
            _ => found.push(node),
        }
    }
    found
}

fn has_unpacked_keywords(machine: &Machine, args: NodeId) -> bool {
    let node = get(machine, args);
    match node.kind {
        NodeKind::DoubleStarred => true,
        NodeKind::Args | NodeKind::Kwargs => {
            node.children.iter().any(|child| has_unpacked_keywords(machine, *child))
        }
        _ => false,
    }
}
