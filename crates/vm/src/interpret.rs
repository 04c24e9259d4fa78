//! The instruction loop: executes Python frames.
//!
//! The loop keeps the code, the position and the base of the frame in local variables, and does what is frequent,
//! simple and cannot fail on the spot. Everything else is the matter of `slow`, for which the position is written back
//! to the frame. The loop is kept small, so that those few variables stay in registers.

mod remembered;
mod slow;
mod update;

use std::mem::forget;

use bytecode::{Instr, Op};

use crate::frame::{Frame, Kind};
use crate::fuse::pair;
use crate::memory;
use crate::quick;
use crate::run::Did;
use crate::value::{PyResult, Value};
use crate::vm::Vm;
use remembered::{quick_attr, quick_store};
use update::{update_attr, update_item};

impl Vm {
    /// Executes the Python frame on top, and those that it calls, until something else is to be done,
    /// or a slice is over.
    #[inline(never)]
    pub(crate) fn run_python(&mut self) -> PyResult<Did> {
        'frames: loop {
            let frame = self.fiber.frames.last().expect("a frame is on top");
            let (code, base, mut pc) = (frame.code.clone(), frame.base, frame.pc);
            let body = code.ready_body(self);
            let (instrs, consts) = (body.instrs.as_slice(), body.consts.as_slice());
            // Up to here the instructions are paid for: those of a straight run are counted by their positions.
            let mut paid = pc;

            'run: loop {
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
                // Pays for the instructions up to this one and so many with it.
                macro_rules! pay {
                    ($count:expr) => {
                        self.fuel -= (pc + $count - paid) as i64
                    };
                }
                // Whether the slice lasts beyond this instruction.
                macro_rules! has_fuel {
                    () => {
                        self.fuel > (pc + 1 - paid) as i64
                    };
                }
                macro_rules! jump {
                    ($count:expr, $target:expr) => {{
                        pay!($count);
                        pc = $target as usize;
                        paid = pc;
                        continue 'run;
                    }};
                }
                // What was dropped may have a finaliser.
                macro_rules! finalize {
                    () => {
                        if memory::finalizers_pending() {
                            pay!(1);
                            paid = pc + 1;
                            self.finalize_at(pc)?;
                        }
                    };
                }
                // The instruction did the work of so many.
                macro_rules! did {
                    ($count:expr) => {{
                        pc += $count;
                        continue 'run;
                    }};
                }
                macro_rules! did_jump {
                    ($count:expr, $jumps:expr) => {{
                        if $jumps {
                            jump!($count, instrs[pc + $count - 1].a);
                        }
                        did!($count);
                    }};
                }

                let Instr { op, a, b } = instrs[pc];
                // What is forgotten below is known not to be counted. What the arms leave is the first part of a fused
                // instruction, or one for `slow`.
                let slot = 'load: {
                    'slow: {
                        match op {
                            Op::Nop => did!(1),
                            Op::LoadFast => break 'load a as usize,
                            Op::StoreFast => {
                                let value = self.pop();
                                std::mem::replace(&mut self.fiber.stack[base + a as usize], value)
                                    .quick_drop();
                                finalize!();
                                did!(1);
                            }
                            Op::LoadConst => {
                                let value = consts[a as usize].quick_clone();
                                self.fiber.stack.push(value);
                                did!(1);
                            }
                            Op::Pop => {
                                self.pop().quick_drop();
                                finalize!();
                                did!(1);
                            }
                            Op::Copy => {
                                let value = self.peek(a as usize - 1).quick_clone();
                                push!(value);
                                did!(1);
                            }
                            Op::Swap => {
                                let top = self.fiber.stack.len() - 1;
                                self.fiber.stack.swap(top, top + 1 - a as usize);
                                did!(1);
                            }
                            Op::BinaryOp => {
                                let [.., left, right] = self.fiber.stack.as_mut_slice() else { break 'slow };
                                let Some(result) = quick::binary(a, left, right) else { break 'slow };
                                forget(std::mem::replace(left, result));
                                forget(self.fiber.stack.pop());
                                did!(1);
                            }
                            Op::FastFastBinary => {
                                let (first, second) = pair(a);
                                if let Some(result) =
                                    quick::binary(u32::from(b), local!(first), local!(second))
                                {
                                    push!(result);
                                    did!(3);
                                }
                                break 'load first;
                            }
                            Op::FastConstBinary => {
                                let (slot, constant) = pair(a);
                                let constant = &consts[constant];
                                if let Some(result) = quick::binary(u32::from(b), local!(slot), constant) {
                                    push!(result);
                                    did!(3);
                                }
                                break 'load slot;
                            }
                            Op::FastBinary | Op::ConstBinary => {
                                let stack = self.fiber.stack.as_slice();
                                let top = stack.len() - 1;
                                let right = match op {
                                    Op::FastBinary => &stack[base + a as usize],
                                    _ => &consts[a as usize],
                                };
                                if let Some(result) = quick::binary(u32::from(b), &stack[top], right) {
                                    forget(std::mem::replace(&mut self.fiber.stack[top], result));
                                    did!(2);
                                }
                                if op == Op::FastBinary {
                                    break 'load a as usize;
                                }
                                let value = right.quick_clone();
                                push!(value);
                                did!(1);
                            }
                            Op::CompareOp => {
                                let [.., left, right] = self.fiber.stack.as_mut_slice() else { break 'slow };
                                let Some(result) = quick::compare(a, left, right) else { break 'slow };
                                std::mem::replace(left, Value::Bool(result)).quick_drop();
                                self.pop().quick_drop();
                                did!(1);
                            }
                            Op::FastFastCompareJump => {
                                let (first, second) = pair(a);
                                if let Some(jumps) = quick::relates(b, local!(first), local!(second)) {
                                    did_jump!(4, jumps);
                                }
                                break 'load first;
                            }
                            Op::FastConstCompareJump => {
                                let (slot, constant) = pair(a);
                                let constant = &consts[constant];
                                if let Some(jumps) = quick::relates(b, local!(slot), constant) {
                                    did_jump!(4, jumps);
                                }
                                break 'load slot;
                            }
                            Op::ConstCompareJump => {
                                let constant = &consts[a as usize];
                                if let Some(jumps) = quick::relates(b, self.peek(0), constant) {
                                    self.pop().quick_drop();
                                    did_jump!(3, jumps);
                                }
                                let value = constant.quick_clone();
                                push!(value);
                                did!(1);
                            }
                            Op::CompareJump => {
                                let [.., left, right] = self.fiber.stack.as_slice() else { break 'slow };
                                let Some(jumps) = quick::relates(b, left, right) else { break 'slow };
                                self.pop().quick_drop();
                                self.pop().quick_drop();
                                did_jump!(2, jumps);
                            }
                            Op::FastFast => {
                                let second = instrs[pc + 1].a;
                                let (first, second) = (local!(a), local!(second));
                                if first.is_null() || second.is_null() {
                                    break 'load a as usize;
                                }
                                let (first, second) = (first.quick_clone(), second.quick_clone());
                                push!(first);
                                push!(second);
                                did!(2);
                            }
                            Op::FastConst => {
                                let constant = instrs[pc + 1].a;
                                let first = local!(a);
                                if first.is_null() {
                                    break 'load a as usize;
                                }
                                let first = first.quick_clone();
                                push!(first);
                                let value = consts[constant as usize].quick_clone();
                                push!(value);
                                did!(2);
                            }
                            Op::FastFastSubscr | Op::FastConstSubscr => {
                                let second = instrs[pc + 1].a;
                                let key = match op {
                                    Op::FastFastSubscr => local!(second),
                                    _ => &consts[second as usize],
                                };
                                if let Some(value) = quick::item(local!(a), key) {
                                    push!(value);
                                    did!(3);
                                }
                                break 'load a as usize;
                            }
                            Op::FastFastItem | Op::FastConstItem => {
                                let count = usize::from(b) + 9;
                                if b > 0
                                    && self.fuel > (pc + count - paid) as i64
                                    && update_item(&self.fiber.stack[base..], consts, &instrs[pc..])
                                {
                                    did!(count);
                                }
                                let second = instrs[pc + 1].a;
                                let container = local!(a);
                                let key = match op {
                                    Op::FastFastItem => local!(second),
                                    _ => &consts[second as usize],
                                };
                                if let Some(item) = quick::item(container, key) {
                                    let (container, key) = (container.list_clone(), key.quick_clone());
                                    push!(container);
                                    push!(key);
                                    push!(item);
                                    did!(5);
                                }
                                break 'load a as usize;
                            }
                            Op::BinaryStoreItem => {
                                let [.., container, key, left, right] = self.fiber.stack.as_mut_slice()
                                else {
                                    break 'slow;
                                };
                                let Some(mut value) = quick::binary(a, left, right) else { break 'slow };
                                // Nor may the slice end before the store, where another thread could have its turn.
                                if self.fuel > (pc + 4 - paid) as i64
                                    && container.drops_quietly()
                                    && quick::exchange_item(container, key, &mut value)
                                {
                                    value.quick_drop();
                                    forget(self.fiber.stack.pop());
                                    forget(self.fiber.stack.pop());
                                    self.pop().quick_drop();
                                    self.pop();
                                    did!(4);
                                }
                                forget(std::mem::replace(left, value));
                                forget(self.fiber.stack.pop());
                                did!(1);
                            }
                            Op::BinaryFast => {
                                let slot = base + instrs[pc + 1].a as usize;
                                let [.., left, right] = self.fiber.stack.as_mut_slice() else { break 'slow };
                                let Some(value) = quick::binary(a, left, right) else { break 'slow };
                                if self.fiber.stack[slot].is_uncounted() {
                                    forget(std::mem::replace(&mut self.fiber.stack[slot], value));
                                    forget(self.fiber.stack.pop());
                                    forget(self.fiber.stack.pop());
                                    did!(2);
                                }
                                forget(self.fiber.stack.pop());
                                let top = self.fiber.stack.len() - 1;
                                forget(std::mem::replace(&mut self.fiber.stack[top], value));
                                did!(1);
                            }
                            Op::StoreFastFast => {
                                let (first, second) = (base + a as usize, base + instrs[pc + 1].a as usize);
                                if self.fiber.stack[first].drops_quietly()
                                    && self.fiber.stack[second].drops_quietly()
                                {
                                    let value = self.pop();
                                    std::mem::replace(&mut self.fiber.stack[first], value).quick_drop();
                                    let value = self.pop();
                                    std::mem::replace(&mut self.fiber.stack[second], value).quick_drop();
                                    did!(2);
                                }
                                let value = self.pop();
                                std::mem::replace(&mut self.fiber.stack[first], value).quick_drop();
                                finalize!();
                                did!(1);
                            }
                            Op::UnpackSequence => {
                                let count = a as usize;
                                if has_fuel!()
                                    && let Value::Tuple(items) = self.peek(0)
                                    && items.len() == count
                                    && let Value::Tuple(items) = self.pop()
                                {
                                    for item in items.iter().rev() {
                                        push!(item.quick_clone());
                                    }
                                    did!(1);
                                }
                            }
                            Op::UnpackFast => {
                                let count = a as usize;
                                let stores = &instrs[pc + 1..pc + 1 + count];
                                if has_fuel!() && self.unpack_into(base, stores) {
                                    did!(count + 1);
                                }
                            }
                            Op::FastAttr => {
                                let Instr { a: name, b: site, .. } = instrs[pc + 1];
                                if let Some(value) = quick_attr(body, local!(a), name as usize, site as usize)
                                {
                                    push!(value);
                                    did!(2);
                                }
                                break 'load a as usize;
                            }
                            Op::FastUpdateAttr => {
                                let count = usize::from(b) + 6;
                                if self.fuel > (pc + count - paid) as i64
                                    && update_attr(body, &self.fiber.stack[base..], &instrs[pc..])
                                {
                                    did!(count);
                                }
                                break 'load a as usize;
                            }
                            Op::PopJumpIfFalse | Op::PopJumpIfTrue => {
                                let truth = match self.peek(0) {
                                    Value::Bool(truth) => *truth,
                                    other => match quick::truth(other) {
                                        Some(truth) => truth,
                                        None => break 'slow,
                                    },
                                };
                                self.pop().quick_drop();
                                if truth == (op == Op::PopJumpIfTrue) {
                                    jump!(1, a);
                                }
                                did!(1);
                            }
                            Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => {
                                let truth = match self.peek(0) {
                                    Value::Bool(truth) => *truth,
                                    Value::None => false,
                                    _ => break 'slow,
                                };
                                if truth == (op == Op::JumpIfTrueOrPop) {
                                    jump!(1, a);
                                }
                                forget(self.fiber.stack.pop());
                                did!(1);
                            }
                            Op::PopJumpIfNone | Op::PopJumpIfNotNone => {
                                let value = self.pop();
                                let jumps = value.is_none() == (op == Op::PopJumpIfNone);
                                value.quick_drop();
                                finalize!();
                                if jumps {
                                    jump!(1, a);
                                }
                                did!(1);
                            }
                            Op::Jump => {
                                jump!(1, a);
                            }
                            Op::JumpBack => {
                                if !has_fuel!() || memory::finalizers_pending() || !self.is_within_limits() {
                                    break 'slow;
                                }
                                jump!(1, a);
                            }
                            Op::ForIterFast => {
                                let slot = base + instrs[pc + 1].a as usize;
                                if self.fiber.stack[slot].drops_quietly()
                                    && let Value::Iter(iter) = self.peek(0)
                                    && let Some(item) = iter.quick_item(&self.chars)
                                {
                                    std::mem::replace(&mut self.fiber.stack[slot], item).quick_drop();
                                    did!(2);
                                }
                            }
                            Op::ForIter => {
                                if let Value::Iter(iter) = self.peek(0)
                                    && let Some(item) = iter.quick_item(&self.chars)
                                {
                                    push!(item);
                                    did!(1);
                                }
                            }
                            Op::LoadGlobal => {
                                let site = &body.sites[b as usize];
                                let globals = &self.fiber.frames.last().expect("a frame is on top").globals;
                                let index = site.index.get();
                                let found = if index != 0 {
                                    let name = &body.names[a as usize];
                                    globals.look_at(index as usize - 1, name, Value::callable_clone)
                                } else if site.version.get()
                                    == globals.shape().wrapping_add(self.builtins_version)
                                {
                                    // A builtin, which holds as long as no global name was added.
                                    Some(site.value.borrow().callable_clone())
                                        .filter(|value| !value.is_null())
                                } else {
                                    None
                                };
                                if let Some(value) = found {
                                    push!(value);
                                    did!(1);
                                }
                            }
                            Op::StoreGlobal => {
                                let site = &body.sites[b as usize];
                                let globals = &self.fiber.frames.last().expect("a frame is on top").globals;
                                if has_fuel!()
                                    && let Some(index) = (site.index.get() as usize).checked_sub(1)
                                    && let [.., value] = self.fiber.stack.as_mut_slice()
                                    && globals.exchange_hint(index, &body.names[a as usize], value)
                                {
                                    self.pop().quick_drop();
                                    finalize!();
                                    did!(1);
                                }
                            }
                            Op::LoadDeref => {
                                let value = match local!(a) {
                                    Value::Cell(cell) if has_fuel!() => cell.value.borrow().quick_clone(),
                                    _ => Value::Null,
                                };
                                if !value.is_null() {
                                    push!(value);
                                    did!(1);
                                }
                            }
                            Op::LoadAttr => {
                                if let Some(value) = quick_attr(body, self.peek(0), a as usize, b as usize) {
                                    let top = self.fiber.stack.len() - 1;
                                    self.fiber.stack[top] = value;
                                    did!(1);
                                }
                            }
                            Op::LoadMethod => {
                                let top = self.fiber.stack.len() - 1;
                                if let Some(function) =
                                    self.quick_method(body, &self.fiber.stack[top], a as usize, b as usize)
                                {
                                    let object = std::mem::replace(&mut self.fiber.stack[top], function);
                                    push!(object);
                                    did!(1);
                                }
                            }
                            Op::StoreAttr => {
                                let [.., value, object] = self.fiber.stack.as_mut_slice() else {
                                    break 'slow;
                                };
                                if has_fuel!() && quick_store(body, object, value, a as usize, b as usize) {
                                    let object = self.pop();
                                    self.pop().quick_drop();
                                    object.quick_drop();
                                    finalize!();
                                    did!(1);
                                }
                            }
                            Op::Call | Op::CallMethod => {
                                let is_method = op == Op::CallMethod;
                                let count = a as usize + usize::from(is_method);
                                if has_fuel!() {
                                    if self.push_exact(count, pc) || self.push_init(count, pc) {
                                        pay!(1);
                                        continue 'frames;
                                    }
                                    if let Some(function) = self.simple_native(count, is_method) {
                                        pay!(1);
                                        paid = pc + 1;
                                        let value = self.call_simple(function, count, pc)?;
                                        push!(value);
                                        if memory::finalizers_pending() {
                                            self.run_finalizers()?;
                                        }
                                        did!(1);
                                    }
                                }
                            }
                            Op::FastReturn => {
                                let slot = base + a as usize;
                                let returned = &self.fiber.stack[slot];
                                if returned.is_null() || !self.can_leave_plainly(returned) {
                                    break 'load a as usize;
                                }
                                pay!(2);
                                let value = std::mem::take(&mut self.fiber.stack[slot]);
                                let value = self.leave_plainly(value);
                                push!(value);
                                if memory::finalizers_pending() {
                                    return Ok(Did::Reload);
                                }
                                continue 'frames;
                            }
                            Op::Return => {
                                if !self.can_leave_plainly(self.peek(0)) {
                                    break 'slow;
                                }
                                pay!(1);
                                let value = self.pop();
                                let value = self.leave_plainly(value);
                                push!(value);
                                if memory::finalizers_pending() {
                                    return Ok(Did::Reload);
                                }
                                continue 'frames;
                            }
                            Op::BinarySubscr => {
                                let length = self.fiber.stack.len();
                                let (container, key) =
                                    (&self.fiber.stack[length - 2], &self.fiber.stack[length - 1]);
                                if container.drops_quietly()
                                    && key.drops_quietly()
                                    && let Some(value) = quick::item(container, key)
                                {
                                    self.pop().quick_drop();
                                    self.fiber.stack[length - 2] = value;
                                    did!(1);
                                }
                            }
                            Op::StoreSubscr => {
                                let [.., value, container, key] = self.fiber.stack.as_mut_slice() else {
                                    break 'slow;
                                };
                                if has_fuel!()
                                    && container.drops_quietly()
                                    && quick::exchange_item(container, key, value)
                                {
                                    self.pop().quick_drop();
                                    self.pop();
                                    self.pop().quick_drop();
                                    did!(1);
                                }
                            }
                            Op::ContainsOp => {
                                let [.., item, container] = self.fiber.stack.as_slice() else { break 'slow };
                                if has_fuel!()
                                    && container.drops_quietly()
                                    && let Some(found) = quick::contains(container, item)
                                {
                                    self.pop();
                                    let top = self.fiber.stack.len() - 1;
                                    self.fiber.stack[top] = Value::Bool(found == (a == 0));
                                    did!(1);
                                }
                            }
                            Op::ListAppend => {
                                if has_fuel!() {
                                    let value = self.pop();
                                    if let Value::List(list) = self.peek(a as usize - 1) {
                                        list.push(value);
                                    }
                                    did!(1);
                                }
                            }
                            Op::IsOp => {
                                if has_fuel!() {
                                    let right = self.pop();
                                    let left = self.pop();
                                    let result = left.is(&right) == (a == 0);
                                    left.quick_drop();
                                    right.quick_drop();
                                    finalize!();
                                    push!(Value::Bool(result));
                                    did!(1);
                                }
                            }
                            _ => {}
                        }
                    }
                    pay!(1);
                    match self.execute(&code, Instr { op, a, b }, pc)? {
                        Did::Next => {
                            if memory::finalizers_pending() {
                                self.run_finalizers()?;
                            }
                            pc = self.top_frame().pc.wrapping_add(1);
                            paid = pc;
                            continue 'run;
                        }
                        // Another frame is on top, which is executed here if it is one of Python.
                        Did::Reload if !memory::finalizers_pending() => match self.fiber.frames.last() {
                            Some(Frame { kind: Kind::Python, .. }) => continue 'frames,
                            _ => return Ok(Did::Reload),
                        },
                        did => return Ok(did),
                    }
                };
                let value = local!(slot);
                if value.is_null() {
                    pay!(1);
                    self.top_frame().pc = pc;
                    return Err(self.unbound_local(&code, slot));
                }
                let value = value.quick_clone();
                push!(value);
                pc += 1;
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn finalize_at(&mut self, pc: usize) -> PyResult<()> {
        self.top_frame().pc = pc;
        self.run_finalizers()
    }
}
