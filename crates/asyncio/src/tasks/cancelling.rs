//! `Task.cancel`, and what goes with it.

use std::rc::Rc;

use vm::class::Class;
use vm::native::Args;
use vm::value::{Instance, PyResult};
use vm::{Value, Vm};

use super::{part, receiver};
use crate::futures;
use crate::state::State;
use crate::tracing;

/// `cancel` of whatever a task waits for.
pub(super) fn cancel_any(vm: &mut Vm, future: &Value, message: Value) -> PyResult<bool> {
    if let Some(data) = futures::data(future) {
        let class = vm.class_of(future);
        // A subclass, such as a gathering future, may cancel in its own way.
        if !class.is_heap {
            let future = futures::receiver(vm, future)?;
            return if data.task.is_some() {
                cancel(vm, &future, message)
            } else {
                futures::cancel(vm, &future, message)
            };
        }
    }
    let cancel = vm.get_attr_str(future, "cancel")?;
    let mut args = Args::new();
    args.kw.push((vm.intern("msg"), message));
    let result = vm.call(&cancel, args)?;
    vm.truth(&result)
}

/// `Task.cancel`: what the task waits for is cancelled, where that is a task what that one waits for, and so on.
pub(crate) fn cancel(vm: &mut Vm, task: &Rc<Instance>, message: Value) -> PyResult<bool> {
    // As deep as CPython's calls go. Tasks that wait for each other in a circle get there.
    const DEEPEST: usize = 10_000;
    let before = vm.state::<State>().cancelling;
    let mut last: Option<Rc<Instance>> = None;
    let mut current = task.clone();
    let mut depth = 0;
    let result = loop {
        let data = futures::of(&current);
        data.log_traceback.set(false);
        if data.is_done() {
            break Ok(false);
        }
        let own = part(&current);
        own.cancels_requested.set(own.cancels_requested.get().saturating_add(1));
        tracing::cancel_requested(vm, own.number);
        vm.state::<State>().cancelling = true;
        let waiting_for = own.waiting_for.get();
        last = Some(current.clone());
        if waiting_for.is_none() {
            break Ok(false);
        }
        let next = match futures::data(&waiting_for) {
            Some(data) if data.task.is_some() && !vm.class_of(&waiting_for).is_heap => {
                futures::receiver(vm, &waiting_for)
            }
            _ => break cancel_any(vm, &waiting_for, message.clone()),
        };
        depth += 1;
        if depth > DEEPEST {
            break Err(vm.recursion_error("maximum recursion depth exceeded while calling a Python object"));
        }
        match next {
            Ok(next) => current = next,
            Err(raised) => break Err(raised),
        }
    };
    vm.state::<State>().cancelling = before;
    let Some(last) = last else { return Ok(false) };
    if !result? {
        part(&last).must_cancel.set(true);
        futures::of(&last).set_cancel_message(message);
    }
    Ok(true)
}

pub(super) fn install_cancelling(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "cancel", |vm, args| {
        let task = receiver(vm, &args[0])?;
        let [message] = args.bind(vm, "cancel", 1, ["msg"], 0)?;
        let message = message.unwrap_or_default();
        Ok(Value::Bool(cancel(vm, &task, message)?))
    });
    vm.def(class, "cancelling", |vm, args| {
        args.exact(vm, "Task.cancelling", 1, 0)?;
        let task = receiver(vm, &args[0])?;
        Ok(Value::Int(part(&task).cancels_requested.get() as i64))
    });
    vm.def(class, "uncancel", |vm, args| {
        args.exact(vm, "Task.uncancel", 1, 0)?;
        let task = receiver(vm, &args[0])?;
        let count = part(&task).cancels_requested.get().saturating_sub(1);
        part(&task).cancels_requested.set(count);
        if count == 0 {
            part(&task).must_cancel.set(false);
        }
        Ok(Value::Int(count as i64))
    });
    vm.def(class, "set_result", |vm, args| {
        args.exact(vm, "Task.set_result", 1, 1)?;
        Err(vm.runtime_error("Task does not support set_result operation"))
    });
    vm.def(class, "set_exception", |vm, args| {
        args.exact(vm, "Task.set_exception", 1, 1)?;
        Err(vm.runtime_error("Task does not support set_exception operation"))
    });
}
