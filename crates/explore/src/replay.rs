//! A change as a file, so that its run can be had again.

use serde::{Deserialize, Serialize};
use trace::{Cpu, Options, Policy, Schedule};

use crate::Change;

/// What a schedule's file holds. Everything that decides a run's order is in it, so that it is the same run again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Replay {
    /// The program that it is for.
    pub file: String,
    /// The change in words, for whoever opens the file.
    pub words: Vec<String>,
    pub cpu: Cpu,
    pub seed: u64,
    pub policy: Policy,
    pub schedule: Schedule,
}

impl Replay {
    /// The change of a program's usual run.
    pub fn new(file: &str, options: &Options, change: &Change, words: &[String]) -> Replay {
        Replay {
            file: file.to_owned(),
            words: words.to_vec(),
            cpu: options.cpu,
            seed: options.seed,
            policy: change.policy,
            schedule: change.schedule.clone(),
        }
    }

    /// Reads a file's text. The error says where it is wrong.
    pub fn parse(text: &str) -> Result<Replay, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The file's text.
    pub fn text(&self) -> String {
        let mut text =
            serde_json::to_string_pretty(self).expect("a schedule has no maps with keys other than strings");
        text.push('\n');
        text
    }

    /// The options with everything that the file decides.
    pub fn applied_to(&self, options: &Options) -> Options {
        Options {
            cpu: self.cpu,
            seed: self.seed,
            policy: self.policy,
            schedule: self.schedule.clone(),
            ..options.clone()
        }
    }
}
