//! The row that shows who holds a loop, or has the interpreter.

use crate::model::{Holder, Moment, Timeline, Turn};
use crate::scale::{self, px};
use crate::scene::chart::{Frame, MARGIN};
use crate::scene::{Anchor, AxisKind, Group, Shape, text};
use crate::words;

/// The height of the row, and of what stands in it.
pub(crate) const STRIP: f64 = 24.0;
const BAR: f64 = 14.0;
/// A turn is at least this wide, or nobody sees that it was one.
const TICK: f64 = 3.0;

/// What a strip is about.
pub(crate) struct Strip<'t> {
    pub(crate) name: String,
    /// The sentence for the whole.
    pub(crate) label: String,
    pub(crate) start: Moment,
    pub(crate) end: Moment,
    pub(crate) turns: &'t [Turn],
}

/// Turns that are drawn as one, because they are too short to be told apart.
struct Piece<'t> {
    left: f64,
    right: f64,
    class: &'static str,
    first: &'t Turn,
    last: &'t Turn,
    turns: usize,
}

impl Piece<'_> {
    /// Whether it is one turn that is long enough to be seen as such.
    fn is_long(&self) -> bool {
        self.turns == 1 && self.right - self.left > TICK
    }
}

/// Draws the strip at a height.
pub(crate) fn strip(timeline: &Timeline, strip: &Strip, frame: &Frame, top: f64) -> Group {
    let middle = top + STRIP / 2.0;
    let size = 11.0;
    let start = frame.axis.x(strip.start).min(frame.axis.left);
    let mut shapes =
        vec![Shape::text("strip-name", MARGIN, px(middle + size * 0.36), size, Anchor::Start, &strip.name)];
    if let Some((left, right)) = frame.clip(start, frame.axis.x(strip.end)) {
        shapes.push(Shape::line("rail", left, middle, right, middle));
    }
    for piece in pieces(timeline, strip.turns, frame) {
        let (mut left, mut right) = (piece.left, piece.right);
        if frame.axis.kind == AxisKind::Steps && right - left > 8.0 {
            // Neighbouring steps are told apart by a gap.
            (left, right) = (px(left + 0.8), px(right - 0.8));
        }
        let who = title(timeline, &piece.first.holder);
        shapes.push(
            Shape::rect(piece.class, left, middle - BAR / 2.0, px(right - left), BAR, 2.0).named(sentence(
                &piece,
                &who,
                strip.name == "GIL",
            )),
        );
        let small = 9.5;
        if piece.turns == 1 && piece.class != "turn library" && text::width(&who, small) + 6.0 <= right - left
        {
            let on = if piece.first.blocking { "label on-blocking" } else { "label on-running" };
            let x = px((left + right) / 2.0);
            shapes.push(Shape::text(on, x, px(middle + small * 0.36), small, Anchor::Middle, &who));
        }
    }
    Group {
        class: "strip".to_owned(),
        label: strip.label.clone(),
        chart: frame.index,
        shapes,
        ..Group::default()
    }
}

fn pieces<'t>(timeline: &Timeline, turns: &'t [Turn], frame: &Frame) -> Vec<Piece<'t>> {
    let mut pieces: Vec<Piece> = Vec::new();
    for turn in turns {
        let (mut left, mut right) = (frame.axis.x(turn.start), frame.axis.x(turn.end));
        let short = right - left < TICK;
        if short {
            let centre = (left + right) / 2.0;
            (left, right) = (px(centre - TICK / 2.0), px(centre + TICK / 2.0));
        }
        let Some((left, right)) = frame.clip(left, right) else { continue };
        let hidden = match &turn.holder {
            Holder::Lane(lane) => timeline.lane(*lane).hidden,
            Holder::Callback(_) => true,
        };
        let class = match (turn.blocking, hidden) {
            (true, _) => "turn blocking",
            (false, true) => "turn library",
            (false, false) => "turn running",
        };
        match pieces.last_mut() {
            // A tick at the edge of a bar is part of it.
            Some(last) if short && left <= last.right && last.is_long() => {}
            Some(last) if short && left <= last.right && (last.class == class || !turn.blocking) => {
                last.turns += 1;
                last.last = turn;
                last.right = last.right.max(right);
            }
            _ => pieces.push(Piece { left, right, class, first: turn, last: turn, turns: 1 }),
        }
    }
    pieces
}

fn title(timeline: &Timeline, holder: &Holder) -> String {
    match holder {
        Holder::Lane(lane) => timeline.lane(*lane).title(),
        Holder::Callback(name) => name.clone(),
    }
}

fn sentence(piece: &Piece, who: &str, interpreter: bool) -> String {
    let (start, end) = (scale::total(piece.first.start.at), scale::total(piece.last.end.at));
    let time = if piece.first.start.at == piece.last.end.at {
        words::at(&start)
    } else {
        words::from_to(&start, &end)
    };
    if piece.turns > 1 {
        return words::more_turns(who, &words::further_turns(piece.turns - 1), &time);
    }
    let verb = match (piece.first.blocking, interpreter) {
        (true, _) => words::blocks_loop(),
        (false, true) => words::has_interpreter(),
        (false, false) => words::holds_loop(),
    };
    format!("{who} {verb} {time}.")
}
