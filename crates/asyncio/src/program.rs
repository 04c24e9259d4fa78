//! A program from its first line to the end of its last thread.
//!
//! 1. the main module runs on the main thread;
//! 2. its exception, if it ends with one, is told on the error stream;
//! 3. `threading._shutdown` waits for the threads that are not daemons, then the functions of `atexit` run;
//! 4. what is left is dropped, with the warnings that this gives.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use trace::{Options, Stream};
use vm::host::ModuleSource;
use vm::library::More;
use vm::native::Args;
use vm::value::{Module, PyResult};
use vm::{Raised, Value, Vm};

use crate::futures::Errors;
use crate::state::State;
use crate::waits::WaitState;
use crate::{
    clock, contexts, events, futures, gil, processes, sleep, tasks, thread_module, threads, tracing,
};

mod table {
    include!(concat!(env!("OUT_DIR"), "/modules.rs"));
}

thread_local! {
    /// The modules that every run imports, compiled.
    static COMPILED: bytecode::Pack =
        bytecode::Pack::open(include_bytes!(concat!(env!("OUT_DIR"), "/modules.pack")));
    static MORE: More = const {
        More {
            file: table::MORE_FILE,
            text: table::MORE_TEXT,
            names: table::MORE_NAMES,
            shelf: OnceCell::new(),
        }
    };
}

/// Finds a module of this crate by its full name.
pub fn module(name: &str) -> Option<ModuleSource> {
    match name {
        "_asyncio" => return Some(ModuleSource::Native(fill)),
        "_contextvars" => return Some(ModuleSource::Native(contexts::fill)),
        "_processes" => return Some(ModuleSource::Native(processes::fill)),
        "_thread" => return Some(ModuleSource::Native(thread_module::fill)),
        "time" => return Some(ModuleSource::Native(clock::fill)),
        _ => {}
    }
    let compiled = |pack: &bytecode::Pack| {
        let bytecode::Packed { package, code, .. } = pack.module(name)?;
        Some(ModuleSource::Compiled { package: *package, code: code.clone() })
    };
    if let Some(found) = COMPILED.with(compiled) {
        return Some(found);
    }
    let Ok(index) = table::MODULES.binary_search_by(|(known, ..)| (*known).cmp(name)) else {
        return MORE.with(|more| more.module(name));
    };
    let (_, file, package, text) = table::MODULES[index];
    Some(ModuleSource::Python { file, text, package })
}

/// Fills the module `_asyncio`.
fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    let shown = "asyncio.exceptions";
    let base = vm.types.base_exception.clone();
    let cancelled = vm.new_exception_class("CancelledError", shown, &base);
    let exception = vm.types.exception.clone();
    let invalid_state = vm.new_exception_class("InvalidStateError", shown, &exception);
    vm.add_value(module, "CancelledError", Value::Class(cancelled.clone()));
    vm.add_value(module, "InvalidStateError", Value::Class(invalid_state.clone()));
    *vm.state::<Errors>() = Errors { cancelled: Some(cancelled), invalid_state: Some(invalid_state) };
    vm.import_module("_contextvars")?;
    futures::install(vm, module);
    tasks::install(vm, module);
    events::install(vm, module);
    crate::coroutine::install(vm, module);
    sleep::install(vm, module);
    tracing::install(vm, module);
    crate::shortcuts::install(vm, module);
    install_weak_set(vm, module)?;
    vm.add_function(module, "_set_hooks", |vm, args| {
        for (name, function) in args.kw {
            vm.state::<State>().hooks.insert(name.to_string(), function);
        }
        Ok(Value::None)
    });
    vm.await_passed_hook = Some(tracing::await_passed);
    Ok(())
}

/// `_WeakSet`, which keeps asynchronous generators that are still open: by the library's own class.
fn install_weak_set(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    let set = vm.import_module("_weak_set")?;
    let class = vm.get_attr_str(&set, "WeakSet")?;
    vm.add_value(module, "_WeakSet", class);
    Ok(())
}

/// Runs a program to its end: its exit status, or the exception that left it. Gives the machine back.
pub fn run_program(mut vm: Vm, code: &Rc<bytecode::Code>, options: &Options) -> (Vm, Result<i32, Raised>) {
    vm.never_awaited_hook = Some(tracing::never_awaited);
    vm.state::<State>().configure(options);
    vm.state::<WaitState>().configure(options);
    processes::configure(&mut vm, options);
    gil::configure(&mut vm, options);
    let main = vm.push_main(code);
    let ending = Rc::new(RefCell::new(Ending { main: Some(main), result: None, stage: Stage::Main }));
    let shared = Rc::new(RefCell::new(vm));
    let finishing = ending.clone();
    threads::run_main(shared.clone(), move |vm, result| finishing.borrow_mut().next(vm, result));
    let vm = Rc::into_inner(shared).expect("all threads are gone").into_inner();
    let result = ending.borrow_mut().result.take().unwrap_or(Ok(0));
    (vm, result)
}

/// Where the end of the program stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Main,
    Threads,
    AtExit,
    Flush,
}

struct Ending {
    main: Option<Rc<Module>>,
    result: Option<Result<i32, Raised>>,
    stage: Stage,
}

impl Ending {
    /// A part of the program has ended with `result`: what the main thread is to run next.
    fn next(&mut self, vm: &mut Vm, result: Result<Value, Raised>) -> Option<Value> {
        clock::charge(vm, true);
        if self.stage == Stage::Main {
            for name in ["stderr", "stdout"] {
                let _ = flush(vm, name);
            }
            self.result = Some(self.status_of(vm, result));
        } else if let Err(raised) = result {
            let text = vm.format_exception(&raised);
            say(vm, &text);
        }
        if self.stage == Stage::Main {
            self.stage = Stage::Threads;
            if let Some(shutdown) = attribute(vm, "threading", "_shutdown") {
                return Some(shutdown);
            }
            if let Some(shutdown) = attribute(vm, "_thread", "_shutdown") {
                return Some(shutdown);
            }
        }
        if self.stage == Stage::Threads {
            self.stage = Stage::AtExit;
            if let Some(run) = attribute(vm, "atexit", "_run_exitfuncs") {
                return Some(run);
            }
        }
        if self.stage == Stage::AtExit {
            self.stage = Stage::Flush;
            self.flush_streams(vm);
            if let Some(main) = self.main.take() {
                let left = self.result.as_ref().and_then(|result| result.as_ref().err());
                crate::ending::drop_main(vm, &main, left);
            }
        }
        None
    }

    /// Flushes what stands for the standard streams once more; that it cannot be done is the program's exit status.
    fn flush_streams(&mut self, vm: &mut Vm) {
        let stdout = flush(vm, "stdout");
        let stderr = flush(vm, "stderr");
        if (stdout.is_err() || stderr.is_err()) && matches!(self.result, Some(Ok(_))) {
            self.result = Some(Ok(UNFLUSHED));
        }
        if stdout.is_err() {
            let _ = vm.tell_ignored(stdout, Some("Exception ignored on flushing sys.stdout"), &Value::None);
        }
    }

    /// The exit status for how the main module ended.
    fn status_of(&mut self, vm: &mut Vm, result: Result<Value, Raised>) -> Result<i32, Raised> {
        let raised = match result {
            Ok(_) => return Ok(0),
            Err(raised) => raised,
        };
        if vm.stop.is_some() {
            return Err(raised);
        }
        if let Some(status) = exit_of(vm, &raised) {
            return Ok(status);
        }
        match tell(vm, &raised) {
            Some(status) => Ok(status),
            None => Err(raised),
        }
    }
}

/// The exit status that a `SystemExit` asks for. What else it carries is told.
fn exit_of(vm: &mut Vm, raised: &Raised) -> Option<i32> {
    let exit = vm.types.system_exit.clone();
    if !vm.raised_is(raised, &exit) {
        return None;
    }
    let code = vm.get_attr_str(&raised.value(), "code").unwrap_or_default();
    Some(match code.builtin() {
        Value::None => 0,
        Value::BigInt(_) => 255,
        Value::Int(status) => (*status & 0xff) as i32,
        Value::Bool(status) => i32::from(*status),
        other => {
            let other = other.clone();
            if let Ok(text) = vm.str(&other) {
                say(vm, &format!("{}\n", text.as_str()));
            }
            1
        }
    })
}

/// Tells an exception that left the program: through `sys.excepthook` where the program set one, which may end the
/// program with a status of its own.
fn tell(vm: &mut Vm, raised: &Raised) -> Option<i32> {
    // A program that has not imported `sys` has not touched its hook either.
    let sys = vm.intern("sys");
    let sys = vm.modules.get_str(&sys);
    let imported = sys.is_some();
    if let Some(Value::Module(sys)) = sys {
        let traceback = vm.traceback_of(&raised.value());
        let values = [raised.value(), Value::Class(raised.0.class()), raised.value(), traceback];
        for (name, value) in crate::ending::LAST.into_iter().zip(values) {
            vm.add_value(&sys, name, value);
        }
    }
    match (attribute(vm, "sys", "excepthook"), attribute(vm, "sys", "__excepthook__")) {
        (None, _) if !imported => {}
        (None, _) => say(vm, "sys.excepthook is missing\n"),
        (Some(hook), Some(own)) if hook.is(&own) => {}
        (Some(hook), _) => {
            let class = Value::Class(raised.0.class());
            let traceback = vm.traceback_of(&raised.value());
            let failed = vm.call(&hook, Args::of([class, raised.value(), traceback])).err()?;
            if vm.stop.is_some() {
                return None;
            }
            if let Some(status) = exit_of(vm, &failed) {
                return Some(status);
            }
            let text = vm.format_exception(&failed);
            say(vm, &format!("Error in sys.excepthook:\n{text}\nOriginal exception was:\n"));
        }
    }
    let text = vm.format_exception(raised);
    say(vm, &text);
    None
}

/// The exit status of a program whose streams could not be flushed.
const UNFLUSHED: i32 = 120;

/// Flushes what the program has put in the place of a standard stream, if it is open.
fn flush(vm: &mut Vm, name: &str) -> PyResult<()> {
    let own = attribute(vm, "sys", &format!("__{name}__"));
    let Some(stream) = attribute(vm, "sys", name) else { return Ok(()) };
    if vm.stop.is_some() || stream.is_none() || own.is_some_and(|own| stream.is(&own)) {
        return Ok(());
    }
    let closed = vm.get_attr_str(&stream, "closed").and_then(|closed| vm.truth(&closed));
    if closed.unwrap_or_default() {
        return Ok(());
    }
    let flush = vm.get_attr_str(&stream, "flush")?;
    vm.call(&flush, Args::new()).map(drop)
}

/// Writes to `sys.stderr`, whatever the program put there.
pub(crate) fn say(vm: &mut Vm, text: &str) {
    let stream = attribute(vm, "sys", "stderr");
    let own = attribute(vm, "sys", "__stderr__");
    if let (Some(stream), Some(own)) = (stream, own)
        && !stream.is(&own)
    {
        if stream.is_none() {
            return;
        }
        if let Ok(write) = vm.get_attr_str(&stream, "write")
            && vm.call(&write, Args::of([Value::str(text)])).is_ok()
        {
            return;
        }
    }
    let _ = vm.write_out(Stream::Stderr, text);
}

pub(crate) fn attribute(vm: &mut Vm, module: &str, name: &str) -> Option<Value> {
    let key = vm.intern(module);
    let module = vm.modules.get_str(&key)?;
    let name = vm.intern(name);
    vm.get_attr_opt(&module, &name).ok().flatten()
}

/// Where threads could have been made to hand over, if the options asked for it.
pub fn switch_points(vm: &mut Vm) -> Vec<trace::SwitchPoint> {
    gil::take_points(vm)
}
