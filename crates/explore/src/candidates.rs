//! Which single changes of a run may give another order, read off its trace.
//!
//! A wait may take longer: on a busy machine a sleep always may, and a service does as it likes, so that it may be
//! quicker as well. Only changes that carry the end of a wait past another event can change an order, so for each wait
//! there is one change for each such event, as small as it can be. Timers of one deadline may fire in another order.
//! A thread may be put aside at the places that the trace lists.

use std::collections::BTreeMap;

use trace::{
    BlockKind, Delay, EventKind, Line, PollEnd, Schedule, Switch, TaskId, ThreadId, TimedWait, TimerId,
    Trace, WaitKind,
};

use crate::words::{self, at_line, seconds};

/// A millisecond: by how much a wait is carried past an event where there is room.
const STEP: u64 = 1_000_000;

/// For each wait, so many events behind its end and as many before it are tried.
const EVENTS_NEARBY: usize = 6;

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub step: Step,
    /// What it is called.
    pub words: String,
    /// How large it is, in nanoseconds.
    pub cost: u64,
    /// Where in the run it takes effect, among changes of its kind.
    pub place: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Delay(Delay),
    Tie(TimerId),
    Switch(Switch),
}

impl Step {
    /// The schedule with this change as well.
    pub fn add_to(self, schedule: &mut Schedule) {
        match self {
            Step::Delay(delay) => schedule.delays.push(delay),
            Step::Tie(timer) => schedule.ties.push(timer),
            Step::Switch(switch) => {
                schedule.switches.push(switch);
                trace::order::sort(&mut schedule.switches);
            }
        }
    }
}

/// A wait whose end the clock decides.
struct Seen {
    wait: TimedWait,
    /// The number of the event with which it begins.
    index: usize,
    began: u64,
    ends: u64,
    is_service: bool,
    /// `sleep(0.1) of Task-2 (withdraw) at line 7`.
    name: String,
}

/// All single changes of a run, the smallest first. A wait may take up to `slack` times as long as it should.
pub(crate) fn candidates(trace: &Trace, slack: u32) -> Vec<Candidate> {
    let names = Names::of(trace);
    let waits = waits(trace, &names);
    let mut found = Vec::new();
    delays(trace, &waits, slack, &mut found);
    ties(trace, &waits, &mut found);
    switches(trace, &names, &mut found);
    trace::order::sort_by_key(&mut found, |candidate| candidate.cost);
    found
}

fn delays(trace: &Trace, waits: &[Seen], slack: u32, found: &mut Vec<Candidate>) {
    let times = event_times(trace, waits);
    for wait in waits {
        let length = wait.ends - wait.began;
        let latest = wait.began.saturating_add(length.saturating_mul(u64::from(slack)));
        let behind = times.partition_point(|time| *time < wait.ends);
        let later = times[behind..].iter().enumerate().take(EVENTS_NEARBY).map(|(offset, time)| {
            let gap = times.get(behind + offset + 1).map_or(2 * STEP, |next| next - time);
            time + (gap / 2).clamp(1, STEP)
        });
        let mut ends: Vec<u64> = later.take_while(|end| *end <= latest.max(wait.ends + STEP)).collect();
        if wait.is_service {
            let earliest = wait.began + length / u64::from(slack.max(1));
            let sooner = times[..behind].iter().enumerate().rev().take(EVENTS_NEARBY).map(|(place, time)| {
                let gap = place.checked_sub(1).map_or(2 * STEP, |before| time - times[before]);
                time.saturating_sub((gap / 2).clamp(1, STEP))
            });
            ends.extend(sooner.take_while(|end| *end >= earliest && *end > wait.began));
        }
        for end in ends {
            let nanos = end as i64 - wait.ends as i64;
            found.push(Candidate {
                step: Step::Delay(Delay { wait: wait.wait, nanos }),
                words: words::takes_instead(&wait.name, &seconds(end - wait.began), &seconds(length)),
                cost: nanos.unsigned_abs(),
                place: wait.index as u64,
            });
        }
    }
}

/// The instants at which a wait or a timer ends, in order.
fn event_times(trace: &Trace, waits: &[Seen]) -> Vec<u64> {
    let timers = trace.events.iter().filter_map(|event| match event.kind {
        EventKind::TimerSet { deadline, .. } => Some(deadline.0),
        _ => None,
    });
    let mut times: Vec<u64> = timers.chain(waits.iter().map(|wait| wait.ends)).collect();
    trace::order::sort(&mut times);
    times.dedup();
    times
}

fn ties(trace: &Trace, waits: &[Seen], found: &mut Vec<Candidate>) {
    let mut deadlines = BTreeMap::new();
    // Timers that fired together, in their order, by their deadline.
    let mut fired: BTreeMap<(u64, ThreadId), Vec<(TimerId, usize)>> = BTreeMap::new();
    for (index, event) in trace.events.iter().enumerate() {
        match event.kind {
            EventKind::TimerSet { timer, deadline, .. } => {
                deadlines.insert(timer, deadline.0);
            }
            EventKind::TimerFired { timer } => {
                if let Some(deadline) = deadlines.get(&timer) {
                    fired.entry((*deadline, event.thread)).or_default().push((timer, index));
                }
            }
            _ => {}
        }
    }
    let names = trace::order::map(waits.iter().map(|wait| (wait.wait, wait.name.as_str())));
    for ((deadline, _), timers) in fired {
        let Some((_, others)) = timers.split_last() else { continue };
        for &(timer, index) in others {
            let name =
                names.get(&TimedWait::Timer(timer)).map_or_else(words::a_timer, |name| (*name).to_owned());
            found.push(Candidate {
                step: Step::Tie(timer),
                words: words::ends_after(&name, &seconds(deadline)),
                cost: 1,
                place: index as u64,
            });
        }
    }
}

/// Of the places in a line that a thread passes often, the first few and some of the others are tried.
fn switches(trace: &Trace, names: &Names, found: &mut Vec<Candidate>) {
    const FIRST: usize = 3;
    const OTHERS: usize = 9;
    let mut lines: BTreeMap<(ThreadId, Option<Line>), Vec<u64>> = BTreeMap::new();
    for point in &trace.switch_points {
        lines.entry((point.thread, point.line)).or_default().push(point.at);
    }
    for ((thread, line), points) in lines {
        let others = points.len().saturating_sub(FIRST);
        let spread = (1..=OTHERS.min(others)).map(|part| FIRST - 1 + part * others / OTHERS.min(others));
        let line = at_line(line);
        for (number, place) in (0..points.len().min(FIRST)).chain(spread).enumerate() {
            let at = points[place];
            found.push(Candidate {
                step: Step::Switch(Switch { at }),
                words: words::put_aside(&names.thread(thread), &line),
                cost: 1_000 + number as u64 * STEP,
                place: at,
            });
        }
    }
}

/// The waits of a run whose ends the clock decides, in the order in which they begin.
fn waits(trace: &Trace, names: &Names) -> Vec<Seen> {
    let mut seen: Vec<Seen> = Vec::new();
    // Timers that were set since the current step began.
    let mut set = Vec::new();
    let mut blocks = 0;
    // Where in `seen` the blocks stand that go on, by thread.
    let mut open: BTreeMap<ThreadId, usize> = BTreeMap::new();
    for (index, event) in trace.events.iter().enumerate() {
        match &event.kind {
            EventKind::PollBegan { .. } => set.clear(),
            EventKind::TimerSet { timer, deadline, .. } => set.push((*timer, *deadline, index, event.at)),
            EventKind::PollEnded {
                task,
                end:
                    PollEnd::Suspended {
                        kind: kind @ (WaitKind::Sleep | WaitKind::Io),
                        label,
                        deadline: Some(deadline),
                        line: at,
                        ..
                    },
            } => {
                let timer = set.iter().rev().find(|(_, ends, ..)| ends == deadline);
                let Some((timer, _, index, began)) = timer.copied() else { continue };
                seen.push(Seen {
                    wait: TimedWait::Timer(timer),
                    index,
                    began: began.0,
                    ends: deadline.0,
                    is_service: *kind == WaitKind::Io,
                    name: words::wait_of(label, &names.task(*task), &at_line(*at)),
                });
            }
            EventKind::BlockBegan {
                kind: kind @ (BlockKind::Sleep | BlockKind::Io),
                label,
                line: at,
                ..
            } => {
                blocks += 1;
                open.insert(event.thread, seen.len());
                seen.push(Seen {
                    wait: TimedWait::Block(blocks),
                    index,
                    began: event.at.0,
                    ends: event.at.0,
                    is_service: *kind == BlockKind::Io,
                    name: words::wait_of(label, &names.thread(event.thread), &at_line(*at)),
                });
            }
            EventKind::BlockEnded { .. } => {
                if let Some(place) = open.remove(&event.thread) {
                    seen[place].ends = event.at.0;
                }
            }
            _ => {}
        }
    }
    // A block that never ended says nothing.
    seen.retain(|wait| wait.ends > wait.began);
    seen
}

/// What tasks and threads are called.
struct Names {
    tasks: BTreeMap<TaskId, (String, String)>,
    threads: BTreeMap<ThreadId, String>,
}

impl Names {
    fn of(trace: &Trace) -> Names {
        let mut names = Names { tasks: BTreeMap::new(), threads: BTreeMap::new() };
        for event in &trace.events {
            match event.kind {
                EventKind::TaskSpawned { task, name, coroutine, .. } => {
                    names.tasks.insert(task, (name, coroutine));
                }
                EventKind::ThreadStarted { started, name, .. } => {
                    names.threads.insert(started, name);
                }
                _ => {}
            }
        }
        names
    }

    fn task(&self, task: TaskId) -> String {
        match self.tasks.get(&task) {
            Some((name, coroutine)) => format!("{name} ({coroutine})"),
            None => format!("Task-{}", task.0),
        }
    }

    fn thread(&self, thread: ThreadId) -> String {
        match self.threads.get(&thread) {
            Some(name) => (*name).to_owned(),
            None if thread.0 == 0 => words::the_main_thread(),
            None => words::thread(thread.0),
        }
    }
}
