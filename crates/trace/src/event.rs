//! The events of a run and the identities they speak of.
//!
//! Identities are small integers given in order of creation, so that they are the same in every run.
//! A [`Line`] is a line of the learner's own script; code of the library has none.

use serde::{Deserialize, Serialize};

use crate::Nanos;

macro_rules! identity {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);
    )*};
}

identity! {
    /// An `asyncio.Task`, numbered from 1 in order of creation (as the default names `Task-1` … are).
    TaskId;
    /// A simulated thread of the operating system; 0 is the main thread.
    ThreadId;
    /// A simulated process; 0 is the program's own, which its first thread belongs to.
    ProcessId;
    /// A piece of work that was handed to another process, numbered from 1.
    ItemId;
    /// A future that is not a task.
    FutureId;
    /// A timer of an event loop (`call_later`, `call_at`, `sleep`).
    TimerId;
    /// A callback that was put into a ready queue and is neither a step of a task nor a timer's.
    CallbackId;
    /// A lock, semaphore, queue, event …, numbered in the order in which the run first waited on it.
    ObjectId;
    /// A line of the learner's script, counted from 1.
    Line;
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// When, on the virtual clock.
    pub at: Nanos,
    /// The scheduling step: it grows by one each time a handle is taken from a ready queue or a thread is
    /// switched to, so that order within one instant can be shown.
    pub step: u32,
    /// The thread that was running.
    pub thread: ThreadId,
    /// What happened.
    pub kind: EventKind,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EventKind {
    /// An event loop began to run on this thread.
    LoopStarted,
    /// The event loop of this thread stopped.
    LoopStopped,
    /// A task was created and put into the ready queue.
    TaskSpawned {
        task: TaskId,
        /// `Task-1`, or the name that the program gave.
        name: String,
        /// The qualified name of the coroutine function, `fetch` or `Client.get`.
        coroutine: String,
        /// The task that created it; none when it was created outside of any task.
        parent: Option<TaskId>,
        /// The line that created it.
        line: Option<Line>,
        /// True for a task that no program code asked for (such as the one that `asyncio.run` makes for its clean-up).
        internal: bool,
    },
    /// `task.set_name` was called.
    TaskRenamed { task: TaskId, name: String },
    /// A task took the loop: its code runs from here to the matching `PollEnded`.
    PollBegan { task: TaskId },
    /// A task gave the loop back, or ended.
    PollEnded { task: TaskId, end: PollEnd },
    /// An `await` (or `async for`, `async with`) that went straight through, without suspending the task.
    AwaitPassed { task: TaskId, line: Line },
    /// A waiting task was put into the ready queue.
    Woken { task: TaskId, by: Wake },
    /// A callback that is no step of a task was put into the ready queue. One of a timer joins it by `TimerFired`.
    CallbackReady { callback: CallbackId, name: String, by: Wake },
    /// A callback that is no step of a task began to run on the loop.
    CallbackBegan { handle: Handle, name: String },
    /// That callback returned.
    CallbackEnded,
    /// The loop took a handle from its ready queue and passed over it, because it had been cancelled, or what it
    /// was for was over.
    HandleDropped { handle: Handle },
    /// A timer was set. `callback` names what it calls; a sleep's only wakes whoever waits.
    TimerSet { timer: TimerId, deadline: Nanos, task: Option<TaskId>, callback: Option<String> },
    /// A timer's deadline came; its handle is in the ready queue.
    TimerFired { timer: TimerId },
    /// A timer was cancelled before its deadline.
    TimerCancelled { timer: TimerId },
    /// Nothing was ready, so the clock jumped; or counted work moved it.
    ClockAdvanced { from: Nanos, to: Nanos },
    /// A lock, semaphore or the like was taken (by a task, or by a bare thread when `task` is none).
    Acquired { object: ObjectId, label: String, task: Option<TaskId>, line: Option<Line> },
    /// It was given back.
    Released { object: ObjectId, task: Option<TaskId>, line: Option<Line> },
    /// `task.cancel()` was called on a task that was not done.
    CancelRequested { task: TaskId, by: Option<TaskId>, line: Option<Line> },
    /// `CancelledError` was thrown into the task at this line.
    CancelDelivered { task: TaskId, line: Option<Line> },
    /// The running code began to block its thread, and so the loop on it.
    BlockBegan { task: Option<TaskId>, kind: BlockKind, label: String, line: Option<Line> },
    /// The thread goes on.
    BlockEnded { task: Option<TaskId> },
    /// The program wrote text.
    Output { stream: Stream, text: String, task: Option<TaskId>, line: Option<Line> },
    /// A thread was started by the running thread.
    ThreadStarted {
        started: ThreadId,
        name: String,
        /// True for a thread that the library starts on its own behalf.
        internal: bool,
        /// The process whose interpreter runs it.
        process: ProcessId,
    },
    /// The running thread ended.
    ThreadEnded,
    /// Another thread of the same process got the interpreter (the GIL): the event's own thread.
    ThreadSwitched { from: ThreadId },
    /// The running thread got the GIL (or, with more processes than cores, a core) for which it had to wait: it
    /// could have run since `wanted`. One that got it at once has no such event.
    GilTaken { wanted: Nanos },
    /// The running thread had to give the GIL up in the middle of its work. One that gives it up because it waits has
    /// no such event.
    GilDropped { cause: GilDrop },
    /// The running thread started a process.
    ProcessStarted {
        process: ProcessId,
        name: String,
        /// Its main thread, whose `ThreadStarted` follows.
        thread: ThreadId,
        /// Until when it starts up; its code begins to run then.
        ready: Nanos,
    },
    /// A process is over. `status` is its exit code, negative for the signal that ended it.
    ProcessEnded { process: ProcessId, status: i32 },
    /// The running thread, of a process of a pool, took a piece of work that another thread had handed over.
    ItemTaken {
        item: ItemId,
        /// What is called, such as `square`.
        label: String,
        /// Who handed it over, and when.
        from: ThreadId,
        sent: Nanos,
    },
    /// The running thread sent the result of that piece of work back.
    ItemDone { item: ItemId },
    /// A coroutine was dropped that had never been awaited.
    NeverAwaited { coroutine: String, created: Option<Line>, line: Option<Line> },
    /// The library told the program something on its error stream (`Task exception was never retrieved` …).
    Warning { text: String, task: Option<TaskId>, line: Option<Line> },
}

/// What stands in a ready queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Handle {
    /// A step of a task.
    Task(TaskId),
    /// A timer's callback, or the end of its sleep.
    Timer(TimerId),
    /// Any other callback.
    Callback(CallbackId),
}

/// How a task's turn on the loop ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PollEnd {
    /// It waits.
    Suspended {
        kind: WaitKind,
        /// For a reader: `sleep(2)`, `GET https://…`, `lock`, `Task-3`. Never empty.
        label: String,
        target: WaitTarget,
        /// When the wait ends by itself, where that is known.
        deadline: Option<Nanos>,
        /// The line of the innermost frame of the program that awaits.
        line: Option<Line>,
    },
    /// Its coroutine returned. `result` is the value's repr, shortened.
    Returned { result: String },
    /// Its coroutine ended with `CancelledError`.
    Cancelled { line: Option<Line> },
    /// Its coroutine ended with another exception.
    Failed { exception: String, message: String, line: Option<Line> },
}

/// Why a task waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WaitKind {
    /// `asyncio.sleep` with a positive delay.
    Sleep,
    /// It gave up its turn only (`sleep(0)`); it is ready at once.
    Yield,
    /// A simulated service: a request, a connection, a file.
    Io,
    Lock,
    Semaphore,
    Condition,
    Event,
    Barrier,
    Queue,
    /// Another task.
    Task,
    /// Several tasks or futures (`gather`, `wait`, `as_completed`, leaving a `TaskGroup`).
    Many,
    /// A thread's or process's result (`to_thread`, `run_in_executor`).
    Thread,
    /// Any other future.
    Future,
}

/// What a task waits for, where it has an identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WaitTarget {
    None,
    Task(TaskId),
    Tasks(Vec<TaskId>),
    Future(FutureId),
    Object(ObjectId),
    Thread(ThreadId),
}

/// Who put a waiting task into the ready queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wake {
    /// A timer's callback.
    Timer(TimerId),
    /// Code of another task, or that task's end.
    Task(TaskId),
    /// A callback, or code outside of any task.
    Callback,
    /// Another thread.
    Thread(ThreadId),
    /// A cancellation, asked for by a task or (none) by a callback such as a timeout.
    Cancel(Option<TaskId>),
}

/// What holds a thread, and with it the loop that runs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    /// `time.sleep`.
    Sleep,
    /// A blocking call of a simulated service (`requests.get`).
    Io,
    /// A lock of `threading`.
    Lock,
    /// Waiting for a thread, or for a `concurrent.futures` result.
    Join,
    /// Counted work of the processor.
    Cpu,
}

/// Why a thread had to give the GIL up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum GilDrop {
    /// It had it for the switch interval, and another thread was ready.
    Interval,
    /// The run's [`Schedule`](crate::Schedule) says so.
    Schedule,
}

/// An output stream of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stream {
    Stdout,
    Stderr,
}
