//! Items that are there without running anything: what the instruction loop asks for first.

use std::rc::Rc;

use super::advance::dict_item;
use super::{IterState, NativeIter, Quick};
use crate::value::Value;

impl NativeIter {
    /// The next item where no code of the program can be involved.
    #[inline]
    pub fn quick_next(&self) -> Quick {
        let mut state = self.state.borrow_mut();
        let item = match &mut *state {
            IterState::Range { next, left, step } => {
                if *left == 0 {
                    None
                } else {
                    let value = *next;
                    *left -= 1;
                    *next = next.wrapping_add(*step);
                    Some(Value::Int(value))
                }
            }
            IterState::List { list, index } => {
                *index += 1;
                list.get(*index - 1)
            }
            IterState::Tuple { items, index } => {
                *index += 1;
                items.get(*index - 1).cloned()
            }
            IterState::Done(_) => None,
            _ => return Quick::Ask,
        };
        match item {
            Some(item) => Quick::Item(item),
            None => {
                let ended = state.ended();
                let old = std::mem::replace(&mut *state, ended);
                drop(state);
                drop(old);
                Quick::End
            }
        }
    }

    /// The next item, where it is there and known at once.
    #[inline(always)]
    pub(crate) fn quick_item(&self, chars: &[Value]) -> Option<Value> {
        match &mut *self.state.borrow_mut() {
            IterState::Range { next, left, step } if *left > 0 => {
                let value = *next;
                *left -= 1;
                *next = next.wrapping_add(*step);
                Some(Value::Int(value))
            }
            IterState::List { list, index } => {
                let item = list.borrow().get(*index)?.quick_clone();
                *index += 1;
                Some(item)
            }
            IterState::Tuple { items, index } => {
                let item = items.get(*index)?.quick_clone();
                *index += 1;
                Some(item)
            }
            other => other.further_item(chars),
        }
    }

    /// Whether it goes over a sequence and is not at its end.
    fn has_item(&self) -> bool {
        match &*self.state.borrow() {
            IterState::Range { left, .. } => *left > 0,
            IterState::List { list, index } => *index < list.len(),
            IterState::Tuple { items, index } => *index < items.len(),
            _ => false,
        }
    }
}

impl IterState {
    /// The next item of what is not iterated over quite as often. `chars` are the strings of ASCII characters, where
    /// they were wanted before.
    #[inline(never)]
    fn further_item(&mut self, chars: &[Value]) -> Option<Value> {
        match self {
            IterState::Str { text, offset } => {
                let char = chars.get(usize::from(*text.as_bytes().get(*offset)?))?;
                if char.is_null() {
                    return None;
                }
                *offset += 1;
                Some(char.clone())
            }
            IterState::Dict { dict, part, position, length, left } if *left > 0 && dict.len() == *length => {
                let (next, key, value) = dict.next(*position)?;
                *left -= 1;
                *position = next;
                Some(dict_item(*part, key, value))
            }
            IterState::Enumerate { iter: Value::Iter(iter), count: Value::Int(count) } => {
                let next = count.checked_add(1)?;
                let item = iter.quick_item(chars)?;
                let index = std::mem::replace(count, next);
                Some(Value::tuple(vec![Value::Int(index), item]))
            }
            IterState::Zip { iters, .. } => match iters.as_slice() {
                [Value::Iter(first), Value::Iter(second)]
                    if !Rc::ptr_eq(first, second) && first.has_item() && second.has_item() =>
                {
                    Some(Value::tuple(vec![first.quick_item(chars)?, second.quick_item(chars)?]))
                }
                _ => None,
            },
            _ => None,
        }
    }
}
