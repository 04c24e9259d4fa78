//! UTF-16 and UTF-32.

use super::Order;
use super::decode::Mistake;
use crate::surrogates;

/// The order of bytes that the mark at the beginning tells, and how long the mark is. Without one it is little.
pub(super) fn order_of(data: &[u8], bits: u8) -> (Order, usize) {
    let (little, big): (&[u8], &[u8]) =
        if bits == 16 { (b"\xff\xfe", b"\xfe\xff") } else { (b"\xff\xfe\0\0", b"\0\0\xfe\xff") };
    if data.starts_with(little) {
        (Order::Little, little.len())
    } else if data.starts_with(big) {
        (Order::Big, big.len())
    } else {
        (Order::Little, 0)
    }
}

/// Encodes one code point, surrogates among them.
pub(super) fn push(code: u32, bits: u8, order: Option<Order>, out: &mut Vec<u8>) {
    let is_big = order == Some(Order::Big);
    let mut push16 = |unit: u16| out.extend(if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() });
    match code.checked_sub(0x10000) {
        _ if bits == 32 => out.extend(if is_big { code.to_be_bytes() } else { code.to_le_bytes() }),
        None => push16(code as u16),
        Some(rest) => {
            push16(0xd800 | (rest >> 10) as u16);
            push16(0xdc00 | (rest & 0x3ff) as u16);
        }
    }
}

/// The surrogate that is encoded as other characters are, and by how many bytes.
pub(super) fn surrogate(data: &[u8], bits: u8, order: Option<Order>) -> Option<(char, usize)> {
    let width = usize::from(bits / 8);
    let code = unit(data.get(..width)?, order);
    surrogates::char_of(code).filter(|char| surrogates::is_surrogate(*char)).map(|char| (char, width))
}

fn unit(bytes: &[u8], order: Option<Order>) -> u32 {
    let fold = |value: u32, byte: &u8| value << 8 | u32::from(*byte);
    match order {
        Some(Order::Big) => bytes.iter().fold(0, fold),
        _ => bytes.iter().rev().fold(0, fold),
    }
}

/// Appends what is valid, up to the first mistake.
pub(super) fn decode_valid(data: &[u8], bits: u8, order: Option<Order>, out: &mut String) -> Option<Mistake> {
    let width = usize::from(bits / 8);
    let unit = |at: usize| unit(&data[at..at + width], order);
    let mut at = 0;
    while at < data.len() {
        if data.len() - at < width {
            return Some(Mistake { start: at, end: data.len(), reason: "truncated data" });
        }
        let first = unit(at);
        if let Some(char) = char::from_u32(first) {
            if surrogates::is_surrogate(char) {
                return Some(Mistake { start: at, end: at + width, reason: surrogates::KEPT });
            }
            out.push(char);
            at += width;
            continue;
        }
        if bits == 32 {
            let reason = match first {
                0xd800..=0xdfff => "code point in surrogate code point range(0xd800, 0xe000)",
                _ => "code point not in range(0x110000)",
            };
            return Some(Mistake { start: at, end: at + width, reason });
        }
        if first >= 0xdc00 {
            return Some(Mistake { start: at, end: at + 2, reason: "illegal encoding" });
        }
        if data.len() - at < 4 {
            return Some(Mistake { start: at, end: data.len(), reason: "unexpected end of data" });
        }
        let second = unit(at + 2);
        if !(0xdc00..=0xdfff).contains(&second) {
            return Some(Mistake { start: at, end: at + 2, reason: "illegal UTF-16 surrogate" });
        }
        let Some(char) = surrogates::char_of(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)) else {
            return Some(Mistake { start: at, end: at + 4, reason: surrogates::KEPT });
        };
        out.push(char);
        at += 4;
    }
    None
}
