//! Notes at the lines of a program: what a patient teacher would say about the way it waits.

use serde::{Deserialize, Serialize};
use trace::{Line, Nanos};

/// A note at a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    pub rule: Rule,
    /// The first line that it is about.
    pub line: Line,
    /// The last line that it is about; often the same.
    pub last_line: Line,
    /// What happened in this run, in a sentence or two.
    pub what: String,
    /// What to do about it.
    pub advice: String,
    /// How much shorter the run is when the advice is taken, measured by running the changed program.
    pub saves: Option<Nanos>,
    /// The whole program with the advice taken, where it can be written down.
    pub changed: Option<String>,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rule {
    /// Code of a task holds the event loop.
    BlockingCall,
    /// A coroutine was made and dropped.
    NeverAwaited,
    /// Nothing keeps a task that was created.
    TaskNotKept,
    /// Awaits that could overlap follow each other.
    OneAfterAnother,
    /// A lock is held while its holder waits for the outside.
    LockHeldLong,
    /// Very many requests at the same time.
    UnlimitedFanOut,
    /// A task goes on although it was cancelled.
    SwallowedCancel,
    /// `gather` has errors that nobody sees.
    HiddenErrors,
}

impl Rule {
    /// All rules.
    pub const ALL: [Rule; 8] = [
        Rule::BlockingCall,
        Rule::NeverAwaited,
        Rule::TaskNotKept,
        Rule::OneAfterAnother,
        Rule::LockHeldLong,
        Rule::UnlimitedFanOut,
        Rule::SwallowedCancel,
        Rule::HiddenErrors,
    ];

    /// Its name for a terminal and for tests.
    pub fn name(self) -> &'static str {
        match self {
            Rule::BlockingCall => "blocking-call",
            Rule::NeverAwaited => "never-awaited",
            Rule::TaskNotKept => "task-not-kept",
            Rule::OneAfterAnother => "one-after-another",
            Rule::LockHeldLong => "lock-held-long",
            Rule::UnlimitedFanOut => "unlimited-fan-out",
            Rule::SwallowedCancel => "swallowed-cancel",
            Rule::HiddenErrors => "hidden-errors",
        }
    }
}
