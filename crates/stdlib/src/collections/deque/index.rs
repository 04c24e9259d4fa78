//! What a deque does by position, and searches through it.

use std::rc::Rc;

use vm::class::Class;
use vm::{Args, PyResult, Raised, Value, Vm};

use super::this;

/// The position that an index stands for.
fn position(vm: &mut Vm, args: &Args) -> PyResult<usize> {
    let has_index = match args[1].builtin() {
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => true,
        other => {
            let name = vm.names.index.clone();
            vm.class_of(other).lookup(&name).is_some()
        }
    };
    if !has_index {
        let kind = vm.type_name(&args[1]);
        return Err(vm.type_error(format!("sequence index must be integer, not '{kind}'")));
    }
    let index = match vm.index(&args[1])? {
        Value::Int(index) => index,
        _ => return Err(vm.index_error("cannot fit 'int' into an index-sized integer")),
    };
    let length = this(&args[0]).len() as i64;
    let index = if index < 0 { index.saturating_add(length) } else { index };
    if index < 0 || index >= length {
        return Err(vm.index_error("deque index out of range"));
    }
    Ok(index as usize)
}

/// What a search does about a deque that its comparisons change.
#[derive(Clone, Copy, PartialEq)]
enum Changed {
    /// Complains, unless that comparison found the value.
    Searched,
    /// Complains in any case.
    Counted,
    /// The same with another error.
    Removed,
}

/// The position of the first item from `start` on that equals the value.
fn find(vm: &mut Vm, args: &Args, start: usize, stop: usize, changed: Changed) -> PyResult<Option<usize>> {
    let state = this(&args[0]).state.get();
    let mut at = start;
    while at < stop {
        vm.spend(1)?;
        let Some(item) = this(&args[0]).get(at) else { break };
        let equal = vm.eq(&item, &args[1])?;
        if equal && changed == Changed::Searched {
            return Ok(Some(at));
        }
        if this(&args[0]).state.get() != state {
            let message = "deque mutated during iteration";
            return Err(match changed {
                Changed::Removed => vm.index_error(message),
                Changed::Searched | Changed::Counted => vm.runtime_error(message),
            });
        }
        if equal {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

fn missing(vm: &mut Vm, value: &Value) -> Raised {
    match vm.repr(value) {
        Ok(text) => vm.value_error(format!("{} is not in deque", text.as_str())),
        Err(raised) => raised,
    }
}

pub(super) fn fill(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "__getitem__", |vm, args| {
        args.exact(vm, "__getitem__", 1, 1)?;
        let at = position(vm, &args)?;
        Ok(this(&args[0]).get(at).unwrap_or(Value::None))
    });
    vm.def(class, "__setitem__", |vm, mut args| {
        args.exact(vm, "__setitem__", 1, 2)?;
        let at = position(vm, &args)?;
        let mut value = args.take(2);
        if let Some(item) = this(&args[0]).items.borrow_mut().get_mut(at) {
            std::mem::swap(item, &mut value);
        }
        Ok(Value::None)
    });
    vm.def(class, "__delitem__", |vm, args| {
        args.exact(vm, "__delitem__", 1, 1)?;
        let at = position(vm, &args)?;
        let removed = this(&args[0]).items.borrow_mut().remove(at);
        this(&args[0]).changed();
        drop(removed);
        Ok(Value::None)
    });
    vm.def(class, "insert", |vm, mut args| {
        args.exact(vm, "insert", 1, 2)?;
        let index = vm.small_index(&args[1])?;
        let length = this(&args[0]).len();
        if this(&args[0]).max.get() == Some(length as i64) {
            return Err(vm.index_error("deque already at its maximum size"));
        }
        let index = if index < 0 { index.saturating_add(length as i64).max(0) } else { index };
        let index = text::to_size(index).min(length);
        let value = args.take(2);
        this(&args[0]).items.borrow_mut().insert(index, value);
        this(&args[0]).changed();
        Ok(Value::None)
    });
    vm.def(class, "index", |vm, args| {
        args.no_kw(vm, "deque.index")?;
        args.between(vm, "index", 1, 1, 3)?;
        let length = this(&args[0]).len() as i64;
        let mut bounds = [0, length];
        for (bound, given) in bounds.iter_mut().zip(args.pos.iter().skip(2)) {
            let has_index = match given.builtin() {
                Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => true,
                other => {
                    let name = vm.names.index.clone();
                    vm.class_of(other).lookup(&name).is_some()
                }
            };
            if !has_index {
                return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
            }
            let index = match vm.index(given)? {
                Value::Int(index) => index,
                Value::BigInt(index) if index.sign() == num_bigint::Sign::Minus => i64::MIN,
                _ => i64::MAX,
            };
            *bound = if index < 0 { index.saturating_add(length).max(0) } else { index };
        }
        let stop = bounds[1].min(length);
        match find(vm, &args, text::to_size(bounds[0]), text::to_size(stop), Changed::Searched)? {
            Some(at) => Ok(Value::from(at)),
            None => Err(missing(vm, &args[1])),
        }
    });
    vm.def(class, "remove", |vm, args| {
        args.exact(vm, "deque.remove", 1, 1)?;
        let length = this(&args[0]).len();
        match find(vm, &args, 0, length, Changed::Removed)? {
            Some(at) => {
                let removed = this(&args[0]).items.borrow_mut().remove(at);
                this(&args[0]).changed();
                drop(removed);
                Ok(Value::None)
            }
            None => Err(missing(vm, &args[1])),
        }
    });
    vm.def(class, "count", |vm, args| {
        args.exact(vm, "deque.count", 1, 1)?;
        let length = this(&args[0]).len();
        let (mut count, mut at) = (0, 0);
        while let Some(found) = find(vm, &args, at, length, Changed::Counted)? {
            count += 1;
            at = found + 1;
        }
        Ok(Value::Int(count))
    });
    vm.def(class, "__contains__", |vm, args| {
        args.exact(vm, "__contains__", 1, 1)?;
        let length = this(&args[0]).len();
        Ok(Value::Bool(find(vm, &args, 0, length, Changed::Searched)?.is_some()))
    });
}
