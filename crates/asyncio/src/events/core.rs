//! `LoopCore`, the class that the Python part makes `BaseEventLoop` of.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use executor::Schedule;
use trace::{EventKind, TimerId};
use vm::class::Class;
use vm::native::{Args, Flow};
use vm::value::{Module, PyResult};
use vm::{Value, Vm};

use super::handles::{context_of, handle, new_handle};
use super::polled;
use super::turns::{self, run_turns};
use super::{LoopData, LoopPayload, Ready, call_soon, deadline, instant, loop_data};
use crate::state::State;
use crate::{clock, processes, threads, tracing};

pub(super) fn install(vm: &mut Vm, module: &Rc<Module>) {
    let class = vm.native_type(module, "LoopCore", "_asyncio", 222);
    class.has_dict.set(true);
    vm.register_class::<LoopPayload>(&class);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let mut has_own = |names: &[&str]| {
            names.iter().any(|name| {
                let name = vm.intern(name);
                matches!(class.lookup(&name), Some(Value::Function(_)))
            })
        };
        let (own_soon, own_later) = (has_own(&["call_soon"]), has_own(&["call_later", "call_at"]));
        let data = LoopData {
            schedule: RefCell::new(Schedule::new()),
            polled: RefCell::default(),
            stopping: Cell::new(false),
            closed: Cell::new(false),
            debug: Cell::new(false),
            thread_id: RefCell::new(Value::None),
            told: Cell::new(false),
            current_handle: RefCell::new(Value::None),
            waiting: Cell::new(None),
            hold: Cell::new(None),
            deferred: RefCell::default(),
            waits: Cell::new(false),
            own_soon,
            own_later,
        };
        Ok(vm.new_native(&class, Rc::new(data)))
    });
    vm.def(&class, "__init__", |_, _| Ok(Value::None));
    install_calls(vm, &class);
    vm.def_flow(&class, "_run_turns", |vm, args| {
        processes::refuse_while_starting(vm)?;
        let event_loop = loop_data(vm, &args[0])?;
        Ok(Flow::Push(run_turns(event_loop, false)))
    });
    vm.def_flow(&class, "_run_once", |vm, args| {
        let event_loop = loop_data(vm, &args[0])?;
        Ok(Flow::Push(run_turns(event_loop, true)))
    });
    vm.def(&class, "stop", |vm, args| {
        nothing_more(vm, "stop", &args)?;
        loop_data(vm, &args[0])?.stopping.set(true);
        Ok(Value::None)
    });
    vm.def(&class, "close", |vm, args| {
        let data = loop_data(vm, &args[0])?;
        data.closed.set(true);
        if data.told.replace(false) {
            vm.recorder.record(EventKind::LoopStopped);
        }
        // Dropping what stood in the queue may run code of the program.
        let old = data.schedule.replace(Schedule::new());
        let (deferred, polled) = (data.deferred.take(), data.polled.take());
        drop((old, deferred, polled));
        Ok(Value::None)
    });
    vm.def(&class, "is_running", |vm, args| {
        nothing_more(vm, "is_running", &args)?;
        let data = loop_data(vm, &args[0])?;
        Ok(Value::Bool(!data.thread_id.borrow().is_none()))
    });
    vm.def(&class, "is_closed", |vm, args| {
        nothing_more(vm, "is_closed", &args)?;
        Ok(Value::Bool(loop_data(vm, &args[0])?.closed.get()))
    });
    vm.def(&class, "get_debug", |vm, args| {
        nothing_more(vm, "get_debug", &args)?;
        Ok(Value::Bool(loop_data(vm, &args[0])?.debug.get()))
    });
    vm.def(&class, "_check_closed", |vm, args| {
        if loop_data(vm, &args[0])?.closed.get() {
            return Err(vm.runtime_error("Event loop is closed"));
        }
        Ok(Value::None)
    });
    install_loop_attributes(vm, &class);
}

/// These methods take nothing but the loop, and complain as those written in Python do.
fn nothing_more(vm: &mut Vm, method: &str, args: &Args) -> PyResult<()> {
    if let Some((name, _)) = args.kw.first() {
        let text = format!("BaseEventLoop.{method}() got an unexpected keyword argument '{}'", name.as_str());
        return Err(vm.type_error(text));
    }
    match args.pos.len() {
        1 => Ok(()),
        given => Err(vm.type_error(format!(
            "BaseEventLoop.{method}() takes 1 positional argument but {given} were given"
        ))),
    }
}

fn install_loop_attributes(vm: &mut Vm, class: &Rc<Class>) {
    fn get(value: &Value) -> &LoopData {
        value.native::<LoopPayload>().expect("attributes of loops are reached through loops only")
    }
    vm.def_get(
        class,
        "_stopping",
        |_, value| Ok(Value::Bool(get(value).stopping.get())),
        Some(|vm, object, value| {
            let truth = vm.truth(&value)?;
            get(object).stopping.set(truth);
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_closed",
        |_, value| Ok(Value::Bool(get(value).closed.get())),
        Some(|vm, object, value| {
            let truth = vm.truth(&value)?;
            get(object).closed.set(truth);
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_debug",
        |_, value| Ok(Value::Bool(get(value).debug.get())),
        Some(|vm, object, value| {
            let truth = vm.truth(&value)?;
            get(object).debug.set(truth);
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_thread_id",
        |_, value| Ok(get(value).thread_id.borrow().clone()),
        Some(|vm, object, value| {
            // `asyncio.run` runs its loop several times; for a reader it is one.
            if !value.is_none() && !get(object).told.replace(true) {
                clock::charge(vm, true);
                vm.recorder.record(EventKind::LoopStarted);
            }
            *get(object).thread_id.borrow_mut() = value;
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_current_handle",
        |_, value| Ok(get(value).current_handle.borrow().clone()),
        Some(|_, object, value| {
            *get(object).current_handle.borrow_mut() = value;
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_waits",
        |_, value| Ok(Value::Bool(get(value).waits.get())),
        Some(|vm, object, value| {
            let truth = vm.truth(&value)?;
            get(object).waits.set(truth);
            Ok(())
        }),
    );
    vm.def_get(class, "_ready", |vm, value| Ok(turns::ready(vm, value)), None);
    vm.def_get(class, "_scheduled", |vm, value| Ok(turns::scheduled(vm, value)), None);
}

fn install_calls(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "time", |vm, _| Ok(clock::read(vm)));
    vm.def(class, "call_soon", |vm, args| soon(vm, args, "BaseEventLoop.call_soon"));
    vm.def(class, "call_soon_threadsafe", |vm, args| {
        let event_loop = args[0].clone();
        let handle = soon(vm, args, "BaseEventLoop.call_soon_threadsafe")?;
        let waiting = loop_data(vm, &event_loop)?.waiting.get();
        if let Some(thread) = waiting {
            threads::wake(vm, thread);
        }
        Ok(handle)
    });
    vm.def(class, "_poll", polled::poll);
    vm.def(class, "_unpoll", polled::unpoll);
    // CPython makes a task of its own here: the next default name has a higher number.
    vm.def(class, "_count_task", |vm, _| {
        vm.state::<State>().next_name += 1;
        Ok(Value::None)
    });
    vm.def(class, "call_later", |vm, mut args| {
        clock::charge(vm, false);
        required(vm, &mut args, "BaseEventLoop.call_later", &["delay", "callback"])?;
        let delay = args[1].clone();
        if delay.is_none() {
            return Err(vm.type_error("delay must not be None"));
        }
        let event_loop = args[0].clone();
        let now = if vm.class_of(&event_loop).is_heap {
            let time = vm.get_attr_str(&event_loop, "time")?;
            vm.call(&time, Args::new())?
        } else {
            Value::Float(vm.clock as f64 / 1e9)
        };
        let when = vm.binary_op(bytecode::BinaryOp::Add, false, now, delay)?;
        if loop_data(vm, &event_loop)?.own_later {
            let call_at = vm.get_attr_str(&event_loop, "call_at")?;
            args.pos[1] = when;
            args.pos.remove(0);
            return vm.call(&call_at, args);
        }
        at(vm, args, when, "BaseEventLoop.call_later")
    });
    vm.def(class, "call_at", |vm, mut args| {
        required(vm, &mut args, "BaseEventLoop.call_at", &["when", "callback"])?;
        let when = args[1].clone();
        if when.is_none() {
            return Err(vm.type_error("when cannot be None"));
        }
        at(vm, args, when, "BaseEventLoop.call_at")
    });
}

/// Takes the arguments without which there is nothing to call, which may be given by name.
fn required(vm: &mut Vm, args: &mut Args, method: &str, names: &[&str]) -> PyResult<()> {
    if args.kw.is_empty() && args.len() > names.len() {
        return Ok(());
    }
    let unknown = |name: &&vm::Str| name.as_str() != "context" && !names.contains(&name.as_str());
    if let Some(name) = args.kw.iter().map(|(name, _)| name).find(unknown) {
        return Err(
            vm.type_error(format!("{method}() got an unexpected keyword argument '{}'", name.as_str()))
        );
    }
    let given = &names[..names.len().min(args.len() - 1)];
    if let Some(twice) = given.iter().find(|name| args.kw.iter().any(|(key, _)| key.as_str() == **name)) {
        return Err(vm.type_error(format!("{method}() got multiple values for argument '{twice}'")));
    }
    let mut missing = Vec::new();
    for name in &names[given.len()..] {
        match args.take_kw(name) {
            Some(value) if missing.is_empty() => args.pos.push(value),
            Some(_) => {}
            None => missing.push(format!("'{name}'")),
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let plural = if missing.len() == 1 { "" } else { "s" };
    Err(vm.type_error(format!(
        "{method}() missing {} required positional argument{plural}: {}",
        missing.len(),
        missing.join(" and ")
    )))
}

fn soon(vm: &mut Vm, mut args: Args, method: &str) -> PyResult {
    required(vm, &mut args, method, &["callback"])?;
    let context = context_of(vm, &mut args)?;
    args.no_more_kw(vm, method, &["context"])?;
    let event_loop = args.take(0);
    let callback = args.take(1);
    let data = loop_data(vm, &event_loop)?;
    if data.closed.get() {
        return Err(vm.runtime_error("Event loop is closed"));
    }
    if data.debug.get() {
        let method = method.trim_start_matches("BaseEventLoop.");
        if method == "call_soon" {
            let check = vm.get_attr_str(&event_loop, "_check_thread")?;
            vm.call(&check, Args::new())?;
        }
        let check = vm.get_attr_str(&event_loop, "_check_callback")?;
        vm.call(&check, Args::two(callback.clone(), Value::str(method)))?;
    }
    let rest = args.pos.drain(2..).collect();
    call_soon(vm, &event_loop, callback, rest, context).map(Value::Instance)
}

fn at(vm: &mut Vm, mut args: Args, when: Value, method: &str) -> PyResult {
    let context = context_of(vm, &mut args)?;
    args.no_more_kw(vm, method, &["context"])?;
    let event_loop = args.take(0);
    let callback = args.take(2);
    let data = loop_data(vm, &event_loop)?;
    if data.closed.get() {
        return Err(vm.runtime_error("Event loop is closed"));
    }
    if data.debug.get() {
        let check = vm.get_attr_str(&event_loop, "_check_thread")?;
        vm.call(&check, Args::new())?;
        let check = vm.get_attr_str(&event_loop, "_check_callback")?;
        vm.call(&check, Args::two(callback.clone(), Value::str("call_at")))?;
    }
    let rest = args.pos.drain(3..).collect();
    let is_whole = matches!(when, Value::Int(_));
    let mut when = vm.float_arg(&when)?;
    let deadline = deadline(vm, when);
    if (when * 1e9).round_ties_even() as i64 != deadline {
        when = deadline as f64 / 1e9;
    }
    let instance = new_handle(vm, &event_loop, callback.clone(), rest, context, Some(when));
    handle(&instance).is_whole.set(is_whole && when.fract() == 0.0);
    let state = vm.state::<State>();
    state.next_timer += 1;
    let timer = state.next_timer;
    tracing::timer_set(vm, timer, deadline.max(0) as u64, Some(&callback));
    let ready = Ready::Handle(instance.clone());
    let id = data.schedule.borrow_mut().call_at(instant(deadline), ready);
    handle(&instance).timer.set(Some((id, timer)));
    handle(&instance).told.set(Some(trace::Handle::Timer(TimerId(timer))));
    Ok(Value::Instance(instance))
}
