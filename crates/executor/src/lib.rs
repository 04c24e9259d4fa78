//! A cooperative executor on a virtual clock, for `no_std` with `alloc`.
//!
//! It runs any [`Future`] on one thread, in an order that is always the same, and lets an
//! hour of waiting pass in no time: the clock stands still while anything is ready, and jumps to the next
//! deadline when nothing is. Use it to simulate, to test code that waits, or to drive a virtual machine.
//!
//! ```
//! use executor::{Duration, Executor};
//!
//! let mut executor = Executor::new();
//! let handle = executor.handle().clone();
//! let slept = executor.block_on(async move {
//!     let long = handle.spawn(handle.sleep(Duration::from_secs(3600)));
//!     let short = handle.spawn(handle.sleep(Duration::from_secs(1)));
//!     short.await.unwrap();
//!     assert!(!long.is_finished());
//!     long.await.unwrap();
//!     handle.now()
//! });
//! assert_eq!(slept.unwrap().as_secs_f64(), 3600.0);
//! ```
//!
//! # The life of a task
//!
//! ```text
//!              1 spawn                  2 begin_turn
//!   future ──────────────► ready queue ─────────────► turn ──┐
//!                            ▲     ▲                         │ 3 poll
//!      6 fire                │     │ 5 next_woken            ▼
//!   timers ──────────────────┘   inbox              ┌─── Pending   Ready ──┐
//!     ▲                            ▲                │                      │ 7 finish
//!     │ 4a Sleep::poll             │ 4b raise       ▼                      ▼
//!     └────────────────────────────┴──────── waits for something      JoinHandle
//! ```
//!
//! 1. [`Handle::spawn`] boxes the future, gives it a slot and puts it at the end of the ready queue.
//! 2. `begin_turn` moves the timers that are due behind what is ready, and fixes the turn: just what is ready
//!    at this moment. What becomes ready meanwhile waits for the next turn.
//! 3. `poll` takes the task's body out of its slot, so that nothing is borrowed while the future runs, lends it
//!    a waker, and puts it back.
//! 4. A future that cannot go on leaves word. (a) [`Sleep`], [`YieldNow`] and [`JoinHandle`] recognise the waker
//!    of the running task and note the task itself: no atomic operation, no allocation. (b) Any other future
//!    clones the waker, and somebody wakes it later: its signal is raised.
//! 5. `next_woken` empties the inbox of raised signals, in their order, after each poll and before anything else
//!    is put into the ready queue; so the order of the queue is the order in which things happened, and an
//!    [`Observer`] learns who woke whom.
//! 6. When nothing is ready, [`Executor::jump`] moves the clock to the next deadline, and `fire` makes ready what
//!    waits for it. If there is no deadline either, [`Executor::run`] returns: with a [`Deadlock`] if tasks are
//!    left.
//! 7. `finish` keeps the output for the [`JoinHandle`], if there is one, and wakes who awaits it.
//!
//! # Two layers
//!
//! [`Schedule`] is the order alone: a ready queue and timers over handles of any type, without futures and
//! without a clock of its own. It is what an event loop of another language can be built on.
//! [`Executor`] runs futures and callbacks on such a schedule and a [`Clock`].
//!
//! A driver that must interleave an executor with something else takes single steps
//! ([`Executor::run_one`], [`Executor::run_turn`]) and moves the clock itself.
//!
//! # Why no dependencies
//!
//! A waker must be `Send + Sync`. With no `unsafe` of our own there are two ways: [`alloc::task::Wake`] and
//! something concurrent to put the woken tasks into, or `async-task`, which holds the unsafe part and is well
//! tested. `async-task` spawns futures that are not `Send` only with `std`, where it can ask for the thread, or
//! through an unsafe function; and its tasks too go through a concurrent queue. Measured with
//! `concurrent-queue`, spawning took 1.3 to 2.4 times as long as here, and waking twice as long. So it is `Wake`, on
//! signals that link themselves into a stack (`signal.rs`), which takes safe atomic numbers and nothing else.
//!
//! # Cargo
//!
//! The crate needs a global allocator and atomic compare-and-swap of 32 bits (ARM Cortex-M3 and above). There
//! are no features.
#![no_std]
#![warn(missing_docs)]

extern crate alloc;

// The modules are in reading order: running, what tasks hold, being told, the order of work, and below that.
mod executor;

mod handle;
mod join;
mod sleep;

mod deadlock;
mod observer;

mod schedule;
mod timers;

mod clock;
mod time;

mod shared;

mod poll;
mod task;

mod signal;
mod slots;

/// Runs the example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

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
