//! Some runs on one ruler, each with its name.

use std::rc::Rc;

use timeline::Timeline;
use yew::prelude::*;

use super::{Chart, chart::Picture};

/// The runs as one picture, one below the other. `on_place` is told which run is pointed at, and the line of its
/// script.
pub fn beside(
    runs: &[(String, Rc<Timeline>)],
    active: (usize, u32),
    on_place: &Callback<(usize, u32)>,
) -> Html {
    let picture = Picture::Several { runs: runs.to_vec() };
    html! { <Chart {picture} active={active.1} active_chart={Some(active.0)} on_place={on_place.clone()} /> }
}
