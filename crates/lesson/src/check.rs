//! Whether a run is as expected, and where it is not.
//!
//! The page, the command line and the tests all decide with [`check_all`].

use std::collections::BTreeMap;

use trace::{Line, Nanos, Outcome, Stream, TaskId, Trace};

use crate::expectation::Seconds;
use crate::facts::TaskFacts;
use crate::words;
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
                    return Some(finding(words::no_line_with(measured_text(measure))));
                }
            };
            let holds = comparison.holds(measured, *value, slack);
            (!holds).then(|| measured_failure(measure, measured, *value, facts))
        }
        Expectation::NoBlockOver(limit) => blocked(facts, *limit),
        Expectation::AllAwaited => facts.never_awaited.first().map(|(coroutine, line, at)| Finding {
            message: words::never_awaited(coroutine, &made_in(*line)),
            line: *line,
            task: None,
            time: Some((*at, *at)),
        }),
        Expectation::AllFinished => left_running(facts),
        Expectation::CleanupRan => no_cleanup(facts),
        Expectation::NoException => stopped(trace),
        Expectation::Exception(wanted) => match &trace.outcome {
            Outcome::Exception { exception, .. } if exception == wanted => None,
            Outcome::Finished { status: 0 } => Some(finding(words::ended_without(wanted))),
            _ => stopped(trace),
        },
        Expectation::Deadlock => match &trace.outcome {
            Outcome::Deadlock { .. } => None,
            Outcome::Finished { status: 0 } => Some(finding(words::came_to_end())),
            _ => stopped(trace),
        },
        Expectation::Output { part, test, text } => output(*part, *test, text, facts, trace),
        Expectation::Uses(code) => python::uses(source, code).is_none().then(|| finding(words::avoids(code))),
        Expectation::Avoids(code) => python::uses(source, code).map(|line| Finding {
            message: words::line_uses(line, code),
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
            let total = Seconds(measured).to_string();
            match facts.wait_at(limit) {
                Some((task, wait)) => Finding {
                    message: words::took_waiting(
                        &total,
                        &Seconds(value).to_string(),
                        &named(task),
                        &::words::label(&wait.label),
                        &in_line(wait.line),
                    ),
                    line: wait.line,
                    task: Some(task.task),
                    time: Some((limit, facts.total)),
                },
                None => Finding { time: Some((limit, facts.total)), ..finding(words::took(&total)) },
            }
        }
        Measure::Total => finding(words::took(&Seconds(measured).to_string())),
        Measure::MaxConcurrent => {
            let (most, when) = facts.busiest();
            let message = match most {
                0 => words::nothing_waited(),
                1 => words::none_overlapped(),
                _ => words::overlapped(most, &Seconds(when.seconds()).to_string()),
            };
            let wait = facts.wait_at(when);
            Finding {
                message,
                line: wait.and_then(|(_, wait)| wait.line),
                task: wait.map(|(task, _)| task.task),
                time: wait.map(|(_, wait)| (wait.from, wait.to)),
            }
        }
        Measure::Tasks => finding(words::made(&words::tasks(measured))),
        Measure::Cancelled => {
            let message = words::ended_cancelled(measured);
            match cancelled(facts).next() {
                Some(task) => at_end(message, task),
                None => finding(message),
            }
        }
        Measure::TimeOf(text) => {
            let line = facts.lines.iter().find(|line| line.text.contains(text.as_str()));
            Finding {
                message: words::printed_at(text, &Seconds(measured).to_string()),
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
            .map_or(String::new(), |task| words::of_task(&named(task)));
        let message = words::held_loop(
            &format!("{}{}{who}", ::words::label(&longest.label), in_line(longest.line)),
            &Seconds(seconds).to_string(),
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
        message: words::had_not_finished(&named(left)),
        line: left.line,
        task: Some(left.task),
        time: Some((since, facts.total)),
    })
}

fn no_cleanup(facts: &Facts) -> Option<Finding> {
    let mut cancellations =
        facts.tasks.iter().flat_map(|task| task.cancellations.iter().map(move |c| (task, c))).peekable();
    if cancellations.peek().is_none() {
        return Some(finding(words::nothing_cancelled()));
    }
    let (task, cancellation) =
        cancellations.find(|(task, cancellation)| !cancellation.acted || task.end.is_none())?;
    let sentence =
        if cancellation.acted { words::cancelled_and_never_ended } else { words::cancelled_and_idle };
    Some(Finding {
        message: sentence(
            &named(task),
            &Seconds(cancellation.at.seconds()).to_string(),
            &in_line(cancellation.line),
        ),
        line: cancellation.line,
        task: Some(task.task),
        time: Some((cancellation.at, task.end.as_ref().map_or(facts.total, |end| end.at))),
    })
}

fn output(part: OutputPart, test: OutputTest, wanted: &str, facts: &Facts, trace: &Trace) -> Option<Finding> {
    let all = trace.output(Stream::Stdout);
    let line = match part {
        OutputPart::All => None,
        OutputPart::FirstLine => facts.lines.first(),
        OutputPart::LastLine => facts.lines.last(),
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
    let line = match (part, test) {
        (OutputPart::All, OutputTest::Equals) => first_difference(facts, wanted),
        (OutputPart::All, OutputTest::Lacks) => facts.lines.iter().find(|line| line.text.contains(wanted)),
        _ => line,
    };
    let name = words::part(part);
    let message = match (test, line) {
        _ if printed.is_empty() => words::nothing_printed(),
        (OutputTest::Equals, Some(line)) if part == OutputPart::All => words::not_expected(&line.text),
        (OutputTest::Equals, None) => words::lines_missing(),
        (OutputTest::Equals, Some(line)) => words::part_is(name, &line.text),
        (OutputTest::Contains, _) => words::part_lacks(name, wanted),
        (OutputTest::Lacks, _) => words::part_contains(name, wanted),
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
        Outcome::Finished { status } => (words::ended_with_status(*status), None),
        Outcome::Exception { exception, message, line } => {
            let text = if message.is_empty() { exception.clone() } else { format!("{exception}: {message}") };
            (words::ended_with(&text), *line)
        }
        Outcome::SyntaxError { exception, message, line, .. } => {
            (format!("{exception}: {message}"), Some(*line))
        }
        Outcome::Unsupported { message, line } => (::words::refusal(message), Some(*line)),
        Outcome::Deadlock { cycle } => {
            let line = cycle.tasks.iter().find_map(|(_, line, _)| *line);
            (words::deadlock(), line)
        }
        Outcome::Limit { limit, line } => (words::stopped(words::limit(*limit)), *line),
    };
    let time = Some((trace.elapsed, trace.elapsed));
    let place = line.map_or(String::new(), |line| words::in_brackets(line.0));
    Some(Finding { message: format!("{message}{place}"), line, task: None, time })
}

fn finding(message: String) -> Finding {
    Finding { message, ..Finding::default() }
}

fn at_end(message: String, task: &TaskFacts) -> Finding {
    let at = task.end.as_ref().map(|end| (end.at, end.at));
    Finding { message, line: task.line, task: Some(task.task), time: at }
}

/// `fetch (Task-2)`.
fn named(task: &TaskFacts) -> String {
    format!("{} ({})", task.coroutine, task.name)
}

fn in_line(line: Option<Line>) -> String {
    line.map_or(String::new(), |line| words::in_line(line.0))
}

fn made_in(line: Option<Line>) -> String {
    line.map_or(String::new(), |line| words::made_in(line.0))
}
