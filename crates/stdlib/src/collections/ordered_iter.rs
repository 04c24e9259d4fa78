//! Iterators of an `OrderedDict`, which notice every change of its order.

use std::cell::Cell;
use std::rc::Rc;

use vm::class::Class;
use vm::collect::Visit;
use vm::dict::Dict;
use vm::iter::{CustomIter, DictPart, NativeIter};
use vm::{PyResult, Value, Vm};

/// Their class.
pub(super) struct OrderedIterator;

struct OrderedIter {
    class: Rc<Class>,
    dict: Rc<Dict>,
    part: DictPart,
    backwards: bool,
    /// Behind the entry that comes next, or before it.
    position: Cell<usize>,
    /// What the shape of the dictionary has to be.
    shape: u32,
    left: Cell<usize>,
}

/// An iterator over a part of what is in the dictionary of an `OrderedDict`.
pub(super) fn over(vm: &mut Vm, dict: Rc<Dict>, part: DictPart, backwards: bool) -> Value {
    let class = vm.native_class::<OrderedIterator>();
    let position = Cell::new(if backwards { usize::MAX } else { 0 });
    let (shape, left) = (dict.shape(), Cell::new(dict.len()));
    NativeIter::custom(OrderedIter { class, dict, part, backwards, position, shape, left })
}

impl CustomIter for OrderedIter {
    fn class(&self, _vm: &Vm) -> Rc<Class> {
        self.class.clone()
    }

    fn visit(&self, visit: Visit<'_>) {
        visit(&Value::Dict(self.dict.clone()));
    }

    fn outlives_end(&self) -> bool {
        true
    }

    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let left = self.left.get();
        if left == 0 {
            return Ok(None);
        }
        if self.dict.shape() != self.shape {
            self.left.set(0);
            return Err(vm.runtime_error("OrderedDict mutated during iteration"));
        }
        self.left.set(left - 1);
        let position = self.position.get();
        let found = if self.backwards { self.dict.previous(position) } else { self.dict.next(position) };
        let Some((next, key, value)) = found else { return Ok(None) };
        self.position.set(next);
        Ok(Some(match self.part {
            DictPart::Keys => key,
            DictPart::Values => value,
            DictPart::Items => Value::tuple(vec![key, value]),
        }))
    }
}
