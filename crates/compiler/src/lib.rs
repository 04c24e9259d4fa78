//! Python source to bytecode.
//!
//! [`compile`] goes this way: `nesting` refuses sources that are too deep for the stack, `parse` is the door to
//! ruff's parser, `diagnosis` finds CPython's words for what is wrong, `symtable` finds the scopes and gives
//! each name a place, `codegen` writes the instructions. [`tree`] describes the syntax tree as `ast` has it.
//! [`compact`] is for building the library. [`dis`] and [`verify`] are for tests and for the
//! curious: the text of a code object, and a check that its stack is always as deep as it claims.

mod codegen;
mod compact;
mod debug_text;
mod diagnosis;
pub mod dis;
mod effect;
mod error;
mod names;
mod nesting;
mod parse;
mod scope;
mod sliders;
mod symtable;
mod tree;
pub mod verify;
mod warnings;

pub use compact::compact;
pub use error::{Error, ErrorKind};
pub use parse::{compile, compile_with_warnings, syntax_tree};
pub use sliders::sliders;
pub use tree::tree;
pub use warnings::Warning;
