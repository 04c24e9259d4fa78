//! What a run is asked for: how time is counted, which policy schedules, where it must stop.

use serde::{Deserialize, Serialize};

use crate::{Nanos, TimerId};

/// The options of a run. Equal options and an equal script give an equal trace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Options {
    pub cpu: Cpu,
    /// Seeds the program's `random` and everything of the simulation that varies.
    pub seed: u64,
    pub policy: Policy,
    /// How long sleeps and services take, against what the program says.
    pub latency: Latency,
    pub limits: Limits,
    /// How many processes can work at the same time, and what `os.cpu_count()` says.
    pub cores: u32,
    /// Departures from the usual run, each of them legal.
    pub schedule: Schedule,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            cpu: Cpu::Off,
            seed: 0,
            policy: Policy::Concurrent,
            latency: Latency::default(),
            limits: Limits::default(),
            cores: 8,
            schedule: Schedule::default(),
        }
    }
}

/// Whether executing code costs virtual time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cpu {
    /// Only waiting takes time.
    Off,
    /// Each step costs its instructions, in whole milliseconds.
    Counted { nanos_per_instruction: u32 },
}

impl Cpu {
    /// What an instruction takes where nothing else is asked for: about as long as on a laptop.
    pub const COUNTED: Cpu = Cpu::Counted { nanos_per_instruction: 25 };
}

/// Who may run while a task waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Policy {
    /// CPython's order.
    Concurrent,
    /// While a task waits for a timer or a service, nothing else runs: the program one wait after another.
    Sequential,
    /// Nothing comes between at all: a task goes on over every wait that only time ends, `sleep(0)` too, and so
    /// does a thread. No machine runs a program like this; it shows what a program means to do.
    Serial,
}

/// How long waits take: what if the network were twice as slow, or not so regular?
///
/// A sleep never takes less than it says, as with CPython; a service may be quicker than usual, too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Latency {
    /// Which waits are meant.
    pub of: Waits,
    /// 100 is what the program says, 200 twice as long, 50 half as long.
    pub scale_percent: u32,
    /// How far each wait may lie from that, at random: 20 is up to a fifth.
    pub jitter_percent: u32,
    /// Seeds the jitter, and nothing else.
    pub seed: u64,
}

impl Default for Latency {
    fn default() -> Self {
        Latency { of: Waits::Services, scale_percent: 100, jitter_percent: 0, seed: 0 }
    }
}

/// Which waits a [`Latency`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Waits {
    /// Requests and other simulated services.
    Services,
    /// `asyncio.sleep` and `time.sleep`.
    Sleeps,
    /// Both.
    All,
}

/// What a run does otherwise than by itself, in what CPython and the machine leave open: threads hand over at other
/// places, waits take another time.
///
/// The numbers in it are those of the run that it describes, so that equal schedules give equal runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Schedule {
    /// In the order of `at`.
    pub switches: Vec<Switch>,
    /// Whether the trace lists the places where a switch would be possible, as [`Trace::switch_points`]; such a run
    /// is slower.
    ///
    /// [`Trace::switch_points`]: crate::Trace::switch_points
    pub list_points: bool,
    /// Waits that take another time.
    pub delays: Vec<Delay>,
    /// Timers that fire after the others of the same deadline.
    pub ties: Vec<TimerId>,
}

impl Schedule {
    /// Whether it asks for nothing: the usual run.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many departures from the usual run it has.
    pub fn len(&self) -> usize {
        self.switches.len() + self.delays.len() + self.ties.len()
    }
}

/// The running thread is put aside at a place in the run, until every other thread waits for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Switch {
    /// The thread that runs is put aside at the first possible place behind this number of instructions of the run.
    pub at: u64,
}

/// A wait that takes another time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Delay {
    pub wait: TimedWait,
    /// Added to its time. What would be over before it began ends a nanosecond after.
    pub nanos: i64,
}

/// One timed wait of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TimedWait {
    /// A timer of an event loop.
    Timer(TimerId),
    /// A blocking wait of a thread (`time.sleep`, `requests.get`), counted from 1 in the order in which they began.
    Block(u32),
}

/// Where a run is stopped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytecode instructions.
    pub fuel: u64,
    /// Bytes of the program's own objects, by the engine's count.
    pub memory: u64,
    /// Virtual time.
    pub time: Nanos,
    /// Bytes of output.
    pub output: u64,
    /// Events of the trace.
    pub events: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            fuel: 2_000_000_000,
            memory: 256 << 20,
            time: Nanos(1_000_000_000_000_000),
            output: 8 << 20,
            events: 1_500_000,
        }
    }
}
