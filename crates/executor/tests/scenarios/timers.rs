//! Timers fire by deadline and then by age; the clock jumps only when nothing is ready.

use executor::{Elapsed, Instant};

use crate::log::{ms, setup};

#[test]
fn sleeps_end_by_deadline_and_the_clock_jumps() {
    let (mut executor, handle, log) = setup();
    for delay in [30, 10, 20] {
        let (handle, log) = (handle.clone(), log.clone());
        executor
            .spawn(async move {
                handle.sleep(ms(delay)).await;
                log.say(delay);
            })
            .detach();
    }
    executor.run().unwrap();
    assert_eq!(log.take(), ["10 10", "20 20", "30 30"]);
}

#[test]
fn of_equal_deadlines_the_older_timer_fires_first() {
    let (mut executor, handle, log) = setup();
    for name in ["a", "b", "c"] {
        let say = log.clone();
        handle.call_at(Instant::START + ms(10), move || say.say(name));
    }
    let (say, late) = (log.clone(), handle.clone());
    handle.call_later(ms(4), move || {
        late.call_later(ms(6), move || say.say("set later for the same time"));
    });
    executor.run().unwrap();
    assert_eq!(log.take(), ["10 a", "10 b", "10 c", "10 set later for the same time"]);
}

#[test]
fn deadlines_of_the_past_keep_their_order() {
    let (mut executor, handle, log) = setup();
    executor.clock().advance(ms(100));
    for deadline in [50, 20, 50, 30] {
        let say = log.clone();
        handle.call_at(Instant::START + ms(deadline), move || say.say(deadline));
    }
    executor.run().unwrap();
    assert_eq!(log.take(), ["100 20", "100 30", "100 50", "100 50"]);
}

#[test]
fn a_sleep_of_nothing_is_over_at_once() {
    let (mut executor, handle, _) = setup();
    let done = executor.spawn(async move { handle.sleep(ms(0)).await });
    assert!(executor.run_one());
    assert!(done.is_finished());
}

#[test]
fn a_dropped_sleep_leaves_no_timer() {
    let (mut executor, handle, _) = setup();
    let timed = handle.timeout(ms(10), std::future::ready(1));
    assert_eq!(executor.block_on(timed), Ok(Ok(1)));
    let long = handle.timeout(ms(10), handle.sleep(ms(1000)));
    assert_eq!(executor.block_on(long), Ok(Err(Elapsed)));
    assert_eq!(executor.clock().now(), Instant::START + ms(10));
    assert_eq!(handle.timers_len(), 0);
}

#[test]
fn a_sleep_that_moves_to_another_task_wakes_that_one() {
    let (mut executor, handle, log) = setup();
    let mut sleep = Box::pin(handle.sleep(ms(10)));
    let say = log.clone();
    let second = async move {
        assert!(futures::poll!(&mut sleep).is_pending());
        let say = say.clone();
        handle
            .spawn(async move {
                sleep.await;
                say.say("woken");
            })
            .detach();
    };
    executor.spawn(second).detach();
    executor.run().unwrap();
    assert_eq!(log.take(), ["10 woken"]);
}

#[test]
fn a_million_years_are_a_deadlock_and_not_an_overflow() {
    let (mut executor, handle, _) = setup();
    executor.clock().advance(ms(1));
    let forever = handle.sleep(executor::Duration::MAX);
    assert_eq!(forever.deadline(), Instant::NEVER);
    executor.spawn(forever).detach();
    assert!(executor.run().is_err());
    assert_eq!(executor.clock().now(), Instant::START + ms(1));
}
