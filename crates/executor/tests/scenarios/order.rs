//! Handles run in the order in which they became ready, however they became so.

use futures::channel::oneshot;

use crate::log::setup;

#[test]
fn tasks_start_in_the_order_of_spawning() {
    let (mut executor, handle, log) = setup();
    for name in ["a", "b", "c"] {
        let log = log.clone();
        handle.spawn(async move { log.say(name) }).detach();
    }
    executor.run().unwrap();
    assert_eq!(log.take(), ["0 a", "0 b", "0 c"]);
}

#[test]
fn a_task_that_yields_goes_to_the_end_of_the_queue() {
    let (mut executor, handle, log) = setup();
    for name in ["a", "b", "c"] {
        let (handle, log) = (handle.clone(), log.clone());
        let task = async move {
            for round in 0..3 {
                log.say(format_args!("{name}{round}"));
                handle.yield_now().await;
            }
        };
        executor.spawn(task).detach();
    }
    executor.run().unwrap();
    assert_eq!(log.take(), ["0 a0", "0 b0", "0 c0", "0 a1", "0 b1", "0 c1", "0 a2", "0 b2", "0 c2"]);
}

/// Wakers go through the inbox and callbacks and spawned tasks do not; still they keep their order.
#[test]
fn wakes_callbacks_and_spawns_of_one_poll_keep_their_order() {
    let (mut executor, handle, log) = setup();
    let mut senders = Vec::new();
    for name in ["first", "second", "third"] {
        let (sender, receiver) = oneshot::channel::<()>();
        senders.push(sender);
        let log = log.clone();
        executor
            .spawn(async move {
                receiver.await.unwrap();
                log.say(name);
            })
            .detach();
    }
    let say = log.clone();
    executor
        .spawn(async move {
            let third = senders.pop().unwrap();
            let second = senders.pop().unwrap();
            let first = senders.pop().unwrap();
            third.send(()).unwrap();
            let log = say.clone();
            handle.call_soon(move || log.say("callback"));
            first.send(()).unwrap();
            let log = say.clone();
            handle.spawn(async move { log.say("spawned") }).detach();
            second.send(()).unwrap();
            say.say("end of poll");
        })
        .detach();
    executor.run().unwrap();
    assert_eq!(log.take(), ["0 end of poll", "0 third", "0 callback", "0 first", "0 spawned", "0 second"]);
}

#[test]
fn a_task_woken_several_times_is_polled_once() {
    let (mut executor, handle, log) = setup();
    let say = log.clone();
    let sleeper = executor.spawn(std::future::poll_fn(move |_| {
        say.say("polled");
        std::task::Poll::<()>::Pending
    }));
    let id = sleeper.id();
    executor.run_until_idle();
    handle.wake(id);
    handle.wake(id);
    executor.run_until_idle();
    assert_eq!(log.take(), ["0 polled", "0 polled"]);
}
