//! A cooperative executor on a virtual clock, for `no_std` with `alloc`.
//!
//! [`Schedule`] decides what runs next; [`Clock`] says what time it is.
#![no_std]
#![warn(missing_docs)]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod executor;

mod handle;

mod join;

mod sleep;

mod observer;

mod deadlock;

mod schedule;

mod clock;

mod time;

mod task;

mod shared;

mod poll;

mod signal;

mod timers;

mod slots;

pub use clock::Clock;
pub use deadlock::{Deadlock, WaitingTask};
pub use executor::{Executor, Pace};
pub use handle::{CallHandle, Handle};
pub use join::{AbortOnDrop, Cancelled, JoinHandle};
pub use observer::{Cause, Observer, Outcome};
pub use schedule::Schedule;
pub use sleep::{Elapsed, Sleep, YieldNow};
pub use task::TaskId;
pub use time::{Duration, Instant};
pub use timers::TimerId;
