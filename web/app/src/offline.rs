//! What the page says about working without a network. The work is done by the service worker (`web/js/offline.js`),
//! which `web/js/boot.js` starts.

use gloo_events::EventListener;
use wasm_bindgen::prelude::*;
use yew::prelude::*;

use crate::language::t;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = interleave, js_name = offline, catch)]
    fn state() -> Result<String, JsValue>;
    #[wasm_bindgen(js_namespace = interleave, catch)]
    fn update() -> Result<(), JsValue>;
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Offline {
    /// Not yet, or never in this browser.
    No,
    /// The page is kept.
    Ready,
    /// The page is kept, and a newer build of it too.
    New,
}

fn current() -> Offline {
    match state().unwrap_or_default().as_str() {
        "ready" => Offline::Ready,
        "new" => Offline::New,
        _ => Offline::No,
    }
}

#[hook]
fn use_offline() -> Offline {
    let offline = use_state_eq(current);
    {
        let offline = offline.setter();
        use_effect_with((), move |()| {
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "interleave:offline", move |_| offline.set(current()))
            });
            move || drop(listener)
        });
    }
    *offline
}

/// Offers a newer build of the page, which the reader takes when it suits them.
#[component]
pub fn UpdateNote() -> Html {
    let offline = use_offline();
    let onclick = Callback::from(|_: MouseEvent| {
        // Without a service worker nobody offers this.
        let _ = update();
    });
    html! {
        <div class="update" role="status">
            if offline == Offline::New {
                <p class="note">{ t("offline-new") }{ " " }<button {onclick}>{ t("offline-reload") }</button></p>
            }
        </div>
    }
}

/// Says that the page is kept for times without a network.
#[component]
pub fn OfflineNote() -> Html {
    match use_offline() {
        Offline::No => Html::default(),
        Offline::Ready | Offline::New => html! { <span class="offline">{ t("offline-ready") }</span> },
    }
}
