//! Attributes of functions that are written in Python, and how one is made of code.

use std::rc::Rc;

use crate::native::Flow;
use crate::value::{Function, PyResult, Str, Value};
use crate::vm::Vm;

fn function(value: &Value) -> Rc<Function> {
    match value {
        Value::Function(function) => function.clone(),
        _ => unreachable!("getters of functions are reached through functions only"),
    }
}

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.function.clone();
    vm.def_new(&class, |vm, mut args| {
        vm.class_arg(&mut args)?;
        let names = ["code", "globals", "name", "argdefs", "closure", "kwdefaults"];
        let [code, globals, name, defaults, closure, kw_defaults] = args.bind(vm, "function", 0, names, 2)?;
        let (Some(Value::Code(code)), Some(Value::Dict(globals))) = (&code, &globals) else {
            let wrong = if matches!(code, Some(Value::Code(_))) {
                ("globals", "dict", globals)
            } else {
                ("code", "code", code)
            };
            let kind = match wrong.2.unwrap_or_default() {
                Value::None => "None".to_owned(),
                other => vm.type_name(&other),
            };
            let text = format!("function() argument '{}' must be {}, not {kind}", wrong.0, wrong.1);
            return Err(vm.type_error(text));
        };
        globals.set_apart(&mut vm.namespaces);
        let given = |value: Option<Value>| value.filter(|value| !value.is_none());
        let name = match given(name) {
            Some(Value::Str(name)) => Some(name),
            Some(_) => return Err(vm.type_error("arg 3 (name) must be None or string")),
            None => None,
        };
        let defaults = match given(defaults) {
            Some(Value::Tuple(values)) => values.to_vec(),
            Some(_) => return Err(vm.type_error("arg 4 (defaults) must be None or tuple")),
            None => Vec::new(),
        };
        let needed = code.code.free.len();
        let cells = match given(closure) {
            Some(Value::Tuple(cells)) => cells.to_vec(),
            Some(_) => return Err(vm.type_error("arg 5 (closure) must be None or tuple")),
            None if needed > 0 => return Err(vm.type_error("arg 5 (closure) must be tuple")),
            None => Vec::new(),
        };
        if cells.len() != needed {
            let (name, given) = (&code.code.name, cells.len());
            return Err(vm.value_error(format!("{name} requires closure of length {needed}, not {given}")));
        }
        if let Some(other) = cells.iter().find(|cell| !matches!(cell, Value::Cell(_))) {
            let kind = vm.type_name(other);
            return Err(vm.type_error(format!("arg 5 (closure) expected cell, found {kind}")));
        }
        let function = vm.new_function(code.clone(), globals.clone(), cells);
        if let Some(name) = name {
            *function.name.borrow_mut() = name;
        }
        *function.defaults.borrow_mut() = defaults;
        match given(kw_defaults) {
            Some(Value::Dict(values)) => *function.kw_defaults.borrow_mut() = Some(values),
            Some(_) => return Err(vm.type_error("arg 6 (kwdefaults) must be None or dict")),
            None => {}
        }
        Ok(Value::Function(function))
    });
    vm.def_get(
        &class,
        "__name__",
        |_, value| Ok(Value::Str(function(value).name.borrow().clone())),
        Some(|vm, object, value| {
            *function(object).name.borrow_mut() = text_for(vm, "__name__", &value)?;
            Ok(())
        }),
    );
    vm.def_get(
        &class,
        "__qualname__",
        |_, value| Ok(Value::Str(function(value).qualname.borrow().clone())),
        Some(|vm, object, value| {
            *function(object).qualname.borrow_mut() = text_for(vm, "__qualname__", &value)?;
            Ok(())
        }),
    );
    vm.def_get(
        &class,
        "__doc__",
        |_, value| Ok(function(value).doc.borrow().clone()),
        Some(|_, object, value| {
            *function(object).doc.borrow_mut() = if value.is_null() { Value::None } else { value };
            Ok(())
        }),
    );
    vm.def_get(
        &class,
        "__module__",
        |_, value| Ok(function(value).module.borrow().clone()),
        Some(|_, object, value| {
            *function(object).module.borrow_mut() = if value.is_null() { Value::None } else { value };
            Ok(())
        }),
    );
    vm.def_get(
        &class,
        "__defaults__",
        |_, value| {
            let function = function(value);
            let defaults = function.defaults.borrow();
            Ok(if defaults.is_empty() { Value::None } else { Value::tuple(defaults.clone()) })
        },
        Some(|vm, object, value| {
            *function(object).defaults.borrow_mut() = match value.builtin() {
                Value::None | Value::Null => vec![],
                Value::Tuple(items) => items.to_vec(),
                _ => return Err(vm.type_error("__defaults__ must be set to a tuple object")),
            };
            Ok(())
        }),
    );
    vm.def_get(
        &class,
        "__kwdefaults__",
        |_, value| Ok(function(value).kw_defaults.borrow().clone().map_or(Value::None, Value::Dict)),
        Some(|vm, object, value| {
            *function(object).kw_defaults.borrow_mut() = match value.builtin() {
                Value::None | Value::Null => None,
                Value::Dict(dict) => Some(dict.clone()),
                _ => return Err(vm.type_error("__kwdefaults__ must be set to a dict object")),
            };
            Ok(())
        }),
    );
    vm.def_get(&class, "__code__", |_, value| Ok(Value::Code(function(value).code.clone())), Some(set_code));
    vm.def_get(
        &class,
        "__builtins__",
        |vm, value| {
            let own = vm.own_builtins(&function(value).globals);
            Ok(Value::Dict(own.unwrap_or_else(|| vm.builtins.clone())))
        },
        None,
    );
    let globals = |_: &mut Vm, value: &Value| Ok(Value::Dict(function(value).globals.clone()));
    vm.def_member(&class, "__globals__", globals);
    vm.def_member(&class, "__closure__", |_, value| {
        let function = function(value);
        Ok(if function.closure.is_empty() { Value::None } else { Value::tuple(function.closure.clone()) })
    });
    vm.def_get(
        &class,
        "__annotations__",
        |_, value| {
            let function = function(value);
            let mut annotations = function.annotations.borrow_mut();
            if annotations.is_null() {
                *annotations = Value::dict(Default::default());
            }
            Ok(annotations.clone())
        },
        Some(|vm, object, value| {
            *function(object).annotations.borrow_mut() = match value.builtin() {
                Value::None | Value::Null => Value::Null,
                Value::Dict(_) => value,
                _ => return Err(vm.type_error("__annotations__ must be set to a dict object")),
            };
            Ok(())
        }),
    );
    vm.def_get(
        &class,
        "__type_params__",
        |_, value| {
            let params = function(value).type_params.borrow().clone();
            Ok(if params.is_null() { Value::tuple(vec![]) } else { params })
        },
        Some(|vm, object, value| {
            if !matches!(value.builtin(), Value::Tuple(_)) {
                return Err(vm.type_error("__type_params__ must be set to a tuple"));
            }
            *function(object).type_params.borrow_mut() = value;
            Ok(())
        }),
    );
    vm.def_flow(&class, "__call__", |_, mut args| {
        let function = args.take(0);
        args.pos.remove(0);
        Ok(Flow::Call(function, args))
    });
    vm.def(&class, "__get__", |vm, args| {
        let object = args.get(1).cloned().unwrap_or(Value::None);
        if object.is_none() {
            return Ok(args[0].clone());
        }
        vm.bind(&args[0].clone(), &object)
    });
}

/// The text that an attribute of a function is set to.
pub(super) fn text_for(vm: &mut Vm, attribute: &str, value: &Value) -> PyResult<Str> {
    match value.builtin() {
        Value::Str(text) => Ok(text.clone()),
        _ => Err(vm.type_error(format!("{attribute} must be set to a string object"))),
    }
}

/// `function.__code__ = …` takes the function's own code with other flags only, as `types.coroutine` makes it.
fn set_code(vm: &mut Vm, object: &Value, value: Value) -> PyResult<()> {
    let Value::Code(code) = &value else {
        return Err(vm.type_error("__code__ must be set to a code object"));
    };
    let own = &function(object).code;
    if own.code.instrs != code.code.instrs || own.code.consts != code.code.consts {
        return Err(vm.value_error("a function's code cannot be exchanged for another here"));
    }
    own.is_iterable_coroutine.set(code.is_iterable_coroutine.get());
    Ok(())
}
