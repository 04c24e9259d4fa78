//! Other legal orders of one program: runs it again and again with small changes of its timing, and tells which
//! results there are.
//!
//! 1. `search` makes the usual run, and one in which nothing comes between ([`trace::Policy::Serial`]);
//! 2. `candidates` reads off a trace which single changes can give another order;
//! 3. `search` tries them, the fewest and smallest first, then several at random;
//! 4. `result` says which runs count as the same;
//! 5. the [`Report`] holds each distinct result with the smallest change that gives it.
//!
//! This crate runs nothing itself: whoever asks hands in a function that does, so that the page can read reports
//! without the engine.

mod candidates;
mod replay;
mod report;
mod result;
mod search;
mod words;

pub use replay::Replay;
pub use report::{Change, Found, Report, Verdict};
pub use search::{Effort, explore};
