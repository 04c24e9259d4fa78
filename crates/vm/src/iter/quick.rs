//! Items that are there without running anything: what the instruction loop asks for first.

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
    pub fn quick_item(&self) -> Option<Value> {
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
            _ => None,
        }
    }
}
