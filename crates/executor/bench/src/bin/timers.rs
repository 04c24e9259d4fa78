//! Nanoseconds of processor time per timer of a [`Schedule`], beside a radix heap and the standard library.
//!
//! The hold model: so many timers wait; the first one fires and another one is set. In the last rows each timer
//! that fires also sets one that is cancelled by the next: a timeout that does not come to pass.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};

use cpu_time::ProcessTime;
use executor::{Instant, Schedule};
use executor_bench::rows::Random;

const OPERATIONS: usize = 2_000_000;
const REPEATS: usize = 3;

/// What the hold model needs; the handle is a number.
trait Queue: Default {
    type Id;
    fn set(&mut self, deadline: u64, handle: u64) -> Self::Id;
    fn fire(&mut self) -> Option<(u64, u64)>;
    fn cancel(&mut self, id: Self::Id);
}

impl Queue for Schedule<u64> {
    type Id = executor::TimerId;

    fn set(&mut self, deadline: u64, handle: u64) -> executor::TimerId {
        self.call_at(Instant::from_nanos(deadline), handle)
    }

    fn fire(&mut self) -> Option<(u64, u64)> {
        let now = self.next_deadline()?;
        self.pop_due(now).map(|(_, handle)| (now.as_nanos(), handle))
    }

    fn cancel(&mut self, id: executor::TimerId) {
        self.cancel_timer(id);
    }
}

/// Cancels lazily: the handle is taken out, the entry stays until it is due.
#[derive(Default)]
struct Heap {
    heap: BinaryHeap<Reverse<(u64, u64, usize)>>,
    slots: Vec<Option<u64>>,
    vacant: Vec<usize>,
    age: u64,
}

impl Queue for Heap {
    type Id = usize;

    fn set(&mut self, deadline: u64, handle: u64) -> usize {
        let slot = self.vacant.pop().unwrap_or_else(|| {
            self.slots.push(None);
            self.slots.len() - 1
        });
        self.slots[slot] = Some(handle);
        self.heap.push(Reverse((deadline, self.age, slot)));
        self.age += 1;
        slot
    }

    fn fire(&mut self) -> Option<(u64, u64)> {
        loop {
            let Reverse((deadline, _, slot)) = self.heap.pop()?;
            self.vacant.push(slot);
            if let Some(handle) = self.slots[slot].take() {
                return Some((deadline, handle));
            }
        }
    }

    fn cancel(&mut self, slot: usize) {
        self.slots[slot] = None;
    }
}

#[derive(Default)]
struct Tree {
    tree: BTreeMap<(u64, u64), u64>,
    age: u64,
}

impl Queue for Tree {
    type Id = (u64, u64);

    fn set(&mut self, deadline: u64, handle: u64) -> (u64, u64) {
        self.age += 1;
        self.tree.insert((deadline, self.age), handle);
        (deadline, self.age)
    }

    fn fire(&mut self) -> Option<(u64, u64)> {
        self.tree.pop_first().map(|((deadline, _), handle)| (deadline, handle))
    }

    fn cancel(&mut self, id: (u64, u64)) {
        self.tree.remove(&id);
    }
}

/// A monotone radix heap: a bucket for each highest bit in which a deadline differs from the last one fired.
///
/// It needs no ages, but also no deadline may be set that is earlier than the last one fired.
struct Radix {
    buckets: [VecDeque<(u64, usize)>; 65],
    last: u64,
    slots: Vec<Option<u64>>,
    vacant: Vec<usize>,
}

impl Default for Radix {
    fn default() -> Radix {
        Radix { buckets: [const { VecDeque::new() }; 65], last: 0, slots: Vec::new(), vacant: Vec::new() }
    }
}

impl Radix {
    fn bucket(&self, deadline: u64) -> usize {
        (u64::BITS - (deadline ^ self.last).leading_zeros()) as usize
    }
}

impl Queue for Radix {
    type Id = usize;

    fn set(&mut self, deadline: u64, handle: u64) -> usize {
        let slot = self.vacant.pop().unwrap_or_else(|| {
            self.slots.push(None);
            self.slots.len() - 1
        });
        self.slots[slot] = Some(handle);
        let bucket = self.bucket(deadline);
        self.buckets[bucket].push_back((deadline, slot));
        slot
    }

    fn fire(&mut self) -> Option<(u64, u64)> {
        loop {
            if self.buckets[0].is_empty() {
                let first = self.buckets.iter().position(|bucket| !bucket.is_empty())?;
                let mut entries = std::mem::take(&mut self.buckets[first]);
                self.last = entries.iter().map(|&(deadline, _)| deadline).min()?;
                for (deadline, slot) in entries.drain(..) {
                    let bucket = self.bucket(deadline);
                    self.buckets[bucket].push_back((deadline, slot));
                }
                self.buckets[first] = entries;
            }
            let (deadline, slot) = self.buckets[0].pop_front()?;
            self.vacant.push(slot);
            if let Some(handle) = self.slots[slot].take() {
                return Some((deadline, handle));
            }
        }
    }

    fn cancel(&mut self, slot: usize) {
        self.slots[slot] = None;
    }
}

fn hold<Q: Queue>(waiting: usize, delay: fn(&mut Random) -> u64, with_timeouts: bool) -> f64 {
    let mut queue = Q::default();
    let mut random = Random(waiting as u64);
    for handle in 0..waiting {
        queue.set(delay(&mut random), handle as u64);
    }
    let mut timeout = None;
    let start = ProcessTime::now();
    for _ in 0..OPERATIONS {
        let (now, handle) = queue.fire().expect("there are always as many");
        queue.set(now + delay(&mut random), handle);
        if with_timeouts {
            let next = queue.set(now + 60_000_000_000, handle);
            if let Some(last) = timeout.replace(next) {
                queue.cancel(last);
            }
        }
    }
    start.elapsed().as_nanos() as f64 / OPERATIONS as f64
}

fn best(run: impl Fn() -> f64) -> f64 {
    (0..REPEATS).map(|_| run()).fold(f64::INFINITY, f64::min)
}

fn main() {
    println!(
        "{:<36}{:>10}{:>12}{:>12}{:>10}",
        "ns per timer fired and set", "Schedule", "radix heap", "BinaryHeap", "BTreeMap"
    );
    let to_the_nanosecond: fn(&mut Random) -> u64 = |random| random.number() % 1_000_000_000;
    let to_the_millisecond: fn(&mut Random) -> u64 = |random| random.millis() * 1_000_000;
    for (kind, delay, timeouts) in [
        ("random", to_the_nanosecond, false),
        ("whole milliseconds", to_the_millisecond, false),
        ("random, and a timeout", to_the_nanosecond, true),
    ] {
        for waiting in [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000] {
            let name = format!("{waiting:>9} wait, {kind}");
            let schedule = best(|| hold::<Schedule<u64>>(waiting, delay, timeouts));
            let heap = best(|| hold::<Heap>(waiting, delay, timeouts));
            let tree = best(|| hold::<Tree>(waiting, delay, timeouts));
            let radix = best(|| hold::<Radix>(waiting, delay, timeouts));
            println!("{name:<36}{schedule:>10.1}{radix:>12.1}{heap:>12.1}{tree:>10.1}");
        }
    }
}
