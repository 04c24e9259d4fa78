//! `asyncio.Task`: drives a coroutine, one step each time that its turn comes.
//!
//! The life of a task:
//! 1. `__init__` registers it and puts its first step into the ready queue ([`init`]);
//! 2. the loop takes the step ([`begin_step`]) and resumes the coroutine with a value or an exception;
//! 3. the coroutine yields the future that it waits for ([`finish_step`]): the task becomes that future's callback;
//! 4. the future is done, so the loop's queue gets [`Ready::Wakeup`], and the next step begins at 2;
//! 5. the coroutine returns or raises, and that becomes the task's own result ([`finish_step`]).

mod cancelling;
mod methods;
mod steps;

use std::cell::Cell;
use std::rc::Rc;

use vm::exception::Kept;
use vm::iter::IterState;
use vm::native::{Args, Sent};
use vm::resume::Resumed;
use vm::value::{Instance, PyResult, Raised, ValueCell};
use vm::{Value, Vm};

use cancelling::cancel_any;
pub(crate) use methods::{install, spawn};
pub(crate) use steps::{step_method, wakeup_method};

use crate::contexts;
use crate::events::{self, Ready};
use crate::futures::{self, Callback, FutureData, FutureState};
use crate::state::{Running, State, instance};
use crate::tracing;

/// What a task has more than a future.
pub(crate) struct TaskPart {
    pub number: u32,
    pub coroutine: ValueCell,
    /// The given name; a default one is `Task-N` of `default_name`.
    pub given_name: ValueCell,
    pub default_name: Cell<u32>,
    pub waiting_for: ValueCell,
    pub must_cancel: Cell<bool>,
    pub cancels_requested: Cell<u32>,
    /// `Null` while the task has set no context variable.
    pub context: ValueCell,
    pub log_destroy_pending: Cell<bool>,
    /// asyncio runs it on behalf of a task of the program: the sequential policy lets it go on.
    pub is_helper: Cell<bool>,
}

impl TaskPart {
    fn new(number: u32) -> TaskPart {
        TaskPart {
            number,
            coroutine: ValueCell::new(Value::None),
            given_name: ValueCell::default(),
            default_name: Cell::new(0),
            waiting_for: ValueCell::new(Value::None),
            must_cancel: Cell::new(false),
            cancels_requested: Cell::new(0),
            context: ValueCell::default(),
            log_destroy_pending: Cell::new(true),
            is_helper: Cell::new(false),
        }
    }

    /// The task's name, as text.
    pub fn name(&self, vm: &mut Vm) -> String {
        let given = self.given_name.get();
        match given {
            Value::Null => format!("Task-{}", self.default_name.get()),
            other => vm.str(&other).map(|name| name.to_string()).unwrap_or_default(),
        }
    }
}

/// The task part of an instance that is known to be a task.
pub(crate) fn part(task: &Rc<Instance>) -> &TaskPart {
    futures::of(task).part()
}

impl FutureData {
    /// The task part of what is known to be a task.
    fn part(&self) -> &TaskPart {
        self.task.as_ref().expect("only tasks are kept as such")
    }
}

fn receiver(vm: &mut Vm, value: &Value) -> PyResult<Rc<Instance>> {
    match futures::data(value) {
        Some(FutureData { task: Some(_), .. }) => futures::receiver(vm, value),
        _ => {
            let kind = vm.type_name(value);
            Err(vm.type_error(format!("a Task is needed, not {kind}")))
        }
    }
}

/// What the loop has to do for a step.
pub(crate) enum Step {
    /// Resume this coroutine; [`finish_step`] gets what it does.
    Resume(Rc<vm::generator::Generator>, Sent),
    /// The coroutine is no native one and has been resumed.
    Done(PyResult<Resumed>),
}

/// Begins a step of a task: it takes the loop, and its coroutine is to be resumed.
pub(crate) fn begin_step(vm: &mut Vm, task: &Rc<Instance>, raised: Option<Raised>) -> PyResult<Step> {
    let data = futures::of(task);
    let part = data.part();
    if data.is_done() {
        let repr = vm.repr(&Value::Instance(task.clone()))?;
        let raised = vm.repr(&raised.map_or(Value::None, |raised| raised.value()))?;
        let class = vm.state::<futures::Errors>().invalid_state.clone().expect("made on import");
        let message = format!("_step(): already done: {} {}", repr.as_str(), raised.as_str());
        return Err(vm.new_exception(&class, vec![Value::str(message)]));
    }
    let mut raised = raised;
    if part.must_cancel.replace(false) {
        let cancelled = futures::cancelled_class(vm);
        let is_cancelled = raised.as_ref().is_some_and(|raised| vm.raised_is(raised, &cancelled));
        if !is_cancelled {
            raised = Some(futures::make_cancelled_error(vm, data));
        }
    }
    let old = part.waiting_for.replace(Value::None);
    drop(old);
    if !vm.fiber.current_task.is_null() {
        let (new, running) = (Value::Instance(task.clone()), vm.fiber.current_task.clone());
        let (new, running) = (vm.repr(&new)?, vm.repr(&running)?);
        return Err(vm.runtime_error(format!(
            "Cannot enter into task {} while another task {} is being executed.",
            new.as_str(),
            running.as_str()
        )));
    }
    let deliver = raised.is_some();
    enter(vm, task, part);
    if deliver {
        tracing::cancel_delivered(vm, task, raised.as_ref());
    }
    let coroutine = part.coroutine.get();
    Ok(match &coroutine {
        Value::Generator(generator) => {
            let sent = match raised {
                Some(raised) => Sent::Throw(raised),
                None => Sent::Value(Value::None),
            };
            Step::Resume(generator.clone(), sent)
        }
        other => Step::Done(resume_object(vm, other, raised)),
    })
}

/// Makes the task the running one.
fn enter(vm: &mut Vm, task: &Rc<Instance>, part: &TaskPart) {
    let number = part.number;
    vm.fiber.current_task = Value::Instance(task.clone());
    vm.current_task_id = Some(number);
    vm.state::<State>().running = Running::Task(number);
    vm.fiber.context = part.context.get();
    tracing::poll_began(vm, number);
}

fn leave(vm: &mut Vm, part: &TaskPart) {
    let context = std::mem::take(&mut vm.fiber.context);
    part.context.set(context);
    vm.fiber.current_task = Value::Null;
    vm.current_task_id = None;
    vm.state::<State>().running = Running::Nothing;
}

/// Resumes a coroutine that is no native one: `asyncio.sleep()`, or an object with `send` and `throw`.
fn resume_object(vm: &mut Vm, coroutine: &Value, raised: Option<Raised>) -> PyResult<Resumed> {
    if let Value::Iter(iter) = coroutine {
        let custom = match &*iter.state() {
            IterState::Custom(custom) => Some(custom.clone()),
            _ => None,
        };
        if let Some(custom) = custom {
            return match raised {
                Some(raised) => custom.throw(vm, raised),
                None => custom.send(vm, Value::None),
            };
        }
    }
    let result = match raised {
        Some(raised) => {
            let throw = vm.get_attr_str(coroutine, "throw")?;
            vm.call(&throw, Args::one(raised.value()))
        }
        // What is an iterator is asked for its next value where there is nothing to send.
        None => {
            let next = vm.names.next.clone();
            match vm.call_special(coroutine, &next, Args::new()) {
                Ok(None) => {
                    let send = vm.get_attr_str(coroutine, "send")?;
                    vm.call(&send, Args::one(Value::None))
                }
                Ok(Some(value)) => Ok(value),
                Err(raised) => Err(raised),
            }
        }
    };
    match result {
        Ok(value) => Ok(Resumed::Yielded(value)),
        Err(raised) => vm.stop_value(raised).map(Resumed::Returned),
    }
}

/// Ends a step: the coroutine waits for what it yielded, or is done.
pub(crate) fn finish_step(vm: &mut Vm, task: &Rc<Instance>, outcome: PyResult<Resumed>) -> PyResult<()> {
    let data = futures::of(task);
    let part = data.part();
    match outcome {
        Ok(Resumed::Yielded(value)) => {
            let waiting = wait_for(vm, task, data, &value);
            leave(vm, part);
            waiting
        }
        Ok(Resumed::Returned(value)) => {
            tracing::returned(vm, task, &value);
            leave(vm, part);
            forget(vm, part);
            if part.must_cancel.replace(false) {
                let message = data.cancel_message();
                ended(vm, task, part, |vm| futures::cancel(vm, task, message).map(|_| ()))
            } else {
                ended(vm, task, part, |vm| futures::set_result(vm, task, value))
            }
        }
        Err(raised) => {
            let cancelled = futures::cancelled_class(vm);
            if vm.raised_is(&raised, &cancelled) {
                tracing::cancelled(vm, task, &raised);
                leave(vm, part);
                forget(vm, part);
                // The error carries the message from here on.
                data.set_cancelled_error(raised);
                return ended(vm, task, part, |vm| futures::cancel(vm, task, Value::None).map(|_| ()));
            }
            if vm.stop.is_some() {
                return Err(raised);
            }
            // What no code raised has no context yet.
            let told = raised.data();
            if told.traceback.borrow().is_empty() && told.context.borrow().is_none() {
                vm.set_context(&raised);
            }
            tracing::failed(vm, task, &raised);
            leave(vm, part);
            forget(vm, part);
            let fatal = [vm.types.system_exit.clone(), vm.types.keyboard_interrupt.clone()]
                .iter()
                .any(|class| vm.raised_is(&raised, class));
            if fatal {
                // The frames of the loop that it leaves hold the task.
                let variables = vec![Value::Instance(task.clone())];
                raised.data().kept.borrow_mut().push(Kept { entry: usize::MAX, variables, globals: None });
            }
            ended(vm, task, part, |vm| futures::set_exception(vm, task, raised.clone()))?;
            if fatal { Err(raised) } else { Ok(()) }
        }
    }
}

/// Sets the result of a task that has ended, so that those it wakes are woken by it.
fn ended(
    vm: &mut Vm,
    task: &Rc<Instance>,
    part: &TaskPart,
    set: impl FnOnce(&mut Vm) -> PyResult<()>,
) -> PyResult<()> {
    task.wants_del.set(false);
    vm.state::<State>().running = Running::Task(part.number);
    let result = set(vm);
    vm.state::<State>().running = Running::Nothing;
    result
}

/// Takes a task that is done out of the registry, and lets its coroutine go.
fn forget(vm: &mut Vm, part: &TaskPart) {
    vm.state::<State>().tasks.remove(part.number);
}

/// The task waits for what its coroutine yielded.
fn wait_for(vm: &mut Vm, task: &Rc<Instance>, waiter: &FutureData, value: &Value) -> PyResult<()> {
    let part = waiter.part();
    let event_loop = waiter.event_loop.get();
    if value.is_none() {
        tracing::yielded(vm, task);
        tracing::woken_by_itself(vm, task);
        return events::push_ready(vm, &event_loop, Ready::Step(task.clone()));
    }
    if let Some(data) = futures::data(value) {
        let future = instance(value).cloned().expect("futures are instances");
        if Rc::ptr_eq(&future, task) {
            let repr = vm.repr(value)?;
            return complain(
                vm,
                task,
                &event_loop,
                format!("Task cannot await on itself: {}", repr.as_str()),
            );
        }
        if !data.event_loop.get().is(&event_loop) {
            let (own, other) = (vm.repr(&Value::Instance(task.clone()))?, vm.repr(value)?);
            let text =
                format!("Task {} got Future {} attached to a different loop", own.as_str(), other.as_str());
            return complain(vm, task, &event_loop, text);
        }
        if !data.blocking.replace(false) {
            let (own, other) = (vm.repr(&Value::Instance(task.clone()))?, vm.repr(value)?);
            let text = format!(
                "yield was used instead of yield from in task {} with {}",
                own.as_str(),
                other.as_str()
            );
            return complain(vm, task, &event_loop, text);
        }
        tracing::suspended(vm, task, value);
        if follows_protocol(vm, &future) {
            call_on_wakeup(vm, task, value)?;
        } else {
            futures::add_callback(vm, &future, Callback::Wakeup(task.clone()))?;
        }
        part.waiting_for.set(value.clone());
        if part.must_cancel.get() {
            let message = waiter.cancel_message();
            if cancel_any(vm, value, message)? {
                part.must_cancel.set(false);
            }
        }
        return Ok(());
    }
    // A future of the program's own making.
    let blocking = vm.intern("_asyncio_future_blocking");
    match vm.get_attr_opt(value, &blocking)? {
        Some(flag) if !flag.is_none() => {
            if !vm.truth(&flag)? {
                let (own, other) = (vm.repr(&Value::Instance(task.clone()))?, vm.repr(value)?);
                let text = format!(
                    "yield was used instead of yield from in task {} with {}",
                    own.as_str(),
                    other.as_str()
                );
                return complain(vm, task, &event_loop, text);
            }
            vm.set_attr(value, &blocking, Value::Bool(false))?;
            tracing::suspended(vm, task, value);
            call_on_wakeup(vm, task, value)?;
            part.waiting_for.set(value.clone());
            if part.must_cancel.get() {
                let message = waiter.cancel_message();
                if cancel_any(vm, value, message)? {
                    part.must_cancel.set(false);
                }
            }
            Ok(())
        }
        _ => {
            let repr = vm.repr(value)?;
            let own = vm.repr(&Value::Instance(task.clone()))?;
            let text = if matches!(value, Value::Generator(_)) {
                format!(
                    "yield was used instead of yield from for generator in task {} with {}",
                    own.as_str(),
                    repr.as_str()
                )
            } else {
                format!("Task got bad yield: {}", repr.as_str())
            };
            complain(vm, task, &event_loop, text)
        }
    }
}

/// Whether a class of the program has its own way to be waited for, which the task then goes by.
pub(crate) fn follows_protocol(vm: &mut Vm, future: &Rc<Instance>) -> bool {
    let class = future.class();
    class.is_heap
        && ["add_done_callback", "result"].iter().any(|name| {
            let name = vm.intern(name);
            matches!(class.lookup(&name), Some(Value::Function(_)))
        })
}

/// Asks a future by its own method to wake the task.
fn call_on_wakeup(vm: &mut Vm, task: &Rc<Instance>, future: &Value) -> PyResult<()> {
    let add = vm.get_attr_str(future, "add_done_callback")?;
    let wakeup = vm.get_attr_str(&Value::Instance(task.clone()), "task_wakeup")?;
    let mut args = Args::one(wakeup);
    let context = part(task).context.get();
    let context = contexts::as_object(vm, context);
    args.kw.push((vm.intern("context"), context));
    vm.call(&add, args)?;
    Ok(())
}

/// The coroutine yielded something that cannot be waited for: it is told so at its next step.
fn complain(vm: &mut Vm, task: &Rc<Instance>, event_loop: &Value, text: String) -> PyResult<()> {
    let error = vm.runtime_error(text);
    tracing::yielded(vm, task);
    tracing::woken_by_itself(vm, task);
    events::push_ready(vm, event_loop, Ready::StepRaise(task.clone(), error))
}

/// What a task does when the future it waited for is done.
pub(crate) fn wake(vm: &mut Vm, task: &Rc<Instance>, future: &Rc<Instance>) -> PyResult<Step> {
    let raised = match futures::of(future).state.get() {
        FutureState::Finished => {
            let raised = futures::of(future).exception_to_raise();
            if raised.is_some() {
                futures::of(future).log_traceback.set(false);
                future.wants_del.set(false);
            }
            raised
        }
        FutureState::Cancelled => {
            // It is raised here, by asking for the result, and not thrown only.
            let cancelled = futures::make_cancelled_error(vm, futures::of(future));
            vm.set_context(&cancelled);
            Some(cancelled)
        }
        FutureState::Pending => None,
    };
    begin_step(vm, task, raised)
}
