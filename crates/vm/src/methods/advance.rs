//! One step of an iterator of the library that needs code of the program: of `map`, `filter`, `zip`, … over
//! functions and generators of the program. The step is a native frame, so that this code runs in frames of its own
//! and may block its thread.

use std::rc::Rc;

use crate::iter::{IterState, NativeIter, zip_mismatch};
use crate::methods::pull::{self, Pull, Pulled, call_directly};
use crate::native::{Args, Input, NativeCall, NativeFrame, Next};
use crate::value::{PyResult, Value};
use crate::vm::Vm;

/// The step. Its result is the next item, or `Null` at the end.
pub(crate) struct Advance {
    iter: Rc<NativeIter>,
    work: Work,
}

enum Work {
    /// Items of all iterators, then the function's result.
    Map {
        function: Value,
        pulls: Vec<Pull>,
        args: Args,
        called: bool,
    },
    /// Items until the function says yes; `item` is what it was asked about.
    Filter {
        function: Value,
        pull: Pull,
        item: Value,
    },
    Enumerate {
        pull: Pull,
        count: Value,
    },
    /// `at_end`: the first iterator is at its end, and the others have to be, too.
    Zip {
        pulls: Vec<Pull>,
        items: Vec<Value>,
        strict: bool,
        at_end: bool,
    },
    Callable {
        callable: Value,
        sentinel: Value,
    },
    /// `__getitem__` of the program, and the index it is called with.
    Sequence {
        getitem: Value,
        object: Value,
        index: i64,
    },
}

/// Whether code of the program gives the items.
pub(crate) fn asks(vm: &Vm, iter: &NativeIter) -> bool {
    match &*iter.state() {
        IterState::Map { function, iters } => {
            is_program(vm, function) || iters.iter().any(|iter| pull::asks(vm, iter))
        }
        IterState::Filter { function, iter } => is_program(vm, function) || pull::asks(vm, iter),
        IterState::Enumerate { iter, .. } => pull::asks(vm, iter),
        IterState::Zip { iters, .. } => iters.iter().any(|iter| pull::asks(vm, iter)),
        IterState::Callable { callable, .. } => is_program(vm, callable),
        IterState::Sequence { object, .. } | IterState::SequenceReversed { object, .. } => {
            getitem_of(vm, object).is_some()
        }
        _ => false,
    }
}

/// Whether a call of the value may run code of the program, or is to have a frame all the same: in the depths what a
/// function written in Rust asks does.
fn is_program(vm: &Vm, function: &Value) -> bool {
    match function {
        Value::None => false,
        Value::Native(native) => matches!(native.call, NativeCall::Flow(_)) || vm.is_deep(),
        Value::Method(method) => is_program(vm, &method.function),
        Value::Class(class) => class.is_heap || vm.is_deep(),
        _ => true,
    }
}

fn getitem_of(vm: &Vm, object: &Value) -> Option<Value> {
    let Value::Instance(instance) = object else { return None };
    instance.class().lookup(&vm.names.getitem).filter(|found| matches!(found, Value::Function(_)))
}

impl Advance {
    /// The step of this iterator, where code of the program gives its items.
    pub(crate) fn of(vm: &Vm, iter: &Rc<NativeIter>) -> Option<Advance> {
        if !asks(vm, iter) {
            return None;
        }
        let pulls = |iters: &[Value]| iters.iter().cloned().map(Pull::of).collect();
        let work = match &*iter.state() {
            IterState::Map { function, iters } => Work::Map {
                function: function.clone(),
                pulls: pulls(iters),
                args: Args::new(),
                called: false,
            },
            IterState::Filter { function, iter } => {
                Work::Filter { function: function.clone(), pull: Pull::of(iter.clone()), item: Value::Null }
            }
            IterState::Enumerate { iter, count } => {
                Work::Enumerate { pull: Pull::of(iter.clone()), count: count.clone() }
            }
            IterState::Zip { iters, strict } => {
                Work::Zip { pulls: pulls(iters), items: Vec::new(), strict: *strict, at_end: false }
            }
            IterState::Callable { callable, sentinel } => {
                Work::Callable { callable: callable.clone(), sentinel: sentinel.clone() }
            }
            IterState::Sequence { object, index } => {
                Work::Sequence { getitem: getitem_of(vm, object)?, object: object.clone(), index: *index }
            }
            IterState::SequenceReversed { object, left } => {
                Work::Sequence { getitem: getitem_of(vm, object)?, object: object.clone(), index: *left - 1 }
            }
            _ => return None,
        };
        Some(Advance { iter: iter.clone(), work })
    }
}

impl NativeFrame for Advance {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        let next = match &mut self.work {
            Work::Map { function, pulls, args, called } => map(vm, function, pulls, args, called, input),
            Work::Filter { function, pull, item } => filter(vm, function, pull, item, input),
            Work::Enumerate { pull, count } => match pull.answer(vm, input)? {
                Pulled::Ask(next) => Ok(next),
                Pulled::End => Ok(Next::Return(Value::Null)),
                Pulled::Item(item) => {
                    let after = vm.binary_op(bytecode::BinaryOp::Add, false, count.clone(), Value::Int(1))?;
                    self.iter.change(|state| {
                        if let IterState::Enumerate { count, .. } = state {
                            *count = after;
                        }
                    });
                    Ok(Next::Return(Value::tuple(vec![count.clone(), item])))
                }
            },
            Work::Zip { pulls, items, strict, at_end } => zip(vm, pulls, items, *strict, at_end, input),
            Work::Callable { callable, sentinel } => callable_next(vm, callable, sentinel, input),
            Work::Sequence { getitem, object, index } => {
                if let Input::Start = input {
                    if *index < 0 {
                        return Ok(Next::Return(Value::Null));
                    }
                    self.iter.change(|state| match state {
                        IterState::Sequence { index, .. } => *index += 1,
                        IterState::SequenceReversed { left, .. } => *left -= 1,
                        _ => {}
                    });
                    return Ok(Next::Call(getitem.clone(), Args::two(object.clone(), Value::Int(*index))));
                }
                sequence_item(vm, input)
            }
        }?;
        if matches!(&next, Next::Return(Value::Null)) && !self.iter.passes_on() {
            self.iter.finish();
        }
        Ok(next)
    }

    fn name(&self) -> &'static str {
        match &self.work {
            Work::Map { .. } => "map",
            Work::Filter { .. } => "filter",
            Work::Enumerate { .. } => "enumerate",
            Work::Zip { .. } => "zip",
            Work::Callable { .. } | Work::Sequence { .. } => "iter",
        }
    }
}

fn map(
    vm: &mut Vm,
    function: &Value,
    pulls: &mut [Pull],
    args: &mut Args,
    called: &mut bool,
    input: Input,
) -> PyResult<Next> {
    if *called {
        return returned(input);
    }
    let Some(pull) = pulls.get_mut(args.len()) else { return Ok(Next::Return(Value::Null)) };
    let mut pulled = pull.answer(vm, input)?;
    loop {
        match pulled {
            Pulled::Item(item) => args.pos.push(item),
            Pulled::End => return Ok(Next::Return(Value::Null)),
            Pulled::Ask(next) => return Ok(next),
        }
        let Some(pull) = pulls.get_mut(args.len()) else { break };
        pulled = pull.pull(vm)?;
    }
    *called = true;
    match call_directly(vm, function, std::mem::take(args)) {
        Ok(result) => result.map(Next::Return),
        Err(args) => Ok(Next::Call(function.clone(), args)),
    }
}

fn filter(vm: &mut Vm, function: &Value, pull: &mut Pull, item: &mut Value, input: Input) -> PyResult<Next> {
    let mut pulled = if item.is_null() {
        pull.answer(vm, input)?
    } else {
        let tested = std::mem::take(item);
        match input {
            Input::Raised(raised) => return Err(raised),
            Input::Value(result) | Input::Yielded(result) => {
                if vm.truth(&result)? {
                    return Ok(Next::Return(tested));
                }
            }
            Input::Start => {}
        }
        pull.pull(vm)?
    };
    loop {
        let candidate = match pulled {
            Pulled::Item(candidate) => candidate,
            Pulled::End => return Ok(Next::Return(Value::Null)),
            Pulled::Ask(next) => return Ok(next),
        };
        let keep = if function.is_none() {
            vm.truth(&candidate)?
        } else {
            match call_directly(vm, function, Args::one(candidate.clone())) {
                Ok(result) => {
                    let result = result?;
                    vm.truth(&result)?
                }
                Err(args) => {
                    *item = candidate;
                    return Ok(Next::Call(function.clone(), args));
                }
            }
        };
        if keep {
            return Ok(Next::Return(candidate));
        }
        pulled = pull.pull(vm)?;
    }
}

fn zip(
    vm: &mut Vm,
    pulls: &mut [Pull],
    items: &mut Vec<Value>,
    strict: bool,
    at_end: &mut bool,
    input: Input,
) -> PyResult<Next> {
    let Some(pull) = pulls.get_mut(items.len()) else { return Ok(Next::Return(Value::Null)) };
    let mut pulled = pull.answer(vm, input)?;
    loop {
        match pulled {
            Pulled::Ask(next) => return Ok(next),
            Pulled::Item(_) if *at_end => return Err(zip_mismatch(vm, "longer", items.len())),
            Pulled::Item(item) => items.push(item),
            Pulled::End if !strict => return Ok(Next::Return(Value::Null)),
            Pulled::End if items.is_empty() || *at_end => {
                *at_end = true;
                // Counts the iterators that are at their end.
                items.push(Value::Null);
            }
            Pulled::End => return Err(zip_mismatch(vm, "shorter", items.len())),
        }
        let Some(pull) = pulls.get_mut(items.len()) else { break };
        pulled = pull.pull(vm)?;
    }
    Ok(Next::Return(if *at_end { Value::Null } else { Value::tuple(std::mem::take(items)) }))
}

fn callable_next(vm: &mut Vm, callable: &Value, sentinel: &Value, input: Input) -> PyResult<Next> {
    let value = match input {
        Input::Start => return Ok(Next::Call(callable.clone(), Args::new())),
        Input::Raised(raised) if vm.raised_is(&raised, &vm.types.stop_iteration.clone()) => Value::Null,
        Input::Raised(raised) => return Err(raised),
        Input::Value(value) | Input::Yielded(value) => {
            if vm.eq(&value, sentinel)? {
                Value::Null
            } else {
                value
            }
        }
    };
    Ok(Next::Return(value))
}

fn sequence_item(vm: &mut Vm, input: Input) -> PyResult<Next> {
    match input {
        Input::Raised(raised)
            if vm.raised_is(&raised, &vm.types.index_error.clone())
                || vm.raised_is(&raised, &vm.types.stop_iteration.clone()) =>
        {
            Ok(Next::Return(Value::Null))
        }
        input => returned(input),
    }
}

/// The result of a call is the result.
fn returned(input: Input) -> PyResult<Next> {
    match input {
        Input::Value(value) | Input::Yielded(value) => Ok(Next::Return(value)),
        Input::Raised(raised) => Err(raised),
        Input::Start => Ok(Next::Return(Value::Null)),
    }
}
