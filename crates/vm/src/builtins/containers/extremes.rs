//! `min` and `max`.

use bytecode::CompareOp;

use crate::iter::{IterState, NativeIter};
use crate::methods::pull::{Pull, Pulled, begin, call_directly};
use crate::native::{Args, Flow, Input, NativeFrame, Next};
use crate::value::{Module, PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, module: &Module) {
    vm.add_flow(module, "min", |vm, args| extreme(vm, args, "min", CompareOp::Lt));
    vm.add_flow(module, "max", |vm, args| extreme(vm, args, "max", CompareOp::Gt));
}

fn extreme(vm: &mut Vm, mut args: Args, name: &'static str, op: CompareOp) -> PyResult<Flow> {
    if args.pos.is_empty() {
        return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    if args.kw.is_empty() && args.len() > 1 {
        return largest(vm, args, op).map(Flow::Value);
    }
    let key = args.take_kw("key").unwrap_or(Value::None);
    let default = args.take_kw("default").unwrap_or_default();
    args.no_more_kw(vm, name, &["key", "default"])?;
    let pull = if args.len() == 1 {
        Pull::new(vm, &args[0])?
    } else {
        if !default.is_null() {
            return Err(vm.type_error(format!(
                "Cannot specify a default for {name}() with multiple positional arguments"
            )));
        }
        let Value::Tuple(items) = Value::tuple(args.pos.into_vec()) else { unreachable!("made a tuple") };
        Pull::of(NativeIter::value(IterState::Tuple { items, index: 0 }))
    };
    begin(
        vm,
        Extreme { pull, key, default, name, op, best: Value::Null, best_key: Value::Null, item: Value::Null },
    )
}

/// `max(a, b, …)` without a key.
fn largest(vm: &mut Vm, args: Args, op: CompareOp) -> PyResult {
    let mut values = args.pos.into_iter();
    let mut best = values.next().unwrap_or_default();
    for value in values {
        let better = match (&value, &best) {
            (Value::Int(value), Value::Int(best)) => {
                (op == CompareOp::Gt && value > best) || (op == CompareOp::Lt && value < best)
            }
            (value, best) => {
                let result = vm.compare(op, value, best)?;
                vm.truth(&result)?
            }
        };
        if better {
            best = value;
        }
    }
    Ok(best)
}

struct Extreme {
    pull: Pull,
    key: Value,
    default: Value,
    name: &'static str,
    /// How an item compares to the best one so far when it is better.
    op: CompareOp,
    best: Value,
    best_key: Value,
    /// The item whose key is being computed.
    item: Value,
}

impl NativeFrame for Extreme {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        let mut pulled = match input {
            input if self.item.is_null() => self.pull.answer(vm, input)?,
            Input::Value(key) | Input::Yielded(key) => {
                let item = std::mem::take(&mut self.item);
                self.consider(vm, item, key)?;
                self.pull.pull(vm)?
            }
            Input::Raised(raised) => return Err(raised),
            Input::Start => self.pull.pull(vm)?,
        };
        loop {
            match pulled {
                Pulled::Item(item) if self.key.is_none() => self.consider(vm, item.clone(), item)?,
                Pulled::Item(item) => match call_directly(vm, &self.key, Args::one(item.clone())) {
                    Ok(key) => self.consider(vm, item, key?)?,
                    Err(args) => {
                        self.item = item;
                        return Ok(Next::Call(self.key.clone(), args));
                    }
                },
                Pulled::End => return self.end(vm),
                Pulled::Ask(next) => return Ok(next),
            }
            pulled = self.pull.pull(vm)?;
        }
    }

    fn name(&self) -> &'static str {
        self.name
    }
}

impl Extreme {
    fn consider(&mut self, vm: &mut Vm, item: Value, key: Value) -> PyResult<()> {
        let better = if self.best.is_null() {
            true
        } else {
            let result = vm.compare(self.op, &key, &self.best_key)?;
            vm.truth(&result)?
        };
        if better {
            self.best = item;
            self.best_key = key;
        }
        Ok(())
    }

    fn end(&mut self, vm: &mut Vm) -> PyResult<Next> {
        let best = std::mem::take(&mut self.best);
        if !best.is_null() {
            return Ok(Next::Return(best));
        }
        if self.default.is_null() {
            return Err(vm.value_error(format!("{}() iterable argument is empty", self.name)));
        }
        Ok(Next::Return(std::mem::take(&mut self.default)))
    }
}
