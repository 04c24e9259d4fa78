//! `asyncio.Future`: a result that is not there yet, and those who wait for it.

mod awaiting;
mod holding;
mod methods;
mod sleep_labels;

use std::cell::{Cell, OnceCell, RefCell};
use std::num::NonZeroU64;
use std::rc::Rc;

use smallvec::SmallVec;
use trace::WaitKind;
use vm::class::Class;
use vm::native::Args;
use vm::value::{Instance, PyResult, Raised, ValueCell};
use vm::{Value, Vm};

pub(crate) use awaiting::describe;
pub(crate) use methods::{finalize, flag_to_set, install};

use crate::events::{self, LoopPayload, Ready};
use crate::state::hook;
use crate::tasks::TaskPart;

/// The payload of a future, and of a task, which is one.
pub(crate) struct FutureData {
    pub state: Cell<FutureState>,
    pub result: ValueCell,
    callbacks: Cell<Callbacks>,
    pub event_loop: ValueCell,
    /// The future's own exception has not been looked at.
    pub log_traceback: Cell<bool>,
    /// It has been yielded to a task that is to wait for it.
    pub blocking: Cell<bool>,
    pub number: Cell<u32>,
    /// What most futures never have.
    rare: OnceCell<Box<Rare>>,
    /// What it stands for, for the trace.
    wait: Cell<Option<Box<Wait>>>,
    pub task: Option<Box<TaskPart>>,
}

/// What a future has that failed, was cancelled, or was made in debug mode.
#[derive(Default)]
struct Rare {
    exception: RefCell<Option<Raised>>,
    /// How many entries the exception's traceback had when it was set. The first to ask for the result raises it
    /// with those, later ones with none, as in CPython.
    traceback_len: Cell<u32>,
    /// These two are `Null` where they are not set.
    cancel_message: ValueCell,
    source_traceback: ValueCell,
    /// The `CancelledError` that ended the task, raised again for whoever asks for its result.
    cancelled_error: RefCell<Option<Raised>>,
}

type Callbacks = SmallVec<[Callback; 1]>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FutureState {
    Pending,
    Cancelled,
    Finished,
}

/// What is done when a future is done.
#[derive(Clone)]
pub(crate) enum Callback {
    /// A task waits for it.
    Wakeup(Rc<Instance>),
    /// A function of the program or the library, with the context it runs in.
    Call { function: Value, context: Value },
}

/// What a task that waits for a future is said to wait for.
#[derive(Clone)]
pub(crate) struct Wait {
    pub kind: WaitKind,
    pub label: Label,
    pub owner: Value,
    pub deadline: Option<Deadline>,
}

/// What a wait is called.
#[derive(Clone)]
pub(crate) enum Label {
    /// By the kind of its future.
    Plain,
    Text(Rc<str>),
    /// `sleep(2)`, by the delay, which is a number: the owner.
    Sleep,
}

impl Default for Wait {
    fn default() -> Self {
        Wait { kind: WaitKind::Future, label: Label::Plain, owner: Value::Null, deadline: None }
    }
}

/// When a wait ends by itself, in nanoseconds of virtual time, of which there is always at least one.
pub(crate) type Deadline = NonZeroU64;

impl FutureData {
    pub fn new(event_loop: Value, task: Option<Box<TaskPart>>) -> FutureData {
        FutureData {
            state: Cell::new(FutureState::Pending),
            result: ValueCell::new(Value::None),
            callbacks: Cell::default(),
            event_loop: ValueCell::new(event_loop),
            log_traceback: Cell::new(false),
            blocking: Cell::new(false),
            number: Cell::new(0),
            rare: OnceCell::new(),
            wait: Cell::default(),
            task,
        }
    }

    fn rare(&self) -> &Rare {
        self.rare.get_or_init(Box::default)
    }

    /// What it raised, if it failed.
    pub fn exception(&self) -> Option<Raised> {
        self.rare.get()?.exception.borrow().clone()
    }

    /// What it raised, with the places that it is to be raised with.
    pub fn exception_to_raise(&self) -> Option<Raised> {
        let raised = self.exception()?;
        let places = self.rare().traceback_len.replace(0);
        raised.data().cut_traceback(places as usize);
        Some(raised)
    }

    /// What `cancel` was given, or None.
    pub fn cancel_message(&self) -> Value {
        self.rare.get().map_or(Value::None, |rare| set_or_none(&rare.cancel_message))
    }

    pub fn set_cancel_message(&self, message: Value) {
        if !message.is_none() || self.rare.get().is_some() {
            self.rare().cancel_message.set(message);
        }
    }

    pub fn set_cancelled_error(&self, raised: Raised) {
        *self.rare().cancelled_error.borrow_mut() = Some(raised);
    }

    /// Where it was made, if that was in debug mode.
    pub fn source_traceback(&self) -> Value {
        self.rare.get().map_or(Value::None, |rare| set_or_none(&rare.source_traceback))
    }

    pub fn set_source_traceback(&self, stack: Value) {
        self.rare().source_traceback.set(stack);
    }

    pub fn wait(&self) -> Wait {
        let wait = self.wait.take();
        let copy = wait.as_deref().cloned();
        self.wait.set(wait);
        copy.unwrap_or_default()
    }

    pub fn set_wait(&self, wait: Wait) {
        self.wait.set(Some(Box::new(wait)));
    }

    /// What is done when it is done.
    pub fn callbacks(&self) -> Callbacks {
        let callbacks = self.callbacks.take();
        let copy = callbacks.clone();
        self.callbacks.set(callbacks);
        copy
    }

    pub fn is_done(&self) -> bool {
        self.state.get() != FutureState::Pending
    }
}

fn set_or_none(place: &ValueCell) -> Value {
    match place.get() {
        Value::Null => Value::None,
        value => value,
    }
}

/// The future inside a value.
pub(crate) fn data(value: &Value) -> Option<&FutureData> {
    value.native::<FutureData>()
}

/// The future inside an instance that is known to be one.
pub(crate) fn of(future: &Rc<Instance>) -> &FutureData {
    future.native::<FutureData>().expect("only futures and tasks are kept as such")
}

/// A new future of a loop.
pub(crate) fn new_future(vm: &mut Vm, event_loop: Value) -> Rc<Instance> {
    let class = vm.native_class::<FutureData>();
    Instance::new(class, vm::value::Payload::Native(Box::new(FutureData::new(event_loop, None))))
}

pub(crate) fn cancelled_class(vm: &mut Vm) -> Rc<Class> {
    vm.state::<Errors>().cancelled.clone().expect("made when `_asyncio` is first imported")
}

/// The exception classes of the module.
#[derive(Default)]
pub(crate) struct Errors {
    pub cancelled: Option<Rc<Class>>,
    pub invalid_state: Option<Rc<Class>>,
}

fn invalid_state(vm: &mut Vm, message: &str) -> Raised {
    let class = vm.state::<Errors>().invalid_state.clone().expect("made when `_asyncio` is first imported");
    vm.new_exception(&class, vec![Value::str(message)])
}

/// `CancelledError` with the message that `cancel` was given.
pub(crate) fn make_cancelled_error(vm: &mut Vm, future: &FutureData) -> Raised {
    if let Some(error) = future.rare.get().and_then(|rare| rare.cancelled_error.take()) {
        return error;
    }
    let class = cancelled_class(vm);
    let message = future.cancel_message();
    let args = if message.is_none() { vec![] } else { vec![message] };
    vm.new_exception(&class, args)
}

/// The result of a future that is done, or what it raised.
pub(crate) fn result(vm: &mut Vm, future: &Rc<Instance>) -> PyResult {
    let data = of(future);
    match data.state.get() {
        FutureState::Pending => Err(invalid_state(vm, "Result is not set.")),
        FutureState::Cancelled => Err(make_cancelled_error(vm, data)),
        FutureState::Finished => {
            data.log_traceback.set(false);
            future.wants_del.set(false);
            if let Some(raised) = data.exception_to_raise() {
                // To ask for the result is to raise it there, also where it has been raised before.
                vm.set_context(&raised);
                return Err(raised);
            }
            Ok(data.result.get())
        }
    }
}

/// Sets the result of a future that is pending.
pub(crate) fn set_result(vm: &mut Vm, future: &Rc<Instance>, value: Value) -> PyResult<()> {
    let data = of(future);
    if data.is_done() {
        return Err(invalid_state(vm, "invalid state"));
    }
    data.result.set(value);
    data.state.set(FutureState::Finished);
    schedule_callbacks(vm, future)
}

/// Sets the exception of a future that is pending.
pub(crate) fn set_exception(vm: &mut Vm, future: &Rc<Instance>, raised: Raised) -> PyResult<()> {
    let data = of(future);
    if data.is_done() {
        return Err(invalid_state(vm, "invalid state"));
    }
    let len = raised.0.exception().map_or(0, |exception| exception.traceback.borrow().len());
    data.rare().traceback_len.set(len as u32);
    *data.rare().exception.borrow_mut() = Some(raised);
    data.state.set(FutureState::Finished);
    data.log_traceback.set(true);
    future.wants_del.set(true);
    // If nobody asks for it, that is to be told even where the future is part of a circle.
    vm::collect::note(&Value::Instance(future.clone()));
    let failed = &mut vm.state::<crate::state::State>().failed;
    if failed.len() == failed.capacity() {
        failed.retain(|future| future.upgrade().is_some_and(|future| of(&future).log_traceback.get()));
    }
    failed.push(Rc::downgrade(future));
    schedule_callbacks(vm, future)
}

/// A new future of a loop, which has failed.
pub(crate) fn failed(vm: &mut Vm, event_loop: &Value, raised: Raised) -> PyResult<Rc<Instance>> {
    let class = vm.native_class::<FutureData>();
    let data = FutureData::new(event_loop.clone(), None);
    let future = Instance::new(class, vm::value::Payload::Native(Box::new(data)));
    set_exception(vm, &future, raised)?;
    Ok(future)
}

/// `Future.cancel`, not a task's.
pub(crate) fn cancel(vm: &mut Vm, future: &Rc<Instance>, message: Value) -> PyResult<bool> {
    let data = of(future);
    data.log_traceback.set(false);
    if data.is_done() {
        return Ok(false);
    }
    data.state.set(FutureState::Cancelled);
    data.set_cancel_message(message);
    schedule_callbacks(vm, future)?;
    Ok(true)
}

/// Puts the callbacks of a future that is done into its loop's ready queue.
pub(crate) fn schedule_callbacks(vm: &mut Vm, future: &Rc<Instance>) -> PyResult<()> {
    let callbacks = of(future).callbacks.take();
    for callback in callbacks {
        schedule_callback(vm, future, callback)?;
    }
    Ok(())
}

fn schedule_callback(vm: &mut Vm, future: &Rc<Instance>, callback: Callback) -> PyResult<()> {
    let event_loop = of(future).event_loop.get();
    events::check_thread(vm, &event_loop)?;
    match callback {
        Callback::Wakeup(task) => {
            crate::tracing::woken(vm, &task);
            events::push_ready(vm, &event_loop, Ready::Wakeup(task, future.clone()))
        }
        Callback::Call { function, context } => {
            if let Some(data) = event_loop.native::<LoopPayload>()
                && !events::has_own_soon(&event_loop)
            {
                if !data.debug.get() {
                    return events::call_back(vm, &event_loop, function, context, future.clone());
                }
                let args = vec![Value::Instance(future.clone())];
                events::call_soon(vm, &event_loop, function, args, context)?;
            } else {
                let call_soon = vm.get_attr_str(&event_loop, "call_soon")?;
                let mut args = Args::of([function, Value::Instance(future.clone())]);
                let context = crate::contexts::as_object(vm, context);
                args.kw.push((vm.intern("context"), context));
                vm.call(&call_soon, args)?;
            }
            Ok(())
        }
    }
}

/// What futures that are done gave, raised or were cancelled with, for `gather`.
pub(crate) fn outcomes(vm: &mut Vm, futures: &Value) -> PyResult {
    let futures = vm.list_of(futures)?;
    let mut outcomes = Vec::with_capacity(futures.len());
    for child in futures {
        let outcome = match &child {
            Value::Instance(future) if !future.class().is_heap && data(&child).is_some() => {
                outcome(vm, future)
            }
            // A future of the program's own making answers in its own way.
            _ => outcome_of_other(vm, &child)?,
        };
        outcomes.push(outcome);
    }
    Ok(Value::list(outcomes))
}

fn outcome(vm: &mut Vm, future: &Rc<Instance>) -> Value {
    let data = of(future);
    if data.state.get() == FutureState::Cancelled {
        let message = data.cancel_message();
        return cancelled_outcome(vm, message);
    }
    data.log_traceback.set(false);
    future.wants_del.set(false);
    match &data.exception() {
        Some(raised) => raised.value(),
        None => data.result.get(),
    }
}

fn outcome_of_other(vm: &mut Vm, future: &Value) -> PyResult {
    let ask = |vm: &mut Vm, name: &str| {
        let method = vm.get_attr_str(future, name)?;
        vm.call(&method, Args::new())
    };
    let cancelled = ask(vm, "cancelled")?;
    if vm.truth(&cancelled)? {
        let message = vm.get_attr_str(future, "_cancel_message")?;
        return Ok(cancelled_outcome(vm, message));
    }
    match ask(vm, "exception")? {
        Value::None => ask(vm, "result"),
        exception => Ok(exception),
    }
}

fn cancelled_outcome(vm: &mut Vm, message: Value) -> Value {
    let message = if message.is_none() { Value::str("") } else { message };
    let class = cancelled_class(vm);
    vm.new_exception(&class, vec![message]).value()
}

/// Adds what is to be done when the future is done; at once where it is.
pub(crate) fn add_callback(vm: &mut Vm, future: &Rc<Instance>, callback: Callback) -> PyResult<()> {
    if of(future).is_done() {
        return schedule_callback(vm, future, callback);
    }
    let mut callbacks = of(future).callbacks.take();
    callbacks.push(callback);
    of(future).callbacks.set(callbacks);
    Ok(())
}

/// The receiver of a method of futures.
pub(crate) fn receiver(vm: &mut Vm, value: &Value) -> PyResult<Rc<Instance>> {
    match value {
        Value::Instance(instance) if instance.native::<FutureData>().is_some() => Ok(instance.clone()),
        other => {
            let kind = vm.type_name(other);
            Err(vm.type_error(format!("a Future is needed, not {kind}")))
        }
    }
}

/// Sets the loop of a new future: the one given, else the running one.
pub(crate) fn init(vm: &mut Vm, future: &Rc<Instance>, given: Value) -> PyResult<()> {
    let event_loop = if given.is_none() { events::get_event_loop(vm)? } else { given };
    of(future).event_loop.set(event_loop.clone());
    if let Some(data) = event_loop.native::<LoopPayload>()
        && data.debug.get()
    {
        let extract = hook(vm, "extract_stack");
        let frame = vm.import_module("sys").and_then(|sys| vm.get_attr_str(&sys, "_getframe"));
        if let Ok(getframe) = frame
            && let Ok(frame) = vm.call(&getframe, Args::one(Value::Int(0)))
            && let Ok(stack) = vm.call(&extract, Args::one(frame))
        {
            of(future).set_source_traceback(stack);
        }
    }
    Ok(())
}
