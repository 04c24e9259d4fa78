//! The engine as the page sees it: jobs go in, ends come out, and Stop always works.
//!
//! There is one worker for the page. It answers in order; a worker that computes hears nothing, so Stop
//! ends it, starts another one and sends it whatever others had still asked for.
//!
//! A long trace may stay in the worker: then the page holds a [`KeptRun`] and asks for what it shows.

mod kept;
mod worker;

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use protocol::{Answer, Question, Request, RequestId, Response};
use timeline::{Reader, Timeline};
use trace::{Events, Limit, Options, Outcome, Snapshot, Trace};
use yew::Callback;

pub use kept::KeptRun;
pub use worker::EngineWorker;

/// One run that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    pub source: String,
    pub file: String,
    pub options: Options,
    /// A trace of more events than this may stay in the worker; without it, every trace is handed over.
    pub keep_above: Option<u32>,
}

/// How a job ended.
#[derive(Clone)]
pub enum End {
    /// With a trace, whatever its outcome. Of a run that stayed in the worker it holds only the first outputs, and
    /// the timeline is empty but for its end.
    Finished { trace: Rc<Trace>, timeline: Rc<Timeline>, kept: Option<KeptRun>, micros: u64 },
    /// With what the program looked like at the step that was asked for.
    Inspected(Option<Rc<Snapshot>>),
    /// Somebody pressed Stop.
    Stopped,
    /// The engine broke or could not be loaded.
    Broken { message: String },
}

/// A handle to the one engine of the page; clones share it.
#[derive(Clone)]
pub struct Engine(Rc<Inner>);

struct Inner {
    worker: RefCell<Option<EngineWorker>>,
    ready: Cell<bool>,
    /// Bytes of the engine that have arrived, and all of them.
    arrived: Cell<(f64, f64)>,
    /// Tells a reply of an ended worker from one of its successor.
    generation: Cell<u32>,
    last_id: Cell<u32>,
    waiting: RefCell<BTreeMap<RequestId, Waiting>>,
    /// Who asked about a run that stayed in the worker.
    questions: RefCell<BTreeMap<RequestId, Callback<Option<Answer>>>>,
}

struct Waiting {
    request: Request,
    done: Callback<End>,
    /// What came of the trace so far, and what was read from it.
    events: Events,
    reader: Reader,
}

impl Waiting {
    fn new(request: Request, done: Callback<End>) -> Waiting {
        Waiting { request, done, events: Events::default(), reader: Reader::default() }
    }
}

impl Default for Engine {
    fn default() -> Engine {
        Engine::new()
    }
}

/// Engines are equal when they are the same one, so that a context does not change.
impl PartialEq for Engine {
    fn eq(&self, other: &Engine) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Engine {
    /// An engine whose worker is not loaded yet.
    pub fn new() -> Engine {
        Engine(Rc::new(Inner {
            worker: RefCell::new(None),
            ready: Cell::new(false),
            arrived: Cell::new((0.0, 0.0)),
            generation: Cell::new(0),
            last_id: Cell::new(0),
            waiting: RefCell::default(),
            questions: RefCell::default(),
        }))
    }

    /// Loads the worker, so that it is there when the first run is asked for.
    pub fn warm_up(&self) {
        if self.0.worker.borrow().is_none() {
            self.restart();
        }
    }

    /// Whether a run has to wait for the engine to be loaded.
    pub fn is_loading(&self) -> bool {
        !self.0.ready.get()
    }

    /// How many bytes of the engine have arrived, and how many it has; none before the first of them.
    pub fn arrived(&self) -> Option<(f64, f64)> {
        Some(self.0.arrived.get()).filter(|(received, size)| *received > 0.0 && *size > 0.0)
    }

    /// Asks for a run; `done` is called once.
    pub fn run(&self, job: Job, done: Callback<End>) -> RequestId {
        let id = self.next_id();
        let Job { source, file, options, keep_above } = job;
        self.ask(Request::Run { id, source, file, options, keep_above }, done)
    }

    /// Asks what the program of a run looked like at one of its steps; `done` is called once.
    pub fn inspect(&self, job: Job, step: u32, done: Callback<End>) -> RequestId {
        let id = self.next_id();
        let Job { source, file, options, .. } = job;
        self.ask(Request::Inspect { id, source, file, options, step }, done)
    }

    fn next_id(&self) -> RequestId {
        let id = RequestId(self.0.last_id.get() + 1);
        self.0.last_id.set(id.0);
        id
    }

    fn ask(&self, request: Request, done: Callback<End>) -> RequestId {
        let id = request.id();
        self.0.waiting.borrow_mut().insert(id, Waiting::new(request.clone(), done));
        let started = match self.0.worker.borrow().as_ref() {
            Some(worker) => {
                worker.send(request);
                true
            }
            None => false,
        };
        if !started {
            // A fresh worker gets everything that waits.
            self.restart();
        }
        id
    }

    /// Asks about a run that stayed in the worker; `done` is called once, later, with none when the run is gone.
    fn ask_about(&self, kept: &KeptRun, question: Question, done: Callback<Option<Answer>>) {
        if kept.generation() != self.0.generation.get() {
            wasm_bindgen_futures::spawn_local(async move { done.emit(None) });
            return;
        }
        let id = self.next_id();
        self.0.questions.borrow_mut().insert(id, done);
        if let Some(worker) = self.0.worker.borrow().as_ref() {
            worker.send(Request::Ask { id, run: kept.run(), question });
        }
    }

    /// Lets the worker forget a run.
    fn forget(&self, generation: u32, run: RequestId) {
        if generation == self.0.generation.get()
            && let Some(worker) = self.0.worker.borrow().as_ref()
        {
            worker.send(Request::Forget { run });
        }
    }

    /// Ends a run. The others that wait begin again on a fresh worker.
    pub fn stop(&self, id: RequestId) {
        let stopped = self.0.waiting.borrow_mut().remove(&id);
        if let Some(stopped) = stopped {
            self.restart();
            stopped.done.emit(End::Stopped);
        }
    }

    fn restart(&self) {
        let generation = self.0.generation.get() + 1;
        self.0.generation.set(generation);
        self.0.ready.set(false);
        // With the worker, everything that stayed in it is gone.
        let unanswered = std::mem::take(&mut *self.0.questions.borrow_mut());
        wasm_bindgen_futures::spawn_local(async move {
            unanswered.into_values().for_each(|done| done.emit(None));
        });
        let inner = Rc::downgrade(&self.0);
        let hear = move |said| {
            if let Some(inner) = inner.upgrade().filter(|inner| inner.generation.get() == generation) {
                Engine(inner).hear(said);
            }
        };
        let inner = Rc::downgrade(&self.0);
        let arriving = move |received, size| {
            if let Some(inner) = inner.upgrade().filter(|inner| inner.generation.get() == generation) {
                inner.arrived.set((received, size));
            }
        };
        match EngineWorker::spawn(hear, arriving) {
            Ok(worker) => {
                for waiting in self.0.waiting.borrow_mut().values_mut() {
                    *waiting = Waiting::new(waiting.request.clone(), waiting.done.clone());
                    worker.send(waiting.request.clone());
                }
                // The old one ends as its handle is dropped.
                *self.0.worker.borrow_mut() = Some(worker);
            }
            Err(message) => {
                *self.0.worker.borrow_mut() = None;
                self.fail_all(&message);
            }
        }
    }

    fn hear(&self, said: Result<Response, String>) {
        match said {
            Ok(Response::Ready) => self.0.ready.set(true),
            Ok(Response::Events { id, events }) => {
                if let Some(waiting) = self.0.waiting.borrow_mut().get_mut(&id) {
                    events.iter().for_each(|event| waiting.reader.read(&event));
                    waiting.events.append(events);
                }
            }
            Ok(Response::Finished { id, mut trace, kept, micros }) => {
                let Some(waiting) = self.0.waiting.borrow_mut().remove(&id) else { return };
                // A worker never gives memory back.
                if kept.is_none() && matches!(trace.outcome, Outcome::Limit { limit: Limit::Memory, .. }) {
                    self.restart();
                }
                let mut timeline = waiting.reader.finish(&trace);
                if let Some(kept) = &kept {
                    timeline.end = kept.end;
                } else {
                    trace.events = waiting.events;
                }
                let kept = kept.map(|kept| KeptRun::new(self.clone(), self.0.generation.get(), id, kept));
                let (trace, timeline) = (Rc::from(trace), Rc::new(timeline));
                waiting.done.emit(End::Finished { trace, timeline, kept, micros });
            }
            Ok(Response::Answer { id, answer }) => {
                let done = self.0.questions.borrow_mut().remove(&id);
                if let Some(done) = done {
                    done.emit(Some(answer).filter(|answer| *answer != Answer::Gone));
                }
            }
            Ok(Response::Inspected { id, snapshot }) => {
                let waiting = self.0.waiting.borrow_mut().remove(&id);
                if let Some(waiting) = waiting {
                    waiting.done.emit(End::Inspected(snapshot.map(|snapshot| Rc::new(*snapshot))));
                }
            }
            // The engine of the page is asked for runs only; everything else has a worker of its own.
            Ok(Response::Advised { .. } | Response::Sliders { .. } | Response::Explored { .. }) => {}
            Ok(Response::Panicked { id: Some(id), message }) => {
                let broken = self.0.waiting.borrow_mut().remove(&id);
                self.restart();
                if let Some(broken) = broken {
                    broken.done.emit(End::Broken { message });
                }
            }
            Ok(Response::Panicked { id: None, message }) | Err(message) => {
                *self.0.worker.borrow_mut() = None;
                self.fail_all(&message);
            }
        }
    }

    /// Tells everybody who waits, but later: who asks for a run must not be answered before it knows the
    /// run's number.
    fn fail_all(&self, message: &str) {
        let failed = std::mem::take(&mut *self.0.waiting.borrow_mut());
        let message = message.to_owned();
        wasm_bindgen_futures::spawn_local(async move {
            for waiting in failed.into_values() {
                waiting.done.emit(End::Broken { message: message.clone() });
            }
        });
    }
}
