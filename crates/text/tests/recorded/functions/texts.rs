//! Texts and bytes: the methods of `str`, every character's properties, and the codecs.

use sha2::{Digest, Sha256};
use text::codec::{self, Encoding, Handler};
use text::{Error, Result, quote, strings, unicode};

use super::{Outcome, bytes};

fn shown_bool(value: bool) -> String {
    if value { "True".into() } else { "False".into() }
}

fn shown_position(position: Option<usize>) -> String {
    position.map_or("-1".into(), |position| position.to_string())
}

fn shown_list(parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| quote::repr(part)).collect();
    format!("[{}]", parts.join(", "))
}

fn shown_triple((before, separator, after): (&str, &str, &str)) -> String {
    format!("({}, {}, {})", quote::repr(before), quote::repr(separator), quote::repr(after))
}

fn position(text: &str) -> Option<i64> {
    text.parse().ok()
}

fn number(text: &str) -> i64 {
    text.parse().unwrap()
}

/// A fill is one character.
fn fill(text: &str) -> char {
    text.chars().next().unwrap()
}

pub fn method(name: &str, arguments: &[&str]) -> Result<String> {
    let text = arguments[0];
    Ok(match (name, &arguments[1..]) {
        ("find", [wanted, start, end]) => {
            shown_position(strings::find(text, wanted, position(start), position(end)))
        }
        ("rfind", [wanted, start, end]) => {
            shown_position(strings::rfind(text, wanted, position(start), position(end)))
        }
        ("count", [wanted, start, end]) => {
            strings::count(text, wanted, position(start), position(end)).to_string()
        }
        ("startswith", [wanted, start, end]) => {
            shown_bool(strings::starts_with(text, wanted, position(start), position(end)))
        }
        ("endswith", [wanted, start, end]) => {
            shown_bool(strings::ends_with(text, wanted, position(start), position(end)))
        }
        ("center", [width, char]) => strings::center(text, number(width), fill(char))?,
        ("ljust", [width, char]) => strings::ljust(text, number(width), fill(char))?,
        ("rjust", [width, char]) => strings::rjust(text, number(width), fill(char))?,
        ("zfill", [width]) => strings::zfill(text, number(width))?,
        ("expandtabs", [size]) => strings::expandtabs(text, number(size))?,
        ("replace", [old, new, count]) => strings::replace(text, old, new, number(count))?,
        ("split", [separator, count]) => shown_list(&strings::split(text, separator, number(count))?),
        ("rsplit", [separator, count]) => shown_list(&strings::rsplit(text, separator, number(count))?),
        ("split_whitespace", [count]) => shown_list(&strings::split_whitespace(text, number(count))),
        ("rsplit_whitespace", [count]) => shown_list(&strings::rsplit_whitespace(text, number(count))),
        ("splitlines", [keep]) => shown_list(&strings::splitlines(text, *keep == "True")),
        ("partition", [separator]) => shown_triple(strings::partition(text, separator)?),
        ("rpartition", [separator]) => shown_triple(strings::rpartition(text, separator)?),
        ("removeprefix", [prefix]) => strings::remove_prefix(text, prefix).into(),
        ("removesuffix", [suffix]) => strings::remove_suffix(text, suffix).into(),
        ("strip", [chars]) => strings::strip(text, Some(chars)).into(),
        ("lstrip", [chars]) => strings::lstrip(text, Some(chars)).into(),
        ("rstrip", [chars]) => strings::rstrip(text, Some(chars)).into(),
        ("blank.strip", []) => strings::strip(text, None).into(),
        ("blank.lstrip", []) => strings::lstrip(text, None).into(),
        ("blank.rstrip", []) => strings::rstrip(text, None).into(),
        (name, []) => match mapping(name) {
            Some(mapping) => mapping(text),
            None => shown_bool(property(name)(text)),
        },
        _ => panic!("unknown method {name}"),
    })
}

const PROPERTIES: [&str; 11] = [
    "isalpha",
    "isalnum",
    "isdecimal",
    "isdigit",
    "isnumeric",
    "isspace",
    "isprintable",
    "isidentifier",
    "islower",
    "isupper",
    "istitle",
];

fn property(name: &str) -> fn(&str) -> bool {
    match name {
        "isalpha" => strings::is_alpha,
        "isalnum" => strings::is_alnum,
        "isdecimal" => strings::is_decimal,
        "isdigit" => strings::is_digit,
        "isnumeric" => strings::is_numeric,
        "isspace" => strings::is_space,
        "isprintable" => strings::is_printable,
        "isidentifier" => strings::is_identifier,
        "islower" => strings::is_lower,
        "isupper" => strings::is_upper,
        "istitle" => strings::is_title,
        _ => panic!("unknown method {name}"),
    }
}

fn mapping(name: &str) -> Option<fn(&str) -> String> {
    Some(match name {
        "lower" => strings::lower,
        "upper" => strings::upper,
        "title" => strings::title,
        "casefold" => strings::casefold,
        "swapcase" => strings::swapcase,
        "capitalize" => strings::capitalize,
        _ => return None,
    })
}

/// Sums up what is known of 4096 characters, so that all of Unicode is compared in few lines.
pub fn block(name: &str, arguments: &[&str]) -> String {
    let first = arguments[0].parse::<u32>().unwrap() * 0x1000;
    let mut digest = Sha256::new();
    for char in (first..first + 0x1000).filter_map(char::from_u32) {
        let text = char.to_string();
        match name {
            "properties" => {
                let mut bits = 0u16;
                for (index, name) in PROPERTIES.iter().enumerate() {
                    bits |= u16::from(property(name)(&text)) << index;
                }
                bits |= u16::from(strings::is_identifier(&format!("a{char}"))) << 14;
                digest.update(bits.to_le_bytes());
                digest.update(unicode::decimal_value(char).map_or(-1, |value| value as i32).to_le_bytes());
            }
            _ => {
                for name in ["lower", "upper", "title", "casefold", "swapcase", "capitalize"] {
                    digest.update(mapping(name).unwrap()(&text).as_bytes());
                    digest.update(b";");
                }
            }
        }
    }
    codec::hex(&digest.finalize()[..6], None, 1)
}

pub fn coding(name: &str, arguments: &[&str]) -> Outcome {
    let shown = |error: Error| error.to_string();
    match (name, arguments) {
        ("decode", [data, encoding, handler]) => {
            let data = bytes(data);
            let encoding = find_encoding(encoding)?;
            let result = with_handler(handler, |handler| codec::decode(&data, encoding, handler));
            match result? {
                Ok(text) => Ok(quote::repr(&text)),
                Err(error) => Err(format!("UnicodeDecodeError: {}", error.message())),
            }
        }
        ("encode", [text, encoding, handler]) => {
            let encoding = find_encoding(encoding)?;
            let result = with_handler(handler, |handler| codec::encode(text, encoding, handler));
            match result? {
                Ok(data) => Ok(codec::hex(&data, None, 1)),
                Err(error) => Err(format!("UnicodeEncodeError: {}", error.message())),
            }
        }
        ("hex", [data, separator, group]) => {
            Ok(codec::hex(&bytes(data), Some(fill(separator)), number(group)))
        }
        ("fromhex", [text]) => codec::from_hex(text).map(|data| codec::hex(&data, None, 1)).map_err(shown),
        _ => panic!("unknown function {name}"),
    }
}

fn find_encoding(name: &str) -> std::result::Result<Encoding, String> {
    Encoding::of(name).ok_or_else(|| format!("LookupError: {}", codec::unknown_encoding(name)))
}

/// An unknown handler is a mistake only if it is needed.
fn with_handler<T, E>(
    name: &str,
    call: impl FnOnce(Handler) -> std::result::Result<T, E>,
) -> std::result::Result<std::result::Result<T, E>, String> {
    match Handler::of(name) {
        Some(handler) => Ok(call(handler)),
        None => match call(Handler::Strict) {
            Ok(value) => Ok(Ok(value)),
            Err(_) => Err(format!("LookupError: {}", codec::unknown_handler(name))),
        },
    }
}
