//! The order of work, and nothing else: a first-in, first-out ready queue and timers, over any kind of handle.
//!
//! A [`Schedule`] neither runs its handles nor owns a clock: the caller does both. It decides what comes next,
//! by the rules of the event loop of Python's asyncio (`BaseEventLoop._run_once`):
//!
//! 1. handles run in the order in which they became ready;
//! 2. when a turn begins, the timers that are due join the queue, by deadline and then by age;
//! 3. a turn runs just the handles that are ready when it begins: what they make ready waits for the next one.

use alloc::collections::VecDeque;

use crate::timers::{TimerId, Timers};
use crate::{Clock, Instant};

/// A ready queue and timers over handles `H`.
///
/// ```
/// use executor::{Instant, Schedule};
///
/// let mut schedule = Schedule::new();
/// schedule.call_at(Instant::from_nanos(20), "later");
/// schedule.call_at(Instant::from_nanos(10), "sooner");
/// schedule.call_soon("at once");
///
/// let turn = |schedule: &mut Schedule<&'static str>, now| {
///     schedule.begin_turn(Instant::from_nanos(now));
///     let mut ran = Vec::new();
///     while let Some(handle) = schedule.next_in_turn() {
///         ran.push(handle);
///         if handle == "at once" {
///             schedule.call_soon("next turn");
///         }
///     }
///     ran
/// };
/// assert_eq!(turn(&mut schedule, 0), ["at once"]);
/// assert_eq!(turn(&mut schedule, 30), ["next turn", "sooner", "later"]);
/// assert!(schedule.is_empty());
/// ```
#[derive(Debug)]
pub struct Schedule<H> {
    ready: VecDeque<H>,
    timers: Timers<H>,
    /// How many handles at the front of `ready` belong to the turn that runs.
    left_in_turn: usize,
}

impl<H> Default for Schedule<H> {
    fn default() -> Schedule<H> {
        Schedule::new()
    }
}

impl<H> Schedule<H> {
    /// An empty schedule.
    pub fn new() -> Schedule<H> {
        Schedule { ready: VecDeque::new(), timers: Timers::new(), left_in_turn: 0 }
    }

    /// Puts `handle` at the end of the ready queue.
    #[inline]
    pub fn call_soon(&mut self, handle: H) {
        self.ready.push_back(handle);
    }

    /// Puts `handle` aside until `deadline`. A deadline of the past is due when the next turn begins.
    #[inline]
    pub fn call_at(&mut self, deadline: Instant, handle: H) -> TimerId {
        self.timers.insert(deadline, handle)
    }

    /// Takes a timer's handle back, unless it has already joined the ready queue.
    #[inline]
    pub fn cancel_timer(&mut self, id: TimerId) -> Option<H> {
        self.timers.cancel(id)
    }

    /// Begins a turn: timers due at `now` join the queue, and all that is in it belongs to the turn.
    ///
    /// Returns how many handles the turn will run. A turn may begin before the last one is over; the handles
    /// which that one left come first. To collect due timers before each handle rather than before each turn,
    /// begin a turn, take one handle, and begin again.
    #[inline]
    pub fn begin_turn(&mut self, now: Instant) -> usize {
        while let Some((_, handle)) = self.timers.pop_due(now) {
            self.ready.push_back(handle);
        }
        self.begin_turn_as_is()
    }

    /// Begins a turn with just what is ready, for those who collect due timers with
    /// [`pop_due`](Self::pop_due).
    #[inline]
    pub fn begin_turn_as_is(&mut self) -> usize {
        self.left_in_turn = self.ready.len();
        self.left_in_turn
    }

    /// Takes the next handle of the turn that runs; `None` when the turn is over.
    #[inline]
    pub fn next_in_turn(&mut self) -> Option<H> {
        self.left_in_turn = self.left_in_turn.checked_sub(1)?;
        self.ready.pop_front()
    }

    /// Whether handles are left of the turn.
    #[inline]
    pub fn is_in_turn(&self) -> bool {
        self.left_in_turn > 0
    }

    /// Takes the first timer that is due at `now` out of the schedule; it does not join the ready queue.
    #[inline]
    pub fn pop_due(&mut self, now: Instant) -> Option<(TimerId, H)> {
        self.timers.pop_due(now)
    }

    /// Whether a handle is ready.
    #[inline]
    pub fn is_ready(&self) -> bool {
        !self.ready.is_empty()
    }

    /// When the earliest timer is due.
    #[inline]
    pub fn next_deadline(&self) -> Option<Instant> {
        self.timers.next_deadline()
    }

    /// Jumps `clock` to the earliest deadline if nothing is ready; says whether there is anything to run.
    ///
    /// ```
    /// use executor::{Clock, Instant, Schedule};
    ///
    /// let clock = Clock::new();
    /// let mut schedule = Schedule::new();
    /// schedule.call_at(Instant::from_nanos(7), ());
    /// assert!(schedule.wait(&clock));
    /// assert_eq!(clock.now(), Instant::from_nanos(7));
    /// ```
    pub fn wait(&self, clock: &Clock) -> bool {
        if self.is_ready() {
            return true;
        }
        let deadline = self.next_deadline();
        if let Some(deadline) = deadline {
            clock.advance_to(deadline);
        }
        deadline.is_some()
    }

    /// How many handles are ready.
    pub fn ready_len(&self) -> usize {
        self.ready.len()
    }

    /// How many handles the turn that runs has still to run.
    pub fn left_in_turn(&self) -> usize {
        self.left_in_turn
    }

    /// How many timers wait.
    pub fn timers_len(&self) -> usize {
        self.timers.len()
    }

    /// Whether nothing is ready and no timer waits.
    pub fn is_empty(&self) -> bool {
        self.ready.is_empty() && self.timers.len() == 0
    }

    /// The ready handles, in order.
    pub fn ready(&self) -> impl ExactSizeIterator<Item = &H> {
        self.ready.iter()
    }

    /// The waiting timers in the order in which they will fire. This sorts them: for inspection only.
    pub fn timers(&self) -> impl ExactSizeIterator<Item = (TimerId, Instant, &H)> {
        self.timers.in_order().into_iter()
    }

    /// The handle of a timer that still waits.
    pub fn timer_handle(&self, id: TimerId) -> Option<&H> {
        self.timers.handle(id)
    }

    /// The handle of a timer that still waits, to be changed in place.
    pub fn timer_handle_mut(&mut self, id: TimerId) -> Option<&mut H> {
        self.timers.handle_mut(id)
    }

    /// Drops all ready handles and all timers.
    pub fn clear(&mut self) {
        *self = Schedule::new();
    }
}
