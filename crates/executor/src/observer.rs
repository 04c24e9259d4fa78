//! Hooks: what the executor does, told as it happens.
//!
//! The observer is a type parameter of the executor, and `()` observes nothing: its empty hooks, and the
//! reading of the clock for them, are compiled away.

use crate::{Instant, TaskId, TimerId};

/// Is told what happens in an executor.
///
/// All hooks have an empty body, so an observer implements those it wants. They are called while the executor
/// is busy: a hook must not call it back, but take notes, which [`Executor::observer`](crate::Executor::observer)
/// gives out. All at one time are told in the order in which they happen.
///
/// ```
/// use executor::{Executor, Instant, Observer, TaskId};
///
/// #[derive(Default)]
/// struct Polls(Vec<(TaskId, Instant)>);
///
/// impl Observer for Polls {
///     fn poll_begins(&mut self, now: Instant, task: TaskId) {
///         self.0.push((task, now));
///     }
/// }
///
/// let mut executor = Executor::with_observer(Polls::default());
/// let task = executor.spawn(async {}).id();
/// executor.run().unwrap();
/// assert_eq!(executor.observer().0, [(task, Instant::START)]);
/// ```
#[expect(unused_variables, reason = "the names of the parameters are documentation")]
pub trait Observer {
    /// Whether there is anybody to be told; `false` removes the hooks at compile time.
    const ENABLED: bool = true;

    /// A turn begins that will run so many tasks and callbacks.
    fn turn_begins(&mut self, now: Instant, ready: usize) {}

    /// `task` exists, and is ready to be polled for the first time.
    fn spawned(&mut self, now: Instant, task: TaskId, name: Option<&str>, by: Cause) {}

    /// `task` was waiting and is ready again.
    fn woken(&mut self, now: Instant, task: TaskId, by: Cause) {}

    /// `task` is about to be polled.
    fn poll_begins(&mut self, now: Instant, task: TaskId) {}

    /// `task` was polled; `ready` says whether its future gave its output.
    fn poll_ends(&mut self, now: Instant, task: TaskId, ready: bool) {}

    /// `task` is over; nobody will poll it again.
    fn finished(&mut self, now: Instant, task: TaskId, outcome: Outcome) {}

    /// A timer waits for `deadline`.
    fn timer_set(&mut self, now: Instant, timer: TimerId, deadline: Instant, by: Cause) {}

    /// A timer was due; what it wakes is ready now.
    fn timer_fired(&mut self, now: Instant, timer: TimerId) {}

    /// A timer was called off before it was due.
    fn timer_cancelled(&mut self, now: Instant, timer: TimerId, by: Cause) {}

    /// A callback is about to run.
    fn callback_begins(&mut self, now: Instant) {}

    /// A callback has run.
    fn callback_ends(&mut self, now: Instant) {}

    /// Time went on, by a jump to the next deadline or because somebody advanced the clock.
    ///
    /// A clock that was advanced through [`Clock`](crate::Clock) is noticed at the next event.
    fn clock_advanced(&mut self, from: Instant, to: Instant) {}
}

/// Observes nothing, at no cost.
impl Observer for () {
    const ENABLED: bool = false;
}

/// Who made something happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// Code outside of the executor: before it ran, between two steps, or on another thread.
    Outside,
    /// The task that was being polled.
    Task(TaskId),
    /// A callback.
    Callback,
    /// A timer that was due.
    Timer(TimerId),
}

/// How a task ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Its future gave its output.
    Completed,
    /// It was cancelled, or the executor was dropped.
    Cancelled,
    /// Its future panicked.
    Panicked,
}
