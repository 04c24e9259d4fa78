//! The same work on other executors.

use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use async_executor::LocalExecutor;
use async_task::Runnable;
use concurrent_queue::ConcurrentQueue;
use futures::channel::mpsc;
use futures::executor::LocalPool;
use futures::task::LocalSpawnExt;
use futures::{SinkExt, StreamExt};
use tokio::runtime::{Builder, Runtime};
use tokio::task::LocalSet;

use crate::rows::*;

async fn yields() {
    for _ in 0..YIELDS {
        ByWaker(false).await;
    }
}

fn players() -> (impl Future<Output = ()> + 'static, impl Future<Output = ()> + 'static) {
    let (mut ping, mut pinged) = mpsc::channel(1);
    let (mut pong, mut ponged) = mpsc::channel(1);
    let player = async move {
        while let Some(number) = pinged.next().await {
            pong.send(number).await.unwrap();
        }
    };
    let game = async move {
        for number in 0..PINGS {
            ping.send(number).await.unwrap();
            ponged.next().await.unwrap();
        }
    };
    (player, game)
}

pub fn pool_spawn() {
    let mut pool = LocalPool::new();
    let spawner = pool.spawner();
    for _ in 0..SPAWNS {
        spawner.spawn_local(async {}).unwrap();
    }
    pool.run();
}

pub fn pool_spawn_each() {
    let mut pool = LocalPool::new();
    let spawner = pool.spawner();
    for _ in 0..SPAWNS {
        spawner.spawn_local(async {}).unwrap();
        pool.run();
    }
}

pub fn pool_yield() {
    let mut pool = LocalPool::new();
    for _ in 0..YIELDERS {
        pool.spawner().spawn_local(yields()).unwrap();
    }
    pool.run();
}

pub fn pool_ping_pong() {
    let mut pool = LocalPool::new();
    let (player, game) = players();
    pool.spawner().spawn_local(player).unwrap();
    pool.run_until(game);
}

pub fn smol_spawn() {
    let executor = LocalExecutor::new();
    for _ in 0..SPAWNS {
        executor.spawn(async {}).detach();
    }
    while executor.try_tick() {}
}

pub fn smol_spawn_each() {
    let executor = LocalExecutor::new();
    for _ in 0..SPAWNS {
        executor.spawn(async {}).detach();
        while executor.try_tick() {}
    }
}

pub fn smol_yield() {
    let executor = LocalExecutor::new();
    for _ in 0..YIELDERS {
        executor.spawn(yields()).detach();
    }
    while executor.try_tick() {}
}

pub fn smol_ping_pong() {
    let executor = LocalExecutor::new();
    let (player, game) = players();
    executor.spawn(player).detach();
    executor.spawn(game).detach();
    while executor.try_tick() {}
}

/// The least that runs tasks of `async-task`, which is what this executor could have been built on.
struct AsyncTask(Arc<ConcurrentQueue<Runnable>>);

impl AsyncTask {
    fn new() -> AsyncTask {
        AsyncTask(Arc::new(ConcurrentQueue::unbounded()))
    }

    fn spawn(&self, future: impl Future<Output = ()> + 'static) {
        let queue = self.0.clone();
        let schedule = move |runnable| drop(queue.push(runnable));
        let (runnable, task) = async_task::spawn_local(future, schedule);
        runnable.schedule();
        task.detach();
    }

    fn run(&self) {
        while let Ok(runnable) = self.0.pop() {
            runnable.run();
        }
    }
}

pub fn raw_spawn() {
    let executor = AsyncTask::new();
    for _ in 0..SPAWNS {
        executor.spawn(async {});
    }
    executor.run();
}

pub fn raw_spawn_each() {
    let executor = AsyncTask::new();
    for _ in 0..SPAWNS {
        executor.spawn(async {});
        executor.run();
    }
}

pub fn raw_yield() {
    let executor = AsyncTask::new();
    for _ in 0..YIELDERS {
        executor.spawn(yields());
    }
    executor.run();
}

pub fn raw_ping_pong() {
    let executor = AsyncTask::new();
    let (player, game) = players();
    executor.spawn(player);
    executor.spawn(game);
    executor.run();
}

fn paused() -> (Runtime, LocalSet) {
    let runtime = Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    (runtime, LocalSet::new())
}

pub fn tokio_spawn() {
    let (runtime, local) = paused();
    for _ in 0..SPAWNS {
        local.spawn_local(async {});
    }
    runtime.block_on(local);
}

pub fn tokio_spawn_each() {
    let (runtime, mut local) = paused();
    for _ in 0..SPAWNS {
        local.spawn_local(async {});
        runtime.block_on(&mut local);
    }
}

pub fn tokio_yield() {
    let (runtime, local) = paused();
    for _ in 0..YIELDERS {
        local.spawn_local(yields());
    }
    runtime.block_on(local);
}

pub fn tokio_yield_own() {
    let (runtime, local) = paused();
    for _ in 0..YIELDERS {
        local.spawn_local(async {
            for _ in 0..YIELDS {
                tokio::task::yield_now().await;
            }
        });
    }
    runtime.block_on(local);
}

pub fn tokio_ping_pong() {
    let (runtime, local) = paused();
    let (player, game) = players();
    local.spawn_local(player);
    runtime.block_on(local.run_until(game));
}

fn tokio_sleeps_of(sleepers: usize) {
    let (runtime, local) = paused();
    for seed in 0..sleepers {
        local.spawn_local(async move {
            let mut random = Random(seed as u64);
            for _ in 0..SLEEPS {
                tokio::time::sleep(Duration::from_millis(random.millis())).await;
            }
        });
    }
    runtime.block_on(local);
}

pub fn tokio_sleeps() {
    tokio_sleeps_of(SLEEPERS);
}

pub fn tokio_many_sleeps() {
    tokio_sleeps_of(MANY_SLEEPERS);
}

pub fn tokio_timeouts() {
    let (runtime, _) = paused();
    runtime.block_on(async {
        for _ in 0..TIMEOUTS {
            tokio::time::timeout(Duration::from_secs(60), ByWaker(false)).await.unwrap();
        }
    });
}

pub fn tokio_timeouts_at_once() {
    let (runtime, local) = paused();
    for _ in 0..TIMEOUTS {
        local.spawn_local(async {
            tokio::time::timeout(Duration::from_secs(60), ByWaker(false)).await.unwrap();
        });
    }
    runtime.block_on(local);
}

/// See [`crate::ours::idle`]; tokio's timers reach two years.
pub fn tokio_idle(sleepers: usize) -> (Runtime, LocalSet) {
    let (runtime, local) = paused();
    for _ in 0..sleepers {
        local.spawn_local(async {
            tokio::time::sleep(Duration::from_secs(30_000_000)).await;
            pending::<()>().await;
        });
    }
    runtime.block_on(local.run_until(async {
        for _ in 0..sleepers {
            tokio::task::yield_now().await;
        }
    }));
    (runtime, local)
}

/// Without a timer, which this executor does not have: a task that waits for ever.
pub fn pool_idle(sleepers: usize) -> LocalPool {
    let mut pool = LocalPool::new();
    for _ in 0..sleepers {
        pool.spawner().spawn_local(pending::<()>()).unwrap();
    }
    pool.run_until_stalled();
    pool
}

/// Without a timer, which this executor does not have: a task that waits for ever.
pub fn smol_idle(sleepers: usize) -> LocalExecutor<'static> {
    let executor = LocalExecutor::new();
    for _ in 0..sleepers {
        executor.spawn(pending::<()>()).detach();
    }
    while executor.try_tick() {}
    executor
}
