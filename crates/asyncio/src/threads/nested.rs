//! Threads that wait inside of a nested run.

use executor::Instant;
use vm::native::Block;
use vm::value::PyResult;
use vm::{Stop, Vm};

use super::{Threads, enter, is_admitted, main_ended, note_stuck, put_aside, run, wait, wake_held};
use crate::{blocks, clock};

/// A thread has to wait inside a nested run, whose Rust stack cannot be put aside: the other threads run on top of it
/// until it may go on. Gives what it is resumed with.
///
/// One of those may come to wait in a nested run of its own, on top. If this thread may go on before that one, it has
/// to let that one go on first; where that would take time, the one on top is refused.
pub(crate) fn wait_nested(vm: &mut Vm, block: &Block) -> PyResult {
    let number = vm.fiber.thread as usize;
    let handle = vm.state::<Threads>().handle.clone();
    let (Some(handle), Some(clock)) = (handle, vm.state::<Threads>().clock.clone()) else {
        return Err(vm.stop_with(Stop::Deadlock));
    };
    clock::charge(vm, true);
    put_aside(vm, number);
    wait(vm, number, block);
    vm.state::<Threads>().records[number].nested = true;
    // Threads further down on the Rust stack that could go on.
    let mut passed = Vec::new();
    let own = vm.state::<Threads>().records[number].task;
    let refused = loop {
        if vm.stop.is_some() {
            break false;
        }
        if main_ended(vm) {
            vm.stop = Some(Stop::Over);
            break false;
        }
        match handle.take_ready() {
            Some(task) if Some(task) == own => {
                if let Some(timer) = vm.state::<Threads>().records[number].timer.take() {
                    handle.cancel_timer(timer);
                }
                if is_admitted(vm, number) {
                    break false;
                }
            }
            Some(task) => {
                let records = &vm.state::<Threads>().records;
                let other = records.iter().position(|record| record.task == Some(task));
                match other {
                    Some(other) if records[other].nested => passed.push(task),
                    Some(other) if run(vm, other).is_ready() => _ = handle.cancel(task),
                    Some(_) | None => {}
                }
            }
            None if wake_held(vm) => {}
            None if !passed.is_empty() => break true,
            None => match handle.next_deadline() {
                None | Some(Instant::NEVER) => {
                    vm.stop = Some(Stop::Deadlock);
                    note_stuck(vm);
                    break false;
                }
                Some(deadline) => clock.advance_to(deadline),
            },
        }
    };
    for task in passed {
        handle.wake(task);
    }
    let record = &mut vm.state::<Threads>().records[number];
    record.nested = false;
    record.blocked = false;
    let (timer, resume) = (record.timer.take(), std::mem::take(&mut record.resume));
    if let Some(timer) = timer {
        handle.cancel_timer(timer);
    }
    enter(vm, number);
    if vm.stop.is_some() {
        return Err(vm.runtime_error("the run was stopped"));
    }
    if refused {
        return Err(vm.runtime_error(blocks::NESTED_REFUSAL));
    }
    Ok(resume)
}
