//! Python's asyncio, and simulated threads, on our executor.
//!
//! Futures, tasks, handles, the loop over turns and `sleep` are native, so that every step is told to the trace with
//! its line; locks, queues, task groups, timeouts and runners are Python code under `python/`, which follows CPython's
//! file and function names; what of it is hot has a native form for its plain case besides. A loop's ready queue and timers are the executor's [`executor::Schedule`]; simulated
//! threads are futures on its [`executor::Executor`].

mod blocks;
mod clock;
mod contexts;
mod coroutine;
mod deadlock;
mod ending;
mod events;
mod futures;
mod gil;
mod handles;
mod inspect;
mod interrupts;
mod locks;
mod processes;
mod program;
mod shortcuts;
mod sleep;
mod state;
mod tasks;
mod thread_module;
mod threads;
mod tracing;
mod waits;

pub use deadlock::waiting;
pub use inspect::snapshot;
pub use program::{module, run_program, switch_points};
