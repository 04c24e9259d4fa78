//! `interleave check`: lints lessons, runs every script in them, and verifies every promise.

use std::path::{Path, PathBuf};

use lesson::{
    Course, Diagnostic, Lesson, lint_course, lint_lesson, parse_course, parse_lesson, parse_translation,
    verify_lesson,
};
use trace::Options;

use crate::arguments::Check;

/// Checks courses (folders with a `course.yaml`) and single lessons. Prints `file:line: message` for whatever is
/// wrong; the status is 1 when something is.
pub fn check(options: &Check) -> anyhow::Result<u8> {
    let paths = if options.paths.is_empty() { vec![PathBuf::from("lessons")] } else { options.paths.clone() };
    let mut wrong = 0;
    let mut lessons = 0;
    for path in &paths {
        anyhow::ensure!(path.exists(), "{} does not exist", path.display());
        let folder = if path.is_file() { path.parent().unwrap_or(Path::new(".")) } else { path };
        let found = if folder.join("course.yaml").exists() {
            let files = |file: &str| std::fs::read_to_string(folder.join(file)).ok();
            let parsed = parse_course(&files);
            lessons += parsed.value.lessons.len();
            let mut found = check_course(&parsed.value, parsed.diagnostics);
            for language in &parsed.value.translations {
                let translation = parse_translation(&parsed.value, language, &files);
                lessons += translated(&translation.value).count();
                found.extend(check_translation(&translation.value, translation.diagnostics));
            }
            found
        } else if folder.join("lesson.md").exists() {
            lessons += 1;
            check_lesson(folder)
        } else {
            anyhow::bail!("{} has neither a course.yaml nor a lesson.md", folder.display());
        };
        for diagnostic in &found {
            println!("{}", shown(folder, diagnostic));
        }
        wrong += found.len();
    }
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    if wrong == 0 {
        println!("{lessons} lesson{} checked, nothing wrong", plural(lessons));
    } else {
        println!("{lessons} lesson{} checked, {wrong} thing{} wrong", plural(lessons), plural(wrong));
    }
    Ok(u8::from(wrong > 0))
}

fn check_course(course: &Course, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.extend(lint_course(course));
    for lesson in &course.lessons {
        found.extend(verify(lesson));
    }
    sorted(found)
}

/// Lessons of a translation that are the original's are checked there.
fn check_translation(course: &Course, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    for lesson in translated(course) {
        found.extend(lint_lesson(lesson, &course.glossary));
        found.extend(verify(lesson));
    }
    sorted(found)
}

fn translated(course: &Course) -> impl Iterator<Item = &Lesson> {
    course.lessons.iter().filter(|lesson| lesson.language.is_some())
}

/// A lesson by itself, with the glossary of the course in the folder above where there is one.
fn check_lesson(folder: &Path) -> Vec<Diagnostic> {
    let above = folder.join("..");
    let course = parse_course(&|file| std::fs::read_to_string(above.join(file)).ok()).value;
    let parsed = parse_lesson("", &|file| std::fs::read_to_string(folder.join(file)).ok(), &course.glossary);
    let mut found = parsed.diagnostics;
    found.extend(lint_lesson(&parsed.value, &course.glossary));
    found.extend(verify(&parsed.value));
    sorted(found)
}

fn verify(lesson: &Lesson) -> Vec<Diagnostic> {
    verify_lesson(lesson, &|script, cpu| {
        engine::run(&script.source, &script.file, &Options { cpu, ..Options::default() })
    })
}

fn sorted(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.sort();
    found.dedup();
    found
}

/// The diagnostic with a path that starts where the user stands.
fn shown(folder: &Path, diagnostic: &Diagnostic) -> String {
    format!("{}:{}: {}", folder.join(&diagnostic.file).display(), diagnostic.line, diagnostic.message)
}
