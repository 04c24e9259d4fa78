//! Emptying generators in frames of their own, where a built-in operation wants all of their items.

use crate::frame::Kind;
use crate::generator::GeneratorKind;
use crate::value::{PyResult, Value};
use crate::vm::Vm;
use std::rc::Rc;

impl Vm {
    /// Replaces a generator on top of the stack by the list of its items, and does the instruction again. `wanted`
    /// is how many items are asked for: one more is taken, to tell whether there are too many.
    pub(super) fn collects_top(&mut self, wanted: Option<usize>) -> PyResult<bool> {
        let Value::Generator(generator) = self.peek(0) else { return Ok(false) };
        if generator.kind != GeneratorKind::Generator {
            return Ok(false);
        }
        let generator = generator.clone();
        self.pop();
        let collect = Collect { generator, items: Vec::new(), wanted: wanted.map(|wanted| wanted + 1) };
        self.follow(crate::native::Flow::Push(Box::new(collect)))?;
        Ok(true)
    }
}

/// Takes the items of a generator, and gives them as a list.
pub(super) struct Collect {
    generator: Rc<crate::generator::Generator>,
    items: Vec<Value>,
    wanted: Option<usize>,
}

impl crate::native::NativeFrame for Collect {
    fn step(&mut self, vm: &mut Vm, input: crate::native::Input) -> PyResult<crate::native::Next> {
        use crate::native::{Input, Next, Sent};
        match input {
            Input::Raised(raised) => return Err(raised),
            Input::Yielded(value) => {
                self.items.push(value);
                vm.spend(1)?;
            }
            Input::Value(_) => return Ok(self.done(vm)),
            Input::Start => {}
        }
        if self.generator.is_closed() || self.wanted == Some(self.items.len()) {
            return Ok(self.done(vm));
        }
        Ok(Next::Resume(self.generator.clone(), Sent::Value(Value::None)))
    }
}

impl Collect {
    /// Gives the items to the instruction, which the waiting frame comes to again. It stands there until then, so
    /// that an exception of the generator has its place and its handler.
    fn done(&mut self, vm: &mut Vm) -> crate::native::Next {
        let waiting = vm.fiber.frames.iter_mut().rev().find(|frame| matches!(frame.kind, Kind::Python));
        if let Some(frame) = waiting {
            frame.pc = frame.pc.wrapping_sub(1);
        }
        crate::native::Next::Return(Value::list(std::mem::take(&mut self.items)))
    }
}
