//! What CPython says of a source that is no Python: its words, and the place it points at.
//!
//! The parser that builds the tree tells that a source is wrong, in words of its own. Then this module reads
//! the source again as CPython's parser would: `tokens` splits it, `machine` runs the grammar of `grammar`
//! over the tokens, first without and then with the rules for known mistakes, whose words are in `actions`.

mod actions;
mod escapes;
mod grammar;
mod machine;
mod tokens;
mod tree;

use bytecode::{Source, Span};

use self::actions::Mistakes;
use self::machine::{Machine, Outcome};
use self::tokens::{Kind, Token, Tokens};
use crate::error::{Error, ErrorKind};

pub use self::tokens::tokenize;

/// The bracket that is one too many for CPython, if the tokenizer comes to it.
pub fn too_many_brackets(source: &Source) -> Option<Error> {
    tokenize(source).error.map(from_tokenizer).filter(|error| error.message == tokens::TOO_MANY_BRACKETS)
}

/// What is wrong with lines that begin with tabs, where the parser, which takes a tab for two blanks, sees blocks.
pub fn wrong_indentation(source: &Source) -> Option<Error> {
    let begins_with_tab = |line: &str| line.trim_start_matches([' ', '\x0c']).starts_with('\t');
    if !source.text.lines().any(begins_with_tab) {
        return None;
    }
    let error = tokenize(source).error?;
    matches!(error.exception, "TabError" | "IndentationError").then(|| from_tokenizer(error))
}

/// The first error that CPython's tokenizer and parser find; None when they find none.
pub fn diagnose(source: &Source) -> Option<Error> {
    let tokens = tokenize(source);
    let grammar = grammar::load();
    let texts = literal_numbers(source, &tokens.tokens, &grammar.literals);
    let mistakes = Mistakes { source, grammar: &grammar, tokens: &tokens.tokens };
    // CPython takes each begin of a soft keyword for one, `m` and `ty` too.
    let is_soft = |token: &Token| {
        let text = source.text.get(token.start as usize..token.end as usize).unwrap_or_default();
        ["_", "case", "match", "type"].iter().any(|keyword| keyword.starts_with(text))
    };
    let soft_keywords: Vec<bool> = tokens.tokens.iter().map(is_soft).collect();
    let mut machine = Machine::new(&grammar, &tokens.tokens, &texts, &soft_keywords);
    let (mut at, mut previous) = (0, 0);
    // Statement by statement, so that what is remembered of one is dropped with it.
    loop {
        if tokens.tokens.get(at as usize).is_some_and(|token| token.kind == Kind::End) {
            return None;
        }
        match machine.run(grammar.statement, at, false, &mistakes) {
            Outcome::Matched(end) => (previous, at) = (at, end),
            Outcome::Failed => break,
            Outcome::Raised(error) => return Some(outranked(error, source, &tokens, machine.fetched)),
            Outcome::OutOfTokens => return tokens.error.map(from_tokenizer),
            Outcome::GaveUp => return None,
        }
    }
    let last = machine.fetched.saturating_sub(1);
    // The mistake may be in how the statement before goes on.
    let mut start = previous;
    loop {
        match machine.run(grammar.statement, start, true, &mistakes) {
            Outcome::Raised(error) => return Some(outranked(error, source, &tokens, machine.fetched)),
            Outcome::OutOfTokens => return tokens.error.map(from_tokenizer),
            Outcome::GaveUp => return None,
            Outcome::Matched(end) if start < at => start = end,
            Outcome::Matched(_) | Outcome::Failed => break,
        }
    }
    let token = tokens.tokens[last as usize];
    let range = mistakes.token_span(last);
    let unexpected = |what: &str| {
        let range = mistakes.before_block(machine.fetched.saturating_sub(1));
        Some(Error::exception("IndentationError", what, range))
    };
    match token.kind {
        // CPython tells only the line.
        Kind::End => {
            let start = source.line_start(source.line(token.start));
            Some(outranked(
                Error::syntax("invalid syntax", Span { start, end: start }),
                source,
                &tokens,
                machine.fetched,
            ))
        }
        Kind::Indent => unexpected("unexpected indent"),
        Kind::Dedent => unexpected("unexpected unindent"),
        _ => Some(outranked(Error::syntax("invalid syntax", range), source, &tokens, machine.fetched)),
    }
}

/// An error of the tokenizer further on counts more than one of the parser, unless it is within an f-string,
/// and so does a bracket that was opened before the line of the error and is never closed.
fn outranked(error: Error, source: &Source, tokens: &Tokens, fetched: u32) -> Error {
    if !matches!(error.kind, ErrorKind::Syntax { .. }) {
        return error;
    }
    let Some(later) = &tokens.error else {
        return error;
    };
    if tokens.in_fstring {
        return error;
    }
    if !later.quiet {
        return from_tokenizer(later.clone());
    }
    let line =
        tokens.tokens.get(fetched.saturating_sub(1) as usize).map_or(0, |token| source.line(token.start));
    match tokens.open.last() {
        Some((bracket, at)) if line > source.line(*at) => {
            let range = Span { start: *at, end: *at };
            Error::syntax(format!("'{}' was never closed", *bracket as char), range)
        }
        _ => error,
    }
}

fn from_tokenizer(error: tokens::TokenError) -> Error {
    Error::exception(error.exception, error.message, error.range)
}

/// For each token, the number of its text among the literals of the grammar.
fn literal_numbers(source: &Source, tokens: &[Token], literals: &[&'static str]) -> Vec<Option<u16>> {
    let known: rustc_hash::FxHashMap<&str, u16> =
        literals.iter().enumerate().map(|(at, literal)| (*literal, at as u16)).collect();
    let number = |token: &Token| match token.kind {
        Kind::Name | Kind::Keyword | Kind::Op => {
            known.get(source.text.get(token.start as usize..token.end as usize)?).copied()
        }
        _ => None,
    };
    tokens.iter().map(number).collect()
}
