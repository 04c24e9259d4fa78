//! The special methods of `str`: what operators find on subclasses, and what programs call by name.

use std::rc::Rc;

use bytecode::{BinaryOp, CompareOp};

use crate::class::Class;
use crate::methods::compare;
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "__len__", |vm, args| {
        let text = vm.this_str(&args, "__len__")?;
        vm.slot_args(&args, "__len__", 0)?;
        Ok(Value::from(text.len()))
    });
    vm.def(class, "__iter__", |vm, args| {
        let text = vm.this_str(&args, "__iter__")?;
        vm.slot_args(&args, "__iter__", 0)?;
        vm.iter(&Value::Str(text))
    });
    vm.def(class, "__hash__", |vm, args| {
        let text = vm.this_str(&args, "__hash__")?;
        vm.slot_args(&args, "__hash__", 0)?;
        Ok(Value::Int(text.hash()))
    });
    vm.def(class, "__str__", |vm, args| {
        let text = vm.this_str(&args, "__str__")?;
        vm.slot_args(&args, "__str__", 0)?;
        Ok(Value::Str(text))
    });
    vm.def(class, "__repr__", |vm, args| {
        let text = vm.this_str(&args, "__repr__")?;
        vm.slot_args(&args, "__repr__", 0)?;
        vm.reserve(text.as_str().len())?;
        Ok(Value::str(text::quote::repr(&text)))
    });
    vm.def(class, "__getnewargs__", |vm, args| {
        let text = vm.this_str(&args, "__getnewargs__")?;
        args.exact(vm, "str.__getnewargs__", 1, 0)?;
        Ok(Value::tuple(vec![Value::Str(text)]))
    });
    vm.def(class, "__sizeof__", |vm, args| {
        let text = vm.this_str(&args, "__sizeof__")?;
        args.exact(vm, "str.__sizeof__", 1, 0)?;
        Ok(Value::from(size_of(&text)))
    });
    vm.def(class, "__contains__", |vm, args| {
        let text = vm.this_str(&args, "__contains__")?;
        vm.slot_args(&args, "__contains__", 1)?;
        vm.contains(&Value::Str(text), &args[1]).map(Value::Bool)
    });
    vm.def(class, "__getitem__", |vm, args| {
        let text = vm.this_str(&args, "__getitem__")?;
        vm.slot_args(&args, "__getitem__", 1)?;
        vm.get_item(&Value::Str(text), &args[1])
    });
    vm.def(class, "__add__", add);
    vm.def(class, "__mul__", |vm, args| repeat(vm, args, "__mul__"));
    vm.def(class, "__rmul__", |vm, args| repeat(vm, args, "__rmul__"));
    vm.def(class, "__mod__", |vm, args| {
        let text = vm.this_str(&args, "__mod__")?;
        vm.slot_args(&args, "__mod__", 1)?;
        vm.percent_format(&text, &args[1])
    });
    vm.def(class, "__rmod__", |vm, args| {
        vm.this_str(&args, "__rmod__")?;
        vm.slot_args(&args, "__rmod__", 1)?;
        match args[1].as_str().cloned() {
            Some(template) => vm.percent_format(&template, &args[0]),
            None => Ok(Value::NotImplemented),
        }
    });
    compare::install!(vm, class, str_compare);
}

fn str_compare(vm: &mut Vm, args: Args, name: &str, op: CompareOp) -> PyResult {
    let text = vm.this_str(&args, name)?;
    vm.slot_args(&args, name, 1)?;
    match args[1].as_str() {
        Some(other) => Ok(Value::Bool(compare::holds(op, text::surrogates::compare(&text, other)))),
        None => Ok(Value::NotImplemented),
    }
}

fn add(vm: &mut Vm, args: Args) -> PyResult {
    let text = vm.this_str(&args, "__add__")?;
    vm.slot_args(&args, "__add__", 1)?;
    match args[1].as_str() {
        Some(other) => {
            let other = Value::Str(other.clone());
            vm.binary_op(BinaryOp::Add, false, Value::Str(text), other)
        }
        None => {
            let kind = vm.type_name(&args[1]);
            Err(vm.type_error(format!("can only concatenate str (not \"{kind}\") to str")))
        }
    }
}

fn repeat(vm: &mut Vm, args: Args, name: &str) -> PyResult {
    let text = vm.this_str(&args, name)?;
    vm.slot_args(&args, name, 1)?;
    let count = repeat_count(vm, &args)?;
    vm.binary_op(BinaryOp::Mul, false, Value::Str(text), count)
}

/// The count of `text * count`. The operator, which comes here only with an instance or a class, has its own complaint.
pub(in crate::methods) fn repeat_count(vm: &mut Vm, args: &Args) -> PyResult {
    let by_operator = args.pos.iter().any(|value| matches!(value, Value::Instance(_) | Value::Class(_)));
    let index = vm.intern("__index__");
    match vm.index(&args[1]) {
        Err(_) if by_operator && vm.class_of(&args[1]).lookup(&index).is_none() => {
            let kind = vm.type_name(&args[1]);
            Err(vm.type_error(format!("can't multiply sequence by non-int of type '{kind}'")))
        }
        Ok(Value::BigInt(_)) => {
            let kind = vm.type_name(&args[1]);
            Err(vm.overflow_error(format!("cannot fit '{kind}' into an index-sized integer")))
        }
        count => count,
    }
}

/// What CPython's `sys.getsizeof` tells without the collector's header: by the widest character.
fn size_of(text: &str) -> usize {
    let length = text.chars().count();
    match text::surrogates::widest(text) {
        0..=0x7f => 40 + length + 1,
        0x80..=0xff => 56 + length + 1,
        0x100..=0xffff => 56 + 2 * (length + 1),
        _ => 56 + 4 * (length + 1),
    }
}
