//! The chart as plain shapes, laid out for a width: what every back end draws.
//!
//! A [`Scene`] knows nothing of colours; its classes are given colours by [`crate::style`]. It can be sent
//! over a wire, and it is shallow: groups (one per lane, loop strip, ruler …) of shapes, in painting order.

mod axis;
mod bands;
mod bars;
mod chart;
mod compare;
mod density;
mod handover;
mod legend;
mod overlay;
pub(crate) mod rows;
mod strip;
mod text;

pub use axis::{Axis, AxisKind, View};
pub use compare::{Run, compare_scene};

use std::ops::Range;

use serde::{Deserialize, Serialize};
use trace::{Line, Nanos};

use crate::model::{LaneId, Moment, Timeline};

/// How a chart is to be laid out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SceneOptions {
    /// In CSS pixels.
    pub width: f64,
    pub axis: AxisKind,
    /// Where the ruler ends, so that two charts can share one; the run's own end when absent.
    pub end: Option<Moment>,
    /// The part of the ruler that is drawn; all of it when absent.
    pub view: Option<View>,
    /// More lanes than this are grouped into rows such as `… and 960 more fetch`.
    pub max_lanes: usize,
    /// Lanes that get a row whatever is grouped.
    pub pinned: Vec<LaneId>,
    /// Draws only these of the shown lanes, and groups nothing: for a list that is scrolled.
    pub rows: Option<Range<usize>>,
    /// Draws the wake-ups of one lane.
    pub wakeups: Option<LaneId>,
    /// Marks the bars that decided how long the run took.
    pub critical: bool,
    /// Shows lanes that the library made as well.
    pub internal: bool,
    /// Says below the chart what its marks mean.
    pub legend: bool,
    /// Puts the totals above the chart: for a picture that stands alone.
    pub headline: bool,
}

impl Default for SceneOptions {
    fn default() -> Self {
        SceneOptions {
            width: 720.0,
            axis: AxisKind::Time,
            end: None,
            view: None,
            max_lanes: 40,
            pinned: Vec::new(),
            rows: None,
            wakeups: None,
            critical: false,
            internal: false,
            legend: true,
            headline: false,
        }
    }
}

/// A drawing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    pub width: f64,
    pub height: f64,
    /// One line: the accessible name of the whole.
    pub title: String,
    /// Some sentences: its description.
    pub description: String,
    /// Where the charts of this drawing stand: one, or those of a comparison.
    pub charts: Vec<Chart>,
    /// In painting order.
    pub groups: Vec<Group>,
}

/// Where a chart stands in the drawing: for a playhead, for finding the lane under a pointer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    pub axis: Axis,
    /// From the loop strip to the last lane.
    pub top: f64,
    pub bottom: f64,
    pub rows: Vec<Row>,
}

/// Where a lane stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// None for a row that stands for several lanes.
    pub lane: Option<LaneId>,
    pub top: f64,
    pub height: f64,
}

/// Shapes that belong together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Group {
    pub class: String,
    /// The accessible name; an empty one makes the group decoration, to be hidden from screen readers.
    pub label: String,
    /// Which of [`Scene::charts`] it belongs to.
    pub chart: usize,
    pub lane: Option<LaneId>,
    pub shapes: Vec<Shape>,
}

/// One shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    pub form: Form,
    pub class: String,
    /// The accessible name and tooltip; empty for decoration.
    pub label: String,
    /// The index in the lane's spans: such a shape can be focused and asked about.
    pub span: Option<usize>,
    /// The line of the program that it is about.
    pub line: Option<Line>,
}

/// What a shape looks like. Coordinates are in CSS pixels from the drawing's top left corner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Form {
    Rect {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        radius: f64,
    },
    Line {
        x1: f64,
        y1: f64,
        x2: f64,
        y2: f64,
    },
    Circle {
        x: f64,
        y: f64,
        radius: f64,
    },
    /// An SVG path; the only commands are M, L, C, Q and Z, with absolute coordinates.
    Path {
        d: String,
    },
    /// `y` is the baseline.
    Text {
        x: f64,
        y: f64,
        size: f64,
        anchor: Anchor,
        text: String,
    },
}

/// Which point of a text stands at its `x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    /// The value of `text-anchor`.
    pub fn name(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

impl Scene {
    /// Lays out one run.
    pub fn new(timeline: &Timeline, options: &SceneOptions) -> Scene {
        chart::single(timeline, options)
    }
}

impl Chart {
    /// The lane at a height of the drawing.
    pub fn lane_at(&self, y: f64) -> Option<LaneId> {
        self.rows.iter().find(|row| y >= row.top && y < row.top + row.height)?.lane
    }
}

impl Shape {
    /// The element's id in a drawing: `l3s2` for a span, unique within its chart.
    pub fn id(&self, lane: Option<LaneId>) -> Option<String> {
        Some(format!("l{}s{}", lane?.0, self.span?))
    }
}

/// The end of a ruler on which all of some runs fit.
pub fn shared_end<'t>(runs: impl IntoIterator<Item = &'t Timeline>) -> Moment {
    runs.into_iter().fold(Moment::default(), |end, run| Moment {
        at: end.at.max(run.end.at),
        step: end.step.max(run.end.step),
    })
}

/// The shortest stretch that a time axis shows: a run without any waiting still needs a ruler.
pub(crate) const SHORTEST_RULER: Nanos = Nanos(1_000_000_000);
