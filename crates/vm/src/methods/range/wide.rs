//! Ranges whose bounds do not fit into 64 bits, or that have more items than 32 bits count.
//!
//! They are instances of `range` with a payload of their own, so that the usual ones stay three plain numbers. The
//! border of 32 bits is that of WebAssembly, so that a length is the same everywhere.

use std::cell::RefCell;
use std::rc::Rc;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;

use crate::class::Class;
use crate::iter::{CustomIter, NativeIter};
use crate::native::Args;
use crate::value::{Instance, Payload, PyResult, Range, Value};
use crate::vm::Vm;

/// A range of any size; also what a usual one is taken for where one of these is at hand.
#[derive(Clone)]
pub(crate) struct Wide {
    pub start: BigInt,
    pub stop: BigInt,
    pub step: BigInt,
    pub length: BigInt,
}

impl Wide {
    fn new(start: BigInt, stop: BigInt, step: BigInt) -> Wide {
        let (span, stride) = if step.sign() == Sign::Minus {
            (&start - &stop, -&step)
        } else {
            (&stop - &start, step.clone())
        };
        let length =
            if span.sign() == Sign::Plus { (span - 1u32).div_floor(&stride) + 1u32 } else { 0.into() };
        Wide { start, stop, step, length }
    }

    fn item(&self, index: &BigInt) -> BigInt {
        &self.start + index * &self.step
    }

    /// Where a number is, if it is in the range.
    fn position(&self, number: &BigInt) -> Option<BigInt> {
        let (index, rest) = (number - &self.start).div_mod_floor(&self.step);
        (rest.sign() == Sign::NoSign && index.sign() != Sign::Minus && index < self.length).then_some(index)
    }

    fn is_equal(&self, other: &Wide) -> bool {
        self.length == other.length
            && (self.length.sign() == Sign::NoSign
                || self.start == other.start && (self.length == 1.into() || self.step == other.step))
    }
}

/// The range of these bounds, in the form that is wide enough; the step is not zero.
pub(crate) fn make(vm: &mut Vm, start: BigInt, stop: BigInt, step: BigInt) -> Value {
    let wide = Wide::new(start, stop, step);
    if let (Ok(start), Ok(stop), Ok(step), Ok(_)) = (
        i64::try_from(&wide.start),
        i64::try_from(&wide.stop),
        i64::try_from(&wide.step),
        u32::try_from(&wide.length),
    ) {
        return Value::Range(Rc::new(Range { start, stop, step }));
    }
    let class = vm.types.range.clone();
    Value::Instance(Instance::new(class, Payload::Native(Box::new(wide))))
}

/// What a range is made of; none for other values.
pub(crate) fn of(value: &Value) -> Option<Wide> {
    match value {
        Value::Range(range) => Some(Wide {
            start: range.start.into(),
            stop: range.stop.into(),
            step: range.step.into(),
            length: range.len().into(),
        }),
        other => other.native::<Wide>().cloned(),
    }
}

/// An integer argument as a number of any size.
pub(crate) fn number(vm: &mut Vm, value: &Value) -> PyResult<BigInt> {
    Ok(match vm.index(value)? {
        Value::BigInt(number) => (*number).clone(),
        Value::Int(number) => number.into(),
        _ => BigInt::default(),
    })
}

fn int_of(value: &Value) -> Option<BigInt> {
    match value {
        Value::Int(number) => Some((*number).into()),
        Value::Bool(number) => Some(u8::from(*number).into()),
        Value::BigInt(number) => Some((**number).clone()),
        _ => None,
    }
}

/// `slice.indices` for lengths and parts of any size.
pub(crate) fn slice_indices(vm: &mut Vm, parts: &[Value; 3], length: &BigInt) -> PyResult<[BigInt; 3]> {
    let step = match &parts[2] {
        Value::None => 1.into(),
        part => slice_part(vm, part)?,
    };
    if step.sign() == Sign::NoSign {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let backwards = step.sign() == Sign::Minus;
    let (low, high) = if backwards { ((-1).into(), length - 1) } else { (BigInt::default(), length.clone()) };
    let mut bound = |part: &Value, default: &BigInt| -> PyResult<BigInt> {
        if part.is_none() {
            return Ok(default.clone());
        }
        let value = slice_part(vm, part)?;
        let value = if value.sign() == Sign::Minus { value + length } else { value };
        Ok(value.max(low.clone()).min(high.clone()))
    };
    let (first, last) = if backwards { (&high, &low) } else { (&low, &high) };
    Ok([bound(&parts[0], first)?, bound(&parts[1], last)?, step])
}

fn slice_part(vm: &mut Vm, part: &Value) -> PyResult<BigInt> {
    let index = vm.names.index.clone();
    if int_of(part.builtin()).is_none() && vm.class_of(part).lookup(&index).is_none() {
        return Err(vm.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    number(vm, part)
}

/// `range[key]`
pub(super) fn get_item(vm: &mut Vm, range: &Wide, key: &Value) -> PyResult {
    if let Value::Slice(parts) = key {
        let parts = parts.clone();
        let [start, stop, step] = slice_indices(vm, &parts, &range.length)?;
        let (start, stop, step) = (range.item(&start), range.item(&stop), &range.step * step);
        return Ok(make(vm, start, stop, step));
    }
    let index = vm.names.index.clone();
    if int_of(key.builtin()).is_none() && vm.class_of(key).lookup(&index).is_none() {
        let kind = vm.type_name(key);
        return Err(vm.type_error(format!("range indices must be integers or slices, not {kind}")));
    }
    let index = number(vm, key)?;
    let index = if index.sign() == Sign::Minus { index + &range.length } else { index };
    if index.sign() == Sign::Minus || index >= range.length {
        return Err(vm.index_error("range object index out of range"));
    }
    Ok(Value::int(range.item(&index)))
}

/// How often a value is in a range, and where it is first.
pub(super) fn position(vm: &mut Vm, range: &Wide, value: &Value) -> PyResult<(i64, Value)> {
    if let Some(number) = int_of(value) {
        return Ok(match range.position(&number) {
            Some(index) => (1, Value::int(index)),
            None => (0, Value::None),
        });
    }
    let (mut count, mut first) = (0, Value::None);
    let (mut at, mut item) = (BigInt::default(), range.start.clone());
    while at < range.length {
        vm.spend(1)?;
        if vm.eq(&Value::int(item.clone()), value)? {
            if count == 0 {
                first = Value::int(at.clone());
            }
            count += 1;
        }
        at += 1u32;
        item += &range.step;
    }
    Ok((count, first))
}

pub(super) fn hash(vm: &mut Vm, range: &Wide) -> PyResult {
    let (start, step) = (Value::int(range.start.clone()), Value::int(range.step.clone()));
    let parts = match u32::try_from(&range.length) {
        Ok(0) => [Value::Int(0), Value::None, Value::None],
        Ok(1) => [Value::Int(1), start, Value::None],
        _ => [Value::int(range.length.clone()), start, step],
    };
    Ok(Value::Int(vm.hash(&Value::tuple(parts.into()))?))
}

/// `range == other`; none where the other is no range.
pub(super) fn equal(left: &Value, right: &Value) -> Option<bool> {
    Some(of(left)?.is_equal(&of(right)?))
}

pub(super) fn iterator(range: &Wide) -> Value {
    let (next, left, step) = (range.start.clone(), range.length.clone(), range.step.clone());
    NativeIter::custom(LongRange { next: RefCell::new(next), left: RefCell::new(left), step })
}

pub(super) fn reversed(range: &Wide) -> Value {
    let last = range.item(&(&range.length - 1u32));
    let (left, step) = (range.length.clone(), -&range.step);
    NativeIter::custom(LongRange { next: RefCell::new(last), left: RefCell::new(left), step })
}

/// What goes through such a range.
pub(crate) struct LongRange {
    next: RefCell<BigInt>,
    left: RefCell<BigInt>,
    step: BigInt,
}

impl CustomIter for LongRange {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.types.long_range_iterator.clone()
    }

    fn as_any(&self) -> Option<&dyn std::any::Any> {
        Some(self)
    }

    fn outlives_end(&self) -> bool {
        true
    }

    fn next(&self, _vm: &mut Vm) -> PyResult<Option<Value>> {
        if self.left.borrow().sign() == Sign::NoSign {
            return Ok(None);
        }
        *self.left.borrow_mut() -= 1u32;
        let item = self.next.borrow().clone();
        *self.next.borrow_mut() += &self.step;
        Ok(Some(Value::int(item)))
    }
}

fn this<'a>(value: &'a Value, holder: &'a mut Option<Rc<dyn CustomIter>>) -> Option<&'a LongRange> {
    if let Value::Iter(iter) = value {
        *holder = iter.as_custom();
    }
    holder.as_ref()?.as_any()?.downcast_ref()
}

/// The methods of `longrange_iterator` that other iterators do not have.
pub(crate) fn install(vm: &mut Vm) {
    let class = vm.types.long_range_iterator.clone();
    vm.def(&class, "__length_hint__", |_, args| {
        let mut holder = None;
        Ok(this(&args[0], &mut holder).map_or(Value::Int(0), |range| Value::int(range.left.borrow().clone())))
    });
    vm.def(&class, "__reduce__", |vm, args| {
        let mut holder = None;
        let Some(range) = this(&args[0], &mut holder) else { return Ok(Value::None) };
        let start = range.next.borrow().clone();
        let stop = &start + &*range.left.borrow() * &range.step;
        let rest = make(vm, start, stop, range.step.clone());
        let iter = vm.builtins.get("iter").unwrap_or_default();
        Ok(Value::tuple(vec![iter, Value::tuple(vec![rest]), Value::None]))
    });
    vm.def(&class, "__setstate__", |vm, args: Args| {
        args.exact(vm, "__setstate__", 1, 1)?;
        let skipped = number(vm, &args[1])?.max(BigInt::default());
        let mut holder = None;
        if let Some(range) = this(&args[0], &mut holder) {
            let skipped = skipped.min(range.left.borrow().clone());
            *range.next.borrow_mut() += &skipped * &range.step;
            *range.left.borrow_mut() -= skipped;
        }
        Ok(Value::None)
    });
}
