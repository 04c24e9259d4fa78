//! Calls of classes: `__new__`, then `__init__`.

use crate::class::{Class, Layout, Maker};
use crate::frame::Ret;
use crate::native::{Args, Flow, Input, NativeCall, NativeFrame, Next};
use crate::run::Called;
use crate::value::{Instance, Payload, PyResult, Value};
use crate::vm::Vm;
use std::rc::Rc;

impl Vm {
    /// Calls a class: `__new__`, then `__init__`. The arguments stand on the stack above it.
    pub(super) fn call_class(
        &mut self,
        class: &Rc<Class>,
        at: usize,
        count: usize,
        below: usize,
    ) -> PyResult<Called> {
        if let Maker::New(new) = class.maker() {
            // The class, which stands below the arguments, is the first one.
            let args = Args::off(&mut self.fiber.stack, count + 1);
            self.fiber.stack.truncate(at + 1 - below);
            return self.call_redoably(new, |vm| vm.may_redo_class(class), args);
        }
        let plain_new = self.plain_new(class);
        if plain_new && class.metaclass.borrow().is_none() {
            let init = class.lookup(&self.names.init.clone());
            if let Some(Value::Function(init)) = init {
                let instance = Value::Instance(Instance::new(class.clone(), Payload::None));
                self.check_instantiable(class)?;
                class.note_maker(Maker::Init(init.clone()));
                self.fiber.stack[at] = instance.clone();
                let called = self.push_function(&init, at, count + 1, at + 1 - below, Ret::Init(instance))?;
                if let Called::Value(other) = called {
                    let kind = self.type_name(&other);
                    return Err(self.type_error(format!("__init__() should return None, not '{kind}'")));
                }
                return Ok(called);
            }
        }
        let args = Args::off(&mut self.fiber.stack, count);
        self.fiber.stack.truncate(at + 1 - below);
        self.instantiate(class, args)
    }

    /// Whether instances of the class are made by `object.__new__`.
    pub(super) fn plain_new(&self, class: &Rc<Class>) -> bool {
        class.layout.get() == Layout::Plain
            && match (class.lookup(&self.names.new), self.types.object.dict.get_str(&self.names.new)) {
                (Some(found), Some(plain)) => found.is(&plain),
                _ => false,
            }
    }

    /// Calls a class with arguments of any form.
    pub(crate) fn instantiate(&mut self, class: &Rc<Class>, args: Args) -> PyResult<Called> {
        // A metaclass may define what calling its classes means.
        let metaclass = class.metaclass.borrow().clone();
        if let Some(metaclass) = metaclass {
            let name = self.names.call.clone();
            if let Some((call, owner)) = metaclass.lookup_with_owner(&name)
                && !Rc::ptr_eq(&owner, &self.types.type_)
            {
                let bound = self.bind(&call, &Value::Class(class.clone()))?;
                return self.call_with_args(bound, args);
            }
        }
        self.instantiate_plainly(class, args)
    }

    /// `type.__call__`
    pub(crate) fn instantiate_plainly(&mut self, class: &Rc<Class>, mut args: Args) -> PyResult<Called> {
        if Rc::ptr_eq(class, &self.types.type_) && args.len() == 1 && args.kw.is_empty() {
            let class = self.class_of(&args[0]);
            return Ok(Called::Value(Value::Class(class)));
        }
        if let Some(flow) = self.collect_flow(class, &args)? {
            return self.follow(flow);
        }
        let name = self.names.new.clone();
        let init_name = self.names.init.clone();
        let object = self.types.object.clone();
        let Some((new, new_owner)) = class.lookup_with_owner(&name) else {
            let name = class.name.borrow().to_string();
            return Err(self.type_error(format!("cannot create '{name}' instances")));
        };
        let init = class.lookup_with_owner(&init_name);
        let has_init = init.as_ref().is_some_and(|(_, owner)| !Rc::ptr_eq(owner, &object));
        let instance = if Rc::ptr_eq(&new_owner, &object) && class.layout.get() == Layout::Plain {
            if !args.is_empty() && !has_init {
                let name = class.name.borrow().to_string();
                return Err(self.type_error(format!("{name}() takes no arguments")));
            }
            self.check_instantiable(class)?;
            Value::Instance(Instance::new(class.clone(), Payload::None))
        } else {
            let new = self.bind_class_attr(&new, class)?;
            // What code of the program makes may be of a subclass, which has an `__init__` where this class has none.
            let keeps = has_init || !matches!(&new, Value::Native(_));
            let pos = if keeps { args.pos.clone() } else { std::mem::take(&mut args.pos) };
            let kw = if keeps { args.kw.clone() } else { std::mem::take(&mut args.kw) };
            let new_args = Args { pos, kw }.with_receiver(Value::Class(class.clone()));
            match &new {
                Value::Native(native) if matches!(native.call, NativeCall::Simple(_)) => {
                    // A list or tuple may be made of what code of the program gives.
                    let collects = matches!(class.layout.get(), Layout::List | Layout::Tuple);
                    if let NativeCall::Simple(function) = native.call
                        && !class.is_heap
                        && class.metaclass.borrow().is_none()
                        && !has_init
                        && !collects
                        && native.receiver.get().is_none()
                    {
                        class.note_maker(Maker::New(function));
                    }
                    self.call(&new, new_args)?
                }
                _ => {
                    // Code of the program makes the instance, in a frame of its own.
                    let frame = Instantiate {
                        class: class.clone(),
                        call: Some((new, new_args)),
                        then: keeps.then_some(args),
                        instance: Value::Null,
                    };
                    return self.follow(Flow::Push(Box::new(frame)));
                }
            }
        };
        let Some((init, _)) = init.filter(|_| has_init) else { return Ok(Called::Value(instance)) };
        self.initialize(class, instance, &init, args)
    }

    /// Calls `__init__` of what `__new__` made, and gives the instance.
    pub(super) fn initialize(
        &mut self,
        class: &Rc<Class>,
        instance: Value,
        init: &Value,
        args: Args,
    ) -> PyResult<Called> {
        if !self.is_instance(&instance, class) {
            return Ok(Called::Value(instance));
        }
        match init {
            Value::Function(function) => {
                let bottom = self.fiber.stack.len();
                let slots = self.bind_arguments(function, args.with_receiver(instance.clone()))?;
                self.fiber.stack.extend(slots);
                match self.push_bound(function, bottom, bottom, Ret::Init(instance))? {
                    Called::Value(other) => {
                        let kind = self.type_name(&other);
                        Err(self.type_error(format!("__init__() should return None, not '{kind}'")))
                    }
                    called => Ok(called),
                }
            }
            Value::Native(native) if native.binds && matches!(native.call, NativeCall::Simple(_)) => {
                self.call(init, args.with_receiver(instance.clone()))?;
                Ok(Called::Value(instance))
            }
            other => {
                let (function, args) = match other {
                    Value::Native(native) if native.binds => {
                        (other.clone(), args.with_receiver(instance.clone()))
                    }
                    _ => (self.bind(other, &instance)?, args),
                };
                let class = class.clone();
                let frame = Instantiate { class, call: Some((function, args)), then: None, instance };
                self.follow(Flow::Push(Box::new(frame)))
            }
        }
    }

    /// Classes with abstract methods have no instances.
    pub(crate) fn check_instantiable(&mut self, class: &Rc<Class>) -> PyResult<()> {
        let name = self.names.abstractmethods.clone();
        if !class.is_abstract.get() {
            return Ok(());
        }
        let Some(methods) = class.dict.get_str(&name) else { return Ok(()) };
        let mut missing = Vec::new();
        for method in self.list_of(&methods)? {
            if let Value::Str(method) = method {
                missing.push(method.to_string());
            }
        }
        if missing.is_empty() {
            return Ok(());
        }
        trace::order::sort(&mut missing);
        let quoted: Vec<String> = missing.iter().map(|method| format!("'{method}'")).collect();
        let plural = if missing.len() == 1 { "method" } else { "methods" };
        let name = class.name.borrow().to_string();
        Err(self.type_error(format!(
            "Can't instantiate abstract class {name} without an implementation for abstract {plural} {}",
            quoted.join(", ")
        )))
    }
}

/// Makes an instance where `__new__` or `__init__` needs frames of its own.
pub(super) struct Instantiate {
    class: Rc<Class>,
    call: Option<(Value, Args)>,
    /// Arguments for `__init__`, while `__new__` runs.
    then: Option<Args>,
    /// What `__init__` initializes; `Null` while `__new__` runs.
    instance: Value,
}

impl NativeFrame for Instantiate {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if let Some((function, args)) = self.call.take() {
            return Ok(Next::Call(function, args));
        }
        let value = match input {
            Input::Raised(raised) => return Err(raised),
            Input::Value(value) | Input::Yielded(value) => value,
            Input::Start => Value::None,
        };
        if !self.instance.is_null() {
            if !value.is_none() {
                let kind = vm.type_name(&value);
                return Err(vm.type_error(format!("__init__() should return None, not '{kind}'")));
            }
            return Ok(Next::Return(std::mem::take(&mut self.instance)));
        }
        let Some(args) = self.then.take() else { return Ok(Next::Return(value)) };
        if !vm.is_instance(&value, &self.class) {
            return Ok(Next::Return(value));
        }
        let name = vm.names.init.clone();
        let class = vm.class_of(&value);
        let Some((init, owner)) = class.lookup_with_owner(&name) else { return Ok(Next::Return(value)) };
        if Rc::ptr_eq(&owner, &vm.types.object) {
            return Ok(Next::Return(value));
        }
        let (function, args) = match &init {
            Value::Function(_) => (init, args.with_receiver(value.clone())),
            Value::Native(native) if native.binds => (init, args.with_receiver(value.clone())),
            _ => (vm.bind(&init, &value)?, args),
        };
        self.instance = value;
        Ok(Next::Call(function, args))
    }

    fn name(&self) -> &'static str {
        "type.__call__"
    }
}
