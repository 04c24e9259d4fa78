//! `repr` and `ascii` of texts and bytes: which quotes, and what is escaped.

use std::fmt::Write;

use crate::{surrogates, unicode};

/// A number of bytes that is certainly enough for the `repr` of so many bytes.
pub fn longest_repr(length: usize) -> usize {
    // A control character of one byte becomes four, and one of two bytes as many.
    length.saturating_mul(4).saturating_add(12)
}

/// `repr(text)`.
pub fn repr(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_repr(text, &mut out);
    out
}

/// Appends `repr(text)`, for the `repr` of a container.
pub fn push_repr(text: &str, out: &mut String) {
    quote(text, unicode::is_printable, out);
}

/// `ascii(text)`.
pub fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    quote(text, |char| (' '..='~').contains(&char), &mut out);
    out
}

/// `ascii(value)` of any value: its `repr` with everything beyond ASCII escaped.
pub fn escape_non_ascii(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for char in repr.chars() {
        if char.is_ascii() {
            out.push(char);
        } else {
            push_escape(char, &mut out);
        }
    }
    out
}

fn quote(text: &str, shown: impl Fn(char) -> bool, out: &mut String) {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(quote);
    for char in text.chars() {
        match char {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if char == quote => out.extend(['\\', char]),
            _ if shown(char) => out.push(char),
            _ => push_escape(char, out),
        }
    }
    out.push(quote);
}

fn push_escape(char: char, out: &mut String) {
    let code = surrogates::code_of(char);
    let written = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
    written.expect("writing to a string cannot fail");
}

/// `repr(data)` of `bytes`.
pub fn bytes_repr(data: &[u8]) -> String {
    let mut out = String::with_capacity(data.len() + 3);
    quote_bytes(data, false, &mut out);
    out
}

/// `repr(data)` of `bytearray`, which escapes a single quote even between double quotes.
pub fn bytearray_repr(data: &[u8]) -> String {
    let mut out = String::from("bytearray(");
    quote_bytes(data, true, &mut out);
    out.push(')');
    out
}

fn quote_bytes(data: &[u8], always_escape: bool, out: &mut String) {
    let quote = if data.contains(&b'\'') && !data.contains(&b'"') { b'"' } else { b'\'' };
    out.extend(['b', quote as char]);
    for &byte in data {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'\'' if always_escape => out.push_str("\\'"),
            _ if byte == quote => out.extend(['\\', byte as char]),
            b' '..=b'~' => out.push(byte as char),
            _ => write!(out, "\\x{byte:02x}").expect("writing to a string cannot fail"),
        }
    }
    out.push(quote as char);
}
