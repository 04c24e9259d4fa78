//! Lays out one chart: header column, loop strip, lanes, what was blocked, ruler.

use crate::model::{Lane, LaneId, Moment, Timeline};
use crate::scale::{self, px};
use crate::scene::bands::{Band, bands};
use crate::scene::rows::{Metrics, RowOf, choose};
use crate::scene::strip::{STRIP, strip};
use crate::scene::text::BOLD;
use crate::scene::{
    Anchor, Axis, AxisKind, Chart, Form, Group, Row, Scene, SceneOptions, Shape, bars, density, handover,
    legend, overlay, text,
};
use crate::words;
use trace::Line;

/// Space around the drawing.
pub(crate) const MARGIN: f64 = 8.0;
pub(crate) const TITLE: f64 = 30.0;
const RULER: f64 = 26.0;
const FLAGS: f64 = 20.0;

/// What the parts of one chart share.
pub(crate) struct Frame {
    pub(crate) axis: Axis,
    pub(crate) metrics: Metrics,
    /// Where drawing ends on the right.
    pub(crate) right: f64,
    /// The index among the drawing's charts.
    pub(crate) index: usize,
    /// The end of the run in pixels.
    pub(crate) end: f64,
    /// What a view shows, from left to right in pixels; none when everything is shown.
    pub(crate) window: Option<(f64, f64)>,
}

impl Frame {
    /// How wide one scheduling step is.
    pub(crate) fn step_width(&self) -> f64 {
        (self.axis.right - self.axis.left) / (self.axis.end - self.axis.start)
    }

    /// The part of a stretch that the view shows.
    pub(crate) fn clip(&self, left: f64, right: f64) -> Option<(f64, f64)> {
        match self.window {
            None => Some((left, right)),
            Some((low, high)) if right < low || left > high => None,
            Some((low, high)) => Some((left.max(low), right.min(high))),
        }
    }

    /// Whether the view shows a place.
    pub(crate) fn sees(&self, x: f64) -> bool {
        self.clip(x, x).is_some()
    }

    /// The spans of a lane that the view shows.
    pub(crate) fn seen(&self, lane: &Lane) -> std::ops::Range<usize> {
        let Some((low, high)) = self.window else { return 0..lane.spans.len() };
        let first = lane.spans.partition_point(|span| self.axis.x(span.end) < low);
        let last = lane.spans.partition_point(|span| self.axis.x(span.start) <= high);
        first..last.max(first)
    }
}

/// The heading of a chart that is one of several.
pub(crate) struct Heading<'n> {
    pub(crate) name: &'n str,
    /// What the first run took longer: its end, and the words for it.
    pub(crate) saved: Option<(Moment, String)>,
}

pub(crate) fn single(timeline: &Timeline, options: &SceneOptions) -> Scene {
    let rows = choose(timeline, options);
    let header = header_width(&rows, options.width);
    let mut scene = Scene::empty(options.width);
    scene.title = format!("{}: {}", timeline.file, words::in_virtual_time(&scale::total(timeline.elapsed())));
    let mut y = MARGIN;
    if options.headline {
        let outcome = timeline.outcome_words().map(|words| format!(" · {words}")).unwrap_or_default();
        y = headline(
            &mut scene,
            &format!("{}{outcome}", words::in_virtual_time(&scale::total(timeline.elapsed()))),
            y,
        );
    }
    let end = options.end.unwrap_or(timeline.end);
    y = draw(&mut scene, timeline, options, rows, header, end, None, y);
    y = ruler(&mut scene, y);
    y = captions(&mut scene, &[timeline], y);
    if options.legend {
        y = legend::legend(&mut scene, &[timeline], options.axis, y);
    }
    scene.close(y);
    scene.description = timeline.summary();
    scene
}

/// How far a name may come closer to the bars than the header column would have it.
const SLACK: f64 = 8.0;

/// The header column is as wide as its longest name, but never takes more than a third.
pub(crate) fn header_width(rows: &[RowOf], width: f64) -> f64 {
    let size = Metrics::new(rows.len()).name;
    let longest = rows.iter().map(|row| match row {
        RowOf::Lane(lane) if lane.detail.is_empty() => {
            let name = lane.shown_name();
            text::width(&name, size).max(text::width(&name, size * BOLD) - SLACK)
        }
        RowOf::Lane(lane) => text::width(&lane.title(), size),
        RowOf::More { name, lanes } => text::width(&RowOf::more_title(name, lanes), size),
    });
    let most = (width * 0.3).min(220.0);
    (longest.fold(0.0, f64::max) + 14.0).clamp(52.0, most.max(52.0)).round()
}

pub(crate) fn headline(scene: &mut Scene, words: &str, mut y: f64) -> f64 {
    let size = if scene.width < 480.0 { 15.0 } else { 18.0 };
    let mut shapes = Vec::new();
    for line in text::wrapped(words, " · ", size, scene.width - 2.0 * MARGIN) {
        y += size + 6.0;
        shapes.push(Shape::text("headline", MARGIN, y - 4.0, size, Anchor::Start, &line));
    }
    scene.groups.push(Group { class: "head".to_owned(), shapes, ..Group::default() });
    y + 4.0
}

/// Draws everything of one chart above its ruler and tells where it ends.
#[expect(clippy::too_many_arguments, reason = "the two callers share nothing that would make a good type")]
pub(crate) fn draw(
    scene: &mut Scene,
    timeline: &Timeline,
    options: &SceneOptions,
    rows: Vec<RowOf>,
    header: f64,
    end: Moment,
    heading: Option<Heading>,
    top: f64,
) -> f64 {
    let left = MARGIN + header;
    let right = options.width - MARGIN;
    // What waits for ever would otherwise begin and end at the chart's edge.
    let cut = options.view.is_some_and(|view| view.end < Axis::length(options.axis, end));
    let tail = if timeline.is_deadlock() && !cut { px(((right - left) * 0.35).min(220.0)) } else { 8.0 };
    let axis = Axis::new(options.axis, end, options.view, left, right - tail);
    let window = options.view.map(|_| (axis.left, if cut { axis.right } else { right }));
    let frame = Frame {
        axis,
        metrics: Metrics::new(rows.len()),
        right,
        index: scene.charts.len(),
        end: axis.x(timeline.end),
        window,
    };
    let mut y = top;
    let heading_top = y;
    if heading.is_some() {
        y += TITLE;
    }
    let chart_top = y;
    let pitch = frame.metrics.pitch;
    let bands = bands(timeline, rows);
    let height =
        |band: &Band| band.strips.len() as f64 * STRIP + band.rows.len() as f64 * pitch + band.space();
    let strips_height = bands.first().map_or(0.0, |band| band.strips.len() as f64 * STRIP);
    let lanes_top = y + strips_height;
    let lanes_bottom = y + bands.iter().map(height).sum::<f64>();
    let flags_bottom = lanes_bottom + if timeline.outputs.is_empty() { 0.0 } else { FLAGS };
    let bottom = flags_bottom + if options.axis == AxisKind::Steps { FLAGS } else { 0.0 };

    let mut back = Group { class: "back".to_owned(), chart: frame.index, ..Group::default() };
    if let Some(heading) = &heading {
        overlay::heading(&frame, heading, timeline, heading_top, bottom, &mut back.shapes);
    }
    for (x, _) in axis.ticks() {
        back.shapes.push(Shape::line("grid", x, chart_top, x, bottom));
    }
    let mut top = y;
    for band in &bands {
        band.frame(top, height(band), right, &mut back.shapes);
        let first = top + band.space() / 2.0 + band.strips.len() as f64 * STRIP;
        for index in 0..=band.rows.len() {
            let y = first + index as f64 * pitch;
            back.shapes.push(Shape::line("rule", MARGIN, y, right, y));
        }
        top += height(band);
    }
    overlay::shadows(timeline, &frame, lanes_top, lanes_bottom, &mut back.shapes);
    if (frame.end < right - 9.0 || heading.is_some()) && frame.sees(frame.end) {
        back.shapes.push(Shape::line("end", frame.end, chart_top, frame.end, bottom));
    }
    scene.groups.push(back);

    if options.axis == AxisKind::Steps {
        scene.groups.push(overlay::clock(timeline, &frame, chart_top, flags_bottom));
    }
    let mut placed = Vec::new();
    for band in &bands {
        y += band.space() / 2.0;
        for one in &band.strips {
            scene.groups.push(strip(timeline, one, &frame, y));
            y += STRIP;
        }
        for row in &band.rows {
            let middle = y + pitch / 2.0;
            scene.groups.push(match row {
                RowOf::Lane(lane) => lane_group(timeline, lane, &frame, header, middle),
                RowOf::More { name, lanes } => more_group(timeline, name, lanes, &frame, middle),
            });
            let lane = match row {
                RowOf::Lane(lane) => Some(lane.id),
                RowOf::More { .. } => None,
            };
            placed.push(Row { lane, top: y, height: pitch });
            y += pitch;
        }
        y += band.space() / 2.0;
    }
    let mut front = Group { class: "front".to_owned(), chart: frame.index, ..Group::default() };
    overlay::hooks(timeline, &frame, &placed, &mut front.shapes);
    handover::arrows(timeline, &frame, &placed, &mut front.shapes);
    handover::cycle(timeline, &frame, &placed, &mut front.shapes);
    if options.critical {
        overlay::critical(timeline, &frame, &placed, &mut front.shapes);
    }
    if let Some(lane) = options.wakeups {
        overlay::wakeups(timeline, lane, &frame, &placed, &mut front.shapes);
    }
    if !front.shapes.is_empty() {
        scene.groups.push(front);
    }
    if !timeline.outputs.is_empty() {
        scene.groups.push(overlay::flags(timeline, &frame, lanes_bottom, flags_bottom));
    }
    scene.charts.push(Chart { axis, top: chart_top, bottom, rows: placed });
    bottom
}

fn lane_group(timeline: &Timeline, lane: &Lane, frame: &Frame, header: f64, middle: f64) -> Group {
    let size = frame.metrics.name;
    let baseline = px(middle + size * 0.36);
    let room = header - 10.0;
    let mut shapes = Vec::new();
    if lane.detail.is_empty() {
        let name = text::fitted_name(&lane.shown_name(), size * BOLD, room + SLACK);
        shapes.push(Shape::text("name", MARGIN, baseline, size, Anchor::Start, &name).at(lane.line));
    } else {
        // The number tells the lanes apart, so the name gives way to it.
        let small = size - 1.5;
        let mut detail = lane.detail.as_str();
        if text::width(&lane.name, size * BOLD) + 5.0 + text::width(detail, small) > room {
            detail = detail.trim_start_matches("Task-");
        }
        let name = text::fitted(&lane.name, size * BOLD, room - text::width(detail, small) - 5.0);
        let x = MARGIN + text::width(&name, size * BOLD) + 5.0;
        shapes.push(Shape::text("name", MARGIN, baseline, size, Anchor::Start, &name).at(lane.line));
        shapes.push(Shape::text("detail", px(x), baseline, small, Anchor::Start, detail));
    }
    shapes.extend(bars::lane(timeline, lane, frame, middle));
    Group {
        class: "lane".to_owned(),
        label: timeline.lane_sentence(lane),
        chart: frame.index,
        lane: Some(lane.id),
        shapes,
    }
}

/// A row for many lanes.
fn more_group(timeline: &Timeline, name: &str, lanes: &[LaneId], frame: &Frame, middle: f64) -> Group {
    let size = frame.metrics.name;
    let title = RowOf::more_title(name, lanes);
    let end = lanes.iter().map(|lane| timeline.lane(*lane).finish()).max().unwrap_or_default();
    let label = words::last_done(&title, &scale::total(end.at));
    let header = frame.axis.left - MARGIN - 10.0;
    let short = if text::width(&title, size) <= header {
        title.clone()
    } else {
        text::fitted(format!("+{} {name}", scale::count(lanes.len() as u64)).trim_end(), size, header)
    };
    let mut shapes =
        vec![Shape::text("detail", MARGIN, px(middle + size * 0.36), size, Anchor::Start, &short)];
    shapes.extend(density::band(timeline, lanes, frame, middle));
    Group { class: "lane several".to_owned(), label, chart: frame.index, lane: None, shapes }
}

/// Ticks and their labels below the last chart.
pub(crate) fn ruler(scene: &mut Scene, top: f64) -> f64 {
    let Some(chart) = scene.charts.last() else { return top };
    let axis = chart.axis;
    let size = 11.0;
    let mut shapes = vec![Shape::line("axis", axis.left, top, axis.right, top)];
    let ticks = axis.ticks();
    for (x, label) in &ticks {
        shapes.push(Shape::line("tick", *x, top, *x, top + 5.0));
        let half = text::width(label, size) / 2.0;
        // A label at the edge moves inwards instead of being cut.
        let middle = x.min(scene.width - 2.0 - half);
        shapes.push(Shape::text("tick-label", px(middle), top + 18.0, size, Anchor::Middle, label));
    }
    if axis.kind == AxisKind::Steps {
        shapes.push(Shape::text("tick-label", MARGIN, top + 18.0, size, Anchor::Start, &words::step()));
    }
    scene.groups.push(Group {
        class: "ruler".to_owned(),
        chart: scene.charts.len() - 1,
        shapes,
        ..Group::default()
    });
    top + RULER
}

/// What blocking cost, in words below the ruler.
pub(crate) fn captions(scene: &mut Scene, timelines: &[&Timeline], mut y: f64) -> f64 {
    let size = 12.0;
    let mut shapes = Vec::new();
    for timeline in timelines {
        let worst = timeline.blocks.iter().max_by_key(|block| (block.lost, std::cmp::Reverse(block.start)));
        // Where one run is beside another in which tasks lost time, that they lost none would be read of both.
        let worst = worst.filter(|block| block.tasks > 0 || timelines.len() == 1);
        let mut sentences: Vec<String> = worst.map(|block| block.cost_sentence()).into_iter().collect();
        if timeline.blocks.len() > 1 {
            sentences.extend(timeline.blocking_cost());
        }
        sentences.extend(timeline.deadlock_sentence());
        for sentence in sentences {
            for line in text::wrapped(&sentence, ": ", size, scene.width - 2.0 * MARGIN) {
                y += 17.0;
                shapes.push(Shape::text("caption", MARGIN, y - 4.0, size, Anchor::Start, &line));
            }
        }
    }
    if !shapes.is_empty() {
        scene.groups.push(Group { class: "captions".to_owned(), shapes, ..Group::default() });
    }
    y
}

impl Scene {
    pub(crate) fn empty(width: f64) -> Scene {
        Scene {
            width,
            height: 0.0,
            title: String::new(),
            description: String::new(),
            charts: Vec::new(),
            groups: Vec::new(),
        }
    }

    /// Sets the height once everything is in its place.
    pub(crate) fn close(&mut self, bottom: f64) {
        self.height = (bottom + MARGIN).ceil();
    }
}

impl Shape {
    fn new(class: &str, form: Form) -> Shape {
        Shape { form, class: class.to_owned(), label: String::new(), span: None, line: None }
    }

    pub(crate) fn rect(class: &str, x: f64, y: f64, width: f64, height: f64, radius: f64) -> Shape {
        Shape::new(class, Form::Rect { x, y: px(y), width, height, radius })
    }

    pub(crate) fn line(class: &str, x1: f64, y1: f64, x2: f64, y2: f64) -> Shape {
        Shape::new(class, Form::Line { x1, y1: px(y1), x2, y2: px(y2) })
    }

    pub(crate) fn circle(class: &str, x: f64, y: f64, radius: f64) -> Shape {
        Shape::new(class, Form::Circle { x, y: px(y), radius })
    }

    pub(crate) fn path(class: &str, d: String) -> Shape {
        Shape::new(class, Form::Path { d })
    }

    pub(crate) fn text(class: &str, x: f64, y: f64, size: f64, anchor: Anchor, text: &str) -> Shape {
        Shape::new(class, Form::Text { x, y, size, anchor, text: text.to_owned() })
    }

    pub(crate) fn named(self, label: String) -> Shape {
        Shape { label, ..self }
    }

    pub(crate) fn at(self, line: Option<Line>) -> Shape {
        Shape { line, ..self }
    }

    pub(crate) fn of_span(self, span: usize, line: Option<Line>) -> Shape {
        Shape { span: Some(span), line, ..self }
    }
}
