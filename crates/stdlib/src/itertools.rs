//! `itertools`: each function is a class whose instances are iterators of the machine.
//!
//! An iterator is a [`Tool`]: its class, and a [`Step`] that gives the next item. A step runs code of the program
//! (an iterator that it pulls from, a predicate), so it never holds a borrow of its own state meanwhile.

use std::rc::Rc;

use vm::class::Class;
use vm::iter::{CustomIter, NativeIter};
use vm::value::{Instance, Module, Payload};
use vm::{Args, PyResult, Value, Vm};

use crate::native_class::{self, layout};

mod combine;
mod endless;
mod group;
mod select;
mod tee;

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    endless::fill(vm, module);
    select::fill(vm, module);
    combine::fill(vm, module);
    group::fill(vm, module);
    tee::fill(vm, module);
    Ok(())
}

/// What makes an iterator go on.
trait Step: 'static {
    /// The next item, none at the end. It may be asked again after that, and mostly gives none again.
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>>;

    fn repr(&self, _vm: &mut Vm) -> PyResult<Option<String>> {
        Ok(None)
    }
}

struct Tool<S> {
    class: Rc<Class>,
    step: S,
}

impl<S: Step> CustomIter for Tool<S> {
    fn class(&self, _vm: &Vm) -> Rc<Class> {
        self.class.clone()
    }

    fn repr(&self, vm: &mut Vm) -> PyResult<Option<String>> {
        self.step.repr(vm)
    }

    fn outlives_end(&self) -> bool {
        true
    }

    fn as_any(&self) -> Option<&dyn std::any::Any> {
        Some(&self.step)
    }

    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        vm.spend(1)?;
        self.step.next(vm)
    }
}

/// An iterator of the class; of one that the program has derived, an instance that carries an iterator.
fn iterator(class: Rc<Class>, step: impl Step) -> Value {
    let native = class.mro().iter().find(|class| !class.is_heap).cloned().unwrap_or_else(|| class.clone());
    let iterator = NativeIter::custom(Tool { class: native, step });
    match class.is_heap {
        true => Value::Instance(Instance::new(class, Payload::Value(iterator))),
        false => iterator,
    }
}

/// Refuses arguments by name, but for a class of the program whose `__init__` takes them.
fn no_names(vm: &mut Vm, args: &mut Args, class: &Rc<Class>, name: &str) -> PyResult<()> {
    let init = vm.intern("__init__");
    if class.lookup_with_owner(&init).is_some_and(|(_, owner)| owner.is_heap) {
        args.kw.clear();
    }
    args.no_kw(vm, name)
}

/// A class of iterators.
fn class(vm: &mut Vm, module: &Rc<Module>, name: &str, new: fn(&mut Vm, Args) -> PyResult) -> Rc<Class> {
    let class = native_class::class(vm, module, name, "itertools", layout::ITERATOR);
    vm.def_new(&class, new);
    vm.def(&class, "__iter__", |_, mut args| Ok(args.take(0)));
    vm.def(&class, "__next__", |vm, args| match vm.iter_next(args[0].builtin())? {
        Some(item) => Ok(item),
        None => Err(vm.stop_iteration(Value::None)),
    });
    class
}

/// Reserves memory for `count` items that are about to be collected.
fn reserve(vm: &mut Vm, count: usize) -> PyResult<()> {
    vm.reserve(count.saturating_mul(16))
}
