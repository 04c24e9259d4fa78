//! The rows of a chart by process: the program's own first, every other as a framed band with strips of its own.

use trace::ProcessId;

use crate::model::{Loop, Moment, Process, Timeline};
use crate::scale;
use crate::scene::Shape;
use crate::scene::chart::MARGIN;
use crate::scene::rows::RowOf;
use crate::scene::strip::Strip;
use crate::words;

/// More loops than this in one process are left to their lanes.
const LOOPS: usize = 6;

/// Above and below the rows of a framed band, together.
const SPACE: f64 = 8.0;

/// The rows of one process.
pub(crate) struct Band<'t> {
    /// None for the program's own.
    process: Option<&'t Process>,
    pub(crate) strips: Vec<Strip<'t>>,
    pub(crate) rows: Vec<RowOf<'t>>,
}

/// Groups rows by process. A row for many lanes of several processes stands with the program's own.
pub(crate) fn bands<'t>(timeline: &'t Timeline, rows: Vec<RowOf<'t>>) -> Vec<Band<'t>> {
    let mut bands = vec![Band { process: None, strips: strips(timeline, None), rows: Vec::new() }];
    for row in rows {
        let id = match &row {
            RowOf::Lane(lane) => lane.process,
            RowOf::More { lanes, .. } => {
                let mut processes = lanes.iter().map(|lane| timeline.lane(*lane).process);
                let first = processes.next().unwrap_or(ProcessId(0));
                if processes.all(|process| process == first) { first } else { ProcessId(0) }
            }
        };
        let process = timeline.processes.iter().find(|process| process.id == id);
        let place = bands.iter().position(|band| band.process.map(|one| one.id) == process.map(|one| one.id));
        let place = place.unwrap_or_else(|| {
            bands.push(Band { process, strips: strips(timeline, process), rows: Vec::new() });
            bands.len() - 1
        });
        bands[place].rows.push(row);
    }
    bands
}

fn strips<'t>(timeline: &'t Timeline, process: Option<&'t Process>) -> Vec<Strip<'t>> {
    let mut strips = Vec::new();
    let id = process.map_or(ProcessId(0), |process| process.id);
    match process {
        None if timeline.interpreter.is_empty() => {}
        None => strips.push(Strip {
            name: "GIL".to_owned(),
            label: words::interpreter(),
            start: Moment::default(),
            end: timeline.end,
            turns: &timeline.interpreter,
        }),
        Some(process) => strips.push(Strip {
            name: "GIL".to_owned(),
            label: process_sentence(process),
            start: process.start,
            end: process.end.map_or(timeline.end, |(end, _)| end),
            turns: &process.interpreter,
        }),
    }
    let is_of = |one: &&Loop| one.process == id && !one.turns.is_empty();
    let loops: Vec<&Loop> = timeline.loops.iter().filter(is_of).take(LOOPS).collect();
    let several = loops.len() > 1;
    strips.extend(loops.into_iter().map(|one| Strip {
        name: if several { format!("{} {}", words::loop_name(), one.thread.0) } else { words::loop_name() },
        label: timeline.loop_sentence(one),
        start: one.start,
        end: one.end,
        turns: &one.turns,
    }));
    strips
}

fn process_sentence(process: &Process) -> String {
    let mut sentence =
        words::process_starts(&process.name, &scale::total(process.start.at), &scale::total(process.ready));
    if let Some((end, status)) = process.end {
        sentence.push_str(&words::process_ends(&scale::total(end.at), status));
    }
    sentence.push_str(&words::own_interpreter());
    sentence
}

impl Band<'_> {
    /// What the frame takes beside strips and rows.
    pub(crate) fn space(&self) -> f64 {
        if self.process.is_some() { SPACE } else { 0.0 }
    }

    /// Draws the frame of a process.
    pub(crate) fn frame(&self, top: f64, height: f64, right: f64, shapes: &mut Vec<Shape>) {
        let Some(process) = self.process else { return };
        let (left, width) = (MARGIN - 5.0, right - MARGIN + 10.0);
        let rect = Shape::rect("process", left, top + 1.5, width, height - 3.0, 4.0);
        shapes.push(rect.named(process_sentence(process)));
    }
}
