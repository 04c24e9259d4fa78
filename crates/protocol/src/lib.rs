//! The messages between the page and its engine worker.
//!
//! The life of one worker, seen from the page:
//!
//! 1. The page starts the worker and keeps its requests until [`Response::Ready`] comes.
//! 2. It sends a [`Request`], encoded by [`encode`] into bytes whose buffer is handed over, not copied.
//! 3. The worker answers each request by exactly one [`Response`] with the same [`RequestId`]. A trace is sent
//!    before that in pieces ([`Response::Events`]), so that the page never reads for long at one stretch; or, if
//!    the page allows it, a long one stays in the worker, and the page asks for what it shows ([`Request::Ask`]).
//!    An exploration tells before the end how far it is.
//! 4. After [`Response::Panicked`] the worker is of no more use, and the page starts another one. It does
//!    the same when the learner presses Stop, for a worker that computes cannot hear a message.
//!
//! Both sides come from one build, so that the encoding needs no version of its own.

mod note;

pub use note::{Note, Rule};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use timeline::table::Entry;
use timeline::transcript::Instant;
use timeline::{Explanation, LaneId, Moment, Now, Scene, SceneOptions};
use trace::{Events, Options, Slider, Snapshot, Trace};

/// Ties a response to its request. The page never uses a number twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RequestId(pub u32);

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Run one script to its end.
    Run {
        id: RequestId,
        source: String,
        /// The script's name in tracebacks.
        file: String,
        options: Options,
        /// A trace of more events than this stays in the worker; without it, every trace is sent.
        keep_above: Option<u32>,
    },
    /// Run the script once more up to a step of its trace, and look at it there. The options are the trace's.
    Inspect { id: RequestId, source: String, file: String, options: Options, step: u32 },
    /// What is there to say about the way in which a script waits? It is run again, and changed versions of it.
    Advise { id: RequestId, source: String, file: String, options: Options },
    /// Which numbers of a script may be moved?
    Sliders { id: RequestId, source: String },
    /// Look for other orders in which a script gives another result. This is told in several responses, so that the
    /// page can show how far it is.
    Explore {
        id: RequestId,
        source: String,
        file: String,
        options: Options,
        /// The most runs.
        runs: u32,
    },
    /// Say something about a run that stayed in the worker.
    Ask { id: RequestId, run: RequestId, question: Question },
    /// That run is not needed any more. This request has no answer.
    Forget { run: RequestId },
    /// Say everything in the language of this tag from here on. This request has no answer.
    Speak { language: String },
}

impl Request {
    /// The number that its response bears; of those without a response, the run that it is about, or none.
    pub fn id(&self) -> RequestId {
        match self {
            Request::Run { id, .. }
            | Request::Inspect { id, .. }
            | Request::Advise { id, .. }
            | Request::Sliders { id, .. }
            | Request::Explore { id, .. }
            | Request::Ask { id, .. } => *id,
            Request::Forget { run } => *run,
            Request::Speak { .. } => RequestId(0),
        }
    }
}

/// What the page wants to know about a run that stayed in the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    Scene(SceneOptions),
    /// Why a bar is as it is.
    Why {
        lane: LaneId,
        span: usize,
    },
    /// What is going on at a moment.
    Now(Moment),
    /// What is going on at a virtual time, in nanoseconds.
    At(u64),
    /// What is going on one step further, or one step before.
    Step {
        from: Moment,
        forth: bool,
    },
    /// The beginning of the transcript, and of the table of tasks.
    Records {
        instants: usize,
        entries: usize,
    },
    File(File),
}

/// A form in which a run is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum File {
    Svg,
    Transcript,
    Trace,
    Chrome,
}

/// What the worker says about a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    Scene(Scene),
    Why(Explanation),
    Now(Now),
    Records {
        instants: Vec<Instant>,
        /// How many there are in all.
        all_instants: usize,
        entries: Vec<Entry>,
        all_entries: usize,
    },
    File(String),
    /// The run is not in the worker.
    Gone,
}

/// A run that stayed in the worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub events: usize,
    /// The lanes of the default view.
    pub lanes: usize,
    pub end: Moment,
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// The engine is loaded; requests are heard from now on.
    Ready,
    /// A piece of the trace of a run, in order.
    Events { id: RequestId, events: Events },
    /// The run is over. Whatever became of the script is the trace's outcome.
    Finished {
        id: RequestId,
        /// Without the events, which were sent before; of a run that stayed in the worker only those of its first
        /// outputs are sent.
        trace: Box<Trace>,
        kept: Option<Kept>,
        /// How long the run really took, in microseconds.
        micros: u64,
    },
    /// What the program looked like; none when the run ended before that step.
    Inspected { id: RequestId, snapshot: Option<Box<Snapshot>> },
    /// The notes of a script, in order of their lines.
    Advised { id: RequestId, notes: Vec<Note> },
    /// The numbers of a script that may be moved.
    Sliders { id: RequestId, sliders: Vec<Slider> },
    /// What the exploration has found so far; all of it, when it is done.
    Explored { id: RequestId, report: explore::Report, done: bool },
    /// What was asked for.
    Answer { id: RequestId, answer: Answer },
    /// The engine itself broke, which is a fault of ours. `id` is the request it was busy with.
    Panicked { id: Option<RequestId>, message: String },
}

/// The bytes of a message.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    postcard::to_allocvec(message).expect("messages are plain data, and the buffer grows as needed")
}

/// The message of some bytes, or none when they are not one.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use trace::{Event, EventKind, Nanos, Outcome, Stream, ThreadId};

    #[test]
    fn a_request_survives_the_way() {
        let request = Request::Run {
            id: RequestId(7),
            source: "print('hé')\n".into(),
            file: "main.py".into(),
            options: Options::default(),
            keep_above: None,
        };
        assert_eq!(decode::<Request>(&encode(&request)), Some(request));
    }

    #[test]
    fn a_trace_survives_the_way() {
        let output = Event {
            at: Nanos(2_000_000_000),
            step: 3,
            thread: ThreadId(0),
            kind: EventKind::Output {
                stream: Stream::Stdout,
                text: "done\n".into(),
                task: None,
                line: Some(trace::Line(4)),
            },
        };
        let response = Response::Finished {
            id: RequestId(1),
            trace: Box::new(Trace {
                file: "main.py".into(),
                options: Options::default(),
                events: vec![output].into(),
                outcome: Outcome::Finished { status: 0 },
                elapsed: Nanos(2_000_000_000),
                instructions: 12,
                switch_points: vec![],
            }),
            kept: None,
            micros: 250,
        };
        assert_eq!(decode::<Response>(&encode(&response)), Some(response));
    }

    #[test]
    fn other_bytes_are_no_message() {
        assert_eq!(decode::<Response>(&[200, 1, 2]), None);
        assert_eq!(decode::<Request>(&[]), None);
    }
}
