//! The state of the machine, and the small questions that everything asks of it.

use std::any::{Any, TypeId};
use std::rc::Rc;

use hashbrown::{HashMap, HashTable};
use trace::{Limits, Recorder};

use crate::class::Class;
use crate::dict::Dict;
use crate::frame::Fiber;
use crate::host::{Host, NestedBlock};
use crate::names::Names;
use crate::native::{Block, NativeCall, NativeFunction};
use crate::types::Types;
use crate::value::{Module, Raised, Str, Value, hashed_str_object};

/// Hears of a coroutine that was dropped without having been awaited: its name and the line that made it.
pub type NeverAwaitedHook =
    fn(&mut Vm, &str, Option<&'static str>, crate::generator::Origin) -> crate::PyResult<()>;

/// Hears of an exception that cannot be raised anywhere, with a message and the object in which it came up.
pub type UnraisableHook = fn(&mut Vm, &Raised, Option<&str>, &Value) -> crate::PyResult<()>;

/// Hears of an asynchronous generator that is iterated for the first time.
pub type AsyncGeneratorHook = fn(&mut Vm, &Rc<crate::generator::Generator>) -> crate::PyResult<()>;

/// Room for the names of the builtins and of asyncio, which every program has.
const NAMES_OF_A_START: usize = 1_700;

/// The virtual machine.
pub struct Vm {
    pub types: Types,
    pub names: Names,
    /// The fiber of the thread that runs.
    pub fiber: Fiber,
    pub builtins: Rc<Dict>,
    /// Changes whenever a program sets a builtin, so that instructions do not go on with the one they remember.
    pub(crate) builtins_version: u32,
    /// How many dictionaries became the globals of a source that the program has as text.
    pub(crate) namespaces: u32,
    /// `sys.modules`
    pub modules: Rc<Dict>,
    pub host: Box<dyn Host>,
    pub recorder: Recorder,
    pub limits: Limits,
    /// The virtual clock, in nanoseconds.
    pub clock: u64,
    /// Instructions that are left of the thread's slice; it may be overdrawn. The loop looks at it at jumps back, calls
    /// and stores.
    pub(crate) fuel: i64,
    /// Instructions that the run may execute beyond the slice.
    pub(crate) reserve: i64,
    /// Instructions that imports have executed.
    imported: u64,
    /// The work when the import began that runs.
    importing_since: Option<u64>,
    /// Is asked when a slice is used up whether the thread is to be put aside; it begins the next slice.
    pub slice_hook: Option<fn(&mut Vm) -> crate::PyResult<bool>>,
    /// Brings the clock up to what the program has done so far, before something is told at that time.
    pub clock_hook: Option<fn(&mut Vm)>,
    /// Called while native code goes on working beyond the slice.
    pub work_hook: Option<fn(&mut Vm)>,
    /// `sys.getswitchinterval()`, in nanoseconds.
    pub switch_interval: u64,
    /// `os.cpu_count()`
    pub cores: u32,
    /// Why the run has to end; from then on no handler of the program runs.
    pub stop: Option<Stop>,
    /// What `throw` was given, on its way to whom it reaches.
    pub(crate) given_to_throw: Option<Box<crate::objects::Given>>,
    /// The line of the program that ran when it was stopped.
    pub stop_line: Option<u32>,
    /// The exception that is being raised has this frame in its traceback already.
    pub(crate) reraising: bool,
    /// The address of the exception that was thrown into a generator last: what is handled where it comes from is
    /// not its context.
    pub(crate) thrown_in: usize,
    /// The exceptions that are being told together: the frame of one may be known through another.
    pub(crate) told_together: Vec<Raised>,
    /// A native frame that got an exception wants to block.
    pub(crate) pending_block: Option<Block>,
    /// Native recursion through containers and reprs.
    pub(crate) native_depth: usize,
    /// Containers whose repr is being written, by `id`.
    pub(crate) repr_running: Vec<u64>,
    /// The namespace for the class body that is called next.
    pub(crate) class_namespace: Value,
    /// How many finalisers run within one another.
    pub(crate) finalizing: u32,
    /// The number of the task that runs, for the trace.
    pub current_task_id: Option<u32>,
    /// Bytes written so far.
    written: u64,
    /// What `sys.stdout` was replaced with; `Null` for the real one.
    pub stdout_override: Value,
    /// What `sys.stderr` was replaced with; `Null` for the real one.
    pub stderr_override: Value,
    /// Is told of a coroutine that was dropped without having been awaited: its name and the line that made it.
    pub never_awaited_hook: Option<NeverAwaitedHook>,
    pub unraisable_hook: Option<UnraisableHook>,
    /// Is told of an asynchronous generator that is iterated for the first time.
    pub async_generator_hook: Option<AsyncGeneratorHook>,
    /// The program that runs.
    pub main_source: Option<Rc<bytecode::Source>>,
    /// Its compiled form, for processes that execute it once more.
    pub main_code: Option<Rc<bytecode::Code>>,
    pub recursion_limit: usize,
    /// How a thread is blocked where its fiber cannot be put aside.
    pub nested_block: Option<NestedBlock>,
    /// Run loops on the Rust stack, of all threads.
    pub(crate) nesting: usize,
    /// Whether there are other threads, so that instructions may have to be given up when one waits.
    pub attempts: bool,
    pub(crate) attempt: Option<crate::attempt::Attempt>,
    pub(crate) given_up: Option<Box<crate::attempt::GivenUp>>,
    /// Is told the line of an `await` that did not suspend.
    pub await_passed_hook: Option<fn(&mut Vm, u32)>,
    pub(crate) interned: HashTable<Str>,
    /// The strings of ASCII characters; `Null` for those that were not wanted yet.
    pub(crate) chars: [Value; 128],
    /// Native classes of modules, by the Rust type of their payload.
    pub(crate) native_classes: HashMap<TypeId, Rc<Class>, BuildTypeHasher>,
    /// What upper layers keep here, by type.
    states: Vec<(TypeId, Box<dyn Any>)>,
}

/// Why a run ends before its program does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    Limit(trace::Limit),
    Deadlock,
    /// The program has come to its end while a thread still waits that is to be left where it is.
    Over,
    /// The program ended itself at once, with this status.
    Exit(i32),
    /// The program asked for what the playground does not have; [`crate::host::Refusal`] says what.
    Refused,
    /// The run was made to look at the program at one step, and has.
    Inspected,
}

/// Why the run loop ended.
pub enum Exit {
    /// The lowest frame returned this.
    Done(Value),
    /// This exception left the lowest frame.
    Raised(Raised),
    /// The thread has to wait.
    Block(Block),
    /// The thread has had its turn: it goes on where it was when [`Vm::run`] is called again.
    Switch,
}

impl Vm {
    pub fn new(host: Box<dyn Host>, limits: Limits) -> Vm {
        crate::memory::begin(limits.memory);
        text::int::set_max_str_digits(text::int::MAX_STR_DIGITS);
        let mut interned: HashTable<Str> = HashTable::with_capacity(NAMES_OF_A_START);
        let names = Names::new(|text| intern(&mut interned, text, text::hash::str(text)));
        let mut vm = Vm {
            types: Types::new(),
            names,
            fiber: Fiber::default(),
            builtins: Rc::new(Dict::new()),
            builtins_version: 1,
            namespaces: 0,
            modules: Rc::new(Dict::new()),
            host,
            recorder: Recorder::new(limits.events),
            fuel: i64::try_from(limits.fuel).unwrap_or(i64::MAX),
            reserve: 0,
            imported: 0,
            importing_since: None,
            slice_hook: None,
            clock_hook: None,
            work_hook: None,
            switch_interval: 5_000_000,
            cores: 8,
            limits,
            clock: 0,
            stop: None,
            given_to_throw: None,
            stop_line: None,
            reraising: false,
            thrown_in: 0,
            told_together: Vec::new(),
            pending_block: None,
            native_depth: 0,
            repr_running: Vec::new(),
            class_namespace: Value::Null,
            finalizing: 0,
            current_task_id: None,
            written: 0,
            stdout_override: Value::Null,
            stderr_override: Value::Null,
            never_awaited_hook: None,
            unraisable_hook: None,
            async_generator_hook: None,
            main_source: None,
            main_code: None,
            recursion_limit: 1000,
            nested_block: None,
            nesting: 0,
            attempts: false,
            attempt: None,
            given_up: None,
            await_passed_hook: None,
            interned,
            chars: [const { Value::Null }; 128],
            native_classes: HashMap::default(),
            states: Vec::new(),
        };
        crate::builtins::install(&mut vm);
        vm.begin_slice(crate::run::SLICE);
        vm
    }

    /// Instructions executed so far.
    pub fn instructions(&self) -> u64 {
        let left = self.fuel.saturating_add(self.reserve);
        i64::try_from(self.limits.fuel).unwrap_or(i64::MAX).saturating_sub(left).max(0) as u64
    }

    /// Instructions that count as the program's work: what imports of the library execute says nothing of what they
    /// take in CPython.
    pub fn work(&self) -> u64 {
        self.importing_since.unwrap_or_else(|| self.instructions() - self.imported)
    }

    /// Whether the body of a module of the library is being run.
    pub fn is_importing(&self) -> bool {
        self.importing_since.is_some()
    }

    /// Whether the import that begins is part of no other one: then `import_ends` is to be called at its end.
    pub(crate) fn import_begins(&mut self) -> bool {
        let is_outermost = self.importing_since.is_none();
        self.importing_since = Some(self.work());
        is_outermost
    }

    pub(crate) fn import_ends(&mut self) {
        if let Some(work) = self.importing_since.take() {
            self.imported = self.instructions() - work;
        }
    }

    /// The one shared string of this text.
    pub fn intern(&mut self, text: &str) -> Str {
        intern(&mut self.interned, text, text::hash::str(text))
    }

    /// The same of a name of compiled code.
    pub(crate) fn intern_name(&mut self, name: &bytecode::Name) -> Str {
        intern(&mut self.interned, name, name.hash_with(text::hash::str))
    }

    /// Writes to one of the program's streams, and into the trace.
    pub fn write_out(&mut self, stream: trace::Stream, text: &str) -> crate::PyResult<()> {
        if text.is_empty() || self.recorder.is_muted() {
            return Ok(());
        }
        if text::surrogates::are_in(text) {
            return self.write_surrogates(stream, text);
        }
        if let Some(hook) = self.clock_hook {
            hook(self);
        }
        let task = self.current_task_id.map(trace::TaskId);
        let line = self.program_line().map(trace::Line);
        self.recorder.record(trace::EventKind::Output { stream, text: text.to_owned(), task, line });
        self.written += text.len() as u64;
        if !self.host.write(stream, text) || self.written > self.limits.output {
            return Err(self.stop_with(Stop::Limit(trace::Limit::Output)));
        }
        Ok(())
    }

    /// The output cannot encode surrogates, and that for errors shows their escapes.
    fn write_surrogates(&mut self, stream: trace::Stream, text: &str) -> crate::PyResult<()> {
        let errors = match stream {
            trace::Stream::Stdout => "strict",
            trace::Stream::Stderr => "backslashreplace",
        };
        let encoded = crate::methods::encode_utf8(self, text, errors)?;
        self.write_out(stream, &String::from_utf8_lossy(&encoded))
    }

    /// What an upper layer keeps in the machine, made when first wanted.
    pub fn state<T: Any + Default>(&mut self) -> &mut T {
        let wanted = TypeId::of::<T>();
        let at = match self.states.first() {
            Some((known, _)) if *known == wanted => 0,
            _ => self.place_of_state(wanted, || Box::new(T::default())),
        };
        self.states[at].1.downcast_mut().expect("states are kept by their own type")
    }

    fn place_of_state(&mut self, wanted: TypeId, make: fn() -> Box<dyn Any>) -> usize {
        match self.states.iter().position(|(known, _)| *known == wanted) {
            // What is often wanted comes to the front.
            Some(at) if at > 0 => {
                self.states.swap(at, at - 1);
                at - 1
            }
            Some(at) => at,
            None => {
                self.states.push((wanted, make()));
                self.states.len() - 1
            }
        }
    }

    /// The class of a value.
    pub fn class_of(&self, value: &Value) -> Rc<Class> {
        let types = &self.types;
        let class = match value {
            Value::Instance(instance) => return instance.class(),
            Value::Class(class) => {
                return class.metaclass.borrow().clone().unwrap_or_else(|| types.type_.clone());
            }
            Value::Null | Value::None => &types.none_type,
            Value::NotImplemented => &types.not_implemented_type,
            Value::Ellipsis => &types.ellipsis_type,
            Value::Bool(_) => &types.bool_,
            Value::Int(_) | Value::BigInt(_) => &types.int,
            Value::Float(_) => &types.float,
            Value::Complex(_) => &types.complex,
            Value::Str(_) => &types.str,
            Value::Bytes(_) => &types.bytes,
            Value::ByteArray(_) => &types.bytearray,
            Value::Tuple(_) => &types.tuple,
            Value::List(_) => &types.list,
            Value::Dict(_) => &types.dict,
            Value::Set(_) => &types.set,
            Value::FrozenSet(_) => &types.frozenset,
            Value::Range(_) => &types.range,
            Value::Slice(_) => &types.slice,
            Value::Function(_) => &types.function,
            Value::Native(native) if native.is_wrapper() => &types.wrapper_descriptor,
            Value::Native(native) if native.owner.is_some() => &types.method_descriptor,
            Value::Native(_) => &types.builtin_function,
            Value::Method(method) => match &method.function {
                Value::Native(native) if native.is_wrapper() => &types.method_wrapper,
                Value::Native(native) if native.is_method() => &types.builtin_function,
                _ => &types.method,
            },
            Value::Module(module) => match &*module.class.borrow() {
                Some(class) => return class.clone(),
                None => &types.module,
            },
            Value::Cell(_) => &types.cell,
            Value::Code(_) => &types.code,
            Value::Generator(generator) => match generator.kind {
                crate::generator::GeneratorKind::Generator => &types.generator,
                crate::generator::GeneratorKind::Coroutine => &types.coroutine,
                crate::generator::GeneratorKind::AsyncGenerator => &types.async_generator,
            },
            Value::Iter(iter) => return iter.class(self),
        };
        class.clone()
    }

    /// The name of a value's class, for messages.
    pub fn type_name(&self, value: &Value) -> String {
        self.class_of(value).name.borrow().to_string()
    }

    /// The name of a value's class without that of its module.
    pub fn short_type_name(&self, value: &Value) -> String {
        let name = self.class_of(value).name.borrow().clone();
        name.rsplit('.').next().unwrap_or_default().to_owned()
    }

    /// Whether a value is an instance of a class, by its real class.
    pub fn is_instance(&self, value: &Value, class: &Rc<Class>) -> bool {
        self.class_of(value).is_subclass(class)
    }

    /// The class whose instances have a payload of this Rust type, as a module registered it.
    pub fn native_class<T: Any>(&self) -> Rc<Class> {
        self.native_classes.get(&TypeId::of::<T>()).cloned().expect("the module registers its classes first")
    }

    /// Registers the class of a payload type.
    pub fn register_class<T: Any>(&mut self, class: &Rc<Class>) {
        self.native_classes.insert(TypeId::of::<T>(), class.clone());
    }

    /// Whether a module registered the class of this payload type.
    pub fn has_class<T: Any>(&self) -> bool {
        self.native_classes.contains_key(&TypeId::of::<T>())
    }

    /// Adds a native function to a module.
    pub fn add_function(
        &mut self,
        module: &Module,
        name: &'static str,
        function: fn(&mut Vm, crate::Args) -> crate::PyResult,
    ) {
        self.add_native(module, name, NativeCall::Simple(function));
    }

    /// Adds a native function that asks the loop to go on for it to a module.
    pub fn add_flow(
        &mut self,
        module: &Module,
        name: &'static str,
        function: fn(&mut Vm, crate::Args) -> crate::PyResult<crate::Flow>,
    ) {
        self.add_native(module, name, NativeCall::Flow(function));
    }

    fn add_native(&mut self, module: &Module, name: &'static str, call: NativeCall) {
        let function = native_function(name, None, call, Some(module.name.clone()));
        let name = self.intern(name);
        module.dict.set_str(&name, function);
    }

    /// Sets an attribute of a module.
    pub fn add_value(&mut self, module: &Module, name: &str, value: Value) {
        let name = self.intern(name);
        module.dict.set_str(&name, value);
    }
}

/// A native function as a value.
pub fn native_function(
    name: &'static str,
    owner: Option<&'static str>,
    call: NativeCall,
    module: Option<Str>,
) -> Value {
    let charge = crate::memory::Charge::new(64);
    let shape = owner.and_then(|owner| crate::methods::shape::of(owner, name));
    Value::Native(Rc::new(NativeFunction {
        shape,
        name,
        owner,
        call,
        binds: owner.is_some(),
        module,
        receiver: Default::default(),
        holder: Default::default(),
        charge,
    }))
}

/// The identity of a type is a good hash already; nothing iterates over these maps.
#[derive(Clone, Copy, Default)]
pub(crate) struct BuildTypeHasher;

impl std::hash::BuildHasher for BuildTypeHasher {
    type Hasher = TypeHasher;
    fn build_hasher(&self) -> TypeHasher {
        TypeHasher(0)
    }
}

pub(crate) struct TypeHasher(u64);

impl std::hash::Hasher for TypeHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u64(&mut self, part: u64) {
        self.0 ^= part;
    }
}

fn intern(interned: &mut HashTable<Str>, text: &str, hash: i64) -> Str {
    let entry = interned.entry(hash as u64, |known| known.as_str() == text, |known| known.hash() as u64);
    entry.or_insert_with(|| hashed_str_object(text, hash)).get().clone()
}
