//! The module `_thread`. `threading`, `queue` and `concurrent.futures` are Python code on top of it.

use std::rc::Rc;

use vm::frame::Kind;
use vm::native::{Args, Flow};
use vm::value::{Module, PyResult};
use vm::{Value, Vm};

use crate::handles::{self, HandleData, new_handle, start_thread};
use crate::locks::{self, LockData, TIMEOUT_MAX};
use crate::state::State;
use crate::{processes, threads, tracing};

/// The least that `threading.stack_size` takes, in bytes, as on Linux.
const SMALLEST_STACK: i64 = 32_768;

/// Fills the module `_thread`.
pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    locks::install(vm, module);
    handles::install(vm, module);
    vm.add_function(module, "get_ident", |vm, args| {
        args.exact(vm, "_thread.get_ident", 0, 0)?;
        Ok(Value::Int(ident(vm)))
    });
    vm.add_function(module, "get_native_id", |vm, args| {
        args.exact(vm, "_thread.get_native_id", 0, 0)?;
        Ok(Value::Int(ident(vm)))
    });
    vm.add_function(module, "_current_frames", |vm, _| threads::current_frames(vm));
    vm.add_function(module, "_get_main_thread_ident", |vm, _| {
        Ok(Value::Int(i64::from(processes::main_thread(vm)) + 1))
    });
    vm.add_flow(module, "_shutdown", |_, _| Ok(Flow::Push(Box::new(handles::ShutDown))));
    vm.add_function(module, "stack_size", |vm, args| {
        args.between(vm, "stack_size", 0, 0, 1)?;
        // Asking sets it back to the system's default, as in CPython.
        let size = match args.get(0) {
            Some(size) => vm.small_index(&size.clone())?,
            None => 0,
        };
        if size < 0 {
            return Err(vm.value_error("size must be 0 or a positive value"));
        }
        if size != 0 && size < SMALLEST_STACK {
            return Err(vm.value_error(format!("size not valid: {size} bytes")));
        }
        // Frames are on the heap: a thread needs no stack, and the number is only kept.
        Ok(Value::Int(std::mem::replace(&mut vm.state::<State>().stack_size, size)))
    });
    vm.add_function(module, "start_joinable_thread", |vm, mut args| {
        let given = args.take_kw("handle").unwrap_or(Value::None);
        let daemon = match args.take_kw("daemon") {
            Some(daemon) => vm.truth(&daemon)?,
            None => true,
        };
        // Of this library: the process to which the thread is to belong.
        let process = match args.take_kw("_process") {
            Some(Value::Int(process)) => Some(process as u32),
            _ => None,
        };
        let name = match args.take_kw("_name") {
            Some(name) => Some(vm.str(&name)?.to_string()),
            None => None,
        };
        args.exact(vm, "start_joinable_thread", 0, 1)?;
        let given = if given.is_none() { new_handle(vm) } else { given };
        start_thread(vm, (args.take(0), Args::new()), given.clone(), daemon, process, name)?;
        Ok(given)
    });
    for name in ["start_new_thread", "start_new"] {
        vm.add_function(module, name, |vm, mut args| {
            args.between(vm, "start_new_thread", 0, 2, 3)?;
            let mut call = Args::new();
            if !vm.is_callable(&args[0]) {
                return Err(vm.type_error("first arg must be callable"));
            }
            match args[1].builtin() {
                Value::Tuple(items) => call.pos.extend(items.iter().cloned()),
                _ => return Err(vm.type_error("2nd arg must be a tuple")),
            }
            match args.get(2).map(Value::builtin) {
                None => {}
                Some(Value::Dict(named)) => {
                    for (key, value) in named.entries() {
                        let Some(key) = key.as_str() else {
                            return Err(vm.type_error("keywords must be strings"));
                        };
                        call.kw.push((vm.intern(key), value));
                    }
                }
                Some(_) => return Err(vm.type_error("optional 3rd arg must be a dictionary")),
            }
            let handle = new_handle(vm);
            let number = start_thread(vm, (args.take(0), call), handle, true, None, None)?;
            Ok(Value::Int(i64::from(number) + 1))
        });
    }
    for name in ["exit", "exit_thread"] {
        vm.add_function(module, name, |vm, args| {
            args.exact(vm, "_thread.exit", 0, 0)?;
            let exit = vm.types.system_exit.clone();
            Err(vm.new_exception(&exit, Vec::new()))
        });
    }
    vm.add_function(module, "_label", |vm, args| {
        args.between(vm, "_label", 0, 3, 4)?;
        let is_io = args.get(3).is_some_and(|value| matches!(value, Value::Bool(true)));
        let label = match &args[2] {
            Value::Str(label) => label.clone(),
            _ => vm.str(&args[1])?,
        };
        if let Some(data) = args[0].native::<LockData>() {
            *data.label.borrow_mut() = Some(label.as_str().into());
            data.is_io.set(is_io);
            *data.owner_object.borrow_mut() = locks::weak(&args[2]);
        }
        if let Some(data) = args[0].native::<HandleData>() {
            *data.label.borrow_mut() = Some(label.as_str().into());
        }
        Ok(Value::None)
    });
    // Whether it is told: what the library takes for itself is not.
    vm.add_function(module, "_taken", |vm, args| {
        let is_told = caller_is_program(vm, 1);
        if is_told {
            let label = vm.str(&args[1])?;
            tracing::acquired(vm, &args[0], &label);
        }
        Ok(Value::Bool(is_told))
    });
    vm.add_function(module, "_given_back", |vm, args| {
        tracing::released(vm, &args[0]);
        Ok(Value::None)
    });
    // The lock of a condition: it is the program's where the condition is.
    vm.add_function(module, "_of_condition", |vm, args| {
        if let Some(data) = args[0].native::<LockData>()
            && caller_is_program(vm, 1)
        {
            data.kind.set(Some("condition"));
            *data.owner_object.borrow_mut() = locks::weak(&args[1]);
        }
        Ok(Value::None)
    });
    vm.add_value(module, "TIMEOUT_MAX", Value::Float(TIMEOUT_MAX));
    let error = Value::Class(vm.types.runtime_error.clone());
    vm.add_value(module, "error", error);
    // What the main thread calls next, and whether it is woken for that.
    vm.add_function(module, "_interrupt", |vm, args| {
        args.exact(vm, "_interrupt", 0, 2)?;
        let wakes = vm.truth(&args[1])?;
        crate::interrupts::interrupt(vm, args[0].clone(), wakes);
        Ok(Value::None)
    });
    // What the main thread calls after some seconds, and in intervals; without arguments, what is left of that.
    vm.add_function(module, "_alarm", |vm, args| {
        let (left, interval) = match args.pos.len() {
            0 => crate::interrupts::left(vm),
            _ => {
                args.exact(vm, "_alarm", 0, 3)?;
                let (seconds, interval) = (vm.float_arg(&args[1])?, vm.float_arg(&args[2])?);
                crate::interrupts::set_alarm(vm, args[0].clone(), seconds, interval)
            }
        };
        Ok(Value::tuple(vec![Value::Float(left), Value::Float(interval)]))
    });
    vm.add_flow(module, "interrupt_main", |vm, args| {
        let module = vm.import_module("_signal_handlers")?;
        let interrupt = vm.get_attr_str(&module, "interrupt")?;
        Ok(Flow::Call(interrupt, args))
    });
    vm.add_function(module, "__getattr__", |vm, args| {
        let name = vm.attribute_name(&args[0])?;
        if name.as_str() == "_local" {
            let module = vm.import_module("_thread_local")?;
            return vm.get_attr_str(&module, "local");
        }
        Err(vm.attribute_error(format!("module '_thread' has no attribute '{}'", name.as_str())))
    });
    Ok(())
}

/// Whether code of the program called the library's function that runs, so many frames further down.
pub(crate) fn caller_is_program(vm: &Vm, skipped: usize) -> bool {
    let mut frames = vm.fiber.frames.iter().rev().filter(|frame| matches!(frame.kind, Kind::Python));
    frames.nth(skipped).is_some_and(|frame| !frame.code.is_library())
}

/// The number that programs see; it is not 0.
pub(crate) fn ident(vm: &Vm) -> i64 {
    vm.fiber.thread as i64 + 1
}
