//! `interleave`: runs scripts and lessons from a terminal.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand, ValueEnum};
use trace::{Cpu, EventKind, Options, Policy, Stream};

#[derive(Parser)]
#[command(name = "interleave", version, about = "See what `await` really does")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run a script on the virtual clock
    Run(Run),
}

#[derive(clap::Args)]
struct Run {
    file: PathBuf,
    /// Whether executing code costs virtual time
    #[arg(long, value_enum, default_value_t = CpuMode::Counted)]
    cpu: CpuMode,
    /// Seeds `random` and everything of the simulation that varies
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Who may run while a task waits
    #[arg(long, value_enum, default_value_t = PolicyName::Concurrent)]
    policy: PolicyName,
    /// Write the trace as JSON
    #[arg(long, value_name = "F.json")]
    trace: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum CpuMode {
    Counted,
    Off,
}

#[derive(Clone, Copy, ValueEnum)]
enum PolicyName {
    Concurrent,
    Sequential,
}

fn main() -> anyhow::Result<ExitCode> {
    match Arguments::parse().command {
        Command::Run(run) => run_script(&run),
    }
}

fn run_script(run: &Run) -> anyhow::Result<ExitCode> {
    let source =
        std::fs::read_to_string(&run.file).with_context(|| format!("cannot read {}", run.file.display()))?;
    let options = Options {
        cpu: match run.cpu {
            CpuMode::Counted => Cpu::Counted { nanos_per_instruction: 25 },
            CpuMode::Off => Cpu::Off,
        },
        seed: run.seed,
        policy: match run.policy {
            PolicyName::Concurrent => Policy::Concurrent,
            PolicyName::Sequential => Policy::Sequential,
        },
        ..Options::default()
    };
    let trace = engine::run(&source, &run.file.display().to_string(), &options);
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    for event in &trace.events {
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
    // Microseconds, half up.
    let micros = (trace.elapsed.0 + 500) / 1000;
    writeln!(err, "virtual: {}.{:06}", micros / 1_000_000, micros % 1_000_000)?;
    if let Some(path) = &run.trace {
        std::fs::write(path, trace.to_json()).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(ExitCode::from((trace.outcome.status() & 0xff) as u8))
}
