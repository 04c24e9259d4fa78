//! Generators, coroutines and asynchronous generators: frames that are put aside.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::code::CodeObject;
use crate::exception::TracebackEntry;
use crate::frame::Suspended;
use crate::memory::{self, Charge, Finalizer};
use crate::value::{Str, Value};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorKind {
    Generator,
    Coroutine,
    AsyncGenerator,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorState {
    Created,
    Suspended,
    Running,
    Closed,
}

pub struct Generator {
    pub kind: GeneratorKind,
    pub code: Rc<CodeObject>,
    pub name: RefCell<Str>,
    pub qualname: RefCell<Str>,
    pub state: Cell<GeneratorState>,
    /// The frame while it does not run.
    pub frame: RefCell<Option<Box<Suspended>>>,
    /// What it waits for at this moment (`cr_await`, `gi_yieldfrom`): the iterator of its `YieldFrom`.
    pub awaiting: RefCell<Value>,
    pub created: Origin,
    /// Asynchronous generators: a step is running (`ag_running`).
    pub async_running: Cell<bool>,
    /// Asynchronous generators: the address of the step that is running.
    pub active_step: Cell<usize>,
    /// Asynchronous generators: `aclose` is running.
    pub closing: Cell<bool>,
    /// Asynchronous generators: `aclose` has been begun, whether or not it was heard (`ag_closed`). An event loop is not told
    /// of its end any more.
    pub told_to_close: Cell<bool>,
    /// Asynchronous generators: the event loop's hooks were told of it.
    pub hooked: Cell<bool>,
    /// Asynchronous generators: the finalizer hook that was set when it was first iterated.
    pub finalizer: RefCell<Value>,
    /// It has been dropped once and closed then: what is left of it goes without another word.
    pub finalized: Cell<bool>,
    /// Whether "was never awaited" has been told, or must not be.
    pub quiet: Cell<bool>,
    pub charge: Charge,
}

/// Where a coroutine was created.
#[derive(Clone, Default)]
pub struct Origin {
    /// The line of the program.
    pub line: Option<u32>,
    /// The calls that led there, the newest first: as many as `sys.set_coroutine_origin_tracking_depth` says, with those
    /// of the library.
    pub places: Option<Rc<[TracebackEntry]>>,
}

impl Generator {
    /// Whether the body has returned or raised, or was closed.
    pub fn is_closed(&self) -> bool {
        self.state.get() == GeneratorState::Closed
    }

    fn revive(&self) -> Generator {
        Generator {
            kind: self.kind,
            code: self.code.clone(),
            name: self.name.clone(),
            qualname: self.qualname.clone(),
            state: self.state.clone(),
            frame: RefCell::new(self.frame.take()),
            awaiting: RefCell::new(self.awaiting.take()),
            created: self.created.clone(),
            async_running: Cell::new(false),
            active_step: Cell::new(0),
            closing: Cell::new(false),
            told_to_close: self.told_to_close.clone(),
            hooked: self.hooked.clone(),
            finalizer: RefCell::new(self.finalizer.take()),
            finalized: Cell::new(true),
            quiet: Cell::new(true),
            charge: Charge::new(self.charge.get()),
        }
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        self.charge.detach();
        match self.state.get() {
            GeneratorState::Created if self.kind == GeneratorKind::Coroutine && !self.quiet.get() => {
                memory::finalize_later(Finalizer::NeverAwaited {
                    qualname: self.qualname.borrow().to_string(),
                    method: None,
                    created: self.created.clone(),
                });
            }
            // Only a frame inside a `try` or `with`, or one that waits for what is closed with it, has something to do when
            // it is closed; but an event loop is told of each asynchronous generator, which gives it a task.
            GeneratorState::Suspended | GeneratorState::Created
                if !self.finalized.get()
                    && memory::finalizes()
                    && (self.has_hook()
                        || (self.state.get() == GeneratorState::Suspended && self.is_to_be_closed())) =>
            {
                memory::finalize_later(Finalizer::Close(Value::Generator(Rc::new(self.revive()))));
            }
            _ => {}
        }
        if let Some(mut frame) = self.frame.take() {
            if !self.awaiting.take().is_null() {
                // What it waits for is closed before its variables go.
                let operands = frame.stack.split_off(self.code.code.slot_count().min(frame.stack.len()));
                memory::drop_backwards(operands);
            }
            memory::drop_values(frame.stack);
        }
    }
}

impl Generator {
    /// Whether somebody is to be told when it goes before its end.
    pub(crate) fn has_hook(&self) -> bool {
        let finalizer = self.finalizer.borrow();
        !self.told_to_close.get() && !finalizer.is_null() && !finalizer.is_none()
    }

    /// Whether it has something to do when it is closed: it stands inside of a `try` or `with`, or closes something else.
    fn is_to_be_closed(&self) -> bool {
        let Some(frame) = &*self.frame.borrow() else { return false };
        let pc = frame.pc as u32;
        self.code.code.handlers.iter().any(|handler| handler.start <= pc && pc < handler.end)
            || self.closes_another()
    }

    /// The same, or whether what it iterates over has something to do then.
    pub(crate) fn is_guarded(&self) -> bool {
        self.is_to_be_closed()
            || self.frame.borrow().as_ref().is_some_and(|frame| {
                frame.stack.iter().any(|value| {
                    matches!(value, Value::Generator(inner) if Rc::strong_count(inner) == 1 && inner.is_guarded())
                })
            })
    }

    /// Whether closing it closes what it waits for as well, which would not go together with it: a generator that others
    /// hold too, or an object of the program with a method for that.
    fn closes_another(&self) -> bool {
        match &*self.awaiting.borrow() {
            // It is held here and on the stack of the frame.
            Value::Generator(other) => {
                Rc::strong_count(other) > 2 && other.state.get() == GeneratorState::Suspended
            }
            Value::Instance(other) => {
                other.class().mro().iter().any(|class| class.dict.get("close").is_some())
            }
            _ => false,
        }
    }
}
