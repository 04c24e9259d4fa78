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

#[cfg(test)]
mod tests {
    use super::super::{Queued, Step, StepKind, Timer, Why};
    use super::*;
    use trace::{TaskId, ThreadId};

    fn state(ready: &[u32], timers: &[(u32, u64)]) -> LoopState {
        let kind = StepKind::Switches;
        let step =
            Step { event: 0, step: 0, at: Nanos(5), thread: ThreadId(0), kind, options: 0, internal: false };
        let ready = ready.iter().map(|task| Queued {
            handle: Handle::Task(TaskId(*task)),
            why: Why::Created,
            since: Nanos(5),
            name: None,
            task: None,
        });
        let timers = timers.iter().map(|(timer, deadline)| Timer {
            timer: TimerId(*timer),
            deadline: Nanos(*deadline),
            callback: None,
            task: None,
        });
        let (ready, timers) = (ready.collect(), timers.collect());
        LoopState { step, ready, timers, waiting: vec![], held: vec![], blocked: vec![] }
    }

    fn reason(ready: &[u32], timers: &[(u32, u64)], choice: Choice) -> (bool, Reason) {
        let Judgement { right, reason } = judge(&state(ready, timers), choice);
        (right, reason)
    }

    const fn task(number: u32) -> Handle {
        Handle::Task(TaskId(number))
    }

    #[test]
    fn first_in_first_out() {
        let ready = [7, 3, 9];
        assert_eq!(reason(&ready, &[], Choice::Take(task(7))), (true, Reason::First { since: Nanos(5) }));
        let behind = Reason::Behind { ahead: 2, first: task(7) };
        assert_eq!(reason(&ready, &[], Choice::Take(task(9))), (false, behind));
        assert_eq!(reason(&ready, &[], Choice::Take(task(1))), (false, Reason::NotReady));
    }

    #[test]
    fn the_clock_stands_while_something_is_ready() {
        let jump = Choice::JumpTo(TimerId(1));
        assert_eq!(reason(&[4], &[(1, 6)], jump), (false, Reason::SomethingReady { first: task(4) }));
        assert_eq!(reason(&[], &[(1, 6)], jump), (true, Reason::Earliest { deadline: Nanos(6) }));
    }

    #[test]
    fn timers_go_by_deadline_and_then_by_age() {
        let timers = [(2, 6), (5, 6), (1, 8)];
        let jump = |timer| reason(&[], &timers, Choice::JumpTo(TimerId(timer)));
        assert_eq!(jump(2), (true, Reason::Oldest { deadline: Nanos(6) }));
        assert_eq!(jump(5), (false, Reason::Younger { first: TimerId(2) }));
        assert_eq!(jump(1), (false, Reason::Later { first: TimerId(2), deadline: Nanos(6) }));
        assert_eq!(jump(4), (false, Reason::NoTimer));
    }
}
