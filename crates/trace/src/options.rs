//! What a run is asked for: how time is counted, which policy schedules, where it must stop.

use serde::{Deserialize, Serialize};

use crate::Nanos;

/// The options of a run. Equal options and an equal script give an equal trace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Options {
    pub cpu: Cpu,
    /// Seeds the program's `random` and everything of the simulation that varies.
    pub seed: u64,
    pub policy: Policy,
    pub limits: Limits,
    /// How many processes can work at the same time, and what `os.cpu_count()` says.
    pub cores: u32,
    /// Where threads hand over beside where they do anyway.
    pub schedule: Schedule,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            cpu: Cpu::Off,
            seed: 0,
            policy: Policy::Concurrent,
            limits: Limits::default(),
            cores: 8,
            schedule: Schedule::default(),
        }
    }
}

/// What a run does otherwise than by itself: threads hand over at places that CPython leaves open.
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
}

/// The running thread is put aside at a place in the run, until every other thread waits for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Switch {
    /// The thread that runs is put aside at the first possible place behind this number of instructions of the run.
    pub at: u64,
}

/// Whether executing code costs virtual time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cpu {
    /// Only waiting takes time.
    Off,
    /// Each step costs its instructions, in whole milliseconds.
    Counted { nanos_per_instruction: u32 },
}

/// Who may run while a task waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Policy {
    /// CPython's order.
    Concurrent,
    /// While a task waits for a timer or a service, nothing else runs: the program one wait after another.
    Sequential,
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
