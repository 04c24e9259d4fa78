//! Numbers as a language writes them.

use fluent_bundle::{FluentValue, memoizer::MemoizerKind};

/// `1,234.5`
pub(super) fn english<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    written(value, '.', ',')
}

/// `1.234,5`
pub(super) fn german<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    written(value, ',', '.')
}

fn written(value: &FluentValue<'_>, point: char, thousands: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let text = number.as_string();
    let (whole, fraction) = text.split_once('.').map_or((&*text, None), |(whole, rest)| (whole, Some(rest)));
    let digits = whole.trim_start_matches('-');
    let mut said = String::from(if digits.len() < whole.len() { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            said.push(thousands);
        }
        said.push(digit);
    }
    if let Some(fraction) = fraction {
        said.push(point);
        said.push_str(fraction);
    }
    Some(said)
}
