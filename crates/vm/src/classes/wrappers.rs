//! `staticmethod` and `classmethod`: functions that stand in a class without being its methods.

use crate::attributes::{ClassMethod, StaticMethod};
use crate::native::Flow;
use crate::value::{PyResult, Value};
use crate::vm::Vm;
use std::cell::RefCell;

pub(super) fn install_wrappers(vm: &mut Vm) {
    let staticmethod = vm.types.staticmethod.clone();
    let classmethod = vm.types.classmethod.clone();
    vm.def_new(&staticmethod, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        args.no_kw(vm, "staticmethod")?;
        args.between(vm, "staticmethod", 0, 1, 1)?;
        let function = args.take(0);
        Ok(vm.new_native(&class, StaticMethod(RefCell::new(function))))
    });
    vm.def_new(&classmethod, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        args.no_kw(vm, "classmethod")?;
        args.between(vm, "classmethod", 0, 1, 1)?;
        let function = args.take(0);
        Ok(vm.new_native(&class, ClassMethod(RefCell::new(function))))
    });
    vm.def(&staticmethod, "__init__", |_, _| Ok(Value::None));
    vm.def(&classmethod, "__init__", |_, _| Ok(Value::None));
    vm.def_flow(&staticmethod, "__call__", |_, mut args| {
        let function = wrapped(&args.take(0));
        args.pos.remove(0);
        Ok(Flow::Call(function, args))
    });
    vm.def(&staticmethod, "__get__", |_, args| Ok(wrapped(&args[0])));
    vm.def(&classmethod, "__get__", |vm, args| {
        let class = match args.get(2) {
            Some(class) if !class.is_none() => class.clone(),
            _ => Value::Class(vm.class_of(&args[1])),
        };
        vm.bind(&wrapped(&args[0]), &class)
    });
    vm.def(&staticmethod, "__repr__", |vm, args| {
        let inner = vm.repr(&wrapped(&args[0]))?;
        Ok(Value::str(format!("<staticmethod({})>", inner.as_str())))
    });
    vm.def(&classmethod, "__repr__", |vm, args| {
        let inner = vm.repr(&wrapped(&args[0]))?;
        Ok(Value::str(format!("<classmethod({})>", inner.as_str())))
    });
    for class in [&staticmethod, &classmethod] {
        vm.def_member(class, "__func__", |_, value| Ok(wrapped(value)));
        vm.def_member(class, "__wrapped__", |_, value| Ok(wrapped(value)));
        for name in ["__name__", "__qualname__", "__doc__", "__module__", "__annotations__"] {
            // Each getter asks the function that is wrapped.
            let get: fn(&mut Vm, &Value) -> PyResult = match name {
                "__name__" => |vm, value| vm.get_attr_str(&wrapped(value), "__name__"),
                "__qualname__" => |vm, value| vm.get_attr_str(&wrapped(value), "__qualname__"),
                "__doc__" => |vm, value| vm.get_attr_str(&wrapped(value), "__doc__"),
                "__annotations__" => |vm, value| vm.get_attr_str(&wrapped(value), "__annotations__"),
                _ => |vm, value| vm.get_attr_str(&wrapped(value), "__module__"),
            };
            vm.def_get(class, name, get, None);
        }
        vm.def_get(
            class,
            "__isabstractmethod__",
            |vm, value| {
                let name = vm.names.isabstract.clone();
                let flag = vm.get_attr_opt(&wrapped(value), &name)?.unwrap_or(Value::Bool(false));
                Ok(Value::Bool(vm.truth(&flag)?))
            },
            None,
        );
    }
}

/// The function inside a `staticmethod` or `classmethod`.
pub(super) fn wrapped(value: &Value) -> Value {
    if let Some(method) = value.native::<StaticMethod>() {
        return method.0.borrow().clone();
    }
    value.native::<ClassMethod>().map_or(Value::None, |method| method.0.borrow().clone())
}
