//! What changed for the loop between two of its steps: all that somebody needs who wants to know what comes next.

use trace::{Event, EventKind, Handle, Nanos, PollEnd, TaskId, TimerId, Trace, WaitKind};

use super::{Inside, StepKind};

/// One thing that concerns the loop.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// This is what the loop did by itself: the step's own kind.
    Did(StepKind),
    /// A task was created, and is ready.
    Spawned(TaskId),
    /// A waiting task, or a callback, became ready.
    Readied(Handle),
    /// A timer's deadline came, so that it stands in the ready queue.
    Fired(TimerId),
    SetTimer {
        timer: TimerId,
        deadline: Nanos,
    },
    CancelledTimer(TimerId),
    /// A task waits from now on.
    Waits {
        task: TaskId,
        label: String,
    },
    /// A task gave up its turn only.
    Yielded(TaskId),
    Ended(TaskId),
}

impl Inside {
    /// What a step and all up to the next one did, given by its place in [`Inside::steps`]; what came before the first
    /// step for none.
    pub fn deeds(&self, trace: &Trace, index: Option<usize>) -> Vec<Deed> {
        let steps = self.steps();
        let from = index.and_then(|index| steps.get(index)).map_or(0, |step| step.event);
        let next = index.map_or(0, |index| index + 1);
        let to = steps.get(next).map_or(trace.events.len(), |step| step.event);
        let first = index.and_then(|index| steps.get(index)).map(|step| Deed::Did(step.kind));
        let mut fresh = None;
        let deeds = trace.events.range(from..to).filter_map(|event| deed(&event, &mut fresh));
        first.into_iter().chain(deeds).collect()
    }
}

/// `fresh` is the task whose becoming ready has been told already.
fn deed(event: &Event, fresh: &mut Option<TaskId>) -> Option<Deed> {
    match &event.kind {
        EventKind::TaskSpawned { task, .. } => {
            *fresh = Some(*task);
            Some(Deed::Spawned(*task))
        }
        EventKind::Woken { task, .. } if fresh.take() == Some(*task) => None,
        EventKind::Woken { task, .. } => Some(Deed::Readied(Handle::Task(*task))),
        EventKind::CallbackReady { callback, .. } => Some(Deed::Readied(Handle::Callback(*callback))),
        EventKind::TimerSet { timer, deadline, .. } => {
            Some(Deed::SetTimer { timer: *timer, deadline: *deadline })
        }
        EventKind::TimerFired { timer } => Some(Deed::Fired(*timer)),
        EventKind::TimerCancelled { timer } => Some(Deed::CancelledTimer(*timer)),
        EventKind::PollEnded { task, end: PollEnd::Suspended { kind: WaitKind::Yield, .. } } => {
            *fresh = Some(*task);
            Some(Deed::Yielded(*task))
        }
        EventKind::PollEnded { task, end: PollEnd::Suspended { label, .. } } => {
            Some(Deed::Waits { task: *task, label: label.clone() })
        }
        EventKind::PollEnded { task, .. } => Some(Deed::Ended(*task)),
        _ => None,
    }
}
