//! `interleave explore`: the results that other legal orders of a program give.

use std::io::Write;

use anyhow::Context;
use explore::{Effort, Found, Replay, Report, Verdict, explore};
use timeline::Timeline;
use timeline::terminal::{TerminalOptions, chart};

use crate::arguments::Explore;

/// So many results are told; the others have larger changes.
const RESULTS: usize = 8;

/// Of a result's output, so many lines are shown.
const LINES: usize = 12;

/// Explores a script; the exit status is 0 when all runs gave one result, 1 when they did not or the usual run fails.
pub fn run(explored: &Explore) -> anyhow::Result<u8> {
    let running = &explored.running;
    let source = running.source()?;
    let options = running.options();
    let file = running.file.display().to_string();
    let effort = Effort {
        runs: explored.budget.max(1),
        slack: explored.slack.max(1),
        seed: options.seed,
        ..Effort::default()
    };
    let mut run = |options: &trace::Options| engine::run(&source, &file, options);
    let report = explore(&source, &options, effort, &mut run, &mut |_| true);
    let mut text = told(&report);
    if let Some(found) = report.finding() {
        let replay = Replay::new(&file, &options, &found.change, &found.words);
        if let Some(path) = &explored.schedule {
            std::fs::write(path, replay.text())
                .with_context(|| format!("cannot write {}", path.display()))?;
            text.push_str(&format!(
                "\nThe schedule is in {}; `interleave run {file} --schedule {}` runs it again.\n",
                path.display(),
                path.display()
            ));
        }
        if explored.draw {
            let drawing = TerminalOptions::default();
            let usual = chart(&Timeline::from_trace(&run(&options)), &drawing);
            let changed = chart(&Timeline::from_trace(&run(&replay.applied_to(&options))), &drawing);
            text.push_str(&format!("\nThe usual run\n{usual}\nWith the change\n{changed}"));
        }
    }
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => return Err(error.into()),
        _ => {}
    }
    Ok(u8::from(report.verdict() != Verdict::Same))
}

/// The report as text: the verdict first, then each result.
fn told(report: &Report) -> String {
    let runs = match report.runs {
        1 => "1 run".to_owned(),
        runs => format!("{runs} runs"),
    };
    let reach =
        if report.complete { "every change within reach was tried" } else { "there may be more results" };
    let verdict = match report.verdict() {
        Verdict::Same => "no difference: every run gives the same result".to_owned(),
        Verdict::Differs(found) if found.fails => format!("it can fail: {}", found.ending),
        Verdict::Differs(_) => "the result depends on the order".to_owned(),
        Verdict::UsualFails(found) => format!("the usual run fails already: {}", found.ending),
    };
    let mut text = format!("{verdict} ({runs}; {reach})\n");
    for (number, found) in report.results.iter().enumerate().take(RESULTS) {
        text.push_str(&told_result(number, found));
    }
    if report.results.len() > RESULTS {
        text.push_str(&format!("\n… and {} results more\n", report.results.len() - RESULTS));
    }
    text
}

fn told_result(number: usize, found: &Found) -> String {
    let name = if number == 0 { "the usual result".to_owned() } else { format!("result {}", number + 1) };
    let mut facts = vec![format!("{} ×", found.count)];
    if found.orders > 1 {
        facts.push(format!("its lines in {} orders", found.orders));
    }
    let (shortest, longest) = (found.shortest.seconds(), found.longest.seconds());
    facts.push(if found.shortest == found.longest {
        format!("{shortest:.3} s")
    } else {
        format!("{shortest:.3} to {longest:.3} s")
    });
    let mut text = format!("\n{name}: {} ({})\n", found.ending, facts.join(", "));
    for words in &found.words {
        text.push_str(&format!("  when {words}\n"));
    }
    let lines: Vec<&str> = found.output.lines().collect();
    for line in lines.iter().take(LINES) {
        text.push_str(&format!("  | {line}\n"));
    }
    if lines.len() > LINES {
        text.push_str(&format!("  | … {} lines more\n", lines.len() - LINES));
    }
    text
}
