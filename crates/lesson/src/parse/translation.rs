//! A course in another language: the files of a folder named after the language, where they exist.
//!
//! ```text
//! lessons/course.yaml                 lists `translations: [de]`
//! lessons/02-gather/lesson.md
//! lessons/02-gather/together.py
//! lessons/de/course.yaml              title, summary and glossary
//! lessons/de/02-gather/lesson.md      the same blocks in the same order, in German
//! ```
//!
//! Scripts are shared, unless the translation brings one of the same name. Ids are the same in every language, since a
//! learner's progress is kept under them.

use super::{Files, MAX_BYTES, course, normalized, parse_lesson};
use crate::diagnostic::{Findings, quoted};
use crate::{Block, Course, Kind, Lesson, Name, Parsed, yaml};

/// Reads a course in another language than its own. What is not translated is the original's.
///
/// `original` is what [`super::parse_course`] gave for the same files.
pub fn parse_translation(original: &Course, language: &str, files: &Files<'_>) -> Parsed<Course> {
    let path = format!("{language}/course.yaml");
    let mut findings = Findings::new(path.clone());
    let mut translation = Course { translations: original.translations.clone(), ..Course::default() };
    match files(&path) {
        None => findings.add(1, "this file does not exist, although the course lists the language"),
        Some(text) if text.len() > MAX_BYTES => findings.add(1, "this file is longer than 512 KB"),
        Some(text) => match yaml::parse(&normalized(&text), 1) {
            Err(error) => findings.add(error.line, error.message),
            Ok(node) => course::read_translation(&node, &mut translation, &mut findings),
        },
    }
    if translation.title.is_empty() {
        translation.title.clone_from(&original.title);
    }
    if translation.summary.is_none() {
        translation.summary.clone_from(&original.summary);
    }
    // Lessons that are not translated use the original's words.
    for term in &original.glossary.terms {
        if translation.glossary.find(&term.id).is_none_or(|own| own.id != term.id) {
            translation.glossary.terms.push(term.clone());
        }
    }
    let mut diagnostics = findings.finish();
    let overlay = |path: &str| files(&format!("{language}/{path}")).or_else(|| files(path));
    for lesson in &original.lessons {
        let translated = lesson.path_in(Some(language));
        if files(&translated).is_none() {
            translation.lessons.push(lesson.clone());
            continue;
        }
        let parsed = parse_lesson(&lesson.folder, &overlay, &translation.glossary);
        let mut own = Lesson { language: Some(language.to_owned()), ..parsed.value };
        share_keys(lesson, &mut own);
        // Where there are faults already, a comparison would only tell them again.
        if parsed.diagnostics.is_empty() {
            diagnostics.extend(compare(lesson, &own));
        }
        let here = parsed.diagnostics.into_iter().map(|mut fault| {
            if fault.file == lesson.path() {
                fault.file.clone_from(&translated);
            }
            fault
        });
        diagnostics.extend(here);
        translation.lessons.push(own);
    }
    Parsed { value: translation, diagnostics }
}

/// Makes answers count in both languages.
fn share_keys(original: &Lesson, own: &mut Lesson) {
    for block in &mut own.blocks {
        let Block::Quiz(quiz) = block else { continue };
        let same = original.blocks.iter().find_map(|block| match block {
            Block::Quiz(other) if other.id == quiz.id => Some(other),
            _ => None,
        });
        for (own, original) in quiz.questions.iter_mut().zip(same.iter().flat_map(|quiz| &quiz.questions)) {
            own.share_keys(original);
        }
    }
}

/// What must be the same in both, and is not.
fn compare(original: &Lesson, own: &Lesson) -> Vec<crate::Diagnostic> {
    let mut findings = Findings::new(own.path());
    let names = |names: &[Name]| names.iter().map(|name| name.id.clone()).collect::<Vec<_>>().join(", ");
    let next = |lesson: &Lesson| names(lesson.next.as_slice());
    let facts = |lesson: &Lesson| {
        [
            ("id", lesson.id.clone()),
            ("level", format!("{:?}", lesson.level).to_lowercase()),
            ("minutes", lesson.minutes.to_string()),
            ("needs", names(&lesson.needs)),
            ("next", next(lesson)),
        ]
    };
    for ((key, wanted), (_, found)) in facts(original).into_iter().zip(facts(own)) {
        if wanted != found {
            findings.add(
                1,
                format!("`{key}` is {} in the original and {} here", quoted(&wanted), quoted(&found)),
            );
        }
    }
    let blocks = |lesson: &'_ Lesson| -> Vec<(String, u32, String)> {
        let with_id = lesson.blocks.iter().filter_map(|block| Some((block.id()?, block)));
        with_id.map(|(id, block)| (id.to_owned(), block.line(), shape(block))).collect()
    };
    let (wanted, found) = (blocks(original), blocks(own));
    for (place, (id, _, shape)) in wanted.iter().enumerate() {
        match found.get(place) {
            None => findings.add(1, format!("the block {} of the original is missing", quoted(id))),
            Some((other, line, _)) if other != id => {
                let text = format!("the original has the block {} here, not {}", quoted(id), quoted(other));
                findings.add(*line, text);
                break;
            }
            Some((_, line, other)) if other != shape => {
                let text = format!("in the original, {} has {shape}; here it has {other}", quoted(id));
                findings.add(*line, text);
            }
            Some(_) => {}
        }
    }
    if let Some((id, line, _)) = found.get(wanted.len()) {
        findings.add(*line, format!("the original has no further block, but here is {}", quoted(id)));
    }
    findings.finish()
}

/// What a learner's progress counts on: how many of each thing a block has.
fn shape(block: &Block) -> String {
    match block {
        Block::Prose(_) => String::new(),
        Block::Play(play) => format!("{} checks", play.checks.len()),
        Block::Predict(predict) => match &predict.kind {
            Kind::Choice { options, .. } => {
                let tags =
                    options.iter().map(|option| option.tag.map_or("–".to_owned(), |tag| tag.to_string()));
                format!("options with the tags {}", tags.collect::<Vec<_>>().join(" "))
            }
            other => kind_name(other).to_owned(),
        },
        Block::Compare(compare) => format!("{} runs", compare.runs.len()),
        Block::Lenses(lenses) => format!("{} runs", lenses.runs.len()),
        Block::Exercise(exercise) => {
            format!("{} checks and {} hints", exercise.checks.len(), exercise.hints.len())
        }
        Block::Quiz(quiz) => {
            let wrong = quiz.questions.iter().map(|question| question.wrong.len().to_string());
            format!(
                "{} questions with {} wrong answers",
                quiz.questions.len(),
                wrong.collect::<Vec<_>>().join(", ")
            )
        }
    }
}

fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Seconds { .. } => "a question for seconds",
        Kind::Order { .. } => "a question for an order",
        Kind::Output { .. } => "a question for the output",
        Kind::Choice { .. } => "options",
        Kind::Draw(_) => "a drawing",
    }
}
