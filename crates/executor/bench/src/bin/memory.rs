//! Bytes and allocations of a task that sleeps, side by side with other executors.
//!
//! A program of its own, since counting slows allocation down.

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

use executor_bench::{ours, peers};

const SLEEPERS: usize = 1 << 17;

#[global_allocator]
static COUNTING: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() {
    println!("per idle task               bytes requested   allocations");
    line("executor, sleeping", || ours::idle(SLEEPERS));
    line("tokio, sleeping", || peers::tokio_idle(SLEEPERS));
    line("executor, pending", || ours::pending_tasks(SLEEPERS));
    line("LocalPool, pending", || peers::pool_idle(SLEEPERS));
    line("async-executor, pending", || peers::smol_idle(SLEEPERS));
}

fn line<T>(name: &str, make: impl FnOnce() -> T) {
    let region = Region::new(COUNTING);
    let made = make();
    let change = region.change();
    drop(made);
    let count = change.allocations - change.deallocations;
    let bytes = change.bytes_allocated - change.bytes_deallocated;
    println!("{name:<28}{:>14.1}{:>14.2}", bytes as f64 / SLEEPERS as f64, count as f64 / SLEEPERS as f64);
}
