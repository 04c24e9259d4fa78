//! An engine of a component's own, beside the page's: for numbers that are moved, for other orders, for the lenses.
//!
//! What goes on here never holds up the Run button, and to stop it is to end its worker. A component keeps its laboratory
//! with [`use_lab`]; the worker is started when something is first asked for, and ends with the component.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use protocol::{Note, Request, RequestId, Response};
use timeline::{Reader, Timeline};
use trace::{Events, Limits, Nanos, Options, Slider, Trace};
use yew::prelude::*;

use crate::{engine::EngineWorker, run::Script};

/// A run's result.
#[derive(Clone)]
pub struct Ran {
    pub trace: Rc<Trace>,
    pub timeline: Rc<Timeline>,
    /// How long it really took.
    pub micros: u64,
}

/// Results are equal when they are the same run.
impl PartialEq for Ran {
    fn eq(&self, other: &Ran) -> bool {
        Rc::ptr_eq(&self.trace, &other.trace)
    }
}

/// What comes back.
#[derive(Clone)]
pub enum Said {
    Ran(Ran),
    Notes(Vec<Note>),
    Sliders(Vec<Slider>),
    /// What an exploration has found so far, or all of it.
    Report {
        report: explore::Report,
        done: bool,
    },
    /// The worker broke or could not be loaded.
    Broken(String),
}

/// The laboratory.
#[derive(Default)]
pub struct Lab {
    worker: RefCell<Option<EngineWorker>>,
    /// Tells a reply of an ended worker from one of its successor.
    generation: Cell<u32>,
    last_id: Cell<u32>,
    waiting: RefCell<BTreeMap<RequestId, Waiting>>,
}

struct Waiting {
    hear: Callback<Said>,
    /// What came of the trace so far, and what was read from it.
    events: Events,
    reader: Reader,
}

/// The options of runs here: as on the rest of the page, but with a shorter trace, since all of it is drawn.
pub fn options() -> Options {
    let limits = Limits {
        fuel: 500_000_000,
        memory: 128 << 20,
        time: Nanos(1_000_000_000_000_000),
        output: 1 << 20,
        events: 100_000,
    };
    Options { limits, ..Options::default() }
}

/// A laboratory that ends with its component.
#[hook]
pub fn use_lab() -> Rc<Lab> {
    let lab = (*use_memo((), |()| Rc::new(Lab::default()))).clone();
    {
        let lab = lab.clone();
        use_effect_with((), move |()| move || lab.stop());
    }
    lab
}

impl Lab {
    /// Runs a script.
    pub fn run(self: &Rc<Lab>, script: &Script, options: Options, hear: Callback<Said>) {
        let Script { source, file } = script.clone();
        self.ask(|id| Request::Run { id, source, file, options, keep_above: None }, hear);
    }

    /// Runs scripts one after another, each with its options. `hear` gets all results, or the first fault.
    pub fn run_all(
        self: &Rc<Lab>,
        mut jobs: Vec<(Script, Options)>,
        hear: Callback<Result<Vec<Ran>, String>>,
    ) {
        jobs.reverse();
        self.clone().go_on(jobs, Vec::new(), hear);
    }

    fn go_on(
        self: Rc<Lab>,
        mut left: Vec<(Script, Options)>,
        ran: Vec<Ran>,
        hear: Callback<Result<Vec<Ran>, String>>,
    ) {
        let Some((script, options)) = left.pop() else { return hear.emit(Ok(ran)) };
        let lab = self.clone();
        let next = Callback::from(move |said| match said {
            Said::Ran(one) => {
                let mut ran = ran.clone();
                ran.push(one);
                lab.clone().go_on(left.clone(), ran, hear.clone());
            }
            Said::Broken(message) => hear.emit(Err(message)),
            Said::Notes(_) | Said::Sliders(_) | Said::Report { .. } => {}
        });
        self.run(&script, options, next);
    }

    /// Asks which numbers of a source may be moved.
    pub fn sliders(self: &Rc<Lab>, source: &str, hear: Callback<Said>) {
        let source = source.to_owned();
        self.ask(|id| Request::Sliders { id, source }, hear);
    }

    /// Asks what there is to say about a script that was run with these options.
    pub fn advise(self: &Rc<Lab>, script: &Script, options: Options, hear: Callback<Said>) {
        let Script { source, file } = script.clone();
        self.ask(|id| Request::Advise { id, source, file, options }, hear);
    }

    /// Looks for other orders of a script; `hear` is called several times.
    pub fn explore(self: &Rc<Lab>, script: &Script, runs: u32, hear: Callback<Said>) {
        let Script { source, file } = script.clone();
        self.ask(|id| Request::Explore { id, source, file, options: options(), runs }, hear);
    }

    /// Ends whatever goes on; nobody hears of it any more.
    pub fn stop(&self) {
        self.generation.set(self.generation.get() + 1);
        self.waiting.borrow_mut().clear();
        *self.worker.borrow_mut() = None;
    }

    fn ask(self: &Rc<Lab>, request: impl FnOnce(RequestId) -> Request, hear: Callback<Said>) {
        let id = RequestId(self.last_id.get() + 1);
        self.last_id.set(id.0);
        self.waiting
            .borrow_mut()
            .insert(id, Waiting { hear, events: Events::default(), reader: Reader::default() });
        if self.worker.borrow().is_none() {
            self.start();
        }
        if let Some(worker) = self.worker.borrow().as_ref() {
            worker.send(request(id));
        }
    }

    fn start(self: &Rc<Lab>) {
        let generation = self.generation.get();
        let lab = Rc::downgrade(self);
        let hear = move |said| {
            if let Some(lab) = lab.upgrade().filter(|lab| lab.generation.get() == generation) {
                lab.hear(said);
            }
        };
        match EngineWorker::spawn(hear, |_, _| {}) {
            Ok(worker) => *self.worker.borrow_mut() = Some(worker),
            Err(message) => {
                // Later: who asks must not be answered before it goes on.
                let lab = self.clone();
                wasm_bindgen_futures::spawn_local(async move { lab.break_down(&message) });
            }
        }
    }

    fn hear(&self, said: Result<Response, String>) {
        match said {
            Ok(Response::Events { id, events }) => {
                if let Some(waiting) = self.waiting.borrow_mut().get_mut(&id) {
                    events.iter().for_each(|event| waiting.reader.read(&event));
                    waiting.events.append(events);
                }
            }
            Ok(Response::Finished { id, mut trace, micros, .. }) => {
                let Some(waiting) = self.waiting.borrow_mut().remove(&id) else { return };
                let timeline = Rc::new(waiting.reader.finish(&trace));
                trace.events = waiting.events;
                waiting.hear.emit(Said::Ran(Ran { trace: Rc::from(trace), timeline, micros }));
            }
            Ok(Response::Advised { id, notes }) => {
                let waiting = self.waiting.borrow_mut().remove(&id);
                if let Some(waiting) = waiting {
                    waiting.hear.emit(Said::Notes(notes));
                }
            }
            Ok(Response::Sliders { id, sliders }) => {
                let waiting = self.waiting.borrow_mut().remove(&id);
                if let Some(waiting) = waiting {
                    waiting.hear.emit(Said::Sliders(sliders));
                }
            }
            Ok(Response::Explored { id, report, done }) => {
                let hear = self.waiting.borrow().get(&id).map(|waiting| waiting.hear.clone());
                if done {
                    self.waiting.borrow_mut().remove(&id);
                }
                if let Some(hear) = hear {
                    hear.emit(Said::Report { report, done });
                }
            }
            Ok(Response::Panicked { message, .. }) | Err(message) => self.break_down(&message),
            Ok(Response::Ready | Response::Inspected { .. } | Response::Answer { .. }) => {}
        }
    }

    fn break_down(&self, message: &str) {
        let waiting = std::mem::take(&mut *self.waiting.borrow_mut());
        self.stop();
        for waiting in waiting.into_values() {
            waiting.hear.emit(Said::Broken(message.to_owned()));
        }
    }
}
