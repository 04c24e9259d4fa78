//! The methods and attributes of `Future`.

use std::rc::Rc;

use vm::class::Class;
use vm::native::Args;
use vm::value::{Module, PyResult, Raised};
use vm::{Value, Vm};

use super::awaiting::{self, FutureIter};
use super::*;

pub(crate) fn install(vm: &mut Vm, module: &Rc<Module>) {
    let class = vm.native_type(module, "Future", "_asyncio", 200);
    vm.name_in_full(&class, "_asyncio");
    // Programs may give it attributes, although it has no `__dict__` to show them.
    class.has_dict.set(true);
    vm.register_class::<FutureData>(&class);
    vm.know_contents::<FutureData>(super::holding::CONTENTS);
    let iter = vm.native_type(module, "FutureIter", "_asyncio", 201);
    vm.register_class::<FutureIter>(&iter);
    awaiting::install_iterator(vm, &iter);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        Ok(vm.new_native(&class, FutureData::new(Value::None, None)))
    });
    vm.def(&class, "__init__", |vm, args| {
        let future = receiver(vm, &args[0])?;
        let [given] = args.bind_first(vm, "Future", 1, ["loop"], 0, 0)?;
        init(vm, &future, given.unwrap_or(Value::None))?;
        Ok(Value::None)
    });
    install_results(vm, &class);
    install_callbacks(vm, &class);
    install_attributes(vm, &class);
    vm.def(&class, "__await__", awaiting::await_future);
    vm.def(&class, "__iter__", awaiting::await_future);
    vm.def(&class, "__repr__", |vm, args| {
        let hook = hook(vm, "future_repr");
        vm.call(&hook, Args::one(args[0].clone()))
    });
    vm.def_class_method(&class, "__class_getitem__", |vm, args| {
        Ok(vm.generic_alias(args[0].clone(), args[1].clone()))
    });
    // Not through `def`: classes with a `__del__` are finalised always, these only when they ask for it.
    let del = vm::vm_native("__del__", "Future", finalize);
    let name = vm.intern("__del__");
    class.dict.set_str(&name, del);
    class.del_on_demand.set(true);
    class.changed();
}

fn install_results(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "result", |vm, args| {
        nothing_more(vm, "result", &args)?;
        let future = receiver(vm, &args[0])?;
        result(vm, &future)
    });
    vm.def(class, "exception", |vm, args| {
        if !is_alone(&args) {
            return Err(vm.type_error("exception() takes no arguments"));
        }
        let future = receiver(vm, &args[0])?;
        let data = of(&future);
        match data.state.get() {
            FutureState::Pending => Err(invalid_state(vm, "Exception is not set.")),
            FutureState::Cancelled => Err(make_cancelled_error(vm, data)),
            FutureState::Finished => {
                data.log_traceback.set(false);
                future.wants_del.set(false);
                Ok(data.exception().as_ref().map_or(Value::None, Raised::value))
            }
        }
    });
    vm.def(class, "set_result", |vm, args| {
        let future = receiver(vm, &args[0])?;
        exactly_one(vm, "set_result", &args, &[])?;
        set_result(vm, &future, args[1].clone())?;
        Ok(Value::None)
    });
    vm.def(class, "set_exception", |vm, args| {
        let future = receiver(vm, &args[0])?;
        exactly_one(vm, "set_exception", &args, &[])?;
        if of(&future).is_done() {
            return Err(invalid_state(vm, "invalid state"));
        }
        let base = vm.types.base_exception.clone();
        let is_exception = match &args[1] {
            Value::Class(class) => class.is_subclass(&base),
            other => vm.is_instance(other, &base),
        };
        if !is_exception {
            return Err(vm.type_error("invalid exception object"));
        }
        let mut raised = vm.exception_from(args[1].clone())?;
        if vm.raised_is(&raised, &vm.types.stop_iteration.clone()) {
            // It cannot be raised into a coroutine.
            let error = vm.runtime_error(
                "StopIteration interacts badly with generators and cannot be raised into a Future",
            );
            *error.data().cause.borrow_mut() = raised.value();
            *error.data().context.borrow_mut() = raised.value();
            error.data().suppress_context.set(true);
            raised = error;
        }
        set_exception(vm, &future, raised)?;
        Ok(Value::None)
    });
    vm.def(class, "cancel", |vm, args| {
        let future = receiver(vm, &args[0])?;
        let [message] = args.bind(vm, "cancel", 1, ["msg"], 0)?;
        let message = message.unwrap_or_default();
        Ok(Value::Bool(cancel(vm, &future, message)?))
    });
    vm.def(class, "cancelled", |vm, args| {
        nothing_more(vm, "cancelled", &args)?;
        let future = receiver(vm, &args[0])?;
        Ok(Value::Bool(of(&future).state.get() == FutureState::Cancelled))
    });
    vm.def(class, "done", |vm, args| {
        nothing_more(vm, "done", &args)?;
        let future = receiver(vm, &args[0])?;
        Ok(Value::Bool(of(&future).is_done()))
    });
    vm.def(class, "get_loop", |vm, args| {
        if !is_alone(&args) {
            return Err(vm.type_error("get_loop() takes no arguments"));
        }
        let future = receiver(vm, &args[0])?;
        let event_loop = of(&future).event_loop.get();
        if event_loop.is_none() {
            return Err(vm.runtime_error("Future object is not initialized."));
        }
        Ok(event_loop)
    });
    vm.def(class, "_make_cancelled_error", |vm, args| {
        nothing_more(vm, "_make_cancelled_error", &args)?;
        let future = receiver(vm, &args[0])?;
        Ok(make_cancelled_error(vm, of(&future)).value())
    });
}

fn install_callbacks(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "add_done_callback", |vm, mut args| {
        let future = receiver(vm, &args[0])?;
        exactly_one(vm, "add_done_callback", &args, &["context"])?;
        let context = match args.take_kw("context") {
            Some(context) if !context.is_none() => context,
            _ => crate::contexts::current(vm),
        };
        let function = args.take(1);
        add_callback(vm, &future, Callback::Call { function, context })?;
        Ok(Value::None)
    });
    vm.def(class, "remove_done_callback", |vm, args| {
        let future = receiver(vm, &args[0])?;
        exactly_one(vm, "remove_done_callback", &args, &[])?;
        let callbacks: Vec<Callback> = of(&future).callbacks().to_vec();
        let before = callbacks.len();
        let mut kept = SmallVec::new();
        for callback in callbacks {
            let same = match &callback {
                Callback::Call { function, .. } => vm.eq(function, &args[1])?,
                Callback::Wakeup(_) => false,
            };
            if !same {
                kept.push(callback);
            }
        }
        let removed = before - kept.len();
        let old = of(&future).callbacks.replace(kept);
        drop(old);
        Ok(Value::from(removed))
    });
}

fn install_attributes(vm: &mut Vm, class: &Rc<Class>) {
    fn get(value: &Value) -> &FutureData {
        data(value).expect("attributes of futures are reached through futures only")
    }
    vm.def_get(
        class,
        "_state",
        |_, value| {
            Ok(Value::str(match get(value).state.get() {
                FutureState::Pending => "PENDING",
                FutureState::Cancelled => "CANCELLED",
                FutureState::Finished => "FINISHED",
            }))
        },
        None,
    );
    vm.def_get(class, "_result", |_, value| Ok(get(value).result.get()), None);
    vm.def_get(
        class,
        "_exception",
        |_, value| Ok(get(value).exception().as_ref().map_or(Value::None, Raised::value)),
        None,
    );
    vm.def_get(
        class,
        "_callbacks",
        |vm, value| {
            let callbacks = get(value).callbacks().to_vec();
            if callbacks.is_empty() {
                return Ok(Value::None);
            }
            let mut list = Vec::new();
            for callback in callbacks {
                list.push(match callback {
                    Callback::Call { function, context } => {
                        let context = crate::contexts::as_object(vm, context);
                        Value::tuple(vec![function, context])
                    }
                    Callback::Wakeup(task) => {
                        let wakeup = vm.get_attr_str(&Value::Instance(task), "task_wakeup")?;
                        Value::tuple(vec![wakeup, Value::None])
                    }
                });
            }
            Ok(Value::list(list))
        },
        None,
    );
    vm.def_get(
        class,
        "_loop",
        |_, value| Ok(get(value).event_loop.get()),
        Some(|vm, object, value| {
            if value.is_null() {
                return Err(
                    vm.attribute_error("attribute '_loop' of '_asyncio.Future' objects is not writable")
                );
            }
            get(object).event_loop.set(value);
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_log_traceback",
        |_, value| Ok(Value::Bool(get(value).log_traceback.get())),
        Some(|vm, object, value| {
            if flag_to_set(vm, &value)? {
                return Err(vm.value_error("_log_traceback can only be set to False"));
            }
            get(object).log_traceback.set(false);
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_source_traceback",
        |_, value| Ok(get(value).source_traceback()),
        Some(|vm, object, value| {
            not_deleted(vm, &value)?;
            get(object).set_source_traceback(value);
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_cancel_message",
        |_, value| Ok(get(value).cancel_message()),
        Some(|vm, object, value| {
            not_deleted(vm, &value)?;
            get(object).set_cancel_message(value);
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_asyncio_future_blocking",
        |_, value| Ok(Value::Bool(get(value).blocking.get())),
        Some(|vm, object, value| {
            let truth = flag_to_set(vm, &value)?;
            get(object).blocking.set(truth);
            Ok(())
        }),
    );
}

/// Attributes of native futures cannot be deleted.
fn not_deleted(vm: &mut Vm, value: &Value) -> PyResult<()> {
    match value.is_null() {
        true => Err(vm.attribute_error("cannot delete attribute")),
        false => Ok(()),
    }
}

/// The truth that an attribute is set to.
pub(crate) fn flag_to_set(vm: &mut Vm, value: &Value) -> PyResult<bool> {
    not_deleted(vm, value)?;
    vm.truth(value)
}

/// A future is dropped whose exception nobody has looked at, or a task that is pending.
pub(crate) fn finalize(vm: &mut Vm, args: Args) -> PyResult {
    let future = receiver(vm, &args[0])?;
    let data = of(&future);
    if let Some(task) = &data.task
        && !data.is_done()
    {
        if !task.log_destroy_pending.get() || data.event_loop.get().is_none() {
            return Ok(Value::None);
        }
        return report(vm, &args[0], "task", "Task was destroyed but it is pending!", None);
    }
    if !data.log_traceback.get() {
        return Ok(Value::None);
    }
    data.log_traceback.set(false);
    let exception = data.exception();
    let kind = vm.short_type_name(&args[0]);
    report(vm, &args[0], "future", &format!("{kind} exception was never retrieved"), exception)
}

fn report(vm: &mut Vm, future: &Value, key: &str, message: &str, exception: Option<Raised>) -> PyResult {
    let context = Rc::new(vm::dict::Dict::new());
    // The order of the keys is the order of the lines.
    if let Some(exception) = exception {
        context.set("message", Value::str(message));
        context.set("exception", exception.value());
        context.set(key, future.clone());
    } else {
        context.set(key, future.clone());
        context.set("message", Value::str(message));
    }
    let source = of(&receiver(vm, future)?).source_traceback();
    if !source.is_none() {
        context.set("source_traceback", source);
    }
    let event_loop = of(&receiver(vm, future)?).event_loop.get();
    let handler = vm.get_attr_str(&event_loop, "call_exception_handler")?;
    vm.call(&handler, Args::one(Value::Dict(context)))
}

/// Whether a method got nothing but its object.
fn is_alone(args: &Args) -> bool {
    args.pos.len() == 1 && args.kw.is_empty()
}

/// A method that takes nothing but its object, named as that of futures or of tasks.
fn nothing_more(vm: &mut Vm, method: &str, args: &Args) -> PyResult<()> {
    if is_alone(args) {
        return Ok(());
    }
    let is_task = data(&args[0]).is_some_and(|data| data.task.is_some());
    args.exact(vm, &format!("{}.{method}", if is_task { "Task" } else { "Future" }), 1, 0)
}

/// Refuses any other number of arguments than one, and keywords that the method does not have.
fn exactly_one(vm: &mut Vm, method: &str, args: &Args, keywords: &[&str]) -> PyResult<()> {
    let by_position = args.pos.len() - 1;
    let (given, most) = (by_position + args.kw.len(), 1 + keywords.len());
    if given > most {
        let s = if most == 1 { "" } else { "s" };
        let keyword = if by_position == 0 { "keyword " } else { "" };
        let message = format!("{method}() takes at most {most} {keyword}argument{s} ({given} given)");
        return Err(vm.type_error(message));
    }
    if by_position != 1 {
        let message = format!("{method}() takes exactly 1 positional argument ({by_position} given)");
        return Err(vm.type_error(message));
    }
    match args.kw.iter().find(|(name, _)| !keywords.contains(&name.as_str())) {
        Some((name, _)) => {
            let message = format!("{method}() got an unexpected keyword argument '{}'", name.as_str());
            Err(vm.type_error(message))
        }
        None => Ok(()),
    }
}
