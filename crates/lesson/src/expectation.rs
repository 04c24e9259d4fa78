//! What a check says, before any run: reading it from a lesson and telling it to the learner.
//!
//! ```yaml
//! checks:
//!   - total <= 2.0                  # seconds on the virtual clock
//!   - max_concurrent == 3           # tasks that wait at the same time, at most
//!   - tasks == 3                    # tasks that the program makes besides the main one
//!   - cancelled == 1                # tasks that end cancelled
//!   - time_of "ready" <= 1.0        # when a line with this text is first printed
//!   - no_block_over: 0.05           # seconds for which one piece of code holds the loop
//!   - all_awaited                   # no coroutine is dropped without having been awaited
//!   - all_finished                  # no task is left running when the main one ends
//!   - cleanup_ran                   # what is cancelled does something before it ends
//!   - no_exception                  # the program ends by itself, with status 0
//!   - exception: TimeoutError       # the program ends with this exception
//!   - deadlock                      # the program stops because nothing can ever run again
//!   - output contains "done"        # also ==, lacks; also first_line, last_line
//!   - uses: asyncio.gather          # in the code, outside of texts and comments
//!   - avoids: time.sleep
//! ```

use std::fmt;

use crate::diagnostic::{quoted, suggestion};
use crate::words;

/// An expectation with the place where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub expectation: Expectation,
    pub line: u32,
}

/// A predicate over a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Expectation {
    Measured { measure: Measure, comparison: Comparison, value: f64 },
    NoBlockOver(f64),
    AllAwaited,
    AllFinished,
    CleanupRan,
    NoException,
    Exception(String),
    Deadlock,
    Output { part: OutputPart, test: OutputTest, text: String },
    Uses(String),
    Avoids(String),
}

/// A number that is read from the trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Virtual seconds from start to end.
    Total,
    /// See [`crate::max_concurrent`].
    MaxConcurrent,
    /// Tasks that the program made, without the one that `asyncio.run` makes of its argument.
    Tasks,
    /// Tasks that ended cancelled.
    Cancelled,
    /// When a line that contains the text was first printed, in seconds.
    TimeOf(String),
}

/// How two numbers are compared. Times that differ by less than a microsecond are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Less,
    AtMost,
    Equal,
    NotEqual,
    AtLeast,
    More,
}

/// Which part of the printed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputPart {
    All,
    FirstLine,
    LastLine,
}

/// How it is compared. White space at its end does not matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputTest {
    Equals,
    Contains,
    Lacks,
}

/// The names that a check can begin with.
const NAMES: [&str; 18] = [
    "total",
    "max_concurrent",
    "tasks",
    "cancelled",
    "time_of",
    "no_block_over",
    "all_awaited",
    "all_finished",
    "cleanup_ran",
    "no_exception",
    "exception",
    "deadlock",
    "output",
    "first_line",
    "last_line",
    "uses",
    "avoids",
    "output contains",
];

impl Expectation {
    /// Reads one check; `name: value` is the same as `name value`.
    pub fn parse(text: &str) -> Result<Expectation, String> {
        let text = text.trim();
        let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
        let (name, rest) = text.split_at(end);
        let rest = rest.trim_start();
        let rest = rest.strip_prefix(':').unwrap_or(rest).trim();
        let plain = |expectation: Expectation| match rest {
            "" | "true" => Ok(expectation),
            _ => Err(format!("`{name}` takes no value, but {} follows", quoted(rest))),
        };
        match name {
            "total" => measured(Measure::Total, name, rest),
            "max_concurrent" => measured(Measure::MaxConcurrent, name, rest),
            "tasks" => measured(Measure::Tasks, name, rest),
            "cancelled" => measured(Measure::Cancelled, name, rest),
            "time_of" => {
                let (wanted, rest) = leading_quoted(rest)
                    .ok_or("`time_of` needs a text in quotes: `time_of \"done\" <= 2`")?;
                measured(Measure::TimeOf(wanted), name, rest)
            }
            "no_block_over" => Ok(Expectation::NoBlockOver(seconds(rest, name)?)),
            "all_awaited" => plain(Expectation::AllAwaited),
            "all_finished" => plain(Expectation::AllFinished),
            "cleanup_ran" => plain(Expectation::CleanupRan),
            "no_exception" => plain(Expectation::NoException),
            "exception" => Ok(Expectation::Exception(needed(unquoted(rest), name, "TimeoutError")?)),
            "deadlock" => plain(Expectation::Deadlock),
            "output" => output(OutputPart::All, name, rest),
            "first_line" => output(OutputPart::FirstLine, name, rest),
            "last_line" => output(OutputPart::LastLine, name, rest),
            "uses" => Ok(Expectation::Uses(needed(unquoted(rest), name, "asyncio.gather")?)),
            "avoids" => Ok(Expectation::Avoids(needed(unquoted(rest), name, "time.sleep")?)),
            _ => {
                let word = text.split_whitespace().next().unwrap_or("");
                let near = suggestion(if name.is_empty() { word } else { name }, NAMES);
                Err(format!("there is no check {}{near}", quoted(text)))
            }
        }
    }
}

fn measured(measure: Measure, name: &str, rest: &str) -> Result<Expectation, String> {
    const SIGNS: [(&str, Comparison); 6] = [
        ("<=", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("==", Comparison::Equal),
        ("!=", Comparison::NotEqual),
        ("<", Comparison::Less),
        (">", Comparison::More),
    ];
    let found = SIGNS.iter().find_map(|(sign, comparison)| Some((rest.strip_prefix(sign)?, *comparison)));
    let Some((number, comparison)) = found else {
        return Err(format!("`{name}` needs a comparison: `{name} <= 2`"));
    };
    Ok(Expectation::Measured { measure, comparison, value: seconds(number, name)? })
}

fn seconds(text: &str, name: &str) -> Result<f64, String> {
    let number: Option<f64> = text.trim().parse().ok();
    number.filter(|number| number.is_finite() && *number >= 0.0).ok_or_else(|| match text.trim() {
        "" => format!("`{name}` needs a number"),
        text => format!("`{name}` needs a number, not {}", quoted(text)),
    })
}

fn needed(text: String, name: &str, example: &str) -> Result<String, String> {
    if text.is_empty() { Err(format!("`{name}` needs a value: `{name}: {example}`")) } else { Ok(text) }
}

fn output(part: OutputPart, name: &str, rest: &str) -> Result<Expectation, String> {
    const TESTS: [(&str, OutputTest); 3] =
        [("==", OutputTest::Equals), ("contains", OutputTest::Contains), ("lacks", OutputTest::Lacks)];
    let found = TESTS.iter().find_map(|(sign, test)| Some((rest.strip_prefix(sign)?, *test)));
    let Some((text, test)) = found else {
        return Err(format!("`{name}` needs `==`, `contains` or `lacks`: `{name} contains \"done\"`"));
    };
    let text = text.trim_start();
    let text = unquoted(text.strip_prefix(':').unwrap_or(text));
    if text.is_empty() && test != OutputTest::Equals {
        return Err(format!("`{name} {}` needs a text", rest.split_whitespace().next().unwrap_or("")));
    }
    Ok(Expectation::Output { part, test, text })
}

/// A text without the quotes around it, if they are there. `\n` within quotes is a line break.
fn unquoted(text: &str) -> String {
    let text = text.trim();
    match leading_quoted(text) {
        Some((inner, "")) => inner,
        _ => text.to_owned(),
    }
}

/// A text in quotes and what follows it.
fn leading_quoted(text: &str) -> Option<(String, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut inner = String::new();
    let mut characters = text[1..].char_indices();
    while let Some((offset, character)) = characters.next() {
        match character {
            '\\' => match characters.next()?.1 {
                'n' => inner.push('\n'),
                other => inner.push(other),
            },
            c if c == quote => return Some((inner, text[1 + offset + 1..].trim())),
            c => inner.push(c),
        }
    }
    None
}

impl fmt::Display for Expectation {
    /// For the learner, as a wish: "the program takes at most 2.0 s".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wish = match self {
            Expectation::Measured { measure, comparison, value } => {
                words::measured(measure, *comparison, *value, &Seconds(*value).to_string())
            }
            Expectation::NoBlockOver(limit) => words::no_block_over(&Seconds(*limit).to_string()),
            Expectation::AllAwaited => words::all_awaited(),
            Expectation::AllFinished => words::all_finished(),
            Expectation::CleanupRan => words::cleanup_ran(),
            Expectation::NoException => words::no_exception(),
            Expectation::Exception(name) => words::ends_with(name),
            Expectation::Deadlock => words::ends_in_deadlock(),
            Expectation::Output { part, test, text } => {
                words::output(*part, *test, &text.trim_end().replace('\n', " / "))
            }
            Expectation::Uses(code) => words::uses(code),
            Expectation::Avoids(code) => words::avoids(code),
        };
        f.write_str(&wish)
    }
}

impl Comparison {
    /// Whether `left` compares so with `right`; `slack` is how far equal numbers may be apart.
    pub(crate) fn holds(self, left: f64, right: f64, slack: f64) -> bool {
        let equal = (left - right).abs() <= slack;
        match self {
            Comparison::Less => left < right && !equal,
            Comparison::AtMost => left < right || equal,
            Comparison::Equal => equal,
            Comparison::NotEqual => !equal,
            Comparison::AtLeast => left > right || equal,
            Comparison::More => left > right && !equal,
        }
    }
}

/// Seconds as a learner reads them: `2.0 s`, `0.05 s`, never more than three decimals.
pub(crate) struct Seconds(pub(crate) f64);

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.3}", self.0);
        let short = text.trim_end_matches('0');
        let zero = if short.ends_with('.') { "0" } else { "" };
        f.write_str(&::words::local(format!("{short}{zero} s")))
    }
}
