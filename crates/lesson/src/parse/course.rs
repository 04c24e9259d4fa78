//! `course.yaml`: the title, the order of the lessons, the glossary.

use super::{Files, MAX_BYTES, normalized, parse_lesson};
use crate::course::lesson_path;
use crate::diagnostic::{Findings, quoted};
use crate::fields::{self, Fields};
use crate::markdown;
use crate::yaml::{self, Node, Value};
use crate::{Course, Glossary, Name, Parsed, Term};

/// Reads a course: `course.yaml` and each lesson that it names.
///
/// ```yaml
/// title: What await really does
/// summary: Six lessons, one hour.
/// lessons: [01-coroutines, 02-gather]       # folders, in order
/// translations: [de]                        # folders with the same lessons in other languages
/// glossary:
///   coroutine:
///     also: [coroutines, coroutine object]  # other forms of the word
///     means: A call that has not run yet.
///   task: A coroutine that the loop runs.   # the short form
/// ```
pub fn parse_course(files: &Files<'_>) -> Parsed<Course> {
    let mut findings = Findings::new("course.yaml");
    let mut course = Course::default();
    let mut folders = Vec::new();
    match files("course.yaml") {
        None => findings.add(1, "this file does not exist"),
        Some(text) if text.len() > MAX_BYTES => findings.add(1, "this file is longer than 512 KB"),
        Some(text) => match yaml::parse(&normalized(&text), 1) {
            Err(error) => findings.add(error.line, error.message),
            Ok(node) => folders = read(&node, &mut course, &mut findings),
        },
    }
    let mut of_lessons = Vec::new();
    for Name { id: folder, line } in folders {
        if files(&lesson_path(&folder)).is_none() {
            findings.add(line, format!("there is no file {}", quoted(&lesson_path(&folder))));
            continue;
        }
        let parsed = parse_lesson(&folder, files, &course.glossary);
        course.lessons.push(parsed.value);
        of_lessons.extend(parsed.diagnostics);
    }
    let mut diagnostics = findings.finish();
    diagnostics.extend(of_lessons);
    Parsed { value: course, diagnostics }
}

/// Everything but the lessons themselves; their folders are returned.
fn read(node: &Node, course: &mut Course, findings: &mut Findings) -> Vec<Name> {
    let Some(mut fields) = Fields::of(node, "a course", findings) else { return Vec::new() };
    words(&mut fields, course, findings);
    let mut folders: Vec<Name> = Vec::new();
    if let Some(node) = fields.required("lessons", findings) {
        for item in fields::list(node) {
            let Some(folder) = fields::text(item, "lessons", findings) else { continue };
            let good = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
            if !folder.bytes().all(good) {
                findings
                    .add(item.line, format!("{} is not the name of a folder of this course", quoted(folder)));
            } else if folders.iter().any(|before| before.id == folder) {
                findings.add(item.line, format!("the lesson {} is listed twice", quoted(folder)));
            } else {
                folders.push(Name { id: folder.to_owned(), line: item.line });
            }
        }
    }
    if let Some(node) = fields.optional("translations") {
        for item in fields::list(node) {
            let Some(tag) = fields::text(item, "translations", findings) else { continue };
            if tag.len() > 8 || !tag.bytes().all(|byte| byte.is_ascii_lowercase()) {
                findings
                    .add(item.line, format!("{} is not the tag of a language, such as `de`", quoted(tag)));
            } else {
                course.translations.push(tag.to_owned());
            }
        }
    }
    fields.finish(findings);
    folders
}

/// What a translation says for itself; the order of the lessons is the original's.
pub(super) fn read_translation(node: &Node, course: &mut Course, findings: &mut Findings) {
    let Some(mut fields) = Fields::of(node, "the translation of a course", findings) else { return };
    words(&mut fields, course, findings);
    fields.finish(findings);
}

/// Title, summary and glossary.
fn words(fields: &mut Fields<'_>, course: &mut Course, findings: &mut Findings) {
    course.title = fields.text("title", findings).unwrap_or_default().to_owned();
    if let Some(node) = fields.optional("glossary") {
        course.glossary = glossary(node, findings);
    }
    if let Some(node) = fields.optional("summary")
        && let Some(text) = fields::text(node, "summary", findings)
    {
        course.summary = Some(markdown::phrase(text, node.line, &course.glossary, findings));
    }
}

fn glossary(node: &Node, findings: &mut Findings) -> Glossary {
    let Value::Map(entries) = &node.value else {
        findings.add(node.line, "`glossary` must be written as `word: what it means` lines");
        return Glossary::default();
    };
    let mut glossary = Glossary::default();
    for entry in entries {
        let (means, also) = match &entry.value.value {
            Value::Map(_) => {
                let Some(mut fields) = Fields::of(&entry.value, "a glossary entry", findings) else {
                    continue;
                };
                let means = fields.required("means", findings);
                let also = fields.optional("also").map(|also| fields::texts(also, "also", findings));
                fields.finish(findings);
                (means, also.unwrap_or_default())
            }
            Value::Nothing | Value::Text(_) | Value::List(_) => (Some(&entry.value), Vec::new()),
        };
        let Some(means) = means else { continue };
        let Some(text) = fields::text(means, &entry.key, findings) else { continue };
        // A meaning may use words of the glossary, but marking them would lead round in circles.
        let means = markdown::phrase(text, means.line, &Glossary::default(), findings);
        glossary.terms.push(Term { id: entry.key.clone(), also, means });
    }
    glossary
}
