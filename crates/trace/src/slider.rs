//! Numbers of a program that decide how long something takes or how many may work at once: what a reader may
//! want to change, to see what becomes of the run.
//!
//! A changed number is another program: the literal is written anew, and everything else stays where it was, so that
//! lines keep their numbers and CPython runs it as well.

use serde::{Deserialize, Serialize};

/// A number in a program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slider {
    /// The line, counted from 1.
    pub line: u32,
    /// The column of its first character, counted from 1 in characters.
    pub column: u32,
    /// Where its text stands in the source, in bytes.
    pub start: u32,
    pub end: u32,
    pub value: f64,
    pub kind: SliderKind,
    /// What it belongs to: `asyncio.sleep`, `fetch("A"): delay`.
    pub label: String,
}

/// What a number decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SliderKind {
    /// Seconds of a sleep.
    Sleep,
    /// Seconds until something is given up.
    Timeout,
    /// Seconds that a simulated service takes.
    Service,
    /// How many may pass at once: a semaphore, a queue, connections.
    Limit,
    /// How many threads or processes a pool has.
    Workers,
}

impl SliderKind {
    /// Whether it counts something, so that it is whole and at least 1.
    pub fn is_count(self) -> bool {
        match self {
            SliderKind::Limit | SliderKind::Workers => true,
            SliderKind::Sleep | SliderKind::Timeout | SliderKind::Service => false,
        }
    }
}

impl Slider {
    /// The value as the program has it.
    pub fn text(&self, value: f64) -> String {
        if self.kind.is_count() {
            return format!("{}", value.round().max(1.0) as u64);
        }
        let text = format!("{:.3}", value.max(0.0));
        let text = text.trim_end_matches('0');
        text.strip_suffix('.').unwrap_or(text).to_owned()
    }
}

/// The program with other values. Those that do not fit the source any more are left out.
pub fn with_values(source: &str, values: &[(Slider, f64)]) -> String {
    let mut values: Vec<&(Slider, f64)> = values.iter().collect();
    crate::order::sort_by_key(&mut values, |(slider, _)| std::cmp::Reverse(slider.start));
    let mut changed = source.to_owned();
    for (slider, value) in values {
        let place = slider.start as usize..slider.end as usize;
        let fits = changed
            .get(place.clone())
            .is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit() || c == '.'));
        if fits {
            changed.replace_range(place, &slider.text(*value));
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slider(source: &str, text: &str, kind: SliderKind) -> Slider {
        let start = source.find(text).expect("the text is in the source");
        Slider {
            line: 1,
            column: start as u32 + 1,
            start: start as u32,
            end: (start + text.len()) as u32,
            value: text.parse().expect("it is a number"),
            kind,
            label: String::new(),
        }
    }

    #[test]
    fn numbers_are_written_anew() {
        let source = "sleep(1.50); Semaphore(3)";
        let values = [
            (slider(source, "1.50", SliderKind::Sleep), 0.25),
            (slider(source, "3", SliderKind::Limit), 4.6),
        ];
        assert_eq!(with_values(source, &values), "sleep(0.25); Semaphore(5)");
    }

    #[test]
    fn another_source_is_left_alone() {
        let slider = slider("sleep(12)", "12", SliderKind::Sleep);
        assert_eq!(with_values("print(x)", &[(slider.clone(), 2.0)]), "print(x)");
        assert_eq!(with_values("s", &[(slider, 2.0)]), "s");
    }
}
