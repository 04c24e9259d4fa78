//! Warnings about sources that are Python and yet look like a mistake, in CPython's words.

use bytecode::{Source, Span};
use ruff_python_ast::str_prefix::AnyStringPrefix;
use ruff_python_ast::token::{Token, TokenKind};
use ruff_text_size::Ranged;

use crate::error::span;

/// A `SyntaxWarning`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    pub message: String,
    pub range: Span,
}

/// Escapes in strings that mean nothing.
pub fn escapes(source: &Source, tokens: &[Token]) -> Vec<Warning> {
    let mut warnings = numbers(source, tokens);
    if !source.text.contains('\\') {
        return warnings;
    }
    for token in tokens {
        if !matches!(token.kind(), TokenKind::String | TokenKind::FStringMiddle) {
            continue;
        }
        let range = span(token.range());
        let text = &source.text[range.start as usize..range.end as usize];
        if !text.contains('\\') {
            continue;
        }
        let Some(flags) = token.string_flags() else { continue };
        let prefix = ruff_python_ast::StringFlags::prefix(flags);
        if prefix.is_raw() {
            continue;
        }
        let is_bytes = matches!(prefix, AnyStringPrefix::Bytes(_));
        // Of an f-string's text, CPython tells the line of its end; the brace that begins a field stands behind it,
        // also where it is escaped.
        let is_middle = token.kind() == TokenKind::FStringMiddle;
        let escapes_field =
            is_middle && text.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
        let text =
            if escapes_field { &source.text[range.start as usize..range.end as usize + 1] } else { text };
        if let Some(message) = first_invalid_escape(text, is_bytes) {
            let start = if is_middle { range.end } else { range.start };
            warnings.push(Warning { message, range: Span { start, ..range } });
        }
    }
    warnings
}

/// Numbers with a keyword right behind them: `1if x else y`.
fn numbers(source: &Source, tokens: &[Token]) -> Vec<Warning> {
    let keyword = |kind: TokenKind| {
        matches!(
            kind,
            TokenKind::And
                | TokenKind::Else
                | TokenKind::For
                | TokenKind::If
                | TokenKind::In
                | TokenKind::Is
                | TokenKind::Not
                | TokenKind::Or
        )
    };
    let mut warnings = Vec::new();
    for pair in tokens.windows(2) {
        let number = matches!(pair[0].kind(), TokenKind::Int | TokenKind::Float | TokenKind::Complex);
        if !number || !keyword(pair[1].kind()) || pair[0].end() != pair[1].start() {
            continue;
        }
        let range = span(pair[0].range());
        let text = source.text[range.start as usize..range.end as usize].to_ascii_lowercase();
        let kind = match text.as_bytes() {
            [b'0', b'x', ..] => "hexadecimal",
            [b'0', b'o', ..] => "octal",
            [b'0', b'b', ..] => "binary",
            [.., b'j'] => "imaginary",
            _ => "decimal",
        };
        // Where it is an error, CPython shows the last character, and no width.
        let last = Span { start: range.end - 1, end: range.end - 1 };
        warnings.push(Warning { message: format!("invalid {kind} literal"), range: last });
    }
    warnings
}

fn first_invalid_escape(text: &str, is_bytes: bool) -> Option<String> {
    let mut chars = text.char_indices();
    while let Some((_, c)) = chars.next() {
        if c != '\\' {
            continue;
        }
        let Some((at, kind)) = chars.next() else { break };
        match kind {
            '\n' | '\r' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' => {}
            'N' | 'u' | 'U' if !is_bytes => {}
            '0'..='7' => {
                let digits: String =
                    text[at..].chars().take(3).take_while(|c| ('0'..='7').contains(c)).collect();
                if u32::from_str_radix(&digits, 8).is_ok_and(|value| value > 0o377) {
                    return Some(format!("invalid octal escape sequence '\\{digits}'"));
                }
            }
            other => return Some(format!("invalid escape sequence '\\{other}'")),
        }
    }
    None
}
