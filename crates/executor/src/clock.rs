//! The virtual clock: a shared instant which only ever moves forward.
//!
//! Nothing moves it by itself. An executor with nothing ready jumps it to the next deadline; a task that
//! stands for blocking or counted work moves it with [`Clock::advance`].

use alloc::rc::Rc;
use core::cell::Cell;

use crate::{Duration, Instant};

/// A shared handle on a virtual clock; clones show the same time.
///
/// ```
/// use executor::{Clock, Duration, Instant};
///
/// let clock = Clock::new();
/// let same = clock.clone();
/// clock.advance(Duration::from_secs(2));
/// assert_eq!(same.now(), Instant::START + Duration::from_secs(2));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Clock {
    now: Rc<Cell<Instant>>,
}

impl Clock {
    /// A clock of its own, at [`Instant::START`].
    pub fn new() -> Clock {
        Clock::default()
    }

    /// What time it is.
    #[inline]
    pub fn now(&self) -> Instant {
        self.now.get()
    }

    /// Lets `duration` pass: the caller blocks, or works, for so long.
    pub fn advance(&self, duration: Duration) {
        self.now.set(self.now.get() + duration);
    }

    /// Lets time pass until `instant`; an instant of the past changes nothing.
    pub fn advance_to(&self, instant: Instant) {
        self.now.set(self.now.get().max(instant));
    }

    /// Whether `other` is a handle on this same clock.
    pub fn is_same(&self, other: &Clock) -> bool {
        Rc::ptr_eq(&self.now, &other.now)
    }
}
