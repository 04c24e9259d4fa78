//! `set` and `frozenset`: constructors and methods. The operations themselves are in `set_operations`.

use std::rc::Rc;

use bytecode::BinaryOp;

use crate::class::Class;
use crate::methods::pull::{Sink, each};
use crate::methods::slots::{self, Kind};
use crate::native::{Args, Flow};
use crate::set::Set;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(crate) struct SetKind;

impl Kind for SetKind {
    const NAME: &'static str = "set";

    fn is(value: &Value) -> bool {
        matches!(value, Value::Set(_) | Value::FrozenSet(_))
    }
}

pub(super) fn install(vm: &mut Vm) {
    let (set, frozenset) = (vm.types.set.clone(), vm.types.frozenset.clone());
    for class in [&set, &frozenset] {
        slots::install_container::<SetKind>(vm, class);
        vm.def(class, "__repr__", repr);
        vm.def_generic(class);
        install_queries(vm, class);
        install_operations(vm, class);
    }
    install_constructors(vm);
    install_changes(vm);
    install_updates(vm);
    vm.def_value(&set, "__hash__", Value::None);
    slots::install_hash::<SetKind>(vm, &frozenset);
}

/// The set that a method works on, and whether it is frozen.
fn this(vm: &mut Vm, args: &Args, name: &str) -> PyResult<(Rc<Set>, bool)> {
    match args.get(0).map(Value::builtin) {
        Some(Value::Set(set)) => Ok((set.clone(), false)),
        Some(Value::FrozenSet(set)) => Ok((set.clone(), true)),
        _ => Err(vm.wrong_receiver("set", name, args.get(0))),
    }
}

/// What the class of a receiver is called, of a method that both have.
fn owner(frozen: bool) -> &'static str {
    if frozen { "frozenset" } else { "set" }
}

/// The set that a changing method works on.
fn this_set(vm: &mut Vm, args: &Args, name: &str) -> PyResult<Rc<Set>> {
    match args.get(0).map(Value::builtin) {
        Some(Value::Set(set)) => Ok(set.clone()),
        _ => Err(vm.wrong_receiver("set", name, args.get(0))),
    }
}

/// A set operation's result is of the same kind as its left operand.
fn result(set: Set, frozen: bool) -> Value {
    if frozen { Value::FrozenSet(Rc::new(set)) } else { Value::Set(Rc::new(set)) }
}

/// A subclass shows its name: `Tags({'a'})`.
fn repr(vm: &mut Vm, args: Args) -> PyResult {
    let own = slots::own::<SetKind>(vm, &args, "__repr__")?;
    let (Value::Set(set) | Value::FrozenSet(set)) = &own else { return Ok(Value::None) };
    if !vm.class_of(&args[0]).is_heap {
        return Ok(Value::Str(vm.repr(&own)?));
    }
    let name = vm.type_name(&args[0]);
    if set.is_empty() {
        return Ok(Value::str(format!("{name}()")));
    }
    if vm.repr_enter(&own) {
        return Ok(Value::str(format!("{name}(...)")));
    }
    // What is shown is what the subclass iterates over.
    let shown = vm.list_of(&args[0]).and_then(|items| vm.repr(&Value::list(items)));
    vm.repr_leave();
    let shown = shown?;
    Ok(Value::str(format!("{name}({{{}}})", &shown[1..shown.as_str().len() - 1])))
}

fn install_constructors(vm: &mut Vm) {
    let (set, frozenset) = (vm.types.set.clone(), vm.types.frozenset.clone());
    vm.def_new(&set, |vm, mut args| {
        let set = vm.types.set.clone();
        let class = vm.class_for_new(&mut args, &set)?;
        Ok(vm.wrap_builtin(&class, Value::Set(Rc::new(Set::new()))))
    });
    vm.def_flow(&set, "__init__", |vm, args| {
        let set = this_set(vm, &args, "__init__")?;
        args.no_kw(vm, "set")?;
        args.between(vm, "set", 1, 0, 1)?;
        if !set.is_empty() {
            set.clear();
        }
        match args.get(1) {
            Some(iterable) => update(vm, set, iterable),
            None => Ok(Flow::Value(Value::None)),
        }
    });
    vm.def_new(&frozenset, |vm, mut args| {
        let frozenset = vm.types.frozenset.clone();
        let class = vm.class_for_new(&mut args, &frozenset)?;
        let init = vm.names.init.clone();
        if vm.refuses_names(&class, &frozenset, &init) {
            args.no_kw(vm, "frozenset")?;
        }
        args.between(vm, "frozenset", 0, 0, 1)?;
        let set = match args.get(0) {
            Some(same @ Value::FrozenSet(_)) => return Ok(vm.wrap_builtin(&class, same.clone())),
            Some(iterable) => vm.set_of(iterable)?,
            None => Set::new(),
        };
        Ok(vm.wrap_builtin(&class, Value::FrozenSet(Rc::new(set))))
    });
}

/// Adds all items of an iterable.
fn update(vm: &mut Vm, set: Rc<Set>, iterable: &Value) -> PyResult<Flow> {
    match iterable {
        Value::Generator(_) | Value::Iter(_) => each(vm, iterable, Add { set }),
        _ => {
            vm.set_update(&set, iterable)?;
            Ok(Flow::Value(Value::None))
        }
    }
}

struct Add {
    set: Rc<Set>,
}

impl Sink for Add {
    fn item(&mut self, vm: &mut Vm, item: Value) -> PyResult<Option<Value>> {
        vm.set_add(&self.set, item)?;
        Ok(None)
    }

    fn end(&mut self, _: &mut Vm) -> PyResult<Flow> {
        Ok(Flow::Value(Value::None))
    }

    fn name(&self) -> &'static str {
        "set"
    }
}

fn install_changes(vm: &mut Vm) {
    let class = vm.types.set.clone();
    vm.def(&class, "add", |vm, mut args| {
        let set = this_set(vm, &args, "add")?;
        args.exact(vm, "set.add", 1, 1)?;
        vm.set_add(&set, args.take(1))?;
        Ok(Value::None)
    });
    vm.def(&class, "discard", |vm, args| {
        let set = this_set(vm, &args, "discard")?;
        args.exact(vm, "set.discard", 1, 1)?;
        vm.set_remove(&set, &args[1])?;
        Ok(Value::None)
    });
    vm.def(&class, "remove", |vm, mut args| {
        let set = this_set(vm, &args, "remove")?;
        args.exact(vm, "set.remove", 1, 1)?;
        if vm.set_remove(&set, &args[1])? {
            return Ok(Value::None);
        }
        let item = args.take(1);
        Err(vm.key_error(item))
    });
    vm.def(&class, "pop", |vm, args| {
        let set = this_set(vm, &args, "pop")?;
        args.exact(vm, "set.pop", 1, 0)?;
        match set.pop() {
            Some(item) => Ok(item),
            None => Err(vm.key_error(Value::str("pop from an empty set"))),
        }
    });
    vm.def(&class, "clear", |vm, args| {
        let set = this_set(vm, &args, "clear")?;
        args.exact(vm, "set.clear", 1, 0)?;
        set.clear();
        Ok(Value::None)
    });
}

fn install_queries(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "copy", |vm, args| {
        let (set, frozen) = this(vm, &args, "copy")?;
        vm.exactly(&args, owner(frozen), "copy", 0)?;
        Ok(if frozen { Value::FrozenSet(set) } else { Value::Set(Rc::new(set.copy())) })
    });
    vm.def(class, "isdisjoint", |vm, args| {
        let (set, frozen) = this(vm, &args, "isdisjoint")?;
        vm.exactly(&args, owner(frozen), "isdisjoint", 1)?;
        Ok(Value::Bool(vm.set_is_disjoint(&set, &args[1])?))
    });
    vm.def(class, "issubset", |vm, args| {
        let (set, frozen) = this(vm, &args, "issubset")?;
        vm.exactly(&args, owner(frozen), "issubset", 1)?;
        if let Value::Set(other) | Value::FrozenSet(other) = args[1].builtin() {
            return Ok(Value::Bool(set.len() <= other.len() && vm.is_subset(&set, &other.clone())?));
        }
        // What is no set is gone through only until all has been found.
        let found = vm.set_intersection(&set, &args[1])?;
        Ok(Value::Bool(found.len() == set.len()))
    });
    vm.def(class, "issuperset", |vm, args| {
        let (set, frozen) = this(vm, &args, "issuperset")?;
        vm.exactly(&args, owner(frozen), "issuperset", 1)?;
        if let Value::Set(other) | Value::FrozenSet(other) = args[1].builtin() {
            let other = other.clone();
            return Ok(Value::Bool(other.len() <= set.len() && vm.is_subset(&other, &set)?));
        }
        let iter = vm.iter(&args[1])?;
        while let Some(item) = vm.iter_next(&iter)? {
            let hash = vm.hash(&item)?;
            if vm.set_find(&set, hash, &item)?.is_none() {
                return Ok(Value::Bool(false));
            }
        }
        Ok(Value::Bool(true))
    });
}

/// Operations that give a new set.
fn install_operations(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "union", |vm, args| {
        let (set, frozen) = this(vm, &args, "union")?;
        vm.refuse_kw(&args, owner(frozen), "union")?;
        let union = Rc::new(set.copy());
        for other in &args.pos[1..] {
            vm.set_update(&union, other)?;
        }
        Ok(if frozen { Value::FrozenSet(union) } else { Value::Set(union) })
    });
    vm.def(class, "intersection", |vm, args| {
        let (set, frozen) = this(vm, &args, "intersection")?;
        vm.refuse_kw(&args, owner(frozen), "intersection")?;
        Ok(result(intersection(vm, &set, &args.pos[1..])?, frozen))
    });
    vm.def(class, "difference", |vm, args| {
        let (set, frozen) = this(vm, &args, "difference")?;
        vm.refuse_kw(&args, owner(frozen), "difference")?;
        let Some((first, more)) = args.pos[1..].split_first() else {
            return Ok(result(set.copy(), frozen));
        };
        let difference = Rc::new(vm.set_difference(&set, first)?);
        for other in more {
            vm.set_difference_update(&difference, other)?;
        }
        Ok(if frozen { Value::FrozenSet(difference) } else { Value::Set(difference) })
    });
    vm.def(class, "symmetric_difference", |vm, args| {
        let (set, frozen) = this(vm, &args, "symmetric_difference")?;
        vm.exactly(&args, owner(frozen), "symmetric_difference", 1)?;
        Ok(result(vm.set_symmetric(&set, &args[1])?, frozen))
    });
    vm.def(class, "__or__", |vm, args| operator(vm, args, "__or__", BinaryOp::Or, false));
    vm.def(class, "__and__", |vm, args| operator(vm, args, "__and__", BinaryOp::And, false));
    vm.def(class, "__sub__", |vm, args| operator(vm, args, "__sub__", BinaryOp::Sub, false));
    vm.def(class, "__xor__", |vm, args| operator(vm, args, "__xor__", BinaryOp::Xor, false));
    vm.def(class, "__ror__", |vm, args| operator(vm, args, "__ror__", BinaryOp::Or, true));
    vm.def(class, "__rand__", |vm, args| operator(vm, args, "__rand__", BinaryOp::And, true));
    vm.def(class, "__rsub__", |vm, args| operator(vm, args, "__rsub__", BinaryOp::Sub, true));
    vm.def(class, "__rxor__", |vm, args| operator(vm, args, "__rxor__", BinaryOp::Xor, true));
}

fn intersection(vm: &mut Vm, set: &Rc<Set>, others: &[Value]) -> PyResult<Set> {
    let Some((first, more)) = others.split_first() else { return Ok(set.copy()) };
    let mut result = vm.set_intersection(set, first)?;
    for other in more {
        result = vm.set_intersection(&Rc::new(result), other)?;
    }
    Ok(result)
}

fn operator(vm: &mut Vm, args: Args, name: &str, op: BinaryOp, reflected: bool) -> PyResult {
    let own = slots::own::<SetKind>(vm, &args, name)?;
    vm.slot_args(&args, name, 1)?;
    let other = args[1].builtin().clone();
    let (left, right) = if reflected { (other, own) } else { (own, other) };
    Ok(vm.set_operator(op, false, &left, &right)?.unwrap_or(Value::NotImplemented))
}

/// Operations that change the set.
fn install_updates(vm: &mut Vm) {
    let class = vm.types.set.clone();
    vm.def_flow(&class, "update", |vm, args| {
        let set = this_set(vm, &args, "update")?;
        args.no_kw(vm, "set.update")?;
        if args.len() == 2 {
            return update(vm, set, &args[1]);
        }
        for other in &args.pos[1..] {
            vm.set_update(&set, other)?;
        }
        Ok(Flow::Value(Value::None))
    });
    vm.def(&class, "intersection_update", |vm, args| {
        let set = this_set(vm, &args, "intersection_update")?;
        args.no_kw(vm, "set.intersection_update")?;
        let result = intersection(vm, &set, &args.pos[1..])?;
        set.replace(result);
        Ok(Value::None)
    });
    vm.def(&class, "difference_update", |vm, args| {
        let set = this_set(vm, &args, "difference_update")?;
        args.no_kw(vm, "set.difference_update")?;
        for other in &args.pos[1..] {
            vm.set_difference_update(&set, other)?;
        }
        Ok(Value::None)
    });
    vm.def(&class, "symmetric_difference_update", |vm, args| {
        let set = this_set(vm, &args, "symmetric_difference_update")?;
        args.exact(vm, "set.symmetric_difference_update", 1, 1)?;
        vm.set_symmetric_update(&set, &args[1])?;
        Ok(Value::None)
    });
    vm.def(&class, "__ior__", |vm, args| in_place(vm, args, "__ior__", BinaryOp::Or));
    vm.def(&class, "__iand__", |vm, args| in_place(vm, args, "__iand__", BinaryOp::And));
    vm.def(&class, "__isub__", |vm, args| in_place(vm, args, "__isub__", BinaryOp::Sub));
    vm.def(&class, "__ixor__", |vm, args| in_place(vm, args, "__ixor__", BinaryOp::Xor));
}

fn in_place(vm: &mut Vm, args: Args, name: &str, op: BinaryOp) -> PyResult {
    let set = this_set(vm, &args, name)?;
    vm.slot_args(&args, name, 1)?;
    let other = args[1].builtin().clone();
    Ok(match vm.set_operator(op, true, &Value::Set(set), &other)? {
        Some(_) => args[0].clone(),
        None => Value::NotImplemented,
    })
}
