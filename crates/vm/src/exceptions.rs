//! Attributes and methods of the exception classes.

use std::rc::Rc;

use crate::class::Class;
use crate::exception::ExceptionData;
use crate::native::Args;
use crate::value::{Instance, Payload, PyResult, Value};
use crate::vm::Vm;

fn data(value: &Value) -> &ExceptionData {
    match value {
        Value::Instance(instance) => instance.exception().expect("methods of exceptions get exceptions"),
        _ => unreachable!("methods of exceptions get exceptions"),
    }
}

pub(crate) fn install(vm: &mut Vm) {
    let base = vm.types.base_exception.clone();
    vm.def_new(&base, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        vm.check_instantiable(&class)?;
        let data = ExceptionData::new(args.pos.to_vec());
        Ok(Value::Instance(Instance::new(class, Payload::Exception(Box::new(data)))))
    });
    vm.def(&base, "__init__", |vm, mut args| {
        let kind = vm.type_name(&args[0]);
        args.no_kw(vm, &kind)?;
        let exception = args.take(0);
        args.pos.remove(0);
        *data(&exception).args.borrow_mut() = Value::tuple(args.pos.to_vec());
        Ok(Value::None)
    });
    vm.def(&base, "__str__", |vm, args| {
        let given = data(&args[0]).args.borrow().clone();
        let Value::Tuple(items) = &given else { return Ok(Value::str("")) };
        Ok(match items.len() {
            0 => Value::str(""),
            1 => Value::Str(vm.str(&items[0])?),
            _ => Value::Str(vm.repr(&given)?),
        })
    });
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
        args.exact(vm, "with_traceback", 1, 1)?;
        set_traceback(vm, &args[0], args[1].clone())?;
        Ok(args[0].clone())
    });
    vm.def(&base, "add_note", |vm, args| {
        args.exact(vm, "BaseException.add_note", 1, 1)?;
        let note = vm.str_arg(&args[1], "note must be a str")?;
        let notes = vm.names.notes.clone();
        let Value::Instance(instance) = &args[0] else { return Ok(Value::None) };
        match instance.dict().get_str(&notes) {
            Some(Value::List(list)) => list.push(Value::Str(note)),
            _ => instance.dict().set_str(&notes, Value::list(vec![Value::Str(note)])),
        }
        Ok(Value::None)
    });
    vm.def(&base, "__reduce__", |vm, args| {
        let class = Value::Class(vm.class_of(&args[0]));
        Ok(Value::tuple(vec![class, data(&args[0]).args.borrow().clone()]))
    });
    vm.def(&base, "__setstate__", |_, _| Ok(Value::None));
    vm.def_get(
        &base,
        "args",
        |_, value| Ok(data(value).args.borrow().clone()),
        Some(|vm, object, value| {
            let items = vm.list_of(&value)?;
            *data(object).args.borrow_mut() = Value::tuple(items);
            Ok(())
        }),
    );
    vm.def_get(
        &base,
        "__cause__",
        |_, value| Ok(data(value).cause.borrow().clone()),
        Some(|_, object, value| {
            *data(object).cause.borrow_mut() = value;
            data(object).suppress_context.set(true);
            Ok(())
        }),
    );
    vm.def_get(
        &base,
        "__context__",
        |_, value| Ok(data(value).context.borrow().clone()),
        Some(|_, object, value| {
            *data(object).context.borrow_mut() = value;
            Ok(())
        }),
    );
    vm.def_get(
        &base,
        "__suppress_context__",
        |_, value| Ok(Value::Bool(data(value).suppress_context.get())),
        Some(|vm, object, value| {
            let truth = vm.truth(&value)?;
            data(object).suppress_context.set(truth);
            Ok(())
        }),
    );
    vm.def_get(&base, "__traceback__", |vm, value| Ok(vm.traceback_of(value)), Some(set_traceback));

    let stop = vm.types.stop_iteration.clone();
    vm.def_get(&stop, "value", |_, value| Ok(data(value).first_arg()), None);
    let exit = vm.types.system_exit.clone();
    vm.def_get(
        &exit,
        "code",
        |_, value| {
            let args = data(value).args.borrow().clone();
            Ok(match &args {
                Value::Tuple(items) if items.len() > 1 => args,
                _ => data(value).first_arg(),
            })
        },
        None,
    );
    let key = vm.types.key_error.clone();
    vm.def(&key, "__str__", |vm, args| {
        let given = data(&args[0]).args.borrow().clone();
        let Value::Tuple(items) = &given else { return Ok(Value::str("")) };
        Ok(match items.len() {
            0 => Value::str(""),
            1 => Value::Str(vm.repr(&items[0])?),
            _ => Value::Str(vm.repr(&given)?),
        })
    });
    install_names(vm);
    install_os_error(vm);
    install_unicode(vm);
    install_groups(vm);
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
    *data(object).traceback.borrow_mut() = entries;
    Ok(())
}

/// `name` and `obj` of `NameError`, `AttributeError`, `ImportError`: given by keyword, or kept by the machine.
fn install_names(vm: &mut Vm) {
    fn part(value: &Value, index: usize, name: &str) -> Value {
        if let Value::Instance(instance) = value
            && let Some(dict) = instance.dict_if_any()
            && let Some(found) = dict.get(name)
        {
            return found;
        }
        match &*data(value).extra.borrow() {
            Value::Tuple(parts) => parts.get(index).cloned().unwrap_or(Value::None),
            _ => Value::None,
        }
    }
    for class in
        [vm.types.name_error.clone(), vm.types.attribute_error.clone(), vm.types.import_error.clone()]
    {
        vm.def(&class, "__init__", |vm, mut args| {
            let exception = args.take(0);
            args.pos.remove(0);
            if let Value::Instance(instance) = &exception {
                for (name, value) in args.kw.drain(..) {
                    let name = vm.intern(&name);
                    instance.dict().set_str(&name, value);
                }
            }
            *data(&exception).args.borrow_mut() = Value::tuple(args.pos.to_vec());
            Ok(Value::None)
        });
        vm.def_get(
            &class,
            "name",
            |_, value| Ok(part(value, 0, "name")),
            Some(|vm, object, value| {
                let name = vm.intern("name");
                if let Value::Instance(instance) = object {
                    instance.dict().set_str(&name, value);
                }
                Ok(())
            }),
        );
    }
    let class = vm.types.attribute_error.clone();
    vm.def_get(&class, "obj", |_, value| Ok(part(value, 1, "obj")), None);
    let class = vm.types.import_error.clone();
    vm.def_get(&class, "path", |_, value| Ok(part(value, 9, "path")), None);
    vm.def_get(&class, "msg", |_, value| Ok(data(value).first_arg()), None);
    install_syntax_error(vm);
}

/// `SyntaxError(message, (file, line, column, text, end line, end column))`
fn install_syntax_error(vm: &mut Vm) {
    fn part(value: &Value, index: usize) -> Value {
        let Value::Tuple(args) = &*data(value).args.borrow() else { return Value::None };
        match args.get(1) {
            Some(Value::Tuple(place)) => place.get(index).cloned().unwrap_or(Value::None),
            _ => Value::None,
        }
    }
    let class = vm.types.syntax_error.clone();
    vm.def_get(&class, "msg", |_, value| Ok(data(value).first_arg()), None);
    vm.def_get(&class, "filename", |_, value| Ok(part(value, 0)), None);
    vm.def_get(&class, "lineno", |_, value| Ok(part(value, 1)), None);
    vm.def_get(&class, "offset", |_, value| Ok(part(value, 2)), None);
    vm.def_get(&class, "text", |_, value| Ok(part(value, 3)), None);
    vm.def_get(&class, "end_lineno", |_, value| Ok(part(value, 4)), None);
    vm.def_get(&class, "end_offset", |_, value| Ok(part(value, 5)), None);
    vm.def(&class, "__str__", |vm, args| {
        let message = vm.str(&data(&args[0]).first_arg())?;
        let (file, line) = (part(&args[0], 0), part(&args[0], 1));
        let file = file.as_str().map(|file| file.rsplit('/').next().unwrap_or_default().to_owned());
        Ok(match (file, line) {
            (Some(file), Value::Int(line)) => {
                Value::str(format!("{} ({file}, line {line})", message.as_str()))
            }
            (Some(file), _) => Value::str(format!("{} ({file})", message.as_str())),
            (None, Value::Int(line)) => Value::str(format!("{} (line {line})", message.as_str())),
            (None, _) => Value::Str(message),
        })
    });
}

fn install_os_error(vm: &mut Vm) {
    let class = vm.types.os_error.clone();
    // `OSError(2, "…")` makes a `FileNotFoundError`, and so on.
    vm.def_new(&class, |vm, mut args| {
        let mut class = vm.class_arg(&mut args)?;
        if Rc::ptr_eq(&class, &vm.types.os_error)
            && args.len() >= 2
            && let Value::Int(number) = &args[0]
        {
            class = error_class(vm, *number).unwrap_or(class);
        }
        let given = args.pos.to_vec();
        let data = ExceptionData::new(os_args(&given));
        *data.extra.borrow_mut() = Value::tuple(given);
        Ok(Value::Instance(Instance::new(class, Payload::Exception(Box::new(data)))))
    });
    vm.def(&class, "__init__", |_, mut args| {
        let exception = args.take(0);
        args.pos.remove(0);
        let given = args.pos.to_vec();
        *data(&exception).args.borrow_mut() = Value::tuple(os_args(&given));
        *data(&exception).extra.borrow_mut() = Value::tuple(given);
        Ok(Value::None)
    });
    fn part(value: &Value, index: usize) -> Value {
        match &*data(value).extra.borrow() {
            Value::Tuple(parts) if parts.len() >= 2 => parts.get(index).cloned().unwrap_or(Value::None),
            _ => Value::None,
        }
    }
    vm.def_get(&class, "errno", |_, value| Ok(part(value, 0)), None);
    vm.def_get(&class, "strerror", |_, value| Ok(part(value, 1)), None);
    vm.def_get(&class, "filename", |_, value| Ok(part(value, 2)), None);
    vm.def_get(&class, "filename2", |_, value| Ok(part(value, 4)), None);
    vm.def(&class, "__str__", |vm, args| {
        let (errno, text, file) = (part(&args[0], 0), part(&args[0], 1), part(&args[0], 2));
        if errno.is_none() && text.is_none() {
            let given = data(&args[0]).args.borrow().clone();
            let Value::Tuple(items) = &given else { return Ok(Value::str("")) };
            return Ok(match items.len() {
                0 => Value::str(""),
                1 => Value::Str(vm.str(&items[0])?),
                _ => Value::Str(vm.repr(&given)?),
            });
        }
        let (errno, text) = (vm.str(&errno)?, vm.str(&text)?);
        if file.is_none() {
            return Ok(Value::str(format!("[Errno {}] {}", errno.as_str(), text.as_str())));
        }
        let file = vm.repr(&file)?;
        Ok(Value::str(format!("[Errno {}] {}: {}", errno.as_str(), text.as_str(), file.as_str())))
    });
}

/// The `args` of an `OSError` are the number and the text only.
fn os_args(given: &[Value]) -> Vec<Value> {
    if (3..=5).contains(&given.len()) { given[..2].to_vec() } else { given.to_vec() }
}

fn error_class(vm: &Vm, number: i64) -> Option<Rc<Class>> {
    let types = &vm.types;
    Some(
        match number {
            11 => &types.blocking_io_error,
            10 => &types.child_process_error,
            32 => &types.broken_pipe_error,
            103 => &types.connection_aborted_error,
            111 => &types.connection_refused_error,
            104 => &types.connection_reset_error,
            17 => &types.file_exists_error,
            2 => &types.file_not_found_error,
            4 => &types.interrupted_error,
            21 => &types.is_a_directory_error,
            20 => &types.not_a_directory_error,
            1 | 13 => &types.permission_error,
            3 => &types.process_lookup_error,
            110 => &types.timeout_error,
            _ => return None,
        }
        .clone(),
    )
}

fn install_unicode(vm: &mut Vm) {
    fn part(value: &Value, index: usize) -> Value {
        match &*data(value).args.borrow() {
            Value::Tuple(parts) => parts.get(index).cloned().unwrap_or(Value::None),
            _ => Value::None,
        }
    }
    for class in [vm.types.unicode_decode_error.clone(), vm.types.unicode_encode_error.clone()] {
        vm.def_get(&class, "encoding", |_, value| Ok(part(value, 0)), None);
        vm.def_get(&class, "object", |_, value| Ok(part(value, 1)), None);
        vm.def_get(&class, "start", |_, value| Ok(part(value, 2)), None);
        vm.def_get(&class, "end", |_, value| Ok(part(value, 3)), None);
        vm.def_get(&class, "reason", |_, value| Ok(part(value, 4)), None);
        vm.def(&class, "__str__", |vm, args| {
            let (encoding, object) = (vm.str(&part(&args[0], 0))?, part(&args[0], 1));
            let (Value::Int(start), Value::Int(end)) = (part(&args[0], 2), part(&args[0], 3)) else {
                return Ok(Value::str(""));
            };
            let reason = vm.str(&part(&args[0], 4))?;
            let (encoding, reason) = (encoding.as_str(), reason.as_str());
            if let Some(bytes) = crate::operators::bytes_of(&object) {
                return Ok(Value::str(match bytes.get(start.max(0) as usize) {
                    Some(byte) if end == start + 1 => format!(
                        "'{encoding}' codec can't decode byte {byte:#04x} in position {start}: {reason}"
                    ),
                    _ => format!(
                        "'{encoding}' codec can't decode bytes in position {start}-{}: {reason}",
                        end - 1
                    ),
                }));
            }
            let char = object.as_str().and_then(|text| text.chars().nth(start.max(0) as usize));
            Ok(Value::str(match char {
                Some(char) if end == start + 1 => {
                    let code = char as u32;
                    let shown = match code {
                        0..=0xff => format!("\\x{code:02x}"),
                        0x100..=0xffff => format!("\\u{code:04x}"),
                        _ => format!("\\U{code:08x}"),
                    };
                    format!(
                        "'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}"
                    )
                }
                _ => format!(
                    "'{encoding}' codec can't encode characters in position {start}-{}: {reason}",
                    end - 1
                ),
            }))
        });
    }
}

fn install_groups(vm: &mut Vm) {
    let class = vm.types.base_exception_group.clone();
    vm.def_new(&class, |vm, mut args| {
        let mut class = vm.class_arg(&mut args)?;
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
            return Err(vm.type_error(format!("argument 1 must be str, not {kind}")));
        }
        let given = args.take(1);
        if !matches!(given.builtin(), Value::List(_) | Value::Tuple(_)) {
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
        let data = ExceptionData::new(vec![message, given]);
        *data.extra.borrow_mut() = Value::tuple(exceptions);
        Ok(Value::Instance(Instance::new(class, Payload::Exception(Box::new(data)))))
    });
    vm.def(&class, "__init__", |_, mut args| {
        let exception = args.take(0);
        args.pos.remove(0);
        *data(&exception).args.borrow_mut() = Value::tuple(args.pos.to_vec());
        Ok(Value::None)
    });
    vm.def(&class, "__str__", |vm, args| {
        let message = vm.str(&data(&args[0]).first_arg())?;
        let count = parts_of(&args[0]).len();
        let plural = if count == 1 { "" } else { "s" };
        Ok(Value::str(format!("{} ({count} sub-exception{plural})", message.as_str())))
    });
    vm.def_get(&class, "message", |_, value| Ok(data(value).first_arg()), None);
    vm.def_get(&class, "exceptions", |_, value| Ok(Value::tuple(parts_of(value))), None);
    vm.def(&class, "derive", |vm, args| {
        args.exact(vm, "derive", 1, 1)?;
        let class = Value::Class(vm.types.base_exception_group.clone());
        let message = data(&args[0]).first_arg();
        vm.call(&class, Args::two(message, args[1].clone()))
    });
    vm.def(&class, "split", |vm, args| {
        args.exact(vm, "split", 1, 1)?;
        let (matched, rest) = split(vm, &args[0], &args[1])?;
        Ok(Value::tuple(vec![matched, rest]))
    });
    vm.def(&class, "subgroup", |vm, args| {
        args.exact(vm, "subgroup", 1, 1)?;
        Ok(split(vm, &args[0], &args[1])?.0)
    });
    vm.def_class_method(&class, "__class_getitem__", |vm, args| {
        args.exact(vm, "__class_getitem__", 1, 1)?;
        Ok(vm.generic_alias(args[0].clone(), args[1].clone()))
    });
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
        Value::Class(_) | Value::Tuple(_) => vm.exception_matches(exception, condition)?,
        Value::Function(_) | Value::Method(_) | Value::Native(_) => {
            let result = vm.call(condition, Args::one(exception.clone()))?;
            vm.truth(&result)?
        }
        _ => {
            return Err(vm.type_error(
                "expected an exception type, a tuple of exception types, or a callable (other than a class)",
            ));
        }
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
