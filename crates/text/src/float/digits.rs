//! From a float to characters: CPython's `format_float_short` over the standard library's exact digits.
//!
//! First the value becomes a run of decimal digits and the place of the point ([`Decimal`]), by one of three
//! rules; then the style decides about exponent, padding zeros and the point.

use std::fmt::Write;

use crate::error::LONGEST_PADDING;
use crate::float::decompose;
use crate::{Error, Result};

/// Which digits to produce, CPython's format codes `r`, `e`, `f` and `g`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Code {
    Repr,
    Exponent,
    Fixed,
    General,
}

/// How to lay the digits out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub code: Code,
    pub precision: usize,
    /// Write `1.0`, not `1`, where no exponent follows.
    pub add_dot_0: bool,
    /// Keep the point and the zeros that carry no value.
    pub alternate: bool,
    pub upper: bool,
    /// Write a zero that was rounded from a negative value without its sign.
    pub no_negative_zero: bool,
}

impl Style {
    pub fn repr(add_dot_0: bool) -> Self {
        Style {
            code: Code::Repr,
            precision: 0,
            add_dot_0,
            alternate: false,
            upper: false,
            no_negative_zero: false,
        }
    }

    /// The style of one of the letters `e E f F g G` or `r`.
    pub fn of_letter(letter: char, precision: usize) -> Self {
        let code = match letter {
            'e' | 'E' => Code::Exponent,
            'f' | 'F' => Code::Fixed,
            'g' | 'G' => Code::General,
            _ => Code::Repr,
        };
        Style { code, precision, upper: letter.is_ascii_uppercase(), ..Style::repr(false) }
    }

    /// Refuses a precision that would fill the memory with zeros.
    pub fn check(&self) -> Result<()> {
        if self.precision > LONGEST_PADDING { Err(Error::memory()) } else { Ok(()) }
    }

    pub fn format(&self, value: f64) -> String {
        let mut out = String::with_capacity(24);
        if !value.is_finite() {
            if value.is_nan() {
                out.push_str("nan");
            } else {
                out.push_str(if value > 0.0 { "inf" } else { "-inf" });
            }
            if self.upper {
                out.make_ascii_uppercase();
            }
            return out;
        }
        let precision = match self.code {
            Code::Repr | Code::Fixed => self.precision,
            Code::Exponent => self.precision + 1,
            Code::General => self.precision.max(1),
        };
        let decimal = match self.code {
            Code::Repr => Decimal::shortest(value),
            Code::Fixed => Decimal::fractional(value, precision),
            Code::Exponent | Code::General => Decimal::significant(value, precision),
        };
        let coerced = self.no_negative_zero && decimal.digits.is_empty();
        if value.is_sign_negative() && !coerced {
            out.push('-');
        }
        self.lay_out(&decimal, precision as i64, &mut out);
        out
    }

    fn lay_out(&self, decimal: &Decimal, precision: i64, out: &mut String) {
        let mut point = decimal.point;
        let digits = decimal.digits.as_bytes();
        // A zero counts as the digit it is shown as.
        let mut end = digits.len().max(1) as i64;
        let exponential = match self.code {
            Code::Exponent => {
                end = precision;
                true
            }
            Code::Fixed => {
                end = point + precision;
                false
            }
            Code::General => {
                if self.alternate {
                    end = precision;
                }
                point <= -4 || point > precision - i64::from(self.add_dot_0)
            }
            Code::Repr => point <= -4 || point > 16,
        };
        let exponent = point - 1;
        if exponential {
            point = 1;
        }
        end = end.max(if !exponential && self.add_dot_0 { point + 1 } else { point });

        let digit_at = |position: i64| {
            let digit = usize::try_from(position).ok().and_then(|position| digits.get(position));
            digit.map_or('0', |&digit| digit as char)
        };
        let start = if point <= 0 { point - 1 } else { 0 };
        out.extend((start..point).map(digit_at));
        if end > point || self.alternate {
            out.push('.');
        }
        out.extend((point..end).map(digit_at));
        if exponential {
            let letter = if self.upper { 'E' } else { 'e' };
            let sign = if exponent < 0 { '-' } else { '+' };
            write!(out, "{letter}{sign}{:02}", exponent.abs()).expect("writing to a string cannot fail");
        }
    }
}

/// The value `0.DIGITS * 10 ** point`, sign aside, without zeros at either end. Zero has no digits.
struct Decimal {
    digits: String,
    point: i64,
}

/// The exact value of a float never has more digits than this, before or after the point;
/// the standard library refuses a precision beyond 65535, and all further digits are zeros.
const MOST_DIGITS: usize = 1100;

impl Decimal {
    fn shortest(value: f64) -> Self {
        let decimal = Self::read(&format!("{:e}", value.abs()));
        // The value may lie in the middle of two shortest texts. Python takes the one with the even digit, the
        // standard library does not. It needs a long text and a value of few binary places.
        let (mantissa, exponent) = decompose(value);
        let binary_places = -i64::from(exponent) - i64::from(mantissa.trailing_zeros());
        if decimal.digits.len() < 15 || !(1..=26).contains(&binary_places) {
            return decimal;
        }
        let written = format!("{:.*e}", decimal.digits.len() - 1, value.abs());
        if written.parse() == Ok(value.abs()) { Self::read(&written) } else { decimal }
    }

    fn significant(value: f64, count: usize) -> Self {
        Self::read(&format!("{:.*e}", (count - 1).min(MOST_DIGITS), value.abs()))
    }

    fn fractional(value: f64, count: usize) -> Self {
        let mut decimal = Self::read(&format!("{:.*}", count.min(MOST_DIGITS), value.abs()));
        // What is rounded away entirely keeps its place, so that as many zeros are written as were asked for;
        // a true zero is the digit before the point.
        if decimal.digits.is_empty() && value != 0.0 {
            decimal.point = -(count as i64);
        }
        decimal
    }

    /// Reads `123.45` or `1.2345e2`.
    fn read(written: &str) -> Self {
        let (mantissa, exponent) = match written.split_once('e') {
            Some((mantissa, exponent)) => (mantissa, exponent.parse().expect("an exponent is a number")),
            None => (written, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits = format!("{whole}{fraction}");
        digits.truncate(digits.trim_end_matches('0').len());
        let zeros = digits.len() - digits.trim_start_matches('0').len();
        digits.drain(..zeros);
        let point = if digits.is_empty() { 1 } else { whole.len() as i64 + exponent - zeros as i64 };
        Decimal { digits, point }
    }
}
