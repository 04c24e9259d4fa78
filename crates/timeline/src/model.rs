//! What a chart is made of: lanes of spans and marks, who held the loop, who woke whom, who blocked whom.
//!
//! A [`Moment`] has two coordinates, virtual time and scheduling step, because most things happen in
//! zero time: code costs nothing unless the run counts it. Spans of a lane follow each other without a
//! gap on both axes; a running span is often an instant of time, but always at least a part of a step.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use trace::{
    BlockKind, Cpu, Line, Nanos, ObjectId, Outcome, Policy, ProcessId, Stream, TaskId, ThreadId, WaitKind,
    WaitTarget, Wake,
};

/// A lane's index in [`Timeline::lanes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LaneId(pub u32);

/// A point on both axes. Step `n` covers the stretch from `n` to `n + 1` on the axis of steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Moment {
    pub at: Nanos,
    pub step: u32,
}

/// A whole run, ready to be drawn, told or asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    /// The script's file name.
    pub file: String,
    /// In the order in which they are shown: the program, then tasks and threads as they were created.
    pub lanes: Vec<Lane>,
    /// One per thread that ran an event loop.
    pub loops: Vec<Loop>,
    /// Which lane had the interpreter when; empty unless the program started threads.
    pub interpreter: Vec<Turn>,
    /// The other processes that it started, in order.
    pub processes: Vec<Process>,
    /// Who handed the interpreter, or a piece of work, to whom.
    pub handovers: Vec<Handover>,
    /// Every stretch during which a loop could not run because something blocked its thread.
    pub blocks: Vec<Block>,
    /// Who woke whom, in order.
    pub flows: Vec<Flow>,
    /// What the program wrote.
    pub outputs: Vec<Output>,
    /// Who held which lock when.
    pub holds: Vec<Hold>,
    /// The end of the run on both axes.
    pub end: Moment,
    pub policy: Policy,
    /// Whether executing code took time.
    pub cpu: Cpu,
    pub outcome: Outcome,
}

/// One row of the chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lane {
    pub id: LaneId,
    pub kind: LaneKind,
    /// What the header says: the name that the program gave, or the coroutine's.
    pub name: String,
    /// What tells lanes of the same name apart, such as `Task-2`; empty when nothing is needed.
    pub detail: String,
    /// The task that created it.
    pub parent: Option<LaneId>,
    /// The line that created it.
    pub line: Option<Line>,
    /// The thread that it runs on.
    pub thread: ThreadId,
    /// The process of that thread; 0 is the program's own.
    pub process: ProcessId,
    /// Contiguous, in order.
    pub spans: Vec<Span>,
    /// In order.
    pub marks: Vec<Mark>,
    /// How it ended.
    pub end: End,
    /// Left out unless asked for: made by the library, or a program lane in which nothing takes time.
    pub hidden: bool,
}

/// What a lane stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum LaneKind {
    /// Code of the main thread outside of every task.
    Program,
    Task(TaskId),
    Thread(ThreadId),
    /// A coroutine that was created and dropped without ever running.
    NeverAwaited,
}

/// A stretch of a lane in one state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Span {
    pub state: State,
    pub start: Moment,
    pub end: Moment,
    /// The line of the program that waits, blocks, or was resumed.
    pub line: Option<Line>,
}

impl Span {
    /// How long it lasted; zero for most running spans.
    pub fn duration(&self) -> Nanos {
        Nanos(self.end.at.0 - self.start.at.0)
    }
}

/// What a lane does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum State {
    /// Its code is executed; it holds its thread, and so the loop.
    Running,
    /// It could run, but something else does.
    Ready(Ready),
    /// It waits and leaves the loop to others.
    Waiting(Wait),
    /// It holds its thread without getting on, so that the loop stands still.
    Blocking { kind: BlockKind, label: String },
    /// A process that starts up: none of its code runs yet.
    Starting,
    /// A thread that runs an event loop: the tasks' lanes show what it does.
    RunsLoop,
    /// A coroutine that nobody awaits.
    NeverAwaited,
}

/// Why a lane is in the ready queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ready {
    /// It was just created.
    Created,
    /// What it waited for has happened.
    Woken(Wake),
    /// It gave up its turn (`sleep(0)`).
    Yielded,
    /// Its timer is due, but the loop does not get to look at its timers.
    Overdue,
    /// A thread that waits for the interpreter.
    Interpreter,
}

/// A wait.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wait {
    pub kind: WaitKind,
    /// For a reader: `sleep(2)`, `lock`, `Task-3`.
    pub label: String,
    /// The lanes waited for, where the target is tasks or threads.
    pub lanes: Vec<LaneId>,
    /// The lock or the like waited for.
    pub object: Option<ObjectId>,
    /// When it would have ended by itself.
    pub deadline: Option<Nanos>,
    /// Who ended it; none when it never ended.
    pub woken: Option<Wake>,
    /// The lane whose code ended it.
    pub waker: Option<LaneId>,
}

impl Wait {
    /// Whether it waits for other parts of the same program, and not for the world outside.
    pub fn is_inside(&self) -> bool {
        match self.kind {
            WaitKind::Sleep | WaitKind::Yield | WaitKind::Io | WaitKind::Thread | WaitKind::Future => false,
            WaitKind::Lock
            | WaitKind::Semaphore
            | WaitKind::Condition
            | WaitKind::Event
            | WaitKind::Barrier
            | WaitKind::Queue
            | WaitKind::Task
            | WaitKind::Many => true,
        }
    }
}

/// How a lane ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum End {
    /// It returned; the value's repr, shortened, empty for a thread or the program.
    Done {
        result: String,
    },
    Cancelled {
        line: Option<Line>,
    },
    Failed {
        exception: String,
        message: String,
        line: Option<Line>,
    },
    /// The run was over before it ended: a deadlock, a limit, or a daemon thread.
    Open,
    /// It never began.
    NeverAwaited,
}

/// Something that happened at one moment of a lane.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    pub moment: Moment,
    pub line: Option<Line>,
    pub kind: MarkKind,
}

/// What a mark stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum MarkKind {
    /// An await that really suspended: a filled dot.
    Suspended,
    /// An await that went straight through: a hollow dot.
    Passed,
    /// It wrote text: the index in [`Timeline::outputs`].
    Wrote(u32),
    /// Somebody asked to cancel it; none is a callback such as a timeout.
    CancelRequested(Option<LaneId>),
    /// A timeout ran out and cancelled it.
    TimedOut,
    /// `CancelledError` was thrown into it here.
    CancelDelivered,
    /// The library told something about it on the error stream.
    Warned(String),
}

/// Who held an event loop when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Loop {
    pub thread: ThreadId,
    pub process: ProcessId,
    pub start: Moment,
    pub end: Moment,
    pub turns: Vec<Turn>,
}

/// A process beside the program's own: a band of lanes with an interpreter of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Process {
    pub id: ProcessId,
    pub name: String,
    pub start: Moment,
    /// When its code began to run.
    pub ready: Nanos,
    /// When it was over, and its exit code.
    pub end: Option<(Moment, i32)>,
    /// Which of its lanes had its interpreter when.
    pub interpreter: Vec<Turn>,
}

/// Something that one lane gave to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Handover {
    pub from: LaneId,
    pub to: LaneId,
    /// When it was given.
    pub sent: Nanos,
    /// When it was taken.
    pub moment: Moment,
    /// The piece of work; none for the interpreter, taken from a lane that could have gone on.
    pub work: Option<String>,
}

/// One stretch during which something held the loop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Turn {
    pub start: Moment,
    pub end: Moment,
    pub holder: Holder,
    /// The loop stood still meanwhile.
    pub blocking: bool,
}

/// What held a loop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Holder {
    Lane(LaneId),
    Callback(String),
}

/// A stretch during which a loop stood still.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    pub lane: LaneId,
    pub start: Moment,
    pub end: Moment,
    pub kind: BlockKind,
    pub label: String,
    pub line: Option<Line>,
    /// How many other lanes could have run meanwhile.
    pub tasks: usize,
    /// The time that they could have run, summed.
    pub lost: Nanos,
    /// These lanes, each with its time; empty in a run of very many.
    pub held_up: Vec<(LaneId, Nanos)>,
}

impl Block {
    /// How long it lasted.
    pub fn duration(&self) -> Nanos {
        Nanos(self.end.at.0 - self.start.at.0)
    }
}

/// A wake-up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flow {
    pub from: Option<LaneId>,
    pub to: LaneId,
    pub moment: Moment,
    pub by: Wake,
}

/// Text that the program wrote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Output {
    pub moment: Moment,
    pub lane: Option<LaneId>,
    pub stream: Stream,
    pub text: String,
    pub line: Option<Line>,
}

/// A stretch during which a lock or the like was held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hold {
    pub object: ObjectId,
    pub label: String,
    pub lane: Option<LaneId>,
    pub start: Moment,
    /// None when it was never given back.
    pub end: Option<Moment>,
    pub line: Option<Line>,
}

impl Timeline {
    /// One lane.
    pub fn lane(&self, id: LaneId) -> &Lane {
        &self.lanes[id.0 as usize]
    }

    /// The lanes of the default view, in order.
    pub fn shown(&self) -> impl Iterator<Item = &Lane> {
        self.lanes.iter().filter(|lane| !lane.hidden)
    }

    /// The lane of a task.
    pub fn lane_of_task(&self, task: TaskId) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.kind == LaneKind::Task(task))
    }

    /// How long the run took in virtual time.
    pub fn elapsed(&self) -> Nanos {
        self.end.at
    }

    /// The virtual time from each step at which it changed, beginning with step 0.
    pub fn clock(&self) -> Vec<(u32, Nanos)> {
        let mut times: BTreeMap<u32, Nanos> = BTreeMap::new();
        let ends = self.lanes.iter().flat_map(|lane| &lane.spans).flat_map(|span| [span.start, span.end]);
        for moment in ends {
            let time = times.entry(moment.step).or_default();
            *time = moment.at.max(*time);
        }
        let mut clock = vec![(0, Nanos(0))];
        for (step, at) in times {
            if at > clock[clock.len() - 1].1 {
                clock.push((step, at));
            }
        }
        clock
    }

    /// The ready queue at a moment, the next to run first.
    pub fn queue_at(&self, moment: Moment) -> Vec<LaneId> {
        let mut queue: Vec<(Moment, LaneId)> = self
            .lanes
            .iter()
            .filter_map(|lane| {
                let index = lane.spans.partition_point(|span| span.start <= moment).checked_sub(1)?;
                let span = &lane.spans[index];
                let waits = span.end > moment && matches!(span.state, State::Ready(_));
                waits.then_some((span.end, lane.id))
            })
            .collect();
        // The queue is first in, first out, so that the order of leaving it is its order.
        trace::order::sort(&mut queue);
        queue.into_iter().map(|(_, lane)| lane).collect()
    }

    /// The lane or callback that holds a loop at a moment.
    pub fn turn_at(&self, moment: Moment) -> Option<&Turn> {
        let turns = self.loops.iter().filter_map(|one| {
            let index = one.turns.partition_point(|turn| turn.start <= moment).checked_sub(1)?;
            Some(&one.turns[index])
        });
        turns.into_iter().find(|turn| turn.end > moment)
    }

    /// The beginning of a step on both axes, for playing back step by step.
    pub fn moment_of_step(&self, step: u32) -> Moment {
        let clock = self.clock();
        let index = clock.partition_point(|(from, _)| *from <= step);
        let at = index.checked_sub(1).map_or(Nanos(0), |index| clock[index].1);
        Moment { at, step: step.min(self.end.step) }
    }

    /// Whether nothing could ever run again.
    pub fn is_deadlock(&self) -> bool {
        matches!(self.outcome, Outcome::Deadlock { .. })
    }

    /// Who held a lock or the like at a moment, for a lane that waits for it.
    pub fn holders(&self, object: ObjectId, moment: Moment) -> impl Iterator<Item = &Hold> {
        self.holds.iter().filter(move |hold| {
            hold.object == object && hold.start <= moment && hold.end.is_none_or(|end| end > moment)
        })
    }
}

impl Lane {
    /// The name and what tells it apart: `fetch Task-2`.
    pub fn title(&self) -> String {
        if self.detail.is_empty() { self.shown_name() } else { format!("{} {}", self.name, self.detail) }
    }

    /// The name; that of the program's own lane is a word of ours.
    pub(crate) fn shown_name(&self) -> String {
        if self.kind == LaneKind::Program { crate::words::label(&self.name) } else { self.name.clone() }
    }

    /// Where it begins; a lane always has a span.
    pub fn start(&self) -> Moment {
        self.spans.first().map(|span| span.start).unwrap_or_default()
    }

    /// Where it ends.
    pub fn finish(&self) -> Moment {
        self.spans.last().map(|span| span.end).unwrap_or_default()
    }

    /// The span that covers a moment; of several that touch it, the last.
    pub fn span_at(&self, moment: Moment) -> Option<usize> {
        let after = self.spans.partition_point(|span| span.start <= moment);
        after.checked_sub(1).filter(|index| self.spans[*index].end >= moment)
    }
}

/// The lanes that a target names, by way of `lane_of`.
pub(crate) fn target_lanes(
    target: &WaitTarget,
    lane_of_task: impl Fn(TaskId) -> Option<LaneId>,
    lane_of_thread: impl Fn(ThreadId) -> Option<LaneId>,
) -> Vec<LaneId> {
    match target {
        WaitTarget::Task(task) => lane_of_task(*task).into_iter().collect(),
        WaitTarget::Tasks(tasks) => tasks.iter().filter_map(|task| lane_of_task(*task)).collect(),
        WaitTarget::Thread(thread) => lane_of_thread(*thread).into_iter().collect(),
        WaitTarget::None | WaitTarget::Future(_) | WaitTarget::Object(_) => Vec::new(),
    }
}
