//! Python's asyncio, and simulated threads, on our executor.

use std::rc::Rc;
use vm::{Exit, Raised, Value, Vm};

/// Finds a module of this crate by its full name.
pub fn module(_name: &str) -> Option<vm::host::ModuleSource> {
    None
}

/// Runs a program to its end; the exit status, or the exception that left it.
pub fn run_program(vm: &mut Vm, code: &Rc<bytecode::Code>, _options: &trace::Options) -> Result<i32, Raised> {
    vm.push_main(code);
    match vm.run() {
        Exit::Done(_) => Ok(0),
        Exit::Raised(raised) => {
            let text = vm.format_exception(&raised);
            let _ = vm.write_out(trace::Stream::Stderr, &text);
            Err(raised)
        }
        Exit::Block(_) => Ok(0),
    }
}

/// Who waits for whom.
pub fn waiting(_vm: &mut Vm) -> trace::Cycle {
    let _ = Value::None;
    trace::Cycle::default()
}
