//! Handles of threads: starting one, waiting for its end, and for all of them at the end of the program.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use trace::BlockKind;
use vm::native::{Args, Block, Flow, Input, NativeFrame, Next};
use vm::value::{Instance, Module, PyResult};
use vm::{Value, Vm};

use crate::{blocks, clock, threads};

/// The payload of `_ThreadHandle`.
pub(crate) struct HandleData {
    /// What waiting for it is called in the trace.
    pub(crate) label: RefCell<Option<Rc<str>>>,
    done: Cell<bool>,
    started: Cell<bool>,
    pub(crate) ident: Cell<u32>,
    waiters: RefCell<Vec<u32>>,
}

/// Handles of threads that have to be waited for at the end, in the order of their start.
#[derive(Default)]
struct Shutdown {
    /// By process.
    handles: BTreeMap<u32, VecDeque<Rc<Instance>>>,
}

type Call = (Value, Args);

/// What the library calls when a thread has run its function, by thread.
#[derive(Default)]
struct LastCalls(BTreeMap<u32, VecDeque<Call>>);

fn handle(value: &Value) -> &HandleData {
    value.native::<HandleData>().expect("methods of thread handles get thread handles")
}

/// Waits until a thread has ended.
struct Join {
    handle: Value,
    deadline: Option<u64>,
    waiting: bool,
}

impl NativeFrame for Join {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        let data = handle(&self.handle);
        let this = vm.fiber.thread;
        if self.waiting {
            data.waiters.borrow_mut().retain(|thread| *thread != this);
        }
        if let Input::Raised(raised) = input {
            return Err(raised);
        }
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
        data.waiters.borrow_mut().push(this);
        Ok(Next::Block(Block { deadline: self.deadline, ready: false }))
    }
}

/// Waits for all threads that are not daemons.
pub(crate) struct ShutDown;

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
            data.waiters.borrow_mut().push(this);
            blocks::waits_for(vm, value.clone());
            return Ok(Next::Block(Block { deadline: None, ready: false }));
        }
    }
}

/// The life of a thread that a handle stands for.
struct Body {
    function: Value,
    /// Until it is called.
    args: Option<Args>,
    handle: Value,
    /// Once the function has ended: what is called yet, and how the thread ends.
    ended: Option<(VecDeque<Call>, PyResult<Next>)>,
}

impl NativeFrame for Body {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if let Some(args) = self.args.take() {
            return Ok(Next::Call(self.function.clone(), args));
        }
        if self.ended.is_none() {
            clock::charge(vm, true);
            let ended = self.end(vm, input);
            let thread = vm.fiber.thread;
            let last = vm.state::<LastCalls>().0.remove(&thread).unwrap_or_default();
            self.ended = Some((last, ended));
        }
        if let Some((last, _)) = &mut self.ended
            && vm.stop.is_none()
            && let Some((function, args)) = last.pop_front()
        {
            return Ok(Next::Call(function, args));
        }
        set_done(vm, &self.handle);
        self.ended.take().map_or(Ok(Next::Return(Value::None)), |(_, ended)| ended)
    }
}

impl Body {
    fn end(&self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        let Input::Raised(raised) = input else { return Ok(Next::Return(Value::None)) };
        let exit = vm.types.system_exit.clone();
        if vm.stop.is_some() || vm.raised_is(&raised, &exit) {
            return Err(raised);
        }
        let shown = vm.repr(&self.function).map(|text| text.to_string()).unwrap_or_default();
        let message = format!("Exception ignored in thread started by {shown}");
        vm.tell_ignored(Err(raised), Some(&message), &Value::None)?;
        Ok(Next::Return(Value::None))
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

pub(crate) fn start_thread(
    vm: &mut Vm,
    (function, args): (Value, Args),
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
    let body = Body { function, args: Some(args), handle: handle_value.clone(), ended: None };
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

/// Whether this is the handle of a thread, and not a lock.
pub(crate) fn is_handle(object: Option<&Value>) -> bool {
    object.is_some_and(|object| object.native::<HandleData>().is_some())
}

pub(crate) fn new_handle(vm: &mut Vm) -> Value {
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

pub(crate) fn install(vm: &mut Vm, module: &Rc<Module>) {
    let class = vm.native_type(module, "_ThreadHandle", "_thread", 242);
    vm.register_class::<HandleData>(&class);
    vm.def_new(&class, |vm, _| Ok(new_handle(vm)));
    vm.def_flow(&class, "join", |vm, args| {
        let object = args[0].clone();
        let [timeout] = args.bind(vm, "join", 1, ["timeout"], 0)?;
        clock::charge(vm, true);
        let deadline = match timeout {
            Some(value) if !value.is_none() => {
                let seconds = clock::seconds_arg(vm, &value)?;
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
    // Of this library: the first argument is called with the others when the current thread has run its function.
    vm.add_function(module, "_at_thread_end", |vm, mut args| {
        let function = args.take(0);
        args.pos.remove(0);
        let thread = vm.fiber.thread;
        vm.state::<LastCalls>().0.entry(thread).or_default().push_back((function, args));
        Ok(Value::None)
    });
    vm.add_function(module, "_make_thread_handle", |vm, args| {
        let given = new_handle(vm);
        if let Some(Value::Int(ident)) = args.get(0) {
            handle(&given).ident.set(*ident as u32);
            handle(&given).started.set(true);
        }
        Ok(given)
    });
}
