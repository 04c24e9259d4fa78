//! Iterators that let some of the items through, or change them: `chain`, `islice`, `takewhile`, `accumulate`, ….

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use bytecode::BinaryOp;
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

use super::{Step, class, iterator, no_names};

/// Items of one iterable after the other, which come from an iterator themselves. There is no source behind its end,
/// nor behind an iterable that is none.
struct Chain {
    source: RefCell<Option<Value>>,
    active: RefCell<Option<Value>>,
}

impl Chain {
    fn new(source: Value) -> Chain {
        Chain { source: RefCell::new(Some(source)), active: RefCell::default() }
    }

    fn advance(&self, vm: &mut Vm, source: &Value) -> PyResult<Option<Value>> {
        let Some(iterable) = vm.iter_next(source)? else { return Ok(None) };
        vm.spend(1)?;
        vm.iter(&iterable).map(Some)
    }
}

impl Step for Chain {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        loop {
            let active = self.active.borrow().clone();
            if let Some(active) = active {
                if let Some(item) = vm.iter_next(&active)? {
                    return Ok(Some(item));
                }
                *self.active.borrow_mut() = None;
            }
            let Some(source) = self.source.borrow().clone() else { return Ok(None) };
            match self.advance(vm, &source) {
                Ok(Some(iter)) => *self.active.borrow_mut() = Some(iter),
                ended => {
                    self.source.take();
                    return ended;
                }
            }
        }
    }
}

struct Slice {
    iter: RefCell<Option<Value>>,
    /// The index of the next item to give, and of the next one that the iterator gives.
    next: Cell<u64>,
    at: Cell<u64>,
    stop: Option<u64>,
    step: u64,
}

impl Step for Slice {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(iter) = self.iter.borrow().clone() else { return Ok(None) };
        let result = self.advance(vm, &iter);
        if !matches!(result, Ok(Some(_))) {
            let iter = self.iter.borrow_mut().take();
            drop(iter);
        }
        result
    }
}

impl Slice {
    fn advance(&self, vm: &mut Vm, iter: &Value) -> PyResult<Option<Value>> {
        // The stop limits the steps, but not the start.
        while self.at.get() < self.next.get() {
            vm.spend(1)?;
            if vm.iter_next(iter)?.is_none() {
                return Ok(None);
            }
            self.at.set(self.at.get() + 1);
        }
        if self.stop.is_some_and(|stop| self.at.get() >= stop) {
            return Ok(None);
        }
        let item = vm.iter_next(iter)?;
        if item.is_some() {
            self.at.set(self.at.get() + 1);
            let next = self.next.get().saturating_add(self.step);
            self.next.set(self.stop.map_or(next, |stop| next.min(stop)));
        }
        Ok(item)
    }
}

struct TakeWhile {
    function: Value,
    iter: Value,
    ended: Cell<bool>,
}

impl Step for TakeWhile {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        if self.ended.get() {
            return Ok(None);
        }
        let Some(item) = vm.iter_next(&self.iter)? else { return Ok(None) };
        let keep = vm.call(&self.function, Args::one(item.clone()))?;
        let keep = vm.truth(&keep)?;
        self.ended.set(!keep);
        Ok(if keep { Some(item) } else { None })
    }
}

struct DropWhile {
    function: Value,
    iter: Value,
    started: Cell<bool>,
}

impl Step for DropWhile {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        loop {
            let Some(item) = vm.iter_next(&self.iter)? else { return Ok(None) };
            if self.started.get() {
                return Ok(Some(item));
            }
            vm.spend(1)?;
            let skip = vm.call(&self.function, Args::one(item.clone()))?;
            if !vm.truth(&skip)? {
                self.started.set(true);
                return Ok(Some(item));
            }
        }
    }
}

struct FilterFalse {
    function: Value,
    iter: Value,
}

impl Step for FilterFalse {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let by_truth = match &self.function {
            Value::None => true,
            Value::Class(class) => Rc::ptr_eq(class, &vm.types.bool_),
            _ => false,
        };
        while let Some(item) = vm.iter_next(&self.iter)? {
            vm.spend(1)?;
            let drops = if by_truth {
                vm.truth(&item)?
            } else {
                let result = vm.call(&self.function, Args::one(item.clone()))?;
                vm.truth(&result)?
            };
            if !drops {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }
}

struct Compress {
    data: Value,
    selectors: Value,
}

impl Step for Compress {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        loop {
            vm.spend(1)?;
            let Some(item) = vm.iter_next(&self.data)? else { return Ok(None) };
            let Some(selector) = vm.iter_next(&self.selectors)? else { return Ok(None) };
            if vm.truth(&selector)? {
                return Ok(Some(item));
            }
        }
    }
}

struct StarMap {
    function: Value,
    iter: Value,
}

impl Step for StarMap {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(items) = vm.iter_next(&self.iter)? else { return Ok(None) };
        let items = vm.list_of(&items)?;
        vm.call(&self.function, Args::of(items)).map(Some)
    }
}

struct Accumulate {
    iter: Value,
    function: Option<Value>,
    initial: RefCell<Option<Value>>,
    total: RefCell<Option<Value>>,
}

impl Step for Accumulate {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let initial = self.initial.borrow_mut().take();
        if let Some(initial) = initial {
            *self.total.borrow_mut() = Some(initial.clone());
            return Ok(Some(initial));
        }
        let Some(item) = vm.iter_next(&self.iter)? else { return Ok(None) };
        let total = self.total.borrow().clone();
        let next = match (total, &self.function) {
            (None, _) => item,
            (Some(total), None) => vm.binary_op(BinaryOp::Add, false, total, item)?,
            (Some(total), Some(function)) => vm.call(function, Args::two(total, item))?,
        };
        *self.total.borrow_mut() = Some(next.clone());
        Ok(Some(next))
    }
}

/// Nothing is left of both behind the end.
struct Pairwise {
    iter: RefCell<Option<Value>>,
    old: RefCell<Option<Value>>,
}

impl Step for Pairwise {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(iter) = self.iter.borrow().clone() else { return Ok(None) };
        let kept = self.old.borrow().clone();
        let old = match kept {
            Some(old) => Some(old),
            None => vm.iter_next(&iter)?,
        };
        let Some(old) = old else {
            self.iter.take();
            return Ok(None);
        };
        *self.old.borrow_mut() = Some(old.clone());
        let Some(new) = vm.iter_next(&iter)? else {
            self.iter.take();
            self.old.take();
            return Ok(None);
        };
        *self.old.borrow_mut() = Some(new.clone());
        Ok(Some(Value::tuple(vec![old, new])))
    }
}

/// Two positional arguments, as the functions with a predicate take them.
fn pair(vm: &mut Vm, args: &mut Args, name: &str) -> PyResult<(Rc<vm::class::Class>, Value, Value)> {
    let class = vm.class_arg(args)?;
    no_names(vm, args, &class, name)?;
    args.between(vm, name, 0, 2, 2)?;
    Ok((class, args.take(0), args.take(1)))
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    let chain = class(vm, module, "chain", |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        no_names(vm, &mut args, &class, "chain")?;
        let source = vm.iter(&Value::tuple(args.pos.into_vec()))?;
        Ok(iterator(class, Chain::new(source)))
    });
    vm.def_generic(&chain);
    vm.def_class_method(&chain, "from_iterable", |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        args.exact(vm, "chain.from_iterable", 0, 1)?;
        let source = vm.iter(&args[0])?;
        Ok(iterator(class, Chain::new(source)))
    });
    class(vm, module, "islice", slice);
    class(vm, module, "takewhile", |vm, mut args| {
        let (class, function, iterable) = pair(vm, &mut args, "takewhile")?;
        let iter = vm.iter(&iterable)?;
        Ok(iterator(class, TakeWhile { function, iter, ended: Cell::new(false) }))
    });
    class(vm, module, "dropwhile", |vm, mut args| {
        let (class, function, iterable) = pair(vm, &mut args, "dropwhile")?;
        let iter = vm.iter(&iterable)?;
        Ok(iterator(class, DropWhile { function, iter, started: Cell::new(false) }))
    });
    class(vm, module, "filterfalse", |vm, mut args| {
        let (class, function, iterable) = pair(vm, &mut args, "filterfalse")?;
        let iter = vm.iter(&iterable)?;
        Ok(iterator(class, FilterFalse { function, iter }))
    });
    class(vm, module, "starmap", |vm, mut args| {
        let (class, function, iterable) = pair(vm, &mut args, "starmap")?;
        let iter = vm.iter(&iterable)?;
        Ok(iterator(class, StarMap { function, iter }))
    });
    class(vm, module, "compress", |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let [data, selectors] = args.bind(vm, "compress", 0, ["data", "selectors"], 2)?;
        let data = vm.iter(&data.unwrap_or_default())?;
        let selectors = vm.iter(&selectors.unwrap_or_default())?;
        Ok(iterator(class, Compress { data, selectors }))
    });
    class(vm, module, "accumulate", |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let names = ["iterable", "func", "initial"];
        let [iterable, function, initial] = args.bind_first(vm, "accumulate", 0, names, 1, 2)?;
        let initial = initial.and_then(Value::to_option);
        let iter = vm.iter(&iterable.unwrap_or_default())?;
        let function = function.and_then(Value::to_option);
        let step = Accumulate { iter, function, initial: RefCell::new(initial), total: RefCell::default() };
        Ok(iterator(class, step))
    });
    class(vm, module, "pairwise", |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        no_names(vm, &mut args, &class, "pairwise")?;
        args.between(vm, "pairwise", 0, 1, 1)?;
        let iter = vm.iter(&args[0])?;
        Ok(iterator(class, Pairwise { iter: RefCell::new(Some(iter)), old: RefCell::default() }))
    });
}

fn slice(vm: &mut Vm, mut args: Args) -> PyResult {
    let class = vm.class_arg(&mut args)?;
    no_names(vm, &mut args, &class, "islice")?;
    args.between(vm, "islice", 0, 2, 4)?;
    /// A part that has to be None or not negative.
    fn part(vm: &mut Vm, value: &Value, complaint: &str) -> PyResult<Option<u64>> {
        if value.is_none() {
            return Ok(None);
        }
        if let Ok(Value::Int(number)) = vm.index(value)
            && number >= 0
        {
            return Ok(Some(number as u64));
        }
        Err(vm.value_error(complaint))
    }
    const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const ANY: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    // A stop below -1 is told of in the words for all of them.
    let at = if args.len() == 2 { 1 } else { 2 };
    let stop = part(vm, &args[at], if matches!(args[at], Value::Int(..-1)) { ANY } else { STOP })?;
    let start = if args.len() == 2 { 0 } else { part(vm, &args[1], ANY)?.unwrap_or(0) };
    let step = match args.get(3) {
        None | Some(Value::None) => 1,
        Some(step) => match vm.index(step) {
            Ok(Value::Int(step)) if step > 0 => step as u64,
            _ => return Err(vm.value_error("Step for islice() must be a positive integer or None.")),
        },
    };
    let iter = vm.iter(&args[0])?;
    let step = Slice { iter: RefCell::new(Some(iter)), next: Cell::new(start), at: Cell::new(0), stop, step };
    Ok(iterator(class, step))
}
