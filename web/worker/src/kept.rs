//! A run that stays in the worker because it is too long to be handed over, and what the page asks about it.

use protocol::{Answer, File, Question};
use timeline::{Scene, SceneOptions, Timeline, chrome, style::Theme, svg, table, transcript};
use trace::{Nanos, Trace};

/// A run, and what is read from it.
pub(crate) struct KeptRun {
    pub(crate) trace: Trace,
    pub(crate) timeline: Timeline,
}

impl KeptRun {
    pub(crate) fn answer(&self, question: Question) -> Answer {
        let timeline = &self.timeline;
        match question {
            Question::Scene(options) => Answer::Scene(Scene::new(timeline, &options)),
            Question::Why { lane, span } => {
                let known = timeline.lanes.get(lane.0 as usize).is_some_and(|lane| span < lane.spans.len());
                if known { Answer::Why(timeline.why_gap(lane, span)) } else { Answer::Gone }
            }
            Question::Now(moment) => Answer::Now(timeline.now(moment)),
            Question::At(time) => Answer::Now(timeline.now(timeline.moment_at(Nanos(time)))),
            Question::Step { from, forth } => Answer::Now(timeline.now(timeline.step_from(from, forth))),
            Question::Records { instants: most, entries: rows } => {
                let mut instants = transcript::instants(timeline, &self.trace);
                let mut entries = table::entries(timeline);
                let (all_instants, all_entries) = (instants.len(), entries.len());
                instants.truncate(most);
                entries.truncate(rows);
                Answer::Records { instants, all_instants, entries, all_entries }
            }
            Question::File(file) => Answer::File(self.file(file)),
        }
    }

    fn file(&self, file: File) -> String {
        match file {
            File::Svg => {
                let options = SceneOptions { headline: true, ..SceneOptions::default() };
                svg::document(&Scene::new(&self.timeline, &options), Theme::Auto)
            }
            File::Transcript => transcript::text(&self.timeline, &self.trace),
            File::Trace => self.trace.to_json(),
            File::Chrome => chrome::json(&self.timeline),
        }
    }
}
