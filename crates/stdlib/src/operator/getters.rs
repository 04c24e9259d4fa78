//! `itemgetter`, `attrgetter` and `methodcaller`.

use std::rc::Rc;

use vm::value::Module;
use vm::{Args, Flow, Keywords, PyResult, Str, Value, Vm};

use crate::native_class::{self, layout};

struct ItemGetter(Vec<Value>);

struct AttrGetter(Vec<Str>);

struct MethodCaller {
    name: Str,
    args: Vec<Value>,
    kw: Keywords,
}

/// One value, or a tuple of several.
fn packed(mut values: Vec<Value>) -> Value {
    if values.len() == 1 { values.remove(0) } else { Value::tuple(values) }
}

fn listed(vm: &mut Vm, name: &str, values: &[Value]) -> PyResult {
    let mut out = format!("operator.{name}(");
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        out.push_str(&vm.repr(value)?);
    }
    out.push(')');
    Ok(Value::str(out))
}

fn attribute(vm: &mut Vm, object: &Value, path: &Str) -> PyResult {
    if !path.contains('.') {
        return vm.get_attr(object, path);
    }
    let mut object = object.clone();
    for part in path.split('.') {
        let part = vm.intern(part);
        object = vm.get_attr(&object, &part)?;
    }
    Ok(object)
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    fill_item_getter(vm, module);
    fill_attr_getter(vm, module);
    fill_method_caller(vm, module);
}

fn fill_item_getter(vm: &mut Vm, module: &Rc<Module>) {
    let class = native_class::class(vm, module, "itemgetter", "operator", layout::ITEM_GETTER);
    class.is_base.set(false);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        args.no_kw(vm, "itemgetter")?;
        if args.pos.is_empty() {
            return Err(vm.type_error("itemgetter expected 1 argument, got 0"));
        }
        Ok(vm.new_native(&class, ItemGetter(args.pos.into_vec())))
    });
    vm.def(&class, "__init__", |_, _| Ok(Value::None));
    vm.def(&class, "__call__", |vm, args| {
        args.no_kw(vm, "itemgetter")?;
        args.between(vm, "itemgetter", 1, 1, 1)?;
        let Some(getter) = args[0].native::<ItemGetter>() else { return Ok(Value::None) };
        let mut values = Vec::with_capacity(getter.0.len());
        for key in &getter.0 {
            values.push(vm.get_item(&args[1], key)?);
        }
        Ok(packed(values))
    });
    vm.def(&class, "__repr__", |vm, args| {
        let keys = args[0].native::<ItemGetter>().map_or(vec![], |getter| getter.0.clone());
        listed(vm, "itemgetter", &keys)
    });
    vm.def(&class, "__reduce__", |vm, args| {
        let keys = args[0].native::<ItemGetter>().map_or(vec![], |getter| getter.0.clone());
        let made = Value::Class(vm.class_of(&args[0]));
        Ok(Value::tuple(vec![made, Value::tuple(keys)]))
    });
}

fn fill_attr_getter(vm: &mut Vm, module: &Rc<Module>) {
    let class = native_class::class(vm, module, "attrgetter", "operator", layout::ATTR_GETTER);
    class.is_base.set(false);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        args.no_kw(vm, "attrgetter")?;
        if args.pos.is_empty() {
            return Err(vm.type_error("attrgetter expected 1 argument, got 0"));
        }
        let mut names = Vec::with_capacity(args.len());
        for name in &args.pos {
            let Some(name) = name.as_str() else {
                return Err(vm.type_error("attribute name must be a string"));
            };
            names.push(vm.intern(name));
        }
        Ok(vm.new_native(&class, AttrGetter(names)))
    });
    vm.def(&class, "__init__", |_, _| Ok(Value::None));
    vm.def(&class, "__call__", |vm, args| {
        args.no_kw(vm, "attrgetter")?;
        args.between(vm, "attrgetter", 1, 1, 1)?;
        let Some(getter) = args[0].native::<AttrGetter>() else { return Ok(Value::None) };
        let mut values = Vec::with_capacity(getter.0.len());
        for path in &getter.0 {
            values.push(attribute(vm, &args[1], path)?);
        }
        Ok(packed(values))
    });
    fn names(value: &Value) -> Vec<Value> {
        let getter = value.native::<AttrGetter>();
        getter.map_or(vec![], |getter| getter.0.iter().cloned().map(Value::Str).collect())
    }
    vm.def(&class, "__repr__", |vm, args| listed(vm, "attrgetter", &names(&args[0])));
    vm.def(&class, "__reduce__", |vm, args| {
        let made = Value::Class(vm.class_of(&args[0]));
        Ok(Value::tuple(vec![made, Value::tuple(names(&args[0]))]))
    });
}

fn fill_method_caller(vm: &mut Vm, module: &Rc<Module>) {
    let class = native_class::class(vm, module, "methodcaller", "operator", layout::METHOD_CALLER);
    class.is_base.set(false);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        if args.pos.is_empty() {
            return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
        }
        let Some(name) = args[0].as_str() else { return Err(vm.type_error("method name must be a string")) };
        let name = vm.intern(name);
        let given = args.pos.drain(1..).collect();
        Ok(vm.new_native(&class, MethodCaller { name, args: given, kw: args.kw }))
    });
    vm.def(&class, "__init__", |_, _| Ok(Value::None));
    vm.def_flow(&class, "__call__", |vm, args| {
        args.no_kw(vm, "methodcaller")?;
        args.between(vm, "methodcaller", 1, 1, 1)?;
        let Some(caller) = args[0].native::<MethodCaller>() else { return Ok(Flow::Value(Value::None)) };
        let method = vm.get_attr(&args[1], &caller.name)?;
        let mut given = Args::of(caller.args.iter().cloned());
        given.kw = caller.kw.clone();
        Ok(Flow::Call(method, given))
    });
    vm.def(&class, "__reduce__", |vm, args| {
        let Some(caller) = args[0].native::<MethodCaller>() else { return Ok(Value::None) };
        let class = Value::Class(vm.class_of(&args[0]));
        let name = Value::Str(caller.name.clone());
        if caller.kw.is_empty() {
            let given = std::iter::once(name).chain(caller.args.iter().cloned()).collect();
            return Ok(Value::tuple(vec![class, Value::tuple(given)]));
        }
        let module = vm.import_module("functools")?;
        let partial = vm.get_attr_str(&module, "partial")?;
        let mut given = Args::two(class, name);
        given.kw = caller.kw.clone();
        let make = vm.call(&partial, given)?;
        Ok(Value::tuple(vec![make, Value::tuple(caller.args.to_vec())]))
    });
    vm.def(&class, "__repr__", |vm, args| {
        let Some(caller) = args[0].native::<MethodCaller>() else {
            return Ok("operator.methodcaller".into());
        };
        let mut out = format!("operator.methodcaller({}", text::quote::repr(&caller.name));
        for arg in &caller.args {
            out.push_str(", ");
            out.push_str(&vm.repr(arg)?);
        }
        for (name, value) in &caller.kw {
            out.push_str(&format!(", {}={}", name.as_str(), vm.repr(value)?.as_str()));
        }
        out.push(')');
        Ok(Value::str(out))
    });
}
