//! What lies over the drawing of a chart: the playhead, bookmarks, and over a canvas the marks of failed checks.

use timeline::AxisKind;
use yew::prelude::*;

use super::{picture::Place, scene::Shown};
use crate::components::flaws::{Flaw, marks};

/// The marks of failed checks over a canvas.
pub fn marks_over(scene: &timeline::Scene, flaws: &[Flaw]) -> Html {
    if flaws.is_empty() {
        return Html::default();
    }
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    html! { <svg class="il flaws-over" {width} {height} aria-hidden="true" focusable="false">{ marks(scene, flaws) }</svg> }
}

/// The playhead, what it has not reached yet, and the bookmarks, over the drawing.
pub fn overlay(shown: &Shown, head: Option<&Place>, bookmarks: &[Place], axis: AxisKind) -> Html {
    let charts = &shown.scene.0.charts;
    let left = charts.first().map_or(0.0, |chart| chart.axis.left);
    let right = shown.right();
    let head = head.filter(|head| head.axis == axis).map(|head| {
        let x = shown.x(head.at).unwrap_or(if head.at < shown.at(left) { left } else { right });
        (x, shown.x(head.at).is_some())
    });
    html! {
        <>
            { for charts.iter().flat_map(|chart| head.map(|(x, seen)| {
                let (top, height) = (chart.top, chart.bottom - chart.top);
                html! {
                    <>
                        <div class="future" style={format!("left:{x:.1}px;top:{top}px;width:{:.1}px;height:{height}px", (right + 8.0 - x).max(0.0))} />
                        if seen {
                            <div class="playhead" style={format!("left:{x:.1}px;top:{top}px;height:{height}px")} />
                        }
                    </>
                }
            })) }
            { for bookmarks.iter().filter_map(|place| shown.x(place.on(axis)?.at)).map(|x| {
                let top = charts.first().map_or(0.0, |chart| chart.top);
                html! { <div class="bookmark-flag" style={format!("left:{x:.1}px;top:{top}px")} /> }
            }) }
        </>
    }
}
