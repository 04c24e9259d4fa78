//! The lesson format: reading it, linting it, and checking a learner's run against it.
//!
//! The life of a lesson, in order:
//!
//! 1. [`parse_course`], [`parse_translation`] or [`parse_lesson`] reads `course.yaml`, `lesson.md` and the `.py` files beside it
//!    through a [`Files`] closure (a folder on disk, files embedded in the page, a download) into typed
//!    [`Course`], [`Lesson`] and [`Block`]s. It never fails and never panics: what is wrong is told as
//!    [`Diagnostic`]s (`file:line: message`), and what could be read is there all the same.
//! 2. The page shows the blocks. [`judge`] compares a prediction with what the [`trace::Trace`] of the run
//!    says, [`check_all`] decides whether an exercise is solved and says where it failed if not.
//! 3. [`lint_course`] and [`lint_lesson`] look at the structure alone; [`verify_lesson`] also runs every
//!    script, through a closure, so that no number in a lesson can go stale.
//!
//! ```
//! let text = "---\nid: a\ntitle: A\nminutes: 5\nobjectives: [Wait]\n---\n\n```play\nfil: a.py\n```\n";
//! let files = |path: &str| (path == "a/lesson.md").then(|| text.to_owned());
//! let parsed = lesson::parse_lesson("a", &files, &lesson::Glossary::default());
//! assert_eq!(parsed.value.title, "A");
//! let said = parsed.diagnostics[1].to_string();
//! assert_eq!(said, "a/lesson.md:9: a play block has no key `fil`; did you mean `file`?");
//! ```
//!
//! A lesson may come from anywhere. Its prose is a tree of known elements ([`Markup`]), never HTML, and its
//! links lead to http, https and relative addresses only.

mod block;
mod check;
mod course;
mod diagnostic;
mod draw;
mod expectation;
mod facts;
mod fields;
mod lenses;
mod lint;
mod markdown;
mod misconception;
mod parse;
mod predict;
mod prose;
mod puzzle;
mod python;
mod verify;
mod words;
mod yaml;

pub use block::{
    Answer, Block, ChoiceOption, Compare, Computed, Distractor, Exercise, Form, Guess, Kind, Lenses, Note,
    Pane, Parsons, Play, Predict, Question, Quiz, QuizChoice, Rule, RunWhen, Script, When, Wrong,
};
pub use check::{Finding, Report, Verdict, check, check_all};
pub use course::{Course, Glossary, Lesson, LessonCpu, Level, Name, Term};
pub use diagnostic::{Diagnostic, Parsed};
pub use draw::{Bars, Drawing, DrawnLane, Overlap, Stretch, overlay};
pub use expectation::{Check, Comparison, Expectation, Measure, OutputPart, OutputTest};
pub use facts::{Facts, LoopBlock, OutputLine, TaskFacts, Wait, max_concurrent};
pub use lenses::{Job, LENSES, Work};
pub use lint::{lint_course, lint_lesson};
pub use misconception::{MISCONCEPTIONS, Tag};
pub use parse::{Files, parse_course, parse_lesson, parse_translation};
pub use predict::{Judgement, compute, judge};
pub use prose::{Markup, Phrase, Prose, to_html};
pub use puzzle::{INDENT, Piece, Placed, Puzzle};
pub use verify::verify_lesson;
