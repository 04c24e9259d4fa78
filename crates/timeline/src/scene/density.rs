//! Many lanes in one row: how many of them are in which state, over time.

use crate::look::Look;
use crate::model::{LaneId, Timeline};
use crate::scale::px;
use crate::scene::Shape;
use crate::scene::bars::most_important;
use crate::scene::chart::Frame;

/// How many pixels share a count.
const COLUMN: f64 = 3.0;

/// From the bottom up.
const STACK: [Look; 7] =
    [Look::Waiting, Look::Join, Look::Inside, Look::Turn, Look::Ready, Look::Running, Look::Blocking];

/// A stack of states for every column; a full row is all the lanes.
pub(crate) fn band(timeline: &Timeline, lanes: &[LaneId], frame: &Frame, middle: f64) -> Vec<Shape> {
    let height = frame.metrics.full;
    let mut columns: Vec<[u32; STACK.len()]> = Vec::new();
    for lane in lanes {
        let looks = most_important(timeline, timeline.lane(*lane), frame, COLUMN);
        columns.resize(looks.len(), [0; STACK.len()]);
        for (counts, cell) in columns.iter_mut().zip(looks) {
            if let Some((look, _)) = cell
                && let Some(place) = STACK.iter().position(|other| *other == look)
            {
                counts[place] += 1;
            }
        }
    }
    let mut shapes = Vec::new();
    let bottom = middle + height / 2.0;
    let mut start = 0;
    // Neighbours that are alike share their rectangles.
    for end in 1..=columns.len() {
        if end < columns.len() && columns[end] == columns[start] {
            continue;
        }
        let left = frame.axis.left + start as f64 * COLUMN;
        let width = px((end - start) as f64 * COLUMN).min(px(frame.axis.right + COLUMN - left));
        let mut top = bottom;
        for (look, count) in STACK.iter().zip(columns[start]) {
            let part = height * f64::from(count) / lanes.len() as f64;
            if part >= 0.2 {
                top -= part;
                let class = format!("density {}", look.class());
                shapes.push(Shape::rect(&class, px(left), top, width, px(part), 0.0));
            }
        }
        start = end;
    }
    shapes
}
