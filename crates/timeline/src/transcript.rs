//! The run in words, one line per instant: the accessible form, the print form and the study note.
//!
//! All that happens at one virtual time is one line. Within it each task's doings are told together, in
//! the order in which the tasks first do something, and tasks that do the same share a clause:
//! `0.0 s  main begins, starts A, B and C and waits for them; A, B and C begin and wait for sleep(2)`.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use serde::{Deserialize, Serialize};
use trace::{
    BlockKind, EventKind, Line, Nanos, ObjectId, Outcome, PollEnd, TaskId, ThreadId, Trace, WaitKind,
};

use crate::model::{End, LaneId, LaneKind, MarkKind, State, Timeline};
use crate::scale;
use crate::words::{self, at_line, doings, quoted, with_article};

/// One instant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Instant {
    pub at: Nanos,
    pub text: String,
}

/// More doings of one task in one instant are counted, not told.
const DOINGS: usize = 8;

/// More clauses than this are put together by what is done, whatever the details.
const CLAUSES: usize = 12;

/// What a lane does in an instant. The texts are those for one lane and for several.
#[derive(Clone, Debug, PartialEq)]
enum Doing {
    Begins,
    GoesOn,
    Starts(Vec<LaneId>),
    Passes(Option<Line>),
    Prints(String),
    /// What for, the lanes waited for, the line.
    Waits(String, Vec<LaneId>, Option<Line>),
    /// Computing where no loop is blocked.
    Works(String, Option<Line>),
    Yields(Option<Line>),
    Done(String),
    IsCancelled,
    GetsCancelled(Option<Line>),
    Fails(String),
    Cancels(LaneId, Option<Line>),
    TimesOut,
    Blocks(String),
    Takes(String, Option<Line>),
    Frees(String),
    Warned(String),
    NeverAwaited(Option<Line>),
    /// That many more.
    More(usize),
}

/// The transcript of a run.
pub fn instants(timeline: &Timeline, trace: &Trace) -> Vec<Instant> {
    let tasks = timeline.lanes.iter().filter(|lane| !lane.hidden).filter_map(|lane| match lane.kind {
        LaneKind::Task(task) => Some((task, lane.id)),
        LaneKind::Program | LaneKind::Thread(_) | LaneKind::NeverAwaited => None,
    });
    let threads = timeline.lanes.iter().filter_map(|lane| match lane.kind {
        LaneKind::Program => Some((ThreadId(0), lane.id)),
        LaneKind::Thread(thread) => Some((thread, lane.id)),
        LaneKind::Task(_) | LaneKind::NeverAwaited => None,
    });
    let mut writer = Writer {
        timeline,
        tasks: trace::order::map(tasks),
        threads: trace::order::map(threads),
        labels: trace::order::map(timeline.holds.iter().map(|hold| (hold.object, hold.label.as_str()))),
        at: Nanos(0),
        doings: Vec::new(),
        latest: BTreeMap::new(),
        instants: Vec::new(),
        begun: BTreeSet::new(),
    };
    for event in &trace.events {
        if event.at != writer.at {
            writer.flush();
            writer.at = event.at;
        }
        writer.read(event.thread, &event.kind, event.at);
    }
    if trace.elapsed > writer.at {
        writer.flush();
        writer.at = trace.elapsed;
    }
    writer.close(&trace.outcome);
    writer.instants
}

/// The transcript as text.
pub fn text(timeline: &Timeline, trace: &Trace) -> String {
    let instants = instants(timeline, trace);
    let times: Vec<String> = instants.iter().map(|instant| scale::total(instant.at)).collect();
    let width = times.iter().map(|time| time.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for (time, instant) in times.iter().zip(&instants) {
        let pad = " ".repeat(width - time.chars().count());
        text.push_str(&format!("{pad}{time}  {}\n", instant.text));
    }
    text
}

struct Writer<'t> {
    timeline: &'t Timeline,
    tasks: BTreeMap<TaskId, LaneId>,
    threads: BTreeMap<ThreadId, LaneId>,
    /// The names of locks and the like.
    labels: BTreeMap<ObjectId, &'t str>,
    at: Nanos,
    /// In the order in which the lanes first did something in this instant.
    doings: Vec<(LaneId, Vec<Doing>)>,
    /// Where each lane's latest doings are.
    latest: BTreeMap<LaneId, usize>,
    instants: Vec<Instant>,
    /// Lanes that have begun.
    begun: BTreeSet<LaneId>,
}

impl Writer<'_> {
    fn lane(&self, task: TaskId) -> Option<LaneId> {
        self.tasks.get(&task).copied()
    }

    fn thread(&self, thread: ThreadId) -> Option<LaneId> {
        self.threads.get(&thread).copied()
    }

    fn who(&self, task: Option<TaskId>, thread: ThreadId) -> Option<LaneId> {
        match task {
            Some(task) => self.lane(task),
            None => self.thread(thread),
        }
    }

    fn note(&mut self, lane: Option<LaneId>, doing: Doing) {
        let Some(lane) = lane else { return };
        // Going on after a wait comes after what others did meanwhile, even if the wait took no time.
        let waited = |doings: &[Doing]| matches!(doings.last(), Some(Doing::Waits(..) | Doing::Works(..)));
        let found = self.latest.get(&lane).copied();
        let found = found.filter(|index| doing != Doing::GoesOn || !waited(&self.doings[*index].1));
        let index = found.unwrap_or_else(|| {
            self.doings.push((lane, Vec::new()));
            self.latest.insert(lane, self.doings.len() - 1);
            self.doings.len() - 1
        });
        let doings = &mut self.doings[index].1;
        let full = doings.len() >= DOINGS;
        match (doings.last_mut(), doing) {
            (Some(Doing::Starts(all)), Doing::Starts(more)) => all.extend(more),
            (Some(Doing::Prints(all)), Doing::Prints(more)) => all.push_str(&more),
            // A turn that continues what the instant already told needs no words of its own.
            (Some(_), Doing::GoesOn) => {}
            (Some(Doing::More(count)), _) => *count += 1,
            (Some(_), doing) if full && !doing.is_ending() => doings.push(Doing::More(1)),
            (_, doing) => doings.push(doing),
        }
    }

    fn read(&mut self, thread: ThreadId, kind: &EventKind, at: Nanos) {
        match kind {
            EventKind::TaskSpawned { task, parent, .. } => {
                if let (Some(child), Some(parent)) = (self.lane(*task), *parent) {
                    self.note(self.lane(parent), Doing::Starts(vec![child]));
                }
            }
            EventKind::PollBegan { task } => {
                let Some(lane) = self.lane(*task) else { return };
                let first = self.begun.insert(lane);
                self.note(Some(lane), if first { Doing::Begins } else { Doing::GoesOn });
            }
            EventKind::PollEnded { task, end } => self.poll_ended(*task, end),
            EventKind::AwaitPassed { task, line } => self.note(self.lane(*task), Doing::Passes(Some(*line))),
            EventKind::Acquired { label, task, line, .. } => {
                self.note(self.who(*task, thread), Doing::Takes(label.clone(), *line));
            }
            EventKind::Released { object, task, .. } => {
                if let Some(label) = self.labels.get(object).map(|label| (*label).to_owned()) {
                    self.note(self.who(*task, thread), Doing::Frees(label));
                }
            }
            EventKind::CancelRequested { task, by, line } => {
                let Some(lane) = self.lane(*task) else { return };
                match by {
                    Some(by) => self.note(self.lane(*by), Doing::Cancels(lane, *line)),
                    None => {
                        let timed_out = |mark: &crate::model::Mark| {
                            mark.kind == MarkKind::TimedOut && mark.moment.at == at
                        };
                        if self.timeline.lane(lane).marks.iter().any(timed_out) {
                            self.note(Some(lane), Doing::TimesOut);
                        }
                    }
                }
            }
            EventKind::CancelDelivered { task, line } => {
                self.note(self.lane(*task), Doing::GetsCancelled(*line));
            }
            EventKind::BlockBegan { task, kind, label, line } => {
                let lane = self.who(*task, thread);
                // Blocks are sorted by their beginning.
                let blocks = &self.timeline.blocks;
                let first = blocks.partition_point(|block| block.start.at < at);
                let mut here = blocks[first..].iter().take_while(|block| block.start.at == at);
                let doing = match here.find(|block| Some(block.lane) == lane) {
                    Some(block) => {
                        let cost = block.cost_formula().map(|cost| format!(" ({cost})")).unwrap_or_default();
                        let time = scale::duration(block.duration());
                        Doing::Blocks(doings::loop_for(&time, &words::label(label), &at_line(*line), &cost))
                    }
                    None if *kind == BlockKind::Cpu => Doing::Works(words::label(label), *line),
                    None => Doing::Waits(words::label(label), Vec::new(), *line),
                };
                self.note(lane, doing);
            }
            EventKind::BlockEnded { task } => self.note(self.who(*task, thread), Doing::GoesOn),
            EventKind::Output { text, task, .. } => {
                self.note(self.who(*task, thread), Doing::Prints(text.clone()));
            }
            EventKind::ThreadStarted { started, .. } => {
                let lane = self.thread(*started);
                let starter = self.thread(thread);
                if let Some(lane) = lane {
                    self.note(starter, Doing::Starts(vec![lane]));
                }
            }
            EventKind::ThreadEnded => self.note(self.thread(thread), Doing::Done(String::new())),
            EventKind::NeverAwaited { created, line, coroutine } => {
                let ghost = self.timeline.lanes.iter().find(|lane| {
                    lane.kind == LaneKind::NeverAwaited
                        && lane.name == *coroutine
                        && lane.line == created.or(*line)
                });
                self.note(ghost.map(|lane| lane.id), Doing::NeverAwaited(created.or(*line)));
            }
            EventKind::Warning { text, task, .. } => {
                self.note(self.who(*task, thread), Doing::Warned(text.clone()));
            }
            // Of these the story tells the effects.
            EventKind::LoopStarted
            | EventKind::LoopStopped
            | EventKind::TaskRenamed { .. }
            | EventKind::Woken { .. }
            | EventKind::CallbackBegan { .. }
            | EventKind::CallbackEnded
            | EventKind::CallbackReady { .. }
            | EventKind::HandleDropped { .. }
            | EventKind::TimerSet { .. }
            | EventKind::TimerFired { .. }
            | EventKind::TimerCancelled { .. }
            | EventKind::ClockAdvanced { .. }
            | EventKind::ThreadSwitched { .. }
            | EventKind::GilTaken { .. }
            | EventKind::GilDropped { .. }
            | EventKind::ProcessStarted { .. }
            | EventKind::ProcessEnded { .. }
            | EventKind::ItemTaken { .. }
            | EventKind::ItemDone { .. } => {}
        }
    }

    fn poll_ended(&mut self, task: TaskId, end: &PollEnd) {
        let Some(lane) = self.lane(task) else { return };
        let doing = match end {
            PollEnd::Suspended { kind: WaitKind::Yield, line, .. } => Doing::Yields(*line),
            PollEnd::Suspended { line, label, .. } => {
                let wait = self.wait_from(lane, *line);
                let (what, lanes) = match wait {
                    Some(wait) => (self.timeline.wait_object(wait), wait.lanes.clone()),
                    None => (label.clone(), Vec::new()),
                };
                Doing::Waits(what, lanes, *line)
            }
            PollEnd::Returned { result } => {
                Doing::Done(if result == "None" { String::new() } else { result.clone() })
            }
            PollEnd::Cancelled { .. } => Doing::IsCancelled,
            PollEnd::Failed { exception, message, line } => {
                let message = if message.is_empty() { String::new() } else { format!(": {message}") };
                Doing::Fails(format!("{exception}{message}{}", at_line(*line)))
            }
        };
        self.note(Some(lane), doing);
    }

    /// The wait that a lane begins in this instant at a line.
    fn wait_from(&self, lane: LaneId, line: Option<Line>) -> Option<&crate::model::Wait> {
        let spans = &self.timeline.lane(lane).spans;
        let first = spans.partition_point(|span| span.start.at < self.at);
        let here = spans[first..].iter().take_while(|span| span.start.at == self.at);
        here.filter(|span| span.line == line).find_map(|span| match &span.state {
            State::Waiting(wait) => Some(wait),
            _ => None,
        })
    }

    /// Writes the line of an instant.
    fn flush(&mut self) {
        self.latest.clear();
        let all = std::mem::take(&mut self.doings);
        let told = all.into_iter().filter(|(_, doings)| *doings != [Doing::GoesOn]);
        let mut clauses: Vec<Clause> = Vec::new();
        for (lane, doings) in told {
            // In an instant of very many different doings only the recent ones are compared.
            match clauses.iter_mut().rev().take(200).find(|clause| clause.doings == doings) {
                Some(clause) => clause.lanes.push(lane),
                None => clauses.push(Clause { lanes: vec![lane], doings, alike: 0 }),
            }
        }
        if clauses.len() > CLAUSES {
            clauses = joined(clauses);
        }
        if clauses.is_empty() {
            return;
        }
        let words: Vec<String> = clauses.iter().map(|clause| self.clause(clause)).collect();
        self.instants.push(Instant { at: self.at, text: format!("{}.", words.join("; ")) });
    }

    fn clause(&self, Clause { lanes, doings, alike }: &Clause) -> String {
        let several = lanes.len() > 1;
        let mut words = Vec::new();
        let mut started: &[LaneId] = &[];
        // Going on needs saying only where nothing follows from it.
        let told =
            if doings.len() > 1 && doings[0] == Doing::GoesOn { &doings[1..] } else { doings.as_slice() };
        for doing in told {
            if let Doing::Starts(children) = doing {
                started = children;
            }
            words.push(self.words(doing, several, started));
        }
        let mut clause = format!("{} {}", self.timeline.names(lanes), ::words::listed(&words));
        if *alike > 0 {
            clause.push_str(&doings::likewise(&scale::count(*alike as u64)));
        }
        clause
    }

    fn words(&self, doing: &Doing, several: bool, started: &[LaneId]) -> String {
        match doing {
            Doing::Begins => doings::BEGINS.said(several).to_owned(),
            Doing::GoesOn => doings::GOES_ON.said(several).to_owned(),
            Doing::Starts(children) => doings::STARTS.with(several, &self.timeline.names(children)),
            Doing::Passes(line) => doings::PASSES.at(several, *line),
            Doing::Prints(text) => doings::prints(several, &quoted(text)),
            Doing::Waits(_, lanes, line) if !lanes.is_empty() && lanes == started => {
                doings::WAITS.with(several, &format!("{}{}", doings::them(lanes.len()), at_line(*line)))
            }
            Doing::Waits(what, _, line) => doings::WAITS.with(several, &format!("{what}{}", at_line(*line))),
            Doing::Works(what, line) => doings::WORKS.with(several, &format!("{what}{}", at_line(*line))),
            Doing::Yields(line) => doings::YIELDS.at(several, *line),
            Doing::Done(result) if result.is_empty() => doings::DONE.said(several).to_owned(),
            Doing::Done(result) => doings::done_with(several, result),
            Doing::IsCancelled => doings::ENDS_CANCELLED.said(several).to_owned(),
            Doing::GetsCancelled(line) => doings::GETS_CANCELLED.at(several, *line),
            Doing::Fails(with) => doings::FAILS.with(several, with),
            Doing::Cancels(lane, line) => {
                doings::cancels(several, &self.timeline.lane(*lane).title(), &at_line(*line))
            }
            Doing::TimesOut => doings::TIMES_OUT.said(several).to_owned(),
            Doing::Blocks(how) => doings::BLOCKS.with(several, how),
            Doing::Takes(label, line) => {
                doings::TAKES.with(several, &format!("{}{}", with_article(label), at_line(*line)))
            }
            Doing::Frees(label) => doings::frees(several, &with_article(label)),
            Doing::Warned(text) => doings::WARNED.with(several, &quoted(text)),
            Doing::NeverAwaited(line) => {
                format!("{}{}", doings::NEVER_AWAITED.said(several), doings::made_at(*line))
            }
            Doing::More(count) => words::more(&scale::count(*count as u64)),
        }
    }

    fn close(&mut self, outcome: &Outcome) {
        self.flush();
        let text = match outcome {
            Outcome::Finished { status: 0 } => doings::program_ends(),
            Outcome::Finished { status } => doings::program_ends_with_status(*status),
            Outcome::Exception { exception, message, line } => {
                doings::program_ends_with(&format!("{exception}: {message}"), &at_line(*line))
            }
            Outcome::SyntaxError { exception, message, line, .. } => {
                doings::nothing_ran_because(exception, &at_line(Some(*line)), message)
            }
            Outcome::Unsupported { message, line } => doings::nothing_ran(line.0, &::words::refusal(message)),
            Outcome::Deadlock { cycle } if !cycle.edges.is_empty() => {
                let links: Vec<String> =
                    cycle.edges.iter().map(|edge| self.timeline.edge_sentence(edge)).collect();
                doings::deadlock(&links.join("; "))
            }
            Outcome::Deadlock { .. } => {
                let stuck = self.timeline.shown().filter(|lane| lane.end == End::Open);
                let waits: Vec<String> = stuck
                    .filter_map(|lane| {
                        let last = lane.spans.last()?;
                        matches!(last.state, State::Waiting(_)).then(|| {
                            format!(
                                "{} {}{}",
                                lane.title(),
                                self.timeline.predicate(last),
                                at_line(last.line)
                            )
                        })
                    })
                    .collect();
                doings::deadlock(&waits.join("; "))
            }
            Outcome::Limit { line, .. } => {
                let words = self.timeline.outcome_words().unwrap_or_default();
                doings::run_was(&words, &at_line(*line))
            }
        };
        match self.instants.last_mut() {
            Some(last) if last.at == self.at => last.text.push_str(&format!(" {text}")),
            _ => self.instants.push(Instant { at: self.at, text }),
        }
    }
}

/// Lanes that do the same.
struct Clause {
    lanes: Vec<LaneId>,
    doings: Vec<Doing>,
    /// So many more do it with other details: they print another text, or wait for something else.
    alike: usize,
}

/// Puts clauses together that differ in details only; the first of them speaks for all.
fn joined(clauses: Vec<Clause>) -> Vec<Clause> {
    let mut joined: Vec<Clause> = Vec::new();
    for clause in clauses {
        let is_alike = |other: &&mut Clause| {
            let kinds = clause.doings.iter().map(discriminant);
            other.doings.iter().map(discriminant).eq(kinds)
        };
        match joined.iter_mut().find(is_alike) {
            Some(first) => first.alike += clause.lanes.len(),
            None => joined.push(clause),
        }
    }
    joined
}

impl Doing {
    /// What a lane does last is always told.
    fn is_ending(&self) -> bool {
        matches!(
            self,
            Doing::Done(_) | Doing::IsCancelled | Doing::Fails(_) | Doing::Waits(..) | Doing::Works(..)
        )
    }
}
