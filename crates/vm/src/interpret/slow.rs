//! Instructions whose operands are not what the instruction loop does on the spot, and the rarer ones.
//!
//! The frame on top names the instruction. Afterwards ([`Did::Next`]) it names the one before the next: the same one,
//! or that before the target of a jump.

use std::rc::Rc;

use bytecode::{BinaryOp, CompareOp, Instr, Op};

use crate::code::CodeObject;
use crate::frame::Ret;
use crate::iter::Quick;
use crate::memory;
use crate::run::{Called, Did};
use crate::value::{PyResult, Value};
use crate::vm::Vm;

impl Vm {
    /// Executes one instruction.
    #[inline(never)]
    pub(super) fn execute(&mut self, code: &Rc<CodeObject>, instr: Instr, pc: usize) -> PyResult<Did> {
        let Instr { op, a, b } = instr;
        self.top_frame().pc = pc;
        // Executes an instruction so that a thread may wait in the midst of it, where there are other threads.
        macro_rules! attempted {
            ($instruction:expr) => {{ if self.may_give_up() { self.attempt($instruction) } else { ($instruction)(self) } }};
        }
        // Lets another thread have its turn before this instruction, if the slice is used up.
        if self.fuel <= 0 && may_switch_before(op) {
            if self.slice_over()? {
                return Ok(Did::Switch);
            }
            // It will be paid for when it is executed.
            self.fuel += 1;
            return Ok(Did::NextSlice);
        }
        match op {
            Op::BinaryOp | Op::BinaryFast | Op::BinaryStoreItem => {
                let (operator, in_place) = (BinaryOp::from_operand(a), b == 1);
                if operator == BinaryOp::Add && self.append_text(code.body(), pc)? {
                    return Ok(Did::Next);
                }
                if operator == BinaryOp::Add
                    && in_place
                    && let Some(did) = self.extend_of_top()?
                {
                    return Ok(did);
                }
                attempted!(|vm: &mut Vm| vm.binary_of_top(operator, in_place))
            }
            Op::CompareOp | Op::CompareJump => {
                attempted!(|vm: &mut Vm| vm.compare_of_top(CompareOp::from_operand(a)))
            }
            Op::PopJumpIfFalse | Op::PopJumpIfTrue => {
                if let Some(did) = self.ask_truth()? {
                    return Ok(did);
                }
                if self.may_give_up() && matches!(self.peek(0), Value::Instance(_)) {
                    match self.attempt(Vm::truth_of_top)? {
                        Did::Next => {}
                        did => return Ok(did),
                    }
                }
                let value = self.pop();
                let jumps = self.truth(&value)? == (op == Op::PopJumpIfTrue);
                drop(value);
                if memory::finalizers_pending() {
                    self.run_finalizers()?;
                }
                if jumps {
                    self.jump(a);
                }
                Ok(Did::Next)
            }
            Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => {
                if let Some(did) = self.ask_truth()? {
                    return Ok(did);
                }
                let truth = if self.may_give_up() && matches!(self.peek(0), Value::Instance(_)) {
                    let copied = |vm: &mut Vm| {
                        vm.push(vm.peek(0).clone());
                        vm.truth_of_top()
                    };
                    match self.attempt(copied)? {
                        Did::Next => matches!(self.pop(), Value::Bool(true)),
                        did => return Ok(did),
                    }
                } else {
                    let value = self.peek(0).clone();
                    self.truth(&value)?
                };
                if truth == (op == Op::JumpIfTrueOrPop) {
                    self.jump(a);
                    return Ok(Did::Next);
                }
                self.pop();
                self.finalizers_next()
            }
            Op::JumpBack => {
                self.check_limits()?;
                if memory::finalizers_pending() {
                    self.run_finalizers()?;
                }
                self.jump(a);
                Ok(Did::Next)
            }
            Op::ForIter | Op::ForIterFast => self.op_for_iter(a),
            Op::LoadGlobal => {
                let value = self.load_global(code.body(), a as usize, b as usize)?;
                self.push(value);
                Ok(Did::Next)
            }
            Op::StoreDeref => {
                let value = self.pop();
                let slot = self.top_frame().base + a as usize;
                let old = match &self.fiber.stack[slot] {
                    Value::Cell(cell) => cell.value.replace(value),
                    _ => value,
                };
                old.quick_drop();
                self.finalizers_next()
            }
            Op::StoreGlobal => {
                let value = self.pop();
                let site = &code.body().sites[b as usize];
                let name = &code.body().names[a as usize];
                let globals = &self.fiber.frames.last().expect("a frame is on top").globals;
                let stored = match site.index.get() {
                    0 => Err(value),
                    index => globals.set_hint(index as usize - 1, name, value),
                };
                if let Err(value) = stored {
                    let globals = globals.clone();
                    globals.set_str(name, value);
                    if b != 0
                        && let Some(position) = globals.position(name)
                    {
                        site.index.set(position as u32 + 1);
                    }
                }
                self.finalizers_next()
            }
            Op::LoadAttr => {
                attempted!(|vm: &mut Vm| { vm.op_load_attr(code.body(), a as usize, b as usize) })
            }
            Op::StoreAttr => {
                let did = attempted!(|vm: &mut Vm| {
                    let object = vm.pop();
                    let value = vm.pop();
                    vm.op_store_attr(code.body(), object, value, a as usize, b as usize)
                });
                match did? {
                    Did::Next => self.finalizers_next(),
                    did => Ok(did),
                }
            }
            Op::LoadMethod => {
                attempted!(|vm: &mut Vm| vm.op_load_method(code.body(), a as usize, b as usize))
            }
            Op::Call | Op::CallMethod => {
                if let Some(did) = self.ask_call(op, a)? {
                    return Ok(did);
                }
                let below = if op == Op::Call { 1 } else { 2 };
                let call = |vm: &mut Vm| match op {
                    Op::Call => vm.call_stack(a as usize, 1),
                    _ => vm.call_method_stack(a as usize),
                };
                if self.may_give_up() && self.may_redo_call(a as usize, below) {
                    match self.attempt(|vm: &mut Vm| {
                        let called = call(vm)?;
                        Ok(vm.called(called))
                    })? {
                        Did::Next => {}
                        did => return Ok(did),
                    }
                } else {
                    match call(self)? {
                        Called::Value(value) => self.push(value),
                        Called::Frame => return Ok(Did::Reload),
                        Called::Block(block) => return Ok(Did::Block(block)),
                    }
                }
                self.finalizers_next()
            }
            Op::Return => {
                let value = self.pop();
                self.leave_frame(value)?;
                Ok(Did::Reload)
            }
            Op::BinarySubscr => attempted!(|vm: &mut Vm| {
                let key = vm.pop();
                let container = vm.pop();
                let called = vm.op_subscript(container, key)?;
                Ok(vm.called(called))
            }),
            Op::UnpackFast => self.execute_rare(Op::UnpackSequence, a, b),
            op => self.execute_rare(op, a, b),
        }
    }

    fn execute_rare(&mut self, op: Op, a: u32, b: u16) -> PyResult<Did> {
        if let Some(did) = self.ask_rarely(op, a, b)? {
            return Ok(did);
        }
        if self.may_give_up() && self.may_redo_op(op, a as usize) {
            self.attempt(|vm| vm.rare_op(op, a, b))
        } else {
            self.rare_op(op, a, b)
        }
    }

    /// The next item of the iterator on top, or a jump behind the loop.
    fn op_for_iter(&mut self, target: u32) -> PyResult<Did> {
        let next = match self.peek(0) {
            Value::Iter(iter) => match iter.quick_next() {
                Quick::Item(value) => Some(value),
                Quick::End => None,
                Quick::Ask => match self.for_iter()? {
                    Some(next) => next,
                    None => return Ok(Did::Reload),
                },
            },
            Value::Generator(generator) => {
                let generator = generator.clone();
                if generator.is_closed() {
                    None
                } else {
                    let sent = crate::native::Sent::Value(Value::None);
                    self.resume_generator(&generator, sent, Ret::ForIter)?;
                    return Ok(Did::Reload);
                }
            }
            _ => match self.ask_next()? {
                Some(did) => return Ok(did),
                None => match self.for_iter()? {
                    Some(next) => next,
                    None => return Ok(Did::Reload),
                },
            },
        };
        match next {
            Some(value) => self.push(value),
            None => {
                let iter = self.pop();
                drop(iter);
                if memory::finalizers_pending() {
                    self.run_finalizers()?;
                }
                self.jump(target);
            }
        }
        Ok(Did::Next)
    }

    /// Lets the frame on top go on at an instruction.
    fn jump(&mut self, target: u32) {
        // The loop goes on behind the position that the frame names.
        self.top_frame().pc = (target as usize).wrapping_sub(1);
    }

    fn finalizers_next(&mut self) -> PyResult<Did> {
        if memory::finalizers_pending() {
            self.run_finalizers()?;
        }
        Ok(Did::Next)
    }
}

/// Whether the thread may be put aside before such an instruction. Before what only moves values about on the stack or
/// works on them it is not.
fn may_switch_before(op: Op) -> bool {
    !matches!(
        op,
        Op::BinaryOp
            | Op::BinaryFast
            | Op::BinaryStoreItem
            | Op::CompareOp
            | Op::CompareJump
            | Op::PopJumpIfFalse
            | Op::PopJumpIfTrue
            | Op::JumpIfFalseOrPop
            | Op::JumpIfTrueOrPop
            | Op::ForIter
            | Op::ForIterFast
            | Op::LoadGlobal
            | Op::LoadAttr
            | Op::LoadMethod
            | Op::Return
            | Op::BinarySubscr
    )
}
