//! Predictions that are drawn: bars on empty lanes, and how they differ from those of the run.
//!
//! A drawing is a list of lanes, each with the stretches of time that are filled, in seconds. The learner fills
//! cells of a grid, so that every end of a bar is a multiple of [`Drawing::step`].

use trace::{BlockKind, Trace, WaitKind};

use crate::Facts;
use crate::facts::TaskFacts;

/// Ends that are nearer than this are equal: times are added up as floats.
const SLACK: f64 = 1e-6;

/// The empty lanes that the learner draws on.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    pub lanes: Vec<DrawnLane>,
    /// How long the ruler is, in seconds. It is given, because the run's own length would tell the answer.
    pub until: f64,
    /// How long a cell is, in seconds.
    pub step: f64,
    /// How many seconds of all lanes together may be wrong.
    pub tolerance: f64,
}

impl Drawing {
    /// How many cells a lane has.
    pub fn cells(&self) -> usize {
        (self.until / self.step).round() as usize
    }

    /// The bars that these cells are, neighbours joined.
    pub fn bars_of_cells(&self, filled: &[bool]) -> Bars {
        let mut bars: Bars = Vec::new();
        for (number, _) in filled.iter().enumerate().filter(|(_, filled)| **filled) {
            let (from, to) = (number as f64 * self.step, (number + 1) as f64 * self.step);
            match bars.last_mut() {
                Some(last) if (last.1 - from).abs() < SLACK => last.1 = to,
                _ => bars.push((from, to)),
            }
        }
        bars
    }
}

/// One lane.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnLane {
    pub name: String,
    pub answer: Stretch,
    /// The line of `lesson.md`.
    pub line: u32,
}

/// Which time of the run belongs on a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// `trace.task("fetch", 2)`: the life of the second task with this name or coroutine.
    Task { name: String, number: usize },
    /// `trace.waits("fetch", 2)`: when it waits for the world outside: a sleep, a request, a thread.
    Waits { name: String, number: usize },
    /// `trace.between("asked", "answered")`: from the line that is printed to the next one.
    Between(String, String),
}

/// The filled stretches of one lane: from and to, in seconds, in order, without touching.
pub type Bars = Vec<(f64, f64)>;

/// What a stretch of a lane is when the learner's bars lie over those of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlap {
    /// Drawn, and so it was.
    Both,
    /// It was so, but was not drawn.
    Missed,
    /// Drawn, but it was not so.
    Extra,
}

/// The learner's bars over those of the run, from left to right.
pub fn overlay(drawn: &[(f64, f64)], real: &[(f64, f64)]) -> Vec<(f64, f64, Overlap)> {
    let mut edges: Vec<f64> = drawn.iter().chain(real).flat_map(|(from, to)| [*from, *to]).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|one, other| (*one - *other).abs() < SLACK);
    let covers = |bars: &[(f64, f64)], at: f64| bars.iter().any(|(from, to)| *from <= at && at < *to);
    let mut pieces: Vec<(f64, f64, Overlap)> = Vec::new();
    for pair in edges.windows(2) {
        let middle = (pair[0] + pair[1]) / 2.0;
        let overlap = match (covers(drawn, middle), covers(real, middle)) {
            (true, true) => Overlap::Both,
            (false, true) => Overlap::Missed,
            (true, false) => Overlap::Extra,
            (false, false) => continue,
        };
        match pieces.last_mut() {
            Some(last) if last.2 == overlap && (last.1 - pair[0]).abs() < SLACK => last.1 = pair[1],
            _ => pieces.push((pair[0], pair[1], overlap)),
        }
    }
    pieces
}

/// For how many seconds of all lanes the drawing and the run differ.
pub(crate) fn difference(drawn: &[Bars], real: &[Bars]) -> f64 {
    let none = Bars::new();
    (0..drawn.len().max(real.len()))
        .flat_map(|lane| overlay(drawn.get(lane).unwrap_or(&none), real.get(lane).unwrap_or(&none)))
        .filter(|(_, _, overlap)| *overlap != Overlap::Both)
        .map(|(from, to, _)| to - from)
        .sum()
}

/// Where the last bar ends; 0 when nothing is drawn.
pub(crate) fn end_of(lanes: &[Bars]) -> f64 {
    lanes.iter().flatten().map(|(_, to)| *to).fold(0.0, f64::max)
}

/// Whether bars of two lanes share a stretch of time.
pub(crate) fn overlaps(lanes: &[Bars]) -> bool {
    let bars: Vec<(usize, (f64, f64))> =
        lanes.iter().enumerate().flat_map(|(lane, bars)| bars.iter().map(move |bar| (lane, *bar))).collect();
    bars.iter().any(|(lane, bar)| {
        bars.iter().any(|(other, two)| lane < other && bar.0 + SLACK < two.1 && two.0 + SLACK < bar.1)
    })
}

/// The bars that the run has. An empty lane is one whose stretch the run does not have.
pub(crate) fn bars_of_run(drawing: &Drawing, trace: &Trace) -> Vec<Bars> {
    let facts = Facts::of(trace);
    drawing.lanes.iter().map(|lane| bars_of(&lane.answer, &facts)).collect()
}

fn bars_of(stretch: &Stretch, facts: &Facts) -> Bars {
    let mut bars = match stretch {
        Stretch::Task { name, number } => task(facts, name, *number)
            .map(|task| {
                let end = task.end.as_ref().map_or(facts.total, |end| end.at);
                vec![(task.spawned.seconds(), end.seconds())]
            })
            .unwrap_or_default(),
        Stretch::Waits { name, number } => task(facts, name, *number)
            .map(|task| {
                let outside =
                    |kind: WaitKind| matches!(kind, WaitKind::Sleep | WaitKind::Io | WaitKind::Thread);
                let waits = task.waits.iter().filter(|wait| outside(wait.kind));
                let blocks = facts.blocks.iter().filter(|block| {
                    block.task == Some(task.task) && matches!(block.kind, BlockKind::Sleep | BlockKind::Io)
                });
                let waits = waits.map(|wait| (wait.from.seconds(), wait.to.seconds()));
                waits.chain(blocks.map(|block| (block.from.seconds(), block.to.seconds()))).collect()
            })
            .unwrap_or_default(),
        Stretch::Between(first, last) => {
            let begin = facts.lines.iter().position(|line| line.text.contains(first.as_str()));
            begin
                .and_then(|begin| {
                    let end =
                        facts.lines[begin + 1..].iter().find(|line| line.text.contains(last.as_str()))?;
                    Some(vec![(facts.lines[begin].at.seconds(), end.at.seconds())])
                })
                .unwrap_or_default()
        }
    };
    bars.retain(|(from, to)| to - from > SLACK);
    bars.sort_by(|one, other| one.0.total_cmp(&other.0));
    // Waits that touch are one bar: a grid cannot show where one ends and the next begins.
    bars.dedup_by(|next, before| {
        let touch = next.0 - before.1 < SLACK;
        if touch {
            before.1 = before.1.max(next.1);
        }
        touch
    });
    bars
}

fn task<'f>(facts: &'f Facts, name: &str, number: usize) -> Option<&'f TaskFacts> {
    let named = |task: &&TaskFacts| task.name == name || task.coroutine == name;
    facts.tasks.iter().filter(named).nth(number.checked_sub(1)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_over_bars() {
        use Overlap::{Both, Extra, Missed};
        assert_eq!(overlay(&[(0.0, 2.0)], &[(0.0, 2.0)]), [(0.0, 2.0, Both)]);
        assert_eq!(
            overlay(&[(0.0, 2.0)], &[(1.0, 3.0)]),
            [(0.0, 1.0, Extra), (1.0, 2.0, Both), (2.0, 3.0, Missed)]
        );
        assert_eq!(overlay(&[], &[(2.0, 4.0)]), [(2.0, 4.0, Missed)]);
        assert_eq!(overlay(&[(0.0, 1.0), (2.0, 3.0)], &[]), [(0.0, 1.0, Extra), (2.0, 3.0, Extra)]);
        assert_eq!(difference(&[vec![(0.0, 2.0)]], &[vec![(1.0, 3.0)], vec![(0.0, 0.5)]]), 2.5);
    }

    #[test]
    fn cells_that_touch_are_one_bar() {
        let drawing = Drawing { lanes: Vec::new(), until: 2.0, step: 0.5, tolerance: 0.1 };
        assert_eq!(drawing.cells(), 4);
        assert_eq!(drawing.bars_of_cells(&[true, true, false, true]), [(0.0, 1.0), (1.5, 2.0)]);
    }

    #[test]
    fn only_bars_of_different_lanes_overlap() {
        assert!(overlaps(&[vec![(0.0, 2.0)], vec![(1.0, 3.0)]]));
        assert!(!overlaps(&[vec![(0.0, 2.0)], vec![(2.0, 4.0)]]));
        assert!(!overlaps(&[vec![(0.0, 2.0), (1.0, 3.0)]]));
    }
}
