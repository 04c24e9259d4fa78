//! The blocks of a lesson in their order. A prediction stands with the script it is about.

use std::rc::Rc;

use lesson::{Block, Course, Lesson, Play, Predict, Quiz};
use yew::prelude::*;

use super::{CompareBlock, ExerciseBlock, LensesBlock, PlayBlock, QuizBlock, prose, prose::Place};
use crate::{
    language::Language,
    progress::{Did, LessonProgress},
    route::{Part, Route},
};

/// The id of the questions that are asked again; no block of a lesson can have it, since theirs have a number.
const AGAIN: &str = "again";

#[derive(PartialEq, Properties)]
pub struct Props {
    pub course: Rc<Course>,
    pub lesson: String,
    pub progress: Rc<LessonProgress>,
    pub on: Callback<Did>,
    /// Shows the blocks of one kind only.
    #[prop_or(Part::Lesson)]
    pub part: Part,
}

/// A block that owns what it shows, so that it is not copied at each drawing.
enum Shown {
    Prose(usize),
    Play(Rc<Play>, Option<Rc<Predict>>),
    Compare(Rc<lesson::Compare>),
    Lenses(Rc<lesson::Lenses>),
    Exercise(Rc<lesson::Exercise>),
    Quiz(Rc<lesson::Quiz>),
    /// Questions of an earlier lesson, with its id and title.
    Again(Rc<lesson::Quiz>, String, String),
}

impl Shown {
    fn is_of(&self, part: Part) -> bool {
        match (self, part) {
            (_, Part::Lesson)
            | (Shown::Play(..), Part::Play)
            | (Shown::Compare(_), Part::Compare)
            | (Shown::Lenses(_), Part::Lenses)
            | (Shown::Exercise(_), Part::Exercise)
            | (Shown::Quiz(_), Part::Quiz) => true,
            (Shown::Again(..), _) => false,
            (
                Shown::Prose(_)
                | Shown::Play(..)
                | Shown::Compare(_)
                | Shown::Lenses(_)
                | Shown::Exercise(_)
                | Shown::Quiz(_),
                _,
            ) => false,
        }
    }
}

/// All blocks of a lesson.
#[component]
pub fn Blocks(props: &Props) -> Html {
    let shown = use_memo((props.course.clone(), props.lesson.clone()), |(course, id)| {
        let mut blocks = course.lesson(id).map(shown).unwrap_or_default();
        blocks.extend(again(course, id));
        blocks
    });
    let Some(lesson) = props.course.lesson(&props.lesson) else { return Html::default() };
    let untranslated = lesson.language.is_none() && Language::current() != Language::English;
    let lang = untranslated.then_some(Language::English.tag());
    let place = Place { glossary: Some(&props.course.glossary), folder: &lesson.folder };
    html! {
        <>
            { for shown.iter().enumerate().filter(|(_, block)| block.is_of(props.part)).map(|(key, block)| match block {
                Shown::Prose(index) => match &lesson.blocks[*index] {
                    Block::Prose(text) => html! { <div {key} class="column prose" {lang}>{ prose(&text.content, place) }</div> },
                    _ => Html::default(),
                },
                Shown::Play(play, predict) => html! {
                    <PlayBlock {key} play={play.clone()} predict={predict.clone()}
                        progress={props.progress.clone()} on={props.on.clone()} />
                },
                Shown::Compare(compare) => html! {
                    <CompareBlock {key} compare={compare.clone()} progress={props.progress.clone()} on={props.on.clone()} />
                },
                Shown::Lenses(lenses) => html! {
                    <LensesBlock {key} lenses={lenses.clone()} progress={props.progress.clone()} on={props.on.clone()} />
                },
                Shown::Exercise(exercise) => html! {
                    <ExerciseBlock {key} exercise={exercise.clone()} progress={props.progress.clone()} on={props.on.clone()} />
                },
                Shown::Quiz(quiz) => html! {
                    <QuizBlock {key} quiz={quiz.clone()} on={props.on.clone()}
                        answers={props.progress.answers.get(&quiz.id).cloned().unwrap_or_default()} />
                },
                Shown::Again(quiz, lesson, title) => html! {
                    <QuizBlock {key} quiz={quiz.clone()} on={props.on.clone()}
                        from={html! { <a href={Route::Lesson { id: lesson.clone() }.href()}>{ title }</a> }}
                        answers={props.progress.answers.get(&quiz.id).cloned().unwrap_or_default()} />
                },
            }) }
        </>
    }
}

/// The questions of two lessons before, with other names. They stand behind everything else.
fn again(course: &Course, id: &str) -> Option<Shown> {
    let questions = course.asked_again(id);
    let from = course.asked_again_from(id)?;
    let quiz = Quiz { id: AGAIN.to_owned(), line: 0, questions };
    (!quiz.questions.is_empty()).then(|| Shown::Again(Rc::new(quiz), from.id.clone(), from.title.clone()))
}

fn shown(lesson: &Lesson) -> Vec<Shown> {
    let blocks = lesson.blocks.iter().enumerate().filter_map(|(index, block)| {
        Some(match block {
            Block::Prose(_) => Shown::Prose(index),
            Block::Play(play) => {
                Shown::Play(Rc::new(play.clone()), lesson.prediction_for(&play.id).cloned().map(Rc::new))
            }
            Block::Predict(_) => return None,
            Block::Compare(compare) => Shown::Compare(Rc::new(compare.clone())),
            Block::Lenses(lenses) => Shown::Lenses(Rc::new(lenses.clone())),
            Block::Exercise(exercise) => Shown::Exercise(Rc::new(exercise.clone())),
            Block::Quiz(quiz) => Shown::Quiz(Rc::new(quiz.clone())),
        })
    });
    blocks.collect()
}
