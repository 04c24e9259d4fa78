//! `bytearray[key] = value` and `del bytearray[key]`.

use std::rc::Rc;

use crate::methods::bytes::bytearray::charge;
use crate::methods::bytes::construct::items;
use crate::methods::bytes::{Kind, byte_arg, resizable};
use crate::value::{ByteArray, PyResult, Value};
use crate::vm::Vm;

const OUT_OF_RANGE: &str = "bytearray index out of range";

pub(crate) fn set_item(vm: &mut Vm, bytes: &Rc<ByteArray>, key: &Value, value: &Value) -> PyResult<()> {
    if let Value::Slice(parts) = key {
        return set_slice(vm, bytes, parts, value);
    }
    let length = bytes.data.borrow().len();
    let at = vm.sequence_index(key, "bytearray", length)?;
    // The conversion comes first, and may run code that makes the array shorter.
    let byte = byte_arg(vm, value)?;
    match bytes.data.borrow_mut().get_mut(at) {
        Some(place) => {
            *place = byte;
            Ok(())
        }
        None => Err(vm.index_error(OUT_OF_RANGE)),
    }
}

fn set_slice(vm: &mut Vm, bytes: &Rc<ByteArray>, parts: &[Value; 3], value: &Value) -> PyResult<()> {
    let is_number = matches!(
        value.builtin(),
        Value::Int(_)
            | Value::BigInt(_)
            | Value::Bool(_)
            | Value::Float(_)
            | Value::Complex(_)
            | Value::Str(_)
    );
    if is_number {
        let complaint = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
        return Err(vm.type_error(complaint));
    }
    let data = items(vm, value, Kind::ByteArray)?;
    let indices = vm.slice_numbers(parts)?.within(bytes.data.borrow().len());
    if data.is_empty() {
        return del_item(vm, bytes, &Value::Slice(Rc::new(parts.clone())));
    }
    if indices.step == 1 {
        vm.reserve(data.len())?;
        let (start, stop) = (indices.start as usize, indices.stop.max(indices.start) as usize);
        if data.len() != stop - start {
            resizable(vm, bytes)?;
        }
        bytes.data.borrow_mut().splice(start..stop, data);
        charge(bytes);
        return Ok(());
    }
    let count = indices.positions().count();
    if count != data.len() {
        return Err(vm.value_error(format!(
            "attempt to assign bytes of size {} to extended slice of size {count}",
            data.len()
        )));
    }
    let mut target = bytes.data.borrow_mut();
    for (at, byte) in indices.positions().zip(data) {
        target[at] = byte;
    }
    Ok(())
}

pub(crate) fn del_item(vm: &mut Vm, bytes: &Rc<ByteArray>, key: &Value) -> PyResult<()> {
    if let Value::Slice(parts) = key {
        let indices = vm.slice_numbers(parts)?.within(bytes.data.borrow().len());
        let mut positions: Vec<usize> = indices.positions().collect();
        if positions.first() > positions.last() {
            positions.reverse();
        }
        if !positions.is_empty() {
            resizable(vm, bytes)?;
        }
        let mut next = positions.into_iter().peekable();
        let mut at = 0;
        bytes.data.borrow_mut().retain(|_| {
            let goes = next.next_if_eq(&at).is_some();
            at += 1;
            !goes
        });
        charge(bytes);
        return Ok(());
    }
    let length = bytes.data.borrow().len();
    let at = vm.sequence_index(key, "bytearray", length)?;
    if at >= bytes.data.borrow().len() {
        return Err(vm.index_error(OUT_OF_RANGE));
    }
    resizable(vm, bytes)?;
    bytes.data.borrow_mut().remove(at);
    charge(bytes);
    Ok(())
}
