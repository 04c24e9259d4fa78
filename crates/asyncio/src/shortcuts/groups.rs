//! `TaskGroup`: entering and leaving its block, making a task, and what it does when one is done.

use std::rc::Rc;

use trace::WaitKind;
use vm::collect::Visit;
use vm::native::Args;
use vm::value::{Instance, Method, PyResult, Str};
use vm::{Value, Vm};

use super::spawning::{makes_plain_futures, makes_plain_tasks, spawn};
use super::{Names, Plain, attribute, names};
use crate::contexts;
use crate::coroutine::{Body, Goes, native};
use crate::events::running_loop;
use crate::futures::{self, Callback, FutureState};
use crate::state::{State, instance};
use crate::tracing;

/// `TaskGroup.__aenter__(self)`
pub(super) fn enter(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    Ok(plain_group(vm, base).map(|group| native(vm, "TaskGroup.__aenter__", Enter { group })))
}

/// `TaskGroup.__aexit__(self, et, exc, tb)`, where the block did not fail.
pub(super) fn exit(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    if !vm.fiber.stack[base + 1].is_none() || !makes_plain_futures(vm) {
        return Ok(None);
    }
    let Some(group) = plain_group(vm, base) else { return Ok(None) };
    let names = names(vm);
    let exit = Exit { group, names, cancellation: Value::None };
    Ok(Some(native(vm, "TaskGroup.__aexit__", exit)))
}

fn plain_group(vm: &mut Vm, base: usize) -> Option<Rc<Instance>> {
    let Value::Instance(group) = vm.fiber.stack[base].clone() else { return None };
    (super::plain(vm, &group)? == Plain::TaskGroup).then_some(group)
}

/// The beginning of `async with TaskGroup()`.
struct Enter {
    group: Rc<Instance>,
}

impl Body for Enter {
    fn begin(&mut self, vm: &mut Vm) -> PyResult<Goes> {
        let names = names(vm);
        let group = Value::Instance(self.group.clone());
        if flag(&self.group, &names.entered) {
            let repr = vm.repr(&group)?;
            return Err(vm.runtime_error(format!("TaskGroup {} has already been entered", repr.as_str())));
        }
        let dict = self.group.dict();
        let event_loop = running_loop(vm)?;
        if matches!(attribute(&self.group, &names.event_loop), None | Some(Value::None)) {
            dict.set_str(&names.event_loop, event_loop);
        }
        let parent = vm.fiber.current_task.clone();
        if parent.is_null() {
            let repr = vm.repr(&group)?;
            return Err(
                vm.runtime_error(format!("TaskGroup {} cannot determine the parent task", repr.as_str()))
            );
        }
        dict.set_str(&names.parent_task, parent);
        dict.set_str(&names.entered, Value::Bool(true));
        Ok(Goes::Returns(group))
    }

    fn resume(&mut self, _: &mut Vm, _: &Rc<Instance>, outcome: PyResult) -> PyResult<Goes> {
        outcome.map(Goes::Returns)
    }

    fn visit(&self, visit: Visit<'_>) {
        visit(&Value::Instance(self.group.clone()));
    }
}

/// The end of `async with TaskGroup()`.
struct Exit {
    group: Rc<Instance>,
    names: Rc<Names>,
    /// The `CancelledError` that ended the waiting, or None.
    cancellation: Value,
}

impl Body for Exit {
    fn begin(&mut self, vm: &mut Vm) -> PyResult<Goes> {
        self.group.dict().set_str(&self.names.exiting, Value::Bool(true));
        self.wait(vm)
    }

    fn resume(&mut self, vm: &mut Vm, _: &Rc<Instance>, outcome: PyResult) -> PyResult<Goes> {
        if let Err(raised) = outcome {
            let cancelled = futures::cancelled_class(vm);
            if !vm.raised_is(&raised, &cancelled) {
                return Err(raised);
            }
            // The parent may be cancelled while it waits here, and again.
            if !flag(&self.group, &self.names.aborting) {
                self.cancellation = raised.value();
                self.call(vm, &self.names.abort, Args::new())?;
            }
        }
        self.group.dict().set_str(&self.names.on_completed, Value::None);
        self.wait(vm)
    }

    fn visit(&self, visit: Visit<'_>) {
        visit(&Value::Instance(self.group.clone()));
        visit(&self.cancellation);
    }
}

impl Exit {
    fn wait(&self, vm: &mut Vm) -> PyResult<Goes> {
        let names = &self.names;
        let get = |name| attribute(&self.group, name).unwrap_or(Value::None);
        if matches!(get(&names.tasks), Value::Dict(tasks) if !tasks.is_empty()) {
            let event_loop = running_loop(vm)?;
            let future = futures::new_future(vm, event_loop);
            tracing::label(&future, WaitKind::Many, "TaskGroup", Value::Instance(self.group.clone()));
            self.group.dict().set_str(&names.on_completed, Value::Instance(future.clone()));
            return Ok(Goes::Waits(future));
        }
        let has_errors = !matches!(get(&names.errors), Value::List(errors) if errors.is_empty());
        let was_cancelled = !self.cancellation.is_none() || flag(&self.group, &names.parent_cancel_requested);
        if has_errors || was_cancelled || !get(&names.base_error).is_none() {
            let args = Args::of([Value::None, Value::None, self.cancellation.clone()]);
            self.call(vm, &names.end, args)?;
        }
        Ok(Goes::Returns(Value::None))
    }

    fn call(&self, vm: &mut Vm, method: &Str, args: Args) -> PyResult {
        let method = vm.get_attr(&Value::Instance(self.group.clone()), method)?;
        vm.call(&method, args)
    }
}

fn flag(group: &Rc<Instance>, name: &Str) -> bool {
    matches!(attribute(group, name), Some(Value::Bool(true)))
}

/// `TaskGroup.create_task(self, coro, *, name=None, context=None)`
pub(super) fn create_task(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    let Value::Instance(group) = vm.fiber.stack[base].clone() else { return Ok(None) };
    let names = names(vm);
    if !flag(&group, &names.entered) || flag(&group, &names.aborting) {
        return Ok(None);
    }
    let Some(Value::Dict(tasks)) = attribute(&group, &names.tasks) else { return Ok(None) };
    let done = group.class().lookup(&names.on_task_done);
    let (Some(event_loop), Some(done @ Value::Function(_))) = (attribute(&group, &names.event_loop), done)
    else {
        return Ok(None);
    };
    if flag(&group, &names.exiting) && tasks.is_empty() || !makes_plain_tasks(vm, &event_loop) {
        return Ok(None);
    }
    let [coroutine, name, context] = std::array::from_fn(|at| vm.fiber.stack[base + 1 + at].clone());
    let Some(task) = spawn(vm, &event_loop, coroutine, name, context)? else { return Ok(None) };
    let value = Value::Instance(task.clone());
    vm.dict_set(&tasks, value.clone(), Value::None)?;
    let function = Value::Method(bound(vm, done, group));
    let context = contexts::current(vm);
    futures::add_callback(vm, &task, Callback::Call { function, context })?;
    Ok(Some(value))
}

/// A method of a group. All tasks of a group have the same one, as long as it makes tasks.
fn bound(vm: &mut Vm, function: Value, group: Rc<Instance>) -> Rc<Method> {
    let last = &mut vm.state::<State>().known.last_on_task_done;
    let group = Value::Instance(group);
    if let Some(method) = last.upgrade()
        && method.function.is(&function)
        && method.receiver.is(&group)
    {
        return method;
    }
    let method = Method::new(function, group);
    *last = Rc::downgrade(&method);
    method
}

/// `TaskGroup._on_task_done(self, task)`, of a task that did not fail.
pub(super) fn on_task_done(vm: &mut Vm, base: usize) -> PyResult<Option<Value>> {
    let (Value::Instance(group), task) = (vm.fiber.stack[base].clone(), vm.fiber.stack[base + 1].clone())
    else {
        return Ok(None);
    };
    if !has_not_failed(&task) {
        return Ok(None);
    }
    let names = names(vm);
    let Some(Value::Dict(tasks)) = attribute(&group, &names.tasks) else { return Ok(None) };
    let waiter = match &attribute(&group, &names.on_completed) {
        None | Some(Value::None) => None,
        Some(Value::Instance(waiter))
            if !waiter.class().is_heap && futures::data(&Value::Instance(waiter.clone())).is_some() =>
        {
            Some(waiter.clone())
        }
        _ => return Ok(None),
    };
    vm.dict_remove(&tasks, &task)?;
    if let Some(waiter) = waiter
        && tasks.is_empty()
        && !futures::of(&waiter).is_done()
    {
        futures::set_result(vm, &waiter, Value::Bool(true))?;
    }
    Ok(Some(Value::None))
}

/// Whether it is a task of the library's own class that was cancelled, or returned.
fn has_not_failed(task: &Value) -> bool {
    let (Some(object), Some(data)) = (instance(task), futures::data(task)) else { return false };
    !Instance::class(object).is_heap
        && match data.state.get() {
            FutureState::Cancelled => true,
            FutureState::Finished => data.exception().is_none(),
            FutureState::Pending => false,
        }
}
