//! Sorting: `list.sort` and `sorted`.
//!
//! Values that only native code compares (all integers, floats, strings) are sorted directly. Others go through
//! the beginning of CPython's own algorithm (runs, binary insertion), so that up to 64 items are compared in
//! the same order, and a comparison that contradicts itself has the same result. The merges above that
//! are plain ones. A comparison may raise at any time; the items are all there then, in some order.

use std::cmp::Ordering;
use std::rc::Rc;

use bytecode::CompareOp;

use crate::methods::pull::{begin, call_directly};
use crate::native::{Args, Flow, Input, NativeFrame, Next};
use crate::value::{List, PyResult, Value};
use crate::vm::Vm;

/// Up to so many items there is one run, which binary insertion extends.
const MIN_MERGE: usize = 64;

/// Sorts items by a key function (none where it is `None`), into the list or into a new one.
pub(crate) fn sort(
    vm: &mut Vm,
    items: Vec<Value>,
    key: Value,
    reverse: bool,
    list: Option<Rc<List>>,
) -> PyResult<Flow> {
    let mut job = Job { keys: Vec::new(), items, key, reverse, list, sorting: false, log: Vec::new() };
    if job.key.is_none() {
        let result = job.finish(vm);
        if vm.is_giving_up() {
            job.put_back();
        }
        return result.map(Flow::Value);
    }
    job.keys.reserve(job.items.len());
    begin(vm, job)
}

/// A sort whose keys are being computed.
struct Job {
    items: Vec<Value>,
    keys: Vec<Value>,
    key: Value,
    reverse: bool,
    /// The list that is sorted in place; it is empty meanwhile.
    list: Option<Rc<List>>,
    /// The keys are there, and are being compared.
    sorting: bool,
    /// What their comparisons gave, when one of them has to wait.
    log: Vec<PyResult>,
}

impl NativeFrame for Job {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if self.sorting {
            self.log.push(crate::attempt::answer(input));
            return self.compare_keys(vm);
        }
        match input {
            Input::Start => {}
            Input::Value(key) | Input::Yielded(key) => self.keys.push(key),
            Input::Raised(raised) => {
                self.put_back();
                return Err(raised);
            }
        }
        while let Some(item) = self.items.get(self.keys.len()) {
            match call_directly(vm, &self.key, Args::one(item.clone())) {
                Ok(Ok(key)) => self.keys.push(key),
                Ok(Err(raised)) => {
                    self.put_back();
                    return Err(raised);
                }
                Err(args) => return Ok(Next::Call(self.key.clone(), args)),
            }
        }
        self.sorting = true;
        self.compare_keys(vm)
    }

    fn name(&self) -> &'static str {
        "sort"
    }
}

impl Job {
    fn compare_keys(&mut self, vm: &mut Vm) -> PyResult<Next> {
        let mut log = std::mem::take(&mut self.log);
        let result = vm.attempt_in_frame(&mut log, |vm| self.finish(vm));
        self.log = log;
        match result {
            Some(result) => {
                if vm.is_giving_up() {
                    self.put_back();
                }
                result.map(Next::Return)
            }
            None => Ok(Next::GivenUp),
        }
    }

    fn finish(&mut self, vm: &mut Vm) -> PyResult {
        let keys = if self.key.is_none() { &self.items } else { &self.keys };
        let (order, result) = sorted_order(vm, keys, self.reverse);
        if vm.is_giving_up() {
            return Err(result.err().unwrap_or_else(|| vm.runtime_error("the sort is done again")));
        }
        self.items = order.iter().map(|at| std::mem::take(&mut self.items[*at as usize])).collect();
        let keys = std::mem::take(&mut self.keys);
        let Some(list) = self.list.clone() else {
            result?;
            return Ok(Value::list(std::mem::take(&mut self.items)));
        };
        // Room in the empty list tells that something was added and removed again.
        let modified = list.borrow().capacity() > 0;
        self.put_back();
        drop(keys);
        result?;
        if modified {
            return Err(vm.value_error("list modified during sort"));
        }
        Ok(Value::None)
    }

    /// Gives the list its items again.
    fn put_back(&mut self) {
        if let Some(list) = &self.list {
            let old = std::mem::replace(&mut *list.borrow_mut(), std::mem::take(&mut self.items));
            list.charge();
            drop(old);
        }
    }
}

/// The order in which the keys are sorted; where a comparison raised, some order.
fn sorted_order(vm: &mut Vm, keys: &[Value], reverse: bool) -> (Vec<u32>, PyResult<()>) {
    let mut order: Vec<u32> = (0..keys.len() as u32).collect();
    if keys.len() < 2 {
        return (order, Ok(()));
    }
    let work = keys.len() as u64 * (u64::from(keys.len().ilog2()) + 1) / 8;
    if let Err(raised) = vm.spend(work) {
        return (order, Err(raised));
    }
    if sort_plain(keys, &mut order, reverse) {
        return (order, Ok(()));
    }
    // Reversed twice, equal items keep their order.
    if reverse {
        order.reverse();
    }
    let result = Sorter { vm, keys }.sort(&mut order);
    if reverse {
        order.reverse();
    }
    (order, result)
}

/// Sorts where all keys are of one plain type; false where they are not.
fn sort_plain(keys: &[Value], order: &mut [u32], reverse: bool) -> bool {
    fn by<T>(order: &mut [u32], values: &[T], reverse: bool, compare: impl Fn(&T, &T) -> Ordering) {
        order.sort_by(|a, b| {
            let (a, b) = (&values[*a as usize], &values[*b as usize]);
            if reverse { compare(b, a) } else { compare(a, b) }
        });
    }
    match &keys[0] {
        Value::Int(_) | Value::Bool(_) => {
            let ints: Option<Vec<i64>> = keys
                .iter()
                .map(|key| match key {
                    Value::Int(value) => Some(*value),
                    Value::Bool(value) => Some(*value as i64),
                    _ => None,
                })
                .collect();
            let Some(ints) = ints else { return false };
            by(order, &ints, reverse, Ord::cmp);
        }
        Value::Float(_) => {
            let floats: Option<Vec<i64>> = keys
                .iter()
                .map(|key| match key {
                    Value::Float(value) if !value.is_nan() => Some(in_order(*value)),
                    _ => None,
                })
                .collect();
            let Some(floats) = floats else { return false };
            by(order, &floats, reverse, Ord::cmp);
        }
        Value::Str(_) => {
            let texts: Option<Vec<&str>> = keys
                .iter()
                .map(|key| match key {
                    Value::Str(text) => Some(text.as_str()),
                    _ => None,
                })
                .collect();
            let Some(texts) = texts else { return false };
            by(order, &texts, reverse, |a, b| text::surrogates::compare(a, b));
        }
        _ => return false,
    }
    true
}

/// An integer for a float that is a number, in the same order, so that both are sorted by one function.
fn in_order(value: f64) -> i64 {
    // Adding zero makes the negative one positive, which is its equal.
    let bits = (value + 0.0).to_bits() as i64;
    if bits < 0 { bits ^ i64::MAX } else { bits }
}

struct Sorter<'a> {
    vm: &'a mut Vm,
    keys: &'a [Value],
}

impl Sorter<'_> {
    fn less(&mut self, a: u32, b: u32) -> PyResult<bool> {
        self.vm.spend(1)?;
        let (a, b) = (&self.keys[a as usize], &self.keys[b as usize]);
        match (a, b) {
            (Value::Int(a), Value::Int(b)) => return Ok(a < b),
            (Value::Float(a), Value::Float(b)) => return Ok(a < b),
            (Value::Str(a), Value::Str(b)) => return Ok(a.as_str() < b.as_str()),
            _ => {}
        }
        let result = self.vm.compare(CompareOp::Lt, a, b)?;
        self.vm.truth(&result)
    }

    fn sort(&mut self, order: &mut [u32]) -> PyResult<()> {
        let shortest = shortest_run(order.len());
        // The runs that wait to be merged: where they begin, and their lengths.
        let mut runs: Vec<(usize, usize)> = Vec::new();
        let mut start = 0;
        while start < order.len() {
            let rest = &mut order[start..];
            let mut length = self.count_run(rest)?;
            if length < shortest {
                let wanted = shortest.min(rest.len());
                self.insert(&mut rest[..wanted], length)?;
                length = wanted;
            }
            runs.push((start, length));
            start += length;
            while let [.., (_, before), (_, last)] = runs[..]
                && before <= last
            {
                self.merge_last(order, &mut runs)?;
            }
        }
        while runs.len() > 1 {
            self.merge_last(order, &mut runs)?;
        }
        Ok(())
    }

    /// The length of the run at the beginning, which is made ascending.
    fn count_run(&mut self, run: &mut [u32]) -> PyResult<usize> {
        let mut length = 1;
        while length < run.len() && !self.less(run[length], run[length - 1])? {
            length += 1;
        }
        if length == run.len() {
            return Ok(length);
        }
        if length > 1 {
            if self.less(run[0], run[length - 1])? {
                return Ok(length);
            }
            // All equal so far, and then descending.
            run[..length].reverse();
        }
        length += 1;
        let mut equal = 0;
        while length < run.len() {
            if self.less(run[length], run[length - 1])? {
                reverse_equal(run, length, &mut equal);
            } else if self.less(run[length - 1], run[length])? {
                break;
            } else {
                equal += 1;
            }
            length += 1;
        }
        reverse_equal(run, length, &mut equal);
        run[..length].reverse();
        while length < run.len() && !self.less(run[length], run[length - 1])? {
            length += 1;
        }
        Ok(length)
    }

    /// Binary insertion of what is behind the first `sorted` items.
    fn insert(&mut self, run: &mut [u32], sorted: usize) -> PyResult<()> {
        for at in sorted..run.len() {
            let pivot = run[at];
            let (mut low, mut high) = (0, at);
            while low < high {
                let middle = (low + high) / 2;
                if self.less(pivot, run[middle])? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            run[low..=at].rotate_right(1);
        }
        Ok(())
    }

    fn merge_last(&mut self, order: &mut [u32], runs: &mut Vec<(usize, usize)>) -> PyResult<()> {
        let (Some((middle, right)), Some((start, left))) = (runs.pop(), runs.pop()) else { return Ok(()) };
        runs.push((start, left + right));
        self.merge(&mut order[start..middle + right], left)
    }

    /// Merges the sorted parts before and behind `middle`.
    fn merge(&mut self, run: &mut [u32], middle: usize) -> PyResult<()> {
        if !self.less(run[middle], run[middle - 1])? {
            return Ok(());
        }
        let left = run[..middle].to_vec();
        let (mut from_left, mut from_right, mut at) = (0, middle, 0);
        let mut result = Ok(());
        while from_left < left.len() && from_right < run.len() {
            match self.less(run[from_right], left[from_left]) {
                Ok(true) => {
                    run[at] = run[from_right];
                    from_right += 1;
                }
                Ok(false) => {
                    run[at] = left[from_left];
                    from_left += 1;
                }
                Err(raised) => {
                    result = Err(raised);
                    break;
                }
            }
            at += 1;
        }
        // What is left of the left part fits exactly before what is left of the right one.
        let rest = &left[from_left..];
        run[at..at + rest.len()].copy_from_slice(rest);
        result
    }
}

/// Reverses the items before `end` that were found equal to the one before them.
fn reverse_equal(run: &mut [u32], end: usize, equal: &mut usize) {
    if *equal > 0 {
        run[end - *equal - 1..end].reverse();
        *equal = 0;
    }
}

/// How long a run has to be, so that the number of runs is near a power of two.
fn shortest_run(mut length: usize) -> usize {
    let mut odd = 0;
    while length >= MIN_MERGE {
        odd |= length & 1;
        length >>= 1;
    }
    length + odd
}
