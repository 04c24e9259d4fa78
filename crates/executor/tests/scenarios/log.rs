//! What the scenarios compare: lines, each with the virtual time in milliseconds.

use std::cell::RefCell;
use std::rc::Rc;

use executor::{Clock, Duration, Executor, Handle};

#[derive(Clone)]
pub struct Log {
    clock: Clock,
    lines: Rc<RefCell<Vec<String>>>,
}

impl Log {
    pub fn new(clock: &Clock) -> Log {
        Log { clock: clock.clone(), lines: Rc::default() }
    }

    pub fn say(&self, line: impl std::fmt::Display) {
        let millis = self.clock.now().as_nanos() / 1_000_000;
        self.lines.borrow_mut().push(format!("{millis} {line}"));
    }

    /// The lines since the last call.
    pub fn take(&self) -> Vec<String> {
        self.lines.take()
    }
}

/// Says its name when it is dropped.
pub struct SaysGoodbye(pub Log, pub &'static str);

impl Drop for SaysGoodbye {
    fn drop(&mut self) {
        self.0.say(format_args!("{} dropped", self.1));
    }
}

pub fn setup() -> (Executor, Handle, Log) {
    let executor = Executor::new();
    let handle = executor.handle().clone();
    let log = Log::new(executor.clock());
    (executor, handle, log)
}

pub fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}
