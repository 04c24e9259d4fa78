//! Keeps the reprs of containers that hold themselves from going on forever.

use vm::{Value, Vm};

/// The containers whose repr is being written.
#[derive(Default)]
struct Running(Vec<u64>);

/// Notes that a repr is being written; true when it already is.
pub(crate) fn enter(vm: &mut Vm, value: &Value) -> bool {
    let id = value.id();
    let running = &mut vm.state::<Running>().0;
    if running.contains(&id) {
        return true;
    }
    running.push(id);
    false
}

pub(crate) fn leave(vm: &mut Vm) {
    vm.state::<Running>().0.pop();
}
