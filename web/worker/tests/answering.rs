//! The engine in a real worker of a browser, and natively: a request gets its answer.

use protocol::{Request, RequestId, Response, decode, encode};
use trace::{Options, Outcome, Stream};

#[cfg(not(target_arch = "wasm32"))]
use std::prelude::rust_2024::test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// What a request gets, by way of bytes as between page and worker.
fn ask(source: &str) -> Response {
    let request = Request::Run {
        id: RequestId(7),
        source: source.into(),
        file: "main.py".into(),
        options: Options::default(),
    };
    let request = decode(&encode(&request)).expect("a request survives the way");
    decode(&encode(&worker::answer(request, || 0.0))).expect("a response survives the way")
}

#[test]
fn a_program_is_run() {
    let Response::Finished { id, trace, .. } = ask("print('hello')\n") else { panic!("it finishes") };
    assert_eq!(id, RequestId(7));
    assert_eq!(trace.output(Stream::Stdout), "hello\n");
    assert_eq!(trace.outcome, Outcome::Finished { status: 0 });
}

#[test]
fn what_is_no_python_is_an_outcome_too() {
    let Response::Finished { trace, .. } = ask("print(\n") else { panic!("it finishes") };
    assert!(matches!(trace.outcome, Outcome::SyntaxError { .. }), "{:?}", trace.outcome);
}

#[test]
fn waiting_takes_virtual_time_only() {
    let source = "import asyncio\nasyncio.run(asyncio.sleep(3600))\n";
    let Response::Finished { trace, .. } = ask(source) else { panic!("it finishes") };
    assert_eq!(trace.elapsed.seconds(), 3600.0);
}
