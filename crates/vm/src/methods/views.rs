//! What `keys`, `values` and `items` of a dictionary give, and `mappingproxy`.

use std::rc::Rc;

use bytecode::CompareOp;

use crate::class::Class;
use crate::collect::Contents;
use crate::dict::Dict;
use crate::iter::{DictPart, IterState, NativeIter};
use crate::native::Args;
use crate::set::Set;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

/// The payload of a view.
pub struct DictView {
    pub dict: Rc<Dict>,
    pub part: DictPart,
}

/// The payload of a `mappingproxy`.
pub struct MappingProxy {
    pub mapping: Value,
}

/// The dictionary of a view, and what the view shows of it.
pub fn dict_of_view(value: &Value) -> Option<(Rc<Dict>, DictPart)> {
    value.native::<DictView>().map(|view| (view.dict.clone(), view.part))
}

impl Vm {
    /// `dict.keys()`, `dict.values()` or `dict.items()`
    pub fn dict_view(&mut self, dict: Rc<Dict>, part: DictPart) -> Value {
        let class = match part {
            DictPart::Keys => &self.types.dict_keys,
            DictPart::Values => &self.types.dict_values,
            DictPart::Items => &self.types.dict_items,
        };
        let class = class.clone();
        self.new_native(&class, DictView { dict, part })
    }

    /// A mapping that cannot be changed through it.
    pub fn mapping_proxy(&mut self, dict: Value) -> Value {
        let class = self.types.mappingproxy.clone();
        self.new_native(&class, MappingProxy { mapping: dict })
    }
}

/// The dictionary of a view that a method works on, and what the view shows of it.
fn this(vm: &mut Vm, args: &Args, name: &str) -> PyResult<(Rc<Dict>, DictPart)> {
    match args.get(0).and_then(Value::native::<DictView>) {
        Some(view) => Ok((view.dict.clone(), view.part)),
        None => Err(vm.wrong_receiver("dict view", name, args.get(0))),
    }
}

pub(super) fn install(vm: &mut Vm) {
    vm.know_contents::<DictView>(Contents {
        visit: |payload, visit| {
            if let Some(view) = payload.downcast_ref::<DictView>() {
                visit(&Value::Dict(view.dict.clone()));
            }
        },
        // The dictionary lets go of what it holds.
        clear: |_, _| {},
    });
    let types = &vm.types;
    let (keys, values, items) =
        (types.dict_keys.clone(), types.dict_values.clone(), types.dict_items.clone());
    for class in [&keys, &values, &items] {
        install_view(vm, class);
    }
    for class in [&keys, &items] {
        vm.def_value(class, "__hash__", Value::None);
        install_compare(vm, class);
        install_operators(vm, class);
    }
    install_proxy(vm);
}

fn install_view(vm: &mut Vm, class: &Rc<Class>) {
    class.is_base.set(false);
    vm.def(class, "__len__", |vm, args| Ok(Value::from(this(vm, &args, "__len__")?.0.len())));
    vm.def(class, "__iter__", |vm, args| {
        let (dict, part) = this(vm, &args, "__iter__")?;
        Ok(NativeIter::value(IterState::dict(&dict, part)))
    });
    vm.def(class, "__reversed__", |vm, args| {
        let (dict, part) = this(vm, &args, "__reversed__")?;
        Ok(super::dict::reversed(dict, part))
    });
    vm.def(class, "__contains__", |vm, args| {
        let (dict, part) = this(vm, &args, "__contains__")?;
        vm.slot_args(&args, "__contains__", 1)?;
        Ok(Value::Bool(contains(vm, &dict, part, &args[1])?))
    });
    vm.def(class, "__repr__", |vm, args| {
        let (dict, part) = this(vm, &args, "__repr__")?;
        let kind = vm.type_name(&args[0]);
        if vm.repr_enter(&args[0]) {
            return Ok(Value::str("..."));
        }
        let shown = match part {
            DictPart::Keys => dict.keys(),
            DictPart::Values => dict.entries().into_iter().map(|(_, value)| value).collect(),
            DictPart::Items => {
                dict.entries().into_iter().map(|(key, value)| Value::tuple(vec![key, value])).collect()
            }
        };
        let result = vm.repr(&Value::list(shown));
        vm.repr_leave();
        Ok(Value::str(format!("{kind}({})", result?.as_str())))
    });
    vm.def_get(
        class,
        "mapping",
        |vm, value| match value.native::<DictView>() {
            Some(view) => {
                let dict = Value::Dict(view.dict.clone());
                Ok(vm.mapping_proxy(dict))
            }
            None => Ok(Value::None),
        },
        None,
    );
}

fn contains(vm: &mut Vm, dict: &Rc<Dict>, part: DictPart, item: &Value) -> PyResult<bool> {
    match part {
        DictPart::Keys => Ok(vm.dict_find(dict, item)?.is_some()),
        DictPart::Items => {
            let Value::Tuple(pair) = item.builtin() else { return Ok(false) };
            let [key, value] = &pair[..] else { return Ok(false) };
            match vm.dict_get(dict, key)? {
                Some(found) => vm.eq(&found, value),
                None => Ok(false),
            }
        }
        DictPart::Values => {
            vm.spend(dict.len() as u64 / 8)?;
            let mut position = 0;
            while let Some((next, _, value)) = dict.next(position) {
                position = next;
                if vm.eq(&value, item)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
    }
}

/// Whether a value takes part in the set operations of views.
fn is_set_like(value: &Value) -> bool {
    match value.builtin() {
        Value::Set(_) | Value::FrozenSet(_) => true,
        other => other.native::<DictView>().is_some_and(|view| view.part != DictPart::Values),
    }
}

fn install_compare(vm: &mut Vm, class: &Rc<Class>) {
    use CompareOp::{Eq, Ge, Gt, Le, Lt, Ne};
    vm.def(class, "__eq__", |vm, args| compare(vm, args, "__eq__", Eq));
    vm.def(class, "__ne__", |vm, args| compare(vm, args, "__ne__", Ne));
    vm.def(class, "__lt__", |vm, args| compare(vm, args, "__lt__", Lt));
    vm.def(class, "__le__", |vm, args| compare(vm, args, "__le__", Le));
    vm.def(class, "__gt__", |vm, args| compare(vm, args, "__gt__", Gt));
    vm.def(class, "__ge__", |vm, args| compare(vm, args, "__ge__", Ge));
    vm.def(class, "isdisjoint", |vm, args| {
        let (dict, part) = this(vm, &args, "isdisjoint")?;
        let kind = vm.type_name(&args[0]);
        args.exact(vm, &format!("{kind}.isdisjoint"), 1, 1)?;
        for item in vm.list_of(&args[1])? {
            if contains(vm, &dict, part, &item)? {
                return Ok(Value::Bool(false));
            }
        }
        Ok(Value::Bool(true))
    });
}

fn compare(vm: &mut Vm, args: Args, name: &str, op: CompareOp) -> PyResult {
    this(vm, &args, name)?;
    vm.slot_args(&args, name, 1)?;
    let (left, right) = (&args[0], &args[1]);
    if !is_set_like(right) {
        return Ok(Value::NotImplemented);
    }
    let (ours, theirs) = (vm.len(left)?, vm.len(right)?);
    let result = match op {
        CompareOp::Eq => ours == theirs && all_in(vm, left, right)?,
        CompareOp::Ne => !(ours == theirs && all_in(vm, left, right)?),
        CompareOp::Lt => ours < theirs && all_in(vm, left, right)?,
        CompareOp::Le => ours <= theirs && all_in(vm, left, right)?,
        CompareOp::Gt => ours > theirs && all_in(vm, right, left)?,
        CompareOp::Ge => ours >= theirs && all_in(vm, right, left)?,
    };
    Ok(Value::Bool(result))
}

fn all_in(vm: &mut Vm, items: &Value, container: &Value) -> PyResult<bool> {
    for item in vm.list_of(items)? {
        if !vm.contains(container, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn install_operators(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "__or__", |vm, args| operate(vm, args, "__or__", union));
    vm.def(class, "__ror__", |vm, args| {
        operate(vm, args, "__ror__", |vm, left, right| union(vm, right, left))
    });
    vm.def(class, "__and__", |vm, args| operate(vm, args, "__and__", intersection));
    vm.def(class, "__rand__", |vm, args| operate(vm, args, "__rand__", intersection));
    vm.def(class, "__sub__", |vm, args| operate(vm, args, "__sub__", difference));
    vm.def(class, "__rsub__", |vm, args| {
        operate(vm, args, "__rsub__", |vm, left, right| difference(vm, right, left))
    });
    vm.def(class, "__xor__", |vm, args| operate(vm, args, "__xor__", exclusive));
    vm.def(class, "__rxor__", |vm, args| {
        operate(vm, args, "__rxor__", |vm, left, right| exclusive(vm, right, left))
    });
}

type SetOperation = fn(&mut Vm, &Value, &Value) -> PyResult<Set>;

fn operate(vm: &mut Vm, args: Args, name: &str, operation: SetOperation) -> PyResult {
    this(vm, &args, name)?;
    vm.slot_args(&args, name, 1)?;
    Ok(Value::Set(Rc::new(operation(vm, &args[0], &args[1])?)))
}

/// The members of a view, in a set whose table has the size that CPython gives it: it makes it from the dictionary.
fn members(vm: &mut Vm, view: &Value) -> PyResult<Set> {
    match view.native::<DictView>() {
        Some(view) if matches!(view.part, DictPart::Keys) => {
            let dict = Value::Dict(view.dict.clone());
            vm.set_of(&dict)
        }
        _ => vm.set_of(view),
    }
}

fn union(vm: &mut Vm, left: &Value, right: &Value) -> PyResult<Set> {
    let set = Rc::new(members(vm, left)?);
    vm.set_update(&set, right)?;
    Ok(unshared(set))
}

fn difference(vm: &mut Vm, left: &Value, right: &Value) -> PyResult<Set> {
    let set = Rc::new(members(vm, left)?);
    vm.set_difference_update(&set, right)?;
    Ok(unshared(set))
}

fn exclusive(vm: &mut Vm, left: &Value, right: &Value) -> PyResult<Set> {
    let set = Rc::new(members(vm, left)?);
    vm.set_symmetric_update(&set, right)?;
    Ok(unshared(set))
}

/// Goes through the smaller of two views, and otherwise through the other operand, as CPython does.
fn intersection(vm: &mut Vm, view: &Value, other: &Value) -> PyResult<Set> {
    let length = vm.len(view)?;
    let (mut view, mut other) = (view, other);
    if let Value::Set(set) = other.builtin()
        && length <= set.len()
    {
        let set = set.clone();
        return vm.set_intersection(&set, view);
    }
    if other.native::<DictView>().is_some() && vm.len(other)? > length {
        std::mem::swap(&mut view, &mut other);
    }
    let result = Rc::new(Set::new());
    let iter = vm.iter(other)?;
    while let Some(item) = vm.iter_next(&iter)? {
        vm.spend(1)?;
        if vm.contains(view, &item)? {
            vm.set_add(&result, item)?;
        }
    }
    Ok(unshared(result))
}

fn unshared(set: Rc<Set>) -> Set {
    Rc::try_unwrap(set).unwrap_or_else(|set| set.copy())
}

fn install_proxy(vm: &mut Vm) {
    let class = vm.types.mappingproxy.clone();
    vm.def_generic(&class);
    vm.def_value(&class, "__match_mapping__", Value::Bool(true));
    vm.def_new(&class, |vm, mut args| {
        let proxy = vm.types.mappingproxy.clone();
        vm.class_for_new(&mut args, &proxy)?;
        let [mapping] = args.bind(vm, "mappingproxy", 0, ["mapping"], 1)?;
        let mapping = mapping.unwrap_or_default();
        let getitem = vm.names.getitem.clone();
        let is_mapping = vm.class_of(&mapping).lookup(&getitem).is_some()
            && !matches!(mapping.builtin(), Value::List(_) | Value::Tuple(_));
        if !is_mapping {
            let kind = vm.type_name(&mapping);
            return Err(vm.type_error(format!("mappingproxy() argument must be a mapping, not {kind}")));
        }
        Ok(vm.mapping_proxy(mapping))
    });
    fn inner(vm: &mut Vm, args: &Args, name: &str) -> PyResult {
        match args.get(0).and_then(Value::native::<MappingProxy>) {
            Some(proxy) => Ok(proxy.mapping.clone()),
            None => Err(vm.wrong_receiver("mappingproxy", name, args.get(0))),
        }
    }
    vm.def(&class, "__getitem__", |vm, args| {
        let mapping = inner(vm, &args, "__getitem__")?;
        vm.slot_args(&args, "__getitem__", 1)?;
        vm.get_item(&mapping, &args[1])
    });
    vm.def(&class, "__contains__", |vm, args| {
        let mapping = inner(vm, &args, "__contains__")?;
        vm.slot_args(&args, "__contains__", 1)?;
        Ok(Value::Bool(vm.contains(&mapping, &args[1])?))
    });
    vm.def(&class, "__len__", |vm, args| {
        let mapping = inner(vm, &args, "__len__")?;
        Ok(Value::from(vm.len(&mapping)?))
    });
    vm.def(&class, "__iter__", |vm, args| {
        let mapping = inner(vm, &args, "__iter__")?;
        vm.iter(&mapping)
    });
    vm.def(&class, "__repr__", |vm, args| {
        let mapping = inner(vm, &args, "__repr__")?;
        Ok(Value::str(format!("mappingproxy({})", vm.repr(&mapping)?.as_str())))
    });
    vm.def(&class, "__str__", |vm, args| {
        let mapping = inner(vm, &args, "__str__")?;
        Ok(Value::Str(vm.str(&mapping)?))
    });
    vm.def(&class, "__hash__", |vm, args| {
        let mapping = inner(vm, &args, "__hash__")?;
        Ok(Value::Int(vm.hash(&mapping)?))
    });
    // Comparisons are those of the mapping, whatever they give.
    fn compared(vm: &mut Vm, args: Args, name: &str, op: CompareOp) -> PyResult {
        let mapping = inner(vm, &args, name)?;
        vm.slot_args(&args, name, 1)?;
        vm.compare(op, &mapping, &args[1])
    }
    vm.def(&class, "__eq__", |vm, args| compared(vm, args, "__eq__", CompareOp::Eq));
    vm.def(&class, "__ne__", |vm, args| compared(vm, args, "__ne__", CompareOp::Ne));
    vm.def(&class, "__lt__", |vm, args| compared(vm, args, "__lt__", CompareOp::Lt));
    vm.def(&class, "__le__", |vm, args| compared(vm, args, "__le__", CompareOp::Le));
    vm.def(&class, "__gt__", |vm, args| compared(vm, args, "__gt__", CompareOp::Gt));
    vm.def(&class, "__ge__", |vm, args| compared(vm, args, "__ge__", CompareOp::Ge));
    vm.def(&class, "__or__", |vm, args| {
        let mapping = inner(vm, &args, "__or__")?;
        vm.slot_args(&args, "__or__", 1)?;
        let other = match args[1].native::<MappingProxy>() {
            Some(proxy) => proxy.mapping.clone(),
            None => args[1].clone(),
        };
        vm.binary_op(bytecode::BinaryOp::Or, false, mapping, other)
    });
    vm.def(&class, "__ior__", |vm, _| {
        Err(vm.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
    });
    vm.def(&class, "__ror__", |vm, args| {
        let mapping = inner(vm, &args, "__ror__")?;
        vm.slot_args(&args, "__ror__", 1)?;
        vm.binary_op(bytecode::BinaryOp::Or, false, args[1].clone(), mapping)
    });
    // The others are those of the mapping.
    fn pass_on(vm: &mut Vm, mut args: Args, name: &str) -> PyResult {
        let mapping = inner(vm, &args, name)?;
        args.pos.remove(0);
        let method = vm.get_attr_str(&mapping, name)?;
        vm.call(&method, args)
    }
    vm.def(&class, "get", |vm, args| pass_on(vm, args, "get"));
    vm.def(&class, "keys", |vm, args| pass_on(vm, args, "keys"));
    vm.def(&class, "values", |vm, args| pass_on(vm, args, "values"));
    vm.def(&class, "items", |vm, args| pass_on(vm, args, "items"));
    vm.def(&class, "copy", |vm, args| pass_on(vm, args, "copy"));
    vm.def(&class, "__reversed__", |vm, args| pass_on(vm, args, "__reversed__"));
}
