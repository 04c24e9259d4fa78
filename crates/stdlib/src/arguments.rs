//! What arguments of native functions can be, where several modules ask the same.

use vm::{Args, PyResult, Value, Vm};

/// The bytes of a bytes-like object.
pub(crate) fn bytes_like(vm: &mut Vm, value: &Value) -> PyResult<Vec<u8>> {
    match bytes_if_any(vm, value)? {
        Some(data) => Ok(data),
        None => {
            let kind = vm.type_name(value);
            Err(vm.type_error(format!("a bytes-like object is required, not '{kind}'")))
        }
    }
}

/// The bytes of a bytes-like object; none for anything else.
pub(crate) fn bytes_if_any(vm: &mut Vm, value: &Value) -> PyResult<Option<Vec<u8>>> {
    match value.builtin() {
        Value::Bytes(bytes) => Ok(Some(bytes.data.to_vec())),
        Value::ByteArray(bytes) => Ok(Some(bytes.data.borrow().clone())),
        Value::Instance(instance) if instance.class().is_subclass(&vm.types.memoryview) => {
            let tobytes = vm.get_attr_str(value, "tobytes")?;
            match vm.call(&tobytes, Args::new())? {
                Value::Bytes(bytes) => Ok(Some(bytes.data.to_vec())),
                _ => Ok(None),
            }
        }
        _ => vm::buffer_of(vm, value),
    }
}
