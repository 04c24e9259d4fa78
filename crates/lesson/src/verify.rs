//! Runs everything that a lesson contains and compares it with what the lesson says.

use trace::{Cpu, Outcome, Trace};

use crate::check::{check, check_all, stopped};
use crate::diagnostic::{Findings, quoted};
use crate::expectation::Seconds;
use crate::predict::{compute, rule_for};
use crate::{
    Answer, Bars, Block, Check, Compare, Diagnostic, Drawing, Exercise, Expectation, Guess, Kind, Lenses,
    Lesson, Play, Predict, Puzzle, Script,
};

/// Verifies one lesson: every script runs, every answer can be computed and is told apart from the wrong
/// ones, every solution passes its checks and every start fails one.
///
/// `run` runs a script with the options that learners have: work of the processor takes time in some blocks only.
pub fn verify_lesson(lesson: &Lesson, run: &dyn Fn(&Script, Cpu) -> Trace) -> Vec<Diagnostic> {
    let counted = &|script: &Script| run(script, Cpu::COUNTED);
    let run = &|script: &Script| run(script, lesson.cpu.option());
    let mut findings = Findings::new(lesson.path());
    for block in &lesson.blocks {
        match block {
            Block::Prose(_) | Block::Quiz(_) => {}
            Block::Play(play) => verify_play(play, run, &mut findings),
            Block::Predict(predict) => {
                if let Some(play) = lesson.play(&predict.of.id) {
                    verify_predict(predict, &play.script, &run(&play.script), &mut findings);
                }
            }
            Block::Compare(Compare { runs, totals, .. }) => verify_totals(runs, totals, run, &mut findings),
            Block::Lenses(Lenses { runs, totals, .. }) => verify_totals(runs, totals, counted, &mut findings),
            Block::Exercise(exercise) => verify_exercise(exercise, run, &mut findings),
        }
    }
    findings.finish()
}

fn verify_play(play: &Play, run: &dyn Fn(&Script) -> Trace, findings: &mut Findings) {
    let trace = run(&play.script);
    let report = check_all(&play.checks, &trace, &play.script.source);
    if let Some(stopped) = report.stopped {
        findings.add(play.script.line, format!("{}: {}", play.script.file, stopped.message));
    }
    for (check, verdict) in play.checks.iter().zip(report.verdicts) {
        if let Some(failure) = verdict.failure {
            not_so(check, &play.script, &failure.message, findings);
        }
    }
}

fn not_so(check: &Check, script: &Script, found: &str, findings: &mut Findings) {
    findings.add(check.line, format!("{}: not so that {}: {found}", script.file, check.expectation));
}

fn verify_predict(predict: &Predict, script: &Script, trace: &Trace, findings: &mut Findings) {
    let answer = compute(&predict.kind, trace, &script.source);
    let right = match (&answer, &predict.kind) {
        (Answer::Seconds(seconds), _) if seconds.is_infinite() => {
            findings.add(predict.line, format!("{} never prints the line that is asked for", script.file));
            return;
        }
        (Answer::Choice(None), _) => {
            findings.add(predict.line, "no option is right");
            return;
        }
        (Answer::Choice(Some(number)), Kind::Choice { answer, options }) => {
            if answer.is_none() {
                let holds = |expectation| check(expectation, trace, &script.source).passed();
                for option in &options[number + 1..] {
                    if option.check.as_ref().is_some_and(|check| holds(&check.expectation)) {
                        findings.add(option.line, "this option is right as well");
                    }
                }
            }
            if let Some(tag) = options[*number].tag {
                findings.add(
                    options[*number].line,
                    format!("this is the right option, so it cannot have the tag {tag}"),
                );
            }
            Guess::Choice(*number)
        }
        (Answer::Choice(Some(_)), _) => return,
        (Answer::Lines(lines), Kind::Order { items, .. }) => {
            verify_items(predict, lines, items, findings);
            Guess::Order(lines.clone())
        }
        (Answer::Lines(lines), _) => Guess::Order(lines.clone()),
        (Answer::Seconds(seconds), _) => Guess::Seconds(*seconds),
        (Answer::Text(text), _) => Guess::Output(text.clone()),
        (Answer::Bars(bars), Kind::Draw(drawing)) => {
            verify_drawing(drawing, bars, script, findings);
            Guess::Bars(bars.clone())
        }
        (Answer::Bars(_), _) => return,
    };
    if let Some((rule, tag)) = rule_for(predict, &right).and_then(|rule| Some((rule, rule.tag?))) {
        let value = match &answer {
            Answer::Seconds(seconds) => format!("{}", Seconds(*seconds)),
            Answer::Text(text) => quoted(text.trim()),
            Answer::Lines(_) | Answer::Choice(_) | Answer::Bars(_) => "this".to_owned(),
        };
        findings.add(rule.line, format!("{value} is right, so this feedback cannot have the tag {tag}"));
    }
}

/// Every bar of the run must be one that a learner can draw.
fn verify_drawing(drawing: &Drawing, bars: &[Bars], script: &Script, findings: &mut Findings) {
    for (lane, bars) in drawing.lanes.iter().zip(bars) {
        if bars.is_empty() {
            let text = format!("{} has nothing for the lane {}", script.file, quoted(&lane.name));
            findings.add(lane.line, text);
        }
        let ends = bars.iter().flat_map(|(from, to)| [*from, *to]);
        let off = |end: &f64| (end / drawing.step - (end / drawing.step).round()).abs() > 1e-6;
        if let Some(end) = ends.clone().find(|end| *end > drawing.until + 1e-6) {
            let text = format!("{} goes on to {}, past `until`", quoted(&lane.name), Seconds(end));
            findings.add(lane.line, text);
        } else if let Some(end) = ends.clone().find(off) {
            let text = format!(
                "{} has an end at {}, which is no multiple of the step, {}",
                quoted(&lane.name),
                Seconds(end),
                Seconds(drawing.step)
            );
            findings.add(lane.line, text);
        }
    }
}

fn verify_items(predict: &Predict, lines: &[String], items: &[String], findings: &mut Findings) {
    if lines == items {
        findings.add(predict.line, "the items stand in the right order already; mix them");
    }
    let (mut sorted_lines, mut sorted_items) = (lines.to_vec(), items.to_vec());
    sorted_lines.sort_unstable();
    sorted_items.sort_unstable();
    if sorted_lines == sorted_items {
        return;
    }
    let odd = items
        .iter()
        .find(|item| !lines.contains(item))
        .map(|item| format!("{} is not printed", quoted(item)));
    let lost =
        lines.iter().find(|line| !items.contains(line)).map(|line| format!("{} is missing", quoted(line)));
    let what = odd.or(lost).unwrap_or_else(|| "a line occurs more often in one of them".to_owned());
    findings.add(predict.line, format!("the items are not the printed lines: {what}"));
}

fn verify_totals(runs: &[Script], totals: &[f64], run: &dyn Fn(&Script) -> Trace, findings: &mut Findings) {
    for (number, script) in runs.iter().enumerate() {
        let trace = run(script);
        if let Some(stopped) = stopped(&trace) {
            findings.add(script.line, format!("{}: {}", script.file, stopped.message));
        }
        let Some(expected) = totals.get(number) else { continue };
        let total = trace.elapsed.seconds();
        if (total - expected).abs() > 1e-6 {
            let text = format!("{} takes {}, not {}", script.file, Seconds(total), Seconds(*expected));
            findings.add(script.line, text);
        }
    }
}

fn verify_exercise(exercise: &Exercise, run: &dyn Fn(&Script) -> Trace, findings: &mut Findings) {
    let solution = &exercise.solution;
    let report = check_all(&exercise.checks, &run(solution), &solution.source);
    if let Some(stopped) = report.stopped {
        findings.add(solution.line, format!("the solution {}: {}", solution.file, stopped.message));
    }
    for (check, verdict) in exercise.checks.iter().zip(report.verdicts) {
        if let Some(failure) = verdict.failure {
            not_so(check, solution, &failure.message, findings);
        }
    }
    let start = &exercise.start;
    let trace = run(start);
    match &trace.outcome {
        Outcome::SyntaxError { .. } | Outcome::Unsupported { .. } => {
            if let Some(stopped) = stopped(&trace) {
                findings.add(start.line, format!("{}: {}", start.file, stopped.message));
            }
        }
        Outcome::Finished { .. }
        | Outcome::Exception { .. }
        | Outcome::Deadlock { .. }
        | Outcome::Limit { .. } => {
            if check_all(&exercise.checks, &trace, &start.source).passed() {
                findings
                    .add(start.line, format!("{} passes all checks before anything is changed", start.file));
            }
        }
    }
    if let Some(puzzle) = Puzzle::of(exercise) {
        let source = puzzle.assemble(&puzzle.solution());
        let arranged = Script { source, ..solution.clone() };
        let report = check_all(&exercise.checks, &run(&arranged), &arranged.source);
        if !report.passed() && findings.is_empty() {
            findings.add(exercise.line, "the lines of the solution, put in order, do not pass the checks");
        }
    }
    let sourced = |check: &Check| matches!(check.expectation, Expectation::Uses(_) | Expectation::Avoids(_));
    if !exercise.checks.is_empty() && exercise.checks.iter().all(sourced) {
        findings.add(exercise.line, "every check looks at the code only; say what the run must do");
    }
}
