//! What is wrong with a program, from what several peers answered.

use protocol::{Response, decode};
use trace::{Events, Outcome, Stream, Trace};

/// What the worker answered to one request.
pub enum Said {
    Run(Box<Trace>),
    /// A question other than a run.
    Other,
    Panicked(String),
    Nothing,
}

/// Reads an answer: responses, each after its length.
pub fn read(mut bytes: &[u8]) -> Said {
    let mut all = Events::default();
    let mut said = Said::Nothing;
    while let Some((length, rest)) = bytes.split_first_chunk::<4>() {
        let Some((message, rest)) = rest.split_at_checked(u32::from_le_bytes(*length) as usize) else {
            break;
        };
        bytes = rest;
        match decode(message) {
            Some(Response::Events { events, .. }) => all.append(events),
            Some(Response::Finished { trace, kept, .. }) => {
                let events = if kept.is_some() { trace.events.clone() } else { std::mem::take(&mut all) };
                said = Said::Run(Box::new(Trace { events, ..*trace }));
            }
            Some(Response::Panicked { message, .. }) => return Said::Panicked(message),
            Some(_) => said = Said::Other,
            None => return Said::Panicked("it sent bytes that are no response".to_owned()),
        }
    }
    said
}

/// Where two answers of equal requests leave each other.
pub fn first_response_that_differs(native: &[u8], wasm: &[u8]) -> String {
    if let (Said::Run(one), Said::Run(other)) = (read(native), read(wasm)) {
        let at = one.events.iter().zip(&other.events).position(|(one, other)| one != other);
        return match at {
            Some(at) => format!("event {at}: {:?}, natively {:?}", other.events.get(at), one.events.get(at)),
            None if one.outcome != other.outcome => {
                format!("outcome {:?}, natively {:?}", other.outcome, one.outcome)
            }
            None => format!(
                "{} events, {} instructions, natively {} and {}",
                other.events.len(),
                other.instructions,
                one.events.len(),
                one.instructions
            ),
        };
    }
    let at = native.iter().zip(wasm).take_while(|(one, other)| one == other).count();
    format!("byte {at} of {}, natively of {}", wasm.len(), native.len())
}

/// What CPython printed, and how it ended.
pub struct Theirs {
    /// As `wait` gives it.
    pub status: u32,
    pub output: String,
    pub errors: String,
}

impl Theirs {
    /// Reads an answer of the forking CPython.
    pub fn read(bytes: &[u8]) -> Option<Theirs> {
        let (status, rest) = bytes.split_first_chunk::<4>()?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let (output, errors) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Some(Theirs { status: u32::from_le_bytes(*status), output: text(output), errors: text(errors) })
    }

    /// Whether it was killed, or met a limit of its runner.
    pub fn was_stopped(&self) -> bool {
        self.status & 0x7f != 0 || self.status >> 8 == 5
    }
}

/// How CPython and we differ, in each snippet; nothing where we are right, or where `others`, which CPython said with
/// its memory in another order, show that it hangs on chance.
pub fn differences(theirs: &Theirs, others: &[Theirs], ours: &Trace, script: &str) -> Vec<String> {
    let folder = script.strip_suffix(&ours.file).unwrap_or(script);
    let output = without_addresses(&ours.output(Stream::Stdout));
    let plain = |theirs: &Theirs| without_addresses(&theirs.output.replace(folder, ""));
    let (their_output, other_outputs) = (plain(theirs), others.iter().map(plain).collect::<Vec<_>>());
    let mut all = Vec::new();
    let (parts, their_parts) = (snippets(&output), snippets(&their_output));
    let other_parts: Vec<Vec<&str>> = other_outputs.iter().map(|output| snippets(output)).collect();
    if parts.len() == their_parts.len() {
        for (number, (theirs, ours)) in their_parts.iter().zip(&parts).enumerate() {
            if other_parts.iter().all(|parts| parts.get(number) == Some(theirs)) {
                all.extend(first_difference(theirs, ours).map(|what| format!("snippet {number}\n{what}")));
            }
        }
    } else if other_outputs.iter().all(|output| *output == their_output) {
        all.extend(first_difference(&their_output, &output).map(|what| format!("output\n{what}")));
    }
    if !all.is_empty() || other_outputs.iter().any(|output| *output != their_output) {
        return all;
    }
    let plain = |theirs: &Theirs| lines_that_matter(&theirs.errors.replace(folder, ""));
    let their_errors = plain(theirs);
    if others.iter().any(|other| plain(other) != their_errors) {
        return Vec::new();
    }
    if let Some(what) = first_difference(&their_errors, &lines_that_matter(&ours.output(Stream::Stderr))) {
        return vec![format!("the error stream\n{what}")];
    }
    let virtual_time =
        theirs.errors.lines().find_map(|line| line.strip_prefix("virtual: ")).unwrap_or_default();
    let time = (ours.elapsed.0 + 500) / 1000;
    let our_time = format!("{}.{:06}", time / 1_000_000, time % 1_000_000);
    if !virtual_time.is_empty() && virtual_time != our_time {
        return vec![format!("time\n    CPython: {virtual_time}\n    ours:    {our_time}")];
    }
    Vec::new()
}

/// The output before and after each line that begins a snippet.
fn snippets(output: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in output.match_indices("# ") {
        if (at == 0 || output[..at].ends_with('\n'))
            && output[at + 2..].starts_with(|it: char| it.is_ascii_digit())
        {
            parts.push(&output[from..at]);
            from = at;
        }
    }
    parts.push(&output[from..]);
    parts
}

/// Whether we say of a program that we do not run it, or not to its end.
pub fn is_refused(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Unsupported { .. } | Outcome::Limit { .. })
}

/// Whether two lines differ as a line of DIFFERENCES.md says; the families are in its order.
fn is_listed(theirs: &str, ours: &str) -> bool {
    let both = |one: &str, other: &str| {
        (theirs.contains(one) && ours.contains(other)) || (theirs.contains(other) && ours.contains(one))
    };
    let digits = |line: &str| line.strip_prefix("float ").and_then(|digits| digits.parse::<f64>().ok());
    // Digits of `math` functions in the last place.
    matches!((digits(theirs), digits(ours)), (Some(one), Some(other)) if (one - other).abs() <= one.abs() * 4e-16)
        // A sequence times something else, by the method's name.
        || both("can't multiply sequence by non-int", "cannot be interpreted as an integer")
        // `*` before `**`.
        || both("argument after * must be an iterable", "keywords must be strings")
        // What is no exception, thrown into a generator that delegates.
        || ours.contains("exceptions must be classes or instances deriving from BaseException")
        // Modules written in C.
        || (theirs.starts_with("TypeError ") && ours.starts_with("TypeError ")
            && theirs.contains("argument")
            && (ours.contains(" positional argument") || ours.contains("got an unexpected keyword")))
        // A method that is kept, or called with `*`.
        || theirs.replace("bool.", "int.") == ours
        // Tasks that close garbage.
        || (theirs.contains("Task-") && without_numbers(theirs) == without_numbers(ours))
        // The order of `object.__dir__`.
        || (theirs.contains("'__class__'") && ours.contains("'__class__'") && theirs.contains("(['") == ours.contains("(['"))
}

/// The lines of an error stream without those of CPython's own library, and so without the indented ones.
fn lines_that_matter(text: &str) -> String {
    let syntax_error = !text.contains("Traceback (most recent call last)");
    let kept = without_addresses(text);
    let mut is_source = false;
    let mut kept: Vec<&str> = kept
        .lines()
        .filter(|line| {
            let indented = line.starts_with(' ');
            let is_shown = is_source && indented;
            is_source = line.contains("Warning: ") && !indented;
            !line.is_empty()
                && !is_shown
                && (syntax_error || !indented)
                && !line.starts_with("Traceback (most")
                && !line.contains("Exception Group Traceback")
                && !line.contains("RuntimeWarning: Enable tracemalloc")
                && !line.starts_with("The above exception was")
                && !line.starts_with("During handling of")
                && !line.starts_with("<sys>:0: ")
                && !line.starts_with("sys:1: ")
                && !line.starts_with("virtual: ")
                && !line.contains(": SyntaxWarning: ")
        })
        .collect();
    // The line of a coroutine that is dropped may be another, and the order of what is told at the end.
    for line in &mut kept {
        if line.contains("was never awaited") {
            *line = line.split_once(": ").map_or(line, |(_, rest)| rest);
        }
    }
    kept.sort_unstable();
    kept.into_iter().flat_map(|line| [line, "\n"]).collect()
}

/// The names of tasks without their numbers.
fn without_numbers(text: &str) -> String {
    without_digits_behind(text, "Task-", 10)
}

/// `at 0x7f…` as `at 0x`.
fn without_addresses(text: &str) -> String {
    without_digits_behind(text, "at 0x", 16)
}

fn without_digits_behind(text: &str, sign: &str, radix: u32) -> String {
    let parts = text.split(sign).enumerate().map(|(at, part)| {
        if at == 0 { part } else { part.trim_start_matches(|letter: char| letter.is_digit(radix)) }
    });
    parts.collect::<Vec<_>>().join(sign)
}

fn first_difference(theirs: &str, ours: &str) -> Option<String> {
    if theirs == ours {
        return None;
    }
    let (mut a, mut b) = (theirs.lines(), ours.lines());
    loop {
        let (one, other) = (a.next(), b.next());
        if let (Some(one), Some(other)) = (one, other)
            && is_listed(one, other)
        {
            continue;
        }
        if one.is_none() && other.is_none() {
            return None;
        }
        if one != other || one.is_none() {
            let shown = |line: Option<&str>| line.map_or("<end>".to_owned(), |line| format!("{line:.300}"));
            return Some(format!("    CPython: {}\n    ours:    {}", shown(one), shown(other)));
        }
    }
}
