//! Text to bytes.

use super::{Encoding, Handler, escape, pages, wide};
use crate::quote;

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
    let (limit, reason) = match encoding {
        Encoding::Utf8 => return Ok(text.as_bytes().to_vec()),
        Encoding::Utf8Sig => return Ok([b"\xef\xbb\xbf", text.as_bytes()].concat()),
        Encoding::Wide { bits, order } => return Ok(wide::encode(text, bits, order)),
        Encoding::Escape { raw } => return Ok(escape::encode(text, raw)),
        Encoding::Ascii => (0x80, "ordinal not in range(128)"),
        Encoding::Latin1 => (0x100, "ordinal not in range(256)"),
        Encoding::Page(_) => (0x80, pages::UNDEFINED),
    };
    let byte_of = |char: char| match encoding {
        Encoding::Page(page) => page.byte_of(char),
        _ => (u32::from(char) < limit).then_some(char as u32 as u8),
    };
    let mut out = Vec::with_capacity(text.len());
    for (position, char) in text.chars().enumerate() {
        if let Some(byte) = byte_of(char) {
            out.push(byte);
            continue;
        }
        match handler {
            Handler::Ignore => {}
            Handler::Replace => out.push(b'?'),
            Handler::BackslashReplace => {
                out.extend(quote::escape_non_ascii(char.encode_utf8(&mut [0; 4])).bytes());
            }
            Handler::XmlCharRefReplace => out.extend(format!("&#{};", char as u32).bytes()),
            Handler::NameReplace => match unicode_names2::name(char) {
                Ok(Some(name)) => out.extend(format!("\\N{{{name}}}").bytes()),
                _ => out.extend(quote::escape_non_ascii(char.encode_utf8(&mut [0; 4])).bytes()),
            },
            Handler::Strict => {
                let wrong = text.chars().skip(position).take_while(|&char| byte_of(char).is_none()).count();
                let (encoding, start, end) = (encoding.name(), position, position + wrong);
                return Err(EncodeError { encoding, start, end, reason, first: char });
            }
        }
    }
    Ok(out)
}
