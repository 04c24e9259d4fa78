//! Tells the trace what tasks, timers, locks and callbacks do.

use std::rc::Rc;

use trace::{
    CallbackId, EventKind, Handle, Line, Nanos, ObjectId, Policy, PollEnd, TaskId, TimerId, WaitKind,
    WaitTarget, Wake,
};
use vm::generator::Origin;
use vm::native::Args;
use vm::value::{Instance, Module, PyResult};
use vm::{Raised, Value, Vm};

use crate::events::{self, LoopPayload};
use crate::futures::{self, Label, Wait};
use crate::state::State;
use crate::tasks;
use crate::{clock, coroutine, deadlock};

pub(crate) fn spawned(vm: &mut Vm, task: &Rc<Instance>) {
    let part = tasks::part(task);
    let name = part.name(vm);
    let coroutine = part.coroutine.get();
    let (coroutine, maker) = match &coroutine {
        Value::Generator(generator) => {
            let qualname = generator.qualname.borrow();
            // Where a function was defined inside of another one, its own name says enough.
            let short = match qualname.contains('<') {
                true => qualname.rsplit("<locals>.").next().unwrap_or(&qualname),
                false => &qualname,
            };
            (short.to_owned(), Maker::of(&generator.code.code))
        }
        Value::Iter(iter) => {
            let name = coroutine_name(iter);
            (name.unwrap_or_else(|| vm.short_type_name(&coroutine)), Maker::Program)
        }
        other => (vm.short_type_name(other), Maker::Program),
    };
    if vm.fiber.running_loop.is_null() {
        // What the program did before is its own work, not that of the loop's first task.
        clock::charge(vm, true);
    }
    let parent = vm.current_task_id.map(TaskId);
    let line = vm.program_line().map(Line);
    // What the library starts on its own behalf is no task of the program.
    let internal = match maker {
        Maker::Program => false,
        Maker::Library => parent.is_none() && vm.fiber.running_loop.is_null(),
        Maker::Asyncio => {
            part.is_helper.set(true);
            true
        }
    };
    let task = TaskId(part.number);
    vm.recorder.record(EventKind::TaskSpawned { task, name, coroutine, parent, line, internal });
}

/// For whom a coroutine's function was written.
enum Maker {
    Program,
    /// For all: `Queue.join` of a queue may well be a task of the program.
    Library,
    /// For asyncio alone: it has a private name there.
    Asyncio,
}

impl Maker {
    fn of(code: &bytecode::Code) -> Maker {
        if !code.source.library {
            Maker::Program
        } else if code.source.file.contains("asyncio/") && code.name.starts_with('_') {
            Maker::Asyncio
        } else {
            Maker::Library
        }
    }
}

/// The name of a coroutine of the library that has no frame.
fn coroutine_name(iter: &vm::iter::NativeIter) -> Option<String> {
    match &*iter.state() {
        vm::iter::IterState::Custom(custom) => custom.coroutine_name().map(str::to_owned),
        _ => None,
    }
}

pub(crate) fn renamed(vm: &mut Vm, task: &Rc<Instance>) {
    let part = tasks::part(task);
    let name = part.name(vm);
    vm.recorder.record(EventKind::TaskRenamed { task: TaskId(part.number), name });
}

pub(crate) fn poll_began(vm: &mut Vm, task: u32) {
    vm.recorder.record(EventKind::PollBegan { task: TaskId(task) });
}

/// A task that runs lets another one run inside of it (an eager start).
pub(crate) fn paused(vm: &mut Vm, task: u32) {
    let line = vm.program_line().map(Line);
    ended(
        vm,
        task,
        PollEnd::Suspended {
            kind: WaitKind::Yield,
            label: "eager task".to_owned(),
            target: WaitTarget::None,
            deadline: None,
            line,
        },
    );
    vm.recorder.record(EventKind::Woken { task: TaskId(task), by: Wake::Callback });
}

fn ended(vm: &mut Vm, task: u32, end: PollEnd) {
    vm.recorder.record(EventKind::PollEnded { task: TaskId(task), end });
}

/// A task that runs has another loop run within its step, and waits for its end.
pub(crate) fn put_aside(vm: &mut Vm, task: u32) {
    let line = vm.program_line().map(Line);
    let label = "run_forever()".to_owned();
    let target = WaitTarget::None;
    ended(vm, task, PollEnd::Suspended { kind: WaitKind::Future, label, target, deadline: None, line });
}

/// The loop within its step has ended.
pub(crate) fn goes_on(vm: &mut Vm, task: u32) {
    vm.recorder.record(EventKind::Woken { task: TaskId(task), by: Wake::Callback });
    poll_began(vm, task);
}

/// The line of the program at which a task waits.
pub(crate) fn waiting_line(task: &Rc<Instance>) -> Option<Line> {
    let mut line = None;
    let mut awaited = tasks::part(task).coroutine.get();
    for _ in 0..10_000 {
        let Value::Generator(generator) = &awaited else { break };
        if !generator.code.is_library()
            && let Some(frame) = &*generator.frame.borrow()
        {
            line = Some(Line(generator.code.line(frame.pc)));
        }
        let next = generator.awaiting.borrow().clone();
        awaited = match next {
            Value::Iter(iter) => match &*iter.state() {
                vm::iter::IterState::AsyncStep(step) => Value::Generator(step.generator.clone()),
                vm::iter::IterState::Coroutine(generator) => Value::Generator(generator.clone()),
                _ => break,
            },
            next => next,
        };
    }
    line
}

pub(crate) fn suspended(vm: &mut Vm, task: &Rc<Instance>, future: &Value) {
    let (kind, label, target, deadline) = futures::describe(vm, future);
    let line = waiting_line(task);
    let number = tasks::part(task).number;
    let deadline = deadline.map(Nanos);
    ended(vm, number, PollEnd::Suspended { kind, label, target, deadline, line });
    // Sequential policy: while a task waits for a timer, a service or a thread, no other task runs.
    if vm.state::<State>().policy != Policy::Concurrent
        && !tasks::part(task).is_helper.get()
        && matches!(kind, WaitKind::Sleep | WaitKind::Io | WaitKind::Thread)
        && let Some(data) = futures::of(task).event_loop.get().native::<LoopPayload>()
    {
        data.hold.set(Some(number));
    }
}

pub(crate) fn yielded(vm: &mut Vm, task: &Rc<Instance>) {
    let line = waiting_line(task);
    let number = tasks::part(task).number;
    let end = PollEnd::Suspended {
        kind: WaitKind::Yield,
        label: "sleep(0)".to_owned(),
        target: WaitTarget::None,
        deadline: None,
        line,
    };
    ended(vm, number, end);
    if vm.state::<State>().policy == Policy::Serial
        && let Some(data) = futures::of(task).event_loop.get().native::<LoopPayload>()
    {
        data.hold.set(Some(number));
    }
}

pub(crate) fn returned(vm: &mut Vm, task: &Rc<Instance>, value: &Value) {
    let result = short_repr(vm, value);
    ended(vm, tasks::part(task).number, PollEnd::Returned { result });
}

/// A repr that runs no code of the program and does not grow.
fn short_repr(vm: &mut Vm, value: &Value) -> String {
    const LONGEST: usize = 60;
    let text = match value {
        Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_) => {
            vm.repr(value).map(|text| text.to_string()).unwrap_or_default()
        }
        Value::Str(text) => {
            let start: String = text.chars().take(LONGEST + 1).collect();
            text::quote::repr(&start)
        }
        other => {
            let kind = vm.short_type_name(other);
            match other {
                Value::List(list) => format!("{kind} of {}", list.len()),
                Value::Tuple(items) => format!("{kind} of {}", items.len()),
                Value::Dict(dict) => format!("{kind} of {}", dict.len()),
                _ => format!("<{kind}>"),
            }
        }
    };
    if text.chars().count() > LONGEST {
        let start: String = text.chars().take(LONGEST).collect();
        return format!("{start}…");
    }
    text
}

pub(crate) fn cancelled(vm: &mut Vm, task: &Rc<Instance>, raised: &Raised) {
    let line = innermost_line(raised);
    ended(vm, tasks::part(task).number, PollEnd::Cancelled { line });
}

pub(crate) fn failed(vm: &mut Vm, task: &Rc<Instance>, raised: &Raised) {
    let line = innermost_line(raised);
    let exception = raised.0.class().name.borrow().to_string();
    let first = raised.data().first_arg();
    let message = match &first {
        Value::Str(text) => text.to_string(),
        Value::None => String::new(),
        other => short_repr(vm, other),
    };
    ended(vm, tasks::part(task).number, PollEnd::Failed { exception, message, line });
}

fn innermost_line(raised: &Raised) -> Option<Line> {
    let entries = raised.data().traceback.borrow();
    entries.iter().find(|entry| !entry.code.is_library()).map(|entry| Line(entry.code.line(entry.pc)))
}

pub(crate) fn woken(vm: &mut Vm, task: &Rc<Instance>) {
    if events::has_own_soon(&futures::of(task).event_loop.get()) {
        // What stands in its queue is a callback, which tells of the task when it runs.
        return;
    }
    let by = if vm.fiber.running_loop.is_null() || !is_own_loop(vm, task) {
        Wake::Thread(trace::ThreadId(vm.fiber.thread))
    } else {
        vm.state::<State>().waker()
    };
    vm.recorder.record(EventKind::Woken { task: TaskId(tasks::part(task).number), by });
}

/// A loop of the program's making has called what wakes a task.
pub(crate) fn woken_by_callback(vm: &mut Vm, task: &Rc<Instance>) {
    if events::has_own_soon(&futures::of(task).event_loop.get()) {
        let task = TaskId(tasks::part(task).number);
        vm.recorder.record(EventKind::Woken { task, by: Wake::Callback });
    }
}

fn is_own_loop(vm: &Vm, task: &Rc<Instance>) -> bool {
    futures::of(task).event_loop.get().is(&vm.fiber.running_loop)
}

/// A task is ready because it was created, or gave up its turn only.
pub(crate) fn woken_by_itself(vm: &mut Vm, task: &Rc<Instance>) {
    if events::has_own_soon(&futures::of(task).event_loop.get()) {
        return;
    }
    let number = tasks::part(task).number;
    let by = vm.current_task_id.map_or(Wake::Callback, |task| Wake::Task(TaskId(task)));
    vm.recorder.record(EventKind::Woken { task: TaskId(number), by });
}

pub(crate) fn cancel_requested(vm: &mut Vm, task: u32) {
    let by = vm.current_task_id.map(TaskId);
    let line = vm.program_line().map(Line);
    vm.recorder.record(EventKind::CancelRequested { task: TaskId(task), by, line });
}

pub(crate) fn cancel_delivered(vm: &mut Vm, task: &Rc<Instance>, raised: Option<&Raised>) {
    let cancelled = futures::cancelled_class(vm);
    if raised.is_some_and(|raised| vm.raised_is(raised, &cancelled)) {
        let line = waiting_line(task);
        vm.recorder.record(EventKind::CancelDelivered { task: TaskId(tasks::part(task).number), line });
    }
}

/// `callback` is what the timer calls; none where it ends a sleep.
pub(crate) fn timer_set(vm: &mut Vm, timer: u32, deadline: u64, callback: Option<&Value>) {
    let task = vm.current_task_id.map(TaskId);
    let (timer, deadline, callback) = (TimerId(timer), Nanos(deadline), callback.map(callback_name));
    vm.recorder.record(EventKind::TimerSet { timer, deadline, task, callback });
}

pub(crate) fn timer_fired(vm: &mut Vm, timer: u32) {
    vm.recorder.record(EventKind::TimerFired { timer: TimerId(timer) });
}

pub(crate) fn timer_cancelled(vm: &mut Vm, timer: u32) {
    vm.recorder.record(EventKind::TimerCancelled { timer: TimerId(timer) });
}

/// A callback is put into the ready queue of a loop; how the trace calls it from then on.
pub(crate) fn callback_ready(vm: &mut Vm, event_loop: &Value, callback: &Value) -> Handle {
    let by = who_wakes(vm, event_loop);
    callback_ready_by(vm, by, callback)
}

/// Who makes something of a loop ready now.
pub(crate) fn who_wakes(vm: &mut Vm, event_loop: &Value) -> Wake {
    if vm.fiber.running_loop.is_null() || !event_loop.is(&vm.fiber.running_loop) {
        Wake::Thread(trace::ThreadId(vm.fiber.thread))
    } else {
        vm.state::<State>().waker()
    }
}

/// Likewise, by whom was noted before.
pub(crate) fn callback_ready_by(vm: &mut Vm, by: Wake, callback: &Value) -> Handle {
    let state = vm.state::<State>();
    state.next_callback += 1;
    let (number, name) = (CallbackId(state.next_callback), callback_name(callback));
    vm.recorder.record(EventKind::CallbackReady { callback: number, name, by });
    Handle::Callback(number)
}

/// The loop passes over a handle.
pub(crate) fn dropped(vm: &mut Vm, handle: Handle) {
    vm.recorder.record(EventKind::HandleDropped { handle });
}

pub(crate) fn callback_name(callback: &Value) -> String {
    let name = match callback {
        Value::Function(function) => function.qualname.borrow().to_string(),
        Value::Method(method) => match &method.function {
            Value::Function(function) => function.qualname.borrow().to_string(),
            Value::Native(native) => native.name.to_owned(),
            _ => "callback".to_owned(),
        },
        Value::Native(native) => native.name.to_owned(),
        _ => "callback".to_owned(),
    };
    // The library's own names say little to a reader.
    if name.starts_with("Timeout.") { "timeout".to_owned() } else { name }
}

pub(crate) fn callback_began(vm: &mut Vm, handle: Handle, callback: &Value) {
    let name = callback_name(callback);
    vm.recorder.record(EventKind::CallbackBegan { handle, name });
}

pub(crate) fn callback_ended(vm: &mut Vm) {
    vm.recorder.record(EventKind::CallbackEnded);
}

/// Is told by the machine of an `await` that did not suspend.
pub(crate) fn await_passed(vm: &mut Vm, line: u32) {
    if let Some(task) = vm.current_task_id {
        vm.recorder.record(EventKind::AwaitPassed { task: TaskId(task), line: Line(line) });
    }
}

fn wait_kind(kind: &str) -> WaitKind {
    match kind {
        "lock" => WaitKind::Lock,
        "semaphore" => WaitKind::Semaphore,
        "condition" => WaitKind::Condition,
        "event" => WaitKind::Event,
        "barrier" => WaitKind::Barrier,
        "queue" => WaitKind::Queue,
        "many" => WaitKind::Many,
        "thread" => WaitKind::Thread,
        "io" => WaitKind::Io,
        _ => WaitKind::Future,
    }
}

pub(crate) fn install(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "_label", |vm, args| {
        args.exact(vm, "_label", 0, 3)?;
        let Some(data) = futures::data(&args[0]) else { return Ok(Value::None) };
        let kind = vm.str(&args[1])?;
        let label: Rc<str> = match &args[2] {
            Value::Str(label) => label.as_str().into(),
            Value::None => kind.as_str().into(),
            owner => match kind.as_str() {
                "many" => vm.short_type_name(owner).into(),
                _ => kind.as_str().into(),
            },
        };
        let label = Label::Text(label);
        data.set_wait(Wait { kind: wait_kind(&kind), label, owner: args[2].clone(), deadline: None });
        Ok(Value::None)
    });
    vm.add_function(module, "_acquired", |vm, args| {
        args.exact(vm, "_acquired", 0, 2)?;
        let label = vm.str(&args[1])?;
        acquired(vm, &args[0], &label);
        Ok(Value::None)
    });
    vm.add_function(module, "_released", |vm, args| {
        args.exact(vm, "_released", 0, 1)?;
        released(vm, &args[0]);
        Ok(Value::None)
    });
}

/// A lock or semaphore is taken.
pub(crate) fn acquired(vm: &mut Vm, object: &Value, label: &str) {
    let object = vm.state::<State>().object_number(object);
    deadlock::taken(vm, object);
    let task = vm.current_task_id.map(TaskId);
    let line = vm.program_line().map(Line);
    let (object, label) = (ObjectId(object), label.to_owned());
    vm.recorder.record(EventKind::Acquired { object, label, task, line });
}

/// It is given back.
pub(crate) fn released(vm: &mut Vm, object: &Value) {
    let object = vm.state::<State>().object_number(object);
    deadlock::given_back(vm, object);
    let task = vm.current_task_id.map(TaskId);
    let line = vm.program_line().map(Line);
    vm.recorder.record(EventKind::Released { object: ObjectId(object), task, line });
}

/// Says what a task that waits for this future waits for.
pub(crate) fn label(future: &Rc<Instance>, kind: WaitKind, label: &str, owner: Value) {
    let label = Label::Text(label.into());
    futures::of(future).set_wait(Wait { kind, label, owner, deadline: None });
}

/// "coroutine 'x' was never awaited": into the trace, and onto the error stream through `warnings`.
/// For a step of an asynchronous generator, `method` is what made it.
pub(crate) fn never_awaited(
    vm: &mut Vm,
    qualname: &str,
    method: Option<&'static str>,
    created: Origin,
) -> PyResult<()> {
    let line = vm.program_line();
    vm.recorder.record(EventKind::NeverAwaited {
        coroutine: method.map_or(qualname.to_owned(), |method| format!("{qualname}.{method}")),
        created: created.line.map(Line),
        line: line.map(Line),
    });
    let mut message = match method {
        Some(method) => format!("coroutine method '{method}' of '{qualname}' was never awaited"),
        None => format!("coroutine '{qualname}' was never awaited"),
    };
    if let Some(places) = created.places {
        message.push_str("\nCoroutine created at (most recent call last)\n");
        message.push_str(vm.origin_pieces(&places).concat().trim_end_matches('\n'));
    }
    let message = Value::str(message);
    let category = Value::Class(vm.types.runtime_warning.clone());
    // Where it is dropped, as CPython tells it; at the end of the run there is no such place.
    let place_of_loop = vm.state::<State>().place_of_loop;
    let place = vm.place_of_drop("_run_turns", place_of_loop);
    let at_end = place.is_none() && vm.state::<vm::host::SourcesGone>().0;
    let (file, line) = place.unwrap_or(("<sys>".to_owned(), 0));
    let text =
        format!("{file}:{line}: RuntimeWarning: {}\n", message.as_str().map_or("", |text| text.as_str()));
    // A place tells each text once, as long as the program has no other filters.
    let registry = vm.state::<State>().warned.clone();
    let warnings = vm.intern("warnings");
    if let Some(warnings) = vm.modules.get_str(&warnings) {
        let explicit = vm.get_attr_str(&warnings, "warn_explicit")?;
        // The coroutine itself is on its way out; its text form stands for it.
        let made = created.line.map_or(Value::None, |line| Value::Int(i64::from(line)));
        let file_of_main = crate::program::attribute(vm, "__main__", "__file__").unwrap_or_default();
        let source = [message.clone(), file_of_main, made];
        let (none, source) =
            (|| Value::None, if at_end { Value::None } else { Value::tuple(source.to_vec()) });
        let place = [Value::str(file), Value::Int(i64::from(line))];
        let args = [message, category].into_iter().chain(place).chain([none(), registry, none(), source]);
        let told = vm.call(&explicit, Args::of(args.collect::<Vec<_>>())).map(drop);
        // Filters may make errors of warnings. Coroutines of the library have their class from there.
        if told.is_err() && !vm.has_class::<coroutine::Coroutine>() {
            vm.import_module("_asyncio")?;
        }
        return vm.tell_unraisable(told, &coroutine::gone(qualname));
    }
    if let Value::Dict(told) = &registry {
        let key = vm.intern(&text);
        if told.get_str(&key).is_some() {
            return Ok(());
        }
        told.set_str(&key, Value::Bool(true));
    }
    if at_end {
        crate::program::say(vm, &text);
        return Ok(());
    }
    let of_library = vm::text_of_library(&file, line).map(str::to_owned);
    let is_program = vm.program_place().is_some_and(|(program, _)| program == file);
    let source = of_library.or_else(|| vm.source_line(line).filter(|_| is_program));
    let source = source.map_or(String::new(), |text| format!("  {}\n", text.trim()));
    let hint = "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";
    crate::program::say(vm, &format!("{text}{source}{hint}"));
    Ok(())
}
