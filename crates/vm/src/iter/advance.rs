//! The next item of an iterator of the library, where it takes the machine to find it.

use std::rc::Rc;

use super::{AsyncStep, CustomIter, DictPart, IterState, NativeIter};
use crate::dict::Dict;
use crate::generator::Generator;
use crate::native::{Args, Sent};
use crate::resume::Resumed;
use crate::value::{PyResult, Raised, Value};
use crate::vm::Vm;

impl NativeIter {
    pub(super) fn next_slowly(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        // What runs code of the program works on copies, so that the state is not borrowed meanwhile.
        enum Work {
            Sequence(Value, i64),
            SequenceReversed(Value, i64),
            Callable(Value, Value),
            Enumerate(Value, Value),
            Zip(Vec<Value>, bool),
            Map(Value, Vec<Value>),
            Filter(Value, Value),
            Coroutine(Rc<Generator>),
            Step(Rc<AsyncStep>),
            Custom(Rc<dyn CustomIter>),
        }
        let work = match &mut *self.state.borrow_mut() {
            IterState::ListReversed { list, left } => {
                if *left == 0 {
                    return Ok(None);
                }
                *left -= 1;
                return Ok(list.get(*left));
            }
            IterState::Str { text, offset } => {
                let Some(char) = text[*offset..].chars().next() else { return Ok(None) };
                *offset += char.len_utf8();
                return Ok(Some(Value::Str(vm.char_str(char))));
            }
            IterState::Bytes { bytes, index } => {
                *index += 1;
                return Ok(bytes.data.get(*index - 1).map(|byte| Value::Int(*byte as i64)));
            }
            IterState::ByteArray { bytes, index } => {
                *index += 1;
                return Ok(bytes.data.borrow().get(*index - 1).map(|byte| Value::Int(*byte as i64)));
            }
            IterState::Dict { dict, part, position, length, left } => {
                return next_entry(vm, dict, Dict::next, *part, [position, length, left]);
            }
            IterState::DictReversed { dict, part, position, length, left } => {
                return next_entry(vm, dict, Dict::previous, *part, [position, length, left]);
            }
            IterState::Set { set, position, length } => {
                if set.len() != *length {
                    *length = usize::MAX;
                    return Err(vm.runtime_error("Set changed size during iteration"));
                }
                return Ok(set.next(*position).map(|(next, item)| {
                    *position = next;
                    item
                }));
            }
            IterState::Sequence { object, index } => {
                *index += 1;
                Work::Sequence(object.clone(), *index - 1)
            }
            IterState::SequenceReversed { object, left } => {
                if *left == 0 {
                    return Ok(None);
                }
                *left -= 1;
                Work::SequenceReversed(object.clone(), *left)
            }
            IterState::Callable { callable, sentinel } => Work::Callable(callable.clone(), sentinel.clone()),
            IterState::Enumerate { iter, count } => Work::Enumerate(iter.clone(), count.clone()),
            IterState::Zip { iters, strict } => Work::Zip(iters.clone(), *strict),
            IterState::Map { function, iters } => Work::Map(function.clone(), iters.clone()),
            IterState::Filter { function, iter } => Work::Filter(function.clone(), iter.clone()),
            IterState::Coroutine(generator) => Work::Coroutine(generator.clone()),
            IterState::AsyncStep(step) => Work::Step(step.clone()),
            IterState::Custom(custom) => Work::Custom(custom.clone()),
            IterState::Done(_)
            | IterState::List { .. }
            | IterState::Tuple { .. }
            | IterState::Range { .. } => {
                return Ok(None);
            }
        };
        match work {
            Work::Sequence(object, index) | Work::SequenceReversed(object, index) => {
                match vm.get_item(&object, &Value::Int(index)) {
                    Ok(value) => Ok(Some(value)),
                    Err(raised)
                        if vm.raised_is(&raised, &vm.types.index_error.clone())
                            || vm.raised_is(&raised, &vm.types.stop_iteration.clone()) =>
                    {
                        Ok(None)
                    }
                    Err(raised) => Err(raised),
                }
            }
            Work::Callable(callable, sentinel) => {
                let value = vm.call(&callable, Args::new());
                let value = match value {
                    Err(raised) if vm.raised_is(&raised, &vm.types.stop_iteration.clone()) => {
                        return Ok(None);
                    }
                    value => value?,
                };
                Ok(if vm.eq(&value, &sentinel)? { None } else { Some(value) })
            }
            Work::Enumerate(iter, count) => {
                let Some(item) = vm.iter_next(&iter)? else { return Ok(None) };
                let next = vm.binary_op(bytecode::BinaryOp::Add, false, count.clone(), Value::Int(1))?;
                if let IterState::Enumerate { count, .. } = &mut *self.state.borrow_mut() {
                    *count = next;
                }
                Ok(Some(Value::tuple(vec![count, item])))
            }
            Work::Zip(iters, strict) => zip_next(vm, &iters, strict),
            Work::Map(function, iters) => {
                let mut args = Args::new();
                for iter in &iters {
                    match vm.iter_next(iter)? {
                        Some(item) => args.pos.push(item),
                        None => return Ok(None),
                    }
                }
                vm.call(&function, args).map(Some)
            }
            Work::Filter(function, iter) => {
                while let Some(item) = vm.iter_next(&iter)? {
                    vm.spend(1)?;
                    let keep = if function.is_none() {
                        vm.truth(&item)?
                    } else {
                        let result = vm.call(&function, Args::one(item.clone()))?;
                        vm.truth(&result)?
                    };
                    if keep {
                        return Ok(Some(item));
                    }
                }
                Ok(None)
            }
            Work::Coroutine(generator) => match vm.resume_nested(&generator, Sent::Value(Value::None))? {
                Resumed::Yielded(value) => Ok(Some(value)),
                // `next` on an awaitable tells the result in its `StopIteration`.
                Resumed::Returned(value) => Err(vm.stop_iteration(value)),
            },
            Work::Step(step) => {
                let result = vm.nested(|vm| {
                    let sent = Sent::Value(Value::None);
                    vm.resume_async_step(&step, sent, crate::frame::Ret::Send)
                        .map(|()| crate::run::Called::Frame)
                });
                result.map(Some)
            }
            Work::Custom(custom) => custom.next(vm),
        }
    }
}

/// Gives the entry of a dictionary at a position or behind it, and the position that follows.
type Find = fn(&Dict, usize) -> Option<(usize, Value, Value)>;

/// The next entry of a dictionary, which `find` gives with the position behind it. What changes is the iterator's
/// position, the length that the dictionary must have, and how many entries are left.
fn next_entry(
    vm: &mut Vm,
    dict: &Dict,
    find: Find,
    part: DictPart,
    [position, length, left]: [&mut usize; 3],
) -> PyResult<Option<Value>> {
    if dict.len() != *length {
        *length = usize::MAX;
        return Err(vm.runtime_error("dictionary changed size during iteration"));
    }
    let Some((next, key, value)) = find(dict, *position) else { return Ok(None) };
    // Keys were replaced by others meanwhile.
    if *left == 0 {
        // This is the end, in whichever direction.
        *position = if next > *position { usize::MAX } else { 0 };
        return Err(vm.runtime_error("dictionary keys changed during iteration"));
    }
    *left -= 1;
    *position = next;
    Ok(Some(dict_item(part, key, value)))
}

pub(super) fn dict_item(part: DictPart, key: Value, value: Value) -> Value {
    match part {
        DictPart::Keys => key,
        DictPart::Values => value,
        DictPart::Items => Value::tuple(vec![key, value]),
    }
}

fn zip_next(vm: &mut Vm, iters: &[Value], strict: bool) -> PyResult<Option<Value>> {
    let mut items = Vec::with_capacity(iters.len());
    for (index, iter) in iters.iter().enumerate() {
        match vm.iter_next(iter)? {
            Some(item) => items.push(item),
            None if strict && index > 0 => return Err(zip_mismatch(vm, "shorter", index)),
            None if strict => {
                for (later, iter) in iters.iter().enumerate().skip(1) {
                    if vm.iter_next(iter)?.is_some() {
                        return Err(zip_mismatch(vm, "longer", later));
                    }
                }
                return Ok(None);
            }
            None => return Ok(None),
        }
    }
    Ok(if iters.is_empty() { None } else { Some(Value::tuple(items)) })
}

/// What `zip(strict=True)` complains of.
#[cold]
pub(crate) fn zip_mismatch(vm: &mut Vm, what: &str, index: usize) -> Raised {
    let plural = if index == 1 { " " } else { "s 1-" };
    vm.value_error(format!("zip() argument {} is {what} than argument{plural}{index}", index + 1))
}
