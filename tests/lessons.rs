//! Every lesson is a test: its form, its scripts, and every promise it makes.

use lesson::{Script, lint_course, lint_lesson, parse_course, parse_translation, verify_lesson};
use trace::Options;

#[test]
fn lessons_keep_their_promises() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../lessons");
    let files = |file: &str| std::fs::read_to_string(folder.join(file)).ok();
    let parsed = parse_course(&files);
    let mut found = parsed.diagnostics;
    let course = parsed.value;
    assert!(!course.lessons.is_empty(), "the course has lessons");
    let run = |script: &Script, cpu| {
        engine::run(&script.source, &script.file, &Options { cpu, ..Options::default() })
    };
    found.extend(lint_course(&course));
    for lesson in &course.lessons {
        found.extend(verify_lesson(lesson, &run));
    }
    for language in &course.translations {
        let parsed = parse_translation(&course, language, &files);
        found.extend(parsed.diagnostics);
        let translated = parsed.value.lessons.iter().filter(|lesson| lesson.language.is_some());
        for lesson in translated {
            found.extend(lint_lesson(lesson, &parsed.value.glossary));
            found.extend(verify_lesson(lesson, &run));
        }
    }
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}
