//! Numbers as a language writes them.

use crate::Language;

/// A count with its thousands apart: `1,000`, in German `1.000`.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let apart = Language::current().pick(',', '.');
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(apart);
        }
        text.push(digit);
    }
    text
}

/// A text with numbers as English writes them (`1,000 tasks`, `2.0 s`), as the language writes them (`1.000`,
/// `2,0 s`).
pub fn local(text: impl Into<String>) -> String {
    let text = text.into();
    match Language::current() {
        Language::English => text,
        Language::German => swapped(&text),
    }
}

/// Points and commas change places, but only between digits.
fn swapped(text: &str) -> String {
    let mut before = '\0';
    let mut letters = text.chars().peekable();
    let mut said = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        let between = before.is_ascii_digit() && letters.peek().is_some_and(char::is_ascii_digit);
        said.push(match letter {
            '.' if between => ',',
            ',' if between => '.',
            other => other,
        });
        before = letter;
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_digits_is_changed() {
        assert_eq!(swapped("6.0 s"), "6,0 s");
        assert_eq!(swapped("1,000 tasks, then 1.5 s. End"), "1.000 tasks, then 1,5 s. End");
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(count(1_234_567), "1,234,567");
        Language::German.speak();
        assert_eq!(count(1_234_567), "1.234.567");
    }
}
