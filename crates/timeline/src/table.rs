//! The table of tasks: how long each ran, waited, was ready and blocked the loop.

use serde::{Deserialize, Serialize};
use trace::Nanos;
use words::pick;

use crate::model::{Lane, LaneId, State, Timeline};
use crate::scale;

/// One row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub lane: LaneId,
    pub title: String,
    /// `done at 2.0 s`, `failed at 1.2 s with ValueError: …`.
    pub ending: String,
    pub started: Nanos,
    pub finished: Nanos,
    /// How often it held the loop.
    pub turns: usize,
    pub ran: Nanos,
    pub waited: Nanos,
    pub ready: Nanos,
    pub blocked: Nanos,
}

/// The headings of the columns, in the order in which [`Entry::cells`] has them.
pub fn headings() -> [String; 8] {
    let headings = pick(
        ["lane", "started", "turns", "ran", "waited", "ready", "blocked the loop", "how it ended"],
        ["Spur", "begann", "Züge", "lief", "wartete", "bereit", "blockierte die Loop", "wie er endete"],
    );
    headings.map(str::to_owned)
}

/// One row for each shown lane.
pub fn entries(timeline: &Timeline) -> Vec<Entry> {
    timeline.shown().map(|lane| entry(timeline, lane)).collect()
}

fn entry(timeline: &Timeline, lane: &Lane) -> Entry {
    let mut entry = Entry {
        lane: lane.id,
        title: lane.title(),
        ending: timeline.end_phrase(lane),
        started: lane.start().at,
        finished: lane.finish().at,
        turns: 0,
        ran: Nanos(0),
        waited: Nanos(0),
        ready: Nanos(0),
        blocked: Nanos(0),
    };
    let mut held = false;
    for span in &lane.spans {
        let holds = matches!(span.state, State::Running | State::Blocking { .. });
        entry.turns += usize::from(holds && !held);
        held = holds;
        let sum = match &span.state {
            State::Running => &mut entry.ran,
            State::Ready(_) => &mut entry.ready,
            State::Waiting(_) => &mut entry.waited,
            State::Blocking { .. } => &mut entry.blocked,
            State::Starting | State::RunsLoop | State::NeverAwaited => continue,
        };
        sum.0 += span.duration().0;
    }
    entry
}

impl Entry {
    /// The row in words, under [`headings`].
    pub fn cells(&self) -> [String; 8] {
        let time = |time: Nanos| if time == Nanos(0) { "–".to_owned() } else { scale::duration(time) };
        [
            self.title.clone(),
            scale::total(self.started),
            scale::count(self.turns as u64),
            time(self.ran),
            time(self.waited),
            time(self.ready),
            time(self.blocked),
            self.ending.clone(),
        ]
    }
}

/// The table as text, in columns.
pub fn text(timeline: &Timeline) -> String {
    let mut rows = vec![headings()];
    rows.extend(entries(timeline).iter().map(Entry::cells));
    let widths: Vec<usize> =
        (0..8).map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let pad = " ".repeat(widths[column] - cell.chars().count());
            // Words stand left, numbers right.
            match column {
                0 => line.push_str(&format!("{cell}{pad}")),
                7 => line.push_str(&format!("  {cell}")),
                _ => line.push_str(&format!("  {pad}{cell}")),
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
