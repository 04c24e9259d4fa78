//! `staticmethod` and `classmethod`: functions that stand in a class without being its methods.

use crate::attributes::{ClassMethod, StaticMethod};
use crate::class::Class;
use crate::native::Flow;
use crate::value::{Method, PyResult, Value};
use crate::vm::Vm;
use std::cell::RefCell;
use std::rc::Rc;

pub(super) fn install_wrappers(vm: &mut Vm) {
    let staticmethod = vm.types.staticmethod.clone();
    let classmethod = vm.types.classmethod.clone();
    vm.def_new(&staticmethod, |vm, mut args| {
        let class = vm.class_for_new(&mut args, &vm.types.staticmethod.clone())?;
        args.no_kw(vm, "staticmethod")?;
        args.between(vm, "staticmethod", 0, 1, 1)?;
        let function = args.take(0);
        Ok(vm.new_native(&class, StaticMethod(RefCell::new(function))))
    });
    vm.def_new(&classmethod, |vm, mut args| {
        let class = vm.class_for_new(&mut args, &vm.types.classmethod.clone())?;
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
    // Anything is bound, also what cannot be called.
    vm.def(&classmethod, "__get__", |vm, args| {
        let class = match args.get(2) {
            Some(class) if !class.is_none() => class.clone(),
            _ => Value::Class(vm.class_of(&args[1])),
        };
        Ok(Value::Method(Method::new(wrapped(&args[0]), class)))
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
        define_names(vm, class);
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

/// What is shown of the function that is wrapped, unless the program has given the object another one.
fn define_names(vm: &mut Vm, class: &Rc<Class>) {
    macro_rules! define {
        ($($name:literal)*) => {$(
            vm.def_get(
                class,
                $name,
                |vm, object| match own_attribute(object, $name) {
                    Some(own) => Ok(own),
                    None => vm.get_attr_str(&wrapped(object), $name),
                },
                Some(|vm, object, value| set_own_attribute(vm, object, $name, value)),
            );
        )*};
    }
    define!("__name__" "__qualname__" "__doc__" "__module__" "__annotations__");
}

fn own_attribute(object: &Value, name: &str) -> Option<Value> {
    match object {
        Value::Instance(instance) => instance.dict_if_any()?.get(name),
        _ => None,
    }
}

fn set_own_attribute(vm: &mut Vm, object: &Value, name: &str, value: Value) -> PyResult<()> {
    let Value::Instance(instance) = object else { return Ok(()) };
    if value.is_null() {
        let name = vm.intern(name);
        return match instance.dict().remove_str(&name) {
            Some(_) => Ok(()),
            None => Err(vm.no_attribute(object, &name)),
        };
    }
    instance.dict().set(name, value);
    Ok(())
}

/// The function inside a `staticmethod` or `classmethod`.
pub(super) fn wrapped(value: &Value) -> Value {
    if let Some(method) = value.native::<StaticMethod>() {
        return method.0.borrow().clone();
    }
    value.native::<ClassMethod>().map_or(Value::None, |method| method.0.borrow().clone())
}
