//! A run whose trace is too long for the page: it stays in the worker, which is asked for what is shown of it.

use std::rc::Rc;

use protocol::{Answer, Kept, Question, RequestId};
use yew::Callback;

use super::Engine;

/// A handle to such a run; clones share it, and the worker forgets the run after the last one.
#[derive(Clone)]
pub struct KeptRun(Rc<Inner>);

struct Inner {
    engine: Engine,
    /// The worker that it is in: a later one does not have it.
    generation: u32,
    run: RequestId,
    kept: Kept,
}

impl KeptRun {
    pub(super) fn new(engine: Engine, generation: u32, run: RequestId, kept: Kept) -> KeptRun {
        KeptRun(Rc::new(Inner { engine, generation, run, kept }))
    }

    pub(super) fn generation(&self) -> u32 {
        self.0.generation
    }

    pub(super) fn run(&self) -> RequestId {
        self.0.run
    }

    /// What is known of it without asking.
    pub fn facts(&self) -> Kept {
        self.0.kept
    }

    /// Asks the worker; `done` gets none when the run is gone with the worker that had it.
    pub fn ask(&self, question: Question, done: impl Fn(Option<Answer>) + 'static) {
        self.0.engine.ask_about(self, question, Callback::from(done));
    }
}

impl PartialEq for KeptRun {
    fn eq(&self, other: &KeptRun) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.engine.forget(self.generation, self.run);
    }
}
