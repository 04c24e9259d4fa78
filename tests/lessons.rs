//! Every lesson is a test: its form, its scripts, and every promise it makes.

use lesson::{lint_course, parse_course, verify_lesson};
use trace::Options;

#[test]
fn lessons_keep_their_promises() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../lessons");
    let parsed = parse_course(&|file| std::fs::read_to_string(folder.join(file)).ok());
    let mut found = parsed.diagnostics;
    let course = parsed.value;
    assert!(!course.lessons.is_empty(), "the course has lessons");
    found.extend(lint_course(&course));
    for lesson in &course.lessons {
        found.extend(verify_lesson(lesson, &|script, cpu| {
            engine::run(&script.source, &script.file, &Options { cpu, ..Options::default() })
        }));
    }
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}
