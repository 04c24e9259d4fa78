//! A tiny event loop that only writes traces: tasks are lists of steps, so that a test reads as a script.
//!
//! It follows the engine's rules for what is recorded when: a handle taken is a step, the clock jumps when
//! nothing is ready, and with [`Policy::Sequential`] a wait for the clock is served before anything else.

use std::collections::{BTreeMap, VecDeque};

use trace::{
    BlockKind, Cycle, EventKind, Line, Nanos, ObjectId, Options, Outcome, Policy, PollEnd, Recorder, Stream,
    TaskId, TimerId, Trace, WaitKind, WaitTarget, Wake,
};

/// One step of a simulated task. Times are in milliseconds.
#[derive(Clone, Debug)]
pub enum Do {
    Sleep(u64),
    Get(&'static str, u64),
    /// `time.sleep`.
    Block(u64),
    /// Counted work of the processor.
    Cpu(u64),
    /// `create_task` of a script of the program, with a name.
    Spawn(&'static str, &'static str),
    /// Waits for every task that this one spawned.
    Gather,
    Yield,
    /// An await that goes straight through.
    Pass,
    Print(&'static str),
    Acquire(&'static str),
    Release(&'static str),
    /// Cancels the task of this name.
    Cancel(&'static str),
    /// A timeout cancels this task after so long.
    Timeout(u64),
    /// Where a cancelled task goes on: the `finally` part.
    Finally,
    Fail(&'static str, &'static str),
    /// A coroutine is made and dropped.
    Forget(&'static str),
}

/// A program: its coroutine functions by name; it starts with `main`.
pub type Program = &'static [(&'static str, &'static [Do])];

struct Task {
    name: String,
    steps: &'static [Do],
    /// The line of its first step.
    first_line: u32,
    next: usize,
    children: Vec<TaskId>,
    done: bool,
    waiting: bool,
    cancel: bool,
    was_cancelled: bool,
    awaited_by: Option<TaskId>,
}

struct Simulation {
    recorder: Recorder,
    program: Program,
    policy: Policy,
    now: Nanos,
    tasks: BTreeMap<TaskId, Task>,
    ready: VecDeque<Handle>,
    timers: BTreeMap<(Nanos, TimerId), Timer>,
    next_timer: u32,
    locks: BTreeMap<&'static str, (ObjectId, Option<TaskId>, VecDeque<TaskId>)>,
}

enum Handle {
    Step(TaskId),
    Timeout(TaskId, TimerId),
}

#[derive(Clone, Copy)]
enum Timer {
    Sleep(TaskId),
    Timeout(TaskId),
}

/// Runs a program to its end.
pub fn run(program: Program, policy: Policy) -> Trace {
    let mut simulation = Simulation {
        recorder: Recorder::new(u64::MAX),
        program,
        policy,
        now: Nanos(0),
        tasks: BTreeMap::new(),
        ready: VecDeque::new(),
        timers: BTreeMap::new(),
        next_timer: 0,
        locks: BTreeMap::new(),
    };
    simulation.recorder.record(EventKind::LoopStarted);
    let main = simulation.spawn("main", "Task-1", None, None);
    let outcome = simulation.run_until_done(main);
    simulation.recorder.record(EventKind::LoopStopped);
    Trace {
        file: "script.py".to_owned(),
        options: Options { policy, ..Options::default() },
        events: simulation.recorder.finish(),
        outcome,
        elapsed: simulation.now,
        instructions: 0,
        switch_points: vec![],
    }
}

impl Simulation {
    /// Functions stand below each other, each with a `def` line before its steps and an empty one behind.
    fn first_line(&self, function: &str) -> u32 {
        let before = self.program.iter().take_while(|(name, _)| *name != function);
        3 + before.map(|(_, steps)| steps.len() as u32 + 2).sum::<u32>()
    }

    fn spawn(&mut self, function: &str, name: &str, parent: Option<TaskId>, line: Option<Line>) -> TaskId {
        let task = TaskId(self.tasks.len() as u32 + 1);
        let (coroutine, steps) =
            *self.program.iter().find(|(name, _)| *name == function).expect("a known function");
        let first_line = self.first_line(function);
        let name = if name.is_empty() { format!("Task-{}", task.0) } else { name.to_owned() };
        self.tasks.insert(
            task,
            Task {
                name: name.clone(),
                steps,
                first_line,
                next: 0,
                children: Vec::new(),
                done: false,
                waiting: false,
                cancel: false,
                was_cancelled: false,
                awaited_by: None,
            },
        );
        let coroutine = coroutine.to_owned();
        self.recorder.record(EventKind::TaskSpawned { task, name, coroutine, parent, line, internal: false });
        self.ready.push_back(Handle::Step(task));
        task
    }

    fn run_until_done(&mut self, main: TaskId) -> Outcome {
        while !self.tasks[&main].done {
            if self.ready.is_empty() {
                let Some(((deadline, _), _)) = self.timers.first_key_value() else {
                    let waiting = self.tasks.iter().filter(|(_, task)| !task.done);
                    let tasks = waiting.map(|(id, task)| (*id, None, task.name.clone())).collect();
                    return Outcome::Deadlock {
                        cycle: Cycle { tasks, threads: Vec::new(), edges: Vec::new() },
                    };
                };
                self.advance(*deadline);
            }
            self.fire_timers();
            for _ in 0..self.ready.len() {
                let handle = self.ready.pop_front().expect("counted above");
                self.recorder.next_step();
                match handle {
                    Handle::Step(task) => self.poll(task),
                    Handle::Timeout(task, timer) => {
                        let (handle, name) = (trace::Handle::Timer(timer), "Timeout._on_timeout".to_owned());
                        self.recorder.record(EventKind::CallbackBegan { handle, name });
                        self.cancel(task, None, None);
                        self.recorder.record(EventKind::CallbackEnded);
                    }
                }
                if self.tasks[&main].done {
                    break;
                }
            }
        }
        match &self.tasks[&main].steps.get(self.tasks[&main].next.wrapping_sub(1)) {
            Some(Do::Fail(exception, message)) => Outcome::Exception {
                exception: (*exception).to_owned(),
                message: (*message).to_owned(),
                line: None,
            },
            _ => Outcome::Finished { status: 0 },
        }
    }

    fn advance(&mut self, to: Nanos) {
        if to > self.now {
            self.recorder.record(EventKind::ClockAdvanced { from: self.now, to });
            self.now = to;
            self.recorder.set_now(to);
        }
    }

    fn fire_timers(&mut self) {
        while let Some((&(deadline, id), &timer)) = self.timers.first_key_value() {
            if deadline > self.now {
                break;
            }
            self.timers.remove(&(deadline, id));
            self.fire(id, timer);
        }
    }

    fn fire(&mut self, id: TimerId, timer: Timer) {
        self.recorder.record(EventKind::TimerFired { timer: id });
        match timer {
            Timer::Sleep(task) => self.wake(task, Wake::Timer(id)),
            Timer::Timeout(task) if !self.tasks[&task].done => {
                self.ready.push_back(Handle::Timeout(task, id))
            }
            Timer::Timeout(_) => {}
        }
    }

    fn wake(&mut self, task: TaskId, by: Wake) {
        let state = self.tasks.get_mut(&task).expect("a known task");
        if state.waiting {
            state.waiting = false;
            self.recorder.record(EventKind::Woken { task, by });
            self.ready.push_back(Handle::Step(task));
        }
    }

    fn cancel(&mut self, task: TaskId, by: Option<TaskId>, line: Option<Line>) {
        if self.tasks[&task].done {
            return;
        }
        self.recorder.record(EventKind::CancelRequested { task, by, line });
        self.tasks.get_mut(&task).expect("a known task").cancel = true;
        self.wake(task, Wake::Cancel(by));
    }

    fn set_timer(&mut self, after: u64, timer: Timer) -> (Nanos, TimerId) {
        self.next_timer += 1;
        let (id, deadline) = (TimerId(self.next_timer), Nanos(self.now.0 + after * 1_000_000));
        let (Timer::Sleep(task) | Timer::Timeout(task)) = timer;
        let callback = matches!(timer, Timer::Timeout(_)).then(|| "timeout".to_owned());
        self.recorder.record(EventKind::TimerSet { timer: id, deadline, task: Some(task), callback });
        self.timers.insert((deadline, id), timer);
        (deadline, id)
    }

    fn poll(&mut self, id: TaskId) {
        self.recorder.record(EventKind::PollBegan { task: id });
        let task = self.tasks.get_mut(&id).expect("a known task");
        if std::mem::take(&mut task.cancel) {
            let line = Some(Line(task.first_line + task.next.saturating_sub(1) as u32));
            let rest = task.steps[task.next..].iter().position(|step| matches!(step, Do::Finally));
            task.next = rest.map_or(task.steps.len(), |offset| task.next + offset + 1);
            task.was_cancelled = true;
            self.timers.retain(|_, timer| !matches!(timer, Timer::Sleep(task) if *task == id));
            self.recorder.record(EventKind::CancelDelivered { task: id, line });
        }
        loop {
            let task = self.tasks.get_mut(&id).expect("a known task");
            let line = Line(task.first_line + task.next as u32);
            let Some(step) = task.steps.get(task.next) else {
                let cancelled = task.was_cancelled;
                self.end(id, if cancelled { None } else { Some(line) });
                return;
            };
            task.next += 1;
            if let Some(end) = self.step(id, step, line) {
                let suspended = matches!(end, PollEnd::Suspended { .. });
                let yielded = matches!(end, PollEnd::Suspended { kind: WaitKind::Yield, .. });
                let deadline = match &end {
                    PollEnd::Suspended { deadline, .. } => *deadline,
                    _ => None,
                };
                self.recorder.record(EventKind::PollEnded { task: id, end });
                let task = self.tasks.get_mut(&id).expect("a known task");
                if yielded {
                    self.ready.push_back(Handle::Step(id));
                } else if suspended {
                    task.waiting = true;
                } else {
                    task.done = true;
                    self.tell_waiter(id);
                }
                if let (Policy::Sequential, Some(deadline)) = (self.policy, deadline) {
                    self.advance(deadline);
                    let key = self
                        .timers
                        .iter()
                        .find(|(_, timer)| matches!(timer, Timer::Sleep(task) if *task == id));
                    let (key, timer) = key.map(|(key, timer)| (*key, *timer)).expect("its timer is set");
                    self.timers.remove(&key);
                    self.fire(key.1, timer);
                    // The one that waited goes on before all others.
                    self.ready.rotate_right(1);
                }
                return;
            }
        }
    }

    fn end(&mut self, id: TaskId, returned: Option<Line>) {
        let end = match returned {
            Some(_) => PollEnd::Returned { result: "None".to_owned() },
            None => PollEnd::Cancelled { line: None },
        };
        self.recorder.record(EventKind::PollEnded { task: id, end });
        self.tasks.get_mut(&id).expect("a known task").done = true;
        self.tell_waiter(id);
    }

    fn tell_waiter(&mut self, id: TaskId) {
        let Some(waiter) = self.tasks[&id].awaited_by else { return };
        if self.tasks[&waiter].children.iter().all(|child| self.tasks[child].done) {
            self.wake(waiter, Wake::Task(id));
        }
    }

    fn step(&mut self, id: TaskId, step: &Do, at: Line) -> Option<PollEnd> {
        let line = Some(at);
        match step {
            Do::Sleep(time) => {
                let (deadline, _) = self.set_timer(*time, Timer::Sleep(id));
                let label = format!("sleep({})", *time as f64 / 1000.0);
                Some(suspended(WaitKind::Sleep, label, WaitTarget::None, Some(deadline), line))
            }
            Do::Get(url, time) => {
                let (deadline, _) = self.set_timer(*time, Timer::Sleep(id));
                let label = format!("GET {url}");
                Some(suspended(WaitKind::Io, label, WaitTarget::None, Some(deadline), line))
            }
            Do::Block(time) | Do::Cpu(time) => {
                let (kind, label) = match step {
                    Do::Cpu(_) => (BlockKind::Cpu, "CPU work".to_owned()),
                    _ => (BlockKind::Sleep, format!("time.sleep({})", *time as f64 / 1000.0)),
                };
                self.recorder.record(EventKind::BlockBegan { task: Some(id), kind, label, line });
                self.advance(Nanos(self.now.0 + time * 1_000_000));
                self.recorder.record(EventKind::BlockEnded { task: Some(id) });
                None
            }
            Do::Spawn(function, name) => {
                let child = self.spawn(function, name, Some(id), line);
                self.tasks.get_mut(&id).expect("a known task").children.push(child);
                None
            }
            Do::Gather => {
                let children = self.tasks[&id].children.clone();
                if children.iter().all(|child| self.tasks[child].done) {
                    self.recorder.record(EventKind::AwaitPassed { task: id, line: at });
                    return None;
                }
                for child in &children {
                    self.tasks.get_mut(child).expect("a known task").awaited_by = Some(id);
                }
                Some(suspended(WaitKind::Many, "gather".to_owned(), WaitTarget::Tasks(children), None, line))
            }
            Do::Yield => {
                Some(suspended(WaitKind::Yield, "sleep(0)".to_owned(), WaitTarget::None, None, line))
            }
            Do::Pass => {
                self.recorder.record(EventKind::AwaitPassed { task: id, line: at });
                None
            }
            Do::Print(text) => {
                let text = format!("{text}\n");
                self.recorder.record(EventKind::Output {
                    stream: Stream::Stdout,
                    text,
                    task: Some(id),
                    line,
                });
                None
            }
            Do::Acquire(name) => {
                let object = ObjectId(self.locks.len() as u32 + 1);
                let lock = self.locks.entry(name).or_insert((object, None, VecDeque::new()));
                let object = lock.0;
                if lock.1.is_none_or(|holder| holder == id) {
                    lock.1 = Some(id);
                    let label = (*name).to_owned();
                    self.recorder.record(EventKind::Acquired { object, label, task: Some(id), line });
                    return None;
                }
                lock.2.push_back(id);
                // When it goes on, it tries again.
                self.tasks.get_mut(&id).expect("a known task").next -= 1;
                Some(suspended(WaitKind::Lock, (*name).to_owned(), WaitTarget::Object(object), None, line))
            }
            Do::Release(name) => {
                let lock = self.locks.get_mut(name).expect("a taken lock");
                let object = lock.0;
                lock.1 = lock.2.pop_front();
                let next = lock.1;
                self.recorder.record(EventKind::Released { object, task: Some(id), line });
                if let Some(next) = next {
                    self.wake(next, Wake::Task(id));
                }
                None
            }
            Do::Cancel(name) => {
                let (&task, _) =
                    self.tasks.iter().find(|(_, task)| task.name == *name).expect("a known task");
                self.cancel(task, Some(id), line);
                None
            }
            Do::Timeout(after) => {
                self.set_timer(*after, Timer::Timeout(id));
                None
            }
            // A task that was not cancelled skips its `finally` part here: the tests have no need of it.
            Do::Finally => {
                let task = self.tasks.get_mut(&id).expect("a known task");
                task.next = task.steps.len();
                None
            }
            Do::Fail(exception, message) => Some(PollEnd::Failed {
                exception: (*exception).to_owned(),
                message: (*message).to_owned(),
                line,
            }),
            Do::Forget(coroutine) => {
                let coroutine = (*coroutine).to_owned();
                self.recorder.record(EventKind::NeverAwaited { coroutine, created: line, line });
                None
            }
        }
    }
}

fn suspended(
    kind: WaitKind,
    label: String,
    target: WaitTarget,
    deadline: Option<Nanos>,
    line: Option<Line>,
) -> PollEnd {
    PollEnd::Suspended { kind, label, target, deadline, line }
}
