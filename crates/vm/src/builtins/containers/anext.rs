//! `aiter` and `anext`.

use std::cell::RefCell;
use std::rc::Rc;

use bytecode::AwaitSite;

use crate::class::Class;
use crate::frame::Ret;
use crate::generator::GeneratorKind;
use crate::iter::{CustomIter, IterState, NativeIter, StepMode};
use crate::native::{Args, Sent};
use crate::resume::Resumed;
use crate::run::Called;
use crate::value::{Module, PyResult, Raised, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, module: &Module) {
    vm.add_function(module, "aiter", |vm, args| {
        args.exact(vm, "aiter", 0, 1)?;
        let name = vm.names.aiter.clone();
        let Some(iter) = vm.call_special(&args[0], &name, Args::new())? else {
            let kind = vm.type_name(&args[0]);
            return Err(vm.type_error(format!("'{kind}' object is not an async iterable")));
        };
        let next = vm.names.anext.clone();
        if vm.class_of(&iter).lookup(&next).is_none() {
            let kind = vm.type_name(&iter);
            return Err(vm.type_error(format!("aiter() returned not an async iterator of type '{kind}'")));
        }
        Ok(iter)
    });
    vm.add_function(module, "anext", |vm, mut args| {
        args.no_kw(vm, "anext")?;
        args.between(vm, "anext", 0, 1, 2)?;
        let (iter, default) = (args.take(0), args.take(1));
        let awaitable = match &iter {
            Value::Generator(generator) if generator.kind == GeneratorKind::AsyncGenerator => {
                vm.async_step(generator, StepMode::Send, Value::None)?
            }
            other => {
                let name = vm.names.anext.clone();
                match vm.call_special(other, &name, Args::new())? {
                    Some(awaitable) => awaitable,
                    None => {
                        let kind = vm.type_name(other);
                        return Err(vm.type_error(format!("'{kind}' object is not an async iterator")));
                    }
                }
            }
        };
        if default.is_null() {
            return Ok(awaitable);
        }
        let custom = AnextOr { awaitable, default, iter: RefCell::new(Value::Null) };
        Ok(NativeIter::value(IterState::Custom(Rc::new(custom))))
    });
}

/// `anext(iterator, default)`: awaits the next item, and gives the default where there is none.
struct AnextOr {
    awaitable: Value,
    default: Value,
    /// What is iterated over, once somebody awaits it.
    iter: RefCell<Value>,
}

impl AnextOr {
    fn resume(&self, vm: &mut Vm, sent: Sent) -> PyResult<Resumed> {
        if self.iter.borrow().is_null() {
            let iter = vm.awaitable_iter(&self.awaitable, AwaitSite::Await)?;
            *self.iter.borrow_mut() = iter;
        }
        let iter = self.iter.borrow().clone();
        match resume_awaited(vm, &iter, sent) {
            Err(raised) if vm.raised_is(&raised, &vm.types.stop_async_iteration.clone()) => {
                Ok(Resumed::Returned(self.default.clone()))
            }
            result => result,
        }
    }
}

/// Resumes what an `await` iterates over.
fn resume_awaited(vm: &mut Vm, iter: &Value, sent: Sent) -> PyResult<Resumed> {
    let result = match iter {
        Value::Generator(generator) => return vm.resume_nested(generator, sent),
        Value::Iter(native) => {
            let step = match &*native.state() {
                IterState::AsyncStep(step) => Some(step.clone()),
                _ => None,
            };
            match (step, sent) {
                (Some(step), sent) => {
                    vm.nested(|vm| vm.resume_async_step(&step, sent, Ret::Send).map(|()| Called::Frame))
                }
                (None, Sent::Value(value)) => {
                    if let Some(resumed) = vm.send_custom(native, value)? {
                        return Ok(resumed);
                    }
                    Err(vm.runtime_error("an awaitable cannot be awaited by anext()"))
                }
                (None, Sent::Throw(raised)) => {
                    if let Some(resumed) = vm.throw_custom(native, raised)? {
                        return Ok(resumed);
                    }
                    Err(vm.runtime_error("an awaitable cannot be awaited by anext()"))
                }
            }
        }
        other => match sent {
            Sent::Value(value) if value.is_none() => {
                let next = vm.names.next.clone();
                vm.call_special_required(other, &next, "is not an iterator")
            }
            Sent::Value(value) => {
                let send = vm.get_attr_str(other, "send")?;
                vm.call(&send, Args::one(value))
            }
            Sent::Throw(raised) => match vm.get_attr_str(other, "throw") {
                Ok(throw) => vm.call(&throw, Args::one(raised.value())),
                Err(_) => Err(raised),
            },
        },
    };
    match result {
        Ok(value) => Ok(Resumed::Yielded(value)),
        Err(raised) => Ok(Resumed::Returned(vm.stop_value(raised)?)),
    }
}

/// What `anext(iterator, default)` awaits; none for any other iterator.
pub(crate) fn awaited_by_anext(vm: &mut Vm, iter: &NativeIter) -> PyResult<Option<Value>> {
    let Some(custom) = iter.as_custom() else { return Ok(None) };
    let Some(anext) = custom.as_any().and_then(|custom| custom.downcast_ref::<AnextOr>()) else {
        return Ok(None);
    };
    if anext.iter.borrow().is_null() {
        let iter = vm.awaitable_iter(&anext.awaitable, AwaitSite::Await)?;
        *anext.iter.borrow_mut() = iter;
    }
    Ok(Some(anext.iter.borrow().clone()))
}

impl CustomIter for AnextOr {
    fn as_any(&self) -> Option<&dyn std::any::Any> {
        Some(self)
    }

    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.anext_awaitable.clone()
    }

    fn send(&self, vm: &mut Vm, value: Value) -> PyResult<Resumed> {
        self.resume(vm, Sent::Value(value))
    }

    fn throw(&self, vm: &mut Vm, raised: Raised) -> PyResult<Resumed> {
        self.resume(vm, Sent::Throw(raised))
    }
}
