//! Many lanes in one row: how many of them are in which state, over time.

use crate::look::Look;
use crate::model::{Lane, LaneId, Timeline};
use crate::scale::px;
use crate::scene::Shape;
use crate::scene::chart::Frame;
use crate::words;

/// How many pixels share a count.
const COLUMN: f64 = 3.0;

/// From the bottom up.
const STACK: [Look; 8] = [
    Look::Starting,
    Look::Waiting,
    Look::Join,
    Look::Inside,
    Look::Turn,
    Look::Ready,
    Look::Running,
    Look::Blocking,
];

/// A stack of states for every column; a full row is all the lanes.
pub(crate) fn band(timeline: &Timeline, lanes: &[LaneId], frame: &Frame, middle: f64) -> Vec<Shape> {
    let height = frame.metrics.full;
    let columns = counts(timeline, lanes, frame);
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
                shapes.push(
                    Shape::rect(&class, px(left), top, width, px(part), 0.0).named(words(*look, count)),
                );
            }
        }
        start = end;
    }
    shapes
}

fn words(look: Look, count: i32) -> String {
    let tasks = words::lanes(count as usize);
    format!("{tasks}: {}.", look.meaning().unwrap_or_else(words::means_in_loop))
}

/// How many lanes are in which state in each column. A column that several states of a lane share counts the
/// most important of them.
fn counts(timeline: &Timeline, lanes: &[LaneId], frame: &Frame) -> Vec<[i32; STACK.len()]> {
    let axis = &frame.axis;
    let count = ((axis.right - axis.left) / COLUMN).ceil() as usize + 1;
    // What changes at the left edge of each column, so that a long span costs no more than a short one.
    let mut changes = vec![[0i32; STACK.len()]; count + 1];
    for lane in lanes {
        add(timeline, timeline.lane(*lane), frame, count, &mut changes);
    }
    let mut sum = [0; STACK.len()];
    changes.truncate(count);
    for column in &mut changes {
        for (sum, change) in sum.iter_mut().zip(column.iter_mut()) {
            *sum += *change;
            *change = *sum;
        }
    }
    changes
}

fn add(timeline: &Timeline, lane: &Lane, frame: &Frame, count: usize, changes: &mut [[i32; STACK.len()]]) {
    let axis = &frame.axis;
    let mut put = |look: Look, first: usize, end: usize| {
        if let Some(place) = STACK.iter().position(|other| *other == look)
            && first < end
        {
            changes[first][place] += 1;
            changes[end][place] -= 1;
        }
    };
    // The last column of the span before, which the next may share.
    let mut edge: Option<(usize, Look)> = None;
    for span in &lane.spans[frame.seen(lane)] {
        let look = Look::of(timeline, lane, &span.state);
        let Some((left, right)) = frame.clip(axis.x(span.start), axis.x(span.end)) else { continue };
        if left == right && !look.holds_loop() {
            continue;
        }
        let mut first = (((left - axis.left) / COLUMN).floor().max(0.0) as usize).min(count - 1);
        let end = (((right - axis.left) / COLUMN).ceil() as usize).clamp(first + 1, count);
        if let Some((column, other)) = edge
            && column >= first
        {
            let shown = if look.importance() > other.importance() { look } else { other };
            edge = Some((column, shown));
            first = column + 1;
            if end <= first {
                continue;
            }
        }
        if let Some((column, other)) = edge {
            put(other, column, column + 1);
        }
        put(look, first, end - 1);
        edge = Some((end - 1, look));
    }
    if let Some((column, other)) = edge {
        put(other, column, column + 1);
    }
}
