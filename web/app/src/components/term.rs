//! A word of the glossary: what it means is shown under the pointer, at the keyboard's focus and at a tap, and goes
//! away with Esc. A screen reader reads it with the word.

use gloo_events::EventListener;
use lesson::Phrase;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::{id::use_id, inline};

/// How near to the window's edges the meaning may come, in pixels.
const MARGIN: f64 = 8.0;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub means: Phrase,
    pub children: Html,
}

/// The word.
#[component]
pub fn Term(props: &Props) -> Html {
    let shown = use_state_eq(|| false);
    // The word's way to the meaning: it must not hide what was shown by the same tap a moment before.
    let shown_at_press = use_mut_ref(|| None::<bool>);
    // How far the meaning is moved aside, so that it stays in the window.
    let shift = use_state_eq(|| 0.0);
    let tip = use_node_ref();
    let id = use_id("term");
    {
        let (shown_now, shown, shift, tip) = (*shown, shown.setter(), shift.setter(), tip.clone());
        use_effect_with(shown_now, move |is_shown| {
            let listener = is_shown.then(|| {
                shift.set(tip.cast::<Element>().map_or(0.0, |tip| aside(&tip)));
                document().map(|document| {
                    EventListener::new(&document, "keydown", move |event| {
                        let key = event.dyn_ref::<web_sys::KeyboardEvent>().map(web_sys::KeyboardEvent::key);
                        if key.as_deref() == Some("Escape") {
                            shown.set(false);
                        }
                    })
                })
            });
            if !is_shown {
                shift.set(0.0);
            }
            move || drop(listener)
        });
    }
    let set = |to: bool| {
        let shown = shown.setter();
        move || shown.set(to)
    };
    // A finger has no place to hover: its taps are clicks.
    let mouse = |act: Box<dyn Fn()>| {
        Callback::from(move |event: PointerEvent| {
            if event.pointer_type() == "mouse" {
                act();
            }
        })
    };
    let onpointerdown = {
        let (shown, shown_at_press) = (shown.clone(), shown_at_press.clone());
        Callback::from(move |_: PointerEvent| *shown_at_press.borrow_mut() = Some(*shown))
    };
    let onclick = {
        let shown = shown.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            let before = shown_at_press.borrow_mut().take().unwrap_or(*shown);
            shown.set(!before);
        })
    };
    let (focus, blur) = (set(true), set(false));
    html! {
        <span class="term" onpointerenter={mouse(Box::new(set(true)))} onpointerleave={mouse(Box::new(set(false)))}>
            <dfn>
                <button type="button" aria-expanded={shown.to_string()} aria-describedby={(*id).clone()} {onpointerdown} {onclick}
                    onfocus={Callback::from(move |_: FocusEvent| focus())} onblur={Callback::from(move |_: FocusEvent| blur())}>
                    { props.children.clone() }
                </button>
            </dfn>
            <span class={classes!("meaning", shown.then_some("shown"))} role="tooltip" id={(*id).clone()} ref={tip}
                style={format!("--shift: {}px", *shift)}>{ inline(&props.means.content) }</span>
        </span>
    }
}

/// How far an element must go to the left (or to the right, if positive) to stand in the window.
fn aside(element: &Element) -> f64 {
    let window = web_sys::window().and_then(|window| window.document()?.document_element());
    let width = window.map_or(0.0, |html| f64::from(html.client_width()));
    let place = element.get_bounding_client_rect();
    let over = place.right() - (width - MARGIN);
    if over > 0.0 { (-over).max(MARGIN - place.left()) } else { (MARGIN - place.left()).max(0.0) }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
