//! Texts to bytes and back: UTF-8, UTF-16, UTF-32, ASCII, Latin-1, some code pages and the escapes of literals, with Python's error handlers; and bytes as hexadecimal digits.

mod decode;
mod encode;
mod escape;
mod hexadecimal;
mod pages;
mod wide;

use crate::Error;

pub use decode::{DecodeError, decode};
pub use encode::{EncodeError, encode};
pub use hexadecimal::{from_hex, hex};
pub use pages::Page;

/// The encodings that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    /// UTF-8 with a mark at its beginning.
    Utf8Sig,
    Ascii,
    Latin1,
    /// Of one byte a character, by a table.
    Page(Page),
    /// `unicode_escape` and `raw_unicode_escape`.
    Escape {
        raw: bool,
    },
    /// UTF-16 or UTF-32; without a given order of bytes, a mark says which it is.
    Wide {
        bits: u8,
        order: Option<Order>,
    },
}

/// Which byte of a unit comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Little,
    Big,
}

impl Encoding {
    /// Looks up an encoding by any of its names; nothing where Python raises [`unknown_encoding`].
    pub fn of(name: &str) -> Option<Self> {
        match normal(name).trim_end_matches('_') {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" | "utf8_ucs2" | "utf8_ucs4" => Some(Encoding::Utf8),
            "ascii" | "us_ascii" | "646" | "us" | "ansi_x3.4_1968" | "iso646_us" | "cp367" | "ibm367" => {
                Some(Encoding::Ascii)
            }
            "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "iso8859" | "8859"
            | "cp819" | "ibm819" | "iso_8859_1_1987" => Some(Encoding::Latin1),
            // Without a table of its own, as `encode` and `decode` ask for it, it is Latin-1.
            "charmap" => Some(Encoding::Latin1),
            "unicode_escape" => Some(Encoding::Escape { raw: false }),
            "raw_unicode_escape" => Some(Encoding::Escape { raw: true }),
            "utf_8_sig" => Some(Encoding::Utf8Sig),
            "utf_16" | "utf16" | "u16" => Some(Encoding::Wide { bits: 16, order: None }),
            "utf_16_le" | "utf_16le" => Some(Encoding::Wide { bits: 16, order: Some(Order::Little) }),
            "utf_16_be" | "utf_16be" => Some(Encoding::Wide { bits: 16, order: Some(Order::Big) }),
            "utf_32" | "utf32" | "u32" => Some(Encoding::Wide { bits: 32, order: None }),
            "utf_32_le" | "utf_32le" => Some(Encoding::Wide { bits: 32, order: Some(Order::Little) }),
            "utf_32_be" | "utf_32be" => Some(Encoding::Wide { bits: 32, order: Some(Order::Big) }),
            name => Page::of(name).map(Encoding::Page),
        }
    }

    /// The encoding of what follows the beginning of `data`, where a mark may stand.
    pub fn after_the_beginning(self, data: &[u8]) -> Self {
        match self {
            Encoding::Utf8Sig => Encoding::Utf8,
            Encoding::Wide { bits, order: None } => {
                Encoding::Wide { bits, order: Some(wide::order_of(data, bits).0) }
            }
            other => other,
        }
    }

    /// How many bytes the least part of a character has.
    pub fn unit(self) -> usize {
        if let Encoding::Wide { bits, .. } = self { usize::from(bits / 8) } else { 1 }
    }

    /// Whether it has all characters but surrogates.
    pub fn has_all(self) -> bool {
        matches!(self, Encoding::Utf8 | Encoding::Utf8Sig | Encoding::Wide { .. })
    }

    /// The name as messages show it.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf8Sig => "utf-8-sig",
            Encoding::Wide { bits: 16, order: None } => "utf-16",
            Encoding::Wide { bits: 16, order: Some(Order::Little) } => "utf-16-le",
            Encoding::Wide { bits: 16, order: Some(Order::Big) } => "utf-16-be",
            Encoding::Wide { order: None, .. } => "utf-32",
            Encoding::Wide { order: Some(Order::Little), .. } => "utf-32-le",
            Encoding::Wide { order: Some(Order::Big), .. } => "utf-32-be",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Page(_) => "charmap",
            Encoding::Escape { raw: false } => "unicodeescape",
            Encoding::Escape { raw: true } => "rawunicodeescape",
        }
    }
}

/// A name in lower case; runs of anything but letters, digits and dots count as one separator.
fn normal(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    for char in name.chars() {
        if char.is_ascii_alphanumeric() || char == '.' {
            normal.push(char.to_ascii_lowercase());
        } else if !normal.is_empty() && !normal.ends_with('_') {
            normal.push('_');
        }
    }
    normal
}

/// The module of an encoding that Python has and that is not here.
pub fn left_out(name: &str) -> Option<String> {
    let normal = normal(name);
    let listed = LEFT_OUT.split(' ').any(|known| known == normal);
    // Pages of other systems: `cp1253`, `windows_1253`, `iso8859_7`.
    let number = |prefix| normal.strip_prefix(prefix).is_some_and(|rest: &str| rest.parse::<u16>().is_ok());
    let page = ["cp", "windows_", "iso8859_", "iso_8859_"].into_iter().any(number);
    (listed || page).then(|| format!("encodings.{normal}"))
}

const LEFT_OUT: &str = "big5 big5hkscs euc_jp eucjp euc_kr euckr gb18030 gb2312 gbk hz iso2022_jp iso2022_kr johab \
                        koi8_u mac_cyrillic mac_greek shift_jis shiftjis sjis shift_jis_2004 tis_620 utf_7 utf7 \
                        idna punycode";

/// Whether a name is that of an encoding that goes from bytes to bytes, or from text to text.
pub fn is_not_for_text(name: &str) -> bool {
    let normal = normal(name);
    NOT_FOR_TEXT.split(' ').any(|known| known == normal)
}

const NOT_FOR_TEXT: &str = "base64 base64_codec base_64 bz2 bz2_codec hex hex_codec quopri quopri_codec \
                            quoted_printable quotedprintable rot13 rot_13 uu uu_codec zip zlib zlib_codec";

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
    /// For encoding only: `\N{…}`.
    NameReplace,
    /// Bytes that mean nothing become surrogates, and those become the bytes again.
    SurrogateEscape,
    /// Surrogates are encoded as other characters are, in the encodings of all characters.
    SurrogatePass,
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
            "namereplace" => Some(Handler::NameReplace),
            "surrogateescape" => Some(Handler::SurrogateEscape),
            "surrogatepass" => Some(Handler::SurrogatePass),
            _ => None,
        }
    }
}

/// `bytes(iterable)` and the like accept only these; the message of the `ValueError`.
pub fn byte_of(value: i64) -> crate::Result<u8> {
    u8::try_from(value).map_err(|_| Error::value("bytes must be in range(0, 256)"))
}
