//! Comparing, adding and repeating deques.

use std::rc::Rc;

use bytecode::CompareOp;
use vm::class::Class;
use vm::{Args, PyResult, Value, Vm};

use super::{Deque, copied, extend, this};

/// Goes through both deques at once, as a loop would, up to the first items that differ.
fn compare(vm: &mut Vm, args: &Args, op: CompareOp) -> PyResult {
    let Some(other) = args.get(1).and_then(Value::native::<Deque>) else { return Ok(Value::NotImplemented) };
    if matches!(op, CompareOp::Eq | CompareOp::Ne) {
        let same = args[0].is(&args[1]);
        if same || this(&args[0]).len() != other.len() {
            return Ok(Value::Bool(same == (op == CompareOp::Eq)));
        }
    }
    let (a, b) = (vm.iter(&args[0])?, vm.iter(&args[1])?);
    loop {
        vm.spend(1)?;
        let (x, y) = (vm.iter_next(&a)?, vm.iter_next(&b)?);
        let (Some(x), Some(y)) = (&x, &y) else {
            return vm.compare(op, &Value::Bool(x.is_some()), &Value::Bool(y.is_some()));
        };
        if !vm.eq(x, y)? {
            let result = vm.compare(op, x, y)?;
            return Ok(Value::Bool(vm.truth(&result)?));
        }
    }
}

/// Repeats a deque in its place.
fn repeat(vm: &mut Vm, args: &Args) -> PyResult<()> {
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
    if items.is_empty() || count == 1 {
        return Ok(());
    }
    let wanted = items.len().saturating_mul(count);
    // With a bound, only the last items stay.
    let kept = this(&args[0]).max.get().map_or(wanted, |max| wanted.min(text::to_size(max)));
    vm.reserve(kept.saturating_mul(16))?;
    vm.spend(kept as u64 / 8)?;
    let start = wanted - kept;
    let repeated = (start..wanted).map(|at| items[at % items.len()].clone()).collect();
    let old = this(&args[0]).items.replace(repeated);
    this(&args[0]).changed();
    vm::memory::drop_values(old.into());
    Ok(())
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
        vm.reserve((this(&args[0]).len() + other.len()) * 16)?;
        let sum = copied(vm, &args[0])?;
        extend(vm, &sum, &args[1], Deque::push)?;
        Ok(sum)
    });
    for name in ["__mul__", "__rmul__"] {
        vm.def(class, name, |vm, mut args| {
            args.exact(vm, "__mul__", 1, 1)?;
            args.pos[0] = copied(vm, &args[0])?;
            repeat(vm, &args)?;
            Ok(args.take(0))
        });
    }
    vm.def(class, "__imul__", |vm, args| {
        args.exact(vm, "__imul__", 1, 1)?;
        repeat(vm, &args)?;
        Ok(args[0].clone())
    });
}
