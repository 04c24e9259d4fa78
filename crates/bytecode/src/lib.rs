//! What the compiler writes and the virtual machine reads: instructions and code objects.
//!
//! The machine is a stack machine. A frame has numbered *slots* (parameters, other locals, cells, free
//! variables, in this order) and above them an operand stack. [`Op`] tells the effect of each instruction on
//! that stack as `before → after`, the top at the right.
//!
//! Exceptions cost nothing until one is raised: [`Code::handlers`] says which instructions are guarded.

mod code;
mod name;
mod op;
mod pack;
mod shelf;
mod source;
mod tree;

pub use code::{Anchor, Code, Const, Flags, Handler, Span};
pub use name::Name;
pub use op::{
    AwaitSite, BinaryOp, CompareOp, Conversion, Instr, Intrinsic, MakeFunction, Op, Table, UnaryOp,
};
pub use pack::{Pack, Packed, pack};
pub use shelf::{Shelf, Shelved, Shelving, put_aside, shelve};
pub use source::Source;
pub use tree::{Node, Tree};
