//! Whether a loop would have chosen the same, for somebody who plays the loop.

use trace::{Handle, Nanos, TimerId};

use super::LoopState;

/// What the player does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Runs this one of the ready queue.
    Take(Handle),
    /// Says that nothing is ready, and lets the clock jump to this timer.
    JumpTo(TimerId),
}

/// What the loop says to a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    pub right: bool,
    pub reason: Reason,
}

/// Why the loop would have chosen so, or otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It stands at the head of the queue: first in, first out.
    First { since: Nanos },
    /// So many others became ready before it; the first of them is next.
    Behind { ahead: usize, first: Handle },
    /// It does not stand in the queue.
    NotReady,
    /// Time does not move while something is ready.
    SomethingReady { first: Handle },
    /// Nothing is ready, and no timer has an earlier deadline.
    Earliest { deadline: Nanos },
    /// Several timers have this deadline; it was set first.
    Oldest { deadline: Nanos },
    /// Another timer has an earlier deadline.
    Later { first: TimerId, deadline: Nanos },
    /// Another timer has the same deadline, but was set before.
    Younger { first: TimerId },
    /// There is no such timer.
    NoTimer,
}

/// Judges a choice.
pub fn judge(state: &LoopState, choice: Choice) -> Judgement {
    let (right, reason) = match choice {
        Choice::Take(handle) => match state.ready.iter().position(|queued| queued.handle == handle) {
            Some(0) => (true, Reason::First { since: state.ready[0].since }),
            Some(ahead) => (false, Reason::Behind { ahead, first: state.ready[0].handle }),
            None => (false, Reason::NotReady),
        },
        Choice::JumpTo(timer) => jump(state, timer),
    };
    Judgement { right, reason }
}

fn jump(state: &LoopState, wanted: TimerId) -> (bool, Reason) {
    if let Some(first) = state.ready.first() {
        return (false, Reason::SomethingReady { first: first.handle });
    }
    let (Some(first), Some(timer)) =
        (state.timers.first(), state.timers.iter().find(|timer| timer.timer == wanted))
    else {
        return (false, Reason::NoTimer);
    };
    let deadline = first.deadline;
    if first.timer == wanted {
        let shared = state.timers.get(1).is_some_and(|next| next.deadline == deadline);
        return (true, if shared { Reason::Oldest { deadline } } else { Reason::Earliest { deadline } });
    }
    if timer.deadline == deadline {
        return (false, Reason::Younger { first: first.timer });
    }
    (false, Reason::Later { first: first.timer, deadline })
}
