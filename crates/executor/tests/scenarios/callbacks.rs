//! Callbacks stand in one queue with the tasks.

use crate::log::{SaysGoodbye, ms, setup};

#[test]
fn callbacks_and_tasks_share_the_queue() {
    let (mut executor, handle, log) = setup();
    let say = log.clone();
    handle.call_soon(move || say.say("callback"));
    let say = log.clone();
    executor.spawn(async move { say.say("task") }).detach();
    let say = log.clone();
    handle.call_later(ms(3), move || say.say("later"));
    executor.run().unwrap();
    assert_eq!(log.take(), ["0 callback", "0 task", "3 later"]);
}

#[test]
fn a_callback_can_be_called_off_until_it_runs() {
    let (mut executor, handle, log) = setup();
    let say = log.clone();
    let soon = handle.call_soon(move || say.say("soon"));
    let goodbye = SaysGoodbye(log.clone(), "later");
    let later = handle.call_later(ms(3), move || drop(goodbye));
    let say = log.clone();
    let kept = handle.call_soon(move || say.say("kept"));
    assert!(soon.cancel());
    assert!(later.cancel());
    assert_eq!(log.take(), ["0 later dropped"]);
    assert_eq!(handle.timers_len(), 0);
    executor.run().unwrap();
    assert_eq!(log.take(), ["0 kept"]);
    assert!(!kept.cancel());
}

/// As in asyncio: a timer that is due but has not run yet can be called off by what runs before it.
#[test]
fn a_due_callback_can_be_called_off_by_an_earlier_one() {
    let (mut executor, handle, log) = setup();
    let say = log.clone();
    let victim = std::rc::Rc::new(std::cell::Cell::new(None));
    let chosen = victim.clone();
    handle.call_later(ms(1), move || assert!(chosen.take().is_some_and(executor::CallHandle::cancel)));
    victim.set(Some(handle.call_later(ms(1), move || say.say("never"))));
    executor.run().unwrap();
    assert!(log.take().is_empty());
}
