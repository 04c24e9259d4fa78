//! `_bisect`: places in sorted lists.

use std::rc::Rc;

use bytecode::CompareOp;
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

/// On which side of equal items the place is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    vm.add_function(module, "bisect_left", |vm, args| bisect(vm, args, "bisect_left", Side::Left));
    vm.add_function(module, "bisect_right", |vm, args| bisect(vm, args, "bisect_right", Side::Right));
    vm.add_function(module, "insort_left", |vm, args| insort(vm, args, "insort_left", Side::Left));
    vm.add_function(module, "insort_right", |vm, args| insort(vm, args, "insort_right", Side::Right));
    for (name, meant) in [("bisect", "bisect_right"), ("insort", "insort_right")] {
        if let Some(function) = module.dict.get(meant) {
            vm.add_value(module, name, function);
        }
    }
    Ok(())
}

/// What all four functions take.
struct Search {
    list: Value,
    item: Value,
    low: i64,
    high: i64,
    key: Option<Value>,
}

impl Search {
    fn from_args(vm: &mut Vm, args: Args, name: &str) -> PyResult<Search> {
        let names = ["a", "x", "lo", "hi", "key"];
        let [list, item, low, high, key] = args.bind_first(vm, name, 0, names, 2, 4)?;
        let key = key.and_then(Value::to_option);
        let (list, item) = (list.unwrap_or_default(), item.unwrap_or_default());
        let low = low.map_or(Ok(0), |low| vm.small_index(&low))?;
        let high = match high.and_then(Value::to_option) {
            Some(high) => end(vm, &high)?,
            None => -1,
        };
        Ok(Search { list, item, low, high, key })
    }

    /// Looks at the bounds, which `insort` does behind its first call of the key.
    fn checked(mut self, vm: &mut Vm) -> PyResult<Search> {
        let Search { list, low, high, .. } = &mut self;
        if *low < 0 {
            return Err(vm.value_error("lo must be non-negative"));
        }
        if *high == -1 {
            *high = vm.length(list)?;
        }
        if matches!(list.builtin(), Value::Dict(_)) {
            let kind = vm.type_name(list);
            return Err(vm.type_error(format!("{kind} is not a sequence")));
        }
        if matches!(list.builtin(), Value::Set(_)) {
            let kind = vm.type_name(list);
            return Err(vm.type_error(format!("'{kind}' object does not support indexing")));
        }
        Ok(self)
    }

    fn place(&self, vm: &mut Vm, item: &Value, side: Side) -> PyResult<i64> {
        let (mut low, mut high) = (self.low, self.high);
        while low < high {
            vm.spend(1)?;
            let middle = low + (high - low) / 2;
            // A class derived from `list` may look its items up in its own way.
            let known = match &self.list {
                Value::List(list) => list.get(text::to_size(middle)),
                _ => None,
            };
            let mut found = match known {
                Some(found) => found,
                None => vm.get_item(&self.list, &Value::Int(middle))?,
            };
            if let Some(key) = &self.key {
                found = vm.call(key, Args::one(found))?;
            }
            let (left, right) = if side == Side::Left { (&found, item) } else { (item, &found) };
            let less = vm.compare(CompareOp::Lt, left, right)?;
            if vm.truth(&less)? == (side == Side::Left) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(low)
    }
}

/// The bound `hi`.
fn end(vm: &mut Vm, high: &Value) -> PyResult<i64> {
    let name = vm.names.index.clone();
    let kind = vm.type_name(high);
    if !matches!(high.builtin(), Value::Int(_) | Value::Bool(_) | Value::BigInt(_))
        && vm.class_of(high).lookup(&name).is_none()
    {
        return Err(vm.type_error(format!("argument should be integer or None, not '{kind}'")));
    }
    match vm.index(high)? {
        Value::Int(high) => Ok(high),
        _ => Err(vm.overflow_error(format!("cannot fit '{kind}' into an index-sized integer"))),
    }
}

fn bisect(vm: &mut Vm, args: Args, name: &str, side: Side) -> PyResult {
    let search = Search::from_args(vm, args, name)?.checked(vm)?;
    Ok(Value::Int(search.place(vm, &search.item, side)?))
}

fn insort(vm: &mut Vm, args: Args, name: &str, side: Side) -> PyResult {
    let search = Search::from_args(vm, args, name)?;
    let compared = match &search.key {
        Some(key) => vm.call(key, Args::one(search.item.clone()))?,
        None => search.item.clone(),
    };
    let search = search.checked(vm)?;
    let place = search.place(vm, &compared, side)?;
    let insert = vm.get_attr_str(&search.list, "insert")?;
    vm.call(&insert, Args::two(Value::Int(place), search.item))?;
    Ok(Value::None)
}
