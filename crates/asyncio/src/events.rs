//! The event loop's core: handles, timers, and the loop over turns.
//!
//! [`LoopData`] rests on the executor's [`Schedule`], which decides what runs next. The Python part makes a loop of
//! it (`BaseEventLoop`); `_run_turns`, a native frame, takes the handles one by one and runs each in a frame on
//! top of itself, so that whatever a handle does can be put aside with the thread.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use executor::{Instant, Schedule};
use trace::{EventKind, Nanos, Policy, TaskId, TimerId};
use vm::class::Class;
use vm::native::{Args, Block, Flow, Input, NativeFrame, Next};
use vm::resume::Resumed;
use vm::value::{Instance, Module, PyResult};
use vm::{Raised, Value, Vm};

use crate::clock;
use crate::contexts;
use crate::futures;
use crate::inspect;
use crate::processes;
use crate::state::{Running, State, hook};
use crate::tasks::{self, Step};
use crate::threads;
use crate::tracing;
use crate::waits::WaitState;

/// The payload of a loop.
pub(crate) struct LoopData {
    pub schedule: RefCell<Schedule<Ready>>,
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
}

/// What stands in a ready queue or behind a timer.
pub(crate) enum Ready {
    /// The first step of a task, or one after a bare `yield`.
    Step(Rc<Instance>),
    /// A step that begins with an exception.
    StepRaise(Rc<Instance>, Raised),
    /// A task waited for this future, which is done.
    Wakeup(Rc<Instance>, Rc<Instance>),
    /// A sleep is over.
    SleepDone { future: Rc<Instance>, result: Value, timer: u32 },
    /// A callback.
    Handle(Rc<Instance>),
}

/// The payload of a `Handle` and a `TimerHandle`.
pub(crate) struct HandleData {
    callback: RefCell<Value>,
    args: RefCell<Vec<Value>>,
    context: RefCell<Value>,
    event_loop: Value,
    cancelled: Cell<bool>,
    when: f64,
    timer: Cell<Option<(executor::TimerId, u32)>>,
    /// How the trace calls it, once it was scheduled.
    told: Cell<Option<trace::Handle>>,
    source_traceback: RefCell<Value>,
    frozen_repr: RefCell<Value>,
}

/// What a handle is called in the trace, and what it calls with what.
pub(crate) fn called(instance: &Rc<Instance>) -> (Option<trace::Handle>, Value, Vec<Value>) {
    let data = handle(instance);
    (data.told.get(), data.callback.borrow().clone(), data.args.borrow().clone())
}

fn handle(handle: &Rc<Instance>) -> &HandleData {
    handle.native::<HandleData>().expect("only handles are kept as such")
}

/// The loop inside a value.
pub(crate) fn loop_data(vm: &mut Vm, value: &Value) -> PyResult<LoopRef> {
    match value {
        Value::Instance(instance) if instance.native::<LoopData>().is_some() => Ok(LoopRef(instance.clone())),
        other => {
            let kind = vm.type_name(other);
            Err(vm.type_error(format!("an event loop of this library is needed, not {kind}")))
        }
    }
}

/// An instance that is known to be a loop.
#[derive(Clone)]
pub(crate) struct LoopRef(pub Rc<Instance>);

impl std::ops::Deref for LoopRef {
    type Target = LoopData;
    fn deref(&self) -> &LoopData {
        self.0.native::<LoopData>().expect("checked when it was made")
    }
}

/// Puts something at the end of a loop's ready queue.
pub(crate) fn push_ready(vm: &mut Vm, event_loop: &Value, ready: Ready) -> PyResult<()> {
    let Some(data) = event_loop.native::<LoopData>() else {
        return push_foreign(vm, event_loop, ready);
    };
    if data.closed.get() {
        return Err(vm.runtime_error("Event loop is closed"));
    }
    data.schedule.borrow_mut().call_soon(ready);
    Ok(())
}

/// A loop of the program's own making gets a bound method through its `call_soon`.
fn push_foreign(vm: &mut Vm, event_loop: &Value, ready: Ready) -> PyResult<()> {
    let call_soon = vm.get_attr_str(event_loop, "call_soon")?;
    let (task, argument) = match ready {
        Ready::Wakeup(task, future) => (task, Value::Instance(future)),
        Ready::Step(task) | Ready::StepRaise(task, _) => (task, Value::None),
        Ready::SleepDone { .. } | Ready::Handle(_) => return Ok(()),
    };
    let wakeup = vm.get_attr_str(&Value::Instance(task), "_wakeup")?;
    vm.call(&call_soon, Args::two(wakeup, argument))?;
    Ok(())
}

fn new_handle(
    vm: &mut Vm,
    event_loop: &Value,
    callback: Value,
    args: Vec<Value>,
    context: Value,
    when: Option<f64>,
) -> Rc<Instance> {
    let class = match when {
        Some(_) => vm.state::<Classes>().timer_handle.clone(),
        None => vm.state::<Classes>().handle.clone(),
    };
    let class = class.expect("made when `_asyncio` is first imported");
    let data = HandleData {
        callback: RefCell::new(callback),
        args: RefCell::new(args),
        context: RefCell::new(context),
        event_loop: event_loop.clone(),
        cancelled: Cell::new(false),
        when: when.unwrap_or_default(),
        timer: Cell::new(None),
        told: Cell::new(None),
        source_traceback: RefCell::new(Value::None),
        frozen_repr: RefCell::new(Value::Null),
    };
    if event_loop.native::<LoopData>().is_some_and(|data| data.debug.get()) {
        let extract = hook(vm, "extract_stack");
        if let Ok(sys) = vm.import_module("sys")
            && let Ok(getframe) = vm.get_attr_str(&sys, "_getframe")
            && let Ok(frame) = vm.call(&getframe, Args::one(Value::Int(0)))
            && let Ok(stack) = vm.call(&extract, Args::one(frame))
        {
            *data.source_traceback.borrow_mut() = stack;
        }
    }
    Instance::new(class, vm::value::Payload::Native(Box::new(data)))
}

#[derive(Default)]
struct Classes {
    handle: Option<Rc<Class>>,
    timer_handle: Option<Rc<Class>>,
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
    let ready = Ready::SleepDone { future: future.clone(), result, timer };
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

/// The running loop of this thread, or `RuntimeError`.
pub(crate) fn running_loop(vm: &mut Vm) -> PyResult {
    if vm.fiber.running_loop.is_null() {
        return Err(vm.runtime_error("no running event loop"));
    }
    Ok(vm.fiber.running_loop.clone())
}

/// The running loop, else what the policy gives.
pub(crate) fn get_event_loop(vm: &mut Vm) -> PyResult {
    if !vm.fiber.running_loop.is_null() {
        return Ok(vm.fiber.running_loop.clone());
    }
    let policy = hook(vm, "get_event_loop_policy");
    let policy = vm.call(&policy, Args::new())?;
    let get = vm.get_attr_str(&policy, "get_event_loop")?;
    vm.call(&get, Args::new())
}

/// Runs turns until the loop is told to stop.
struct RunTurns {
    event_loop: LoopRef,
    phase: Phase,
    current: Current,
    /// When the current handle began, in debug mode.
    began: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Between turns.
    Between,
    /// Others had their turn, or the time came: a turn begins.
    Begin,
    Turn,
}

/// What runs on top of the frame.
enum Current {
    Nothing,
    Task(Rc<Instance>),
    Callback(Rc<Instance>),
    /// The library is told of a callback that failed, or of one that took long.
    Report,
}

impl NativeFrame for RunTurns {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if !matches!(self.current, Current::Nothing) {
            clock::charge(vm, true);
        }
        match std::mem::replace(&mut self.current, Current::Nothing) {
            Current::Task(task) => {
                let outcome = match input {
                    Input::Yielded(value) => Ok(Resumed::Yielded(value)),
                    Input::Value(value) => Ok(Resumed::Returned(value)),
                    Input::Raised(raised) => Err(raised),
                    Input::Start => Ok(Resumed::Returned(Value::None)),
                };
                tasks::finish_step(vm, &task, outcome)?;
                if let Some(next) = self.report_slow(vm, || wakeup_method(&task)) {
                    return Ok(next);
                }
            }
            Current::Callback(handle) => {
                if let Some(next) = self.finish_callback(vm, &handle, input)? {
                    return Ok(next);
                }
            }
            Current::Report => {
                if let Input::Raised(raised) = input {
                    return Err(raised);
                }
            }
            Current::Nothing => {
                if let Input::Raised(raised) = input {
                    return Err(raised);
                }
            }
        }
        loop {
            match self.phase {
                Phase::Between => {
                    if let Some(block) = self.before_turn(vm)? {
                        self.phase = Phase::Begin;
                        return Ok(Next::Block(block));
                    }
                    self.phase = Phase::Begin;
                }
                Phase::Begin => {
                    self.event_loop.waiting.set(None);
                    self.begin_turn(vm);
                    self.phase = Phase::Turn;
                }
                Phase::Turn => {
                    let ready = self.event_loop.schedule.borrow_mut().next_in_turn();
                    match ready {
                        Some(ready) => {
                            vm.check_limits()?;
                            if let Some(next) = self.run(vm, ready)? {
                                return Ok(next);
                            }
                        }
                        None => {
                            self.phase = Phase::Between;
                            if self.event_loop.stopping.get() {
                                return Ok(Next::Return(Value::None));
                            }
                        }
                    }
                }
            }
        }
    }

    fn name(&self) -> &'static str {
        "_run_turns"
    }
}

impl RunTurns {
    /// Before a turn: lets ready threads run, or waits for the next timer.
    fn before_turn(&mut self, vm: &mut Vm) -> PyResult<Option<Block>> {
        self.release_deferred(vm);
        let data = &self.event_loop;
        let schedule = data.schedule.borrow();
        let next = schedule.next_deadline().map(nanos);
        let now = vm.clock;
        if schedule.is_ready() || data.stopping.get() || next.is_some_and(|next| next <= now) {
            drop(schedule);
            if next.is_some() {
                clock::spin(vm);
            }
            data.waiting.set(None);
            return Ok(threads::others_ready(vm).then_some(Block { deadline: None, ready: true }));
        }
        drop(schedule);
        data.waiting.set(Some(vm.fiber.thread));
        Ok(Some(Block { deadline: next, ready: false }))
    }

    /// Sequential policy: once nobody is waited for, what had to wait goes first.
    fn release_deferred(&mut self, vm: &mut Vm) {
        let data = &self.event_loop;
        let mut schedule = data.schedule.borrow_mut();
        let stuck = !schedule.is_ready() && schedule.next_deadline().is_none();
        if data.hold.get().is_some() && stuck && !threads::any_running(vm) {
            data.hold.set(None);
        }
        if data.hold.get().is_some() || data.deferred.borrow().is_empty() {
            return;
        }
        let mut later = Vec::new();
        schedule.begin_turn_as_is();
        while let Some(ready) = schedule.next_in_turn() {
            later.push(ready);
        }
        let first = std::mem::take(&mut *data.deferred.borrow_mut());
        for ready in first.into_iter().chain(later) {
            schedule.call_soon(ready);
        }
    }

    fn begin_turn(&mut self, vm: &mut Vm) {
        let now = instant(vm.clock as i64);
        let mut schedule = self.event_loop.schedule.borrow_mut();
        // The trace has them in the order in which they join the queue.
        let told = |vm: &mut Vm, timer: Option<u32>| {
            if let Some(timer) = timer {
                tracing::timer_fired(vm, timer);
            }
        };
        // Those that the run's schedule puts behind the others of their deadline.
        let mut last = Vec::new();
        let mut deadline = schedule.next_deadline();
        while let Some((_, ready)) = schedule.pop_due(now) {
            let timer = match &ready {
                Ready::SleepDone { timer, .. } => Some(*timer),
                Ready::Handle(instance) => handle(instance).timer.take().map(|(_, timer)| timer),
                Ready::Step(_) | Ready::StepRaise(..) | Ready::Wakeup(..) => None,
            };
            if timer.is_some_and(|timer| vm.state::<WaitState>().is_last_of_its_deadline(timer)) {
                last.push((timer, ready));
            } else {
                told(vm, timer);
                schedule.call_soon(ready);
            }
            let next = schedule.next_deadline();
            if next != deadline {
                deadline = next;
                for (timer, ready) in last.drain(..) {
                    told(vm, timer);
                    schedule.call_soon(ready);
                }
            }
        }
        schedule.begin_turn_as_is();
    }

    /// Runs one handle; what it wants to have run on top of this frame.
    fn run(&mut self, vm: &mut Vm, ready: Ready) -> PyResult<Option<Next>> {
        let data = &self.event_loop;
        if vm.state::<State>().policy != Policy::Concurrent
            && let Some(holder) = data.hold.get()
        {
            match &ready {
                Ready::Step(task) | Ready::StepRaise(task, _) | Ready::Wakeup(task, _) => {
                    if tasks::part(task).number != holder {
                        data.deferred.borrow_mut().push(ready);
                        return Ok(None);
                    }
                    data.hold.set(None);
                }
                Ready::SleepDone { .. } | Ready::Handle(_) => {}
            }
        }
        vm.recorder.next_step();
        if vm.recorder.is_wanted() {
            return Err(inspect::at_handle(vm, &ready));
        }
        let debug = data.debug.get();
        self.began = vm.clock;
        let (task, step) = match ready {
            Ready::SleepDone { future, result, timer } => {
                vm.state::<State>().running = Running::Timer(TimerId(timer));
                let told = vm.recorder.len();
                if !futures::of(&future).is_done() {
                    futures::set_result(vm, &future, result)?;
                }
                if vm.recorder.len() == told {
                    tracing::dropped(vm, trace::Handle::Timer(TimerId(timer)));
                }
                vm.state::<State>().running = Running::Nothing;
                return Ok(None);
            }
            Ready::Handle(instance) => return self.run_callback(vm, instance),
            Ready::Step(task) => {
                let step = self.checked(vm, &task, |vm, task| tasks::begin_step(vm, task, None))?;
                (task, step)
            }
            Ready::StepRaise(task, raised) => {
                let step = self.checked(vm, &task, |vm, task| tasks::begin_step(vm, task, Some(raised)))?;
                (task, step)
            }
            Ready::Wakeup(task, future) => {
                let step = self.checked(vm, &task, |vm, task| tasks::wake(vm, task, &future))?;
                (task, step)
            }
        };
        let _ = debug;
        match step {
            None => Ok(None),
            Some(Step::Resume(generator, sent)) => {
                self.current = Current::Task(task);
                Ok(Some(Next::Resume(generator, sent)))
            }
            Some(Step::Done(outcome)) => {
                tasks::finish_step(vm, &task, outcome)?;
                Ok(self.report_slow(vm, || wakeup_method(&task)))
            }
        }
    }

    /// A step that cannot begin is told to the loop's exception handler, as a failing callback is.
    fn checked(
        &mut self,
        vm: &mut Vm,
        task: &Rc<Instance>,
        begin: impl FnOnce(&mut Vm, &Rc<Instance>) -> PyResult<Step>,
    ) -> PyResult<Option<Step>> {
        match begin(vm, task) {
            Ok(step) => Ok(Some(step)),
            Err(raised) => {
                if vm.stop.is_some() {
                    return Err(raised);
                }
                tracing::dropped(vm, trace::Handle::Task(TaskId(tasks::part(task).number)));
                let event_loop = Value::Instance(self.event_loop.0.clone());
                let method = wakeup_method(task);
                let handle = new_handle(vm, &event_loop, method, vec![], Value::Null, None);
                let failed = vm.get_attr_str(&event_loop, "_callback_failed")?;
                vm.call(&failed, Args::two(Value::Instance(handle), raised.value()))?;
                Ok(None)
            }
        }
    }

    fn run_callback(&mut self, vm: &mut Vm, instance: Rc<Instance>) -> PyResult<Option<Next>> {
        let data = handle(&instance);
        let told = data.told.get().expect("what stands in a ready queue was told to the trace");
        if data.cancelled.get() {
            tracing::dropped(vm, told);
            return Ok(None);
        }
        data.timer.set(None);
        let callback = data.callback.borrow().clone();
        let args = Args::of(data.args.borrow().iter().cloned());
        vm.fiber.context = data.context.borrow().clone();
        vm.state::<State>().running = Running::Callback;
        if self.event_loop.debug.get() {
            *self.event_loop.current_handle.borrow_mut() = Value::Instance(instance.clone());
        }
        tracing::callback_began(vm, told, &callback);
        self.current = Current::Callback(instance);
        Ok(Some(Next::Call(callback, args)))
    }

    fn finish_callback(
        &mut self,
        vm: &mut Vm,
        instance: &Rc<Instance>,
        input: Input,
    ) -> PyResult<Option<Next>> {
        let context = std::mem::take(&mut vm.fiber.context);
        if !context.is_null() {
            *handle(instance).context.borrow_mut() = context;
        }
        vm.state::<State>().running = Running::Nothing;
        tracing::callback_ended(vm);
        if let Input::Raised(raised) = input {
            let fatal = [vm.types.system_exit.clone(), vm.types.keyboard_interrupt.clone()]
                .iter()
                .any(|class| vm.raised_is(&raised, class));
            if fatal || vm.stop.is_some() {
                return Err(raised);
            }
            let event_loop = Value::Instance(self.event_loop.0.clone());
            let failed = vm.get_attr_str(&event_loop, "_callback_failed")?;
            self.current = Current::Report;
            return Ok(Some(Next::Call(
                failed,
                Args::two(Value::Instance(instance.clone()), raised.value()),
            )));
        }
        let instance = instance.clone();
        Ok(self.report_slow(vm, || Value::Instance(instance)))
    }

    /// Debug mode: tells the library how long the handle took.
    fn report_slow(&mut self, vm: &mut Vm, what: impl FnOnce() -> Value) -> Option<Next> {
        if !self.event_loop.debug.get() {
            return None;
        }
        *self.event_loop.current_handle.borrow_mut() = Value::None;
        let seconds = (vm.clock - self.began) as f64 / 1e9;
        if seconds == 0.0 {
            return None;
        }
        let event_loop = Value::Instance(self.event_loop.0.clone());
        let handle = match what() {
            handle @ Value::Instance(_) => handle,
            method => Value::Instance(new_handle(vm, &event_loop, method, vec![], Value::Null, None)),
        };
        let report = vm.get_attr_str(&event_loop, "_report_slow").ok()?;
        self.current = Current::Report;
        Some(Next::Call(report, Args::two(handle, Value::Float(seconds))))
    }
}

/// The method that a task's step is shown as.
fn wakeup_method(task: &Rc<Instance>) -> Value {
    fn nothing(_: &mut Vm, _: Args) -> PyResult {
        Ok(Value::None)
    }
    let function = vm::vm_native("__wakeup", "Task", nothing);
    Value::Method(vm::value::Method::new(function, Value::Instance(task.clone())))
}

pub(crate) fn install(vm: &mut Vm, module: &Rc<Module>) {
    install_handles(vm, module);
    let class = vm.native_type(module, "LoopCore", "_asyncio", 222);
    class.has_dict.set(true);
    vm.register_class::<LoopData>(&class);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let data = LoopData {
            schedule: RefCell::new(Schedule::new()),
            stopping: Cell::new(false),
            closed: Cell::new(false),
            debug: Cell::new(false),
            thread_id: RefCell::new(Value::None),
            told: Cell::new(false),
            current_handle: RefCell::new(Value::None),
            waiting: Cell::new(None),
            hold: Cell::new(None),
            deferred: RefCell::default(),
        };
        Ok(vm.new_native(&class, data))
    });
    vm.def(&class, "__init__", |_, _| Ok(Value::None));
    install_calls(vm, &class);
    vm.def_flow(&class, "_run_turns", |vm, args| {
        processes::refuse_while_starting(vm)?;
        let event_loop = loop_data(vm, &args[0])?;
        let frame = RunTurns { event_loop, phase: Phase::Between, current: Current::Nothing, began: 0 };
        Ok(Flow::Push(Box::new(frame)))
    });
    vm.def(&class, "stop", |vm, args| {
        loop_data(vm, &args[0])?.stopping.set(true);
        Ok(Value::None)
    });
    vm.def(&class, "close", |vm, args| {
        let data = loop_data(vm, &args[0])?;
        data.closed.set(true);
        if data.told.replace(false) {
            vm.recorder.record(EventKind::LoopStopped);
        }
        // Dropping what stood in the queue may run code of the program.
        let old = data.schedule.replace(Schedule::new());
        let deferred = data.deferred.take();
        drop((old, deferred));
        Ok(Value::None)
    });
    vm.def(&class, "is_running", |vm, args| {
        let data = loop_data(vm, &args[0])?;
        Ok(Value::Bool(!data.thread_id.borrow().is_none()))
    });
    vm.def(&class, "is_closed", |vm, args| Ok(Value::Bool(loop_data(vm, &args[0])?.closed.get())));
    vm.def(&class, "get_debug", |vm, args| Ok(Value::Bool(loop_data(vm, &args[0])?.debug.get())));
    vm.def(&class, "_check_closed", |vm, args| {
        if loop_data(vm, &args[0])?.closed.get() {
            return Err(vm.runtime_error("Event loop is closed"));
        }
        Ok(Value::None)
    });
    install_loop_attributes(vm, &class);
    install_functions(vm, module);
}

fn install_loop_attributes(vm: &mut Vm, class: &Rc<Class>) {
    fn get(value: &Value) -> &LoopData {
        value.native::<LoopData>().expect("attributes of loops are reached through loops only")
    }
    vm.def_get(
        class,
        "_stopping",
        |_, value| Ok(Value::Bool(get(value).stopping.get())),
        Some(|vm, object, value| {
            let truth = vm.truth(&value)?;
            get(object).stopping.set(truth);
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_closed",
        |_, value| Ok(Value::Bool(get(value).closed.get())),
        Some(|vm, object, value| {
            let truth = vm.truth(&value)?;
            get(object).closed.set(truth);
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_debug",
        |_, value| Ok(Value::Bool(get(value).debug.get())),
        Some(|vm, object, value| {
            let truth = vm.truth(&value)?;
            get(object).debug.set(truth);
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_thread_id",
        |_, value| Ok(get(value).thread_id.borrow().clone()),
        Some(|vm, object, value| {
            // `asyncio.run` runs its loop several times; for a reader it is one.
            if !value.is_none() && !get(object).told.replace(true) {
                vm.recorder.record(EventKind::LoopStarted);
            }
            *get(object).thread_id.borrow_mut() = value;
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_current_handle",
        |_, value| Ok(get(value).current_handle.borrow().clone()),
        Some(|_, object, value| {
            *get(object).current_handle.borrow_mut() = value;
            Ok(())
        }),
    );
    vm.def_get(class, "_ready", |_, value| Ok(Value::from(get(value).schedule.borrow().ready_len())), None);
}

fn install_calls(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "time", |vm, _| Ok(clock::read(vm)));
    vm.def(class, "call_soon", |vm, args| soon(vm, args, "call_soon"));
    vm.def(class, "call_soon_threadsafe", |vm, args| {
        let event_loop = args[0].clone();
        let handle = soon(vm, args, "call_soon_threadsafe")?;
        let waiting = loop_data(vm, &event_loop)?.waiting.get();
        if let Some(thread) = waiting {
            threads::wake(vm, thread);
        }
        Ok(handle)
    });
    vm.def(class, "call_later", |vm, args| {
        clock::charge(vm, false);
        let delay = args.get(1).cloned().unwrap_or(Value::Null);
        if delay.is_null() || args.len() < 3 {
            return Err(vm.type_error("call_later() missing 1 required positional argument: 'callback'"));
        }
        if delay.is_none() {
            return Err(vm.type_error("delay must not be None"));
        }
        let event_loop = args[0].clone();
        let now = if vm.class_of(&event_loop).is_heap {
            let time = vm.get_attr_str(&event_loop, "time")?;
            vm.call(&time, Args::new())?
        } else {
            Value::Float(vm.clock as f64 / 1e9)
        };
        let when = vm.binary_op(bytecode::BinaryOp::Add, false, now, delay)?;
        at(vm, args, when)
    });
    vm.def(class, "call_at", |vm, args| {
        let when = args.get(1).cloned().unwrap_or(Value::Null);
        if when.is_null() || args.len() < 3 {
            return Err(vm.type_error("call_at() missing 1 required positional argument: 'callback'"));
        }
        if when.is_none() {
            return Err(vm.type_error("when cannot be None"));
        }
        at(vm, args, when)
    });
}

fn context_of(vm: &mut Vm, args: &mut Args) -> PyResult {
    match args.take_kw("context") {
        Some(context) if !context.is_none() => contexts::of_object(vm, &context),
        _ => Ok(contexts::current(vm)),
    }
}

fn soon(vm: &mut Vm, mut args: Args, method: &str) -> PyResult {
    let context = context_of(vm, &mut args)?;
    args.no_more_kw(vm, method)?;
    if args.len() < 2 {
        return Err(vm.type_error(format!("{method}() missing 1 required positional argument: 'callback'")));
    }
    let event_loop = args.take(0);
    let callback = args.take(1);
    let data = loop_data(vm, &event_loop)?;
    if data.closed.get() {
        return Err(vm.runtime_error("Event loop is closed"));
    }
    if data.debug.get() {
        if method == "call_soon" {
            let check = vm.get_attr_str(&event_loop, "_check_thread")?;
            vm.call(&check, Args::new())?;
        }
        let check = vm.get_attr_str(&event_loop, "_check_callback")?;
        vm.call(&check, Args::two(callback.clone(), Value::str(method)))?;
    }
    let rest = args.pos.drain(2..).collect();
    call_soon(vm, &event_loop, callback, rest, context).map(Value::Instance)
}

fn at(vm: &mut Vm, mut args: Args, when: Value) -> PyResult {
    let context = context_of(vm, &mut args)?;
    args.no_more_kw(vm, "call_at")?;
    let event_loop = args.take(0);
    let callback = args.take(2);
    let data = loop_data(vm, &event_loop)?;
    if data.closed.get() {
        return Err(vm.runtime_error("Event loop is closed"));
    }
    if data.debug.get() {
        let check = vm.get_attr_str(&event_loop, "_check_thread")?;
        vm.call(&check, Args::new())?;
        let check = vm.get_attr_str(&event_loop, "_check_callback")?;
        vm.call(&check, Args::two(callback.clone(), Value::str("call_at")))?;
    }
    let rest = args.pos.drain(3..).collect();
    let mut when = vm.float_arg(&when)?;
    let deadline = deadline(vm, when);
    if (when * 1e9).round_ties_even() as i64 != deadline {
        when = deadline as f64 / 1e9;
    }
    let instance = new_handle(vm, &event_loop, callback.clone(), rest, context, Some(when));
    let state = vm.state::<State>();
    state.next_timer += 1;
    let timer = state.next_timer;
    tracing::timer_set(vm, timer, deadline.max(0) as u64, Some(&callback));
    let ready = Ready::Handle(instance.clone());
    let id = data.schedule.borrow_mut().call_at(instant(deadline), ready);
    handle(&instance).timer.set(Some((id, timer)));
    handle(&instance).told.set(Some(trace::Handle::Timer(TimerId(timer))));
    Ok(Value::Instance(instance))
}

fn install_handles(vm: &mut Vm, module: &Rc<Module>) {
    let class = vm.native_type(module, "Handle", "asyncio.events", 220);
    let timer = vm.native_type(module, "TimerHandle", "asyncio.events", 220);
    if timer.set_bases(vec![class.clone()]).is_err() {
        unreachable!("one base has no conflict");
    }
    vm.state::<Classes>().handle = Some(class.clone());
    vm.state::<Classes>().timer_handle = Some(timer.clone());
    fn get(value: &Value) -> &HandleData {
        value.native::<HandleData>().expect("attributes of handles are reached through handles only")
    }
    vm.def_new(&class, |vm, mut args| {
        let _class = vm.class_arg(&mut args)?;
        let context = context_of(vm, &mut args)?;
        let [callback, given, event_loop, other] =
            args.bind(vm, "Handle", 0, ["callback", "args", "loop", "context"], 3)?;
        let given = vm.list_of(&given.unwrap_or_default())?;
        let context = match other {
            Some(other) if !other.is_none() => other,
            _ => context,
        };
        let event_loop = event_loop.unwrap_or_default();
        Ok(Value::Instance(new_handle(vm, &event_loop, callback.unwrap_or_default(), given, context, None)))
    });
    vm.def(&class, "__init__", |_, _| Ok(Value::None));
    vm.def(&class, "cancel", |vm, args| {
        let data = get(&args[0]);
        if data.cancelled.get() {
            return Ok(Value::None);
        }
        if data.event_loop.native::<LoopData>().is_some_and(|data| data.debug.get()) {
            let repr = vm.repr(&args[0])?;
            *data.frozen_repr.borrow_mut() = Value::Str(repr);
        }
        data.cancelled.set(true);
        if let Some((id, timer)) = data.timer.take()
            && let Some(event_loop) = data.event_loop.native::<LoopData>()
        {
            let dropped = event_loop.schedule.borrow_mut().cancel_timer(id);
            tracing::timer_cancelled(vm, timer);
            drop(dropped);
        }
        let callback = data.callback.replace(Value::None);
        let rest = data.args.take();
        drop((callback, rest));
        Ok(Value::None)
    });
    vm.def(&class, "cancelled", |_, args| Ok(Value::Bool(get(&args[0]).cancelled.get())));
    vm.def(&class, "get_context", |vm, args| {
        let context = get(&args[0]).context.borrow().clone();
        Ok(contexts::as_object(vm, context))
    });
    vm.def(&class, "_run", |vm, args| {
        let data = get(&args[0]);
        let callback = data.callback.borrow().clone();
        let rest = Args::of(data.args.borrow().iter().cloned());
        vm.call(&callback, rest)
    });
    vm.def(&class, "__repr__", |vm, args| {
        let frozen = get(&args[0]).frozen_repr.borrow().clone();
        if !frozen.is_null() {
            return Ok(frozen);
        }
        let hook = hook(vm, "handle_repr");
        vm.call(&hook, Args::one(args[0].clone()))
    });
    vm.def_get(&class, "_callback", |_, value| Ok(get(value).callback.borrow().clone()), None);
    vm.def_get(
        &class,
        "_args",
        |_, value| {
            let data = get(value);
            Ok(if data.cancelled.get() { Value::None } else { Value::tuple(data.args.borrow().clone()) })
        },
        None,
    );
    vm.def_get(&class, "_loop", |_, value| Ok(get(value).event_loop.clone()), None);
    vm.def_get(&class, "_cancelled", |_, value| Ok(Value::Bool(get(value).cancelled.get())), None);
    vm.def_get(
        &class,
        "_source_traceback",
        |_, value| Ok(get(value).source_traceback.borrow().clone()),
        Some(|_, object, value| {
            *get(object).source_traceback.borrow_mut() = value;
            Ok(())
        }),
    );
    vm.def(&timer, "when", |_, args| Ok(Value::Float(get(&args[0]).when)));
    vm.def_get(&timer, "_when", |_, value| Ok(Value::Float(get(value).when)), None);
    vm.def_get(&timer, "_scheduled", |_, value| Ok(Value::Bool(get(value).timer.get().is_some())), None);
    vm.def(&timer, "__lt__", |_, args| {
        Ok(match args[1].native::<HandleData>() {
            Some(other) => Value::Bool(get(&args[0]).when < other.when),
            None => Value::NotImplemented,
        })
    });
    vm.def(&timer, "__hash__", |_, args| Ok(Value::Int(get(&args[0]).when.to_bits() as i64)));
}

fn install_functions(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "get_running_loop", |vm, _| running_loop(vm));
    vm.add_function(module, "_get_running_loop", |vm, _| {
        Ok(match &vm.fiber.running_loop {
            Value::Null => Value::None,
            running => running.clone(),
        })
    });
    vm.add_function(module, "_set_running_loop", |vm, args| {
        args.exact(vm, "_set_running_loop", 0, 1)?;
        vm.fiber.running_loop = if args[0].is_none() { Value::Null } else { args[0].clone() };
        Ok(Value::None)
    });
    vm.add_function(module, "get_event_loop", |vm, _| get_event_loop(vm));
    vm.add_function(module, "current_task", |vm, mut args| {
        let given = args.take_kw("loop").unwrap_or_else(|| args.take(0));
        if given.is_null() || given.is_none() {
            running_loop(vm)?;
        } else if !given.is(&vm.fiber.running_loop) {
            return Ok(Value::None);
        }
        Ok(match &vm.fiber.current_task {
            Value::Null => Value::None,
            task => task.clone(),
        })
    });
    vm.add_function(module, "_enter_task", |vm, args| {
        args.exact(vm, "_enter_task", 0, 2)?;
        if !vm.fiber.current_task.is_null() {
            let (new, running) = (vm.repr(&args[1])?, vm.repr(&vm.fiber.current_task.clone())?);
            return Err(vm.runtime_error(format!(
                "Cannot enter into task {} while another task {} is being executed.",
                new.as_str(),
                running.as_str()
            )));
        }
        vm.fiber.current_task = args[1].clone();
        Ok(Value::None)
    });
    vm.add_function(module, "_leave_task", |vm, args| {
        args.exact(vm, "_leave_task", 0, 2)?;
        if !vm.fiber.current_task.is(&args[1]) {
            let task = vm.repr(&args[1])?;
            let running = match vm.fiber.current_task.clone() {
                Value::Null => Value::None,
                other => other,
            };
            let running = vm.repr(&running)?;
            return Err(vm.runtime_error(format!(
                "Leaving task {} does not match the current task {}.",
                task.as_str(),
                running.as_str()
            )));
        }
        vm.fiber.current_task = Value::Null;
        Ok(Value::None)
    });
    vm.add_function(module, "_swap_current_task", |vm, args| {
        args.exact(vm, "_swap_current_task", 0, 2)?;
        let new = if args[1].is_none() { Value::Null } else { args[1].clone() };
        let old = std::mem::replace(&mut vm.fiber.current_task, new);
        Ok(if old.is_null() { Value::None } else { old })
    });
    for name in ["_register_task", "_unregister_task", "_register_eager_task", "_unregister_eager_task"] {
        vm.add_function(module, name, |_, _| Ok(Value::None));
    }
    vm.add_function(module, "_tasks_in_order", |vm, args| {
        let event_loop = args.get(0).cloned().unwrap_or(Value::None);
        Ok(Value::list(tasks_of(vm, &event_loop)?))
    });
    vm.add_function(module, "all_tasks", |vm, mut args| {
        let event_loop = args.take_kw("loop").unwrap_or_else(|| args.take(0));
        let set = Rc::new(vm::set::Set::new());
        for task in tasks_of(vm, &event_loop)? {
            vm.set_add(&set, task)?;
        }
        Ok(Value::Set(set))
    });
    for name in ["_scheduled_tasks", "_eager_tasks"] {
        vm.add_value(module, name, Value::Set(Rc::default()));
    }
    vm.add_value(module, "_current_tasks", Value::dict(Default::default()));
}

/// The tasks of a loop that are not done, by age.
fn tasks_of(vm: &mut Vm, event_loop: &Value) -> PyResult<Vec<Value>> {
    let event_loop =
        if event_loop.is_none() || event_loop.is_null() { running_loop(vm)? } else { event_loop.clone() };
    let state = vm.state::<State>();
    let tasks: Vec<Rc<Instance>> = state.tasks.values().filter_map(std::rc::Weak::upgrade).collect();
    Ok(tasks
        .into_iter()
        .filter(|task| {
            let data = futures::of(task);
            !data.is_done() && data.event_loop.borrow().is(&event_loop)
        })
        .map(Value::Instance)
        .collect())
}

/// When the clock moves because nothing is ready.
pub(crate) fn clock_jumped(vm: &mut Vm, from: u64) {
    vm.recorder.set_now(Nanos(vm.clock));
    vm.recorder.record(EventKind::ClockAdvanced { from: Nanos(from), to: Nanos(vm.clock) });
}
