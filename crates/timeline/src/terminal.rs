//! The chart in a terminal: one row of characters per lane, legible without colour.

use crate::look::{Look, used};
use crate::model::{End, Holder, Lane, LaneId, Moment, Span, State, Timeline};
use crate::scale;
use crate::scene::rows::{RowOf, choose};
use crate::scene::{Axis, AxisKind, SceneOptions, shared_end};
use crate::totals::compare;
use crate::words;

/// How a chart is to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct TerminalOptions {
    /// In columns.
    pub width: usize,
    /// With ANSI colours.
    pub colour: bool,
    pub axis: AxisKind,
    /// Where the ruler ends; the run's own end when absent.
    pub end: Option<Moment>,
    pub max_lanes: usize,
}

impl Default for TerminalOptions {
    fn default() -> Self {
        TerminalOptions { width: 80, colour: false, axis: AxisKind::Time, end: None, max_lanes: 40 }
    }
}

/// One run.
pub fn chart(timeline: &Timeline, options: &TerminalOptions) -> String {
    let outcome = timeline.outcome_words().map(|words| format!(" · {words}")).unwrap_or_default();
    let rate = timeline.rate_words().map(|words| format!(" · {words}")).unwrap_or_default();
    let mut text = format!(
        "{}: {}{outcome}{rate}\n\n",
        timeline.file,
        words::in_virtual_time(&scale::total(timeline.elapsed()))
    );
    let end = options.end.unwrap_or(timeline.end);
    let page = Page::new(&[timeline], end, options);
    page.lanes(timeline, &mut text);
    page.ruler(&mut text);
    page.costs(timeline, &mut text);
    page.legend(&[timeline], &mut text);
    text
}

/// Two runs of one job on one ruler.
pub fn compare_chart(together: &Timeline, one_after_another: &Timeline, options: &TerminalOptions) -> String {
    let comparison = compare(together, one_after_another);
    let end = options.end.unwrap_or_else(|| shared_end([together, one_after_another]));
    let page = Page::new(&[one_after_another, together], end, options);
    let rate = together.rate_words().map(|words| format!(" · {words}")).unwrap_or_default();
    let mut text = format!(
        "{}{rate}

{}
",
        comparison.headline(),
        words::one_after_another(&scale::total(one_after_another.elapsed()))
    );
    page.lanes(one_after_another, &mut text);
    text.push_str(&format!("\n{}\n", words::together(&scale::total(together.elapsed()))));
    page.lanes(together, &mut text);
    page.ruler(&mut text);
    page.legend(&[one_after_another, together], &mut text);
    text
}

/// One character of a row, with the look that colours it.
#[derive(Clone, Copy)]
struct Cell {
    letter: char,
    look: Option<Look>,
}

const EMPTY: Cell = Cell { letter: ' ', look: None };

struct Page<'o> {
    options: &'o TerminalOptions,
    header: usize,
    /// Columns for bars.
    width: usize,
    axis: Axis,
}

impl Look {
    fn letter(self) -> char {
        match self {
            Look::Running => '█',
            Look::Blocking => '▓',
            Look::Ready | Look::Turn => '·',
            Look::Waiting => '─',
            Look::Inside => '═',
            Look::Join => '╌',
            Look::Starting => '/',
            Look::RunsLoop => ' ',
            Look::Never => '?',
        }
    }

    fn ansi(self) -> &'static str {
        match self {
            Look::Running => "\x1b[1;34m",
            Look::Blocking => "\x1b[1;31m",
            Look::Ready | Look::Turn => "\x1b[33m",
            Look::Waiting => "\x1b[36m",
            Look::Inside | Look::Join => "\x1b[35m",
            Look::Starting | Look::RunsLoop | Look::Never => "\x1b[2m",
        }
    }
}

impl<'o> Page<'o> {
    fn new(timelines: &[&Timeline], end: Moment, options: &'o TerminalOptions) -> Page<'o> {
        let rows = |timeline: &&Timeline| -> usize {
            let rows = choose(timeline, &scene_options(options));
            rows.iter().map(|row| row_title(row).chars().count()).max().unwrap_or(0)
        };
        let longest = timelines.iter().map(rows).max().unwrap_or(0);
        let header = longest.clamp(4, (options.width / 3).max(8)) + 1;
        // The last column is for what stands behind a cap.
        let width = options.width.saturating_sub(header + 1).max(10);
        // What waits for ever needs room to be seen waiting.
        let tail = if timelines.iter().any(|timeline| timeline.is_deadlock()) { width / 3 } else { 1 };
        let axis = Axis::new(options.axis, end, None, 0.0, (width - tail) as f64);
        Page { options, header, width, axis }
    }

    /// The column of a moment.
    fn column(&self, moment: Moment) -> usize {
        (self.axis.x(moment).round() as usize).min(self.width - 1)
    }

    fn lanes(&self, timeline: &Timeline, text: &mut String) {
        for one in timeline.loops.iter().filter(|one| !one.turns.is_empty()) {
            let mut cells = vec![EMPTY; self.width];
            for turn in &one.turns {
                let look = if turn.blocking { Look::Blocking } else { Look::Running };
                self.fill(&mut cells, turn.start, turn.end, look);
            }
            // The name of the holder, where it holds the loop for long enough.
            for turn in one.turns.iter().filter(|turn| turn.start != turn.end) {
                if let Holder::Lane(lane) = &turn.holder {
                    let (left, right) = (self.column(turn.start), self.column(turn.end));
                    write_inside(&mut cells[left..right.max(left)], &timeline.lane(*lane).name);
                }
            }
            self.row(&words::loop_name(), &cells, text);
        }
        for row in choose(timeline, &scene_options(self.options)) {
            let title = row_title(&row);
            let cells = match row {
                RowOf::Lane(lane) => self.lane(timeline, lane),
                RowOf::More { lanes, .. } => self.several(timeline, &lanes),
            };
            self.row(&title, &cells, text);
        }
    }

    fn fill(&self, cells: &mut [Cell], start: Moment, end: Moment, look: Look) {
        let (first, last) = (self.column(start), self.column(end));
        for cell in &mut cells[first..last.max(first + 1)] {
            if cell.look.is_none_or(|other| look.importance() > other.importance()) {
                *cell = Cell { letter: look.letter(), look: Some(look) };
            }
        }
    }

    fn lane(&self, timeline: &Timeline, lane: &Lane) -> Vec<Cell> {
        let mut cells = vec![EMPTY; self.width];
        let stuck = |span: &Span| timeline.is_deadlock() && lane.end == End::Open && span.end == timeline.end;
        for span in &lane.spans {
            let look = Look::of(timeline, lane, &span.state);
            if look.holds_loop() || !timeline.is_unseen(span, self.axis.kind) {
                self.fill(&mut cells, span.start, span.end, look);
            }
            if stuck(span) {
                let from = self.column(span.start) + 1;
                cells[from..].fill(Cell { letter: look.letter(), look: Some(look) });
            }
        }
        for span in &lane.spans {
            let look = Look::of(timeline, lane, &span.state);
            let label = match &span.state {
                State::Waiting(wait) => timeline.wait_object(wait),
                State::Blocking { label, .. } => words::label(label),
                State::Ready(_) if look == Look::Ready => words::ready(),
                State::Starting => words::starts_up(),
                State::Ready(_) | State::Running | State::RunsLoop | State::NeverAwaited => continue,
            };
            let (left, mut right) = (self.column(span.start) + 1, self.column(span.end));
            if stuck(span) {
                right = self.width;
            }
            if left < right {
                write_inside(&mut cells[left..right], &label);
            }
        }
        let column = self.column(lane.finish());
        let (cap, word) = match &lane.end {
            End::Done { .. } => ('●', String::new()),
            End::Cancelled { .. } => ('╱', words::cancelled()),
            End::Failed { exception, .. } => ('✕', exception.clone()),
            End::NeverAwaited => ('?', words::never_awaited()),
            End::Open => ('…', String::new()),
        };
        let column = if lane.end == End::Open && timeline.is_deadlock() { self.width - 1 } else { column };
        cells[column].letter = cap;
        if !word.is_empty() {
            let after = column + 2;
            if after + word.chars().count() <= self.width {
                write(&mut cells[after..], &word);
            } else if column > word.chars().count() + 2 {
                let from = column - 1 - word.chars().count();
                write(&mut cells[from..column], &word);
            }
        }
        cells
    }

    fn several(&self, timeline: &Timeline, lanes: &[LaneId]) -> Vec<Cell> {
        let mut cells = vec![EMPTY; self.width];
        for lane in lanes {
            let lane = timeline.lane(*lane);
            self.fill(&mut cells, lane.start(), lane.finish(), Look::Waiting);
        }
        cells
    }

    fn row(&self, title: &str, cells: &[Cell], text: &mut String) {
        let mut short: String = title.chars().take(self.header - 1).collect();
        if short.chars().count() < title.chars().count() {
            short.pop();
            short.push('…');
        }
        let pad = self.header - short.chars().count();
        let mut line = format!("{short}{}", " ".repeat(pad));
        let mut colour: Option<Look> = None;
        for cell in cells {
            if self.options.colour && cell.look != colour {
                line.push_str(cell.look.map_or("\x1b[0m", Look::ansi));
                colour = cell.look;
            }
            line.push(cell.letter);
        }
        let mut line = line.trim_end().to_owned();
        if colour.is_some() {
            line.push_str("\x1b[0m");
        }
        text.push_str(&line);
        text.push('\n');
    }

    fn ruler(&self, text: &mut String) {
        let mut line = vec![EMPTY; self.width];
        let mut labels = vec![EMPTY; self.width + 1];
        for cell in &mut line {
            cell.letter = '─';
        }
        let room = self.width / 10 + 1;
        let ticks: Vec<(usize, String)> = match self.axis.kind {
            AxisKind::Time => scale::time_ticks(trace::Nanos(0), trace::Nanos(self.axis.end as u64), room)
                .into_iter()
                .map(|tick| (self.column(Moment { at: tick.at, step: 0 }), tick.label))
                .collect(),
            AxisKind::Steps => scale::step_ticks(0, self.axis.end as u32, room)
                .into_iter()
                .map(|tick| (self.column(Moment { at: trace::Nanos(0), step: tick.at }), tick.label))
                .collect(),
        };
        for (column, label) in ticks {
            line[column].letter = '┴';
            let length = label.chars().count();
            let from = column.saturating_sub(length / 2).min((self.width + 1).saturating_sub(length));
            write(&mut labels[from..], &label);
        }
        self.row("", &line, text);
        let title = if self.axis.kind == AxisKind::Steps { words::step() } else { String::new() };
        self.row(&title, &labels, text);
    }

    fn costs(&self, timeline: &Timeline, text: &mut String) {
        let worst = timeline.blocks.iter().max_by_key(|block| (block.lost, std::cmp::Reverse(block.start)));
        if let Some(block) = worst {
            text.push_str(&format!("\n{}\n", block.cost_sentence()));
        }
        if timeline.blocks.len() > 1
            && let Some(cost) = timeline.blocking_cost()
        {
            text.push_str(&format!("{cost}\n"));
        }
        if let Some(sentence) = timeline.deadlock_sentence() {
            text.push_str(&format!("\n{sentence}\n"));
        }
    }

    /// What the letters mean, of those that were used.
    fn legend(&self, timelines: &[&Timeline], text: &mut String) {
        let mut entries: Vec<String> = used(timelines, self.axis.kind)
            .into_iter()
            .filter_map(|look| Some(format!("{} {}", look.letter(), look.meaning()?)))
            .collect();
        entries.push(format!("● {}", words::done()));
        text.push('\n');
        let mut line = String::new();
        for word in entries {
            if !line.is_empty() && line.chars().count() + 3 + word.chars().count() > self.options.width {
                text.push_str(&line);
                text.push('\n');
                line.clear();
            }
            if !line.is_empty() {
                line.push_str("   ");
            }
            line.push_str(&word);
        }
        text.push_str(&line);
        text.push('\n');
    }
}

fn scene_options(options: &TerminalOptions) -> SceneOptions {
    SceneOptions { max_lanes: options.max_lanes, ..SceneOptions::default() }
}

fn row_title(row: &RowOf) -> String {
    match row {
        RowOf::Lane(lane) => lane.title(),
        RowOf::More { name, lanes } => RowOf::more_title(name, lanes),
    }
}

/// Writes a label into a bar with a space around it, if a bit of the bar stays visible.
fn write_inside(cells: &mut [Cell], label: &str) {
    let length = label.chars().count();
    if length + 4 <= cells.len() {
        write(&mut cells[1..], &format!(" {label} "));
    }
}

fn write(cells: &mut [Cell], label: &str) {
    for (cell, letter) in cells.iter_mut().zip(label.chars()) {
        cell.letter = letter;
    }
}
