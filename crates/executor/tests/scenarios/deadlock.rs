//! A deadlock is a result that names who waits, and not the end.

use std::future::pending;

use futures::channel::oneshot;

use crate::log::setup;

#[test]
fn an_empty_executor_is_not_a_deadlock() {
    let (mut executor, _, _) = setup();
    assert_eq!(executor.run(), Ok(()));
}

#[test]
fn the_tasks_that_wait_are_listed_with_what_they_join() {
    let (mut executor, handle, _) = setup();
    let stuck = handle.spawn_named("stuck", pending::<()>());
    handle.spawn(async {}).detach();
    handle.spawn_named("joins", stuck).detach();
    let deadlock = executor.run().unwrap_err();
    let ids: Vec<u32> = deadlock.waiting.iter().map(|task| task.id.number()).collect();
    assert_eq!(ids, [0, 2]);
    assert_eq!(
        deadlock.to_string(),
        "deadlock: task 0 \"stuck\", task 2 \"joins\" (for task 0) wait for ever"
    );
}

#[test]
fn block_on_lists_itself() {
    let (mut executor, handle, _) = setup();
    let stuck = handle.spawn(pending::<()>());
    let deadlock = executor.block_on(stuck).unwrap_err();
    assert_eq!(deadlock.to_string(), "deadlock: task 0, task 1 \"block_on\" (for task 0) wait for ever");
    assert_eq!(executor.run().unwrap_err().to_string(), "deadlock: task 0 waits for ever");
}

#[test]
fn two_tasks_that_join_each_other() {
    let (mut executor, handle, _) = setup();
    let (send, receive) = oneshot::channel();
    let first = handle.spawn(async move {
        let second: executor::JoinHandle<()> = receive.await.unwrap();
        second.await.unwrap();
    });
    let second = handle.spawn(async move { first.await.unwrap() });
    send.send(second).unwrap();
    assert_eq!(
        executor.run().unwrap_err().to_string(),
        "deadlock: task 0 (for task 1), task 1 (for task 0) wait for ever"
    );
}

#[test]
fn a_wake_from_outside_resolves_it() {
    let (mut executor, _, log) = setup();
    let (send, receive) = oneshot::channel();
    let say = log.clone();
    executor.spawn(async move { say.say(receive.await.unwrap()) }).detach();
    assert!(executor.run().is_err());
    send.send("hello").unwrap();
    assert_eq!(executor.run(), Ok(()));
    assert_eq!(log.take(), ["0 hello"]);
}
