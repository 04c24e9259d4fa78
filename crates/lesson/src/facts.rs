//! What a trace says, gathered in one pass for the checks.

use std::collections::{BTreeMap, BTreeSet};

use trace::{BlockKind, EventKind, Line, Nanos, PollEnd, Stream, TaskId, ThreadId, Trace, WaitKind};

/// The facts of one run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Every task that the program asked for, in the order of their numbers, which is that of creation.
    pub tasks: Vec<TaskFacts>,
    /// Every stretch of time for which one piece of code held a running loop.
    pub blocks: Vec<LoopBlock>,
    /// Time that threads spent blocked where no loop was running on them.
    thread_waits: Vec<(Nanos, Nanos)>,
    /// The lines of standard output.
    pub lines: Vec<OutputLine>,
    /// Coroutines that were dropped without having been awaited: name and the line that made each.
    pub never_awaited: Vec<(String, Option<Line>, Nanos)>,
    /// When the run ended.
    pub total: Nanos,
}

/// One task.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskFacts {
    pub task: TaskId,
    pub name: String,
    pub coroutine: String,
    pub parent: Option<TaskId>,
    pub spawned: Nanos,
    /// The line that created it.
    pub line: Option<Line>,
    pub waits: Vec<Wait>,
    pub end: Option<TaskEnd>,
    /// When and where it was told to stop, and whether it did anything afterwards.
    pub cancellations: Vec<Cancellation>,
}

/// One stretch of time for which a task was suspended.
#[derive(Clone, Debug, PartialEq)]
pub struct Wait {
    pub from: Nanos,
    pub to: Nanos,
    pub kind: WaitKind,
    pub label: String,
    pub line: Option<Line>,
}

/// How and when a task ended.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskEnd {
    pub at: Nanos,
    /// The number of the event: tells what came first within one instant.
    pub event: usize,
    pub cancelled: bool,
    /// The name of the exception that it ended with.
    pub exception: Option<String>,
}

/// `CancelledError` was thrown into a task.
#[derive(Clone, Debug, PartialEq)]
pub struct Cancellation {
    pub at: Nanos,
    pub line: Option<Line>,
    /// The task printed, awaited or released something before it ended.
    pub acted: bool,
}

/// One piece of code held the loop.
#[derive(Clone, Debug, PartialEq)]
pub struct LoopBlock {
    pub from: Nanos,
    pub to: Nanos,
    pub kind: BlockKind,
    pub label: String,
    pub task: Option<TaskId>,
    pub line: Option<Line>,
}

/// A line of standard output, with the moment when it was ended.
#[derive(Clone, Debug, PartialEq)]
pub struct OutputLine {
    pub text: String,
    pub at: Nanos,
    pub task: Option<TaskId>,
    pub line: Option<Line>,
}

impl Facts {
    /// Reads a trace.
    pub fn of(trace: &Trace) -> Facts {
        let mut reading = Reading::default();
        for (number, event) in trace.events.iter().enumerate() {
            reading.event(number, event.at, event.thread, &event.kind);
        }
        reading.finish(trace.elapsed)
    }

    /// The task with this identity.
    pub fn task(&self, task: TaskId) -> Option<&TaskFacts> {
        let place = self.tasks.binary_search_by_key(&task, |facts| facts.task).ok()?;
        self.tasks.get(place)
    }

    /// Whether a task is one that a loop was started for (the argument of `asyncio.run`).
    pub fn is_main(&self, task: &TaskFacts) -> bool {
        task.parent.is_none()
    }

    /// The largest number of waits at the same time, and when that was first reached.
    /// What counts as a wait is told at [`max_concurrent`].
    pub fn busiest(&self) -> (usize, Nanos) {
        let outside = |kind: WaitKind| matches!(kind, WaitKind::Sleep | WaitKind::Io | WaitKind::Thread);
        let tasks = self.tasks.iter().flat_map(|task| &task.waits).filter(|wait| outside(wait.kind));
        let blocks = self
            .blocks
            .iter()
            .filter(|block| block.task.is_some() && matches!(block.kind, BlockKind::Sleep | BlockKind::Io));
        let mut spans: Vec<(Nanos, Nanos)> = tasks.map(|wait| (wait.from, wait.to)).collect();
        spans.extend(blocks.map(|block| (block.from, block.to)));
        if self.tasks.is_empty() {
            spans.extend(&self.thread_waits);
        }
        // At the same instant, ends come before beginnings: waits that only touch do not overlap.
        let mut edges: Vec<(Nanos, bool)> = spans
            .iter()
            .filter(|(from, to)| from < to)
            .flat_map(|(from, to)| [(*from, true), (*to, false)])
            .collect();
        edges.sort_unstable();
        let (mut waiting, mut most, mut when) = (0usize, 0, Nanos(0));
        for (at, begins) in edges {
            waiting = if begins { waiting + 1 } else { waiting - 1 };
            if waiting > most {
                (most, when) = (waiting, at);
            }
        }
        (most, when)
    }

    /// The wait that goes on at this moment, of the task that waits longest from there.
    pub fn wait_at(&self, moment: Nanos) -> Option<(&TaskFacts, &Wait)> {
        let waits = self.tasks.iter().flat_map(|task| task.waits.iter().map(move |wait| (task, wait)));
        let outside = |kind: WaitKind| !matches!(kind, WaitKind::Task | WaitKind::Many);
        waits
            .filter(|(_, wait)| outside(wait.kind) && wait.from <= moment && moment < wait.to)
            .max_by_key(|(task, wait)| (wait.to, std::cmp::Reverse(task.task)))
    }
}

/// The largest number of tasks that wait for the outside world at the same time.
///
/// A task waits for the outside world while it is suspended in a sleep with a positive delay, in a request or
/// other input and output, or on a thread or process; and while it blocks the loop with a sleep or a request.
/// Waiting for another task, for a lock, semaphore, queue or event, or in line for the loop does not count:
/// nothing would be won by more of it. Waits of no length do not count, nor do waits that only touch.
/// In a program without tasks, the waits of its threads are counted in their place.
pub fn max_concurrent(trace: &Trace) -> usize {
    Facts::of(trace).busiest().0
}

/// The facts while the trace is read.
#[derive(Default)]
struct Reading {
    facts: Facts,
    /// Where each task is in `facts.tasks`.
    places: BTreeMap<TaskId, usize>,
    /// The threads on which a loop is running.
    loops: BTreeSet<ThreadId>,
    /// The wait of each suspended task, with the moment when it ends by itself.
    waiting: BTreeMap<TaskId, (Wait, Option<Nanos>)>,
    /// What blocks each thread, and whether a loop is running there.
    blocked: BTreeMap<ThreadId, (LoopBlock, bool)>,
    /// Text of a line that has not ended yet.
    partial: String,
}

impl Reading {
    fn event(&mut self, number: usize, at: Nanos, thread: ThreadId, kind: &EventKind) {
        match kind {
            EventKind::LoopStarted => {
                self.loops.insert(thread);
            }
            EventKind::LoopStopped => {
                self.loops.remove(&thread);
            }
            EventKind::TaskSpawned { task, name, coroutine, parent, line, internal: false } => {
                self.places.insert(*task, self.facts.tasks.len());
                self.facts.tasks.push(TaskFacts {
                    task: *task,
                    name: name.clone(),
                    coroutine: coroutine.clone(),
                    parent: *parent,
                    spawned: at,
                    line: *line,
                    waits: Vec::new(),
                    end: None,
                    cancellations: Vec::new(),
                });
            }
            EventKind::TaskSpawned { internal: true, .. } => {}
            EventKind::TaskRenamed { task, name } => {
                if let Some(facts) = self.task(*task) {
                    facts.name.clone_from(name);
                }
            }
            EventKind::PollBegan { task } | EventKind::Woken { task, .. } => self.wait_ends(*task, at),
            EventKind::PollEnded { task, end } => self.poll_ended(number, at, *task, end),
            EventKind::AwaitPassed { task, .. } => self.acted(Some(*task)),
            EventKind::Released { task, .. } => self.acted(*task),
            EventKind::CancelDelivered { task, line } => {
                let cancellation = Cancellation { at, line: *line, acted: false };
                if let Some(facts) = self.task(*task) {
                    facts.cancellations.push(cancellation);
                }
            }
            EventKind::BlockBegan { task, kind, label, line } => {
                let on_loop = self.loops.contains(&thread);
                let block = LoopBlock {
                    from: at,
                    to: at,
                    kind: *kind,
                    label: label.clone(),
                    task: *task,
                    line: *line,
                };
                self.blocked.insert(thread, (block, on_loop));
            }
            EventKind::BlockEnded { .. } => {
                if let Some(block) = self.blocked.remove(&thread) {
                    self.block_ends(block, at);
                }
            }
            EventKind::Output { stream, text, task, line } => {
                self.acted(*task);
                if *stream == Stream::Stdout {
                    self.output(at, text, *task, *line);
                }
            }
            EventKind::NeverAwaited { coroutine, created, line } => {
                self.facts.never_awaited.push((coroutine.clone(), created.or(*line), at));
            }
            EventKind::CallbackBegan { .. }
            | EventKind::CallbackEnded
            | EventKind::CallbackReady { .. }
            | EventKind::HandleDropped { .. }
            | EventKind::TimerSet { .. }
            | EventKind::TimerFired { .. }
            | EventKind::TimerCancelled { .. }
            | EventKind::ClockAdvanced { .. }
            | EventKind::Acquired { .. }
            | EventKind::CancelRequested { .. }
            | EventKind::ThreadStarted { .. }
            | EventKind::ThreadEnded
            | EventKind::ThreadSwitched { .. }
            | EventKind::GilTaken { .. }
            | EventKind::GilDropped { .. }
            | EventKind::ProcessStarted { .. }
            | EventKind::ProcessEnded { .. }
            | EventKind::ItemTaken { .. }
            | EventKind::ItemDone { .. }
            | EventKind::Warning { .. } => {}
        }
    }

    fn finish(mut self, elapsed: Nanos) -> Facts {
        for task in self.waiting.keys().copied().collect::<Vec<_>>() {
            self.wait_ends(task, elapsed);
        }
        for (_, block) in std::mem::take(&mut self.blocked) {
            self.block_ends(block, elapsed);
        }
        if !self.partial.is_empty() {
            let text = std::mem::take(&mut self.partial);
            self.facts.lines.push(OutputLine { text, at: elapsed, task: None, line: None });
        }
        self.facts.blocks.sort_by_key(|block| block.from);
        self.facts.tasks.sort_by_key(|task| task.task);
        self.facts.total = elapsed;
        self.facts
    }

    fn task(&mut self, task: TaskId) -> Option<&mut TaskFacts> {
        self.facts.tasks.get_mut(*self.places.get(&task)?)
    }

    /// A task did something that can be seen; after a cancellation that is its clean-up.
    fn acted(&mut self, task: Option<TaskId>) {
        if let Some(cancellation) =
            task.and_then(|task| self.task(task)).and_then(|task| task.cancellations.last_mut())
        {
            cancellation.acted = true;
        }
    }

    fn poll_ended(&mut self, number: usize, at: Nanos, task: TaskId, end: &PollEnd) {
        let (cancelled, exception) = match end {
            PollEnd::Suspended { kind, label, deadline, line, target: _ } => {
                self.acted(Some(task));
                let wait = Wait { from: at, to: at, kind: *kind, label: label.clone(), line: *line };
                self.waiting.insert(task, (wait, *deadline));
                return;
            }
            PollEnd::Returned { .. } => (false, None),
            PollEnd::Cancelled { .. } => (true, None),
            PollEnd::Failed { exception, .. } => (false, Some(exception.clone())),
        };
        if let Some(facts) = self.task(task) {
            facts.end = Some(TaskEnd { at, event: number, cancelled, exception });
        }
    }

    fn wait_ends(&mut self, task: TaskId, at: Nanos) {
        let Some((mut wait, deadline)) = self.waiting.remove(&task) else { return };
        // A blocked loop may notice a timer late: the wait was over all the same.
        wait.to = deadline.map_or(at, |deadline| at.min(deadline)).max(wait.from);
        if let Some(facts) = self.task(task) {
            facts.waits.push(wait);
        }
    }

    fn block_ends(&mut self, (mut block, on_loop): (LoopBlock, bool), at: Nanos) {
        block.to = at;
        if on_loop {
            self.facts.blocks.push(block);
        } else {
            self.facts.thread_waits.push((block.from, block.to));
        }
    }

    fn output(&mut self, at: Nanos, text: &str, task: Option<TaskId>, line: Option<Line>) {
        for part in text.split_inclusive('\n') {
            self.partial.push_str(part.strip_suffix('\n').unwrap_or(part));
            if part.ends_with('\n') {
                let text = std::mem::take(&mut self.partial);
                self.facts.lines.push(OutputLine { text, at, task, line });
            }
        }
    }
}
