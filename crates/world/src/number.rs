//! Numbers in a URL: the texts that Python's `float()` and `int()` accept, from 0 up to a billion.

/// A float argument, or nothing when Python would refuse it or it is out of range.
pub(crate) fn float(text: &str) -> Option<f64> {
    let digits = without_underscores(text.trim())?;
    // Rust takes the same spellings as Python, "inf" and "nan" included; both fall to the range below.
    let value: f64 = digits.parse().ok()?;
    (0.0..1e9).contains(&value).then_some(value)
}

/// An int argument, or nothing when Python would refuse it or it is out of range.
pub(crate) fn int(text: &str) -> Option<u64> {
    let digits = without_underscores(text.trim())?;
    let (negative, digits) = match digits.as_bytes().first()? {
        b'-' => (true, &digits[1..]),
        b'+' => (false, &digits[1..]),
        _ => (false, &digits[..]),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = digits.trim_start_matches('0');
    let value: u64 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    (value < 1_000_000_000 && !(negative && value > 0)).then_some(value)
}

/// A duration in whole nanoseconds: rounded half to even, and at least one if it is positive at all.
pub fn nanoseconds(seconds: f64) -> u64 {
    if seconds > 0.0 { ((seconds * 1e9).round_ties_even() as u64).max(1) } else { 0 }
}

/// Python allows single underscores between digits.
fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let is_digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
        if byte == b'_' && (at == 0 || !is_digit(at - 1) || !is_digit(at + 1)) {
            return None;
        }
    }
    Some(text.replace('_', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn python_spellings() {
        let floats = ["1", " 0.5 ", "1_0", "1.", ".5", "1e3", "+2", "-0"];
        assert_eq!(floats.map(float), [1.0, 0.5, 10.0, 1.0, 0.5, 1000.0, 2.0, 0.0].map(Some));
        for wrong in ["", "abc", "1__0", "_1", "nan", "inf", "-1", "1e9", "0x10", "1 2", "."] {
            assert_eq!(float(wrong), None, "{wrong}");
        }
        assert_eq!(["007", "+5", " 1_000", "-0"].map(int), [7, 5, 1000, 0].map(Some));
        for wrong in ["", "1.0", "+", "-1", "1000000000", "1e3", "5_"] {
            assert_eq!(int(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn durations() {
        assert_eq!([0.375, 0.0, 1e-16, 2.5e-9, -1.0].map(nanoseconds), [375_000_000, 0, 1, 2, 0]);
    }
}
