//! The engine in a worker of the page: hears requests, and posts the bytes of responses.
//!
//! A panic is reported to the page before the worker dies of it, so that nobody waits for an answer that
//! never comes.

use std::cell::Cell;

use js_sys::{Array, Function, Reflect, Uint8Array};
use protocol::{Request, RequestId, Response, decode, encode};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use worker::Worker;

thread_local! {
    /// The request that is being answered, for a panic's report.
    static BUSY_WITH: Cell<Option<RequestId>> = const { Cell::new(None) };
}

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    std::panic::set_hook(Box::new(|panic| {
        post(&Response::Panicked { id: BUSY_WITH.get(), message: panic.to_string() });
    }));
    engine::fetch_with(fetch);
    let mut worker = Worker::default();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = event.data().unchecked_into::<Uint8Array>().to_vec();
        let Some(request) = decode::<Request>(&bytes) else {
            post(&Response::Panicked { id: None, message: "the page sent bytes that are no request".into() });
            return;
        };
        BUSY_WITH.set(Some(request.id()));
        worker.answer(request, now, |response| post(&response));
        BUSY_WITH.set(None);
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // It lives as long as the worker.
    on_message.forget();
    post(&Response::Ready);
}

/// Fetches a file of the library through the worker's loader.
fn fetch(file: &str) -> Option<String> {
    let fetch = Reflect::get(&js_sys::global(), &"fetchLibrary".into()).ok()?.dyn_into::<Function>().ok()?;
    fetch.call1(&JsValue::UNDEFINED, &file.into()).ok()?.as_string()
}

fn post(response: &Response) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let bytes = Uint8Array::from(encode(response).as_slice());
    let transfer = Array::of1(&bytes.buffer());
    scope.post_message_with_transfer(&bytes, &transfer).expect("a buffer of our own can be handed over");
}

fn now() -> f64 {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    scope.performance().map_or(0.0, |performance| performance.now())
}
