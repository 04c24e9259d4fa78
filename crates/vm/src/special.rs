//! Special methods in frames of their own.
//!
//! `a + b`, `if a`, `len(a)`, `for x in a`: where an instruction calls a special method that is a function of the
//! program, it does not run it on the Rust stack:
//!
//! 1. the operands stay on the stack, and the method's frame is pushed above them ([`Vm::push_special`]), with a
//!    [`Special`] that says what its result means;
//! 2. the machine executes that frame as it does any other: it may call, wait and be put aside;
//! 3. its result is judged ([`Vm::judge`]): it may be refused, or it is `NotImplemented` and another method is asked;
//! 4. the result takes the place of the operands, in the way of the instruction ([`Vm::place`]): it is pushed, or
//!    decides about a jump.
//!
//! An exception leaves the instruction as that of a call would; [`Vm::special_raised`] knows the exceptions to that.
//! What functions written in Rust call on their way (the items of a list that is shown, the keys of a dictionary)
//! nests instead ([`Vm::nested`]).

mod asking;
mod told;

use std::rc::Rc;

use bytecode::{BinaryOp, CompareOp, Instr, Op, UnaryOp};

use crate::frame::{Frame, Ret};
use crate::run::{Called, Did};
use crate::value::{Function, PyResult, Raised, Str, Value};
use crate::vm::Vm;

/// What the result of a special method means to the instruction that called it.
#[derive(Clone, Copy)]
pub enum Special {
    /// It is the result.
    Any,
    /// It is the result unless it is `NotImplemented`; then it is the turn of the next method.
    Operator { op: BinaryOp, in_place: bool, turn: Turn },
    /// The same; `negated` where `__eq__` was asked for `!=`.
    Comparison { op: CompareOp, turn: Turn, negated: bool },
    /// Of `__bool__`: a truth value.
    Truth,
    /// Of `__len__`, where a truth value is wanted.
    Filled,
    /// Of `__len__`.
    Length,
    /// Of `__hash__`.
    Hash,
    /// Of `__contains__`: anything, of which the truth counts.
    Found,
    /// Of `__iter__`: an iterator.
    Iterator,
    /// Of `__next__`: `StopIteration` ends the loop.
    Item,
    /// Of the method of this name: a text.
    Text(TextMethod),
    /// Of `__getattr__`: an `AttributeError` learns what was looked for.
    Attribute,
}

/// The methods that give texts.
#[derive(Clone, Copy)]
pub enum TextMethod {
    Repr,
    Str,
    Format,
}

/// The order in which the operands of an operator are asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The left one, for its in-place method.
    InPlace,
    /// The right one, where its class is derived from that of the left one.
    RightFirst,
    Left,
    Right,
    /// The left one as a sequence: what built-in sequences have for `+` and `*` is asked after all numbers.
    SequenceInPlace,
    SequenceLeft,
    SequenceRight,
    Over,
}

impl Turn {
    pub(crate) fn first(in_place: bool) -> Turn {
        if in_place { Turn::InPlace } else { Turn::RightFirst }
    }

    pub(crate) fn next(self) -> Turn {
        match self {
            Turn::InPlace => Turn::RightFirst,
            Turn::RightFirst => Turn::Left,
            Turn::Left => Turn::Right,
            Turn::Right => Turn::SequenceInPlace,
            Turn::SequenceInPlace => Turn::SequenceLeft,
            Turn::SequenceLeft => Turn::SequenceRight,
            Turn::SequenceRight | Turn::Over => Turn::Over,
        }
    }
}

/// The method of the left operand, where it is a function of the program and the right one cannot come first: it is of
/// the same class, or of none that a program has made.
pub(crate) fn asks_left(turn: Turn, left: &Value, right: &Value, name: &Str) -> Option<Value> {
    let Value::Instance(left) = left else { return None };
    let class = left.class.borrow();
    let comes_first = match right {
        Value::Instance(right) => !Rc::ptr_eq(&right.class.borrow(), &class),
        Value::Class(_) => true,
        _ => false,
    };
    if turn != Turn::RightFirst || comes_first {
        return None;
    }
    class.lookup(name).filter(|found| matches!(found, Value::Function(_)))
}

impl Vm {
    /// Pushes the frame of a special method above the operands of the instruction. Gives the instruction's result where
    /// there is one at once, as that of a function that makes a generator.
    pub(crate) fn push_special<const N: usize>(
        &mut self,
        function: &Rc<Function>,
        args: [Value; N],
        special: Special,
    ) -> PyResult<Option<Value>> {
        self.fiber.stack.extend(args);
        self.push_asked(function, N, special)
    }

    /// The same, where so many arguments stand on the stack already.
    fn push_asked(
        &mut self,
        function: &Rc<Function>,
        count: usize,
        special: Special,
    ) -> PyResult<Option<Value>> {
        let base = self.fiber.stack.len() - count;
        let code = &function.code;
        let is_exact = code.exact_args.get() == count && function.closure.is_empty();
        if is_exact && self.fiber.depth < self.recursion_limit {
            self.fiber.stack.resize(base + code.slot_count, Value::Null);
            self.fiber.depth += 1;
            self.fiber.frames.push(Frame::of_call(function, base, base, Ret::Special(special)));
            return Ok(None);
        }
        match self.push_function(function, base, count, base, Ret::Special(special))? {
            Called::Value(value) => self.judge(special, value),
            Called::Frame | Called::Block(_) => Ok(None),
        }
    }

    /// A special method has returned.
    pub(crate) fn finish_special(&mut self, special: Special, value: Value) -> PyResult<()> {
        if let Some(value) = self.judge(special, value)? {
            self.place(value);
        }
        Ok(())
    }

    /// What the instruction has of the result of a special method; none where the frame of another one was pushed.
    fn judge(&mut self, special: Special, value: Value) -> PyResult<Option<Value>> {
        Ok(Some(match special {
            Special::Any | Special::Item | Special::Attribute => value,
            Special::Operator { op, in_place, turn } => match value {
                Value::NotImplemented => return self.operate(op, in_place, turn),
                value => value,
            },
            Special::Comparison { op, turn, negated } => match value {
                Value::NotImplemented => return self.relate(op, turn),
                value if negated => Value::Bool(!self.truth(&value)?),
                value => value,
            },
            Special::Truth => Value::Bool(self.told_truth(&value)?),
            Special::Filled => Value::Bool(self.told_length(&value)? != 0),
            Special::Length => Value::Int(self.told_length(&value)?),
            Special::Hash => Value::Int(self.told_hash(&value)?),
            Special::Found => Value::Bool(self.truth(&value)?),
            Special::Iterator => self.told_iterator(value)?,
            Special::Text(method) => {
                let text = self.told_text(method, &value)?;
                let frame = self.top_frame();
                match frame.code.body().instrs[frame.pc].op {
                    Op::FormatValue => Value::Str(text),
                    // `str(x)` may be of a subclass.
                    _ => value,
                }
            }
        }))
    }

    /// Puts the result of the top frame's instruction in the place of its operands, and goes on behind it.
    fn place(&mut self, value: Value) {
        let frame = self.top_frame();
        let Instr { op, a, b } = frame.code.body().instrs[frame.pc];
        let truth = matches!(value, Value::Bool(true));
        let a = a as usize;
        let (operands, value) = match op {
            Op::PopJumpIfFalse | Op::PopJumpIfTrue => {
                self.pop();
                return self.go_on(if truth == (op == Op::PopJumpIfTrue) { Some(a) } else { None });
            }
            Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => {
                if truth == (op == Op::JumpIfTrueOrPop) {
                    return self.go_on(Some(a));
                }
                self.pop();
                return self.go_on(None);
            }
            Op::LoadMethod => {
                self.pop();
                self.push(Value::Null);
                (0, value)
            }
            Op::ForIter | Op::ForIterFast => (0, value),
            Op::UnaryOp if UnaryOp::from_operand(a as u32) == UnaryOp::Not => (1, Value::Bool(!truth)),
            Op::UnaryOp | Op::GetIter | Op::LoadAttr => (1, value),
            Op::ContainsOp => (2, Value::Bool(truth == (a == 0))),
            Op::FormatValue => (1 + usize::from(b & 4 != 0), value),
            Op::Call => (a + 1, value),
            Op::CallMethod => (a + 2, value),
            _ => (2, value),
        };
        let left = self.fiber.stack.len() - operands;
        self.fiber.stack.truncate(left);
        self.push(value);
        self.go_on(None);
    }

    /// The top frame goes on there, or behind its instruction.
    fn go_on(&mut self, target: Option<usize>) {
        let frame = self.top_frame();
        frame.pc = target.unwrap_or(frame.pc + 1);
    }

    /// The result that an instruction has at once, or none if a frame was pushed for it.
    pub(crate) fn placed(&mut self, result: Option<Value>) -> Did {
        if let Some(value) = result {
            self.place(value);
        }
        Did::Reload
    }

    /// An exception has left a special method: the instruction may take it for an answer.
    pub(crate) fn special_raised(&mut self, special: Special, raised: Raised) -> Result<(), Raised> {
        match special {
            Special::Item if self.raised_is(&raised, &self.types.stop_iteration.clone()) => {
                let iter = self.pop();
                let frame = self.top_frame();
                frame.pc = frame.code.body().instrs[frame.pc].a as usize;
                drop(iter);
                Ok(())
            }
            Special::Attribute => {
                let object = self.peek(0).clone();
                let frame = self.top_frame();
                let name = frame.code.body().names[frame.code.body().instrs[frame.pc].a as usize].clone();
                self.tell_attribute(&raised, &object, &name);
                Err(raised)
            }
            _ => Err(raised),
        }
    }
}
