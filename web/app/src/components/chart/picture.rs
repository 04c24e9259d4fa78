//! What a chart is a picture of: one run, several on one ruler, or one that stayed in the worker.

use std::rc::Rc;

use timeline::{Axis, AxisKind, LaneId, Moment, Now, Run, Scene, SceneOptions, Timeline, View};
use trace::Nanos;

use crate::engine::KeptRun;

/// Up to so many lanes are all drawn at once; more are scrolled through.
pub const ALL_AT_ONCE: usize = 40;

/// So many of them are in sight when they are scrolled.
pub const IN_SIGHT: usize = 30;

/// More lanes than this are told as a density band.
const MANY: usize = 2_000;

/// A run with its name.
type Named = (String, Rc<Timeline>);

/// What is drawn.
#[derive(Clone)]
pub enum Picture {
    One {
        timeline: Rc<Timeline>,
        /// Where the ruler ends, if not with the run.
        end: Option<Moment>,
    },
    /// Runs of one job on one ruler, each with its name.
    Several { runs: Vec<Named> },
    /// A long run, which is in the worker.
    Kept { run: KeptRun },
}

impl PartialEq for Picture {
    fn eq(&self, other: &Picture) -> bool {
        match (self, other) {
            (Picture::One { timeline, end }, Picture::One { timeline: other, end: other_end }) => {
                Rc::ptr_eq(timeline, other) && end == other_end
            }
            (Picture::Several { runs }, Picture::Several { runs: others }) => {
                let same = |(one, other): (&Named, &Named)| one.0 == other.0 && Rc::ptr_eq(&one.1, &other.1);
                runs.len() == others.len() && runs.iter().zip(others).all(same)
            }
            (Picture::Kept { run }, Picture::Kept { run: other }) => run == other,
            _ => false,
        }
    }
}

/// How the picture is to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    pub width: f64,
    pub axis: AxisKind,
    pub view: Option<View>,
    /// The first lane in sight, where lanes are scrolled.
    pub first: usize,
    /// The lane whose wake-ups are drawn, with its chart.
    pub selected: Option<(usize, LaneId)>,
    pub critical: bool,
}

impl Picture {
    /// How many lanes there are to scroll through; none when all are in sight.
    pub fn scrolls(&self) -> Option<usize> {
        let lanes = match self {
            Picture::One { timeline, .. } => timeline.shown().count(),
            Picture::Kept { run } => run.facts().lanes,
            Picture::Several { .. } => return None,
        };
        (lanes > ALL_AT_ONCE && lanes <= MANY).then_some(lanes)
    }

    /// The end of the ruler.
    pub fn end(&self) -> Moment {
        match self {
            Picture::One { timeline, end } => end.unwrap_or(timeline.end),
            Picture::Several { runs } => timeline::shared_end(runs.iter().map(|(_, run)| &**run)),
            Picture::Kept { run } => run.facts().end,
        }
    }

    /// How long the ruler is, in nanoseconds or steps.
    pub fn length(&self, axis: AxisKind) -> f64 {
        Axis::length(axis, self.end())
    }

    /// The options of a scene.
    pub fn options(&self, layout: &Layout) -> SceneOptions {
        let end = match self {
            Picture::One { end, .. } => *end,
            Picture::Several { .. } | Picture::Kept { .. } => None,
        };
        // Several charts with all their lanes would be higher than any window.
        let max_lanes = match self {
            Picture::Several { runs } => ALL_AT_ONCE / runs.len().max(1),
            Picture::One { .. } | Picture::Kept { .. } => ALL_AT_ONCE,
        };
        SceneOptions {
            width: layout.width,
            axis: layout.axis,
            end,
            view: layout.view,
            max_lanes,
            rows: self.scrolls().map(|lanes| {
                let first = layout.first.min(lanes - IN_SIGHT);
                first..first + IN_SIGHT
            }),
            wakeups: layout.selected.map(|(_, lane)| lane),
            critical: layout.critical,
            ..SceneOptions::default()
        }
    }

    /// The scene; none when the worker has to be asked.
    pub fn scene(&self, layout: &Layout) -> Option<Scene> {
        let options = self.options(layout);
        match self {
            Picture::One { timeline, .. } => Some(Scene::new(timeline, &options)),
            Picture::Several { runs } => {
                let runs: Vec<Run> = runs.iter().map(|(name, timeline)| Run { name, timeline }).collect();
                Some(timeline::compare_scene(&runs, &options))
            }
            Picture::Kept { .. } => None,
        }
    }

    /// The run that a chart of the picture shows, where the page has it.
    pub fn timeline(&self, chart: usize) -> Option<&Timeline> {
        match self {
            Picture::One { timeline, .. } => Some(timeline),
            Picture::Several { runs } => runs.get(chart).map(|(_, timeline)| &**timeline),
            Picture::Kept { .. } => None,
        }
    }

    /// The chart of the run itself, of which another one may be drawn for comparison.
    pub fn own(&self) -> usize {
        match self {
            Picture::One { .. } | Picture::Kept { .. } => 0,
            Picture::Several { runs } => runs.len().saturating_sub(1),
        }
    }

    /// The critical path of each run in words, as far as the page has the runs.
    pub fn critical_path(&self) -> Vec<String> {
        match self {
            Picture::One { timeline, .. } => vec![timeline.critical_path_sentence()],
            Picture::Several { runs } => {
                runs.iter().map(|(name, run)| format!("{name}: {}", run.critical_path_sentence())).collect()
            }
            Picture::Kept { .. } => Vec::new(),
        }
    }

    /// The moment of the run itself at a place of the axis; none where only the worker knows.
    pub fn moment(&self, place: &Place) -> Option<Moment> {
        Some(place.in_run(self.timeline(self.own())?))
    }

    /// The place of a moment of the run itself.
    pub fn place(&self, axis: AxisKind, moment: Moment) -> Place {
        let place = Place::of(axis, moment);
        match self {
            Picture::One { .. } | Picture::Kept { .. } => place,
            // The runs beside it have other steps.
            Picture::Several { .. } => Place { moment: None, ..place },
        }
    }

    /// What is going on in each run at a place of the axis, in words, with the line of what runs; none when the
    /// worker has to be asked.
    pub fn now(&self, place: &Place) -> Option<(String, u32)> {
        let line = |now: &Now| now.line.map_or(0, |line| line.0);
        match self {
            Picture::One { timeline, .. } => {
                let now = timeline.now(place.in_run(timeline));
                Some((now.sentence.clone(), line(&now)))
            }
            Picture::Several { runs } => {
                let told = runs.iter().map(|(name, timeline)| {
                    format!("{name}: {}", timeline.now(place.in_run(timeline)).sentence)
                });
                Some((told.collect::<Vec<_>>().join("\n"), 0))
            }
            Picture::Kept { .. } => None,
        }
    }

    /// The next step after a place, or the one before; none when the worker has to be asked.
    pub fn step(&self, from: &Place, forth: bool) -> Option<Place> {
        match self {
            Picture::One { timeline, .. } => {
                let moment = timeline.step_from(from.in_run(timeline), forth);
                Some(Place::of(from.axis, moment))
            }
            // Runs have no steps in common, but a clock.
            Picture::Several { runs } => {
                let next = runs.iter().map(|(_, timeline)| {
                    let mut moment = from.in_run(timeline);
                    loop {
                        let next = timeline.step_from(moment, forth);
                        let place = Place::of(from.axis, next).at;
                        if next == moment || place != from.at {
                            break place;
                        }
                        moment = next;
                    }
                });
                let ahead = next.filter(|at| if forth { *at > from.at } else { *at < from.at });
                let at = if forth { ahead.reduce(f64::min) } else { ahead.reduce(f64::max) };
                Some(Place { at: at.unwrap_or(from.at), axis: from.axis, moment: None })
            }
            Picture::Kept { .. } => None,
        }
    }
}

/// A place on an axis: where the playhead is, or a bookmark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub axis: AxisKind,
    /// In nanoseconds or steps.
    pub at: f64,
    /// The exact moment, where it is one of a single run: many steps may share a time.
    pub moment: Option<Moment>,
}

impl Place {
    pub fn new(axis: AxisKind, at: f64) -> Place {
        Place { axis, at, moment: None }
    }

    pub fn of(axis: AxisKind, moment: Moment) -> Place {
        let at = match axis {
            AxisKind::Time => moment.at.0 as f64,
            AxisKind::Steps => f64::from(moment.step),
        };
        Place { axis, at, moment: Some(moment) }
    }

    /// The same place on an axis; none where that is not known.
    pub fn on(&self, axis: AxisKind) -> Option<Place> {
        if axis == self.axis { Some(*self) } else { self.moment.map(|moment| Place::of(axis, moment)) }
    }

    fn in_run(&self, timeline: &Timeline) -> Moment {
        match (self.moment, self.axis) {
            (Some(moment), _) => moment,
            (None, AxisKind::Time) => timeline.moment_at(Nanos(self.at.max(0.0) as u64)),
            (None, AxisKind::Steps) => timeline.moment_of_step(self.at.max(0.0) as u32),
        }
    }
}
