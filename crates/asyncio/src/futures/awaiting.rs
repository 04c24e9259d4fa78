//! What `await future` does, and what the trace says of a task that waits.

use std::rc::Rc;

use trace::{FutureId, ObjectId, TaskId, ThreadId, WaitKind, WaitTarget};
use vm::class::Class;
use vm::iter::{CustomIter, NativeIter};
use vm::native::Args;
use vm::resume::Resumed;
use vm::value::{Instance, PyResult};
use vm::{Value, Vm};

use super::{Label, Wait, data, of, receiver, result, sleep_labels};
use crate::state::{State, instance};

/// What `await future` iterates over.
pub(super) struct FutureIter {
    future: Rc<Instance>,
}

pub(super) fn await_future(vm: &mut Vm, args: Args) -> PyResult {
    let future = receiver(vm, &args[0])?;
    Ok(NativeIter::custom(FutureIter { future }))
}

/// The methods of what `await future` iterates over, for code that drives a coroutine by hand.
pub(super) fn install_iterator(vm: &mut Vm, class: &Rc<Class>) {
    fn of_receiver(value: &Value) -> Option<Rc<NativeIter>> {
        match value {
            Value::Iter(iter) => Some(iter.clone()),
            _ => None,
        }
    }
    vm.def(class, "send", |vm, args| {
        args.exact(vm, "FutureIter.send", 1, 1)?;
        let Some(iter) = of_receiver(&args[0]) else { return Ok(Value::None) };
        match iter.next(vm)? {
            Some(value) => Ok(value),
            None => Err(vm.stop_iteration(Value::None)),
        }
    });
    vm.def(class, "throw", |vm, args| {
        args.between(vm, "throw", 1, 1, 3)?;
        Err(vm.raise_value(args[1].clone()))
    });
    vm.def(class, "close", |_, _| Ok(Value::None));
}

impl CustomIter for FutureIter {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.native_class::<FutureIter>()
    }

    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        match self.send(vm, Value::None)? {
            Resumed::Yielded(value) => Ok(Some(value)),
            Resumed::Returned(value) => Err(vm.stop_iteration(value)),
        }
    }

    fn send(&self, vm: &mut Vm, _value: Value) -> PyResult<Resumed> {
        let data = of(&self.future);
        if data.is_done() {
            return result(vm, &self.future).map(Resumed::Returned);
        }
        if data.blocking.replace(true) {
            return Err(vm.runtime_error("await wasn't used with future"));
        }
        Ok(Resumed::Yielded(Value::Instance(self.future.clone())))
    }

    fn visit(&self, visit: vm::collect::Visit<'_>) {
        visit(&Value::Instance(self.future.clone()));
    }
}

/// Why a task that waits for this future waits, for the trace.
pub(crate) fn describe(vm: &mut Vm, future: &Value) -> (WaitKind, String, WaitTarget, Option<u64>) {
    let Some(data) = data(future) else {
        return (WaitKind::Future, vm.short_type_name(future), WaitTarget::None, None);
    };
    if let Some(task) = &data.task {
        let label = task.name(vm);
        return (WaitKind::Task, label, WaitTarget::Task(TaskId(task.number)), None);
    }
    let wait = data.wait();
    let deadline = wait.deadline.map(u64::from);
    // What the library gathers for a command is no wait for tasks of the program.
    if wait.kind != WaitKind::Io
        && let Some(children) = children_of(vm, future)
    {
        let label = wait.called(vm, "gather");
        return (WaitKind::Many, label, WaitTarget::Tasks(children), deadline);
    }
    let label = wait.called(vm, "future");
    let target = match (&wait.kind, &wait.owner) {
        (WaitKind::Future, _) => {
            if data.number.get() == 0 {
                let state = vm.state::<State>();
                state.next_future += 1;
                data.number.set(state.next_future);
            }
            WaitTarget::Future(FutureId(data.number.get()))
        }
        (WaitKind::Thread, Value::Int(thread)) => WaitTarget::Thread(ThreadId(*thread as u32)),
        (WaitKind::Many, owner) => WaitTarget::Tasks(group_children(vm, owner)),
        (WaitKind::Sleep, _) | (_, Value::Null | Value::Str(_)) => WaitTarget::None,
        (_, owner) => WaitTarget::Object(ObjectId(vm.state::<State>().object_number(owner))),
    };
    (wait.kind, label, target, deadline)
}

impl Wait {
    fn called(&self, vm: &mut Vm, plain: &str) -> String {
        match &self.label {
            Label::Plain => plain.to_owned(),
            Label::Text(text) => text.to_string(),
            Label::Sleep => sleep_labels::of(vm, &self.owner),
        }
    }
}

/// The tasks that a gathering future waits for.
fn children_of(vm: &mut Vm, future: &Value) -> Option<Vec<TaskId>> {
    // Only a gathering future has attributes, as a rule.
    let dict = instance(future)?.dict_if_any()?.clone();
    let name = vm.intern("_children");
    let children = dict.get_str(&name)?;
    Some(task_numbers(vm, &children))
}

/// The tasks of a `TaskGroup`.
fn group_children(vm: &mut Vm, owner: &Value) -> Vec<TaskId> {
    if matches!(owner, Value::Null | Value::Str(_)) {
        return Vec::new();
    }
    match vm.get_attr_str(owner, "_tasks") {
        Ok(tasks) => task_numbers(vm, &tasks),
        Err(_) => Vec::new(),
    }
}

fn task_numbers(vm: &mut Vm, futures: &Value) -> Vec<TaskId> {
    let items = vm.list_of(futures).unwrap_or_default();
    items
        .iter()
        .filter_map(|item| data(item))
        .filter(|data| !data.is_done())
        .filter_map(|data| data.task.as_ref().map(|task| TaskId(task.number)))
        .collect()
}
