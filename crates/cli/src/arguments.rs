//! The command line: subcommands and their options.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use trace::{Cpu, Options, Policy};

#[derive(Parser)]
#[command(name = "interleave", version, about = "See what `await` really does")]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Run a script on the virtual clock
    Run(Run),
    /// Draw when the tasks of a script ran and waited
    Timeline(Timeline),
    /// Check lessons: their form, their scripts, and what they promise
    Check(Check),
}

/// How a script is run.
#[derive(Args)]
pub struct Running {
    /// The script
    pub file: PathBuf,
    /// Whether executing code costs virtual time
    #[arg(long, value_enum, default_value_t = CpuMode::Counted)]
    pub cpu: CpuMode,
    /// What an instruction costs with `--cpu counted`, in nanoseconds
    #[arg(long, value_name = "NS", default_value_t = 25)]
    pub nanos_per_instruction: u32,
    /// Seeds `random` and everything of the simulation that varies
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub seed: u64,
    /// Who may run while a task waits
    #[arg(long, value_enum, default_value_t = PolicyName::Concurrent)]
    pub policy: PolicyName,
}

#[derive(Args)]
pub struct Run {
    #[command(flatten)]
    pub running: Running,
    /// Write the trace as JSON
    #[arg(long, value_name = "F.json")]
    pub trace: Option<PathBuf>,
    /// Write the trace for a browser's trace viewer
    #[arg(long, value_name = "F.json")]
    pub chrome_trace: Option<PathBuf>,
    /// Write the chart as a picture
    #[arg(long, value_name = "F.svg")]
    pub svg: Option<PathBuf>,
    /// Write what happened, instant by instant, as text
    #[arg(long, value_name = "F.txt")]
    pub transcript: Option<PathBuf>,
}

#[derive(Args)]
pub struct Timeline {
    #[command(flatten)]
    pub running: Running,
    /// Draw the same program one wait after another as well
    #[arg(long)]
    pub compare: bool,
    /// Columns; the terminal's width when not given
    #[arg(long, value_name = "N")]
    pub width: Option<usize>,
    /// Colours: by default where the output is a terminal
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub colour: Colour,
}

#[derive(Args)]
pub struct Check {
    /// Folders of lessons or courses; `lessons` when none is given
    pub paths: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum CpuMode {
    Counted,
    Off,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum PolicyName {
    Concurrent,
    Sequential,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}

impl Running {
    /// The options for the engine.
    pub fn options(&self) -> Options {
        Options {
            cpu: match self.cpu {
                CpuMode::Counted => Cpu::Counted { nanos_per_instruction: self.nanos_per_instruction },
                CpuMode::Off => Cpu::Off,
            },
            seed: self.seed,
            policy: match self.policy {
                PolicyName::Concurrent => Policy::Concurrent,
                PolicyName::Sequential => Policy::Sequential,
            },
            ..Options::default()
        }
    }

    /// Runs the script.
    pub fn trace(&self) -> anyhow::Result<trace::Trace> {
        use anyhow::Context;
        let bytes =
            std::fs::read(&self.file).with_context(|| format!("cannot read {}", self.file.display()))?;
        let source = String::from_utf8(bytes)
            .map_err(|_| anyhow::anyhow!("{} is not UTF-8 text", self.file.display()))?;
        Ok(engine::run(&source, &self.file.display().to_string(), &self.options()))
    }
}
