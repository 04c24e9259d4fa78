//! Whether a run is as expected, and where it is not.
//!
//! The page, the command line and the tests all decide with [`check_all`].

use std::collections::BTreeMap;

use trace::{Limit, Line, Nanos, Outcome, Stream, TaskId, Trace};

use crate::expectation::Seconds;
use crate::facts::TaskFacts;
use crate::{Check, Expectation, Facts, Measure, OutputPart, OutputTest, python};

/// What became of one expectation.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    pub expectation: Expectation,
    /// Why it failed; none if it holds.
    pub failure: Option<Finding>,
}

impl Verdict {
    /// Whether the expectation holds.
    pub fn passed(&self) -> bool {
        self.failure.is_none()
    }
}

/// What was found instead, and where: as much of the place as the trace can tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finding {
    /// One sentence for the learner, without a full stop.
    pub message: String,
    /// The line of the script.
    pub line: Option<Line>,
    pub task: Option<TaskId>,
    /// The stretch of time to be marked in the chart.
    pub time: Option<(Nanos, Nanos)>,
}

/// What became of all expectations of an exercise.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Why the run did not end by itself, if nothing was expected about that.
    pub stopped: Option<Finding>,
    /// In the order of the checks.
    pub verdicts: Vec<Verdict>,
}

impl Report {
    /// Whether the exercise is solved.
    pub fn passed(&self) -> bool {
        self.stopped.is_none() && self.verdicts.iter().all(Verdict::passed)
    }
}

/// Checks a run of `source` against everything that is expected of it.
///
/// A program that fails or is stopped passes only if a check says how it is to end.
pub fn check_all(checks: &[Check], trace: &Trace, source: &str) -> Report {
    let facts = Facts::of(trace);
    let ending = |check: &Check| {
        matches!(
            check.expectation,
            Expectation::Exception(_) | Expectation::NoException | Expectation::Deadlock
        )
    };
    let stopped = if checks.iter().any(ending) { None } else { stopped(trace) };
    let verdicts = checks
        .iter()
        .map(|check| Verdict {
            expectation: check.expectation.clone(),
            failure: failure(&check.expectation, &facts, trace, source),
        })
        .collect();
    Report { stopped, verdicts }
}

/// Checks one expectation alone.
pub fn check(expectation: &Expectation, trace: &Trace, source: &str) -> Verdict {
    let failure = failure(expectation, &Facts::of(trace), trace, source);
    Verdict { expectation: expectation.clone(), failure }
}

fn failure(expectation: &Expectation, facts: &Facts, trace: &Trace, source: &str) -> Option<Finding> {
    match expectation {
        Expectation::Measured { measure, comparison, value } => {
            let (measured, slack) = match measure_of(measure, facts) {
                Some(found) => found,
                None => {
                    return Some(finding(format!("no line with “{}” was printed", measured_text(measure))));
                }
            };
            let holds = comparison.holds(measured, *value, slack);
            (!holds).then(|| measured_failure(measure, measured, *value, facts))
        }
        Expectation::NoBlockOver(limit) => blocked(facts, *limit),
        Expectation::AllAwaited => facts.never_awaited.first().map(|(coroutine, line, at)| Finding {
            message: format!("`{coroutine}(…)`{} was never awaited, so its code never ran", made_in(*line)),
            line: *line,
            task: None,
            time: Some((*at, *at)),
        }),
        Expectation::AllFinished => left_running(facts),
        Expectation::CleanupRan => no_cleanup(facts),
        Expectation::NoException => stopped(trace),
        Expectation::Exception(wanted) => match &trace.outcome {
            Outcome::Exception { exception, .. } if exception == wanted => None,
            Outcome::Finished { status: 0 } => Some(finding(format!("the program ended without {wanted}"))),
            _ => stopped(trace),
        },
        Expectation::Deadlock => match &trace.outcome {
            Outcome::Deadlock { .. } => None,
            Outcome::Finished { status: 0 } => Some(finding("the program came to its end".to_owned())),
            _ => stopped(trace),
        },
        Expectation::Output { part, test, text } => output(*part, *test, text, facts, trace),
        Expectation::Uses(code) => {
            python::uses(source, code).is_none().then(|| finding(format!("the code does not use `{code}`")))
        }
        Expectation::Avoids(code) => python::uses(source, code).map(|line| Finding {
            message: format!("line {line} uses `{code}`"),
            line: Some(Line(line)),
            ..Finding::default()
        }),
    }
}

/// The measured value, and by how much equal values may differ.
fn measure_of(measure: &Measure, facts: &Facts) -> Option<(f64, f64)> {
    // Times are added up as floats by the programs themselves.
    const MICROSECOND: f64 = 1e-6;
    Some(match measure {
        Measure::Total => (facts.total.seconds(), MICROSECOND),
        Measure::MaxConcurrent => (facts.busiest().0 as f64, 0.0),
        Measure::Tasks => (facts.tasks.iter().filter(|task| !facts.is_main(task)).count() as f64, 0.0),
        Measure::Cancelled => (cancelled(facts).count() as f64, 0.0),
        Measure::TimeOf(text) => {
            let line = facts.lines.iter().find(|line| line.text.contains(text.as_str()))?;
            (line.at.seconds(), MICROSECOND)
        }
    })
}

fn measured_text(measure: &Measure) -> &str {
    match measure {
        Measure::TimeOf(text) => text,
        Measure::Total | Measure::MaxConcurrent | Measure::Tasks | Measure::Cancelled => "",
    }
}

fn cancelled(facts: &Facts) -> impl Iterator<Item = &TaskFacts> {
    facts.tasks.iter().filter(|task| task.end.as_ref().is_some_and(|end| end.cancelled))
}

fn measured_failure(measure: &Measure, measured: f64, value: f64, facts: &Facts) -> Finding {
    match measure {
        Measure::Total if measured > value => {
            let limit = Nanos((value * 1e9).round() as u64);
            let total = Seconds(measured);
            match facts.wait_at(limit) {
                Some((task, wait)) => Finding {
                    message: format!(
                        "it took {total}; at {} {} was still waiting for {}{}",
                        Seconds(value),
                        named(task),
                        wait.label,
                        in_line(wait.line),
                    ),
                    line: wait.line,
                    task: Some(task.task),
                    time: Some((limit, facts.total)),
                },
                None => Finding { time: Some((limit, facts.total)), ..finding(format!("it took {total}")) },
            }
        }
        Measure::Total => finding(format!("it took {}", Seconds(measured))),
        Measure::MaxConcurrent => {
            let (most, when) = facts.busiest();
            let message = match most {
                0 => "nothing ever waited".to_owned(),
                1 => "no two waits overlapped".to_owned(),
                _ => format!("{most} waits overlapped at {}", Seconds(when.seconds())),
            };
            let wait = facts.wait_at(when);
            Finding {
                message,
                line: wait.and_then(|(_, wait)| wait.line),
                task: wait.map(|(task, _)| task.task),
                time: wait.map(|(_, wait)| (wait.from, wait.to)),
            }
        }
        Measure::Tasks => finding(format!("the program made {measured} {}", plural(measured, "task"))),
        Measure::Cancelled => {
            let message = format!("{measured} {} ended cancelled", plural(measured, "task"));
            match cancelled(facts).next() {
                Some(task) => at_end(message, task),
                None => finding(message),
            }
        }
        Measure::TimeOf(text) => {
            let line = facts.lines.iter().find(|line| line.text.contains(text.as_str()));
            Finding {
                message: format!("“{text}” was printed at {}", Seconds(measured)),
                line: line.and_then(|line| line.line),
                task: line.and_then(|line| line.task),
                time: line.map(|line| (line.at, line.at)),
            }
        }
    }
}

fn blocked(facts: &Facts, limit: f64) -> Option<Finding> {
    let length = |from: Nanos, to: Nanos| to.0.saturating_sub(from.0);
    let longest = facts.blocks.iter().rev().max_by_key(|block| length(block.from, block.to))?;
    let seconds = length(longest.from, longest.to) as f64 / 1e9;
    (seconds > limit + 1e-6).then(|| {
        let who = longest
            .task
            .and_then(|task| facts.task(task))
            .map_or(String::new(), |task| format!(" of {}", named(task)));
        let message = format!(
            "{}{}{who} held the loop for {}, and nothing else could run",
            longest.label,
            in_line(longest.line),
            Seconds(seconds),
        );
        Finding { message, line: longest.line, task: longest.task, time: Some((longest.from, longest.to)) }
    })
}

/// A task that had not ended when the main task above it did.
fn left_running(facts: &Facts) -> Option<Finding> {
    // When the main task above each task ended; parents are older, so they stand earlier in the list.
    let mut main_ends: BTreeMap<TaskId, Option<usize>> = BTreeMap::new();
    let left = facts.tasks.iter().find(|task| {
        let own = task.end.as_ref().map(|end| end.event);
        let main = match task.parent {
            None => own,
            Some(parent) => main_ends.get(&parent).copied().flatten(),
        };
        main_ends.insert(task.task, main);
        main.is_some_and(|main| own.is_none_or(|own| own > main))
    })?;
    let since = left.waits.last().map_or(left.spawned, |wait| wait.from);
    Some(Finding {
        message: format!("{} had not finished when the program ended", named(left)),
        line: left.line,
        task: Some(left.task),
        time: Some((since, facts.total)),
    })
}

fn no_cleanup(facts: &Facts) -> Option<Finding> {
    let mut cancellations =
        facts.tasks.iter().flat_map(|task| task.cancellations.iter().map(move |c| (task, c))).peekable();
    if cancellations.peek().is_none() {
        return Some(finding("nothing was cancelled".to_owned()));
    }
    let (task, cancellation) =
        cancellations.find(|(task, cancellation)| !cancellation.acted || task.end.is_none())?;
    let after = if cancellation.acted { "it never ended" } else { "it did nothing more" };
    Some(Finding {
        message: format!(
            "{} was cancelled at {}{}, and {after}",
            named(task),
            Seconds(cancellation.at.seconds()),
            in_line(cancellation.line),
        ),
        line: cancellation.line,
        task: Some(task.task),
        time: Some((cancellation.at, task.end.as_ref().map_or(facts.total, |end| end.at))),
    })
}

fn output(part: OutputPart, test: OutputTest, wanted: &str, facts: &Facts, trace: &Trace) -> Option<Finding> {
    let all = trace.output(Stream::Stdout);
    let (line, name) = match part {
        OutputPart::All => (None, "the output"),
        OutputPart::FirstLine => (facts.lines.first(), "the first line"),
        OutputPart::LastLine => (facts.lines.last(), "the last line"),
    };
    let printed = match part {
        OutputPart::All => all.as_str(),
        OutputPart::FirstLine | OutputPart::LastLine => line.map_or("", |line| line.text.as_str()),
    };
    let holds = match test {
        OutputTest::Equals => same_text(printed, wanted),
        OutputTest::Contains => printed.contains(wanted),
        OutputTest::Lacks => !printed.contains(wanted),
    };
    if holds {
        return None;
    }
    // Where the whole output differs, the first wrong line is the place to look at.
    let (line, name) = match (part, test) {
        (OutputPart::All, OutputTest::Equals) => (first_difference(facts, wanted), "the output"),
        (OutputPart::All, OutputTest::Lacks) => {
            (facts.lines.iter().find(|line| line.text.contains(wanted)), "the output")
        }
        _ => (line, name),
    };
    let message = match (test, line) {
        _ if printed.is_empty() => "nothing was printed".to_owned(),
        (OutputTest::Equals, Some(line)) if part == OutputPart::All => {
            format!("“{}” is not what was expected there", line.text)
        }
        (OutputTest::Equals, None) => "some lines are missing at the end of the output".to_owned(),
        (OutputTest::Equals, Some(line)) => format!("{name} is “{}”", line.text),
        (OutputTest::Contains, _) => format!("{name} does not contain “{wanted}”"),
        (OutputTest::Lacks, _) => format!("{name} contains “{wanted}”"),
    };
    Some(Finding {
        message,
        line: line.and_then(|line| line.line),
        task: line.and_then(|line| line.task),
        time: line.map(|line| (line.at, line.at)),
    })
}

/// Equal but for white space at the ends of lines and of the whole.
pub(crate) fn same_text(left: &str, right: &str) -> bool {
    let lines = |text: &str| text.trim().lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    lines(left) == lines(right)
}

fn first_difference<'f>(facts: &'f Facts, wanted: &str) -> Option<&'f crate::OutputLine> {
    let mut wanted = wanted.trim().lines();
    facts
        .lines
        .iter()
        .find(|line| wanted.next().is_none_or(|wanted| wanted.trim_end() != line.text.trim_end()))
}

/// Why a run did not end by itself with status 0.
pub(crate) fn stopped(trace: &Trace) -> Option<Finding> {
    let (message, line) = match &trace.outcome {
        Outcome::Finished { status: 0 } => return None,
        Outcome::Finished { status } => (format!("the program ended with status {status}"), None),
        Outcome::Exception { exception, message, line } => {
            let text = if message.is_empty() { exception.clone() } else { format!("{exception}: {message}") };
            (format!("the program ended with {text}"), *line)
        }
        Outcome::SyntaxError { exception, message, line, .. } => {
            (format!("{exception}: {message}"), Some(*line))
        }
        Outcome::Unsupported { message, line } => (message.clone(), Some(*line)),
        Outcome::Deadlock { cycle } => {
            let line = cycle.tasks.iter().find_map(|(_, line, _)| *line);
            ("deadlock: every task waits for something that can never happen".to_owned(), line)
        }
        Outcome::Limit { limit, line } => {
            let limit = match limit {
                Limit::Fuel => "it executed too many instructions",
                Limit::Memory => "it used too much memory",
                Limit::Time => "it ran past the end of virtual time",
                Limit::Output => "it printed too much",
                Limit::Events => "too much happened in it",
            };
            (format!("the program was stopped: {limit}"), *line)
        }
    };
    let time = Some((trace.elapsed, trace.elapsed));
    let place = line.map_or(String::new(), |line| format!(" (line {})", line.0));
    Some(Finding { message: format!("{message}{place}"), line, task: None, time })
}

fn finding(message: String) -> Finding {
    Finding { message, ..Finding::default() }
}

fn at_end(message: String, task: &TaskFacts) -> Finding {
    let at = task.end.as_ref().map(|end| (end.at, end.at));
    Finding { message, line: task.line, task: Some(task.task), time: at }
}

fn plural(number: f64, word: &str) -> String {
    if number == 1.0 { word.to_owned() } else { format!("{word}s") }
}

/// `fetch (Task-2)`.
fn named(task: &TaskFacts) -> String {
    format!("{} ({})", task.coroutine, task.name)
}

fn in_line(line: Option<Line>) -> String {
    line.map_or(String::new(), |line| format!(" in line {}", line.0))
}

fn made_in(line: Option<Line>) -> String {
    line.map_or(String::new(), |line| format!(", made in line {},", line.0))
}
