//! Several runs of one job on one ruler, with the time saved as a bracket.

use crate::model::Timeline;
use crate::scale;
use crate::scene::chart::{self, Heading, MARGIN};
use crate::scene::rows::choose;
use crate::scene::{Scene, SceneOptions, legend, shared_end};
use crate::totals::compare;

/// One of the runs that are compared.
#[derive(Clone, Copy, Debug)]
pub struct Run<'t> {
    /// What it is called above its chart.
    pub name: &'t str,
    pub timeline: &'t Timeline,
}

/// Lays out some runs below each other. The brackets tell what each saves against the first.
pub fn compare_scene(runs: &[Run], options: &SceneOptions) -> Scene {
    let timelines: Vec<&Timeline> = runs.iter().map(|run| run.timeline).collect();
    let end = options.end.unwrap_or_else(|| shared_end(timelines.iter().copied()));
    let mut scene = Scene::empty(options.width);
    scene.title = headline(runs);
    let summaries = runs.iter().map(|run| format!("{}: {}", run.name, run.timeline.summary()));
    scene.description = summaries.collect::<Vec<_>>().join(" ");
    let mut y = MARGIN;
    if options.headline {
        let words = scene.title.clone();
        y = chart::headline(&mut scene, &words, y);
    }
    let rows: Vec<_> = timelines.iter().map(|timeline| choose(timeline, options)).collect();
    let header = rows.iter().map(|rows| chart::header_width(rows, options.width)).fold(0.0, f64::max);
    for (index, (run, rows)) in runs.iter().zip(rows).enumerate() {
        let saved = (index > 0).then(|| compare(run.timeline, timelines[0]));
        let saved = saved.filter(|comparison| comparison.saved().is_some());
        let saved = saved.map(|comparison| (timelines[0].end, comparison.verdict()));
        let heading = Heading { name: run.name, saved };
        let top = if index == 0 { y } else { y + 10.0 };
        y = chart::draw(&mut scene, run.timeline, options, rows, header, end, Some(heading), top);
    }
    y = chart::ruler(&mut scene, y);
    y = chart::captions(&mut scene, &timelines, y);
    if options.legend {
        y = legend::legend(&mut scene, &timelines, options.axis, y);
    }
    scene.close(y);
    scene
}

/// `One after another 6.0 s · Together 2.0 s · 4.0 s saved`.
fn headline(runs: &[Run]) -> String {
    let totals = runs.iter().map(|run| format!("{} {}", run.name, scale::total(run.timeline.elapsed())));
    let mut parts: Vec<String> = totals.collect();
    if let [first, second] = runs {
        parts.push(compare(second.timeline, first.timeline).verdict());
    }
    parts.join(" · ")
}
