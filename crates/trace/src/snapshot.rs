//! What a program looked like at one scheduling step: its stacks with their variables, and the state of its locks.
//!
//! A trace tells what happened, not what the variables held; a snapshot is taken by another run of the same script
//! with the same options, which ends at that step.

use serde::{Deserialize, Serialize};

use crate::{Actor, Handle, Line, Nanos, ObjectId, ThreadId};

/// The program at one scheduling step: a handle was taken from the ready queue or a thread switched to, and none of
/// its code has run yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    pub step: u32,
    pub at: Nanos,
    pub thread: ThreadId,
    /// What is about to run; none where a thread goes on.
    pub handle: Option<Handle>,
    /// The callback with its arguments, as the program would write the call.
    pub call: Option<String>,
    /// Of who goes on first, then of the other tasks by number, then of the threads.
    pub stacks: Vec<Stack>,
    /// Tasks whose stacks were left out, because there are so many.
    pub more: u32,
    /// Global variables that are plain data, in order of definition.
    pub globals: Vec<Variable>,
    pub objects: Vec<Synchronizer>,
}

/// The stack of a task or a thread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stack {
    pub actor: Actor,
    /// The task's or thread's own name.
    pub name: String,
    /// Frames of the program, the innermost last.
    pub frames: Vec<FrameState>,
}

/// One frame of the program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrameState {
    /// The function's qualified name; `<module>` for the script's own level.
    pub function: String,
    pub file: String,
    /// Where it goes on.
    pub line: Line,
    pub locals: Vec<Variable>,
}

/// A variable with a short form of its value, for which no code of the program was run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variable {
    pub name: String,
    pub value: String,
}

/// A lock, semaphore, queue ….
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Synchronizer {
    /// The expression that leads to it, `account.lock`; empty where none was found.
    pub name: String,
    /// The class, `asyncio.Lock`.
    pub class: String,
    /// Its number in the trace, if the run has waited for it or taken it.
    pub number: Option<ObjectId>,
    pub state: SyncState,
    /// Who waits: to take it, or for an item, or until it is set; the longest first.
    pub waiters: Vec<Actor>,
    /// Who waits until a queue has room.
    pub putters: Vec<Actor>,
}

/// What a synchronizer holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SyncState {
    Lock {
        locked: bool,
    },
    /// How often it can be taken before somebody has to wait.
    Semaphore {
        value: i64,
    },
    Event {
        set: bool,
    },
    Condition {
        locked: bool,
    },
    Queue {
        size: u64,
        /// None for no limit.
        limit: Option<u64>,
        /// Items that were taken or still wait, and that `task_done` was not called for.
        unfinished: i64,
        /// A short form of the items.
        items: String,
    },
    Barrier {
        parties: i64,
        arrived: i64,
    },
}

impl std::fmt::Display for SyncState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SyncState::Lock { locked: true } | SyncState::Condition { locked: true } => f.write_str("locked"),
            SyncState::Lock { locked: false } | SyncState::Condition { locked: false } => {
                f.write_str("unlocked")
            }
            SyncState::Semaphore { value } => write!(f, "value {value}"),
            SyncState::Event { set: true } => f.write_str("set"),
            SyncState::Event { set: false } => f.write_str("not set"),
            SyncState::Queue { size, limit: Some(limit), unfinished, items } => {
                write!(f, "{size} of {limit} items {items}, {unfinished} unfinished")
            }
            SyncState::Queue { size, limit: None, unfinished, items } => {
                write!(f, "{size} items {items}, {unfinished} unfinished")
            }
            SyncState::Barrier { parties, arrived } => write!(f, "{arrived} of {parties} have arrived"),
        }
    }
}
