//! The whole story of small programs, as an observer hears it.

use executor::{Cause, Executor, Instant, Observer, Outcome, TaskId, TimerId};

use crate::log::ms;

/// Writes down every event in one line.
#[derive(Default)]
struct Story(Vec<String>);

impl Story {
    fn say(&mut self, now: Instant, line: std::fmt::Arguments<'_>) {
        self.0.push(format!("{} {line}", now.as_nanos() / 1_000_000));
    }
}

fn by(cause: Cause) -> String {
    match cause {
        Cause::Outside => "outside".into(),
        Cause::Task(id) => format!("task {id}"),
        Cause::Callback => "a callback".into(),
        Cause::Timer(_) => "a timer".into(),
    }
}

impl Observer for Story {
    fn turn_begins(&mut self, now: Instant, ready: usize) {
        self.say(now, format_args!("turn of {ready}"));
    }

    fn spawned(&mut self, now: Instant, task: TaskId, name: Option<&str>, cause: Cause) {
        self.say(now, format_args!("{task} {} spawned by {}", name.unwrap_or("-"), by(cause)));
    }

    fn woken(&mut self, now: Instant, task: TaskId, cause: Cause) {
        self.say(now, format_args!("{task} woken by {}", by(cause)));
    }

    fn poll_begins(&mut self, now: Instant, task: TaskId) {
        self.say(now, format_args!("{task} poll begins"));
    }

    fn poll_ends(&mut self, now: Instant, task: TaskId, ready: bool) {
        self.say(now, format_args!("{task} poll ends {}", if ready { "ready" } else { "pending" }));
    }

    fn finished(&mut self, now: Instant, task: TaskId, outcome: Outcome) {
        self.say(now, format_args!("{task} {outcome:?}"));
    }

    fn timer_set(&mut self, now: Instant, _: TimerId, deadline: Instant, cause: Cause) {
        self.say(now, format_args!("timer for {deadline} set by {}", by(cause)));
    }

    fn timer_fired(&mut self, now: Instant, _: TimerId) {
        self.say(now, format_args!("timer fired"));
    }

    fn timer_cancelled(&mut self, now: Instant, _: TimerId, cause: Cause) {
        self.say(now, format_args!("timer cancelled by {}", by(cause)));
    }

    fn callback_begins(&mut self, now: Instant) {
        self.say(now, format_args!("callback begins"));
    }

    fn callback_ends(&mut self, now: Instant) {
        self.say(now, format_args!("callback ends"));
    }

    fn clock_advanced(&mut self, from: Instant, to: Instant) {
        self.say(to, format_args!("clock advanced by {}", to - from));
    }
}

fn story(mut executor: Executor<Story>) -> Vec<String> {
    executor.run().unwrap();
    std::mem::take(&mut executor.observer_mut().0)
}

#[test]
fn a_parent_joins_a_child_that_sleeps() {
    let executor = Executor::with_observer(Story::default());
    let handle = executor.handle().clone();
    let parent = async move {
        let naps = handle.clone();
        let child = handle.spawn_named("child", async move { naps.sleep(ms(10)).await });
        child.await.unwrap();
    };
    executor.handle().spawn_named("parent", parent).detach();
    assert_eq!(
        story(executor),
        [
            "0 0 parent spawned by outside",
            "0 turn of 1",
            "0 0 poll begins",
            "0 1 child spawned by task 0",
            "0 0 poll ends pending",
            "0 turn of 1",
            "0 1 poll begins",
            "0 timer for 10ms set by task 1",
            "0 1 poll ends pending",
            "10 clock advanced by 10ms",
            "10 timer fired",
            "10 1 woken by a timer",
            "10 turn of 1",
            "10 1 poll begins",
            "10 1 poll ends ready",
            "10 1 Completed",
            "10 0 woken by task 1",
            "10 turn of 1",
            "10 0 poll begins",
            "10 0 poll ends ready",
            "10 0 Completed",
        ]
    );
}

#[test]
fn blocking_work_is_told_before_what_comes_next() {
    let executor = Executor::with_observer(Story::default());
    let handle = executor.handle().clone();
    let task = async move {
        handle.clock().advance(ms(5));
        handle.yield_now().await;
        let _ = handle.timeout(ms(20), handle.yield_now()).await;
    };
    executor.spawn(task).detach();
    assert_eq!(
        story(executor),
        [
            "0 0 - spawned by outside",
            "0 turn of 1",
            "0 0 poll begins",
            "5 clock advanced by 5ms",
            "5 0 woken by task 0",
            "5 0 poll ends pending",
            "5 turn of 1",
            "5 0 poll begins",
            "5 0 woken by task 0",
            "5 timer for 25ms set by task 0",
            "5 0 poll ends pending",
            "5 turn of 1",
            "5 0 poll begins",
            "5 timer cancelled by task 0",
            "5 0 poll ends ready",
            "5 0 Completed",
        ]
    );
}

#[test]
fn callbacks_spawn_and_cancel() {
    let executor = Executor::with_observer(Story::default());
    let handle = executor.handle().clone();
    executor.handle().call_soon(move || {
        let task = handle.spawn(std::future::pending::<()>());
        task.cancel();
    });
    assert_eq!(
        story(executor),
        [
            "0 turn of 1",
            "0 callback begins",
            "0 0 - spawned by a callback",
            "0 0 Cancelled",
            "0 callback ends",
            "0 turn of 1",
        ]
    );
}
