//! Resuming and suspending generators, coroutines and asynchronous generators.
//!
//! A generator's frame is pushed with a [`Ret`] that says who resumed it. Three things can then happen to it: it
//! yields (`suspend`), returns (`deliver_return`) or raises (`unwind`), and each is told to the resumer
//! in the way that the `Ret` names.

mod library;
mod nested;
mod place;
pub use library::{LoopPlace, text_of_library};

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use bytecode::{AwaitSite, Op};

use crate::collect;
use crate::frame::{Awaiting, Frame, Kind, Ret, Suspended};
use crate::generator::{Generator, GeneratorKind, GeneratorState};
use crate::iter::{AsyncStep, StepMode};
use crate::memory::Charge;
use crate::native::Sent;
use crate::run::{Called, Did};
use crate::value::{PyResult, Raised, Value};
use crate::vm::Vm;

/// What an awaitable or generator did when it was resumed.
pub enum Resumed {
    Yielded(Value),
    Returned(Value),
}

impl Vm {
    /// Makes a generator object of a frame that was set up but has not begun.
    pub(crate) fn make_generator(&mut self, frame: Frame, function: &crate::value::Function) -> Value {
        let flags = frame.code.code.flags;
        let kind = if flags.async_generator {
            GeneratorKind::AsyncGenerator
        } else if flags.coroutine {
            GeneratorKind::Coroutine
        } else {
            GeneratorKind::Generator
        };
        let stack = self.fiber.stack.split_off(frame.base);
        self.fiber.stack.truncate(frame.bottom);
        let bytes = 240 + stack.len() * 16;
        // What a coroutine has to do at the end of the program is told of its task.
        let ends = kind != GeneratorKind::Coroutine && !frame.code.code.handlers.is_empty();
        let generator = Value::Generator(Rc::new(Generator {
            kind,
            code: frame.code,
            name: function.name.clone(),
            qualname: function.qualname.clone(),
            state: Cell::new(GeneratorState::Created),
            frame: RefCell::new(Some(Box::new(Suspended {
                pc: 0,
                stack,
                globals: frame.globals,
                handled: Value::Null,
            }))),
            awaiting: RefCell::new(Value::Null),
            created: self.origin(),
            async_running: Cell::new(false),
            active_step: Cell::new(0),
            closing: Cell::new(false),
            told_to_close: Cell::new(false),
            hooked: Cell::new(false),
            finalized: Cell::new(false),
            finalizer: RefCell::new(Value::Null),
            quiet: Cell::new(false),
            charge: Charge::new(bytes),
        }));
        if ends || collect::notes() {
            collect::note(&generator);
        }
        generator
    }

    /// Pushes a generator's frame and sends a value, or throws an exception, into it.
    pub fn resume_generator(&mut self, generator: &Rc<Generator>, sent: Sent, ret: Ret) -> PyResult<()> {
        match generator.state.get() {
            GeneratorState::Running => {
                let what = match generator.kind {
                    GeneratorKind::Generator => "generator already executing",
                    GeneratorKind::Coroutine => "coroutine already executing",
                    GeneratorKind::AsyncGenerator => "async generator already executing",
                };
                Err(self.value_error(what))
            }
            GeneratorState::Closed => self.resume_closed(generator, sent, &ret),
            GeneratorState::Created => {
                match sent {
                    Sent::Value(value) if !value.is_none() => {
                        let what = match generator.kind {
                            GeneratorKind::Generator => "generator",
                            GeneratorKind::Coroutine => "coroutine",
                            GeneratorKind::AsyncGenerator => "async generator",
                        };
                        return Err(
                            self.type_error(format!("can't send non-None value to a just-started {what}"))
                        );
                    }
                    Sent::Value(_) => {}
                    Sent::Throw(raised) => {
                        // The body never begins: no instruction is at fault, but the first line.
                        self.push_suspended(generator, ret)?;
                        self.top_frame().pc = usize::MAX;
                        self.thrown_in = raised.address();
                        return Err(raised);
                    }
                }
                self.push_suspended(generator, ret)
            }
            GeneratorState::Suspended => {
                self.push_suspended(generator, ret)?;
                let frame = self.top_frame();
                let waits = frame.code.body().instrs[frame.pc].op == Op::YieldFrom;
                frame.resumed = waits;
                match sent {
                    Sent::Value(value) => {
                        self.push(value);
                        if !waits {
                            self.top_frame().pc += 1;
                        }
                        Ok(())
                    }
                    Sent::Throw(raised) => {
                        let thrown = raised.address();
                        let raised = match waits {
                            true => match self.throw_into_awaited(raised) {
                                Ok(()) => return Ok(()),
                                Err(raised) => raised,
                            },
                            false => raised,
                        };
                        // As if it were raised where the generator waits, perhaps inside of an `except` of its own.
                        if !self.top_frame().handled.is_null() {
                            self.set_context(&raised);
                        }
                        self.thrown_in = thrown;
                        Err(raised)
                    }
                }
            }
        }
    }

    fn resume_closed(&mut self, generator: &Rc<Generator>, sent: Sent, ret: &Ret) -> PyResult<()> {
        if let Sent::Throw(raised) = sent {
            if generator.kind == GeneratorKind::Coroutine {
                return Err(self.runtime_error("cannot reuse already awaited coroutine"));
            }
            self.thrown_in = raised.address();
            return Err(raised);
        }
        match generator.kind {
            GeneratorKind::Coroutine => Err(self.runtime_error("cannot reuse already awaited coroutine")),
            GeneratorKind::AsyncGenerator => {
                let class = self.types.stop_async_iteration.clone();
                Err(self.new_exception(&class, vec![]))
            }
            GeneratorKind::Generator => match ret {
                Ret::Resume => {
                    self.push(Value::None);
                    Ok(())
                }
                Ret::YieldFrom => {
                    let top = self.fiber.stack.len() - 1;
                    self.fiber.stack[top] = Value::None;
                    self.top_frame().pc += 1;
                    Ok(())
                }
                Ret::Close => {
                    self.deliver(Value::None);
                    Ok(())
                }
                Ret::Push
                | Ret::Drop
                | Ret::Again
                | Ret::Special(_)
                | Ret::Init(_)
                | Ret::ForIter
                | Ret::Send => Err(self.stop_iteration(Value::None)),
            },
        }
    }

    /// Puts the suspended frame of a generator onto the fiber.
    fn push_suspended(&mut self, generator: &Rc<Generator>, ret: Ret) -> PyResult<()> {
        self.check_depth()?;
        let suspended = generator.frame.take().expect("a generator that does not run has a frame");
        generator.state.set(GeneratorState::Running);
        generator.awaiting.take();
        let base = self.fiber.stack.len();
        let Suspended { pc, stack, globals, handled } = *suspended;
        self.fiber.stack.extend(stack);
        self.fiber.depth += 1;
        if !handled.is_null() {
            self.fiber.handling += 1;
        }
        self.fiber.frames.push(Frame {
            pc,
            generator: Some(generator.clone()),
            handled,
            ..Frame::new(generator.code.clone(), globals, base, base, ret)
        });
        Ok(())
    }

    /// An exception is thrown into the top frame, which waits in a `YieldFrom`: what it awaits gets it first.
    fn throw_into_awaited(&mut self, raised: Raised) -> PyResult<()> {
        let awaited = self.peek(0).clone();
        if let Some(given) = self.given_to_throw.take_if(|given| given.to.is(&awaited)) {
            let name = self.names.throw.clone();
            let throw = match awaited {
                Value::Instance(_) => self.get_attr_opt(&awaited, &name)?,
                _ => None,
            };
            return match throw.map(|throw| self.call(&throw, given.args)) {
                Some(Ok(value)) => self.suspend(value),
                Some(Err(raised)) => self.delegate_stopped(raised),
                None => self.delegate_stopped(raised),
            };
        }
        let is_exit = self.raised_is(&raised, &self.types.generator_exit.clone());
        match &awaited {
            Value::Generator(inner) => {
                if is_exit {
                    self.close_generator(inner).map(drop)?;
                    return Err(raised);
                }
                if inner.is_closed() {
                    return Err(raised);
                }
                let inner = inner.clone();
                self.top_frame().thrown = true;
                self.resume_generator(&inner, Sent::Throw(raised), Ret::YieldFrom)
            }
            Value::Iter(iter) => {
                if is_exit {
                    let closing = self.throw_custom(iter, raised.clone());
                    return match closing {
                        Ok(_) => Err(raised),
                        Err(error) if error.is(&raised) => Err(raised),
                        Err(error) => Err(error),
                    };
                }
                self.top_frame().thrown = true;
                match self.throw_custom(iter, raised) {
                    Ok(Some(Resumed::Yielded(value))) => self.suspend(value),
                    Ok(Some(Resumed::Returned(value))) => {
                        self.top_frame().thrown = false;
                        let top = self.fiber.stack.len() - 1;
                        self.fiber.stack[top] = value;
                        self.top_frame().pc += 1;
                        Ok(())
                    }
                    // A frame was pushed, which answers later.
                    Ok(None) => Ok(()),
                    Err(raised) => self.delegate_stopped(raised),
                }
            }
            _ => {
                let name = self.names.throw.clone();
                if is_exit {
                    let close = self.names.close.clone();
                    if let Some(close) = self.get_attr_opt(&awaited, &close)? {
                        self.call(&close, crate::Args::new())?;
                    }
                    return Err(raised);
                }
                let Some(throw) = self.get_attr_opt(&awaited, &name)? else {
                    return self.delegate_stopped(raised);
                };
                match self.call(&throw, crate::Args::one(raised.value())) {
                    Ok(value) => self.suspend(value),
                    Err(raised) => self.delegate_stopped(raised),
                }
            }
        }
    }

    /// An exception where a generator waits for an iterator: `StopIteration` ends the iterator, also when it was
    /// thrown in, and its value is that of the `yield from`.
    fn delegate_stopped(&mut self, raised: Raised) -> PyResult<()> {
        let value = self.stop_value(raised)?;
        let top = self.fiber.stack.len() - 1;
        self.fiber.stack[top] = value;
        let frame = self.top_frame();
        frame.thrown = false;
        frame.pc += 1;
        Ok(())
    }

    /// `YieldFrom`: `iterator value → result`.
    pub(crate) fn op_yield_from(&mut self, site: u16) -> PyResult<Did> {
        let value = self.pop();
        let target = self.peek(0).clone();
        let resumed = match &target {
            Value::Generator(inner) => {
                let inner = inner.clone();
                drop(target);
                let came_back = std::mem::take(&mut self.top_frame().resumed);
                self.resume_generator(&inner, Sent::Value(value), Ret::YieldFrom)?;
                // Whether this await has been suspended before is told when it ends.
                self.mark_awaiting(came_back);
                return Ok(Did::Reload);
            }
            Value::Iter(iter) => match self.send_to_iterator(iter, value)? {
                Some(resumed) => resumed,
                None => return Ok(Did::Reload),
            },
            other => {
                let result = if value.is_none() {
                    let next = self.names.next.clone();
                    self.call_special_required(other, &next, "is not an iterator")
                } else {
                    let send = self.names.send.clone();
                    let send = self.get_attr(other, &send)?;
                    self.call(&send, crate::Args::one(value))
                };
                match result {
                    Ok(value) => Resumed::Yielded(value),
                    Err(raised) => Resumed::Returned(self.stop_value(raised)?),
                }
            }
        };
        match resumed {
            Resumed::Yielded(value) => {
                self.suspend(value)?;
                Ok(Did::Reload)
            }
            Resumed::Returned(value) => {
                let top = self.fiber.stack.len() - 1;
                self.fiber.stack[top] = value;
                let came_back = std::mem::take(&mut self.top_frame().resumed);
                if !came_back && site == AwaitSite::Await as u16 {
                    self.note_await_passed();
                }
                Ok(Did::Next)
            }
        }
    }

    /// Passes on what was sent into a generator that delegates to an iterator of the library.
    fn send_to_iterator(
        &mut self,
        iter: &Rc<crate::iter::NativeIter>,
        value: Value,
    ) -> PyResult<Option<Resumed>> {
        if !value.is_none() {
            // Most iterators have no such method, and say so.
            let send = self.names.send.clone();
            self.get_attr(&Value::Iter(iter.clone()), &send)?;
        }
        self.send_custom(iter, value)
    }

    /// After a frame was pushed by a `YieldFrom`: remembers in the waiting frame that it had been suspended.
    fn mark_awaiting(&mut self, came_back: bool) {
        let frames = &mut self.fiber.frames;
        let length = frames.len();
        if came_back && length >= 2 {
            frames[length - 2].resumed = true;
        }
    }

    /// The top frame yields a value to whoever resumed it.
    pub(crate) fn suspend(&mut self, value: Value) -> PyResult<()> {
        loop {
            let frame = self.fiber.frames.last().expect("the frame that yields is on top");
            let is_plain_yield = frame.code.body().instrs[frame.pc].op == Op::Yield;
            let generator = frame.generator.clone().expect("only generators yield");
            let awaiting = if is_plain_yield { Value::Null } else { self.peek(0).clone() };
            let frame = self.fiber.frames.pop().expect("checked above");
            self.fiber.depth -= 1;
            if !frame.handled.is_null() {
                self.fiber.handling -= 1;
            }
            let Frame { pc, base, bottom, ret, globals, handled, .. } = frame;
            let stack = self.fiber.stack.split_off(base);
            self.fiber.stack.truncate(bottom);
            *generator.frame.borrow_mut() = Some(Box::new(Suspended { pc, stack, globals, handled }));
            generator.state.set(GeneratorState::Suspended);
            generator.awaiting.replace(awaiting);

            if is_plain_yield && generator.kind == GeneratorKind::AsyncGenerator {
                // For whoever awaits the step, this is the step's result.
                generator.async_running.set(false);
                if generator.closing.get() {
                    return Err(self.runtime_error("async generator ignored GeneratorExit"));
                }
                return self.deliver_step(ret, value);
            }
            match ret {
                Ret::ForIter | Ret::Send => {
                    self.deliver(value);
                    return Ok(());
                }
                Ret::Resume => {
                    self.push(value);
                    if let Kind::Native { input, .. } = &mut self.top_frame().kind {
                        *input = Awaiting::Yielded;
                    }
                    return Ok(());
                }
                // The frame below waits for this one, and yields the same.
                Ret::YieldFrom => {}
                Ret::Close => {
                    let what = match generator.kind {
                        GeneratorKind::Generator => "generator ignored GeneratorExit",
                        GeneratorKind::Coroutine => "coroutine ignored GeneratorExit",
                        GeneratorKind::AsyncGenerator => "async generator ignored GeneratorExit",
                    };
                    return Err(self.runtime_error(what));
                }
                Ret::Push | Ret::Drop | Ret::Again | Ret::Special(_) | Ret::Init(_) => {
                    return Err(self.runtime_error("a frame yielded to a plain call"));
                }
            }
        }
    }

    /// A frame has returned: tells whoever is waiting for it.
    pub(crate) fn deliver_return(&mut self, frame: Frame, value: Value) -> PyResult<()> {
        if let Some(generator) = frame.generator {
            generator.state.set(GeneratorState::Closed);
            if generator.kind == GeneratorKind::AsyncGenerator {
                generator.async_running.set(false);
                let class = self.types.stop_async_iteration.clone();
                if matches!(frame.ret, Ret::Close) {
                    self.deliver(Value::None);
                    return Ok(());
                }
                if generator.closing.get() {
                    return self.deliver_step(frame.ret, Value::None);
                }
                return Err(self.new_exception(&class, vec![]));
            }
        }
        match frame.ret {
            Ret::Push => self.deliver(value),
            Ret::Drop => {
                drop(value);
                self.top_frame().pc += 1;
            }
            Ret::Again => drop(value),
            Ret::Special(special) => return self.finish_special(special, value),
            Ret::Init(instance) => {
                if !value.is_none() {
                    let kind = self.type_name(&value);
                    return Err(self.type_error(format!("__init__() should return None, not '{kind}'")));
                }
                self.deliver(instance);
            }
            // A native step of an iterator gives an item, or `Null` at the end; a generator's return is its end.
            Ret::ForIter if matches!(frame.kind, Kind::Native { .. }) && !value.is_null() => {
                self.deliver(value);
            }
            Ret::ForIter => {
                let iter = self.pop();
                let frame = self.top_frame();
                frame.pc = frame.code.body().instrs[frame.pc].a as usize;
                drop(iter);
            }
            Ret::YieldFrom => self.finish_await(value),
            Ret::Send => return Err(self.stop_iteration(value)),
            Ret::Resume => self.push(value),
            Ret::Close => self.deliver(value),
        }
        Ok(())
    }

    /// The step of an asynchronous generator has a result.
    pub(crate) fn deliver_step(&mut self, ret: Ret, value: Value) -> PyResult<()> {
        match ret {
            Ret::YieldFrom => self.finish_await(value),
            Ret::Resume => self.push(value),
            Ret::Send | Ret::ForIter => return Err(self.stop_iteration(value)),
            Ret::Close => return Err(self.runtime_error("async generator ignored GeneratorExit")),
            Ret::Push | Ret::Drop | Ret::Again | Ret::Special(_) | Ret::Init(_) => self.deliver(value),
        }
        Ok(())
    }

    /// What the top frame's `YieldFrom` waited for has a result.
    fn finish_await(&mut self, value: Value) {
        let awaited = self.pop();
        let frame = self.top_frame();
        frame.thrown = false;
        let came_back = std::mem::take(&mut frame.resumed);
        let site = frame.code.body().instrs[frame.pc].b;
        if !came_back && site == AwaitSite::Await as u16 {
            self.note_await_passed();
        }
        self.deliver(value);
        drop(awaited);
    }

    /// Begins or goes on with a step of an asynchronous generator (`__anext__`, `asend`, `athrow`, `aclose`).
    pub(crate) fn resume_async_step(&mut self, step: &Rc<AsyncStep>, sent: Sent, ret: Ret) -> PyResult<()> {
        let generator = step.generator.clone();
        let own = Rc::as_ptr(step) as usize;
        let is_running = generator.async_running.get();
        let began = step.started.replace(true);
        if began && is_running && generator.active_step.get() == own {
            return self.resume_generator(&generator, sent, ret);
        }
        if began || step.done.get() {
            step.done.set(true);
            return Err(self.runtime_error(match step.mode {
                StepMode::Send => "cannot reuse already awaited __anext__()/asend()",
                StepMode::Throw | StepMode::Close => "cannot reuse already awaited aclose()/athrow()",
            }));
        }
        let closes = step.mode == StepMode::Close;
        if step.mode != StepMode::Send && generator.is_closed() {
            step.done.set(true);
            return match sent {
                Sent::Throw(raised) => Err(raised),
                Sent::Value(_) => self.deliver_step(ret, Value::None),
            };
        }
        if is_running {
            step.done.set(true);
            return Err(self.runtime_error(match step.mode {
                StepMode::Send => "anext(): asynchronous generator is already running",
                StepMode::Throw => "athrow(): asynchronous generator is already running",
                StepMode::Close => "aclose(): asynchronous generator is already running",
            }));
        }
        // A generator that has been told to close takes nothing else.
        if step.mode != StepMode::Send && generator.told_to_close.get() && matches!(sent, Sent::Value(_)) {
            step.done.set(true);
            let class = self.types.stop_async_iteration.clone();
            return Err(self.new_exception(&class, vec![]));
        }
        let sent = match (sent, step.mode) {
            (Sent::Throw(raised), _) => Sent::Throw(raised),
            (Sent::Value(value), StepMode::Send) if !value.is_none() => Sent::Value(value),
            (Sent::Value(_), StepMode::Send) => Sent::Value(step.input.take()),
            (Sent::Value(value), _) if !value.is_none() => {
                step.started.set(false);
                return Err(self.runtime_error("can't send non-None value to a just-started coroutine"));
            }
            (Sent::Value(_), _) => {
                let input = step.input.take();
                Sent::Throw(self.exception_from(input)?)
            }
        };
        if closes && generator.state.get() == GeneratorState::Created {
            generator.state.set(GeneratorState::Closed);
            generator.frame.take();
            step.done.set(true);
            return match sent {
                Sent::Throw(raised) if !self.raised_is(&raised, &self.types.generator_exit.clone()) => {
                    Err(raised)
                }
                _ => self.deliver_step(ret, Value::None),
            };
        }
        generator.closing.set(closes);
        generator.told_to_close.set(closes || generator.told_to_close.get());
        generator.async_running.set(true);
        generator.active_step.set(own);
        self.resume_generator(&generator, sent, ret).inspect_err(|_| {
            // Where its frame is on the stack, the exception goes on inside of it.
            if generator.state.get() != GeneratorState::Running {
                generator.async_running.set(false);
            }
        })
    }

    /// `close()` of such a step: throws `GeneratorExit` into it where it is not done.
    pub(crate) fn close_async_step(&mut self, step: &Rc<AsyncStep>) -> PyResult<()> {
        let generator = &step.generator;
        let is_active =
            generator.async_running.get() && generator.active_step.get() == Rc::as_ptr(step) as usize;
        if step.done.get() || step.started.get() && !is_active {
            return Ok(());
        }
        let class = self.types.generator_exit.clone();
        let exit = self.new_exception(&class, vec![]);
        self.set_context(&exit);
        let result = self
            .nested(|vm| vm.resume_async_step(step, Sent::Throw(exit), Ret::Send).map(|()| Called::Frame));
        let Err(raised) = result else { return Err(self.runtime_error("coroutine ignored GeneratorExit")) };
        let types = &self.types;
        let ended = [&types.generator_exit, &types.stop_iteration, &types.stop_async_iteration];
        if ended.iter().any(|class| raised.0.class.borrow().is_subclass(class)) {
            Ok(())
        } else {
            Err(raised)
        }
    }
}
