//! `object`'s methods that take an instance apart to copy or pickle it.
//!
//! What they do is written in Python, in `copyreg`, which is imported when one of them is first called.

use crate::native::{Args, Flow};
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(crate) fn install(vm: &mut Vm) {
    let object = vm.types.object.clone();
    vm.def_flow(&object, "__reduce_ex__", |vm, args| {
        args.exact(vm, "object.__reduce_ex__", 1, 1)?;
        let protocol = Value::Int(vm.small_index(&args[1])?);
        in_python(vm, "_object_reduce_ex", Args::two(args[0].clone(), protocol))
    });
    vm.def_flow(&object, "__reduce__", |vm, args| {
        args.exact(vm, "object.__reduce__", 1, 0)?;
        in_python(vm, "_object_reduce", Args::two(args[0].clone(), Value::Int(0)))
    });
    vm.def_flow(&object, "__getstate__", |vm, args| {
        args.exact(vm, "object.__getstate__", 1, 0)?;
        in_python(vm, "_object_getstate", args)
    });
}

fn in_python(vm: &mut Vm, name: &str, args: Args) -> PyResult<Flow> {
    let module = vm.import_module("copyreg")?;
    let function = vm.get_attr_str(&module, name)?;
    Ok(Flow::Call(function, args))
}
