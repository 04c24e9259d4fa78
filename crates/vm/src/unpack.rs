//! Unpacking: `a, b = x` and `a, *b, c = x`.

use crate::value::{PyResult, Value};
use crate::vm::Vm;

impl Vm {
    /// Takes the sequence off the stack and puts its items into these slots; not where it is no tuple or list of as
    /// many items.
    #[inline]
    pub(crate) fn unpack_into(&mut self, slots: impl ExactSizeIterator<Item = usize>) -> bool {
        let sequence = self.peek(0).clone();
        match &sequence {
            Value::Tuple(items) if items.len() == slots.len() => self.fill(slots, items),
            Value::List(list) if list.len() == slots.len() => self.fill(slots, &list.borrow()),
            _ => return false,
        }
        self.pop();
        true
    }

    #[inline]
    fn fill(&mut self, slots: impl Iterator<Item = usize>, items: &[Value]) {
        for (slot, item) in slots.zip(items) {
            std::mem::replace(&mut self.fiber.stack[slot], item.quick_clone()).quick_drop();
        }
    }

    /// `sequence → x_count … x_1`
    pub(crate) fn op_unpack(&mut self, count: usize) -> PyResult<()> {
        let value = self.pop();
        match &value {
            Value::Tuple(items) if items.len() == count => {
                self.fiber.stack.extend(items.iter().rev().cloned());
                return Ok(());
            }
            Value::List(list) if list.len() == count => {
                self.fiber.stack.extend(list.borrow().iter().rev().cloned());
                return Ok(());
            }
            _ => {}
        }
        let iter = self.iter_to_unpack(&value)?;
        let mut items = Vec::with_capacity(count);
        for got in 0..count {
            match self.iter_next(&iter)? {
                Some(item) => items.push(item),
                None => {
                    return Err(self
                        .value_error(format!("not enough values to unpack (expected {count}, got {got})")));
                }
            }
        }
        if self.iter_next(&iter)?.is_some() {
            return Err(self.value_error(format!("too many values to unpack (expected {count})")));
        }
        self.fiber.stack.extend(items.into_iter().rev());
        Ok(())
    }

    /// `sequence → … list … x_1` with `before` items in front of the list and `after` behind it.
    pub(crate) fn op_unpack_ex(&mut self, before: usize, after: usize) -> PyResult<()> {
        let value = self.pop();
        let iter = self.iter_to_unpack(&value)?;
        let mut items = self.drain(&iter)?;
        if items.len() < before + after {
            return Err(self.value_error(format!(
                "not enough values to unpack (expected at least {}, got {})",
                before + after,
                items.len()
            )));
        }
        let tail = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        self.fiber.stack.extend(tail.into_iter().rev());
        self.push(Value::list(middle));
        self.fiber.stack.extend(items.into_iter().rev());
        Ok(())
    }

    fn iter_to_unpack(&mut self, value: &Value) -> PyResult {
        if !self.is_iterable(value) && !matches!(value, Value::Iter(_) | Value::Generator(_)) {
            let kind = self.type_name(value);
            return Err(self.type_error(format!("cannot unpack non-iterable {kind} object")));
        }
        self.iter(value)
    }
}
