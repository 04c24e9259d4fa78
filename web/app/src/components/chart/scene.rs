//! The scene that a chart shows: made here, or asked of the worker for a run that stayed there.
//!
//! The worker is asked for one scene at a time, and for more than is in sight, so that the picture moves with the
//! pointer while the next one is on its way.

use std::{cell::RefCell, rc::Rc};

use protocol::{Answer, Question};
use timeline::View;
use yew::prelude::*;

use super::{
    bars::Drawn,
    paint::Fit,
    picture::{Layout, Picture},
    view,
};
use crate::engine::KeptRun;

/// Space at the right of a chart, beyond its axis.
const RIGHT: f64 = 16.0;

/// What there is to draw.
#[derive(Clone, PartialEq)]
pub struct Shown {
    pub scene: Drawn,
    /// What is seen of a scene that shows more than the view; all of it when absent.
    pub fit: Option<Fit>,
}

impl Shown {
    /// The place of a point of the axis, in pixels; none when it is out of sight.
    pub fn x(&self, at: f64) -> Option<f64> {
        let axis = self.scene.0.charts.first()?.axis;
        let inside = axis.left + (at - axis.start) / (axis.end - axis.start) * (axis.right - axis.left);
        let (x, left, right) = match self.fit {
            Some(fit) => (fit.x(inside), fit.left, fit.right),
            None => (inside, axis.left, axis.right),
        };
        (x >= left - 0.5 && x <= right + 0.5).then_some(x)
    }

    /// The point of the axis at a place.
    pub fn at(&self, x: f64) -> f64 {
        let Some(chart) = self.scene.0.charts.first() else { return 0.0 };
        let axis = chart.axis;
        let x = self.fit.map_or(x, |fit| fit.back(x));
        axis.start + (x - axis.left) / (axis.right - axis.left) * (axis.end - axis.start)
    }

    /// How much of the axis a pixel is.
    pub fn per_pixel(&self) -> f64 {
        self.at(1.0) - self.at(0.0)
    }

    /// Where the axis ends, in pixels.
    pub fn right(&self) -> f64 {
        let axis = self.scene.0.charts.first().map_or(0.0, |chart| chart.axis.right);
        self.fit.map_or(axis, |fit| fit.right)
    }
}

/// What is under way with the worker.
#[derive(Default)]
struct Asking {
    run: Option<KeptRun>,
    busy: bool,
    next: Option<Layout>,
}

/// The scene of a picture, and whether the run is gone from the worker.
#[hook]
pub fn use_scene(picture: &Picture, layout: &Layout) -> (Option<Shown>, bool) {
    let local = use_memo((picture.clone(), layout.clone()), |(picture, layout)| {
        let scene = (layout.width > 0.0).then(|| picture.scene(layout)).flatten()?;
        Some(Shown { scene: Drawn(Rc::new(scene)), fit: None })
    });
    let remote = use_state(|| None::<(Drawn, Layout)>);
    let gone = use_state_eq(|| false);
    let asking = use_mut_ref(Asking::default);
    {
        let (remote, gone) = (remote.clone(), gone.setter());
        use_effect_with((picture.clone(), layout.clone()), move |(picture, layout)| {
            let Picture::Kept { run } = picture else { return };
            if layout.width <= 0.0 {
                return;
            }
            let other = asking.borrow().run.as_ref() != Some(run);
            if other {
                *asking.borrow_mut() = Asking { run: Some(run.clone()), ..Asking::default() };
                gone.set(false);
            }
            let before = remote.as_ref().filter(|_| !other);
            if before
                .is_some_and(|(scene, asked)| is_enough(scene, asked, layout, picture.length(layout.axis)))
            {
                return;
            }
            let plot = before.map(|(scene, _)| plot(scene, layout.width));
            asking.borrow_mut().next = Some(widened(layout, picture, plot));
            go_on(asking.clone(), run.clone(), picture.clone(), remote.setter(), gone);
        });
    }
    let shown = match picture {
        Picture::Kept { .. } => (*remote).as_ref().map(|(scene, _)| {
            let length = picture.length(layout.axis);
            let view = view::shown(layout.view, length);
            let (left, right) = plot(scene, layout.width);
            let axis = scene.0.charts.first().map(|chart| chart.axis).filter(|axis| axis.kind == layout.axis);
            Shown {
                scene: scene.clone(),
                fit: axis.map(|axis| Fit::new(&axis, view.start, view.end, left, right)),
            }
        }),
        Picture::One { .. } | Picture::Several { .. } => (*local).clone(),
    };
    (shown, *gone)
}

fn go_on(
    asking: Rc<RefCell<Asking>>,
    run: KeptRun,
    picture: Picture,
    remote: UseStateSetter<Option<(Drawn, Layout)>>,
    gone: UseStateSetter<bool>,
) {
    let next = {
        let mut asking = asking.borrow_mut();
        if asking.busy || asking.run.as_ref() != Some(&run) {
            return;
        }
        let Some(next) = asking.next.take() else { return };
        asking.busy = true;
        next
    };
    let question = Question::Scene(picture.options(&next));
    run.clone().ask(question, move |answer| {
        if asking.borrow().run.as_ref() != Some(&run) {
            return;
        }
        asking.borrow_mut().busy = false;
        match answer {
            Some(Answer::Scene(scene)) => remote.set(Some((Drawn(Rc::new(scene)), next.clone()))),
            Some(_) => {}
            None => gone.set(true),
        }
        go_on(asking.clone(), run.clone(), picture.clone(), remote.clone(), gone.clone());
    });
}

/// Where the axis begins and ends on the screen.
fn plot(scene: &Drawn, width: f64) -> (f64, f64) {
    let left = scene.0.charts.first().map_or(0.0, |chart| chart.axis.left);
    (left, (width - RIGHT).max(left + 20.0))
}

/// The layout of a scene that reaches beyond the view on both sides, at the same scale.
fn widened(layout: &Layout, picture: &Picture, plot: Option<(f64, f64)>) -> Layout {
    let (Some(view), Some((left, right))) = (layout.view, plot) else { return layout.clone() };
    let wide = view::with_margins(view, picture.length(layout.axis));
    let times = (wide.end - wide.start) / (view.end - view.start);
    let width = layout.width + (right - left) * (times - 1.0);
    Layout { view: Some(wide), width, ..layout.clone() }
}

/// Whether a scene serves a layout as well: the same scale, and enough of it on both sides.
fn is_enough(scene: &Drawn, asked: &Layout, wanted: &Layout, length: f64) -> bool {
    let Some(axis) = scene.0.charts.first().map(|chart| chart.axis) else { return false };
    let plain = |layout: &Layout| Layout { view: None, width: 0.0, ..layout.clone() };
    if plain(asked) != plain(wanted) {
        return false;
    }
    let Some(View { start, end }) = wanted.view else {
        return asked.view.is_none() && asked.width == wanted.width;
    };
    let (left, right) = plot(scene, wanted.width);
    let (have, want) = ((axis.end - axis.start) / (axis.right - axis.left), (end - start) / (right - left));
    let margin = (end - start) * 0.4;
    (have / want - 1.0).abs() < 0.02
        && (axis.start <= start - margin || axis.start <= 0.0)
        && (axis.end >= end + margin || axis.end >= length)
}
