//! Iterators: the constructors `enumerate`, `zip`, `map`, `filter` and `reversed`, and what all iterators have.

use std::rc::Rc;

use crate::iter::{IterState, NativeIter};
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

mod reduce;

pub(super) fn install(vm: &mut Vm) {
    install_iterators(vm);
    crate::methods::range::wide::install(vm);
    install_constructors(vm);
    install_reversed(vm);
}

/// The iterator that a method works on.
fn this(vm: &mut Vm, args: &Args, name: &str) -> PyResult<Rc<NativeIter>> {
    match args.get(0).map(Value::builtin) {
        Some(Value::Iter(iter)) => Ok(iter.clone()),
        _ => Err(vm.wrong_receiver("iterator", name, args.get(0))),
    }
}

fn install_iterators(vm: &mut Vm) {
    let types = &vm.types;
    let classes = [
        &types.list_iterator,
        &types.list_reverse_iterator,
        &types.tuple_iterator,
        &types.str_iterator,
        &types.str_wide_iterator,
        &types.long_range_iterator,
        &types.bytes_iterator,
        &types.bytearray_iterator,
        &types.range_iterator,
        &types.set_iterator,
        &types.dict_key_iterator,
        &types.dict_value_iterator,
        &types.dict_item_iterator,
        &types.dict_reverse_key_iterator,
        &types.dict_reverse_value_iterator,
        &types.dict_reverse_item_iterator,
        &types.callable_iterator,
        &types.sequence_iterator,
        &types.enumerate,
        &types.zip,
        &types.map,
        &types.filter,
        &types.reversed,
    ]
    .map(Rc::clone);
    for class in &classes {
        vm.def(class, "__iter__", |vm, args| {
            this(vm, &args, "__iter__")?;
            vm.slot_args(&args, "__iter__", 0)?;
            Ok(args[0].clone())
        });
        vm.def(class, "__next__", |vm, args| {
            let iter = this(vm, &args, "__next__")?;
            vm.slot_args(&args, "__next__", 0)?;
            match iter.next(vm)? {
                Some(item) => Ok(item),
                None => Err(vm.stop_iteration(Value::None)),
            }
        });
    }
    reduce::install(vm, &classes);
    for class in
        classes[..13].iter().chain([&vm.types.sequence_iterator.clone()]).chain([&vm.types.reversed.clone()])
    {
        vm.def(class, "__length_hint__", |vm, args| {
            let iter = this(vm, &args, "__length_hint__")?;
            args.exact(vm, "__length_hint__", 1, 0)?;
            if let Some(hint) = iter.length_hint() {
                return Ok(Value::from(hint));
            }
            let (object, index) = match &*iter.state() {
                IterState::Sequence { object, index } => (object.clone(), *index),
                _ => return Ok(Value::Int(0)),
            };
            let name = vm.names.len.clone();
            if vm.class_of(&object).lookup(&name).is_none() {
                return Ok(Value::NotImplemented);
            }
            let length = vm.len(&object)? as i64;
            Ok(Value::Int((length - index).max(0)))
        });
    }
}

fn install_constructors(vm: &mut Vm) {
    let types = &vm.types;
    let (enumerate, zip) = (types.enumerate.clone(), types.zip.clone());
    let (map, filter) = (types.map.clone(), types.filter.clone());
    vm.def_generic(&enumerate);
    vm.def_new(&enumerate, |vm, mut args| {
        let enumerate = vm.types.enumerate.clone();
        let class = vm.class_for_new(&mut args, &enumerate)?;
        if args.is_empty() {
            return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
        }
        let by_position = args.len();
        if by_position == 0
            && let [(name, _)] = &args.kw[..]
            && name.as_str() != "iterable"
        {
            let name = name.as_str();
            return Err(vm.type_error(format!("'{name}' is an invalid keyword argument for enumerate()")));
        }
        if by_position + args.kw.len() <= 2 {
            let known: &[&str] = if by_position == 0 { &["iterable", "start"] } else { &["start"] };
            if let Some((name, _)) = args.kw.iter().find(|(name, _)| !known.contains(&name.as_str())) {
                let name = name.as_str();
                return Err(vm.type_error(format!("'{name}' is an invalid keyword argument for enumerate()")));
            }
        }
        let [iterable, start] = args.bind(vm, "enumerate", 0, ["iterable", "start"], 1)?;
        let count = match start {
            Some(start) => vm.index(&start)?,
            None => Value::Int(0),
        };
        let iter = vm.iter(&iterable.unwrap_or_default())?;
        Ok(vm.wrap_builtin(&class, NativeIter::value(IterState::Enumerate { iter, count })))
    });
    vm.def_new(&zip, |vm, mut args| {
        let zip = vm.types.zip.clone();
        let class = vm.class_for_new(&mut args, &zip)?;
        let options = Args { pos: Default::default(), kw: std::mem::take(&mut args.kw) };
        let [strict] = options.bind_first(vm, "zip", 0, ["strict"], 0, 0)?;
        let strict = match strict {
            Some(strict) => vm.truth(&strict)?,
            None => false,
        };
        let iters = iterators(vm, &args.pos)?;
        Ok(vm.wrap_builtin(&class, NativeIter::value(IterState::Zip { iters, strict })))
    });
    vm.def_new(&map, |vm, mut args| {
        let map = vm.types.map.clone();
        let class = vm.class_for_new(&mut args, &map)?;
        let init = vm.names.init.clone();
        if vm.refuses_names(&class, &map, &init) {
            args.no_kw(vm, "map")?;
        }
        if args.len() < 2 {
            return Err(vm.type_error("map() must have at least two arguments."));
        }
        let iters = iterators(vm, &args.pos[1..])?;
        let function = args.take(0);
        Ok(vm.wrap_builtin(&class, NativeIter::value(IterState::Map { function, iters })))
    });
    vm.def_new(&filter, |vm, mut args| {
        let filter = vm.types.filter.clone();
        let class = vm.class_for_new(&mut args, &filter)?;
        let init = vm.names.init.clone();
        if vm.refuses_names(&class, &filter, &init) {
            args.no_kw(vm, "filter")?;
        }
        args.between(vm, "filter", 0, 2, 2)?;
        let iter = vm.iter(&args[1])?;
        let function = args.take(0);
        Ok(vm.wrap_builtin(&class, NativeIter::value(IterState::Filter { function, iter })))
    });
}

fn iterators(vm: &mut Vm, iterables: &[Value]) -> PyResult<Vec<Value>> {
    iterables.iter().map(|iterable| vm.iter(iterable)).collect()
}

fn install_reversed(vm: &mut Vm) {
    let reversed = vm.types.reversed.clone();
    vm.def_new(&reversed, |vm, mut args| {
        let reversed = vm.types.reversed.clone();
        let class = vm.class_for_new(&mut args, &reversed)?;
        let init = vm.names.init.clone();
        if vm.refuses_names(&class, &reversed, &init) {
            args.no_kw(vm, "reversed")?;
        }
        args.exact(vm, "reversed", 0, 1).map_err(|_| {
            let given = args.len();
            vm.type_error(format!("reversed expected 1 argument, got {given}"))
        })?;
        let object = args.take(0);
        let special = vm.names.reversed.clone();
        match vm.class_of(&object).lookup(&special) {
            Some(Value::None) => {}
            Some(_) => {
                if let Some(result) = vm.call_special(&object, &special, Args::new())? {
                    return Ok(result);
                }
            }
            None => {
                let getitem = vm.names.getitem.clone();
                let is_sequence = match object.builtin() {
                    Value::Tuple(_) | Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) => true,
                    Value::Dict(_) => false,
                    _ if matches!(object, Value::Instance(_) | Value::Class(_)) => {
                        vm.class_of(&object).lookup(&getitem).is_some()
                    }
                    _ => false,
                };
                if is_sequence {
                    let left = vm.len(&object)? as i64;
                    let state = IterState::SequenceReversed { object, left };
                    return Ok(vm.wrap_builtin(&class, NativeIter::value(state)));
                }
            }
        }
        let kind = vm.type_name(&object);
        Err(vm.type_error(format!("'{kind}' object is not reversible")))
    });
}
