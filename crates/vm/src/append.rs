//! `text += more`, over and over: the text grows in its place where nothing else holds it, as in CPython. Otherwise each
//! step would copy all that was put together before.

use std::rc::Rc;

use bytecode::{Instr, Op};

use crate::code::Body;
use crate::value::{PyResult, Str, Value};
use crate::vm::Vm;

impl Vm {
    /// `text more → text + more`, where the next instruction stores the sum in the variable that holds the text, and
    /// nothing else holds it; whether it was so. Between the two the variable is empty, which nobody sees.
    pub(crate) fn append_text(&mut self, body: &Body, pc: usize) -> PyResult<bool> {
        let [.., Value::Str(text), Value::Str(more)] = self.fiber.stack.as_slice() else { return Ok(false) };
        // It is held by the variable and as the operand. Where its identity is known, the sum needs another one.
        let held = Rc::strong_count(text) == 2 && !text.charge.is_identified();
        if !held || !self.is_stored_over(body.instrs[pc + 1], body, text) {
            return Ok(false);
        }
        let bytes = text.as_str().len() + more.as_str().len();
        self.reserve(bytes)?;
        self.spend_bytes(bytes)?;
        self.empty_variable(body.instrs[pc + 1], body);
        let more = self.pop();
        if let ([.., Value::Str(text)], Value::Str(more)) = (self.fiber.stack.as_mut_slice(), &more)
            && let Some(text) = Rc::get_mut(text)
        {
            text.append(more);
        }
        Ok(true)
    }

    /// Whether this instruction stores something else in the variable that holds the text.
    fn is_stored_over(&self, store: Instr, body: &Body, text: &Str) -> bool {
        let frame = self.fiber.frames.last().expect("a frame is on top");
        let holds = |value: &Value| matches!(value, Value::Str(held) if Rc::ptr_eq(held, text));
        match store.op {
            Op::StoreFast | Op::StoreFastFast => holds(&self.fiber.stack[frame.base + store.a as usize]),
            // Another thread could have its turn before the store.
            Op::StoreGlobal if !self.attempts => match body.sites[store.b as usize].index.get() {
                0 => false,
                index => frame
                    .globals
                    .hint(index as usize - 1, &body.names[store.a as usize])
                    .is_some_and(|value| holds(&value)),
            },
            _ => false,
        }
    }

    fn empty_variable(&mut self, store: Instr, body: &Body) {
        let frame = self.fiber.frames.last().expect("a frame is on top");
        match store.op {
            Op::StoreGlobal => {
                let index = body.sites[store.b as usize].index.get() as usize - 1;
                frame.globals.exchange_hint(index, &body.names[store.a as usize], &mut Value::None);
            }
            _ => {
                let slot = frame.base + store.a as usize;
                self.fiber.stack[slot] = Value::Null;
            }
        }
    }
}
