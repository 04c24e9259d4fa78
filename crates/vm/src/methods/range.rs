//! `range` and `slice`.

use std::rc::Rc;

use crate::iter::{IterState, NativeIter};
use crate::methods::slots::{self, Kind};
use crate::native::Args;
use crate::value::{PyResult, Range, Value};
use crate::vm::Vm;

pub(crate) mod wide;

use wide::Wide;

pub(crate) struct RangeKind;

impl Kind for RangeKind {
    const NAME: &'static str = "range";

    fn is(value: &Value) -> bool {
        matches!(value, Value::Range(_))
    }
}

pub(crate) struct SliceKind;

impl Kind for SliceKind {
    const NAME: &'static str = "slice";

    fn is(value: &Value) -> bool {
        matches!(value, Value::Slice(_))
    }
}

pub(super) fn install(vm: &mut Vm) {
    install_range(vm);
    install_slice(vm);
}

fn install_range(vm: &mut Vm) {
    let class = vm.types.range.clone();
    slots::install_compare::<RangeKind>(vm, &class);
    vm.def_new(&class, |vm, mut args| {
        let range = vm.types.range.clone();
        vm.class_for_new(&mut args, &range)?;
        args.no_kw(vm, "range")?;
        args.between(vm, "range", 0, 1, 3)?;
        let mut parts = Vec::with_capacity(3);
        for part in &args.pos {
            parts.push(vm.index(part)?);
        }
        let (start, stop) = match parts.get(1) {
            Some(stop) => (parts[0].clone(), stop.clone()),
            None => (Value::Int(0), parts[0].clone()),
        };
        let step = parts.get(2).cloned().unwrap_or(Value::Int(1));
        if matches!(step, Value::Int(0)) {
            return Err(vm.value_error("range() arg 3 must not be zero"));
        }
        if let (Value::Int(start), Value::Int(stop), Value::Int(step)) = (&start, &stop, &step) {
            let range = Range { start: *start, stop: *stop, step: *step };
            if u32::try_from(range.len()).is_ok_and(|length| length < u32::MAX) {
                return Ok(Value::Range(Rc::new(range)));
            }
        }
        let (start, stop) = (wide::number(vm, &start)?, wide::number(vm, &stop)?);
        let step = wide::number(vm, &step)?;
        Ok(wide::make(vm, start, stop, step))
    });
    vm.def(&class, "__len__", |vm, args| {
        let range = this(vm, &args, "__len__")?;
        vm.slot_args(&args, "__len__", 0)?;
        match i64::try_from(range.length) {
            Ok(length) => Ok(Value::Int(length)),
            Err(_) => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
        }
    });
    vm.def(&class, "__bool__", |vm, args| {
        let range = this(vm, &args, "__bool__")?;
        Ok(Value::Bool(range.length > 0.into()))
    });
    vm.def(&class, "__iter__", |vm, args| {
        vm.slot_args(&args, "__iter__", 0)?;
        if let Value::Range(_) = &args[0] {
            return vm.iter(&args[0]);
        }
        Ok(wide::iterator(&this(vm, &args, "__iter__")?))
    });
    vm.def(&class, "__getitem__", |vm, args| {
        vm.slot_args(&args, "__getitem__", 1)?;
        if let Value::Range(_) = &args[0] {
            return vm.get_item(&args[0], &args[1]);
        }
        let range = this(vm, &args, "__getitem__")?;
        wide::get_item(vm, &range, &args[1])
    });
    vm.def(&class, "__hash__", |vm, args| {
        let range = this(vm, &args, "__hash__")?;
        vm.slot_args(&args, "__hash__", 0)?;
        wide::hash(vm, &range)
    });
    vm.def(&class, "__eq__", |vm, args| {
        this(vm, &args, "__eq__")?;
        vm.slot_args(&args, "__eq__", 1)?;
        Ok(wide::equal(&args[0], &args[1]).map_or(Value::NotImplemented, Value::Bool))
    });
    vm.def(&class, "__ne__", |vm, args| {
        this(vm, &args, "__ne__")?;
        vm.slot_args(&args, "__ne__", 1)?;
        Ok(wide::equal(&args[0], &args[1]).map_or(Value::NotImplemented, |equal| Value::Bool(!equal)))
    });
    vm.def(&class, "__repr__", |vm, args| {
        let range = this(vm, &args, "__repr__")?;
        Ok(Value::str(match i64::try_from(&range.step) {
            Ok(1) => format!("range({}, {})", range.start, range.stop),
            _ => format!("range({}, {}, {})", range.start, range.stop, range.step),
        }))
    });
    vm.def(&class, "__reduce__", |vm, args| {
        let range = this(vm, &args, "__reduce__")?;
        let parts = [range.start, range.stop, range.step].map(Value::int);
        Ok(Value::tuple(vec![Value::Class(vm.types.range.clone()), Value::tuple(parts.into())]))
    });
    vm.def(&class, "__contains__", |vm, args| {
        let range = this(vm, &args, "__contains__")?;
        vm.slot_args(&args, "__contains__", 1)?;
        Ok(Value::Bool(wide::position(vm, &range, &args[1])?.0 > 0))
    });
    vm.def(&class, "__reversed__", |vm, args| {
        let wide = this(vm, &args, "__reversed__")?;
        let Value::Range(range) = &args[0] else { return Ok(wide::reversed(&wide)) };
        let left = range.len();
        let next = if left == 0 { 0 } else { range.item(left - 1) };
        Ok(NativeIter::value(IterState::Range { next, left, step: range.step.wrapping_neg() }))
    });
    vm.def(&class, "count", |vm, args| {
        let range = this(vm, &args, "count")?;
        args.exact(vm, "range.count", 1, 1)?;
        Ok(Value::Int(wide::position(vm, &range, &args[1])?.0))
    });
    vm.def(&class, "index", |vm, args| {
        let range = this(vm, &args, "index")?;
        args.exact(vm, "range.index", 1, 1)?;
        match wide::position(vm, &range, &args[1])? {
            (0, _) => {
                let is_int = matches!(args[1].builtin(), Value::Int(_) | Value::Bool(_) | Value::BigInt(_));
                let item = vm.repr(&args[1])?;
                Err(vm.value_error(if is_int {
                    format!("{} is not in range", item.as_str())
                } else {
                    "sequence.index(x): x not in sequence".to_owned()
                }))
            }
            (_, position) => Ok(position),
        }
    });
    fn part(value: &Value, part: fn(Wide) -> num_bigint::BigInt) -> PyResult {
        Ok(wide::of(value).map_or(Value::None, |range| Value::int(part(range))))
    }
    vm.def_member(&class, "start", |_, value| part(value, |range| range.start));
    vm.def_member(&class, "stop", |_, value| part(value, |range| range.stop));
    vm.def_member(&class, "step", |_, value| part(value, |range| range.step));
}

fn this(vm: &mut Vm, args: &Args, name: &str) -> PyResult<Wide> {
    match args.get(0).and_then(wide::of) {
        Some(range) => Ok(range),
        None => Err(vm.wrong_receiver("range", name, args.get(0))),
    }
}

fn install_slice(vm: &mut Vm) {
    let class = vm.types.slice.clone();
    slots::install_compare::<SliceKind>(vm, &class);
    slots::install_hash::<SliceKind>(vm, &class);
    vm.def(&class, "__reduce__", |vm, args| {
        let Some(Value::Slice(parts)) = args.get(0) else {
            return Err(vm.wrong_receiver("slice", "__reduce__", args.get(0)));
        };
        let parts = Value::tuple(parts.to_vec());
        Ok(Value::tuple(vec![Value::Class(vm.types.slice.clone()), parts]))
    });
    vm.def(&class, "__repr__", |vm, args| {
        let this = slots::own::<SliceKind>(vm, &args, "__repr__")?;
        Ok(Value::Str(vm.repr(&this)?))
    });
    vm.def_new(&class, |vm, mut args| {
        let slice = vm.types.slice.clone();
        vm.class_for_new(&mut args, &slice)?;
        args.no_kw(vm, "slice")?;
        args.between(vm, "slice", 0, 1, 3)?;
        let parts = match args.len() {
            1 => [Value::None, args.take(0), Value::None],
            2 => [args.take(0), args.take(1), Value::None],
            _ => [args.take(0), args.take(1), args.take(2)],
        };
        Ok(Value::Slice(Rc::new(parts)))
    });
    vm.def(&class, "indices", |vm, args| {
        let Some(Value::Slice(parts)) = args.get(0) else {
            return Err(vm.wrong_receiver("slice", "indices", args.get(0)));
        };
        let parts = parts.clone();
        args.exact(vm, "slice.indices", 1, 1)?;
        let length = wide::number(vm, &args[1])?;
        if length < 0.into() {
            return Err(vm.value_error("length should not be negative"));
        }
        let indices = wide::slice_indices(vm, &parts, &length)?;
        Ok(Value::tuple(indices.map(Value::int).into()))
    });
    fn part(value: &Value, index: usize) -> PyResult {
        match value {
            Value::Slice(parts) => Ok(parts[index].clone()),
            _ => Ok(Value::None),
        }
    }
    vm.def_member(&class, "start", |_, value| part(value, 0));
    vm.def_member(&class, "stop", |_, value| part(value, 1));
    vm.def_member(&class, "step", |_, value| part(value, 2));
}
