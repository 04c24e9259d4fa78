//! `OrderedDict`. Every `dict` keeps its order; this one can change it, and compares by it.

use std::rc::Rc;

use bytecode::CompareOp;
use vm::class::{Class, Layout};
use vm::dict::Dict;
use vm::iter::DictPart;
use vm::value::{Instance, Module, Payload, Raised};
use vm::{Args, PyResult, Value, Vm};

use super::ordered_iter::OrderedIterator;
use super::{dict_of, ordered_iter};
use crate::{native_class, recursion};

struct OrderedDict;
struct Keys;
struct Values;
struct Items;

fn new(class: &Rc<Class>, dict: Dict) -> Value {
    Value::Instance(Instance::new(class.clone(), Payload::Value(Value::dict(dict))))
}

fn is_ordered(vm: &Vm, value: &Value) -> bool {
    vm.is_instance(value, &vm.native_class::<OrderedDict>())
}

/// Whether the keys of two dictionaries come in the same order.
fn same_order(vm: &mut Vm, a: &Rc<Dict>, b: &Rc<Dict>) -> PyResult<bool> {
    for (a, b) in a.keys().iter().zip(b.keys().iter()) {
        if !vm.eq(a, b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn compare(vm: &mut Vm, args: &Args, op: CompareOp) -> PyResult {
    args.exact(vm, "__eq__", 1, 1)?;
    let (Value::Dict(a), Value::Dict(b)) = (args[0].builtin().clone(), args[1].builtin().clone()) else {
        return Ok(Value::NotImplemented);
    };
    let mut equal = vm.eq(&Value::Dict(a.clone()), &Value::Dict(b.clone()))?;
    if equal && is_ordered(vm, &args[1]) {
        equal = same_order(vm, &a, &b)?;
    }
    Ok(Value::Bool(equal == (op == CompareOp::Eq)))
}

/// Calls the method of `dict`.
fn by_position(vm: &mut Vm, object: Value, name: &str, given: impl Iterator<Item = Value>) -> PyResult {
    let dict = vm.types.dict.clone();
    let name = vm.intern(name);
    let method = dict.lookup(&name).unwrap_or_default();
    vm.call(&method, Args::of(std::iter::once(object).chain(given)))
}

/// A tuple gives all arguments of this error, and None gives none.
fn no_key(vm: &mut Vm, key: Value) -> Raised {
    let class = vm.types.key_error.clone();
    let args = match &key {
        Value::None => Vec::new(),
        Value::Tuple(items) => items.to_vec(),
        _ => vec![key],
    };
    vm.new_exception(&class, args)
}

fn flag(vm: &mut Vm, given: Option<Value>) -> PyResult<bool> {
    given.map_or(Ok(true), |value| vm.truth(&value))
}

fn copy(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "OrderedDict.copy", 1, 0)?;
    let dict = dict_of(vm, &args[0])?;
    let class = vm.class_of(&args[0]);
    if Rc::ptr_eq(&class, &vm.native_class::<OrderedDict>()) {
        return Ok(new(&class, dict.copy()));
    }
    let made = vm.call(&Value::Class(class), Args::new())?;
    for (key, value) in dict.entries() {
        vm.set_item(&made, key, value)?;
    }
    Ok(made)
}

fn united(vm: &mut Vm, receiver: &Value, left: &Value, right: &Value) -> PyResult {
    if !matches!(left.builtin(), Value::Dict(_)) || !matches!(right.builtin(), Value::Dict(_)) {
        return Ok(Value::NotImplemented);
    }
    let class = Value::Class(vm.class_of(receiver));
    let made = vm.call(&class, Args::one(left.clone()))?;
    add_all(vm, &made, right)?;
    Ok(made)
}

/// Whether the class of an object is a subclass with a method of the program by this name.
fn overrides(vm: &Vm, object: &Value, name: &vm::value::Str) -> bool {
    matches!(vm.class_of(object).lookup(name), Some(Value::Function(_)))
}

/// Adds what a mapping or an iterable of pairs has, through the `__setitem__` of a subclass where it has one.
fn add_all(vm: &mut Vm, object: &Value, given: &Value) -> PyResult<()> {
    let set = vm.names.setitem.clone();
    if matches!(given.builtin(), Value::Dict(_)) && !overrides(vm, object, &set) {
        by_position(vm, object.clone(), "update", std::iter::once(given.clone()))?;
        return Ok(());
    }
    if let Value::Dict(dict) = given {
        for (key, value) in dict.entries() {
            vm.spend(1)?;
            vm.set_item(object, key, value)?;
        }
        return Ok(());
    }
    for name in ["keys", "items"] {
        let name = vm.intern(name);
        let Some(method) = vm.get_attr_opt(given, &name)? else { continue };
        let found = vm.call(&method, Args::new())?;
        if name.as_str() == "items" {
            return add_pairs(vm, object, &found);
        }
        let keys = vm.iter(&found)?;
        while let Some(key) = vm.iter_next(&keys)? {
            vm.spend(1)?;
            let value = vm.get_item(given, &key)?;
            vm.set_item(object, key, value)?;
        }
        return Ok(());
    }
    add_pairs(vm, object, given)
}

fn add_pairs(vm: &mut Vm, object: &Value, pairs: &Value) -> PyResult<()> {
    let pairs = vm.iter(pairs)?;
    while let Some(pair) = vm.iter_next(&pairs)? {
        vm.spend(1)?;
        let mut pair = vm.list_of(&pair)?.into_iter();
        match (pair.next(), pair.next(), pair.next()) {
            (Some(key), Some(value), None) => vm.set_item(object, key, value)?,
            (_, _, Some(_)) => return Err(vm.value_error("too many values to unpack (expected 2)")),
            (first, ..) => {
                let more = if first.is_some() { "1 value" } else { "0 values" };
                return Err(vm.value_error(format!("need more than {more} to unpack")));
            }
        }
    }
    Ok(())
}

/// `update`, and what `__init__` does in a subclass with a `__setitem__` of its own.
fn update(vm: &mut Vm, mut args: Args) -> PyResult {
    if args.len() > 2 {
        let given = args.len() - 1;
        return Err(vm.type_error(format!("update() takes at most 1 positional argument ({given} given)")));
    }
    let object = args[0].clone();
    let named = std::mem::take(&mut args.kw);
    if let Some(given) = args.get(1) {
        add_all(vm, &object, given)?;
    }
    for (name, value) in named {
        vm.set_item(&object, Value::Str(name), value)?;
    }
    Ok(Value::None)
}

/// A view, shown as `odict_keys` and the like.
fn view<T: 'static>(vm: &mut Vm, args: &Args, part: DictPart, name: &str) -> PyResult {
    args.exact(vm, name, 1, 0)?;
    let dict = dict_of(vm, &args[0])?;
    let view = vm.dict_view(dict, part);
    if let Value::Instance(instance) = &view {
        *instance.class.borrow_mut() = vm.native_class::<T>();
    }
    Ok(view)
}

fn view_class(vm: &mut Vm, name: &str, base: &Rc<Class>) -> Rc<Class> {
    let name = vm.intern(name);
    let class = Class::new(name, base.layout.get(), false);
    class.set_bases(vec![base.clone()]).ok().expect("one base has no conflict");
    class.has_dict.set(false);
    for (name, backwards) in [("__iter__", false), ("__reversed__", true)] {
        let method = if backwards { iterate_view::<true> } else { iterate_view::<false> };
        vm.def(&class, name, method);
    }
    class
}

fn iterator_class(vm: &mut Vm) -> Rc<Class> {
    let (name, object) = (vm.intern("odict_iterator"), vm.types.object.clone());
    let class = Class::new(name, Layout::Native(native_class::layout::ITERATOR), false);
    class.set_bases(vec![object]).ok().expect("one base has no conflict");
    class
}

fn iterate_view<const BACKWARDS: bool>(vm: &mut Vm, args: Args) -> PyResult {
    match args.get(0).and_then(vm::dict_of_view) {
        Some((dict, part)) => Ok(ordered_iter::over(vm, dict, part, BACKWARDS)),
        None => Err(vm.type_error("a view of an OrderedDict is needed")),
    }
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    let base = vm.types.dict.clone();
    let class = native_class::derived(vm, module, "OrderedDict", "collections", &base);
    vm.register_class::<OrderedDict>(&class);
    class.has_dict.set(true);
    let (keys, values, items) =
        (vm.types.dict_keys.clone(), vm.types.dict_values.clone(), vm.types.dict_items.clone());
    let keys = view_class(vm, "odict_keys", &keys);
    vm.register_class::<Keys>(&keys);
    let values = view_class(vm, "odict_values", &values);
    vm.register_class::<Values>(&values);
    let items = view_class(vm, "odict_items", &items);
    vm.register_class::<Items>(&items);
    vm.def(&class, "keys", |vm, args| view::<Keys>(vm, &args, DictPart::Keys, "OrderedDict.keys"));
    vm.def(&class, "values", |vm, args| view::<Values>(vm, &args, DictPart::Values, "OrderedDict.values"));
    vm.def(&class, "items", |vm, args| view::<Items>(vm, &args, DictPart::Items, "OrderedDict.items"));

    let iterator = iterator_class(vm);
    vm.register_class::<OrderedIterator>(&iterator);
    vm.def(&iterator, "__iter__", |_, mut args| Ok(args.take(0)));
    vm.def(&iterator, "__next__", |vm, args| match vm.iter_next(&args[0])? {
        Some(value) => Ok(value),
        None => Err(vm.stop_iteration(Value::None)),
    });
    vm.def(&class, "__iter__", |vm, args| {
        let dict = dict_of(vm, &args[0])?;
        Ok(ordered_iter::over(vm, dict, DictPart::Keys, false))
    });
    vm.def(&class, "__reversed__", |vm, args| {
        let dict = dict_of(vm, &args[0])?;
        Ok(ordered_iter::over(vm, dict, DictPart::Keys, true))
    });

    vm.def_generic(&class);
    vm.def_value(&class, "__hash__", Value::None);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        Ok(new(&class, Dict::new()))
    });
    vm.def(&class, "__init__", |vm, args| {
        if args.len() > 2 {
            let given = args.len() - 1;
            return Err(vm.type_error(format!("expected at most 1 arguments, got {given}")));
        }
        update(vm, args)
    });
    vm.def(&class, "update", update);
    vm.def(&class, "__ior__", |vm, args| {
        args.exact(vm, "__ior__", 1, 1)?;
        add_all(vm, &args[0], &args[1])?;
        Ok(args[0].clone())
    });
    // Unlike those of `dict`, these take their arguments by name.
    vm.def(&class, "pop", |vm, args| {
        let object = args[0].clone();
        let [key, default] = args.bind(vm, "pop", 1, ["key", "default"], 1)?;
        // Also where there are no keys.
        let key = key.unwrap_or_default();
        vm.hash(&key)?;
        let dict = dict_of(vm, &object)?;
        if default.is_none() && vm.dict_find(&dict, &key)?.is_none() {
            return Err(no_key(vm, key));
        }
        by_position(vm, object, "pop", std::iter::once(key).chain(default))
    });
    vm.def(&class, "setdefault", |vm, args| {
        let object = args[0].clone();
        let [key, default] = args.bind(vm, "setdefault", 1, ["key", "default"], 1)?;
        let dict = dict_of(vm, &object)?;
        let key = key.unwrap_or_default();
        if let Some(value) = vm.dict_get(&dict, &key)? {
            return Ok(value);
        }
        let value = default.unwrap_or(Value::None);
        vm.set_item(&object, key, value.clone())?;
        Ok(value)
    });
    vm.def_class_method(&class, "fromkeys", |vm, args| {
        let class = args[0].clone();
        let [keys, value] = args.bind(vm, "fromkeys", 1, ["iterable", "value"], 1)?;
        let made = vm.call(&class, Args::new())?;
        let value = value.unwrap_or(Value::None);
        let keys = vm.iter(&keys.unwrap_or_default())?;
        while let Some(key) = vm.iter_next(&keys)? {
            vm.spend(1)?;
            vm.set_item(&made, key, value.clone())?;
        }
        Ok(made)
    });
    vm.def(&class, "popitem", |vm, args| {
        let object = args[0].clone();
        let [last] = args.bind(vm, "popitem", 1, ["last"], 0)?;
        let last = flag(vm, last)?;
        let dict = dict_of(vm, &object)?;
        let found = if last {
            dict.previous(usize::MAX)
        } else {
            dict.next(0).map(|(behind, key, value)| (behind - 1, key, value))
        };
        match found {
            Some((position, key, value)) => {
                dict.remove_at(position);
                Ok(Value::tuple(vec![key, value]))
            }
            None => Err(vm.key_error("dictionary is empty".into())),
        }
    });
    vm.def(&class, "move_to_end", |vm, args| {
        let object = args[0].clone();
        let [key, last] = args.bind(vm, "move_to_end", 1, ["key", "last"], 1)?;
        let key = key.unwrap_or_default();
        let last = flag(vm, last)?;
        let dict = dict_of(vm, &object)?;
        let hash = vm.hash(&key)?;
        let Some(position) = vm.dict_find(&dict, &key)? else { return Err(no_key(vm, key)) };
        let there = if last { dict.next(position + 1).is_none() } else { dict.previous(position).is_none() };
        if there {
            return Ok(Value::None);
        }
        let Some((key, value)) = dict.remove_at(position) else { return Ok(Value::None) };
        if last {
            dict.push(hash, key, value);
        } else {
            let (hashes, entries) = (dict.hashed_keys(), dict.entries());
            vm.spend(entries.len() as u64)?;
            dict.clear();
            dict.push(hash, key, value);
            for ((hash, _), (key, value)) in hashes.into_iter().zip(entries) {
                dict.push(hash, key, value);
            }
        }
        Ok(Value::None)
    });
    vm.def(&class, "__eq__", |vm, args| compare(vm, &args, CompareOp::Eq));
    vm.def(&class, "__ne__", |vm, args| compare(vm, &args, CompareOp::Ne));
    vm.def(&class, "copy", copy);
    vm.def(&class, "__or__", |vm, args| {
        args.exact(vm, "__or__", 1, 1)?;
        united(vm, &args[0], &args[0], &args[1])
    });
    vm.def(&class, "__ror__", |vm, args| {
        args.exact(vm, "__ror__", 1, 1)?;
        united(vm, &args[0], &args[1], &args[0])
    });
    vm.def(&class, "__repr__", |vm, args| {
        let dict = dict_of(vm, &args[0])?;
        let shown = vm.class_of(&args[0]).name.borrow().to_string();
        let shown = shown.rsplit('.').next().unwrap_or("OrderedDict").to_owned();
        if dict.is_empty() {
            return Ok(Value::str(format!("{shown}()")));
        }
        if recursion::enter(vm, &args[0]) {
            return Ok("...".into());
        }
        let text = vm.repr(&Value::Dict(dict));
        recursion::leave(vm);
        Ok(Value::str(format!("{shown}({})", text?.as_str())))
    });
    vm.def(&class, "__reduce__", |vm, args| {
        let made = Value::Class(vm.class_of(&args[0]));
        let items = vm.get_attr_str(&args[0], "items")?;
        let items = vm.call(&items, Args::new())?;
        let items = vm.iter(&items)?;
        let state = vm.get_attr_str(&args[0], "__getstate__")?;
        let state = vm.call(&state, Args::new())?;
        Ok(Value::tuple(vec![made, Value::tuple(vec![]), state, Value::None, items]))
    });
}
