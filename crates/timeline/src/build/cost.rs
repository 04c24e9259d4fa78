//! What every blocking call cost the others.

use std::collections::BTreeMap;

use trace::{Nanos, ThreadId};

use crate::model::{Block, Lane, LaneId, State};

/// Up to so many pairs of a block and a lane are looked at one by one, to name who was held up.
const PAIRS: usize = 1_000_000;

/// Fills in who was held up by each block, and for how long.
pub(super) fn reckon(lanes: &[Lane], blocks: &mut [Block]) {
    let mut threads: BTreeMap<ThreadId, ReadyTimes> = BTreeMap::new();
    if blocks.is_empty() {
        return;
    }
    for lane in lanes.iter().filter(|lane| !lane.hidden) {
        threads.entry(lane.thread).or_default().add(lane);
    }
    threads.values_mut().for_each(ReadyTimes::sort);
    let name_them = lanes.len() * blocks.len() <= PAIRS;
    for block in blocks {
        let Some(times) = threads.get(&lanes[block.lane.0 as usize].thread) else { continue };
        let (start, end) = (block.start.at.0, block.end.at.0);
        block.lost = Nanos(times.before(end) - times.before(start));
        block.tasks = times.begun_before(end) - times.ended_until(start);
        if name_them {
            block.held_up = held_up(lanes, block);
        }
    }
}

/// All times of readiness on one thread, so that a sum over any stretch needs no walk through the lanes.
#[derive(Default)]
struct ReadyTimes {
    starts: Vec<u64>,
    ends: Vec<u64>,
    /// Sums of the first n starts and ends.
    start_sums: Vec<u128>,
    end_sums: Vec<u128>,
}

impl ReadyTimes {
    fn add(&mut self, lane: &Lane) {
        let mut open: Option<(u64, u64)> = None;
        let ready = lane.spans.iter().filter(|span| matches!(span.state, State::Ready(_)));
        for span in ready.filter(|span| span.duration() > Nanos(0)) {
            match &mut open {
                Some((_, end)) if *end == span.start.at.0 => *end = span.end.at.0,
                _ => {
                    self.push(open.replace((span.start.at.0, span.end.at.0)));
                }
            }
        }
        self.push(open);
    }

    fn push(&mut self, interval: Option<(u64, u64)>) {
        if let Some((start, end)) = interval {
            self.starts.push(start);
            self.ends.push(end);
        }
    }

    fn sort(&mut self) {
        trace::order::sort(&mut self.starts);
        trace::order::sort(&mut self.ends);
        self.start_sums = sums(&self.starts);
        self.end_sums = sums(&self.ends);
    }

    fn begun_before(&self, time: u64) -> usize {
        self.starts.partition_point(|start| *start < time)
    }

    fn ended_until(&self, time: u64) -> usize {
        self.ends.partition_point(|end| *end <= time)
    }

    /// All time of readiness before a moment.
    fn before(&self, time: u64) -> u64 {
        let (begun, ended) = (self.begun_before(time), self.ended_until(time));
        let since_start = begun as u128 * u128::from(time) - self.start_sums[begun];
        let since_end = ended as u128 * u128::from(time) - self.end_sums[ended];
        (since_start - since_end) as u64
    }
}

fn sums(sorted: &[u64]) -> Vec<u128> {
    let mut sum = 0u128;
    let rest = sorted.iter().map(|value| {
        sum += u128::from(*value);
        sum
    });
    std::iter::once(0).chain(rest).collect()
}

/// The lanes on the same thread that were ready during a block, with the time for which they were.
fn held_up(lanes: &[Lane], block: &Block) -> Vec<(LaneId, Nanos)> {
    let thread = lanes[block.lane.0 as usize].thread;
    let others = lanes.iter().filter(|lane| lane.id != block.lane && lane.thread == thread && !lane.hidden);
    others
        .filter_map(|lane| {
            let first = lane.spans.partition_point(|span| span.end.at <= block.start.at);
            let time: u64 = lane.spans[first..]
                .iter()
                .take_while(|span| span.start.at < block.end.at)
                .filter(|span| matches!(span.state, State::Ready(_)))
                .map(|span| span.end.at.min(block.end.at).0 - span.start.at.max(block.start.at).0)
                .sum();
            (time > 0).then_some((lane.id, Nanos(time)))
        })
        .collect()
}
