//! What lies under and over the lanes: headings, shadows of blocking calls, hooks to holders, wake-ups, flags.

use crate::model::{LaneId, Moment, State, Timeline};
use crate::scale::{self, px};
use crate::scene::chart::{Frame, Heading, MARGIN, TITLE};
use crate::scene::{Anchor, Axis, AxisKind, Row, Shape, text};
use crate::sentence::quoted;

/// More hooks than this say nothing.
const HOOKS: usize = 24;
/// More arrows than this cover the chart.
const ARROWS: usize = 60;

/// The name of a chart, its total above the line where it ends, and the time saved as a bracket.
pub(crate) fn heading(
    frame: &Frame,
    heading: &Heading,
    timeline: &Timeline,
    top: f64,
    bottom: f64,
    shapes: &mut Vec<Shape>,
) {
    let size = 14.0;
    let baseline = top + TITLE - 8.0;
    let total = scale::total(timeline.elapsed());
    let total_width = text::width(&total, size);
    let name_right = MARGIN + text::width(heading.name, size) + 10.0;
    let total_right = frame.end.max(name_right + total_width);
    let saved_left = total_right + 8.0;
    if let Some((other_end, words)) = &heading.saved {
        let (left, right) = (frame.end, frame.axis.x(*other_end));
        shapes.push(Shape::rect(
            "saved",
            left,
            baseline + 8.0,
            px(right - left),
            bottom - baseline - 8.0,
            0.0,
        ));
        let middle = baseline - 4.5;
        let width = text::width(words, size);
        if right - saved_left >= width + 12.0 {
            let centre = (saved_left + right) / 2.0;
            shapes.push(Shape::text("saved-words", px(centre), baseline, size, Anchor::Middle, words));
            let (gap_left, gap_right) = (px(centre - width / 2.0 - 5.0), px(centre + width / 2.0 + 5.0));
            if gap_left - saved_left > 4.0 {
                shapes.push(Shape::path(
                    "bracket",
                    format!(
                        "M{} {} L{} {} M{} {middle} L{gap_left} {middle}",
                        px(saved_left),
                        middle - 5.0,
                        px(saved_left),
                        middle + 5.0,
                        px(saved_left)
                    ),
                ));
                shapes.push(Shape::path(
                    "bracket",
                    format!(
                        "M{gap_right} {middle} L{right} {middle} M{right} {} L{right} {}",
                        middle - 5.0,
                        middle + 5.0
                    ),
                ));
            }
        }
    }
    shapes.push(Shape::text("title", MARGIN, baseline, size, Anchor::Start, heading.name));
    shapes.push(Shape::text("total", px(total_right), baseline, size, Anchor::End, &total));
}

/// A blocking call darkens every lane for as long as it lasts.
pub(crate) fn shadows(timeline: &Timeline, frame: &Frame, top: f64, bottom: f64, shapes: &mut Vec<Shape>) {
    let mut covered = f64::MIN;
    for block in &timeline.blocks {
        let (left, right) = (frame.axis.x(block.start), frame.axis.x(block.end));
        let left = left.max(covered);
        if right - left < 1.0 {
            continue;
        }
        covered = right;
        let sentence = block.cost_sentence();
        shapes.push(
            Shape::rect("shadow", left, top, px(right - left), bottom - top, 0.0)
                .named(sentence)
                .at(block.line),
        );
    }
}

/// A hook from a wait for a lock to the lane that holds it.
pub(crate) fn hooks(timeline: &Timeline, frame: &Frame, rows: &[Row], shapes: &mut Vec<Shape>) {
    let mut drawn = 0;
    for row in rows {
        let Some(lane) = row.lane.map(|id| timeline.lane(id)) else { continue };
        for span in &lane.spans {
            let State::Waiting(wait) = &span.state else { continue };
            let Some(object) = wait.object else { continue };
            let holder =
                timeline.holders(object, span.start).filter_map(|hold| hold.lane).find(|id| *id != lane.id);
            let Some(holder_row) = holder.and_then(|id| rows.iter().find(|row| row.lane == Some(id))) else {
                continue;
            };
            if frame.axis.x(span.end) - frame.axis.x(span.start) < 8.0 || drawn == HOOKS {
                continue;
            }
            drawn += 1;
            let x = px(frame.axis.x(span.start) + 4.0);
            let (from, to) = (row.top + row.height / 2.0, holder_row.top + holder_row.height / 2.0);
            let slim = frame.metrics.slim / 2.0;
            let (from, to) = if to < from { (from - slim, to + slim) } else { (from + slim, to - slim) };
            let bend = if to < from { -6.0 } else { 6.0 };
            // Out of the waiting bar, straight, and with a bend into the holder's.
            let path = format!(
                "M{x} {} L{x} {} Q{x} {} {} {}",
                px(from),
                px(to - bend),
                px(to),
                px(x + 6.0),
                px(to)
            );
            shapes.push(Shape::path("hook", path));
        }
    }
}

/// Curved arrows for every wake-up of one lane, and by it.
pub(crate) fn wakeups(
    timeline: &Timeline,
    lane: LaneId,
    frame: &Frame,
    rows: &[Row],
    shapes: &mut Vec<Shape>,
) {
    let row_of =
        |id: LaneId| rows.iter().find(|row| row.lane == Some(id)).map(|row| row.top + row.height / 2.0);
    let flows = timeline.flows.iter().filter(|flow| flow.to == lane || flow.from == Some(lane));
    for flow in flows.take(ARROWS) {
        let (Some(from), Some(to)) = (flow.from.and_then(row_of), row_of(flow.to)) else { continue };
        if from == to {
            continue;
        }
        let x = frame.axis.x(flow.moment);
        let (start, end) = if frame.axis.kind == AxisKind::Steps {
            (px(x - frame.step_width() / 2.0), px(x + 1.0))
        } else {
            (x, x)
        };
        let bulge = px((start - 16.0).max(MARGIN));
        let tip = if to > from { to - 7.0 } else { to + 7.0 };
        let back = if to > from { tip - 6.0 } else { tip + 6.0 };
        let curve =
            format!("M{start} {} C{bulge} {} {bulge} {} {end} {}", px(from), px(from), px(tip), px(tip));
        let who = flow.from.map(|from| timeline.lane(from).title()).unwrap_or_default();
        let to_title = timeline.lane(flow.to).title();
        let sentence = format!("{who} wakes {to_title} at {}.", scale::total(flow.moment.at));
        shapes.push(Shape::path("flow", curve).named(sentence));
        let head = format!(
            "M{} {} L{end} {} L{} {} Z",
            px(end - 6.0),
            px(tip - 4.0),
            px(tip),
            px(end - 7.0),
            px(back.max(tip) - 1.0)
        );
        shapes.push(Shape::path("flow-head", head));
    }
}

/// Lines of output as small flags on the ruler; those at one place share one.
pub(crate) fn flags(timeline: &Timeline, axis: &Axis, y: f64, shapes: &mut Vec<Shape>) {
    let mut flags: Vec<(f64, Vec<String>, Moment)> = Vec::new();
    for output in &timeline.outputs {
        let x = axis.x(output.moment);
        let text = quoted(&output.text);
        match flags.last_mut() {
            Some((last, texts, _)) if x - *last < 7.0 => texts.push(text),
            _ => flags.push((x, vec![text], output.moment)),
        }
    }
    for (x, texts, moment) in flags {
        let more = texts.len().saturating_sub(5);
        let mut label =
            format!("Printed at {}: {}", scale::total(moment.at), texts[..texts.len() - more].join(", "));
        if more > 0 {
            label.push_str(&format!(" and {} more", scale::count(more as u64)));
        }
        let path = format!("M{x} {y} L{x} {} L{} {} L{x} {}", y - 11.0, px(x + 7.0), y - 8.0, y - 5.0);
        shapes.push(Shape::path("flag", path).named(label));
    }
}
