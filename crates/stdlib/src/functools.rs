//! `_functools`: `partial`, `reduce`, `cmp_to_key` and the cache of `lru_cache`.

use std::cell::RefCell;
use std::rc::Rc;

use bytecode::CompareOp;
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

use crate::native_class::{self, layout};

mod lru;
mod partial;

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    vm.add_function(module, "reduce", reduce);
    fill_key(vm, module);
    partial::fill(vm, module);
    lru::fill(vm, module);
    Ok(())
}

fn reduce(vm: &mut Vm, mut args: Args) -> PyResult {
    args.no_kw(vm, "reduce")?;
    args.between(vm, "reduce", 0, 2, 3)?;
    let iter = vm.iter_or(&args[1], "reduce() arg 2 must support iteration")?;
    let function = args.take(0);
    let mut value = match args.pos.get_mut(2).map(std::mem::take) {
        Some(initial) => initial,
        None => match vm.iter_next(&iter)? {
            Some(first) => first,
            None => return Err(vm.type_error("reduce() of empty iterable with no initial value")),
        },
    };
    while let Some(item) = vm.iter_next(&iter)? {
        vm.spend(1)?;
        value = vm.call(&function, Args::two(value, item))?;
    }
    Ok(value)
}

/// What `cmp_to_key` gives: called, it wraps an object; wrapped objects compare by the function.
struct Key {
    compare: Value,
    object: RefCell<Value>,
}

fn compare(vm: &mut Vm, args: &Args, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) =
        (args.get(0).and_then(Value::native::<Key>), args.get(1).and_then(Value::native::<Key>))
    else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    let (x, y) = (a.object.borrow().clone(), b.object.borrow().clone());
    if x.is_null() || y.is_null() {
        return Err(vm.attribute_error("object"));
    }
    let order = vm.call(&a.compare, Args::two(x, y))?;
    vm.compare(op, &order, &Value::Int(0))
}

fn fill_key(vm: &mut Vm, module: &Rc<Module>) {
    let hidden = vm.new_module("functools");
    let class = native_class::class(vm, &hidden, "KeyWrapper", "functools", layout::KEY);
    vm.register_class::<Key>(&class);
    vm.def_value(&class, "__hash__", Value::None);
    vm.def(&class, "__call__", |vm, args| {
        let compare = args[0].native::<Key>().map_or(Value::None, |key| key.compare.clone());
        let [object] = args.bind(vm, "K", 1, ["obj"], 1)?;
        let class = vm.native_class::<Key>();
        Ok(vm.new_native(&class, Key { compare, object: RefCell::new(object.unwrap_or_default()) }))
    });
    vm.def(&class, "__lt__", |vm, args| compare(vm, &args, CompareOp::Lt));
    vm.def(&class, "__le__", |vm, args| compare(vm, &args, CompareOp::Le));
    vm.def(&class, "__eq__", |vm, args| compare(vm, &args, CompareOp::Eq));
    vm.def(&class, "__ne__", |vm, args| compare(vm, &args, CompareOp::Ne));
    vm.def(&class, "__gt__", |vm, args| compare(vm, &args, CompareOp::Gt));
    vm.def(&class, "__ge__", |vm, args| compare(vm, &args, CompareOp::Ge));
    vm.def_get(
        &class,
        "obj",
        |vm, value| match value.native::<Key>().map(|key| key.object.borrow().clone()) {
            Some(object) if !object.is_null() => Ok(object),
            _ => Err(vm.attribute_error("object")),
        },
        None,
    );
    vm.add_function(module, "cmp_to_key", |vm, args| {
        let [compare] = args.bind(vm, "cmp_to_key", 0, ["mycmp"], 1)?;
        let class = vm.native_class::<Key>();
        let key = Key { compare: compare.unwrap_or_default(), object: RefCell::new(Value::Null) };
        Ok(vm.new_native(&class, key))
    });
}
