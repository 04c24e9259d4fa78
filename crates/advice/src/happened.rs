//! Rules that the trace alone decides.

use std::collections::BTreeMap;

use timeline::{LaneKind, State, Timeline};
use trace::{BlockKind, EventKind, Trace, WaitKind};

use crate::{Builder, Note, Rule, count, seconds};

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
            BlockKind::Cpu => "The work here".to_owned(),
            _ => format!("`{}`", sum.label),
        };
        let times = if sum.times > 1 { format!(", {} times", sum.times) } else { String::new() };
        let mut what = format!("{subject} holds the event loop for {}{times}.", seconds(sum.held));
        if sum.tasks > 0 {
            what += &format!(
                " {} could have run meanwhile and lost {} together.",
                count(sum.tasks, "other task"),
                seconds(sum.lost)
            );
        } else {
            what += " Whatever else the loop had to do would have had to wait.";
        }
        let advice = match sum.kind {
            BlockKind::Sleep => {
                "Wait with `await asyncio.sleep(…)`: it gives the loop back meanwhile.".to_owned()
            }
            BlockKind::Io => instead_of_io(sum.label).to_owned(),
            BlockKind::Lock => "Between tasks use the locks of `asyncio`; what waits for a thread belongs into \
                                `await asyncio.to_thread(…)`."
                .to_owned(),
            BlockKind::Join => "Wait for it with `await`: `await asyncio.to_thread(…)`, or \
                                `await loop.run_in_executor(…)`, gives the loop back meanwhile."
                .to_owned(),
            BlockKind::Cpu => "Put long work into a process (`loop.run_in_executor` with a \
                               `ProcessPoolExecutor`), or do it in pieces with `await asyncio.sleep(0)` between."
                .to_owned(),
        };
        notes.push(Builder { rule: Rule::BlockingCall, lines: (line, line), what, advice }.note());
    }
}

/// What to do instead of a call that waits for the world outside.
fn instead_of_io(label: &str) -> &'static str {
    match label.split([' ', '.']).next().unwrap_or_default() {
        "read" | "write" => {
            "Files have no `await` in Python: put the call into a thread, `await asyncio.to_thread(…)`."
        }
        "connect" | "recv" | "socket" => {
            "Use the streams of asyncio (`asyncio.open_connection`), or put the call into a thread: \
             `await asyncio.to_thread(…)`."
        }
        "subprocess" => {
            "Put the call into a thread, `await asyncio.to_thread(subprocess.run, …)`; outside of Interleave there is \
             `asyncio.create_subprocess_exec` as well."
        }
        _ => {
            "Use a client for asyncio, such as aiohttp, or put the call into a thread: \
             `await asyncio.to_thread(…)`."
        }
    }
}

/// Coroutines that were made and dropped.
pub(crate) fn never_awaited(trace: &Trace, notes: &mut Vec<Note>) {
    let mut seen: BTreeMap<(u32, &str), usize> = BTreeMap::new();
    for event in &trace.events {
        if let EventKind::NeverAwaited { coroutine, created, line } = &event.kind
            && let Some(line) = created.or(*line)
        {
            *seen.entry((line.0, coroutine)).or_default() += 1;
        }
    }
    for ((line, coroutine), times) in seen {
        let often = if times > 1 { format!(" This happened {times} times.") } else { String::new() };
        notes.push(
            Builder {
                rule: Rule::NeverAwaited,
                lines: (line, line),
                what: format!(
                    "Calling `{coroutine}` only makes a coroutine; none of its lines ran.{often}"
                ),
                advice: format!(
                    "Write `await {coroutine}(…)` to run it here, or `asyncio.create_task({coroutine}(…))` to let it \
                     run beside this."
                ),
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
        changes.sort_unstable();
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
                what: format!("{most} requests of `{name}` were under way at the same time."),
                advice: "A real service would refuse or slow down so many. Let only some run at once: \
                         `async with semaphore:` around the request, with `semaphore = asyncio.Semaphore(10)`."
                    .to_owned(),
            }
            .note(),
        );
    }
}
