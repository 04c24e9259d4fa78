//! What one seed stands for: a program, and how it is run.

use anyhow::{Result, bail};
use protocol::{Request, RequestId, encode};
use trace::{Cpu, Latency, Limits, Nanos, Options, Policy, Schedule, Switch, Waits};

use super::{mutate::Corpus, programs, random::Random};

/// The file of every program, as tracebacks name it.
pub const FILE: &str = "fuzz.py";

/// Where the programs come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Generated from a grammar: snippets that each tell what they came to.
    Programs,
    /// Real programs with tokens and bytes changed, which mostly are no Python any more.
    Text,
}

impl Kind {
    pub fn of(name: &str) -> Result<Kind> {
        match name {
            "programs" => Ok(Kind::Programs),
            "text" => Ok(Kind::Text),
            _ => bail!("there is no kind `{name}`; there are `programs` and `text`"),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Kind::Programs => "programs",
            Kind::Text => "text",
        }
    }

    /// The program of a seed.
    pub fn program(self, seed: u64, snippets: usize, corpus: &Corpus) -> String {
        match self {
            Kind::Programs => programs::program(seed, snippets),
            Kind::Text => corpus.mutated(seed),
        }
    }
}

/// The request that a program makes of the worker. Under `plain` it is run as CPython runs it; else any way of running
/// it may come, and any other question about it.
pub fn request(seed: u64, source: &str, plain: bool) -> Vec<u8> {
    let mut random = Random::new(seed ^ 0x0f0f_1234_5678_9abc);
    let limits = Limits {
        fuel: if plain { 20_000_000 } else { 300_000 },
        memory: if plain { 256 << 20 } else { 16 << 20 },
        time: Nanos(1_000_000_000_000_000),
        output: 1 << 20,
        events: 50_000,
    };
    let mut options = Options { limits, ..Options::default() };
    let (id, source, file) = (RequestId(1), source.to_owned(), FILE.to_owned());
    if !plain {
        vary(&mut random, &mut options);
    }
    let request = match random.below(100) {
        _ if plain => Request::Run { id, source, file, options, keep_above: None },
        0 => Request::Inspect { id, source, file, options, step: random.below(60) as u32 },
        1 => Request::Advise { id, source, file, options },
        2 => Request::Sliders { id, source },
        3 => Request::Explore { id, source, file, options, runs: 3 },
        _ => Request::Run { id, source, file, options, keep_above: random.once_in(2).then_some(20) },
    };
    encode(&request)
}

/// The request after which a run is kept no more.
pub fn forget() -> Vec<u8> {
    encode(&Request::Forget { run: RequestId(1) })
}

fn vary(random: &mut Random, options: &mut Options) {
    if random.once_in(3) {
        let nanos = [25, 1000, 100_000][random.below(3)];
        options.cpu = Cpu::Counted { nanos_per_instruction: nanos };
    }
    options.seed = random.below(3) as u64;
    options.cores = [1, 2, 8][random.below(3)];
    if random.once_in(8) {
        options.policy = Policy::Sequential;
    } else if random.once_in(10) {
        options.policy = Policy::Serial;
    }
    if random.once_in(6) {
        options.latency = Latency {
            of: [Waits::Services, Waits::Sleeps, Waits::All][random.below(3)],
            scale_percent: [50, 100, 300][random.below(3)],
            jitter_percent: [0, 20, 100][random.below(3)],
            seed: random.below(5) as u64,
        };
    }
    if random.once_in(8) {
        let switches = (0..random.below(4)).map(|_| Switch { at: random.below(3000) as u64 });
        let mut switches: Vec<Switch> = switches.collect();
        switches.sort();
        options.schedule = Schedule { switches, list_points: random.once_in(2), ..Schedule::default() };
    }
}
