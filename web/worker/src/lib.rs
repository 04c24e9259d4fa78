//! What the engine worker does with a request: one in, one response out, and news of long work before it.

mod explored;

use protocol::{Request, Response};

/// Does what the page asks for. `now` reads a clock in milliseconds; it is only used to tell how long the run really
/// took and when news are due, and never reaches a trace. `news` are responses before the last one.
pub fn answer(request: Request, now: impl Fn() -> f64, news: impl FnMut(Response)) -> Response {
    match request {
        Request::Run { id, source, file, options } => {
            let began = now();
            let trace = Box::new(engine::run(&source, &file, &options));
            Response::Finished { id, trace, micros: ((now() - began) * 1000.0).max(0.0) as u64 }
        }
        Request::Inspect { id, source, file, options, step } => {
            let snapshot = engine::inspect(&source, &file, &options, step);
            Response::Inspected { id, snapshot: snapshot.map(Box::new) }
        }
        Request::Advise { id, source, file, options } => {
            let mut run = |text: &str| engine::run(text, &file, &options);
            let trace = run(&source);
            Response::Advised { id, notes: advice::notes(&source, &trace, &mut run) }
        }
        Request::Sliders { id, source } => Response::Sliders { id, sliders: engine::sliders(&source) },
        Request::Explore { id, source, file, options, runs } => {
            explored::explored(id, &source, &file, &options, runs, now, news)
        }
    }
}
