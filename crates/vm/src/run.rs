//! The run loop: takes the frame on top of the fiber and executes it.
//!
//! Frames of Python are executed by the instruction loop of `interpret`, native ones by a step of theirs.

use crate::frame::{Awaiting, Frame, Kind, Ret};
use crate::memory;
use crate::methods::pull::{NextItem, Pull, asks};
use crate::native::{Input, Next};
use crate::value::{PyResult, Raised, Value};
use crate::vm::{Exit, Stop, Vm};

/// So many instructions are a slice where nobody asks for shorter ones, some milliseconds. The instruction loop is left
/// and entered again between slices: WebAssembly never replaces a function while it runs, so that a loop that is not left
/// stays for the whole run what a quick compiler made of it, three times as slow as what a thorough one has ready soon.
pub(crate) const SLICE: u64 = 500_000;

/// What an operation has done.
pub(crate) enum Did {
    /// The next instruction of this frame follows.
    Next,
    /// Another frame is on top, or this one goes on elsewhere: the loop starts over.
    Reload,
    /// The thread has to wait.
    Block(crate::native::Block),
    /// The thread has had its turn, and is to go on at the instruction that its frame names.
    Switch,
    /// The thread goes on at the instruction that its frame names, in the next slice.
    NextSlice,
    /// The lowest frame is done.
    Done(Value),
}

/// How a call was carried out.
pub(crate) enum Called {
    /// At once, with this result.
    Value(Value),
    /// A frame was pushed; its result will be pushed onto the stack.
    Frame,
    Block(crate::native::Block),
}

impl Vm {
    /// Executes the fiber until its lowest frame, or the boundary that a nested run put there, is done.
    pub fn run(&mut self) -> Exit {
        loop {
            match self.run_frame() {
                // A frame that ended, or a generator that only a call held, may have been the last to hold
                // something.
                Ok(Did::Next | Did::Reload) if memory::finalizers_pending() => {
                    if let Err(raised) = self.run_finalizers()
                        && let Err(raised) = self.unwind(raised)
                    {
                        return Exit::Raised(raised);
                    }
                }
                Ok(Did::Next | Did::Reload | Did::NextSlice) => {}
                Ok(Did::Block(block)) => return Exit::Block(block),
                Ok(Did::Switch) => return Exit::Switch,
                Ok(Did::Done(value)) => return Exit::Done(value),
                Err(raised) => {
                    if let Err(raised) = self.unwind(raised) {
                        return Exit::Raised(raised);
                    }
                    if let Some(block) = self.pending_block.take() {
                        return Exit::Block(block);
                    }
                    // What the frames that were left held, or the iterator of a loop that has ended.
                    if memory::finalizers_pending()
                        && let Err(raised) = self.run_finalizers()
                        && let Err(raised) = self.unwind(raised)
                    {
                        return Exit::Raised(raised);
                    }
                }
            }
        }
    }

    /// Executes the top frame until another one is on top.
    fn run_frame(&mut self) -> PyResult<Did> {
        let Some(frame) = self.fiber.frames.last() else {
            return Ok(Did::Done(self.fiber.stack.pop().unwrap_or_default()));
        };
        match frame.kind {
            Kind::Python => self.run_python(),
            Kind::Native { .. } => self.run_native(),
            Kind::Boundary => {
                self.fiber.frames.pop();
                Ok(Did::Done(self.fiber.stack.pop().unwrap_or_default()))
            }
        }
    }

    /// Resumes the native frame on top.
    fn run_native(&mut self) -> PyResult<Did> {
        let frame = self.fiber.frames.last_mut().expect("a native frame is on top");
        let Kind::Native { frame: native, input } = &mut frame.kind else {
            unreachable!("checked by the caller")
        };
        let Some(mut native) = native.take() else {
            return Err(self.runtime_error("a native function was entered twice"));
        };
        let awaiting = std::mem::replace(input, Awaiting::Value);
        let input = match awaiting {
            Awaiting::Start => Input::Start,
            Awaiting::Value => Input::Value(self.pop()),
            Awaiting::Yielded => Input::Yielded(self.pop()),
        };
        let next = native.step(self, input);
        self.after_native_step(native, next)
    }

    /// Carries out what a native frame asked for.
    pub(crate) fn after_native_step(
        &mut self,
        native: Box<dyn crate::native::NativeFrame>,
        next: PyResult<Next>,
    ) -> PyResult<Did> {
        let next = match next {
            Ok(next) => next,
            Err(raised) => {
                self.pop_frame();
                return Err(raised);
            }
        };
        if let Kind::Native { frame, .. } = &mut self.top_frame().kind {
            *frame = Some(native);
        }
        match next {
            Next::Return(value) => {
                self.leave_frame(value)?;
                Ok(Did::Reload)
            }
            Next::Call(callable, args) => {
                match self.call_pushed(callable, args)? {
                    Called::Value(value) => self.push(value),
                    Called::Frame => {}
                    Called::Block(block) => return Ok(Did::Block(block)),
                }
                Ok(Did::Reload)
            }
            Next::Resume(generator, sent) => {
                self.resume_generator(&generator, sent, crate::frame::Ret::Resume)?;
                Ok(Did::Reload)
            }
            Next::Block(block) => Ok(Did::Block(block)),
            Next::GivenUp => Ok(self.wait_for_given_up()),
        }
    }

    #[inline]
    pub(crate) fn push(&mut self, value: Value) {
        self.fiber.stack.push(value);
    }

    #[inline]
    pub(crate) fn pop(&mut self) -> Value {
        self.fiber.stack.pop().unwrap_or_default()
    }

    /// The value `depth` below the top; 0 is the top.
    #[inline]
    pub(crate) fn peek(&self, depth: usize) -> &Value {
        let stack = &self.fiber.stack;
        &stack[stack.len() - 1 - depth]
    }

    #[inline]
    pub(crate) fn top_frame(&mut self) -> &mut Frame {
        self.fiber.frames.last_mut().expect("a frame is on top")
    }

    /// Checks the limits; to be called where a program can go on without end.
    #[inline]
    pub fn check_limits(&mut self) -> PyResult<()> {
        if self.fuel <= 0 {
            self.check_budget()?;
        }
        if memory::used() as u64 > self.limits.memory {
            return Err(self.stop_with(Stop::Limit(trace::Limit::Memory)));
        }
        if self.recorder.is_full() {
            return Err(self.stop_with(Stop::Limit(trace::Limit::Events)));
        }
        Ok(())
    }

    /// Whether [`Vm::check_limits`] has nothing to say but about the fuel.
    #[inline(always)]
    pub(crate) fn is_within_limits(&self) -> bool {
        memory::used() as u64 <= self.limits.memory && !self.recorder.is_full()
    }

    /// The slice is used up: is the run's budget as well? Or its memory, which a loop of the machine's own may be filling.
    #[cold]
    pub(crate) fn check_budget(&mut self) -> PyResult<()> {
        if self.fuel.saturating_add(self.reserve) <= 0 {
            return Err(self.stop_with(Stop::Limit(trace::Limit::Fuel)));
        }
        if memory::used() as u64 > self.limits.memory {
            return Err(self.stop_with(Stop::Limit(trace::Limit::Memory)));
        }
        Ok(())
    }

    /// A slice of instructions is used up, at a place where the thread could be put aside: whether it is to be.
    #[cold]
    pub(crate) fn slice_over(&mut self) -> PyResult<bool> {
        self.check_budget()?;
        match self.slice_hook {
            Some(hook) => hook(self),
            None => {
                self.begin_slice(SLICE);
                Ok(false)
            }
        }
    }

    /// Gives the thread that runs a slice of at most this many instructions; when they are used up, `slice_hook` is
    /// asked at the next call, jump back or store.
    pub fn begin_slice(&mut self, instructions: u64) {
        let left = self.fuel.saturating_add(self.reserve);
        self.fuel = left.min(i64::try_from(instructions).unwrap_or(i64::MAX));
        self.reserve = left - self.fuel;
    }

    /// Ends the run: no handler of the program sees what is raised here.
    #[cold]
    pub fn stop_with(&mut self, stop: Stop) -> Raised {
        if self.stop.is_none() {
            self.stop = Some(stop);
            self.stop_line = self.program_line();
        }
        self.runtime_error("the run was stopped")
    }

    /// The next item of the iterator on the stack; none where a frame was pushed that gets it.
    pub(crate) fn for_iter(&mut self) -> PyResult<Option<Option<Value>>> {
        let iter = self.peek(0).clone();
        if asks(self, &iter) {
            self.push_native(Box::new(NextItem(Pull::of(iter))), crate::frame::Ret::ForIter)?;
            return Ok(None);
        }
        self.iter_next(&iter).map(Some)
    }

    /// The result of a frame is known: removes it and hands the result on.
    pub(crate) fn leave_frame(&mut self, value: Value) -> PyResult<()> {
        let frame = self.pop_frame();
        self.deliver_return(frame, value)
    }

    /// Whether the top frame is that of a plain call by a Python frame, so that it can return this.
    #[inline(always)]
    pub(crate) fn can_leave_plainly(&self, returned: &Value) -> bool {
        let [.., below, frame] = self.fiber.frames.as_slice() else { return false };
        let is_plain = match frame.ret {
            Ret::Push => true,
            Ret::Init(_) => returned.is_none(),
            _ => false,
        };
        is_plain && frame.generator.is_none() && frame.handled.is_null() && matches!(below.kind, Kind::Python)
    }

    /// Removes the top frame, that of a plain call; the frame below then stands behind the call, and the result is to
    /// be pushed: what was returned, or the new instance.
    #[inline(always)]
    pub(crate) fn leave_plainly(&mut self, returned: Value) -> Value {
        let crate::frame::Fiber { stack, frames, depth, .. } = &mut self.fiber;
        let [.., below, frame] = frames.as_mut_slice() else { return returned };
        below.pc += 1;
        let (base, bottom) = (frame.base, frame.bottom);
        *depth -= 1;
        while stack.len() > bottom
            && let Some(value) = stack.pop()
        {
            match value {
                Value::Function(function) => drop(function),
                value if value.is_uncounted() => std::mem::forget(value),
                value => {
                    stack.push(value);
                    drop_quiet(stack, bottom);
                    drop_variables(stack, base, bottom);
                }
            }
        }
        // The others are known to be empty, and need not be looked at again.
        if let Some(Frame { code, globals, namespace, kind, ret, generator, handled, .. }) = frames.pop() {
            std::mem::forget((kind, generator, handled));
            drop((code, globals));
            namespace.quick_drop();
            match ret {
                Ret::Init(instance) => return instance,
                plain => std::mem::forget(plain),
            }
        }
        returned
    }

    /// Removes the top frame and what it has on the stack.
    pub(crate) fn pop_frame(&mut self) -> Frame {
        let mut frame = self.fiber.frames.pop().expect("a frame is on top");
        if matches!(frame.kind, Kind::Python) {
            self.fiber.depth -= 1;
        }
        if !frame.handled.is_null() {
            self.fiber.handling -= 1;
            frame.handled = Value::Null;
        }
        drop_variables(&mut self.fiber.stack, frame.base, frame.bottom);
        frame
    }

    /// Puts a result where a call left a place for it: on the stack, behind the calling instruction.
    pub(crate) fn deliver(&mut self, value: Value) {
        self.push(value);
        if let Some(frame) = self.fiber.frames.last_mut()
            && matches!(frame.kind, Kind::Python)
        {
            frame.pc += 1;
        }
    }
}

/// Drops what stands on top as long as nobody can tell in which order.
#[inline(never)]
fn drop_quiet(stack: &mut Vec<Value>, bottom: usize) {
    while stack.len() > bottom && stack.last().is_some_and(Value::drops_quietly) {
        stack.pop();
    }
}

/// Drops what a frame has on the stack: the variables in their order, then what stands below them.
#[inline(never)]
fn drop_variables(stack: &mut Vec<Value>, base: usize, bottom: usize) {
    for variable in stack.iter_mut().skip(base) {
        std::mem::take(variable).quick_drop();
    }
    stack.truncate(bottom);
}
