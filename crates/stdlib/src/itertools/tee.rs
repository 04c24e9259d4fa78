//! `tee`: several iterators over one, which is read once.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use vm::class::Class;
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

use super::{Step, class, iterator};

/// What the iterators share: the items that not all of them have given.
struct Shared {
    iter: Value,
    items: RefCell<VecDeque<Value>>,
    /// The index of the first of those items.
    base: Cell<u64>,
    /// Where the iterators stand.
    readers: RefCell<Vec<std::rc::Weak<Cell<u64>>>>,
    running: Cell<bool>,
}

impl Shared {
    /// Forgets the items that every iterator has given.
    fn trim(&self) {
        let mut readers = self.readers.borrow_mut();
        readers.retain(|reader| reader.strong_count() > 0);
        let least = readers.iter().filter_map(std::rc::Weak::upgrade).map(|at| at.get()).min();
        let least = least.unwrap_or(u64::MAX);
        let mut dropped = Vec::new();
        let mut items = self.items.borrow_mut();
        while self.base.get() < least {
            let Some(item) = items.pop_front() else { break };
            dropped.push(item);
            self.base.set(self.base.get() + 1);
        }
        drop((items, readers));
        vm::memory::drop_values(dropped);
    }
}

struct Tee {
    shared: Rc<Shared>,
    at: Rc<Cell<u64>>,
}

impl Tee {
    fn new(shared: Rc<Shared>, at: u64) -> Tee {
        let at = Rc::new(Cell::new(at));
        shared.readers.borrow_mut().push(Rc::downgrade(&at));
        Tee { shared, at }
    }

    fn over(iter: Value) -> Tee {
        let shared = Shared {
            iter,
            items: RefCell::default(),
            base: Cell::new(0),
            readers: RefCell::default(),
            running: Cell::new(false),
        };
        Tee::new(Rc::new(shared), 0)
    }
}

impl Step for Tee {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let index = (self.at.get() - self.shared.base.get()) as usize;
        let known = self.shared.items.borrow().get(index).cloned();
        let item = match known {
            Some(item) => item,
            None => {
                if self.shared.running.replace(true) {
                    return Err(vm.runtime_error("cannot re-enter the tee iterator"));
                }
                let item = vm.iter_next(&self.shared.iter);
                self.shared.running.set(false);
                let Some(item) = item? else { return Ok(None) };
                self.shared.items.borrow_mut().push_back(item.clone());
                let length = self.shared.items.borrow().len();
                if length.is_multiple_of(1024) {
                    super::reserve(vm, length)?;
                }
                item
            }
        };
        self.at.set(self.at.get() + 1);
        self.shared.trim();
        Ok(Some(item))
    }
}

/// Another iterator at the same place, if the value is one of ours.
fn copy(value: &Value) -> Option<Tee> {
    let Value::Iter(iter) = value.builtin() else { return None };
    let custom = iter.as_custom()?;
    let tee = custom.as_any()?.downcast_ref::<Tee>()?;
    Some(Tee::new(tee.shared.clone(), tee.at.get()))
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    fn tee_of(vm: &mut Vm, iterable: &Value) -> PyResult<Tee> {
        match copy(iterable) {
            Some(tee) => Ok(tee),
            None => Ok(Tee::over(vm.iter(iterable)?)),
        }
    }
    let class: Rc<Class> = class(vm, module, "_tee", |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        args.exact(vm, "_tee", 0, 1)?;
        let tee = tee_of(vm, &args[0])?;
        Ok(iterator(class, tee))
    });
    class.is_base.set(false);
    vm.register_class::<Tee>(&class);
    vm.def(&class, "__copy__", |vm, args| {
        let class = vm.native_class::<Tee>();
        Ok(copy(&args[0]).map_or(Value::None, |tee| iterator(class, tee)))
    });
    vm.add_function(module, "tee", |vm, args| {
        args.no_kw(vm, "itertools.tee")?;
        args.between(vm, "tee", 0, 1, 2)?;
        let count = args.get(1).map_or(Ok(2), |count| vm.small_index(count))?;
        if count < 0 {
            return Err(vm.value_error("n must be >= 0"));
        }
        super::reserve(vm, text::to_size(count))?;
        let mut tees = Vec::with_capacity(count as usize);
        if count > 0 {
            // What can be copied, as another tee can, is the first one itself.
            let mut first = vm.iter(&args[0])?;
            let name = vm.intern("__copy__");
            let copy = match vm.get_attr_opt(&first, &name)? {
                Some(copy) => copy,
                None => {
                    let class = vm.native_class::<Tee>();
                    first = iterator(class, Tee::over(first));
                    vm.get_attr(&first, &name)?
                }
            };
            tees.push(first);
            for _ in 1..count {
                tees.push(vm.call(&copy, Args::new())?);
            }
        }
        Ok(Value::tuple(tees))
    });
}
