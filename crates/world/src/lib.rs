//! The world outside a simulated program: what a request answers and when, and a few facts about the machine.
//!
//! Nothing here waits or connects. A [`Network`] counts the requests of one run and answers each with a
//! [`Reply`], a pure function of method, URL, body and count; the caller lets the latency pass on its own clock.

mod json;
mod machine;
mod network;
mod number;
mod reply;
mod url;

pub use machine::{CPU_COUNT, DEFAULT_POOL_WORKERS, EPOCH_NANOSECONDS, PYTHON_HASH_SEED, RANDOM_SEED};
pub use network::{Client, Network};
pub use number::nanoseconds;
pub use reply::{Body, Failure, Reply, reason};
pub use url::{Address, AddressError};
