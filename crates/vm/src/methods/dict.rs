//! `dict`.

use std::rc::Rc;

use crate::dict::Dict;
use crate::iter::{DictPart, IterState, NativeIter};
use crate::methods::pull::{Sink, each};
use crate::methods::slots::{self, Kind};
use crate::native::{Args, Flow};
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(crate) struct DictKind;

impl Kind for DictKind {
    const NAME: &'static str = "dict";

    fn is(value: &Value) -> bool {
        matches!(value, Value::Dict(_))
    }
}

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.dict.clone();
    slots::install_container::<DictKind>(vm, &class);
    slots::install_setitem::<DictKind>(vm, &class);
    vm.def_value(&class, "__hash__", Value::None);
    vm.def_generic(&class);
    vm.def_new(&class, |vm, mut args| {
        let dict = vm.types.dict.clone();
        let class = vm.class_for_new(&mut args, &dict)?;
        Ok(vm.wrap_builtin(&class, Value::dict(Dict::new())))
    });
    vm.def_flow(&class, "__init__", |vm, args| update(vm, args, "__init__", "dict"));
    vm.def_flow(&class, "update", |vm, args| update(vm, args, "update", "update"));
    vm.def(&class, "__getitem__", |vm, mut args| {
        let dict = this(vm, &args, "__getitem__")?;
        vm.slot_args(&args, "__getitem__", 1)?;
        if let Some(value) = vm.dict_get(&dict, &args[1])? {
            return Ok(value);
        }
        // A subclass may know what to give for a missing key.
        if let Value::Instance(_) = &args[0] {
            let missing = vm.names.missing.clone();
            let key = Args::one(args[1].clone());
            if let Some(value) = vm.call_special(&args[0], &missing, key)? {
                return Ok(value);
            }
        }
        let key = args.take(1);
        Err(vm.key_error(key))
    });
    install_access(vm);
    install_changes(vm);
    install_views(vm);
    install_operators(vm);
}

/// The dictionary that a method works on.
fn this(vm: &mut Vm, args: &Args, name: &str) -> PyResult<Rc<Dict>> {
    match args.get(0).map(Value::builtin) {
        Some(Value::Dict(dict)) => Ok(dict.clone()),
        _ => Err(vm.wrong_receiver("dict", name, args.get(0))),
    }
}

fn install_access(vm: &mut Vm) {
    let class = vm.types.dict.clone();
    vm.def(&class, "get", |vm, mut args| {
        let dict = this(vm, &args, "get")?;
        args.no_kw(vm, "dict.get")?;
        args.between(vm, "get", 1, 1, 2)?;
        Ok(match vm.dict_get(&dict, &args[1])? {
            Some(value) => value,
            None if args.len() > 2 => args.take(2),
            None => Value::None,
        })
    });
    vm.def(&class, "copy", |vm, args| {
        let dict = this(vm, &args, "copy")?;
        args.exact(vm, "dict.copy", 1, 0)?;
        Ok(Value::dict(dict.copy()))
    });
    vm.def_class_method(&class, "fromkeys", |vm, mut args| {
        args.no_kw(vm, "dict.fromkeys")?;
        args.between(vm, "fromkeys", 1, 1, 2)?;
        let (class, iterable) = (args.take(0), args.take(1));
        let value = if args.len() > 2 { args.take(2) } else { Value::None };
        let made = vm.call(&class, Args::new())?;
        let Value::Dict(dict) = &made else {
            let iter = vm.iter(&iterable)?;
            while let Some(key) = vm.iter_next(&iter)? {
                vm.spend(1)?;
                vm.set_item(&made, key, value.clone())?;
            }
            return Ok(made);
        };
        // Keys whose hashes are known are not asked again.
        let hashed = match &iterable {
            Value::Dict(source) => source.hashed_keys(),
            Value::Set(source) | Value::FrozenSet(source) => source.items(),
            _ => {
                let iter = vm.iter(&iterable)?;
                while let Some(key) = vm.iter_next(&iter)? {
                    vm.spend(1)?;
                    vm.dict_set(dict, key, value.clone())?;
                }
                return Ok(made);
            }
        };
        for (hash, key) in hashed {
            match vm.dict_find_hashed(dict, hash, &key)? {
                Some(position) => dict.set_value_at(position, value.clone()),
                None => dict.push(hash, key, value.clone()),
            }
        }
        Ok(made)
    });
}

fn install_changes(vm: &mut Vm) {
    let class = vm.types.dict.clone();
    vm.def(&class, "setdefault", |vm, mut args| {
        let dict = this(vm, &args, "setdefault")?;
        args.no_kw(vm, "dict.setdefault")?;
        args.between(vm, "setdefault", 1, 1, 2)?;
        let key = args.take(1);
        let default = if args.len() > 2 { args.take(2) } else { Value::None };
        let hash = vm.hash(&key)?;
        Ok(match vm.dict_find_hashed(&dict, hash, &key)? {
            Some(position) => dict.value_at(position),
            None => {
                dict.push(hash, key, default.clone());
                default
            }
        })
    });
    vm.def(&class, "pop", |vm, mut args| {
        let dict = this(vm, &args, "pop")?;
        args.no_kw(vm, "dict.pop")?;
        args.between(vm, "pop", 1, 1, 2)?;
        let key = args.take(1);
        // Of an empty dictionary the key is not hashed.
        let found = if dict.is_empty() { None } else { vm.dict_remove(&dict, &key)? };
        match found {
            Some(value) => Ok(value),
            None if args.len() > 2 => Ok(args.take(2)),
            None => Err(vm.key_error(key)),
        }
    });
    vm.def(&class, "popitem", |vm, args| {
        let dict = this(vm, &args, "popitem")?;
        args.exact(vm, "dict.popitem", 1, 0)?;
        match dict.pop_last() {
            Some((key, value)) => Ok(Value::tuple(vec![key, value])),
            None => Err(vm.key_error(Value::str("popitem(): dictionary is empty"))),
        }
    });
    vm.def(&class, "clear", |vm, args| {
        let dict = this(vm, &args, "clear")?;
        args.exact(vm, "dict.clear", 1, 0)?;
        dict.clear();
        Ok(Value::None)
    });
}

fn install_views(vm: &mut Vm) {
    let class = vm.types.dict.clone();
    vm.def(&class, "keys", |vm, args| {
        let dict = this(vm, &args, "keys")?;
        args.exact(vm, "dict.keys", 1, 0)?;
        Ok(vm.dict_view(dict, DictPart::Keys))
    });
    vm.def(&class, "values", |vm, args| {
        let dict = this(vm, &args, "values")?;
        args.exact(vm, "dict.values", 1, 0)?;
        Ok(vm.dict_view(dict, DictPart::Values))
    });
    vm.def(&class, "items", |vm, args| {
        let dict = this(vm, &args, "items")?;
        args.exact(vm, "dict.items", 1, 0)?;
        Ok(vm.dict_view(dict, DictPart::Items))
    });
    vm.def(&class, "__reversed__", |vm, args| {
        let dict = this(vm, &args, "__reversed__")?;
        Ok(reversed(dict, DictPart::Keys))
    });
}

/// Iterates from the last entry to the first.
pub(super) fn reversed(dict: Rc<Dict>, part: DictPart) -> Value {
    NativeIter::value(IterState::dict_reversed(&dict, part))
}

fn install_operators(vm: &mut Vm) {
    let class = vm.types.dict.clone();
    vm.def(&class, "__or__", |vm, args| {
        let dict = this(vm, &args, "__or__")?;
        vm.slot_args(&args, "__or__", 1)?;
        let Value::Dict(other) = args[1].builtin() else { return Ok(Value::NotImplemented) };
        let other = other.clone();
        vm.dict_union(&dict, &other)
    });
    vm.def(&class, "__ror__", |vm, args| {
        let dict = this(vm, &args, "__ror__")?;
        vm.slot_args(&args, "__ror__", 1)?;
        let Value::Dict(other) = args[1].builtin() else { return Ok(Value::NotImplemented) };
        let other = other.clone();
        vm.dict_union(&other, &dict)
    });
    vm.def(&class, "__ior__", |vm, args| {
        let dict = this(vm, &args, "__ior__")?;
        vm.slot_args(&args, "__ior__", 1)?;
        vm.dict_update(&dict, &args[1])?;
        Ok(args[0].clone())
    });
}

/// `dict(mapping-or-pairs, **names)` and `update`.
fn update(vm: &mut Vm, mut args: Args, name: &str, shown: &str) -> PyResult<Flow> {
    let dict = this(vm, &args, name)?;
    args.between(vm, shown, 1, 0, 1)?;
    let kw = std::mem::take(&mut args.kw);
    let Some(other) = args.get(1) else {
        set_names(&dict, kw);
        return Ok(Flow::Value(Value::None));
    };
    if let Some(pairs) = vm.update_from_mapping(&dict, other)? {
        return each(vm, &pairs, Pairs { dict, kw, index: 0 });
    }
    set_names(&dict, kw);
    Ok(Flow::Value(Value::None))
}

fn set_names(dict: &Rc<Dict>, kw: crate::Keywords) {
    for (name, value) in kw {
        dict.set_str(&name, value);
    }
}

/// Puts pairs into a dictionary, and then what was given by name.
struct Pairs {
    dict: Rc<Dict>,
    kw: crate::Keywords,
    index: usize,
}

impl Sink for Pairs {
    fn item(&mut self, vm: &mut Vm, item: Value) -> PyResult<Option<Value>> {
        let index = self.index;
        self.index += 1;
        if !vm.is_iterable(&item) && !matches!(item, Value::Iter(_) | Value::Generator(_)) {
            return Err(vm.type_error(format!(
                "cannot convert dictionary update sequence element #{index} to a sequence"
            )));
        }
        let mut pair = vm.list_of(&item)?.into_iter();
        match (pair.next(), pair.next(), pair.len()) {
            (Some(key), Some(value), 0) => vm.dict_set(&self.dict, key, value)?,
            (first, second, more) => {
                let length = first.is_some() as usize + second.is_some() as usize + more;
                return Err(vm.value_error(format!(
                    "dictionary update sequence element #{index} has length {length}; 2 is required"
                )));
            }
        }
        Ok(None)
    }

    fn end(&mut self, _: &mut Vm) -> PyResult<Flow> {
        set_names(&self.dict, std::mem::take(&mut self.kw));
        Ok(Flow::Value(Value::None))
    }

    fn name(&self) -> &'static str {
        "dict"
    }
}

impl Vm {
    /// `dict.update(other)`
    pub fn dict_update(&mut self, dict: &Rc<Dict>, other: &Value) -> PyResult<()> {
        if let Some(pairs) = self.update_from_mapping(dict, other)? {
            let flow = each(self, &pairs, Pairs { dict: dict.clone(), kw: Default::default(), index: 0 })?;
            self.nested(|vm| vm.follow(flow))?;
        }
        Ok(())
    }

    /// Takes over the entries of a mapping. What is no mapping is given back: its items are pairs.
    fn update_from_mapping(&mut self, dict: &Rc<Dict>, other: &Value) -> PyResult<Option<Value>> {
        // A subclass that iterates in its own way is asked as any mapping is.
        if let Value::Dict(entries) = other.builtin()
            && matches!(self.class_of(other).lookup(&self.names.iter), Some(Value::Native(_)))
        {
            self.dict_merge(dict, &entries.clone())?;
            return Ok(None);
        }
        match self.mapping_entries(other)? {
            Some(entries) => {
                for (key, value) in entries {
                    self.dict_set(dict, key, value)?;
                }
                Ok(None)
            }
            None => Ok(Some(other.clone())),
        }
    }

    fn dict_merge(&mut self, dict: &Rc<Dict>, other: &Rc<Dict>) -> PyResult<()> {
        if Rc::ptr_eq(dict, other) {
            return Ok(());
        }
        self.reserve(other.len() * 48)?;
        self.spend(other.len() as u64 / 4)?;
        let length = other.len();
        for (hash, key, value) in other.hashed_entries() {
            match self.dict_find_hashed(dict, hash, &key)? {
                Some(position) => dict.set_value_at(position, value),
                None => dict.push(hash, key, value),
            }
            if other.len() != length {
                return Err(self.runtime_error("dict mutated during update"));
            }
        }
        Ok(())
    }

    /// `left | right`
    pub(crate) fn dict_union(&mut self, left: &Rc<Dict>, right: &Rc<Dict>) -> PyResult {
        let union = Rc::new(left.copy());
        self.dict_merge(&union, right)?;
        Ok(Value::Dict(union))
    }
}
