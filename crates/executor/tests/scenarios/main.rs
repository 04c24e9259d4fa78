//! Scenarios of the executor, one file for each; most compare a whole log, line by line.

mod log;

mod callbacks;
mod cancel;
mod clock;
mod deadlock;
mod futures_interop;
mod join;
mod observer;
mod order;
mod panic;
mod stepping;
mod timers;
mod turns;
mod wakers;
