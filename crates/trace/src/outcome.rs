//! How a run ended. Everything that a learner can get wrong is one of these, never a Rust error.

use serde::{Deserialize, Serialize};

use crate::{Line, TaskId, ThreadId};

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// The program ran to its end, or called `sys.exit`.
    Finished { status: i32 },
    /// An exception left the program. The traceback is in the error output as well.
    Exception {
        /// The class's name, `ValueError`.
        exception: String,
        /// `str()` of it.
        message: String,
        /// The innermost line of the script.
        line: Option<Line>,
    },
    /// The source is no Python; nothing ran. The message is CPython's.
    SyntaxError {
        /// `SyntaxError`, `IndentationError` or `TabError`.
        exception: String,
        message: String,
        line: Line,
        /// Column of the first character in error, counted from 1 in characters.
        column: u32,
        /// Column behind the last, on the same line.
        end_column: u32,
    },
    /// The source is Python but uses something that the playground does not have; nothing ran.
    Unsupported { message: String, line: Line },
    /// Nothing can ever run again.
    Deadlock { cycle: Cycle },
    /// A limit stopped the run; the trace holds everything up to there.
    Limit { limit: Limit, line: Option<Line> },
}

impl Outcome {
    /// The exit status of the process, as CPython's, with 3 for a deadlock and 5 for a limit.
    pub fn status(&self) -> i32 {
        match self {
            Outcome::Finished { status } => *status,
            Outcome::Exception { .. } | Outcome::SyntaxError { .. } | Outcome::Unsupported { .. } => 1,
            Outcome::Deadlock { .. } => 3,
            Outcome::Limit { .. } => 5,
        }
    }
}

/// Which limit stopped a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    Fuel,
    Memory,
    Time,
    Output,
    Events,
}

/// Who waits for whom, in a deadlock: every waiting task and thread, with its line and what it waits for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cycle {
    pub tasks: Vec<(TaskId, Option<Line>, String)>,
    pub threads: Vec<(ThreadId, Option<Line>, String)>,
}
