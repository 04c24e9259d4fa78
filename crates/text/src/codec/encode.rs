//! Text to bytes.

use super::{Encoding, Handler, escape, pages, wide};
use crate::{quote, surrogates};

/// What Python's `UnicodeEncodeError` says; the text itself is the machine's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError {
    pub encoding: &'static str,
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
    first: char,
}

impl EncodeError {
    /// `str(error)`.
    pub fn message(&self) -> String {
        let EncodeError { encoding, start, end, reason, first } = self;
        if end - start == 1 {
            let shown = quote::escape_non_ascii(first.encode_utf8(&mut [0; 4]));
            format!("'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}")
        } else {
            format!("'{encoding}' codec can't encode characters in position {start}-{}: {reason}", end - 1)
        }
    }
}

/// `text.encode(encoding, errors)`.
pub fn encode(text: &str, encoding: Encoding, handler: Handler) -> Result<Vec<u8>, EncodeError> {
    // What encodes all characters fails at surrogates alone.
    match encoding {
        Encoding::Utf8 if !surrogates::are_in(text) => return Ok(text.as_bytes().to_vec()),
        Encoding::Escape { raw } => return Ok(escape::encode(text, raw)),
        _ => {}
    }
    let mut out = Vec::with_capacity(text.len());
    let inner = match encoding {
        Encoding::Utf8Sig => {
            out.extend(b"\xef\xbb\xbf");
            Encoding::Utf8
        }
        Encoding::Wide { bits, order: None } => {
            wide::push(0xfeff, bits, None, &mut out);
            encoding
        }
        _ => encoding,
    };
    let reason = match inner {
        Encoding::Ascii => "ordinal not in range(128)",
        Encoding::Latin1 => "ordinal not in range(256)",
        Encoding::Page(_) => pages::UNDEFINED,
        _ => "surrogates not allowed",
    };
    // How many bytes were escaped right before.
    let mut escaped_before = 0;
    let is_wide = matches!(inner, Encoding::Wide { .. });
    for (position, char) in text.chars().enumerate() {
        if push(char, inner, &mut out) {
            escaped_before = 0;
            continue;
        }
        match handler {
            Handler::Ignore => {}
            Handler::Replace => push_text("?", inner, &mut out),
            Handler::BackslashReplace => push_text(&escaped(char), inner, &mut out),
            Handler::XmlCharRefReplace => {
                push_text(&format!("&#{};", surrogates::code_of(char)), inner, &mut out);
            }
            Handler::NameReplace => match unicode_names2::name(char) {
                Ok(Some(name)) => push_text(&format!("\\N{{{name}}}"), inner, &mut out),
                _ => push_text(&escaped(char), inner, &mut out),
            },
            // In the wide encodings a byte is less than a unit.
            Handler::SurrogateEscape if !is_wide && is_escaped_byte(char) => {
                out.push(surrogates::code_of(char) as u8);
                escaped_before += 1;
            }
            Handler::SurrogatePass if passes(char, inner, &mut out) => {}
            Handler::Strict | Handler::SurrogateEscape | Handler::SurrogatePass => {
                // The mistake is as long as what cannot be encoded, less what is done with already.
                let is_wrong = |char: char| !push(char, inner, &mut Vec::new());
                let longest = if is_wide { 1 } else { usize::MAX };
                let rest = text.chars().skip(position).take(longest);
                let end = position + rest.take_while(|char| is_wrong(*char)).count();
                // Of those of code pages it is known as a whole.
                let done = if matches!(inner, Encoding::Page(_)) { escaped_before } else { 0 };
                let start = position - done;
                let first = text.chars().nth(start).unwrap_or(char);
                return Err(EncodeError { encoding: inner.name(), start, end, reason, first });
            }
        }
    }
    Ok(out)
}

/// Encodes one character, if the encoding has it.
fn push(char: char, encoding: Encoding, out: &mut Vec<u8>) -> bool {
    let byte = match encoding {
        Encoding::Ascii => char.is_ascii().then_some(char as u8),
        Encoding::Latin1 => u8::try_from(char).ok(),
        Encoding::Page(page) => page.byte_of(char),
        _ if surrogates::is_surrogate(char) => None,
        Encoding::Wide { bits, order } => {
            wide::push(char as u32, bits, order, out);
            return true;
        }
        _ => {
            out.extend(char.encode_utf8(&mut [0; 4]).bytes());
            return true;
        }
    };
    out.extend(byte);
    byte.is_some()
}

/// What a handler puts in the place of a character, which is ASCII.
fn push_text(text: &str, encoding: Encoding, out: &mut Vec<u8>) {
    for char in text.chars() {
        push(char, encoding, out);
    }
}

fn escaped(char: char) -> String {
    quote::escape_non_ascii(char.encode_utf8(&mut [0; 4]))
}

/// Whether a character is one that `surrogateescape` has made of a byte.
fn is_escaped_byte(char: char) -> bool {
    (0xdc80..=0xdcff).contains(&surrogates::code_of(char))
}

/// Encodes a surrogate as if it were a character, where the encoding has all of those.
fn passes(char: char, encoding: Encoding, out: &mut Vec<u8>) -> bool {
    let code = surrogates::code_of(char);
    match encoding {
        _ if !surrogates::is_surrogate(char) => return false,
        Encoding::Wide { bits, order } => wide::push(code, bits, order, out),
        Encoding::Utf8 => out
            .extend([0xe0 | code >> 12, 0x80 | code >> 6 & 0x3f, 0x80 | code & 0x3f].map(|unit| unit as u8)),
        _ => return false,
    }
    true
}
