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
    decode(&encode(&worker::answer(request, || 0.0, |_| ()))).expect("a response survives the way")
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

#[test]
fn the_numbers_of_a_program_are_found() {
    let source = "import asyncio\nasyncio.run(asyncio.sleep(1.5))\n".to_owned();
    let request = Request::Sliders { id: RequestId(3), source };
    let Response::Sliders { id, sliders } = worker::answer(request, || 0.0, |_| ()) else {
        panic!("sliders")
    };
    assert_eq!(id, RequestId(3));
    let places: Vec<_> = sliders.iter().map(|slider| (slider.line, slider.column, slider.value)).collect();
    assert_eq!(places, [(2, 27, 1.5)]);
}

/// Each of two tasks loses what the other one wrote.
const LOST_UPDATE: &str = "\
import asyncio
total = 0
async def add(number):
    global total
    value = total
    await asyncio.sleep(0.1)
    total = value + number
async def main():
    await asyncio.gather(add(1), add(2))
    print(total)
asyncio.run(main())
";

#[test]
fn other_orders_are_found_with_news_on_the_way() {
    let request = Request::Explore {
        id: RequestId(4),
        source: LOST_UPDATE.into(),
        file: "main.py".into(),
        options: Options::default(),
        runs: 50,
    };
    let mut news = Vec::new();
    let clock = std::cell::Cell::new(0.0);
    let now = || {
        clock.set(clock.get() + 60.0);
        clock.get()
    };
    let answer = worker::answer(request, now, |response| news.push(response));
    let Response::Explored { report, done: true, .. } = answer else { panic!("a report") };
    let outputs: Vec<&str> = report.results.iter().map(|found| found.output.as_str()).collect();
    assert_eq!(outputs, ["2\n", "1\n", "3\n"]);
    assert!(news.iter().all(|response| matches!(response, Response::Explored { done: false, .. })));
    assert!(!news.is_empty());
}
