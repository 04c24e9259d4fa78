//! Programs and their fixed versions, with what other legal orders of them give.
//!
//! Beside `name.py` stands `name.json`: the verdict (`same`, `differs` or `fails`) and the endings of the results, the
//! usual one first. Whatever is found must be the same when its schedule is run again from its file.

use std::path::Path;

use explore::{Effort, Replay, Verdict, explore};
use serde::Deserialize;
use trace::{Options, Stream};

#[derive(Deserialize)]
struct Expected {
    verdict: String,
    /// Not given where there are too many results.
    #[serde(default)]
    endings: Option<Vec<String>>,
    /// How many changes the smallest one has that matters.
    #[serde(default)]
    changes: usize,
}

fn explores(path: &Path) -> datatest_stable::Result<()> {
    let source = std::fs::read_to_string(path)?;
    let name = path.file_name().and_then(|name| name.to_str()).ok_or("a script has a name")?;
    let expected: Expected = serde_json::from_str(&std::fs::read_to_string(path.with_extension("json"))?)?;
    let options = Options::default();
    let mut run = |options: &Options| engine::run(&source, name, options);
    let report = explore(&source, &options, Effort::default(), &mut run, &mut |_| true);
    let verdict = match report.verdict() {
        Verdict::Same => "same",
        Verdict::Differs(_) => "differs",
        Verdict::UsualFails(_) => "fails",
    };
    if verdict != expected.verdict {
        return Err(format!("wanted {}, got {verdict}: {report:#?}", expected.verdict).into());
    }
    let endings: Vec<&str> = report.results.iter().map(|found| found.ending.as_str()).collect();
    if expected.endings.as_ref().is_some_and(|expected| endings != *expected) {
        return Err(format!("wanted {:?}, got {endings:?}", expected.endings).into());
    }
    if report.results.iter().map(|found| found.count).sum::<u32>() > report.runs {
        return Err("more results than runs".into());
    }
    for found in &report.results {
        let replay = Replay::parse(&Replay::new(name, &options, &found.change, &found.words).text())?;
        let again = run(&replay.applied_to(&options));
        if again.output(Stream::Stdout) != found.output {
            return Err(format!("run again, {:?} prints something else", found.words).into());
        }
    }
    let changes = report.finding().map_or(0, |found| found.change.schedule.len());
    if changes != expected.changes {
        return Err(
            format!("wanted {} changes, got {changes}: {:?}", expected.changes, report.finding()).into()
        );
    }
    let again = explore(&source, &options, Effort::default(), &mut run, &mut |_| true);
    if again != report { Err("explored again, the report is another one".into()) } else { Ok(()) }
}

datatest_stable::harness! {
    { test = explores, root = "explore", pattern = r".*\.py$" },
}
