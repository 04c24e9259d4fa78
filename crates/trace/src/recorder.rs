//! Collects the events of a run while it goes on.

use crate::{Event, EventKind, Events, Nanos, ThreadId};

/// Collects events. The engine keeps its clock, step and thread up to date; whoever has something to tell
/// only names it.
#[derive(Debug, Default)]
pub struct Recorder {
    now: Nanos,
    step: u32,
    thread: Option<ThreadId>,
    events: Events,
    /// When the last event happened.
    last_at: Nanos,
    /// Indices of events that were taken back.
    retracted: Vec<usize>,
    /// Whether a later event told of an earlier time: processes that work side by side are run one after the other.
    disordered: bool,
    muted: bool,
    limit: u64,
    wanted: Option<u32>,
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

    /// Asks for a look at the program at this step.
    pub fn look_at(&mut self, step: u32) {
        self.wanted = Some(step);
    }

    /// Whether this is the step that was asked for.
    pub fn is_wanted(&self) -> bool {
        self.wanted == Some(self.step)
    }

    /// The step that goes on.
    pub fn step(&self) -> u32 {
        self.step
    }

    /// Another thread runs.
    pub fn set_thread(&mut self, thread: ThreadId) {
        self.thread = Some(thread);
    }

    /// Forgets what happens from now on, or no longer.
    pub fn mute(&mut self, muted: bool) {
        self.muted = muted;
    }

    /// Whether what happens is forgotten.
    pub fn is_muted(&self) -> bool {
        self.muted
    }

    /// Notes that something happened, here and now.
    pub fn record(&mut self, kind: EventKind) {
        if self.muted {
            return;
        }
        self.disordered |= self.last_at > self.now;
        self.last_at = self.now;
        let thread = self.thread.unwrap_or(ThreadId(0));
        self.events.push_parts(self.now, self.step, thread, &kind);
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes an event back that turned out to be nothing, such as a wait that took no time. Others keep their index.
    pub fn retract(&mut self, index: usize) {
        if index < self.events.len() {
            self.retracted.push(index);
        }
    }

    /// Takes the last event back, if it is the one at `index`.
    pub fn take_back(&mut self, index: usize) -> bool {
        let is_last = index + 1 == self.events.len();
        if is_last {
            self.events.pop();
            self.last_at = self.events.last_at().unwrap_or_default();
        }
        is_last
    }

    /// Whether the run has to be stopped because it told more than may be kept.
    pub fn is_full(&self) -> bool {
        (self.events.len() - self.retracted.len().min(self.events.len())) as u64 >= self.limit
    }

    /// Takes what was recorded, in the order of time.
    pub fn finish(self) -> Events {
        match self.disordered {
            false if self.retracted.is_empty() => self.events,
            false => self.kept().into(),
            true => self.put_in_order().0.into(),
        }
    }

    /// The step, as the run counted it, that bears a number in what [`Recorder::finish`] gives.
    pub fn step_as_run(self, told: u32) -> Option<u32> {
        if !self.disordered {
            return Some(told);
        }
        self.put_in_order().1.get(told as usize).copied()
    }

    /// The events that were not taken back.
    fn kept(mut self) -> Vec<Event> {
        crate::order::sort(&mut self.retracted);
        let mut retracted = self.retracted.iter().copied().peekable();
        let kept = self.events.iter().enumerate().filter(|(index, _)| {
            let gone = retracted.next_if_eq(index).is_some();
            while retracted.next_if_eq(index).is_some() {}
            !gone
        });
        kept.map(|(_, event)| event).collect()
    }

    /// Gives the events in the order of time, with their steps numbered anew, and the old numbers by the new ones.
    fn put_in_order(self) -> (Vec<Event>, Vec<u32>) {
        let mut events = self.kept();
        crate::order::sort_by_key(&mut events, |event| event.at);
        let steps = number_steps(&mut events);
        (events, steps)
    }
}

/// Numbers the steps anew, so that they grow with time; gives the old numbers by the new ones.
fn number_steps(events: &mut [Event]) -> Vec<u32> {
    let mut old = Vec::new();
    for event in events {
        if old.last() != Some(&event.step) {
            old.push(event.step);
        }
        event.step = old.len() as u32 - 1;
    }
    old
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(text: &str) -> EventKind {
        EventKind::Output { stream: crate::Stream::Stdout, text: text.to_owned(), task: None, line: None }
    }

    #[test]
    fn processes_side_by_side_are_told_in_the_order_of_time() {
        let mut recorder = Recorder::new(100);
        for (process, times) in [(0, [0, 5, 10]), (1, [0, 3, 10])] {
            recorder.next_step();
            for time in times {
                recorder.set_now(Nanos(time));
                recorder.record(output(&format!("{process} at {time}")));
            }
        }
        recorder.retract(1);
        let events = recorder.finish();
        let told: Vec<(u64, u32)> = events.iter().map(|event| (event.at.0, event.step)).collect();
        assert_eq!(told, [(0, 0), (0, 1), (3, 1), (10, 2), (10, 3)]);
    }
}
