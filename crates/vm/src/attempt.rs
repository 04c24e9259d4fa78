//! Waiting in the midst of an instruction that calls code of the program on the Rust stack.
//!
//! `[a] < [b]`, `key in table` or `sorted(items)` may call special methods of the program, in a nested run. If such a
//! method has to wait while there are other threads, the Rust code between cannot be put aside. But it can be given
//! up and done once more:
//!
//! 1. [`Vm::attempt`] executes the instruction and keeps what each nested run gave ([`Attempt::log`]);
//! 2. a nested run that has to wait takes its frames off the fiber, and the instruction's Rust code is left as if by
//!    an exception (`Vm::give_up`);
//! 3. the operands come back onto the stack, and above them a [`Redo`] frame with the frames that wait on top;
//! 4. when those are done, the instruction is executed again from its beginning; the nested runs that it asks for
//!    give what is in the log, until it asks for one that is new.
//!
//! The same is done where the Rust stack is deep ([`Vm::is_deep`]), with every nested run and before it begins: so
//! recursion through special methods goes on as deep as that of calls, whatever Rust code stands between.
//!
//! So an instruction may do so only if nothing that it does before its last nested run shows, or is harmful when done
//! again: [`FUNCTIONS`] and [`METHODS`] list the functions of which that is known. Where it is not, and inside most
//! native frames, other threads run on top of the waiting one ([`Vm::nested_block`]).

use std::rc::Rc;

use bytecode::{BinaryOp, CompareOp, Op};

use crate::class::Class;
use crate::frame::{Awaiting, Frame, Kind, Ret};
use crate::native::{Args, Block, Flow, Input, NativeFrame, NativeFunction, Next};
use crate::run::{Called, Did};
use crate::special::Turn;
use crate::value::{PyResult, Raised, Value};
use crate::vm::Vm;

/// So many nested runs, and levels of containers within containers, stand on the Rust stack before instructions are
/// given up instead of nesting deeper. The rest, up to the limit of [`Vm::nested`], is for those that cannot be.
const DEEP: usize = 100;

/// So many nested runs of one instruction are taken off the Rust stack in the depths.
const MAX_REDONE: usize = 64;

/// The instruction that is being executed, if it may be given up.
#[derive(Default)]
pub(crate) struct Attempt {
    /// What its nested runs gave, in order.
    log: Vec<PyResult>,
    /// How many of them it has asked for.
    asked: usize,
    /// Whether it has taken something that it would not find again.
    is_kept: bool,
}

/// The frames of a nested run that waits.
pub(crate) struct GivenUp {
    frames: Vec<Frame>,
    stack: Vec<Value>,
    /// Where in the fiber's stack that part began.
    bottom: usize,
    /// What the run waits for; none where it has not begun.
    block: Option<Block>,
}

/// Waits for a nested run, and has the instruction executed again.
struct Redo {
    log: Vec<PyResult>,
}

impl NativeFrame for Redo {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        self.log.push(answer(input));
        vm.fiber.replay = std::mem::take(&mut self.log);
        Ok(Next::Return(Value::None))
    }

    fn name(&self) -> &'static str {
        "redo"
    }
}

/// A call of a function written in Rust, done again for every nested run that it asks for.
struct RedoneCall {
    function: fn(&mut Vm, Args) -> PyResult,
    args: Args,
    log: Vec<PyResult>,
}

impl NativeFrame for RedoneCall {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if !matches!(input, Input::Start) {
            self.log.push(answer(input));
        }
        let (function, args) = (self.function, &self.args);
        let args = || Args { pos: args.pos.clone(), kw: args.kw.clone() };
        match vm.attempt_in_frame(&mut self.log, |vm| function(vm, args())) {
            Some(result) => result.map(Next::Return),
            None => Ok(Next::GivenUp),
        }
    }

    fn name(&self) -> &'static str {
        "call"
    }
}

/// What a nested run gave that was waited for.
pub(crate) fn answer(input: Input) -> PyResult {
    match input {
        Input::Value(value) | Input::Yielded(value) => Ok(value),
        Input::Raised(raised) => Err(raised),
        Input::Start => Ok(Value::None),
    }
}

impl Vm {
    /// Executes an instruction, whose operands are on the stack, so that it can be given up and done again.
    pub(crate) fn attempt(&mut self, instruction: impl FnOnce(&mut Vm) -> PyResult<Did>) -> PyResult<Did> {
        let mut instruction = Some(instruction);
        // One body for all instructions.
        self.attempt_once(&mut |vm| match instruction.take() {
            Some(instruction) => instruction(vm),
            None => Ok(Did::Reload),
        })
    }

    fn attempt_once(&mut self, instruction: &mut dyn FnMut(&mut Vm) -> PyResult<Did>) -> PyResult<Did> {
        let top = self.fiber.frames.last().expect("a frame is on top");
        let operands = (top.base + top.code.slot_count).min(self.fiber.stack.len());
        let kept = self.fiber.stack[operands..].to_vec();
        let log = std::mem::take(&mut self.fiber.replay);
        let outer = self.attempt.replace(Attempt { log, asked: 0, is_kept: false });
        let result = instruction(self);
        let attempt = std::mem::replace(&mut self.attempt, outer);
        let Some(given_up) = self.given_up.take() else { return result };
        self.fiber.stack.truncate(operands);
        self.fiber.stack.extend(kept);
        let log = attempt.map(|attempt| attempt.log).unwrap_or_default();
        self.push_native(Box::new(Redo { log }), Ret::Again)?;
        if let Kind::Native { input, .. } = &mut self.top_frame().kind {
            *input = Awaiting::Value;
        }
        self.given_up = Some(given_up);
        Ok(self.wait_for_given_up())
    }

    /// The same within a native frame, which keeps the log: none if it is to ask for [`Next::GivenUp`], and to call
    /// this again with the answer in its log.
    pub(crate) fn attempt_in_frame<T>(
        &mut self,
        log: &mut Vec<PyResult>,
        work: impl FnOnce(&mut Vm) -> PyResult<T>,
    ) -> Option<PyResult<T>> {
        // A frame that is not pushed yet belongs to the instruction that made it.
        if !self.may_give_up() || self.attempt.is_some() {
            return Some(work(self));
        }
        self.attempt = Some(Attempt { log: std::mem::take(log), asked: 0, is_kept: false });
        let result = work(self);
        let attempt = self.attempt.take();
        if !self.is_giving_up() {
            return Some(result);
        }
        *log = attempt.map(|attempt| attempt.log).unwrap_or_default();
        None
    }

    /// Puts the frames that were taken off onto the fiber again, above whoever waits for them.
    pub(crate) fn wait_for_given_up(&mut self) -> Did {
        let Some(given_up) = self.given_up.take() else { return Did::Reload };
        let GivenUp { frames, stack, bottom, block } = *given_up;
        let now = self.fiber.stack.len();
        self.fiber.stack.extend(stack);
        self.fiber.frames.extend(frames.into_iter().map(|mut frame| {
            frame.base = frame.base - bottom + now;
            frame.bottom = frame.bottom - bottom + now;
            frame
        }));
        block.map_or(Did::Reload, Did::Block)
    }

    /// What a nested run gave when the instruction was executed before; none for one that is new.
    pub(crate) fn replayed(&mut self) -> Option<PyResult> {
        let attempt = self.attempt.as_mut()?;
        let result = attempt.log.get(attempt.asked)?.clone();
        attempt.asked += 1;
        Some(result)
    }

    /// Whether the next nested run of the instruction is one that it has asked for before.
    pub(crate) fn is_replaying(&self) -> bool {
        self.attempt.as_ref().is_some_and(|attempt| attempt.asked < attempt.log.len())
    }

    /// Whether the instruction is being given up: what its Rust code gives does not count.
    pub fn is_giving_up(&self) -> bool {
        self.given_up.is_some()
    }

    /// Whether instructions are executed so that they can be given up: where there are other threads, and in the depths.
    #[inline]
    pub(crate) fn may_give_up(&self) -> bool {
        self.attempts || self.is_deep()
    }

    /// Whether so much of the Rust stack is used that nested runs are to go onto the fiber.
    #[inline]
    pub(crate) fn is_deep(&self) -> bool {
        self.nesting + self.native_depth >= DEEP
    }

    /// Whether the instruction is to be given up before its next nested run. One that has asked for many of them (a
    /// sort) nests all the same: it would be done again as often.
    pub(crate) fn gives_up_next(&self) -> bool {
        self.is_deep() && self.attempt.as_ref().is_some_and(|attempt| attempt.log.len() < MAX_REDONE)
    }

    /// The instruction goes on with an iterator that the program has made: it cannot be given up from here on, since
    /// the items that it takes would be gone when it is done again.
    pub(crate) fn keep_attempt(&mut self) {
        if let Some(attempt) = &mut self.attempt {
            attempt.is_kept = true;
        }
    }

    /// Whether the instruction may be given up at its next nested run.
    pub(crate) fn may_leave(&self) -> bool {
        self.attempt.as_ref().is_some_and(|attempt| !attempt.is_kept)
    }

    /// A nested run has to wait, or to go onto the fiber: its frames, those above `floor`, are taken off.
    pub(crate) fn give_up(&mut self, floor: usize, bottom: usize, block: Option<Block>) -> Raised {
        let frames = self.fiber.frames.split_off(floor + 1);
        let stack = self.fiber.stack.split_off(bottom.min(self.fiber.stack.len()));
        self.given_up = Some(Box::new(GivenUp { frames, stack, bottom, block }));
        self.runtime_error("the instruction is done again")
    }

    /// A nested run is over: its result is kept.
    pub(crate) fn note_nested(&mut self, attempt: Option<Attempt>, result: &PyResult) {
        self.attempt = attempt;
        if let Some(attempt) = &mut self.attempt
            && self.given_up.is_none()
        {
            attempt.log.push(result.clone());
            attempt.asked = attempt.log.len();
        }
    }

    /// `left right → left op right`
    pub(crate) fn binary_of_top(&mut self, operator: BinaryOp, in_place: bool) -> PyResult<Did> {
        let result = match (self.peek(1), self.peek(0)) {
            (Value::Instance(_) | Value::Class(_), _) | (_, Value::Instance(_) | Value::Class(_)) => {
                let Some(result) = self.operate(operator, in_place, Turn::first(in_place))? else {
                    return Ok(Did::Reload);
                };
                self.drop_operands();
                result
            }
            _ => {
                let right = self.pop();
                let left = self.pop();
                self.binary_op(operator, in_place, left, right)?
            }
        };
        self.push(result);
        Ok(Did::Next)
    }

    /// `list iterable → list += iterable`, in a frame where code of the program may give the items: it sees the list grow.
    /// None where the operands are others.
    pub(crate) fn extend_of_top(&mut self) -> PyResult<Option<Did>> {
        let Value::List(list) = self.peek(1) else { return Ok(None) };
        let gives_one_by_one = match self.peek(0) {
            Value::Generator(_) | Value::Iter(_) => true,
            // What has an operator of its own is asked for it first.
            Value::Instance(instance) => {
                let class = instance.class();
                let names = &self.names;
                class.is_heap && class.lookup(&names.iter).is_some() && class.lookup(&names.radd).is_none()
            }
            _ => false,
        };
        if !gives_one_by_one {
            return Ok(None);
        }
        let list = list.clone();
        let iterable = self.pop();
        self.pop();
        let flow = crate::methods::list::extend_in_place(self, list, &iterable)?;
        Ok(Some(match self.follow(flow)? {
            Called::Value(value) => {
                self.push(value);
                Did::Next
            }
            Called::Frame => Did::Reload,
            Called::Block(block) => Did::Block(block),
        }))
    }

    /// `left right → left op right`
    pub(crate) fn compare_of_top(&mut self, operator: CompareOp) -> PyResult<Did> {
        let is_plain = |value: &Value| !matches!(value, Value::Instance(_) | Value::Class(_));
        let result = if is_plain(self.peek(1)) && is_plain(self.peek(0)) {
            let right = self.pop();
            let left = self.pop();
            self.compare(operator, &left, &right)?
        } else {
            let Some(result) = self.relate(operator, Turn::first(false))? else { return Ok(Did::Reload) };
            self.drop_operands();
            result
        };
        self.push(result);
        Ok(Did::Next)
    }

    /// Drops the two values on top, the left one first.
    fn drop_operands(&mut self) {
        let right = self.pop();
        drop(self.pop());
        drop(right);
    }

    /// `value → bool(value)`
    pub(crate) fn truth_of_top(&mut self) -> PyResult<Did> {
        let value = self.pop();
        let truth = self.truth(&value)?;
        self.push(Value::Bool(truth));
        Ok(Did::Next)
    }

    /// Whether one of the rarer instructions may be given up and done again.
    pub(crate) fn may_redo_op(&self, op: Op, count: usize) -> bool {
        match op {
            Op::UnaryOp
            | Op::ContainsOp
            | Op::GetIter
            | Op::DeleteAttr
            | Op::MatchClass
            | Op::MatchKeys
            | Op::FormatValue
            | Op::StoreSubscr
            | Op::DeleteSubscr
            | Op::BuildSet
            | Op::BuildMap
            | Op::SetAdd
            | Op::MapAdd => true,
            Op::ListExtend | Op::SetUpdate | Op::DictUpdate | Op::UnpackSequence | Op::UnpackEx => {
                matches!(self.peek(0), Value::Instance(_))
            }
            // The names lie above the arguments.
            Op::CallKw => self.may_redo_call(count + 1, 1),
            Op::CallMethodKw => self.may_redo_call(count + 1, 2),
            _ => false,
        }
    }

    /// Whether a call of what lies so deep on the stack, below its arguments, may be given up and done again.
    pub(crate) fn may_redo_call(&self, count: usize, depth: usize) -> bool {
        let stack = &self.fiber.stack;
        if gives_items_away(&stack[stack.len() - count..]) {
            return false;
        }
        let callable = match &stack[stack.len() - count - depth] {
            // Nothing is bound: the callable lies where a receiver would.
            Value::Null => &stack[stack.len() - count - 1],
            callable => callable,
        };
        match callable {
            Value::Native(native) => may_redo(native),
            Value::Method(method) => matches!(&method.function, Value::Native(native) if may_redo(native)),
            Value::Class(class) => self.may_redo_class(class),
            _ => false,
        }
    }

    pub(crate) fn may_redo_class(&self, class: &Rc<Class>) -> bool {
        let types = &self.types;
        [
            &types.str,
            &types.bool_,
            &types.int,
            &types.float,
            &types.complex,
            &types.bytes,
            &types.reversed,
            &types.set,
            &types.frozenset,
            &types.dict,
            &types.range,
        ]
        .iter()
        .any(|one| Rc::ptr_eq(one, class))
    }

    /// Calls a function written in Rust, which a native frame or an instruction that cannot be given up asks for: in the
    /// depths in a frame that can be. None where that was pushed.
    pub(crate) fn call_redoably(
        &mut self,
        function: fn(&mut Vm, Args) -> PyResult,
        may_redo: impl FnOnce(&Vm) -> bool,
        args: Args,
    ) -> PyResult<Called> {
        if self.is_deep() && self.attempt.is_none() && !gives_items_away(&args.pos) && may_redo(self) {
            let call = RedoneCall { function, args, log: Vec::new() };
            return self.follow(Flow::Push(Box::new(call)));
        }
        function(self, args).map(Called::Value)
    }
}

/// Functions that do nothing before their last call of the program's code that would show if it were done twice.
#[rustfmt::skip]
const FUNCTIONS: &[&str] = &[
    // builtins
    "sorted", "min", "max", "sum", "any", "all", "repr", "ascii", "len", "hash", "format", "print", "isinstance",
    "issubclass", "getattr", "hasattr", "setattr", "delattr", "iter", "dir", "abs", "divmod", "pow", "round", "callable",
    // functools, bisect, math
    "reduce", "bisect", "bisect_left", "bisect_right", "insort", "insort_left", "insort_right", "trunc", "floor", "ceil",
    // operator
    "eq", "ne", "lt", "le", "gt", "ge", "add", "sub", "mul", "truediv", "floordiv", "mod", "neg", "not_", "truth",
    "contains", "getitem", "index",
];

/// Methods of built-in types of which the same is true.
#[rustfmt::skip]
const METHODS: &[&str] = &[
    "sub", "subn", "index", "count", "remove", "sort", "get", "pop", "setdefault", "add", "discard", "join", "format",
    "format_map", "extend", "update", "union", "intersection", "difference", "symmetric_difference", "issubset",
    "issuperset", "isdisjoint", "fromkeys", "__contains__", "__getattribute__", "__setattr__", "__delattr__", "__format__",
    "__hash__", "__len__", "__iter__", "__getitem__", "__setitem__", "__delitem__", "__eq__", "__ne__", "__lt__",
    "__le__", "__gt__", "__ge__", "__repr__", "__str__",
];

/// Items that an iterator has given away would be lost.
fn gives_items_away(arguments: &[Value]) -> bool {
    arguments.iter().any(|value| matches!(value, Value::Iter(_) | Value::Generator(_)))
}

pub(crate) fn may_redo(native: &NativeFunction) -> bool {
    match native.owner {
        None => FUNCTIONS.contains(&native.name),
        Some(_) => METHODS.contains(&native.name),
    }
}
