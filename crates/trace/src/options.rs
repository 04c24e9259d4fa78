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
}

impl Default for Options {
    fn default() -> Self {
        Options { cpu: Cpu::Off, seed: 0, policy: Policy::Concurrent, limits: Limits::default() }
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
