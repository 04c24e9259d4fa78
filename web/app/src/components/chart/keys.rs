//! The keyboard in a chart: from bar to bar, out of it, and the keys of its controls.

use std::{cell::RefCell, rc::Rc};

use timeline::{AxisKind, LaneId, State};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::{
    acting::Acting,
    bars::{Bar, Way, walk},
    controls::Do,
    picture::{IN_SIGHT, Picture, Place},
    scene::Shown,
    view,
};

/// What the keyboard wants of the next drawing.
#[derive(Clone, Copy, Default)]
pub struct Wish {
    /// The keyboard is to be at the bar that Tab leads to.
    wanted: bool,
    /// The view was moved by a key, so that the bar may be out of sight.
    moved: bool,
}

/// The parts of the page, and what a key changes in them.
#[derive(Clone)]
pub struct Keys {
    pub figure: NodeRef,
    pub scroller: NodeRef,
    pub acting: Acting,
    /// The first row in sight, of a picture that scrolls.
    pub first: usize,
    pub stop: UseStateSetter<Option<Bar>>,
    pub wish: Rc<RefCell<Wish>>,
    pub explain: Callback<Option<Bar>>,
}

impl Keys {
    pub fn press(&self, event: &KeyboardEvent) {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let here = Bar::at(event.target());
        let key = event.key();
        let panned = event.shift_key() && matches!(key.as_str(), "ArrowLeft" | "ArrowRight");
        if here.is_some() && (panned || matches!(key.as_str(), "+" | "=" | "-" | "0")) {
            *self.wish.borrow_mut() = Wish { wanted: true, moved: true };
        }
        let act = |what| self.acting.act(what);
        match key.as_str() {
            "Escape" => {
                if let Some(out) = self.figure.cast::<HtmlElement>() {
                    let _ = out.focus();
                }
            }
            "Enter" => self.explain.emit(here),
            " " => act(Do::Play),
            "." => act(Do::Step(true)),
            "," => act(Do::Step(false)),
            "+" | "=" => act(Do::Zoom(0.5)),
            "-" => act(Do::Zoom(2.0)),
            "0" => act(Do::Whole),
            _ if panned => self.pan(if key == "ArrowLeft" { -0.2 } else { 0.2 }),
            key => {
                if !self.walk(key, here) {
                    return;
                }
            }
        }
        event.prevent_default();
    }

    /// Moves a zoomed view by a share of what is in sight.
    fn pan(&self, share: f64) {
        let view = &self.acting.view;
        if let Some(seen) = **view {
            view.set(view::panned(Some(seen), self.acting.length, (seen.end - seen.start) * share));
        }
    }

    /// Goes to the bar that a key leads to; whether it leads anywhere.
    fn walk(&self, key: &str, here: Option<Bar>) -> bool {
        let Acting { picture, shown, view, axis, .. } = &self.acting;
        let way = here.zip(shown.as_ref()).and_then(|(bar, shown)| walk(key, bar, &shown.scene.0));
        match (way, here) {
            (Some(Way::To(bar)), _) => self.go_to(bar),
            (Some(way), Some(here)) => {
                if let Some(bar) = beyond(picture, here, way, **axis, view.is_some()) {
                    self.go_to(bar);
                } else if picture.timeline(here.chart).is_none()
                    && let Some(element) = self.scroller.cast::<Element>()
                    && matches!(way, Way::Below | Way::Above)
                {
                    let by = if way == Way::Below { 1.0 } else { -1.0 };
                    element.set_scroll_top(element.scroll_top() + (by * pitch(shown)) as i32);
                }
            }
            _ => {}
        }
        way.is_some()
    }

    /// Brings a bar into sight and the keyboard to it.
    fn go_to(&self, bar: Bar) {
        self.wish.borrow_mut().wanted = true;
        let Acting { picture, shown, view, axis, length, .. } = &self.acting;
        if let Some(timeline) = picture.timeline(bar.chart) {
            let span = &timeline.lane(bar.lane).spans[bar.span];
            let (from, to) = (Place::of(**axis, span.start).at, Place::of(**axis, span.end).at);
            view.set(view::showing(**view, *length, from, to));
            let row = timeline.shown().position(|lane| lane.id == bar.lane).unwrap_or(0);
            let first = self.first;
            if picture.scrolls().is_some() && !(first..first + IN_SIGHT).contains(&row) {
                let top = if row < first { row } else { row + 1 - IN_SIGHT };
                if let Some(element) = self.scroller.cast::<Element>() {
                    element.set_scroll_top((top as f64 * pitch(shown)).ceil() as i32);
                }
            }
        }
        self.stop.set(Some(bar));
    }
}

/// Once the bar is drawn the keyboard can be there; where it has left the picture, the next one to be reached takes its
/// place. Meanwhile the reader may have gone elsewhere.
#[hook]
pub fn use_focus(drawing: &NodeRef, shown: Option<&Shown>, stop: Option<Bar>, wish: &Rc<RefCell<Wish>>) {
    let (drawing, wish) = (drawing.clone(), wish.clone());
    let scene = shown.map(|shown| shown.scene.clone());
    use_effect_with((stop, scene), move |(stop, scene)| {
        let Wish { wanted, moved } = *wish.borrow();
        let (Some(bar), true) = (stop, wanted) else { return };
        let bar = scene.as_ref().and_then(|scene| bar.nearest(&scene.0)).unwrap_or(*bar);
        let Some(drawing) = drawing.cast::<Element>() else { return };
        let document = web_sys::window().and_then(|window| window.document());
        let active = document.and_then(|document| document.active_element());
        if active.is_some_and(|active| active.tag_name() != "BODY" && !drawing.contains(Some(&active))) {
            wish.borrow_mut().wanted = false;
            return;
        }
        let find = |place: &str| drawing.query_selector(place).ok().flatten();
        let found = find(&format!("[data-at=\"{}\"]", bar.name()));
        let found = found.or_else(|| find("[data-at][tabindex=\"0\"]").filter(|_| moved));
        if let Some(found) = found {
            *wish.borrow_mut() = Wish::default();
            let _ = found.unchecked_ref::<HtmlElement>().focus();
        }
    });
}

/// The height of a row.
pub fn pitch(shown: &Option<Shown>) -> f64 {
    let row =
        shown.as_ref().and_then(|shown| shown.scene.0.charts.first()?.rows.first().map(|row| row.height));
    row.unwrap_or(20.0)
}

/// The bar that a key leads to from the edge of what is in sight.
fn beyond(picture: &Picture, here: Bar, way: Way, axis: AxisKind, zoomed: bool) -> Option<Bar> {
    let timeline = picture.timeline(here.chart)?;
    let lane = timeline.lane(here.lane);
    let beside = |lane: LaneId, span: usize| Some(Bar { chart: here.chart, lane, span });
    let is_seen = |span: &timeline::Span| {
        matches!(span.state, State::Running | State::Blocking { .. })
            || Place::of(axis, span.start).at < Place::of(axis, span.end).at
    };
    match way {
        Way::To(bar) => Some(bar),
        Way::Left if zoomed => {
            beside(lane.id, (0..here.span).rev().find(|index| is_seen(&lane.spans[*index]))?)
        }
        Way::Right if zoomed => {
            beside(lane.id, (here.span + 1..lane.spans.len()).find(|index| is_seen(&lane.spans[*index]))?)
        }
        Way::Left | Way::Right => None,
        Way::Above | Way::Below => {
            picture.scrolls()?;
            let lanes: Vec<LaneId> = timeline.shown().map(|lane| lane.id).collect();
            let row = lanes.iter().position(|id| *id == here.lane)?;
            let next =
                if way == Way::Below { lanes.get(row + 1)? } else { lanes.get(row.checked_sub(1)?)? };
            let next = timeline.lane(*next);
            let start = lane.spans.get(here.span)?.start;
            let nearest = next.span_at(start.max(next.start()).min(next.finish()))?;
            let seen = (nearest..next.spans.len()).chain((0..nearest).rev());
            beside(next.id, seen.into_iter().find(|index| is_seen(&next.spans[*index]))?)
        }
    }
}
