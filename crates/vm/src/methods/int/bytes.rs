//! `int.to_bytes` and `int.from_bytes`.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};

use crate::class::Class;
use crate::native::Args;
use crate::numbers;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "to_bytes", to_bytes);
    vm.def_class_method(class, "from_bytes", from_bytes);
}

/// Whether the most significant byte comes first.
fn is_big_endian(vm: &mut Vm, function: &str, order: Option<Value>) -> PyResult<bool> {
    let Some(order) = order else { return Ok(true) };
    let order = vm.str_named(&order, function, "byteorder")?;
    match order.as_str() {
        "big" => Ok(true),
        "little" => Ok(false),
        _ => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn is_signed(vm: &mut Vm, signed: Option<Value>) -> PyResult<bool> {
    match signed {
        Some(signed) => vm.truth(&signed),
        None => Ok(false),
    }
}

fn to_bytes(vm: &mut Vm, args: Args) -> PyResult {
    let number = vm.this_number(&args, &super::INT, "to_bytes")?;
    let names = ["length", "byteorder", "signed"];
    let [length, order, signed] = args.bind_first(vm, "to_bytes", 1, names, 0, 2)?;
    let length = match length {
        Some(length) => vm.small_index(&length)?,
        None => 1,
    };
    let big_endian = is_big_endian(vm, "to_bytes", order)?;
    let signed = is_signed(vm, signed)?;
    if length < 0 {
        return Err(vm.value_error("length argument must be non-negative"));
    }
    let length = text::to_size(length);
    let number = numbers::to_big(&number).unwrap_or_default();
    let negative = number.sign() == Sign::Minus;
    if negative && !signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    vm.reserve(length)?;
    // Lowest byte first; a signed number's bytes end with its sign.
    let mut data = if signed { number.to_signed_bytes_le() } else { number.magnitude().to_bytes_le() };
    let is_zero = data.iter().all(|byte| *byte == 0);
    // CPython has room for -1 where no byte is asked for.
    if is_zero || signed && length == 0 && data == [0xff] {
        data.clear();
    }
    if data.len() > length {
        return Err(vm.overflow_error("int too big to convert"));
    }
    data.resize(length, if negative { 0xff } else { 0 });
    if big_endian {
        data.reverse();
    }
    Ok(Value::bytes(data))
}

fn from_bytes(vm: &mut Vm, mut args: Args) -> PyResult {
    let class = args.take(0);
    let names = ["bytes", "byteorder", "signed"];
    let [data, order, signed] = args.bind_first(vm, "from_bytes", 1, names, 1, 2)?;
    let big_endian = is_big_endian(vm, "from_bytes", order)?;
    let mut data = crate::methods::bytes::from_object(vm, &data.unwrap_or_default())?;
    let signed = is_signed(vm, signed)?;
    if big_endian {
        data.reverse();
    }
    vm.spend_bytes(data.len())?;
    let number =
        if signed { BigInt::from_signed_bytes_le(&data) } else { BigInt::from_bytes_le(Sign::Plus, &data) };
    let number = Value::int(number);
    match &class {
        Value::Class(class) if !Rc::ptr_eq(class, &vm.types.int) => {
            vm.call(&Value::Class(class.clone()), Args::one(number))
        }
        _ => Ok(number),
    }
}
