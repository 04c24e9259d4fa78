//! Unpacking: `a, b = x` and `a, *b, c = x`.

use bytecode::Instr;

use crate::memory;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

impl Vm {
    /// Takes the sequence off the stack and puts its items into the different variables in which these instructions store
    /// them; not where it is no tuple or list of as many items, or where what is dropped could have a finaliser.
    #[inline]
    pub(crate) fn unpack_into(&mut self, base: usize, stores: &[Instr]) -> bool {
        let stack = &mut self.fiber.stack;
        let [.., sequence] = stack.as_slice() else { return false };
        let length = match sequence {
            // What it held is held by the variables then.
            Value::Tuple(items) => items.len(),
            Value::List(list) => list.len(),
            _ => return false,
        };
        let is_quiet = |store: &Instr| stack[base + store.a as usize].drops_quietly();
        if length != stores.len() || !stores.iter().all(is_quiet) {
            return false;
        }
        match stack.pop() {
            Some(Value::Tuple(items)) => fill(stack, base, stores, &items),
            Some(Value::List(list)) => fill(stack, base, stores, &list.borrow()),
            _ => return false,
        }
        true
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
                    memory::drop_backwards(items);
                    return Err(self
                        .value_error(format!("not enough values to unpack (expected {count}, got {got})")));
                }
            }
        }
        if self.iter_next(&iter)?.is_some() {
            memory::drop_backwards(items);
            return Err(self.value_error(format!("too many values to unpack (expected {count})")));
        }
        self.fiber.stack.extend(items.into_iter().rev());
        Ok(())
    }

    /// `sequence → … list … x_1` with `before` items in front of the list and `after` behind it.
    pub(crate) fn op_unpack_ex(&mut self, before: usize, after: usize) -> PyResult<()> {
        let value = self.pop();
        let iter = self.iter_to_unpack(&value)?;
        let mut items = Vec::with_capacity(before);
        while items.len() < before
            && let Some(item) = self.iter_next(&iter)?
        {
            items.push(item);
        }
        // What is left is made a list as any iterable is.
        let mut middle = if items.len() == before { self.sized_list_of(&iter)? } else { Vec::new() };
        if middle.len() < after || items.len() < before {
            return Err(self.value_error(format!(
                "not enough values to unpack (expected at least {}, got {})",
                before + after,
                items.len() + middle.len()
            )));
        }
        let tail = middle.split_off(middle.len() - after);
        self.fiber.stack.extend(tail.into_iter().rev());
        self.push(Value::list(middle));
        self.fiber.stack.extend(items.into_iter().rev());
        Ok(())
    }

    fn iter_to_unpack(&mut self, value: &Value) -> PyResult {
        if self.lacks_iter(value) {
            let kind = self.type_name(value);
            return Err(self.type_error(format!("cannot unpack non-iterable {kind} object")));
        }
        self.iter(value)
    }
}

#[inline(always)]
fn fill(stack: &mut [Value], base: usize, stores: &[Instr], items: &[Value]) {
    for (store, item) in stores.iter().zip(items) {
        std::mem::replace(&mut stack[base + store.a as usize], item.quick_clone()).quick_drop();
    }
}
