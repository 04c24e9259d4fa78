//! The numbers above the chart: how long it took, what was saved, what blocking cost.

use trace::{Nanos, WaitKind};

use crate::model::{Block, State, Timeline};
use crate::scale;
use crate::words::{self, at_line};

/// Two runs of one job, side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub one_after_another: Nanos,
    pub together: Nanos,
}

/// Puts two runs of one job side by side.
pub fn compare(together: &Timeline, one_after_another: &Timeline) -> Comparison {
    Comparison { one_after_another: one_after_another.elapsed(), together: together.elapsed() }
}

impl Comparison {
    /// The time that doing it together saves; none when it saves nothing.
    pub fn saved(&self) -> Option<Nanos> {
        self.one_after_another.0.checked_sub(self.together.0).filter(|saved| *saved > 0).map(Nanos)
    }

    /// `4.0 s saved`, `no time saved` or `0.5 s longer`.
    pub fn verdict(&self) -> String {
        match self.saved() {
            Some(saved) => words::saved(&scale::total(saved)),
            None if self.together == self.one_after_another => words::none_saved(),
            None => words::longer(&scale::total(Nanos(self.together.0 - self.one_after_another.0))),
        }
    }

    /// `One after another 6.0 s · Together 2.0 s · 4.0 s saved`.
    pub fn headline(&self) -> String {
        format!(
            "{} · {} · {}",
            words::one_after_another(&scale::total(self.one_after_another)),
            words::together(&scale::total(self.together)),
            self.verdict()
        )
    }
}

impl Block {
    /// `time.sleep(2) at line 7 blocks the loop for 2 s: 3 tasks × 2 s = 6 task-seconds`.
    pub fn cost_sentence(&self) -> String {
        let what = words::block_cost(
            &words::label(&self.label),
            &at_line(self.line),
            &scale::duration(self.duration()),
        );
        match self.cost_formula() {
            Some(cost) => format!("{what}: {cost}"),
            None => format!("{what}; {}", words::nobody_ready()),
        }
    }

    /// `3 tasks × 2 s = 6 task-seconds`, or a sum where the tasks lost unequal times.
    pub fn cost_formula(&self) -> Option<String> {
        if self.tasks == 0 {
            return None;
        }
        let tasks = words::tasks(self.tasks);
        let cost = task_seconds(self.lost);
        let each = Nanos(self.lost.0 / self.tasks as u64);
        let equal = match &self.held_up[..] {
            [] => each == self.duration(),
            held_up => held_up.iter().all(|(_, time)| *time == each),
        };
        if equal {
            Some(format!("{tasks} × {} = {cost}", scale::duration(each)))
        } else {
            Some(words::held_up(&tasks, &cost))
        }
    }
}

impl Timeline {
    /// Whether something waited or worked while another waited. A wait for what others do has no time of its own.
    pub fn overlaps(&self) -> bool {
        let takes_time = |state: &State| match state {
            State::Running | State::Blocking { .. } => true,
            State::Waiting(wait) => matches!(wait.kind, WaitKind::Sleep | WaitKind::Io),
            _ => false,
        };
        let spans = self.lanes.iter().flat_map(|lane| &lane.spans).filter(|span| takes_time(&span.state));
        let mut times: Vec<(Nanos, Nanos)> =
            spans.map(|span| (span.start.at, span.end.at)).filter(|(start, end)| start < end).collect();
        times.sort_unstable();
        // Spans of one lane follow each other, so these are of two.
        times.windows(2).any(|pair| pair[1].0 < pair[0].1)
    }

    /// What all blocking together cost; none when nothing was held up.
    pub fn blocking_cost(&self) -> Option<String> {
        let cost: u64 = self.blocks.iter().map(|block| block.lost.0).sum();
        match &self.blocks[..] {
            _ if cost == 0 => None,
            [block] => block.cost_formula(),
            blocks => {
                Some(words::blocked_in_all(&words::blocking_calls(blocks.len()), &task_seconds(Nanos(cost))))
            }
        }
    }
}

fn task_seconds(time: Nanos) -> String {
    match scale::duration(time).strip_suffix(" s") {
        Some(number) => words::task_seconds(number),
        None => words::task_time(&scale::duration(time)),
    }
}
