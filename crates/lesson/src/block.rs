//! The blocks of a lesson, as the page shows them and as the checks read them.
//!
//! Every block but prose has an id (given, or `kind-number`), under which the learner's progress is kept,
//! and the line of `lesson.md` where its fence stands.

use crate::{Bars, Check, Drawing, Job, Name, Phrase, Prose, Tag};

/// One piece of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Prose(Prose),
    Play(Play),
    Predict(Predict),
    Compare(Compare),
    Lenses(Lenses),
    Exercise(Exercise),
    Quiz(Quiz),
}

impl Block {
    /// Its id; prose has none.
    pub fn id(&self) -> Option<&str> {
        match self {
            Block::Prose(_) => None,
            Block::Play(play) => Some(&play.id),
            Block::Predict(predict) => Some(&predict.id),
            Block::Compare(compare) => Some(&compare.id),
            Block::Lenses(lenses) => Some(&lenses.id),
            Block::Exercise(exercise) => Some(&exercise.id),
            Block::Quiz(quiz) => Some(&quiz.id),
        }
    }

    /// The line where it begins.
    pub fn line(&self) -> u32 {
        match self {
            Block::Prose(prose) => prose.line,
            Block::Play(play) => play.line,
            Block::Predict(predict) => predict.line,
            Block::Compare(compare) => compare.line,
            Block::Lenses(lenses) => lenses.line,
            Block::Exercise(exercise) => exercise.line,
            Block::Quiz(quiz) => quiz.line,
        }
    }
}

/// A Python program of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// The file's name, as tracebacks show it; `main.py` for code written in the lesson itself.
    pub file: String,
    pub source: String,
    /// The line of `lesson.md` that names it.
    pub line: u32,
}

/// A script to run and look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Play {
    pub id: String,
    pub line: u32,
    pub script: Script,
    /// What is open at first; everything else is a click away.
    pub show: Vec<Pane>,
    pub run: RunWhen,
    /// Remarks at lines of the script.
    pub notes: Vec<Note>,
    /// What the lesson's prose relies on; verified, not shown.
    pub checks: Vec<Check>,
}

/// A part of the player.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    Code,
    Timeline,
    Output,
    /// The inside of the loop, step by step.
    Queue,
    Transcript,
    /// The game in which the learner is the loop.
    Loop,
    /// The notes at lines that wait badly, also of the lesson's own script.
    Advice,
}

/// When a script may run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RunWhen {
    /// Whenever the learner wants.
    #[default]
    Free,
    /// Not before the learner has committed to a prediction.
    AfterPrediction,
}

/// A remark at a line of a script.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The line of the script, counted from 1.
    pub at: u32,
    pub say: Phrase,
    /// The line of `lesson.md`.
    pub line: u32,
}

/// A question about a run that has not happened yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Predict {
    pub id: String,
    pub line: u32,
    /// The play block it is about.
    pub of: Name,
    pub ask: Phrase,
    pub kind: Kind,
    /// The first rule that fits the guess speaks.
    pub feedback: Vec<Rule>,
    /// Said whatever was guessed, after the run.
    pub why: Option<Phrase>,
}

/// What kind of answer is asked for, and where the right one comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A number of seconds.
    Seconds { answer: Computed, tolerance: f64 },
    /// The order of the printed lines; `items` are these lines as they are offered.
    Order { answer: Computed, items: Vec<String> },
    /// Text that is printed.
    Output { answer: Computed },
    /// One of several. Without `answer`, the right option is the one whose check holds.
    Choice { answer: Option<Computed>, options: Vec<ChoiceOption> },
    /// Bars on empty lanes.
    Draw(Drawing),
}

/// One of the options of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceOption {
    pub text: Phrase,
    pub say: Option<Phrase>,
    pub tag: Option<Tag>,
    /// Holds in the trace exactly when this is the right one.
    pub check: Option<Check>,
    pub line: u32,
}

/// A value that is read from the trace, so that it cannot go stale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Computed {
    /// `trace.total`: virtual seconds from start to end.
    Total,
    /// `trace.time_of("text")`: when a line that contains the text was first printed.
    TimeOf(String),
    /// `trace.max_concurrent`.
    MaxConcurrent,
    /// `trace.output`: everything printed.
    Output,
    /// `trace.lines`: the same, as lines.
    Lines,
    /// `trace.first_line`.
    FirstLine,
    /// `trace.last_line`.
    LastLine,
    /// `trace.exception`: the name of the exception that ended the program, or `none`.
    Exception,
}

/// What a [`Computed`] gives for one trace.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Seconds(f64),
    Text(String),
    Lines(Vec<String>),
    /// The number of the right option, from 0; none if no option is right.
    Choice(Option<usize>),
    /// The bars of each lane.
    Bars(Vec<Bars>),
}

/// What the learner says.
#[derive(Clone, Debug, PartialEq)]
pub enum Guess {
    Seconds(f64),
    Order(Vec<String>),
    Output(String),
    /// The number of the option, from 0.
    Choice(usize),
    /// The bars of each lane.
    Bars(Vec<Bars>),
}

/// A sentence for those who guessed a certain value.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    pub when: When,
    /// The belief that leads to this value; none for the right one.
    pub tag: Option<Tag>,
    pub say: Phrase,
    pub line: u32,
}

/// Which guesses a rule is for.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// About this number of seconds; of a drawing, where its last bar ends.
    Seconds(f64),
    /// Less, or more, than this.
    Below(f64),
    Above(f64),
    /// This text, or the option with this text.
    Text(String),
    /// These lines in this order.
    Lines(Vec<String>),
    /// An order in which the first of the two comes before the second; a drawing in which it begins earlier.
    Before(String, String),
    /// A drawing in which two lanes share a stretch of time.
    Overlap,
    /// A drawing in which no two lanes do.
    Apart,
    /// Whatever no earlier rule is for.
    Otherwise,
}

/// Several runs on one ruler.
#[derive(Clone, Debug, PartialEq)]
pub struct Compare {
    pub id: String,
    pub line: u32,
    /// Two to four.
    pub runs: Vec<Script>,
    /// One for each run.
    pub labels: Vec<String>,
    /// What the learner is to put in their own words.
    pub ask: Phrase,
    /// An answer to compare their own with.
    pub explain: Option<Phrase>,
    /// The total of each run, in seconds, if the prose relies on it; verified.
    pub totals: Vec<f64>,
}

/// One job as asyncio, threads and processes, on one ruler. Work of the processor takes time here.
#[derive(Clone, Debug, PartialEq)]
pub struct Lenses {
    pub id: String,
    pub line: u32,
    /// The job that the programs are written from; none when they are the author's own.
    pub job: Option<Job>,
    /// One for each of [`LENSES`](crate::LENSES).
    pub runs: Vec<Script>,
    pub ask: Option<Phrase>,
    pub explain: Option<Phrase>,
    /// The total of each run, in seconds, if the prose relies on it; verified.
    pub totals: Vec<f64>,
}

/// A task to program.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    pub id: String,
    pub line: u32,
    pub ask: Option<Phrase>,
    pub start: Script,
    pub solution: Script,
    /// The functions that may be changed; all of the script if there are none.
    pub editable: Vec<Name>,
    pub checks: Vec<Check>,
    /// From a nudge to nearly the answer.
    pub hints: Vec<Phrase>,
    pub parsons: Option<Parsons>,
    /// How it is offered at first.
    pub form: Form,
    /// Said when it is solved.
    pub explain: Option<Phrase>,
}

impl Exercise {
    /// The lines of a version of the script (first and last, from 1) that may be changed, in order: the named
    /// functions, and what stands between the marks `# your turn: begin` and `# your turn: end`.
    /// None when all of it may.
    pub fn editable_lines(&self, source: &str) -> Option<Vec<(u32, u32)>> {
        if self.editable.is_empty() && !self.is_marked() {
            return None;
        }
        let names = self.editable.iter().map(|name| name.id.as_str());
        let mut lines: Vec<_> =
            names.filter_map(|name| crate::python::function_lines(source, name)).collect();
        lines.extend(crate::python::marked_lines(source).into_iter().flatten());
        lines.sort_unstable();
        Some(lines)
    }

    /// Whether marks in the script say what may be changed.
    pub fn is_marked(&self) -> bool {
        !matches!(crate::python::marked_lines(&self.start.source).as_deref(), Ok([]))
    }
}

/// The exercise as lines to be put in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsons {
    /// Lines that do not belong.
    pub distractors: Vec<Distractor>,
}

/// A line that looks as if it belonged.
#[derive(Clone, Debug, PartialEq)]
pub struct Distractor {
    /// Its indentation does not matter.
    pub text: String,
    /// Said to a learner who uses it.
    pub say: Option<Phrase>,
    pub line: u32,
}

/// How an exercise is offered at first; where both are possible the learner may change over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// In the editor.
    #[default]
    Write,
    /// As lines to be put in order.
    Arrange,
}

/// Some questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Quiz {
    pub id: String,
    pub line: u32,
    pub questions: Vec<Question>,
}

/// A question with one right answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub line: u32,
    /// What progress is kept under: the question in the course's own language, whatever language this one is in.
    pub key: String,
    pub ask: Phrase,
    /// Code that the question is about.
    pub code: Option<String>,
    pub right: Phrase,
    /// What the right answer is kept under.
    pub right_key: String,
    pub wrong: Vec<Wrong>,
    /// Said after any answer.
    pub why: Option<Phrase>,
    /// The same question with other names and numbers, for two lessons later.
    pub again: Option<Box<Question>>,
}

/// A wrong answer, and the belief that leads to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// What it is kept under.
    pub key: String,
    pub text: Phrase,
    pub tag: Option<Tag>,
    pub say: Option<Phrase>,
    pub line: u32,
}

/// An answer as it is offered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum QuizChoice<'q> {
    Right(&'q Question),
    Wrong(&'q Wrong),
}

impl<'q> QuizChoice<'q> {
    /// What it says.
    pub fn text(self) -> &'q Phrase {
        match self {
            QuizChoice::Right(question) => &question.right,
            QuizChoice::Wrong(wrong) => &wrong.text,
        }
    }

    /// What it is kept under, in all languages.
    pub fn key(self) -> &'q str {
        match self {
            QuizChoice::Right(question) => &question.right_key,
            QuizChoice::Wrong(wrong) => &wrong.key,
        }
    }
}

impl Question {
    /// All answers in the order in which to offer them: always the same, in every language, and without a favourite
    /// place for the right one.
    pub fn choices(&self) -> Vec<QuizChoice<'_>> {
        let mut choices = vec![QuizChoice::Right(self)];
        choices.extend(self.wrong.iter().map(QuizChoice::Wrong));
        choices.sort_by_key(|choice| mixed(choice.key()));
        choices
    }

    /// Keeps progress under the same keys as another question does: this one's original.
    pub(crate) fn share_keys(&mut self, original: &Question) {
        self.key.clone_from(&original.key);
        self.right_key.clone_from(&original.right_key);
        for (own, original) in self.wrong.iter_mut().zip(&original.wrong) {
            own.key.clone_from(&original.key);
        }
        if let (Some(own), Some(original)) = (&mut self.again, &original.again) {
            own.share_keys(original);
        }
    }
}

/// FNV-1a: a number that has nothing to do with what the text says.
pub(crate) fn mixed(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
