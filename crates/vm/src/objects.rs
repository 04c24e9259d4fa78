//! Attributes of built-in functions, methods, generators, coroutines, code, cells, modules.

use std::rc::Rc;

use crate::collect;
use crate::generator::{Generator, GeneratorKind, GeneratorState};
use crate::iter::{IterState, NativeIter, StepMode};
use crate::native::{Args, Flow, Sent};
use crate::value::{PyCell, PyResult, Value};
use crate::vm::Vm;

mod code;
mod frames;
mod function;
mod modules;
mod throwing;

pub use frames::{FrameInfo, FramePlace};
pub(crate) use throwing::Given;
use throwing::thrown;

pub(crate) fn install(vm: &mut Vm) {
    function::install(vm);
    install_native(vm);
    install_method(vm);
    install_generators(vm);
    install_async_generator(vm);
    install_iterators(vm);
    install_small(vm);
}

/// The class that has a function as a static method, or as what makes its instances.
fn holder(value: &Value) -> Option<Rc<crate::class::Class>> {
    match value {
        Value::Native(native) => native.holder.get().and_then(std::rc::Weak::upgrade),
        _ => None,
    }
}

fn install_native(vm: &mut Vm) {
    let types = &vm.types;
    let classes =
        [&types.builtin_function, &types.method_descriptor, &types.wrapper_descriptor, &types.method_wrapper];
    for class in classes.map(Rc::clone) {
        fn name(value: &Value) -> &'static str {
            match value {
                Value::Native(native) => native.name,
                Value::Method(method) => match &method.function {
                    Value::Native(native) => native.name,
                    _ => "",
                },
                _ => "",
            }
        }
        vm.def_get(&class, "__name__", |_, value| Ok(Value::str(name(value))), None);
        vm.def_get(
            &class,
            "__qualname__",
            |vm, value| {
                if let Value::Method(method) = value
                    && matches!(&method.function, Value::Native(native) if !native.is_wrapper())
                {
                    let class = match &method.receiver {
                        Value::Class(class) => class.clone(),
                        receiver => vm.class_of(receiver),
                    };
                    let class = class.qualname.borrow();
                    return Ok(Value::str(format!("{}.{}", class.as_str(), name(value))));
                }
                if let Some(class) = holder(value) {
                    let class = class.qualname.borrow();
                    return Ok(Value::str(format!("{}.{}", class.as_str(), name(value))));
                }
                let owner = match value {
                    Value::Native(native) => native.owner,
                    Value::Method(method) => match &method.function {
                        Value::Native(native) => native.owner,
                        _ => None,
                    },
                    _ => None,
                };
                Ok(match owner {
                    Some(owner) => {
                        // Messages call the class with its module, names do not.
                        let class = owner.rsplit('.').next().unwrap_or(owner);
                        Value::str(format!("{class}.{}", name(value)))
                    }
                    None => Value::str(name(value)),
                })
            },
            None,
        );
        vm.def_get(&class, "__doc__", |_, _| Ok(Value::None), None);
        vm.def_get(
            &class,
            "__module__",
            |_, value| {
                Ok(match value {
                    Value::Native(native) => native.module.clone().map_or(Value::None, Value::Str),
                    _ => Value::None,
                })
            },
            None,
        );
        vm.def_get(
            &class,
            "__self__",
            |_, value| {
                Ok(match value {
                    Value::Method(method) => method.receiver.clone(),
                    // CPython has the class of a static method, too, and does not give it.
                    Value::Native(native) if native.name == "__new__" => {
                        holder(value).map_or(Value::None, Value::Class)
                    }
                    _ => Value::None,
                })
            },
            None,
        );
        vm.def_flow(&class, "__call__", |_, mut args| {
            let function = args.take(0);
            args.pos.remove(0);
            Ok(Flow::Call(function, args))
        });
    }
    for class in [vm.types.method_descriptor.clone(), vm.types.wrapper_descriptor.clone()] {
        vm.def_member(&class, "__objclass__", |vm, value| {
            let owner = match value {
                Value::Native(native) => native.receiver.get().and_then(std::rc::Weak::upgrade),
                _ => None,
            };
            let name = vm.intern("__objclass__");
            owner.map(Value::Class).ok_or_else(|| vm.no_attribute(value, &name))
        });
        vm.def(&class, "__get__", |vm, args| {
            let object = args.get(1).cloned().unwrap_or(Value::None);
            if object.is_none() {
                return Ok(args[0].clone());
            }
            vm.bind(&args[0].clone(), &object)
        });
    }
}

fn install_method(vm: &mut Vm) {
    let class = vm.types.method.clone();
    vm.def_new(&class, |vm, args| {
        args.exact(vm, "method", 1, 2)?;
        if !vm.is_callable(&args[1]) {
            return Err(vm.type_error("first argument must be callable"));
        }
        if args[2].is_none() {
            return Err(vm.type_error("instance must not be None"));
        }
        Ok(Value::Method(crate::value::Method::new(args[1].clone(), args[2].clone())))
    });
    fn part(value: &Value, receiver: bool) -> Value {
        match value {
            Value::Method(method) if receiver => method.receiver.clone(),
            Value::Method(method) => method.function.clone(),
            _ => Value::None,
        }
    }
    // What is bound stays so.
    vm.def(&class, "__get__", |vm, args| {
        args.between(vm, "__get__", 1, 1, 2)?;
        Ok(args[0].clone())
    });
    vm.def_member(&class, "__self__", |_, value| Ok(part(value, true)));
    vm.def_member(&class, "__func__", |_, value| Ok(part(value, false)));
    vm.def_get(&class, "__doc__", |vm, value| vm.get_attr_str(&part(value, false), "__doc__"), None);
    vm.def_flow(&class, "__call__", |_, mut args| {
        let function = args.take(0);
        args.pos.remove(0);
        Ok(Flow::Call(function, args))
    });
}

fn generator(value: &Value) -> Rc<Generator> {
    match value {
        Value::Generator(generator) => generator.clone(),
        _ => unreachable!("attributes of generators are reached through generators only"),
    }
}

fn install_generators(vm: &mut Vm) {
    for (class, prefix) in [(vm.types.generator.clone(), "gi"), (vm.types.coroutine.clone(), "cr")] {
        vm.def_flow(&class, "send", |vm, mut args| {
            let function = if matches!(generator(&args[0]).kind, GeneratorKind::Generator) {
                "generator.send"
            } else {
                "coroutine.send"
            };
            args.exact(vm, function, 1, 1)?;
            let value = args.take(1);
            let generator = generator(&args[0]);
            if generator.kind == GeneratorKind::Coroutine
                && generator.state.get() == GeneratorState::Created
                && !collect::notes()
            {
                // Of one that no task runs, nobody else tells at the end of the program.
                collect::note(&args[0]);
            }
            Ok(Flow::Resume(generator, Sent::Value(value)))
        });
        vm.def_flow(&class, "throw", |vm, args| {
            let generator = generator(&args[0]);
            let raised = throwing::thrown_into(vm, &generator, args)?;
            Ok(Flow::Resume(generator, Sent::Throw(raised)))
        });
        vm.def(&class, "close", |vm, args| {
            let kind = vm.type_name(&args[0]);
            args.exact(vm, &format!("{kind}.close"), 1, 0)?;
            let generator = generator(&args[0]);
            vm.close_generator(&generator)
        });
        install_generator_getters(vm, &class, prefix);
    }
    let class = vm.types.generator.clone();
    vm.def(&class, "__iter__", |_, args| Ok(args[0].clone()));
    vm.def_flow(&class, "__next__", |vm, args| {
        args.exact(vm, "__next__", 1, 0)?;
        Ok(Flow::Resume(generator(&args[0]), Sent::Value(Value::None)))
    });
    let class = vm.types.coroutine.clone();
    vm.def(&class, "__await__", |_, args| Ok(NativeIter::value(IterState::Coroutine(generator(&args[0])))));
}

fn install_generator_getters(vm: &mut Vm, class: &Rc<crate::class::Class>, prefix: &str) {
    vm.def_get(
        class,
        "__name__",
        |_, value| Ok(Value::Str(generator(value).name.borrow().clone())),
        Some(|vm, object, value| {
            *generator(object).name.borrow_mut() = function::text_for(vm, "__name__", &value)?;
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "__qualname__",
        |_, value| Ok(Value::Str(generator(value).qualname.borrow().clone())),
        Some(|vm, object, value| {
            *generator(object).qualname.borrow_mut() = function::text_for(vm, "__qualname__", &value)?;
            Ok(())
        }),
    );
    let names: [&'static str; 5] = match prefix {
        "gi" => ["gi_running", "gi_frame", "gi_code", "gi_yieldfrom", "gi_suspended"],
        "cr" => ["cr_running", "cr_frame", "cr_code", "cr_await", "cr_suspended"],
        _ => ["ag_running", "ag_frame", "ag_code", "ag_await", "ag_suspended"],
    };
    vm.def_get(
        class,
        names[0],
        |_, value| {
            let generator = generator(value);
            let running = generator.state.get() == GeneratorState::Running;
            Ok(Value::Bool(running || generator.async_running.get()))
        },
        None,
    );
    vm.def_get(class, names[1], |vm, value| Ok(vm.generator_frame(&generator(value))), None);
    vm.def_get(class, names[2], |_, value| Ok(Value::Code(generator(value).code.clone())), None);
    vm.def_get(
        class,
        names[3],
        |_, value| {
            let awaiting = generator(value).awaiting.borrow().clone();
            Ok(if awaiting.is_null() { Value::None } else { awaiting })
        },
        None,
    );
    vm.def_get(
        class,
        names[4],
        |_, value| Ok(Value::Bool(generator(value).state.get() == GeneratorState::Suspended)),
        None,
    );
    if prefix == "cr" {
        vm.def_get(
            class,
            "cr_origin",
            |vm, value| {
                let Some(places) = generator(value).created.places.clone() else { return Ok(Value::None) };
                let places = places.iter().map(|place| {
                    let code = &place.code.code;
                    let line = Value::Int(i64::from(place.code.line(place.pc)));
                    Value::tuple(vec![
                        Value::str(code.source.file.clone()),
                        line,
                        Value::str(code.name.as_str()),
                    ])
                });
                let places = places.collect();
                let _ = vm;
                Ok(Value::tuple(places))
            },
            None,
        );
    }
}

fn install_async_generator(vm: &mut Vm) {
    let class = vm.types.async_generator.clone();
    vm.def(&class, "__aiter__", |_, args| Ok(args[0].clone()));
    vm.def(&class, "__anext__", |vm, args| vm.async_step(&generator(&args[0]), StepMode::Send, Value::None));
    vm.def(&class, "asend", |vm, args| {
        args.exact(vm, "async_generator.asend", 1, 1)?;
        vm.async_step(&generator(&args[0]), StepMode::Send, args[1].clone())
    });
    vm.def(&class, "athrow", |vm, args| {
        let raised = thrown(vm, &args, "athrow")?;
        vm.async_step(&generator(&args[0]), StepMode::Throw, raised.value())
    });
    vm.def(&class, "aclose", |vm, args| {
        args.exact(vm, "async_generator.aclose", 1, 0)?;
        let class = vm.types.generator_exit.clone();
        let exit = vm.new_exception(&class, vec![]);
        vm.async_step(&generator(&args[0]), StepMode::Close, exit.value())
    });
    install_generator_getters(vm, &class, "ag");
}

fn install_iterators(vm: &mut Vm) {
    for class in [
        vm.types.async_generator_step.clone(),
        vm.types.async_generator_throw.clone(),
        vm.types.anext_awaitable.clone(),
        vm.types.coroutine_wrapper.clone(),
    ] {
        if !Rc::ptr_eq(&class, &vm.types.coroutine_wrapper) {
            vm.def(&class, "__await__", |_, args| Ok(args[0].clone()));
        }
        vm.def(&class, "__iter__", |_, args| Ok(args[0].clone()));
        vm.def_flow(&class, "send", |vm, args| {
            args.exact(vm, "send", 1, 1)?;
            vm.resume_awaitable(&args[0], Sent::Value(args[1].clone()))
        });
        vm.def_flow(&class, "__next__", |vm, args| vm.resume_awaitable(&args[0], Sent::Value(Value::None)));
        vm.def_flow(&class, "throw", |vm, args| {
            let raised = thrown(vm, &args, "throw")?;
            vm.resume_awaitable(&args[0], Sent::Throw(raised))
        });
        vm.def(&class, "close", |vm, args| {
            if let Value::Iter(iter) = &args[0] {
                let (generator, step) = match &*iter.state() {
                    IterState::Coroutine(generator) => (Some(generator.clone()), None),
                    IterState::AsyncStep(step) => (None, Some(step.clone())),
                    _ => (None, None),
                };
                if let Some(generator) = generator {
                    return vm.close_generator(&generator);
                }
                if let Some(step) = step {
                    vm.close_async_step(&step)?;
                } else if iter.as_custom().is_some() {
                    let class = vm.types.generator_exit.clone();
                    let exit = vm.new_exception(&class, vec![]);
                    let types = &vm.types;
                    let ended = [&types.generator_exit, &types.stop_iteration, &types.stop_async_iteration];
                    let ended = ended.map(Rc::clone);
                    if let Some(inner) = crate::builtins::awaited_by_anext(vm, iter)? {
                        let close = vm.intern("close");
                        if let Some(close) = vm.get_attr_opt(&inner, &close)? {
                            vm.call(&close, Args::new())?;
                        }
                        return Ok(Value::None);
                    }
                    match vm.throw_custom(iter, exit) {
                        Ok(Some(crate::resume::Resumed::Yielded(_))) => {
                            return Err(vm.runtime_error("coroutine ignored GeneratorExit"));
                        }
                        Ok(_) => {}
                        Err(raised) if ended.iter().any(|class| vm.raised_is(&raised, class)) => {}
                        Err(raised) => return Err(raised),
                    }
                }
            }
            Ok(Value::None)
        });
    }
}

impl Vm {
    /// `send` or `throw` of an awaitable that wraps a generator.
    fn resume_awaitable(&mut self, target: &Value, sent: Sent) -> PyResult<Flow> {
        let Value::Iter(iter) = target else { return Err(self.type_error("an awaitable is needed")) };
        let (step, coroutine) = match &*iter.state() {
            IterState::AsyncStep(step) => (Some(step.clone()), None),
            IterState::Coroutine(generator) => (None, Some(generator.clone())),
            _ => (None, None),
        };
        if let Some(generator) = coroutine {
            return Ok(Flow::Resume(generator, sent));
        }
        let Some(step) = step else {
            let iter = iter.clone();
            let resumed = match sent {
                Sent::Value(value) => self.send_custom(&iter, value)?,
                Sent::Throw(raised) => self.throw_custom(&iter, raised)?,
            };
            return match resumed {
                Some(crate::resume::Resumed::Yielded(value)) => Ok(Flow::Value(value)),
                Some(crate::resume::Resumed::Returned(value)) => Err(self.stop_iteration(value)),
                None => Err(self.stop_iteration(Value::None)),
            };
        };
        let value = self.nested(|vm| {
            vm.resume_async_step(&step, sent, crate::frame::Ret::Send).map(|()| crate::run::Called::Frame)
        })?;
        Ok(Flow::Value(value))
    }
}

fn install_small(vm: &mut Vm) {
    let cell = vm.types.cell.clone();
    vm.def_new(&cell, |vm, args| {
        args.no_kw(vm, "cell")?;
        args.between(vm, "cell", 1, 0, 1)?;
        let value = if args.len() > 1 { args[1].clone() } else { Value::Null };
        Ok(Value::Cell(PyCell::new(value)))
    });
    vm.def_get(
        &cell,
        "cell_contents",
        |vm, value| match value {
            Value::Cell(cell) if !cell.value.borrow().is_null() => Ok(cell.value.borrow().clone()),
            _ => Err(vm.value_error("Cell is empty")),
        },
        Some(|_, object, value| {
            if let Value::Cell(cell) = object {
                let old = cell.value.replace(value);
                drop(old);
            }
            Ok(())
        }),
    );
    code::install(vm);
    frames::install(vm);
    let module = vm.types.module.clone();
    vm.def_new(&module, |vm, args| {
        if let Some(Value::Class(class)) = args.get(0)
            && class.is_heap
        {
            // `__init__` names it.
            let module = vm.new_module("");
            module.dict.clear();
            module.class.replace(Some(class.clone()));
            return Ok(Value::Module(module));
        }
        let [name, doc] = args.bind(vm, "module", 1, ["name", "doc"], 1)?;
        let name = vm.str_arg(&name.unwrap_or_default(), "module() argument 'name' must be str")?;
        let module = vm.new_module(&name);
        vm.name_module(&module, &name);
        let module = Value::Module(module);
        if let Some(doc) = doc {
            let name = vm.names.doc.clone();
            vm.set_attr(&module, &name, doc)?;
        }
        Ok(module)
    });
    vm.def(&module, "__init__", |vm, args| {
        let module = args[0].clone();
        let [name, doc] = args.bind(vm, "module", 1, ["name", "doc"], 1)?;
        let name = vm.str_arg(&name.unwrap_or_default(), "module() argument 'name' must be str")?;
        let Value::Module(module) = &module else { return Ok(Value::None) };
        if module.class.borrow().is_some() {
            vm.name_module(module, &name);
            let name = vm.names.doc.clone();
            module.dict.set_str(&name, doc.unwrap_or(Value::None));
        }
        Ok(Value::None)
    });
    modules::install(vm);
    let types = &vm.types;
    let classes = [&types.none_type, &types.ellipsis_type, &types.not_implemented_type];
    for class in classes.map(Rc::clone) {
        vm.def_new(&class, |vm, args| {
            let (value, name) = match &args[0] {
                Value::Class(class) if Rc::ptr_eq(class, &vm.types.ellipsis_type) => {
                    (Value::Ellipsis, "EllipsisType")
                }
                Value::Class(class) if Rc::ptr_eq(class, &vm.types.none_type) => (Value::None, "NoneType"),
                _ => (Value::NotImplemented, "NotImplementedType"),
            };
            if args.len() > 1 || !args.kw.is_empty() {
                return Err(vm.type_error(format!("{name} takes no arguments")));
            }
            Ok(value)
        });
        vm.def(&class, "__repr__", |vm, args| Ok(Value::Str(vm.repr(&args[0])?)));
    }
    let none = vm.types.none_type.clone();
    vm.def(&none, "__bool__", |_, _| Ok(Value::Bool(false)));
}
