//! The loop over turns: takes the handles one by one and runs each in a frame on top of itself.

use std::rc::Rc;

use trace::{Policy, TaskId, TimerId};
use vm::native::{Args, Block, Input, NativeFrame, Next, Sent};
use vm::resume::{LoopPlace, Resumed};
use vm::value::{Instance, PyResult, Raised};
use vm::{Value, Vm};

use super::handles::{handle, new_handle};
use super::polled;
use super::{FutureCall, LoopPayload, LoopRef, Ready, instant, nanos};
use crate::futures;
use crate::inspect;
use crate::state::{Running, State};
use crate::tasks::{self, Step};
use crate::waits::WaitState;
use crate::{clock, threads, tracing};

/// Runs turns until the loop is told to stop, or one of them.
pub(super) fn run_turns(event_loop: LoopRef, once: bool) -> Box<dyn NativeFrame> {
    Box::new(RunTurns {
        event_loop,
        once,
        phase: Phase::Between,
        current: Current::Nothing,
        began: 0,
        measured: false,
        woken_by: None,
        thrown: None,
        outer: Value::Null,
    })
}

/// Finalises what went with a handle that the loop let go, which CPython tells of at a line of its own.
fn finalize_let_go(vm: &mut Vm, place: LoopPlace) -> PyResult<()> {
    vm.state::<State>().place_of_loop = place;
    let finalized = vm.run_waiting_finalizers();
    vm.state::<State>().place_of_loop = LoopPlace::Handle;
    finalized
}

/// Handles of what stands in a loop's ready queue, for a program that looks at `loop._ready`.
pub(super) fn ready(vm: &mut Vm, event_loop: &Value) -> Value {
    enum Seen {
        Handle(Rc<Instance>),
        Task(Rc<Instance>, Option<Rc<Instance>>),
        Call(Value),
    }
    let Some(data) = event_loop.native::<LoopPayload>() else { return Value::None };
    let schedule = data.schedule.borrow();
    let seen = schedule.ready().map(|ready| match ready {
        Ready::Handle(handle) => Seen::Handle(handle.clone()),
        Ready::Step(task) | Ready::StepRaise(task, _) => Seen::Task(task.clone(), None),
        Ready::Wakeup(task, future) => Seen::Task(task.clone(), Some(future.clone())),
        Ready::Call(call) => Seen::Call(call.function.clone()),
        Ready::SleepDone { future, .. } => Seen::Call(Value::Instance(future.clone())),
    });
    let seen: Vec<Seen> = seen.collect();
    drop(schedule);
    let handles = seen.into_iter().map(|seen| {
        Value::Instance(match seen {
            Seen::Handle(handle) => handle,
            Seen::Task(task, future) => step_handle(vm, event_loop, &task, future),
            Seen::Call(function) => new_handle(vm, event_loop, function, vec![], Value::Null, None),
        })
    });
    Value::list(handles.collect())
}

/// Handles of a loop's timers, the next one first, for a program that looks at `loop._scheduled`.
pub(super) fn scheduled(vm: &mut Vm, event_loop: &Value) -> Value {
    let Some(data) = event_loop.native::<LoopPayload>() else { return Value::None };
    let schedule = data.schedule.borrow();
    let timers = schedule.timers().map(|(id, deadline, ready)| {
        let (handle, future) = match ready {
            Ready::Handle(handle) => (Some(handle.clone()), None),
            Ready::SleepDone { future, .. } => (None, Some(future.clone())),
            Ready::Step(_) | Ready::StepRaise(..) | Ready::Wakeup(..) | Ready::Call(_) => (None, None),
        };
        (deadline, id, handle, future)
    });
    let mut timers: Vec<_> = timers.collect();
    drop(schedule);
    timers.sort_by_key(|(deadline, id, ..)| (*deadline, *id));
    let handles = timers.into_iter().map(|(deadline, _, handle, future)| {
        Value::Instance(handle.unwrap_or_else(|| {
            let when = Some(nanos(deadline) as f64 / 1e9);
            let args = future.map(Value::Instance).into_iter().collect();
            new_handle(vm, event_loop, Value::None, args, Value::Null, when)
        }))
    });
    Value::list(handles.collect())
}

struct RunTurns {
    event_loop: LoopRef,
    once: bool,
    phase: Phase,
    current: Current,
    /// When the current handle began, in debug mode.
    began: u64,
    /// Whether the loop was in debug mode then.
    measured: bool,
    /// The future that woke the task: its handle holds it until the next handle runs, or the turn ends.
    woken_by: Option<Rc<Instance>>,
    /// The exception that is thrown into the task, held until its step is over.
    thrown: Option<Raised>,
    /// The context of whoever runs the loop, who gets it back.
    outer: Value,
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
    Call(Box<FutureCall>),
    /// The library is told of a callback that failed, or of one that took long.
    Report,
}

impl NativeFrame for RunTurns {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if matches!(input, Input::Start) {
            self.outer = std::mem::take(&mut vm.fiber.context);
        }
        let next = self.advance(vm, input);
        if matches!(next, Ok(Next::Return(_)) | Err(_)) {
            vm.fiber.context = std::mem::take(&mut self.outer);
        }
        next
    }

    fn name(&self) -> &'static str {
        "_run_turns"
    }
}

impl RunTurns {
    fn advance(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if !matches!(self.current, Current::Nothing) {
            clock::charge(vm, true);
        }
        let current = std::mem::replace(&mut self.current, Current::Nothing);
        match &current {
            Current::Task(task) => {
                let outcome = match input {
                    Input::Yielded(value) => Ok(Resumed::Yielded(value)),
                    Input::Value(value) => Ok(Resumed::Returned(value)),
                    Input::Raised(raised) => Err(raised),
                    Input::Start => Ok(Resumed::Returned(Value::None)),
                };
                tasks::finish_step(vm, task, outcome)?;
                self.thrown = None;
                if let Some(next) = self.report_slow(vm, |vm, of| step_handle(vm, of, task, None)) {
                    return Ok(next);
                }
            }
            Current::Callback(handle) => {
                if let Some(next) = self.finish_callback(vm, handle, input)? {
                    return Ok(next);
                }
            }
            Current::Call(call) => {
                if let Some(next) = self.finish_call(vm, call, input)? {
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
        // What the last handle dropped may become ready by its finaliser, before anybody waits.
        if vm::memory::finalizers_pending() {
            vm.run_waiting_finalizers()?;
        }
        drop(current);
        loop {
            if vm::memory::finalizers_pending() {
                let more = self.phase == Phase::Turn && self.event_loop.schedule.borrow().is_in_turn();
                finalize_let_go(vm, if more { LoopPlace::NextHandle } else { LoopPlace::EndOfTurn })?;
            }
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
                            self.woken_by = None;
                            self.phase = Phase::Between;
                            if self.once || self.event_loop.stopping.get() {
                                return Ok(Next::Return(Value::None));
                            }
                        }
                    }
                }
            }
        }
    }

    /// Before a turn: lets ready threads run, or waits for the next timer.
    fn before_turn(&mut self, vm: &mut Vm) -> PyResult<Option<Block>> {
        self.release_deferred(vm);
        let data = &self.event_loop;
        let schedule = data.schedule.borrow();
        let next = schedule.next_deadline().map(nanos);
        let now = vm.clock;
        let polled = data.polled.borrow().is_ready();
        // A turn that the program asks for itself would wait for ever where there is nothing to do.
        let idle = self.once && next.is_none() && !data.waits.get();
        if schedule.is_ready()
            || polled
            || idle
            || data.stopping.get()
            || next.is_some_and(|next| next <= now)
        {
            drop(schedule);
            clock::poll(vm, next.is_some());
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
        let stuck =
            !schedule.is_ready() && !data.polled.borrow().is_ready() && schedule.next_deadline().is_none();
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
        polled::join(vm, &self.event_loop);
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
                Ready::Step(_) | Ready::StepRaise(..) | Ready::Wakeup(..) | Ready::Call(_) => None,
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
                    let part = tasks::part(task);
                    if part.number == holder {
                        data.hold.set(None);
                    } else if !part.is_helper.get() {
                        data.deferred.borrow_mut().push(ready);
                        return Ok(None);
                    }
                }
                Ready::SleepDone { .. } | Ready::Handle(_) | Ready::Call(_) => {}
            }
        }
        vm.recorder.next_step();
        if vm.recorder.is_wanted() {
            return Err(inspect::at_handle(vm, &ready));
        }
        self.began = vm.clock;
        self.measured = self.event_loop.debug.get();
        self.woken_by = None;
        if vm::memory::finalizers_pending() {
            finalize_let_go(vm, LoopPlace::NextHandle)?;
        }
        let (task, step) = match ready {
            Ready::SleepDone { future, timer } => {
                vm.state::<State>().running = Running::Timer(TimerId(timer));
                let told = vm.recorder.len();
                if !futures::of(&future).is_done() {
                    let result = futures::of(&future).result.take();
                    futures::set_result(vm, &future, result)?;
                }
                if vm.recorder.len() == told {
                    tracing::dropped(vm, trace::Handle::Timer(TimerId(timer)));
                }
                vm.state::<State>().running = Running::Nothing;
                return Ok(None);
            }
            Ready::Handle(instance) => return self.run_callback(vm, instance),
            Ready::Call(call) => return Ok(Some(self.run_call(vm, call))),
            Ready::Step(task) => {
                let step = self.checked(vm, &task, None, |vm, task| tasks::begin_step(vm, task, None))?;
                (task, step)
            }
            Ready::StepRaise(task, raised) => {
                let step =
                    self.checked(vm, &task, None, |vm, task| tasks::begin_step(vm, task, Some(raised)))?;
                (task, step)
            }
            Ready::Wakeup(task, future) => {
                let step =
                    self.checked(vm, &task, Some(&future), |vm, task| tasks::wake(vm, task, &future))?;
                // Of others nothing can be told but when their result goes.
                self.woken_by = Some(future).filter(|future| {
                    let data = futures::of(future);
                    data.task.is_some()
                        || !matches!(data.result.get(), Value::None | Value::Bool(_) | Value::Int(_))
                });
                (task, step)
            }
        };
        match step {
            None => Ok(None),
            Some(Step::Resume(generator, sent)) => {
                self.current = Current::Task(task);
                if let Sent::Throw(raised) = &sent {
                    self.thrown = Some(raised.clone());
                }
                Ok(Some(Next::Resume(generator, sent)))
            }
            Some(Step::Done(outcome)) => {
                tasks::finish_step(vm, &task, outcome)?;
                Ok(self.report_slow(vm, |vm, of| step_handle(vm, of, &task, None)))
            }
        }
    }

    /// A step that cannot begin is told to the loop's exception handler, as a failing callback is.
    fn checked(
        &mut self,
        vm: &mut Vm,
        task: &Rc<Instance>,
        future: Option<&Rc<Instance>>,
        begin: impl FnOnce(&mut Vm, &Rc<Instance>) -> PyResult<Step>,
    ) -> PyResult<Option<Step>> {
        match begin(vm, task) {
            Ok(step) => Ok(Some(step)),
            Err(raised) => {
                if vm.stop.is_some() {
                    return Err(raised);
                }
                tracing::dropped(vm, trace::Handle::Task(TaskId(tasks::part(task).number)));
                let event_loop = Value::Instance(self.event_loop.instance.clone());
                let handle = step_handle(vm, &event_loop, task, future.cloned());
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

    fn run_call(&mut self, vm: &mut Vm, call: Box<FutureCall>) -> Next {
        vm.fiber.context = call.context.clone();
        vm.state::<State>().running = Running::Callback;
        tracing::callback_began(vm, call.told, &call.function);
        let next = Next::Call(call.function.clone(), Args::one(Value::Instance(call.future.clone())));
        self.current = Current::Call(call);
        next
    }

    fn finish_call(&mut self, vm: &mut Vm, call: &FutureCall, input: Input) -> PyResult<Option<Next>> {
        let failed = matches!(input, Input::Raised(_));
        if !failed && !self.event_loop.debug.get() {
            vm.fiber.context = Value::Null;
            vm.state::<State>().running = Running::Nothing;
            tracing::callback_ended(vm);
            return Ok(None);
        }
        let event_loop = Value::Instance(self.event_loop.instance.clone());
        let args = vec![Value::Instance(call.future.clone())];
        let handle = new_handle(vm, &event_loop, call.function.clone(), args, call.context.clone(), None);
        self.finish_callback(vm, &handle, input)
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
            let event_loop = Value::Instance(self.event_loop.instance.clone());
            let failed = vm.get_attr_str(&event_loop, "_callback_failed")?;
            *self.event_loop.current_handle.borrow_mut() = Value::None;
            self.current = Current::Report;
            return Ok(Some(Next::Call(
                failed,
                Args::two(Value::Instance(instance.clone()), raised.value()),
            )));
        }
        let instance = instance.clone();
        Ok(self.report_slow(vm, |_, _| instance))
    }

    /// Debug mode: tells the library how long the handle took.
    fn report_slow(
        &mut self,
        vm: &mut Vm,
        what: impl FnOnce(&mut Vm, &Value) -> Rc<Instance>,
    ) -> Option<Next> {
        if !self.measured {
            return None;
        }
        *self.event_loop.current_handle.borrow_mut() = Value::None;
        // The difference of two times as the loop tells them, with its rounding.
        let seconds = vm.clock as f64 / 1e9 - self.began as f64 / 1e9;
        if seconds == 0.0 {
            return None;
        }
        let event_loop = Value::Instance(self.event_loop.instance.clone());
        let handle = Value::Instance(what(vm, &event_loop));
        let report = vm.get_attr_str(&event_loop, "_report_slow").ok()?;
        self.current = Current::Report;
        Some(Next::Call(report, Args::two(handle, Value::Float(seconds))))
    }
}

/// A handle that shows a step of a task, and the future that the step follows.
fn step_handle(
    vm: &mut Vm,
    event_loop: &Value,
    task: &Rc<Instance>,
    future: Option<Rc<Instance>>,
) -> Rc<Instance> {
    let (method, args) = match future {
        Some(future) => (tasks::wakeup_method(vm, task).unwrap_or_default(), vec![Value::Instance(future)]),
        None => (tasks::step_method(vm, task, None), vec![]),
    };
    new_handle(vm, event_loop, method, args, Value::Null, None)
}
