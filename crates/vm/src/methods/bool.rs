//! The methods that `bool` does not have from `int`.

use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.bool_.clone();
    vm.def_new(&class, new);
    vm.def(&class, "__repr__", |vm, args| {
        let Some(Value::Bool(truth)) = args.get(0) else {
            return Err(vm.wrong_receiver("bool", "__repr__", args.get(0)));
        };
        vm.slot_args(&args, "__repr__", 0)?;
        Ok(Value::str(if *truth { "True" } else { "False" }))
    });
    vm.def(&class, "__invert__", |vm, args| {
        let Some(Value::Bool(truth)) = args.get(0) else {
            return Err(vm.wrong_receiver("bool", "__invert__", args.get(0)));
        };
        let inverted = !i64::from(*truth);
        vm.slot_args(&args, "__invert__", 0)?;
        vm.warn_of_inverted_bool()?;
        Ok(Value::Int(inverted))
    });
}

fn new(vm: &mut Vm, mut args: Args) -> PyResult {
    let owner = vm.types.bool_.clone();
    vm.class_for_new(&mut args, &owner)?;
    args.no_kw(vm, "bool")?;
    args.between(vm, "bool", 0, 0, 1)?;
    match args.get(0) {
        Some(value) => vm.truth(value).map(Value::Bool),
        None => Ok(Value::Bool(false)),
    }
}
