//! The special methods of `bytes` and `bytearray`.

use bytecode::{BinaryOp, CompareOp};

use crate::methods::bytes::{Kind, This, buffer, buffer_of, byte_arg, from_latin1, methods, to_latin1};
use crate::methods::{compare, str};
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm) {
    methods!(vm;
        "__len__" |vm, this, args| {
            vm.slot_args(&args, "__len__", 0)?;
            Ok(Value::from(this.data.len()))
        },
        "__iter__" |vm, _, args| {
            vm.slot_args(&args, "__iter__", 0)?;
            let inner = args[0].builtin().clone();
            vm.iter(&inner)
        },
        "__repr__" |vm, this, args| {
            vm.slot_args(&args, "__repr__", 0)?;
            shown(vm, &this, &args)
        },
        // A class of the program that has another `__repr__` does not change what `str` gives.
        "__str__" |vm, this, args| {
            vm.slot_args(&args, "__str__", 0)?;
            shown(vm, &this, &args)
        },
        "__contains__" |vm, _, args| {
            vm.slot_args(&args, "__contains__", 1)?;
            let inner = args[0].builtin().clone();
            vm.contains(&inner, &args[1]).map(Value::Bool)
        },
        "__getitem__" |vm, _, args| {
            vm.slot_args(&args, "__getitem__", 1)?;
            let inner = args[0].builtin().clone();
            vm.get_item(&inner, &args[1])
        },
        "__sizeof__" |vm, this, args| {
            vm.exactly(&args, this.kind.name(), this.name, 0)?;
            Ok(Value::from(this.data.len() + if this.kind == Kind::Bytes { 33 } else { 57 }))
        },
        "__add__" add,
        "__mul__" repeat,
        "__rmul__" repeat,
        "__mod__" |vm, this, args| {
            vm.slot_args(&args, "__mod__", 1)?;
            percent_data(vm, &this.data, &args[1], this.kind)
        },
        "__rmod__" |vm, _, args| {
            vm.slot_args(&args, "__rmod__", 1)?;
            match args[1].builtin() {
                Value::Bytes(_) | Value::ByteArray(_) => percent(vm, args[1].builtin(), &args[0]),
                _ => Ok(Value::NotImplemented),
            }
        },
    );
    let (bytes, bytearray) = (vm.types.bytes.clone(), vm.types.bytearray.clone());
    compare::install!(vm, &bytes, compare_bytes);
    compare::install!(vm, &bytearray, compare_bytearray);
    vm.def_value(&bytearray, "__hash__", Value::None);
    vm.def(&bytes, "__hash__", |vm, args| {
        let this = This::of(vm, &args, Kind::Bytes, "__hash__")?;
        vm.slot_args(&args, "__hash__", 0)?;
        Ok(Value::Int(text::hash::bytes(&this.data)))
    });
    vm.def(&bytes, "__bytes__", |vm, args| {
        let this = This::of(vm, &args, Kind::Bytes, "__bytes__")?;
        args.exact(vm, "bytes.__bytes__", 1, 0)?;
        Ok(this.give(&this.data[..]))
    });
    vm.def(&bytes, "__getnewargs__", |vm, args| {
        let this = This::of(vm, &args, Kind::Bytes, "__getnewargs__")?;
        args.exact(vm, "bytes.__getnewargs__", 1, 0)?;
        Ok(Value::tuple(vec![this.give(&this.data[..])]))
    });
}

fn shown(vm: &mut Vm, this: &This, args: &Args) -> PyResult {
    vm.reserve(this.data.len())?;
    Ok(Value::str(match this.kind {
        Kind::Bytes => text::quote::bytes_repr(&this.data),
        Kind::ByteArray => {
            let class = vm.type_name(&args[0]);
            text::quote::bytearray_repr(&this.data).replacen("bytearray", &class, 1)
        }
    }))
}

fn compare_bytes(vm: &mut Vm, args: Args, name: &'static str, op: CompareOp) -> PyResult {
    compare_data(vm, args, Kind::Bytes, name, op)
}

fn compare_bytearray(vm: &mut Vm, args: Args, name: &'static str, op: CompareOp) -> PyResult {
    compare_data(vm, args, Kind::ByteArray, name, op)
}

fn compare_data(vm: &mut Vm, args: Args, kind: Kind, name: &'static str, op: CompareOp) -> PyResult {
    let this = This::of(vm, &args, kind, name)?;
    vm.slot_args(&args, name, 1)?;
    // Other buffers know how to compare themselves with bytes.
    let other = match (kind, args[1].builtin()) {
        (Kind::Bytes, Value::Bytes(_)) | (Kind::ByteArray, _) => buffer_of(vm, &args[1])?,
        (Kind::Bytes, _) => None,
    };
    match other {
        Some(other) => Ok(Value::Bool(compare::holds(op, this.data.cmp(&other)))),
        None => Ok(Value::NotImplemented),
    }
}

fn add(vm: &mut Vm, this: This, args: Args) -> PyResult {
    vm.slot_args(&args, "__add__", 1)?;
    match buffer_of(vm, &args[1])? {
        Some(other) => {
            vm.reserve(this.data.len().saturating_add(other.len()))?;
            let mut data = this.data.to_vec();
            data.extend(other);
            Ok(this.give(data))
        }
        None => {
            let (own, kind) = (vm.type_name(&args[0]), vm.type_name(&args[1]));
            Err(vm.type_error(format!("can't concat {kind} to {own}")))
        }
    }
}

fn repeat(vm: &mut Vm, this: This, args: Args) -> PyResult {
    vm.slot_args(&args, this.name, 1)?;
    let count = str::repeat_count(vm, &args)?;
    vm.binary_op(BinaryOp::Mul, false, this.give(&this.data[..]), count)
}

/// `item in container` of bytes or a bytearray: a part, or a single byte.
pub(crate) fn contains(vm: &mut Vm, container: &Value, item: &Value) -> PyResult<bool> {
    let data = buffer(container).unwrap_or_default();
    vm.spend_bytes(data.len())?;
    if let Some(part) = buffer_of(vm, item)? {
        return Ok(part.is_empty() || data.windows(part.len()).any(|window| window == part));
    }
    match byte_arg(vm, item) {
        Ok(byte) => Ok(data.contains(&byte)),
        Err(raised) if vm.raised_is(&raised, &vm.types.type_error.clone()) => {
            let kind = vm.type_name(item);
            Err(vm.type_error(format!("a bytes-like object is required, not '{kind}'")))
        }
        Err(raised) => Err(raised),
    }
}

/// `template % args` of bytes or a bytearray.
pub(crate) fn percent(vm: &mut Vm, template: &Value, args: &Value) -> PyResult {
    let kind = if let Value::ByteArray(_) = template { Kind::ByteArray } else { Kind::Bytes };
    let data = buffer(template).unwrap_or_default();
    percent_data(vm, &data, args, kind)
}

fn percent_data(vm: &mut Vm, template: &[u8], args: &Value, kind: Kind) -> PyResult {
    let filled = str::percent(vm, &to_latin1(template), args, str::Kind::Bytes)?;
    Ok(kind.value(from_latin1(&filled)))
}
