//! A driver from outside runs one handle, one turn, or until a time.

use executor::Instant;

use crate::log::{ms, setup};

#[test]
fn one_handle_at_a_time() {
    let (mut executor, handle, log) = setup();
    for name in ["a", "b"] {
        let (handle, log) = (handle.clone(), log.clone());
        let task = async move {
            log.say(name);
            handle.sleep(ms(10)).await;
            log.say(name);
        };
        executor.spawn(task).detach();
    }
    let mut steps = Vec::new();
    loop {
        while executor.run_one() {
            steps.push(log.take().join(", "));
        }
        if !executor.jump() {
            break;
        }
    }
    assert_eq!(steps, ["0 a", "0 b", "10 a", "10 b"]);
}

#[test]
fn a_step_never_moves_the_clock() {
    let (mut executor, handle, log) = setup();
    let say = log.clone();
    handle.call_later(ms(10), move || say.say("later"));
    assert!(!executor.run_one());
    assert_eq!(executor.run_turn(), 0);
    executor.run_until_idle();
    assert_eq!(executor.clock().now(), Instant::START);
    assert_eq!(handle.next_deadline(), Some(Instant::START + ms(10)));
    executor.clock().advance(ms(25));
    assert!(executor.run_one());
    assert_eq!(log.take(), ["25 later"]);
}

#[test]
fn run_until_stops_at_its_deadline() {
    let (mut executor, handle, log) = setup();
    for delay in [10, 20, 30] {
        let say = log.clone();
        handle.call_later(ms(delay), move || say.say("timer"));
    }
    executor.run_until(Instant::START + ms(20));
    assert_eq!(log.take(), ["10 timer", "20 timer"]);
    executor.run_until(Instant::START + ms(25));
    assert_eq!(executor.clock().now(), Instant::START + ms(25));
    executor.run().unwrap();
    assert_eq!(log.take(), ["30 timer"]);
}

#[test]
fn block_on_borrows_and_leaves_the_other_tasks() {
    let (mut executor, handle, log) = setup();
    let (say, naps) = (log.clone(), handle.clone());
    executor
        .spawn(async move {
            naps.sleep(ms(50)).await;
            say.say("left for later");
        })
        .detach();
    let mut numbers = vec![1];
    let pushes = async {
        handle.sleep(ms(10)).await;
        numbers.push(2);
    };
    executor.block_on(pushes).unwrap();
    assert_eq!(numbers, [1, 2]);
    assert_eq!(executor.clock().now(), Instant::START + ms(10));
    executor.run().unwrap();
    assert_eq!(log.take(), ["50 left for later"]);
}

#[test]
fn a_hand_written_future_is_woken_by_its_id() {
    let (mut executor, handle, log) = setup();
    let (say, naps) = (log.clone(), handle.clone());
    let mut polls = 0;
    let task = std::future::poll_fn(move |_| {
        polls += 1;
        say.say(format_args!("poll {polls}"));
        if polls == 3 {
            return std::task::Poll::Ready(());
        }
        let task = naps.current().unwrap();
        naps.wake_at(task, naps.now() + ms(10));
        std::task::Poll::Pending
    });
    let id = executor.spawn(task).id();
    executor.run_until(Instant::START + ms(10));
    handle.wake(id);
    executor.run().unwrap();
    assert_eq!(log.take(), ["0 poll 1", "10 poll 2", "10 poll 3"]);
}

#[test]
fn a_turn_of_nothing_but_cancelled_callbacks_is_passed_over() {
    let (mut executor, handle, log) = setup();
    let (say, from_first) = (log.clone(), handle.clone());
    let cancelled = std::rc::Rc::new(std::cell::Cell::new(None));
    let victim = cancelled.clone();
    handle.call_soon(move || {
        victim.take().map(executor::CallHandle::cancel);
        from_first.call_soon(move || say.say("next turn"));
    });
    cancelled.set(Some(handle.call_soon(|| ())));
    assert_eq!(executor.run_turn(), 1);
    assert!(log.take().is_empty());
    assert_eq!(executor.run_turn(), 1);
    assert_eq!(log.take(), ["0 next turn"]);
    let call = handle.call_soon(|| ());
    call.cancel();
    assert_eq!(executor.run_turn(), 0);
}
