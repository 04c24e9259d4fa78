//! The numbers above the chart: how long it took, what was saved, what blocking cost.

use trace::Nanos;

use crate::model::{Block, Timeline};
use crate::scale;
use crate::sentence::at_line;

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
            Some(saved) => format!("{} saved", scale::total(saved)),
            None if self.together == self.one_after_another => "no time saved".to_owned(),
            None => format!("{} longer", scale::total(Nanos(self.together.0 - self.one_after_another.0))),
        }
    }

    /// `One after another 6.0 s · Together 2.0 s · 4.0 s saved`.
    pub fn headline(&self) -> String {
        format!(
            "One after another {} · Together {} · {}",
            scale::total(self.one_after_another),
            scale::total(self.together),
            self.verdict()
        )
    }
}

impl Block {
    /// `time.sleep(2) at line 7 blocks the loop for 2 s: 3 tasks × 2 s = 6 task-seconds`.
    pub fn cost_sentence(&self) -> String {
        let what = format!(
            "{}{} blocks the loop for {}",
            self.label,
            at_line(self.line),
            scale::duration(self.duration())
        );
        match self.cost_formula() {
            Some(cost) => format!("{what}: {cost}"),
            None => format!("{what}; no other task was ready meanwhile"),
        }
    }

    /// `3 tasks × 2 s = 6 task-seconds`, or a sum where the tasks lost unequal times.
    pub fn cost_formula(&self) -> Option<String> {
        if self.tasks == 0 {
            return None;
        }
        let tasks = scale::counted(self.tasks, "task");
        let cost = task_seconds(self.lost);
        let each = Nanos(self.lost.0 / self.tasks as u64);
        let equal = match &self.held_up[..] {
            [] => each == self.duration(),
            held_up => held_up.iter().all(|(_, time)| *time == each),
        };
        if equal {
            Some(format!("{tasks} × {} = {cost}", scale::duration(each)))
        } else {
            Some(format!("{tasks} held up, {cost} in all"))
        }
    }
}

impl Timeline {
    /// What all blocking together cost; none when nothing was held up.
    pub fn blocking_cost(&self) -> Option<String> {
        let cost: u64 = self.blocks.iter().map(|block| block.lost.0).sum();
        match &self.blocks[..] {
            _ if cost == 0 => None,
            [block] => block.cost_formula(),
            blocks => Some(format!(
                "{}, {} in all",
                scale::counted(blocks.len(), "blocking call"),
                task_seconds(Nanos(cost))
            )),
        }
    }
}

fn task_seconds(time: Nanos) -> String {
    match scale::duration(time).strip_suffix(" s") {
        Some("1") => "1 task-second".to_owned(),
        Some(number) => format!("{number} task-seconds"),
        None => format!("{} of task time", scale::duration(time)),
    }
}
