//! `asyncio.create_task`, `loop.create_task` and `loop.create_future`.

use std::rc::Rc;

use vm::iter::IterState;
use vm::value::{Instance, PyResult};
use vm::{Value, Vm};

use super::{attribute, is_own_method, names};
use crate::events::LoopPayload;
use crate::futures;
use crate::state::instance;
use crate::tasks;

/// `BaseEventLoop.create_task(self, coro, *, name=None, context=None)`
pub(super) fn loop_create_task(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    let [event_loop, coroutine, name, context] = std::array::from_fn(|at| vm.fiber.stack[base + at].clone());
    Ok(spawn(vm, &event_loop, coroutine, name, context)?.map(Value::Instance))
}

/// `create_task(coro, *, name=None, context=None)`
pub(super) fn create_task(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    let event_loop = vm.fiber.running_loop.clone();
    if !makes_plain_tasks(vm, &event_loop) {
        return Ok(None);
    }
    let [coroutine, name, context] = std::array::from_fn(|at| vm.fiber.stack[base + at].clone());
    Ok(spawn(vm, &event_loop, coroutine, name, context)?.map(Value::Instance))
}

/// `BaseEventLoop.create_future(self)`
pub(super) fn create_future(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    let event_loop = vm.fiber.stack[base].clone();
    if event_loop.native::<LoopPayload>().is_none_or(|data| data.debug.get()) {
        return Ok(None);
    }
    Ok(Some(Value::Instance(futures::new_future(vm, event_loop))))
}

/// Whether `create_task` of a loop is the library's.
pub(super) fn makes_plain_tasks(vm: &mut Vm, event_loop: &Value) -> bool {
    let names = names(vm);
    is_own_method(vm, event_loop, &names.create_task, |known| &known.create_task)
}

/// Whether the running loop's `create_future` is the library's, and has nothing to note for debug mode.
pub(super) fn makes_plain_futures(vm: &mut Vm) -> bool {
    let (names, event_loop) = (names(vm), vm.fiber.running_loop.clone());
    event_loop.native::<LoopPayload>().is_some_and(|data| !data.debug.get())
        && is_own_method(vm, &event_loop, &names.create_future, |known| &known.create_future)
}

/// Makes a task of a coroutine, for a loop whose `create_task` is the library's; none where that has more to do.
pub(super) fn spawn(
    vm: &mut Vm,
    event_loop: &Value,
    coroutine: Value,
    name: Value,
    context: Value,
) -> PyResult<Option<Rc<Instance>>> {
    let Some(data) = event_loop.native::<LoopPayload>() else { return Ok(None) };
    let names = names(vm);
    let factory = instance(event_loop).and_then(|event_loop| attribute(event_loop, &names.task_factory));
    if data.closed.get() || data.debug.get() || !matches!(factory, Some(Value::None)) || !is_plain(&coroutine)
    {
        return Ok(None);
    }
    tasks::spawn(vm, event_loop, coroutine, name, context).map(Some)
}

/// Whether it is a coroutine, and no other thing that a task can be made of.
pub(super) fn is_plain(value: &Value) -> bool {
    match value {
        Value::Generator(generator) => generator.kind == vm::generator::GeneratorKind::Coroutine,
        Value::Iter(iter) => {
            matches!(&*iter.state(), IterState::Custom(custom) if custom.coroutine_name().is_some())
        }
        _ => false,
    }
}
