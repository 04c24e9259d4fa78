//! Texts to bytes and back: UTF-8, ASCII and Latin-1, with Python's error handlers; and bytes as hexadecimal digits.

mod decode;
mod encode;
mod hexadecimal;

use crate::Error;

pub use decode::{DecodeError, decode};
pub use encode::{EncodeError, encode};
pub use hexadecimal::{from_hex, hex};

/// The encodings that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Ascii,
    Latin1,
}

impl Encoding {
    /// Looks up an encoding by any of its names; nothing where Python raises [`unknown_encoding`].
    pub fn of(name: &str) -> Option<Self> {
        let mut normal = String::with_capacity(name.len());
        for char in name.chars() {
            // Runs of anything but letters, digits and dots count as one separator.
            if char.is_ascii_alphanumeric() || char == '.' {
                normal.push(char.to_ascii_lowercase());
            } else if !normal.is_empty() && !normal.ends_with('_') {
                normal.push('_');
            }
        }
        match normal.trim_end_matches('_') {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" | "utf8_ucs2" | "utf8_ucs4" => Some(Encoding::Utf8),
            "ascii" | "us_ascii" | "646" | "us" | "ansi_x3.4_1968" | "iso646_us" | "cp367" | "ibm367" => {
                Some(Encoding::Ascii)
            }
            "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "iso8859" | "8859"
            | "cp819" | "ibm819" | "iso_8859_1_1987" => Some(Encoding::Latin1),
            _ => None,
        }
    }

    /// The name as messages show it.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
        }
    }
}

/// The message of the `LookupError` for an unknown encoding.
pub fn unknown_encoding(name: &str) -> String {
    format!("unknown encoding: {name}")
}

/// The message of the `LookupError` for an unknown error handler, raised when a mistake is met.
pub fn unknown_handler(name: &str) -> String {
    format!("unknown error handler name '{name}'")
}

/// What to do with what cannot be decoded or encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handler {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    /// For encoding only.
    XmlCharRefReplace,
}

impl Handler {
    /// Looks up a handler; nothing where Python raises [`unknown_handler`].
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "strict" => Some(Handler::Strict),
            "ignore" => Some(Handler::Ignore),
            "replace" => Some(Handler::Replace),
            "backslashreplace" => Some(Handler::BackslashReplace),
            "xmlcharrefreplace" => Some(Handler::XmlCharRefReplace),
            _ => None,
        }
    }
}

/// `bytes(iterable)` and the like accept only these; the message of the `ValueError`.
pub fn byte_of(value: i64) -> crate::Result<u8> {
    u8::try_from(value).map_err(|_| Error::value("bytes must be in range(0, 256)"))
}
