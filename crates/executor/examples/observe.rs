//! A bar for each task: where it ran, where it waited.
//!
//! `cargo run -p executor --example observe`

use std::collections::BTreeMap;

use executor::{Duration, Executor, Instant, Observer, Outcome, TaskId};

const TICK: Duration = Duration::from_millis(100);

/// Notes when each task began, worked and ended.
#[derive(Default)]
struct Bars {
    polls: BTreeMap<TaskId, Vec<(Instant, Instant)>>,
    ends: BTreeMap<TaskId, Instant>,
}

impl Observer for Bars {
    fn poll_begins(&mut self, now: Instant, task: TaskId) {
        self.polls.entry(task).or_default().push((now, now));
    }

    fn poll_ends(&mut self, now: Instant, task: TaskId, _ready: bool) {
        if let Some(last) = self.polls.get_mut(&task).and_then(|polls| polls.last_mut()) {
            last.1 = now;
        }
    }

    fn finished(&mut self, now: Instant, task: TaskId, _outcome: Outcome) {
        self.ends.insert(task, now);
    }
}

fn main() {
    let mut executor = Executor::with_observer(Bars::default());
    let handle = executor.handle().clone();
    for (name, work, wait) in [("cook", 4, 6), ("baker", 2, 9), ("waiter", 1, 3)] {
        let hands = handle.clone();
        let task = async move {
            for _ in 0..3 {
                // Work holds the one thread; a wait lets go of it.
                hands.clock().advance(Duration::from_nanos(work * TICK.as_nanos()));
                hands.sleep(Duration::from_nanos(wait * TICK.as_nanos())).await;
            }
        };
        handle.spawn_named(name, task).detach();
    }
    executor.run().expect("every task ends");

    let ticks = |instant: Instant| (instant.as_nanos() / TICK.as_nanos()) as usize;
    let bars = executor.observer();
    for (task, polls) in &bars.polls {
        let mut bar = vec!['.'; ticks(bars.ends[task])];
        for &(begin, end) in polls {
            bar[ticks(begin)..ticks(end)].fill('#');
        }
        println!("task {task} {}", bar.into_iter().collect::<String>());
    }
    println!("# works, . waits, each for {TICK}");
}
