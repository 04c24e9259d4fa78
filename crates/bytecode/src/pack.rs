//! Compiled modules as bytes: the library is compiled when the executable is built, and unpacked module by module when
//! programs import them.
//!
//! What belongs together lies together, since that is what the transport compresses well: all operations in one stream,
//! all operands that are names in another, and so on. A module is a piece of each stream.
//!
//! ```text
//! number of strings, lengths of the strings, their bytes
//! number of modules, for each: name, file, whether it is a package, the lengths of its pieces
//! the streams
//! ```
//!
//! Numbers are little-endian base 128. Where instructions stand in the source is left out, as frames of the library
//! are shown nowhere; an instruction of the library is at the first line of its function.

mod read;
mod write;

use crate::{Op, Table};

pub use read::Pack;
pub use write::pack;

/// A module before or after.
#[derive(Debug, Clone, PartialEq)]
pub struct Packed {
    /// Its full name.
    pub name: String,
    pub package: bool,
    pub code: std::rc::Rc<crate::Code>,
}

/// The streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Stream {
    Ops,
    Slots,
    Names,
    Consts,
    Jumps,
    /// Other operands.
    Others,
    /// Numbers of strings: the module's own, and those that its bodies list.
    Lists,
    Values,
    Bodies,
}

const STREAMS: usize = 9;

/// An operation with a second operand has this bit in [`Stream::Ops`].
const SECOND: u8 = 0x80;

/// What the operand of an operation is.
fn operand(op: Op) -> Option<Stream> {
    match op.table() {
        Some(Table::Slots) => return Some(Stream::Slots),
        Some(Table::Names) => return Some(Stream::Names),
        Some(Table::Consts) => return Some(Stream::Consts),
        None => {}
    }
    match op {
        Op::Jump
        | Op::JumpBack
        | Op::PopJumpIfFalse
        | Op::PopJumpIfTrue
        | Op::PopJumpIfNone
        | Op::PopJumpIfNotNone
        | Op::JumpIfFalseOrPop
        | Op::JumpIfTrueOrPop
        | Op::ForIter => Some(Stream::Jumps),
        Op::Nop
        | Op::Pop
        | Op::Return
        | Op::BinarySubscr
        | Op::StoreSubscr
        | Op::DeleteSubscr
        | Op::GetIter
        | Op::LoadLocals
        | Op::ListToTuple
        | Op::LoadBuildClass
        | Op::BeforeWith
        | Op::BeforeAsyncWith
        | Op::WithExceptStart
        | Op::PushExcInfo
        | Op::PopExcept
        | Op::CheckExcMatch => None,
        _ => Some(Stream::Others),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::{Code, Const, Flags, Handler, Instr, Source};

    fn code(name: &str, qualname: &str, consts: Vec<Const>, source: &Rc<Source>) -> Rc<Code> {
        let instr = |op, a, b| Instr { op, a, b };
        Rc::new(Code {
            name: name.into(),
            qualname: qualname.into(),
            source: source.clone(),
            first_line: 7,
            doc: Some("What it does.".into()),
            arg_count: 2,
            pos_only_count: 1,
            kw_only_count: 3,
            flags: Flags { varargs: true, coroutine: true, ..Flags::default() },
            locals: vec!["one".into(), "two".into()],
            cells: vec!["cell".into()],
            free: vec!["free".into()],
            names: vec!["name".into(), "one".into()],
            consts,
            instrs: vec![
                instr(Op::LoadFast, 1, 0),
                instr(Op::BinaryOp, 2, 1),
                instr(Op::Jump, 70_000, 0),
                instr(Op::Return, 0, 0),
            ],
            spans: vec![],
            handlers: vec![Handler { start: 1, end: 3, target: 2, depth: 4 }],
            anchors: vec![],
            max_stack: 5,
        })
    }

    #[test]
    fn modules_come_out_as_they_went_in() {
        let source = Rc::new(Source::new("package/module.py", "", true));
        let inner = code("inner", "outer.<locals>.inner", vec![Const::None], &source);
        let other = code("other", "elsewhere", vec![], &source);
        let consts = vec![
            Const::Code(inner),
            Const::Code(other),
            Const::Int(-5),
            Const::Int(i64::MIN),
            Const::BigInt("123456789012345678901234567890".into()),
            Const::Float(-0.1),
            Const::Imaginary(2.5),
            Const::Bytes(vec![0, 255, 10]),
            Const::Str("text".into()),
            Const::Bool(true),
            Const::Bool(false),
            Const::Ellipsis,
            Const::Tuple(vec![Const::Int(1), Const::Tuple(vec![])]),
            Const::FrozenSet(vec![Const::Str("a".into())]),
        ];
        let first = Packed { name: "package".into(), package: true, code: code("m", "m", vec![], &source) };
        let second = Packed {
            name: "package.module".into(),
            package: false,
            code: code("outer", "outer", consts, &source),
        };
        let bytes = pack(&[first.clone(), second.clone()]);
        let pack = Pack::open(bytes.leak());
        assert_eq!(pack.names().collect::<Vec<_>>(), ["package", "package.module"]);
        assert_eq!(pack.module("package.module"), Some(&second));
        assert_eq!(pack.module("package"), Some(&first));
        assert_eq!(pack.module("other"), None);
    }
}
