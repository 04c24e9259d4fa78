//! `complex(text)`: `1+2j`, `(3-4j)`, `j`, `1e5`, `nan+infj`.

use text::{Error, Result, quote, unicode};

/// Reads a complex number.
pub(super) fn parse(text: &str) -> Result<(f64, f64)> {
    let ascii = unicode::to_ascii_number(text);
    let Some(digits) = without_underscores(&ascii) else {
        return Err(Error::value(format!("could not convert string to complex: {}", quote::repr(text))));
    };
    parts(&digits).ok_or_else(|| Error::value("complex() arg is a malformed string"))
}

/// Takes out underscores, each of which has to stand between two digits.
fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let digit_at = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let fits = |index: usize| index > 0 && digit_at(index - 1) && digit_at(index + 1);
    let all_fit = bytes.iter().enumerate().all(|(index, byte)| *byte != b'_' || fits(index));
    all_fit.then(|| text.replace('_', ""))
}

fn parts(text: &str) -> Option<(f64, f64)> {
    let space = unicode::is_ascii_space;
    let mut text = text.trim_matches(space);
    if let Some(inner) = text.strip_prefix('(') {
        text = inner.strip_suffix(')')?.trim_matches(space);
    }
    let (first, rest) = split_float(text);
    match rest {
        "" => Some((first?, 0.0)),
        "j" | "J" => Some((0.0, coefficient(first, text)?)),
        _ => {
            let real = first?;
            if !rest.starts_with(['+', '-']) {
                return None;
            }
            let (imag, end) = split_float(rest);
            matches!(end, "j" | "J").then_some(())?;
            Some((real, coefficient(imag, rest)?))
        }
    }
}

/// The number before `j`, which may be only a sign or nothing.
fn coefficient(number: Option<f64>, text: &str) -> Option<f64> {
    if number.is_some() {
        return number;
    }
    match &text[..text.len() - 1] {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        _ => None,
    }
}

/// The float that a text begins with, and what follows it; a sign alone is passed over.
fn split_float(text: &str) -> (Option<f64>, &str) {
    let bytes = text.as_bytes();
    let signed = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let rest = &text[signed..];
    for word in ["infinity", "inf", "nan"] {
        if rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)) {
            let end = signed + word.len();
            return (text[..end].parse().ok(), &text[end..]);
        }
    }
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(signed);
    let mut end = signed + whole;
    let mut fraction = 0;
    if bytes.get(end) == Some(&b'.') {
        fraction = digits(end + 1);
        end += 1 + fraction;
    }
    if whole + fraction == 0 {
        return (None, rest);
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits((end + 1 + sign).min(bytes.len()));
        if exponent > 0 {
            end += 1 + sign + exponent;
        }
    }
    (text[..end].parse().ok(), &text[end..])
}
