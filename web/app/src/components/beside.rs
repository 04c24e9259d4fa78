//! Some runs on one ruler, each with its name.

use std::rc::Rc;

use timeline::{Moment, Timeline};
use yew::prelude::*;

use super::{Chart, chart::Picture};

/// Two runs are one picture; more of them stand one below the other. `on_place` is told which run is pointed at, and
/// the line of its script.
pub fn beside(
    runs: &[(String, Rc<Timeline>)],
    active: (usize, u32),
    on_place: &Callback<(usize, u32)>,
) -> Html {
    if let [(first, usual), (second, other)] = runs {
        let picture = Picture::Two {
            together: other.clone(),
            sequential: usual.clone(),
            names: Some([first.clone(), second.clone()]),
        };
        return html! {
            <Chart {picture} active={active.1} active_chart={Some(active.0)} on_place={on_place.clone()} />
        };
    }
    let end = runs.iter().map(|(_, run)| run.end).reduce(later);
    let figures = runs.iter().enumerate().map(|(number, (name, run))| {
        let on_line = on_place.reform(move |line| (number, line));
        html! {
            <figure>
                <figcaption>{ name }</figcaption>
                <Chart picture={Picture::One { timeline: run.clone(), end }} {on_line}
                    active={if active.0 == number { active.1 } else { 0 }} />
            </figure>
        }
    });
    figures.collect()
}

fn later(one: Moment, other: Moment) -> Moment {
    Moment { at: one.at.max(other.at), step: one.step.max(other.step) }
}
