//! Refuses sources that are nested so deeply that parsing or compiling them could overflow the stack.
//!
//! The parser, the drop of its tree and the walks over it recurse, and a WebAssembly stack of 1 MB cannot
//! grow. So one scan over the tokens adds up what each construct around a token costs on the way down: open
//! brackets and blocks, and chains of operators, which nest although they do not look so. The weights come
//! from measurements in WebAssembly: the longest chain of each kind that still compiled.

use bytecode::{Source, Span};
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, lexer};

use crate::diagnosis;
use crate::error::{Error, Result};

/// The whole stack is about 10,000 of these units; the caller needs some, too.
const LIMIT: u32 = 4_000;
const BRACKET: u32 = 24;
const LINK: u32 = 8;
const TEXT: u32 = 17;
const BLOCK: u32 = 15;
const MAX_BLOCKS: u32 = 99;

/// What a token does to the depth.
enum Effect {
    Open,
    /// The start of an f-string, which others may stand beside.
    OpenText,
    Close,
    Indent,
    Dedent,
    /// What precedes is no part of what follows: `,`, the end of a statement.
    Separate,
    /// One more link of a chain at this level.
    Link(u32),
    Nothing,
}

/// Looks through a source; library modules are trusted, what a program has as text is not.
pub fn check(source: &Source) -> Result {
    if source.library && !source.made || source.text.len() < 200 {
        return Ok(());
    }
    let mut lexer = lexer::lex(&source.text, Mode::Module);
    // The chains at the levels around with what the bracket costs that ends there, and the sum of all.
    let mut outer: Vec<(u32, u32)> = Vec::new();
    let (mut chain, mut total, mut blocks, mut lines) = (0u32, 0u32, 0u32, 1u32);
    let mut after_operand = false;
    loop {
        let kind = lexer.next_token();
        match effect(kind, after_operand) {
            Effect::Open => {
                // A call or a subscript is a link, too, which stays when it is closed.
                let link = if after_operand { LINK } else { 0 };
                total += BRACKET + LINK;
                outer.push((chain + link, BRACKET + LINK - link));
                chain = 0;
            }
            Effect::OpenText => {
                total += TEXT;
                outer.push((chain, TEXT));
                chain = 0;
            }
            Effect::Close => {
                total -= chain;
                if let Some((before, weight)) = outer.pop() {
                    total -= weight;
                    chain = before;
                } else {
                    chain = 0;
                }
            }
            Effect::Indent => {
                blocks += 1;
                total += BLOCK;
            }
            Effect::Dedent => {
                blocks = blocks.saturating_sub(1);
                total = total.saturating_sub(BLOCK);
            }
            Effect::Separate => {
                total -= chain;
                chain = 0;
            }
            Effect::Link(weight) => {
                chain += weight;
                total += weight;
            }
            Effect::Nothing => {}
        }
        if matches!(kind, TokenKind::Newline) {
            // Brackets that are left open by a mistake end with the statement.
            total = blocks * BLOCK;
            outer.clear();
            chain = 0;
        }
        lines += u32::from(matches!(kind, TokenKind::Newline | TokenKind::NonLogicalNewline));
        if total > LIMIT || blocks > MAX_BLOCKS {
            return Err(refusal(source, blocks, lines));
        }
        if kind == TokenKind::EndOfFile {
            return Ok(());
        }
        if !kind.is_trivia() {
            after_operand = ends_operand(kind);
        }
    }
}

fn refusal(source: &Source, blocks: u32, line: u32) -> Error {
    let start = source.line_start(line);
    let range = Span { start, end: start + source.line_text(line).len() as u32 };
    if blocks > MAX_BLOCKS {
        return Error::exception("IndentationError", "too many levels of indentation", range);
    }
    // CPython has a limit of its own for brackets.
    if let Some(error) = diagnosis::too_many_brackets(source) {
        return error;
    }
    Error::unsupported("this code is nested too deeply to be compiled", range)
}

fn ends_operand(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringEnd
            | TokenKind::TStringEnd
            | TokenKind::Rpar
            | TokenKind::Rsqb
            | TokenKind::Rbrace
            | TokenKind::True
            | TokenKind::False
            | TokenKind::None
            | TokenKind::Ellipsis
            | TokenKind::Match
            | TokenKind::Case
            | TokenKind::Type
    )
}

fn effect(kind: TokenKind, after_operand: bool) -> Effect {
    match kind {
        TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => Effect::Open,
        TokenKind::FStringStart | TokenKind::TStringStart => Effect::OpenText,
        TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => Effect::Close,
        TokenKind::FStringEnd | TokenKind::TStringEnd => Effect::Close,
        TokenKind::Indent => Effect::Indent,
        TokenKind::Dedent => Effect::Dedent,
        TokenKind::Comma | TokenKind::Semi | TokenKind::Newline | TokenKind::EndOfFile => Effect::Separate,
        TokenKind::Plus | TokenKind::Minus | TokenKind::Star | TokenKind::Not if after_operand => {
            Effect::Link(3)
        }
        TokenKind::Plus
        | TokenKind::Minus
        | TokenKind::Star
        | TokenKind::Tilde
        | TokenKind::Not
        | TokenKind::Await
        | TokenKind::Yield
        | TokenKind::DoubleStar => Effect::Link(17),
        TokenKind::ColonEqual | TokenKind::Lambda => Effect::Link(20),
        TokenKind::If | TokenKind::Else | TokenKind::For | TokenKind::Dot => Effect::Link(8),
        TokenKind::Slash
        | TokenKind::DoubleSlash
        | TokenKind::Percent
        | TokenKind::At
        | TokenKind::Vbar
        | TokenKind::Amper
        | TokenKind::CircumFlex
        | TokenKind::LeftShift
        | TokenKind::RightShift
        | TokenKind::Equal
        | TokenKind::And
        | TokenKind::Or
        | TokenKind::In => Effect::Link(3),
        _ => Effect::Nothing,
    }
}
