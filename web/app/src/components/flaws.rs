//! Where a failed check failed, as a mark over the chart: the stretch of time, in the lane of the task if one is to
//! blame, else over all lanes.

use lesson::Finding;
use timeline::{LaneId, Moment, Scene, Timeline};
use trace::Nanos;
use yew::prelude::*;

/// A mark is at least this wide, in pixels: many a failure is an instant.
const LEAST: f64 = 6.0;

/// A place where a check failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Flaw {
    pub lane: Option<LaneId>,
    /// None where only the code is to blame.
    pub time: Option<(Nanos, Nanos)>,
    /// The line of the script.
    pub line: Option<u32>,
    pub message: String,
    /// Whether the learner asked where it is.
    pub shown: bool,
}

impl Flaw {
    /// The place of a finding in a run.
    pub fn new(timeline: &Timeline, finding: &Finding, shown: bool) -> Flaw {
        let lane = finding.task.and_then(|task| timeline.lane_of_task(task)).map(|lane| lane.id);
        Flaw {
            lane,
            time: finding.time,
            line: finding.line.map(|line| line.0),
            message: finding.message.clone(),
            shown,
        }
    }
}

/// The marks, to be drawn over the scene. In a picture of two runs, the learner's own is the last.
pub fn marks(scene: &Scene, flaws: &[Flaw]) -> Html {
    let Some(chart) = scene.charts.last() else { return Html::default() };
    let drawn = flaws.iter().filter_map(|flaw| {
        let (from, to) = flaw.time?;
        // On an axis of steps a stretch of time has no one place.
        if chart.axis.kind != timeline::AxisKind::Time {
            return None;
        }
        // A stretch outside of what is zoomed to.
        let place = |at: Nanos| chart.axis.x(Moment { at, step: 0 });
        if place(to) < chart.axis.left - 0.5 || place(from) > chart.axis.right + 0.5 {
            return None;
        }
        let x = |at: Nanos| place(at).clamp(chart.axis.left, chart.axis.right);
        let row = flaw.lane.and_then(|lane| chart.rows.iter().find(|row| row.lane == Some(lane)));
        let (top, height) = row.map_or((chart.top, chart.bottom - chart.top), |row| (row.top, row.height));
        let width = (x(to) - x(from)).max(LEAST);
        // An instant at the very end is drawn before it, inside the chart.
        let left = x(from).min(chart.axis.right - width).max(chart.axis.left);
        Some(html! {
            <rect class={classes!("flaw", flaw.shown.then_some("shown"))} x={left.to_string()} y={top.to_string()}
                width={width.to_string()} height={height.to_string()} rx="3"><title>{ &flaw.message }</title></rect>
        })
    });
    html! { <g class="flaws" aria-hidden="true">{ for drawn }</g> }
}
