//! `_collections`: the containers of `collections` that are hot.

use std::rc::Rc;

use vm::value::Module;
use vm::{PyResult, Value, Vm};

mod counter;
mod default_dict;
mod deque;
mod getter;
mod ordered_dict;
mod ordered_iter;

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    deque::fill(vm, module);
    default_dict::fill(vm, module);
    ordered_dict::fill(vm, module);
    getter::fill(vm, module);
    counter::fill(vm, module);
    Ok(())
}

/// The dictionary that an instance of a subclass of `dict` carries.
fn dict_of(vm: &mut Vm, value: &Value) -> PyResult<Rc<vm::dict::Dict>> {
    match value.builtin() {
        Value::Dict(dict) => Ok(dict.clone()),
        _ => Err(vm.type_error("a dict is needed")),
    }
}
