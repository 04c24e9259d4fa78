//! Whatever `futures` offers runs here: combinators, channels, streams, locks.

use std::time::Duration as StdDuration;

use futures::channel::{mpsc, oneshot};
use futures::future::{Either, join_all, select, try_join_all};
use futures::stream::FuturesUnordered;
use futures::{FutureExt, SinkExt, StreamExt};

use crate::log::{ms, setup};

#[test]
fn join_all_waits_together() {
    let (mut executor, handle, log) = setup();
    let naps = [30, 10, 20].map(|delay| {
        let (handle, log) = (handle.clone(), log.clone());
        async move {
            handle.sleep(ms(delay)).await;
            log.say(delay);
            delay
        }
    });
    assert_eq!(executor.block_on(join_all(naps)), Ok(vec![30, 10, 20]));
    assert_eq!(log.take(), ["10 10", "20 20", "30 30"]);
}

/// More than thirty futures: `join_all` then hands out wakers of its own.
#[test]
fn join_all_of_many_keeps_the_order_of_deadlines() {
    let (mut executor, handle, log) = setup();
    let naps = (0..100_u64).map(|index| {
        let (handle, log) = (handle.clone(), log.clone());
        let delay = index * 37 % 50;
        async move {
            handle.sleep(ms(delay)).await;
            log.say(format_args!("{index}"));
        }
    });
    executor.block_on(join_all(naps)).unwrap();
    let mut expected: Vec<(u64, u64)> = (0..100).map(|index| (index * 37 % 50, index)).collect();
    expected.sort_unstable();
    let expected: Vec<String> = expected.iter().map(|(delay, index)| format!("{delay} {index}")).collect();
    assert_eq!(log.take(), expected);
    assert_eq!(handle.timers_len(), 0);
}

#[test]
fn select_drops_the_loser() {
    let (mut executor, handle, _) = setup();
    let winner = executor.block_on(async {
        let slow = handle.sleep(ms(20));
        let fast = handle.sleep(ms(10));
        match select(slow, fast).await {
            Either::Left(_) => "slow",
            Either::Right(_) => "fast",
        }
    });
    assert_eq!(winner, Ok("fast"));
    assert_eq!(handle.timers_len(), 0);
}

#[test]
fn the_select_macro_works() {
    let (mut executor, handle, _) = setup();
    let first = executor.block_on(async {
        let mut slow = handle.spawn(handle.sleep(ms(20))).fuse();
        let mut fast = handle.sleep(ms(10)).fuse();
        futures::select_biased! {
            _ = slow => "slow",
            () = fast => "fast",
        }
    });
    assert_eq!(first, Ok("fast"));
}

#[test]
fn channels_pass_back_pressure() {
    let (mut executor, handle, log) = setup();
    let (mut send, mut receive) = mpsc::channel(1);
    let say = log.clone();
    executor
        .spawn(async move {
            for number in 0..4 {
                send.send(number).await.unwrap();
                say.say(format_args!("sent {number}"));
            }
        })
        .detach();
    let say = log.clone();
    let reader = async {
        while let Some(number) = receive.next().await {
            say.say(format_args!("got {number}"));
            handle.sleep(ms(10)).await;
        }
    };
    executor.block_on(reader).unwrap();
    assert_eq!(
        log.take(),
        ["0 sent 0", "0 got 0", "0 sent 1", "10 got 1", "10 sent 2", "20 got 2", "20 sent 3", "30 got 3"]
    );
}

#[test]
fn unordered_futures_come_as_they_are_ready() {
    let (mut executor, handle, _) = setup();
    let order = async {
        let mut naps: FuturesUnordered<_> =
            [3, 1, 2].into_iter().map(|delay| handle.sleep(ms(delay)).map(move |()| delay)).collect();
        let mut order = Vec::new();
        while let Some(delay) = naps.next().await {
            order.push(delay);
        }
        order
    };
    assert_eq!(executor.block_on(order), Ok(vec![1, 2, 3]));
}

#[test]
fn join_handles_are_futures_among_others() {
    let (mut executor, handle, _) = setup();
    let squares: Vec<_> = (1..=3)
        .map(|number| {
            let naps = handle.clone();
            handle.spawn(async move {
                naps.sleep(StdDuration::from_millis(number).into()).await;
                number * number
            })
        })
        .collect();
    assert_eq!(executor.block_on(try_join_all(squares)), Ok(Ok(vec![1, 4, 9])));
}

#[test]
fn an_async_lock_is_handed_on_in_order() {
    let (mut executor, handle, log) = setup();
    let lock = std::rc::Rc::new(futures::lock::Mutex::new(()));
    for name in ["a", "b", "c"] {
        let (lock, handle, log) = (lock.clone(), handle.clone(), log.clone());
        executor
            .spawn(async move {
                let _held = lock.lock().await;
                handle.sleep(ms(10)).await;
                log.say(name);
            })
            .detach();
    }
    executor.run().unwrap();
    assert_eq!(log.take(), ["10 a", "20 b", "30 c"]);
}

#[test]
fn a_dropped_sender_ends_the_wait() {
    let (mut executor, handle, _) = setup();
    let (send, receive) = oneshot::channel::<()>();
    handle.call_later(ms(4), move || drop(send));
    assert_eq!(executor.block_on(receive), Ok(Err(oneshot::Canceled)));
    assert_eq!(handle.now().as_nanos(), 4_000_000);
}
