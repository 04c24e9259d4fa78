//! Exception groups: what they hold, and how they are taken apart.

use std::rc::Rc;

use super::data;
use crate::exception::ExceptionData;
use crate::native::Args;
use crate::value::{Instance, Payload, PyResult, Raised, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.base_exception_group.clone();
    vm.def_new(&class, |vm, mut args| {
        let mut class = vm.class_for_new(&mut args, &vm.types.base_exception_group.clone())?;
        let name = class.name.borrow().to_string();
        if args.len() != 2 {
            return Err(vm.type_error(format!(
                "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
                args.len()
            )));
        }
        let message = args.take(0);
        if message.as_str().is_none() {
            let kind = vm.type_name(&message);
            let kind = if message.is_none() { "None".to_owned() } else { kind };
            let message = format!("BaseExceptionGroup.__new__() argument 1 must be str, not {kind}");
            return Err(vm.type_error(message));
        }
        let given = args.take(1);
        if !is_sequence(vm, &given) {
            return Err(vm.type_error("second argument (exceptions) must be a sequence"));
        }
        let exceptions = vm.list_of(&given)?;
        if exceptions.is_empty() {
            return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
        }
        let (base, exception) = (vm.types.base_exception.clone(), vm.types.exception.clone());
        let mut plain = true;
        for (index, item) in exceptions.iter().enumerate() {
            if !vm.is_instance(item, &base) {
                return Err(vm.value_error(format!(
                    "Item {index} of second argument (exceptions) is not an exception"
                )));
            }
            plain &= vm.is_instance(item, &exception);
        }
        if Rc::ptr_eq(&class, &vm.types.base_exception_group) {
            if plain {
                class = vm.types.exception_group.clone();
            }
        } else if !plain && class.is_subclass(&exception) {
            return Err(vm.type_error(if Rc::ptr_eq(&class, &vm.types.exception_group) {
                "Cannot nest BaseExceptions in an ExceptionGroup".to_owned()
            } else {
                format!("Cannot nest BaseExceptions in '{name}'")
            }));
        }
        let data = ExceptionData::new(vec![message.clone(), given]);
        *data.group_message.borrow_mut() = message;
        *data.extra.borrow_mut() = Value::tuple(exceptions);
        Ok(Value::Instance(Instance::new(class, Payload::Exception(Box::new(data)))))
    });
    vm.def(&class, "__init__", |vm, mut args| {
        if !args.kw.is_empty() {
            let name = vm.class_of(&args[0]).name.borrow().to_string();
            return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
        }
        let exception = args.take(0);
        args.pos.remove(0);
        *data(&exception).args.borrow_mut() = Value::tuple(args.pos.to_vec());
        Ok(Value::None)
    });
    vm.def(&class, "__str__", |vm, args| {
        let message = vm.str(&message_of(&args[0]))?;
        let count = parts_of(&args[0]).len();
        let plural = if count == 1 { "" } else { "s" };
        Ok(Value::str(format!("{} ({count} sub-exception{plural})", message.as_str())))
    });
    vm.def_member(&class, "message", |_, value| Ok(message_of(value)));
    vm.def_member(&class, "exceptions", |_, value| Ok(Value::tuple(parts_of(value))));
    vm.def(&class, "derive", |vm, args| {
        one_argument(vm, &args, "derive")?;
        let class = Value::Class(vm.types.base_exception_group.clone());
        let message = message_of(&args[0]);
        vm.call(&class, Args::two(message, args[1].clone()))
    });
    vm.def(&class, "split", |vm, args| {
        one_argument(vm, &args, "split")?;
        let (matched, rest) = split(vm, &args[0], &args[1])?;
        Ok(Value::tuple(vec![matched, rest]))
    });
    vm.def(&class, "subgroup", |vm, args| {
        one_argument(vm, &args, "subgroup")?;
        Ok(split(vm, &args[0], &args[1])?.0)
    });
    vm.def_class_method(&class, "__class_getitem__", |vm, args| {
        args.exact(vm, "__class_getitem__", 1, 1)?;
        Ok(vm.generic_alias(args[0].clone(), args[1].clone()))
    });
}

/// Checks that a method got one argument.
fn one_argument(vm: &mut Vm, args: &Args, method: &str) -> PyResult<()> {
    if args.len() == 2 && args.kw.is_empty() {
        return Ok(());
    }
    args.exact(vm, &format!("BaseExceptionGroup.{method}"), 1, 1)
}

fn message_of(group: &Value) -> Value {
    let message = data(group).group_message.borrow().clone();
    if message.is_null() { data(group).first_arg() } else { message }
}

fn is_sequence(vm: &mut Vm, value: &Value) -> bool {
    let getitem = vm.names.getitem.clone();
    match value.builtin() {
        Value::Dict(_) => false,
        _ => vm.class_of(value).lookup(&getitem).is_some(),
    }
}

/// Whether something says which exceptions: a class of them, or a tuple of such classes.
fn is_exception_type(vm: &Vm, value: &Value) -> bool {
    let is_class =
        |value: &Value| matches!(value, Value::Class(class) if class.is_subclass(&vm.types.base_exception));
    match value {
        Value::Tuple(items) => items.iter().all(is_class),
        other => is_class(other),
    }
}

/// The exceptions of a group.
fn parts_of(group: &Value) -> Vec<Value> {
    match &*data(group).extra.borrow() {
        Value::Tuple(parts) => parts.to_vec(),
        _ => Vec::new(),
    }
}

/// The parts of an exception that match a class, a tuple of classes or a predicate, and the rest.
fn split(vm: &mut Vm, exception: &Value, condition: &Value) -> PyResult<(Value, Value)> {
    let matches = match condition {
        _ if is_exception_type(vm, condition) => vm.exception_matches(exception, condition)?,
        Value::Class(_) | Value::Tuple(_) => return Err(no_condition(vm)),
        _ if vm.is_callable(condition) => {
            let result = vm.call(condition, Args::one(exception.clone()))?;
            vm.truth(&result)?
        }
        _ => return Err(no_condition(vm)),
    };
    if matches {
        return Ok((exception.clone(), Value::None));
    }
    let group = vm.types.base_exception_group.clone();
    if !vm.is_instance(exception, &group) {
        return Ok((Value::None, exception.clone()));
    }
    vm.enter_nested()?;
    let (mut matched, mut rest) = (Vec::new(), Vec::new());
    let mut failed = None;
    for part in parts_of(exception) {
        match split(vm, &part, condition) {
            Ok((yes, no)) => {
                if !yes.is_none() {
                    matched.push(yes);
                }
                if !no.is_none() {
                    rest.push(no);
                }
            }
            Err(raised) => {
                failed = Some(raised);
                break;
            }
        }
    }
    vm.leave_nested();
    if let Some(raised) = failed {
        return Err(raised);
    }
    let mut derive = |parts: Vec<Value>| {
        if parts.is_empty() { Ok(Value::None) } else { vm.derive_group(exception, parts) }
    };
    Ok((derive(matched)?, derive(rest)?))
}

fn no_condition(vm: &mut Vm) -> Raised {
    vm.type_error(
        "expected an exception type, a tuple of exception types, or a callable (other than a class)",
    )
}
