//! Simulated threads: each is a future on the executor, whose poll runs the thread's fiber until it blocks.
//!
//! Exactly one thread runs at a time. A thread that blocks leaves the machine with its fiber whole, wherever in the
//! program it was; the executor's ready queue and timers decide who goes on, and its clock jumps when nobody can.
//!
//! 1. [`start_frame`] makes a fiber that calls a function and spawns a [`ThreadFuture`] for it;
//! 2. its poll puts the fiber into the machine and runs it, unless its process has to wait for its turn
//!    ([`processes::admit`]);
//! 3. the program blocks (`time.sleep`, a lock, the event loop's wait): the poll sets a timer and is pending;
//! 4. or its time is over ([`crate::gil`]): it is ready again, behind the others;
//! 5. a timer or another thread's [`wake`] makes it ready, and it goes on at 2 with what it waited for.

mod asked;
mod nested;
mod start;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use executor::{CallHandle, Clock, Executor, Handle, Instant, Pace, TimerId};
use trace::{EventKind, Nanos, ThreadId};
use vm::frame::Fiber;
use vm::native::Block;
use vm::{Exit, Raised, Stop, Value, Vm};

use crate::state::{Running, State};
use crate::{blocks, clock, gil, interrupts, processes};

use asked::note_stuck;
pub(crate) use asked::{
    Stopped, Stuck, any_running, common_time, current_frames, is_over, name, next_deadline, of_process,
    others_ready, others_ready_in_process, process_of, stacks,
};
pub(crate) use nested::wait_nested;
pub(crate) use start::start_frame;
use start::{fiber_calling, spawn};

/// The threads of a run.
#[derive(Default)]
pub(crate) struct Threads {
    handle: Option<Handle>,
    clock: Option<Clock>,
    records: Vec<Record>,
    /// Threads that the run's schedule put aside until all others wait.
    held: VecDeque<u32>,
    /// The thread that ran last.
    last: u32,
}

struct Record {
    /// The executor's task.
    task: Option<executor::TaskId>,
    /// The fiber while the thread does not run.
    fiber: Option<Fiber>,
    /// What the thread is resumed with.
    resume: Value,
    /// The timer of a wait with a deadline.
    timer: Option<TimerId>,
    done: bool,
    /// Whether the thread has blocked, so that it is resumed and not begun.
    blocked: bool,
    /// A wake-up came while it waited.
    woken: bool,
    /// Since when it could run, while it does not.
    ready_since: u64,
    process: u32,
    /// Instructions that it executed in its step and that are not charged yet.
    uncharged: u64,
    /// Nanoseconds of work that were charged to it.
    worked: u64,
    /// Whether the run's schedule put it aside.
    held: bool,
    /// Its process was ended from outside: none of its code runs any more.
    killed: bool,
    /// It waits in a nested run, with its Rust stack below that of whatever runs.
    nested: bool,
    /// What ran on its event loop.
    running: Running,
    name: Option<String>,
}

type Shared = Rc<RefCell<Vm>>;

/// Told how the main thread, or the part of the program's end that it ran, has ended: what it is to run next.
type FinishUp = Box<dyn FnMut(&mut Vm, Result<Value, Raised>) -> Option<Value>>;

struct ThreadFuture {
    vm: Shared,
    number: usize,
    stopped: Rc<Cell<bool>>,
}

impl Future for ThreadFuture {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<()> {
        let mut vm = self.vm.borrow_mut();
        let vm = &mut *vm;
        if self.stopped.get() || vm.stop.is_some() {
            return Poll::Ready(());
        }
        run(vm, self.number)
    }
}

/// Runs a thread until it has to be put aside.
fn run(vm: &mut Vm, number: usize) -> Poll<()> {
    let threads = vm.state::<Threads>();
    let handle = threads.handle.clone().expect("set when the run begins");
    let record = &mut threads.records[number];
    let task = record.task.expect("set when it was spawned");
    if record.killed {
        drop_killed(vm, number);
        return Poll::Ready(());
    }
    if let Some(timer) = record.timer.take() {
        handle.cancel_timer(timer);
    }
    if !is_admitted(vm, number) {
        return Poll::Pending;
    }
    enter(vm, number);
    if vm.stop.is_some() {
        // It was put aside for longer than the clock may go on: it wakes up no more.
        put_aside(vm, number);
        return Poll::Ready(());
    }
    match vm.run() {
        Exit::Block(block) => {
            clock::charge(vm, true);
            put_aside(vm, number);
            wait(vm, number, &block);
            Poll::Pending
        }
        Exit::Switch => {
            put_aside(vm, number);
            let now = vm.clock;
            let record = &mut vm.state::<Threads>().records[number];
            record.ready_since = now;
            if !record.held {
                record.timer = Some(handle.wake_at(task, Instant::from_nanos(now)));
            }
            Poll::Pending
        }
        Exit::Done(value) => {
            finish(vm, number, Ok(value));
            Poll::Ready(())
        }
        Exit::Raised(raised) => {
            finish(vm, number, Err(raised));
            Poll::Ready(())
        }
    }
}

/// Whether a thread may run now; else it asks again when its process may.
fn is_admitted(vm: &mut Vm, number: usize) -> bool {
    let Some(later) = processes::admit(vm, number as u32) else { return true };
    let threads = vm.state::<Threads>();
    let handle = threads.handle.clone().expect("set when the run begins");
    // It is not woken by others while it waits for its turn.
    let record = &mut threads.records[number];
    record.woken = true;
    let task = record.task.expect("set when it was spawned");
    record.timer = later.map(|later| handle.wake_at(task, Instant::from_nanos(later)));
    false
}

/// A thread that was put aside waits.
fn wait(vm: &mut Vm, number: usize, block: &Block) {
    let counted = vm.clock_hook.is_some();
    let now = vm.clock;
    let threads = vm.state::<Threads>();
    let handle = threads.handle.clone().expect("set when the run begins");
    let record = &mut threads.records[number];
    let task = record.task.expect("set when it was spawned");
    record.blocked = true;
    record.woken = false;
    record.resume = Value::Bool(true);
    record.ready_since = now;
    if block.ready {
        // Threads whose time came while this one worked go first.
        match counted {
            true => record.timer = Some(handle.wake_at(task, Instant::from_nanos(now))),
            false => handle.wake(task),
        }
    } else if let Some(deadline) = block.deadline {
        record.ready_since = deadline.max(now);
        record.timer = Some(handle.wake_at(task, Instant::from_nanos(deadline)));
        record.resume = Value::Bool(false);
    }
}

/// Puts a thread's fiber into the machine.
fn enter(vm: &mut Vm, number: usize) {
    let threads = vm.state::<Threads>();
    let now = threads.clock.as_ref().map_or(0, |clock| clock.now().as_nanos());
    let record = &mut threads.records[number];
    let fiber = record.fiber.take().unwrap_or_default();
    let resume = record.blocked.then(|| std::mem::take(&mut record.resume));
    record.blocked = false;
    record.held = false;
    let (process, uncharged, running) = (record.process, record.uncharged, record.running);
    let worked = record.worked;
    let ready_since = record.ready_since;
    let from = processes::enter(vm, process, number as u32);
    vm.fiber = fiber;
    let task = match vm.fiber.current_task.clone() {
        Value::Null => None,
        task => crate::futures::data(&task).and_then(|data| data.task.as_ref().map(|task| task.number)),
    };
    vm.current_task_id = task;
    let instructions = vm.work();
    let state = vm.state::<State>();
    state.charged_instructions = instructions.saturating_sub(uncharged);
    state.running = running;
    state.thread_worked = worked;
    state.seen_at.clear();
    state.looked_at = instructions;
    let before = state.told_clock;
    vm.clock = now;
    vm.recorder.set_now(Nanos(now));
    vm.recorder.set_thread(ThreadId(number as u32));
    if now > before {
        let state = vm.state::<State>();
        state.told_clock = now;
        state.spins = 0;
        vm.recorder.record(EventKind::ClockAdvanced { from: Nanos(before), to: Nanos(now) });
        if now > vm.limits.time.0 {
            vm.stop_with(Stop::Limit(trace::Limit::Time));
        }
    }
    // Another process that goes on is a step too, although it takes nobody's interpreter.
    let other = std::mem::replace(&mut vm.state::<Threads>().last, number as u32) != number as u32;
    if other {
        vm.recorder.next_step();
        if from != number as u32 {
            vm.recorder.record(EventKind::ThreadSwitched { from: ThreadId(from) });
        }
        if vm.recorder.is_wanted() {
            crate::inspect::at_switch(vm);
        }
    }
    if ready_since < now && vm.clock_hook.is_some() {
        vm.recorder.record(EventKind::GilTaken { wanted: Nanos(ready_since) });
    }
    gil::begin_turn(vm);
    if number == 0 && interrupts::begin(vm, &resume) {
        return;
    }
    if let Some(value) = resume {
        vm.resume_blocked(value);
    }
}

/// Takes a thread's fiber out of the machine.
fn put_aside(vm: &mut Vm, number: usize) {
    let fiber = std::mem::take(&mut vm.fiber);
    let instructions = vm.work();
    let state = vm.state::<State>();
    let (uncharged, running) = (instructions.saturating_sub(state.charged_instructions), state.running);
    let worked = state.thread_worked;
    let record = &mut vm.state::<Threads>().records[number];
    record.fiber = Some(fiber);
    record.uncharged = uncharged;
    record.worked = worked;
    record.running = running;
    processes::leave(vm);
}

fn finish(vm: &mut Vm, number: usize, result: Result<Value, Raised>) {
    clock::charge(vm, true);
    vm.fiber = Fiber::default();
    vm.fiber.thread = number as u32;
    vm.state::<Threads>().records[number].done = true;
    if number != 0 {
        vm.recorder.record(EventKind::ThreadEnded);
    }
    processes::leave(vm);
    if number == 0 {
        vm.state::<Spawner>().main = Some(result);
    }
}

/// If the main thread has ended, it is given what is to be run next on it; else the program is over, which this tells.
fn main_ended(vm: &mut Vm) -> bool {
    let Some(result) = vm.state::<Spawner>().main.take() else { return false };
    let Some(mut finish_up) = vm.state::<Spawner>().finish_up.take() else { return true };
    let next = finish_up(vm, result);
    vm.state::<Spawner>().finish_up = Some(finish_up);
    let Some(function) = next else {
        vm.state::<Spawner>().over = true;
        return true;
    };
    let fiber = fiber_calling(vm, function, 0);
    let now = vm.clock;
    vm.state::<Threads>().records[0] = Record::new(fiber, 0, now);
    spawn(vm, 0);
    false
}

/// Runs the fiber that is in the machine as the main thread, with all threads that it starts, to its end.
/// None: the run was stopped.
pub(crate) fn run_main(
    vm: Shared,
    finish_up: impl FnMut(&mut Vm, Result<Value, Raised>) -> Option<Value> + 'static,
) -> Option<()> {
    let clock = Clock::new();
    let mut executor = Executor::with_clock(clock.clone()).with_pace(Pace::Step);
    let stopped = Rc::new(Cell::new(false));
    {
        let mut vm = vm.borrow_mut();
        let fiber = std::mem::take(&mut vm.fiber);
        vm.nested_block = Some(blocks::block_nested);
        let threads = vm.state::<Threads>();
        threads.handle = Some(executor.handle().clone());
        threads.clock = Some(clock);
        threads.records.clear();
        threads.records.push(Record::new(fiber, 0, 0));
    }
    {
        let mut machine = vm.borrow_mut();
        *machine.state::<Spawner>() = Spawner {
            shared: Some((vm.clone(), stopped.clone())),
            main: None,
            finish_up: Some(Box::new(finish_up)),
            over: false,
        };
        spawn(&mut machine, 0);
    }
    loop {
        let mut machine = vm.borrow_mut();
        if machine.stop.is_some() || main_ended(&mut machine) {
            break;
        }
        drop(machine);
        if !executor.run_one() && !wake_held(&mut vm.borrow_mut()) && !executor.jump() {
            vm.borrow_mut().stop = Some(Stop::Deadlock);
        }
    }
    stopped.set(true);
    let mut vm = vm.borrow_mut();
    if std::mem::take(vm.state::<Spawner>()).over {
        vm.stop = None;
    }
    let stop = vm.stop;
    if stop.is_some() {
        note_stuck(&mut vm);
    }
    // Fibers of threads that never ended are dropped without running their code.
    let records = std::mem::take(&mut vm.state::<Threads>().records);
    drop(records);
    vm.state::<Threads>().handle = None;
    if stop.is_some() { None } else { Some(()) }
}

/// What is needed to spawn a thread from inside of one.
#[derive(Default)]
struct Spawner {
    shared: Option<(Shared, Rc<Cell<bool>>)>,
    /// How the main thread ended, until somebody has looked at it.
    main: Option<Result<Value, Raised>>,
    finish_up: Option<FinishUp>,
    /// The program has come to its end.
    over: bool,
}

/// The running thread is about to be put aside, until all others wait.
pub(crate) fn hold_current(vm: &mut Vm) {
    let thread = vm.fiber.thread;
    let threads = vm.state::<Threads>();
    threads.records[thread as usize].held = true;
    threads.held.push_back(thread);
}

/// All threads wait: the one that was put aside first goes on, if there is one.
fn wake_held(vm: &mut Vm) -> bool {
    let threads = vm.state::<Threads>();
    let Some(handle) = threads.handle.clone() else { return false };
    while let Some(thread) = threads.held.pop_front() {
        let record = &mut threads.records[thread as usize];
        if let (Some(task), true) = (record.task, record.held) {
            record.held = false;
            handle.wake(task);
            return true;
        }
    }
    false
}

/// Has a thread that waits for its turn ask again, at once or at a later time.
pub(crate) fn ask_again(vm: &mut Vm, thread: u32, at: u64) {
    let threads = vm.state::<Threads>();
    let (Some(handle), Some(clock)) = (threads.handle.clone(), threads.clock.clone()) else { return };
    let record = &mut threads.records[thread as usize];
    let Some(task) = record.task else { return };
    if at <= clock.now().as_nanos() {
        handle.wake(task);
    } else if record.timer.is_none() {
        record.timer = Some(handle.wake_at(task, Instant::from_nanos(at)));
    }
}

/// Ends a thread from outside: none of its code runs any more.
pub(crate) fn kill(vm: &mut Vm, thread: u32) {
    let threads = vm.state::<Threads>();
    let record = &mut threads.records[thread as usize];
    if record.done || record.killed {
        return;
    }
    record.killed = true;
    ask_again(vm, thread, 0);
}

/// The thread's fiber is dropped without running its code.
fn drop_killed(vm: &mut Vm, number: usize) {
    let now = vm.state::<Threads>().clock.as_ref().map_or(0, |clock| clock.now().as_nanos());
    let record = &mut vm.state::<Threads>().records[number];
    record.done = true;
    let (fiber, timer) = (record.fiber.take(), record.timer.take());
    if let (Some(timer), Some(handle)) = (timer, vm.state::<Threads>().handle.clone()) {
        handle.cancel_timer(timer);
    }
    drop(fiber);
    vm.recorder.set_now(Nanos(now));
    vm.recorder.set_thread(ThreadId(number as u32));
    vm.recorder.record(EventKind::ThreadEnded);
}

/// Makes a blocked thread ready: it did not wait in vain.
pub(crate) fn wake(vm: &mut Vm, thread: u32) {
    clock::charge(vm, false);
    let now = vm.clock;
    let threads = vm.state::<Threads>();
    let Some(handle) = threads.handle.clone() else { return };
    let Some(record) = threads.records.get_mut(thread as usize) else { return };
    // One whose time has come is in the queue already: it has waited in vain, and hears so.
    if !record.blocked || record.woken || record.timer.is_some_and(|timer| !handle.cancel_timer(timer)) {
        return;
    }
    record.timer = None;
    record.woken = true;
    record.ready_since = now;
    record.resume = Value::Bool(true);
    if let Some(task) = record.task {
        handle.wake(task);
    }
}

/// A thread that waits is to look at what is asked of it; what it waits for has not come by that.
pub(crate) fn disturb(vm: &mut Vm, thread: u32) {
    let threads = vm.state::<Threads>();
    let (Some(handle), Some(clock)) = (threads.handle.clone(), threads.clock.clone()) else { return };
    let Some(record) = threads.records.get_mut(thread as usize) else { return };
    let Some(task) = record.task.filter(|_| record.blocked && !record.woken) else { return };
    record.woken = true;
    record.ready_since = clock.now().as_nanos();
    record.resume = Value::Bool(true);
    if let Some(timer) = record.timer.take() {
        handle.cancel_timer(timer);
    }
    handle.wake(task);
}

/// Calls a function when its time has come, between two threads.
pub(crate) fn call_at(vm: &mut Vm, deadline: Instant, function: fn(&mut Vm)) -> Option<CallHandle> {
    let (shared, stopped) = vm.state::<Spawner>().shared.clone()?;
    let handle = vm.state::<Threads>().handle.clone()?;
    Some(handle.call_at(deadline, move || {
        if !stopped.get() {
            function(&mut shared.borrow_mut());
        }
    }))
}

/// The clock was moved by the running program itself: the executor's follows, unless other processes work at the same
/// time. Tells whether it did.
pub(crate) fn follow_clock(vm: &mut Vm) -> bool {
    if processes::side_by_side(vm) {
        return false;
    }
    let now = vm.clock;
    vm.state::<State>().told_clock = now;
    if let Some(clock) = &vm.state::<Threads>().clock {
        clock.advance_to(Instant::from_nanos(now));
    }
    true
}
