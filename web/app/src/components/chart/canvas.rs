//! A scene on a canvas, with one element over it for the bar that the keyboard is at.

use std::rc::Rc;

use gloo_events::EventListener;
use timeline::Form;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{HtmlCanvasElement, MutationObserver, MutationObserverInit};
use yew::prelude::*;

use super::{
    bars::{Bar, Drawn},
    paint::{Fit, Palette, paint},
    svg::Emphasis,
};
use crate::language::t;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub scene: Drawn,
    pub emphasis: Emphasis,
    /// The bar that Tab leads to.
    pub stop: Option<Bar>,
    pub width: f64,
    /// What is seen of the scene; all of it when absent.
    pub fit: Option<Fit>,
}

/// The drawing.
#[component]
pub fn CanvasDrawing(props: &Props) -> Html {
    let node = use_node_ref();
    let palette = use_memo((), |()| Palette::new());
    let colours = use_colours(palette.clone());
    let scene = &props.scene.0;
    {
        let (node, palette) = (node.clone(), palette.clone());
        let told = (props.scene.clone(), props.emphasis.clone(), props.fit, props.width, colours);
        use_effect_with(told, move |(scene, emphasis, fit, width, _)| {
            if let (Some(canvas), Some(palette)) = (node.cast::<HtmlCanvasElement>(), &*palette) {
                let scale =
                    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(1.0, 3.0);
                // Where the browser gives no canvas, the transcript and the table still say everything.
                let _ = paint(&canvas, &scene.0, palette, emphasis, *fit, *width, scale);
            }
        });
    }
    let cursor = props.stop.and_then(|bar| Some((bar, bar.find(scene)?)));
    let cursor = cursor.and_then(|(bar, shape)| {
        let Form::Rect { x, y, width, height, .. } = &shape.form else { return None };
        let (x, width) = props.fit.map_or((*x, *width), |fit| (fit.x(*x), width * fit.stretch));
        let (left, right) = props.fit.map_or((f64::MIN, f64::MAX), |fit| (fit.left, fit.right));
        let (from, to) = (x.max(left), (x + width).min(right));
        let style = format!(
            "left:{:.1}px;top:{:.1}px;width:{:.1}px;height:{:.1}px",
            from,
            y,
            (to - from).max(2.0),
            height
        );
        Some(html! {
            <div key={bar.name()} class="bar cursor" role="img" tabindex="0" aria-label={shape.label.clone()}
                data-at={bar.name()} data-line={shape.line.map(|line| line.0.to_string())} {style} />
        })
    });
    html! {
        <div class="il painted" role="group" aria-label={scene.title.clone()} aria-roledescription={t("chart-role")}
            style={format!("width:{}px;height:{}px", props.width, scene.height)}>
            <canvas ref={node} aria-hidden="true" style={format!("width:{}px;height:{}px", props.width, scene.height)} />
            <p class="unseen">{ &scene.description }</p>
            { for cursor }
        </div>
    }
}

/// Counts the changes of the page's colours.
#[hook]
fn use_colours(palette: Rc<Option<Palette>>) -> u32 {
    let count = use_state(|| 0u32);
    {
        let count = count.setter();
        use_effect_with((), move |()| {
            let changes = Rc::new(std::cell::Cell::new(0));
            let changed = Rc::new(move || {
                if let Some(palette) = &*palette {
                    palette.renew();
                }
                changes.set(changes.get() + 1);
                count.set(changes.get());
            });
            let window = web_sys::window();
            let query =
                window.as_ref().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
            let system = query.map(|query| {
                let changed = changed.clone();
                EventListener::new(&query, "change", move |_| changed())
            });
            let heard = Closure::<dyn FnMut()>::new(move || changed());
            let observer = MutationObserver::new(heard.as_ref().unchecked_ref()).ok();
            let html = window.and_then(|window| window.document()?.document_element());
            if let (Some(observer), Some(html)) = (&observer, html) {
                let options = MutationObserverInit::new();
                options.set_attributes(true);
                // Without it, a chosen theme shows with the next change of the chart.
                let _ = observer.observe_with_options(&html, &options);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop((system, heard));
            }
        });
    }
    *count
}
