//! A cooperative executor on a virtual clock, for `no_std` with `alloc`.
//!
//! [`Schedule`] decides what runs next; [`Clock`] says what time it is.
#![no_std]
#![warn(missing_docs)]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod clock;
mod schedule;
mod slots;
mod time;
mod timers;

pub use clock::Clock;
pub use schedule::Schedule;
pub use time::{Duration, Instant};
pub use timers::TimerId;
