//! Bytes to text.

use std::fmt::Write;

use super::{Encoding, Handler, escape, pages, wide};
use crate::surrogates;

/// What Python's `UnicodeDecodeError` says; the bytes themselves are the machine's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    pub encoding: &'static str,
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
    first: u8,
}

impl DecodeError {
    /// `str(error)`.
    pub fn message(&self) -> String {
        let DecodeError { encoding, start, end, reason, first } = self;
        if end - start == 1 {
            format!("'{encoding}' codec can't decode byte {first:#04x} in position {start}: {reason}")
        } else {
            format!("'{encoding}' codec can't decode bytes in position {start}-{}: {reason}", end - 1)
        }
    }
}

/// `data.decode(encoding, errors)`.
pub fn decode(data: &[u8], encoding: Encoding, handler: Handler) -> Result<String, DecodeError> {
    let mut out = String::with_capacity(data.len());
    let mut position = 0;
    // A mark at the beginning says what follows, and is no part of it.
    let mut encoding = encoding;
    if encoding == Encoding::Utf8Sig {
        position = if data.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        encoding = Encoding::Utf8;
    } else if let Encoding::Wide { bits, order: None } = encoding {
        let (order, mark) = wide::order_of(data, bits);
        (encoding, position) = (Encoding::Wide { bits, order: Some(order) }, mark);
    }
    while let Some(mistake) = decode_valid(&data[position..], encoding, &mut out) {
        let (start, mut end) = (position + mistake.start, position + mistake.end);
        let wrong = &data[start..end];
        match handler {
            Handler::Ignore => {}
            Handler::Replace => out.push('\u{fffd}'),
            Handler::BackslashReplace => {
                for byte in wrong {
                    write!(out, "\\x{byte:02x}").expect("writing to a string cannot fail");
                }
            }
            Handler::SurrogateEscape if !wrong[0].is_ascii() => {
                let escaped = wrong.iter().take_while(|byte| !byte.is_ascii());
                end = start + escaped.clone().count();
                out.extend(escaped.filter_map(|byte| surrogates::char_of(0xdc00 + u32::from(*byte))));
            }
            Handler::SurrogatePass if let Some((char, length)) = passed(&data[start..], encoding) => {
                end = start + length;
                out.push(char);
            }
            Handler::Strict
            | Handler::XmlCharRefReplace
            | Handler::NameReplace
            | Handler::SurrogateEscape
            | Handler::SurrogatePass => {
                let (encoding, first) = (encoding.name(), wrong[0]);
                return Err(DecodeError { encoding, start, end, reason: mistake.reason, first });
            }
        }
        position = end;
    }
    Ok(out)
}

/// The surrogate at the beginning that is encoded as other characters are, and by how many bytes.
fn passed(data: &[u8], encoding: Encoding) -> Option<(char, usize)> {
    match (encoding, data) {
        (Encoding::Wide { bits, order }, _) => wide::surrogate(data, bits, order),
        (Encoding::Utf8, [0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, ..]) => {
            let code = 0xd000 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f);
            surrogates::char_of(code).map(|char| (char, 3))
        }
        _ => None,
    }
}

pub(super) struct Mistake {
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
}

/// Appends what is valid, up to the first mistake.
fn decode_valid(data: &[u8], encoding: Encoding, out: &mut String) -> Option<Mistake> {
    match encoding {
        Encoding::Wide { bits, order } => wide::decode_valid(data, bits, order, out),
        Encoding::Escape { raw } => escape::decode_valid(data, raw, out),
        Encoding::Latin1 => {
            out.extend(data.iter().map(|&byte| byte as char));
            None
        }
        Encoding::Ascii => {
            let valid = data.iter().take_while(|byte| byte.is_ascii()).count();
            out.extend(data[..valid].iter().map(|&byte| byte as char));
            (valid < data.len()).then_some(Mistake {
                start: valid,
                end: valid + 1,
                reason: "ordinal not in range(128)",
            })
        }
        Encoding::Page(page) => {
            for (position, &byte) in data.iter().enumerate() {
                let Some(char) = page.char_of(byte) else {
                    let reason = pages::UNDEFINED;
                    return Some(Mistake { start: position, end: position + 1, reason });
                };
                out.push(char);
            }
            None
        }
        Encoding::Utf8 | Encoding::Utf8Sig => {
            let checked = std::str::from_utf8(data);
            let start = checked.err().map_or(data.len(), |error| error.valid_up_to());
            let valid = std::str::from_utf8(&data[..start]).expect("checked up to here");
            if let Some(at) = surrogates::stand_in(valid) {
                out.push_str(&valid[..at]);
                return Some(Mistake { start: at, end: at + 4, reason: surrogates::KEPT });
            }
            out.push_str(valid);
            let error = checked.err()?;
            Some(match error.error_len() {
                None => Mistake { start, end: data.len(), reason: "unexpected end of data" },
                Some(_) if matches!(data[start], 0x80..=0xc1 | 0xf5..=0xff) => {
                    Mistake { start, end: start + 1, reason: "invalid start byte" }
                }
                Some(length) => Mistake { start, end: start + length, reason: "invalid continuation byte" },
            })
        }
    }
}
