//! What waits for a time: handles ordered by deadline, and by age where deadlines are equal.
//!
//! The heap holds only numbers; handles stay in their slots. A cancelled timer leaves its slot at once and its
//! heap entry later: when it comes to the top, or when more than half of the heap is such entries.

use alloc::collections::BinaryHeap;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::Instant;
use crate::slots::{Key, Slots};

/// Names one timer of a [`Schedule`](crate::Schedule), also after it has fired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimerId(pub(crate) Key);

/// How many dead entries are left in the heap in any case: to clear a few is not worth a pass over it.
const FEW: usize = 32;

#[derive(Debug)]
pub(crate) struct Timers<H> {
    timers: Slots<Timer<H>>,
    heap: BinaryHeap<Reverse<Entry>>,
    /// The age of the next timer.
    next_age: u64,
}

#[derive(Debug)]
struct Timer<H> {
    deadline: Instant,
    handle: H,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    deadline: Instant,
    age: u64,
    key: Key,
}

impl<H> Timers<H> {
    pub(crate) fn new() -> Timers<H> {
        Timers { timers: Slots::new(), heap: BinaryHeap::new(), next_age: 0 }
    }

    pub(crate) fn len(&self) -> usize {
        self.timers.len()
    }

    pub(crate) fn insert(&mut self, deadline: Instant, handle: H) -> TimerId {
        let key = self.timers.insert(Timer { deadline, handle });
        self.heap.push(Reverse(Entry { deadline, age: self.next_age, key }));
        self.next_age += 1;
        TimerId(key)
    }

    pub(crate) fn cancel(&mut self, id: TimerId) -> Option<H> {
        let timer = self.timers.remove(id.0)?;
        let dead = self.heap.len() - self.timers.len();
        if dead > FEW && dead > self.heap.len() / 2 {
            let timers = &self.timers;
            self.heap.retain(|Reverse(entry)| timers.get(entry.key).is_some());
        } else {
            self.drop_dead_top();
        }
        Some(timer.handle)
    }

    #[inline]
    pub(crate) fn next_deadline(&self) -> Option<Instant> {
        self.heap.peek().map(|Reverse(entry)| entry.deadline)
    }

    /// Takes the first timer out, if it is due.
    #[inline]
    pub(crate) fn pop_due(&mut self, now: Instant) -> Option<(TimerId, H)> {
        let &Reverse(entry) = self.heap.peek()?;
        if entry.deadline > now {
            return None;
        }
        self.heap.pop();
        let timer = self.timers.remove(entry.key).expect("the top of the heap is alive");
        self.drop_dead_top();
        Some((TimerId(entry.key), timer.handle))
    }

    pub(crate) fn get(&self, id: TimerId) -> Option<(Instant, &H)> {
        self.timers.get(id.0).map(|timer| (timer.deadline, &timer.handle))
    }

    pub(crate) fn handle_mut(&mut self, id: TimerId) -> Option<&mut H> {
        self.timers.get_mut(id.0).map(|timer| &mut timer.handle)
    }

    /// All timers in the order in which they would fire.
    pub(crate) fn in_order(&self) -> Vec<(TimerId, Instant, &H)> {
        let mut entries: Vec<Entry> = self.heap.iter().map(|&Reverse(entry)| entry).collect();
        entries.sort_unstable();
        let alive =
            |entry: Entry| Some((TimerId(entry.key), entry.deadline, self.get(TimerId(entry.key))?.1));
        entries.into_iter().filter_map(alive).collect()
    }

    /// Keeps the top of the heap alive, so that it can be read without a change.
    fn drop_dead_top(&mut self) {
        while let Some(Reverse(entry)) = self.heap.peek()
            && self.timers.get(entry.key).is_none()
        {
            self.heap.pop();
        }
    }
}
