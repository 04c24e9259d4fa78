//! Lesson files, good and bad, and what an author reads about them.

use std::fmt::Write;
use std::path::Path;

use lesson::{Block, Diagnostic, Glossary, Lesson, Parsed, lint_lesson, parse_course, parse_lesson, to_html};

fn read(path: &str) -> Option<String> {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)).ok()
}

/// A glossary of one word.
fn glossary() -> Glossary {
    let course = "title: t\nlessons: []\nglossary: {coroutine: A call that has not begun.}";
    parse_course(&|path| (path == "course.yaml").then(|| course.to_owned())).value.glossary
}

/// Reads a case, with the scripts of `tests/scripts` beside it.
fn parsed(case: &str) -> (String, Parsed<Lesson>) {
    let text = read(case).unwrap_or_else(|| panic!("there is no {case}"));
    let files =
        |path: &str| if path == "lesson.md" { Some(text.clone()) } else { read(&format!("scripts/{path}")) };
    let mut parsed = parse_lesson("", &files, &glossary());
    parsed.diagnostics.extend(lint_lesson(&parsed.value, &glossary()));
    parsed.diagnostics.sort();
    (text.clone(), parsed)
}

/// The lines that something was said about, each with what was said.
fn annotated(text: &str, diagnostics: &[Diagnostic]) -> String {
    let mut shown = String::new();
    let mut before = 0;
    for diagnostic in diagnostics {
        if diagnostic.line != before {
            before = diagnostic.line;
            let line = text.lines().nth(before as usize - 1).unwrap_or("(behind the end)");
            writeln!(shown, "{before:>3} | {line}").expect("a string takes everything");
        }
        writeln!(shown, "    {diagnostic}").expect("a string takes everything");
    }
    shown
}

macro_rules! bad {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            let (text, parsed) = parsed(concat!("bad/", stringify!($name), ".md"));
            insta::assert_snapshot!(annotated(&text, &parsed.diagnostics));
        }
    )*};
}

bad! { front_matter no_front_matter keys scripts predictions quizzes lenses yaml markdown }

#[test]
fn everything_is_read() {
    let (text, parsed) = parsed("good/whole.md");
    assert_eq!(annotated(&text, &parsed.diagnostics), "");
    insta::assert_debug_snapshot!(parsed.value);
}

#[test]
fn prose_becomes_harmless_html() {
    let (_, parsed) = parsed("good/whole.md");
    let Some(Block::Prose(prose)) = parsed.value.blocks.first() else {
        panic!("the lesson begins with prose")
    };
    insta::assert_snapshot!(to_html(&prose.content));
}

#[test]
fn quiz_answers_have_a_fixed_order() {
    let (_, parsed) = parsed("good/whole.md");
    let Some(Block::Quiz(quiz)) = parsed.value.block("quiz-1") else { panic!("the lesson has a quiz") };
    let question = &quiz.questions[0];
    assert_eq!(question.choices().len(), 3);
    assert_eq!(question.choices(), question.choices());
}
