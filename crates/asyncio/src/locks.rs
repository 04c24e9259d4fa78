//! The locks of `_thread`: `lock` and `RLock`.
//!
//! Locks are not fair, as CPython's are not: `release` wakes the longest waiter but does not hand the lock over. A
//! waiter that finds it taken again goes on waiting at the head of the queue.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use trace::{BlockKind, EventKind, Line, ObjectId, TaskId};
use vm::class::Class;
use vm::native::{Args, Block, Flow, Input, NativeFrame, Next};
use vm::value::{Instance, Module, PyResult};
use vm::{Value, Vm};

use crate::handles::HandleData;
use crate::state::State;
use crate::thread_module::{caller_is_program, ident};
use crate::{blocks, clock, processes, threads};

/// The longest time that a program may wait for a lock, in seconds.
pub(crate) const TIMEOUT_MAX: f64 = 9_223_372_036.0;

/// The payload of `lock` and `RLock`.
pub(crate) struct LockData {
    reentrant: bool,
    owner: Cell<Option<u32>>,
    locked: Cell<bool>,
    count: Cell<u64>,
    /// Threads that wait, the longest first.
    waiters: RefCell<VecDeque<u32>>,
    /// What waiting for it is called in the trace.
    pub(crate) label: RefCell<Option<Rc<str>>>,
    /// It stands for data that another side has to send, and not for a lock.
    pub(crate) is_io: Cell<bool>,
    /// The line of the program that took it.
    acquired: Cell<Option<u32>>,
    /// What it is part of, such as a semaphore, which keeps it in turn.
    pub(crate) owner_object: RefCell<Weak<Instance>>,
    /// What the trace calls it; none for a lock that the library made for itself.
    pub(crate) kind: Cell<Option<&'static str>>,
    /// Its number in the trace, once it was taken.
    number: Cell<u32>,
    /// Where the trace tells that it was taken.
    told: Cell<Option<usize>>,
}

/// What a lock is part of that a thread waits for, such as a semaphore.
pub(crate) fn owner_object(object: &Value) -> Option<Value> {
    object.native::<LockData>()?.owner_object.borrow().upgrade().map(Value::Instance)
}

pub(crate) fn weak(owner: &Value) -> Weak<Instance> {
    match owner {
        Value::Instance(instance) => Rc::downgrade(instance),
        _ => Weak::new(),
    }
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
        Some(value) => clock::seconds_arg(vm, &value)?,
        None => -1.0,
    };
    if !blocking && timeout != -1.0 {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    if timeout < 0.0 && timeout != -1.0 {
        return Err(vm.value_error("timeout value must be a non-negative number"));
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

pub(crate) fn install(vm: &mut Vm, module: &Rc<Module>) {
    let plain = vm.native_type(module, "lock", "_thread", 240);
    let reentrant = vm.native_type(module, "RLock", "_thread", 241);
    vm.name_in_full(&plain, "_thread");
    vm.name_in_full(&reentrant, "_thread");
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
    vm.def(&plain, "locked", |vm, args| {
        args.exact(vm, "lock.locked", 1, 0)?;
        Ok(Value::Bool(lock(&args[0]).locked.get()))
    });
    // Names of long ago.
    for (old, name) in [("acquire_lock", "acquire"), ("release_lock", "release"), ("locked_lock", "locked")] {
        let method = plain.dict.get(name).unwrap_or_default();
        vm.def_value(&plain, old, method);
    }
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
