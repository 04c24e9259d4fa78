//! Dragging in lists: where the pointer is, and what the keyboard is at after something has moved.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// How far a pointer must go before a press is a drag, in pixels.
const THRESHOLD: f64 = 5.0;

/// A press that may become a drag.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Press {
    /// What was pressed: a number of the component's own.
    pub item: usize,
    pub x: f64,
    pub y: f64,
    /// Whether it went far enough to be a drag.
    pub moved: bool,
}

impl Press {
    /// A press of the main button; none of the others drags.
    pub fn begin(event: &PointerEvent, item: usize) -> Option<Press> {
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        (event.button() == 0 && event.is_primary()).then_some(Press { item, x, y, moved: false })
    }

    /// The same press after the pointer has moved.
    pub fn after(self, event: &PointerEvent) -> Press {
        let distance = (f64::from(event.client_x()) - self.x).hypot(f64::from(event.client_y()) - self.y);
        Press { moved: self.moved || distance >= THRESHOLD, ..self }
    }
}

/// Sends all events of a pointer to one element until it is lifted, wherever it goes and whatever is drawn anew.
pub fn capture(place: &NodeRef, event: &PointerEvent) {
    if let Some(element) = place.cast::<Element>() {
        // Fails only for a pointer that is gone already.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// The number of the list's entry at a height of the window: as many entries as have their middle above it. An entry
/// that is dragged down from the place `from` passes those whose middle it has just reached.
pub fn place_at(list: &NodeRef, y: f64, from: Option<usize>) -> usize {
    let Some(list) = list.cast::<Element>() else { return 0 };
    let children = list.children();
    let above = (0..children.length()).filter(|number| {
        let Some(child) = children.item(*number) else { return false };
        let place = child.get_bounding_client_rect();
        let reach = if from.is_some_and(|from| *number as usize > from) { 2.0 } else { 0.0 };
        (place.top() + place.bottom()) / 2.0 < y + reach
    });
    above.count()
}

/// Whether a point of the window lies in an element, or nearly so.
pub fn is_over(place: &NodeRef, x: f64, y: f64) -> bool {
    const NEAR: f64 = 12.0;
    place.cast::<Element>().is_some_and(|element| {
        let place = element.get_bounding_client_rect();
        (place.left() - NEAR..=place.right() + NEAR).contains(&x)
            && (place.top() - NEAR..=place.bottom() + NEAR).contains(&y)
    })
}

/// Puts the keyboard's focus to the first element within `place` that fits.
pub fn focus(place: &NodeRef, selector: &str) {
    let found = place.cast::<Element>().and_then(|element| element.query_selector(selector).ok().flatten());
    if let Some(found) = found {
        let _ = found.unchecked_ref::<HtmlElement>().focus();
    }
}
