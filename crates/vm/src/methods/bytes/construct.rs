//! Making bytes: the constructors, `fromhex`, `maketrans`.

use crate::class::Class;
use crate::methods::bytes::{Kind, buffer_arg, buffer_of};
use crate::methods::str::{Codec, encode};
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;
use std::rc::Rc;

pub(super) fn install(vm: &mut Vm) {
    let (bytes, bytearray) = (vm.types.bytes.clone(), vm.types.bytearray.clone());
    vm.def_new(&bytes, |vm, mut args| {
        let owner = vm.types.bytes.clone();
        let class = vm.class_for_new(&mut args, &owner)?;
        if let [exact @ Value::Bytes(_)] = args.pos.as_slice()
            && args.kw.is_empty()
        {
            let exact = exact.clone();
            return Ok(vm.wrap_builtin(&class, exact));
        }
        let data = data_of_args(vm, args, Kind::Bytes)?;
        Ok(vm.wrap_builtin(&class, Value::bytes(data)))
    });
    vm.def_new(&bytearray, |vm, mut args| {
        let owner = vm.types.bytearray.clone();
        let class = vm.class_for_new(&mut args, &owner)?;
        Ok(vm.wrap_builtin(&class, Kind::ByteArray.value(Vec::new())))
    });
    vm.def(&bytearray, "__init__", |vm, mut args| {
        let Value::ByteArray(this) = args.take(0).builtin().clone() else {
            return Err(vm.wrong_receiver("bytearray", "__init__", None));
        };
        args.pos.remove(0);
        // What it held is gone also where the arguments do not fit.
        if !this.data.borrow().is_empty() {
            super::resizable(vm, &this)?;
            this.data.borrow_mut().clear();
        }
        let data = data_of_args(vm, args, Kind::ByteArray)?;
        if !data.is_empty() {
            super::resizable(vm, &this)?;
        }
        *this.data.borrow_mut() = data;
        super::bytearray::charge(&this);
        Ok(Value::None)
    });
    install_static(vm, &bytes, |vm, args| from_hex(vm, args, Kind::Bytes));
    install_static(vm, &bytearray, |vm, args| from_hex(vm, args, Kind::ByteArray));
}

fn install_static(vm: &mut Vm, class: &Rc<Class>, from_hex: fn(&mut Vm, Args) -> PyResult) {
    vm.def_class_method(class, "fromhex", from_hex);
    vm.def_static(class, "maketrans", |vm, args| {
        args.no_kw(vm, "bytes.maketrans")?;
        args.between(vm, "maketrans", 0, 2, 2)?;
        let from = buffer_arg(vm, &args[0])?;
        let to = buffer_arg(vm, &args[1])?;
        if from.len() != to.len() {
            return Err(vm.value_error("maketrans arguments must have same length"));
        }
        let mut table: Vec<u8> = (0..=255).collect();
        for (from, to) in from.into_iter().zip(to) {
            table[from as usize] = to;
        }
        Ok(Value::bytes(table))
    });
}

fn from_hex(vm: &mut Vm, args: Args, kind: Kind) -> PyResult {
    args.exact(vm, &format!("{}.fromhex", kind.name()), 1, 1)?;
    let shown = vm.str_arg(&args[1], "fromhex() argument must be str")?;
    let data = match text::codec::from_hex(&shown) {
        Ok(data) => data,
        Err(error) => return Err(vm.text_error(error)),
    };
    match &args[0] {
        class @ Value::Class(subclass) if subclass.is_heap => vm.call(class, Args::one(Value::bytes(data))),
        _ => Ok(kind.value(data)),
    }
}

/// `bytes(source, encoding, errors)`
fn data_of_args(vm: &mut Vm, args: Args, kind: Kind) -> PyResult<Vec<u8>> {
    let [source, encoding, errors] = args.bind(vm, kind.name(), 0, ["source", "encoding", "errors"], 0)?;
    let (encoding, errors) = Codec::names(vm, kind.name(), encoding, errors)?;
    let without = match (&encoding, &errors) {
        (Some(_), _) => "encoding without a string argument",
        (None, Some(_)) => "errors without a string argument",
        (None, None) => "",
    };
    let Some(source) = source else {
        return if without.is_empty() { Ok(Vec::new()) } else { Err(vm.type_error(without)) };
    };
    if without.is_empty()
        && kind == Kind::Bytes
        && let Some(data) = special_bytes(vm, &source)?
    {
        return Ok(data);
    }
    if let Some(text) = source.as_str().cloned() {
        if encoding.is_none() {
            return Err(vm.type_error("string argument without an encoding"));
        }
        let codec = Codec::of(vm, encoding, errors, "encode")?;
        return encode(vm, &text, &codec);
    }
    if !without.is_empty() {
        return Err(vm.type_error(without));
    }
    data_of(vm, &source, kind)
}

/// `bytes(source)` of anything but a text.
fn data_of(vm: &mut Vm, source: &Value, kind: Kind) -> PyResult<Vec<u8>> {
    let is_index = match source.builtin() {
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => true,
        _ => {
            let name = vm.names.index.clone();
            vm.class_of(source).lookup(&name).is_some()
        }
    };
    if is_index {
        let count = match vm.index(source) {
            // What gives no number may still be an iterable.
            Err(raised) if vm.raised_is(&raised, &vm.types.type_error.clone()) => {
                return items(vm, source, kind);
            }
            count => count?,
        };
        return match count {
            Value::Int(count) => match count {
                0.. => {
                    let count = text::to_size(count);
                    vm.reserve(count)?;
                    Ok(vec![0; count])
                }
                _ => Err(vm.value_error("negative count")),
            },
            _ => Err(vm.overflow_error("cannot fit 'int' into an index-sized integer")),
        };
    }
    items(vm, source, kind)
}

/// What `__bytes__` of an object gives.
fn special_bytes(vm: &mut Vm, value: &Value) -> PyResult<Option<Vec<u8>>> {
    let Value::Instance(_) = value else { return Ok(None) };
    let name = vm.names.bytes.clone();
    let Some(result) = vm.call_special(value, &name, Args::new())? else { return Ok(None) };
    match result.builtin() {
        Value::Bytes(bytes) => Ok(Some(bytes.data.to_vec())),
        _ => {
            let kind = vm.type_name(&result);
            Err(vm.type_error(format!("__bytes__ returned non-bytes (type {kind})")))
        }
    }
}

/// The bytes of a buffer, or of an iterable of integers.
pub(super) fn items(vm: &mut Vm, source: &Value, kind: Kind) -> PyResult<Vec<u8>> {
    if let Some(data) = buffer_of(vm, source)? {
        vm.reserve(data.len())?;
        return Ok(data);
    }
    if source.as_str().is_some() || !vm.is_iterable(source) {
        let (found, wanted) = (vm.type_name(source), kind.name());
        return Err(vm.type_error(format!("cannot convert '{found}' object to {wanted}")));
    }
    let iter = vm.iter(source)?;
    if kind == Kind::Bytes {
        vm.ask_length(source)?;
    }
    let mut data = Vec::new();
    while let Some(item) = vm.iter_next(&iter)? {
        data.push(byte_of(vm, &item, kind)?);
        if data.len().is_multiple_of(1024) {
            vm.spend(1024)?;
            vm.reserve(data.len())?;
        }
    }
    vm.spend(data.len() as u64 % 1024)?;
    Ok(data)
}

/// An item of what bytes are made of.
fn byte_of(vm: &mut Vm, item: &Value, kind: Kind) -> PyResult<u8> {
    match vm.index(item)? {
        Value::Int(byte) if (0..256).contains(&byte) => Ok(byte as u8),
        _ => {
            let what = if kind == Kind::Bytes { "bytes" } else { "byte" };
            Err(vm.value_error(format!("{what} must be in range(0, 256)")))
        }
    }
}

/// The bytes of what `int.from_bytes` takes: `__bytes__`, a buffer, or an iterable of integers.
pub(in crate::methods) fn from_object(vm: &mut Vm, source: &Value) -> PyResult<Vec<u8>> {
    match special_bytes(vm, source)? {
        Some(data) => Ok(data),
        None => items(vm, source, Kind::Bytes),
    }
}
