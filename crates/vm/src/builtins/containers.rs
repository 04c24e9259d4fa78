//! The built-in functions about containers, iteration, classes, attributes and output.

use crate::generator::GeneratorKind;
use crate::iter::{IterState, NativeIter};
use crate::methods::pull::{Pull, Pulled, Sink, asks, begin, each, each_sized};
use crate::methods::{list, sort};
use crate::native::{Args, Flow, Input, NativeFrame, Next, Sent};
use crate::value::{Module, PyResult, Value};
use crate::vm::Vm;

mod anext;
mod attributes;
mod classes;
mod extremes;
mod output;
mod prompt;
mod source;
mod source_bytes;
mod sums;
mod tree;

pub(crate) use anext::awaited_by_anext;

pub(crate) fn install(vm: &mut Vm, module: &Module) {
    vm.add_function(module, "len", |vm, args| {
        args.exact(vm, "len", 0, 1)?;
        if let Value::Instance(range) = &args[0]
            && range.native::<crate::methods::range::wide::Wide>().is_some()
        {
            let name = vm.names.len.clone();
            return Ok(vm.call_special(&args[0], &name, Args::new())?.unwrap_or_default());
        }
        vm.length(&args[0]).map(Value::Int)
    });
    vm.add_function(module, "repr", |vm, args| {
        args.exact(vm, "repr", 0, 1)?;
        Ok(Value::Str(vm.repr(&args[0])?))
    });
    vm.add_function(module, "callable", |vm, args| {
        args.exact(vm, "callable", 0, 1)?;
        Ok(Value::Bool(vm.is_callable(&args[0])))
    });
    vm.add_function(module, "iter", iter);
    vm.add_flow(module, "next", next);
    vm.add_flow(module, "sorted", sorted);
    vm.add_flow(module, "any", |vm, args| {
        args.exact(vm, "any", 0, 1)?;
        each(vm, &args[0], Quantifier { stops_at: true })
    });
    vm.add_flow(module, "all", |vm, args| {
        args.exact(vm, "all", 0, 1)?;
        each(vm, &args[0], Quantifier { stops_at: false })
    });
    extremes::install(vm, module);
    sums::install(vm, module);
    classes::install(vm, module);
    attributes::install(vm, module);
    output::install(vm, module);
    source::install(vm, module);
    anext::install(vm, module);
}

impl Vm {
    /// `callable(value)`
    pub fn is_callable(&mut self, value: &Value) -> bool {
        match value {
            Value::Function(_) | Value::Native(_) | Value::Method(_) | Value::Class(_) => true,
            other => {
                let call = self.names.call.clone();
                self.class_of(other).lookup(&call).is_some()
            }
        }
    }
}

fn iter(vm: &mut Vm, mut args: Args) -> PyResult {
    args.no_kw(vm, "iter")?;
    args.between(vm, "iter", 0, 1, 2)?;
    if args.len() == 1 {
        return vm.iter(&args[0]);
    }
    if !vm.is_callable(&args[0]) {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    let (callable, sentinel) = (args.take(0), args.take(1));
    Ok(NativeIter::value(IterState::Callable { callable, sentinel }))
}

fn next(vm: &mut Vm, mut args: Args) -> PyResult<Flow> {
    args.no_kw(vm, "next")?;
    args.between(vm, "next", 0, 1, 2)?;
    let iter = args.take(0);
    let default = args.take(1);
    if !vm.is_iterator(&iter) {
        let kind = vm.type_name(&iter);
        return Err(vm.type_error(format!("'{kind}' object is not an iterator")));
    }
    if !default.is_null() {
        return begin(vm, NextOr { pull: Pull::of(iter), default });
    }
    match &iter {
        Value::Iter(_) if asks(vm, &iter) => begin(vm, NextOr { pull: Pull::keeping_stop(iter), default }),
        Value::Iter(native) => match native.next(vm)? {
            Some(item) => Ok(Flow::Value(item)),
            None => Err(vm.stop_iteration(Value::None)),
        },
        Value::Generator(generator) if generator.kind == GeneratorKind::Generator => {
            Ok(Flow::Resume(generator.clone(), Sent::Value(Value::None)))
        }
        other => {
            let name = vm.names.next.clone();
            match vm.special(other, &name)? {
                Some(next) => Ok(Flow::Call(next, Args::new())),
                None => Err(vm.type_error("not an iterator")),
            }
        }
    }
}

/// `next(iterator, default)`
struct NextOr {
    pull: Pull,
    /// `Null` where none is given.
    default: Value,
}

impl NativeFrame for NextOr {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        match self.pull.answer(vm, input)? {
            Pulled::Item(item) => Ok(Next::Return(item)),
            Pulled::End if self.default.is_null() => Err(vm.stop_iteration(Value::None)),
            Pulled::End => Ok(Next::Return(std::mem::take(&mut self.default))),
            Pulled::Ask(next) => Ok(next),
        }
    }

    fn name(&self) -> &'static str {
        "next"
    }
}

fn sorted(vm: &mut Vm, mut args: Args) -> PyResult<Flow> {
    args.between(vm, "sorted", 0, 1, 1)?;
    let iterable = args.take(0);
    match &iterable {
        Value::Generator(_) | Value::Instance(_) | Value::Iter(_) => {
            let (key, reverse) = list::sort_options(vm, args, 1)?;
            each_sized(vm, &iterable, Sorted { items: Vec::new(), key, reverse })
        }
        _ => {
            let items = vm.list_of(&iterable)?;
            let (key, reverse) = list::sort_options(vm, args, 1)?;
            sort::sort(vm, items, key, reverse, None)
        }
    }
}

/// Collects items to sort them.
struct Sorted {
    items: Vec<Value>,
    key: Value,
    reverse: bool,
}

impl Sink for Sorted {
    fn item(&mut self, vm: &mut Vm, item: Value) -> PyResult<Option<Value>> {
        self.items.push(item);
        if self.items.len().is_multiple_of(1024) {
            vm.reserve(self.items.len() * 16)?;
        }
        Ok(None)
    }

    fn end(&mut self, vm: &mut Vm) -> PyResult<Flow> {
        sort::sort(vm, std::mem::take(&mut self.items), self.key.clone(), self.reverse, None)
    }

    fn name(&self) -> &'static str {
        "sorted"
    }
}

/// `any` and `all`
struct Quantifier {
    /// The truth value at which the answer is known.
    stops_at: bool,
}

impl Sink for Quantifier {
    fn item(&mut self, vm: &mut Vm, item: Value) -> PyResult<Option<Value>> {
        Ok(if vm.truth(&item)? == self.stops_at { Some(Value::Bool(self.stops_at)) } else { None })
    }

    fn end(&mut self, _: &mut Vm) -> PyResult<Flow> {
        Ok(Flow::Value(Value::Bool(!self.stops_at)))
    }

    fn name(&self) -> &'static str {
        if self.stops_at { "any" } else { "all" }
    }
}
