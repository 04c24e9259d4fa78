//! How wide a chart may be.

use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// The width that the chart may take, kept up to date.
#[hook]
pub fn use_width(node: &NodeRef) -> UseStateHandle<u32> {
    let width = use_state_eq(|| 0u32);
    {
        let (node, width) = (node.clone(), width.setter());
        use_effect_with((), move |()| {
            let element = node.cast::<Element>();
            let measure = {
                let element = element.clone();
                move || {
                    if let Some(element) = &element {
                        width.set(element.client_width().max(0) as u32);
                    }
                }
            };
            measure();
            let observed = Closure::<dyn FnMut()>::new(measure);
            let observer = ResizeObserver::new(observed.as_ref().unchecked_ref()).ok();
            if let (Some(observer), Some(element)) = (&observer, &element) {
                observer.observe(element);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop(observed);
            }
        });
    }
    width
}
