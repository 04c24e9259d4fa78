//! Calls: finds what is called, binds arguments to parameters, pushes the frame.
//!
//! The callable stands on the stack below its arguments. A function of the program gets the arguments as its
//! slots where they are; everything else gets them as [`Args`].

mod arguments;
mod c_parameters;
mod instances;

pub use c_parameters::{Manner, Parsing};

use std::rc::Rc;

use crate::attempt::may_redo;
use crate::class::Maker;
use crate::frame::{Awaiting, Frame, Kind, Ret};
use crate::methods::shape;
use crate::native::{Args, Flow, Keywords, NativeCall, NativeFunction};
use crate::run::{Called, Did};
use crate::value::{Function, Instance, Payload, PyResult, Str, Value};
use crate::vm::Vm;

impl Vm {
    /// Calls a value and gives its result, in a nested run where it is code of the program.
    pub fn call(&mut self, callable: &Value, args: Args) -> PyResult {
        if let Value::Native(native) = callable
            && let NativeCall::Simple(function) = native.call
        {
            self.check_receiver(native, &args)?;
            return function(self, args);
        }
        let callable = callable.clone();
        self.nested(|vm| vm.call_pushed(callable, args))
    }

    /// Begins a call; a frame that it pushes puts its result onto the stack.
    pub(crate) fn call_pushed(&mut self, callable: Value, args: Args) -> PyResult<Called> {
        if !args.kw.is_empty() {
            return self.call_with_args(callable, args);
        }
        let count = args.pos.len();
        self.push(callable);
        self.fiber.stack.extend(args.pos);
        self.call_stack(count, 1)
    }

    /// `callable arg… → result`, with `below` values on the stack that belong to the callable.
    pub(crate) fn call_stack(&mut self, mut count: usize, below: usize) -> PyResult<Called> {
        let mut hops = 0;
        loop {
            let at = self.fiber.stack.len() - count - 1;
            match &self.fiber.stack[at] {
                Value::Function(function) => {
                    let function = function.clone();
                    return self.push_function(&function, at + 1, count, at + 1 - below, Ret::Push);
                }
                Value::Native(native) => {
                    let native = native.clone();
                    let args = Args::off(&mut self.fiber.stack, count);
                    self.fiber.stack.truncate(at + 1 - below);
                    self.check_receiver(&native, &args)?;
                    return self.call_native(&native, args);
                }
                Value::Method(method) => {
                    let method = method.clone();
                    self.fiber.stack[at] = method.function.clone();
                    self.fiber.stack.insert(at + 1, method.receiver.clone());
                    count += 1;
                }
                Value::Class(class) if count == 1 && Rc::ptr_eq(class, &self.types.type_) => {
                    let value = self.pop();
                    let class = self.class_of(&value);
                    self.fiber.stack.truncate(at + 1 - below);
                    return Ok(Called::Value(Value::Class(class)));
                }
                Value::Class(class) => {
                    let class = class.clone();
                    return self.call_class(&class, at, count, below);
                }
                other => {
                    let other = other.clone();
                    let bound = self.callable_of(&other, &mut hops)?;
                    self.fiber.stack[at] = bound;
                }
            }
        }
    }

    /// `function self arg… → result` or `NULL callable arg… → result`.
    pub(crate) fn call_method_stack(&mut self, count: usize) -> PyResult<Called> {
        let at = self.fiber.stack.len() - count - 2;
        match &self.fiber.stack[at] {
            Value::Null => self.call_stack(count, 2),
            Value::Function(function) => {
                let function = function.clone();
                self.push_function(&function, at + 1, count + 1, at, Ret::Push)
            }
            Value::Native(native) => {
                let native = native.clone();
                let args = Args::off(&mut self.fiber.stack, count + 1);
                self.fiber.stack.truncate(at);
                if native.shape.is_some() {
                    self.check_receiver(&native, &args)?;
                }
                self.call_native(&native, args)
            }
            _ => self.call_stack(count + 1, 1),
        }
    }

    /// `callable arg… names → result`: the last of `total` arguments are given by these names.
    pub(crate) fn call_named(&mut self, total: usize) -> PyResult<Called> {
        let at = self.fiber.stack.len() - total - 2;
        if let Value::Function(function) = &self.fiber.stack[at] {
            let function = function.clone();
            if let Some(called) = self.push_named(&function, at + 1, at, total)? {
                return Ok(called);
            }
        }
        let kw = self.pop_named();
        let given = total - kw.len();
        let args = Args { kw, ..Args::off(&mut self.fiber.stack, given) };
        let callable = self.pop();
        self.call_with_args(callable, args)
    }

    /// `function self arg… names → result` or `NULL callable arg… names → result`.
    pub(crate) fn call_method_named(&mut self, total: usize) -> PyResult<Called> {
        let at = self.fiber.stack.len() - total - 3;
        let found = match &self.fiber.stack[at..] {
            [Value::Function(function), ..] => Some((function.clone(), at + 1, total + 1)),
            [Value::Null, Value::Function(function), ..] => Some((function.clone(), at + 2, total)),
            _ => None,
        };
        if let Some((function, base, count)) = found
            && let Some(called) = self.push_named(&function, base, at, count)?
        {
            return Ok(called);
        }
        let kw = self.pop_named();
        let given = total - kw.len();
        let mut args = Args { kw, ..Args::off(&mut self.fiber.stack, given) };
        let receiver = self.pop();
        let function = self.pop();
        if function.is_null() {
            return self.call_with_args(receiver, args);
        }
        args.pos.insert(0, receiver);
        self.call_with_args(function, args)
    }

    /// `value… names →`: the arguments that are given by name.
    fn pop_named(&mut self) -> Keywords {
        let Value::Tuple(names) = self.pop() else { return Keywords::new() };
        let first = self.fiber.stack.len() - names.len();
        let values = self.fiber.stack.drain(first..);
        let mut named = Keywords::with_capacity(names.len());
        for (name, value) in names.iter().zip(values) {
            if let Value::Str(name) = name {
                named.push((name.clone(), value));
            }
        }
        named
    }

    /// Begins a call with arguments of any form.
    pub(crate) fn call_with_args(&mut self, mut callable: Value, mut args: Args) -> PyResult<Called> {
        let mut hops = 0;
        loop {
            if args.kw.is_empty() {
                return self.call_pushed(callable, args);
            }
            match &callable {
                Value::Function(function) => {
                    let function = function.clone();
                    let bottom = self.fiber.stack.len();
                    let slots = self.bind_arguments(&function, args)?;
                    self.fiber.stack.extend(slots);
                    return self.push_bound(&function, bottom, bottom, Ret::Push);
                }
                Value::Native(native) => {
                    let native = native.clone();
                    self.check_receiver(&native, &args)?;
                    return self.call_native(&native, args);
                }
                Value::Method(method) => {
                    let method = method.clone();
                    args.pos.insert(0, method.receiver.clone());
                    callable = method.function.clone();
                }
                Value::Class(class) => {
                    let class = class.clone();
                    return self.instantiate(&class, args);
                }
                other => {
                    let other = other.clone();
                    callable = self.callable_of(&other, &mut hops)?;
                }
            }
        }
    }

    /// A method that is called by hand, as `list.append(5, 1)`, may come with anything for its receiver, and a special
    /// one with any number of arguments.
    #[inline]
    fn check_receiver(&mut self, native: &NativeFunction, args: &Args) -> PyResult<()> {
        let Some(class) = native.receiver.get().and_then(std::rc::Weak::upgrade) else { return Ok(()) };
        match args.get(0) {
            Some(receiver) if self.is_instance(receiver, &class) => match native.shape {
                Some(shape) => shape::check(self, shape, native, args),
                None => Ok(()),
            },
            receiver => Err(self.wrong_receiver(native.owner.unwrap_or_default(), native.name, receiver)),
        }
    }

    pub(crate) fn call_native(&mut self, native: &Rc<NativeFunction>, args: Args) -> PyResult<Called> {
        match native.call {
            NativeCall::Simple(function) => self.call_redoably(function, |_| may_redo(native), args),
            NativeCall::Flow(function) => {
                let flow = function(self, args)?;
                self.follow(flow)
            }
        }
    }

    /// Carries out what a native function asked for.
    pub(crate) fn follow(&mut self, flow: Flow) -> PyResult<Called> {
        match flow {
            Flow::Value(value) => Ok(Called::Value(value)),
            Flow::Call(callable, args) => self.call_with_args(callable, args),
            Flow::Push(native) => {
                self.push_native(native, Ret::Push)?;
                match self.run_started()? {
                    Did::Next | Did::Reload | Did::Switch | Did::NextSlice => Ok(Called::Frame),
                    Did::Block(block) => Ok(Called::Block(block)),
                    Did::Done(value) => Ok(Called::Value(value)),
                }
            }
            Flow::Resume(generator, sent) => {
                self.resume_generator(&generator, sent, Ret::Send)?;
                Ok(Called::Frame)
            }
            Flow::Block(block) => Ok(Called::Block(block)),
        }
    }

    /// A native frame that was just pushed is started by the run loop.
    fn run_started(&mut self) -> PyResult<Did> {
        Ok(Did::Reload)
    }

    /// Puts a native frame onto the fiber, for a thread that begins with it.
    pub fn push_native_frame(&mut self, native: Box<dyn crate::native::NativeFrame>) {
        // A fresh fiber is not deep.
        let _ = self.push_native(native, Ret::Push);
    }

    /// Puts a native frame onto a fiber that goes on behind it: what it gives is what the frame below waited for, or
    /// nothing where that one did not wait.
    pub fn push_interrupting_frame(&mut self, native: Box<dyn crate::native::NativeFrame>, waited: bool) {
        // Nothing is lost where the fiber is too deep for one more frame: the next one asks again.
        let _ = self.push_native(native, if waited { Ret::Push } else { Ret::Again });
    }

    pub(crate) fn push_native(
        &mut self,
        native: Box<dyn crate::native::NativeFrame>,
        ret: Ret,
    ) -> PyResult<()> {
        let bottom = self.fiber.stack.len();
        let (code, globals) = match self.fiber.frames.last() {
            Some(frame) => (frame.code.clone(), frame.globals.clone()),
            None => (self.empty_code(), self.builtins.clone()),
        };
        if self.fiber.frames.len() > 4 * self.recursion_limit {
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        let kind = Kind::Native { frame: Some(native), input: Awaiting::Start };
        self.fiber.frames.push(Frame { kind, ..Frame::new(code, globals, bottom, bottom, ret) });
        Ok(())
    }

    /// Code without instructions, for frames that have none of their own.
    pub(crate) fn empty_code(&mut self) -> Rc<crate::code::CodeObject> {
        let source = Rc::new(bytecode::Source::new("<native>", "", true));
        let code = Rc::new(bytecode::Code {
            name: bytecode::Name::default(),
            qualname: String::new(),
            source,
            first_line: 1,
            doc: None,
            arg_count: 0,
            pos_only_count: 0,
            kw_only_count: 0,
            flags: bytecode::Flags::default(),
            locals: vec![],
            cells: vec![],
            free: vec![],
            names: vec![],
            consts: vec![],
            instrs: vec![],
            spans: vec![],
            handlers: vec![],
            anchors: vec![],
            max_stack: 0,
        });
        crate::code::CodeObject::new(self, &code)
    }

    /// What a call of an object that is no function calls: its `__call__`, bound. An object that is its own `__call__`
    /// would be asked without end, so `hops` counts.
    fn callable_of(&mut self, object: &Value, hops: &mut usize) -> PyResult {
        *hops += 1;
        if *hops > self.recursion_limit {
            return Err(
                self.recursion_error("maximum recursion depth exceeded while calling a Python object")
            );
        }
        let name = self.names.call.clone();
        match self.special(object, &name)? {
            Some(bound) => Ok(bound),
            None => {
                let kind = self.type_name(object);
                let meant = self.meant_of_module(object).unwrap_or_default();
                Err(self.type_error(format!("'{kind}' object is not callable{meant}")))
            }
        }
    }

    /// What may be meant by a call of a module: what it holds under its own name, as `time.time`.
    fn meant_of_module(&mut self, object: &Value) -> Option<String> {
        let Value::Module(module) = object else { return None };
        if module.class.borrow().is_some() {
            return None;
        }
        let name = module.shown_name();
        let same = module.dict.get_str(&name)?;
        self.is_callable(&same)
            .then(|| format!(". Did you mean: '{name}.{name}(...)'?", name = name.as_str()))
    }

    /// Calls a function whose positional arguments stand on the stack from `base`.
    pub(crate) fn push_function(
        &mut self,
        function: &Rc<Function>,
        base: usize,
        count: usize,
        bottom: usize,
        ret: Ret,
    ) -> PyResult<Called> {
        let code = &function.code;
        let wanted = code.code.arg_count as usize;
        if !code.is_simple || count > wanted {
            if self.fill_keyword_only(function, count) {
                return self.push_bound(function, base, bottom, ret);
            }
            return self.push_function_slowly(function, base, bottom, ret);
        }
        if count < wanted {
            let defaults = function.defaults.borrow();
            if count + defaults.len() < wanted {
                drop(defaults);
                return self.push_function_slowly(function, base, bottom, ret);
            }
            let first = defaults.len() - (wanted - count);
            self.fiber.stack.extend(defaults[first..].iter().cloned());
        }
        self.push_bound(function, base, bottom, ret)
    }

    /// Pushes the frame of a function that stands on the stack below `count` arguments, if these are just what it
    /// takes and it has nothing more to be set up; the caller stands at `pc`. The first argument of a method stands
    /// above it as well, but its place may be empty: then there is no function below.
    #[inline(always)]
    pub(crate) fn push_exact(&mut self, count: usize, pc: usize) -> bool {
        let crate::frame::Fiber { stack, frames, depth, .. } = &mut self.fiber;
        let at = stack.len() - count - 1;
        let Value::Function(function) = &stack[at] else { return false };
        let code = &function.code;
        if code.exact_args.get() != count || *depth >= self.recursion_limit || !function.closure.is_empty() {
            return self.push_nearly_exact(at, count, pc);
        }
        let frame = Frame::of_call(function, at + 1, at, Ret::Push);
        for _ in count..frame.code.slot_count {
            stack.push(Value::Null);
        }
        *depth += 1;
        if let Some(caller) = frames.last_mut() {
            caller.pc = pc;
        }
        frames.push(frame);
        true
    }

    /// The same for a function that has defaults for what is missing, or variables of the functions around it.
    #[inline(never)]
    fn push_nearly_exact(&mut self, at: usize, count: usize, pc: usize) -> bool {
        let Value::Function(function) = &self.fiber.stack[at] else { return false };
        let function = function.clone();
        let takes = self.takes_plainly(&function, count);
        if takes {
            self.push_plain(&function, at, at + 1, count, Ret::Push, pc);
        }
        takes
    }

    /// Pushes the frame of `__init__`, if a class stands below `count` arguments whose instances need nothing but that
    /// ([`Maker::Init`]).
    #[inline(never)]
    pub(crate) fn push_init(&mut self, count: usize, pc: usize) -> bool {
        let at = self.fiber.stack.len() - count - 1;
        let Value::Class(class) = &self.fiber.stack[at] else { return false };
        let Maker::Init(init) = class.maker() else { return false };
        if !self.takes_plainly(&init, count + 1) {
            return false;
        }
        let instance = Value::Instance(Instance::new(class.clone(), Payload::None));
        self.fiber.stack[at] = instance.clone();
        self.push_plain(&init, at, at, count + 1, Ret::Init(instance), pc);
        true
    }

    /// Whether a function takes so many arguments, perhaps with defaults for the rest, and needs nothing but a frame.
    fn takes_plainly(&self, function: &Function, count: usize) -> bool {
        let wanted = function.code.exact_args.get();
        wanted != usize::MAX
            && self.fiber.depth < self.recursion_limit
            && wanted.checked_sub(count).is_some_and(|missing| missing <= function.defaults.borrow().len())
    }

    /// Pushes the frame of a function that takes so many arguments plainly; they stand from `base`.
    fn push_plain(
        &mut self,
        function: &Rc<Function>,
        bottom: usize,
        base: usize,
        count: usize,
        ret: Ret,
        pc: usize,
    ) {
        let code = &function.code;
        let crate::frame::Fiber { stack, frames, depth, .. } = &mut self.fiber;
        let missing = code.exact_args.get() - count;
        if missing > 0 {
            let defaults = function.defaults.borrow();
            stack.extend(defaults[defaults.len() - missing..].iter().cloned());
        }
        let free = function.closure.len();
        stack.resize(base + code.slot_count - free, Value::Null);
        stack.extend(function.closure.iter().cloned());
        *depth += 1;
        if let Some(caller) = frames.last_mut() {
            caller.pc = pc;
        }
        frames.push(Frame::of_call(function, base, bottom, ret));
    }

    /// The native function below `count` arguments, if it needs nothing but these. Of a method, the receiver is the
    /// first of them, or its place is that of the callable, and there is nothing below.
    #[inline(always)]
    pub(crate) fn simple_native(
        &self,
        count: usize,
        is_method: bool,
    ) -> Option<fn(&mut Vm, Args) -> PyResult> {
        let stack = self.fiber.stack.as_slice();
        let at = stack.len() - count - 1;
        let (callable, is_bound) = match &stack[at] {
            Value::Null if is_method => (&stack[at + 1], false),
            callable => (callable, is_method),
        };
        // Functions like `len` ask an object of the program in a frame of its own.
        let asks_instance =
            || matches!(&stack[at + 1..], [.., Value::Instance(_)] if count - usize::from(is_method) == 1);
        match callable {
            Value::Native(native)
                if !self.may_give_up()
                    && (is_bound && is_method || !asks_instance())
                    && native.shape.is_none()
                    && (is_bound || native.receiver.get().is_none()) =>
            {
                match native.call {
                    NativeCall::Simple(function) => Some(function),
                    NativeCall::Flow(_) => None,
                }
            }
            _ => None,
        }
    }

    /// Calls what [`Vm::simple_native`] gave; the caller stands at `pc`.
    #[inline(always)]
    pub(crate) fn call_simple(
        &mut self,
        function: fn(&mut Vm, Args) -> PyResult,
        count: usize,
        pc: usize,
    ) -> PyResult {
        self.top_frame().pc = pc;
        let stack = &mut self.fiber.stack;
        let at = stack.len() - count - 1;
        let given = if stack[at].is_null() { count - 1 } else { count };
        let args = Args::off(stack, given);
        stack.truncate(at);
        function(self, args)
    }

    fn push_function_slowly(
        &mut self,
        function: &Rc<Function>,
        base: usize,
        bottom: usize,
        ret: Ret,
    ) -> PyResult<Called> {
        let count = self.fiber.stack.len() - base;
        let args = Args::off(&mut self.fiber.stack, count);
        self.fiber.stack.truncate(bottom);
        let slots = self.bind_arguments(function, args)?;
        self.fiber.stack.extend(slots);
        self.push_bound(function, bottom, bottom, ret)
    }

    /// Pushes the frame of a function whose parameters stand in their slots from `base`.
    #[inline]
    fn push_bound(
        &mut self,
        function: &Rc<Function>,
        base: usize,
        bottom: usize,
        ret: Ret,
    ) -> PyResult<Called> {
        let code = &function.code;
        self.check_depth()?;
        let stack = &mut self.fiber.stack;
        let free = function.closure.len();
        stack.resize(base + code.slot_count - free, Value::Null);
        stack.extend(function.closure.iter().cloned());
        if let Some(shortcut) = code.shortcut.get()
            && let Some(value) = shortcut(self, base)?
        {
            self.fiber.stack.truncate(bottom);
            return Ok(Called::Value(value));
        }
        let mut frame = Frame::of_call(function, base, bottom, ret);
        if code.code.flags.class_body {
            frame.namespace = std::mem::take(&mut self.class_namespace);
        }
        if code.is_generator {
            return Ok(Called::Value(self.make_generator(frame, function)));
        }
        self.fiber.depth += 1;
        self.fiber.frames.push(frame);
        Ok(Called::Frame)
    }

    #[inline]
    pub(crate) fn check_depth(&mut self) -> PyResult<()> {
        if self.fiber.depth >= self.recursion_limit {
            // A handler gets some room to work in.
            return Err(self.recursion_error("maximum recursion depth exceeded"));
        }
        Ok(())
    }

    /// `callable args [kwargs] → result` of `f(*args, **kwargs)`.
    pub(crate) fn op_call_ex(&mut self, has_kwargs: bool) -> PyResult<Called> {
        let kwargs = if has_kwargs { self.pop() } else { Value::Null };
        let args = self.pop();
        let callable = self.pop();
        let pos = match &args {
            Value::Tuple(items) => items.iter().cloned().collect(),
            other => {
                if self.lacks_iter(other) {
                    let function = self.callable_name(&callable);
                    let kind = self.type_name(other);
                    return Err(self
                        .type_error(format!("{function} argument after * must be an iterable, not {kind}")));
                }
                self.sized_list_of(other)?.into()
            }
        };
        let mut kw = Keywords::new();
        if let Value::Dict(dict) = kwargs.builtin() {
            for (key, value) in dict.entries() {
                let Some(key) = key.as_str() else { return Err(self.type_error("keywords must be strings")) };
                kw.push((key.clone(), value));
            }
        }
        self.call_with_args(callable, Args { pos, kw })
    }

    /// How messages name what is called: `f()`.
    pub(crate) fn callable_name(&mut self, callable: &Value) -> String {
        match callable {
            Value::Function(function) => {
                let module = function.module.borrow();
                name_in_module(module.as_str().map(|name| name.as_str()), &function.qualname.borrow())
            }
            Value::Native(native) => match native.owner {
                Some(owner) => format!("{}.{}()", owner.rsplit('.').next().unwrap_or(owner), native.name),
                None => name_in_module(native.module.as_ref().map(|name| name.as_str()), native.name),
            },
            Value::Method(method) => {
                let function = method.function.clone();
                self.callable_name(&function)
            }
            Value::Class(class) => {
                let module = self.get_attr_str(callable, "__module__").ok();
                let module = module.as_ref().and_then(Value::as_str).map(|name| name.as_str());
                name_in_module(module, &class.qualname.borrow())
            }
            other => match self.str(other) {
                Ok(text) => text.to_string(),
                Err(_) => format!("{} object", self.type_name(other)),
            },
        }
    }

    /// The error for an argument by a name that a function does not know.
    #[cold]
    pub fn unexpected_keyword_of(&mut self, function: &str, name: &Str, known: &[&str]) -> crate::Raised {
        let known = known.iter().copied().filter(|known| !known.is_empty());
        let hint = text::suggest::suggestion(name, known)
            .map_or(String::new(), |name| format!(". Did you mean '{name}'?"));
        self.type_error(format!("{function}() got an unexpected keyword argument '{}'{hint}", name.as_str()))
    }
}

/// How messages name what a module has.
fn name_in_module(module: Option<&str>, name: &str) -> String {
    match module {
        Some("builtins") | None => format!("{name}()"),
        Some(module) => format!("{module}.{name}()"),
    }
}
