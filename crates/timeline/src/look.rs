//! The few ways in which a state looks, in every kind of picture.

use trace::WaitKind;

use crate::model::{Lane, LaneId, State, Timeline, Wait};

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
            Look::RunsLoop => 0,
        }
    }

    /// The plain colour of a patterned fill.
    pub(crate) fn tile(self) -> Option<&'static str> {
        match self {
            Look::Ready => Some("tile-ready"),
            Look::Inside => Some("tile-inside"),
            Look::Blocking => Some("tile-blocking"),
            Look::Running | Look::Waiting | Look::Join | Look::Turn | Look::RunsLoop | Look::Never => None,
        }
    }

    pub(crate) fn holds_loop(self) -> bool {
        matches!(self, Look::Running | Look::Blocking)
    }
}

impl Timeline {
    /// Whether a wait is for tasks that the lane started itself.
    fn waits_for_own(&self, lane: &Lane, wait: &Wait) -> bool {
        let own = |id: &LaneId| self.lane(*id).parent == Some(lane.id);
        matches!(wait.kind, WaitKind::Many | WaitKind::Task)
            && !wait.lanes.is_empty()
            && wait.lanes.iter().all(own)
    }
}
