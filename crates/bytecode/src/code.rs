//! Code objects: one for a module, a function, a class body, a generator expression, a lambda.

use std::rc::Rc;

use crate::{Instr, Name, Source};

/// A compiled body.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    pub name: Name,
    /// `Outer.method`, `main.<locals>.inner`.
    pub qualname: String,
    pub source: Rc<Source>,
    /// The line of `def`, or of its first decorator; 1 for a module.
    pub first_line: u32,
    /// The docstring, where the body begins with one.
    pub doc: Option<Name>,
    /// Parameters that may be given by position, the positional-only ones among them.
    pub arg_count: u32,
    pub pos_only_count: u32,
    pub kw_only_count: u32,
    pub flags: Flags,
    /// Names of the local slots: positional parameters, keyword-only parameters, `*args`, `**kwargs`, then
    /// the other locals (comprehension variables have slots of their own, so a name may stand twice).
    pub locals: Vec<Name>,
    /// Names of the slots behind the locals that hold cells of this body's own variables. A parameter that an
    /// inner function uses stays in its local slot, which `MakeCell` turns into a cell at the start.
    pub cells: Vec<Name>,
    /// Names of the last slots, which the machine fills with the function's closure when it is called.
    pub free: Vec<Name>,
    /// Names of globals and attributes, by which instructions refer to them.
    pub names: Vec<Name>,
    pub consts: Vec<Const>,
    pub instrs: Vec<Instr>,
    /// For each instruction, the part of the source that it evaluates.
    pub spans: Vec<Span>,
    /// Innermost first: the first entry that covers an instruction guards it.
    pub handlers: Vec<Handler>,
    /// Where a caret line has a part to stress: sorted by instruction.
    pub anchors: Vec<Anchor>,
    /// The greatest depth of the operand stack.
    pub max_stack: u32,
}

impl Code {
    /// How many slots a frame has.
    pub fn slot_count(&self) -> usize {
        self.locals.len() + self.cells.len() + self.free.len()
    }

    /// The name of a slot.
    pub fn slot_name(&self, slot: usize) -> &str {
        let (locals, cells) = (self.locals.len(), self.cells.len());
        if slot < locals {
            &self.locals[slot]
        } else if slot < locals + cells {
            &self.cells[slot - locals]
        } else {
            &self.free[slot - locals - cells]
        }
    }
}

/// What kind of body a code object is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags {
    /// Has `*args`.
    pub varargs: bool,
    /// Has `**kwargs`.
    pub varkeywords: bool,
    /// `yield` in a plain function, or a generator expression.
    pub generator: bool,
    /// `async def` without `yield`.
    pub coroutine: bool,
    /// `async def` with `yield`, or an asynchronous generator expression.
    pub async_generator: bool,
    /// The body of a class: its names live in a namespace dictionary.
    pub class_body: bool,
    /// A module.
    pub module: bool,
}

/// A part of the source, in byte offsets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

/// A guarded range of instructions: when one of `start..end` raises, the operand stack is cut to `depth`, the
/// exception is pushed, and execution goes on at `target`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handler {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    pub depth: u32,
}

/// The stressed part of an instruction's span, which a traceback draws as `^` among `~`: an operator, the
/// brackets of a subscript, the parentheses of a call. Byte offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    pub instr: u32,
    pub start: u32,
    pub end: u32,
}

/// A constant.
#[derive(Debug, Clone, PartialEq)]
pub enum Const {
    None,
    Bool(bool),
    Ellipsis,
    Int(i64),
    /// An integer beyond 64 bits, in decimal digits.
    BigInt(String),
    Float(f64),
    /// The imaginary part of an imaginary literal.
    Imaginary(f64),
    Str(Name),
    Bytes(Vec<u8>),
    Tuple(Vec<Const>),
    FrozenSet(Vec<Const>),
    Code(Rc<Code>),
}

impl Const {
    pub fn str(text: impl Into<Name>) -> Const {
        Const::Str(text.into())
    }
}
