//! Attributes and methods of the exception classes.
//!
//! What a class adds to the arguments stands in [`ExceptionData::extra`], as a tuple with `Null` where nothing is
//! set. The machine makes exceptions without running their `__init__`: until an attribute is set, its value
//! follows from the arguments, by the `initial` function of each family.

use crate::exception::ExceptionData;
use crate::native::Args;
use crate::value::{Instance, Payload, PyResult, Value};
use crate::vm::Vm;

mod groups;
mod names;
mod os;
pub(crate) mod syntax;
mod unicode;

/// What the attributes of an exception that the machine made are.
type Initial = fn(&ExceptionData) -> Vec<Value>;

/// An attribute that programs may set and delete: the field `index` of the exception.
macro_rules! member {
    ($vm:expr, $class:expr, $name:literal, $initial:expr, $index:expr) => {
        $vm.def_get(
            $class,
            $name,
            |_, value| Ok($crate::exceptions::shown($crate::exceptions::field(value, $initial, $index))),
            Some(|_, object, value| {
                $crate::exceptions::set_field(object, $initial, $index, value);
                Ok(())
            }),
        )
    };
}
use member;

fn data(value: &Value) -> &ExceptionData {
    match value {
        Value::Instance(instance) => instance.exception().expect("methods of exceptions get exceptions"),
        _ => unreachable!("methods of exceptions get exceptions"),
    }
}

/// All fields of an exception.
fn fields(value: &Value, initial: Initial) -> Vec<Value> {
    let data = data(value);
    match &*data.extra.borrow() {
        Value::Tuple(parts) => parts.to_vec(),
        _ => initial(data),
    }
}

/// A field of an exception, `Null` where it is not set.
fn field(value: &Value, initial: Initial, index: usize) -> Value {
    let data = data(value);
    match &*data.extra.borrow() {
        Value::Tuple(parts) => parts.get(index).cloned().unwrap_or_default(),
        _ => initial(data).get(index).cloned().unwrap_or_default(),
    }
}

fn set_field(value: &Value, initial: Initial, index: usize, new: Value) {
    let mut parts = fields(value, initial);
    if parts.len() <= index {
        parts.resize(index + 1, Value::Null);
    }
    parts[index] = new;
    *data(value).extra.borrow_mut() = Value::tuple(parts);
}

/// What a program sees of a field.
fn shown(field: Value) -> Value {
    if field.is_null() { Value::None } else { field }
}

/// `BaseException.__str__`
fn base_text(vm: &mut Vm, exception: &Value) -> PyResult {
    let given = data(exception).args.borrow().clone();
    let Value::Tuple(items) = &given else { return Ok(Value::str("")) };
    Ok(match items.len() {
        0 => Value::str(""),
        1 => Value::Str(vm.str(&items[0])?),
        _ => Value::Str(vm.repr(&given)?),
    })
}

/// `(class, args)`, and the attributes where there are some.
fn reduce(vm: &mut Vm, exception: &Value, args: Value, more: Vec<(&'static str, Value)>) -> PyResult {
    let mut parts = vec![Value::Class(vm.class_of(exception)), args];
    let state = match exception {
        Value::Instance(instance) => instance.dict_if_any().map_or_else(Default::default, |dict| dict.copy()),
        _ => Default::default(),
    };
    for (name, value) in more {
        state.set(name, value);
    }
    if !state.is_empty() {
        parts.push(Value::dict(state));
    }
    Ok(Value::tuple(parts))
}

pub(crate) fn install(vm: &mut Vm) {
    let base = vm.types.base_exception.clone();
    vm.def_new(&base, |vm, mut args| {
        let class = vm.class_for_new(&mut args, &vm.types.base_exception.clone())?;
        vm.check_instantiable(&class)?;
        let data = ExceptionData::new(args.pos.to_vec());
        Ok(Value::Instance(Instance::new(class, Payload::Exception(Box::new(data)))))
    });
    vm.def(&base, "__init__", |vm, args| {
        init(vm, args)?;
        Ok(Value::None)
    });
    vm.def(&base, "__str__", |vm, args| base_text(vm, &args[0]));
    vm.def(&base, "__repr__", |vm, args| {
        let class = vm.class_of(&args[0]);
        let name = class.name.borrow().to_string();
        let given = data(&args[0]).args.borrow().clone();
        let Value::Tuple(items) = &given else { return Ok(Value::str(name)) };
        if items.len() == 1 {
            let item = vm.repr(&items[0])?;
            return Ok(Value::str(format!("{name}({})", item.as_str())));
        }
        let items = vm.repr(&given)?;
        Ok(Value::str(format!("{name}{}", items.as_str())))
    });
    vm.def(&base, "with_traceback", |vm, args| {
        args.exact(vm, "BaseException.with_traceback", 1, 1)?;
        set_traceback(vm, &args[0], args[1].clone())?;
        Ok(args[0].clone())
    });
    vm.def(&base, "add_note", add_note);
    vm.def(&base, "__reduce__", |vm, args| {
        let given = data(&args[0]).args.borrow().clone();
        reduce(vm, &args[0], given, vec![])
    });
    vm.def(&base, "__setstate__", |vm, args| {
        args.exact(vm, "BaseException.__setstate__", 1, 1)?;
        match args[1].builtin() {
            Value::None => {}
            Value::Dict(state) => {
                for (name, value) in state.entries() {
                    if let Some(name) = name.as_str() {
                        vm.set_attr(&args[0], &name.clone(), value)?;
                    }
                }
            }
            _ => return Err(vm.type_error("state is not a dictionary")),
        }
        Ok(Value::None)
    });
    install_links(vm);
    install_control(vm);
    let key = vm.types.key_error.clone();
    vm.def(&key, "__str__", |vm, args| {
        let given = data(&args[0]).args.borrow().clone();
        match &given {
            Value::Tuple(items) if items.len() == 1 => Ok(Value::Str(vm.repr(&items[0])?)),
            _ => base_text(vm, &args[0]),
        }
    });
    names::install(vm);
    syntax::install(vm);
    os::install(vm);
    unicode::install(vm);
    groups::install(vm);
}

/// Sets the arguments; gives the exception.
fn init(vm: &mut Vm, mut args: Args) -> PyResult {
    let kind = vm.type_name(&args[0]);
    args.no_kw(vm, &kind)?;
    let exception = args.take(0);
    args.pos.remove(0);
    *data(&exception).args.borrow_mut() = Value::tuple(args.pos.to_vec());
    Ok(exception)
}

pub(crate) fn add_note(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "BaseException.add_note", 1, 1)?;
    let Some(note) = args[1].as_str().cloned() else {
        let kind = vm.type_name(&args[1]);
        return Err(vm.type_error(format!("note must be a str, not '{kind}'")));
    };
    let name = vm.names.notes.clone();
    match vm.get_attr_opt(&args[0], &name)? {
        None => vm.set_attr(&args[0], &name, Value::list(vec![Value::Str(note)]))?,
        Some(notes) => match notes.builtin() {
            Value::List(list) => list.push(Value::Str(note)),
            _ => return Err(vm.type_error("Cannot add note: __notes__ is not a list")),
        },
    }
    Ok(Value::None)
}

/// What every exception has: arguments, links to others, its traceback.
fn install_links(vm: &mut Vm) {
    let base = vm.types.base_exception.clone();
    vm.def_get(
        &base,
        "args",
        |_, value| Ok(data(value).args.borrow().clone()),
        Some(|vm, object, value| {
            not_deleted(vm, "args", &value)?;
            let items = vm.list_of(&value)?;
            *data(object).args.borrow_mut() = Value::tuple(items);
            Ok(())
        }),
    );
    vm.def_get(
        &base,
        "__cause__",
        |_, value| Ok(data(value).cause.borrow().clone()),
        Some(|vm, object, value| {
            not_deleted(vm, "__cause__", &value)?;
            check_link(vm, "cause", &value)?;
            *data(object).cause.borrow_mut() = value;
            data(object).suppress_context.set(true);
            Ok(())
        }),
    );
    vm.def_get(
        &base,
        "__context__",
        |_, value| Ok(data(value).context.borrow().clone()),
        Some(|vm, object, value| {
            not_deleted(vm, "__context__", &value)?;
            check_link(vm, "context", &value)?;
            *data(object).context.borrow_mut() = value;
            Ok(())
        }),
    );
    vm.def_get(
        &base,
        "__suppress_context__",
        |_, value| Ok(Value::Bool(data(value).suppress_context.get())),
        Some(|vm, object, value| match value {
            Value::Bool(truth) => {
                data(object).suppress_context.set(truth);
                Ok(())
            }
            Value::Null => Err(vm.type_error("can't delete numeric/char attribute")),
            _ => Err(vm.type_error("attribute value type must be bool")),
        }),
    );
    vm.def_get(
        &base,
        "__traceback__",
        |vm, value| Ok(vm.traceback_of(value)),
        Some(|vm, object, value| {
            not_deleted(vm, "__traceback__", &value)?;
            set_traceback(vm, object, value)
        }),
    );
}

fn not_deleted(vm: &mut Vm, name: &str, value: &Value) -> PyResult<()> {
    if value.is_null() {
        return Err(vm.type_error(format!("{name} may not be deleted")));
    }
    Ok(())
}

fn check_link(vm: &mut Vm, name: &str, value: &Value) -> PyResult<()> {
    let is_exception = matches!(value, Value::Instance(instance) if instance.exception().is_some());
    if value.is_none() || is_exception {
        return Ok(());
    }
    Err(vm.type_error(format!("exception {name} must be None or derive from BaseException")))
}

/// `StopIteration.value` and `SystemExit.code`.
fn install_control(vm: &mut Vm) {
    fn value_of(data: &ExceptionData) -> Vec<Value> {
        vec![data.first_arg()]
    }
    fn code_of(data: &ExceptionData) -> Vec<Value> {
        let args = data.args.borrow().clone();
        vec![match &args {
            Value::Tuple(items) if items.len() > 1 => args,
            _ => data.first_arg(),
        }]
    }
    let stop = vm.types.stop_iteration.clone();
    member!(vm, &stop, "value", value_of, 0);
    vm.def(&stop, "__init__", |vm, args| {
        let exception = init(vm, args)?;
        *data(&exception).extra.borrow_mut() = Value::tuple(value_of(data(&exception)));
        Ok(Value::None)
    });
    let exit = vm.types.system_exit.clone();
    member!(vm, &exit, "code", code_of, 0);
    vm.def(&exit, "__init__", |vm, args| {
        let exception = init(vm, args)?;
        *data(&exception).extra.borrow_mut() = Value::tuple(code_of(data(&exception)));
        Ok(Value::None)
    });
}

fn set_traceback(vm: &mut Vm, object: &Value, value: Value) -> PyResult<()> {
    let traceback = value.native::<crate::tracebacks::Traceback>();
    let entries = match traceback {
        Some(traceback) => traceback.entries[traceback.at..].iter().rev().cloned().collect(),
        None if value.is_none() => Vec::new(),
        None => return Err(vm.type_error("__traceback__ must be a traceback or None")),
    };
    if value.is_none() {
        let kept = data(object).kept.take();
        drop(kept);
    }
    let is_whole = traceback.is_some_and(|traceback| traceback.at == 0);
    *data(object).traceback.borrow_mut() = entries;
    data(object).traceback_object.replace(if is_whole { value } else { Value::Null });
    Ok(())
}
