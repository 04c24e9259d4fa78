//! Tries changes: systematically, the fewest and smallest first, and then several at random.
//!
//! ```text
//! usual run ──► its candidates ──► heap, by (number of changes, their size)
//!                    ▲                │ the smallest
//!                    │                ▼
//!      was this order seen before?  a run with it ──► its result, counted
//! ```
//!
//! Of two changes in one run the later one comes from a run with the first, behind its place, so that no pair is
//! tried twice. A run whose steps come in an order that was seen before has no children.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use trace::{EventKind, Nanos, Options, Policy, Schedule, Trace, Waits};

use crate::candidates::{Candidate, Step, candidates};
use crate::report::{Change, Found, Report};
use crate::result::{self, Key, Reader};
use crate::words;

/// How much is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// The most runs.
    pub runs: u32,
    /// The most instructions, of all runs together.
    pub instructions: u64,
    /// How many times as long as it should a wait may take.
    pub slack: u32,
    /// Seeds what is tried at random.
    pub seed: u64,
}

impl Default for Effort {
    fn default() -> Self {
        Effort { runs: 400, instructions: 100_000_000, slack: 3, seed: 0 }
    }
}

/// A run of at most so many instructions is short.
const SHORT_RUN: u64 = 500_000;

/// Of what a run prints, so many characters are kept.
const KEPT_OUTPUT: usize = 4_000;

/// More changes in one run are tried at random only.
const DEEPEST: usize = 3;

/// When a difference is known, so many runs more are made to see what else there is.
const AFTER_A_DIFFERENCE: u32 = 60;

/// Of so many orders the changes are remembered, to be combined at random.
const REMEMBERED: usize = 64;

/// Runs the program of `source` with changes of the run that `options` ask for. `run` makes a run; `go_on` is shown
/// the report after each, and says whether to continue.
pub fn explore(
    source: &str,
    options: &Options,
    effort: Effort,
    run: &mut dyn FnMut(&Options) -> Trace,
    go_on: &mut dyn FnMut(&Report) -> bool,
) -> Report {
    let usual = Options { policy: Policy::Concurrent, schedule: Schedule::default(), ..options.clone() };
    let mut search = Search {
        reader: Reader::of(source),
        options: usual,
        effort,
        run,
        go_on,
        found: BTreeMap::new(),
        order: Vec::new(),
        seen: BTreeSet::new(),
        has_threads: true,
        runs: 0,
        instructions: 0,
        longest_run: 0,
        difference_at: None,
        stopped: false,
        complete: false,
    };
    search.all();
    search.report()
}

struct Search<'s> {
    reader: Reader,
    options: Options,
    effort: Effort,
    run: &'s mut dyn FnMut(&Options) -> Trace,
    go_on: &'s mut dyn FnMut(&Report) -> bool,
    /// The results by their keys.
    found: BTreeMap<Key, Entry>,
    /// The keys in the order in which they were found.
    order: Vec<Key>,
    /// The orders of steps that there were, as numbers.
    seen: BTreeSet<u64>,
    /// Whether the places are wanted where threads may be switched.
    has_threads: bool,
    runs: u32,
    instructions: u64,
    /// The most instructions of a single run.
    longest_run: u64,
    /// The number of runs when a change first gave another result.
    difference_at: Option<u32>,
    stopped: bool,
    complete: bool,
}

struct Entry {
    found: Found,
    size: Size,
    steps: Vec<Candidate>,
    orders: BTreeSet<Vec<String>>,
}

/// How large a change is: what no machine does is the largest, then the number of its parts counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Size {
    serial: bool,
    steps: usize,
    cost: u64,
}

/// A run to be made, as a list of changes.
type Node = Vec<Candidate>;

fn size(steps: &[Candidate], policy: Policy) -> Size {
    Size {
        serial: policy == Policy::Serial,
        steps: steps.len(),
        cost: steps.iter().map(|step| step.cost).fold(0, u64::saturating_add),
    }
}

impl Search<'_> {
    fn all(&mut self) {
        let Some(trace) = self.try_run(&[], Policy::Concurrent) else { return };
        if !result::ran(&trace) {
            self.complete = true;
            return;
        }
        // A changed run that goes on for much longer than the usual one will never end.
        let fuel = trace.instructions.saturating_mul(20).saturating_add(2_000_000);
        self.options.limits.fuel = self.options.limits.fuel.min(fuel);
        self.options.limits.events = self.options.limits.events.min(trace.events.len() as u64 * 20 + 10_000);
        self.has_threads = !trace.switch_points.is_empty();
        let longer = self.longer_waits();
        if order_of(&trace) == order_of(&longer) {
            self.reader.compare(&trace, &longer);
        }
        // The key of the usual run is read again, now that it is known what times are.
        self.found.clear();
        self.order.clear();
        let usual = Change { policy: Policy::Concurrent, schedule: Schedule::default() };
        let (key, lines) = self.reader.read(&trace);
        self.count(key, lines, &[], usual, &trace);
        if has_company(&trace) {
            self.try_run(&[], Policy::Serial);
        }
        self.seen.insert(order_of(&trace));
        let known = self.systematically(&trace);
        if !self.stopped && !self.complete && self.difference_at.is_none() {
            self.at_random(&known);
        }
        self.shrink();
    }

    /// The usual run, but for waits that take three times as long.
    fn longer_waits(&mut self) -> Trace {
        let mut options = self.options.clone();
        options.latency.of = Waits::All;
        options.latency.scale_percent = options.latency.scale_percent.saturating_mul(3);
        (self.run)(&options)
    }

    /// The smallest changes first. Gives what may be combined at random.
    fn systematically(&mut self, usual: &Trace) -> Vec<(Node, Vec<Candidate>)> {
        let mut heap: BinaryHeap<Reverse<(usize, u64, u64)>> = BinaryHeap::new();
        let mut nodes: Vec<Node> = Vec::new();
        let mut known: Vec<(Node, Vec<Candidate>)> = Vec::new();
        let slack = self.effort.slack;
        let mut extend = |node: Node, trace: &Trace, heap: &mut BinaryHeap<_>, nodes: &mut Vec<Node>| {
            let next = candidates(trace, slack);
            for candidate in next.iter().filter(|candidate| may_follow(&node, candidate)) {
                let mut child = node.clone();
                child.push(candidate.clone());
                let size = size(&child, Policy::Concurrent);
                heap.push(Reverse((size.steps, size.cost, nodes.len() as u64)));
                nodes.push(child);
            }
            if known.len() < REMEMBERED && !next.is_empty() {
                known.push((node, next));
            }
        };
        extend(Vec::new(), usual, &mut heap, &mut nodes);
        // Some runs are left for what only several changes together bring about.
        let share = self.effort.runs - self.effort.runs / 4;
        while let Some(Reverse((depth, _, number))) = heap.pop() {
            if self.runs >= share {
                return known;
            }
            let node = std::mem::take(&mut nodes[number as usize]);
            let Some(trace) = self.try_run(&node, Policy::Concurrent) else { return known };
            let is_new = self.seen.insert(order_of(&trace));
            if is_new && depth < DEEPEST {
                extend(node, &trace, &mut heap, &mut nodes);
            }
        }
        // Of long runs with threads, only a part of the places for a switch was tried.
        self.complete = !(self.has_threads && self.longest_run > SHORT_RUN);
        known
    }

    fn at_random(&mut self, known: &[(Node, Vec<Candidate>)]) {
        if known.is_empty() {
            return;
        }
        let mut random = Random(self.effort.seed ^ 0x9e37_79b9_7f4a_7c15);
        loop {
            let (node, next) = &known[random.below(known.len())];
            let mut node = node.clone();
            for _ in 0..1 + random.below(4) {
                let candidate = &next[random.below(next.len())];
                if node.iter().all(|other| other.step != candidate.step) {
                    node.push(candidate.clone());
                }
            }
            if self.try_run(&node, Policy::Concurrent).is_none() {
                return;
            }
        }
    }

    /// Leaves out of each result's change whatever is not needed for it.
    fn shrink(&mut self) {
        for key in self.order.clone().iter().skip(1) {
            while !self.stopped {
                let steps = self.found[key].steps.clone();
                if steps.len() < 2 {
                    break;
                }
                let before = self.found[key].size;
                for left_out in 0..steps.len() {
                    let mut fewer = steps.clone();
                    fewer.remove(left_out);
                    self.try_run(&fewer, Policy::Concurrent);
                }
                if self.found[key].size >= before {
                    break;
                }
            }
        }
    }

    /// Makes a run and counts its result. None when enough was tried.
    fn try_run(&mut self, steps: &[Candidate], policy: Policy) -> Option<Trace> {
        let most = self.difference_at.map_or(u32::MAX, |at| at.saturating_add(AFTER_A_DIFFERENCE));
        let enough = self.runs >= self.effort.runs.min(most) || self.instructions >= self.effort.instructions;
        if self.stopped || enough && self.runs > 0 {
            self.stopped = true;
            return None;
        }
        let mut schedule = Schedule::default();
        for step in steps {
            step.step.add_to(&mut schedule);
        }
        let change = Change { policy, schedule };
        let mut options = change.applied_to(&self.options);
        // Listing them makes a run slow, so that of long runs only the usual one does.
        let is_short = self.longest_run <= SHORT_RUN;
        options.schedule.list_points = self.has_threads && (steps.is_empty() || steps.len() == 1 && is_short);
        let trace = (self.run)(&options);
        self.runs += 1;
        self.instructions += trace.instructions;
        self.longest_run = self.longest_run.max(trace.instructions);
        let (key, lines) = self.reader.read(&trace);
        // A run that no machine makes may stand still or never end where the program is right: it waits for
        // another task by asking again and again.
        let says_nothing = policy == Policy::Serial && result::fails(&trace);
        if !says_nothing {
            let is_another = !self.found.is_empty() && !self.found.contains_key(&key);
            self.count(key, lines, steps, change, &trace);
            if is_another && policy == Policy::Concurrent && self.difference_at.is_none() {
                self.difference_at = Some(self.runs);
            }
        }
        let report = self.report();
        if !(self.go_on)(&report) {
            self.stopped = true;
        }
        Some(trace)
    }

    fn count(&mut self, key: Key, lines: Vec<String>, steps: &[Candidate], change: Change, trace: &Trace) {
        let size = size(steps, change.policy);
        let words = match change.policy {
            Policy::Serial => vec![words::serial()],
            Policy::Concurrent | Policy::Sequential => steps.iter().map(|step| step.words.clone()).collect(),
        };
        let entry = self.found.entry(key.clone()).or_insert_with(|| {
            self.order.push(key);
            Entry {
                found: Found {
                    ending: result::ending(trace),
                    fails: result::fails(trace),
                    output: printed(trace),
                    orders: 0,
                    count: 0,
                    shortest: Nanos(u64::MAX),
                    longest: Nanos(0),
                    change: change.clone(),
                    words: words.clone(),
                },
                size,
                steps: steps.to_vec(),
                orders: BTreeSet::new(),
            }
        });
        entry.orders.insert(lines);
        let found = &mut entry.found;
        found.count += 1;
        found.orders = entry.orders.len() as u32;
        found.shortest = found.shortest.min(trace.elapsed);
        found.longest = found.longest.max(trace.elapsed);
        if size < entry.size {
            entry.size = size;
            entry.steps = steps.to_vec();
            found.change = change;
            found.words = words;
            found.output = printed(trace);
            found.ending = result::ending(trace);
        }
    }

    fn report(&self) -> Report {
        let mut entries: Vec<&Entry> = self.order.iter().map(|key| &self.found[key]).collect();
        if let Some((_, others)) = entries.split_first_mut() {
            trace::order::sort_by_key(others, |entry| entry.size);
        }
        let results = entries.into_iter().map(|entry| entry.found.clone()).collect();
        Report { results, runs: self.runs, complete: self.complete }
    }
}

fn printed(trace: &Trace) -> String {
    let mut output = trace.output(trace::Stream::Stdout);
    if let Some((end, _)) = output.char_indices().nth(KEPT_OUTPUT) {
        output.truncate(end);
    }
    output
}

/// Whether a change may come on top of others: behind them, so that each set of changes is tried once.
fn may_follow(steps: &[Candidate], next: &Candidate) -> bool {
    let is_switch = |candidate: &Candidate| matches!(candidate.step, Step::Switch(_));
    match steps.last() {
        None => true,
        Some(last) if is_switch(last) == is_switch(next) => next.place > last.place,
        // Places of different kinds cannot be compared.
        Some(last) => is_switch(next) && !is_switch(last),
    }
}

/// Whether there is more than one task or thread.
fn has_company(trace: &Trace) -> bool {
    let others = trace.events.iter().filter(|event| match &event.kind {
        EventKind::TaskSpawned { internal, parent, .. } => !internal && parent.is_some(),
        EventKind::ThreadStarted { internal, .. } => !internal,
        _ => false,
    });
    others.take(1).count() == 1
}

/// A number for the order of a run's steps, whenever they happen (FNV-1a).
fn order_of(trace: &Trace) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |number: u64| hash = (hash ^ number).wrapping_mul(0x0000_0100_0000_01b3);
    for event in &trace.events {
        match &event.kind {
            EventKind::PollBegan { task } => add(u64::from(task.0) << 2),
            EventKind::ThreadSwitched { .. } => add(u64::from(event.thread.0) << 2 | 1),
            EventKind::TimerFired { timer } => add(u64::from(timer.0) << 2 | 2),
            EventKind::Output { line, .. } => add(u64::from(line.map_or(0, |line| line.0)) << 2 | 3),
            _ => {}
        }
    }
    hash
}

/// A small generator of random numbers (SplitMix64).
struct Random(u64);

impl Random {
    /// A number from 0 to `end`, without it.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }
}
