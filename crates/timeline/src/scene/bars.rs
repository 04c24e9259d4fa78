//! The bars, dots and caps of one lane.
//!
//! Height says who holds the loop, fill says why a lane waits, and the cap says how it ended. A lane with
//! more spans than the chart has pixels is drawn by columns, each of which keeps its most important state.

use crate::look::Look;
use crate::model::{End, Lane, MarkKind, Span, State, Timeline};
use crate::scale::{self, px};
use crate::scene::chart::Frame;
use crate::scene::rows::Metrics;
use crate::scene::{Anchor, AxisKind, Shape, text};
use crate::words;

/// A stretch of pixels in one look, named after one span.
struct Piece {
    look: Look,
    left: f64,
    right: f64,
    span: usize,
}

/// A bar is at least this wide, or nobody sees that something ran.
const TICK: f64 = 3.0;

/// Draws a lane's bars into a row whose middle is at `middle`.
pub(crate) fn lane(timeline: &Timeline, lane: &Lane, frame: &Frame, middle: f64) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let metrics = frame.metrics;
    let pieces = pieces(timeline, lane, frame);
    let end = frame.axis.x(lane.finish());
    // Slim bars first, so that what holds the loop is never covered.
    for piece in pieces.iter().filter(|piece| !piece.look.holds_loop()) {
        shapes.push(bar(timeline, lane, piece, metrics, middle));
    }
    for piece in pieces.iter().filter(|piece| piece.look.holds_loop()) {
        shapes.push(bar(timeline, lane, piece, metrics, middle));
    }
    dots(timeline, lane, frame, middle, &mut shapes);
    let cap = cap(timeline, lane, frame, middle, end, &mut shapes);
    labels(timeline, lane, &pieces, frame, middle, cap, &mut shapes);
    shapes
}

fn pieces(timeline: &Timeline, lane: &Lane, frame: &Frame) -> Vec<Piece> {
    let axis = &frame.axis;
    let seen = frame.seen(lane);
    if seen.len() as f64 > axis.right - axis.left {
        return columns(timeline, lane, frame);
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for index in seen {
        let span = &lane.spans[index];
        let look = Look::of(timeline, lane, &span.state);
        let (mut left, mut right) = (axis.x(span.start), axis.x(span.end));
        if timeline.is_deadlock()
            && lane.end == End::Open
            && index + 1 == lane.spans.len()
            && !look.holds_loop()
        {
            right = frame.right;
        }
        if look == Look::Never {
            right = (left + 56.0).min(axis.right);
            left = left.min(right - 24.0);
        } else if look.holds_loop() && right - left < TICK {
            // An instant is drawn around its moment.
            let centre = (left + right) / 2.0;
            (left, right) = (px(centre - TICK / 2.0), px(centre + TICK / 2.0));
            let hidden = |other: &Piece| other.look.holds_loop() && other.right > left && other.left <= left;
            if pieces.iter().rev().take(4).any(hidden) {
                continue;
            }
        } else if right - left < 0.7 {
            continue;
        }
        if let Some((left, right)) = frame.clip(left, right) {
            pieces.push(Piece { look, left, right, span: index });
        }
    }
    pieces
}

/// One look for each column of pixels, joined where neighbours are alike.
fn columns(timeline: &Timeline, lane: &Lane, frame: &Frame) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (offset, cell) in most_important(timeline, lane, frame, 1.0).into_iter().enumerate() {
        let Some((look, span)) = cell else { continue };
        let left = frame.axis.left + offset as f64;
        match pieces.last_mut() {
            Some(last) if last.look == look && last.right == left => last.right = left + 1.0,
            _ => pieces.push(Piece { look, left, right: left + 1.0, span }),
        }
    }
    pieces
}

/// The most important state in each column of so many pixels, never an average, with its span.
pub(crate) fn most_important(
    timeline: &Timeline,
    lane: &Lane,
    frame: &Frame,
    column: f64,
) -> Vec<Option<(Look, usize)>> {
    let axis = &frame.axis;
    let count = ((axis.right - axis.left) / column).ceil() as usize + 1;
    let mut columns: Vec<Option<(Look, usize)>> = vec![None; count];
    for index in frame.seen(lane) {
        let span = &lane.spans[index];
        let look = Look::of(timeline, lane, &span.state);
        let Some((left, right)) = frame.clip(axis.x(span.start), axis.x(span.end)) else { continue };
        if left == right && !look.holds_loop() {
            continue;
        }
        let first = (((left - axis.left) / column).floor().max(0.0) as usize).min(count - 1);
        let last = (((right - axis.left) / column).ceil() as usize).clamp(first + 1, count);
        for cell in &mut columns[first..last] {
            if cell.is_none_or(|(other, _)| look.importance() > other.importance()) {
                *cell = Some((look, index));
            }
        }
    }
    columns
}

fn bar(timeline: &Timeline, lane: &Lane, piece: &Piece, metrics: Metrics, middle: f64) -> Shape {
    let (height, radius) = match piece.look {
        Look::Running | Look::Blocking => (metrics.full, 2.0),
        Look::Waiting | Look::Inside | Look::Ready | Look::Never | Look::Starting => (metrics.slim, 3.0),
        Look::Join | Look::Turn => (metrics.thin, 2.0),
        Look::RunsLoop => (2.0, 1.0),
    };
    let width = px(piece.right - piece.left);
    let radius = if width < 2.0 * radius { px(width / 3.0) } else { radius };
    let class = format!("bar {}", piece.look.class());
    Shape::rect(&class, piece.left, middle - height / 2.0, width, height, radius)
        .named(timeline.sentence(lane.id, piece.span))
        .of_span(piece.span, lane.spans[piece.span].line)
}

/// A filled dot for an await that suspended, on top of the bar; a hollow one below for one that did not.
fn dots(timeline: &Timeline, lane: &Lane, frame: &Frame, middle: f64, shapes: &mut Vec<Shape>) {
    let half = frame.metrics.full / 2.0;
    let radius = if frame.metrics.full > 20.0 { 3.5 } else { 2.5 };
    let (mut last_filled, mut last_hollow) = (f64::MIN, f64::MIN);
    for mark in &lane.marks {
        let x = frame.axis.x(mark.moment);
        // On the axis of steps a mark belongs to the step that it ends.
        let x = if frame.axis.kind == AxisKind::Steps { px(x - frame.step_width() / 2.0) } else { x };
        if !frame.sees(x) {
            continue;
        }
        let named = |shape: Shape| shape.named(timeline.mark_sentence(lane, mark)).at(mark.line);
        match &mark.kind {
            MarkKind::Suspended if x - last_filled >= radius * 2.0 => {
                last_filled = x;
                shapes.push(named(Shape::circle("dot", x, middle - half, radius)));
            }
            MarkKind::Passed if x - last_hollow >= radius * 2.0 => {
                last_hollow = x;
                shapes.push(named(Shape::circle("dot hollow", x, middle + half, radius)));
            }
            MarkKind::CancelDelivered => {
                let path = format!("M{} {} L{} {}", px(x - 5.0), middle + half, px(x + 5.0), middle - half);
                shapes.push(named(Shape::path("cut", path)));
            }
            MarkKind::TimedOut => {
                let (top, bottom) = (middle - half - 3.0, middle + half + 3.0);
                shapes.push(named(Shape::line("timeout", x, top, x, bottom)));
            }
            MarkKind::Suspended
            | MarkKind::Passed
            | MarkKind::Wrote(_)
            | MarkKind::CancelRequested(_)
            | MarkKind::Warned(_) => {}
        }
    }
}

/// What the drawing of a lane's end leaves to labels.
#[derive(Clone, Copy)]
struct Cap {
    /// It reaches this far to the right.
    right: f64,
    /// From here on its word takes the room above the bar.
    above: f64,
}

impl Cap {
    const fn until(right: f64) -> Self {
        Self { right, above: f64::INFINITY }
    }
}

/// Draws how the lane ended.
fn cap(timeline: &Timeline, lane: &Lane, frame: &Frame, middle: f64, x: f64, shapes: &mut Vec<Shape>) -> Cap {
    if !frame.sees(x) {
        return Cap::until(x);
    }
    let radius = if frame.metrics.full > 20.0 { 5.0 } else { 4.0 };
    let sentence = format!("{}: {}.", lane.title(), timeline.end_phrase(lane));
    let half = frame.metrics.full / 2.0;
    match &lane.end {
        End::Done { .. } => {
            shapes.push(Shape::circle("cap done", x, middle, radius).named(sentence));
            Cap::until(x + radius)
        }
        End::Cancelled { .. } => {
            let path = format!("M{} {} L{} {}", px(x - 5.0), middle + half, px(x + 5.0), middle - half);
            let class = "cut";
            shapes.push(Shape::path(class, path).named(sentence));
            let timed_out = lane.marks.iter().any(|mark| mark.kind == MarkKind::TimedOut);
            let word = if timed_out { words::timed_out() } else { words::cancelled() };
            end_word(&word, class, frame, middle, x, shapes)
        }
        End::Failed { exception, .. } => {
            let (left, right) = (px(x - radius), px(x + radius));
            let (top, bottom) = (middle - radius, middle + radius);
            let path = format!("M{left} {top} L{right} {bottom} M{left} {bottom} L{right} {top}");
            shapes.push(Shape::path("cap failed", path).named(sentence));
            end_word(exception, "failed", frame, middle, x, shapes)
        }
        End::Open | End::NeverAwaited => Cap::until(x),
    }
}

/// A word right of a cap, or left of it where the chart ends.
fn end_word(word: &str, class: &str, frame: &Frame, middle: f64, x: f64, shapes: &mut Vec<Shape>) -> Cap {
    let size = frame.metrics.label;
    let (width, baseline) = (text::width(word, size), px(middle + size * 0.36));
    let class = format!("label on-paper end-{class}");
    if x + 9.0 + width <= frame.right {
        shapes.push(Shape::text(&class, px(x + 9.0), baseline, size, Anchor::Start, word));
        return Cap::until(x + 9.0 + width);
    }
    // Above the slim bar there is room, and the bar's own label stays legible.
    shapes.push(Shape::text(
        &class,
        px(x - 8.0),
        px(middle - frame.metrics.slim / 2.0 - 3.0),
        size,
        Anchor::End,
        word,
    ));
    Cap { right: x + 5.0, above: x - 8.0 - width }
}

/// Writes each bar's label inside it where it fits, else to its right where nothing else is.
fn labels(
    timeline: &Timeline,
    lane: &Lane,
    pieces: &[Piece],
    frame: &Frame,
    middle: f64,
    cap: Cap,
    shapes: &mut Vec<Shape>,
) {
    let size = frame.metrics.label;
    let baseline = px(middle + size * 0.36);
    let mut beside = false;
    for piece in pieces {
        let span = &lane.spans[piece.span];
        let words = label_words(timeline, piece.look, span, frame.axis.kind);
        // A thin bar has its label on top.
        let above = piece.look == Look::Join;
        let right = if above { piece.right.min(cap.above) } else { piece.right };
        let room = right - piece.left - 11.0;
        let left = px(piece.left + 6.0);
        if let Some(words) = words.iter().find(|words| text::width(words, size) <= room) {
            if above {
                let above = px(middle - frame.metrics.thin / 2.0 - 3.5);
                shapes.push(Shape::text("label on-paper", left, above, size, Anchor::Start, words));
                continue;
            }
            if let Some(tile) = piece.look.tile() {
                // Letters cannot be read on a pattern, so they get a plain plate.
                let (width, height) = (text::width(words, size) + 6.0, frame.metrics.slim - 1.0);
                let height = if piece.look.holds_loop() { height + 3.0 } else { height };
                shapes.push(Shape::rect(tile, px(left - 3.0), middle - height / 2.0, px(width), height, 2.0));
            }
            let class = format!("label on-{}", piece.look.class());
            shapes.push(Shape::text(&class, left, baseline, size, Anchor::Start, words));
            continue;
        }
        // Right of a bar that is one of several it would seem to belong to the next.
        let is_tick = |other: &Piece| other.look.holds_loop() && other.right - other.left <= TICK;
        let mut others = pieces.iter().filter(|other| other.span != piece.span);
        if piece.look == Look::Running || others.any(|other| !is_tick(other)) || beside {
            continue;
        }
        let (from, limit) = (cap.right.max(piece.right) + 5.0, frame.right);
        if let Some(words) = words.first().filter(|words| from + text::width(words, size) <= limit) {
            shapes.push(Shape::text("label on-paper", px(from), baseline, size, Anchor::Start, words));
            beside = true;
        }
    }
}

/// What a label may say, longest first.
fn label_words(timeline: &Timeline, look: Look, span: &Span, axis: AxisKind) -> Vec<String> {
    let duration = scale::duration(span.duration());
    let what = match &span.state {
        State::Running if span.duration().0 > 0 && axis == AxisKind::Time => {
            return vec![words::runs_for(&duration), duration];
        }
        State::Running | State::RunsLoop => return Vec::new(),
        State::Starting => words::starts_up(),
        State::Ready(_) if look == Look::Turn => return Vec::new(),
        State::Ready(_) => words::ready(),
        State::Waiting(wait) if look == Look::Join => {
            let names = words::waits_for(&timeline.wait_object(wait));
            let tasks = words::tasks(wait.lanes.len());
            let full = match axis {
                _ if timeline.is_deadlock() && span.end == timeline.end => {
                    format!("{names} · {}", words::for_ever())
                }
                AxisKind::Steps => names.clone(),
                AxisKind::Time => format!("{names} · {duration}"),
            };
            return vec![full, names, words::waits_for(&tasks), words::waits()];
        }
        State::Waiting(wait) => timeline.wait_object(wait),
        State::Blocking { label, .. } => words::label(label),
        State::NeverAwaited => return vec![words::never_awaited()],
    };
    if timeline.is_deadlock() && span.end == timeline.end {
        return vec![format!("{what} · {}", words::for_ever()), what];
    }
    if axis == AxisKind::Steps || span.duration().0 == 0 {
        return vec![what];
    }
    // `sleep(2)` says how long it takes.
    let number = ::words::local(duration.trim_end_matches(['s', ' ']));
    if what.contains(&format!("({number})")) {
        return vec![what, duration];
    }
    vec![format!("{what} · {duration}"), what, duration]
}
