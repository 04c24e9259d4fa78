//! The functions that a recorded case can call, with texts for arguments and results.

mod numbers;
mod templates;
mod texts;

use num_bigint::BigInt;
use text::random::Random;

/// A result as `record` writes it: a text, or the exception's class and message.
pub type Outcome = Result<String, String>;

pub fn call(function: &str, arguments: &[&str]) -> Outcome {
    let (family, name) = function.split_once('.').expect("a function has a family");
    let outcome = match family {
        "percent" => return templates::percent(name, arguments),
        "template" => return templates::template(name, arguments),
        "codec" => return texts::coding(name, arguments),
        "str" => texts::method(name, arguments),
        "block" => Ok(texts::block(name, arguments)),
        "random" => Ok(draw(arguments)),
        "suggest" => Ok(text::suggest::suggestion(arguments[0], arguments[1..].iter().copied())
            .unwrap_or("None")
            .to_owned()),
        "float" | "complex" => numbers::float(function, arguments),
        "int" => numbers::int(name, arguments),
        "format" => numbers::format(name, arguments),
        "quote" => quote(name, arguments),
        "hash" => hash(name, arguments),
        _ => panic!("unknown function {function}"),
    };
    outcome.map_err(|error| error.to_string())
}

pub fn float(text: &str) -> f64 {
    text.parse().unwrap()
}

pub fn big(text: &str) -> BigInt {
    text.parse().unwrap()
}

/// An integer in the form that the machine would hold it in.
pub fn int(text: &str) -> text::Int {
    big(text).into()
}

pub fn bytes(hexadecimal: &str) -> Vec<u8> {
    let digits = hexadecimal.as_bytes().chunks(2);
    digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

fn quote(name: &str, arguments: &[&str]) -> text::Result<String> {
    Ok(match (name, arguments) {
        ("repr", [text]) => text::quote::repr(text),
        ("ascii", [text]) => text::quote::ascii(text),
        ("escape_non_ascii", [text]) => text::quote::escape_non_ascii(text),
        ("bytes_repr", [data]) => text::quote::bytes_repr(&bytes(data)),
        ("bytearray_repr", [data]) => text::quote::bytearray_repr(&bytes(data)),
        _ => panic!("unknown function {name}"),
    })
}

fn hash(name: &str, arguments: &[&str]) -> text::Result<String> {
    let hashes = || arguments.iter().map(|value| text::hash::int(int(value).as_ref()));
    let hash = match (name, arguments) {
        ("none", []) => text::hash::NONE,
        ("str", [value]) => text::hash::str(value),
        ("bytes", [data]) => text::hash::bytes(&bytes(data)),
        ("int", [value]) => {
            let big = big(value);
            assert_eq!(text::hash::int(&big), text::hash::int(int(value).as_ref()));
            text::hash::int(&big)
        }
        ("float", [value]) => text::hash::float(float(value)),
        ("complex", [real, imag]) => text::hash::complex(float(real), float(imag)),
        ("tuple", _) => text::hash::tuple(hashes()),
        ("frozenset", _) => text::hash::frozenset(hashes()),
        _ => panic!("unknown function {name}"),
    };
    Ok(hash.to_string())
}

/// Draws from a generator, and adds the state after that.
fn draw(arguments: &[&str]) -> String {
    let mut generator = match arguments[0].split_once(':').unwrap() {
        ("i", seed) => Random::from_int(&big(seed)),
        (_, seed) => Random::from_bytes(seed.as_bytes()),
    };
    let mut results = Vec::new();
    for draw in &arguments[1..] {
        results.push(match draw.split_once(':') {
            None => text::float::repr(generator.random()),
            Some(("bits", count)) => shown(generator.bits(count.parse().unwrap())),
            Some((_, limit)) => shown(generator.below(int(limit).as_ref())),
        });
    }
    let (words, index) = generator.state();
    assert_eq!(Random::from_state(words, index), Some(generator.clone()));
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    format!("{} {index} {}", results.join(" "), crc32(&bytes))
}

fn shown(value: text::Int) -> String {
    text::int::repr(value.as_ref()).unwrap_or_else(|error| error.to_string())
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(
            crc ^ u32::from(byte),
            |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 },
        )
    })
}
