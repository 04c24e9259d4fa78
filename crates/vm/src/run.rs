//! The run loop: takes the frame on top of the fiber and executes it.
//!
//! The loop keeps the code, the position and the base of the frame in local variables. Before anything that may
//! push a frame, raise, or look at frames, the position is written back to the frame; after it, the loop either
//! goes on or starts over with whatever frame is on top then.

use bytecode::{BinaryOp, CompareOp, Instr, Op};

use crate::frame::{Awaiting, Frame, Kind};
use crate::memory;
use crate::methods::pull::{NextItem, Pull, asks};
use crate::native::{Input, Next};
use crate::value::{PyResult, Raised, Value};
use crate::vm::{Exit, Stop, Vm};

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
                Ok(Did::Next | Did::Reload) => {}
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

    /// The slice is used up: is the run's budget as well?
    #[cold]
    pub(crate) fn check_budget(&mut self) -> PyResult<()> {
        if self.fuel.saturating_add(self.reserve) <= 0 {
            return Err(self.stop_with(Stop::Limit(trace::Limit::Fuel)));
        }
        Ok(())
    }

    /// A slice of instructions is used up, at a place where the thread could be put aside: whether it is to be.
    #[cold]
    fn slice_over(&mut self) -> PyResult<bool> {
        self.check_budget()?;
        match self.slice_hook {
            Some(hook) => hook(self),
            None => {
                self.begin_slice(u64::MAX);
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

    fn run_python(&mut self) -> PyResult<Did> {
        let frame = self.fiber.frames.last().expect("a frame is on top");
        let code = frame.code.clone();
        let base = frame.base;
        let mut pc = frame.pc;

        // Writes the position back, for whatever looks at the frame.
        macro_rules! save {
            () => {
                self.top_frame().pc = pc
            };
        }
        macro_rules! fallible {
            ($operation:expr) => {{
                save!();
                $operation?
            }};
        }
        // Lets another thread have its turn before this instruction, if the slice is used up.
        macro_rules! may_switch {
            () => {
                if self.fuel <= 0 {
                    save!();
                    if self.slice_over()? {
                        return Ok(Did::Switch);
                    }
                }
            };
        }
        macro_rules! jump {
            ($target:expr) => {{
                pc = $target as usize;
                continue;
            }};
        }

        loop {
            let Instr { op, a, b } = code.instrs[pc];
            self.fuel -= 1;
            match op {
                Op::Nop => {}
                Op::LoadFast => {
                    let value = self.fiber.stack[base + a as usize].quick_clone();
                    if value.is_null() {
                        save!();
                        return Err(self.unbound_local(&code, a as usize));
                    }
                    self.fiber.stack.push(value);
                }
                Op::StoreFast => {
                    let value = self.pop();
                    std::mem::replace(&mut self.fiber.stack[base + a as usize], value).quick_drop();
                    if memory::finalizers_pending() {
                        fallible!(self.run_finalizers());
                    }
                }
                Op::LoadConst => {
                    let value = code.consts[a as usize].quick_clone();
                    self.fiber.stack.push(value);
                }
                Op::Pop => {
                    self.pop().quick_drop();
                    if memory::finalizers_pending() {
                        fallible!(self.run_finalizers());
                    }
                }
                Op::Copy => {
                    let value = self.peek(a as usize - 1).clone();
                    self.push(value);
                }
                Op::Swap => {
                    let top = self.fiber.stack.len() - 1;
                    self.fiber.stack.swap(top, top + 1 - a as usize);
                }
                Op::BinaryOp => {
                    let stack = &self.fiber.stack;
                    let length = stack.len();
                    let quick = match (&stack[length - 2], &stack[length - 1]) {
                        (Value::Int(x), Value::Int(y)) => quick_int(a, *x, *y),
                        (Value::Float(x), Value::Float(y)) => quick_float(a, *x, *y),
                        _ => None,
                    };
                    match quick {
                        Some(result) => {
                            self.pop().quick_drop();
                            std::mem::replace(&mut self.fiber.stack[length - 2], result).quick_drop();
                        }
                        None => {
                            save!();
                            let right = self.pop();
                            let left = self.pop();
                            let result = self.binary_op(BinaryOp::from_operand(a), b == 1, left, right)?;
                            self.push(result);
                        }
                    }
                }
                Op::CompareOp => {
                    let stack = &self.fiber.stack;
                    let length = stack.len();
                    let quick = match (&stack[length - 2], &stack[length - 1]) {
                        (Value::Int(x), Value::Int(y)) => Some(quick_compare(a, x, y)),
                        (Value::Float(x), Value::Float(y)) => Some(quick_compare(a, x, y)),
                        _ => None,
                    };
                    match quick {
                        Some(result) => {
                            self.pop().quick_drop();
                            std::mem::replace(&mut self.fiber.stack[length - 2], Value::Bool(result))
                                .quick_drop();
                        }
                        None => {
                            save!();
                            let right = self.pop();
                            let left = self.pop();
                            let result = self.compare(CompareOp::from_operand(a), &left, &right)?;
                            self.push(result);
                        }
                    }
                }
                Op::PopJumpIfFalse => {
                    let value = self.pop();
                    let truth = match value {
                        Value::Bool(truth) => truth,
                        value => fallible!(self.truth(&value)),
                    };
                    if !truth {
                        jump!(a);
                    }
                }
                Op::PopJumpIfTrue => {
                    let value = self.pop();
                    let truth = match value {
                        Value::Bool(truth) => truth,
                        value => fallible!(self.truth(&value)),
                    };
                    if truth {
                        jump!(a);
                    }
                }
                Op::PopJumpIfNone => {
                    if self.pop().is_none() {
                        jump!(a);
                    }
                }
                Op::PopJumpIfNotNone => {
                    if !self.pop().is_none() {
                        jump!(a);
                    }
                }
                Op::JumpIfFalseOrPop => {
                    let value = self.peek(0).clone();
                    if !fallible!(self.truth(&value)) {
                        jump!(a);
                    }
                    self.pop();
                }
                Op::JumpIfTrueOrPop => {
                    let value = self.peek(0).clone();
                    if fallible!(self.truth(&value)) {
                        jump!(a);
                    }
                    self.pop();
                }
                Op::Jump => jump!(a),
                Op::JumpBack => {
                    may_switch!();
                    fallible!(self.check_limits());
                    if memory::finalizers_pending() {
                        fallible!(self.run_finalizers());
                    }
                    jump!(a)
                }
                Op::ForIter => {
                    let next = match self.peek(0) {
                        Value::Iter(iter) => match iter.quick_next() {
                            crate::iter::Quick::Item(value) => Some(value),
                            crate::iter::Quick::End => None,
                            crate::iter::Quick::Ask => {
                                save!();
                                match self.for_iter()? {
                                    Some(next) => next,
                                    None => return Ok(Did::Reload),
                                }
                            }
                        },
                        Value::Generator(generator) => {
                            let generator = generator.clone();
                            save!();
                            if generator.is_closed() {
                                None
                            } else {
                                let sent = crate::native::Sent::Value(Value::None);
                                self.resume_generator(&generator, sent, crate::frame::Ret::ForIter)?;
                                return Ok(Did::Reload);
                            }
                        }
                        _ => {
                            save!();
                            match self.for_iter()? {
                                Some(next) => next,
                                None => return Ok(Did::Reload),
                            }
                        }
                    };
                    match next {
                        Some(value) => self.push(value),
                        None => {
                            let iter = self.pop();
                            drop(iter);
                            if memory::finalizers_pending() {
                                fallible!(self.run_finalizers());
                            }
                            jump!(a);
                        }
                    }
                }
                Op::LoadGlobal => {
                    let site = &code.sites[b as usize];
                    let frame = self.fiber.frames.last().expect("a frame is on top");
                    let name = &code.names[a as usize];
                    let index = site.index.get();
                    let found = if index != 0 { frame.globals.hint(index as usize - 1, name) } else { None };
                    let value = match found {
                        Some(value) => value,
                        None => fallible!(self.load_global(&code, a as usize, b as usize)),
                    };
                    self.push(value);
                }
                Op::LoadAttr => {
                    save!();
                    if let Some(value) = self.quick_attr(&code, a as usize, b as usize) {
                        let top = self.fiber.stack.len() - 1;
                        self.fiber.stack[top] = value;
                    } else {
                        let object = self.pop();
                        match self.op_load_attr(&code, object, a as usize, b as usize)? {
                            Called::Value(value) => self.push(value),
                            Called::Frame => return Ok(Did::Reload),
                            Called::Block(block) => return Ok(Did::Block(block)),
                        }
                    }
                }
                Op::StoreAttr => {
                    may_switch!();
                    save!();
                    let object = self.pop();
                    let value = self.pop();
                    match self.op_store_attr(&code, object, value, a as usize, b as usize)? {
                        Did::Next => {}
                        did => return Ok(did),
                    }
                    if memory::finalizers_pending() {
                        self.run_finalizers()?;
                    }
                }
                Op::LoadMethod => {
                    save!();
                    self.op_load_method(&code, a as usize, b as usize)?;
                }
                Op::Call => {
                    may_switch!();
                    save!();
                    match self.call_stack(a as usize, 1)? {
                        Called::Value(value) => self.push(value),
                        Called::Frame => return Ok(Did::Reload),
                        Called::Block(block) => return Ok(Did::Block(block)),
                    }
                    if memory::finalizers_pending() {
                        self.run_finalizers()?;
                    }
                }
                Op::CallMethod => {
                    may_switch!();
                    save!();
                    match self.call_method_stack(a as usize)? {
                        Called::Value(value) => self.push(value),
                        Called::Frame => return Ok(Did::Reload),
                        Called::Block(block) => return Ok(Did::Block(block)),
                    }
                    if memory::finalizers_pending() {
                        self.run_finalizers()?;
                    }
                }
                Op::Return => {
                    let value = self.pop();
                    save!();
                    self.leave_frame(value)?;
                    return Ok(Did::Reload);
                }
                Op::BinarySubscr => {
                    save!();
                    let key = self.pop();
                    let container = self.pop();
                    match self.op_subscript(container, key)? {
                        Called::Value(value) => self.push(value),
                        Called::Frame => return Ok(Did::Reload),
                        Called::Block(block) => return Ok(Did::Block(block)),
                    }
                }
                _ => {
                    may_switch!();
                    save!();
                    match self.rare_op(op, a, b)? {
                        Did::Next => {}
                        Did::Reload => return Ok(Did::Reload),
                        did => return Ok(did),
                    }
                    // Rare operations may have jumped.
                    pc = self.top_frame().pc;
                }
            }
            pc += 1;
        }
    }

    /// The next item of the iterator on the stack; none where a frame was pushed that gets it.
    fn for_iter(&mut self) -> PyResult<Option<Option<Value>>> {
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
        while self.fiber.stack.len() > frame.bottom {
            self.pop().quick_drop();
        }
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

/// Integer operations whose result fits and which cannot fail.
#[inline]
fn quick_int(operator: u32, x: i64, y: i64) -> Option<Value> {
    const ADD: u32 = BinaryOp::Add as u32;
    const SUB: u32 = BinaryOp::Sub as u32;
    const MUL: u32 = BinaryOp::Mul as u32;
    const AND: u32 = BinaryOp::And as u32;
    const FLOOR_DIV: u32 = BinaryOp::FloorDiv as u32;
    const MOD: u32 = BinaryOp::Mod as u32;
    match operator {
        ADD => x.checked_add(y).map(Value::Int),
        SUB => x.checked_sub(y).map(Value::Int),
        MUL => x.checked_mul(y).map(Value::Int),
        AND => Some(Value::Int(x & y)),
        FLOOR_DIV if y > 0 => Some(Value::Int(x.div_euclid(y))),
        MOD if y > 0 => Some(Value::Int(x.rem_euclid(y))),
        _ => None,
    }
}

#[inline]
fn quick_float(operator: u32, x: f64, y: f64) -> Option<Value> {
    const ADD: u32 = BinaryOp::Add as u32;
    const SUB: u32 = BinaryOp::Sub as u32;
    const MUL: u32 = BinaryOp::Mul as u32;
    const DIV: u32 = BinaryOp::Div as u32;
    match operator {
        ADD => Some(Value::Float(x + y)),
        SUB => Some(Value::Float(x - y)),
        MUL => Some(Value::Float(x * y)),
        DIV if y != 0.0 => Some(Value::Float(x / y)),
        _ => None,
    }
}

#[inline]
fn quick_compare<T: PartialOrd>(operator: u32, x: &T, y: &T) -> bool {
    match CompareOp::from_operand(operator) {
        CompareOp::Lt => x < y,
        CompareOp::Le => x <= y,
        CompareOp::Eq => x == y,
        CompareOp::Ne => x != y,
        CompareOp::Gt => x > y,
        CompareOp::Ge => x >= y,
    }
}
