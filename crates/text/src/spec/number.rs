//! Numbers by a specification: sign, prefix, padding, grouped digits, and whatever follows the digits.

use super::{Align, Spec, pad};
use crate::float::digits::Style;
use crate::{Error, IntRef, Result};

/// Formats an integer. The letters of floats convert it to a float first.
pub fn format_int<'a>(value: impl Into<IntRef<'a>>, spec: &Spec) -> Result<String> {
    let value = value.into();
    let letter = spec.letter.unwrap_or('d');
    if "eEfFgG%".contains(letter) {
        return format_float(value.to_f64()?, spec);
    }
    if spec.precision.is_some() {
        return Err(Error::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(Error::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    if letter == 'c' {
        return format_char(value, spec);
    }
    let (base, prefix, group) = match letter {
        'b' => (2, "0b", 4),
        'o' => (8, "0o", 4),
        'x' => (16, "0x", 4),
        'X' => (16, "0X", 4),
        _ => (10, "", 3),
    };
    let mut digits = value.magnitude(base)?;
    if letter == 'X' {
        digits.make_ascii_uppercase();
    }
    let prefix = if spec.alternate { prefix } else { "" };
    let number = Number { negative: value.is_negative(), prefix, digits: &digits, rest: "", group };
    Ok(number.lay_out(spec))
}

fn format_char(value: IntRef<'_>, spec: &Spec) -> Result<String> {
    if spec.sign.is_some() {
        return Err(Error::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(Error::value("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let code = value.to_i64().ok_or_else(|| Error::overflow("Python int too large to convert to C long"))?;
    let char = u32::try_from(code).ok().and_then(crate::surrogates::char_of);
    let char = char.ok_or_else(|| Error::overflow("%c arg not in range(0x110000)"))?;
    let rest = char.to_string();
    let number = Number { negative: false, prefix: "", digits: "", rest: &rest, group: 3 };
    Ok(number.lay_out(spec))
}

/// Formats a float.
pub fn format_float(value: f64, spec: &Spec) -> Result<String> {
    let percent = spec.letter == Some('%');
    let value = if percent { value * 100.0 } else { value };
    let mut text = style(spec)?.format(value);
    if percent {
        text.push('%');
    }
    Ok(Number::of_float(&text).lay_out(spec))
}

/// Formats a complex number.
pub fn format_complex(real: f64, imag: f64, spec: &Spec) -> Result<String> {
    if spec.fill == '0' {
        return Err(Error::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(Error::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    let style = Style { add_dot_0: false, ..style(spec)? };
    let plain = spec.letter.is_none();
    let skip_real = plain && real == 0.0 && real.is_sign_positive();
    // The parts are laid out without padding; the padding goes around the whole.
    let part = Spec { fill: ' ', align: Align::Left, width: 0, ..spec.clone() };
    let always_signed = Spec { sign: Some('+'), ..part.clone() };
    let imag_spec = if skip_real { &part } else { &always_signed };
    let imag_text = Number::of_float(&style.format(imag)).lay_out(imag_spec);
    let text = if skip_real {
        format!("{imag_text}j")
    } else {
        let real_text = Number::of_float(&style.format(real)).lay_out(&part);
        if plain { format!("({real_text}{imag_text}j)") } else { format!("{real_text}{imag_text}j") }
    };
    Ok(pad(&text, spec))
}

fn style(spec: &Spec) -> Result<Style> {
    if spec.precision.is_some_and(|precision| i32::try_from(precision).is_err()) {
        return Err(Error::value("precision too big"));
    }
    // Without a letter it is `repr`, or with a precision `g` that keeps a digit after the point.
    let (letter, default_precision, add_dot_0) = match (spec.letter, spec.precision) {
        (None, None) => ('r', 0, true),
        (None, Some(_)) => ('g', 0, true),
        (Some('n'), _) => ('g', 6, false),
        (Some('%'), _) => ('f', 6, false),
        (Some(letter), _) => (letter, 6, false),
    };
    let style = Style {
        add_dot_0,
        alternate: spec.alternate,
        no_negative_zero: spec.no_negative_zero,
        ..Style::of_letter(letter, spec.precision.unwrap_or(default_precision))
    };
    style.check()?;
    Ok(style)
}

/// The parts of a written number.
struct Number<'a> {
    negative: bool,
    prefix: &'a str,
    /// The digits before the point, which may be grouped.
    digits: &'a str,
    rest: &'a str,
    /// How many digits form a group.
    group: usize,
}

impl<'a> Number<'a> {
    fn of_float(text: &'a str) -> Self {
        let (negative, text) = match text.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, text),
        };
        let end = text.bytes().take_while(u8::is_ascii_digit).count();
        Number { negative, prefix: "", digits: &text[..end], rest: &text[end..], group: 3 }
    }

    fn lay_out(&self, spec: &Spec) -> String {
        let sign = match (self.negative, spec.sign) {
            (true, _) => "-",
            (false, Some('+')) => "+",
            (false, Some(' ')) => " ",
            (false, _) => "",
        };
        let fixed = sign.len() + self.prefix.len() + self.rest.chars().count();
        let zero_padded = spec.fill == '0' && spec.align == Align::AfterSign;
        let least = if zero_padded { spec.width.saturating_sub(fixed) } else { 0 };
        let digits = self.grouped(spec.grouping, least);
        let missing = spec.width.saturating_sub(fixed + digits.len());
        let (left, inner, right) = match spec.align {
            Align::Left => (0, 0, missing),
            Align::Right => (missing, 0, 0),
            Align::Center => (missing / 2, 0, missing - missing / 2),
            Align::AfterSign => (0, missing, 0),
        };
        let mut out = String::with_capacity(fixed + digits.len() + missing);
        out.extend(std::iter::repeat_n(spec.fill, left));
        out.push_str(sign);
        out.push_str(self.prefix);
        out.extend(std::iter::repeat_n(spec.fill, inner));
        out.push_str(&digits);
        out.push_str(self.rest);
        out.extend(std::iter::repeat_n(spec.fill, right));
        out
    }

    /// The digits with separators and at least `least` characters long. Leading zeros are grouped too,
    /// and never start with a separator, so the result can be one longer than asked.
    fn grouped(&self, separator: Option<char>, least: usize) -> String {
        if self.digits.is_empty() {
            return String::new();
        }
        let Some(separator) = separator else {
            let zeros = least.saturating_sub(self.digits.len());
            return "0".repeat(zeros) + self.digits;
        };
        let mut reversed = String::with_capacity(self.digits.len() * 4 / 3 + least);
        let mut digits = self.digits.chars().rev();
        for position in 0.. {
            let next = digits.next();
            if next.is_none() && reversed.len() >= least {
                break;
            }
            if position > 0 && position % self.group == 0 {
                reversed.push(separator);
            }
            reversed.push(next.unwrap_or('0'));
        }
        reversed.chars().rev().collect()
    }
}
