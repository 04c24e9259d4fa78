//! A course, its glossary and its lessons, as read from their files.

use std::collections::BTreeSet;

use crate::{Block, Compare, Exercise, Lenses, Phrase, Play, Predict, Question, Quiz, Script, Tag};

/// How many lessons later a question is asked again.
pub(crate) const ASKED_AGAIN_AFTER: usize = 2;

/// A course: lessons in an order, and the words they use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    pub title: String,
    /// One or two sentences for the contents page.
    pub summary: Option<Phrase>,
    /// In the order in which they are to be read.
    pub lessons: Vec<Lesson>,
    pub glossary: Glossary,
    /// Languages that it is translated into, fully or in part: tags such as `de`, which are names of folders.
    pub translations: Vec<String>,
}

impl Course {
    /// The lesson with this id.
    pub fn lesson(&self, id: &str) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.id == id)
    }

    /// The questions of an earlier lesson that are asked again in this one, with other names.
    pub fn asked_again(&self, id: &str) -> Vec<Question> {
        let questions =
            self.asked_again_from(id).into_iter().flat_map(Lesson::quizzes).flat_map(|quiz| &quiz.questions);
        questions.filter_map(|question| question.again.as_deref().cloned()).collect()
    }

    /// The lesson whose questions are asked again in this one.
    pub fn asked_again_from(&self, id: &str) -> Option<&Lesson> {
        let place = self.lessons.iter().position(|lesson| lesson.id == id)?;
        self.lessons.get(place.checked_sub(ASKED_AGAIN_AFTER)?)
    }

    /// Which lesson builds directly on which, as numbers of the first and of the second. What follows from other needs
    /// is left out.
    pub fn links(&self) -> Vec<(usize, usize)> {
        let place = |id: &str| self.lessons.iter().position(|lesson| lesson.id == id);
        // What each lesson builds on, however indirectly; needs that come later are a fault and count for nothing.
        let mut below: Vec<BTreeSet<usize>> = Vec::new();
        let mut links = Vec::new();
        for (number, lesson) in self.lessons.iter().enumerate() {
            let needs: BTreeSet<usize> = lesson
                .needs
                .iter()
                .filter_map(|need| place(&need.id))
                .filter(|need| *need < number)
                .collect();
            let indirect: BTreeSet<usize> =
                needs.iter().flat_map(|need| below[*need].iter().copied()).collect();
            links.extend(needs.difference(&indirect).map(|need| (*need, number)));
            below.push(&needs | &indirect);
        }
        links
    }

    /// The lessons as a map: each row builds only on rows above it. Numbers in [`Course::lessons`].
    pub fn map(&self) -> Vec<Vec<usize>> {
        let mut depths: Vec<usize> = Vec::new();
        for lesson in &self.lessons {
            // A need that comes later is a fault that the lint tells of; here it counts for nothing.
            let needs = lesson.needs.iter().filter_map(|need| {
                let place = self.lessons.iter().position(|other| other.id == need.id)?;
                depths.get(place)
            });
            depths.push(needs.max().map_or(0, |depth| depth + 1));
        }
        let mut rows: Vec<Vec<usize>> = Vec::new();
        for (place, depth) in depths.into_iter().enumerate() {
            rows.resize_with(rows.len().max(depth + 1), Vec::new);
            rows[depth].push(place);
        }
        rows
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
    /// The language of its text, if that is a translation.
    pub language: Option<String>,
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
    /// Whether executing code takes virtual time in its programs; usually only waiting does.
    pub cpu: LessonCpu,
    /// The lesson to go on with; none at the end of the course.
    pub next: Option<Name>,
    /// What is shown, in order.
    pub blocks: Vec<Block>,
}

/// How a lesson's programs are timed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LessonCpu {
    /// Only waiting takes time.
    #[default]
    Off,
    /// Instructions take time as well, 25 ns each.
    Counted,
}

impl LessonCpu {
    /// As a run's options have it.
    pub fn option(self) -> trace::Cpu {
        match self {
            LessonCpu::Off => trace::Cpu::Off,
            LessonCpu::Counted => trace::Cpu::Counted { nanos_per_instruction: 25 },
        }
    }
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
        self.path_in(self.language.as_deref())
    }

    /// The same in another language.
    pub(crate) fn path_in(&self, language: Option<&str>) -> String {
        match language {
            None => lesson_path(&self.folder),
            Some(language) => format!("{language}/{}", lesson_path(&self.folder)),
        }
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

    /// Its quizzes.
    pub fn quizzes(&self) -> impl Iterator<Item = &Quiz> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Quiz(quiz) => Some(quiz),
            _ => None,
        })
    }

    /// Every script of the lesson, in the order of the blocks.
    pub fn scripts(&self) -> Vec<&Script> {
        let mut scripts = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Play(Play { script, .. }) => scripts.push(script),
                Block::Compare(Compare { runs, .. }) | Block::Lenses(Lenses { runs, .. }) => {
                    scripts.extend(runs)
                }
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
