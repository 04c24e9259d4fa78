//! Frames, and the fiber that holds a thread's stack of them.
//!
//! All frames of a fiber share one stack of values: a frame's slots begin at `base`, its operands stand above
//! them, and the arguments that a caller pushed become the slots of the callee where they are.

use std::rc::Rc;

use crate::code::CodeObject;
use crate::dict::Dict;
use crate::generator::Generator;
use crate::native::NativeFrame;
use crate::special::Special;
use crate::value::{Function, PyResult, Value};

/// One activation of a code object, or of a native function that waits for code of the program.
pub struct Frame {
    pub code: Rc<CodeObject>,
    /// The instruction to execute next, or (while something runs on top of this frame) the one that waits.
    pub pc: usize,
    /// Where the slots begin.
    pub base: usize,
    /// To where the stack is cut when the frame ends: below the callable that the caller pushed.
    pub bottom: usize,
    pub kind: Kind,
    pub ret: Ret,
    pub globals: Rc<Dict>,
    /// The namespace of a class body, or `Null`.
    pub namespace: Value,
    pub generator: Option<Rc<Generator>>,
    /// The exception that an `except` clause of this frame handles; `Null` for none.
    pub handled: Value,
    /// Whether the frame was suspended in the `YieldFrom` that it executes.
    pub resumed: bool,
    /// Whether an exception was thrown past the frame, into what it awaits. What runs on top of it meanwhile does
    /// not see what this frame handles.
    pub thrown: bool,
}

impl Frame {
    /// A frame of Python code, before its first instruction.
    #[inline(always)]
    pub(crate) fn new(
        code: Rc<CodeObject>,
        globals: Rc<Dict>,
        base: usize,
        bottom: usize,
        ret: Ret,
    ) -> Frame {
        Frame {
            code,
            pc: 0,
            base,
            bottom,
            kind: Kind::Python,
            ret,
            globals,
            namespace: Value::Null,
            generator: None,
            handled: Value::Null,
            resumed: false,
            thrown: false,
        }
    }

    /// The frame of a call of a function.
    #[inline(always)]
    pub(crate) fn of_call(function: &Function, base: usize, bottom: usize, ret: Ret) -> Frame {
        Frame::new(function.code.clone(), function.globals.clone(), base, bottom, ret)
    }
}

/// What runs in a frame.
pub enum Kind {
    /// The code object.
    Python,
    /// A native function, suspended while code of the program runs for it.
    Native {
        frame: Option<Box<dyn NativeFrame>>,
        /// What it is resumed with: nothing yet, a value on the stack, a yielded value on the stack.
        input: Awaiting,
    },
    /// The end of a nested run loop: what is pushed here goes to the Rust code that began it.
    Boundary,
}

/// What a native frame is waiting for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Awaiting {
    Start,
    Value,
    Yielded,
}

/// What is done with what a frame returns, or yields.
pub enum Ret {
    /// It is pushed onto the operands of the frame below.
    Push,
    /// It is dropped: the frame is that of a property's setter, or of `__setitem__`.
    Drop,
    /// It is dropped, and the instruction of the frame below is executed again.
    Again,
    /// It is a special method's: the instruction of the frame below knows what it means.
    Special(Special),
    /// It is dropped, having been checked to be None, and the new instance is pushed.
    Init(Value),
    /// The frame is a generator's: a value that it yields is pushed, its return goes on behind the loop. Or it is
    /// a native step of an iterator: its result is pushed, unless it is `Null`.
    ForIter,
    /// The frame is a generator's, resumed by a `YieldFrom` of the frame below.
    YieldFrom,
    /// The frame is a generator's, resumed by `send` or `next`: its return is raised as `StopIteration`.
    Send,
    /// The frame is a generator's, resumed by a native frame, which is told whether it yielded or returned.
    Resume,
    /// The frame is a generator's that is being closed: that it yields is an error, its return is None.
    Close,
}

/// A generator's frame while it does not run.
pub struct Suspended {
    pub pc: usize,
    /// Slots and operands.
    pub stack: Vec<Value>,
    pub globals: Rc<Dict>,
    pub handled: Value,
}

/// The stack of a thread.
#[derive(Default)]
pub struct Fiber {
    pub stack: Vec<Value>,
    pub frames: Vec<Frame>,
    /// The number of the simulated thread.
    pub thread: u32,
    /// Frames whose `handled` is not `Null`.
    pub handling: usize,
    /// The event loop that runs on this thread, or `Null`.
    pub running_loop: Value,
    /// The task that is running on this thread, or `Null`.
    pub current_task: Value,
    /// The context of `contextvars`, or `Null` until one is wanted.
    pub context: Value,
    /// `sys.get_coroutine_origin_tracking_depth()`
    pub origin_depth: usize,
    /// Run loops on the Rust stack.
    pub nested: usize,
    /// Frames that count for the recursion limit.
    pub depth: usize,
    /// What nested runs gave to the instruction that is to be executed again.
    pub replay: Vec<PyResult>,
}
