//! Waits of a thread that hold it, and the loop that runs on it: how they are told, and how they end.

use std::collections::BTreeMap;

use trace::{BlockKind, EventKind, Line, Policy, TaskId};
use vm::native::{Block, Flow, Input, NativeFrame, Next};
use vm::value::PyResult;
use vm::{Raised, Stop, Value, Vm};

use crate::state::State;
use crate::threads::{any_running, follow_clock};
use crate::{clock, processes, threads};

/// The waits of threads that go on.
#[derive(Default)]
struct Blocks {
    /// Where in the trace they stand, by thread, and when they began.
    began: BTreeMap<u32, (usize, u64)>,
    /// The lock or the handle that a thread waits for.
    waits: BTreeMap<u32, Value>,
}

/// Blocks the running thread for some time, and tells the trace why.
pub(crate) fn sleep(vm: &mut Vm, seconds: f64, kind: BlockKind, label: String) -> Flow {
    if processes::is_catching_up(vm) {
        return Flow::Value(Value::None);
    }
    clock::charge(vm, true);
    let nanos = crate::sleep::duration(seconds);
    if nanos == 0 {
        crate::clock::spin(vm);
        return Flow::Push(Box::new(Blocked {
            block: Some(Block { deadline: None, ready: true }),
            told: false,
            until: 0,
        }));
    }
    let nanos = crate::waits::of_block(vm, kind == BlockKind::Io, nanos);
    let deadline = vm.clock.saturating_add(nanos);
    block_began(vm, kind, label);
    if vm.state::<State>().policy == Policy::Serial {
        advance(vm, deadline);
        block_ended(vm);
        return Flow::Value(Value::None);
    }
    Flow::Push(Box::new(Blocked {
        block: Some(Block { deadline: Some(deadline), ready: false }),
        told: true,
        until: deadline,
    }))
}

pub(crate) fn block_began(vm: &mut Vm, kind: BlockKind, label: String) {
    clock::charge(vm, true);
    let task = vm.current_task_id.map(TaskId);
    let line = vm.program_line().map(Line);
    let (thread, index, at) = (vm.fiber.thread, vm.recorder.len(), vm.clock);
    vm.recorder.record(EventKind::BlockBegan { task, kind, label, line });
    vm.state::<Blocks>().began.insert(thread, (index, at));
}

/// What the running thread is about to wait for, for the report of a deadlock.
pub(crate) fn waits_for(vm: &mut Vm, object: Value) {
    let thread = vm.fiber.thread;
    vm.state::<Blocks>().waits.insert(thread, object);
}

/// What a thread waits for.
pub(crate) fn waited_for(vm: &mut Vm, thread: u32) -> Option<Value> {
    vm.state::<Blocks>().waits.get(&thread).cloned()
}

/// The thread goes on. A block that took no time (a lock that was free at once, a thread that had to start) is taken
/// out of the trace again.
pub(crate) fn block_ended(vm: &mut Vm) {
    let (thread, now) = (vm.fiber.thread, vm.clock);
    let blocks = vm.state::<Blocks>();
    blocks.waits.remove(&thread);
    if let Some((index, at)) = blocks.began.remove(&thread)
        && at == now
    {
        vm.recorder.retract(index);
        return;
    }
    let task = vm.current_task_id.map(TaskId);
    vm.recorder.record(EventKind::BlockEnded { task });
}

/// Blocks until a time has come, and gives None.
struct Blocked {
    block: Option<Block>,
    told: bool,
    until: u64,
}

impl NativeFrame for Blocked {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if let Input::Raised(raised) = input {
            if self.told {
                block_ended(vm);
            }
            return Err(raised);
        }
        if let Some(block) = self.block.take() {
            return Ok(Next::Block(block));
        }
        if vm.clock < self.until {
            // It was interrupted.
            return Ok(Next::Block(Block { deadline: Some(self.until), ready: false }));
        }
        if self.told {
            block_ended(vm);
        }
        Ok(Next::Return(Value::None))
    }
}

/// Why the thread on top of the Rust stack may not wait there any longer.
pub(crate) const NESTED_REFUSAL: &str = "a thread cannot wait inside a function that a built-in operation calls while another thread that waits in such a \
     function could go on";

/// A thread has to wait where its fiber cannot be put aside, inside a native function that called code of the
/// program. Alone, it lets the clock jump; else the others run on top of it.
pub(crate) fn block_nested(vm: &mut Vm, block: Block) -> PyResult {
    if any_running(vm) {
        return threads::wait_nested(vm, &block);
    }
    if block.ready {
        return Ok(Value::Bool(true));
    }
    let Some(deadline) = block.deadline else {
        return Err(vm.stop_with(Stop::Deadlock));
    };
    match advance(vm, deadline) {
        Some(raised) => Err(raised),
        None => Ok(Value::Bool(false)),
    }
}

/// The running thread waits until `deadline` without letting another one run. The exception, if that is too long.
fn advance(vm: &mut Vm, deadline: u64) -> Option<Raised> {
    let before = vm.clock;
    vm.clock = deadline.max(before);
    vm.state::<State>().spins = 0;
    follow_clock(vm);
    crate::events::clock_jumped(vm, before);
    (vm.clock > vm.limits.time.0).then(|| vm.stop_with(Stop::Limit(trace::Limit::Time)))
}
