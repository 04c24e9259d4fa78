//! Python's hashes, as CPython computes them with `PYTHONHASHSEED=0`.
//!
//! The order of a set follows from these numbers, and an order is seen in what a script prints; so they are
//! CPython's to the bit. A hash is never -1, which means "error" inside CPython.

use num_bigint::Sign;
use num_traits::ToPrimitive;
use siphasher::sip::SipHasher13;

use crate::{IntRef, surrogates};

/// `hash(None)`.
pub const NONE: i64 = 0xfca8_6420;

/// Numbers are hashed modulo this prime, so that equal values of different types have equal hashes.
const MODULUS: u64 = (1 << 61) - 1;

const INFINITY: i64 = 314_159;

fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `hash(text)`: over the characters in CPython's storage, one, two or four bytes each by the widest.
pub fn str(text: &str) -> i64 {
    if text.is_ascii() {
        return bytes(text.as_bytes());
    }
    let widest = surrogates::widest(text);
    let stored: Vec<u8> = match widest {
        0..=0xff => text.chars().map(|char| char as u8).collect(),
        0x100..=0xffff => {
            text.chars().flat_map(|char| (surrogates::code_of(char) as u16).to_le_bytes()).collect()
        }
        _ => text.chars().flat_map(|char| surrogates::code_of(char).to_le_bytes()).collect(),
    };
    bytes(&stored)
}

/// `hash(data)`.
pub fn bytes(data: &[u8]) -> i64 {
    if data.is_empty() {
        return 0;
    }
    not_minus_one(SipHasher13::new().hash(data) as i64)
}

/// `hash(i)`, also of booleans.
pub fn int<'a>(value: impl Into<IntRef<'a>>) -> i64 {
    let (negative, magnitude) = match value.into() {
        IntRef::Small(value) => (value < 0, value.unsigned_abs() % MODULUS),
        IntRef::Big(value) => {
            let remainder = value.magnitude() % MODULUS;
            (value.sign() == Sign::Minus, remainder.to_u64().expect("less than the modulus"))
        }
    };
    let hash = magnitude as i64;
    not_minus_one(if negative { -hash } else { hash })
}

/// `hash(x)`. A NaN is hashed by identity, which only the machine knows: it gets 0 here.
pub fn float(value: f64) -> i64 {
    if value.is_nan() {
        return 0;
    }
    if value.is_infinite() {
        return if value > 0.0 { INFINITY } else { -INFINITY };
    }
    let (mantissa, exponent) = crate::float::decompose(value);
    // A multiplication by two is a rotation of the 61 bits.
    let shift = exponent.rem_euclid(61) as u32;
    let reduced = mantissa % MODULUS;
    let rotated =
        if shift == 0 { reduced } else { ((reduced << shift) & MODULUS) | (reduced >> (61 - shift)) };
    let hash = (rotated % MODULUS) as i64;
    not_minus_one(if value < 0.0 { -hash } else { hash })
}

/// `hash(z)`.
pub fn complex(real: f64, imag: f64) -> i64 {
    not_minus_one(float(real).wrapping_add(float(imag).wrapping_mul(1_000_003)))
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

/// `hash((a, b, …))` from the hashes of the items.
pub fn tuple(items: impl IntoIterator<Item = i64>) -> i64 {
    let mut accumulator = PRIME_5;
    let mut length = 0u64;
    for hash in items {
        accumulator = mix(accumulator, hash);
        length += 1;
    }
    accumulator = accumulator.wrapping_add(length ^ (PRIME_5 ^ 3_527_539));
    if accumulator == u64::MAX { 1_546_275_796 } else { accumulator as i64 }
}

/// `hash(slice(…))` from the hashes of start, stop and step.
pub fn slice(parts: [i64; 3]) -> i64 {
    let accumulator = parts.into_iter().fold(PRIME_5, mix);
    if accumulator == u64::MAX { 1_546_275_796 } else { accumulator as i64 }
}

fn mix(accumulator: u64, hash: i64) -> u64 {
    let accumulator = accumulator.wrapping_add((hash as u64).wrapping_mul(PRIME_2));
    accumulator.rotate_left(31).wrapping_mul(PRIME_1)
}

/// `hash(frozenset(…))` from the hashes of the members, in any order.
pub fn frozenset(members: impl IntoIterator<Item = i64>) -> i64 {
    let shuffle = |hash: u64| (hash ^ 89_869_747 ^ (hash << 16)).wrapping_mul(3_644_798_167);
    let mut hash = 0u64;
    let mut length = 0u64;
    for member in members {
        hash ^= shuffle(member as u64);
        length += 1;
    }
    hash ^= (length + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash as i64 }
}
