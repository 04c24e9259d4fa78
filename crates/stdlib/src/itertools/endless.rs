//! `count`, `cycle`, `repeat`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use bytecode::BinaryOp;
use vm::value::Module;
use vm::{PyResult, Value, Vm};

use super::{Step, class, iterator, no_names};

struct Count {
    next: RefCell<Value>,
    step: Value,
}

impl Step for Count {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let value = self.next.borrow().clone();
        if let (Value::Int(number), Value::Int(step)) = (&value, &self.step)
            && let Some(next) = number.checked_add(*step)
        {
            *self.next.borrow_mut() = Value::Int(next);
            return Ok(Some(value));
        }
        let next = vm.binary_op(BinaryOp::Add, false, value.clone(), self.step.clone())?;
        *self.next.borrow_mut() = next;
        Ok(Some(value))
    }

    fn repr(&self, vm: &mut Vm) -> PyResult<Option<String>> {
        let next = self.next.borrow().clone();
        let next = vm.repr(&next)?;
        if matches!(self.step, Value::Int(1)) {
            return Ok(Some(format!("count({})", next.as_str())));
        }
        let step = vm.repr(&self.step)?;
        Ok(Some(format!("count({}, {})", next.as_str(), step.as_str())))
    }
}

struct Cycle {
    iter: RefCell<Option<Value>>,
    saved: RefCell<Vec<Value>>,
    at: Cell<usize>,
}

impl Step for Cycle {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let iter = self.iter.borrow().clone();
        if let Some(iter) = iter {
            if let Some(item) = vm.iter_next(&iter)? {
                let mut saved = self.saved.borrow_mut();
                saved.push(item.clone());
                if saved.len().is_multiple_of(1024) {
                    let length = saved.len();
                    drop(saved);
                    super::reserve(vm, length)?;
                }
                return Ok(Some(item));
            }
            *self.iter.borrow_mut() = None;
        }
        let saved = self.saved.borrow();
        let at = self.at.get();
        let Some(item) = saved.get(at) else { return Ok(None) };
        self.at.set(if at + 1 == saved.len() { 0 } else { at + 1 });
        Ok(Some(item.clone()))
    }
}

struct Repeat {
    object: Value,
    /// None: without end.
    left: Cell<Option<u64>>,
}

impl Step for Repeat {
    fn next(&self, _vm: &mut Vm) -> PyResult<Option<Value>> {
        match self.left.get() {
            Some(0) => return Ok(None),
            Some(left) => self.left.set(Some(left - 1)),
            None => {}
        }
        Ok(Some(self.object.clone()))
    }

    fn repr(&self, vm: &mut Vm) -> PyResult<Option<String>> {
        let object = vm.repr(&self.object)?;
        Ok(Some(match self.left.get() {
            Some(left) => format!("repeat({}, {left})", object.as_str()),
            None => format!("repeat({})", object.as_str()),
        }))
    }
}

fn is_number(vm: &mut Vm, value: &Value) -> bool {
    match value.builtin() {
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) | Value::Float(_) | Value::Complex(_) => true,
        Value::Instance(instance) => {
            let class = instance.class();
            [vm.names.index.clone(), vm.names.int.clone(), vm.names.float.clone(), vm.names.complex.clone()]
                .iter()
                .any(|name| class.lookup(name).is_some())
        }
        _ => false,
    }
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    class(vm, module, "count", |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let [start, step] = args.bind(vm, "count", 0, ["start", "step"], 0)?;
        // A step of one is a number, also where it is given as a truth.
        let step = match step {
            Some(Value::Bool(true)) if matches!(start, None | Some(Value::Int(_) | Value::Bool(_))) => None,
            step => step,
        };
        // Counting in ones begins with a number, also where it is given as a truth.
        let start = match (start, &step) {
            (Some(Value::Bool(truth)), None | Some(Value::Int(1))) => Some(Value::Int(truth.into())),
            (start, _) => start,
        };
        for value in [&start, &step].into_iter().flatten() {
            if !is_number(vm, value) {
                return Err(vm.type_error("a number is required"));
            }
        }
        let next = RefCell::new(start.unwrap_or(Value::Int(0)));
        Ok(iterator(class, Count { next, step: step.unwrap_or(Value::Int(1)) }))
    });
    class(vm, module, "cycle", |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        no_names(vm, &mut args, &class, "cycle")?;
        args.between(vm, "cycle", 0, 1, 1)?;
        let iter = vm.iter(&args[0])?;
        let step = Cycle { iter: RefCell::new(Some(iter)), saved: RefCell::default(), at: Cell::new(0) };
        Ok(iterator(class, step))
    });
    let repeat = class(vm, module, "repeat", |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let [object, times] = args.bind(vm, "repeat", 0, ["object", "times"], 1)?;
        let left = match times {
            Some(times) => Some(vm.small_index(&times)?.max(0) as u64),
            None => None,
        };
        Ok(iterator(class, Repeat { object: object.unwrap_or_default(), left: Cell::new(left) }))
    });
    vm.def(&repeat, "__length_hint__", |vm, args| {
        let left = match args[0].builtin() {
            Value::Iter(iter) => iter.as_custom().and_then(|custom| {
                custom
                    .as_any()
                    .and_then(|step| step.downcast_ref::<Repeat>())
                    .and_then(|repeat| repeat.left.get())
            }),
            _ => None,
        };
        match left {
            Some(left) => Ok(Value::Int(left as i64)),
            None => Err(vm.type_error("len() of unsized object")),
        }
    });
}
