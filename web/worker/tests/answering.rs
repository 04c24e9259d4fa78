//! The engine in a real worker of a browser, and natively: a request gets its answer.

use protocol::{Answer, File, Question, Request, RequestId, Response, decode, encode};
use timeline::{LaneId, SceneOptions};
use trace::{Events, Options, Outcome, Stream};
use worker::Worker;

#[cfg(not(target_arch = "wasm32"))]
use std::prelude::rust_2024::test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// What a request gets, by way of bytes as between page and worker.
fn send(worker: &mut Worker, request: Request) -> Vec<Response> {
    let request = decode(&encode(&request)).expect("a request survives the way");
    let mut responses = Vec::new();
    worker.answer(
        request,
        || 0.0,
        |response| {
            responses.push(decode(&encode(&response)).expect("a response survives the way"));
        },
    );
    responses
}

fn run(source: &str, keep_above: Option<u32>) -> Request {
    let (source, file) = (source.into(), "main.py".into());
    Request::Run { id: RequestId(7), source, file, options: Options::default(), keep_above }
}

/// The last response to a run, with the trace put together again.
fn ask(source: &str) -> Response {
    let mut all = Events::default();
    for response in send(&mut Worker::default(), run(source, None)) {
        match response {
            Response::Events { events, .. } => all.append(events),
            Response::Finished { id, mut trace, kept, micros } => {
                trace.events = all;
                return Response::Finished { id, trace, kept, micros };
            }
            other => panic!("{other:?}"),
        }
    }
    panic!("it finishes")
}

/// Many tasks, so that the trace is worth keeping.
const MANY: &str = "\
import asyncio
async def work(n):
    await asyncio.sleep(1 + n % 3)
async def main():
    await asyncio.gather(*[work(n) for n in range(3000)])
asyncio.run(main())
";

#[test]
fn a_long_trace_comes_in_pieces() {
    let responses = send(&mut Worker::default(), run(MANY, None));
    assert!(responses.len() > 5);
    let whole = engine_run(MANY);
    let Response::Finished { trace, .. } = ask(MANY) else { panic!("it finishes") };
    assert_eq!(*trace, whole);
}

fn engine_run(source: &str) -> trace::Trace {
    engine::run(source, "main.py", &Options::default())
}

#[test]
fn a_kept_run_answers_questions() {
    let mut worker = Worker::default();
    let responses = send(&mut worker, run(MANY, Some(10_000)));
    let [Response::Finished { id, trace, kept: Some(kept), .. }] = &responses[..] else {
        panic!("it stays in the worker")
    };
    assert!(trace.events.is_empty(), "it prints nothing");
    assert_eq!(kept.lanes, 3001);
    let mut question = |question: Question| {
        let mut answers = send(&mut worker, Request::Ask { id: RequestId(8), run: *id, question });
        let Some(Response::Answer { id: RequestId(8), answer }) = answers.pop() else { panic!("an answer") };
        answer
    };
    let Answer::Scene(scene) = question(Question::Scene(SceneOptions::default())) else { panic!("a scene") };
    assert!(scene.charts[0].rows.iter().any(|row| row.lane.is_none()), "a row stands for many lanes");
    let shapes: usize = scene.groups.iter().map(|group| group.shapes.len()).sum();
    assert!(shapes < 3000, "{shapes} shapes");
    let Answer::Why(why) = question(Question::Why { lane: LaneId(5), span: 0 }) else { panic!("a reason") };
    assert!(why.sentence.ends_with('.'));
    assert_eq!(question(Question::Why { lane: LaneId(99_999), span: 0 }), Answer::Gone);
    let records = question(Question::Records { instants: 2, entries: 5 });
    let Answer::Records { instants, all_instants: 4, entries, all_entries: 3001 } = records else {
        panic!("{records:?}")
    };
    assert_eq!((instants.len(), entries.len()), (2, 5));
    let Answer::Now(now) = question(Question::At(500_000_000)) else { panic!("a moment") };
    assert!(now.sentence.contains("everything waits"), "{}", now.sentence);
    let Answer::File(text) = question(Question::File(File::Trace)) else { panic!("a file") };
    assert_eq!(text, engine_run(MANY).to_json());
    assert!(send(&mut worker, Request::Forget { run: RequestId(7) }).is_empty());
    let gone =
        send(&mut worker, Request::Ask { id: RequestId(9), run: RequestId(7), question: Question::At(0) });
    assert_eq!(gone, [Response::Answer { id: RequestId(9), answer: Answer::Gone }]);
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
    let responses = send(&mut Worker::default(), request);
    let [Response::Sliders { id, sliders }] = &responses[..] else { panic!("sliders") };
    assert_eq!(*id, RequestId(3));
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
    Worker::default().answer(request, now, |response| news.push(response));
    let Some(Response::Explored { report, done: true, .. }) = news.pop() else { panic!("a report") };
    let outputs: Vec<&str> = report.results.iter().map(|found| found.output.as_str()).collect();
    assert_eq!(outputs, ["2\n", "1\n", "3\n"]);
    assert!(news.iter().all(|response| matches!(response, Response::Explored { done: false, .. })));
    assert!(!news.is_empty());
}
