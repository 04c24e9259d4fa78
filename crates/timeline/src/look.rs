//! The few ways in which a state looks, in every kind of picture.

use trace::WaitKind;

use crate::model::{Lane, LaneId, Span, State, Timeline, Wait};
use crate::scene::AxisKind;
use crate::words;

/// How a state is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Running,
    Blocking,
    Ready,
    /// It waits for the world outside.
    Waiting,
    /// It waits for another part of the program.
    Inside,
    /// It waits for tasks that it started itself: their lanes say more, so it stays thin.
    Join,
    /// It waits for its turn in a run that does one wait after another.
    Turn,
    /// A process that starts up.
    Starting,
    RunsLoop,
    Never,
}

impl Look {
    pub(crate) fn of(timeline: &Timeline, lane: &Lane, state: &State) -> Look {
        match state {
            State::Running => Look::Running,
            State::Ready(_) if timeline.is_sequential() => Look::Turn,
            State::Ready(_) => Look::Ready,
            State::Waiting(wait) if timeline.waits_for_own(lane, wait) => Look::Join,
            State::Waiting(wait) if wait.is_inside() => Look::Inside,
            State::Waiting(_) => Look::Waiting,
            State::Blocking { .. } => Look::Blocking,
            State::Starting => Look::Starting,
            State::RunsLoop => Look::RunsLoop,
            State::NeverAwaited => Look::Never,
        }
    }

    pub(crate) fn class(self) -> &'static str {
        match self {
            Look::Running => "running",
            Look::Blocking => "blocking",
            Look::Ready => "ready",
            Look::Waiting => "waiting",
            Look::Inside => "inside",
            Look::Join => "inside join",
            Look::Turn => "ready turn-to-come",
            Look::Starting => "starting",
            Look::RunsLoop => "runs-loop",
            Look::Never => "never",
        }
    }

    /// Which of several states a pixel shows.
    pub(crate) fn importance(self) -> u8 {
        match self {
            Look::Blocking => 8,
            Look::Running => 7,
            Look::Inside => 6,
            Look::Ready => 5,
            Look::Turn => 4,
            Look::Waiting => 3,
            Look::Join => 2,
            Look::Never => 1,
            Look::Starting => 3,
            Look::RunsLoop => 0,
        }
    }

    /// What it means, for a legend.
    pub(crate) fn meaning(self) -> Option<String> {
        Some(match self {
            Look::Running => words::means_running(),
            Look::Blocking => words::blocks_loop(),
            Look::Ready => words::ready(),
            Look::Turn => words::means_turn(),
            Look::Waiting => words::waits(),
            Look::Inside => words::means_inside(),
            Look::Join => words::means_join(),
            Look::Never => words::never_awaited(),
            Look::Starting => words::means_starting(),
            Look::RunsLoop => return None,
        })
    }

    /// The plain colour of a patterned fill.
    pub(crate) fn tile(self) -> Option<&'static str> {
        match self {
            Look::Ready => Some("tile-ready"),
            Look::Inside => Some("tile-inside"),
            Look::Blocking => Some("tile-blocking"),
            Look::Starting => Some("tile-starting"),
            Look::Running | Look::Waiting | Look::Join | Look::Turn | Look::RunsLoop | Look::Never => None,
        }
    }

    pub(crate) fn holds_loop(self) -> bool {
        matches!(self, Look::Running | Look::Blocking)
    }
}

/// The looks that some runs have, the most important first.
pub(crate) fn used(timelines: &[&Timeline], axis: AxisKind) -> Vec<Look> {
    let mut used: Vec<Look> = Vec::new();
    for timeline in timelines {
        for lane in timeline.shown() {
            for span in &lane.spans {
                let look = Look::of(timeline, lane, &span.state);
                if !used.contains(&look) && (look.holds_loop() || !timeline.is_unseen(span, axis)) {
                    used.push(look);
                }
            }
        }
    }
    trace::order::sort_by_key(&mut used, |look| std::cmp::Reverse(look.importance()));
    used
}

impl Timeline {
    /// Whether a span has no length on an axis.
    pub(crate) fn is_unseen(&self, span: &Span, axis: AxisKind) -> bool {
        let instant = match axis {
            AxisKind::Time => span.duration().0 == 0,
            AxisKind::Steps => span.start.step == span.end.step,
        };
        instant && !(self.is_deadlock() && span.end == self.end) && span.state != State::NeverAwaited
    }

    /// Whether a wait is for tasks that the lane started itself.
    fn waits_for_own(&self, lane: &Lane, wait: &Wait) -> bool {
        let own = |id: &LaneId| self.lane(*id).parent == Some(lane.id);
        matches!(wait.kind, WaitKind::Many | WaitKind::Task)
            && !wait.lanes.is_empty()
            && wait.lanes.iter().all(own)
    }
}
