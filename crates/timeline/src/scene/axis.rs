//! From moments to pixels and back.

use serde::{Deserialize, Serialize};
use trace::Nanos;

use crate::model::Moment;
use crate::scale;
use crate::scene::SHORTEST_RULER;

/// What the horizontal axis counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AxisKind {
    /// Virtual time.
    Time,
    /// Scheduling steps, each equally wide, so that the order within one instant can be seen.
    Steps,
}

/// A horizontal axis.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Axis {
    pub kind: AxisKind,
    /// Where its beginning is, in pixels.
    pub left: f64,
    /// Where its end is.
    pub right: f64,
    /// In nanoseconds, or steps; zero unless a view shows a part only.
    pub start: f64,
    /// In nanoseconds, or steps.
    pub end: f64,
}

/// A part of an axis, in nanoseconds or steps: what a reader has zoomed to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct View {
    pub start: f64,
    pub end: f64,
}

impl Axis {
    pub(crate) fn new(kind: AxisKind, end: Moment, view: Option<View>, left: f64, right: f64) -> Axis {
        let whole = View { start: 0.0, end: Axis::length(kind, end) };
        let View { start, end } = view.filter(|view| view.end > view.start).unwrap_or(whole);
        Axis { kind, left, right, start, end }
    }

    /// How long a ruler is that ends at a moment, in nanoseconds or steps.
    pub fn length(kind: AxisKind, end: Moment) -> f64 {
        match kind {
            AxisKind::Time if end.at == Nanos(0) => SHORTEST_RULER.0 as f64,
            AxisKind::Time => end.at.0 as f64,
            AxisKind::Steps => f64::from(end.step.max(1)),
        }
    }

    /// Where a moment is.
    pub fn x(&self, moment: Moment) -> f64 {
        let value = match self.kind {
            AxisKind::Time => moment.at.0,
            AxisKind::Steps => u64::from(moment.step),
        };
        let share = (value as f64 - self.start) / (self.end - self.start);
        scale::px(self.left + (self.right - self.left) * share)
    }

    /// The nanosecond, or the step, at a place.
    pub fn at(&self, x: f64) -> u64 {
        let share = ((x - self.left) / (self.right - self.left)).clamp(0.0, 1.0);
        (self.start + share * (self.end - self.start)).max(0.0).round() as u64
    }

    /// The ticks that fit, with their places.
    pub(crate) fn ticks(&self) -> Vec<(f64, String)> {
        match self.kind {
            AxisKind::Time => {
                let (start, end) = (Nanos(self.start.max(0.0) as u64), Nanos(self.end as u64));
                // The longest label decides how many fit: hours are told in longer words than seconds.
                let wide =
                    scale::time_ticks(start, end, 4).into_iter().map(|tick| tick.label.chars().count()).max();
                let length = self.right - self.left;
                // A wide chart takes more space between ticks, not ever more ticks.
                let each = (30.0 + wide.unwrap_or(0) as f64 * 5.5).max(length / 14.0);
                let room = (length / each) as usize + 1;
                scale::time_ticks(start, end, room)
                    .into_iter()
                    .map(|tick| (self.x(Moment { at: tick.at, step: 0 }), tick.label))
                    .collect()
            }
            AxisKind::Steps => {
                let room = ((self.right - self.left) / 44.0) as usize + 1;
                scale::step_ticks(self.start.max(0.0).ceil() as u32, self.end as u32, room)
                    .into_iter()
                    .map(|tick| (self.x(Moment { at: Nanos(0), step: tick.at }), tick.label))
                    .collect()
            }
        }
    }
}
