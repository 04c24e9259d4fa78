//! `defaultdict`.
//!
//! An instance carries a `dict`, and its factory under a name among its attributes, which a descriptor shows.

use std::rc::Rc;

use bytecode::BinaryOp;
use vm::class::Class;
use vm::dict::Dict;
use vm::value::{Instance, Module, Payload};
use vm::{Args, PyResult, Value, Vm};

use super::dict_of;
use crate::native_class;
use crate::recursion;

struct DefaultDict;

const FACTORY: &str = "default_factory";

fn factory(vm: &mut Vm, value: &Value) -> Value {
    let name = vm.intern(FACTORY);
    match value {
        Value::Instance(instance) => {
            instance.dict_if_any().and_then(|dict| dict.get_str(&name)).unwrap_or(Value::None)
        }
        _ => Value::None,
    }
}

fn set_factory(vm: &mut Vm, value: &Value, factory: Value) {
    let name = vm.intern(FACTORY);
    if let Value::Instance(instance) = value {
        instance.dict().set_str(&name, factory);
    }
}

fn new(vm: &mut Vm, class: &Rc<Class>, dict: Dict, factory: Value) -> Value {
    let value = Value::Instance(Instance::new(class.clone(), Payload::Value(Value::dict(dict))));
    set_factory(vm, &value, factory);
    value
}

fn copy(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "defaultdict.copy", 1, 0)?;
    let dict = dict_of(vm, &args[0])?;
    let factory = factory(vm, &args[0]);
    let class = vm.class_of(&args[0]);
    if Rc::ptr_eq(&class, &vm.native_class::<DefaultDict>()) {
        return Ok(new(vm, &class, dict.copy(), factory));
    }
    vm.call(&Value::Class(class), Args::two(factory, args[0].clone()))
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    let base = vm.types.dict.clone();
    let class = native_class::derived(vm, module, "defaultdict", "collections", &base);
    vm.register_class::<DefaultDict>(&class);
    vm.def_generic(&class);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        Ok(new(vm, &class, Dict::new(), Value::None))
    });
    vm.def(&class, "__init__", |vm, mut args| {
        let object = args[0].clone();
        if args.len() > 1 {
            let given = args.pos.remove(1);
            if !given.is_none() && !vm.is_callable(&given) {
                return Err(vm.type_error("first argument must be callable or None"));
            }
            set_factory(vm, &object, given);
        }
        let init = vm.names.init.clone();
        let dict = vm.types.dict.clone();
        match dict.lookup(&init) {
            Some(init) => vm.call(&init, args),
            None => Ok(Value::None),
        }
    });
    vm.def(&class, "__missing__", |vm, args| {
        args.exact(vm, "defaultdict.__missing__", 1, 1)?;
        let factory = factory(vm, &args[0]);
        if factory.is_none() {
            return Err(vm.key_error(args[1].clone()));
        }
        let value = vm.call(&factory, Args::new())?;
        vm.set_item(&args[0], args[1].clone(), value.clone())?;
        Ok(value)
    });
    vm.def(&class, "copy", copy);
    vm.def(&class, "__copy__", copy);
    vm.def(&class, "__repr__", |vm, args| {
        let dict = Value::Dict(dict_of(vm, &args[0])?);
        let factory = factory(vm, &args[0]);
        let shown = vm.class_of(&args[0]).name.borrow().to_string();
        let shown = shown.rsplit('.').next().unwrap_or("defaultdict").to_owned();
        let factory = if factory.is_none() {
            "None".to_owned()
        } else if recursion::enter(vm, &factory) {
            "...".to_owned()
        } else {
            let text = vm.repr(&factory);
            recursion::leave(vm);
            text?.to_string()
        };
        let dict = vm.repr(&dict)?;
        Ok(Value::str(format!("{shown}({factory}, {})", dict.as_str())))
    });
    vm.def(&class, "__reduce__", |vm, args| {
        let factory = factory(vm, &args[0]);
        let made = Value::Class(vm.class_of(&args[0]));
        let given = if factory.is_none() { vec![] } else { vec![factory] };
        let items = vm.get_attr_str(&args[0], "items")?;
        let items = vm.call(&items, Args::new())?;
        let items = vm.iter(&items)?;
        Ok(Value::tuple(vec![made, Value::tuple(given), Value::None, Value::None, items]))
    });
    fn united(vm: &mut Vm, receiver: &Value, left: &Value, right: &Value) -> PyResult {
        if !matches!(left.builtin(), Value::Dict(_)) || !matches!(right.builtin(), Value::Dict(_)) {
            return Ok(Value::NotImplemented);
        }
        let factory = factory(vm, receiver);
        let class = Value::Class(vm.class_of(receiver));
        let made = vm.call(&class, Args::two(factory, left.clone()))?;
        let right = Value::Dict(dict_of(vm, right)?);
        vm.binary_op(BinaryOp::Or, true, made, right)
    }
    vm.def(&class, "__or__", |vm, args| {
        args.exact(vm, "__or__", 1, 1)?;
        united(vm, &args[0], &args[0], &args[1])
    });
    vm.def(&class, "__ror__", |vm, args| {
        args.exact(vm, "__ror__", 1, 1)?;
        united(vm, &args[0], &args[1], &args[0])
    });
    vm.def_get(
        &class,
        FACTORY,
        |vm, value| Ok(factory(vm, value)),
        Some(|vm, object, value| {
            set_factory(vm, object, if value.is_null() { Value::None } else { value });
            Ok(())
        }),
    );
}
