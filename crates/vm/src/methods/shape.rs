//! What CPython checks of a special method's arguments before the method sees them.
//!
//! Most special methods of its built-in types are "slot wrappers": the same few C functions behind all types, which
//! complain in words of their own. The others are plain methods without an argument, or with one.

use crate::native::{Args, NativeFunction};
use crate::value::{PyResult, Value};
use crate::vm::Vm;

/// How many arguments a special method takes besides its receiver, and how CPython complains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A slot wrapper: `expected 1 argument, got 0`.
    Slot(u8),
    /// A slot wrapper whose arguments are unpacked under an empty name: ` expected at most 2 arguments, got 3`.
    Unpacked(u8, u8),
    /// A slot wrapper that looks at its arguments itself.
    Open,
    /// A plain method: `dict.__getitem__() takes exactly one argument (0 given)`.
    Plain(u8),
}

/// The types whose `*` repeats; that of others is arithmetic.
const SEQUENCES: &[&str] =
    &["str", "bytes", "bytearray", "list", "tuple", "collections.deque", "deque", "array.array", "array"];

/// The shape of a special method of a built-in type; none where it checks its arguments itself.
pub(crate) fn of(owner: &str, name: &str) -> Option<Shape> {
    let name = name.strip_prefix("__")?.strip_suffix("__")?;
    Some(match name {
        "contains" if matches!(owner, "dict" | "set" | "frozenset") => Shape::Plain(1),
        "getitem" if matches!(owner, "dict" | "list") => Shape::Plain(1),
        "mul" | "rmul" | "imul" if SEQUENCES.contains(&owner) => Shape::Unpacked(1, 1),
        "buffer" | "release_buffer" => Shape::Unpacked(1, 1),
        "setitem" | "setattr" | "set" => Shape::Unpacked(2, 2),
        "get" | "pow" | "rpow" => Shape::Unpacked(1, 2),
        "abs" | "aiter" | "anext" | "await" | "bool" | "del" | "float" | "hash" | "index" | "int"
        | "invert" | "iter" | "len" | "neg" | "next" | "pos" | "repr" | "str" => Shape::Slot(0),
        "add" | "and" | "contains" | "delattr" | "delete" | "delitem" | "divmod" | "eq" | "floordiv"
        | "ge" | "getattribute" | "getitem" | "gt" | "iadd" | "iand" | "ifloordiv" | "ilshift"
        | "imatmul" | "imod" | "imul" | "ior" | "irshift" | "isub" | "itruediv" | "ixor" | "le"
        | "lshift" | "lt" | "matmul" | "mod" | "mul" | "ne" | "or" | "radd" | "rand" | "rdivmod"
        | "rfloordiv" | "rlshift" | "rmatmul" | "rmod" | "rmul" | "ror" | "rrshift" | "rshift" | "rsub"
        | "rtruediv" | "rxor" | "sub" | "truediv" | "xor" => Shape::Slot(1),
        "call" | "init" => Shape::Open,
        "bytes" | "ceil" | "complex" | "copy" | "dir" | "enter" | "floor" | "getnewargs" | "getstate"
        | "length_hint" | "reduce" | "reversed" | "sizeof" | "subclasses" | "trunc" => Shape::Plain(0),
        "deepcopy" | "format" | "instancecheck" | "mro_entries" | "setstate" | "subclasscheck" => {
            Shape::Plain(1)
        }
        _ => return None,
    })
}

impl Shape {
    /// Whether it is a slot wrapper, as which its repr and its type show it.
    pub(crate) fn is_wrapper(self) -> bool {
        !matches!(self, Shape::Plain(_))
    }
}

/// Refuses arguments that the method does not take.
pub(crate) fn check(vm: &mut Vm, shape: Shape, native: &NativeFunction, args: &Args) -> PyResult<()> {
    let given = args.len().saturating_sub(1);
    let (min, max) = match shape {
        Shape::Slot(count) | Shape::Plain(count) => (count, count),
        Shape::Unpacked(min, max) => (min, max),
        Shape::Open => return Ok(()),
    };
    let is_none = |at: usize| args.get(at).is_none_or(Value::is_none);
    if native.name == "__get__" && matches!(given, 1 | 2) && is_none(1) && is_none(2) {
        return Err(vm.type_error("__get__(None, None) is invalid"));
    }
    if args.kw.is_empty() && (usize::from(min)..=usize::from(max)).contains(&given) {
        return Ok(());
    }
    let name = native.name;
    match shape {
        Shape::Plain(count) => {
            let owner = native.owner.unwrap_or_default();
            args.exact(vm, &format!("{owner}.{name}"), 1, usize::from(count))
        }
        _ if !args.kw.is_empty() => {
            Err(vm.type_error(format!("wrapper {name}() takes no keyword arguments")))
        }
        Shape::Unpacked(..) => args.between(vm, "", 1, usize::from(min), usize::from(max)),
        Shape::Slot(count) => {
            let plural = if count == 1 { "" } else { "s" };
            Err(vm.type_error(format!("expected {count} argument{plural}, got {given}")))
        }
        Shape::Open => Ok(()),
    }
}
