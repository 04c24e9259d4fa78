//! Takes a snapshot of the program at one scheduling step, after which the run ends.
//!
//! Nothing here runs code of the program: attributes of the library's objects are read where they are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::{Rc, Weak};

use trace::{
    Actor, FrameState, Handle, Line, Nanos, ObjectId, Snapshot, Stack, SyncState, Synchronizer, TaskId,
    ThreadId, TimerId, Variable,
};
use vm::class::Class;
use vm::inspect::{self, FrameView, ShortForm};
use vm::value::Instance;
use vm::{Raised, Stop, Value, Vm};

use crate::events::{self, Ready};
use crate::futures::{self, FutureState};
use crate::locks;
use crate::state::State;
use crate::tasks;
use crate::threads;

/// Stacks of more tasks than these are counted.
const TASKS: usize = 60;
/// Global variables beyond these are left out.
const GLOBALS: usize = 100;
/// Objects that are looked at in the search for locks.
const SEARCHED: usize = 4_000;

/// The snapshot that a run was made for.
#[derive(Default)]
pub(crate) struct Inspection {
    snapshot: Option<Box<Snapshot>>,
}

/// The snapshot of a run that has ended, if it got so far.
pub fn snapshot(vm: &mut Vm) -> Option<Snapshot> {
    vm.state::<Inspection>().snapshot.take().map(|snapshot| *snapshot)
}

/// Looks at a program whose loop has just taken something to run, and ends the run.
pub(crate) fn at_handle(vm: &mut Vm, ready: &Ready) -> Raised {
    let (handle, first, call) = match ready {
        Ready::Step(task) | Ready::StepRaise(task, _) | Ready::Wakeup(task, _) => {
            (Some(Handle::Task(TaskId(tasks::part(task).number))), Some(task.clone()), None)
        }
        Ready::SleepDone { timer, .. } => (Some(Handle::Timer(TimerId(*timer))), None, None),
        Ready::Handle(instance) => {
            let (handle, callback, args) = events::called(instance);
            let args: Vec<String> = args.iter().map(|arg| short(vm, arg)).collect();
            let name = crate::tracing::callback_name(&callback);
            (handle, None, Some(format!("{name}({})", args.join(", "))))
        }
        Ready::Call(call) => {
            let name = crate::tracing::callback_name(&call.function);
            let future = short(vm, &Value::Instance(call.future.clone()));
            (Some(call.told), None, Some(format!("{name}({future})")))
        }
    };
    take(vm, handle, first, call)
}

/// Looks at a program whose thread has just been switched to, and ends the run.
pub(crate) fn at_switch(vm: &mut Vm) -> Raised {
    take(vm, None, None, None)
}

fn take(vm: &mut Vm, handle: Option<Handle>, first: Option<Rc<Instance>>, call: Option<String>) -> Raised {
    let mut stacks = Vec::new();
    let mut more = 0;
    let mut found = Search::default();
    let state = vm.state::<State>();
    let known: Vec<Rc<Instance>> = state.tasks.alive();
    let rest = known.iter().filter(|task| first.as_ref().is_none_or(|first| !Rc::ptr_eq(first, task)));
    for task in first.iter().chain(rest) {
        let part = tasks::part(task);
        let views = inspect::suspended(&part.coroutine.get());
        // The coroutine of a running task stands on its thread's own stack.
        if views.is_empty() {
            continue;
        }
        if stacks.len() >= TASKS {
            more += 1;
            continue;
        }
        let actor = Actor::Task(TaskId(part.number));
        let name = part.name(vm);
        let frames = frames(vm, views, &mut found);
        stacks.push(Stack { actor, name, frames });
    }
    let own = inspect::frames(&vm.fiber);
    let number = vm.fiber.thread;
    let own = thread_stack(vm, number, own, &mut found);
    // Where no task goes on, the thread itself does.
    let place = if handle.is_some() { stacks.len() } else { 0 };
    stacks.insert(place, own);
    for (number, views) in threads::stacks(vm) {
        let stack = thread_stack(vm, number, views, &mut found);
        stacks.push(stack);
    }
    stacks.retain(|stack| !stack.frames.is_empty());
    let globals = globals(vm, &mut found);
    let objects = found.objects(vm, &known);
    let snapshot = Snapshot {
        step: vm.recorder.step(),
        at: Nanos(vm.clock),
        thread: ThreadId(vm.fiber.thread),
        handle,
        call,
        stacks,
        more,
        globals,
        objects,
    };
    vm.state::<Inspection>().snapshot = Some(Box::new(snapshot));
    vm.stop_with(Stop::Inspected)
}

fn thread_stack(vm: &mut Vm, number: u32, views: Vec<FrameView>, found: &mut Search) -> Stack {
    let actor = Actor::Thread(ThreadId(number));
    Stack { actor, name: actor.to_string(), frames: frames(vm, views, found) }
}

fn frames(vm: &mut Vm, views: Vec<FrameView>, found: &mut Search) -> Vec<FrameState> {
    let mut frames = Vec::new();
    for view in views {
        let function = view.function.rsplit("<locals>.").next().unwrap_or_default().to_owned();
        let file = view.code.code.source.file.clone();
        let mut locals = Vec::new();
        for (name, value) in view.locals {
            found.look(&name, &value);
            let value = short(vm, &value);
            locals.push(Variable { name, value });
        }
        frames.push(FrameState { function, file, line: Line(view.line), locals });
    }
    frames
}

/// The global variables of the script that are plain data.
fn globals(vm: &mut Vm, found: &mut Search) -> Vec<Variable> {
    let name = vm.intern("__main__");
    let Some(Value::Module(main)) = vm.modules.get_str(&name) else { return Vec::new() };
    let mut globals = Vec::new();
    for (name, value) in main.dict.entries() {
        let Value::Str(name) = name else { continue };
        let is_code = matches!(
            value,
            Value::Module(_) | Value::Function(_) | Value::Class(_) | Value::Native(_) | Value::Method(_)
        );
        if is_code || name.starts_with("__") {
            continue;
        }
        found.look(&name, &value);
        if globals.len() < GLOBALS {
            let value = short(vm, &value);
            globals.push(Variable { name: name.to_string(), value });
        }
    }
    globals
}

/// The short form of a value.
fn short(vm: &mut Vm, value: &Value) -> String {
    vm.short_form(value, &ShortForm { longest: 100, items: 8, depth: 3, object: &own_form })
}

/// How tasks, futures, loops and locks are written.
fn own_form(vm: &mut Vm, instance: &Rc<Instance>) -> Option<String> {
    if let Some(data) = instance.native::<futures::FutureData>() {
        let state = match data.state.get() {
            FutureState::Pending => "pending",
            FutureState::Cancelled => "cancelled",
            FutureState::Finished if data.exception().is_some() => "failed",
            FutureState::Finished => "done",
        };
        return Some(match &data.task {
            Some(part) => {
                let given = part.given_name.get();
                match given.as_str() {
                    Some(name) => format!("<Task {} {state}>", name.as_str()),
                    None => format!("<Task Task-{} {state}>", part.default_name.get()),
                }
            }
            None => format!("<Future {state}>"),
        });
    }
    if instance.native::<events::LoopPayload>().is_some() {
        return Some("<event loop>".to_owned());
    }
    let kind = kind_of(vm, instance)?;
    let value = Value::Instance(instance.clone());
    Some(match kind.state(vm, &value) {
        // The items may be the program's objects, and have a place of their own in the snapshot.
        SyncState::Queue { size, .. } => format!("<{} of {size}>", kind.name),
        state => format!("<{} {state}>", kind.name),
    })
}

/// A class of locks, queues and the like.
#[derive(Clone, Copy)]
struct Kind {
    module: &'static str,
    class: &'static str,
    /// How it is written, `asyncio.Lock`.
    name: &'static str,
    family: Family,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Lock,
    Semaphore,
    Event,
    Condition,
    Queue,
    Barrier,
    ThreadLock,
    ThreadSemaphore,
    ThreadEvent,
    ThreadCondition,
    ThreadQueue,
}

const fn kind(module: &'static str, class: &'static str, name: &'static str, family: Family) -> Kind {
    Kind { module, class, name, family }
}

/// Classes come before those that they derive from.
const KINDS: [Kind; 16] = [
    kind("asyncio.locks", "Lock", "asyncio.Lock", Family::Lock),
    kind("asyncio.locks", "BoundedSemaphore", "asyncio.BoundedSemaphore", Family::Semaphore),
    kind("asyncio.locks", "Semaphore", "asyncio.Semaphore", Family::Semaphore),
    kind("asyncio.locks", "Event", "asyncio.Event", Family::Event),
    kind("asyncio.locks", "Condition", "asyncio.Condition", Family::Condition),
    kind("asyncio.locks", "Barrier", "asyncio.Barrier", Family::Barrier),
    kind("asyncio.queues", "PriorityQueue", "asyncio.PriorityQueue", Family::Queue),
    kind("asyncio.queues", "LifoQueue", "asyncio.LifoQueue", Family::Queue),
    kind("asyncio.queues", "Queue", "asyncio.Queue", Family::Queue),
    kind("_thread", "LockType", "threading.Lock", Family::ThreadLock),
    kind("_thread", "RLock", "threading.RLock", Family::ThreadLock),
    kind("threading", "BoundedSemaphore", "threading.BoundedSemaphore", Family::ThreadSemaphore),
    kind("threading", "Semaphore", "threading.Semaphore", Family::ThreadSemaphore),
    kind("threading", "Event", "threading.Event", Family::ThreadEvent),
    kind("threading", "Condition", "threading.Condition", Family::ThreadCondition),
    kind("queue", "Queue", "queue.Queue", Family::ThreadQueue),
];

fn kind_of(vm: &Vm, instance: &Rc<Instance>) -> Option<Kind> {
    let value = Value::Instance(instance.clone());
    KINDS.into_iter().find(|kind| class(vm, kind).is_some_and(|class| vm.is_instance(&value, &class)))
}

/// The class of a kind, if its module has been imported.
fn class(vm: &Vm, kind: &Kind) -> Option<Rc<Class>> {
    let Value::Module(module) = vm.modules.get(kind.module)? else { return None };
    match module.dict.get(kind.class)? {
        Value::Class(class) => Some(class),
        _ => None,
    }
}

/// An attribute that the library keeps in an object's own dictionary.
fn attribute(value: &Value, name: &str) -> Option<Value> {
    match value {
        Value::Instance(instance) => instance.dict_if_any()?.get(name),
        _ => None,
    }
}

fn number(value: &Value, name: &str) -> i64 {
    match attribute(value, name) {
        Some(Value::Int(number)) => number,
        Some(Value::Bool(flag)) => i64::from(flag),
        _ => 0,
    }
}

/// The items of a list or deque of the library.
fn items(vm: &mut Vm, value: Option<Value>) -> Vec<Value> {
    match value {
        Some(value @ (Value::List(_) | Value::Instance(_))) if !vm.class_of(&value).is_heap => {
            vm.list_of(&value).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

impl Kind {
    /// The state, without a queue's items.
    fn state(self, vm: &mut Vm, value: &Value) -> SyncState {
        match self.family {
            Family::Lock => SyncState::Lock { locked: number(value, "_locked") != 0 },
            Family::Semaphore | Family::ThreadSemaphore => {
                SyncState::Semaphore { value: number(value, "_value") }
            }
            Family::Event => SyncState::Event { set: number(value, "_value") != 0 },
            Family::ThreadEvent => SyncState::Event { set: number(value, "_flag") != 0 },
            Family::Condition => {
                let lock = attribute(value, "_lock").unwrap_or_default();
                SyncState::Condition { locked: number(&lock, "_locked") != 0 }
            }
            Family::ThreadCondition => {
                let lock = attribute(value, "_lock").unwrap_or_default();
                SyncState::Condition { locked: locks::owner(&lock).is_some_and(|(locked, _)| locked) }
            }
            Family::ThreadLock => {
                SyncState::Lock { locked: locks::owner(value).is_some_and(|(locked, _)| locked) }
            }
            Family::Barrier => {
                SyncState::Barrier { parties: number(value, "_parties"), arrived: number(value, "_count") }
            }
            Family::Queue | Family::ThreadQueue => {
                let own = self.family == Family::Queue;
                let (kept, limit, unfinished) = match own {
                    true => ("_queue", "_maxsize", "_unfinished_tasks"),
                    false => ("queue", "maxsize", "unfinished_tasks"),
                };
                let kept = attribute(value, kept).unwrap_or_default();
                let limit = u64::try_from(number(value, limit)).ok().filter(|limit| *limit > 0);
                // The class of a subclass of the program might count in its own way.
                let native = !kept.is_null() && !vm.class_of(&kept).is_heap;
                let size = if native { vm.len(&kept).unwrap_or_default() as u64 } else { 0 };
                let unfinished = number(value, unfinished);
                SyncState::Queue { size, limit, unfinished, items: String::new() }
            }
        }
    }
}

/// The locks and the like that can be reached from the variables of the program.
#[derive(Default)]
struct Search {
    seen: BTreeSet<u64>,
    /// With the expressions that lead to them, in the order in which they were found.
    found: Vec<(String, Value)>,
    looked: usize,
}

impl Search {
    fn look(&mut self, name: &str, value: &Value) {
        self.walk(name.to_owned(), value, 0);
    }

    fn walk(&mut self, name: String, value: &Value, depth: usize) {
        let inside = matches!(value, Value::Instance(_) | Value::List(_) | Value::Dict(_) | Value::Tuple(_));
        if !inside || depth > 3 || self.looked > SEARCHED || !self.seen.insert(value.id()) {
            return;
        }
        self.looked += 1;
        match value {
            Value::Instance(instance) => {
                self.found.push((name.clone(), value.clone()));
                let Some(attributes) = instance.dict_if_any() else { return };
                for (key, value) in attributes.entries() {
                    if let Value::Str(key) = &key {
                        self.walk(format!("{name}.{}", key.as_str()), &value, depth + 1);
                    }
                }
            }
            Value::List(list) => {
                let items: Vec<Value> = list.borrow().iter().take(200).cloned().collect();
                for (index, item) in items.iter().enumerate() {
                    self.walk(format!("{name}[{index}]"), item, depth + 1);
                }
            }
            Value::Tuple(items) => {
                for (index, item) in items.iter().take(200).enumerate() {
                    self.walk(format!("{name}[{index}]"), item, depth + 1);
                }
            }
            Value::Dict(dict) => {
                for (key, item) in dict.entries().into_iter().take(200) {
                    let key = match &key {
                        Value::Str(key) => text::quote::repr(key),
                        Value::Int(key) => key.to_string(),
                        _ => "…".to_owned(),
                    };
                    self.walk(format!("{name}[{key}]"), &item, depth + 1);
                }
            }
            _ => {}
        }
    }

    /// What was found, and what the trace has given a number, with states and waiters.
    fn objects(self, vm: &mut Vm, tasks: &[Rc<Instance>]) -> Vec<Synchronizer> {
        let mut found = self.found;
        let numbers: BTreeMap<u64, (u32, Weak<Instance>)> = vm.state::<State>().objects.clone();
        for value in numbers.values().filter_map(|(_, object)| object.upgrade()).map(Value::Instance) {
            if !found.iter().any(|(_, known)| known.is(&value)) {
                found.push((String::new(), value));
            }
        }
        // Parts of other objects, such as the lock of a condition or the condition of a queue, stand behind them.
        let mut parts: BTreeSet<u64> = BTreeSet::new();
        let mut objects = Vec::new();
        for (name, value) in &found {
            let Value::Instance(instance) = value else { continue };
            let Some(kind) = kind_of(vm, instance) else { continue };
            for part in ["_lock", "_cond", "_finished", "mutex", "not_empty", "not_full", "all_tasks_done"] {
                if let Some(part) = attribute(value, part) {
                    parts.insert(part.id());
                }
            }
            let hidden = parts.contains(&value.id())
                && name.rsplit('.').next().is_none_or(|last| {
                    last.starts_with('_')
                        || ["mutex", "not_empty", "not_full", "all_tasks_done"].contains(&last)
                });
            if hidden {
                continue;
            }
            let mut state = kind.state(vm, value);
            if let SyncState::Queue { items: written, .. } = &mut state {
                let kept = if kind.family == Family::Queue { "_queue" } else { "queue" };
                let kept = items(vm, attribute(value, kept));
                *written = short(vm, &Value::list(kept));
            }
            let waiters = |vm: &mut Vm, owner: &Value, name: &str| {
                let list = items(vm, attribute(owner, name));
                list.iter().flat_map(|waiter| who_waits(waiter, tasks)).collect::<Vec<Actor>>()
            };
            let (first, putters) = match kind.family {
                Family::Queue => (waiters(vm, value, "_getters"), waiters(vm, value, "_putters")),
                Family::Lock
                | Family::Semaphore
                | Family::Event
                | Family::Condition
                | Family::ThreadCondition => (waiters(vm, value, "_waiters"), vec![]),
                Family::Barrier | Family::ThreadSemaphore | Family::ThreadEvent => {
                    let condition = attribute(value, "_cond").unwrap_or_default();
                    (waiters(vm, &condition, "_waiters"), vec![])
                }
                Family::ThreadQueue => {
                    let conditions =
                        ["not_empty", "not_full"].map(|name| attribute(value, name).unwrap_or_default());
                    let [getters, putters] = conditions.map(|condition| waiters(vm, &condition, "_waiters"));
                    (getters, putters)
                }
                Family::ThreadLock => (who_waits(value, tasks), vec![]),
            };
            objects.push(Synchronizer {
                name: name.clone(),
                class: kind.name.to_owned(),
                number: numbers.get(&value.id()).map(|(number, _)| ObjectId(*number)),
                state,
                waiters: first,
                putters,
            });
        }
        objects
    }
}

/// Who waits for a future or a lock of the library's own.
fn who_waits(waiter: &Value, tasks: &[Rc<Instance>]) -> Vec<Actor> {
    if let Some((_, threads)) = locks::owner(waiter) {
        return threads.into_iter().map(|thread| Actor::Thread(ThreadId(thread))).collect();
    }
    let pending = futures::data(waiter).is_some_and(|data| !data.is_done());
    let waits = |task: &&Rc<Instance>| tasks::part(task).waiting_for.get().is(waiter);
    let found = tasks.iter().filter(waits).map(|task| Actor::Task(TaskId(tasks::part(task).number)));
    if pending { found.collect() } else { Vec::new() }
}
