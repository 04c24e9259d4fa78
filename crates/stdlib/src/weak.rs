//! `_weakref`: references that do not keep their object alive, and that tell when it is gone.
//!
//! An object knows its weak references through [`Watchers`], which is dropped together with it and then queues the
//! callbacks.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use bytecode::CompareOp;
use vm::class::{Class, Layout};
use vm::collect::Contents;
use vm::memory::{Finalizer, finalize_later};
use vm::value::{Attached, Instance, Module, WeakValue};
use vm::{Args, PyResult, Value, Vm};

use crate::native_class::{self, layout};

/// The payload of a `weakref.ref`.
struct WeakRef {
    target: RefCell<WeakValue>,
    /// The collector of cycles has cleared it, although its object is still there.
    cleared: Cell<bool>,
    /// None as well once it was called.
    callback: RefCell<Value>,
    /// The proxy that goes by this reference: the callback is given that.
    proxy: RefCell<Weak<Instance>>,
    /// Programs see the proxy only.
    is_proxy: bool,
    hash: Cell<Option<i64>>,
}

/// The weak references to an object, in the order of their making.
#[derive(Default)]
struct Watchers(RefCell<Vec<Weak<Instance>>>);

impl Watchers {
    fn live(&self) -> Vec<Rc<Instance>> {
        let mut references = self.0.borrow_mut();
        references.retain(|reference| reference.strong_count() > 0);
        references.iter().filter_map(Weak::upgrade).collect()
    }
}

impl Attached for Watchers {
    fn moved_to(&self, instance: &Rc<Instance>) {
        for reference in self.live() {
            if let Some(weak) = reference.native::<WeakRef>() {
                weak.target.replace(WeakValue::Instance(Rc::downgrade(instance)));
            }
        }
    }
}

/// Does something with the watchers of an object, if it has some.
fn with_watchers<R>(object: &Value, act: impl FnOnce(&Watchers) -> R) -> Option<R> {
    match object {
        Value::Instance(instance) => instance.attached_if_any::<Watchers>().map(act),
        _ => object.charge()?.attached_if_any::<Watchers>().map(|watchers| act(&watchers)),
    }
}

/// The same; it has some from now on.
fn with_new_watchers<R>(object: &Value, act: impl FnOnce(&Watchers) -> R) -> Option<R> {
    match object {
        Value::Instance(instance) => instance.attached::<Watchers>().map(act),
        _ => object.charge()?.attached::<Watchers>().map(|watchers| act(&watchers)),
    }
}

impl Drop for Watchers {
    fn drop(&mut self) {
        for reference in self.live().into_iter().rev() {
            let has_callback =
                reference.native::<WeakRef>().is_some_and(|reference| !reference.callback.borrow().is_none());
            if has_callback {
                finalize_later(Finalizer::Call(call_back, Value::Instance(reference)));
            }
        }
    }
}

/// Clears the references to an object that is in a circle which nobody can reach, before its finalisers run. A
/// reference that goes with it is not told.
fn clear(object: &Value, goes: &dyn Fn(&Value) -> bool) {
    with_watchers(object, |watchers| {
        for reference in watchers.live().into_iter().rev() {
            let Some(weak) = reference.native::<WeakRef>() else { continue };
            weak.cleared.set(true);
            let value = Value::Instance(reference.clone());
            if !weak.callback.borrow().is_none() && !goes(&value) {
                finalize_later(Finalizer::Call(call_back, value));
            }
        }
        watchers.0.borrow_mut().clear();
    });
}

fn proxy_of(reference: &Value) -> Option<Value> {
    reference.native::<WeakRef>()?.proxy.borrow().upgrade().map(Value::Instance)
}

fn call_back(vm: &mut Vm, reference: Value) {
    let Some(weak) = reference.native::<WeakRef>() else { return };
    let callback = weak.callback.replace(Value::None);
    let proxy = proxy_of(&reference);
    let result = vm.call(&callback, Args::one(proxy.unwrap_or_else(|| reference.clone()))).map(drop);
    // Only a run that has to stop gives an error here, and it notes that itself.
    let _ = vm.tell_unraisable(result, &callback);
}

fn target(value: &Value) -> Option<Value> {
    let reference = value.native::<WeakRef>()?;
    if reference.cleared.get() { None } else { reference.target.borrow().get() }
}

/// Whether instances of a class of the program lack the place for weak references: none of its classes has one, and
/// the built-in type that it is derived from has none either.
fn forbids(vm: &mut Vm, instance: &Instance) -> bool {
    let class = instance.class();
    let name = vm.intern("__weakref__");
    let has_own =
        matches!(class.layout.get(), Layout::Set | Layout::FrozenSet | Layout::Type | Layout::Native(_));
    class.is_heap && !has_own && class.lookup(&name).is_none()
}

/// Types in Rust whose instances have no place for weak references in CPython either, but for iterators and
/// exceptions.
const WITHOUT_PLACE: &[&str] = &[
    "_contextvars.ContextVar",
    "_contextvars.Token",
    "_hashlib.HASH",
    "cell",
    "classmethod",
    "collections.defaultdict",
    "dict_items",
    "dict_keys",
    "dict_values",
    "frame",
    "getset_descriptor",
    "mappingproxy",
    "object",
    "operator.attrgetter",
    "operator.itemgetter",
    "operator.methodcaller",
    "os.stat_result",
    "property",
    "re.Match",
    "slice",
    "staticmethod",
    "super",
    "time.struct_time",
    "traceback",
    "types.UnionType",
    "weakref.ReferenceType",
];

/// Whether an object of a type in Rust has no place for weak references.
fn lacks_place(vm: &mut Vm, object: &Value) -> bool {
    if let Value::Iter(iter) = object {
        return !iter.is_coroutine();
    }
    let class = vm.class_of(object);
    let kind = vm.type_name(object);
    if class.is_heap {
        let written_in_c = ["types.SimpleNamespace", "weakref.CallableProxyType", "weakref.ProxyType"];
        return written_in_c.contains(&kind.as_str());
    }
    WITHOUT_PLACE.binary_search(&kind.as_str()).is_ok()
        || class.is_subclass(&vm.types.base_exception) && kind.as_str() != "ExceptionGroup"
}

fn new_reference(
    vm: &mut Vm,
    class: &Rc<Class>,
    object: &Value,
    callback: Value,
    is_proxy: bool,
) -> PyResult {
    let forbidden = match object {
        Value::Instance(instance) => {
            let instance = instance.clone();
            forbids(vm, &instance)
        }
        _ => false,
    };
    let target = match object {
        // CPython's lists and dictionaries have no place for it.
        Value::List(_) | Value::Dict(_) => None,
        _ if forbidden || lacks_place(vm, object) => None,
        _ => WeakValue::of(object),
    };
    let Some(target) = target else {
        let kind = vm.type_name(object);
        return Err(vm.type_error(format!("cannot create weak reference to '{kind}' object")));
    };
    let plain = Rc::ptr_eq(class, &vm.native_class::<WeakRef>()) && callback.is_none();
    if plain {
        // All plain references to an object are one, and so are all plain proxies.
        let known = with_watchers(object, |watchers| {
            watchers.live().into_iter().find(|reference| {
                Rc::ptr_eq(&reference.class.borrow(), class)
                    && reference
                        .native::<WeakRef>()
                        .is_some_and(|weak| weak.callback.borrow().is_none() && weak.is_proxy == is_proxy)
            })
        });
        if let Some(known) = known.flatten() {
            return Ok(Value::Instance(known));
        }
    }
    let weak = WeakRef {
        target: RefCell::new(target),
        cleared: Cell::new(false),
        callback: RefCell::new(callback),
        proxy: RefCell::default(),
        is_proxy,
        hash: Cell::new(None),
    };
    let reference = vm.new_native(class, weak);
    if let Value::Instance(reference) = &reference {
        with_new_watchers(object, |watchers| {
            let mut kept = watchers.0.borrow_mut();
            // Forgotten references must not pile up.
            if kept.len() >= 8 && kept.len().is_power_of_two() {
                kept.retain(|reference| reference.strong_count() > 0);
            }
            kept.push(Rc::downgrade(reference));
        });
    }
    Ok(reference)
}

/// The object and the callback, as `ref` and `proxy` take them.
fn object_and_callback(vm: &mut Vm, args: &Args, name: &str) -> PyResult<(Value, Value)> {
    args.between(vm, name, 0, 1, 2)?;
    Ok((args[0].clone(), args.get(1).cloned().unwrap_or(Value::None)))
}

fn compare(vm: &mut Vm, args: &Args, op: CompareOp) -> PyResult {
    let Some(other) = args.get(1).filter(|other| other.native::<WeakRef>().is_some()) else {
        return Ok(Value::NotImplemented);
    };
    match (target(&args[0]), target(other)) {
        (Some(a), Some(b)) => vm.compare(op, &a, &b),
        _ => Ok(Value::Bool(args[0].is(other) == (op == CompareOp::Eq))),
    }
}

fn references(value: &Value) -> Vec<Rc<Instance>> {
    with_watchers(value, Watchers::live).unwrap_or_default()
}

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    let class = native_class::class(vm, module, "ReferenceType", "weakref", layout::WEAK_REF);
    vm.register_class::<WeakRef>(&class);
    vm.know_weak(clear);
    vm.know_contents::<WeakRef>(Contents {
        visit: |payload, visit| {
            if let Some(reference) = payload.downcast_ref::<WeakRef>() {
                visit(&reference.callback.borrow());
            }
        },
        clear: |payload, released| {
            if let Some(reference) = payload.downcast_ref::<WeakRef>() {
                released.push(reference.callback.replace(Value::None));
            }
        },
    });
    vm.add_value(module, "ref", Value::Class(class.clone()));
    vm.def_generic(&class);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let (object, callback) = object_and_callback(vm, &args, "__new__")?;
        new_reference(vm, &class, &object, callback, false)
    });
    vm.def(&class, "__init__", |vm, args| {
        args.no_kw(vm, "ref")?;
        Ok(Value::None)
    });
    vm.def(&class, "__call__", |vm, args| {
        args.exact(vm, "__call__", 1, 0)?;
        Ok(target(&args[0]).unwrap_or(Value::None))
    });
    vm.def(&class, "__eq__", |vm, args| compare(vm, &args, CompareOp::Eq));
    vm.def(&class, "__ne__", |vm, args| compare(vm, &args, CompareOp::Ne));
    vm.def(&class, "__hash__", |vm, args| {
        let known = args[0].native::<WeakRef>().and_then(|weak| weak.hash.get());
        if let Some(hash) = known {
            return Ok(Value::Int(hash));
        }
        let Some(object) = target(&args[0]) else { return Err(vm.type_error("weak object has gone away")) };
        let hash = vm.hash(&object)?;
        if let Some(weak) = args[0].native::<WeakRef>() {
            weak.hash.set(Some(hash));
        }
        Ok(Value::Int(hash))
    });
    vm.def(&class, "__repr__", |vm, args| {
        let id = args[0].id();
        let Some(object) = target(&args[0]) else {
            return Ok(Value::str(format!("<weakref at {id:#x}; dead>")));
        };
        let kind = vm.full_type_name(&object);
        // As special methods are, it is looked for past what the class does to find attributes.
        let name = vm.names.name.clone();
        let name = match &object {
            Value::Instance(instance) => instance.class().lookup(&name),
            _ => vm.get_attr_opt(&object, &name)?,
        };
        Ok(Value::str(match name.as_ref().and_then(Value::as_str) {
            Some(name) => {
                format!("<weakref at {id:#x}; to '{kind}' at {:#x} ({})>", object.id(), name.as_str())
            }
            None => format!("<weakref at {id:#x}; to '{kind}' at {:#x}>", object.id()),
        }))
    });
    vm.def_member(&class, "__callback__", |_, value| {
        Ok(value.native::<WeakRef>().map_or(Value::None, |weak| weak.callback.borrow().clone()))
    });
    vm.add_function(module, "getweakrefcount", |vm, args| {
        args.exact(vm, "_weakref.getweakrefcount", 0, 1)?;
        Ok(Value::from(references(&args[0]).len()))
    });
    vm.add_function(module, "getweakrefs", |vm, args| {
        args.exact(vm, "_weakref.getweakrefs", 0, 1)?;
        let shown = |reference| {
            let reference = Value::Instance(reference);
            proxy_of(&reference).unwrap_or(reference)
        };
        // The plain ones come first, and of the others the newest.
        let mut known = references(&args[0]);
        known.reverse();
        known.sort_by_key(|reference| match reference.native::<WeakRef>() {
            Some(weak) if weak.callback.borrow().is_none() => u8::from(weak.is_proxy),
            _ => 2,
        });
        Ok(Value::list(known.into_iter().map(shown).collect()))
    });
    vm.add_function(module, "proxy", |vm, args| {
        args.no_kw(vm, "_weakref.proxy")?;
        let (object, callback) = object_and_callback(vm, &args, "proxy")?;
        let class = vm.native_class::<WeakRef>();
        let reference = new_reference(vm, &class, &object, callback, true)?;
        if let Some(known) = proxy_of(&reference) {
            return Ok(known);
        }
        let proxies = vm.import_module("_weakproxy")?;
        let make = vm.get_attr_str(&proxies, "proxy")?;
        let callable = Value::Bool(vm.is_callable(&object));
        let proxy = vm.call(&make, Args::two(reference.clone(), callable))?;
        if let (Some(weak), Value::Instance(proxy)) = (reference.native::<WeakRef>(), &proxy) {
            weak.proxy.replace(Rc::downgrade(proxy));
        }
        Ok(proxy)
    });
    // The classes of proxies are Python's, loaded by whoever asks for them.
    vm.add_function(module, "__getattr__", |vm, args| {
        args.exact(vm, "__getattr__", 0, 1)?;
        let name = vm.attribute_name(&args[0])?;
        if matches!(name.as_str(), "ProxyType" | "CallableProxyType") {
            let proxies = vm.import_module("_weakproxy")?;
            return vm.get_attr(&proxies, &name);
        }
        Err(vm.attribute_error(format!("module '_weakref' has no attribute '{}'", name.as_str())))
    });
    Ok(())
}
