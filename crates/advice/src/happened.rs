//! Rules that the trace alone decides.

use std::collections::BTreeMap;

use timeline::{LaneKind, State, Timeline};
use trace::{BlockKind, EventKind, Trace, WaitKind};

use crate::{Builder, Note, Rule, words};

/// Work of the processor shorter than this holds nobody up in a way that one could feel.
const SHORT_WORK: u64 = 50_000_000;
/// So many requests of one kind at the same time are more than a service likes.
const MANY_REQUESTS: usize = 100;

/// Calls that held an event loop, each line once.
pub(crate) fn blocking_calls(timeline: &Timeline, notes: &mut Vec<Note>) {
    struct Sum<'a> {
        kind: BlockKind,
        label: &'a str,
        times: usize,
        held: u64,
        lost: u64,
        tasks: usize,
    }
    let mut lines: BTreeMap<u32, Sum> = BTreeMap::new();
    for block in &timeline.blocks {
        let (Some(line), LaneKind::Task(_)) = (block.line, &timeline.lane(block.lane).kind) else { continue };
        let held = block.duration().0;
        if held == 0 || (block.kind == BlockKind::Cpu && (held < SHORT_WORK || block.tasks == 0)) {
            continue;
        }
        let sum = lines.entry(line.0).or_insert(Sum {
            kind: block.kind,
            label: &block.label,
            times: 0,
            held: 0,
            lost: 0,
            tasks: 0,
        });
        sum.times += 1;
        sum.held += held;
        sum.lost += block.lost.0;
        sum.tasks = sum.tasks.max(block.tasks);
    }
    for (line, sum) in lines {
        let subject = match sum.kind {
            BlockKind::Cpu => words::the_work_here(),
            _ => format!("`{}`", sum.label),
        };
        let times = if sum.times > 1 { words::so_many_times(sum.times) } else { String::new() };
        let mut what = words::holds_loop(&subject, &words::seconds(sum.held), &times);
        what += &match sum.tasks {
            0 => words::all_would_wait(),
            1 => words::lost_alone(&words::other_tasks(1), &words::seconds(sum.lost)),
            tasks => words::lost_together(&words::other_tasks(tasks), &words::seconds(sum.lost)),
        };
        let advice = match sum.kind {
            BlockKind::Sleep => words::instead_of_sleep(),
            BlockKind::Io => instead_of_io(sum.label),
            BlockKind::Lock => words::instead_of_lock(),
            BlockKind::Join => words::instead_of_join(),
            BlockKind::Cpu => words::instead_of_work(),
        };
        notes.push(Builder { rule: Rule::BlockingCall, lines: (line, line), what, advice }.note());
    }
}

/// What to do instead of a call that waits for the world outside.
fn instead_of_io(label: &str) -> String {
    match label.split([' ', '.']).next().unwrap_or_default() {
        "read" | "write" => words::instead_of_file(),
        "connect" | "recv" | "socket" => words::instead_of_socket(),
        "subprocess" => words::instead_of_command(),
        _ => words::instead_of_io(),
    }
}

/// Coroutines that were made and dropped.
pub(crate) fn never_awaited(trace: &Trace, notes: &mut Vec<Note>) {
    let mut seen: BTreeMap<(u32, String), usize> = BTreeMap::new();
    for event in &trace.events {
        if let EventKind::NeverAwaited { coroutine, created, line } = event.kind
            && let Some(line) = created.or(line)
        {
            *seen.entry((line.0, coroutine)).or_default() += 1;
        }
    }
    for ((line, coroutine), times) in seen {
        let often = if times > 1 { words::happened_often(times) } else { String::new() };
        notes.push(
            Builder {
                rule: Rule::NeverAwaited,
                lines: (line, line),
                what: words::only_made(&coroutine, &often),
                advice: words::await_it(&coroutine),
            }
            .note(),
        );
    }
}

/// Very many requests at the same time, by tasks of one coroutine.
pub(crate) fn fan_out(timeline: &Timeline, notes: &mut Vec<Note>) {
    // By the coroutine and the line that made the tasks: when requests began and ended.
    let mut groups: BTreeMap<(&str, u32), Vec<(u64, i32)>> = BTreeMap::new();
    for lane in &timeline.lanes {
        let (LaneKind::Task(_), Some(line)) = (&lane.kind, lane.line) else { continue };
        for span in &lane.spans {
            if matches!(&span.state, State::Waiting(wait) if wait.kind == WaitKind::Io)
                && span.start.at < span.end.at
            {
                let changes = groups.entry((&lane.name, line.0)).or_default();
                changes.extend([(span.start.at.0, 1), (span.end.at.0, -1)]);
            }
        }
    }
    for ((name, line), mut changes) in groups {
        // At one instant the ends come first.
        trace::order::sort(&mut changes);
        let (mut now, mut most) = (0, 0);
        for (_, change) in changes {
            now += change;
            most = most.max(now);
        }
        if (most as usize) < MANY_REQUESTS {
            continue;
        }
        notes.push(
            Builder {
                rule: Rule::UnlimitedFanOut,
                lines: (line, line),
                what: words::many_requests(most, name),
                advice: words::limit_them(),
            }
            .note(),
        );
    }
}
