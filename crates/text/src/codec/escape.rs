//! `unicode_escape` and `raw_unicode_escape`: Latin-1 with the escapes of Python's literals.

use std::fmt::Write;

use super::decode::Mistake;
use crate::surrogates;

/// Appends what is valid, up to the first mistake; `raw` knows `\u` and `\U` only.
pub(super) fn decode_valid(data: &[u8], raw: bool, out: &mut String) -> Option<Mistake> {
    let mut at = 0;
    while let Some(&byte) = data.get(at) {
        let start = at;
        at += 1;
        if byte != b'\\' {
            out.push(byte as char);
            continue;
        }
        let Some(&kind) = data.get(at) else {
            if raw {
                out.push('\\');
                return None;
            }
            return Some(Mistake { start, end: at, reason: "\\ at end of string" });
        };
        at += 1;
        let (count, reason) = match kind {
            b'x' if !raw => (2, "truncated \\xXX escape"),
            b'u' => (4, "truncated \\uXXXX escape"),
            b'U' => (8, "truncated \\UXXXXXXXX escape"),
            _ if raw => {
                // A backslash before a backslash guards nothing, but is passed with it.
                out.extend(['\\', kind as char]);
                continue;
            }
            b'N' => {
                match named(&data[at..]) {
                    (length, Ok(char)) => {
                        at += length;
                        out.push(char);
                    }
                    (length, Err(reason)) => return Some(Mistake { start, end: at + length, reason }),
                }
                continue;
            }
            b'0'..=b'7' => {
                let digits = data[at - 1..].iter().take(3).take_while(|digit| matches!(digit, b'0'..=b'7'));
                let (length, code) =
                    digits.fold((0, 0), |(n, code), digit| (n + 1, code * 8 + u32::from(digit - b'0')));
                at += length - 1;
                out.extend(char::from_u32(code));
                continue;
            }
            _ => {
                match kind {
                    b'\n' => {}
                    b'\\' | b'\'' | b'"' => out.push(kind as char),
                    b'a' => out.push('\x07'),
                    b'b' => out.push('\x08'),
                    b'f' => out.push('\x0c'),
                    b'n' => out.push('\n'),
                    b'r' => out.push('\r'),
                    b't' => out.push('\t'),
                    b'v' => out.push('\x0b'),
                    _ => out.extend(['\\', kind as char]),
                }
                continue;
            }
        };
        let digits = data[at..].iter().take(count).take_while(|digit| digit.is_ascii_hexdigit()).count();
        let text = std::str::from_utf8(&data[at..at + digits]).expect("these are digits");
        at += digits;
        if digits < count {
            return Some(Mistake { start, end: at, reason });
        }
        match u32::from_str_radix(text, 16).ok().and_then(surrogates::char_of) {
            Some(char) => out.push(char),
            None if surrogates::is_kept(u32::from_str_radix(text, 16).unwrap_or(0)) => {
                return Some(Mistake { start, end: at, reason: surrogates::KEPT });
            }
            None if raw => return Some(Mistake { start, end: at, reason: "\\Uxxxxxxxx out of range" }),
            None => return Some(Mistake { start, end: at, reason: "illegal Unicode character" }),
        }
    }
    None
}

/// The length of `{name}`, and the character or what is wrong.
fn named(data: &[u8]) -> (usize, Result<char, &'static str>) {
    const MALFORMED: &str = "malformed \\N character escape";
    if data.first() != Some(&b'{') {
        return (0, Err(MALFORMED));
    }
    let Some(end) = data.iter().position(|byte| *byte == b'}') else { return (data.len(), Err(MALFORMED)) };
    if end == 1 {
        return (1, Err(MALFORMED));
    }
    let found = std::str::from_utf8(&data[1..end]).ok().and_then(unicode_names2::character);
    (end + 1, found.ok_or("unknown Unicode character name"))
}

pub(super) fn encode(text: &str, raw: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for char in text.chars() {
        let code = surrogates::code_of(char);
        let mut escape = String::new();
        let written = match char {
            '\\' if !raw => write!(escape, "\\\\"),
            '\n' if !raw => write!(escape, "\\n"),
            '\r' if !raw => write!(escape, "\\r"),
            '\t' if !raw => write!(escape, "\\t"),
            ' '..='~' => write!(escape, "{char}"),
            _ if code < 0x100 => {
                if raw {
                    out.push(code as u8);
                    continue;
                }
                write!(escape, "\\x{code:02x}")
            }
            _ if code < 0x10000 => write!(escape, "\\u{code:04x}"),
            _ => write!(escape, "\\U{code:08x}"),
        };
        written.expect("writing to a string cannot fail");
        out.extend(escape.bytes());
    }
    out
}
