//! What happened in a run, and when: the one result that everything after a run reads.
//!
//! A [`Trace`] is a list of [`Event`]s in the order in which they happened, the [`Outcome`] and the
//! [`Options`] it was made with. The engine writes it through a [`Recorder`]; the chart, the transcript,
//! the lesson checks and the page only read it. A syntax error, an exception, a deadlock and a spent
//! budget are outcomes of a trace, and printed text is events, so a run has no other result.
//!
//! Times are virtual, in whole nanoseconds since the program started. The same script and the same
//! options give the same trace, byte for byte, on every machine.

mod event;
mod events;
mod options;
pub mod order;
mod outcome;
mod recorder;
mod slider;
mod snapshot;

pub use event::{
    BlockKind, CallbackId, Event, EventKind, FutureId, GilDrop, Handle, ItemId, Line, ObjectId, PollEnd,
    ProcessId, Stream, TaskId, ThreadId, TimerId, WaitKind, WaitTarget, Wake,
};
pub use events::Events;
pub use options::{Cpu, Delay, Latency, Limits, Options, Policy, Schedule, Switch, TimedWait, Waits};
pub use outcome::{Actor, Cycle, Edge, Limit, Outcome};
pub use recorder::Recorder;
pub use slider::{Slider, SliderKind, with_values};
pub use snapshot::{FrameState, Snapshot, Stack, SyncState, Synchronizer, Variable};

use serde::{Deserialize, Serialize};

/// Virtual time since the start of the program, in nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Nanos(pub u64);

impl Nanos {
    /// The same time in seconds, for showing; never for arithmetic that must be exact.
    pub fn seconds(self) -> f64 {
        self.0 as f64 / 1e9
    }
}

/// One run of one script: what happened, how it ended, and under which options.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trace {
    /// The script's file name, as tracebacks show it.
    pub file: String,
    /// The options of the run.
    pub options: Options,
    /// Everything that happened, in order.
    pub events: Events,
    /// How the run ended.
    pub outcome: Outcome,
    /// The virtual clock when the interpreter had finished.
    pub elapsed: Nanos,
    /// How many bytecode instructions were executed.
    pub instructions: u64,
    /// Where a [`Switch`] would have an effect, in order, if the options ask for them.
    pub switch_points: Vec<SwitchPoint>,
}

/// A place in a run where the running thread could be put aside while another one is ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwitchPoint {
    /// The number of instructions executed so far: what [`Switch::at`] names.
    pub at: u64,
    /// The thread that runs, and the line of the program at which it stands.
    pub thread: ThreadId,
    pub line: Option<Line>,
}

impl Trace {
    /// The text that the program wrote to one of its two streams.
    pub fn output(&self, wanted: Stream) -> String {
        let texts = self.events.outputs().filter_map(|event| match event.kind {
            EventKind::Output { stream, text, .. } if stream == wanted => Some(text),
            _ => None,
        });
        texts.collect()
    }

    /// The policy under which this program takes its waits one after another. Tasks are told from each other by what
    /// they wait for; of threads and processes of its own, each is followed as if it were alone. The threads of
    /// `to_thread` are not its own: a task waits for each.
    pub fn one_after_another(&self) -> Policy {
        let own = self.events.iter().any(|event| match &event.kind {
            EventKind::ThreadStarted { internal, name, .. } => !internal && !name.starts_with("asyncio_"),
            EventKind::ProcessStarted { .. } => true,
            _ => false,
        });
        if own { Policy::Serial } else { Policy::Sequential }
    }

    /// The trace as JSON: the exported form, equal byte for byte between machines.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a trace has no maps with keys other than strings")
    }
}
