//! A deadlock, told as a result: which tasks wait for ever, and for whom.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::TaskId;

/// Nothing is ready, no timer is set, and yet there are tasks: unless somebody outside wakes them, they wait
/// for ever.
///
/// The tasks are still there. Who knows how to wake one may do so and run the executor again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadlock {
    /// The tasks that wait, oldest first.
    pub waiting: Vec<WaitingTask>,
}

/// A task that is not over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingTask {
    /// Which task it is.
    pub id: TaskId,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// The task whose end it waits for, if it awaits a [`JoinHandle`](crate::JoinHandle).
    pub joins: Option<TaskId>,
}

impl fmt::Display for Deadlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("deadlock: ")?;
        for (index, task) in self.waiting.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            fmt::Display::fmt(task, f)?;
        }
        f.write_str(if self.waiting.len() == 1 { " waits for ever" } else { " wait for ever" })
    }
}

impl fmt::Display for WaitingTask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "task {}", self.id)?;
        if let Some(name) = &self.name {
            write!(f, " \"{name}\"")?;
        }
        if let Some(joined) = self.joins {
            write!(f, " (for task {joined})")?;
        }
        Ok(())
    }
}

impl core::error::Error for Deadlock {}
