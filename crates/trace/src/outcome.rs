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
            // As of a process that the signal of Ctrl+C has ended.
            Outcome::Exception { exception, .. } if exception == "KeyboardInterrupt" => 130,
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

/// Who waits for whom, in a deadlock.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cycle {
    /// Every waiting task, with its line and what it waits for.
    pub tasks: Vec<(TaskId, Option<Line>, String)>,
    /// Every waiting thread, likewise.
    pub threads: Vec<(ThreadId, Option<Line>, String)>,
    /// The cycle itself, where there is one: the holder of each edge is the waiter of the next, and that of the last
    /// is the waiter of the first. Empty where all wait for what nobody can give (an event that is never set).
    pub edges: Vec<Edge>,
}

/// One waits for what another one holds, or for the other one's end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    pub waiter: Actor,
    /// What it waits for: `lock 2`, `thread Thread-1 (worker)`, `Task-3`.
    pub object: String,
    /// Where it waits.
    pub line: Option<Line>,
    pub holder: Actor,
    /// Where the holder took it; none for the end of a task or thread.
    pub acquired: Option<Line>,
}

/// Who waits or holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Actor {
    Task(TaskId),
    Thread(ThreadId),
}

impl Cycle {
    /// The cycle, or else the list of all who wait, one sentence each.
    pub fn sentences(&self) -> Vec<String> {
        let at = |line: &Option<Line>| line.map_or(String::new(), |line| format!(" at line {}", line.0));
        if !self.edges.is_empty() {
            let edges = self.edges.iter().map(|edge| {
                let Edge { waiter, object, line, holder, acquired } = edge;
                let line = at(line);
                match acquired {
                    Some(_) => format!(
                        "{waiter} waits{line} for {object}, which {holder} has held since line {}",
                        acquired.map_or(0, |line| line.0)
                    ),
                    None => format!("{waiter} waits{line} for {object} to end"),
                }
            });
            return edges.collect();
        }
        let tasks = self.tasks.iter().map(|(task, line, what)| (Actor::Task(*task), line, what));
        let threads = self.threads.iter().map(|(thread, line, what)| (Actor::Thread(*thread), line, what));
        tasks.chain(threads).map(|(who, line, what)| format!("{who} waits{} for {what}", at(line))).collect()
    }
}

impl std::fmt::Display for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Actor::Task(task) => write!(f, "Task-{}", task.0),
            Actor::Thread(ThreadId(0)) => write!(f, "the main thread"),
            Actor::Thread(thread) => write!(f, "thread {}", thread.0),
        }
    }
}
