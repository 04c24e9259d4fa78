//! What an object holds, how many references there are to it, and how it lets go.

use std::rc::Rc;

use super::Known;
use crate::dict::Dict;
use crate::exception::ExceptionData;
use crate::iter::IterState;
use crate::value::{Payload, Value};

/// Called with every value that an object holds, once for each reference.
pub type Visit<'a> = &'a mut dyn FnMut(&Value);

/// Calls with each of some values.
pub fn visit_all<'a>(values: impl IntoIterator<Item = &'a Value>, visit: Visit<'_>) {
    for value in values {
        visit(value);
    }
}

/// Where an object is, if it can hold others.
pub(super) fn address(value: &Value) -> Option<usize> {
    Some(match value {
        Value::Tuple(object) => Rc::as_ptr(object).addr(),
        Value::List(object) => Rc::as_ptr(object).addr(),
        Value::Dict(object) => Rc::as_ptr(object).addr(),
        Value::Set(object) | Value::FrozenSet(object) => Rc::as_ptr(object).addr(),
        Value::Slice(object) => Rc::as_ptr(object).addr(),
        Value::Function(object) => Rc::as_ptr(object).addr(),
        Value::Method(object) => Rc::as_ptr(object).addr(),
        Value::Instance(object) => Rc::as_ptr(object).addr(),
        Value::Cell(object) => Rc::as_ptr(object).addr(),
        Value::Generator(object) => Rc::as_ptr(object).addr(),
        Value::Iter(object) => Rc::as_ptr(object).addr(),
        _ => return None,
    })
}

/// How many references there are to it.
pub(super) fn count(value: &Value) -> usize {
    match value {
        Value::Tuple(object) => Rc::strong_count(object),
        Value::List(object) => Rc::strong_count(object),
        Value::Dict(object) => Rc::strong_count(object),
        Value::Set(object) | Value::FrozenSet(object) => Rc::strong_count(object),
        Value::Slice(object) => Rc::strong_count(object),
        Value::Function(object) => Rc::strong_count(object),
        Value::Method(object) => Rc::strong_count(object),
        Value::Instance(object) => Rc::strong_count(object),
        Value::Cell(object) => Rc::strong_count(object),
        Value::Generator(object) => Rc::strong_count(object),
        Value::Iter(object) => Rc::strong_count(object),
        _ => usize::MAX,
    }
}

fn visit_dict(dict: &Rc<Dict>, visit: Visit<'_>) {
    visit(&Value::Dict(dict.clone()));
}

/// Calls with all that an object holds, as far as that is known.
pub(super) fn each(known: &Known, value: &Value, visit: Visit<'_>) {
    match value {
        Value::Tuple(items) => visit_all(items.iter(), visit),
        Value::List(list) => visit_all(list.borrow().iter(), visit),
        Value::Dict(dict) => {
            for (key, value) in dict.entries() {
                visit(&key);
                visit(&value);
            }
        }
        Value::Set(set) | Value::FrozenSet(set) => {
            for (_, item) in set.items() {
                visit(&item);
            }
        }
        Value::Slice(parts) => visit_all(parts.iter(), visit),
        Value::Function(function) => {
            visit_all(&function.closure, visit);
            visit_all(function.defaults.borrow().iter(), visit);
            visit_all([&*function.annotations.borrow(), &*function.type_params.borrow()], visit);
            if let Some(defaults) = &*function.kw_defaults.borrow() {
                visit_dict(defaults, visit);
            }
            if let Some(dict) = function.dict.get() {
                visit(&dict.borrow());
            }
        }
        Value::Method(method) => visit_all([&method.function, &method.receiver], visit),
        Value::Cell(cell) => visit(&cell.value.borrow()),
        Value::Generator(generator) => {
            if let Some(frame) = &*generator.frame.borrow() {
                visit_all(&frame.stack, visit);
                visit(&frame.handled);
            }
            visit_all([&*generator.awaiting.borrow(), &*generator.finalizer.borrow()], visit);
        }
        Value::Instance(instance) => {
            instance.each_dict(visit);
            if instance.class.borrow().has_dict.get()
                && let Some(slots) = instance.slots_if_any()
            {
                visit_dict(slots, visit);
            }
            match &instance.payload {
                Payload::None => {}
                Payload::Value(value) => visit(value),
                Payload::Exception(data) => each_of_exception(data, visit),
                Payload::Native(payload) => {
                    if let Some(contents) = known.of(&**payload) {
                        (contents.visit)(&**payload, visit);
                    }
                }
            }
        }
        Value::Iter(iter) => each_of_iter(&iter.state(), visit),
        _ => {}
    }
}

fn each_of_exception(data: &ExceptionData, visit: Visit<'_>) {
    each_member(data, visit);
    for kept in data.kept.borrow().iter() {
        visit_all(&kept.variables, visit);
    }
}

/// The same with the variables of the outermost frame first.
pub(super) fn each_of_exception_backward(data: &ExceptionData, visit: Visit<'_>) {
    each_member(data, visit);
    for kept in data.kept.borrow().iter().rev() {
        visit_all(&kept.variables, visit);
    }
}

fn each_member(data: &ExceptionData, visit: Visit<'_>) {
    for value in [&data.args, &data.cause, &data.context, &data.traceback_object, &data.extra] {
        visit(&value.borrow());
    }
}

fn each_of_iter(state: &IterState, visit: Visit<'_>) {
    match state {
        IterState::List { list, .. } | IterState::ListReversed { list, .. } => {
            visit(&Value::List(list.clone()))
        }
        IterState::Tuple { items, .. } => visit(&Value::Tuple(items.clone())),
        IterState::Dict { dict, .. } | IterState::DictReversed { dict, .. } => visit_dict(dict, visit),
        IterState::Set { set, .. } => visit(&Value::Set(set.clone())),
        IterState::Sequence { object, .. } | IterState::SequenceReversed { object, .. } => visit(object),
        IterState::Callable { callable, sentinel } => visit_all([callable, sentinel], visit),
        IterState::Enumerate { iter, .. } => visit(iter),
        IterState::Zip { iters, .. } => visit_all(iters, visit),
        IterState::Map { function, iters } => {
            visit(function);
            visit_all(iters, visit);
        }
        IterState::Filter { function, iter } => visit_all([function, iter], visit),
        IterState::Coroutine(generator) => visit(&Value::Generator(generator.clone())),
        // Where others share it, so is what it holds.
        IterState::AsyncStep(step) if Rc::strong_count(step) == 1 => {
            visit(&Value::Generator(step.generator.clone()));
            visit(&step.input.borrow());
        }
        IterState::Custom(custom) if Rc::strong_count(custom) == 1 => custom.visit(visit),
        _ => {}
    }
}

/// Takes out what an object holds, where that can be taken out: in every circle there is such an object.
pub(super) fn clear(known: &Known, value: &Value, released: &mut Vec<Value>) {
    match value {
        Value::List(list) => {
            released.append(&mut list.borrow_mut());
            list.charge();
        }
        Value::Dict(dict) => {
            released.extend(dict.entries().into_iter().flat_map(|(key, value)| [key, value]));
            dict.clear();
        }
        Value::Set(set) | Value::FrozenSet(set) => {
            released.extend(set.items().into_iter().map(|(_, item)| item));
            set.clear();
        }
        Value::Function(function) => released.append(&mut function.defaults.borrow_mut()),
        Value::Cell(cell) => released.push(cell.value.take()),
        Value::Generator(generator) => {
            if let Some(frame) = generator.frame.take() {
                released.extend(frame.stack);
                released.push(frame.handled);
            }
            released.push(generator.awaiting.take());
            generator.state.set(crate::generator::GeneratorState::Closed);
        }
        Value::Instance(instance) => match &instance.payload {
            Payload::None | Payload::Value(_) => {}
            Payload::Exception(data) => {
                for value in [&data.cause, &data.context, &data.traceback_object, &data.extra] {
                    released.push(value.take());
                }
                released.extend(data.kept.take().into_iter().flat_map(|kept| kept.variables));
            }
            Payload::Native(payload) => {
                if let Some(contents) = known.of(&**payload) {
                    (contents.clear)(&**payload, released);
                }
            }
        },
        _ => {}
    }
}
