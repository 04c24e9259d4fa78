//! `_thread`: locks, handles of threads, and their numbers. `threading`, `queue` and `concurrent.futures` are Python
//! code on top of it.
//!
//! Locks are not fair, as CPython's are not: `release` wakes the longest waiter but does not hand the lock over. A
//! waiter that finds it taken again goes on waiting at the head of the queue.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::{Rc, Weak};

use trace::{BlockKind, EventKind, Line, ObjectId, TaskId};
use vm::class::Class;
use vm::frame::Kind;
use vm::native::{Args, Block, Flow, Input, NativeFrame, Next};
use vm::value::{Instance, Module, PyResult};
use vm::{Value, Vm};

use crate::state::State;
use crate::{blocks, clock, processes, threads, tracing};

/// The longest time that a program may wait for a lock, in seconds.
const TIMEOUT_MAX: f64 = 9_223_372_036.0;

/// The payload of `lock` and `RLock`.
struct LockData {
    reentrant: bool,
    owner: Cell<Option<u32>>,
    locked: Cell<bool>,
    count: Cell<u64>,
    /// Threads that wait, the longest first.
    waiters: RefCell<VecDeque<u32>>,
    /// What waiting for it is called in the trace.
    label: RefCell<Option<Rc<str>>>,
    /// It stands for data that another side has to send, and not for a lock.
    is_io: Cell<bool>,
    /// The line of the program that took it.
    acquired: Cell<Option<u32>>,
    /// What it is part of, such as a semaphore, which keeps it in turn.
    owner_object: RefCell<Weak<Instance>>,
    /// What the trace calls it; none for a lock that the library made for itself.
    kind: Cell<Option<&'static str>>,
    /// Its number in the trace, once it was taken.
    number: Cell<u32>,
    /// Where the trace tells that it was taken.
    told: Cell<Option<usize>>,
}

/// What a lock is part of that a thread waits for, such as a semaphore.
pub(crate) fn owner_object(object: &Value) -> Option<Value> {
    object.native::<LockData>()?.owner_object.borrow().upgrade().map(Value::Instance)
}

fn weak(owner: &Value) -> Weak<Instance> {
    match owner {
        Value::Instance(instance) => Rc::downgrade(instance),
        _ => Weak::new(),
    }
}

/// The payload of `_ThreadHandle`.
struct HandleData {
    /// What waiting for it is called in the trace.
    label: RefCell<Option<Rc<str>>>,
    done: Cell<bool>,
    started: Cell<bool>,
    ident: Cell<u32>,
    waiters: RefCell<Vec<u32>>,
}

/// Handles of threads that have to be waited for at the end, in the order of their start.
#[derive(Default)]
struct Shutdown {
    /// By process.
    handles: BTreeMap<u32, VecDeque<Rc<Instance>>>,
}

fn lock(value: &Value) -> &LockData {
    value.native::<LockData>().expect("methods of locks get locks")
}

/// Whether a lock is taken, and the threads that wait for it, the longest first; none for what is no lock.
pub(crate) fn owner(value: &Value) -> Option<(bool, Vec<u32>)> {
    let data = value.native::<LockData>()?;
    Some((data.locked.get(), data.waiters.borrow().iter().copied().collect()))
}

/// Waits until a lock is free, and takes it.
struct Acquire {
    lock: Value,
    deadline: Option<u64>,
    waiting: bool,
    /// Given instead of True: `__enter__` gives the lock's answer, `_acquire_restore` None.
    count: u64,
    answer: Value,
}

impl NativeFrame for Acquire {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        let this = vm.fiber.thread;
        let data = lock(&self.lock);
        let timed_out = matches!(input, Input::Value(Value::Bool(false))) && self.deadline.is_some();
        if let Input::Raised(raised) = input {
            data.waiters.borrow_mut().retain(|thread| *thread != this);
            return Err(raised);
        }
        if !data.locked.get() {
            data.locked.set(true);
            data.owner.set(Some(this));
            data.count.set(self.count);
            data.acquired.set(vm.program_line());
            if self.waiting {
                data.waiters.borrow_mut().retain(|thread| *thread != this);
                blocks::block_ended(vm);
            }
            tell_taken(vm, data);
            return Ok(Next::Return(self.answer.clone()));
        }
        if timed_out && self.waiting {
            data.waiters.borrow_mut().retain(|thread| *thread != this);
            blocks::block_ended(vm);
            return Ok(Next::Return(Value::Bool(false)));
        }
        if !self.waiting {
            self.waiting = true;
            data.waiters.borrow_mut().push_back(this);
            let kind = data.kind.get().unwrap_or("lock");
            let label = data.label.borrow().as_ref().map_or(kind.to_owned(), |label| label.to_string());
            let kind = if data.is_io.get() { BlockKind::Io } else { BlockKind::Lock };
            blocks::block_began(vm, kind, label);
            blocks::waits_for(vm, self.lock.clone());
        }
        Ok(Next::Block(Block { deadline: self.deadline, ready: false }))
    }

    fn name(&self) -> &'static str {
        "acquire"
    }
}

fn acquire(vm: &mut Vm, args: Args) -> PyResult<Flow> {
    let object = args[0].clone();
    let [blocking, timeout] = args.bind(vm, "acquire", 1, ["blocking", "timeout"], 0)?;
    let blocking = match blocking {
        Some(value) => vm.truth(&value)?,
        None => true,
    };
    let timeout = match timeout {
        Some(value) => vm.float_arg(&value)?,
        None => -1.0,
    };
    if !blocking && timeout != -1.0 {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    if timeout < 0.0 && timeout != -1.0 {
        return Err(vm.value_error("timeout value must be a non-negative number"));
    }
    if timeout > TIMEOUT_MAX {
        return Err(vm.overflow_error("timeout value is too large"));
    }
    let data = lock(&object);
    let this = vm.fiber.thread;
    if !data.locked.get() {
        data.locked.set(true);
        data.owner.set(Some(this));
        data.count.set(1);
        data.acquired.set(vm.program_line());
        tell_taken(vm, data);
        return Ok(Flow::Value(Value::Bool(true)));
    }
    if data.reentrant && data.owner.get() == Some(this) {
        data.count.set(data.count.get() + 1);
        return Ok(Flow::Value(Value::Bool(true)));
    }
    if !blocking {
        return Ok(Flow::Value(Value::Bool(false)));
    }
    processes::refuse_while_starting(vm)?;
    clock::charge(vm, true);
    let deadline = (timeout >= 0.0).then(|| vm.clock.saturating_add(crate::sleep::duration(timeout)));
    if deadline == Some(vm.clock) {
        return Ok(Flow::Value(Value::Bool(false)));
    }
    Ok(Flow::Push(Box::new(Acquire {
        lock: object,
        deadline,
        waiting: false,
        count: 1,
        answer: Value::Bool(true),
    })))
}

fn release(vm: &mut Vm, object: &Value) -> PyResult<()> {
    let data = lock(object);
    if data.reentrant {
        if data.owner.get() != Some(vm.fiber.thread) || !data.locked.get() {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        let count = data.count.get() - 1;
        data.count.set(count);
        if count > 0 {
            return Ok(());
        }
    } else if !data.locked.get() {
        return Err(vm.runtime_error("release unlocked lock"));
    }
    free(vm, data);
    Ok(())
}

/// Tells the trace that a lock of the program was taken.
fn tell_taken(vm: &mut Vm, data: &LockData) {
    let Some(kind) = data.kind.get() else { return };
    if data.number.get() == 0 {
        let state = vm.state::<State>();
        state.next_object += 1;
        data.number.set(state.next_object);
    }
    let task = vm.current_task_id.map(TaskId);
    let line = data.acquired.get().map(Line);
    data.told.set(Some(vm.recorder.len()));
    let object = ObjectId(data.number.get());
    vm.recorder.record(EventKind::Acquired { object, label: kind.to_owned(), task, line });
}

/// Tells that it was given back; what was held while nothing else happened is not worth telling.
fn tell_free(vm: &mut Vm, data: &LockData) {
    let Some(told) = data.told.take() else { return };
    clock::charge(vm, false);
    if vm.recorder.take_back(told) {
        return;
    }
    let task = vm.current_task_id.map(TaskId);
    let line = vm.program_line().map(Line);
    vm.recorder.record(EventKind::Released { object: ObjectId(data.number.get()), task, line });
}

fn free(vm: &mut Vm, data: &LockData) {
    tell_free(vm, data);
    data.locked.set(false);
    data.owner.set(None);
    loop {
        let first = data.waiters.borrow().front().copied();
        match first {
            // It was ended from outside while it waited.
            Some(thread) if threads::is_over(vm, thread) => _ = data.waiters.borrow_mut().pop_front(),
            Some(thread) => return threads::wake(vm, thread),
            None => return,
        }
    }
}

/// Waits until a thread has ended.
struct Join {
    handle: Value,
    deadline: Option<u64>,
    waiting: bool,
}

fn handle(value: &Value) -> &HandleData {
    value.native::<HandleData>().expect("methods of thread handles get thread handles")
}

impl NativeFrame for Join {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if let Input::Raised(raised) = input {
            return Err(raised);
        }
        let data = handle(&self.handle);
        let timed_out =
            self.waiting && self.deadline.is_some() && matches!(input, Input::Value(Value::Bool(false)));
        if data.done.get() || timed_out {
            if self.waiting {
                blocks::block_ended(vm);
            }
            return Ok(Next::Return(Value::None));
        }
        if !self.waiting {
            self.waiting = true;
            let label = data.label.borrow().as_ref().map(|label| label.to_string());
            let label = label.unwrap_or_else(|| format!("thread {}", data.ident.get()));
            blocks::block_began(vm, BlockKind::Join, label);
            blocks::waits_for(vm, self.handle.clone());
        }
        let this = vm.fiber.thread;
        data.waiters.borrow_mut().push(this);
        Ok(Next::Block(Block { deadline: self.deadline, ready: false }))
    }
}

/// A thread that holds a lock, and the line at which it took it; none for a thread whose end is waited for.
type Holder = (u32, Option<u32>);

/// What waiting for a lock or a thread is called; and which thread holds it.
pub(crate) fn holder(object: &Value) -> Option<(String, Option<Holder>)> {
    if let Some(data) = object.native::<LockData>() {
        let label = data.label.borrow().as_ref().map(|label| label.to_string());
        // A lock with a name of its own is that of a sleeper in a condition, which took it itself.
        let holder = match label {
            None => data.owner.get().map(|owner| (owner, data.acquired.get().or(Some(0)))),
            Some(_) => None,
        };
        return Some((label.unwrap_or_else(|| data.kind.get().unwrap_or("lock").to_owned()), holder));
    }
    let data = object.native::<HandleData>()?;
    let thread = data.ident.get().saturating_sub(1);
    let label = data.label.borrow().as_ref().map(|label| label.to_string());
    Some((label.unwrap_or_else(|| format!("thread {thread}")), Some((thread, None))))
}

/// Whether this is the handle of a thread, and not a lock.
pub(crate) fn is_handle(object: Option<&Value>) -> bool {
    object.is_some_and(|object| object.native::<HandleData>().is_some())
}

/// Waits for all threads that are not daemons.
struct ShutDown {
    joining: bool,
}

impl NativeFrame for ShutDown {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if let Input::Raised(raised) = input {
            return Err(raised);
        }
        let this = vm.fiber.thread;
        let process = threads::process_of(vm, this);
        loop {
            let handles = vm.state::<Shutdown>().handles.entry(process).or_default();
            let Some(first) = handles.front().cloned() else {
                return Ok(Next::Return(Value::None));
            };
            let value = Value::Instance(first);
            let data = handle(&value);
            if data.done.get() {
                vm.state::<Shutdown>().handles.entry(process).or_default().pop_front();
                continue;
            }
            self.joining = true;
            data.waiters.borrow_mut().push(this);
            blocks::waits_for(vm, value.clone());
            return Ok(Next::Block(Block { deadline: None, ready: false }));
        }
    }
}

/// The life of a thread that a handle stands for.
struct Body {
    function: Option<Value>,
    handle: Value,
}

impl NativeFrame for Body {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if let Some(function) = self.function.take() {
            return Ok(Next::Call(function, Args::new()));
        }
        clock::charge(vm, true);
        set_done(vm, &self.handle);
        match input {
            Input::Raised(raised) => {
                let exit = vm.types.system_exit.clone();
                if vm.stop.is_none() && !vm.raised_is(&raised, &exit) {
                    let text = format!(
                        "Exception ignored in thread started by: a function\n{}",
                        vm.format_exception(&raised)
                    );
                    vm.write_out(trace::Stream::Stderr, &text)?;
                    return Ok(Next::Return(Value::None));
                }
                Err(raised)
            }
            _ => Ok(Next::Return(Value::None)),
        }
    }
}

fn set_done(vm: &mut Vm, value: &Value) {
    let data = handle(value);
    data.done.set(true);
    let waiters = std::mem::take(&mut *data.waiters.borrow_mut());
    for thread in waiters {
        threads::wake(vm, thread);
    }
}

fn start_thread(
    vm: &mut Vm,
    function: Value,
    handle_value: Value,
    daemon: bool,
    process: Option<u32>,
    name: Option<String>,
) -> PyResult<u32> {
    let data = handle(&handle_value);
    if data.started.replace(true) {
        return Err(vm.runtime_error("thread already started"));
    }
    // `threading.Thread` starts its own bound method, and has a name.
    let name = match &function {
        _ if name.is_some() => name,
        Value::Method(method) => vm
            .get_attr_str(&method.receiver.clone(), "_name")
            .ok()
            .and_then(|name| name.as_str().map(|name| name.to_string())),
        _ => None,
    };
    let body = Body { function: Some(function), handle: handle_value.clone() };
    let own = vm.fiber.thread;
    let own = threads::process_of(vm, own);
    let number = threads::start_frame(vm, Box::new(body), name, process.unwrap_or(own))?;
    data.ident.set(number + 1);
    if data.label.borrow().is_none() {
        *data.label.borrow_mut() = threads::name(vm, number).map(|name| name.as_str().into());
    }
    if !daemon && let Value::Instance(instance) = &handle_value {
        vm.state::<Shutdown>().handles.entry(own).or_default().push_back(instance.clone());
    }
    Ok(number)
}

/// The number that programs see; it is not 0.
fn ident(vm: &Vm) -> i64 {
    vm.fiber.thread as i64 + 1
}

/// The least that `threading.stack_size` takes, in bytes, as on Linux.
const SMALLEST_STACK: i64 = 32_768;

/// Fills the module `_thread`.
pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    install_locks(vm, module);
    install_handles(vm, module);
    vm.add_function(module, "get_ident", |vm, _| Ok(Value::Int(ident(vm))));
    vm.add_function(module, "get_native_id", |vm, _| Ok(Value::Int(ident(vm))));
    vm.add_function(module, "_get_main_thread_ident", |vm, _| {
        Ok(Value::Int(i64::from(processes::main_thread(vm)) + 1))
    });
    vm.add_flow(module, "_shutdown", |_, _| Ok(Flow::Push(Box::new(ShutDown { joining: false }))));
    vm.add_function(module, "stack_size", |vm, args| {
        args.between(vm, "stack_size", 0, 0, 1)?;
        // Asking sets it back to the system's default, as in CPython.
        let size = match args.get(0) {
            Some(size) => vm.small_index(&size.clone())?,
            None => 0,
        };
        if size < 0 {
            return Err(vm.value_error("size must be 0 or a positive value"));
        }
        if size != 0 && size < SMALLEST_STACK {
            return Err(vm.value_error(format!("size not valid: {size} bytes")));
        }
        // Frames are on the heap: a thread needs no stack, and the number is only kept.
        Ok(Value::Int(std::mem::replace(&mut vm.state::<State>().stack_size, size)))
    });
    vm.add_function(module, "start_joinable_thread", |vm, mut args| {
        let given = args.take_kw("handle").unwrap_or(Value::None);
        let daemon = match args.take_kw("daemon") {
            Some(daemon) => vm.truth(&daemon)?,
            None => true,
        };
        // Of this library: the process to which the thread is to belong.
        let process = match args.take_kw("_process") {
            Some(Value::Int(process)) => Some(process as u32),
            _ => None,
        };
        let name = match args.take_kw("_name") {
            Some(name) => Some(vm.str(&name)?.to_string()),
            None => None,
        };
        args.exact(vm, "start_joinable_thread", 0, 1)?;
        let given = if given.is_none() { new_handle(vm) } else { given };
        start_thread(vm, args.take(0), given.clone(), daemon, process, name)?;
        Ok(given)
    });
    for name in ["start_new_thread", "start_new"] {
        vm.add_function(module, name, |vm, mut args| {
            args.between(vm, "start_new_thread", 0, 2, 3)?;
            let function = args.take(0);
            let given = vm.list_of(&args[1])?;
            let partial =
                vm.import_module("functools").and_then(|module| vm.get_attr_str(&module, "partial"))?;
            let mut call = Args::one(function);
            call.pos.extend(given);
            let function = vm.call(&partial, call)?;
            let handle = new_handle(vm);
            let number = start_thread(vm, function, handle, true, None, None)?;
            Ok(Value::Int(i64::from(number) + 1))
        });
    }
    vm.add_function(module, "_label", |vm, args| {
        args.between(vm, "_label", 0, 3, 4)?;
        let is_io = args.get(3).is_some_and(|value| matches!(value, Value::Bool(true)));
        let label = match &args[2] {
            Value::Str(label) => label.clone(),
            _ => vm.str(&args[1])?,
        };
        if let Some(data) = args[0].native::<LockData>() {
            *data.label.borrow_mut() = Some(label.as_str().into());
            data.is_io.set(is_io);
            *data.owner_object.borrow_mut() = weak(&args[2]);
        }
        if let Some(data) = args[0].native::<HandleData>() {
            *data.label.borrow_mut() = Some(label.as_str().into());
        }
        Ok(Value::None)
    });
    // Whether it is told: what the library takes for itself is not.
    vm.add_function(module, "_taken", |vm, args| {
        let is_told = caller_is_program(vm, 1);
        if is_told {
            tracing::taken(vm, args, true)?;
        }
        Ok(Value::Bool(is_told))
    });
    vm.add_function(module, "_given_back", |vm, args| tracing::taken(vm, args, false));
    // The lock of a condition: it is the program's where the condition is.
    vm.add_function(module, "_of_condition", |vm, args| {
        if let Some(data) = args[0].native::<LockData>()
            && caller_is_program(vm, 1)
        {
            data.kind.set(Some("condition"));
            *data.owner_object.borrow_mut() = weak(&args[1]);
        }
        Ok(Value::None)
    });
    vm.add_value(module, "TIMEOUT_MAX", Value::Float(TIMEOUT_MAX));
    let error = Value::Class(vm.types.runtime_error.clone());
    vm.add_value(module, "error", error);
    vm.add_flow(module, "interrupt_main", |vm, args| {
        let module = vm.import_module("_signal_handlers")?;
        let interrupt = vm.get_attr_str(&module, "interrupt")?;
        Ok(Flow::Call(interrupt, args))
    });
    vm.add_function(module, "__getattr__", |vm, args| {
        let name = vm.str_arg(&args[0], "attribute name must be string")?;
        if name.as_str() == "_local" {
            let module = vm.import_module("_thread_local")?;
            return vm.get_attr_str(&module, "local");
        }
        Err(vm.attribute_error(format!("module '_thread' has no attribute '{}'", name.as_str())))
    });
    Ok(())
}

/// Whether code of the program called the library's function that runs, so many frames further down.
fn caller_is_program(vm: &Vm, skipped: usize) -> bool {
    let mut frames = vm.fiber.frames.iter().rev().filter(|frame| matches!(frame.kind, Kind::Python));
    frames.nth(skipped).is_some_and(|frame| !frame.code.is_library())
}

fn install_locks(vm: &mut Vm, module: &Rc<Module>) {
    let plain = vm.native_type(module, "lock", "_thread", 240);
    let reentrant = vm.native_type(module, "RLock", "_thread", 241);
    vm.add_value(module, "LockType", Value::Class(plain.clone()));
    fn new_lock(vm: &mut Vm, class: &Rc<Class>, reentrant: bool) -> Value {
        // `threading.RLock` is a function of the library.
        let is_own = caller_is_program(vm, usize::from(reentrant));
        let data = LockData {
            reentrant,
            owner: Cell::new(None),
            locked: Cell::new(false),
            count: Cell::new(0),
            waiters: RefCell::default(),
            label: RefCell::new(None),
            is_io: Cell::new(false),
            acquired: Cell::new(None),
            owner_object: RefCell::new(Weak::new()),
            kind: Cell::new(is_own.then_some("lock")),
            number: Cell::new(0),
            told: Cell::new(None),
        };
        vm.new_native(class, data)
    }
    vm.def_new(&plain, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        args.exact(vm, "lock", 0, 0)?;
        Ok(new_lock(vm, &class, false))
    });
    vm.def_new(&reentrant, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        args.exact(vm, "RLock", 0, 0)?;
        Ok(new_lock(vm, &class, true))
    });
    vm.register_class::<LockData>(&plain);
    vm.add_function(module, "allocate_lock", |vm, _| {
        let class = vm.native_class::<LockData>();
        Ok(new_lock(vm, &class, false))
    });
    for class in [&plain, &reentrant] {
        vm.def_flow(class, "acquire", acquire);
        vm.def_flow(class, "__enter__", |vm, args| {
            args.exact(vm, "__enter__", 1, 0)?;
            acquire(vm, args)
        });
        vm.def(class, "release", |vm, args| {
            args.exact(vm, "release", 1, 0)?;
            release(vm, &args[0])?;
            Ok(Value::None)
        });
        vm.def(class, "__exit__", |vm, args| {
            release(vm, &args[0])?;
            Ok(Value::None)
        });
        vm.def(class, "__repr__", |vm, args| {
            let data = lock(&args[0]);
            let state = if data.locked.get() { "locked" } else { "unlocked" };
            let class = vm.class_of(&args[0]);
            let name = vm.class_full_name(&class);
            let at = args[0].id();
            if data.reentrant {
                let owner = data.owner.get().map_or(0, |owner| owner + 1);
                let count = data.count.get();
                let count = if data.locked.get() { count } else { 0 };
                return Ok(Value::str(format!(
                    "<{state} {name} object owner={owner} count={count} at {at:#x}>"
                )));
            }
            Ok(Value::str(format!("<{state} {name} object at {at:#x}>")))
        });
    }
    vm.def(&plain, "locked", |_, args| Ok(Value::Bool(lock(&args[0]).locked.get())));
    vm.def(&plain, "_at_fork_reinit", |_, _| Ok(Value::None));
    vm.def(&reentrant, "_at_fork_reinit", |_, _| Ok(Value::None));
    vm.def(&reentrant, "_is_owned", |vm, args| {
        let data = lock(&args[0]);
        Ok(Value::Bool(data.locked.get() && data.owner.get() == Some(vm.fiber.thread)))
    });
    vm.def(&reentrant, "_recursion_count", |vm, args| {
        let data = lock(&args[0]);
        let own = data.locked.get() && data.owner.get() == Some(vm.fiber.thread);
        Ok(Value::Int(if own { data.count.get() as i64 } else { 0 }))
    });
    vm.def(&reentrant, "_release_save", |vm, args| {
        let data = lock(&args[0]);
        if !data.locked.get() || data.owner.get() != Some(vm.fiber.thread) {
            return Err(vm.runtime_error("cannot release un-acquired lock"));
        }
        let count = data.count.get() as i64;
        let owner = ident(vm);
        free(vm, data);
        Ok(Value::tuple(vec![Value::Int(count), Value::Int(owner)]))
    });
    vm.def_flow(&reentrant, "_acquire_restore", |vm, args| {
        args.exact(vm, "_acquire_restore", 1, 1)?;
        let saved = vm.list_of(&args[1])?;
        let count = match saved.first() {
            Some(Value::Int(count)) => *count as u64,
            _ => 1,
        };
        let frame =
            Acquire { lock: args[0].clone(), deadline: None, waiting: false, count, answer: Value::None };
        Ok(Flow::Push(Box::new(frame)))
    });
}

fn new_handle(vm: &mut Vm) -> Value {
    let class = vm.native_class::<HandleData>();
    let data = HandleData {
        label: RefCell::new(None),
        done: Cell::new(false),
        started: Cell::new(false),
        ident: Cell::new(0),
        waiters: RefCell::default(),
    };
    vm.new_native(&class, data)
}

fn install_handles(vm: &mut Vm, module: &Rc<Module>) {
    let class = vm.native_type(module, "_ThreadHandle", "_thread", 242);
    vm.register_class::<HandleData>(&class);
    vm.def_new(&class, |vm, _| Ok(new_handle(vm)));
    vm.def_flow(&class, "join", |vm, args| {
        let object = args[0].clone();
        let [timeout] = args.bind(vm, "join", 1, ["timeout"], 0)?;
        clock::charge(vm, true);
        let deadline = match timeout {
            Some(value) if !value.is_none() => {
                let seconds = vm.float_arg(&value)?;
                if seconds > TIMEOUT_MAX {
                    return Err(vm.overflow_error("timeout value is too large"));
                }
                (seconds >= 0.0).then(|| vm.clock.saturating_add(crate::sleep::duration(seconds)))
            }
            _ => None,
        };
        let data = handle(&object);
        if !data.started.get() && !data.done.get() {
            return Err(vm.runtime_error("thread not started"));
        }
        if data.ident.get() == vm.fiber.thread + 1 && !data.done.get() {
            return Err(vm.runtime_error("Cannot join current thread"));
        }
        Ok(Flow::Push(Box::new(Join { handle: object, deadline, waiting: false })))
    });
    vm.def(&class, "is_done", |_, args| Ok(Value::Bool(handle(&args[0]).done.get())));
    vm.def(&class, "_set_done", |vm, args| {
        set_done(vm, &args[0]);
        Ok(Value::None)
    });
    vm.def_get(&class, "ident", |_, value| Ok(Value::Int(i64::from(handle(value).ident.get()))), None);
    vm.add_function(module, "_make_thread_handle", |vm, args| {
        let given = new_handle(vm);
        if let Some(Value::Int(ident)) = args.get(0) {
            handle(&given).ident.set(*ident as u32);
            handle(&given).started.set(true);
        }
        Ok(given)
    });
}
