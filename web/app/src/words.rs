//! What the page says about a run: its outcome, its output line by line, how long it really took.

use lesson::Tag;
use timeline::{Comparison, Timeline, scale};
use trace::{Actor, Cycle, EventKind, Limit, Nanos, Outcome, Stream, Trace};

use crate::language::{local, t, t_with};

/// A message about a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub title: String,
    pub text: String,
    /// The line of the script that it is about.
    pub line: Option<u32>,
}

/// What went wrong in a run; none when the program simply ended.
pub fn notice(trace: &Trace, timeline: &Timeline) -> Option<Notice> {
    let line = |line: &Option<trace::Line>| line.map(|line| line.0);
    let notice = |title: String, text: String, line| Some(Notice { title, text, line });
    match &trace.outcome {
        Outcome::Finished { status: 0 } => None,
        Outcome::Finished { status } => {
            notice(t_with("notice-status", &[("status", status.to_string().into())]), String::new(), None)
        }
        Outcome::Exception { exception, message, line: at } => {
            let what = if message.is_empty() { exception.clone() } else { format!("{exception}: {message}") };
            notice(what, at_line("notice-exception", "notice-exception-at", line(at)), line(at))
        }
        Outcome::SyntaxError { exception, message, line, .. } => notice(
            format!("{exception}: {message}"),
            t_with("notice-syntax", &[("line", line.0.to_string().into())]),
            Some(line.0),
        ),
        Outcome::Unsupported { message, line } => notice(
            ::words::refusal(message),
            t_with("notice-unsupported", &[("line", line.0.to_string().into())]),
            Some(line.0),
        ),
        Outcome::Deadlock { cycle } => {
            let edge = cycle.edges.iter().find_map(|edge| line(&edge.line));
            let first = edge.or_else(|| cycle.tasks.iter().find_map(|(_, at, _)| line(at)));
            notice(t("notice-deadlock"), waiting(cycle, timeline), first)
        }
        Outcome::Limit { limit, line: at } => {
            let (title, text) = limit_words(*limit, trace);
            let stopped = at_line("notice-stopped", "notice-stopped-at", line(at));
            notice(title, format!("{text} {stopped}"), line(at))
        }
    }
}

/// One of two messages: without a line, and with one.
fn at_line(without: &str, with: &str, line: Option<u32>) -> String {
    match line {
        Some(line) => t_with(with, &[("line", line.to_string().into())]),
        None => t(without),
    }
}

/// Who waits for whom: the cycle, or else all that wait.
fn waiting(cycle: &Cycle, timeline: &Timeline) -> String {
    if let Some(links) = timeline.cycle_words() {
        return format!("{links}.");
    }
    let tasks =
        cycle.tasks.iter().map(|(task, line, what)| (timeline.name_of(Actor::Task(*task)), line, what));
    // A thread that only runs an idle loop waits for nothing that its tasks do not wait for.
    let threads = cycle
        .threads
        .iter()
        .filter(|(_, _, what)| what != "waits")
        .map(|(thread, line, what)| (timeline.name_of(Actor::Thread(*thread)), line, what));
    let parts: Vec<String> = tasks
        .chain(threads)
        .take(6)
        .map(|(who, line, what)| {
            let (who, what) = (("who", who.into()), ("what", ::words::label(what).into()));
            match line {
                Some(line) => t_with("notice-waits-at", &[who, what, ("line", line.0.to_string().into())]),
                None => t_with("notice-waits", &[who, what]),
            }
        })
        .collect();
    if parts.is_empty() { String::new() } else { format!("{}.", parts.join("; ")) }
}

fn limit_words(limit: Limit, trace: &Trace) -> (String, String) {
    let limits = &trace.options.limits;
    match limit {
        Limit::Fuel => (
            t("notice-fuel"),
            t_with("notice-fuel-text", &[("millions", (trace.instructions / 1_000_000).into())]),
        ),
        Limit::Memory => {
            (t("notice-memory"), t_with("notice-memory-text", &[("megabytes", (limits.memory >> 20).into())]))
        }
        Limit::Time => (
            t("notice-time"),
            t_with("notice-time-text", &[("days", (limits.time.0 / 86_400_000_000_000).into())]),
        ),
        Limit::Output => {
            (t("notice-output"), t_with("notice-output-text", &[("size", bytes(limits.output).into())]))
        }
        Limit::Events => {
            (t("notice-events"), t_with("notice-events-text", &[("count", limits.events.into())]))
        }
    }
}

fn bytes(count: u64) -> String {
    if count >= 1 << 20 { format!("{} MB", count >> 20) } else { format!("{} kB", count >> 10) }
}

/// How long something really took: `0.4 ms`, `23 ms`, `1.2 s`.
pub fn real_time(micros: u64) -> String {
    local(match micros {
        0..10_000 => format!("{:.1} ms", micros as f64 / 1e3),
        10_000..1_000_000 => format!("{} ms", micros / 1000),
        _ => format!("{:.1} s", micros as f64 / 1e6),
    })
}

/// A virtual time or total: `6.0 s`.
pub fn time(time: Nanos) -> String {
    scale::total(time)
}

/// What doing it together saves: `4.0 s saved`, `no time saved`, `0.5 s longer`.
pub fn verdict(comparison: &Comparison) -> String {
    match comparison.saved() {
        Some(saved) => t_with("result-saved", &[("time", time(saved).into())]),
        None if comparison.together == comparison.one_after_another => t("result-none-saved"),
        None => {
            let longer = Nanos(comparison.together.0 - comparison.one_after_another.0);
            t_with("result-longer", &[("time", time(longer).into())])
        }
    }
}

/// `One after another 6.0 s · Together 2.0 s · 4.0 s saved`.
pub fn headline(comparison: &Comparison) -> String {
    [
        t_with("result-one-after-another", &[("time", time(comparison.one_after_another).into())]),
        t_with("result-together", &[("time", time(comparison.together).into())]),
        verdict(comparison),
    ]
    .join(" · ")
}

/// The belief behind a misconception's tag.
pub fn belief(tag: Tag) -> String {
    let id = format!("belief-{}", tag.to_string().to_lowercase());
    t(&id)
}

/// A line that the program printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputLine {
    /// When its first character was written.
    pub at: Nanos,
    pub stream: Stream,
    pub text: String,
    /// The line of the script that wrote it.
    pub line: Option<u32>,
}

/// What a program printed, line by line, each with the time of its beginning. Of more than `most` lines the first are
/// kept; the second value counts all.
pub fn output_lines(trace: &Trace, most: usize) -> (Vec<OutputLine>, usize) {
    let mut lines: Vec<OutputLine> = Vec::new();
    let mut count = 0;
    // Whether the last line of a stream goes on.
    let mut open: Option<Stream> = None;
    for event in trace.events.outputs() {
        let EventKind::Output { stream, text, line, .. } = &event.kind else { continue };
        for piece in text.split_inclusive('\n') {
            let (words, ends) = match piece.strip_suffix('\n') {
                Some(words) => (words, true),
                None => (piece, false),
            };
            if open == Some(*stream) {
                if count <= most
                    && let Some(last) = lines.last_mut()
                {
                    last.text.push_str(words);
                }
            } else {
                count += 1;
                if count <= most {
                    let line = line.map(|line| line.0);
                    lines.push(OutputLine { at: event.at, stream: *stream, text: words.to_owned(), line });
                }
            }
            open = (!ends).then_some(*stream);
        }
    }
    (lines, count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use trace::{Event, Line, Options, ThreadId};

    fn trace_of(outputs: &[(u64, Stream, &str)], outcome: Outcome) -> Trace {
        let event = |(at, stream, text): &(u64, Stream, &str)| Event {
            at: Nanos(*at),
            step: 0,
            thread: ThreadId(0),
            kind: EventKind::Output {
                stream: *stream,
                text: (*text).into(),
                task: None,
                line: Some(Line(3)),
            },
        };
        Trace {
            file: "main.py".into(),
            options: Options::default(),
            events: outputs.iter().map(event).collect(),
            outcome,
            elapsed: Nanos(0),
            instructions: 2_000_000,
            switch_points: vec![],
        }
    }

    #[test]
    fn pieces_of_a_line_come_together() {
        let finished = Outcome::Finished { status: 0 };
        let trace = trace_of(
            &[(1, Stream::Stdout, "a "), (2, Stream::Stdout, "b\nc\n"), (3, Stream::Stderr, "oh\n\n")],
            finished,
        );
        let (lines, count) = output_lines(&trace, 10);
        let said: Vec<(u64, &str)> = lines.iter().map(|line| (line.at.0, line.text.as_str())).collect();
        assert_eq!(said, [(1, "a b"), (2, "c"), (3, "oh"), (3, "")]);
        assert_eq!(count, 4);
        assert_eq!(output_lines(&trace, 1).0.len(), 1);
        assert_eq!(output_lines(&trace, 1).1, 4);
    }

    #[test]
    fn an_error_names_its_line() {
        let outcome = Outcome::SyntaxError {
            exception: "SyntaxError".into(),
            message: "'(' was never closed".into(),
            line: Line(4),
            column: 6,
            end_column: 7,
        };
        let trace = trace_of(&[], outcome);
        let notice = notice(&trace, &Timeline::from_trace(&trace)).unwrap();
        assert_eq!(notice.title, "SyntaxError: '(' was never closed");
        assert_eq!(notice.text, "Line 4 is not Python, so nothing was run.");
        assert_eq!(notice.line, Some(4));
    }

    #[test]
    fn a_limit_says_what_is_left() {
        let outcome = Outcome::Limit { limit: Limit::Fuel, line: Some(Line(9)) };
        let trace = trace_of(&[], outcome);
        let notice = notice(&trace, &Timeline::from_trace(&trace)).unwrap();
        assert_eq!(
            notice.text,
            "It executed 2 million instructions. It was stopped at line 9. What is shown is everything up to there."
        );
    }

    #[test]
    fn real_times_are_short() {
        assert_eq!([350, 23_400, 1_240_000].map(real_time), ["0.3 ms", "23 ms", "1.2 s"]);
    }
}
