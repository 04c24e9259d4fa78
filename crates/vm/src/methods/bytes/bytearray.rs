//! What changes a `bytearray`.

use std::rc::Rc;

use crate::methods::bytes::{EXPORTED, Kind, buffer, buffer_of, byte_arg, resizable};
use crate::methods::slots;
use crate::native::Args;
use crate::value::{ByteArray, PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.bytearray.clone();
    vm.def(&class, "append", |vm, args| {
        let this = this(vm, &args, "append")?;
        args.exact(vm, "bytearray.append", 1, 1)?;
        let byte = byte_arg(vm, &args[1])?;
        resizable(vm, &this)?;
        this.data.borrow_mut().push(byte);
        charge(&this);
        Ok(Value::None)
    });
    vm.def(&class, "extend", extend);
    vm.def(&class, "insert", |vm, args| {
        let this = this(vm, &args, "insert")?;
        args.no_kw(vm, "bytearray.insert")?;
        args.between(vm, "insert", 1, 2, 2)?;
        let index = vm.small_index(&args[1])?;
        let byte = byte_arg(vm, &args[2])?;
        resizable(vm, &this)?;
        let length = this.data.borrow().len() as i64;
        let index = if index < 0 { index.saturating_add(length).max(0) } else { index.min(length) };
        this.data.borrow_mut().insert(index as usize, byte);
        charge(&this);
        Ok(Value::None)
    });
    vm.def(&class, "pop", |vm, args| {
        let this = this(vm, &args, "pop")?;
        args.no_kw(vm, "bytearray.pop")?;
        args.between(vm, "pop", 1, 0, 1)?;
        let index = match args.get(1) {
            Some(index) => vm.small_index(index)?,
            None => -1,
        };
        let length = this.data.borrow().len() as i64;
        if length == 0 {
            return Err(vm.index_error("pop from empty bytearray"));
        }
        let index = if index < 0 { index.saturating_add(length) } else { index };
        if !(0..length).contains(&index) {
            return Err(vm.index_error("pop index out of range"));
        }
        resizable(vm, &this)?;
        let byte = this.data.borrow_mut().remove(index as usize);
        Ok(Value::Int(byte as i64))
    });
    vm.def(&class, "remove", |vm, args| {
        let this = this(vm, &args, "remove")?;
        args.exact(vm, "bytearray.remove", 1, 1)?;
        let byte = byte_arg(vm, &args[1])?;
        let found = this.data.borrow().iter().position(|other| *other == byte);
        match found {
            Some(index) => {
                resizable(vm, &this)?;
                this.data.borrow_mut().remove(index);
                Ok(Value::None)
            }
            None => Err(vm.value_error("value not found in bytearray")),
        }
    });
    vm.def(&class, "reverse", |vm, args| {
        let this = this(vm, &args, "reverse")?;
        args.exact(vm, "bytearray.reverse", 1, 0)?;
        this.data.borrow_mut().reverse();
        Ok(Value::None)
    });
    vm.def(&class, "clear", |vm, args| {
        let this = this(vm, &args, "clear")?;
        args.exact(vm, "bytearray.clear", 1, 0)?;
        if !this.data.borrow().is_empty() {
            resizable(vm, &this)?;
        }
        this.data.borrow_mut().clear();
        charge(&this);
        Ok(Value::None)
    });
    vm.def(&class, "copy", |vm, args| {
        let this = this(vm, &args, "copy")?;
        args.exact(vm, "bytearray.copy", 1, 0)?;
        let data = this.data.borrow().clone();
        vm.reserve(data.len())?;
        Ok(Kind::ByteArray.value(data))
    });
    vm.def(&class, "__alloc__", |vm, args| {
        let this = this(vm, &args, "__alloc__")?;
        args.exact(vm, "bytearray.__alloc__", 1, 0)?;
        let length = this.data.borrow().len();
        Ok(Value::from(if length == 0 { 0 } else { length + 1 }))
    });
    vm.def(&class, "__setitem__", |vm, args| {
        let this = this(vm, &args, "__setitem__")?;
        vm.slot_args(&args, "__setitem__", 2)?;
        vm.set_item(&Value::ByteArray(this), args[1].clone(), args[2].clone())?;
        Ok(Value::None)
    });
    vm.def(&class, "__delitem__", |vm, args| {
        let this = this(vm, &args, "__delitem__")?;
        vm.slot_args(&args, "__delitem__", 1)?;
        vm.del_item(&Value::ByteArray(this), args[1].clone())?;
        Ok(Value::None)
    });
    vm.def(&class, "__iadd__", |vm, args| {
        let this = this(vm, &args, "__iadd__")?;
        vm.slot_args(&args, "__iadd__", 1)?;
        let Some(more) = buffer_of(vm, &args[1])? else {
            let (own, kind) = (vm.type_name(&args[0]), vm.type_name(&args[1]));
            return Err(vm.type_error(format!("can't concat {kind} to {own}")));
        };
        vm.reserve(more.len())?;
        if matches!(args[1].builtin(), Value::ByteArray(other) if Rc::ptr_eq(other, &this))
            && !more.is_empty()
        {
            return Err(vm.buffer_error(EXPORTED));
        }
        if !more.is_empty() {
            resizable(vm, &this)?;
        }
        this.data.borrow_mut().extend(more);
        charge(&this);
        Ok(args[0].clone())
    });
    vm.def(&class, "__imul__", |vm, args| {
        let this = this(vm, &args, "__imul__")?;
        vm.slot_args(&args, "__imul__", 1)?;
        let data = slots::multiply(vm, false, Value::ByteArray(this.clone()), &args[1])?;
        let data = buffer(&data).unwrap_or_default();
        if data.len() != this.data.borrow().len() {
            resizable(vm, &this)?;
        }
        *this.data.borrow_mut() = data;
        charge(&this);
        Ok(args[0].clone())
    });
}

fn this(vm: &mut Vm, args: &Args, name: &str) -> PyResult<Rc<ByteArray>> {
    match args.get(0).map(Value::builtin) {
        Some(Value::ByteArray(bytes)) => Ok(bytes.clone()),
        _ => Err(vm.wrong_receiver("bytearray", name, args.get(0))),
    }
}

/// Brings the memory count up to date.
pub(super) fn charge(bytes: &ByteArray) {
    bytes.charge.set(56 + bytes.data.borrow().len());
}

fn extend(vm: &mut Vm, args: Args) -> PyResult {
    let this = this(vm, &args, "extend")?;
    args.exact(vm, "bytearray.extend", 1, 1)?;
    let more = match buffer_of(vm, &args[1])? {
        Some(more) => more,
        None => {
            let kind = vm.type_name(&args[1]);
            if args[1].as_str().is_some_and(|text| !text.is_empty()) {
                return Err(vm.type_error(format!("expected iterable of integers; got: '{kind}'")));
            }
            if !vm.is_iterable(&args[1]) {
                return Err(vm.type_error(format!("can't extend bytearray with {kind}")));
            }
            let mut more = Vec::new();
            let iter = vm.iter(&args[1])?;
            while let Some(item) = vm.iter_next(&iter)? {
                vm.spend(1)?;
                more.push(byte_arg(vm, &item)?);
                if more.len().is_multiple_of(1024) {
                    vm.reserve(more.len())?;
                }
            }
            more
        }
    };
    vm.reserve(more.len())?;
    if !more.is_empty() {
        resizable(vm, &this)?;
    }
    this.data.borrow_mut().extend(more);
    charge(&this);
    Ok(Value::None)
}
