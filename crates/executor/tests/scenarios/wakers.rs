//! Wakers outlive tasks, cross threads, and find no one else.

use std::future::poll_fn;
use std::sync::mpsc;
use std::task::{Poll, Waker};

use crate::log::setup;

fn waker_of_a_task(executor: &mut executor::Executor, polls: usize) -> Waker {
    let (send, receive) = mpsc::channel();
    let mut left = polls;
    executor
        .spawn(poll_fn(move |cx| {
            let _ = send.send(cx.waker().clone());
            left -= 1;
            if left == 0 { Poll::Ready(()) } else { Poll::Pending }
        }))
        .detach();
    executor.run_until_idle();
    receive.recv().unwrap()
}

#[test]
fn a_waker_of_a_task_that_is_over_wakes_nobody() {
    let (mut executor, _, log) = setup();
    let stale = waker_of_a_task(&mut executor, 1);
    let say = log.clone();
    let next = executor.spawn(poll_fn(move |_| {
        say.say("polled");
        Poll::<()>::Pending
    }));
    executor.run_until_idle();
    stale.wake_by_ref();
    stale.wake();
    executor.run_until_idle();
    assert_eq!(log.take(), ["0 polled"]);
    drop(next);
}

#[test]
fn a_task_that_is_cancelled_while_it_is_woken_frees_its_slot_later() {
    let (mut executor, handle, _) = setup();
    let waker = waker_of_a_task(&mut executor, 2);
    let id = handle.tasks()[0].id;
    waker.wake_by_ref();
    assert!(handle.cancel(id));
    let next = executor.spawn(async { 1 });
    assert_eq!(executor.block_on(next), Ok(Ok(1)));
    waker.wake();
    assert_eq!(executor.run(), Ok(()));
}

#[test]
fn a_waker_that_outlives_the_executor_does_nothing() {
    let (mut executor, _, _) = setup();
    let waker = waker_of_a_task(&mut executor, 2);
    drop(executor);
    waker.wake_by_ref();
    drop(waker);
}

#[test]
fn threads_may_wake() {
    const TASKS: usize = 4;
    const WAKES: usize = 200;
    let (mut executor, handle, _) = setup();
    let (done, wait) = mpsc::channel();
    for _ in 0..TASKS {
        let (send, receive) = mpsc::channel::<Waker>();
        let done = done.clone();
        let mut left = WAKES;
        executor
            .spawn(poll_fn(move |cx| {
                if left == 0 {
                    return Poll::Ready(());
                }
                left -= 1;
                send.send(cx.waker().clone()).unwrap();
                Poll::Pending
            }))
            .detach();
        std::thread::spawn(move || {
            for waker in receive {
                waker.wake_by_ref();
                waker.wake();
            }
            done.send(()).unwrap();
        });
    }
    while handle.tasks_len() > 0 {
        executor.run_until_idle();
        std::thread::yield_now();
    }
    for _ in 0..TASKS {
        wait.recv().unwrap();
    }
    assert_eq!(executor.run(), Ok(()));
}
