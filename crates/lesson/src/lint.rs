//! What can be wrong with a lesson's structure, once it has been read: references that lead nowhere, ids
//! used twice, exercises whose solution cannot be reached. Nothing is run.

use std::collections::BTreeMap;

use crate::course::ASKED_AGAIN_AFTER;
use crate::diagnostic::{Findings, quoted, suggestion};
use crate::{
    Block, Course, Diagnostic, Exercise, Glossary, Kind, Lesson, Play, Predict, Puzzle, RunWhen, When, python,
};

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
        if place + ASKED_AGAIN_AFTER >= course.lessons.len() {
            for question in lesson.quizzes().flat_map(|quiz| &quiz.questions) {
                if let Some(again) = &question.again {
                    let text = "this is asked again two lessons later, but the course ends before that";
                    findings.add(again.line, text);
                }
            }
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
            Block::Prose(_) | Block::Compare(_) | Block::Lenses(_) | Block::Quiz(_) => {}
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
    let (known, what): (Vec<&str>, &str) = match &predict.kind {
        Kind::Order { items, .. } => (items.iter().map(String::as_str).collect(), "item"),
        Kind::Draw(drawing) => (drawing.lanes.iter().map(|lane| lane.name.as_str()).collect(), "lane"),
        Kind::Seconds { .. } | Kind::Output { .. } | Kind::Choice { .. } => return,
    };
    for rule in &predict.feedback {
        let named: &[&String] = match &rule.when {
            When::Before(first, second) => &[first, second],
            When::Lines(lines) => &lines.iter().collect::<Vec<_>>(),
            When::Seconds(_)
            | When::Below(_)
            | When::Above(_)
            | When::Text(_)
            | When::Overlap
            | When::Apart
            | When::Otherwise => &[],
        };
        for name in named.iter().filter(|name| !known.contains(&name.as_str())) {
            let near = suggestion(name, known.iter().copied());
            findings.add(rule.line, format!("there is no {what} {}{near}", quoted(name)));
        }
    }
}

fn lint_puzzle(exercise: &Exercise, findings: &mut Findings) {
    let Some(parsons) = &exercise.parsons else { return };
    let Some(puzzle) = Puzzle::of(exercise) else {
        findings.add(exercise.line, "the solution has no lines that could be put in order");
        return;
    };
    for distractor in &parsons.distractors {
        let same = |text: &str| text == distractor.text.trim();
        if puzzle.pieces.iter().any(|piece| piece.place.is_some() && same(&piece.text)) {
            let text = format!("{} belongs to the solution", quoted(distractor.text.trim()));
            findings.add(distractor.line, text);
        }
    }
    if puzzle.solution().len() < 2 {
        findings.add(exercise.line, "a single line cannot be put in order");
    }
}

fn lint_exercise(exercise: &Exercise, findings: &mut Findings) {
    for script in [&exercise.start, &exercise.solution] {
        if let Err((at, what)) = python::marked_lines(&script.source) {
            let text = format!("{}:{at}: what may be changed {what}", script.file);
            findings.add(script.line, text);
        }
    }
    lint_puzzle(exercise, findings);
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
    if names.is_empty() && !exercise.is_marked() || missing {
        return;
    }
    let start = python::fixed_lines(&exercise.start.source, &names);
    let solution = python::fixed_lines(&exercise.solution.source, &names);
    if start != solution {
        let differs = solution
            .iter()
            .find(|line| !start.contains(line))
            .or(start.iter().find(|line| !solution.contains(line)));
        let place = differs.map_or(String::new(), |line| format!(": {}", quoted(line.trim())));
        findings.add(
            exercise.solution.line,
            format!("the solution changes more than what may be changed{place}"),
        );
    }
}
