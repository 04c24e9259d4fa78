//! Collects the events of a run while it goes on.

use crate::{Event, EventKind, Nanos, ThreadId};

/// Collects events. The engine keeps its clock, step and thread up to date; whoever has something to tell
/// only names it.
#[derive(Debug, Default)]
pub struct Recorder {
    now: Nanos,
    step: u32,
    thread: Option<ThreadId>,
    events: Vec<Event>,
    limit: u64,
}

impl Recorder {
    /// A recorder that keeps at most `limit` events; [`Recorder::is_full`] tells when it is reached.
    pub fn new(limit: u64) -> Self {
        Recorder { limit, ..Recorder::default() }
    }

    /// The virtual clock moved.
    pub fn set_now(&mut self, now: Nanos) {
        self.now = now;
    }

    /// A handle was taken from a ready queue, or a thread switched to.
    pub fn next_step(&mut self) {
        self.step += 1;
    }

    /// Another thread runs.
    pub fn set_thread(&mut self, thread: ThreadId) {
        self.thread = Some(thread);
    }

    /// Notes that something happened, here and now.
    pub fn record(&mut self, kind: EventKind) {
        self.events.push(Event {
            at: self.now,
            step: self.step,
            thread: self.thread.unwrap_or(ThreadId(0)),
            kind,
        });
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Takes an event back that turned out to be nothing, such as a wait that took no time.
    pub fn retract(&mut self, index: usize) {
        if index < self.events.len() {
            self.events.remove(index);
        }
    }

    /// Whether the run has to be stopped because it told more than may be kept.
    pub fn is_full(&self) -> bool {
        self.events.len() as u64 >= self.limit
    }

    /// Takes what was recorded.
    pub fn finish(self) -> Vec<Event> {
        self.events
    }
}
