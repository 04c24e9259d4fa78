//! Wheel, drag and pinch on a chart: zoom and pan. What the page itself needs (to scroll up and down) it keeps.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use gloo_events::{EventListener, EventListenerOptions};
use timeline::{AxisKind, View};
use wasm_bindgen::JsCast;
use web_sys::{Element, WheelEvent};
use yew::prelude::*;

use super::{scene::Shown, view};

/// A pointer that moves less than this far is a click.
const CLICK: f64 = 5.0;

/// What the gestures need to know of the chart of the moment.
#[derive(Clone)]
pub struct Latest {
    pub shown: Option<Shown>,
    pub view: Option<View>,
    pub axis: AxisKind,
    pub length: f64,
}

/// Pointers that are down, and where the gesture began.
#[derive(Default)]
struct Touch {
    down: BTreeMap<i32, f64>,
    began: Option<Began>,
    /// The next click is the end of a drag, and no click.
    dragged: bool,
}

struct Began {
    view: Option<View>,
    /// The axis under the pointer, or between two.
    at: f64,
    x: f64,
    /// How far two pointers were apart.
    apart: Option<f64>,
    per_pixel: f64,
}

/// The handlers of a drawing.
pub struct Gestures {
    pub onpointerdown: Callback<PointerEvent>,
    pub onpointermove: Callback<PointerEvent>,
    pub onpointerup: Callback<PointerEvent>,
    touch: Rc<RefCell<Touch>>,
}

impl Gestures {
    /// Whether a click is the end of a drag; asked once for each click.
    pub fn was_drag(&self) -> impl Fn() -> bool + 'static {
        let touch = self.touch.clone();
        move || std::mem::take(&mut touch.borrow_mut().dragged)
    }
}

/// Zooming and panning by wheel and pointers. The figure is always there, the drawing only when there is one.
#[hook]
pub fn use_gestures(
    figure: &NodeRef,
    node: &NodeRef,
    latest: Latest,
    set: UseStateSetter<Option<View>>,
) -> Gestures {
    let touch = use_mut_ref(Touch::default);
    let current = use_mut_ref(|| latest.clone());
    *current.borrow_mut() = latest;
    {
        let (figure, current, set) = (figure.clone(), current.clone(), set.clone());
        use_effect_with((), move |()| {
            let listener = figure.cast::<Element>().map(|element| {
                let options = EventListenerOptions::enable_prevent_default();
                let place = element.clone();
                EventListener::new_with_options(&element, "wheel", options, move |event| {
                    if let Some(event) = event.dyn_ref::<WheelEvent>() {
                        wheel(event, &place, &current.borrow(), &set);
                    }
                })
            });
            move || drop(listener)
        });
    }
    let place = node.clone();
    let x_of = Rc::new(move |event: &PointerEvent| {
        let left = place.cast::<Element>().map_or(0.0, |element| element.get_bounding_client_rect().left());
        f64::from(event.client_x()) - left
    });
    let onpointerdown = {
        let (touch, current, x_of) = (touch.clone(), current.clone(), x_of.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() == 0 {
                let mut touch = touch.borrow_mut();
                touch.dragged = false;
                touch.down.insert(event.pointer_id(), x_of(&event));
                touch.begin(&current.borrow());
            }
        })
    };
    let onpointermove = {
        let (touch, current, node) = (touch.clone(), current.clone(), node.clone());
        Callback::from(move |event: PointerEvent| {
            let mut touch = touch.borrow_mut();
            let Some(place) = touch.down.get_mut(&event.pointer_id()) else { return };
            *place = x_of(&event);
            let latest = current.borrow();
            let Some(next) = touch.moved(&latest) else { return };
            // Without the capture the drag ends at the edge of the chart.
            if let Some(element) = node.cast::<Element>() {
                let _ = element.set_pointer_capture(event.pointer_id());
            }
            if next != latest.view {
                set.set(next);
            }
        })
    };
    let onpointerup = {
        let touch = touch.clone();
        Callback::from(move |event: PointerEvent| {
            let mut touch = touch.borrow_mut();
            touch.down.remove(&event.pointer_id());
            touch.begin(&current.borrow());
        })
    };
    Gestures { onpointerdown, onpointermove, onpointerup, touch }
}

fn wheel(event: &WheelEvent, place: &Element, latest: &Latest, set: &UseStateSetter<Option<View>>) {
    let Some(shown) = &latest.shown else { return };
    // Some mice count in lines.
    let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { 16.0 } else { 1.0 };
    let (across, down) = (event.delta_x() * unit, event.delta_y() * unit);
    if event.ctrl_key() || event.meta_key() {
        event.prevent_default();
        let x = f64::from(event.client_x()) - place.get_bounding_client_rect().left();
        let factor = (down * 0.004).exp().clamp(0.4, 2.5);
        set.set(view::zoomed(latest.view, latest.length, view::least(latest.axis), factor, shown.at(x)));
    } else if latest.view.is_some() && (event.shift_key() || across.abs() > down.abs()) {
        event.prevent_default();
        let by = if across == 0.0 { down } else { across };
        set.set(view::panned(latest.view, latest.length, by * shown.per_pixel()));
    }
}

impl Touch {
    /// Where its pointers are: the middle, and how far two are apart.
    fn place(&self) -> Option<(f64, Option<f64>)> {
        let mut places = self.down.values();
        match (places.next(), places.next()) {
            (Some(one), Some(other)) => Some(((one + other) / 2.0, Some((one - other).abs().max(1.0)))),
            (Some(one), None) => Some((*one, None)),
            _ => None,
        }
    }

    fn begin(&mut self, latest: &Latest) {
        self.began = self.place().zip(latest.shown.as_ref()).map(|((x, apart), shown)| Began {
            view: latest.view,
            at: shown.at(x),
            x,
            apart,
            per_pixel: shown.per_pixel(),
        });
    }

    /// What is to be shown after the pointers moved; none when that is no gesture.
    fn moved(&mut self, latest: &Latest) -> Option<Option<View>> {
        let (x, apart) = self.place()?;
        let began = self.began.as_ref()?;
        match (began.apart, apart) {
            (Some(before), Some(now)) => {
                self.dragged = true;
                let least = view::least(latest.axis);
                Some(view::zoomed(began.view, latest.length, least, before / now, began.at))
            }
            _ => {
                if !self.dragged && (x - began.x).abs() < CLICK {
                    return None;
                }
                began.view?;
                let next = view::panned(began.view, latest.length, (began.x - x) * began.per_pixel);
                self.dragged = true;
                Some(next)
            }
        }
    }
}
