//! `_heapq`: lists that keep their least item in front, with CPython's order of comparisons.

use std::rc::Rc;

use bytecode::CompareOp;
use vm::value::{List, Module};
use vm::{Args, PyResult, Value, Vm};

/// Which item stands in front.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Front {
    Least,
    Greatest,
}

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    vm.add_function(module, "heapify", |vm, args| heapify(vm, &args, "heapify", Front::Least));
    vm.add_function(module, "_heapify_max", |vm, args| heapify(vm, &args, "_heapify_max", Front::Greatest));
    vm.add_function(module, "heappop", |vm, args| pop(vm, &args, "heappop", Front::Least));
    vm.add_function(module, "_heappop_max", |vm, args| pop(vm, &args, "_heappop_max", Front::Greatest));
    vm.add_function(module, "heapreplace", |vm, args| replace(vm, &args, "heapreplace", Front::Least));
    vm.add_function(module, "_heapreplace_max", |vm, args| {
        replace(vm, &args, "_heapreplace_max", Front::Greatest)
    });
    vm.add_function(module, "heappush", |vm, args| {
        let heap = heap(vm, &args, "heappush", 2)?;
        heap.push(args[1].clone());
        let last = heap.len().saturating_sub(1);
        towards_front(vm, &heap, 0, last, Front::Least)?;
        Ok(Value::None)
    });
    vm.add_function(module, "heappushpop", |vm, args| {
        let heap = heap(vm, &args, "heappushpop", 2)?;
        let Some(front) = heap.get(0) else { return Ok(args[1].clone()) };
        if !less(vm, &front, &args[1])? {
            return Ok(args[1].clone());
        }
        exchange_front(vm, &heap, args[1].clone(), Front::Least)
    });
    Ok(())
}

fn heap(vm: &mut Vm, args: &Args, name: &str, count: usize) -> PyResult<Rc<List>> {
    let shown = if count == 1 { format!("_heapq.{name}") } else { name.to_owned() };
    args.exact(vm, &shown, 0, count)?;
    match args[0].builtin() {
        Value::List(list) => Ok(list.clone()),
        _ => {
            let kind = if args[0].is_none() { "None".into() } else { vm.type_name(&args[0]) };
            let argument = if count == 1 { "argument" } else { "argument 1" };
            Err(vm.type_error(format!("{name}() {argument} must be list, not {kind}")))
        }
    }
}

fn heapify(vm: &mut Vm, args: &Args, name: &str, front: Front) -> PyResult {
    let heap = heap(vm, args, name, 1)?;
    for index in (0..heap.len() / 2).rev() {
        away_from_front(vm, &heap, index, front)?;
    }
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: &Args, name: &str, front: Front) -> PyResult {
    let heap = heap(vm, args, name, 1)?;
    let last = heap.borrow_mut().pop();
    let Some(last) = last else { return Err(vm.index_error("index out of range")) };
    heap.charge();
    if heap.is_empty() {
        return Ok(last);
    }
    exchange_front(vm, &heap, last, front)
}

fn replace(vm: &mut Vm, args: &Args, name: &str, front: Front) -> PyResult {
    let heap = heap(vm, args, name, 2)?;
    exchange_front(vm, &heap, args[1].clone(), front)
}

/// Puts an item in the place of the one in front, which it gives.
fn exchange_front(vm: &mut Vm, heap: &List, item: Value, front: Front) -> PyResult {
    let old = match heap.borrow_mut().first_mut() {
        Some(first) => Some(std::mem::replace(first, item)),
        None => None,
    };
    let Some(old) = old else { return Err(vm.index_error("index out of range")) };
    away_from_front(vm, heap, 0, front)?;
    Ok(old)
}

fn less(vm: &mut Vm, left: &Value, right: &Value) -> PyResult<bool> {
    vm.spend(1)?;
    match (left, right) {
        (Value::Int(left), Value::Int(right)) => Ok(left < right),
        (Value::Float(left), Value::Float(right)) => Ok(left < right),
        _ => {
            let result = vm.compare(CompareOp::Lt, left, right)?;
            vm.truth(&result)
        }
    }
}

/// Two items of the heap, which code of the program may have made shorter.
fn items(vm: &mut Vm, heap: &List, one: usize, other: usize) -> PyResult<(Value, Value)> {
    match (heap.get(one), heap.get(other)) {
        (Some(one), Some(other)) => Ok((one, other)),
        _ => Err(vm.runtime_error("list changed size during iteration")),
    }
}

fn check(vm: &mut Vm, heap: &List, length: usize) -> PyResult<()> {
    if heap.len() == length {
        return Ok(());
    }
    Err(vm.runtime_error("list changed size during iteration"))
}

/// Moves an item forwards, as long as its parent belongs behind it.
fn towards_front(vm: &mut Vm, heap: &List, start: usize, mut at: usize, front: Front) -> PyResult<()> {
    let length = heap.len();
    while at > start {
        let parent = (at - 1) / 2;
        let (item, above) = items(vm, heap, at, parent)?;
        let belongs_forward = match front {
            Front::Least => less(vm, &item, &above)?,
            Front::Greatest => less(vm, &above, &item)?,
        };
        check(vm, heap, length)?;
        if !belongs_forward {
            break;
        }
        heap.borrow_mut().swap(parent, at);
        at = parent;
    }
    Ok(())
}

/// Moves an item to the leaves along the children that belong in front, then forwards to its place.
fn away_from_front(vm: &mut Vm, heap: &List, start: usize, front: Front) -> PyResult<()> {
    let length = heap.len();
    let mut at = start;
    while at < length / 2 {
        let mut child = at * 2 + 1;
        if child + 1 < length {
            let (left, right) = items(vm, heap, child, child + 1)?;
            let left_first = match front {
                Front::Least => less(vm, &left, &right)?,
                Front::Greatest => less(vm, &right, &left)?,
            };
            if !left_first {
                child += 1;
            }
            check(vm, heap, length)?;
        }
        heap.borrow_mut().swap(child, at);
        at = child;
    }
    towards_front(vm, heap, start, at, front)
}
