//! Any sequence of calls on a [`Schedule`] gives what two sorted lists would give.

use std::collections::VecDeque;

use executor::{Instant, Schedule, TimerId};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Call {
    Soon,
    /// A timer so many nanoseconds from now; a negative number is a deadline of the past.
    At(i64),
    /// Cancels the how-manieth timer of all that there were.
    Cancel(usize),
    BeginTurn,
    Next,
    Pass(u64),
    Jump,
}

/// The model: timers in order of age, looked through from end to end.
#[derive(Default)]
struct Model {
    ready: VecDeque<u32>,
    timers: Vec<(u64, u32)>,
    left_in_turn: usize,
}

impl Model {
    fn next_deadline(&self) -> Option<u64> {
        self.timers.iter().map(|&(deadline, _)| deadline).min()
    }

    fn begin_turn(&mut self, now: u64) -> usize {
        let mut due: Vec<(u64, u32)> =
            self.timers.extract_if(.., |&mut (deadline, _)| deadline <= now).collect();
        due.sort_by_key(|&(deadline, _)| deadline);
        self.ready.extend(due.into_iter().map(|(_, handle)| handle));
        self.left_in_turn = self.ready.len();
        self.left_in_turn
    }

    fn next(&mut self) -> Option<u32> {
        self.left_in_turn = self.left_in_turn.checked_sub(1)?;
        self.ready.pop_front()
    }

    fn in_order(&self) -> Vec<(u64, u32)> {
        let mut timers = self.timers.clone();
        timers.sort_by_key(|&(deadline, _)| deadline);
        timers
    }
}

/// Deadlines crowd together, so that equal ones are common, but some are far away.
fn delays() -> impl Strategy<Value = i64> {
    prop_oneof![4 => -3..8_i64, 4 => 0..1000_i64, 1 => -1000..0_i64, 1 => 0..i64::MAX]
}

fn calls() -> impl Strategy<Value = Call> {
    prop_oneof![
        2 => Just(Call::Soon),
        6 => delays().prop_map(Call::At),
        3 => any::<usize>().prop_map(Call::Cancel),
        2 => Just(Call::BeginTurn),
        4 => Just(Call::Next),
        1 => (0..50_u64).prop_map(Call::Pass),
        1 => Just(Call::Jump),
    ]
}

fn check(calls: Vec<Call>) -> Result<(), TestCaseError> {
    let mut schedule = Schedule::new();
    let mut model = Model::default();
    let mut ids: Vec<(TimerId, u32)> = Vec::new();
    let mut now = 1000_u64;
    for (handle, call) in (0_u32..).zip(calls) {
        match call {
            Call::Soon => {
                schedule.call_soon(handle);
                model.ready.push_back(handle);
            }
            Call::At(delay) => {
                let deadline = now.saturating_add_signed(delay);
                ids.push((schedule.call_at(Instant::from_nanos(deadline), handle), handle));
                model.timers.push((deadline, handle));
            }
            Call::Cancel(index) => {
                let Some(&(id, handle)) = ids.get(index % ids.len().max(1)) else { continue };
                let waits = model.timers.iter().position(|&(_, other)| other == handle);
                let expected = waits.map(|position| model.timers.remove(position).1);
                prop_assert_eq!(schedule.timer_handle(id).copied(), expected);
                prop_assert_eq!(schedule.cancel_timer(id), expected);
            }
            Call::BeginTurn => {
                prop_assert_eq!(schedule.begin_turn(Instant::from_nanos(now)), model.begin_turn(now));
            }
            Call::Next => prop_assert_eq!(schedule.next_in_turn(), model.next()),
            Call::Pass(nanos) => now += nanos,
            Call::Jump => now = now.max(model.next_deadline().unwrap_or(now)),
        }
        prop_assert_eq!(schedule.next_deadline().map(Instant::as_nanos), model.next_deadline());
        prop_assert_eq!(schedule.timers_len(), model.timers.len());
        prop_assert_eq!(schedule.left_in_turn(), model.left_in_turn);
    }
    prop_assert!(schedule.ready().eq(model.ready.iter()));
    let timers: Vec<(u64, u32)> =
        schedule.timers().map(|(_, deadline, &handle)| (deadline.as_nanos(), handle)).collect();
    prop_assert_eq!(timers, model.in_order());
    Ok(())
}

proptest! {
    #![proptest_config(crate::config())]

    #[test]
    fn few_calls(calls in prop::collection::vec(calls(), 0..60)) {
        check(calls)?;
    }

    #[test]
    fn many_calls(calls in prop::collection::vec(calls(), 1000..3000)) {
        check(calls)?;
    }
}
