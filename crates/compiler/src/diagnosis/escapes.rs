//! Escapes in strings that cannot be read, in the words of CPython's codecs.

use bytecode::Span;

use super::tokens::Kind;
use crate::error::Error;

/// Whether a string literal has the prefix of a bytes literal.
pub fn is_bytes(literal: &str) -> bool {
    prefix(literal).contains(['b', 'B'])
}

fn prefix(literal: &str) -> &str {
    &literal[..literal.find(['"', '\'']).unwrap_or(0)]
}

/// What is wrong within a string token, or within the text of an f-string.
pub fn check(kind: Kind, text: &str, span: Span, raw_fstring: bool) -> Option<Error> {
    let (body, is_bytes, raw) = match kind {
        Kind::String => {
            let prefix = prefix(text);
            let quoted = &text[prefix.len()..];
            let size = if quoted.len() >= 6 && quoted.starts_with(&quoted[..1].repeat(3)) { 3 } else { 1 };
            let body = quoted.get(size..quoted.len().saturating_sub(size))?;
            (body, prefix.contains(['b', 'B']), prefix.contains(['r', 'R']))
        }
        Kind::FStringMiddle => (text, false, raw_fstring),
        _ => return None,
    };
    if is_bytes && !body.is_ascii() {
        return Some(Error::syntax("bytes can only contain ASCII literal characters", span));
    }
    if raw || !body.contains('\\') {
        return None;
    }
    if is_bytes {
        return bytes_problem(body).map(|message| Error::syntax(message, span));
    }
    match text_problem(body)? {
        Problem::Mistake(message) => Some(Error::syntax(message, span)),
        Problem::NamesOutOfReach => Some(Error::unsupported(OUT_OF_REACH, span)),
    }
}

/// Why a text cannot be read.
enum Problem {
    /// In the words of CPython.
    Mistake(String),
    /// It has a name of a character, and the table of names could not be fetched.
    NamesOutOfReach,
}

const OUT_OF_REACH: &str = "\\N{…} could not be loaded: the network or the host of this page does not answer; run the program again to try once more";

fn bytes_problem(body: &str) -> Option<String> {
    let bytes = body.as_bytes();
    let mut at = 0;
    // The position counts what was read, not what it stands for.
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        if bytes.get(at + 1) == Some(&b'x') {
            let digits = bytes[at + 2..].iter().take(2).filter(|byte| byte.is_ascii_hexdigit()).count();
            if digits < 2 || !bytes[at + 2].is_ascii_hexdigit() {
                return Some(format!("(value error) invalid \\x escape at position {at}"));
            }
        }
        at += 2;
    }
    None
}

fn text_problem(body: &str) -> Option<Problem> {
    let chars: Vec<char> = body.chars().collect();
    let mut at = 0;
    // Characters beyond ASCII are handed to the codec as `\UXXXXXXXX`.
    let mut position = 0;
    while at < chars.len() {
        let c = chars[at];
        if c != '\\' {
            position += if c.is_ascii() { 1 } else { 10 };
            at += 1;
            continue;
        }
        let Some(kind) = chars.get(at + 1).copied() else { break };
        let wanted = match kind {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            'N' => {
                match named(&chars[at + 2..]) {
                    Ok(length) => {
                        at += 2 + length;
                        position += 2 + length;
                    }
                    Err(Unread::OutOfReach) => return Some(Problem::NamesOutOfReach),
                    Err(Unread::Wrong(length, problem)) => {
                        return Some(undecodable(position, 2 + length, problem));
                    }
                }
                continue;
            }
            _ => {
                position += if kind.is_ascii() { 2 } else { 11 };
                at += 2;
                continue;
            }
        };
        let digits = chars[at + 2..].iter().take(wanted).take_while(|c| c.is_ascii_hexdigit()).count();
        if digits < wanted {
            let problem = match kind {
                'x' => "truncated \\xXX escape",
                'u' => "truncated \\uXXXX escape",
                _ => "truncated \\UXXXXXXXX escape",
            };
            return Some(undecodable(position, 2 + digits, problem));
        }
        let value: String = chars[at + 2..at + 2 + wanted].iter().collect();
        if u32::from_str_radix(&value, 16).is_ok_and(|value| value > 0x10_ffff) {
            return Some(undecodable(position, 2 + wanted, "illegal Unicode character"));
        }
        at += 2 + wanted;
        position += 2 + wanted;
    }
    None
}

/// Why `{name}` is no character.
enum Unread {
    /// How much of it cannot be read, and why.
    Wrong(usize, &'static str),
    OutOfReach,
}

/// The length of `{name}`.
fn named(rest: &[char]) -> Result<usize, Unread> {
    let malformed = "malformed \\N character escape";
    if rest.first() != Some(&'{') {
        return Err(Unread::Wrong(0, malformed));
    }
    let Some(end) = rest.iter().position(|c| *c == '}') else {
        return Err(Unread::Wrong(rest.len(), malformed));
    };
    if end == 1 {
        return Err(Unread::Wrong(1, malformed));
    }
    let name: String = rest[1..end].iter().collect();
    match unicode_names2::find(&name) {
        Ok(Some(_)) => Ok(end + 1),
        Ok(None) => Err(Unread::Wrong(end + 1, "unknown Unicode character name")),
        Err(_) => Err(Unread::OutOfReach),
    }
}

fn undecodable(position: usize, length: usize, problem: &str) -> Problem {
    let end = position + length - 1;
    Problem::Mistake(if length == 1 {
        format!(
            "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position {position}: {problem}"
        )
    } else {
        format!(
            "(unicode error) 'unicodeescape' codec can't decode bytes in position {position}-{end}: {problem}"
        )
    })
}
