//! A turn runs just the handles that were ready when it began; due timers join behind them.

use executor::{Executor, Pace};

use crate::log::{Log, ms, setup};

#[test]
fn what_becomes_ready_in_a_turn_waits_for_the_next() {
    let (mut executor, handle, log) = setup();
    let say = log.clone();
    handle.clone().call_soon(move || {
        say.say("a");
        let log = say.clone();
        handle.call_soon(move || log.say("from a"));
    });
    let say = log.clone();
    executor.handle().call_soon(move || say.say("b"));

    assert_eq!(executor.run_turn(), 2);
    assert_eq!(log.take(), ["0 a", "0 b"]);
    assert_eq!(executor.run_turn(), 1);
    assert_eq!(log.take(), ["0 from a"]);
    assert_eq!(executor.run_turn(), 0);
}

/// `first` works for 30 ms; meanwhile the timers get due, and `second` was ready before them.
#[test]
fn timers_that_got_due_join_when_the_next_turn_begins() {
    let (mut executor, handle, log) = setup();
    for (delay, name) in [(20, "timer 20"), (10, "timer 10")] {
        let say = log.clone();
        handle.call_later(ms(delay), move || say.say(name));
    }
    let (say, from_first) = (log.clone(), handle.clone());
    handle.call_soon(move || {
        from_first.clock().advance(ms(30));
        say.say("first");
        let say = say.clone();
        from_first.call_soon(move || say.say("from first"));
    });
    let say = log.clone();
    handle.call_soon(move || say.say("second"));
    executor.run().unwrap();
    assert_eq!(log.take(), ["30 first", "30 second", "30 from first", "30 timer 10", "30 timer 20"]);
}

/// The difference of the two paces: what `second` adds comes before or after the timers.
#[test]
fn paces_differ_in_what_the_rest_of_the_turn_adds() {
    let run = |pace| {
        let mut executor = Executor::new().with_pace(pace);
        let handle = executor.handle().clone();
        let log = Log::new(executor.clock());
        let say = log.clone();
        handle.call_later(ms(10), move || say.say("timer"));
        let clock = executor.clock().clone();
        handle.call_soon(move || clock.advance(ms(10)));
        let (say, from_second) = (log.clone(), handle.clone());
        handle.call_soon(move || {
            from_second.call_soon(move || say.say("from second"));
        });
        executor.run().unwrap();
        log.take()
    };
    assert_eq!(run(Pace::Turn), ["10 from second", "10 timer"]);
    assert_eq!(run(Pace::Step), ["10 timer", "10 from second"]);
}
