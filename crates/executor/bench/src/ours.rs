//! This executor, and the least that could do the same work: a queue and a heap of function pointers.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::future::pending;

use executor::{Duration, Executor};
use futures::channel::mpsc;
use futures::{SinkExt, StreamExt};

use crate::rows::*;

pub fn spawn() {
    let mut executor = Executor::new();
    for _ in 0..SPAWNS {
        executor.spawn(async {}).detach();
    }
    executor.run().unwrap();
}

pub fn spawn_each() {
    let mut executor = Executor::new();
    for _ in 0..SPAWNS {
        executor.spawn(async {}).detach();
        executor.run().unwrap();
    }
}

pub fn yield_by_waker() {
    let mut executor = Executor::new();
    for _ in 0..YIELDERS {
        let yields = async {
            for _ in 0..YIELDS {
                ByWaker(false).await;
            }
        };
        executor.spawn(yields).detach();
    }
    executor.run().unwrap();
}

pub fn yield_own() {
    let mut executor = Executor::new();
    for _ in 0..YIELDERS {
        let handle = executor.handle().clone();
        let yields = async move {
            for _ in 0..YIELDS {
                handle.yield_now().await;
            }
        };
        executor.spawn(yields).detach();
    }
    executor.run().unwrap();
}

pub fn ping_pong() {
    let mut executor = Executor::new();
    let (mut ping, mut pinged) = mpsc::channel(1);
    let (mut pong, mut ponged) = mpsc::channel(1);
    let player = async move {
        while let Some(number) = pinged.next().await {
            pong.send(number).await.unwrap();
        }
    };
    executor.spawn(player).detach();
    let game = async move {
        for number in 0..PINGS {
            ping.send(number).await.unwrap();
            ponged.next().await.unwrap();
        }
    };
    executor.block_on(game).unwrap();
}

fn sleeps_of(sleepers: usize) {
    let mut executor = Executor::new();
    for seed in 0..sleepers {
        let handle = executor.handle().clone();
        let sleeps = async move {
            let mut random = Random(seed as u64);
            for _ in 0..SLEEPS {
                handle.sleep(Duration::from_millis(random.millis())).await;
            }
        };
        executor.spawn(sleeps).detach();
    }
    executor.run().unwrap();
}

pub fn sleeps() {
    sleeps_of(SLEEPERS);
}

pub fn many_sleeps() {
    sleeps_of(MANY_SLEEPERS);
}

pub fn timeouts() {
    let mut executor = Executor::new();
    let handle = executor.handle().clone();
    let timeouts = async move {
        for _ in 0..TIMEOUTS {
            handle.timeout(Duration::from_secs(60), ByWaker(false)).await.unwrap();
        }
    };
    executor.block_on(timeouts).unwrap();
}

pub fn timeouts_at_once() {
    let mut executor = Executor::new();
    for _ in 0..TIMEOUTS {
        let timeout = executor.handle().timeout(Duration::from_secs(60), ByWaker(false));
        executor.spawn(async move { timeout.await.unwrap() }).detach();
    }
    executor.run().unwrap();
}

/// Tasks that sleep for ever in a hundred years' time, for the memory they take.
pub fn idle(sleepers: usize) -> Executor {
    let mut executor = Executor::new();
    for _ in 0..sleepers {
        let handle = executor.handle().clone();
        let sleep = async move {
            handle.sleep(Duration::from_secs(3_000_000_000)).await;
            pending::<()>().await;
        };
        executor.spawn(sleep).detach();
    }
    executor.run_until_idle();
    executor
}

/// Tasks that wait for ever, without a timer.
pub fn pending_tasks(count: usize) -> Executor {
    let mut executor = Executor::new();
    for _ in 0..count {
        executor.spawn(pending::<()>()).detach();
    }
    executor.run_until_idle();
    executor
}

struct Simple {
    left: usize,
    random: Random,
    step: fn(&mut Simple) -> Option<u64>,
}

fn run_simple(mut ready: VecDeque<Box<Simple>>) {
    let mut heap = BinaryHeap::new();
    let mut slots = Vec::new();
    let mut vacant = Vec::new();
    let (mut now, mut age) = (0, 0_u64);
    loop {
        while let Some(mut task) = ready.pop_front() {
            match (task.step)(&mut task) {
                None => {}
                Some(0) => ready.push_back(task),
                Some(wait) => {
                    let slot = vacant.pop().unwrap_or_else(|| {
                        slots.push(None);
                        slots.len() - 1
                    });
                    slots[slot] = Some(task);
                    heap.push(Reverse((now + wait, age, slot)));
                    age += 1;
                }
            }
        }
        let Some(&Reverse((deadline, _, _))) = heap.peek() else { return };
        now = deadline;
        while let Some(&Reverse((deadline, _, slot))) = heap.peek()
            && deadline == now
        {
            heap.pop();
            vacant.push(slot);
            ready.extend(slots[slot].take());
        }
    }
}

fn simple(count: usize, left: usize, step: fn(&mut Simple) -> Option<u64>) {
    run_simple((0..count).map(|seed| Box::new(Simple { left, random: Random(seed as u64), step })).collect());
}

pub fn baseline_spawn() {
    simple(SPAWNS, 0, |_| None);
}

pub fn baseline_yield() {
    simple(YIELDERS, YIELDS, |task| {
        task.left = task.left.checked_sub(1)?;
        Some(0)
    });
}

fn sleep_simply(task: &mut Simple) -> Option<u64> {
    task.left = task.left.checked_sub(1)?;
    Some(task.random.millis() * 1_000_000)
}

pub fn baseline_sleeps() {
    simple(SLEEPERS, SLEEPS, sleep_simply);
}

pub fn baseline_many_sleeps() {
    simple(MANY_SLEEPERS, SLEEPS, sleep_simply);
}
