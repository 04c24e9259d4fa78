//! Arrows between lanes: who handed the interpreter or a piece of work to whom, and the cycle of a deadlock.

use std::collections::BTreeMap;

use trace::Outcome;

use crate::model::{LaneId, Moment, Timeline};
use crate::scale::{self, px};
use crate::scene::chart::Frame;
use crate::scene::{Anchor, Row, Shape, text};
use crate::words;

/// More arrows than this cover the chart, and say nothing more.
const ARROWS: usize = 40;

/// How far down the middles of the lanes in sight are.
pub(crate) fn middles(rows: &[Row]) -> BTreeMap<LaneId, f64> {
    trace::order::map(rows.iter().filter_map(|row| Some((row.lane?, row.top + row.height / 2.0))))
}

/// An arrow for each hand-over between lanes in sight.
pub(crate) fn arrows(timeline: &Timeline, frame: &Frame, rows: &[Row], shapes: &mut Vec<Shape>) {
    let middles = middles(rows);
    let mut drawn = 0;
    for handover in &timeline.handovers {
        let (Some(from), Some(to)) = (middles.get(&handover.from), middles.get(&handover.to)) else {
            continue;
        };
        let sent = frame.axis.x(Moment { at: handover.sent, step: handover.moment.step });
        let taken = frame.axis.x(handover.moment);
        if from == to || !frame.sees(sent) || !frame.sees(taken) {
            continue;
        }
        drawn += 1;
        if drawn > ARROWS {
            return;
        }
        let down = if to > from { 1.0 } else { -1.0 };
        let tip = to - down * frame.metrics.full / 2.0;
        let (giver, taker) = (timeline.lane(handover.from).title(), timeline.lane(handover.to).title());
        let sentence = match &handover.work {
            Some(work) => words::hands_work(
                &giver,
                work,
                &taker,
                &scale::total(handover.sent),
                &scale::total(handover.moment.at),
            ),
            None => words::hands_interpreter(&giver, &taker, &scale::total(handover.moment.at)),
        };
        let line = format!("M{sent} {} L{taken} {}", px(*from), px(tip));
        shapes.push(Shape::path("handover", line).named(sentence));
        let back = tip - down * 5.0;
        let head = format!(
            "M{taken} {} L{} {} L{} {} Z",
            px(tip),
            px(taken - 3.5),
            px(back),
            px(taken + 3.5),
            px(back)
        );
        shapes.push(Shape::path("handover-head", head));
    }
}

/// The cycle of a deadlock: an arrow from each lane that waits to the one that holds what it waits for.
pub(crate) fn cycle(timeline: &Timeline, frame: &Frame, rows: &[Row], shapes: &mut Vec<Shape>) {
    let Outcome::Deadlock { cycle } = &timeline.outcome else { return };
    let middles = middles(rows);
    let size = frame.metrics.label;
    let room = frame.right - frame.end;
    for (index, edge) in cycle.edges.iter().enumerate() {
        let place = |actor| timeline.lane_of_actor(actor).and_then(|lane| middles.get(&lane.id)).copied();
        let (Some(from), Some(to)) = (place(edge.waiter), place(edge.holder)) else { continue };
        if !frame.sees(frame.end) || from == to {
            continue;
        }
        // Side by side, so that arrows there and back can be told apart.
        let share = (index as f64 + 1.0) / (cycle.edges.len() as f64 + 1.0);
        let x = px(frame.end + (room * share).clamp(6.0, room.max(6.0)));
        let down = if to > from { 1.0 } else { -1.0 };
        let slim = frame.metrics.slim / 2.0;
        let (start, tip) = (from + down * slim, to - down * slim);
        let words = timeline.edge_sentence(edge);
        shapes.push(Shape::path("cycle", format!("M{x} {} L{x} {}", px(start), px(tip))).named(words));
        let back = tip - down * 7.0;
        let head = format!("M{x} {} L{} {} L{} {} Z", px(tip), px(x - 4.5), px(back), px(x + 4.5), px(back));
        shapes.push(Shape::path("cycle-head", head));
        let label = words::label(&edge.object);
        let label = edge.line.map_or(label.clone(), |line| format!("{label}, {}", words::line(line.0)));
        // Below each other, since a label may reach over to the next arrow.
        let below = (index as f64 - (cycle.edges.len() as f64 - 1.0) / 2.0) * (size + 1.0);
        let middle = px((start + tip) / 2.0 + below.clamp(-8.0, 8.0) + size * 0.36);
        if x + 5.0 + text::width(&label, size) <= frame.right {
            shapes.push(Shape::text("label on-paper", px(x + 5.0), middle, size, Anchor::Start, &label));
        } else if x - 5.0 - text::width(&label, size) >= frame.axis.left {
            shapes.push(Shape::text("label on-paper", px(x - 5.0), middle, size, Anchor::End, &label));
        }
    }
}
