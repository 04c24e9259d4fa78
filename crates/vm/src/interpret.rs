//! The instruction loop: executes Python frames.
//!
//! The loop keeps the code, the position and the base of the frame in local variables. Before anything that may
//! push a frame, raise, or look at frames, the position is written back to the frame; after it, the loop either
//! goes on or starts over with whatever frame is on top then.
//!
//! What is frequent and simple is done here on the spot, everything else by the operation's own function.

use bytecode::{BinaryOp, CompareOp, Instr, Op};

use crate::code::CodeObject;
use crate::frame::{Frame, Kind, Ret};
use crate::fuse::JUMP_IF_TRUE;
use crate::iter::Quick;
use crate::memory;
use crate::quick;
use crate::run::{Called, Did};
use crate::value::{PyResult, Value};
use crate::vm::Vm;

impl Vm {
    /// Executes the Python frame on top, and those that it calls, until something else is to be done.
    pub(crate) fn run_python(&mut self) -> PyResult<Did> {
        'frames: loop {
            let frame = self.fiber.frames.last().expect("a frame is on top");
            let code = frame.code.clone();
            let base = frame.base;
            let mut pc = frame.pc;
            let (instrs, consts) = (code.instrs.as_slice(), code.consts.as_slice());

            // Another frame is on top, which is executed here if it is one of Python.
            macro_rules! reload {
                () => {{
                    if memory::finalizers_pending() {
                        return Ok(Did::Reload);
                    }
                    match self.fiber.frames.last() {
                        Some(Frame { kind: Kind::Python, .. }) => continue 'frames,
                        _ => return Ok(Did::Reload),
                    }
                }};
            }
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

            macro_rules! push {
                ($value:expr) => {{
                    let value = $value;
                    self.fiber.stack.push(value);
                }};
            }
            macro_rules! local {
                ($slot:expr) => {
                    &self.fiber.stack[base + $slot as usize]
                };
            }
            // Executes an instruction so that a thread may wait in the midst of it, where there are other threads.
            macro_rules! attempted {
                ($instruction:expr) => {{
                    let did = if self.attempts { self.attempt($instruction)? } else { ($instruction)(self)? };
                    match did {
                        Did::Next => {}
                        Did::Reload => reload!(),
                        did => return Ok(did),
                    }
                }};
            }
            macro_rules! rare {
                ($op:expr, $a:expr, $b:expr) => {{
                    save!();
                    let did = if self.attempts && self.may_redo_op($op, $a as usize) {
                        self.attempt(|vm| vm.rare_op($op, $a, $b))?
                    } else {
                        self.rare_op($op, $a, $b)?
                    };
                    match did {
                        Did::Next => {}
                        Did::Reload => reload!(),
                        did => return Ok(did),
                    }
                    // Rare operations may have jumped.
                    pc = self.top_frame().pc;
                }};
            }
            macro_rules! load_fast {
                ($slot:expr) => {{
                    let value = local!($slot).quick_clone();
                    if value.is_null() {
                        save!();
                        return Err(self.unbound_local(&code, $slot as usize));
                    }
                    self.fiber.stack.push(value);
                }};
            }
            // A fused instruction did the work of so many.
            macro_rules! did {
                ($count:expr) => {{
                    self.fuel -= $count as i64 - 1;
                    pc += $count;
                    continue;
                }};
            }
            macro_rules! did_jump {
                ($count:expr, $truth:expr, $b:expr) => {{
                    self.fuel -= $count - 1;
                    if $truth == ($b & JUMP_IF_TRUE != 0) {
                        pc = instrs[pc + $count - 1].a as usize;
                    } else {
                        pc += $count;
                    }
                    continue;
                }};
            }

            macro_rules! for_iter {
                () => {{
                    let next = match self.peek(0) {
                        Value::Iter(iter) => match iter.quick_next() {
                            Quick::Item(value) => Some(value),
                            Quick::End => None,
                            Quick::Ask => {
                                save!();
                                match self.for_iter()? {
                                    Some(next) => next,
                                    None => reload!(),
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
                                self.resume_generator(&generator, sent, Ret::ForIter)?;
                                reload!();
                            }
                        }
                        _ => {
                            save!();
                            match self.for_iter()? {
                                Some(next) => next,
                                None => reload!(),
                            }
                        }
                    };
                    match next {
                        Some(value) => push!(value),
                        None => {
                            let iter = self.pop();
                            drop(iter);
                            if memory::finalizers_pending() {
                                fallible!(self.run_finalizers());
                            }
                            jump!(instrs[pc].a);
                        }
                    }
                }};
            }

            macro_rules! binary {
                ($a:expr, $b:expr) => {{
                    let stack = &mut self.fiber.stack;
                    let length = stack.len();
                    match quick::binary($a, &stack[length - 2], &stack[length - 1]) {
                        Some(result) => {
                            self.pop().quick_drop();
                            std::mem::replace(&mut self.fiber.stack[length - 2], result).quick_drop();
                        }
                        None => {
                            save!();
                            let (operator, in_place) = (BinaryOp::from_operand($a), $b == 1);
                            attempted!(|vm: &mut Vm| vm.binary_of_top(operator, in_place));
                        }
                    }
                }};
            }
            macro_rules! store_fast {
                ($slot:expr) => {{
                    let value = self.pop();
                    std::mem::replace(&mut self.fiber.stack[base + $slot as usize], value).quick_drop();
                    if memory::finalizers_pending() {
                        fallible!(self.run_finalizers());
                    }
                }};
            }

            loop {
                let Instr { op, a, b } = instrs[pc];
                self.fuel -= 1;
                match op {
                    Op::Nop => {}
                    Op::LoadFast => load_fast!(a),
                    Op::StoreFast => store_fast!(a),
                    Op::LoadConst => {
                        let value = consts[a as usize].quick_clone();
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
                        push!(value);
                    }
                    Op::Swap => {
                        let top = self.fiber.stack.len() - 1;
                        self.fiber.stack.swap(top, top + 1 - a as usize);
                    }
                    Op::BinaryOp => binary!(a, b),
                    Op::FastFastBinary => {
                        let (first, second) = pair(a);
                        if let Some(result) = quick::binary(u32::from(b), local!(first), local!(second)) {
                            push!(result);
                            did!(3);
                        }
                        load_fast!(first);
                    }
                    Op::FastConstBinary => {
                        let (slot, constant) = pair(a);
                        if let Some(result) = quick::binary(u32::from(b), local!(slot), &consts[constant]) {
                            push!(result);
                            did!(3);
                        }
                        load_fast!(slot);
                    }
                    Op::FastBinary => {
                        let operator = u32::from(b);
                        let top = self.fiber.stack.len() - 1;
                        if let Some(result) = quick::binary(operator, &self.fiber.stack[top], local!(a)) {
                            std::mem::replace(&mut self.fiber.stack[top], result).quick_drop();
                            did!(2);
                        }
                        load_fast!(a);
                    }
                    Op::ConstBinary => {
                        let operator = u32::from(b);
                        let top = self.fiber.stack.len() - 1;
                        let constant = &consts[a as usize];
                        if let Some(result) = quick::binary(operator, &self.fiber.stack[top], constant) {
                            std::mem::replace(&mut self.fiber.stack[top], result).quick_drop();
                            did!(2);
                        }
                        self.fiber.stack.push(constant.quick_clone());
                    }
                    Op::CompareOp => {
                        let stack = &self.fiber.stack;
                        let length = stack.len();
                        match quick::compare(a, &stack[length - 2], &stack[length - 1]) {
                            Some(result) => {
                                self.pop().quick_drop();
                                std::mem::replace(&mut self.fiber.stack[length - 2], Value::Bool(result))
                                    .quick_drop();
                            }
                            None => {
                                save!();
                                attempted!(|vm: &mut Vm| vm.compare_of_top(CompareOp::from_operand(a)));
                            }
                        }
                    }
                    Op::FastFastCompareJump => {
                        let (first, second) = pair(a);
                        if let Some(truth) = quick::compare(u32::from(b), local!(first), local!(second)) {
                            did_jump!(4, truth, b);
                        }
                        load_fast!(first);
                    }
                    Op::FastConstCompareJump => {
                        let (slot, constant) = pair(a);
                        if let Some(truth) = quick::compare(u32::from(b), local!(slot), &consts[constant]) {
                            did_jump!(4, truth, b);
                        }
                        load_fast!(slot);
                    }
                    Op::ConstCompareJump => {
                        let constant = &consts[a as usize];
                        if let Some(truth) = quick::compare(u32::from(b), self.peek(0), constant) {
                            self.pop().quick_drop();
                            did_jump!(3, truth, b);
                        }
                        self.fiber.stack.push(constant.quick_clone());
                    }
                    Op::CompareJump => {
                        let stack = &self.fiber.stack;
                        let length = stack.len();
                        match quick::compare(a, &stack[length - 2], &stack[length - 1]) {
                            Some(truth) => {
                                self.pop().quick_drop();
                                self.pop().quick_drop();
                                did_jump!(2, truth, b);
                            }
                            None => {
                                save!();
                                attempted!(|vm: &mut Vm| vm.compare_of_top(CompareOp::from_operand(a)));
                            }
                        }
                    }
                    Op::FastFast => {
                        let second = instrs[pc + 1].a;
                        load_fast!(a);
                        let value = local!(second).quick_clone();
                        if !value.is_null() {
                            self.fiber.stack.push(value);
                            did!(2);
                        }
                    }
                    Op::FastConst => {
                        let constant = instrs[pc + 1].a;
                        load_fast!(a);
                        let value = consts[constant as usize].quick_clone();
                        self.fiber.stack.push(value);
                        did!(2);
                    }
                    Op::FastFastSubscr => {
                        let second = instrs[pc + 1].a;
                        if let Some(value) = quick::item(local!(a), local!(second)) {
                            push!(value);
                            did!(3);
                        }
                        load_fast!(a);
                    }
                    Op::FastConstSubscr => {
                        let constant = instrs[pc + 1].a;
                        if let Some(value) = quick::item(local!(a), &consts[constant as usize]) {
                            push!(value);
                            did!(3);
                        }
                        load_fast!(a);
                    }
                    Op::FastFastItem | Op::FastConstItem => {
                        let second = instrs[pc + 1].a;
                        let container = local!(a);
                        let key = match op {
                            Op::FastFastItem => local!(second),
                            _ => &consts[second as usize],
                        };
                        if let Some(item) = quick::item(container, key) {
                            let (container, key) = (container.clone(), key.quick_clone());
                            self.fiber.stack.extend([container, key, item]);
                            did!(5);
                        }
                        load_fast!(a);
                    }
                    Op::BinaryStoreItem => {
                        let stack = &self.fiber.stack;
                        let length = stack.len();
                        // Nor may the slice end before the store, where another thread could have its turn.
                        if self.fuel > 3
                            && stack[length - 4].drops_quietly()
                            && let Some(value) = quick::binary(a, &stack[length - 2], &stack[length - 1])
                            && quick::set_item(&stack[length - 4], &stack[length - 3], &value)
                        {
                            for _ in 0..4 {
                                self.pop().quick_drop();
                            }
                            did!(4);
                        }
                        binary!(a, b);
                    }
                    Op::BinaryFast => {
                        let stack = &self.fiber.stack;
                        let length = stack.len();
                        let slot = base + instrs[pc + 1].a as usize;
                        if stack[slot].is_uncounted()
                            && let Some(value) = quick::binary(a, &stack[length - 2], &stack[length - 1])
                        {
                            std::mem::replace(&mut self.fiber.stack[slot], value).quick_drop();
                            self.pop().quick_drop();
                            self.pop().quick_drop();
                            did!(2);
                        }
                        binary!(a, b);
                    }
                    Op::StoreFastFast => {
                        let (first, second) = (base + a as usize, base + instrs[pc + 1].a as usize);
                        if self.fiber.stack[first].drops_quietly() && self.fiber.stack[second].drops_quietly()
                        {
                            let value = self.pop();
                            std::mem::replace(&mut self.fiber.stack[first], value).quick_drop();
                            let value = self.pop();
                            std::mem::replace(&mut self.fiber.stack[second], value).quick_drop();
                            did!(2);
                        }
                        store_fast!(a);
                    }
                    Op::UnpackSequence => {
                        may_switch!();
                        let count = a as usize;
                        if let Value::Tuple(items) = self.peek(0)
                            && items.len() == count
                            && std::rc::Rc::strong_count(items) > 1
                        {
                            let items = items.clone();
                            self.pop();
                            self.fiber.stack.extend(items.iter().rev().map(Value::quick_clone));
                        } else {
                            rare!(op, a, b);
                        }
                    }
                    Op::FastAttr => {
                        let Instr { a: name, b: site, .. } = instrs[pc + 1];
                        if let Some(value) = quick_attr(&code, local!(a), name as usize, site as usize) {
                            push!(value);
                            did!(2);
                        }
                        load_fast!(a);
                    }
                    Op::PopJumpIfFalse => {
                        if self.attempts && matches!(self.peek(0), Value::Instance(_)) {
                            save!();
                            attempted!(Vm::truth_of_top);
                        }
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
                        if self.attempts && matches!(self.peek(0), Value::Instance(_)) {
                            save!();
                            attempted!(Vm::truth_of_top);
                        }
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
                    Op::ForIterFast => {
                        let slot = base + instrs[pc + 1].a as usize;
                        if self.fiber.stack[slot].drops_quietly()
                            && let Value::Iter(iter) = self.peek(0)
                            && let Some(item) = iter.quick_item()
                        {
                            std::mem::replace(&mut self.fiber.stack[slot], item).quick_drop();
                            did!(2);
                        }
                        for_iter!();
                    }
                    Op::ForIter => for_iter!(),
                    Op::LoadGlobal => {
                        let site = &code.sites[b as usize];
                        let frame = self.fiber.frames.last().expect("a frame is on top");
                        let index = site.index.get();
                        let found = if index != 0 {
                            frame.globals.hint(index as usize - 1, &code.names[a as usize])
                        } else if site.version.get() == frame.globals.shape().wrapping_add(1) {
                            // A builtin, which holds as long as no global name was added.
                            Some(site.value.borrow().clone()).filter(|value| !value.is_null())
                        } else {
                            None
                        };
                        let value = match found {
                            Some(value) => value,
                            None => fallible!(self.load_global(&code, a as usize, b as usize)),
                        };
                        push!(value);
                    }
                    Op::LoadDeref => {
                        may_switch!();
                        let value = match local!(a) {
                            Value::Cell(cell) => cell.value.borrow().quick_clone(),
                            _ => Value::Null,
                        };
                        if value.is_null() {
                            rare!(op, a, b);
                        } else {
                            push!(value);
                        }
                    }
                    Op::StoreDeref => {
                        may_switch!();
                        save!();
                        let value = self.pop();
                        let old = match local!(a) {
                            Value::Cell(cell) => cell.value.replace(value),
                            _ => value,
                        };
                        old.quick_drop();
                        if memory::finalizers_pending() {
                            self.run_finalizers()?;
                        }
                    }
                    Op::StoreGlobal => {
                        may_switch!();
                        save!();
                        let value = self.pop();
                        let site = &code.sites[b as usize];
                        let frame = self.fiber.frames.last().expect("a frame is on top");
                        let name = &code.names[a as usize];
                        let stored = match site.index.get() {
                            0 => Err(value),
                            index => frame.globals.set_hint(index as usize - 1, name, value),
                        };
                        if let Err(value) = stored {
                            let globals = frame.globals.clone();
                            globals.set_str(name, value);
                            if b != 0
                                && let Some(position) = globals.position(name)
                            {
                                site.index.set(position as u32 + 1);
                            }
                        }
                        if memory::finalizers_pending() {
                            self.run_finalizers()?;
                        }
                    }
                    Op::LoadAttr => {
                        save!();
                        if let Some(value) = quick_attr(&code, self.peek(0), a as usize, b as usize) {
                            let top = self.fiber.stack.len() - 1;
                            self.fiber.stack[top] = value;
                        } else {
                            attempted!(|vm: &mut Vm| {
                                let object = vm.pop();
                                let called = vm.op_load_attr(&code, object, a as usize, b as usize)?;
                                Ok(vm.called(called))
                            });
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
                        if self.push_exact(a as usize) {
                            continue 'frames;
                        }
                        if self.attempts && self.may_redo_call(a as usize, 1) {
                            attempted!(|vm: &mut Vm| {
                                let called = vm.call_stack(a as usize, 1)?;
                                Ok(vm.called(called))
                            });
                        } else {
                            match self.call_stack(a as usize, 1)? {
                                Called::Value(value) => push!(value),
                                Called::Frame => reload!(),
                                Called::Block(block) => return Ok(Did::Block(block)),
                            }
                        }
                        if memory::finalizers_pending() {
                            self.run_finalizers()?;
                        }
                    }
                    Op::CallMethod => {
                        may_switch!();
                        save!();
                        if self.push_exact(a as usize + 1) {
                            continue 'frames;
                        }
                        if self.attempts && self.may_redo_call(a as usize, 2) {
                            attempted!(|vm: &mut Vm| {
                                let called = vm.call_method_stack(a as usize)?;
                                Ok(vm.called(called))
                            });
                        } else {
                            match self.call_method_stack(a as usize)? {
                                Called::Value(value) => push!(value),
                                Called::Frame => reload!(),
                                Called::Block(block) => return Ok(Did::Block(block)),
                            }
                        }
                        if memory::finalizers_pending() {
                            self.run_finalizers()?;
                        }
                    }
                    Op::FastReturn => {
                        let slot = base + a as usize;
                        if self.fiber.stack[slot].is_null() || !self.can_leave_plainly() {
                            load_fast!(a);
                        } else {
                            self.fuel -= 1;
                            let value = std::mem::take(&mut self.fiber.stack[slot]);
                            self.leave_plainly();
                            push!(value);
                            if memory::finalizers_pending() {
                                return Ok(Did::Reload);
                            }
                            continue 'frames;
                        }
                    }
                    Op::Return => {
                        let value = self.pop();
                        if self.can_leave_plainly() {
                            self.leave_plainly();
                            push!(value);
                            if memory::finalizers_pending() {
                                return Ok(Did::Reload);
                            }
                            continue 'frames;
                        }
                        save!();
                        self.leave_frame(value)?;
                        reload!();
                    }
                    Op::BinarySubscr => {
                        let length = self.fiber.stack.len();
                        let (container, key) = (&self.fiber.stack[length - 2], &self.fiber.stack[length - 1]);
                        if container.drops_quietly()
                            && let Some(value) = quick::item(container, key)
                        {
                            self.pop().quick_drop();
                            self.fiber.stack[length - 2] = value;
                            pc += 1;
                            continue;
                        }
                        save!();
                        attempted!(|vm: &mut Vm| {
                            let key = vm.pop();
                            let container = vm.pop();
                            let called = vm.op_subscript(container, key)?;
                            Ok(vm.called(called))
                        });
                    }
                    Op::StoreSubscr => {
                        may_switch!();
                        let stack = &self.fiber.stack;
                        let length = stack.len();
                        let (value, container, key) =
                            (&stack[length - 3], &stack[length - 2], &stack[length - 1]);
                        if container.drops_quietly() && quick::set_item(container, key, value) {
                            self.pop().quick_drop();
                            self.pop();
                            self.pop().quick_drop();
                            pc += 1;
                            continue;
                        }
                        rare!(op, a, b);
                    }
                    Op::UnpackFast => {
                        may_switch!();
                        let count = a as usize;
                        let slots = (0..count).map(|at| base + instrs[pc + 1 + at].a as usize);
                        if slots.clone().all(|slot| self.fiber.stack[slot].drops_quietly())
                            && self.peek(0).drops_quietly()
                            && self.unpack_into(slots)
                        {
                            did!(count + 1);
                        }
                        rare!(Op::UnpackSequence, a, b);
                    }
                    Op::IsOp => {
                        may_switch!();
                        let length = self.fiber.stack.len();
                        let (left, right) = (&self.fiber.stack[length - 2], &self.fiber.stack[length - 1]);
                        let result = left.is(right) == (a == 0);
                        self.pop().quick_drop();
                        std::mem::replace(&mut self.fiber.stack[length - 2], Value::Bool(result))
                            .quick_drop();
                    }
                    _ => {
                        may_switch!();
                        rare!(op, a, b);
                    }
                }
                pc += 1;
            }
        }
    }
}

/// The two operands of a fused instruction.
#[inline(always)]
fn pair(a: u32) -> (usize, usize) {
    ((a & 0xffff) as usize, (a >> 16) as usize)
}

/// The attribute of an instance or module where the instruction remembers where it found the name; none where it must
/// search.
#[inline(always)]
fn quick_attr(code: &CodeObject, object: &Value, name: usize, site: usize) -> Option<Value> {
    let site = &code.sites[site];
    let index = (site.index.get() as usize).checked_sub(1)?;
    match object {
        Value::Instance(instance) if instance.class_version() == site.version.get() => {
            instance.dict_if_any()?.hint(index, &code.names[name])
        }
        Value::Module(module) if site.version.get() == 0 => module.dict.hint(index, &code.names[name]),
        _ => None,
    }
}
