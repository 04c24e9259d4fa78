//! What the engine worker does with a request: a run is one trace out, in pieces or kept; a question about a
//! run that was kept is one answer out; everything else is one response, and news of long work before it.

mod explored;

mod kept;

use std::collections::BTreeMap;

use protocol::{Answer, Kept, Request, RequestId, Response};
use timeline::Timeline;
use trace::Trace;
use words::Language;

use kept::KeptRun;

/// So many events are one message: the page reads them in a few milliseconds.
const PIECE: usize = 2_000;

/// So many outputs of a run that stays here go to the page with it.
const OUTPUTS: usize = 1_000;

/// The worker: the runs that stayed in it.
#[derive(Default)]
pub struct Worker {
    runs: BTreeMap<RequestId, KeptRun>,
}

impl Worker {
    /// Does what the page asks for, and hands out the responses. `now` reads a clock in milliseconds; it is only
    /// used to tell how long the run really took and when news are due, and never reaches a trace.
    pub fn answer(&mut self, request: Request, now: impl Fn() -> f64, mut post: impl FnMut(Response)) {
        match request {
            Request::Run { id, source, file, options, keep_above } => {
                let began = now();
                let trace = engine::run(&source, &file, &options);
                let micros = ((now() - began) * 1000.0).max(0.0) as u64;
                if keep_above.is_some_and(|most| trace.events.len() > most as usize) {
                    let (trace, kept) = self.keep(id, trace);
                    post(Response::Finished { id, trace: Box::new(trace), kept: Some(kept), micros });
                } else {
                    let trace = in_pieces(id, trace, &mut post);
                    post(Response::Finished { id, trace: Box::new(trace), kept: None, micros });
                }
            }
            Request::Ask { id, run, question } => {
                let answer = self.runs.get(&run).map_or(Answer::Gone, |run| run.answer(question));
                post(Response::Answer { id, answer });
            }
            Request::Speak { language } => {
                if let Some(language) = Language::of(&language) {
                    language.speak();
                }
            }
            Request::Forget { run } => {
                self.runs.remove(&run);
            }
            Request::Inspect { id, source, file, options, step } => {
                let snapshot = engine::inspect(&source, &file, &options, step);
                post(Response::Inspected { id, snapshot: snapshot.map(Box::new) });
            }
            Request::Advise { id, source, file, options } => {
                let mut run = |text: &str| engine::run(text, &file, &options);
                let trace = run(&source);
                post(Response::Advised { id, notes: advice::notes(&source, &trace, &mut run) });
            }
            Request::Sliders { id, source } => {
                post(Response::Sliders { id, sliders: engine::sliders(&source) });
            }
            Request::Explore { id, source, file, options, runs } => {
                let report = explored::explored(id, &source, &file, &options, runs, now, &mut post);
                post(report);
            }
        }
    }

    /// Keeps a run, and gives what the page gets of it.
    fn keep(&mut self, id: RequestId, mut trace: Trace) -> (Trace, Kept) {
        let timeline = Timeline::from_trace(&trace);
        let events = std::mem::take(&mut trace.events);
        let told = Trace { events: events.outputs().take(OUTPUTS).collect(), ..trace.clone() };
        trace.events = events;
        let kept = Kept { events: trace.events.len(), lanes: timeline.shown().count(), end: timeline.end };
        self.runs.insert(id, KeptRun { trace, timeline });
        (told, kept)
    }
}

/// Hands the events out, and gives the rest of the trace.
fn in_pieces(id: RequestId, mut trace: Trace, post: &mut impl FnMut(Response)) -> Trace {
    for events in std::mem::take(&mut trace.events).into_parts(PIECE) {
        post(Response::Events { id, events });
    }
    trace
}
