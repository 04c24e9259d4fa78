//! Runs on top of the Rust stack, for what must have its result at once.

use super::Resumed;
use crate::frame::{Frame, Kind, Ret};
use crate::generator::{Generator, GeneratorState};
use crate::native::Sent;
use crate::run::Called;
use crate::value::{PyResult, Value};
use crate::vm::{Exit, Vm};
use std::rc::Rc;

impl Vm {
    /// Runs a generator up to its next value in a nested loop; none at its end.
    pub fn next_of_generator(&mut self, generator: &Rc<Generator>) -> PyResult<Option<Value>> {
        if generator.is_closed() && !self.is_replaying() {
            return Ok(None);
        }
        match self.resume_nested(generator, Sent::Value(Value::None))? {
            Resumed::Yielded(value) => Ok(Some(value)),
            Resumed::Returned(_) => Ok(None),
        }
    }

    /// Resumes a generator in a nested loop.
    pub fn resume_nested(&mut self, generator: &Rc<Generator>, sent: Sent) -> PyResult<Resumed> {
        let result =
            self.nested(|vm| vm.resume_generator(generator, sent, Ret::Send).map(|()| Called::Frame));
        match result {
            Ok(value) => Ok(Resumed::Yielded(value)),
            Err(raised) if generator.is_closed() => Ok(Resumed::Returned(self.stop_value(raised)?)),
            Err(raised) => Err(raised),
        }
    }

    /// Runs frames that `begin` pushes until they are done, on top of the Rust stack.
    pub(crate) fn nested(&mut self, begin: impl FnOnce(&mut Vm) -> PyResult<Called>) -> PyResult {
        let mut begin = Some(begin);
        // One body for all that nests.
        self.nested_once(&mut |vm| match begin.take() {
            Some(begin) => begin(vm),
            None => Ok(Called::Value(Value::None)),
        })
    }

    fn nested_once(&mut self, begin: Begin<'_>) -> PyResult {
        const MAX_NESTED: usize = 180;
        if self.is_giving_up() {
            return Err(self.runtime_error("the instruction is done again"));
        }
        if let Some(result) = self.replayed() {
            return result;
        }
        if self.nesting >= MAX_NESTED {
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        let bottom = self.fiber.stack.len();
        let floor = self.fiber.frames.len();
        self.push_boundary(bottom);
        self.fiber.nested += 1;
        self.nesting += 1;
        let place = match self.may_leave() {
            true if self.gives_up_next() => Place::Leave(floor, bottom),
            true => Place::MayLeave(floor, bottom),
            false => Place::Stay,
        };
        let attempt = self.attempt.take();
        // What is executed here before the instruction goes on is none of its own.
        let replay = std::mem::take(&mut self.fiber.replay);
        let result = self.nested_loop(begin, place);
        self.fiber.replay = replay;
        self.note_nested(attempt, &result);
        self.nesting -= 1;
        self.fiber.nested -= 1;
        // A run that was stopped leaves its frames to whoever ends it.
        while self.fiber.frames.len() > floor {
            let frame = self.pop_frame();
            if let Some(generator) = frame.generator {
                generator.state.set(GeneratorState::Closed);
            }
        }
        self.fiber.stack.truncate(bottom);
        result
    }

    pub(super) fn nested_loop(&mut self, begin: Begin<'_>, place: Place) -> PyResult {
        let mut exit = match begin(self) {
            Ok(Called::Value(value)) => return Ok(value),
            Ok(Called::Frame) => match place {
                Place::Leave(floor, bottom) => return Err(self.give_up(floor, bottom, None)),
                Place::MayLeave(..) | Place::Stay => self.run(),
            },
            Ok(Called::Block(block)) => Exit::Block(block),
            // Frames that were pushed before it was raised may handle it.
            Err(raised) => match self.unwind(raised) {
                Ok(()) => self.run(),
                Err(raised) => Exit::Raised(raised),
            },
        };
        loop {
            match exit {
                Exit::Done(value) => return Ok(value),
                Exit::Raised(raised) => return Err(raised),
                // A thread is not put aside in a nested run.
                Exit::Switch => exit = self.run(),
                Exit::Block(block) => {
                    if let Place::MayLeave(floor, bottom) | Place::Leave(floor, bottom) = place {
                        return Err(self.give_up(floor, bottom, Some(block)));
                    }
                    let Some(wait) = self.nested_block else {
                        return Err(self.runtime_error("a thread cannot wait here"));
                    };
                    match wait(self, block) {
                        Ok(value) => self.resume_blocked(value),
                        Err(raised) => match self.unwind(raised) {
                            Ok(()) => {}
                            Err(raised) => return Err(raised),
                        },
                    }
                    exit = self.run();
                }
            }
        }
    }

    /// Hands a blocked fiber what it waited for; [`Vm::run`] then goes on.
    pub fn resume_blocked(&mut self, value: Value) {
        self.deliver(value);
    }

    pub(super) fn push_boundary(&mut self, bottom: usize) {
        let Some(top) = self.fiber.frames.last() else {
            let code = self.empty_code();
            let globals = self.builtins.clone();
            return self.fiber.frames.push(boundary(code, globals, bottom));
        };
        let frame = boundary(top.code.clone(), top.globals.clone(), bottom);
        self.fiber.frames.push(frame);
    }

    /// Closes a generator: throws `GeneratorExit` in and expects it to end.
    pub fn close_generator(&mut self, generator: &Rc<Generator>) -> PyResult {
        match generator.state.get() {
            GeneratorState::Closed => return Ok(Value::None),
            GeneratorState::Created => {
                // Its arguments stay until it goes itself.
                generator.state.set(GeneratorState::Closed);
                return Ok(Value::None);
            }
            GeneratorState::Running | GeneratorState::Suspended => {}
        }
        let class = self.types.generator_exit.clone();
        let exit = self.new_exception(&class, vec![]);
        self.set_context(&exit);
        match self.nested(|vm| {
            vm.resume_generator(generator, Sent::Throw(exit), Ret::Close).map(|()| Called::Frame)
        }) {
            Ok(value) => Ok(value),
            Err(raised) => {
                let types = &self.types;
                let ended = [&types.generator_exit, &types.stop_iteration, &types.stop_async_iteration];
                let quiet = ended.iter().any(|class| raised.0.class.borrow().is_subclass(class));
                if quiet && generator.is_closed() { Ok(Value::None) } else { Err(raised) }
            }
        }
    }
}

/// Pushes the first frames of a nested run.
type Begin<'a> = &'a mut dyn FnMut(&mut Vm) -> PyResult<Called>;

/// Where a nested run takes place, and what may become of it. The numbers tell where its boundary stands among the
/// frames and on the stack.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// It stays on the Rust stack.
    Stay,
    /// The instruction is given up if the run has to wait.
    MayLeave(usize, usize),
    /// The instruction is given up before the run begins.
    Leave(usize, usize),
}

pub(super) fn boundary(
    code: Rc<crate::code::CodeObject>,
    globals: Rc<crate::dict::Dict>,
    bottom: usize,
) -> Frame {
    Frame { kind: Kind::Boundary, ..Frame::new(code, globals, bottom, bottom, Ret::Push) }
}
