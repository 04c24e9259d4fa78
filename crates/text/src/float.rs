//! Floats as text and as exact numbers: `repr`, `float(text)`, `hex`, `round`, `as_integer_ratio`, `int(x)`.

pub(crate) mod digits;
mod hexadecimal;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Zero};

use crate::{Error, Int, Result, quote, unicode};

pub use hexadecimal::{from_hex, hex};

/// `repr(x)`, which is also `str(x)`: the shortest digits that read back as the same float.
pub fn repr(value: f64) -> String {
    digits::Style::repr(true).format(value)
}

/// `float(text)`: spaces around, digits of any script, underscores between digits, `inf`, `infinity`, `nan`.
pub fn parse(text: &str) -> Result<f64> {
    parse_ascii(&unicode::to_ascii_number(text)).ok_or_else(|| not_a_float(&quote::repr(text)))
}

/// `float(data)` of bytes, which are read as ASCII and shown as bytes when they are wrong.
pub fn parse_bytes(data: &[u8]) -> Result<f64> {
    let text: String = data.iter().map(|&byte| if byte < 0x80 { byte as char } else { '?' }).collect();
    parse_ascii(&text).ok_or_else(|| not_a_float(&quote::bytes_repr(data)))
}

fn not_a_float(shown: &str) -> Error {
    Error::value(format!("could not convert string to float: {shown}"))
}

fn parse_ascii(text: &str) -> Option<f64> {
    let text = text.trim_matches(unicode::is_ascii_space);
    let bytes = text.as_bytes();
    let underscores_fit = bytes.iter().enumerate().all(|(index, &byte)| {
        let digit_at = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
        byte != b'_' || (index > 0 && digit_at(index - 1) && digit_at(index + 1))
    });
    if !underscores_fit {
        return None;
    }
    // Rust reads the same grammar as Python, words and all, and rounds correctly; it only knows no underscores.
    if bytes.contains(&b'_') { text.replace('_', "").parse().ok() } else { text.parse().ok() }
}

/// `int(x)`: the value cut towards zero.
pub fn to_int(value: f64) -> Result<Int> {
    if value.is_nan() {
        return Err(Error::value("cannot convert float NaN to integer"));
    }
    if value.is_infinite() {
        return Err(Error::overflow("cannot convert float infinity to integer"));
    }
    let whole = value.trunc();
    // Every float in this range is an i64; the upper end itself is not.
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&whole) {
        return Ok(Int::Small(whole as i64));
    }
    let (mantissa, exponent) = decompose(whole);
    let magnitude = BigUint::from(mantissa) << exponent;
    Ok(Int::Big(BigInt::from_biguint(sign_of(value), magnitude)))
}

/// `round(x)`: the nearest integer, a tie to the even one.
pub fn round_to_int(value: f64) -> Result<Int> {
    to_int(value.round_ties_even())
}

/// `round(x, ndigits)`, correct for the exact decimal value of `x`.
pub fn round(value: f64, ndigits: i64) -> Result<f64> {
    if !value.is_finite() || ndigits > 323 {
        return Ok(value);
    }
    if ndigits < -308 {
        return Ok(0.0 * value);
    }
    let rounded = if ndigits >= 0 {
        format!("{value:.*}", ndigits as usize).parse().expect("a written float can be read")
    } else {
        round_before_point(value, ndigits.unsigned_abs() as u32)
    };
    if rounded.is_infinite() {
        return Err(Error::overflow("rounded value too large to represent"));
    }
    Ok(rounded)
}

/// Rounds to a multiple of ten to the `places`, a tie to the even multiple.
fn round_before_point(value: f64, places: u32) -> f64 {
    let whole = match to_int(value.abs()).expect("the caller excludes infinity and NaN") {
        Int::Small(whole) => BigUint::from(whole.unsigned_abs()),
        Int::Big(whole) => whole.into_parts().1,
    };
    let has_fraction = value.fract() != 0.0;
    let unit = BigUint::from(10u8).pow(places);
    let (mut quotient, remainder) = whole.div_rem(&unit);
    let above_half = match (remainder * 2u8).cmp(&unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => has_fraction || quotient.is_odd(),
        std::cmp::Ordering::Greater => true,
    };
    if above_half {
        quotient += 1u8;
    }
    let magnitude: f64 = format!("{quotient}e{places}").parse().expect("a written float can be read");
    magnitude.copysign(value)
}

/// `x.as_integer_ratio()`: numerator and denominator in lowest terms.
pub fn as_integer_ratio(value: f64) -> Result<(Int, Int)> {
    if value.is_nan() {
        return Err(Error::value("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(Error::overflow("cannot convert Infinity to integer ratio"));
    }
    let (mut mantissa, mut exponent) = decompose(value);
    if mantissa == 0 {
        return Ok((Int::Small(0), Int::Small(1)));
    }
    let twos = mantissa.trailing_zeros();
    mantissa >>= twos;
    exponent += twos as i32;
    let mut numerator = BigUint::from(mantissa);
    let mut denominator = BigInt::one();
    if exponent > 0 {
        numerator <<= exponent;
    } else {
        denominator <<= -exponent;
    }
    Ok((BigInt::from_biguint(sign_of(value), numerator).into(), denominator.into()))
}

/// `i / j` of integers: the nearest float to the exact quotient, even where neither fits a float.
pub fn divide_ints(dividend: &BigInt, divisor: &BigInt) -> Result<f64> {
    if divisor.is_zero() {
        return Err(Error::zero_division("division by zero"));
    }
    if dividend.is_zero() {
        return Ok(if divisor.sign() == Sign::Minus { -0.0 } else { 0.0 });
    }
    let negative = dividend.sign() != divisor.sign();
    let (a, b) = (dividend.magnitude(), divisor.magnitude());
    // Scale so that the quotient has at least 55 bits: enough to round to 53 with a sticky bit,
    // but never below the last bit of a subnormal, where fewer bits exist.
    let difference = a.bits() as i64 - b.bits() as i64;
    if difference > 1024 {
        return Err(Error::overflow("integer division result too large for a float"));
    }
    if difference < -1076 {
        return Ok(if negative { -0.0 } else { 0.0 });
    }
    let shift = (difference - 55).max(-1076);
    let (quotient, remainder) = if shift >= 0 { a.div_rem(&(b << shift)) } else { (a << -shift).div_rem(b) };
    let mut quotient = u64::try_from(quotient).expect("the quotient has at most 56 bits");
    if !remainder.is_zero() {
        quotient |= 1;
    }
    // Round by hand: a subnormal keeps two extra bits, a normal one what exceeds 53.
    let bits = 64 - i64::from(quotient.leading_zeros());
    let extra = (bits - 53).max(-1074 - shift).max(0) as u32;
    let half = (1u64 << extra) >> 1;
    let low = quotient & ((1u64 << extra) - 1);
    let mut mantissa = quotient >> extra;
    if low > half || (low == half && extra > 0 && mantissa & 1 == 1) {
        mantissa += 1;
    }
    let magnitude = scale(mantissa as f64, shift + i64::from(extra));
    if magnitude.is_infinite() {
        return Err(Error::overflow("integer division result too large for a float"));
    }
    Ok(if negative { -magnitude } else { magnitude })
}

/// Multiplies by a power of two without rounding twice: the mantissa is already exact for the result.
fn scale(mut value: f64, mut exponent: i64) -> f64 {
    while exponent > 1000 {
        value *= f64::from_bits(0x7e70_0000_0000_0000);
        exponent -= 1000;
    }
    while exponent < -1000 {
        value *= f64::from_bits(0x0170_0000_0000_0000);
        exponent += 1000;
    }
    value * f64::from_bits(((1023 + exponent) as u64) << 52)
}

/// The magnitude of a finite float as `mantissa * 2 ** exponent`.
pub(crate) fn decompose(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 { (fraction, -1074) } else { (fraction | (1 << 52), exponent - 1075) }
}

fn sign_of(value: f64) -> Sign {
    if value.is_sign_negative() { Sign::Minus } else { Sign::Plus }
}
