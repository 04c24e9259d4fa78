//! `sys.getsizeof` and `sys.getrefcount`: the numbers that CPython gives for what it would have built.

use std::rc::Rc;

use vm::{Args, PyResult, Value, Vm};

pub(super) fn of(vm: &mut Vm, value: &Value) -> PyResult {
    if let Value::Instance(_) = value {
        let name = vm.names.sizeof.clone();
        let class = vm.class_of(value);
        // Where the program wrote `__sizeof__` itself, the collector's header comes on top.
        if let Some(function @ Value::Function(_)) = class.lookup(&name) {
            let size = vm.call(&function, Args::one(value.clone()))?;
            let size = vm.small_index(&size)?;
            return Ok(Value::Int(size.saturating_add(16)));
        }
    }
    Ok(Value::from(size(value)))
}

fn size(value: &Value) -> usize {
    match value {
        Value::None | Value::NotImplemented | Value::Ellipsis | Value::Null => 16,
        Value::Bool(_) => 28,
        Value::Int(value) => {
            let bits = 64 - value.unsigned_abs().leading_zeros() as usize;
            24 + 4 * bits.div_ceil(30).max(1)
        }
        Value::BigInt(value) => 24 + 4 * (value.bits() as usize).div_ceil(30),
        Value::Float(_) => 24,
        Value::Complex(_) => 32,
        Value::Str(text) => {
            let widest = text::surrogates::widest(text);
            match widest {
                0..0x80 => 41 + text.len(),
                0x80..0x100 => 58 + text.len(),
                0x100..0x1_0000 => 58 + 2 * text.len(),
                _ => 60 + 4 * text.len(),
            }
        }
        Value::Bytes(bytes) => 33 + bytes.data.len(),
        Value::ByteArray(bytes) => {
            let length = bytes.data.borrow().len();
            56 + if length == 0 { 0 } else { length + 1 }
        }
        Value::List(list) => 56 + 8 * list_capacity(list.len()),
        Value::Tuple(items) => 40 + 8 * items.len(),
        Value::Dict(dict) => dict_size(dict),
        Value::Set(set) | Value::FrozenSet(set) => set_size(set.len()),
        Value::Range(_) | Value::Iter(_) => 48,
        Value::Slice(_) => 56,
        Value::Function(_) => 160,
        Value::Native(_) | Value::Module(_) => 72,
        Value::Method(_) => 64,
        Value::Generator(_) => 200,
        Value::Cell(_) => 40,
        Value::Code(_) => 500,
        Value::Class(class) => {
            if class.is_heap {
                1712
            } else {
                416
            }
        }
        Value::Instance(instance) => match value.builtin() {
            Value::Instance(_) if instance.exception().is_some() => 88,
            Value::Instance(_) if instance.class().has_dict.get() => 48,
            Value::Instance(_) => 32,
            inner => size(inner) + 8,
        },
    }
}

/// What a list has room for that grew item by item.
fn list_capacity(length: usize) -> usize {
    let mut capacity = 0;
    while capacity < length {
        let wanted = capacity + 1;
        capacity = (wanted + (wanted >> 3) + 6) & !3;
    }
    capacity
}

fn dict_size(dict: &vm::dict::Dict) -> usize {
    let length = dict.len();
    if length == 0 {
        return 64;
    }
    let mut slots = 8usize;
    while slots * 2 / 3 < length {
        slots *= 2;
    }
    let index = if slots <= 128 {
        1
    } else if slots <= 32_768 {
        2
    } else {
        4
    };
    let entry = if dict.keys().iter().all(|key| matches!(key, Value::Str(_))) { 16 } else { 24 };
    96 + slots * index + slots * 2 / 3 * entry
}

fn set_size(length: usize) -> usize {
    let mut slots = 8usize;
    for used in 1..=length {
        if used * 5 >= (slots - 1) * 3 {
            let wanted = if used > 50_000 { used * 2 } else { used * 4 };
            slots = 8;
            while slots <= wanted {
                slots *= 2;
            }
        }
    }
    if slots == 8 { 216 } else { 216 + slots * 16 }
}

/// References to an object, the argument's own among them; objects without a count are immortal.
pub(super) fn references(value: &Value) -> i64 {
    const IMMORTAL: i64 = u32::MAX as i64;
    let count = match value {
        Value::BigInt(object) => Rc::strong_count(object),
        Value::Complex(object) => Rc::strong_count(object),
        Value::Bytes(object) => Rc::strong_count(object),
        Value::ByteArray(object) => Rc::strong_count(object),
        Value::Tuple(object) => Rc::strong_count(object),
        Value::List(object) => Rc::strong_count(object),
        Value::Dict(object) => Rc::strong_count(object),
        Value::Set(object) | Value::FrozenSet(object) => Rc::strong_count(object),
        Value::Range(object) => Rc::strong_count(object),
        Value::Function(object) => Rc::strong_count(object),
        Value::Method(object) => Rc::strong_count(object),
        Value::Class(object) => Rc::strong_count(object),
        Value::Instance(object) => Rc::strong_count(object),
        Value::Module(object) => Rc::strong_count(object),
        Value::Cell(object) => Rc::strong_count(object),
        Value::Code(object) => Rc::strong_count(object),
        Value::Generator(object) => Rc::strong_count(object),
        Value::Iter(object) => Rc::strong_count(object),
        Value::Float(_) => return 2,
        _ => return IMMORTAL,
    };
    count as i64
}
