//! Two runs of one job on one ruler, with the time saved as a bracket.

use crate::model::Timeline;
use crate::scene::chart::{self, Heading, MARGIN};
use crate::scene::rows::choose;
use crate::scene::{Scene, SceneOptions, legend, shared_end};
use crate::totals::compare;

/// Lays out the same job done one after another, and together.
pub fn compare_scene(together: &Timeline, one_after_another: &Timeline, options: &SceneOptions) -> Scene {
    let comparison = compare(together, one_after_another);
    let end = options.end.unwrap_or_else(|| shared_end(together, one_after_another));
    let mut scene = Scene::empty(options.width);
    scene.title = comparison.headline();
    scene.description =
        format!("One after another: {} Together: {}", one_after_another.summary(), together.summary());
    let mut y = MARGIN;
    if options.headline {
        y = chart::headline(&mut scene, &comparison.headline(), y);
    }
    let (first, second) = (choose(one_after_another, options), choose(together, options));
    let header = chart::header_width(&first, options.width).max(chart::header_width(&second, options.width));
    let heading = Heading { name: "One after another", saved: None };
    y = chart::draw(&mut scene, one_after_another, options, first, header, end, Some(heading), y);
    let saved = comparison.saved().map(|_| (one_after_another.end, comparison.verdict()));
    let heading = Heading { name: "Together", saved };
    y = chart::draw(&mut scene, together, options, second, header, end, Some(heading), y + 10.0);
    y = chart::ruler(&mut scene, y);
    y = chart::captions(&mut scene, &[one_after_another, together], y);
    if options.legend {
        y = legend::legend(&mut scene, &[one_after_another, together], options.axis, y);
    }
    scene.close(y);
    scene
}
