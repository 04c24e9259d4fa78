//! Numbers as a language writes them.

use fluent_bundle::{FluentValue, memoizer::MemoizerKind};

use super::Language;

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

/// A short text with numbers as the timeline writes them (`1,000 tasks`, `2.0 s`), as the language writes them
/// (`1.000`, `2,0 s`).
pub fn local(text: impl Into<String>) -> String {
    let text = text.into();
    match Language::current() {
        Language::English => text,
        Language::German => swapped(&text),
    }
}

/// Points and commas change places, but only between digits.
fn swapped(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit = |place: Option<usize>| place.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let between = |at: usize| digit(at.checked_sub(1)) && digit(Some(at + 1));
    letters
        .iter()
        .enumerate()
        .map(|(at, letter)| match letter {
            '.' if between(at) => ',',
            ',' if between(at) => '.',
            other => *other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::swapped;

    #[test]
    fn only_what_stands_between_digits_is_changed() {
        assert_eq!(swapped("6.0 s"), "6,0 s");
        assert_eq!(swapped("1,000 tasks, then 1.5 s. End"), "1.000 tasks, then 1,5 s. End");
    }
}
