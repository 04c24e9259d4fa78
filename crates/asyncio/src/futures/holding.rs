//! What a future or a task holds, for the collector of cycles: a task that waits and the future that it waits for hold
//! each other, and go when nothing else holds either.

use std::any::Any;

use vm::Value;
use vm::collect::{Contents, Visit, visit_all};

use super::{Callback, FutureData};

pub(super) const CONTENTS: Contents = Contents { visit, clear };

fn visit(payload: &dyn Any, visit: Visit<'_>) {
    let Some(data) = payload.downcast_ref::<FutureData>() else { return };
    for value in [&data.result, &data.event_loop, &data.cancel_message, &data.source_traceback] {
        visit(&value.borrow());
    }
    for raised in [&data.exception, &data.cancelled_error] {
        if let Some(raised) = &*raised.borrow() {
            visit(&raised.value());
        }
    }
    for callback in &*data.callbacks.borrow() {
        match callback {
            Callback::Wakeup(task) => visit(&Value::Instance(task.clone())),
            Callback::Call { function, context } => visit_all([function, context], visit),
        }
    }
    visit(&data.wait.borrow().owner);
    if let Some(task) = &data.task {
        for value in [&task.coroutine, &task.given_name, &task.waiting_for, &task.context] {
            visit(&value.borrow());
        }
    }
}

fn clear(payload: &dyn Any, released: &mut Vec<Value>) {
    let Some(data) = payload.downcast_ref::<FutureData>() else { return };
    released.extend([&data.result, &data.source_traceback].map(|value| value.replace(Value::None)));
    released.extend([&data.exception, &data.cancelled_error].into_iter().filter_map(|raised| {
        let raised = raised.take();
        raised.map(|raised| raised.value())
    }));
    for callback in data.callbacks.take() {
        match callback {
            Callback::Wakeup(task) => released.push(Value::Instance(task)),
            Callback::Call { function, context } => released.extend([function, context]),
        }
    }
    released.push(std::mem::take(&mut data.wait.borrow_mut().owner));
    if let Some(task) = &data.task {
        released.extend([&task.coroutine, &task.waiting_for].map(|value| value.replace(Value::None)));
        released.push(task.context.take());
    }
}
