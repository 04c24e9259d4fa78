//! The whole-path suites: scripts and lessons through the engine, compared with recorded truth.
//!
//! What the suites share is here; each suite is a file beside this one.

use trace::{Cpu, Options, Trace};

/// Runs a script as the conformance programs are run: only waiting takes time.
pub fn run(source: &str, file: &str) -> Trace {
    engine::run(source, file, &Options { cpu: Cpu::Off, ..Options::default() })
}
