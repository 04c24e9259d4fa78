//! The command line: subcommands and their options.

use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Parser, Subcommand, ValueEnum};
use trace::{Cpu, Latency, Options, Policy, Waits};

use crate::{beside, sliders};

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
    /// Look for other legal orders in which a script gives another result
    Explore(Explore),
    /// Say at which lines a script waits badly, and what it would save to mend that
    Advise(Advise),
    /// List the numbers of a script that decide how long it takes, for `--set`
    Sliders(Sliders),
    /// Look inside the event loop and the program at one scheduling step
    Inspect(Inspect),
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
    #[arg(long, value_name = "NS", default_value_t = 25, alias = "nanos-per-instruction")]
    pub rate: u32,
    /// How many processes can work at the same time, and what `os.cpu_count()` says
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=1024))]
    pub cores: u32,
    /// Seeds `random` and everything of the simulation that varies
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub seed: u64,
    /// Who may run while a task waits
    #[arg(long, value_enum, default_value_t = PolicyName::Concurrent)]
    pub policy: PolicyName,
    #[command(flatten)]
    pub what_if: WhatIf,
}

/// What if waits took another time, or things happened in another order?
#[derive(Args)]
pub struct WhatIf {
    /// Run with another number at a place that `interleave sliders` lists
    #[arg(long, value_name = "LINE:COLUMN=VALUE")]
    pub set: Vec<String>,
    /// How long waits take, in percent of what the program says
    #[arg(long, value_name = "PERCENT", default_value_t = 100)]
    pub latency: u32,
    /// How far each wait may lie from that at random, in percent; a sleep only gets longer
    #[arg(long, value_name = "PERCENT", default_value_t = 0)]
    pub jitter: u32,
    /// Seeds the jitter
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub jitter_seed: u64,
    /// Which waits `--latency` and `--jitter` are about
    #[arg(long, value_enum, default_value_t = WaitsName::Services)]
    pub vary: WaitsName,
}

/// A run that `interleave explore` has found.
#[derive(Args)]
pub struct Replayed {
    /// Run as a schedule says that `interleave explore` has written
    #[arg(long, value_name = "S.json")]
    pub schedule: Option<PathBuf>,
}

#[derive(Args)]
pub struct Run {
    #[command(flatten)]
    pub running: Running,
    #[command(flatten)]
    pub replayed: Replayed,
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
    #[command(flatten)]
    pub replayed: Replayed,
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
pub struct Explore {
    #[command(flatten)]
    pub running: Running,
    /// The most runs
    #[arg(long, value_name = "N", default_value_t = 400)]
    pub budget: u32,
    /// How many times as long as it should a wait may take
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub slack: u32,
    /// Write the smallest change that matters, to be run again with `--schedule`
    #[arg(long, value_name = "OUT.json")]
    pub schedule: Option<PathBuf>,
    /// Draw the usual run and the one with that change
    #[arg(long)]
    pub draw: bool,
}

#[derive(Args)]
pub struct Advise {
    #[command(flatten)]
    pub running: Running,
}

#[derive(Args)]
pub struct Sliders {
    /// The script
    pub file: PathBuf,
}

#[derive(Args)]
pub struct Inspect {
    #[command(flatten)]
    pub running: Running,
    #[command(flatten)]
    pub replayed: Replayed,
    /// The step; without it, all steps are listed
    #[arg(long, value_name = "N")]
    pub step: Option<u32>,
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
    Serial,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum WaitsName {
    Services,
    Sleeps,
    All,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}

impl WhatIf {
    fn latency(&self) -> Latency {
        Latency {
            of: match self.vary {
                WaitsName::Services => Waits::Services,
                WaitsName::Sleeps => Waits::Sleeps,
                WaitsName::All => Waits::All,
            },
            scale_percent: self.latency,
            jitter_percent: self.jitter,
            seed: self.jitter_seed,
        }
    }
}

impl Running {
    /// The options for the engine.
    pub fn options(&self) -> Options {
        Options {
            cpu: match self.cpu {
                CpuMode::Counted => Cpu::Counted { nanos_per_instruction: self.rate },
                CpuMode::Off => Cpu::Off,
            },
            seed: self.seed,
            cores: self.cores,
            policy: match self.policy {
                PolicyName::Concurrent => Policy::Concurrent,
                PolicyName::Sequential => Policy::Sequential,
                PolicyName::Serial => Policy::Serial,
            },
            latency: self.what_if.latency(),
            ..Options::default()
        }
    }

    /// The script's text, with the numbers that `--set` asks for. From here on modules are found beside it.
    pub fn source(&self) -> anyhow::Result<String> {
        beside::find_from(&self.file);
        sliders::with_numbers(sliders::read(&self.file)?, &self.what_if.set)
    }
}

impl Replayed {
    /// The options with what the schedule's file says.
    pub fn applied_to(&self, options: Options) -> anyhow::Result<Options> {
        let Some(path) = &self.schedule else { return Ok(options) };
        let text =
            std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let replay =
            explore::Replay::parse(&text).with_context(|| format!("{} is no schedule", path.display()))?;
        Ok(replay.applied_to(&options))
    }

    /// Runs the script.
    pub fn trace(&self, running: &Running) -> anyhow::Result<trace::Trace> {
        let options = self.applied_to(running.options())?;
        Ok(engine::run(&running.source()?, &running.file.display().to_string(), &options))
    }
}
