//! `interleave advise`: notes at the lines of a program, and what it would save to heed them.

use std::io::Write;

use crate::arguments;

/// Runs the script and prints its notes; the status is 1 where there are any.
pub fn advise(options: &arguments::Advise) -> anyhow::Result<u8> {
    let running = &options.running;
    let (source, file, settings) = (running.source()?, running.file.display().to_string(), running.options());
    let trace = engine::run(&source, &file, &settings);
    let mut run = |changed: &str| engine::run(changed, &file, &settings);
    let notes = advice::notes(&source, &trace, &mut run);
    let mut out = std::io::stdout().lock();
    for note in &notes {
        writeln!(out, "{file}:{}: {}: {} {}", note.line.0, note.rule.name(), note.what, note.advice)?;
    }
    if let Some(message) = unfinished(&trace.outcome) {
        writeln!(out, "{file}: {message}")?;
    }
    Ok(u8::from(!notes.is_empty()))
}

/// Why nothing, or not everything, can be said about a program.
fn unfinished(outcome: &trace::Outcome) -> Option<String> {
    match outcome {
        trace::Outcome::SyntaxError { message, line, .. } => {
            Some(format!("line {} is no Python: {message}", line.0))
        }
        trace::Outcome::Unsupported { message, line } => Some(format!("line {}: {message}", line.0)),
        trace::Outcome::Limit { .. } => {
            Some("the run was stopped by a limit; the rest of it is unknown".to_owned())
        }
        trace::Outcome::Finished { .. }
        | trace::Outcome::Exception { .. }
        | trace::Outcome::Deadlock { .. } => None,
    }
}
