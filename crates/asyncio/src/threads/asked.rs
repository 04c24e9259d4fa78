//! What the rest of the runtime asks about the threads: who there is, who could run, and where they stand.

use std::rc::Rc;

use executor::Instant;
use trace::Line;
use vm::frame::{Fiber, Kind};
use vm::value::PyResult;
use vm::{Value, Vm};

use super::Threads;

/// The frames of the program on the stacks of the threads that are put aside.
pub(crate) fn stacks(vm: &mut Vm) -> Vec<(u32, Vec<vm::inspect::FrameView>)> {
    let records = &vm.state::<Threads>().records;
    let fibers = records.iter().filter_map(|record| record.fiber.as_ref());
    fibers.map(|fiber| (fiber.thread, vm::inspect::frames(fiber))).collect()
}

/// The frames on top of the threads of this process, the newest first, by the number that `get_ident` gives.
pub(crate) fn current_frames(vm: &mut Vm) -> PyResult {
    let own = vm.fiber.thread as usize;
    let frames = Rc::new(vm::dict::Dict::new());
    let threads = vm.state::<Threads>();
    let process = threads.records.get(own).map(|record| record.process);
    for number in (0..threads.records.len()).rev() {
        let record = &mut vm.state::<Threads>().records[number];
        let other = match record.fiber.take() {
            Some(fiber) if Some(record.process) == process => fiber,
            fiber => {
                record.fiber = fiber;
                if number == own {
                    add_frame(vm, &frames, number)?;
                }
                continue;
            }
        };
        // A frame object is made of the fiber that is in the machine.
        let running = std::mem::replace(&mut vm.fiber, other);
        let added = add_frame(vm, &frames, number);
        let other = std::mem::replace(&mut vm.fiber, running);
        vm.state::<Threads>().records[number].fiber = Some(other);
        added?;
    }
    Ok(Value::Dict(frames))
}

fn add_frame(vm: &mut Vm, frames: &Rc<vm::dict::Dict>, number: usize) -> PyResult<()> {
    let Some(top) = vm.fiber.frames.iter().rposition(|frame| matches!(frame.kind, Kind::Python)) else {
        return Ok(());
    };
    let frame = vm.frame_object(top);
    vm.dict_set(frames, Value::Int(number as i64 + 1), frame)
}

/// The threads that a stopped run left, for the report of a deadlock.
#[derive(Default)]
pub(crate) struct Stopped {
    pub threads: Vec<Stuck>,
}

/// Where a thread stood when the run was stopped.
pub(crate) struct Stuck {
    pub thread: u32,
    pub line: Option<Line>,
    pub task: Value,
}

/// Notes where the threads stand that are put aside, unless that is done.
pub(super) fn note_stuck(vm: &mut Vm) {
    if !vm.state::<Stopped>().threads.is_empty() {
        return;
    }
    let records = &vm.state::<Threads>().records;
    let stuck = records.iter().filter_map(|record| record.fiber.as_ref()).map(|fiber| Stuck {
        thread: fiber.thread,
        line: line_of(fiber),
        task: fiber.current_task.clone(),
    });
    let stuck = stuck.collect();
    vm.state::<Stopped>().threads = stuck;
}

/// Where a fiber stands, in the program.
fn line_of(fiber: &Fiber) -> Option<Line> {
    let mut frames = fiber.frames.iter().rev();
    let frame = frames.find(|frame| matches!(frame.kind, Kind::Python) && !frame.code.is_library())?;
    Some(Line(frame.code.line(frame.pc)))
}

/// The name of a thread, if it was started with one.
pub(crate) fn name(vm: &mut Vm, thread: u32) -> Option<String> {
    vm.state::<Threads>().records.get(thread as usize)?.name.clone()
}

/// The process of a thread.
pub(crate) fn process_of(vm: &mut Vm, thread: u32) -> u32 {
    vm.state::<Threads>().records.get(thread as usize).map_or(0, |record| record.process)
}

/// The threads of a process that are not over.
pub(crate) fn of_process(vm: &mut Vm, process: u32) -> Vec<u32> {
    let records = vm.state::<Threads>().records.iter().enumerate();
    records
        .filter(|(_, record)| record.process == process && !record.done)
        .map(|(number, _)| number as u32)
        .collect()
}

/// Whether other threads are ready to run.
pub(crate) fn others_ready(vm: &mut Vm) -> bool {
    let threads = vm.state::<Threads>();
    threads.records.len() > 1 && threads.handle.as_ref().is_some_and(|handle| handle.ready_len() > 0)
}

/// Whether a thread of the running thread's process waits for the GIL.
pub(crate) fn others_ready_in_process(vm: &mut Vm) -> bool {
    let own = vm.fiber.thread as usize;
    let now = vm.clock;
    let threads = vm.state::<Threads>();
    let process = threads.records.get(own).map_or(0, |record| record.process);
    let mut records = threads.records.iter().enumerate();
    records.any(|(number, record)| {
        number != own
            && record.process == process
            && !record.done
            && record.ready_since <= now
            && (record.woken || !record.blocked || record.timer.is_some())
    })
}

/// When the next timer of a thread is due.
pub(crate) fn next_deadline(vm: &mut Vm) -> Option<u64> {
    let threads = vm.state::<Threads>();
    threads.handle.as_ref()?.next_deadline().map(Instant::as_nanos)
}

/// Whether a thread is over, or is being ended from outside.
pub(crate) fn is_over(vm: &mut Vm, thread: u32) -> bool {
    vm.state::<Threads>().records.get(thread as usize).is_none_or(|record| record.done || record.killed)
}

/// Whether some other thread may still do something.
pub(crate) fn any_running(vm: &mut Vm) -> bool {
    let own = vm.fiber.thread as usize;
    let threads = vm.state::<Threads>();
    let mut others =
        threads.records.iter().enumerate().filter(|(number, record)| *number != own && !record.done);
    others.next().is_some()
}

/// The time that all processes have reached.
pub(crate) fn common_time(vm: &mut Vm) -> u64 {
    vm.state::<Threads>().clock.as_ref().map_or(0, |clock| clock.now().as_nanos())
}
