//! Integers as text: `int(text, base)`, `str(i)`, `hex(i)`, and the limit of 4300 digits.
//!
//! Small values travel as `i64` so that the common case never allocates a big integer.
//! An [`Int`] is always in its smallest form: [`Int::Big`] never holds what fits an `i64`.

use std::cell::Cell;

use num_bigint::{BigInt, BigUint, Sign};
use num_traits::{ToPrimitive, Zero};

use crate::{Error, Result, quote, unicode};

/// How many decimal digits an integer may have when it is read or written, as long as a program sets no other limit.
pub const MAX_STR_DIGITS: usize = 4300;

thread_local! {
    static LIMIT: Cell<usize> = const { Cell::new(MAX_STR_DIGITS) };
}

/// Sets how many decimal digits an integer may have from now on; 0 for any number.
pub fn set_max_str_digits(digits: usize) {
    LIMIT.set(if digits == 0 { usize::MAX } else { digits });
}

/// How many decimal digits an integer may have.
pub fn max_str_digits() -> usize {
    LIMIT.get()
}

/// What CPython tells of a text with more digits than that.
pub fn too_long(digits: usize) -> String {
    format!(
        "Exceeds the limit ({} digits) for integer string conversion: value has {digits} digits; \
         use sys.set_int_max_str_digits() to increase the limit",
        LIMIT.get()
    )
}

/// Reads and writes integers of any length, for what is no conversion of a program's own.
pub fn without_limit<R>(work: impl FnOnce() -> R) -> R {
    let limit = LIMIT.replace(usize::MAX);
    let result = work();
    LIMIT.set(limit);
    result
}

/// An owned integer, small if it fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Int {
    Small(i64),
    Big(BigInt),
}

impl Int {
    pub fn as_ref(&self) -> IntRef<'_> {
        match self {
            Int::Small(value) => IntRef::Small(*value),
            Int::Big(value) => IntRef::Big(value),
        }
    }
}

impl From<BigInt> for Int {
    fn from(value: BigInt) -> Self {
        match value.to_i64() {
            Some(small) => Int::Small(small),
            None => Int::Big(value),
        }
    }
}

impl From<i64> for Int {
    fn from(value: i64) -> Self {
        Int::Small(value)
    }
}

/// A borrowed integer, for the functions that only read one.
#[derive(Debug, Clone, Copy)]
pub enum IntRef<'a> {
    Small(i64),
    Big(&'a BigInt),
}

impl From<i64> for IntRef<'_> {
    fn from(value: i64) -> Self {
        IntRef::Small(value)
    }
}

impl<'a> From<&'a BigInt> for IntRef<'a> {
    fn from(value: &'a BigInt) -> Self {
        IntRef::Big(value)
    }
}

impl IntRef<'_> {
    pub fn is_negative(self) -> bool {
        match self {
            IntRef::Small(value) => value < 0,
            IntRef::Big(value) => value.sign() == Sign::Minus,
        }
    }

    /// The value as a float, rounded half to even.
    pub fn to_f64(self) -> Result<f64> {
        let float = match self {
            IntRef::Small(value) => return Ok(value as f64),
            IntRef::Big(value) => value.to_f64(),
        };
        match float {
            Some(float) if float.is_finite() => Ok(float),
            Some(_) | None => Err(Error::overflow("int too large to convert to float")),
        }
    }

    pub fn to_i64(self) -> Option<i64> {
        match self {
            IntRef::Small(value) => Some(value),
            IntRef::Big(value) => value.to_i64(),
        }
    }

    /// The digits without sign or prefix, in base 2, 8, 10 or 16 (lower case).
    /// Only base 10 is limited in length: the other bases take linear time.
    pub(crate) fn magnitude(self, base: u32) -> Result<String> {
        match self {
            IntRef::Small(value) => {
                let value = value.unsigned_abs();
                Ok(match base {
                    2 => format!("{value:b}"),
                    8 => format!("{value:o}"),
                    16 => format!("{value:x}"),
                    _ => value.to_string(),
                })
            }
            IntRef::Big(value) => {
                // A digit needs less than 3.3222 bits; more bits are never converted, however many there are.
                let most = LIMIT.get() as u128 * 33222 / 10000 + 1;
                if base == 10 && u128::from(value.bits()) > most {
                    return Err(too_many_digits_to_write());
                }
                let digits = value.magnitude().to_str_radix(base);
                if base == 10 && digits.len() > LIMIT.get() {
                    return Err(too_many_digits_to_write());
                }
                Ok(digits)
            }
        }
    }
}

fn too_many_digits_to_write() -> Error {
    Error::value(format!(
        "Exceeds the limit ({} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit",
        LIMIT.get()
    ))
}

/// `repr(i)`, which is also `str(i)`.
pub fn repr<'a>(value: impl Into<IntRef<'a>>) -> Result<String> {
    match value.into() {
        IntRef::Small(value) => Ok(value.to_string()),
        big @ IntRef::Big(_) => with_sign(big, "", 10),
    }
}

/// How many decimal digits an integer has without its sign; 1 for 0.
pub fn digit_count<'a>(value: impl Into<IntRef<'a>>) -> u64 {
    match value.into() {
        IntRef::Small(value) => value.unsigned_abs().checked_ilog10().map_or(1, |log| u64::from(log) + 1),
        IntRef::Big(value) => {
            // The number of bits leaves one count or two. The logarithm of 2 is given a little too small, then too large.
            let bits = u128::from(value.bits());
            let least = ((bits - 1) * 301_029_995_663_981_195 / 1_000_000_000_000_000_000) as u64 + 1;
            let most = (bits * 301_029_995_663_981_196 / 1_000_000_000_000_000_000) as u64 + 1;
            if least == most || *value.magnitude() < BigUint::from(10u8).pow(least as u32) {
                least
            } else {
                most
            }
        }
    }
}

/// `bin(i)`.
pub fn bin<'a>(value: impl Into<IntRef<'a>>) -> String {
    with_sign(value.into(), "0b", 2).expect("only decimal digits are limited")
}

/// `oct(i)`.
pub fn oct<'a>(value: impl Into<IntRef<'a>>) -> String {
    with_sign(value.into(), "0o", 8).expect("only decimal digits are limited")
}

/// `hex(i)`.
pub fn hex<'a>(value: impl Into<IntRef<'a>>) -> String {
    with_sign(value.into(), "0x", 16).expect("only decimal digits are limited")
}

fn with_sign(value: IntRef<'_>, prefix: &str, base: u32) -> Result<String> {
    let sign = if value.is_negative() { "-" } else { "" };
    Ok(format!("{sign}{prefix}{}", value.magnitude(base)?))
}

/// `int(text, base)`: spaces around, a sign, a prefix that fits the base, digits of any script, underscores.
pub fn parse(text: &str, base: i64) -> Result<Int> {
    // Most texts are short and plain.
    if base == 10 && (1..=18).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Int::Small(text.parse().expect("18 digits fit")));
    }
    check_base(base)?;
    parse_ascii(&unicode::to_ascii_number(text), base)
        .map_err(|failure| failure.into_error(base, || quote::repr(text)))
}

/// `int(data, base)` of bytes, which are read as ASCII and shown as bytes when they are wrong.
pub fn parse_bytes(data: &[u8], base: i64) -> Result<Int> {
    check_base(base)?;
    let text: String = data.iter().map(|&byte| if byte < 0x80 { byte as char } else { '?' }).collect();
    parse_ascii(&text, base).map_err(|failure| failure.into_error(base, || quote::bytes_repr(data)))
}

fn check_base(base: i64) -> Result<()> {
    if base == 0 || (2..=36).contains(&base) {
        Ok(())
    } else {
        Err(Error::value("int() base must be >= 2 and <= 36, or 0"))
    }
}

enum Failure {
    Invalid,
    TooLong(usize),
}

impl Failure {
    fn into_error(self, base: i64, shown: impl FnOnce() -> String) -> Error {
        match self {
            // CPython cuts the shown text at 200 characters, quote included.
            Failure::Invalid => {
                let shown: String = shown().chars().take(200).collect();
                Error::value(format!("invalid literal for int() with base {base}: {shown}"))
            }
            Failure::TooLong(digits) => Error::value(too_long(digits)),
        }
    }
}

fn parse_ascii(text: &str, base: i64) -> Result<Int, Failure> {
    let text = text.trim_matches(unicode::is_ascii_space);
    let (negative, text) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let (base, digits, zero_only) = strip_prefix(text, base);
    let significant = check_digits(digits, base)?;
    if !base.is_power_of_two() && significant > LIMIT.get() {
        return Err(Failure::TooLong(significant));
    }
    let mut digits: Vec<u8> =
        digits.bytes().filter(|&byte| byte != b'_').map(|byte| digit_value(byte).unwrap_or(0)).collect();
    if zero_only && digits.iter().any(|&digit| digit != 0) {
        return Err(Failure::Invalid);
    }
    let mut small: Option<i64> = Some(0);
    for &digit in &digits {
        small = small.and_then(|value| value.checked_mul(base.into())?.checked_add(digit.into()));
    }
    if let Some(value) = small {
        return Ok(Int::Small(if negative { -value } else { value }));
    }
    digits.drain(..digits.iter().take_while(|&&digit| digit == 0).count());
    let magnitude = BigUint::from_radix_be(&digits, base).unwrap_or_else(BigUint::zero);
    Ok(BigInt::from_biguint(if negative { Sign::Minus } else { Sign::Plus }, magnitude).into())
}

/// The base that applies, the digits after the prefix, and whether they may only be zeros:
/// with base 0, `012` is neither octal nor decimal.
fn strip_prefix(text: &str, base: i64) -> (u32, &str, bool) {
    let bytes = text.as_bytes();
    let prefix = match bytes {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if prefix != 0 && (base == prefix || base == 0) {
        let digits = &text[2..];
        return (prefix as u32, digits.strip_prefix('_').unwrap_or(digits), false);
    }
    if base == 0 {
        return (10, text, bytes.first() == Some(&b'0'));
    }
    (base as u32, text, false)
}

/// Counts the digits of `text`, which must be digits of the base with single underscores between them.
fn check_digits(text: &str, base: u32) -> Result<usize, Failure> {
    let mut count = 0;
    let mut after_digit = false;
    for byte in text.bytes() {
        if byte == b'_' {
            if !after_digit {
                return Err(Failure::Invalid);
            }
            after_digit = false;
            continue;
        }
        match digit_value(byte) {
            Some(digit) if u32::from(digit) < base => {
                count += 1;
                after_digit = true;
            }
            Some(_) | None => return Err(Failure::Invalid),
        }
    }
    if after_digit { Ok(count) } else { Err(Failure::Invalid) }
}

fn digit_value(byte: u8) -> Option<u8> {
    (byte as char).to_digit(36).map(|digit| digit as u8)
}
