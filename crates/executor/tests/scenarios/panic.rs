//! A panic unwinds out of the run, ends its task, and leaves the executor usable.

use std::panic::{AssertUnwindSafe, catch_unwind};

use executor::Cancelled;

use crate::log::{ms, setup};

#[test]
fn a_task_that_panics_is_over_and_the_others_go_on() {
    let (mut executor, handle, log) = setup();
    let naps = handle.clone();
    let panics = handle.spawn(async move {
        naps.sleep(ms(1)).await;
        panic!("on purpose");
    });
    let say = log.clone();
    executor
        .spawn(async move {
            let output: Result<(), Cancelled> = panics.await;
            say.say(format_args!("{output:?}"));
        })
        .detach();
    assert!(catch_unwind(AssertUnwindSafe(|| executor.run())).is_err());
    assert_eq!(executor.run(), Ok(()));
    assert_eq!(log.take(), ["1 Err(Cancelled)"]);
    assert_eq!(handle.current(), None);
}

#[test]
fn a_callback_that_panics_is_over_too() {
    let (mut executor, handle, log) = setup();
    handle.call_soon(|| panic!("on purpose"));
    let say = log.clone();
    handle.call_soon(move || say.say("next"));
    assert!(catch_unwind(AssertUnwindSafe(|| executor.run())).is_err());
    assert_eq!(executor.run(), Ok(()));
    assert_eq!(log.take(), ["0 next"]);
}

#[test]
fn block_on_leaves_nothing_behind() {
    let (mut executor, handle, _) = setup();
    let blocked = catch_unwind(AssertUnwindSafe(|| executor.block_on(async { panic!("on purpose") })));
    assert!(blocked.is_err());
    handle.call_soon(|| panic!("on purpose"));
    let beside = catch_unwind(AssertUnwindSafe(|| executor.block_on(std::future::pending::<()>())));
    assert!(beside.is_err());
    assert_eq!(executor.run(), Ok(()));
    assert_eq!(handle.tasks_len(), 0);
}

#[test]
fn the_waker_of_a_task_that_panicked_wakes_nobody() {
    let (mut executor, handle, log) = setup();
    let (send, receive) = std::sync::mpsc::channel::<std::task::Waker>();
    let clones = std::future::poll_fn(move |cx| -> std::task::Poll<()> {
        send.send(cx.waker().clone()).unwrap();
        panic!("on purpose");
    });
    handle.spawn(clones).detach();
    assert!(catch_unwind(AssertUnwindSafe(|| executor.run())).is_err());
    let say = log.clone();
    let other = std::future::poll_fn(move |_| {
        say.say("polled");
        std::task::Poll::<()>::Pending
    });
    handle.spawn(other).detach();
    executor.run_until_idle();
    receive.recv().unwrap().wake();
    executor.run_until_idle();
    assert_eq!(log.take(), ["0 polled"]);
}
