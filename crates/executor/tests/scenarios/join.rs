//! Join handles: outputs, order, names, and what happens to a handle that nobody awaits.

use std::rc::Rc;

use crate::log::{ms, setup};

#[test]
fn awaiting_a_handle_gives_the_output() {
    let (mut executor, handle, log) = setup();
    let say = log.clone();
    let outer = async move {
        let naps = handle.clone();
        let child = handle.spawn(async move {
            naps.sleep(ms(7)).await;
            String::from("output")
        });
        say.say("waiting");
        say.say(child.await.unwrap());
    };
    executor.block_on(outer).unwrap();
    assert_eq!(log.take(), ["0 waiting", "7 output"]);
}

#[test]
fn a_task_that_is_over_is_joined_without_waiting() {
    let (mut executor, handle, _) = setup();
    let child = executor.spawn(async { 3 });
    executor.run().unwrap();
    assert!(child.is_finished());
    let joined = handle.spawn(async move { child.await.unwrap() });
    assert!(executor.run_one());
    assert_eq!(joined.try_join().unwrap(), Ok(3));
}

#[test]
fn try_join_gives_the_handle_back_while_the_task_runs() {
    let (mut executor, handle, _) = setup();
    let task = handle.spawn(async { 'x' });
    let task = task.try_join().unwrap_err();
    executor.run().unwrap();
    assert_eq!(task.try_join().unwrap(), Ok('x'));
}

#[test]
fn a_detached_task_goes_on_and_its_output_is_dropped() {
    let (mut executor, handle, _) = setup();
    let output = Rc::new(());
    let held = output.clone();
    executor.spawn(async move { held }).detach();
    let held = output.clone();
    let unawaited = handle.spawn(async move { held });
    executor.run().unwrap();
    assert_eq!(Rc::strong_count(&output), 2);
    drop(unawaited);
    assert_eq!(Rc::strong_count(&output), 1);
}

#[test]
fn a_task_releases_its_things_before_its_end_is_told() {
    let (mut executor, handle, _) = setup();
    let thing = Rc::new(());
    let held = thing.clone();
    let task = handle.spawn(async move {
        let _held = held;
    });
    let counted = async move {
        task.await.unwrap();
        Rc::strong_count(&thing)
    };
    assert_eq!(executor.block_on(counted), Ok(1));
}

#[test]
fn names_are_for_people() {
    let (mut executor, handle, _) = setup();
    let named = handle.spawn_named("reader", std::future::pending::<()>());
    let plain = handle.spawn(async {});
    assert_eq!(named.name().as_deref(), Some("reader"));
    assert_eq!(handle.name(named.id()).as_deref(), Some("reader"));
    assert_eq!(plain.name(), None);
    assert_eq!((named.id().number(), plain.id().to_string()), (0, "1".into()));
    executor.run_until_idle();
    let tasks = handle.tasks();
    assert_eq!(tasks.len(), 1);
    assert_eq!(tasks[0].to_string(), "task 0 \"reader\"");
    named.cancel();
    let id = named.id();
    drop(named);
    assert_eq!(handle.name(id), None);
}

#[test]
fn a_handle_may_change_hands_while_awaited() {
    let (mut executor, handle, log) = setup();
    let naps = handle.clone();
    let mut task = handle.spawn(async move { naps.sleep(ms(5)).await });
    let say = log.clone();
    let first = async move {
        assert!(futures::poll!(&mut task).is_pending());
        let say = say.clone();
        handle.spawn(async move { say.say(format_args!("{:?}", task.await)) }).detach();
    };
    executor.spawn(first).detach();
    executor.run().unwrap();
    assert_eq!(log.take(), ["5 Ok(())"]);
}
