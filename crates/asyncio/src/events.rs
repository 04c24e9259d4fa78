//! The event loop's core: its ready queue, its timers, and what stands in them.
//!
//! [`LoopData`] rests on the executor's [`Schedule`], which decides what runs next. The Python part makes a loop of
//! it (`BaseEventLoop`); `_run_turns`, a native frame ([`turns`]), takes the handles one by one and runs each in a
//! frame on top of itself, so that whatever a handle does can be put aside with the thread.

mod core;
mod functions;
mod handles;
mod polled;
mod turns;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use executor::{Instant, Schedule};
use trace::{EventKind, Nanos};
use vm::native::Args;
use vm::value::{Instance, Module, PyResult};
use vm::{Raised, Value, Vm};

pub(crate) use functions::{get_event_loop, running_loop};
pub(crate) use handles::called;
use handles::{handle, new_handle};

use crate::state::State;
use crate::tracing;
use crate::{contexts, futures, tasks};

pub(crate) fn install(vm: &mut Vm, module: &Rc<Module>) {
    handles::install(vm, module);
    core::install(vm, module);
    functions::install(vm, module);
}

/// The payload of a loop: shared, for whoever needs it often.
pub(crate) type LoopPayload = Rc<LoopData>;

/// What a loop is made of.
pub(crate) struct LoopData {
    pub schedule: RefCell<Schedule<Ready>>,
    polled: RefCell<polled::Polled>,
    pub stopping: Cell<bool>,
    pub closed: Cell<bool>,
    pub debug: Cell<bool>,
    pub thread_id: RefCell<Value>,
    /// The trace was told that it runs.
    told: Cell<bool>,
    pub current_handle: RefCell<Value>,
    /// The thread that waits in the loop for something to do.
    pub waiting: Cell<Option<u32>>,
    /// Sequential policy: the task that waits while nothing else may run.
    pub hold: Cell<Option<u32>>,
    /// Sequential policy: what has to wait until then.
    deferred: RefCell<Vec<Ready>>,
    /// Whether a single turn waits for other threads where nothing is ready.
    pub waits: Cell<bool>,
    /// Its class is one of the program with a `call_soon` of its own, which is asked.
    own_soon: bool,
    /// The same for `call_later` and `call_at`.
    pub own_later: bool,
}

/// What stands in a ready queue or behind a timer.
pub(crate) enum Ready {
    /// The first step of a task, or one after a bare `yield`.
    Step(Rc<Instance>),
    /// A step that begins with an exception.
    StepRaise(Rc<Instance>, Raised),
    /// A task waited for this future, which is done.
    Wakeup(Rc<Instance>, Rc<Instance>),
    /// A sleep is over. Its future has the result already, but is not done.
    SleepDone { future: Rc<Instance>, timer: u32 },
    /// A callback.
    Handle(Rc<Instance>),
    /// A callback of a future that is done.
    Call(Box<FutureCall>),
}

/// A callback of a future, which has no handle until somebody wants to see one.
pub(crate) struct FutureCall {
    pub function: Value,
    pub context: Value,
    pub future: Rc<Instance>,
    pub told: trace::Handle,
}

/// The loop inside a value.
pub(crate) fn loop_data(vm: &mut Vm, value: &Value) -> PyResult<LoopRef> {
    match (value, value.native::<LoopPayload>()) {
        (Value::Instance(instance), Some(data)) => {
            Ok(LoopRef { instance: instance.clone(), data: data.clone() })
        }
        (other, _) => {
            let kind = vm.type_name(other);
            Err(vm.type_error(format!("an event loop of this library is needed, not {kind}")))
        }
    }
}

/// An instance that is known to be a loop.
#[derive(Clone)]
pub(crate) struct LoopRef {
    pub instance: Rc<Instance>,
    data: Rc<LoopData>,
}

impl std::ops::Deref for LoopRef {
    type Target = LoopData;
    fn deref(&self) -> &LoopData {
        &self.data
    }
}

/// Puts something at the end of a loop's ready queue.
pub(crate) fn push_ready(vm: &mut Vm, event_loop: &Value, ready: Ready) -> PyResult<()> {
    let Some(data) = event_loop.native::<LoopPayload>() else {
        return push_foreign(vm, event_loop, ready);
    };
    if data.closed.get() {
        return Err(vm.runtime_error("Event loop is closed"));
    }
    if data.own_soon && matches!(ready, Ready::Wakeup(..) | Ready::Step(_) | Ready::StepRaise(..)) {
        return push_foreign(vm, event_loop, ready);
    }
    data.schedule.borrow_mut().call_soon(ready);
    Ok(())
}

/// Whether futures have to ask the loop by its method to call something.
pub(crate) fn has_own_soon(event_loop: &Value) -> bool {
    event_loop.native::<LoopPayload>().is_none_or(|data| data.own_soon)
}

/// In debug mode a loop refuses what another thread than its own schedules.
pub(crate) fn check_thread(vm: &mut Vm, event_loop: &Value) -> PyResult<()> {
    if event_loop.native::<LoopPayload>().is_some_and(|data| data.debug.get() && !data.closed.get()) {
        let check = vm.get_attr_str(event_loop, "_check_thread")?;
        vm.call(&check, Args::new())?;
    }
    Ok(())
}

/// A loop of the program's own making, or with an own `call_soon`, gets a bound method through that.
fn push_foreign(vm: &mut Vm, event_loop: &Value, ready: Ready) -> PyResult<()> {
    let call_soon = vm.get_attr_str(event_loop, "call_soon")?;
    let (task, mut args) = match ready {
        Ready::Wakeup(task, future) => {
            let method = tasks::wakeup_method(vm, &task)?;
            (task, Args::two(method, Value::Instance(future)))
        }
        Ready::Step(task) => {
            let method = tasks::step_method(vm, &task, None);
            (task, Args::one(method))
        }
        Ready::StepRaise(task, raised) => {
            let failed = futures::failed(vm, event_loop, raised)?;
            let method = tasks::step_method(vm, &task, Some(failed));
            (task, Args::one(method))
        }
        Ready::SleepDone { .. } | Ready::Handle(_) | Ready::Call(_) => return Ok(()),
    };
    let context = tasks::part(&task).context.get();
    let context = contexts::as_object(vm, context);
    args.kw.push((vm.intern("context"), context));
    vm.call(&call_soon, args)?;
    Ok(())
}

/// `loop.call_soon`, from native code.
pub(crate) fn call_soon(
    vm: &mut Vm,
    event_loop: &Value,
    callback: Value,
    args: Vec<Value>,
    context: Value,
) -> PyResult<Rc<Instance>> {
    let instance = new_handle(vm, event_loop, callback.clone(), args, context, None);
    push_ready(vm, event_loop, Ready::Handle(instance.clone()))?;
    let told = tracing::callback_ready(vm, event_loop, &callback);
    handle(&instance).told.set(Some(told));
    Ok(instance)
}

/// Has a callback of a future called that is done, by a loop that does not debug.
pub(crate) fn call_back(
    vm: &mut Vm,
    event_loop: &Value,
    function: Value,
    context: Value,
    future: Rc<Instance>,
) -> PyResult<()> {
    let Some(data) = event_loop.native::<LoopPayload>() else { return Ok(()) };
    if data.closed.get() {
        return Err(vm.runtime_error("Event loop is closed"));
    }
    let told = tracing::callback_ready(vm, event_loop, &function);
    let call = Ready::Call(Box::new(FutureCall { function, context, future, told }));
    data.schedule.borrow_mut().call_soon(call);
    Ok(())
}

/// Sets a timer that ends a sleep; gives what cancels it.
pub(crate) fn set_sleep(
    vm: &mut Vm,
    event_loop: &LoopRef,
    deadline: i64,
    future: &Rc<Instance>,
    result: Value,
) -> (executor::TimerId, u32) {
    let state = vm.state::<State>();
    state.next_timer += 1;
    let timer = state.next_timer;
    tracing::timer_set(vm, timer, deadline.max(0) as u64, None);
    crate::futures::of(future).result.set(result);
    let ready = Ready::SleepDone { future: future.clone(), timer };
    let id = event_loop.schedule.borrow_mut().call_at(instant(deadline), ready);
    (id, timer)
}

/// The deadline of `when`, which lies ahead by at least a nanosecond if it lies ahead at all. One before the
/// program's start is negative: among timers that are due it comes first.
pub(crate) fn deadline(vm: &Vm, when: f64) -> i64 {
    let nanos = (when * 1e9).round_ties_even() as i64;
    if nanos <= vm.clock as i64 && when > vm.clock as f64 / 1e9 { vm.clock as i64 + 1 } else { nanos }
}

/// A schedule's instants are not negative, so the program's start stands in their middle.
const START: i64 = 1 << 62;

fn instant(nanos: i64) -> Instant {
    Instant::from_nanos(nanos.saturating_add(START).max(0) as u64)
}

fn nanos(instant: Instant) -> u64 {
    instant.as_nanos().saturating_sub(START as u64)
}

/// When the clock moves because nothing is ready.
pub(crate) fn clock_jumped(vm: &mut Vm, from: u64) {
    vm.recorder.set_now(Nanos(vm.clock));
    vm.recorder.record(EventKind::ClockAdvanced { from: Nanos(from), to: Nanos(vm.clock) });
}
