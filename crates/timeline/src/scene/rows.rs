//! Which lanes get a row, and how tall rows are.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{End, Lane, LaneId, Timeline};
use crate::scale;
use crate::scene::SceneOptions;
use crate::words;

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
    let budget = if shown.len() > MANY { FEW } else { options.max_lanes.saturating_sub(1) };
    let chosen = telling(timeline, &shown, budget.max(1), &options.pinned);
    let (own, rest): (Vec<&Lane>, Vec<&Lane>) = shown.into_iter().partition(|lane| chosen.contains(&lane.id));
    let mut groups: BTreeMap<&str, Vec<LaneId>> = BTreeMap::new();
    for lane in rest {
        let name = if lane.detail.is_empty() { "" } else { lane.name.as_str() };
        groups.entry(name).or_default().push(lane.id);
    }
    let mut groups: Vec<(&str, Vec<LaneId>)> = groups.into_iter().collect();
    // Largest first, of equal ones the first to come.
    trace::order::sort_by_key(&mut groups, |(_, lanes)| (Reverse(lanes.len()), lanes[0]));
    let others: Vec<LaneId> = groups.drain(GROUPS.min(groups.len())..).flat_map(|(_, lanes)| lanes).collect();
    let mut rows: Vec<RowOf> = own.iter().map(|lane| RowOf::Lane(lane)).collect();
    rows.extend(groups.into_iter().map(|(name, lanes)| RowOf::More { name: name.to_owned(), lanes }));
    if !others.is_empty() {
        rows.push(RowOf::More { name: String::new(), lanes: others });
    }
    rows
}

/// From here on single lanes say little, and a density band says more.
const MANY: usize = 2_000;
const FEW: usize = 8;

/// Lanes worth a row of their own: those that were pinned, the first, the last to finish, the slowest, those
/// that blocked, failed or were cancelled; then as many others as there is room for.
fn telling(timeline: &Timeline, shown: &[&Lane], budget: usize, pinned: &[LaneId]) -> BTreeSet<LaneId> {
    let time = |lane: &Lane| lane.finish().at.0 - lane.start().at.0;
    let some = (budget / 6).max(1);
    let failed = shown.iter().filter(|lane| matches!(lane.end, End::Failed { .. })).take(some);
    let cancelled = shown.iter().filter(|lane| matches!(lane.end, End::Cancelled { .. })).take(some);
    let candidates = pinned
        .iter()
        .copied()
        .filter(|id| shown.iter().any(|lane| lane.id == *id))
        .chain(shown.iter().take(2).map(|lane| lane.id))
        .chain(timeline.blocks.iter().map(|block| block.lane).take(some))
        .chain(failed.chain(cancelled).map(|lane| lane.id))
        .chain(shown.iter().min_by_key(|lane| (Reverse(lane.finish().at), lane.id)).map(|lane| lane.id))
        .chain(shown.iter().skip(1).min_by_key(|lane| (Reverse(time(lane)), lane.id)).map(|lane| lane.id))
        .chain(shown.iter().map(|lane| lane.id));
    let mut chosen = BTreeSet::new();
    for id in candidates {
        if chosen.len() >= budget {
            break;
        }
        chosen.insert(id);
    }
    chosen
}

impl RowOf<'_> {
    /// `… and 960 more fetch`.
    pub(crate) fn more_title(name: &str, lanes: &[LaneId]) -> String {
        let count = scale::count(lanes.len() as u64);
        let more = words::more_lanes(&count);
        if name.is_empty() { more } else { format!("{more} {name}") }
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
