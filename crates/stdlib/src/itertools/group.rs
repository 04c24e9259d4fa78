//! `groupby` and `batched`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use vm::class::Class;
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

use super::{Step, class, iterator};

/// What a `groupby` and its groups share: going on with one makes the groups before it end.
struct Shared {
    iter: Value,
    key: Value,
    group_class: Rc<Class>,
    /// The key of the group that is being given, and the item and key read last.
    target_key: RefCell<Option<Value>>,
    current_key: RefCell<Option<Value>>,
    current_value: RefCell<Option<Value>>,
    /// Tells the group that may still go on.
    serial: Cell<u64>,
}

impl Shared {
    /// Reads an item and its key; false at the end.
    fn read(&self, vm: &mut Vm) -> PyResult<bool> {
        let Some(value) = vm.iter_next(&self.iter)? else { return Ok(false) };
        vm.spend(1)?;
        let key =
            if self.key.is_none() { value.clone() } else { vm.call(&self.key, Args::one(value.clone()))? };
        let old = (self.current_value.replace(Some(value)), self.current_key.replace(Some(key)));
        drop(old);
        Ok(true)
    }

    fn same_key(&self, vm: &mut Vm, target: &Value) -> PyResult<bool> {
        let current = self.current_key.borrow().clone();
        match current {
            Some(current) => vm.eq(target, &current),
            None => Ok(false),
        }
    }
}

struct GroupBy(Rc<Shared>);

impl Step for GroupBy {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let shared = &self.0;
        shared.serial.set(shared.serial.get() + 1);
        loop {
            if shared.current_key.borrow().is_some() {
                let target = shared.target_key.borrow().clone();
                match target {
                    None => break,
                    Some(target) => {
                        if !shared.same_key(vm, &target)? {
                            break;
                        }
                    }
                }
            }
            if !shared.read(vm)? {
                return Ok(None);
            }
        }
        let key = shared.current_key.borrow().clone().unwrap_or(Value::None);
        let old = shared.target_key.replace(Some(key.clone()));
        drop(old);
        let group = Group { shared: shared.clone(), key: key.clone(), serial: shared.serial.get() };
        Ok(Some(Value::tuple(vec![key, iterator(shared.group_class.clone(), group)])))
    }
}

struct Group {
    shared: Rc<Shared>,
    key: Value,
    serial: u64,
}

impl Step for Group {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let shared = &self.shared;
        if shared.serial.get() != self.serial {
            return Ok(None);
        }
        if shared.current_value.borrow().is_none() && !shared.read(vm)? {
            return Ok(None);
        }
        if !shared.same_key(vm, &self.key)? {
            return Ok(None);
        }
        let value = shared.current_value.borrow_mut().take();
        Ok(value)
    }
}

struct Batched {
    iter: RefCell<Option<Value>>,
    size: usize,
    strict: bool,
}

impl Step for Batched {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(iter) = self.iter.borrow().clone() else { return Ok(None) };
        let mut items = Vec::new();
        while items.len() < self.size {
            match vm.iter_next(&iter)? {
                Some(item) => items.push(item),
                None => break,
            }
            if items.len() % 1024 == 0 {
                super::reserve(vm, items.len())?;
            }
        }
        vm.spend(items.len() as u64 / 4)?;
        if items.len() < self.size {
            *self.iter.borrow_mut() = None;
            if items.is_empty() {
                return Ok(None);
            }
            if self.strict {
                return Err(vm.value_error("batched(): incomplete batch"));
            }
        }
        Ok(Some(Value::tuple(items)))
    }
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    let group = class(vm, module, "_grouper", |vm, _| {
        Err(vm.type_error("cannot create 'itertools._grouper' instances"))
    });
    group.is_base.set(false);
    vm.register_class::<Group>(&group);
    class(vm, module, "groupby", |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let [iterable, key] = args.bind(vm, "groupby", 0, ["iterable", "key"], 1)?;
        let iter = vm.iter(&iterable.unwrap_or_default())?;
        let shared = Shared {
            iter,
            key: key.unwrap_or(Value::None),
            group_class: vm.native_class::<Group>(),
            target_key: RefCell::default(),
            current_key: RefCell::default(),
            current_value: RefCell::default(),
            serial: Cell::new(0),
        };
        Ok(iterator(class, GroupBy(Rc::new(shared))))
    });
    class(vm, module, "batched", |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let names = ["iterable", "n", "strict"];
        let [iterable, size, strict] = args.bind_first(vm, "batched", 0, names, 2, 2)?;
        let strict = strict.map_or(Ok(false), |strict| vm.truth(&strict))?;
        let size = vm.small_index(&size.unwrap_or_default())?;
        if size < 1 {
            return Err(vm.value_error("n must be at least one"));
        }
        let iter = vm.iter(&iterable.unwrap_or_default())?;
        Ok(iterator(class, Batched { iter: RefCell::new(Some(iter)), size: text::to_size(size), strict }))
    });
}
