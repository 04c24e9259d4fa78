//! `interleave run`: the program's own output, byte for byte, and files of its trace.

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use timeline::style::Theme;
use timeline::{Scene, SceneOptions, Timeline, svg, transcript};
use trace::{BlockKind, Cpu, EventKind, Nanos, Stream, Trace};

use crate::arguments::Run;

/// Runs a script; the exit status is CPython's, 3 for a deadlock, 5 for a limit.
pub fn run(run: &Run) -> anyhow::Result<u8> {
    let trace = run.replayed.trace(&run.running)?;
    print(&trace).or_else(ignore_closed_pipe)?;
    if let Some(path) = &run.trace {
        write(path, &trace.to_json())?;
    }
    if run.chrome_trace.is_some() || run.svg.is_some() || run.transcript.is_some() {
        let timeline = Timeline::from_trace(&trace);
        if let Some(path) = &run.chrome_trace {
            write(path, &timeline::chrome::json(&timeline))?;
        }
        if let Some(path) = &run.svg {
            let scene = Scene::new(&timeline, &SceneOptions { headline: true, ..SceneOptions::default() });
            write(path, &svg::document(&scene, Theme::Auto))?;
        }
        if let Some(path) = &run.transcript {
            write(path, &transcript::text(&timeline, &trace))?;
        }
    }
    let status = (trace.outcome.status() & 0xff) as u8;
    // The command ends here: nobody gains by taking a million events apart first.
    std::mem::forget(trace);
    Ok(status)
}

/// The program's two streams, then the virtual time as the last line of the error stream.
fn print(trace: &Trace) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut err = std::io::stderr().lock();
    for event in trace.events.outputs() {
        if let EventKind::Output { stream, text, .. } = &event.kind {
            match stream {
                Stream::Stdout => out.write_all(text.as_bytes())?,
                Stream::Stderr => {
                    out.flush()?;
                    err.write_all(text.as_bytes())?;
                }
            }
        }
    }
    out.flush()?;
    // Where work took time, what it cost belongs to the result.
    let worked =
        |event: trace::Event| matches!(event.kind, EventKind::BlockBegan { kind: BlockKind::Cpu, .. });
    if let Cpu::Counted { nanos_per_instruction } = trace.options.cpu
        && trace.events.iter().any(worked)
    {
        writeln!(err, "counted: {nanos_per_instruction} ns an instruction")?;
    }
    writeln!(err, "virtual: {}", seconds(trace.elapsed))
}

/// Seconds with microseconds, half up.
fn seconds(time: Nanos) -> String {
    let micros = (time.0 + 500) / 1000;
    format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
}

/// Whoever reads the output may stop reading.
fn ignore_closed_pipe(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == std::io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) }
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
