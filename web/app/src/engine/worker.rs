//! One Web Worker that carries the engine. Dropping it ends it, even when it is stuck in a loop.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Uint8Array};
use protocol::{Request, Response, decode, encode};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{Event, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

use crate::language::{Language, t};

pub struct EngineWorker {
    worker: Worker,
    /// Requests sent before the worker said that it is ready; none once it has.
    early: Rc<RefCell<Option<Vec<Request>>>>,
    /// The language that the worker speaks.
    told: Cell<Language>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl EngineWorker {
    /// Starts a worker. `hear` gets its responses, and an error when it cannot be loaded; `arriving` gets how many
    /// bytes of the engine are there, and how many there will be.
    pub fn spawn(
        hear: impl Fn(Result<Response, String>) + 'static,
        arriving: impl Fn(f64, f64) + 'static,
    ) -> Result<EngineWorker, String> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let url = address().ok_or_else(|| t("engine-not-named"))?;
        let worker = Worker::new_with_options(&url, &options).map_err(|_| t("engine-not-started"))?;

        let hear = Rc::new(hear);
        let early = Rc::new(RefCell::new(Some(Vec::new())));
        let on_message = {
            let (worker, early, hear) = (worker.clone(), early.clone(), hear.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let data = event.data();
                let Some(bytes) = data.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec) else {
                    arrived(&data, &arriving);
                    return;
                };
                let Some(response) = decode::<Response>(&bytes) else {
                    hear(Err(t("engine-not-understood")));
                    return;
                };
                if response == Response::Ready {
                    for request in early.borrow_mut().take().into_iter().flatten() {
                        post(&worker, &request);
                    }
                }
                hear(Ok(response));
            })
        };
        // Only while loading: later errors are panics, which the worker reports itself before it dies, and
        // exhausted memory or stack, of which this is the only sign.
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            let message =
                js_sys::Reflect::get(&event, &"message".into()).ok().and_then(|text| text.as_string());
            hear(Err(message.unwrap_or_else(|| t("engine-not-loaded"))));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(EngineWorker {
            worker,
            early,
            told: Cell::default(),
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Sends a request, or keeps it until the worker listens. What the worker says is in the reader's language.
    pub fn send(&self, request: Request) {
        let language = Language::current();
        if self.told.replace(language) != language {
            self.pass_on(Request::Speak { language: language.tag().to_owned() });
        }
        self.pass_on(request);
    }

    fn pass_on(&self, request: Request) {
        match self.early.borrow_mut().as_mut() {
            Some(early) => early.push(request),
            None => post(&self.worker, &request),
        }
    }
}

impl Drop for EngineWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// What the worker's loader says before the engine is there: `{ received, size }`.
fn arrived(data: &JsValue, arriving: &impl Fn(f64, f64)) {
    let number = |key: &str| js_sys::Reflect::get(data, &key.into()).ok().and_then(|value| value.as_f64());
    if let (Some(received), Some(size)) = (number("received"), number("size")) {
        arriving(received, size);
    }
}

fn post(worker: &Worker, request: &Request) {
    let bytes = Uint8Array::from(encode(request).as_slice());
    let transfer = Array::of1(&bytes.buffer());
    worker.post_message_with_transfer(&bytes, &transfer).expect("a buffer of our own can be handed over");
}

/// Where the worker is; the build writes it into `<html data-worker>`. It is relative to the page, so that the page
/// can be hosted in any folder.
fn address() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let path = document.document_element()?.get_attribute("data-worker")?;
    let base = document.base_uri().ok()??;
    Some(Url::new_with_base(&path, &base).ok()?.href())
}
