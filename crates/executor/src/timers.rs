//! What waits for a time: handles ordered by deadline, and by age where deadlines are equal.
//!
//! A lazy sort. Only the nearest timers are in order, in `front`; the others lie in chunks, each unsorted, the
//! chunks in order. When the front is used up, the nearest chunk is sorted if it is small, and otherwise dealt
//! out to some dozens of smaller chunks. A timer is so moved two or three times in its life, always along
//! sequential memory, where a heap of a million timers would miss the cache at each of twenty levels.
//!
//! ```text
//!          1 insert                          later, the nearest chunk last
//!      ┌──────┴───────┐                 ┌────────────┬───────┬────┬─────┐
//!      ▼              └───────────────► │ 900 702 .. │ 350 .. │ .. │ .. │
//!   ┌───────────────────────┐           └────────────┴───────┴────┴──┬──┘
//! ◄─┤ front: 3 3 5 8 12 ... │ ◄── 3 refill: sort, or deal out first ─┘
//! 2 └───────────────────────┘
//! pop_due
//! ```
//!
//! Entries of equal deadline are always in the same place and never change their order there, so that age
//! needs no number. The entries are small; the handles stay in their slots. A cancelled timer leaves its slot
//! at once and its entry later: when it comes to the front, or when most entries are such.

use alloc::collections::VecDeque;
use alloc::vec::Vec;

use crate::Instant;
use crate::slots::{Key, Slots};

/// Names one timer of a [`Schedule`](crate::Schedule), also after it has fired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimerId(pub(crate) Key);

/// A chunk of up to so many entries is sorted.
const SORTED: usize = 64;
/// A front of more than so many entries gives its end away, so that to insert into it stays cheap.
const LONG_FRONT: usize = 2 * SORTED;
/// Into how many chunks a large one is dealt out, as a power of two.
const FAN_OUT_BITS: u32 = 6;
/// How many dead entries are left in any case: to clear a few is not worth a pass.
const FEW: usize = 32;
/// Buffers up to this capacity are kept for later chunks.
const KEPT_CAPACITY: usize = 1024;

#[derive(Debug)]
pub(crate) struct Timers<H> {
    handles: Slots<H>,
    /// Sorted. If any timer waits, the first entry is alive: so the next deadline can be read without a change.
    front: VecDeque<Entry>,
    later: Vec<Chunk>,
    spare: Vec<Vec<Entry>>,
    /// How many entries belong to cancelled timers.
    dead: usize,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    deadline: Instant,
    key: Key,
}

/// Entries from one instant on until the next chunk's. The front ends where the nearest chunk begins.
#[derive(Debug)]
struct Chunk {
    from: Instant,
    entries: Vec<Entry>,
}

impl<H> Timers<H> {
    pub(crate) fn new() -> Timers<H> {
        Timers {
            handles: Slots::new(),
            front: VecDeque::new(),
            later: Vec::new(),
            spare: Vec::new(),
            dead: 0,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.handles.len()
    }

    #[inline]
    pub(crate) fn insert(&mut self, deadline: Instant, handle: H) -> TimerId {
        let key = self.handles.insert(handle);
        let entry = Entry { deadline, key };
        let chunk = self.later.partition_point(|chunk| chunk.from > deadline);
        match self.later.get_mut(chunk) {
            Some(chunk) => chunk.entries.push(entry),
            None => self.insert_into_front(entry),
        }
        TimerId(key)
    }

    fn insert_into_front(&mut self, entry: Entry) {
        if self.front.back().is_none_or(|last| last.deadline <= entry.deadline) {
            self.front.push_back(entry);
        } else {
            let position = self.front.partition_point(|other| other.deadline <= entry.deadline);
            self.front.insert(position, entry);
        }
        if self.front.len() > LONG_FRONT {
            self.shorten_front();
        }
    }

    /// Makes a chunk of the end of the front, where two deadlines differ.
    fn shorten_front(&mut self) {
        let middle = self.front[SORTED].deadline;
        let mut cut = self.front.partition_point(|entry| entry.deadline < middle);
        if cut == 0 {
            cut = self.front.partition_point(|entry| entry.deadline == middle);
        }
        let Some(first) = self.front.get(cut) else { return };
        let from = first.deadline;
        let mut entries = self.spare.pop().unwrap_or_default();
        entries.extend(self.front.drain(cut..));
        self.later.push(Chunk { from, entries });
    }

    pub(crate) fn cancel(&mut self, id: TimerId) -> Option<H> {
        let handle = self.handles.remove(id.0)?;
        self.dead += 1;
        if self.dead > FEW && self.dead > self.handles.len() {
            self.clear_dead();
        }
        self.revive_front();
        Some(handle)
    }

    #[inline]
    pub(crate) fn next_deadline(&self) -> Option<Instant> {
        self.front.front().map(|entry| entry.deadline)
    }

    /// Takes the first timer out, if it is due.
    #[inline]
    pub(crate) fn pop_due(&mut self, now: Instant) -> Option<(TimerId, H)> {
        let &Entry { deadline, key } = self.front.front()?;
        if deadline > now {
            return None;
        }
        self.front.pop_front();
        let handle = self.handles.remove(key).expect("the first entry is alive");
        self.revive_front();
        Some((TimerId(key), handle))
    }

    pub(crate) fn handle(&self, id: TimerId) -> Option<&H> {
        self.handles.get(id.0)
    }

    pub(crate) fn handle_mut(&mut self, id: TimerId) -> Option<&mut H> {
        self.handles.get_mut(id.0)
    }

    /// All timers in the order in which they would fire.
    pub(crate) fn in_order(&self) -> Vec<(TimerId, Instant, &H)> {
        let later = self.later.iter().rev().flat_map(|chunk| &chunk.entries);
        let entries = self.front.iter().chain(later);
        let alive = |entry: &Entry| Some((TimerId(entry.key), entry.deadline, self.handles.get(entry.key)?));
        let mut timers: Vec<(TimerId, Instant, &H)> = entries.filter_map(alive).collect();
        // The sort is stable, and equal deadlines are in order.
        timers.sort_by_key(|&(_, deadline, _)| deadline);
        timers
    }

    /// Restores that the first entry is alive.
    #[inline]
    fn revive_front(&mut self) {
        loop {
            match self.front.front() {
                Some(_) if self.dead == 0 => return,
                Some(entry) if self.handles.get(entry.key).is_some() => return,
                Some(_) => {
                    self.front.pop_front();
                    self.dead -= 1;
                }
                None if self.later.is_empty() => return,
                None => self.refill(),
            }
        }
    }

    /// Takes the nearest chunk apart: into the front, or into smaller chunks.
    fn refill(&mut self) {
        let Some(Chunk { mut entries, .. }) = self.later.pop() else { return };
        if self.dead > 0 {
            let len = entries.len();
            entries.retain(|entry| self.handles.get(entry.key).is_some());
            self.dead -= len - entries.len();
        }
        if entries.len() > SORTED {
            let deadlines = entries.iter().map(|entry| entry.deadline);
            let (first, last) = deadlines
                .fold((Instant::NEVER, Instant::START), |(first, last), at| (first.min(at), last.max(at)));
            if first < last {
                self.deal_out(&mut entries, first, last);
            }
        } else {
            entries.sort_by_key(|entry| entry.deadline);
        }
        self.front.extend(entries.drain(..));
        self.keep(entries);
    }

    /// Deals entries out to chunks of equal length of time, which take their places in `later`.
    fn deal_out(&mut self, entries: &mut Vec<Entry>, first: Instant, last: Instant) {
        let span = (last - first).as_nanos();
        let shift = (u64::BITS - span.leading_zeros()).saturating_sub(FAN_OUT_BITS);
        let part = |entry: &Entry| ((entry.deadline - first).as_nanos() >> shift) as usize;
        let mut counts = [0_usize; 1 << FAN_OUT_BITS];
        for entry in entries.iter() {
            counts[part(entry)] += 1;
        }
        // Where in `later` a part's chunk is.
        let mut places = [usize::MAX; 1 << FAN_OUT_BITS];
        for index in (0..counts.len()).rev().filter(|&index| counts[index] > 0) {
            let mut entries = self.spare.pop().unwrap_or_default();
            entries.reserve_exact(counts[index]);
            places[index] = self.later.len();
            let from = Instant::from_nanos(first.as_nanos() + ((index as u64) << shift));
            self.later.push(Chunk { from, entries });
        }
        for entry in entries.drain(..) {
            self.later[places[part(&entry)]].entries.push(entry);
        }
    }

    fn keep(&mut self, buffer: Vec<Entry>) {
        if buffer.capacity() <= KEPT_CAPACITY && self.spare.len() < 1 << FAN_OUT_BITS {
            self.spare.push(buffer);
        }
    }

    /// Removes the entries of all cancelled timers.
    fn clear_dead(&mut self) {
        let handles = &self.handles;
        let is_alive = |entry: &Entry| handles.get(entry.key).is_some();
        self.front.retain(is_alive);
        for chunk in &mut self.later {
            chunk.entries.retain(is_alive);
        }
        self.later.retain(|chunk| !chunk.entries.is_empty());
        self.dead = 0;
    }
}
