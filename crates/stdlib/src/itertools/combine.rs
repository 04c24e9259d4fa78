//! Iterators over several iterables at once, and over the ways to choose from one: `zip_longest`, `product`,
//! `permutations`, `combinations`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use vm::class::Class;
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

use super::{Step, class, iterator, reserve};

struct ZipLongest {
    /// None where an iterator is at its end.
    iters: RefCell<Vec<Option<Value>>>,
    fill: Value,
    /// What one of them raised ends it.
    has_failed: Cell<bool>,
}

impl Step for ZipLongest {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        if self.has_failed.get() {
            return Ok(None);
        }
        let count = self.iters.borrow().len();
        let mut items = Vec::with_capacity(count);
        for index in 0..count {
            let iter = self.iters.borrow()[index].clone();
            let item = match iter {
                Some(iter) => vm.iter_next(&iter).inspect_err(|_| self.has_failed.set(true))?,
                None => None,
            };
            if item.is_none() {
                self.iters.borrow_mut()[index] = None;
                if self.iters.borrow().iter().all(Option::is_none) {
                    return Ok(None);
                }
            }
            items.push(item.unwrap_or_else(|| self.fill.clone()));
        }
        Ok(if items.is_empty() { None } else { Some(Value::tuple(items)) })
    }
}

/// How the next choice of positions follows from the last one.
enum Way {
    /// One position in each pool, the last one turning fastest.
    Product,
    Permutations {
        /// The rest of the algorithm's state: all positions, and how far each place has turned.
        order: Vec<usize>,
        cycles: Vec<usize>,
    },
    Combinations,
    WithReplacement,
}

struct Choices {
    state: RefCell<State>,
}

struct State {
    pools: Vec<Vec<Value>>,
    chosen: Vec<usize>,
    way: Way,
    started: bool,
    done: bool,
}

impl Step for Choices {
    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let state = &mut *self.state.borrow_mut();
        vm.spend(state.chosen.len() as u64 / 4)?;
        if state.done {
            return Ok(None);
        }
        if state.started && !state.advance() {
            state.done = true;
            return Ok(None);
        }
        state.started = true;
        let one_pool = !matches!(state.way, Way::Product);
        let items = state.chosen.iter().enumerate().map(|(place, position)| {
            let pool = if one_pool { &state.pools[0] } else { &state.pools[place] };
            pool[*position].clone()
        });
        Ok(Some(Value::tuple(items.collect())))
    }
}

impl State {
    /// Goes on to the next choice; false after the last one.
    fn advance(&mut self) -> bool {
        let places = self.chosen.len();
        match &mut self.way {
            Way::Product => {
                for place in (0..places).rev() {
                    self.chosen[place] += 1;
                    if self.chosen[place] < self.pools[place].len() {
                        return true;
                    }
                    self.chosen[place] = 0;
                }
                false
            }
            Way::Permutations { order, cycles } => {
                for place in (0..places).rev() {
                    cycles[place] -= 1;
                    if cycles[place] == 0 {
                        order[place..].rotate_left(1);
                        cycles[place] = order.len() - place;
                    } else {
                        let other = order.len() - cycles[place];
                        order.swap(place, other);
                        self.chosen.copy_from_slice(&order[..places]);
                        return true;
                    }
                }
                false
            }
            Way::Combinations => {
                let length = self.pools[0].len();
                let movable = (0..places).rev().find(|place| self.chosen[*place] != place + length - places);
                let Some(place) = movable else { return false };
                self.chosen[place] += 1;
                for later in place + 1..places {
                    self.chosen[later] = self.chosen[later - 1] + 1;
                }
                true
            }
            Way::WithReplacement => {
                let length = self.pools[0].len();
                let movable = (0..places).rev().find(|place| self.chosen[*place] != length - 1);
                let Some(place) = movable else { return false };
                let position = self.chosen[place] + 1;
                self.chosen[place..].fill(position);
                true
            }
        }
    }
}

fn choices(class: Rc<Class>, pools: Vec<Vec<Value>>, chosen: Vec<usize>, way: Way, done: bool) -> Value {
    let state = State { pools, chosen, way, started: false, done };
    iterator(class, Choices { state: RefCell::new(state) })
}

/// The pool and the length of choices from it.
fn pool(
    vm: &mut Vm,
    mut args: Args,
    name: &str,
    required: usize,
) -> PyResult<(Rc<Class>, Vec<Value>, Option<usize>)> {
    let class = vm.class_arg(&mut args)?;
    let [iterable, length] = args.bind(vm, name, 0, ["iterable", "r"], required)?;
    // Where `r` may be left out, CPython looks at the pool first; else at the type of `r`.
    let (pool, length) = if required == 1 {
        let pool = vm.sized_list_of(&iterable.unwrap_or_default())?;
        let length = match length {
            Some(Value::None) => None,
            Some(Value::Int(_) | Value::Bool(_) | Value::BigInt(_)) | None => length,
            Some(_) => return Err(vm.type_error("Expected int as r")),
        };
        (pool, length.map(|length| vm.small_index(&length)).transpose()?)
    } else {
        let length = length.map(|length| vm.small_index(&length)).transpose()?;
        (vm.sized_list_of(&iterable.unwrap_or_default())?, length)
    };
    match length {
        Some(length) if length < 0 => Err(vm.value_error("r must be non-negative")),
        Some(length) => {
            let length = text::to_size(length);
            reserve(vm, length)?;
            Ok((class, pool, Some(length)))
        }
        None => Ok((class, pool, None)),
    }
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    class(vm, module, "zip_longest", |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let fill = args.take_kw("fillvalue").unwrap_or(Value::None);
        if !args.kw.is_empty() {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        let mut iters = Vec::with_capacity(args.len());
        for iterable in &args.pos {
            iters.push(Some(vm.iter(iterable)?));
        }
        Ok(iterator(class, ZipLongest { iters: RefCell::new(iters), fill, has_failed: Cell::new(false) }))
    });
    class(vm, module, "product", |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        if args.kw.len() > 1 {
            let given = args.kw.len();
            return Err(vm.type_error(format!("product() takes at most 1 keyword argument ({given} given)")));
        }
        let repeat = match args.take_kw("repeat") {
            Some(repeat) => vm.small_index(&repeat)?,
            None => 1,
        };
        args.no_more_kw(vm, "product", &["repeat"])?;
        if repeat < 0 {
            return Err(vm.value_error("repeat argument cannot be negative"));
        }
        if !args.is_empty() && repeat > i64::MAX / args.len() as i64 / 8 {
            return Err(vm.overflow_error("repeat argument too large"));
        }
        let mut once = Vec::with_capacity(args.len());
        // Not even once, nothing is looked at.
        for iterable in args.pos.iter().filter(|_| repeat > 0) {
            once.push(vm.sized_list_of(iterable)?);
        }
        let items: usize = once.iter().map(Vec::len).sum();
        reserve(vm, (items + once.len() * 2).saturating_mul(text::to_size(repeat)))?;
        let times = if once.is_empty() { 0 } else { repeat };
        let pools: Vec<Vec<Value>> = (0..times).flat_map(|_| once.iter().cloned()).collect();
        let done = pools.iter().any(Vec::is_empty);
        let chosen = vec![0; pools.len()];
        Ok(choices(class, pools, chosen, Way::Product, done))
    });
    class(vm, module, "permutations", |vm, args| {
        let (class, pool, length) = pool(vm, args, "permutations", 1)?;
        let length = length.unwrap_or(pool.len());
        let done = length > pool.len();
        let places = if done { 0 } else { length };
        let order: Vec<usize> = (0..pool.len()).collect();
        let cycles = (0..places).map(|place| pool.len() - place).collect();
        let chosen = order[..places].to_vec();
        Ok(choices(class, vec![pool], chosen, Way::Permutations { order, cycles }, done))
    });
    class(vm, module, "combinations", |vm, args| {
        let (class, pool, length) = pool(vm, args, "combinations", 2)?;
        let length = length.unwrap_or(0);
        let done = length > pool.len();
        let chosen = if done { Vec::new() } else { (0..length).collect() };
        Ok(choices(class, vec![pool], chosen, Way::Combinations, done))
    });
    class(vm, module, "combinations_with_replacement", |vm, args| {
        let (class, pool, length) = pool(vm, args, "combinations_with_replacement", 2)?;
        let length = length.unwrap_or(0);
        let done = pool.is_empty() && length > 0;
        let chosen = vec![0; length];
        Ok(choices(class, vec![pool], chosen, Way::WithReplacement, done))
    });
}
