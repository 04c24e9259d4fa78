//! Simulated processes: groups of threads with a GIL, a `__main__` module and a share of the cores of their own.
//!
//! A process is no machine of its own. It has its own `sys.modules`: the modules of the library that keep state are
//! imported anew by each process, the others are shared, and `__main__` is the program's source executed once more, as
//! CPython's start method "spawn" does. Everything that crosses is pickled by the library's Python part.
//!
//! With counted work, processes work side by side: the work of a thread moves only the clock of its process, which
//! thus runs ahead of the common clock by a slice at most. The thread is put aside until the common clock has come
//! that far, while others have their turn at the time before. A process whose clock is ahead is busy, and so is the core
//! that it works on; with more processes than cores they take turns, slice by slice. What one process tells another
//! waits for the common clock first ([`sync`]).

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use trace::{Cpu, EventKind, ItemId, Nanos, Options, Policy, ProcessId, ThreadId};
use vm::dict::Dict;
use vm::native::{Args, Block, Flow, Input, NativeFrame, Next};
use vm::value::{Module, PyResult};
use vm::{Value, Vm};

use crate::state::State;
use crate::{clock, gil, threads};

/// How long a process starts up, with counted work: an interpreter is loaded, the program's module is executed.
const START_UP: u64 = 50_000_000;
/// What a piece of work costs the process that takes it, beside the work: pickling, and the way through a pipe.
const PER_ITEM: u64 = 1_000_000;
/// How much is pickled for what an instruction costs.
const BYTES_PER_INSTRUCTION: u64 = 16;
/// The number that `os.getpid()` gives in the program's own process; others follow.
const FIRST_PID: u32 = 4242;

/// What CPython says where a new process would start another one while it executes the program's module.
const UNGUARDED: &str = "
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The \"freeze_support()\" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the \"Safe importing of main module\"
        section in https://docs.python.org/3/library/multiprocessing.html
        ";

/// Modules that keep state which belongs to a process; with them their submodules.
const OWN_MODULES: &[&str] = &[
    "__main__",
    "__mp_main__",
    "_mp_pickle",
    "_pickler",
    "_threading_more",
    "_unpickler",
    "asyncio",
    "atexit",
    "concurrent",
    "copy",
    "copyreg",
    "logging",
    "multiprocessing",
    "pickle",
    "random",
    "sys",
    "threading",
];

/// What a Python that was started as a command shares with the others nevertheless: the machine's disk, descriptors and
/// the streams around them.
const MACHINE_MODULES: &[&str] = &[
    "_buffered",
    "_descriptors",
    "_disk",
    "_files",
    "_mp_kernel",
    "_pipes",
    "_python_command",
    "_text_files",
    "io",
];

/// The processes of a run.
#[derive(Default)]
pub(crate) struct Processes {
    list: Vec<Process>,
    /// The one whose modules are in the machine.
    current: u32,
    /// How many are not over.
    live: u32,
    counted: bool,
    /// Until when each core is busy.
    cores: Vec<u64>,
    /// Threads that wait for a core, the longest first.
    queue: VecDeque<u32>,
    items: u32,
}

struct Process {
    /// While it is not the current one.
    modules: Option<Rc<Dict>>,
    hooks: BTreeMap<String, Value>,
    next_name: u32,
    /// Nanoseconds of work that were charged to it.
    worked: u64,
    parent: u32,
    /// Its main thread.
    first: Option<u32>,
    /// The thread that ran last.
    last_running: u32,
    /// How far its own clock has come.
    busy_until: u64,
    /// When it has started up.
    ready: u64,
    /// Its `__main__` is being executed, at no cost; quietly where it is `forked`.
    starting: bool,
    /// In CPython, it would have begun as a copy of its parent.
    forked: bool,
    /// It executes a program of its own.
    command: bool,
    over: bool,
}

impl Process {
    fn new(parent: u32, modules: Option<Rc<Dict>>) -> Process {
        Process {
            modules,
            hooks: BTreeMap::new(),
            next_name: 0,
            worked: 0,
            parent,
            first: None,
            last_running: 0,
            busy_until: 0,
            ready: 0,
            starting: false,
            forked: true,
            command: false,
            over: false,
        }
    }
}

/// A run begins.
pub(crate) fn configure(vm: &mut Vm, options: &Options) {
    vm.cores = options.cores.max(1);
    let processes = vm.state::<Processes>();
    processes.counted = matches!(options.cpu, Cpu::Counted { .. });
    // Where nothing is to come between, one works after the other.
    let cores = if options.policy == Policy::Serial { 1 } else { options.cores.max(1) };
    processes.cores = vec![0; cores as usize];
    processes.list = vec![Process::new(0, None)];
    processes.live = 1;
}

/// Whether processes work side by side, so that each has a clock of its own.
pub(crate) fn side_by_side(vm: &mut Vm) -> bool {
    let processes = vm.state::<Processes>();
    processes.counted && processes.live > 1
}

/// Whether the process that runs executes its `__main__` module for the first time.
pub(crate) fn is_starting(vm: &mut Vm) -> bool {
    let processes = vm.state::<Processes>();
    processes.current > 0 && processes.list[processes.current as usize].starting
}

/// Whether the process that runs executes its `__main__` only to have what a forked process has from its parent.
pub(crate) fn is_catching_up(vm: &mut Vm) -> bool {
    let processes = vm.state::<Processes>();
    processes.list[processes.current as usize].forked && is_starting(vm)
}

/// A thread asks whether it may run. None: it may. Else when it is to ask again; without a time, it is told.
pub(crate) fn admit(vm: &mut Vm, thread: u32) -> Option<Option<u64>> {
    let processes = vm.state::<Processes>();
    if !processes.counted || processes.list.len() == 1 {
        return None;
    }
    let now = threads::common_time(vm);
    let process = threads::process_of(vm, thread);
    let processes = vm.state::<Processes>();
    let busy = processes.list[process as usize].busy_until;
    if busy > now {
        return Some(Some(busy));
    }
    let free = processes.cores.iter().filter(|until| **until <= now).count();
    let place = processes.queue.iter().position(|waiting| *waiting == thread);
    let before = place.unwrap_or(processes.queue.len());
    if before < free {
        if let Some(place) = place {
            processes.queue.remove(place);
        }
        return None;
    }
    if place.is_none() {
        processes.queue.push_back(thread);
    }
    Some(processes.cores.iter().copied().filter(|until| *until > now).min())
}

/// A thread of a process gets the machine: gives the thread of that process that had it before.
pub(crate) fn enter(vm: &mut Vm, process: u32, thread: u32) -> u32 {
    let processes = vm.state::<Processes>();
    let from = std::mem::replace(&mut processes.list[process as usize].last_running, thread);
    if processes.current != process {
        change_to(vm, process);
    }
    from
}

fn change_to(vm: &mut Vm, process: u32) {
    let state = vm.state::<State>();
    let (hooks, next_name, worked) = (std::mem::take(&mut state.hooks), state.next_name, state.worked);
    let modules = vm.modules.clone();
    let processes = vm.state::<Processes>();
    let left = &mut processes.list[processes.current as usize];
    left.modules = Some(modules);
    left.hooks = hooks;
    left.next_name = next_name;
    left.worked = worked;
    processes.current = process;
    let entered = &mut processes.list[process as usize];
    let (modules, hooks, next_name) =
        (entered.modules.take(), std::mem::take(&mut entered.hooks), entered.next_name);
    let (worked, quiet) = (entered.worked, entered.starting && entered.forked);
    let state = vm.state::<State>();
    state.hooks = hooks;
    state.next_name = next_name;
    state.worked = worked;
    if let Some(modules) = modules {
        vm.modules = modules;
    }
    vm.recorder.mute(quiet);
}

/// A thread of a process is about to be started: the first is its main thread, which tells of the process.
pub(crate) fn thread_starts(vm: &mut Vm, process: u32, thread: u32, name: &str) {
    let entry = &mut vm.state::<Processes>().list[process as usize];
    if process == 0 || entry.first.is_some() {
        return;
    }
    entry.first = Some(thread);
    entry.last_running = thread;
    let ready = Nanos(entry.ready);
    let name = name.to_owned();
    vm.recorder.record(EventKind::ProcessStarted {
        process: ProcessId(process),
        name,
        thread: ThreadId(thread),
        ready,
    });
}

/// The main thread of the process that runs.
pub(crate) fn main_thread(vm: &mut Vm) -> u32 {
    let processes = vm.state::<Processes>();
    processes.list[processes.current as usize].first.unwrap_or(0)
}

/// The thread that ran is put aside, or over.
pub(crate) fn leave(vm: &mut Vm) {
    let clock = vm.clock;
    let processes = vm.state::<Processes>();
    if !processes.counted || processes.list.len() == 1 {
        return;
    }
    let now = threads::common_time(vm);
    let processes = vm.state::<Processes>();
    if clock > now {
        let current = processes.current as usize;
        processes.list[current].busy_until = clock;
        if let Some(core) = processes.cores.iter_mut().find(|until| **until <= now) {
            *core = clock;
        }
    }
    serve_queue(vm, now);
}

/// Has those who wait for a core ask again when there is one.
fn serve_queue(vm: &mut Vm, now: u64) {
    let processes = vm.state::<Processes>();
    let mut free: Vec<u64> = processes.cores.iter().map(|until| (*until).max(now)).collect();
    trace::order::sort(&mut free);
    let next: Vec<(u32, u64)> = processes.queue.iter().copied().zip(free).collect();
    for (thread, at) in next {
        threads::ask_again(vm, thread, at);
    }
}

/// Waits until the common clock has come as far as that of the process.
fn sync(vm: &mut Vm) -> Option<Block> {
    clock::charge(vm, false);
    gil::begin_interval(vm);
    let clock = vm.clock;
    // A special method that a built-in operation calls cannot be put aside: it sees what is there by now.
    (vm.fiber.nested == 0 && clock > threads::common_time(vm))
        .then_some(Block { deadline: Some(clock), ready: false })
}

/// Blocks where it has to, and gives None.
struct Waits(Option<Block>);

impl NativeFrame for Waits {
    fn step(&mut self, _vm: &mut Vm, input: Input) -> PyResult<Next> {
        match (self.0.take(), input) {
            (_, Input::Raised(raised)) => Err(raised),
            (Some(block), _) => Ok(Next::Block(block)),
            (None, _) => Ok(Next::Return(Value::None)),
        }
    }
}

/// Executes the program's module for a process that starts, unless it is a command.
struct Boot {
    stage: u8,
}

impl NativeFrame for Boot {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        self.stage += 1;
        match self.stage {
            1 => {
                let processes = vm.state::<Processes>();
                let ready = processes.list[processes.current as usize].ready;
                if ready > vm.clock {
                    return Ok(Next::Block(Block { deadline: Some(ready), ready: false }));
                }
                self.step(vm, Input::Start)
            }
            2 => {
                let processes = vm.state::<Processes>();
                if processes.list[processes.current as usize].command {
                    return Ok(Next::Return(Value::None));
                }
                let Some(code) = vm.main_code.clone() else { return Ok(Next::Return(Value::None)) };
                let code = vm::code::CodeObject::new(vm, &code);
                let main = vm.intern("__main__");
                let Some(Value::Module(module)) = vm.modules.get_str(&main) else {
                    return Ok(Next::Return(Value::None));
                };
                set_starting(vm, true);
                let function = vm.new_function(code, module.dict.clone(), vec![]);
                Ok(Next::Call(Value::Function(function), Args::new()))
            }
            _ => {
                let processes = vm.state::<Processes>();
                let forked = processes.list[processes.current as usize].forked;
                // However it ended, a process that is forked has what was defined until then.
                if let (Input::Raised(raised), true) = (input, !forked || vm.stop.is_some()) {
                    set_starting(vm, false);
                    return Err(raised);
                }
                let _ = vm.run_waiting_finalizers();
                set_starting(vm, false);
                Ok(Next::Return(Value::None))
            }
        }
    }
}

fn set_starting(vm: &mut Vm, starting: bool) {
    clock::charge(vm, true);
    let processes = vm.state::<Processes>();
    let process = &mut processes.list[processes.current as usize];
    process.starting = starting;
    let quiet = starting && process.forked;
    vm.recorder.mute(quiet);
    clock::charge(vm, true);
}

/// Ends the execution of `__main__` by a process that starts, where the program goes on to what only its first process
/// is to do.
pub(crate) fn refuse_while_starting(vm: &mut Vm) -> PyResult<()> {
    if !is_catching_up(vm) {
        return Ok(());
    }
    let class = vm.types.system_exit.clone();
    Err(vm.new_exception(&class, vec![]))
}

/// Makes a process: its modules, but no thread. Gives its number.
fn create(vm: &mut Vm, args: Args) -> PyResult {
    args.between(vm, "create", 0, 1, 2)?;
    let forked = vm.truth(&args[0])?;
    let command = args.len() > 1;
    let processes = vm.state::<Processes>();
    if !command && processes.list[processes.current as usize].command {
        return Err(vm.refuse("multiprocessing is not simulated in a Python that was started as a command"));
    }
    refuse_while_starting(vm)?;
    if is_starting(vm) {
        return Err(vm.runtime_error(UNGUARDED));
    }
    clock::charge(vm, true);
    let modules = Rc::new(Dict::new());
    for (key, value) in vm.modules.entries() {
        let Value::Str(name) = &key else { continue };
        let first = name.as_str().split('.').next().unwrap_or_default();
        if !OWN_MODULES.contains(&first) {
            modules.set_str(name, value);
        }
    }
    if command {
        forget_dependents(vm, &modules);
    }
    let main = if command { vm.new_module("__main__") } else { own_main(vm) };
    for name in ["__main__", "__mp_main__"] {
        let name = vm.intern(name);
        modules.set_str(&name, Value::Module(main.clone()));
    }
    let sys = vm.intern("sys");
    let sys_module = vm.import_module("sys")?;
    if let Value::Module(shared) = sys_module {
        modules.set_str(&sys, Value::Module(own_sys(vm, &shared, &modules)));
    }
    let clock = vm.clock;
    let processes = vm.state::<Processes>();
    let number = processes.list.len() as u32;
    let mut process = Process::new(processes.current, Some(modules));
    process.forked = forked;
    process.command = command;
    process.ready = if processes.counted { clock + START_UP } else { clock };
    processes.list.push(process);
    processes.live += 1;
    Ok(Value::Int(i64::from(number)))
}

/// Leaves out the modules that know one of those that the process has for itself.
fn forget_dependents(vm: &mut Vm, modules: &Rc<Dict>) {
    let signals = vm.intern("_signal_handlers");
    modules.remove_str(&signals);
    loop {
        let is_own = |vm: &Vm, module: &Rc<Module>| {
            vm.modules.entries().into_iter().any(|(key, value)| {
                matches!((&key, &value), (Value::Str(name), Value::Module(known))
                    if Rc::ptr_eq(known, module) && modules.get_str(name).is_none())
            })
        };
        let mut left = Vec::new();
        for (key, value) in modules.entries() {
            let (Value::Str(name), Value::Module(module)) = (&key, &value) else { continue };
            let knows = |value: &Value| matches!(value, Value::Module(known) if is_own(vm, known));
            if !MACHINE_MODULES.contains(&name.as_str())
                && module.dict.entries().iter().any(|(_, value)| knows(value))
            {
                left.push(name.clone());
            }
        }
        if left.is_empty() {
            return;
        }
        for name in left {
            modules.remove_str(&name);
        }
    }
}

/// The `__main__` of another process, still empty.
fn own_main(vm: &mut Vm) -> Rc<Module> {
    let module = vm.new_module("__mp_main__");
    let key = vm.intern("__main__");
    if let Some(Value::Module(main)) = vm.modules.get_str(&key) {
        for name in ["__file__", "__builtins__", "__cached__", "__package__"] {
            let name = vm.intern(name);
            if let Some(value) = main.dict.get_str(&name) {
                module.dict.set_str(&name, value);
            }
        }
    }
    vm.add_value(&module, "__annotations__", Value::dict(Dict::new()));
    module
}

/// `sys` with the modules and the streams of another process.
fn own_sys(vm: &mut Vm, shared: &Rc<Module>, modules: &Rc<Dict>) -> Rc<Module> {
    let own = vm.new_module("sys");
    for (key, value) in shared.dict.entries() {
        if let Value::Str(name) = &key {
            own.dict.set_str(name, value);
        }
    }
    vm.add_value(&own, "modules", Value::Dict(modules.clone()));
    for (name, first) in [("stdout", "__stdout__"), ("stderr", "__stderr__")] {
        let first = vm.intern(first);
        if let Some(stream) = shared.dict.get_str(&first) {
            vm.add_value(&own, name, stream);
        }
    }
    own
}

fn number(vm: &mut Vm, value: &Value) -> PyResult<u32> {
    let known = vm.state::<Processes>().list.len();
    match value {
        Value::Int(number) if (0..known as i64).contains(number) => Ok(*number as u32),
        _ => Err(vm.value_error("no such process")),
    }
}

/// A process is over; its threads that still run are dropped.
fn end(vm: &mut Vm, process: u32, status: i32, killed: bool) {
    let own = vm.fiber.thread;
    let entry = &mut vm.state::<Processes>().list[process as usize];
    if std::mem::replace(&mut entry.over, true) {
        return;
    }
    vm.state::<Processes>().live -= 1;
    vm.recorder.record(EventKind::ProcessEnded { process: ProcessId(process), status });
    for thread in threads::of_process(vm, process) {
        if killed || thread != own {
            vm.state::<Processes>().queue.retain(|waiting| *waiting != thread);
            threads::kill(vm, thread);
        }
    }
}

/// Fills the module `_processes`.
pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    vm.add_function(module, "create", create);
    vm.add_flow(module, "boot", |_, _| Ok(Flow::Push(Box::new(Boot { stage: 0 }))));
    vm.add_flow(module, "sync", |vm, _| {
        refuse_while_starting(vm)?;
        Ok(match sync(vm) {
            Some(block) => Flow::Push(Box::new(Waits(Some(block)))),
            None => Flow::Value(Value::None),
        })
    });
    vm.add_function(module, "mark", |vm, _| Ok(Value::Int(vm.work() as i64)));
    vm.add_function(module, "unmark", |vm, args| {
        args.exact(vm, "unmark", 0, 2)?;
        let (Value::Int(mark), Value::Int(bytes)) = (&args[0], &args[1]) else {
            return Err(vm.type_error("a mark and a size are needed"));
        };
        // What the library's pickling takes here says nothing of what it takes in CPython.
        let done = vm.work().saturating_sub(*mark as u64);
        let cost = (*bytes as u64 / BYTES_PER_INSTRUCTION).min(done);
        vm.state::<State>().charged_instructions += done - cost;
        Ok(Value::None)
    });
    vm.add_function(module, "is_over", |vm, args| {
        args.exact(vm, "is_over", 0, 1)?;
        let process = number(vm, &args[0])?;
        Ok(Value::Bool(vm.state::<Processes>().list[process as usize].over))
    });
    vm.add_function(module, "is_counted", |vm, _| Ok(Value::Bool(vm.state::<Processes>().counted)));
    vm.add_function(module, "end", |vm, args| {
        args.exact(vm, "end", 0, 2)?;
        let process = number(vm, &args[0])?;
        let status = vm.small_index(&args[1])? as i32;
        end(vm, process, status, false);
        Ok(Value::None)
    });
    vm.add_function(module, "kill", |vm, args| {
        args.exact(vm, "kill", 0, 2)?;
        let process = number(vm, &args[0])?;
        let status = vm.small_index(&args[1])? as i32;
        end(vm, process, status, true);
        Ok(Value::None)
    });
    vm.add_flow(module, "exit", |vm, args| {
        args.exact(vm, "exit", 0, 1)?;
        let status = vm.small_index(&args[0])? as i32;
        let process = vm.state::<Processes>().current;
        if process == 0 {
            return Err(vm.stop_with(vm::Stop::Exit(status)));
        }
        end(vm, process, status, true);
        // Its threads are dropped before they run again.
        Ok(Flow::Push(Box::new(Waits(Some(Block { deadline: None, ready: true })))))
    });
    vm.add_function(module, "current", |vm, _| Ok(Value::Int(i64::from(vm.state::<Processes>().current))));
    vm.add_function(module, "is_starting", |vm, _| Ok(Value::Bool(is_starting(vm))));
    vm.add_function(module, "pid", |vm, args| {
        let process = match args.get(0) {
            Some(process) => number(vm, &process.clone())?,
            None => vm.state::<Processes>().current,
        };
        Ok(Value::Int(i64::from(FIRST_PID + process)))
    });
    vm.add_function(module, "parent_pid", |vm, _| {
        let processes = vm.state::<Processes>();
        let own = processes.current;
        let parent = processes.list[own as usize].parent;
        Ok(Value::Int(i64::from(if own == 0 { FIRST_PID - 1 } else { FIRST_PID + parent })))
    });
    vm.add_function(module, "cores", |vm, _| Ok(Value::Int(i64::from(vm.cores))));
    vm.add_function(module, "thread", |vm, _| Ok(Value::Int(i64::from(vm.fiber.thread) + 1)));
    vm.add_function(module, "now", |vm, _| {
        clock::charge(vm, false);
        Ok(Value::Int(vm.clock as i64))
    });
    vm.add_function(module, "item_taken", |vm, args| {
        args.exact(vm, "item_taken", 0, 3)?;
        let label = vm.str(&args[0])?.to_string();
        let (Value::Int(from), Value::Int(sent)) = (&args[1], &args[2]) else {
            return Err(vm.type_error("a thread's number and a time are needed"));
        };
        let (from, sent) = (ThreadId((*from as u32).saturating_sub(1)), Nanos(*sent as u64));
        let processes = vm.state::<Processes>();
        processes.items += 1;
        let (item, counted) = (processes.items, processes.counted);
        clock::charge(vm, true);
        vm.recorder.record(EventKind::ItemTaken { item: ItemId(item), label, from, sent });
        if counted {
            let line = vm.program_line().map(trace::Line);
            clock::take_time(vm, PER_ITEM, "an item handed over".to_owned(), line);
        }
        Ok(Value::Int(i64::from(item)))
    });
    vm.add_function(module, "item_done", |vm, args| {
        args.exact(vm, "item_done", 0, 1)?;
        let item = vm.small_index(&args[0])? as u32;
        clock::charge(vm, true);
        vm.recorder.record(EventKind::ItemDone { item: ItemId(item) });
        Ok(Value::None)
    });
    Ok(())
}
