//! Raising: walks down the frames to the handler whose range holds the instruction.

use crate::exception::{Kept, TracebackEntry};
use crate::frame::{Kind, Ret};
use crate::generator::{Generator, GeneratorKind, GeneratorState};
use crate::native::Input;
use crate::run::Did;
use crate::value::{PyResult, Raised, Value};
use crate::vm::Vm;

impl Vm {
    /// Hands an exception to the nearest handler, and leaves the machine ready to go on there. An error is an
    /// exception that left the lowest frame, or the boundary of the nested run.
    pub(crate) fn unwind(&mut self, mut raised: Raised) -> Result<(), Raised> {
        // Only an exception that has just been made gets a context here; `raise` sets it for the others.
        let thrown_in = std::mem::take(&mut self.thrown_in) == raised.address();
        if self.fiber.handling > 0
            && !self.reraising
            && !thrown_in
            && raised.data().traceback.borrow().is_empty()
        {
            self.set_context(&raised);
        }
        loop {
            let Some(frame) = self.fiber.frames.last_mut() else { return Err(raised) };
            match &mut frame.kind {
                Kind::Boundary => {
                    let bottom = frame.bottom;
                    self.fiber.frames.pop();
                    self.fiber.stack.truncate(bottom);
                    return Err(raised);
                }
                Kind::Native { frame: native, .. } => {
                    let stopping = self.stop.is_some();
                    if let (Some(mut native), false) = (native.take(), stopping) {
                        let next = native.step(self, Input::Raised(raised));
                        match self.after_native_step(native, next) {
                            Ok(Did::Block(_) | Did::Done(_)) | Err(_) if self.stop.is_some() => {
                                raised = self.runtime_error("the run was stopped");
                                continue;
                            }
                            Ok(Did::Block(block)) => {
                                self.pending_block = Some(block);
                                return Ok(());
                            }
                            Ok(_) => return Ok(()),
                            Err(again) => {
                                raised = again;
                                continue;
                            }
                        }
                    }
                    // It raised while it ran, or the run is being stopped.
                    self.pop_frame();
                }
                Kind::Python => {
                    let pc = frame.pc;
                    let code = frame.code.clone();
                    let thrown = std::mem::take(&mut frame.thrown);
                    let reraising = std::mem::take(&mut self.reraising);
                    if thrown && !self.top_frame().handled.is_null() {
                        self.set_context(&raised);
                    }
                    self.finalize_before_handler();
                    if !reraising {
                        let index = self.fiber.frames.len() - 1;
                        let entry = TracebackEntry::of(&self.fiber.frames[index], index);
                        raised.data().traceback.borrow_mut().push(entry);
                    }
                    if self.stop.is_none() {
                        let at = pc as u32;
                        // They are sorted, and do not overlap.
                        let handlers = &code.code.handlers;
                        let next = handlers.partition_point(|handler| handler.start <= at);
                        let found = handlers[..next].last().filter(|handler| at < handler.end);
                        if let Some(handler) = found {
                            let height =
                                self.top_frame().base + code.code.slot_count() + handler.depth as usize;
                            self.fiber.stack.truncate(height);
                            self.finalize_before_handler();
                            let frame = self.top_frame();
                            frame.pc = handler.target as usize;
                            frame.resumed = false;
                            self.push(raised.value());
                            return Ok(());
                        }
                    }
                    let frame = self.top_frame();
                    let (base, slots) = (frame.base, frame.code.slot_count);
                    while self.fiber.stack.len() > base + slots {
                        self.fiber.stack.pop();
                    }
                    self.finalize_before_handler();
                    let mut variables = self.fiber.stack.split_off(base.min(self.fiber.stack.len()));
                    variables.truncate(slots);
                    let frame = self.pop_frame();
                    let data = raised.data();
                    let entry = data.traceback.borrow().len().wrapping_sub(1);
                    let globals = Some(frame.globals.clone());
                    data.kept.borrow_mut().push(Kept { entry, variables, globals });
                    if let Ret::Special(special) = frame.ret
                        && self.stop.is_none()
                    {
                        match self.special_raised(special, raised) {
                            Ok(()) => return Ok(()),
                            Err(again) => raised = again,
                        }
                    }
                    if let Some(generator) = frame.generator {
                        generator.state.set(GeneratorState::Closed);
                        // What is thrown into one that has not begun passes as it is.
                        if frame.pc != usize::MAX {
                            raised = self.leaving_generator(&generator, raised);
                        }
                        if generator.kind == GeneratorKind::AsyncGenerator {
                            generator.async_running.set(false);
                            let types = &self.types;
                            let ended = [&types.generator_exit, &types.stop_async_iteration]
                                .iter()
                                .any(|class| raised.0.class.borrow().is_subclass(class));
                            if generator.closing.get()
                                && ended
                                && self.stop.is_none()
                                && matches!(frame.ret, Ret::YieldFrom | Ret::Resume | Ret::Send)
                            {
                                match self.deliver_step(frame.ret, Value::None) {
                                    Ok(()) => return Ok(()),
                                    Err(again) => raised = again,
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What the failed instruction dropped is finalised while the frame still stands at it, as CPython does.
    fn finalize_before_handler(&mut self) {
        if crate::memory::finalizers_pending() {
            // It fails only where the run has to stop, and then `stop` says so.
            let _ = self.run_finalizers();
        }
    }

    /// `StopIteration` must not leave a generator as if the generator had ended.
    fn leaving_generator(&mut self, generator: &Generator, raised: Raised) -> Raised {
        let is_stop = self.raised_is(&raised, &self.types.stop_iteration.clone());
        let is_async_stop = generator.kind == GeneratorKind::AsyncGenerator
            && self.raised_is(&raised, &self.types.stop_async_iteration.clone());
        if !is_stop && !is_async_stop || self.stop.is_some() {
            return raised;
        }
        let what = match generator.kind {
            GeneratorKind::Generator => "generator raised StopIteration",
            GeneratorKind::Coroutine => "coroutine raised StopIteration",
            GeneratorKind::AsyncGenerator if is_async_stop => "async generator raised StopAsyncIteration",
            GeneratorKind::AsyncGenerator => "async generator raised StopIteration",
        };
        let error = self.runtime_error(what);
        *error.data().cause.borrow_mut() = raised.value();
        *error.data().context.borrow_mut() = raised.value();
        error.data().suppress_context.set(true);
        error
    }

    /// The exception that the running code handles: of the nearest frame that handles one.
    pub fn handled_exception(&self) -> Option<Raised> {
        if self.fiber.handling == 0 {
            return None;
        }
        self.fiber.frames.iter().rev().filter(|frame| !frame.thrown).find_map(|frame| match &frame.handled {
            Value::Instance(instance) => Some(Raised(instance.clone())),
            _ => None,
        })
    }

    /// Sets `__context__` to the exception being handled, without making a circle.
    pub fn set_context(&mut self, raised: &Raised) {
        let Some(handled) = self.handled_exception() else { return };
        if handled.is(raised) {
            return;
        }
        // Cuts the chain where the raised exception stands in it. A program may have made a circle of the chain
        // itself: another link follows at half the speed, and meets the first one there.
        let mut link = handled.clone();
        let mut slow = handled.clone();
        let mut slow_moves = false;
        loop {
            let next = match &*link.data().context.borrow() {
                Value::Instance(next) => Raised(next.clone()),
                _ => break,
            };
            if next.is(raised) {
                *link.data().context.borrow_mut() = Value::None;
                break;
            }
            link = next;
            if link.is(&slow) {
                break;
            }
            if slow_moves {
                let next = match &*slow.data().context.borrow() {
                    Value::Instance(next) => Raised(next.clone()),
                    _ => break,
                };
                slow = next;
            }
            slow_moves = !slow_moves;
        }
        *raised.data().context.borrow_mut() = handled.value();
    }

    /// Sets which exception the top frame handles; gives the one before (None for none).
    pub(crate) fn set_handled(&mut self, handled: Value) -> Value {
        let handled = if handled.is_none() { Value::Null } else { handled };
        let now = !handled.is_null();
        let old = std::mem::replace(&mut self.top_frame().handled, handled);
        match (old.is_null(), now) {
            (true, true) => self.fiber.handling += 1,
            (false, false) => self.fiber.handling -= 1,
            _ => {}
        }
        if old.is_null() { Value::None } else { old }
    }

    /// `raise`, `raise x`, `raise x from y`.
    pub(crate) fn op_raise(&mut self, count: u32) -> PyResult<Did> {
        let cause = if count == 2 { Some(self.pop()) } else { None };
        if count == 0 {
            let Some(raised) = self.handled_exception() else {
                return Err(self.runtime_error("No active exception to reraise"));
            };
            self.reraising = true;
            return Err(raised);
        }
        let value = self.pop();
        let raised = self.exception_from(value)?;
        if let Some(cause) = cause {
            let cause = match cause {
                Value::None => Value::None,
                other => {
                    let base = self.types.base_exception.clone();
                    let is_class = matches!(&other, Value::Class(class) if class.is_subclass(&base));
                    match self.exception_from(other) {
                        Ok(cause) => cause.value(),
                        // What its constructor raised.
                        Err(raised) if is_class => return Err(raised),
                        Err(_) => {
                            return Err(self.type_error("exception causes must derive from BaseException"));
                        }
                    }
                }
            };
            *raised.data().cause.borrow_mut() = cause;
            raised.data().suppress_context.set(true);
        }
        if self.fiber.handling > 0 {
            self.set_context(&raised);
        }
        Err(raised)
    }
}
