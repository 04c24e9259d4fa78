//! `list`.

use std::rc::Rc;

use crate::compare::{QuickFind, quick_find};
use crate::iter::{IterState, NativeIter};
use crate::memory;
use crate::methods::pull::{Sink, each_sized};
use crate::methods::slots::{self, Kind};
use crate::methods::sort;
use crate::native::{Args, Flow};
use crate::value::{List, PyResult, Value};
use crate::vm::Vm;

pub(crate) struct ListKind;

impl Kind for ListKind {
    const NAME: &'static str = "list";

    fn is(value: &Value) -> bool {
        matches!(value, Value::List(_))
    }
}

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.list.clone();
    slots::install_container::<ListKind>(vm, &class);
    slots::install_getitem::<ListKind>(vm, &class);
    slots::install_setitem::<ListKind>(vm, &class);
    slots::install_sequence::<ListKind>(vm, &class);
    vm.def_value(&class, "__hash__", Value::None);
    vm.def_generic(&class);
    vm.def_new(&class, |vm, mut args| {
        let list = vm.types.list.clone();
        let class = vm.class_for_new(&mut args, &list)?;
        Ok(vm.wrap_builtin(&class, Value::list(Vec::new())))
    });
    vm.def_flow(&class, "__init__", |vm, args| {
        let list = this(vm, &args, "__init__")?;
        let (class, owner, new) = (vm.class_of(&args[0]), vm.types.list.clone(), vm.names.new.clone());
        if vm.refuses_names(&class, &owner, &new) {
            args.no_kw(vm, "list")?;
        }
        args.between(vm, "list", 1, 0, 1)?;
        let old = std::mem::take(&mut *list.borrow_mut());
        drop(old);
        match args.get(1) {
            Some(iterable) => extend(vm, list, iterable),
            None => Ok(Flow::Value(Value::None)),
        }
    });
    vm.def(&class, "__iadd__", |vm, args| {
        let list = this(vm, &args, "__iadd__")?;
        vm.slot_args(&args, "__iadd__", 1)?;
        let flow = extend(vm, list, &args[1])?;
        vm.nested(|vm| vm.follow(flow))?;
        Ok(args[0].clone())
    });
    vm.def(&class, "__imul__", |vm, args| {
        let this = slots::own::<ListKind>(vm, &args, "__imul__")?;
        vm.slot_args(&args, "__imul__", 1)?;
        slots::multiply(vm, true, this, &args[1])?;
        Ok(args[0].clone())
    });
    vm.def(&class, "__reversed__", |vm, args| {
        let list = this(vm, &args, "__reversed__")?;
        let left = list.len();
        Ok(NativeIter::value(IterState::ListReversed { list, left }))
    });
    install_changes(vm);
    install_search(vm);
}

/// The list that a method works on.
fn this(vm: &mut Vm, args: &Args, name: &str) -> PyResult<Rc<List>> {
    match args.get(0).map(Value::builtin) {
        Some(Value::List(list)) => Ok(list.clone()),
        _ => Err(vm.wrong_receiver("list", name, args.get(0))),
    }
}

/// Methods that change the list.
fn install_changes(vm: &mut Vm) {
    let class = vm.types.list.clone();
    vm.def(&class, "append", |vm, mut args| {
        let list = this(vm, &args, "append")?;
        args.exact(vm, "list.append", 1, 1)?;
        list.push(args.take(1));
        Ok(Value::None)
    });
    vm.def_flow(&class, "extend", |vm, args| {
        let list = this(vm, &args, "extend")?;
        args.exact(vm, "list.extend", 1, 1)?;
        extend(vm, list, &args[1])
    });
    vm.def(&class, "insert", |vm, mut args| {
        let list = this(vm, &args, "insert")?;
        args.no_kw(vm, "list.insert")?;
        args.between(vm, "insert", 1, 2, 2)?;
        let index = vm.small_index(&args[1])?;
        let at = from_index(index, list.len());
        list.borrow_mut().insert(at, args.take(2));
        list.charge();
        Ok(Value::None)
    });
    vm.def(&class, "pop", |vm, args| {
        let list = this(vm, &args, "pop")?;
        args.no_kw(vm, "list.pop")?;
        args.between(vm, "pop", 1, 0, 1)?;
        let index = match args.get(1) {
            Some(index) => vm.small_index(index)?,
            None => -1,
        };
        let length = list.len();
        if length == 0 {
            return Err(vm.index_error("pop from empty list"));
        }
        let at = if index < 0 { index.saturating_add(length as i64) } else { index };
        match usize::try_from(at) {
            Ok(at) if at < length => Ok(list.borrow_mut().remove(at)),
            _ => Err(vm.index_error("pop index out of range")),
        }
    });
    vm.def(&class, "remove", |vm, args| {
        let list = this(vm, &args, "remove")?;
        args.exact(vm, "list.remove", 1, 1)?;
        match position(vm, &list, &args[1], 0, usize::MAX)? {
            Some(at) if at < list.len() => {
                let old = list.borrow_mut().remove(at);
                drop(old);
                Ok(Value::None)
            }
            Some(_) => Ok(Value::None),
            None => Err(vm.value_error("list.remove(x): x not in list")),
        }
    });
    vm.def(&class, "clear", |vm, args| {
        let list = this(vm, &args, "clear")?;
        args.exact(vm, "list.clear", 1, 0)?;
        let old = std::mem::take(&mut *list.borrow_mut());
        list.charge();
        memory::drop_backwards(old);
        Ok(Value::None)
    });
    vm.def(&class, "reverse", |vm, args| {
        let list = this(vm, &args, "reverse")?;
        args.exact(vm, "list.reverse", 1, 0)?;
        list.borrow_mut().reverse();
        Ok(Value::None)
    });
    vm.def_flow(&class, "sort", |vm, args| {
        let list = this(vm, &args, "sort")?;
        let (key, reverse) = sort_options(vm, args, 1)?;
        let items = std::mem::take(&mut *list.borrow_mut());
        sort::sort(vm, items, key, reverse, Some(list))
    });
}

/// The options `key` and `reverse`, behind `skip` other arguments.
pub(crate) fn sort_options(vm: &mut Vm, args: Args, skip: usize) -> PyResult<(Value, bool)> {
    let [key, reverse] = args.bind_first(vm, "sort", skip, ["key", "reverse"], 0, 0)?;
    let key = key.unwrap_or(Value::None);
    let reverse = match reverse {
        Some(reverse) => vm.truth(&reverse)?,
        None => false,
    };
    Ok((key, reverse))
}

/// Methods that look into the list.
fn install_search(vm: &mut Vm) {
    let class = vm.types.list.clone();
    vm.def(&class, "copy", |vm, args| {
        let list = this(vm, &args, "copy")?;
        args.exact(vm, "list.copy", 1, 0)?;
        let items = list.borrow().clone();
        Ok(Value::list(items))
    });
    vm.def(&class, "count", |vm, args| {
        let list = this(vm, &args, "count")?;
        args.exact(vm, "list.count", 1, 1)?;
        vm.spend(list.len() as u64 / 8)?;
        let mut count = 0;
        let mut at = 0;
        while let Some(item) = list.get(at) {
            count += vm.eq(&item, &args[1])? as i64;
            at += 1;
        }
        Ok(Value::Int(count))
    });
    vm.def(&class, "index", |vm, args| {
        let list = this(vm, &args, "index")?;
        args.no_kw(vm, "list.index")?;
        args.between(vm, "index", 1, 1, 3)?;
        let (start, stop) = bounds(vm, &args, list.len())?;
        match position(vm, &list, &args[1], start, stop)? {
            Some(at) => Ok(Value::from(at)),
            None => {
                let item = vm.repr(&args[1])?;
                Err(vm.value_error(format!("{} is not in list", item.as_str())))
            }
        }
    });
}

/// The bounds of `index(item, start, stop)`.
pub(super) fn bounds(vm: &mut Vm, args: &Args, length: usize) -> PyResult<(usize, usize)> {
    let mut bound = |at: usize, default: usize| match args.get(at) {
        Some(value) => match value.builtin() {
            Value::Int(_) | Value::Bool(_) | Value::BigInt(_) | Value::Instance(_) => {
                Ok(from_index(vm.search_bound(value)?, length))
            }
            _ => Err(vm.type_error("slice indices must be integers or have an __index__ method")),
        },
        None => Ok(default),
    };
    Ok((bound(2, 0)?, bound(3, usize::MAX)?))
}

/// An index that may count from the end, cut to the length.
fn from_index(index: i64, length: usize) -> usize {
    let index = if index < 0 { index.saturating_add(length as i64).max(0) } else { index };
    usize::try_from(index).unwrap_or(usize::MAX).min(length)
}

/// The position of an item. The list may change while items are compared.
fn position(
    vm: &mut Vm,
    list: &Rc<List>,
    item: &Value,
    start: usize,
    stop: usize,
) -> PyResult<Option<usize>> {
    vm.spend(list.len() as u64 / 8)?;
    let mut at = start;
    if start == 0 && stop == usize::MAX {
        match quick_find(&list.borrow(), item) {
            QuickFind::Known(found) => return Ok(found),
            QuickFind::AskFrom(first) => at = first,
        }
    }
    while at < stop
        && let Some(candidate) = list.get(at)
    {
        if vm.eq(&candidate, item)? {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

/// Appends all items of an iterable, one by one where code of the program gives them.
fn extend(vm: &mut Vm, list: Rc<List>, iterable: &Value) -> PyResult<Flow> {
    if let Value::List(_) | Value::Tuple(_) = iterable {
        let items = vm.list_of(iterable)?;
        vm.reserve(items.len() * 16)?;
        list.borrow_mut().extend(items);
        list.charge();
        return Ok(Flow::Value(Value::None));
    }
    each_sized(vm, iterable, Extend { list, result: Value::None })
}

/// `list += iterable`
pub(crate) fn extend_in_place(vm: &mut Vm, list: Rc<List>, iterable: &Value) -> PyResult<Flow> {
    let result = Value::List(list.clone());
    each_sized(vm, iterable, Extend { list, result })
}

struct Extend {
    list: Rc<List>,
    result: Value,
}

impl Sink for Extend {
    fn item(&mut self, vm: &mut Vm, item: Value) -> PyResult<Option<Value>> {
        self.list.push(item);
        if self.list.len().is_multiple_of(1024) {
            vm.check_limits()?;
        }
        Ok(None)
    }

    fn end(&mut self, _: &mut Vm) -> PyResult<Flow> {
        Ok(Flow::Value(self.result.clone()))
    }

    fn name(&self) -> &'static str {
        "extend"
    }
}
