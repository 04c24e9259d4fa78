//! What can be wrong with a lesson's structure, once it has been read: references that lead nowhere, ids
//! used twice, exercises whose solution cannot be reached. Nothing is run.

use std::collections::BTreeMap;

use crate::diagnostic::{Findings, quoted, suggestion};
use crate::{Block, Course, Diagnostic, Exercise, Glossary, Lesson, Play, Predict, RunWhen, python};

/// Everything between the lessons, and [`lint_lesson`] for each of them.
pub fn lint_course(course: &Course) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    for (place, lesson) in course.lessons.iter().enumerate() {
        let mut findings = Findings::new(lesson.path());
        // A lesson without an id was complained about when it was read.
        let first = if lesson.id.is_empty() { None } else { ids.insert(&lesson.id, &lesson.folder) };
        if let Some(first) = first {
            findings.add(1, format!("the lesson id {} is used before, in {first}", quoted(&lesson.id)));
        }
        let known = || course.lessons.iter().map(|lesson| lesson.id.as_str());
        for name in lesson.needs.iter().chain(&lesson.next) {
            if course.lesson(&name.id).is_none() {
                let near = suggestion(&name.id, known());
                findings.add(name.line, format!("there is no lesson {}{near}", quoted(&name.id)));
            }
        }
        for name in &lesson.needs {
            if course.lessons[place..].iter().any(|later| later.id == name.id) {
                findings.add(name.line, format!("{} is needed here but comes later", quoted(&name.id)));
            }
        }
        if let Some(next) = lesson.next.as_ref().filter(|next| next.id == lesson.id) {
            findings.add(next.line, "a lesson cannot be its own next lesson");
        }
        diagnostics.extend(findings.finish());
        diagnostics.extend(lint_lesson(lesson, &course.glossary));
    }
    diagnostics
}

/// One lesson by itself.
pub fn lint_lesson(lesson: &Lesson, glossary: &Glossary) -> Vec<Diagnostic> {
    let mut findings = Findings::new(lesson.path());
    for concept in &lesson.concepts {
        if glossary.term(&concept.id).is_none() {
            let near = suggestion(&concept.id, glossary.terms.iter().map(|term| term.id.as_str()));
            findings.add(concept.line, format!("the glossary has no word {}{near}", quoted(&concept.id)));
        }
    }
    for block in &lesson.blocks {
        match block {
            Block::Play(play) => lint_play(play, lesson, &mut findings),
            Block::Predict(predict) => lint_predict(predict, lesson, &mut findings),
            Block::Exercise(exercise) => lint_exercise(exercise, &mut findings),
            Block::Prose(_) | Block::Compare(_) | Block::Quiz(_) => {}
        }
    }
    findings.finish()
}

fn lint_play(play: &Play, lesson: &Lesson, findings: &mut Findings) {
    if play.run == RunWhen::AfterPrediction && lesson.prediction_for(&play.id).is_none() {
        findings.add(play.line, format!("no predict block is `for: {}`, so this would never run", play.id));
    }
    let lines: Vec<&str> = play.script.source.lines().collect();
    for note in &play.notes {
        let line = (note.at as usize).checked_sub(1).and_then(|index| lines.get(index));
        if line.is_none_or(|line| line.trim().is_empty()) {
            let text = format!("{} has no code in line {}", play.script.file, note.at);
            findings.add(note.line, text);
        }
    }
}

fn lint_predict(predict: &Predict, lesson: &Lesson, findings: &mut Findings) {
    if lesson.play(&predict.of.id).is_none() {
        let plays = lesson.blocks.iter().filter_map(|block| match block {
            Block::Play(play) => Some(play.id.as_str()),
            _ => None,
        });
        let near = suggestion(&predict.of.id, plays);
        findings.add(predict.of.line, format!("there is no play block {}{near}", quoted(&predict.of.id)));
    }
}

fn lint_exercise(exercise: &Exercise, findings: &mut Findings) {
    let names: Vec<&str> = exercise.editable.iter().map(|name| name.id.as_str()).collect();
    let mut missing = false;
    for name in &exercise.editable {
        for script in [&exercise.start, &exercise.solution] {
            if python::function_lines(&script.source, &name.id).is_none() {
                missing = true;
                findings.add(name.line, format!("{} has no function {}", script.file, quoted(&name.id)));
            }
        }
    }
    if names.is_empty() || missing {
        return;
    }
    let start = python::without_functions(&exercise.start.source, &names);
    let solution = python::without_functions(&exercise.solution.source, &names);
    if start != solution {
        let differs = solution
            .iter()
            .find(|line| !start.contains(line))
            .or(start.iter().find(|line| !solution.contains(line)));
        let place = differs.map_or(String::new(), |line| format!(": {}", quoted(line.trim())));
        findings.add(
            exercise.solution.line,
            format!("the solution changes more than the editable functions{place}"),
        );
    }
}
