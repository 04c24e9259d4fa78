//! Iterators taken apart, so that they can be copied and pickled, and put back to where they stood.

use std::rc::Rc;

use crate::class::Class;
use crate::iter::{IterState, NativeIter};
use crate::native::Args;
use crate::value::{PyResult, Range, Tuple, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, classes: &[Rc<Class>]) {
    for class in classes {
        vm.def(class, "__reduce__", reduce);
    }
    let types = &vm.types;
    let settable = [
        &types.list_iterator,
        &types.list_reverse_iterator,
        &types.tuple_iterator,
        &types.str_iterator,
        &types.str_wide_iterator,
        &types.bytes_iterator,
        &types.bytearray_iterator,
        &types.range_iterator,
        &types.sequence_iterator,
        &types.reversed,
        &types.zip,
    ]
    .map(Rc::clone);
    for class in &settable {
        vm.def(class, "__setstate__", set_state);
    }
}

/// What is called again, with which arguments, and the state that is set then.
struct Parts {
    maker: Maker,
    args: Vec<Value>,
    state: Value,
}

enum Maker {
    Iter,
    Reversed,
    /// The class of the iterator itself.
    Own,
}

fn reduce(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "__reduce__", 1, 0)?;
    let iter = super::this(vm, &args, "__reduce__")?;
    let parts = parts(vm, &iter)?;
    let maker = match parts.maker {
        Maker::Iter => vm.builtins.get("iter").unwrap_or_default(),
        Maker::Reversed => Value::Class(vm.types.reversed.clone()),
        Maker::Own => Value::Class(vm.class_of(&args[0])),
    };
    let mut made = vec![maker, Value::tuple(parts.args)];
    if !parts.state.is_null() {
        made.push(parts.state);
    }
    Ok(Value::tuple(made))
}

fn parts(vm: &mut Vm, iter: &Rc<NativeIter>) -> PyResult<Parts> {
    let by_index = |object: Value, index: usize| Parts {
        maker: Maker::Iter,
        args: vec![object],
        state: Value::from(index),
    };
    let plain = |maker: Maker, args: Vec<Value>| Parts { maker, args, state: Value::Null };
    let rest = match &*iter.state() {
        IterState::List { list, index } => return Ok(by_index(Value::List(list.clone()), *index)),
        IterState::Tuple { items, index } => return Ok(by_index(Value::Tuple(items.clone()), *index)),
        IterState::Str { text, offset } => {
            let index = text[..*offset].chars().count();
            return Ok(by_index(Value::Str(text.clone()), index));
        }
        IterState::Bytes { bytes, index } => return Ok(by_index(Value::Bytes(bytes.clone()), *index)),
        IterState::ByteArray { bytes, index } => {
            return Ok(by_index(Value::ByteArray(bytes.clone()), *index));
        }
        IterState::ListReversed { list, left } => {
            let (args, state) = (vec![Value::List(list.clone())], Value::Int(*left as i64 - 1));
            return Ok(Parts { maker: Maker::Reversed, args, state });
        }
        IterState::SequenceReversed { object, left } => {
            let (args, state) = (vec![object.clone()], Value::Int(*left - 1));
            return Ok(Parts { maker: Maker::Reversed, args, state });
        }
        IterState::Range { next, left, step } => {
            let stop = next.wrapping_add((*left as i64).wrapping_mul(*step));
            let range = Range { start: *next, stop, step: *step };
            let (args, state) = (vec![Value::Range(Rc::new(range))], Value::None);
            return Ok(Parts { maker: Maker::Iter, args, state });
        }
        IterState::Sequence { object, index } => {
            let (args, state) = (vec![object.clone()], Value::Int(*index));
            return Ok(Parts { maker: Maker::Iter, args, state });
        }
        IterState::Callable { callable, sentinel } => {
            return Ok(plain(Maker::Iter, vec![callable.clone(), sentinel.clone()]));
        }
        IterState::Enumerate { iter, count } => {
            return Ok(plain(Maker::Own, vec![iter.clone(), count.clone()]));
        }
        IterState::Zip { iters, strict } => {
            let state = if *strict { Value::Bool(true) } else { Value::Null };
            return Ok(Parts { maker: Maker::Own, args: iters.clone(), state });
        }
        IterState::Map { function, iters } => {
            let args = std::iter::once(function).chain(iters).cloned().collect();
            return Ok(plain(Maker::Own, args));
        }
        IterState::Filter { function, iter } => {
            return Ok(plain(Maker::Own, vec![function.clone(), iter.clone()]));
        }
        IterState::Dict { dict, part, position, length, left } => IterState::Dict {
            dict: dict.clone(),
            part: *part,
            position: *position,
            length: *length,
            left: *left,
        },
        IterState::DictReversed { dict, part, position, length, left } => IterState::DictReversed {
            dict: dict.clone(),
            part: *part,
            position: *position,
            length: *length,
            left: *left,
        },
        IterState::Set { set, position, length } => {
            IterState::Set { set: set.clone(), position: *position, length: *length }
        }
        IterState::Done(_) | IterState::AsyncStep(_) | IterState::Coroutine(_) | IterState::Custom(_) => {
            let empty = Value::Tuple(Rc::new(Tuple::new(Vec::new())));
            return Ok(plain(Maker::Iter, vec![empty]));
        }
    };
    let items = vm.list_of(&NativeIter::value(rest))?;
    Ok(plain(Maker::Iter, vec![Value::list(items)]))
}

fn set_state(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "__setstate__", 1, 1)?;
    let iter = super::this(vm, &args, "__setstate__")?;
    let is_zip = matches!(&*iter.state(), IterState::Zip { .. });
    if is_zip {
        let wanted = vm.truth(&args[1])?;
        iter.change(|state| {
            if let IterState::Zip { strict, .. } = state {
                *strict = wanted;
            }
        });
        return Ok(Value::None);
    }
    let wanted = vm.small_index(&args[1])?;
    let place = usize::try_from(wanted.max(0)).unwrap_or(usize::MAX);
    iter.change(|state| match state {
        IterState::List { list, index } => *index = place.min(list.len()),
        IterState::Tuple { items, index } => *index = place.min(items.len()),
        IterState::Bytes { bytes, index } => *index = place.min(bytes.data.len()),
        IterState::ByteArray { index, .. } => *index = place,
        IterState::Str { text, offset } => {
            *offset = text.char_indices().nth(place).map_or(text.as_str().len(), |(at, _)| at);
        }
        IterState::Range { next, left, step } => {
            let skipped = place.min(*left);
            *next = next.wrapping_add((skipped as i64).wrapping_mul(*step));
            *left -= skipped;
        }
        IterState::ListReversed { list, left } => {
            *left = (wanted.max(-1) + 1).min(list.len() as i64) as usize
        }
        IterState::SequenceReversed { left, .. } => *left = (wanted.max(-1) + 1).min(*left),
        IterState::Sequence { index, .. } => *index = wanted.max(0),
        _ => {}
    });
    Ok(Value::None)
}
