//! What stands inside an event loop at each scheduling step: the ready queue in order, the timers, who waits for what
//! and who holds what.
//!
//! [`Inside::new`] reads a trace once and lists its [`Step`]s: each handle that a loop took, each jump of the clock, and
//! each switch to another thread. [`Inside::state`] gives the state just before one of them, by reading on from the
//! nearest kept state, so that any step of a long run is near. [`judge`] says whether the loop would have chosen as
//! somebody who plays the loop did, and why.

mod deeds;
mod judge;
mod world;

use trace::{
    BlockKind, Event, EventKind, Events, Handle, Line, Nanos, ObjectId, TaskId, ThreadId, TimerId, Trace,
};
use trace::{WaitKind, WaitTarget, Wake};

pub use deeds::Deed;
pub use judge::{Choice, Judgement, Reason, judge};
use world::World;

/// A trace with an index of its scheduling steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    steps: Vec<Step>,
    homes: Homes,
    /// States to read on from, by the event that comes next. They grow with the state, so that all of them together
    /// take no more room than the events.
    kept: Vec<(usize, World)>,
}

/// One thing that a loop or the order of threads decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The index of the event that shows it.
    pub event: usize,
    /// The trace's number of the step; a jump of the clock has that of the step before it.
    pub step: u32,
    pub at: Nanos,
    pub thread: ThreadId,
    pub kind: StepKind,
    /// How much there was to choose from: handles that were ready, and timers.
    pub options: u32,
    /// No code of the program is behind it: such as the tasks that `asyncio.run` makes for its clean-up.
    pub internal: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The loop takes a handle from its ready queue and runs it.
    Takes(Handle),
    /// It takes one that was cancelled, and passes over it.
    Drops(Handle),
    /// Nothing is ready, so the clock jumps.
    Jumps { to: Nanos },
    /// Another thread goes on.
    Switches,
}

/// The state of a thread's event loop, just before a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoopState {
    pub step: Step,
    /// In order; the one that the step takes still stands in it.
    pub ready: Vec<Queued>,
    /// By deadline, then by age.
    pub timers: Vec<Timer>,
    /// By number. Those of other loops are among them.
    pub waiting: Vec<Waiting>,
    pub held: Vec<Held>,
    pub blocked: Vec<Blocked>,
}

/// What stands in a ready queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    pub handle: Handle,
    pub why: Why,
    /// When it became ready.
    pub since: Nanos,
    /// What a callback is called.
    pub name: Option<String>,
    /// The task that set the timer.
    pub task: Option<TaskId>,
}

/// Why something is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The task was created.
    Created,
    /// The task gave up its turn only.
    Yielded,
    /// What the task waited for is done.
    Woken(Wake),
    /// The timer's deadline came.
    Due,
    /// Somebody asked for the callback.
    Called(Wake),
}

/// A timer that is not due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timer {
    pub timer: TimerId,
    pub deadline: Nanos,
    /// What it calls; none where it ends a sleep.
    pub callback: Option<String>,
    /// The task that set it.
    pub task: Option<TaskId>,
}

/// A task that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub task: TaskId,
    pub kind: WaitKind,
    pub label: String,
    pub target: WaitTarget,
    pub deadline: Option<Nanos>,
    pub line: Option<Line>,
    pub since: Nanos,
}

/// A lock or semaphore that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub object: ObjectId,
    pub label: String,
    pub holders: Vec<Holding>,
}

/// Who holds something: a task, or a bare thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    pub task: Option<TaskId>,
    pub thread: ThreadId,
    pub line: Option<Line>,
    pub since: Nanos,
}

/// A thread that is blocked, and with it the loop that runs on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    pub thread: ThreadId,
    pub kind: BlockKind,
    pub label: String,
    pub line: Option<Line>,
    pub since: Nanos,
}

/// Facts that the trace tells only later than they are needed, by the numbers of tasks, timers and callbacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Homes {
    tasks: Vec<Told>,
    timers: Vec<Told>,
    callbacks: Vec<Told>,
}

/// What is known of a task, a timer or a callback.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    /// The thread whose loop it belongs to: where it ran, or else where it was made.
    thread: ThreadId,
    name: String,
    /// A task's coroutine function.
    coroutine: String,
    internal: bool,
    deadline: Nanos,
}

impl Inside {
    pub fn new(trace: &Trace) -> Inside {
        let mut inside = Inside { steps: Vec::new(), homes: Homes::read(&trace.events), kept: Vec::new() };
        let mut world = World::default();
        let mut since = 0;
        for (index, event) in trace.events.iter().enumerate() {
            if since >= 2_000.max(world.size() * 4) {
                inside.kept.push((index, world.clone()));
                since = 0;
            }
            since += 1;
            if let Some(kind) = world.decides(&event) {
                let handle = match kind {
                    StepKind::Takes(handle) | StepKind::Drops(handle) => Some(handle),
                    StepKind::Jumps { .. } | StepKind::Switches => None,
                };
                let internal = handle.is_some_and(|handle| inside.homes.is_internal(handle));
                let Event { at, step, thread, .. } = event;
                let options = world.options(thread);
                inside.steps.push(Step { event: index, step, at, thread, kind, options, internal });
            }
            world.read(&event, &inside.homes);
        }
        inside
    }

    /// Every step of the run, in order.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The step that the trace numbers so.
    pub fn position(&self, step: u32) -> Option<usize> {
        let found = self.steps.partition_point(|one| one.step < step);
        let of_the_same = self.steps[found..].iter().take_while(|one| one.step == step);
        let jumps = of_the_same.take_while(|one| matches!(one.kind, StepKind::Jumps { .. })).count();
        self.steps.get(found + jumps).filter(|one| one.step == step).map(|_| found + jumps)
    }

    /// The state just before a step, given by its place in [`Inside::steps`]. `trace` is the one that it was read from.
    pub fn state(&self, trace: &Trace, index: usize) -> Option<LoopState> {
        let step = *self.steps.get(index)?;
        let before = self.kept.partition_point(|(event, _)| *event <= step.event);
        let (from, mut world) = match before.checked_sub(1) {
            Some(kept) => self.kept[kept].clone(),
            None => (0, World::default()),
        };
        for event in trace.events.range(from..step.event) {
            world.read(&event, &self.homes);
        }
        Some(world.state(step))
    }

    /// The steps at which a loop had to choose: what to take, or for which timer to wait.
    pub fn decisions(&self) -> impl Iterator<Item = usize> {
        let last = self.steps.iter().rposition(|step| !step.internal).unwrap_or(0);
        let of_the_program = self.steps[..self.steps.len().min(last + 1)].iter().enumerate();
        of_the_program
            .filter(|(_, step)| !matches!(step.kind, StepKind::Drops(_) | StepKind::Switches))
            .map(|(at, _)| at)
    }

    /// What a handle is called: `fetch Task-2`, `timer 3`, `gather`.
    pub fn name(&self, handle: Handle) -> String {
        let Some(told) = self.homes.of(handle) else { return String::new() };
        match handle {
            Handle::Task(_) if told.name.starts_with("Task-") && !told.coroutine.is_empty() => {
                format!("{} {}", told.coroutine, told.name)
            }
            Handle::Task(_) | Handle::Callback(_) | Handle::Timer(_) => told.name.clone(),
        }
    }
}

impl Homes {
    fn read(events: &Events) -> Homes {
        let mut homes = Homes::default();
        let told = |thread, name| Told {
            thread,
            name,
            coroutine: String::new(),
            internal: false,
            deadline: Nanos(0),
        };
        for event in events {
            let thread = event.thread;
            match event.kind {
                EventKind::TaskSpawned { task, name, coroutine, internal, .. } => {
                    put(&mut homes.tasks, task.0, Told { coroutine, internal, ..told(thread, name) });
                }
                EventKind::TaskRenamed { task, name } => {
                    if let Some(known) = homes.tasks.get_mut(task.0 as usize) {
                        known.name = name;
                    }
                }
                EventKind::TimerSet { timer, deadline, callback, .. } => {
                    let name = callback.unwrap_or_default();
                    put(&mut homes.timers, timer.0, Told { deadline, ..told(thread, name) });
                }
                EventKind::CallbackReady { callback, name, .. } => {
                    put(&mut homes.callbacks, callback.0, told(thread, name));
                }
                EventKind::PollBegan { task } => homes.lives(Handle::Task(task), thread),
                EventKind::TimerFired { timer } => homes.lives(Handle::Timer(timer), thread),
                EventKind::CallbackBegan { handle, .. } | EventKind::HandleDropped { handle } => {
                    homes.lives(handle, thread);
                }
                _ => {}
            }
        }
        homes
    }

    fn lives(&mut self, handle: Handle, thread: ThreadId) {
        let (list, number) = match handle {
            Handle::Task(task) => (&mut self.tasks, task.0),
            Handle::Timer(timer) => (&mut self.timers, timer.0),
            Handle::Callback(callback) => (&mut self.callbacks, callback.0),
        };
        if let Some(known) = list.get_mut(number as usize) {
            known.thread = thread;
        }
    }

    fn of(&self, handle: Handle) -> Option<&Told> {
        match handle {
            Handle::Task(task) => self.tasks.get(task.0 as usize),
            Handle::Timer(timer) => self.timers.get(timer.0 as usize),
            Handle::Callback(callback) => self.callbacks.get(callback.0 as usize),
        }
    }

    fn is_internal(&self, handle: Handle) -> bool {
        self.of(handle).is_some_and(|told| told.internal)
    }

    /// The thread whose loop a handle belongs to.
    fn thread(&self, handle: Handle, otherwise: ThreadId) -> ThreadId {
        self.of(handle).map_or(otherwise, |told| told.thread)
    }
}

/// Numbers are given in order, so that a list is the shortest map.
fn put(list: &mut Vec<Told>, number: u32, told: Told) {
    let number = number as usize;
    // A number that was never told would be a trace from elsewhere; it must not cost the memory for a gap.
    if number > list.len() + 1_000 {
        return;
    }
    while list.len() < number {
        list.push(Told {
            thread: told.thread,
            name: String::new(),
            coroutine: String::new(),
            internal: false,
            deadline: Nanos(0),
        });
    }
    match list.get_mut(number) {
        Some(known) => *known = told,
        None => list.push(told),
    }
}
