//! Comparing, adding and repeating deques.

use std::rc::Rc;

use bytecode::CompareOp;
use vm::class::Class;
use vm::{Args, PyResult, Value, Vm};

use super::{Deque, like, this};

/// Compares item by item, as tuples of the same items.
fn compare(vm: &mut Vm, args: &Args, op: CompareOp) -> PyResult {
    let Some(other) = args.get(1).and_then(Value::native::<Deque>) else { return Ok(Value::NotImplemented) };
    let (a, b) = (this(&args[0]).snapshot(), other.snapshot());
    if a.len() != b.len() && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::Bool(op == CompareOp::Ne));
    }
    vm.compare(op, &Value::tuple(a), &Value::tuple(b))
}

fn repeat(vm: &mut Vm, args: &Args) -> PyResult<Vec<Value>> {
    let index = vm.names.index.clone();
    let whole = match args[1].builtin() {
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => true,
        other => vm.class_of(other).lookup(&index).is_some(),
    };
    if !whole {
        let kind = vm.type_name(&args[1]);
        return Err(vm.type_error(format!("can't multiply sequence by non-int of type '{kind}'")));
    }
    let count = text::to_size(vm.small_index(&args[1])?);
    let items = this(&args[0]).snapshot();
    if items.is_empty() {
        return Ok(items);
    }
    let wanted = items.len().saturating_mul(count);
    // With a bound, only the last items stay.
    let kept = this(&args[0]).max.get().map_or(wanted, |max| wanted.min(text::to_size(max)));
    vm.reserve(kept.saturating_mul(16))?;
    vm.spend(kept as u64 / 8)?;
    let start = wanted - kept;
    Ok((start..wanted).map(|at| items[at % items.len()].clone()).collect())
}

pub(super) fn fill(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "__eq__", |vm, args| compare(vm, &args, CompareOp::Eq));
    vm.def(class, "__ne__", |vm, args| compare(vm, &args, CompareOp::Ne));
    vm.def(class, "__lt__", |vm, args| compare(vm, &args, CompareOp::Lt));
    vm.def(class, "__le__", |vm, args| compare(vm, &args, CompareOp::Le));
    vm.def(class, "__gt__", |vm, args| compare(vm, &args, CompareOp::Gt));
    vm.def(class, "__ge__", |vm, args| compare(vm, &args, CompareOp::Ge));
    vm.def(class, "__add__", |vm, args| {
        args.exact(vm, "__add__", 1, 1)?;
        let Some(other) = args[1].native::<Deque>() else {
            let kind = vm.type_name(&args[1]);
            return Err(vm.type_error(format!("can only concatenate deque (not \"{kind}\") to deque")));
        };
        let mut items = this(&args[0]).snapshot();
        items.extend(other.snapshot());
        vm.reserve(items.len() * 16)?;
        like(vm, &args[0], items)
    });
    for name in ["__mul__", "__rmul__"] {
        vm.def(class, name, |vm, args| {
            args.exact(vm, "__mul__", 1, 1)?;
            let items = repeat(vm, &args)?;
            like(vm, &args[0], items)
        });
    }
    vm.def(class, "__imul__", |vm, args| {
        args.exact(vm, "__imul__", 1, 1)?;
        let items = repeat(vm, &args)?;
        let old = this(&args[0]).items.replace(items.into());
        this(&args[0]).changed();
        vm::memory::drop_values(old.into());
        Ok(args[0].clone())
    });
}
