//! What a learner has done in a lesson, as it is kept from visit to visit.
//!
//! Everything is kept under the ids of blocks, and answers by their text, so that a lesson whose blocks are
//! put in another order does not lose or mix up anything.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use lesson::{Bars, Block, Guess, Lesson};
use serde::{Deserialize, Serialize};
use yew::Reducible;

/// The state of one lesson.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LessonProgress {
    pub completed: bool,
    /// Predictions, by predict block.
    pub guesses: BTreeMap<String, SavedGuess>,
    /// Predict blocks that the learner chose to skip.
    pub skipped: BTreeSet<String>,
    /// Edited scripts, by block.
    pub code: BTreeMap<String, String>,
    /// Blocks whose script, as it stands, has been run to its end; they are run again on the next visit.
    pub ran: BTreeSet<String>,
    /// Answers, by quiz block and question.
    pub answers: BTreeMap<String, BTreeMap<String, String>>,
    /// What the learner wrote in their own words, by compare block.
    pub words: BTreeMap<String, String>,
    /// How many hints are open, by exercise.
    pub hints: BTreeMap<String, usize>,
    /// Exercises that are solved.
    pub solved: BTreeSet<String>,
    /// How many lines of the solution are shown, by exercise.
    pub revealed: BTreeMap<String, usize>,
    /// Exercises for which the learner chose to arrange lines, or to write.
    pub arranging: BTreeMap<String, bool>,
    /// Arranged lines with their steps of indentation, by exercise.
    pub arranged: BTreeMap<String, Vec<(String, usize)>>,
    /// Versions that were run or put aside, by exercise, the newest last.
    pub versions: BTreeMap<String, Vec<Version>>,
}

/// More versions of an exercise are not kept; the oldest go first.
const MOST_VERSIONS: usize = 20;

/// A version of an exercise's script.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// When it was last run, or put aside, in milliseconds since 1970.
    pub at: f64,
    pub text: String,
    /// How many of its checks held.
    pub passed: usize,
    /// How many checks there were; none if it was not run.
    pub of: usize,
}

/// A prediction as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SavedGuess {
    Seconds(f64),
    Order(Vec<String>),
    Output(String),
    Choice(usize),
    Bars(Vec<Bars>),
}

impl SavedGuess {
    /// As the lesson's rules judge it.
    pub fn guess(&self) -> Guess {
        match self.clone() {
            SavedGuess::Seconds(seconds) => Guess::Seconds(seconds),
            SavedGuess::Order(lines) => Guess::Order(lines),
            SavedGuess::Output(text) => Guess::Output(text),
            SavedGuess::Choice(option) => Guess::Choice(option),
            SavedGuess::Bars(lanes) => Guess::Bars(lanes),
        }
    }
}

/// Something that the learner did.
#[derive(Clone, Debug, PartialEq)]
pub enum Did {
    Complete(bool),
    Predict {
        block: String,
        guess: SavedGuess,
    },
    SkipPrediction {
        block: String,
    },
    Edit {
        block: String,
        text: String,
    },
    /// Went back to the lesson's own script.
    Reset {
        block: String,
    },
    Run {
        block: String,
    },
    Answer {
        block: String,
        question: String,
        answer: String,
    },
    Write {
        block: String,
        text: String,
    },
    OpenHint {
        block: String,
    },
    Solve {
        block: String,
    },
    /// Looked at one more line of the solution.
    Reveal {
        block: String,
    },
    /// Chose between writing an exercise and arranging its lines.
    ChooseForm {
        block: String,
        arranging: bool,
    },
    Arrange {
        block: String,
        lines: Vec<(String, usize)>,
    },
    KeepVersion {
        block: String,
        version: Version,
    },
}

impl LessonProgress {
    /// The state after the learner did something.
    pub fn after(&self, did: Did) -> LessonProgress {
        let mut next = self.clone();
        match did {
            Did::Complete(completed) => next.completed = completed,
            Did::Predict { block, guess } => {
                next.skipped.remove(&block);
                next.guesses.insert(block, guess);
            }
            Did::SkipPrediction { block } => {
                next.skipped.insert(block);
            }
            Did::Edit { block, text } => {
                next.ran.remove(&block);
                next.code.insert(block, text);
            }
            Did::Reset { block } => {
                next.ran.remove(&block);
                next.code.remove(&block);
            }
            Did::Run { block } => {
                next.ran.insert(block);
            }
            Did::Answer { block, question, answer } => {
                next.answers.entry(block).or_default().insert(question, answer);
            }
            Did::Write { block, text } => {
                next.words.insert(block, text);
            }
            Did::OpenHint { block } => *next.hints.entry(block).or_default() += 1,
            Did::Solve { block } => {
                next.solved.insert(block);
            }
            Did::Reveal { block } => *next.revealed.entry(block).or_default() += 1,
            Did::ChooseForm { block, arranging } => {
                next.ran.remove(&block);
                next.arranging.insert(block, arranging);
            }
            Did::Arrange { block, lines } => {
                next.ran.remove(&block);
                next.arranged.insert(block, lines);
            }
            Did::KeepVersion { block, version } => {
                let versions = next.versions.entry(block).or_default();
                // What a run has said of a version is not forgotten when it is put aside.
                let known = versions.iter().position(|other| other.text == version.text);
                let known = known.map(|place| versions.remove(place));
                let version = match known {
                    Some(known) if version.of == 0 => Version { at: version.at, ..known },
                    _ => version,
                };
                versions.push(version);
                let surplus = versions.len().saturating_sub(MOST_VERSIONS);
                versions.drain(..surplus);
            }
        }
        next
    }

    /// How many of the lesson's tasks are done, and how many there are: predictions made, exercises solved, questions
    /// answered rightly.
    pub fn done(&self, lesson: &Lesson) -> (usize, usize) {
        let mut tasks: Vec<bool> = Vec::new();
        for block in &lesson.blocks {
            match block {
                Block::Predict(predict) => tasks.push(self.guesses.contains_key(&predict.id)),
                Block::Exercise(exercise) => tasks.push(self.solved.contains(&exercise.id)),
                Block::Quiz(quiz) => {
                    let answers = self.answers.get(&quiz.id);
                    tasks.extend(quiz.questions.iter().map(|question| {
                        let given = answers.and_then(|answers| answers.get(&question.key));
                        given == Some(&question.right_key)
                    }));
                }
                Block::Prose(_) | Block::Play(_) | Block::Compare(_) | Block::Lenses(_) => {}
            }
        }
        (tasks.iter().filter(|done| **done).count(), tasks.len())
    }

    /// Whether the learner has begun at all.
    pub fn begun(&self) -> bool {
        *self != LessonProgress::default()
    }
}

impl Reducible for LessonProgress {
    type Action = Did;

    fn reduce(self: Rc<Self>, did: Did) -> Rc<Self> {
        Rc::new(self.after(did))
    }
}

/// The key of a lesson's progress in the browser's storage.
pub fn key(lesson: &str) -> String {
    format!("lesson:{lesson}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited() -> LessonProgress {
        LessonProgress::default()
            .after(Did::Edit { block: "seq".into(), text: "print(1)".into() })
            .after(Did::Run { block: "seq".into() })
    }

    #[test]
    fn everything_survives_the_storage() {
        let progress = edited()
            .after(Did::Predict { block: "p".into(), guess: SavedGuess::Seconds(2.0) })
            .after(Did::Answer { block: "quiz-1".into(), question: "Why?".into(), answer: "So.".into() })
            .after(Did::OpenHint { block: "exercise-1".into() })
            .after(Did::Complete(true));
        let text = serde_json::to_string(&progress).unwrap();
        assert_eq!(serde_json::from_str::<LessonProgress>(&text).unwrap(), progress);
    }

    #[test]
    fn what_an_older_page_kept_is_still_understood() {
        let old: LessonProgress = serde_json::from_str(r#"{"completed":true,"stars":5}"#).unwrap();
        assert!(old.completed);
    }

    #[test]
    fn versions_are_kept_once_each_and_not_without_end() {
        let keep = |progress: LessonProgress, number: usize| {
            let version = Version { at: number as f64, text: format!("{}", number % 30), passed: 0, of: 1 };
            progress.after(Did::KeepVersion { block: "e".into(), version })
        };
        let progress = (0..35).fold(LessonProgress::default(), keep);
        let versions = &progress.versions["e"];
        assert_eq!(versions.len(), MOST_VERSIONS);
        assert_eq!(versions.last().map(|version| version.text.as_str()), Some("4"));
        assert_eq!(versions.iter().filter(|version| version.text == "4").count(), 1);
        let aside = Version { at: 99.0, text: "4".into(), passed: 0, of: 0 };
        let after = progress.after(Did::KeepVersion { block: "e".into(), version: aside });
        let last = after.versions["e"].last().unwrap();
        assert_eq!((last.at, last.of, after.versions["e"].len()), (99.0, 1, MOST_VERSIONS));
    }

    #[test]
    fn an_edit_is_no_longer_what_was_run() {
        let progress = edited().after(Did::Edit { block: "seq".into(), text: "print(2)".into() });
        assert!(progress.ran.is_empty());
        assert_eq!(progress.after(Did::Reset { block: "seq".into() }).code.get("seq"), None);
    }

    #[test]
    fn a_prediction_takes_the_place_of_a_skipped_one() {
        let progress = LessonProgress::default()
            .after(Did::SkipPrediction { block: "p".into() })
            .after(Did::Predict { block: "p".into(), guess: SavedGuess::Choice(1) });
        assert!(progress.skipped.is_empty());
        assert_eq!(progress.guesses["p"], SavedGuess::Choice(1));
    }
}
