//! The page in a real browser, without a server behind it: it comes up, and says what it misses.
#![cfg(target_arch = "wasm32")]

use std::{cell::RefCell, rc::Rc, time::Duration};

use page::{
    App,
    engine::{End, Engine, Job},
};
use trace::Options;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::{Callback, platform::time::sleep};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> web_sys::Document {
    web_sys::window().and_then(|window| window.document()).expect("a test in a browser has a document")
}

#[wasm_bindgen_test]
async fn the_page_comes_up_and_tells_that_its_lessons_are_missing() {
    let root = document().create_element("div").expect("a div");
    document().body().expect("a body").append_child(&root).expect("room for it");
    let app = yew::Renderer::<App>::with_root(root.clone()).render();
    sleep(Duration::from_millis(200)).await;
    let text = root.text_content().unwrap_or_default();
    assert!(text.contains("Interleave"), "{text}");
    assert!(text.contains("The lessons could not be loaded."), "{text}");
    app.destroy();
}

#[wasm_bindgen_test]
async fn a_missing_engine_is_told_once_and_only_after_the_run_has_its_number() {
    let engine = Engine::new();
    let ends = Rc::new(RefCell::new(Vec::new()));
    let job = Job {
        source: "print(1)".into(),
        file: "main.py".into(),
        options: Options::default(),
        keep_above: None,
    };
    engine.run(job, {
        let ends = ends.clone();
        Callback::from(move |end| ends.borrow_mut().push(end))
    });
    assert!(ends.borrow().is_empty());
    sleep(Duration::from_millis(100)).await;
    let ends = ends.borrow();
    assert!(matches!(ends[..], [End::Broken { .. }]), "{} answers, or one of another kind", ends.len());
}
