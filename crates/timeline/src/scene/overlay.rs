//! What lies under and over the lanes: headings, shadows of blocking calls, hooks to holders, wake-ups, flags.

use crate::model::{Block, LaneId, Moment, State, Timeline};
use crate::scale::{self, px};
use crate::scene::chart::{Frame, Heading, MARGIN, TITLE};
use crate::scene::handover::middles;
use crate::scene::{Anchor, AxisKind, Group, Row, Shape, text};
use crate::words::{self, quoted};

/// More hooks than this say nothing.
const HOOKS: u8 = 24;
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
    let total_width = text::width(&total, size * text::BOLD);
    let name_right = MARGIN + text::width(heading.name, size * text::BOLD) + 10.0;
    let total_right = frame.end.min(frame.right).max(name_right + total_width);
    let saved_left = total_right + 8.0;
    if let Some((other_end, words)) = &heading.saved {
        // What takes less time may take more steps.
        let (left, right) = frame.clip(frame.end, frame.axis.x(*other_end)).unwrap_or_default();
        let right = right.max(left);
        shapes.push(Shape::rect(
            "saved",
            left,
            baseline + 8.0,
            px(right - left),
            bottom - baseline - 8.0,
            0.0,
        ));
        let middle = baseline - 4.5;
        let width = text::width(words, size * text::BOLD);
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
    // Blocks that touch cast one shadow.
    let mut cast: Vec<(f64, f64, usize, &Block)> = Vec::new();
    for block in &timeline.blocks {
        let (left, right) = (frame.axis.x(block.start), frame.axis.x(block.end));
        let Some((left, right)) = frame.clip(left, right) else { continue };
        match cast.last_mut() {
            Some((_, end, blocks, _)) if left <= *end + 0.5 => {
                *end = end.max(right);
                *blocks += 1;
            }
            _ => cast.push((left, right, 1, block)),
        }
    }
    for (left, right, blocks, first) in cast.into_iter().filter(|(left, right, _, _)| right - left >= 1.0) {
        let more = match blocks {
            1 => String::new(),
            _ => words::blocks_after(&words::further_blocking_calls(blocks - 1)),
        };
        shapes.push(
            Shape::rect("shadow", left, top, px(right - left), bottom - top, 0.0)
                .named(format!("{}{more}", first.cost_sentence()))
                .at(first.line),
        );
    }
}

/// A hook from a wait for a lock to the lane that holds it.
pub(crate) fn hooks(timeline: &Timeline, frame: &Frame, rows: &[Row], shapes: &mut Vec<Shape>) {
    let mut drawn = 0u8;
    for row in rows {
        let Some(lane) = row.lane.map(|id| timeline.lane(id)) else { continue };
        for span in &lane.spans {
            let State::Waiting(wait) = &span.state else { continue };
            let Some(object) = wait.object else { continue };
            let for_ever = timeline.is_deadlock() && span.end == timeline.end;
            if !for_ever && frame.axis.x(span.end) - frame.axis.x(span.start) < 8.0 {
                continue;
            }
            let holder =
                timeline.holders(object, span.start).filter_map(|hold| hold.lane).find(|id| *id != lane.id);
            let Some(holder_row) = holder.and_then(|id| rows.iter().find(|row| row.lane == Some(id))) else {
                continue;
            };
            if drawn == HOOKS {
                return;
            }
            // Neighbouring hooks do not run into each other.
            let x = px(frame.axis.x(span.start) + 4.0 + 5.0 * f64::from(drawn % 3));
            if !frame.sees(x) {
                continue;
            }
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
            drawn += 1;
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
        if !frame.sees(x) {
            continue;
        }
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
        let sentence = words::wakes(&who, &to_title, &scale::total(flow.moment.at));
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

/// Frames around the bars that decided how long the run took, joined where one waited for the next.
pub(crate) fn critical(timeline: &Timeline, frame: &Frame, rows: &[Row], shapes: &mut Vec<Shape>) {
    let places = middles(rows);
    let half = frame.metrics.full / 2.0 + 1.0;
    let mut last: Option<(f64, f64)> = None;
    for cause in timeline.critical_path() {
        let span = &timeline.lane(cause.lane).spans[cause.span];
        let ends = (frame.axis.x(span.start), frame.axis.x(span.end));
        let (Some((left, right)), Some(middle)) = (frame.clip(ends.0, ends.1), places.get(&cause.lane))
        else {
            last = None;
            continue;
        };
        if let Some((x, y)) = last.filter(|(_, y)| y != middle) {
            let (from, to) = if y < *middle { (y + half, middle - half) } else { (y - half, middle + half) };
            shapes.push(Shape::path("critical-way", format!("M{x} {} L{left} {}", px(from), px(to))));
        }
        let sentence = words::on_critical_path(&timeline.sentence(cause.lane, cause.span));
        let width = px((right - left).max(2.0));
        let frame = Shape::rect("critical", left, middle - half, width, 2.0 * half, 2.0);
        shapes.push(frame.named(sentence).at(span.line));
        last = Some((right, *middle));
    }
}

/// Lines of output as small flags below the lanes, with their text where there is room.
pub(crate) fn flags(timeline: &Timeline, frame: &Frame, top: f64, bottom: f64) -> Group {
    let axis = &frame.axis;
    let mut flags: Vec<(f64, Vec<&str>, Moment)> = Vec::new();
    for output in &timeline.outputs {
        let x = axis.x(output.moment);
        if !frame.sees(x) {
            continue;
        }
        match flags.last_mut() {
            Some((last, texts, _)) if x - *last < 12.0 => texts.push(&output.text),
            _ => flags.push((x, vec![&output.text], output.moment)),
        }
    }
    let size = 10.5;
    let baseline = px((top + bottom) / 2.0 + size * 0.36);
    let mut shapes = vec![Shape::text("strip-name", MARGIN, baseline, 11.0, Anchor::Start, &words::output())];
    // Where the words of the last flag end.
    let mut free = axis.left;
    let places: Vec<f64> = flags.iter().map(|(x, _, _)| *x).collect();
    for (index, (x, texts, moment)) in flags.into_iter().enumerate() {
        let quotes: Vec<String> = texts.iter().take(5).map(|text| quoted(text)).collect();
        let mut label = words::printed(&scale::total(moment.at), &quotes.join(", "));
        let more = texts.len() - quotes.len();
        if more > 0 {
            label.push_str(&words::and_more(&scale::count(more as u64)));
        }
        let (foot, head) = (bottom - 3.0, top + 4.0);
        let path = format!("M{x} {foot} L{x} {head} L{} {} L{x} {}", px(x + 6.0), head + 3.0, head + 6.0);
        shapes.push(Shape::path("flag", path).named(label));
        let limit = places.get(index + 1).copied().unwrap_or(frame.right) - 4.0;
        let lines: Vec<&str> = texts.iter().flat_map(|text| text.lines()).collect();
        let words = match &lines[..] {
            [] => continue,
            [one] => (*one).to_owned(),
            [first, rest @ ..] => format!("{first} +{}", scale::count(rest.len() as u64)),
        };
        let width = text::width(&words, size);
        if x + 9.0 + width <= limit {
            shapes.push(Shape::text("flag-words", px(x + 9.0), baseline, size, Anchor::Start, &words));
            free = x + 9.0 + width;
        } else if index + 1 == places.len()
            && x - 6.0 - width
                > free.max(places.get(index.wrapping_sub(1)).map_or(axis.left, |x| x + 60.0)) + 6.0
        {
            // The last one often stands at the very end.
            shapes.push(Shape::text("flag-words", px(x - 4.0), baseline, size, Anchor::End, &words));
        }
    }
    Group { class: "flags".to_owned(), chart: frame.index, shapes, ..Group::default() }
}

/// On the axis of steps, where the clock jumped and to what: all steps between two lines are one instant.
pub(crate) fn clock(timeline: &Timeline, frame: &Frame, top: f64, bottom: f64) -> Group {
    let size = 11.0;
    let baseline = px(bottom + 14.0);
    let mut shapes = vec![Shape::text("strip-name", MARGIN, baseline, size, Anchor::Start, &words::clock())];
    let (mut free, mut last) = (f64::MIN, f64::MIN);
    for (step, at) in timeline.clock() {
        let x = frame.axis.x(Moment { at, step });
        // Jumps that are closer than this would paint the chart grey.
        if x - last < 4.0 || !frame.sees(x) {
            continue;
        }
        last = x;
        let label = scale::duration(at);
        if step > 0 {
            shapes.push(Shape::line("jump", x, top, x, bottom + 4.0).named(words::clock_jumps(&label)));
        }
        let left = x.max(frame.axis.left - 4.0);
        let width = text::width(&label, size);
        if left >= free && left + width <= frame.right {
            shapes.push(Shape::text("tick-label", px(left + 3.0), baseline, size, Anchor::Start, &label));
            free = left + width + 8.0;
        }
    }
    Group { class: "clock".to_owned(), chart: frame.index, shapes, ..Group::default() }
}
