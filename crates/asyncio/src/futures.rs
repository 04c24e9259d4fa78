//! `asyncio.Future`: a result that is not there yet, and those who wait for it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use smallvec::SmallVec;
use trace::{FutureId, ObjectId, TaskId, ThreadId, WaitKind, WaitTarget};
use vm::class::Class;
use vm::iter::{CustomIter, NativeIter};
use vm::native::Args;
use vm::resume::Resumed;
use vm::value::{Instance, Module, PyResult, Raised};
use vm::{Value, Vm};

use crate::events::{self, LoopData, Ready};
use crate::state::{State, hook, instance};
use crate::tasks::TaskPart;

/// The payload of a future, and of a task, which is one.
pub(crate) struct FutureData {
    pub state: Cell<FutureState>,
    pub result: RefCell<Value>,
    pub exception: RefCell<Option<Raised>>,
    /// How many entries the exception's traceback had when it was set. The first to ask for the result raises it
    /// with those, later ones with none, as in CPython.
    pub traceback_len: Cell<u32>,
    pub callbacks: RefCell<SmallVec<[Callback; 1]>>,
    pub event_loop: RefCell<Value>,
    /// The future's own exception has not been looked at.
    pub log_traceback: Cell<bool>,
    /// It has been yielded to a task that is to wait for it.
    pub blocking: Cell<bool>,
    pub cancel_message: RefCell<Value>,
    /// The `CancelledError` that ended the task, raised again for whoever asks for its result.
    pub cancelled_error: RefCell<Option<Raised>>,
    pub source_traceback: RefCell<Value>,
    /// What it stands for, for the trace.
    pub wait: RefCell<Wait>,
    pub number: Cell<u32>,
    pub task: Option<Box<TaskPart>>,
}

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
    pub label: Option<Rc<str>>,
    pub owner: Value,
    pub deadline: Option<u64>,
}

impl Default for Wait {
    fn default() -> Self {
        Wait { kind: WaitKind::Future, label: None, owner: Value::Null, deadline: None }
    }
}

impl FutureData {
    pub fn new(event_loop: Value, task: Option<Box<TaskPart>>) -> FutureData {
        FutureData {
            state: Cell::new(FutureState::Pending),
            result: RefCell::new(Value::None),
            exception: RefCell::new(None),
            traceback_len: Cell::new(0),
            callbacks: RefCell::default(),
            event_loop: RefCell::new(event_loop),
            log_traceback: Cell::new(false),
            blocking: Cell::new(false),
            cancel_message: RefCell::new(Value::None),
            cancelled_error: RefCell::new(None),
            source_traceback: RefCell::new(Value::None),
            wait: RefCell::default(),
            number: Cell::new(0),
            task,
        }
    }

    pub fn is_done(&self) -> bool {
        self.state.get() != FutureState::Pending
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
    if let Some(error) = future.cancelled_error.borrow_mut().take() {
        return error;
    }
    let class = cancelled_class(vm);
    let message = future.cancel_message.borrow().clone();
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
            if let Some(raised) = &*data.exception.borrow() {
                if let Some(exception) = raised.0.exception() {
                    let len = data.traceback_len.replace(0);
                    exception.traceback.borrow_mut().truncate(len as usize);
                }
                return Err(raised.clone());
            }
            Ok(data.result.borrow().clone())
        }
    }
}

/// Sets the result of a future that is pending.
pub(crate) fn set_result(vm: &mut Vm, future: &Rc<Instance>, value: Value) -> PyResult<()> {
    let data = of(future);
    if data.is_done() {
        return Err(invalid_state(vm, "invalid state"));
    }
    *data.result.borrow_mut() = value;
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
    data.traceback_len.set(len as u32);
    *data.exception.borrow_mut() = Some(raised);
    data.state.set(FutureState::Finished);
    data.log_traceback.set(true);
    future.wants_del.set(true);
    schedule_callbacks(vm, future)
}

/// `Future.cancel`, not a task's.
pub(crate) fn cancel(vm: &mut Vm, future: &Rc<Instance>, message: Value) -> PyResult<bool> {
    let data = of(future);
    data.log_traceback.set(false);
    if data.is_done() {
        return Ok(false);
    }
    data.state.set(FutureState::Cancelled);
    *data.cancel_message.borrow_mut() = message;
    schedule_callbacks(vm, future)?;
    Ok(true)
}

/// Puts the callbacks of a future that is done into its loop's ready queue.
pub(crate) fn schedule_callbacks(vm: &mut Vm, future: &Rc<Instance>) -> PyResult<()> {
    let callbacks = std::mem::take(&mut *of(future).callbacks.borrow_mut());
    for callback in callbacks {
        schedule_callback(vm, future, callback)?;
    }
    Ok(())
}

fn schedule_callback(vm: &mut Vm, future: &Rc<Instance>, callback: Callback) -> PyResult<()> {
    let event_loop = of(future).event_loop.borrow().clone();
    match callback {
        Callback::Wakeup(task) => {
            crate::tracing::woken(vm, &task);
            events::push_ready(vm, &event_loop, Ready::Wakeup(task, future.clone()))
        }
        Callback::Call { function, context } => {
            let args = vec![Value::Instance(future.clone())];
            if event_loop.native::<LoopData>().is_some() {
                events::call_soon(vm, &event_loop, function, args, context)?;
            } else {
                let call_soon = vm.get_attr_str(&event_loop, "call_soon")?;
                let mut args = Args::of([function, Value::Instance(future.clone())]);
                args.kw.push((vm.intern("context"), context));
                vm.call(&call_soon, args)?;
            }
            Ok(())
        }
    }
}

/// Adds what is to be done when the future is done; at once where it is.
pub(crate) fn add_callback(vm: &mut Vm, future: &Rc<Instance>, callback: Callback) -> PyResult<()> {
    if of(future).is_done() {
        return schedule_callback(vm, future, callback);
    }
    of(future).callbacks.borrow_mut().push(callback);
    Ok(())
}

/// What `await future` iterates over.
struct FutureIter {
    future: Rc<Instance>,
    yielded: Cell<bool>,
}

/// The methods of what `await future` iterates over, for code that drives a coroutine by hand.
fn install_iterator(vm: &mut Vm, class: &Rc<Class>) {
    fn of_receiver(value: &Value) -> Option<Rc<NativeIter>> {
        match value {
            Value::Iter(iter) => Some(iter.clone()),
            _ => None,
        }
    }
    vm.def(class, "send", |vm, args| {
        args.exact(vm, "FutureIter.send", 1, 1)?;
        let Some(iter) = of_receiver(&args[0]) else { return Ok(Value::None) };
        match iter.next(vm)? {
            Some(value) => Ok(value),
            None => Err(vm.stop_iteration(Value::None)),
        }
    });
    vm.def(class, "throw", |vm, args| {
        args.between(vm, "throw", 1, 1, 3)?;
        Err(vm.raise_value(args[1].clone()))
    });
    vm.def(class, "close", |_, _| Ok(Value::None));
}

impl CustomIter for FutureIter {
    fn class(&self, vm: &Vm) -> Rc<Class> {
        vm.native_class::<FutureIter>()
    }

    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        match self.send(vm, Value::None)? {
            Resumed::Yielded(value) => Ok(Some(value)),
            Resumed::Returned(value) => Err(vm.stop_iteration(value)),
        }
    }

    fn send(&self, vm: &mut Vm, _value: Value) -> PyResult<Resumed> {
        let data = of(&self.future);
        if data.is_done() {
            return result(vm, &self.future).map(Resumed::Returned);
        }
        if self.yielded.replace(true) {
            return Err(vm.runtime_error("await wasn't used with future"));
        }
        data.blocking.set(true);
        Ok(Resumed::Yielded(Value::Instance(self.future.clone())))
    }
}

/// Why a task that waits for this future waits, for the trace.
pub(crate) fn describe(vm: &mut Vm, future: &Value) -> (WaitKind, String, WaitTarget, Option<u64>) {
    let Some(data) = data(future) else {
        return (WaitKind::Future, vm.type_name(future), WaitTarget::None, None);
    };
    if let Some(task) = &data.task {
        let label = task.name(vm);
        return (WaitKind::Task, label, WaitTarget::Task(TaskId(task.number)), None);
    }
    let wait = data.wait.borrow().clone();
    if let Some(children) = children_of(vm, future) {
        let label = match &wait.label {
            Some(label) => label.to_string(),
            None => "gather".to_owned(),
        };
        return (WaitKind::Many, label, WaitTarget::Tasks(children), wait.deadline);
    }
    let label = match &wait.label {
        Some(label) => label.to_string(),
        None => "future".to_owned(),
    };
    let target = match (&wait.kind, &wait.owner) {
        (WaitKind::Future, _) => {
            if data.number.get() == 0 {
                let state = vm.state::<State>();
                state.next_future += 1;
                data.number.set(state.next_future);
            }
            WaitTarget::Future(FutureId(data.number.get()))
        }
        (WaitKind::Thread, Value::Int(thread)) => WaitTarget::Thread(ThreadId(*thread as u32)),
        (WaitKind::Many, owner) => WaitTarget::Tasks(group_children(vm, owner)),
        (_, Value::Null | Value::Str(_)) => WaitTarget::None,
        (_, owner) => WaitTarget::Object(ObjectId(vm.state::<State>().object_number(owner))),
    };
    (wait.kind, label, target, wait.deadline)
}

/// The tasks that a gathering future waits for.
fn children_of(vm: &mut Vm, future: &Value) -> Option<Vec<TaskId>> {
    let name = vm.intern("_children");
    let dict = instance(future)?.dict_if_any()?.clone();
    let children = dict.get_str(&name)?;
    Some(task_numbers(vm, &children))
}

/// The tasks of a `TaskGroup`.
fn group_children(vm: &mut Vm, owner: &Value) -> Vec<TaskId> {
    if matches!(owner, Value::Null | Value::Str(_)) {
        return Vec::new();
    }
    match vm.get_attr_str(owner, "_tasks") {
        Ok(tasks) => task_numbers(vm, &tasks),
        Err(_) => Vec::new(),
    }
}

fn task_numbers(vm: &mut Vm, futures: &Value) -> Vec<TaskId> {
    let items = vm.list_of(futures).unwrap_or_default();
    items
        .iter()
        .filter_map(|item| data(item))
        .filter(|data| !data.is_done())
        .filter_map(|data| data.task.as_ref().map(|task| TaskId(task.number)))
        .collect()
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

pub(crate) fn install(vm: &mut Vm, module: &Rc<Module>) {
    let class = vm.native_type(module, "Future", "_asyncio", 200);
    vm.register_class::<FutureData>(&class);
    let iter = vm.native_type(module, "FutureIter", "_asyncio", 201);
    vm.register_class::<FutureIter>(&iter);
    install_iterator(vm, &iter);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        Ok(vm.new_native(&class, FutureData::new(Value::None, None)))
    });
    vm.def(&class, "__init__", |vm, mut args| {
        let future = receiver(vm, &args[0])?;
        let given = args.take_kw("loop").unwrap_or(Value::None);
        args.no_more_kw(vm, "Future")?;
        if args.len() > 1 {
            let given = args.len() - 1;
            return Err(
                vm.type_error(format!("Future() takes at most 0 positional arguments ({given} given)"))
            );
        }
        init(vm, &future, given)?;
        Ok(Value::None)
    });
    install_results(vm, &class);
    install_callbacks(vm, &class);
    install_attributes(vm, &class);
    vm.def(&class, "__await__", await_future);
    vm.def(&class, "__iter__", await_future);
    vm.def(&class, "__repr__", |vm, args| {
        let hook = hook(vm, "future_repr");
        vm.call(&hook, Args::one(args[0].clone()))
    });
    vm.def_class_method(&class, "__class_getitem__", |vm, args| {
        Ok(vm.generic_alias(args[0].clone(), args[1].clone()))
    });
    // Not through `def`: classes with a `__del__` are finalised always, these only when they ask for it.
    let del = vm::vm_native("__del__", "Future", finalize);
    let name = vm.intern("__del__");
    class.dict.set_str(&name, del);
    class.changed();
}

/// Sets the loop of a new future: the one given, else the running one.
pub(crate) fn init(vm: &mut Vm, future: &Rc<Instance>, given: Value) -> PyResult<()> {
    let event_loop = if given.is_none() { events::get_event_loop(vm)? } else { given };
    *of(future).event_loop.borrow_mut() = event_loop.clone();
    if let Some(data) = event_loop.native::<LoopData>()
        && data.debug.get()
    {
        let extract = hook(vm, "extract_stack");
        let frame = vm.import_module("sys").and_then(|sys| vm.get_attr_str(&sys, "_getframe"));
        if let Ok(getframe) = frame
            && let Ok(frame) = vm.call(&getframe, Args::one(Value::Int(0)))
            && let Ok(stack) = vm.call(&extract, Args::one(frame))
        {
            *of(future).source_traceback.borrow_mut() = stack;
        }
    }
    Ok(())
}

fn await_future(vm: &mut Vm, args: Args) -> PyResult {
    let future = receiver(vm, &args[0])?;
    Ok(NativeIter::custom(FutureIter { future, yielded: Cell::new(false) }))
}

fn install_results(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "result", |vm, args| {
        let future = receiver(vm, &args[0])?;
        result(vm, &future)
    });
    vm.def(class, "exception", |vm, args| {
        let future = receiver(vm, &args[0])?;
        let data = of(&future);
        match data.state.get() {
            FutureState::Pending => Err(invalid_state(vm, "Exception is not set.")),
            FutureState::Cancelled => Err(make_cancelled_error(vm, data)),
            FutureState::Finished => {
                data.log_traceback.set(false);
                future.wants_del.set(false);
                Ok(data.exception.borrow().as_ref().map_or(Value::None, Raised::value))
            }
        }
    });
    vm.def(class, "set_result", |vm, args| {
        let future = receiver(vm, &args[0])?;
        args.exact(vm, "Future.set_result", 1, 1)?;
        set_result(vm, &future, args[1].clone())?;
        Ok(Value::None)
    });
    vm.def(class, "set_exception", |vm, args| {
        let future = receiver(vm, &args[0])?;
        args.exact(vm, "Future.set_exception", 1, 1)?;
        if of(&future).is_done() {
            return Err(invalid_state(vm, "invalid state"));
        }
        let base = vm.types.base_exception.clone();
        let is_exception = match &args[1] {
            Value::Class(class) => class.is_subclass(&base),
            other => vm.is_instance(other, &base),
        };
        if !is_exception {
            return Err(vm.type_error("invalid exception object"));
        }
        let mut raised = vm.exception_from(args[1].clone())?;
        if vm.raised_is(&raised, &vm.types.stop_iteration.clone()) {
            // It cannot be raised into a coroutine.
            let error = vm.runtime_error(
                "StopIteration interacts badly with generators and cannot be raised into a Future",
            );
            *error.data().cause.borrow_mut() = raised.value();
            *error.data().context.borrow_mut() = raised.value();
            raised = error;
        }
        set_exception(vm, &future, raised)?;
        Ok(Value::None)
    });
    vm.def(class, "cancel", |vm, mut args| {
        let future = receiver(vm, &args[0])?;
        let message = args.take_kw("msg").unwrap_or_else(|| match args.take(1) {
            Value::Null => Value::None,
            message => message,
        });
        Ok(Value::Bool(cancel(vm, &future, message)?))
    });
    vm.def(class, "cancelled", |vm, args| {
        let future = receiver(vm, &args[0])?;
        Ok(Value::Bool(of(&future).state.get() == FutureState::Cancelled))
    });
    vm.def(class, "done", |vm, args| {
        let future = receiver(vm, &args[0])?;
        Ok(Value::Bool(of(&future).is_done()))
    });
    vm.def(class, "get_loop", |vm, args| {
        let future = receiver(vm, &args[0])?;
        let event_loop = of(&future).event_loop.borrow().clone();
        if event_loop.is_none() {
            return Err(vm.runtime_error("Future object is not initialized."));
        }
        Ok(event_loop)
    });
    vm.def(class, "_make_cancelled_error", |vm, args| {
        let future = receiver(vm, &args[0])?;
        Ok(make_cancelled_error(vm, of(&future)).value())
    });
}

fn install_callbacks(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "add_done_callback", |vm, mut args| {
        let future = receiver(vm, &args[0])?;
        let context = match args.take_kw("context") {
            Some(context) if !context.is_none() => context,
            _ => crate::contexts::current(vm),
        };
        args.exact(vm, "add_done_callback", 1, 1)?;
        let function = args.take(1);
        add_callback(vm, &future, Callback::Call { function, context })?;
        Ok(Value::None)
    });
    vm.def(class, "remove_done_callback", |vm, args| {
        let future = receiver(vm, &args[0])?;
        args.exact(vm, "remove_done_callback", 1, 1)?;
        let callbacks: Vec<Callback> = of(&future).callbacks.borrow().to_vec();
        let before = callbacks.len();
        let mut kept = SmallVec::new();
        for callback in callbacks {
            let same = match &callback {
                Callback::Call { function, .. } => vm.eq(function, &args[1])?,
                Callback::Wakeup(_) => false,
            };
            if !same {
                kept.push(callback);
            }
        }
        let removed = before - kept.len();
        let old = std::mem::replace(&mut *of(&future).callbacks.borrow_mut(), kept);
        drop(old);
        Ok(Value::from(removed))
    });
}

fn install_attributes(vm: &mut Vm, class: &Rc<Class>) {
    fn get(value: &Value) -> &FutureData {
        data(value).expect("attributes of futures are reached through futures only")
    }
    vm.def_get(
        class,
        "_state",
        |_, value| {
            Ok(Value::str(match get(value).state.get() {
                FutureState::Pending => "PENDING",
                FutureState::Cancelled => "CANCELLED",
                FutureState::Finished => "FINISHED",
            }))
        },
        None,
    );
    vm.def_get(class, "_result", |_, value| Ok(get(value).result.borrow().clone()), None);
    vm.def_get(
        class,
        "_exception",
        |_, value| Ok(get(value).exception.borrow().as_ref().map_or(Value::None, Raised::value)),
        None,
    );
    vm.def_get(
        class,
        "_callbacks",
        |vm, value| {
            let callbacks = get(value).callbacks.borrow().to_vec();
            if callbacks.is_empty() {
                return Ok(Value::None);
            }
            let mut list = Vec::new();
            for callback in callbacks {
                list.push(match callback {
                    Callback::Call { function, context } => {
                        let context = crate::contexts::as_object(vm, context);
                        Value::tuple(vec![function, context])
                    }
                    Callback::Wakeup(task) => {
                        let wakeup = vm.get_attr_str(&Value::Instance(task), "_wakeup")?;
                        Value::tuple(vec![wakeup, Value::None])
                    }
                });
            }
            Ok(Value::list(list))
        },
        None,
    );
    vm.def_get(
        class,
        "_loop",
        |_, value| Ok(get(value).event_loop.borrow().clone()),
        Some(|_, object, value| {
            *get(object).event_loop.borrow_mut() = value;
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_log_traceback",
        |_, value| Ok(Value::Bool(get(value).log_traceback.get())),
        Some(|vm, object, value| {
            if vm.truth(&value)? {
                return Err(vm.value_error("_log_traceback can only be set to False"));
            }
            get(object).log_traceback.set(false);
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_source_traceback",
        |_, value| Ok(get(value).source_traceback.borrow().clone()),
        Some(|_, object, value| {
            *get(object).source_traceback.borrow_mut() = value;
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_cancel_message",
        |_, value| Ok(get(value).cancel_message.borrow().clone()),
        Some(|_, object, value| {
            *get(object).cancel_message.borrow_mut() = value;
            Ok(())
        }),
    );
    vm.def_get(
        class,
        "_asyncio_future_blocking",
        |_, value| Ok(Value::Bool(get(value).blocking.get())),
        Some(|vm, object, value| {
            let truth = vm.truth(&value)?;
            get(object).blocking.set(truth);
            Ok(())
        }),
    );
}

/// A future is dropped whose exception nobody has looked at, or a task that is pending.
pub(crate) fn finalize(vm: &mut Vm, args: Args) -> PyResult {
    let future = receiver(vm, &args[0])?;
    let data = of(&future);
    if let Some(task) = &data.task
        && !data.is_done()
    {
        if !task.log_destroy_pending.get() || data.event_loop.borrow().is_none() {
            return Ok(Value::None);
        }
        return report(vm, &args[0], "task", "Task was destroyed but it is pending!", None);
    }
    if !data.log_traceback.get() {
        return Ok(Value::None);
    }
    data.log_traceback.set(false);
    let exception = data.exception.borrow().clone();
    let kind = vm.type_name(&args[0]);
    report(vm, &args[0], "future", &format!("{kind} exception was never retrieved"), exception)
}

fn report(vm: &mut Vm, future: &Value, key: &str, message: &str, exception: Option<Raised>) -> PyResult {
    let context = Rc::new(vm::dict::Dict::new());
    // The order of the keys is the order of the lines.
    if let Some(exception) = exception {
        context.set("message", Value::str(message));
        context.set("exception", exception.value());
        context.set(key, future.clone());
    } else {
        context.set(key, future.clone());
        context.set("message", Value::str(message));
    }
    let source = of(&receiver(vm, future)?).source_traceback.borrow().clone();
    if !source.is_none() {
        context.set("source_traceback", source);
    }
    let event_loop = of(&receiver(vm, future)?).event_loop.borrow().clone();
    let handler = vm.get_attr_str(&event_loop, "call_exception_handler")?;
    vm.call(&handler, Args::one(Value::Dict(context)))
}
