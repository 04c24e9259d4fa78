//! What an exploration gives.

use serde::{Deserialize, Serialize};
use trace::{Nanos, Options, Policy, Schedule};

/// The distinct results of a program, and what brings each of them about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The first is that of the usual run; the others come by the size of their change, and last the one that no
    /// machine gives ([`Policy::Serial`]).
    pub results: Vec<Found>,
    /// How many runs were made.
    pub runs: u32,
    /// Whether every change within reach was tried, so that more runs would tell nothing else.
    pub complete: bool,
}

/// A result that some runs have in common.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// How these runs end: `finished`, `AssertionError at line 9`, `deadlock` …
    pub ending: String,
    /// Whether they end as nobody will want.
    pub fails: bool,
    /// What the first of them prints.
    pub output: String,
    /// In how many orders they print their lines. Times in the lines do not count.
    pub orders: u32,
    /// How many runs gave this result.
    pub count: u32,
    /// The shortest and the longest of them.
    pub shortest: Nanos,
    pub longest: Nanos,
    /// The smallest change that gives it; empty for the usual run.
    pub change: Change,
    /// The change in words, a sentence for each part.
    pub words: Vec<String>,
}

/// In what a run differs from the usual one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub policy: Policy,
    pub schedule: Schedule,
}

impl Change {
    /// The usual run's options with this change.
    pub fn applied_to(&self, options: &Options) -> Options {
        Options { policy: self.policy, schedule: self.schedule.clone(), ..options.clone() }
    }
}

/// What is to be said first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict<'r> {
    /// Every run gave the same result, perhaps with its lines in another order or with other times.
    Same,
    /// A change gives another result.
    Differs(&'r Found),
    /// The usual run fails already.
    UsualFails(&'r Found),
}

impl Report {
    /// What is to be said first.
    pub fn verdict(&self) -> Verdict<'_> {
        match &self.results[..] {
            [usual, ..] if usual.fails => Verdict::UsualFails(usual),
            [_, other, ..] => Verdict::Differs(other),
            [_] | [] => Verdict::Same,
        }
    }

    /// The result to be drawn beside the usual run: the smallest change that matters.
    pub fn finding(&self) -> Option<&Found> {
        match self.verdict() {
            Verdict::Same => None,
            Verdict::Differs(found) => Some(found),
            // Beside a run that fails, one that does not is what there is to see.
            Verdict::UsualFails(_) => self.results.iter().skip(1).min_by_key(|found| found.fails),
        }
    }
}
