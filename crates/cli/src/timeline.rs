//! `interleave timeline`: the chart in the terminal.

use std::io::{IsTerminal, Write};

use timeline::Timeline;
use timeline::terminal::{TerminalOptions, chart, compare_chart};
use trace::{Options, Outcome};

use crate::arguments::{self, Colour};

/// Draws the run of a script, and with `--compare` the same program one wait after another.
pub fn timeline(options: &arguments::Timeline) -> anyhow::Result<u8> {
    let trace = options.replayed.trace(&options.running)?;
    let timeline = Timeline::from_trace(&trace);
    let colour = match options.colour {
        Colour::Auto => std::io::stdout().is_terminal(),
        Colour::Always => true,
        Colour::Never => false,
    };
    let drawing =
        TerminalOptions { width: options.width.unwrap_or_else(width), colour, ..TerminalOptions::default() };
    let mut text = if options.compare {
        let source = options.running.source()?;
        let sequential = Options { policy: trace.one_after_another(), ..options.running.options() };
        let other = engine::run(&source, &trace.file, &sequential);
        compare_chart(&timeline, &Timeline::from_trace(&other), &drawing)
    } else {
        chart(&timeline, &drawing)
    };
    // The chart tells the cycle, if there is one; else this lists all who wait.
    if let Outcome::Deadlock { cycle } = &trace.outcome
        && cycle.edges.is_empty()
    {
        for sentence in cycle.sentences() {
            text.push_str(&sentence);
            text.push('\n');
        }
    }
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok((trace.outcome.status() & 0xff) as u8),
    }
}

/// The terminal's width, as the shell tells it.
fn width() -> usize {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(80).clamp(40, 240)
}
