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
    fn from_args(vm: &mut Vm, mut args: Args, name: &str) -> PyResult<Search> {
        let key = args.take_kw("key").and_then(Value::to_option);
        let [list, item, low, high] = args.bind(vm, name, 0, ["a", "x", "lo", "hi"], 2)?;
        let (list, item) = (list.unwrap_or_default(), item.unwrap_or_default());
        let low = low.map_or(Ok(0), |low| vm.small_index(&low))?;
        let high = match high.and_then(Value::to_option) {
            Some(high) => vm.small_index(&high)?,
            None => -1,
        };
        if low < 0 {
            return Err(vm.value_error("lo must be non-negative"));
        }
        let high = if high == -1 { vm.len(&list)? as i64 } else { high };
        if matches!(list.builtin(), Value::Dict(_)) {
            let kind = vm.type_name(&list);
            return Err(vm.type_error(format!("{kind} is not a sequence")));
        }
        if low < high && matches!(list.builtin(), Value::Set(_)) {
            let kind = vm.type_name(&list);
            return Err(vm.type_error(format!("'{kind}' object does not support indexing")));
        }
        Ok(Search { list, item, low, high, key })
    }

    fn place(&self, vm: &mut Vm, item: &Value, side: Side) -> PyResult<i64> {
        let (mut low, mut high) = (self.low, self.high);
        while low < high {
            vm.spend(1)?;
            let middle = low + (high - low) / 2;
            // A class derived from `list` may look its items up in its own way.
            let known = match &self.list {
                Value::List(list) => list.get(middle as usize),
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

fn bisect(vm: &mut Vm, args: Args, name: &str, side: Side) -> PyResult {
    let search = Search::from_args(vm, args, name)?;
    Ok(Value::Int(search.place(vm, &search.item, side)?))
}

fn insort(vm: &mut Vm, args: Args, name: &str, side: Side) -> PyResult {
    let search = Search::from_args(vm, args, name)?;
    let compared = match &search.key {
        Some(key) => vm.call(key, Args::one(search.item.clone()))?,
        None => search.item.clone(),
    };
    let place = search.place(vm, &compared, side)?;
    let insert = vm.get_attr_str(&search.list, "insert")?;
    vm.call(&insert, Args::two(Value::Int(place), search.item))?;
    Ok(Value::None)
}
