//! Cancelling drops a task's future, and who joins it learns so.

use std::future::pending;

use executor::{Cancelled, Executor};

use crate::log::{SaysGoodbye, ms, setup};

#[test]
fn a_cancelled_task_drops_its_future_at_once() {
    let (mut executor, _, log) = setup();
    let goodbye = SaysGoodbye(log.clone(), "future");
    let task = executor.spawn(async move {
        let _goodbye = goodbye;
        pending::<()>().await;
    });
    executor.run_until_idle();
    assert!(task.cancel());
    assert_eq!(log.take(), ["0 future dropped"]);
    assert!(task.is_finished());
    assert!(!task.cancel());
    assert_eq!(executor.block_on(task), Ok(Err(Cancelled)));
    assert_eq!(executor.run(), Ok(()));
}

#[test]
fn a_task_cancelled_before_its_first_poll_is_never_polled() {
    let (mut executor, _, log) = setup();
    let say = log.clone();
    let task = executor.spawn(async move { say.say("polled") });
    task.cancel();
    executor.run().unwrap();
    assert!(log.take().is_empty());
}

#[test]
fn a_task_that_cancels_itself_ends_at_its_next_await() {
    let (mut executor, handle, log) = setup();
    let say = log.clone();
    let task = executor.spawn(async move {
        let _goodbye = SaysGoodbye(say.clone(), "future");
        assert!(handle.cancel(handle.current().unwrap()));
        say.say("goes on");
        handle.yield_now().await;
        say.say("never");
    });
    assert_eq!(executor.block_on(task), Ok(Err(Cancelled)));
    assert_eq!(log.take(), ["0 goes on", "0 future dropped"]);
}

#[test]
fn a_task_that_cancels_itself_and_finishes_has_its_output() {
    let (mut executor, handle, _) = setup();
    let task = executor.spawn(async move {
        handle.cancel(handle.current().unwrap());
        5
    });
    assert_eq!(executor.block_on(task), Ok(Ok(5)));
}

#[test]
fn a_finished_task_keeps_its_output_when_cancelled() {
    let (mut executor, _, _) = setup();
    let task = executor.spawn(async { 5 });
    executor.run().unwrap();
    assert!(!task.cancel());
    assert_eq!(task.try_join().unwrap(), Ok(5));
}

#[test]
fn cancelling_wakes_who_joins() {
    let (mut executor, handle, log) = setup();
    let task = executor.spawn(pending::<()>());
    let id = task.id();
    let say = log.clone();
    executor.spawn(async move { say.say(task.await.unwrap_err()) }).detach();
    handle.clone().call_later(ms(5), move || assert!(handle.cancel(id)));
    executor.run().unwrap();
    assert_eq!(log.take(), ["5 the task was cancelled"]);
}

#[test]
fn abort_on_drop_cancels_and_awaiting_it_does_not() {
    let (mut executor, handle, log) = setup();
    let goodbye = SaysGoodbye(log.clone(), "future");
    let tied = handle
        .spawn(async move {
            let _goodbye = goodbye;
            pending::<()>().await;
        })
        .abort_on_drop();
    let output = handle.spawn(async { 1 }).abort_on_drop();
    assert_eq!(executor.block_on(output), Ok(Ok(1)));
    assert!(!tied.handle().is_finished());
    drop(tied);
    assert_eq!(log.take(), ["0 future dropped"]);
    assert_eq!(executor.run(), Ok(()));
}

#[test]
fn a_destructor_may_use_the_executor() {
    struct Spawns(executor::Handle, crate::log::Log);
    impl Drop for Spawns {
        fn drop(&mut self) {
            let say = self.1.clone();
            self.0.spawn(async move { say.say("spawned by a destructor") }).detach();
        }
    }
    let (mut executor, handle, log) = setup();
    let spawns = Spawns(handle, log.clone());
    let task = executor.spawn(async move {
        let _spawns = spawns;
        pending::<()>().await;
    });
    executor.run_until_idle();
    task.cancel();
    executor.run().unwrap();
    assert_eq!(log.take(), ["0 spawned by a destructor"]);
}

#[test]
fn dropping_the_executor_cancels_everything() {
    let (executor, handle, log) = setup();
    let goodbyes = ["first", "second"].map(|name| SaysGoodbye(log.clone(), name));
    for goodbye in goodbyes {
        let task = async move {
            let _goodbye = goodbye;
            pending::<()>().await;
        };
        executor.spawn(task).detach();
    }
    let kept = executor.spawn(pending::<()>());
    let goodbye = SaysGoodbye(log.clone(), "callback");
    handle.call_later(ms(1), move || drop(goodbye));
    drop(executor);
    assert_eq!(log.take(), ["0 first dropped", "0 second dropped", "0 callback dropped"]);
    assert_eq!(kept.try_join().unwrap(), Err(Cancelled));
    assert_eq!(handle.spawn(async {}).try_join().unwrap(), Err(Cancelled));
    assert!(!handle.call_soon(|| ()).cancel());
    assert_eq!(handle.ready_len() + handle.timers_len() + handle.tasks_len(), 0);
}

#[test]
fn a_join_handle_of_a_dropped_executor_wakes_its_task_elsewhere() {
    let first = Executor::new();
    let task = first.spawn(pending::<()>());
    let mut second = Executor::new();
    let joined = second.spawn(task);
    second.run_until_idle();
    drop(first);
    second.run().unwrap();
    assert_eq!(joined.try_join().unwrap(), Ok(Err(Cancelled)));
}

#[test]
fn a_task_may_own_its_own_handle() {
    let (mut executor, handle, _) = setup();
    let own = std::rc::Rc::new(std::cell::RefCell::new(None));
    let held = own.clone();
    let task = handle.spawn(async move {
        let _held = held;
        pending::<()>().await;
    });
    let id = task.id();
    own.borrow_mut().replace(task);
    drop(own);
    executor.run_until_idle();
    assert!(handle.cancel(id));
    assert_eq!(handle.tasks_len(), 0);
    assert_eq!(executor.run(), Ok(()));
}

#[test]
fn a_destructor_may_wake_and_cancel_its_own_task() {
    struct Meddles(executor::Handle, executor::TaskId);
    impl Drop for Meddles {
        fn drop(&mut self) {
            self.0.wake(self.1);
            self.0.cancel(self.1);
        }
    }
    let (mut executor, handle, _) = setup();
    let inside = handle.clone();
    let task = handle.spawn(async move {
        let id = inside.current().unwrap();
        let _meddles = Meddles(inside, id);
        pending::<()>().await;
    });
    executor.run_until_idle();
    assert!(task.cancel());
    assert_eq!(executor.run(), Ok(()));
    assert_eq!(task.try_join().unwrap(), Err(Cancelled));
}
