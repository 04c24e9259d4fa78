//! What a future or a task holds, for the collector of cycles: a task that waits and the future that it waits for hold
//! each other, and go when nothing else holds either.

use std::any::Any;

use vm::Value;
use vm::collect::{Contents, Visit, visit_all};
use vm::value::ValueCell;

use super::{Callback, FutureData};

pub(super) const CONTENTS: Contents = Contents { visit, clear };

fn visit(payload: &dyn Any, visit: Visit<'_>) {
    let Some(data) = payload.downcast_ref::<FutureData>() else { return };
    let mut see = |value: &ValueCell| visit(&value.get());
    see(&data.result);
    see(&data.event_loop);
    if let Some(rare) = data.rare.get() {
        see(&rare.cancel_message);
        see(&rare.source_traceback);
        for raised in [&rare.exception, &rare.cancelled_error] {
            if let Some(raised) = &*raised.borrow() {
                visit(&raised.value());
            }
        }
    }
    for callback in &data.callbacks() {
        match callback {
            Callback::Wakeup(task) => visit(&Value::Instance(task.clone())),
            Callback::Call { function, context } => visit_all([function, context], visit),
        }
    }
    visit(&data.wait().owner);
    if let Some(task) = &data.task {
        for value in [&task.coroutine, &task.given_name, &task.waiting_for, &task.context] {
            visit(&value.get());
        }
    }
}

fn clear(payload: &dyn Any, released: &mut Vec<Value>) {
    let Some(data) = payload.downcast_ref::<FutureData>() else { return };
    released.push(data.result.replace(Value::None));
    if let Some(rare) = data.rare.get() {
        released.push(rare.source_traceback.take());
        let raised = [&rare.exception, &rare.cancelled_error].map(std::cell::RefCell::take);
        released.extend(raised.into_iter().flatten().map(|raised| raised.value()));
    }
    for callback in data.callbacks.take() {
        match callback {
            Callback::Wakeup(task) => released.push(Value::Instance(task)),
            Callback::Call { function, context } => released.extend([function, context]),
        }
    }
    if let Some(wait) = data.wait.take() {
        released.push(wait.owner);
    }
    if let Some(task) = &data.task {
        released.extend([&task.coroutine, &task.waiting_for].map(|value| value.replace(Value::None)));
        released.push(task.context.take());
    }
}
