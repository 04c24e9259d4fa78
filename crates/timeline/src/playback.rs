//! Playing a run back: what is going on at a moment, and where the next step is.

use serde::{Deserialize, Serialize};
use trace::{Line, Nanos};

use crate::model::{Holder, LaneId, Moment, State, Timeline};
use crate::scale;
use crate::words;

/// More names of waiting lanes than this are counted.
const NAMES: usize = 4;

/// What is going on at a moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Now {
    pub moment: Moment,
    /// `1.2 s · step 14 · A runs · ready: B, C`.
    pub sentence: String,
    /// The line of what runs.
    pub line: Option<Line>,
}

impl Timeline {
    /// What is going on at a moment.
    pub fn now(&self, moment: Moment) -> Now {
        let mut parts = vec![
            scale::total(moment.at),
            words::step_of(&scale::count(u64::from(moment.step)), &scale::count(u64::from(self.end.step))),
        ];
        let turn = self.turn_at(moment);
        let lane = match turn.map(|turn| &turn.holder) {
            Some(Holder::Lane(lane)) => Some(*lane),
            Some(Holder::Callback(_)) | None => None,
        };
        parts.push(match turn.map(|turn| (&turn.holder, turn.blocking)) {
            Some((Holder::Lane(lane), true)) => {
                format!("{} {}", self.lane(*lane).title(), words::blocks_loop())
            }
            Some((Holder::Lane(lane), false)) => {
                format!("{} {}", self.lane(*lane).title(), words::runs())
            }
            Some((Holder::Callback(name), _)) => words::loop_runs(name),
            None => self.idle(moment),
        });
        let queue = self.queue_at(moment);
        if !queue.is_empty() {
            parts.push(words::ready_are(&self.short(&queue)));
        }
        Now { moment, sentence: parts.join(" · "), line: lane.and_then(|lane| self.line_at(lane, moment)) }
    }

    /// The words for a moment at which no loop is held.
    fn idle(&self, moment: Moment) -> String {
        let runs: Vec<LaneId> = self
            .shown()
            .filter(|lane| {
                let span = lane.span_at(moment).map(|index| &lane.spans[index]);
                span.is_some_and(|span| matches!(span.state, State::Running) && span.end > moment)
            })
            .map(|lane| lane.id)
            .collect();
        match runs.len() {
            0 if moment >= self.end => words::run_is_over(),
            0 => words::all_wait(),
            1 => format!("{} {}", self.short(&runs), words::runs()),
            _ => format!("{} {}", self.short(&runs), words::run()),
        }
    }

    fn short(&self, lanes: &[LaneId]) -> String {
        let mut names: Vec<String> = lanes.iter().take(NAMES).map(|lane| self.lane(*lane).title()).collect();
        if lanes.len() > NAMES {
            names.push(words::more(&scale::count((lanes.len() - NAMES) as u64)));
        }
        names.join(", ")
    }

    fn line_at(&self, lane: LaneId, moment: Moment) -> Option<Line> {
        let lane = self.lane(lane);
        lane.spans.get(lane.span_at(moment)?)?.line
    }

    /// The beginning of the step after a moment, or of the one before it.
    pub fn step_from(&self, moment: Moment, forth: bool) -> Moment {
        if forth {
            match moment.step + 1 {
                step if step >= self.end.step => self.end,
                step => self.moment_of_step(step),
            }
        } else {
            self.moment_of_step(moment.step.saturating_sub(1))
        }
    }

    /// The moment at a time: between two steps it belongs to the one to come. At the time of the end, the run is over.
    pub fn moment_at(&self, at: Nanos) -> Moment {
        if at >= self.end.at {
            return self.end;
        }
        let clock = self.clock();
        let next = clock.partition_point(|(_, time)| *time < at);
        let step = clock.get(next).map_or(self.end.step, |(step, _)| *step);
        Moment { at: at.min(self.end.at), step }
    }
}
