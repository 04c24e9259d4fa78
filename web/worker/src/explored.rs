//! An exploration, with news of how far it is.

use explore::{Effort, explore};
use protocol::{RequestId, Response};
use trace::Options;

/// So many milliseconds lie between two pieces of news at least.
const NEWS: f64 = 100.0;

/// Explores a script. `news` gets the reports on the way; the last one is the answer.
pub(crate) fn explored(
    id: RequestId,
    source: &str,
    file: &str,
    options: &Options,
    runs: u32,
    now: impl Fn() -> f64,
    mut news: impl FnMut(Response),
) -> Response {
    let mut told = now();
    let effort = Effort { runs, ..Effort::default() };
    let mut run = |options: &Options| engine::run(source, file, options);
    let report = explore(source, options, effort, &mut run, &mut |report| {
        if now() - told >= NEWS {
            told = now();
            news(Response::Explored { id, report: report.clone(), done: false });
        }
        true
    });
    Response::Explored { id, report, done: true }
}
