//! What this crate keeps in the machine: hooks into the Python part, the registry of tasks, and who runs now.

use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use trace::{Cpu, Options, Policy, TimerId, Wake};
use vm::class::Class;
use vm::resume::LoopPlace;
use vm::value::Instance;
use vm::{Value, Vm};

use crate::shortcuts::Known;

/// What this crate keeps in the machine.
pub(crate) struct State {
    /// Functions of the Python part, given by `_set_hooks`.
    pub hooks: BTreeMap<String, Value>,
    /// Tasks that are not done, by their number.
    pub tasks: Registry,
    /// Futures with an exception that perhaps nobody has asked for, and that is told at the end.
    pub failed: Vec<std::rc::Weak<vm::value::Instance>>,
    /// What the native forms of functions need.
    pub known: Known,
    /// The class `Task`.
    pub task_class: Option<Rc<Class>>,
    /// The places that have told of a coroutine that was never awaited: the registry that `warnings` keeps.
    pub warned: Value,
    pub next_task: u32,
    /// The number for the next default name, `Task-7`.
    pub next_name: u32,
    pub next_future: u32,
    pub next_timer: u32,
    pub next_object: u32,
    pub next_callback: u32,
    /// Numbers of locks and the like, by the identity of the object, which no other object gets.
    pub objects: BTreeMap<u64, (u32, Weak<Instance>)>,
    /// What is running on the loop, for whoever is woken by it.
    pub running: Running,
    /// At what line of CPython a loop is, for what is told of there.
    pub place_of_loop: LoopPlace,
    /// Set while `task.cancel()` wakes a task.
    pub cancelling: bool,
    pub policy: Policy,
    pub cpu: Cpu,
    /// Counts clock reads and turns that waste no time, so that busy waiting ends.
    pub spins: u64,
    /// Instructions whose time has been counted.
    pub charged_instructions: u64,
    /// The time until which the trace was told that the clock moved.
    pub told_clock: u64,
    /// Nanoseconds that the work and the spinning of the process that runs have added to the clock.
    pub worked: u64,
    /// Likewise of the thread that runs.
    pub thread_worked: u64,
    /// What `threading.stack_size()` says.
    pub stack_size: i64,
    /// Where the thread was seen at work since the last charge: lines of the program, and instructions.
    pub seen_at: BTreeMap<u32, u64>,
    /// The number of instructions when it was looked at last.
    pub looked_at: u64,
}

/// Tasks by their numbers, which are given in order.
#[derive(Default)]
pub(crate) struct Registry {
    tasks: Vec<Option<Weak<Instance>>>,
}

impl Registry {
    pub fn insert(&mut self, number: u32, task: Weak<Instance>) {
        let at = number as usize;
        if self.tasks.len() <= at {
            self.tasks.resize(at + 1, None);
        }
        self.tasks[at] = Some(task);
    }

    pub fn remove(&mut self, number: u32) {
        if let Some(task) = self.tasks.get_mut(number as usize) {
            *task = None;
        }
    }

    /// Those that are still there, by age.
    pub fn alive(&self) -> Vec<Rc<Instance>> {
        self.tasks.iter().flatten().filter_map(Weak::upgrade).collect()
    }
}

/// What is running on the loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Running {
    Nothing,
    Timer(TimerId),
    Task(u32),
    Callback,
}

impl Default for State {
    fn default() -> Self {
        State {
            failed: Vec::new(),
            hooks: BTreeMap::new(),
            tasks: Registry::default(),
            known: Known::default(),
            task_class: None,
            warned: Value::dict(vm::dict::Dict::new()),
            next_task: 0,
            next_name: 0,
            next_future: 0,
            next_timer: 0,
            next_object: 0,
            next_callback: 0,
            objects: BTreeMap::new(),
            running: Running::Nothing,
            place_of_loop: LoopPlace::default(),
            cancelling: false,
            policy: Policy::Concurrent,
            cpu: Cpu::Off,
            spins: 0,
            charged_instructions: 0,
            told_clock: 0,
            worked: 0,
            thread_worked: 0,
            stack_size: 0,
            looked_at: 0,
            seen_at: BTreeMap::new(),
        }
    }
}

impl State {
    pub fn configure(&mut self, options: &Options) {
        self.policy = options.policy;
        self.cpu = options.cpu;
    }

    /// Who is to be named as the waker of what is woken now.
    pub fn waker(&self) -> Wake {
        let task = match self.running {
            Running::Task(task) => Some(trace::TaskId(task)),
            _ => None,
        };
        match self.running {
            _ if self.cancelling => Wake::Cancel(task),
            Running::Timer(timer) => Wake::Timer(timer),
            Running::Task(task) => Wake::Task(trace::TaskId(task)),
            Running::Nothing | Running::Callback => Wake::Callback,
        }
    }

    /// The number of a lock or the like, given when it is first asked for.
    pub fn object_number(&mut self, object: &Value) -> u32 {
        let identity = object.id();
        if let Some((number, _)) = self.objects.get(&identity) {
            return *number;
        }
        // Objects that are gone must not pile up.
        if self.objects.len() >= 1024 && self.objects.len().is_power_of_two() {
            self.objects.retain(|_, (_, object)| object.strong_count() > 0);
        }
        self.next_object += 1;
        let kept = instance(object).map_or_else(Weak::new, Rc::downgrade);
        self.objects.insert(identity, (self.next_object, kept));
        self.next_object
    }
}

/// The hook of this name, or None.
pub(crate) fn hook(vm: &mut Vm, name: &str) -> Value {
    vm.state::<State>().hooks.get(name).cloned().unwrap_or(Value::None)
}

/// The instance of a value that is one.
pub(crate) fn instance(value: &Value) -> Option<&Rc<Instance>> {
    match value {
        Value::Instance(instance) => Some(instance),
        _ => None,
    }
}
