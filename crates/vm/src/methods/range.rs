//! `range` and `slice`.

use std::rc::Rc;

use crate::iter::{IterState, NativeIter};
use crate::methods::slots::{self, Kind};
use crate::native::Args;
use crate::value::{PyResult, Range, Value};
use crate::vm::Vm;

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
    slots::install_container::<RangeKind>(vm, &class);
    slots::install_getitem::<RangeKind>(vm, &class);
    slots::install_hash::<RangeKind>(vm, &class);
    vm.def_new(&class, |vm, mut args| {
        let range = vm.types.range.clone();
        vm.class_for_new(&mut args, &range)?;
        args.no_kw(vm, "range")?;
        args.between(vm, "range", 0, 1, 3)?;
        let first = vm.range_part(&args[0])?;
        let (start, stop) = match args.get(1) {
            Some(stop) => (first, vm.range_part(stop)?),
            None => (0, first),
        };
        let step = match args.get(2) {
            Some(step) => vm.range_part(step)?,
            None => 1,
        };
        if step == 0 {
            return Err(vm.value_error("range() arg 3 must not be zero"));
        }
        Ok(Value::Range(Rc::new(Range { start, stop, step })))
    });
    vm.def(&class, "__contains__", |vm, args| {
        let range = this(vm, &args, "__contains__")?;
        vm.slot_args(&args, "__contains__", 1)?;
        Ok(Value::Bool(range_position(vm, &range, &args[1])?.0 > 0))
    });
    vm.def(&class, "__reversed__", |vm, args| {
        let range = this(vm, &args, "__reversed__")?;
        let left = range.len();
        let next = if left == 0 { 0 } else { range.item(left - 1) };
        Ok(NativeIter::value(IterState::Range { next, left, step: range.step.wrapping_neg() }))
    });
    vm.def(&class, "count", |vm, args| {
        let range = this(vm, &args, "count")?;
        args.exact(vm, "range.count", 1, 1)?;
        Ok(Value::Int(range_position(vm, &range, &args[1])?.0))
    });
    vm.def(&class, "index", |vm, args| {
        let range = this(vm, &args, "index")?;
        args.exact(vm, "range.index", 1, 1)?;
        match range_position(vm, &range, &args[1])? {
            (0, _) => {
                let is_int = matches!(args[1].builtin(), Value::Int(_) | Value::Bool(_) | Value::BigInt(_));
                let item = vm.repr(&args[1])?;
                Err(vm.value_error(if is_int {
                    format!("{} is not in range", item.as_str())
                } else {
                    "sequence.index(x): x not in sequence".to_owned()
                }))
            }
            (_, position) => Ok(Value::from(position)),
        }
    });
    fn part(value: &Value, part: fn(&Range) -> i64) -> PyResult {
        match value {
            Value::Range(range) => Ok(Value::Int(part(range))),
            _ => Ok(Value::None),
        }
    }
    vm.def_get(&class, "start", |_, value| part(value, |range| range.start), None);
    vm.def_get(&class, "stop", |_, value| part(value, |range| range.stop), None);
    vm.def_get(&class, "step", |_, value| part(value, |range| range.step), None);
}

fn this(vm: &mut Vm, args: &Args, name: &str) -> PyResult<Rc<Range>> {
    match args.get(0) {
        Some(Value::Range(range)) => Ok(range.clone()),
        other => Err(vm.wrong_receiver("range", name, other)),
    }
}

/// How often a value is in a range, and where it is first.
fn range_position(vm: &mut Vm, range: &Range, value: &Value) -> PyResult<(i64, usize)> {
    let number = match value {
        Value::Int(number) => Some(*number),
        Value::Bool(number) => Some(*number as i64),
        _ => None,
    };
    if let Some(number) = number {
        let offset = number as i128 - range.start as i128;
        let step = range.step as i128;
        let found = offset % step == 0 && offset / step >= 0 && offset / step < range.len() as i128;
        return Ok(if found { (1, (offset / step) as usize) } else { (0, 0) });
    }
    let mut found = (0, 0);
    for at in 0..range.len() {
        vm.spend(1)?;
        if vm.eq(&Value::Int(range.item(at)), value)? {
            if found.0 == 0 {
                found.1 = at;
            }
            found.0 += 1;
        }
    }
    Ok(found)
}

impl Vm {
    fn range_part(&mut self, value: &Value) -> PyResult<i64> {
        match self.index(value)? {
            Value::Int(value) => Ok(value),
            _ => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }
}

fn install_slice(vm: &mut Vm) {
    let class = vm.types.slice.clone();
    slots::install_compare::<SliceKind>(vm, &class);
    slots::install_hash::<SliceKind>(vm, &class);
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
        let length = vm.small_index(&args[1])?;
        let Ok(length) = usize::try_from(length) else {
            return Err(vm.value_error("length should not be negative"));
        };
        let indices = vm.slice_indices(&parts, length)?;
        Ok(Value::tuple(vec![Value::Int(indices.start), Value::Int(indices.stop), Value::Int(indices.step)]))
    });
    fn part(value: &Value, index: usize) -> PyResult {
        match value {
            Value::Slice(parts) => Ok(parts[index].clone()),
            _ => Ok(Value::None),
        }
    }
    vm.def_get(&class, "start", |_, value| part(value, 0), None);
    vm.def_get(&class, "stop", |_, value| part(value, 1), None);
    vm.def_get(&class, "step", |_, value| part(value, 2), None);
}
