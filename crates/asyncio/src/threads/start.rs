//! New threads, and the fibers that they run.

use trace::{EventKind, ProcessId, ThreadId};
use vm::frame::Fiber;
use vm::native::{Args, Input, NativeFrame, Next};
use vm::value::PyResult;
use vm::{Value, Vm};

use super::{Record, Spawner, ThreadFuture, Threads};
use crate::state::Running;
use crate::{clock, processes};

/// Puts a new thread at the end of the ready queue.
pub(super) fn spawn(vm: &mut Vm, number: usize) {
    let (shared, stopped) = vm.state::<Spawner>().shared.clone().expect("set when the run begins");
    let threads = vm.state::<Threads>();
    let handle = threads.handle.clone().expect("set when the run begins");
    let joins = handle.spawn(ThreadFuture { vm: shared, number, stopped });
    threads.records[number].task = Some(joins.id());
    joins.detach();
}

impl Record {
    pub(super) fn new(fiber: Fiber, process: u32, now: u64) -> Record {
        Record {
            task: None,
            fiber: Some(fiber),
            resume: Value::Null,
            timer: None,
            done: false,
            blocked: false,
            woken: false,
            ready_since: now,
            process,
            uncharged: 0,
            worked: 0,
            held: false,
            killed: false,
            nested: false,
            running: Running::Nothing,
            name: None,
        }
    }
}

/// A fiber that calls a function without arguments when it first runs.
pub(super) fn fiber_calling(vm: &mut Vm, function: Value, number: u32) -> Fiber {
    fiber_with(vm, Box::new(CallOnce { function: Some(function) }), number)
}

fn fiber_with(vm: &mut Vm, body: Box<dyn NativeFrame>, number: u32) -> Fiber {
    let outer = std::mem::take(&mut vm.fiber);
    vm.fiber.thread = number;
    vm.push_native_frame(body);
    std::mem::replace(&mut vm.fiber, outer)
}

struct CallOnce {
    function: Option<Value>,
}

impl NativeFrame for CallOnce {
    fn step(&mut self, _vm: &mut Vm, input: Input) -> PyResult<Next> {
        match (self.function.take(), input) {
            (Some(function), _) => Ok(Next::Call(function, Args::new())),
            (None, Input::Raised(raised)) => Err(raised),
            (None, Input::Value(value) | Input::Yielded(value)) => Ok(Next::Return(value)),
            (None, Input::Start) => Ok(Next::Return(Value::None)),
        }
    }
}

/// Starts a thread of a process that runs a native frame; it is put at the end of the queue. Gives its number.
pub(crate) fn start_frame(
    vm: &mut Vm,
    body: Box<dyn NativeFrame>,
    name: Option<String>,
    process: u32,
) -> PyResult<u32> {
    const MOST: usize = 50_000;
    let number = vm.state::<Threads>().records.len() as u32;
    if number as usize >= MOST {
        return Err(vm.runtime_error("can't start new thread"));
    }
    processes::refuse_while_starting(vm)?;
    clock::charge(vm, false);
    let fiber = fiber_with(vm, body, number);
    if vm.state::<Spawner>().shared.is_none() {
        return Err(vm.runtime_error("can't start new thread at interpreter shutdown"));
    }
    let now = vm.clock;
    vm.attempts = true;
    let threads = vm.state::<Threads>();
    threads.records.push(Record { name: name.clone(), ..Record::new(fiber, process, now) });
    spawn(vm, number as usize);
    // The library's own helper threads have such names.
    let internal = name
        .as_ref()
        .is_some_and(|name| name.contains("(_do_shutdown)") || name.contains("(_handle_results)"));
    let name = name.unwrap_or_else(|| format!("Thread-{number}"));
    processes::thread_starts(vm, process, number, &name);
    vm.recorder.record(EventKind::ThreadStarted {
        started: ThreadId(number),
        name,
        internal,
        process: ProcessId(process),
    });
    Ok(number)
}
