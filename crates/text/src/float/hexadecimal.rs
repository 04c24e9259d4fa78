//! `x.hex()` and `float.fromhex(text)`: the bits of a float, readable.

use num_bigint::BigUint;
use num_traits::Num;

use crate::float::{decompose, divide_ints};
use crate::{Error, Result, unicode};

/// `x.hex()`, as in `0x1.8000000000000p+1`.
pub fn hex(value: f64) -> String {
    if !value.is_finite() {
        return super::repr(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let (mantissa, exponent) = decompose(value);
    let whole = mantissa >> 52;
    let fraction = mantissa & ((1 << 52) - 1);
    format!("{sign}0x{whole}.{fraction:013x}p{:+}", exponent + 52)
}

/// `float.fromhex(text)`.
pub fn from_hex(text: &str) -> Result<f64> {
    let text = text.trim_matches(unicode::is_ascii_space);
    let (negative, text) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let magnitude = match text.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        lower => read_magnitude(lower)?,
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn read_magnitude(text: &str) -> Result<f64> {
    let invalid = || Error::value("invalid hexadecimal floating-point string");
    let too_large = || Error::overflow("hexadecimal value too large to represent as a float");
    let text = text.strip_prefix("0x").unwrap_or(text);
    let (mantissa, exponent) = match text.split_once('p') {
        Some((mantissa, exponent)) => (mantissa, read_exponent(exponent).ok_or_else(invalid)?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(invalid());
    }
    let value = BigUint::from_str_radix(&digits, 16).map_err(|_| invalid())?;
    if value.bits() == 0 {
        return Ok(0.0);
    }
    let exponent = exponent.saturating_sub(4 * fraction.len() as i64);
    let highest = exponent.saturating_add(value.bits() as i64);
    if highest > 1024 {
        return Err(too_large());
    }
    if highest < -1080 {
        return Ok(0.0);
    }
    let (numerator, denominator) = if exponent >= 0 {
        (value << exponent, BigUint::from(1u8))
    } else {
        (value, BigUint::from(1u8) << -exponent)
    };
    divide_ints(&numerator.into(), &denominator.into()).map_err(|_| too_large())
}

fn read_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // An exponent beyond any float is as good as a billion, and never overflows.
    let magnitude = digits.parse::<i64>().map_or(1_000_000_000, |value| value.min(1_000_000_000));
    Some(if text.starts_with('-') { -magnitude } else { magnitude })
}
