//! What native code needs of `io`.

use std::rc::Rc;

use vm::class::Class;
use vm::{PyResult, Value, Vm};

/// `io.UnsupportedOperation`
pub(crate) fn unsupported_operation(vm: &mut Vm) -> PyResult<Rc<Class>> {
    if let Value::Module(module) = vm.import_module("io")?
        && let Some(Value::Class(class)) = module.dict.get("UnsupportedOperation")
    {
        return Ok(class);
    }
    Ok(vm.types.os_error.clone())
}
