//! Courses: what is wrong between lessons.

use std::collections::BTreeMap;

use lesson::{lint_course, parse_course};

/// Reads a course of files given as `(path, text)`, and tells everything that is wrong with it.
fn complaints(files: &[(&str, &str)]) -> String {
    let files: BTreeMap<&str, &str> = files.iter().copied().collect();
    let parsed = parse_course(&|path| files.get(path).map(|text| (*text).to_owned()));
    let all = parsed
        .diagnostics
        .iter()
        .chain(&lint_course(&parsed.value))
        .map(ToString::to_string)
        .collect::<Vec<_>>();
    all.join("\n")
}

fn lesson(head: &str) -> String {
    format!("---\n{head}\ntitle: T\nminutes: 5\nobjectives: [o]\n---\n\nText.\n")
}

#[test]
fn nothing_there() {
    insta::assert_snapshot!(complaints(&[]));
}

#[test]
fn a_course_file_full_of_mistakes() {
    let course = "titel: C\nlessons: [../etc, a, a, lost]\nglossary:\n  task: {mean: x}\n  loop:\n  await: {means: y, allso: [z]}\n";
    insta::assert_snapshot!(complaints(&[("course.yaml", course), ("a/lesson.md", &lesson("id: a"))]));
}

#[test]
fn references_between_lessons() {
    let course = "title: C\nlessons: [a, b, c]\nglossary: {task: A coroutine with an owner.}\n";
    insta::assert_snapshot!(complaints(&[
        ("course.yaml", course),
        ("a/lesson.md", &lesson("id: first\nneeds: [second]\nconcepts: [tasks, task]\nnext: secnd")),
        ("b/lesson.md", &lesson("id: second\nneeds: [first]\nnext: second")),
        ("c/lesson.md", &lesson("id: first\nneeds: [nothing-like-it]")),
    ]));
}

#[test]
fn the_map_has_no_detours() {
    let course = "title: C\nlessons: [a, b, c, d]\n";
    let files: BTreeMap<&str, String> = BTreeMap::from([
        ("course.yaml", course.to_owned()),
        ("a/lesson.md", lesson("id: one")),
        ("b/lesson.md", lesson("id: two\nneeds: [one]")),
        ("c/lesson.md", lesson("id: three\nneeds: [one, two]")),
        ("d/lesson.md", lesson("id: four\nneeds: [two, four]")),
    ]);
    let course = parse_course(&|path| files.get(path).cloned()).value;
    assert_eq!(course.links(), [(0, 1), (1, 2), (1, 3)]);
    assert_eq!(course.map(), [vec![0], vec![1], vec![2, 3]]);
}
