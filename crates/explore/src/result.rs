//! Which runs count as the same.
//!
//! A result is how a run ended and which lines it printed. Three things do not count: the order of the lines (the
//! tasks of a correct program may take turns otherwise), times in the lines, and addresses. What is a time is found by
//! a run in which every wait takes longer: numbers that are others there are times. In programs that read a clock, so
//! are numbers with a decimal point, and those before `s` or `ms`.

use std::collections::BTreeSet;

use trace::{Outcome, Stream, Trace};

use crate::words::{self, at_line};

/// What two runs have in common whose results are the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    ending: String,
    lines: Vec<String>,
}

/// How results of one program are to be read.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    reads_clock: bool,
    /// Lines whose numbers are times, without their numbers.
    timed: BTreeSet<String>,
}

impl Reader {
    pub fn of(source: &str) -> Reader {
        const CLOCKS: [&str; 9] = [
            "perf_counter",
            "monotonic",
            ".time()",
            "import time",
            "from time",
            "datetime",
            "process_time",
            "logging",
            "timeit",
        ];
        Reader { reads_clock: CLOCKS.iter().any(|clock| source.contains(clock)), timed: BTreeSet::new() }
    }

    /// Learns which numbers are times: those that are others when every wait takes longer, and nothing else is.
    pub fn compare(&mut self, usual: &Trace, longer: &Trace) {
        let (usual, longer) = (usual.output(Stream::Stdout), longer.output(Stream::Stdout));
        if usual.lines().count() != longer.lines().count() {
            return;
        }
        for (line, other) in usual.lines().zip(longer.lines()) {
            let template = without_numbers(line);
            if line != other && template == without_numbers(other) {
                self.timed.insert(template);
            }
        }
    }

    /// The key of a run, and its printed lines in their order, without times.
    pub fn read(&self, trace: &Trace) -> (Key, Vec<String>) {
        let ordered: Vec<String> =
            trace.output(Stream::Stdout).lines().map(|line| self.masked(line, false)).collect();
        let mut lines = ordered.clone();
        let errors = trace.output(Stream::Stderr);
        let errors = errors.lines().filter(|line| {
            !line.is_empty()
                && !line.starts_with([' ', '\t'])
                && !line.starts_with("Traceback ")
                && !line.starts_with("deadlock: ")
                && !line.starts_with("limit: ")
        });
        lines.extend(errors.map(|line| format!("! {}", self.masked(line, true))));
        trace::order::sort(&mut lines);
        (Key { ending: self.masked(&ending(trace), true), lines }, ordered)
    }

    /// The line without what may differ between equal results.
    fn masked(&self, line: &str, is_error: bool) -> String {
        if !self.timed.is_empty() {
            let template = without_numbers(line);
            if self.timed.contains(&template) {
                return template;
            }
        }
        let mut masked = String::with_capacity(line.len());
        let mut rest = line;
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, from) = rest.split_at(start);
            masked.push_str(before);
            let number = number_at(from);
            let after = &from[number.len()..];
            if number == "0" && after.starts_with('x') {
                let digits = after[1..].find(|c: char| !c.is_ascii_hexdigit()).map_or(after.len(), |n| n + 1);
                masked.push_str("0x#");
                rest = &after[digits..];
                continue;
            }
            let is_time = self.reads_clock && (number.contains('.') || is_time_unit(after));
            // In another order tasks and threads have other numbers.
            let is_name = is_error && (before.ends_with("Task-") || before.ends_with("Thread-"));
            if is_time || is_name {
                masked.push('#');
            } else {
                masked.push_str(number);
            }
            rest = after;
        }
        masked.push_str(rest);
        masked
    }
}

/// The line with `#` for each number.
fn without_numbers(line: &str) -> String {
    let mut template = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        template.push_str(&rest[..start]);
        template.push('#');
        rest = &rest[start + number_at(&rest[start..]).len()..];
    }
    template.push_str(rest);
    template
}

/// The number that a text begins with: digits, perhaps with a point between and an exponent.
fn number_at(text: &str) -> &str {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let mut end = digits(text);
    if let Some(fraction) = text[end..].strip_prefix('.') {
        let length = digits(fraction);
        if length > 0 {
            end += 1 + length;
            let exponent = &text[end..];
            if let Some(power) = exponent.strip_prefix("e-").or_else(|| exponent.strip_prefix("e+")) {
                let length = digits(power);
                if length > 0 {
                    end += 2 + length;
                }
            }
        }
    }
    &text[..end]
}

/// Whether what follows a number makes it a time.
fn is_time_unit(after: &str) -> bool {
    let after = after.strip_prefix(' ').unwrap_or(after);
    let end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    matches!(&after[..end], "s" | "ms" | "us" | "µs" | "ns" | "sec" | "secs" | "second" | "seconds")
}

/// How a run ended, in some words. The two commonest ends are names, for which a page has words of its own.
pub(crate) fn ending(trace: &Trace) -> String {
    match &trace.outcome {
        Outcome::Finished { status: 0 } => "finished".to_owned(),
        Outcome::Finished { status } => words::exit_status(*status),
        Outcome::Exception { exception, message, line } if message.is_empty() => {
            format!("{exception}{}", at_line(*line))
        }
        Outcome::Exception { exception, message, line } => {
            format!("{exception}: {message}{}", at_line(*line))
        }
        Outcome::SyntaxError { exception, message, line, .. } => {
            format!("{exception}: {message}{}", at_line(Some(*line)))
        }
        Outcome::Unsupported { message, line } => {
            words::refused(&::words::refusal(message), &at_line(Some(*line)))
        }
        Outcome::Deadlock { .. } => "deadlock".to_owned(),
        Outcome::Limit { limit, .. } => words::limit(*limit).to_owned(),
    }
}

/// Whether a run ended as nobody will want.
pub(crate) fn fails(trace: &Trace) -> bool {
    !matches!(trace.outcome, Outcome::Finished { status: 0 })
}

/// Whether the program ran at all.
pub(crate) fn ran(trace: &Trace) -> bool {
    !matches!(trace.outcome, Outcome::SyntaxError { .. } | Outcome::Unsupported { .. })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_masked_where_a_clock_is_read() {
        let reader = Reader::of("import time\n");
        assert_eq!(reader.masked("took 1.25 s, got 7 of 12", false), "took # s, got 7 of 12");
        assert_eq!(reader.masked("after 3s: 2e 1.5e-05", false), "after #s: 2e #");
        assert_eq!(Reader::of("print(1.5)").masked("balance 1.5", false), "balance 1.5");
    }

    #[test]
    fn addresses_are_masked_everywhere() {
        let reader = Reader::of("");
        assert_eq!(reader.masked("<Lock at 0x1f40 [set]>", false), "<Lock at 0x# [set]>");
        assert_eq!(reader.masked("10 items", false), "10 items");
        assert_eq!(
            reader.masked("Exception in thread Thread-12 (work)", true),
            "Exception in thread Thread-# (work)"
        );
    }
}
