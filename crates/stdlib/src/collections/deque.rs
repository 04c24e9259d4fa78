//! `deque`: the class. What its objects hold is the machine's.

use std::cell::Cell;
use std::collections::VecDeque;
use std::rc::Rc;

use vm::class::Class;
use vm::collect::{Contents, Visit, visit_all};
use vm::deque::Deque;
use vm::iter::{CustomIter, NativeIter};
use vm::value::{Instance, Module};
use vm::{Args, PyResult, Value, Vm};

use crate::native_class::{self, layout};
use crate::recursion;

mod compare;
mod index;

/// The deque that a method works on.
fn this(value: &Value) -> &Deque {
    value.native::<Deque>().expect("methods of deques are reached through deques, which their class checks")
}

/// Adds all items of an iterable by `push`.
fn extend(vm: &mut Vm, deque: &Value, iterable: &Value, push: fn(&Deque, Value)) -> PyResult<()> {
    if deque.is(iterable) {
        for item in this(deque).snapshot() {
            push(this(deque), item);
        }
        return Ok(());
    }
    let iter = vm.iter(iterable)?;
    let mut added = 0u64;
    while let Some(item) = vm.iter_next(&iter)? {
        push(this(deque), item);
        added += 1;
        if added.is_multiple_of(1024) {
            vm.spend(1024)?;
            vm.reserve(0)?;
        }
    }
    vm.spend(added % 1024)
}

struct DequeIter {
    class: Rc<Class>,
    deque: Rc<Instance>,
    /// Items that are still to come.
    left: Cell<usize>,
    state: Cell<u32>,
    backwards: bool,
}

impl CustomIter for DequeIter {
    fn visit(&self, visit: Visit<'_>) {
        visit(&Value::Instance(self.deque.clone()));
    }

    fn class(&self, _vm: &Vm) -> Rc<Class> {
        self.class.clone()
    }

    fn outlives_end(&self) -> bool {
        true
    }

    fn as_any(&self) -> Option<&dyn std::any::Any> {
        Some(self)
    }

    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(deque) = self.deque.native::<Deque>() else { return Ok(None) };
        let left = self.left.get();
        if self.backwards && left == 0 {
            return Ok(None);
        }
        if deque.state.get() != self.state.get() {
            self.left.set(0);
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        if left == 0 {
            return Ok(None);
        }
        self.left.set(left - 1);
        let index = if self.backwards { left - 1 } else { deque.len() - left };
        Ok(deque.get(index))
    }
}

struct Forward;
struct Backward;

fn iterate(vm: &mut Vm, args: &Args, backwards: bool) -> PyResult {
    let Value::Instance(deque) = &args[0] else { return Ok(Value::None) };
    let class = if backwards { vm.native_class::<Backward>() } else { vm.native_class::<Forward>() };
    let (left, state) = (this(&args[0]).len(), this(&args[0]).state.get());
    Ok(NativeIter::custom(DequeIter {
        class,
        deque: deque.clone(),
        left: Cell::new(left),
        state: Cell::new(state),
        backwards,
    }))
}

/// Another deque of the same class. A class of the program is called, and goes through the deque itself.
fn copied(vm: &mut Vm, deque: &Value) -> PyResult {
    let class = vm.class_of(deque);
    let max = this(deque).max.get();
    if Rc::ptr_eq(&class, &vm.native_class::<Deque>()) {
        let items = this(deque).items.borrow().clone();
        return Ok(vm.new_native(&class, Deque::new(items, max)));
    }
    let mut args = Args::one(deque.clone());
    if let Some(max) = max {
        args.pos.push(Value::from(max));
    }
    let copy = vm.call(&Value::Class(class.clone()), args)?;
    if copy.native::<Deque>().is_none() {
        let (class, kind) = (class.name.borrow().to_string(), vm.type_name(&copy));
        return Err(vm.type_error(format!("{class}() must return a deque, not {kind}")));
    }
    Ok(copy)
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    let class = native_class::class(vm, module, "deque", "collections", layout::DEQUE);
    vm.register_class::<Deque>(&class);
    vm.know_contents::<Deque>(Contents {
        visit: |payload, visit| {
            if let Some(deque) = payload.downcast_ref::<Deque>() {
                visit_all(&*deque.items.borrow(), visit);
            }
        },
        clear: |payload, released| {
            if let Some(deque) = payload.downcast_ref::<Deque>() {
                released.extend(deque.items.take());
            }
        },
    });
    for (name, backwards) in [("_deque_iterator", false), ("_deque_reverse_iterator", true)] {
        let iterator = native_class::class(vm, module, name, "collections", layout::ITERATOR);
        if backwards {
            vm.register_class::<Backward>(&iterator);
        } else {
            vm.register_class::<Forward>(&iterator);
        }
        vm.def(&iterator, "__iter__", |_, mut args| Ok(args.take(0)));
        vm.def(&iterator, "__next__", |vm, args| match vm.iter_next(&args[0])? {
            Some(item) => Ok(item),
            None => Err(vm.stop_iteration(Value::None)),
        });
        vm.def(&iterator, "__length_hint__", |_, args| {
            let Value::Iter(iter) = &args[0] else { return Ok(Value::NotImplemented) };
            let custom = iter.as_custom();
            let iter = custom.as_ref().and_then(|custom| custom.as_any()?.downcast_ref::<DequeIter>());
            Ok(iter.map_or(Value::NotImplemented, |iter| Value::from(iter.left.get())))
        });
    }
    vm.def_generic(&class);
    vm.def_value(&class, "__hash__", Value::None);
    // What patterns take it for, whether or not `collections.abc` is there.
    vm.def_value(&class, "__abc_tpflags__", Value::Int(32));
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        Ok(vm.new_native(&class, Deque::new(VecDeque::new(), None)))
    });
    vm.def(&class, "__init__", |vm, args| {
        let object = args[0].clone();
        let [iterable, max] = args.bind(vm, "deque", 1, ["iterable", "maxlen"], 0)?;
        let max = match max {
            None | Some(Value::None) => None,
            Some(max) => match max.builtin() {
                Value::Int(max) if *max >= 0 => Some(*max),
                Value::Bool(max) => Some(i64::from(*max)),
                Value::Int(_) => return Err(vm.value_error("maxlen must be non-negative")),
                Value::BigInt(_) => {
                    return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
                }
                _ => return Err(vm.type_error("an integer is required")),
            },
        };
        let deque = this(&object);
        deque.max.set(max);
        deque.clear();
        if let Some(iterable) = iterable {
            extend(vm, &object, &iterable, Deque::push)?;
        }
        Ok(Value::None)
    });
    vm.def(&class, "append", |vm, mut args| {
        args.exact(vm, "deque.append", 1, 1)?;
        let item = args.take(1);
        this(&args[0]).push(item);
        Ok(Value::None)
    });
    vm.def(&class, "appendleft", |vm, mut args| {
        args.exact(vm, "deque.appendleft", 1, 1)?;
        let item = args.take(1);
        this(&args[0]).push_front(item);
        Ok(Value::None)
    });
    vm.def(&class, "pop", |vm, args| {
        args.exact(vm, "deque.pop", 1, 0)?;
        let deque = this(&args[0]);
        let item = deque.pop_back();
        item.ok_or_else(|| vm.index_error("pop from an empty deque"))
    });
    vm.def(&class, "popleft", |vm, args| {
        args.exact(vm, "deque.popleft", 1, 0)?;
        let deque = this(&args[0]);
        let item = deque.pop_front();
        item.ok_or_else(|| vm.index_error("pop from an empty deque"))
    });
    vm.def(&class, "extend", |vm, args| {
        args.exact(vm, "deque.extend", 1, 1)?;
        extend(vm, &args[0], &args[1], Deque::push)?;
        Ok(Value::None)
    });
    vm.def(&class, "extendleft", |vm, args| {
        args.exact(vm, "deque.extendleft", 1, 1)?;
        extend(vm, &args[0], &args[1], Deque::push_front)?;
        Ok(Value::None)
    });
    vm.def(&class, "__iadd__", |vm, args| {
        args.exact(vm, "__iadd__", 1, 1)?;
        extend(vm, &args[0], &args[1], Deque::push)?;
        Ok(args[0].clone())
    });
    vm.def(&class, "clear", |vm, args| {
        args.exact(vm, "deque.clear", 1, 0)?;
        this(&args[0]).clear();
        Ok(Value::None)
    });
    for name in ["copy", "__copy__"] {
        vm.def(&class, name, |vm, args| {
            args.exact(vm, "deque.copy", 1, 0)?;
            copied(vm, &args[0])
        });
    }
    vm.def(&class, "reverse", |vm, args| {
        args.exact(vm, "deque.reverse", 1, 0)?;
        this(&args[0]).items.borrow_mut().make_contiguous().reverse();
        Ok(Value::None)
    });
    vm.def(&class, "rotate", |vm, args| {
        args.no_kw(vm, "deque.rotate")?;
        args.between(vm, "rotate", 1, 0, 1)?;
        let count = args.get(1).map_or(Ok(1), |count| vm.small_index(count))?;
        let deque = this(&args[0]);
        let length = deque.len();
        if length > 1 {
            let count = count.rem_euclid(length as i64) as usize;
            vm.spend(count.min(length - count) as u64 / 8)?;
            deque.items.borrow_mut().rotate_right(count);
            deque.changed();
        }
        Ok(Value::None)
    });
    vm.def(&class, "__len__", |_, args| Ok(Value::from(this(&args[0]).len())));
    vm.def(&class, "__iter__", |vm, args| iterate(vm, &args, false));
    vm.def(&class, "__reversed__", |vm, args| iterate(vm, &args, true));
    vm.def_get(&class, "maxlen", |_, value| Ok(this(value).max.get().map_or(Value::None, Value::from)), None);
    vm.def(&class, "__repr__", |vm, args| {
        if recursion::enter(vm, &args[0]) {
            return Ok("[...]".into());
        }
        let shown = vm.class_of(&args[0]).name.borrow().to_string();
        let shown = shown.rsplit('.').next().unwrap_or("deque").to_owned();
        let items = this(&args[0]).snapshot();
        let list = vm.repr(&Value::list(items));
        recursion::leave(vm);
        let list = list?;
        Ok(Value::str(match this(&args[0]).max.get() {
            Some(max) => format!("{shown}({}, maxlen={max})", list.as_str()),
            None => format!("{shown}({})", list.as_str()),
        }))
    });
    vm.def(&class, "__reduce__", |vm, args| {
        let made = Value::Class(vm.class_of(&args[0]));
        let given = match this(&args[0]).max.get() {
            Some(max) => vec![Value::tuple(vec![]), Value::from(max)],
            None => vec![],
        };
        let state = match vm.class_of(&args[0]).is_heap {
            true => {
                let state = vm.get_attr_str(&args[0], "__getstate__")?;
                vm.call(&state, Args::new())?
            }
            false => Value::None,
        };
        let items = vm.iter(&args[0])?;
        Ok(Value::tuple(vec![made, Value::tuple(given), state, items]))
    });
    index::fill(vm, &class);
    compare::fill(vm, &class);
}
