//! Courses in another language: what is translated, what is the original's, and what must be the same in both.

use std::collections::BTreeMap;

use lesson::{Parsed, parse_course, parse_translation};

const COURSE: &str =
    "title: C\nlessons: [a, b]\ntranslations: [de]\nglossary: {task: A coroutine with an owner.}\n";
const GERMAN: &str = "title: Kurs\nglossary: {Aufgabe: Eine Coroutine mit Besitzer.}\n";

fn lesson(id: &str, minutes: u32, blocks: &str) -> String {
    format!("---\nid: {id}\ntitle: {id}\nminutes: {minutes}\nobjectives: [o]\n---\n\nText.\n\n{blocks}")
}

fn german(files: &[(&str, &str)]) -> Parsed<lesson::Course> {
    let files: BTreeMap<&str, &str> = files.iter().copied().collect();
    let file = |path: &str| files.get(path).map(|text| (*text).to_owned());
    let original = parse_course(&file);
    assert_eq!(original.diagnostics, []);
    parse_translation(&original.value, "de", &file)
}

fn complaints(parsed: &Parsed<lesson::Course>) -> Vec<String> {
    parsed.diagnostics.iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_not_translated_is_the_originals() {
    let play = "```play\nid: one\nfile: a.py\n```\n";
    let parsed = german(&[
        ("course.yaml", COURSE),
        ("a/lesson.md", &lesson("first", 5, play)),
        ("a/a.py", "print(1)\n"),
        ("b/lesson.md", &lesson("second", 5, "")),
        ("de/course.yaml", GERMAN),
        ("de/a/lesson.md", &lesson("first", 5, play)),
    ]);
    assert_eq!(complaints(&parsed), Vec::<String>::new());
    let course = parsed.value;
    assert_eq!(course.title, "Kurs");
    let languages: Vec<_> = course.lessons.iter().map(|lesson| lesson.language.as_deref()).collect();
    assert_eq!(languages, [Some("de"), None]);
    // The script is the original's.
    assert_eq!(course.lessons[0].play("one").unwrap().script.source, "print(1)\n");
    // Both glossaries are there, since a lesson may need either.
    assert!(course.glossary.term("Aufgabe").is_some() && course.glossary.term("task").is_some());
    assert_eq!(course.lessons[0].path(), "de/a/lesson.md");
}

#[test]
fn what_progress_counts_on_must_be_the_same() {
    let quiz = |wrong: &str| format!("```quiz\n- ask: Why?\n  right: So.\n  wrong: [{wrong}]\n```\n");
    let parsed = german(&[
        ("course.yaml", COURSE),
        ("a/lesson.md", &lesson("first", 5, &quiz("x, y"))),
        ("b/lesson.md", &lesson("second", 5, "```play\nid: one\ncode: print(1)\n```\n")),
        ("de/course.yaml", GERMAN),
        ("de/a/lesson.md", &lesson("erste", 6, &quiz("x"))),
        ("de/b/lesson.md", &lesson("second", 5, "```play\nid: eins\ncode: print(1)\n```\n")),
    ]);
    assert_eq!(
        complaints(&parsed),
        [
            "de/a/lesson.md:1: `id` is `first` in the original and `erste` here",
            "de/a/lesson.md:1: `minutes` is `5` in the original and `6` here",
            "de/a/lesson.md:10: in the original, `quiz-1` has 1 questions with 2 wrong answers; here it has 1 questions with 1 wrong answers",
            "de/b/lesson.md:10: the original has the block `one` here, not `eins`",
        ]
    );
}

#[test]
fn a_language_that_is_listed_must_be_there() {
    let parsed = german(&[
        ("course.yaml", COURSE),
        ("a/lesson.md", &lesson("first", 5, "")),
        ("b/lesson.md", &lesson("second", 5, "")),
    ]);
    assert_eq!(
        complaints(&parsed),
        ["de/course.yaml:1: this file does not exist, although the course lists the language"]
    );
}

#[test]
fn answers_count_in_both_languages() {
    let quiz = |ask: &str, right: &str, wrong: &str, again: &str| {
        format!(
            "```quiz\n- ask: {ask}\n  right: {right}\n  wrong: [{wrong}]\n  again: {{ask: {again}}}\n```\n"
        )
    };
    let parsed = german(&[
        ("course.yaml", COURSE),
        ("a/lesson.md", &lesson("first", 5, &quiz("Why?", "So.", "'No, not so.', Never.", "Once more?"))),
        ("b/lesson.md", &lesson("second", 5, "")),
        ("de/course.yaml", GERMAN),
        (
            "de/a/lesson.md",
            &lesson("first", 5, &quiz("Warum?", "Darum.", "'Nein, so nicht.', Nie.", "Noch mal?")),
        ),
    ]);
    assert_eq!(complaints(&parsed), Vec::<String>::new());
    let quiz = parsed.value.lessons[0].blocks.iter().find_map(|block| match block {
        lesson::Block::Quiz(quiz) => Some(quiz),
        _ => None,
    });
    let question = &quiz.unwrap().questions[0];
    assert_eq!((question.ask.plain().as_str(), question.key.as_str()), ("Warum?", "Why?"));
    let mut said: Vec<_> =
        question.choices().iter().map(|choice| (choice.text().plain(), choice.key())).collect();
    said.sort();
    let own = |text: &str| text.to_owned();
    assert_eq!(
        said,
        [(own("Darum."), "So."), (own("Nein, so nicht."), "No, not so."), (own("Nie."), "Never.")]
    );
    let again = question.again.as_ref().unwrap();
    assert_eq!(
        (again.ask.plain().as_str(), again.key.as_str(), again.right_key.as_str()),
        ("Noch mal?", "Once more?", "So.")
    );
}
