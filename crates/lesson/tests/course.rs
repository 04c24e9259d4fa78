//! The course of this repository: it reads without a complaint, and each lesson has what a lesson owes.

use std::path::Path;

use lesson::{Block, Course, Markup, RunWhen, lint_course, parse_course};

fn course() -> Course {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lessons");
    let parsed = parse_course(&|path| std::fs::read_to_string(root.join(path)).ok());
    let complaints: Vec<String> =
        parsed.diagnostics.iter().chain(&lint_course(&parsed.value)).map(ToString::to_string).collect();
    assert_eq!(complaints, Vec::<String>::new());
    parsed.value
}

#[test]
fn the_course_reads_and_lints() {
    let course = course();
    assert!(course.lessons.len() >= 6);
    for (lesson, next) in course.lessons.iter().zip(course.lessons.iter().skip(1)) {
        assert_eq!(lesson.next.as_ref().map(|next| next.id.as_str()), Some(next.id.as_str()));
    }
}

#[test]
fn every_lesson_is_complete() {
    for lesson in course().lessons {
        let id = &lesson.id;
        assert!(!lesson.objectives.is_empty() && lesson.minutes > 0, "{id}: objectives and minutes");
        let first = lesson.blocks.iter().find_map(|block| match block {
            Block::Play(play) => Some(play),
            _ => None,
        });
        let first = first.unwrap_or_else(|| panic!("{id}: something to run"));
        assert_eq!(first.run, RunWhen::AfterPrediction, "{id}: predicted before it is first run");
        let compares = lesson.blocks.iter().filter(|block| matches!(block, Block::Compare(_))).count();
        assert_eq!(compares, 1, "{id}: one comparison");
        let mut words = Vec::new();
        for block in &lesson.blocks {
            if let Block::Prose(prose) = block {
                terms(&prose.content, &mut words);
            }
        }
        for concept in &lesson.concepts {
            assert!(words.contains(&concept.id), "{id}: *{}* is introduced in the prose", concept.id);
        }
        let mut graded = 0;
        let mut asked = 0;
        for block in &lesson.blocks {
            match block {
                Block::Exercise(exercise) => {
                    graded += 1;
                    assert!(
                        exercise.hints.len() >= 2 && exercise.explain.is_some(),
                        "{id}: hints and explanation"
                    );
                }
                Block::Quiz(quiz) => {
                    for question in &quiz.questions {
                        asked += 1;
                        let tagged = question.wrong.iter().any(|wrong| wrong.tag.is_some());
                        assert!(tagged, "{id}: a misconception behind “{}”", question.ask.source);
                    }
                }
                Block::Play(play) => {
                    assert!(play.script.source.lines().count() <= 25, "{id}: {} is short", play.script.file);
                }
                Block::Prose(_) | Block::Predict(_) | Block::Compare(_) | Block::Lenses(_) => {}
            }
        }
        assert!(graded == 1 && asked >= 2, "{id}: one exercise and a quiz");
    }
}

/// The words of the glossary that are marked in some prose.
fn terms(content: &[Markup], words: &mut Vec<String>) {
    for element in content {
        match element {
            Markup::Term { id, .. } => words.push(id.clone()),
            Markup::Paragraph(inner) | Markup::Strong(inner) | Markup::Quote(inner) => terms(inner, words),
            Markup::List { items, .. } => items.iter().for_each(|item| terms(item, words)),
            _ => {}
        }
    }
}

#[test]
fn every_script_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lessons");
    for lesson in course().lessons {
        let used: Vec<&str> = lesson.scripts().into_iter().map(|script| script.file.as_str()).collect();
        for entry in std::fs::read_dir(root.join(&lesson.folder)).expect("a lesson has a folder") {
            let name = entry.expect("a file").file_name().into_string().expect("an ASCII name");
            assert!(name == "lesson.md" || used.contains(&name.as_str()), "{}/{name} is used", lesson.folder);
        }
    }
}
