//! Time moves when nothing is ready, or when somebody advances it.

use executor::{Clock, Duration, Executor, Instant};

use crate::log::{ms, setup};

#[test]
fn time_stands_still_while_anything_is_ready() {
    let (mut executor, handle, log) = setup();
    let (say, spins) = (log.clone(), handle.clone());
    executor
        .spawn(async move {
            for _ in 0..1000 {
                spins.yield_now().await;
            }
            say.say("spun");
        })
        .detach();
    let say = log.clone();
    handle.call_later(Duration::from_nanos(1), move || say.say("a nanosecond later"));
    executor.run().unwrap();
    assert_eq!(log.take(), ["0 spun", "0 a nanosecond later"]);
    assert_eq!(executor.clock().now(), Instant::from_nanos(1));
}

#[test]
fn two_executors_on_one_clock_take_turns_under_a_driver() {
    let clock = Clock::new();
    let log = crate::log::Log::new(&clock);
    let mut executors = [(); 2].map(|()| Executor::with_clock(clock.clone()));
    for (index, executor) in executors.iter().enumerate() {
        for step in 1..=3 {
            let say = log.clone();
            let delay = ms(10 * step + 5 * index as u64);
            executor.handle().call_later(delay, move || say.say(format_args!("executor {index}")));
        }
    }
    loop {
        for executor in &mut executors {
            executor.run_until_idle();
        }
        let next = executors.iter().filter_map(|executor| executor.handle().next_deadline()).min();
        let Some(next) = next else { break };
        clock.advance_to(next);
    }
    let expected = [
        "10 executor 0",
        "15 executor 1",
        "20 executor 0",
        "25 executor 1",
        "30 executor 0",
        "35 executor 1",
    ];
    assert_eq!(log.take(), expected);
}

#[test]
fn durations_round_like_doubles_and_never_to_nothing() {
    let nanos = |secs| Duration::from_secs_f64(secs).as_nanos();
    assert_eq!(nanos(0.0), 0);
    assert_eq!(nanos(-0.5), 0);
    assert_eq!(nanos(f64::NAN), 0);
    assert_eq!(nanos(f64::INFINITY), u64::MAX);
    assert_eq!(nanos(1e-300), 1);
    assert_eq!(nanos(2.5e-9), 2);
    assert_eq!(nanos(3.5e-9), 4);
    assert_eq!(nanos(0.3), 300_000_000);
    assert_eq!(nanos(1e6), 1_000_000_000_000_000);
}

#[test]
fn time_prints_as_seconds() {
    assert_eq!(ms(1250).to_string(), "1.25s");
    assert_eq!(format!("{:.3}", Duration::from_secs(2)), "2.000s");
    assert_eq!((Instant::START + ms(5)).to_string(), "5ms");
    assert_eq!(Duration::from(std::time::Duration::MAX), Duration::MAX);
    assert_eq!(std::time::Duration::from(ms(3)), std::time::Duration::from_millis(3));
    assert_eq!(Instant::START - Instant::NEVER, Duration::ZERO);
}
