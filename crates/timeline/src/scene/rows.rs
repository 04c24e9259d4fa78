//! Which lanes get a row, and how tall rows are.

use std::collections::BTreeMap;

use crate::model::{Lane, LaneId, Timeline};
use crate::scale;
use crate::scene::SceneOptions;

/// What one row shows.
pub(crate) enum RowOf<'t> {
    Lane(&'t Lane),
    /// Lanes that have no row of their own, by their common name.
    More {
        name: String,
        lanes: Vec<LaneId>,
    },
}

/// Rows that stand for several lanes; what is left after the largest groups shares the last.
const GROUPS: usize = 3;

pub(crate) fn choose<'t>(timeline: &'t Timeline, options: &SceneOptions) -> Vec<RowOf<'t>> {
    let shown: Vec<&Lane> = timeline.lanes.iter().filter(|lane| options.internal || !lane.hidden).collect();
    if let Some(rows) = &options.rows {
        let end = rows.end.min(shown.len());
        let start = rows.start.min(end);
        return shown[start..end].iter().map(|lane| RowOf::Lane(lane)).collect();
    }
    if shown.len() <= options.max_lanes.max(1) {
        return shown.into_iter().map(RowOf::Lane).collect();
    }
    let (own, rest) = shown.split_at(options.max_lanes.saturating_sub(1).max(1));
    let mut groups: BTreeMap<&str, Vec<LaneId>> = BTreeMap::new();
    for lane in rest {
        let name = if lane.detail.is_empty() { "" } else { lane.name.as_str() };
        groups.entry(name).or_default().push(lane.id);
    }
    let mut groups: Vec<(&str, Vec<LaneId>)> = groups.into_iter().collect();
    // Largest first, of equal ones the first to come.
    groups.sort_by_key(|(_, lanes)| (std::cmp::Reverse(lanes.len()), lanes[0]));
    let others: Vec<LaneId> = groups.drain(GROUPS.min(groups.len())..).flat_map(|(_, lanes)| lanes).collect();
    let mut rows: Vec<RowOf> = own.iter().map(|lane| RowOf::Lane(lane)).collect();
    rows.extend(groups.into_iter().map(|(name, lanes)| RowOf::More { name: name.to_owned(), lanes }));
    if !others.is_empty() {
        rows.push(RowOf::More { name: String::new(), lanes: others });
    }
    rows
}

impl RowOf<'_> {
    /// `… and 960 more fetch`.
    pub(crate) fn more_title(name: &str, lanes: &[LaneId]) -> String {
        let count = scale::count(lanes.len() as u64);
        if name.is_empty() { format!("… and {count} more") } else { format!("… and {count} more {name}") }
    }
}

/// The heights of a row's parts: fewer rows may be taller.
#[derive(Clone, Copy)]
pub(crate) struct Metrics {
    pub(crate) pitch: f64,
    /// A bar that holds the loop.
    pub(crate) full: f64,
    /// A bar that does not: 45 % of it.
    pub(crate) slim: f64,
    /// A bar that only says that somebody else's bar counts.
    pub(crate) thin: f64,
    /// The size of names.
    pub(crate) name: f64,
    /// The size of labels in bars.
    pub(crate) label: f64,
}

impl Metrics {
    pub(crate) fn new(rows: usize) -> Metrics {
        let (pitch, full, name, label) = match rows {
            0..=10 => (36.0, 30.0, 13.0, 11.0),
            11..=20 => (28.0, 22.0, 12.0, 10.0),
            _ => (20.0, 16.0, 11.0, 9.0),
        };
        Metrics { pitch, full, slim: (full * 0.45_f64).round(), thin: (full * 0.2_f64).round(), name, label }
    }
}
