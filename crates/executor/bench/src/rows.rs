//! The table: which work, how many operations it is, and who can do it.

use crate::{ours, peers};

pub struct Row {
    pub name: &'static str,
    pub operations: usize,
    /// In the order of [`PEERS`]; `None` where there is no such thing.
    pub runs: &'static [Option<fn()>; PEERS.len()],
}

pub const PEERS: [&str; 6] = ["executor", "VecDeque", "async-task", "LocalPool", "async-executor", "tokio"];

pub const SPAWNS: usize = 1_000_000;
pub const YIELDERS: usize = 1_000;
pub const YIELDS: usize = 1_000;
pub const PINGS: usize = 1_000_000;
pub const SLEEPERS: usize = 100_000;
pub const MANY_SLEEPERS: usize = 1_000_000;
pub const SLEEPS: usize = 5;
pub const TIMEOUTS: usize = 1_000_000;

pub const ROWS: &[Row] = &[
    Row {
        name: "spawn and finish",
        operations: SPAWNS,
        runs: &[
            Some(ours::spawn),
            Some(ours::baseline_spawn),
            Some(peers::raw_spawn),
            Some(peers::pool_spawn),
            Some(peers::smol_spawn),
            Some(peers::tokio_spawn),
        ],
    },
    Row {
        name: "spawn, one at a time",
        operations: SPAWNS,
        runs: &[
            Some(ours::spawn_each),
            None,
            Some(peers::raw_spawn_each),
            Some(peers::pool_spawn_each),
            Some(peers::smol_spawn_each),
            Some(peers::tokio_spawn_each),
        ],
    },
    Row {
        name: "yield (by waker)",
        operations: YIELDERS * YIELDS,
        runs: &[
            Some(ours::yield_by_waker),
            Some(ours::baseline_yield),
            Some(peers::raw_yield),
            Some(peers::pool_yield),
            Some(peers::smol_yield),
            Some(peers::tokio_yield),
        ],
    },
    Row {
        name: "yield (own)",
        operations: YIELDERS * YIELDS,
        runs: &[Some(ours::yield_own), None, None, None, None, Some(peers::tokio_yield_own)],
    },
    Row {
        name: "ping-pong over channels",
        operations: PINGS,
        runs: &[
            Some(ours::ping_pong),
            None,
            Some(peers::raw_ping_pong),
            Some(peers::pool_ping_pong),
            Some(peers::smol_ping_pong),
            Some(peers::tokio_ping_pong),
        ],
    },
    Row {
        name: "100,000 x 5 sleeps",
        operations: SLEEPERS * SLEEPS,
        runs: &[Some(ours::sleeps), Some(ours::baseline_sleeps), None, None, None, Some(peers::tokio_sleeps)],
    },
    Row {
        name: "1,000,000 x 5 sleeps",
        operations: MANY_SLEEPERS * SLEEPS,
        runs: &[
            Some(ours::many_sleeps),
            Some(ours::baseline_many_sleeps),
            None,
            None,
            None,
            Some(peers::tokio_many_sleeps),
        ],
    },
    Row {
        name: "timeout set and cancelled",
        operations: TIMEOUTS,
        runs: &[Some(ours::timeouts), None, None, None, None, Some(peers::tokio_timeouts)],
    },
    Row {
        name: "a million timeouts at once",
        operations: TIMEOUTS,
        runs: &[Some(ours::timeouts_at_once), None, None, None, None, Some(peers::tokio_timeouts_at_once)],
    },
];

/// The same pseudo-random numbers for everybody (splitmix64).
pub struct Random(pub u64);

impl Random {
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Up to a second, in whole milliseconds: tokio's clock knows nothing finer.
    pub fn millis(&mut self) -> u64 {
        1 + self.number() % 1000
    }
}

/// Yields once, by nothing but the waker.
pub struct ByWaker(pub bool);

impl Future for ByWaker {
    type Output = ();

    fn poll(mut self: std::pin::Pin<&mut Self>, cx: &mut std::task::Context<'_>) -> std::task::Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            return std::task::Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        std::task::Poll::Pending
    }
}
