//! Taking items out of an iterator one by one for a native function.
//!
//! Where the items come from code of the program (a generator, an object with `__next__`), that code runs in
//! frames of its own: [`Pull`] says what the machine has to do for the next item. Everything else is asked at
//! once. [`each`] is the whole loop, for functions that only look at one item after another.

use crate::generator::GeneratorKind;
use crate::methods::advance::{self, Advance};
use crate::native::{Args, Flow, Input, NativeCall, NativeFrame, Next, Sent};
use crate::value::{PyResult, Value};
use crate::vm::Vm;

/// An iterator that is being emptied.
pub(crate) struct Pull {
    iter: Value,
    /// The step of an iterator of the library that waits for code of the program.
    step: Option<Box<dyn NativeFrame>>,
    /// Whether a `StopIteration` of a function that the step calls is handed on, with its value. Else it is the end.
    keeps_stop: bool,
}

/// What an iterator has to say.
pub(crate) enum Pulled {
    Item(Value),
    End,
    /// The machine has to do this; [`Pull::answer`] reads the result.
    Ask(Next),
}

impl Pull {
    /// Begins to iterate.
    pub(crate) fn new(vm: &mut Vm, iterable: &Value) -> PyResult<Pull> {
        Ok(Pull::of(vm.iter(iterable)?))
    }

    /// Goes on with an iterator.
    pub(crate) fn of(iter: Value) -> Pull {
        Pull { iter, step: None, keeps_stop: false }
    }

    /// Goes on with an iterator for one that wants to know what ended it.
    pub(crate) fn keeping_stop(iter: Value) -> Pull {
        Pull { keeps_stop: true, ..Pull::of(iter) }
    }

    /// The next item, or how to get it.
    pub(crate) fn pull(&mut self, vm: &mut Vm) -> PyResult<Pulled> {
        match &self.iter {
            Value::Generator(generator) if generator.kind == GeneratorKind::Generator => {
                if generator.is_closed() {
                    return Ok(Pulled::End);
                }
                return Ok(Pulled::Ask(Next::Resume(generator.clone(), Sent::Value(Value::None))));
            }
            Value::Instance(instance) => {
                if let Some(next @ Value::Function(_)) = instance.class().lookup(&vm.names.next) {
                    return Ok(Pulled::Ask(Next::Call(next, Args::one(self.iter.clone()))));
                }
            }
            Value::Iter(native) => {
                if let Some(mut step) = Advance::of(vm, native) {
                    let next = step.step(vm, Input::Start);
                    return self.took(vm, Box::new(step), next);
                }
            }
            _ => {}
        }
        vm.spend(1)?;
        Ok(match vm.iter_next(&self.iter)? {
            Some(item) => Pulled::Item(item),
            None => Pulled::End,
        })
    }

    /// What the machine's result means; it may have to do more.
    pub(crate) fn answer(&mut self, vm: &mut Vm, input: Input) -> PyResult<Pulled> {
        if let Some(mut step) = self.step.take() {
            let next = step.step(vm, input);
            return self.took(vm, step, next);
        }
        let is_generator = matches!(self.iter, Value::Generator(_));
        match input {
            Input::Yielded(item) => Ok(Pulled::Item(item)),
            Input::Value(_) if is_generator => Ok(Pulled::End),
            Input::Value(item) => Ok(Pulled::Item(item)),
            Input::Raised(raised)
                if !is_generator && vm.raised_is(&raised, &vm.types.stop_iteration.clone()) =>
            {
                Ok(Pulled::End)
            }
            Input::Raised(raised) => Err(raised),
            Input::Start => self.pull(vm),
        }
    }

    fn took(&mut self, vm: &mut Vm, step: Box<dyn NativeFrame>, next: PyResult<Next>) -> PyResult<Pulled> {
        Ok(match next {
            Ok(Next::Return(Value::Null)) => Pulled::End,
            Ok(Next::Return(item)) => Pulled::Item(item),
            Ok(next) => {
                self.step = Some(step);
                Pulled::Ask(next)
            }
            Err(raised) if !self.keeps_stop && vm.raised_is(&raised, &vm.types.stop_iteration.clone()) => {
                Pulled::End
            }
            Err(raised) => return Err(raised),
        })
    }
}

/// Whether code of the program gives the items of an iterator.
pub(crate) fn asks(vm: &Vm, iter: &Value) -> bool {
    match iter {
        Value::Generator(generator) => generator.kind == GeneratorKind::Generator,
        Value::Instance(instance) => {
            matches!(instance.class().lookup(&vm.names.next), Some(Value::Function(_)))
        }
        Value::Iter(native) => advance::asks(vm, native),
        _ => false,
    }
}

/// Gets one item, as a frame: its result is the item, or `Null` at the end.
pub(crate) struct NextItem(pub(crate) Pull);

impl NativeFrame for NextItem {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        Ok(match self.0.answer(vm, input)? {
            Pulled::Item(item) => Next::Return(item),
            Pulled::End => Next::Return(Value::Null),
            Pulled::Ask(next) => next,
        })
    }

    fn name(&self) -> &'static str {
        "next"
    }
}

/// What is done with the items of an iterable.
pub(crate) trait Sink {
    /// Takes an item; a value ends the loop with this result.
    fn item(&mut self, vm: &mut Vm, item: Value) -> PyResult<Option<Value>>;

    /// The result when there are no more items.
    fn end(&mut self, vm: &mut Vm) -> PyResult<Flow>;

    /// The name of the function, for tools that show the stack.
    fn name(&self) -> &'static str;
}

/// Gives all items of an iterable to a sink, in a frame where the items come from code of the program.
pub(crate) fn each(vm: &mut Vm, iterable: &Value, sink: impl Sink + 'static) -> PyResult<Flow> {
    let pull = Pull::new(vm, iterable)?;
    begin(vm, Each { pull, sink, then: None })
}

/// The same for what makes room first: it asks how many items there are.
pub(crate) fn each_sized(vm: &mut Vm, iterable: &Value, sink: impl Sink + 'static) -> PyResult<Flow> {
    let pull = Pull::new(vm, iterable)?;
    vm.ask_length(iterable)?;
    begin(vm, Each { pull, sink, then: None })
}

struct Each<S> {
    pull: Pull,
    sink: S,
    /// What the sink wanted at its end, whose result is the result.
    then: Option<Box<dyn NativeFrame>>,
}

impl<S: Sink> NativeFrame for Each<S> {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if let Some(then) = &mut self.then {
            return then.step(vm, input);
        }
        let mut pulled = self.pull.answer(vm, input)?;
        loop {
            match pulled {
                Pulled::Item(item) => {
                    if let Some(result) = self.sink.item(vm, item)? {
                        return Ok(Next::Return(result));
                    }
                }
                Pulled::End => return self.end(vm),
                Pulled::Ask(next) => return Ok(next),
            }
            pulled = self.pull.pull(vm)?;
        }
    }

    fn name(&self) -> &'static str {
        self.sink.name()
    }
}

impl<S: Sink> Each<S> {
    fn end(&mut self, vm: &mut Vm) -> PyResult<Next> {
        let mut then: Box<dyn NativeFrame> = match self.sink.end(vm)? {
            Flow::Push(frame) => frame,
            other => Box::new(Last(Some(other))),
        };
        let next = then.step(vm, Input::Start)?;
        self.then = Some(then);
        Ok(next)
    }
}

/// Does one thing, whose result is the result.
struct Last(Option<Flow>);

impl NativeFrame for Last {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        match (self.0.take(), input) {
            (_, Input::Raised(raised)) => Err(raised),
            (Some(Flow::Value(value)), _) => Ok(Next::Return(value)),
            (Some(Flow::Call(callable, args)), _) => Ok(Next::Call(callable, args)),
            (Some(Flow::Resume(generator, sent)), _) => Ok(Next::Resume(generator, sent)),
            (Some(Flow::Block(block)), _) => Ok(Next::Block(block)),
            (Some(Flow::Push(mut frame)), input) => frame.step(vm, input),
            (None, Input::Value(value) | Input::Yielded(value)) => Ok(Next::Return(value)),
            (None, Input::Start) => Ok(Next::Return(Value::None)),
        }
    }
}

/// Drives a native frame as far as it goes by itself, and pushes it only where it asks for something.
pub(crate) fn begin(vm: &mut Vm, mut frame: impl NativeFrame + 'static) -> PyResult<Flow> {
    match frame.step(vm, Input::Start)? {
        Next::Return(value) => Ok(Flow::Value(value)),
        next => Ok(Flow::Push(Box::new(Begun { frame, next: Some(next) }))),
    }
}

/// A frame that was begun before it was pushed.
struct Begun<F> {
    frame: F,
    /// What it asked for then.
    next: Option<Next>,
}

impl<F: NativeFrame> NativeFrame for Begun<F> {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        match (self.next.take(), input) {
            (Some(next), Input::Start) => Ok(next),
            (_, input) => self.frame.step(vm, input),
        }
    }

    fn name(&self) -> &'static str {
        self.frame.name()
    }
}

/// Calls a native function that answers at once; gives the arguments back where it is something else.
pub(crate) fn call_directly(vm: &mut Vm, callable: &Value, args: Args) -> Result<PyResult, Args> {
    match callable {
        Value::Native(native) => match native.call {
            // In the depths it may need a frame all the same.
            NativeCall::Simple(function) if native.shape.is_none() && !vm.is_deep() => Ok(function(vm, args)),
            NativeCall::Simple(_) | NativeCall::Flow(_) => Err(args),
        },
        _ => Err(args),
    }
}
