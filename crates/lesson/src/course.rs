//! A course, its glossary and its lessons, as read from their files.

use crate::{Block, Compare, Exercise, Phrase, Play, Predict, Script, Tag};

/// A course: lessons in an order, and the words they use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    pub title: String,
    /// One or two sentences for the contents page.
    pub summary: Option<Phrase>,
    /// In the order in which they are to be read.
    pub lessons: Vec<Lesson>,
    pub glossary: Glossary,
}

impl Course {
    /// The lesson with this id.
    pub fn lesson(&self, id: &str) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.id == id)
    }
}

/// The words of a course, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Glossary {
    pub terms: Vec<Term>,
}

/// A word of the glossary.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What `concepts:` of a lesson and [`crate::Markup::Term`] refer to.
    pub id: String,
    /// Other forms of the word (plural, verb), for finding it in prose.
    pub also: Vec<String>,
    pub means: Phrase,
}

impl Glossary {
    /// The term with this id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.id == id)
    }

    /// The term that this word is a form of, whatever its case.
    pub fn find(&self, word: &str) -> Option<&Term> {
        let word = word.trim().to_lowercase();
        self.terms.iter().find(|term| {
            term.id.to_lowercase() == word || term.also.iter().any(|form| form.to_lowercase() == word)
        })
    }
}

/// One lesson.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lesson {
    /// The folder's name within the course, `02-gather`.
    pub folder: String,
    /// Stable: links and the learner's progress are kept under it.
    pub id: String,
    pub title: String,
    pub level: Level,
    /// How long it takes.
    pub minutes: u32,
    /// What the learner can do afterwards.
    pub objectives: Vec<Phrase>,
    /// Lessons to be known before.
    pub needs: Vec<Name>,
    /// Terms of the glossary that it teaches.
    pub concepts: Vec<Name>,
    /// Beliefs that it argues with.
    pub misconceptions: Vec<Tag>,
    /// The lesson to go on with; none at the end of the course.
    pub next: Option<Name>,
    /// What is shown, in order.
    pub blocks: Vec<Block>,
}

/// How much a lesson asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    #[default]
    Beginner,
    Intermediate,
    Advanced,
}

/// A reference by id, with the line of `lesson.md` where it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub id: String,
    pub line: u32,
}

impl Lesson {
    /// The path of its text within the course.
    pub fn path(&self) -> String {
        lesson_path(&self.folder)
    }

    /// The block with this id.
    pub fn block(&self, id: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id() == Some(id))
    }

    /// The play block with this id.
    pub fn play(&self, id: &str) -> Option<&Play> {
        match self.block(id)? {
            Block::Play(play) => Some(play),
            _ => None,
        }
    }

    /// The prediction that is asked for before this play block runs.
    pub fn prediction_for(&self, play: &str) -> Option<&Predict> {
        self.blocks.iter().find_map(|block| match block {
            Block::Predict(predict) if predict.of.id == play => Some(predict),
            _ => None,
        })
    }

    /// Every script of the lesson, in the order of the blocks.
    pub fn scripts(&self) -> Vec<&Script> {
        let mut scripts = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Play(Play { script, .. }) => scripts.push(script),
                Block::Compare(Compare { runs, .. }) => scripts.extend(runs),
                Block::Exercise(Exercise { start, solution, .. }) => scripts.extend([start, solution]),
                Block::Prose(_) | Block::Predict(_) | Block::Quiz(_) => {}
            }
        }
        scripts
    }
}

/// The path of a lesson's text, given its folder (empty for the folder that the file source starts at).
pub(crate) fn lesson_path(folder: &str) -> String {
    if folder.is_empty() { "lesson.md".to_owned() } else { format!("{folder}/lesson.md") }
}
