//! How native code defines the attributes of a class.
//!
//! A method's function receives the receiver as its first argument. The receiver may be an instance of a subclass
//! of the program's: [`Value::builtin`] gives the built-in value, [`Value::native`] the native payload.

use std::cell::RefCell;
use std::rc::Rc;

use hashbrown::HashTable;

use crate::attributes::{ClassMethod, GetSet, SetFn, StaticMethod};
use crate::class::{Class, Layout};
use crate::native::{Args, Flow, NativeCall};
use crate::value::{Instance, Module, Payload, PyResult, Value};
use crate::vm::{Vm, native_function};

impl Vm {
    /// A method: `fn(vm, args)` with the receiver as `args[0]`.
    pub fn def(&mut self, class: &Rc<Class>, name: &'static str, function: fn(&mut Vm, Args) -> PyResult) {
        self.def_native(class, name, NativeCall::Simple(function));
    }

    /// A method that may ask the machine to call, resume or block for it.
    pub fn def_flow(
        &mut self,
        class: &Rc<Class>,
        name: &'static str,
        function: fn(&mut Vm, Args) -> PyResult<Flow>,
    ) {
        self.def_native(class, name, NativeCall::Flow(function));
    }

    fn def_native(&mut self, class: &Rc<Class>, name: &'static str, call: NativeCall) {
        let owner = leak_name(class);
        let function = native_function(name, Some(owner), call, None);
        if let Value::Native(native) = &function {
            let _ = native.receiver.set(Rc::downgrade(class));
        }
        let name = self.intern(name);
        class.set(&name, function);
    }

    /// `__new__`: its first argument is the class to make an instance of.
    pub fn def_new(&mut self, class: &Rc<Class>, function: fn(&mut Vm, Args) -> PyResult) {
        let function = held_function(class, "__new__", function);
        let name = self.intern("__new__");
        class.set(&name, function);
    }

    /// A static method.
    pub fn def_static(
        &mut self,
        class: &Rc<Class>,
        name: &'static str,
        function: fn(&mut Vm, Args) -> PyResult,
    ) {
        let function = held_function(class, name, function);
        let payload = StaticMethod(RefCell::new(function));
        let wrapped = Instance::new(self.types.staticmethod.clone(), Payload::Native(Box::new(payload)));
        let name = self.intern(name);
        class.set(&name, Value::Instance(wrapped));
    }

    /// A class method: its first argument is the class.
    pub fn def_class_method(
        &mut self,
        class: &Rc<Class>,
        name: &'static str,
        function: fn(&mut Vm, Args) -> PyResult,
    ) {
        let owner = leak_name(class);
        let function = native_function(name, Some(owner), NativeCall::Simple(function), None);
        let payload = ClassMethod(RefCell::new(function));
        let wrapped = Instance::new(self.types.classmethod.clone(), Payload::Native(Box::new(payload)));
        let name = self.intern(name);
        class.set(&name, Value::Instance(wrapped));
    }

    /// An attribute that is computed, and perhaps set, by native code.
    pub fn def_get(
        &mut self,
        class: &Rc<Class>,
        name: &'static str,
        get: fn(&mut Vm, &Value) -> PyResult,
        set: Option<SetFn>,
    ) {
        let payload =
            GetSet { name, owner: class.name.borrow().clone(), class: Rc::downgrade(class), get, set };
        let descriptor = Instance::new(self.types.getset.clone(), Payload::Native(Box::new(payload)));
        let name = self.intern(name);
        class.set(&name, Value::Instance(descriptor));
    }

    /// An attribute that is there to be read, as CPython's members in C are: refused in their words.
    pub fn def_member(
        &mut self,
        class: &Rc<Class>,
        name: &'static str,
        get: fn(&mut Vm, &Value) -> PyResult,
    ) {
        self.def_get(class, name, get, Some(|vm, _, _| Err(vm.attribute_error("readonly attribute"))));
    }

    /// An attribute with a fixed value.
    pub fn def_value(&mut self, class: &Rc<Class>, name: &str, value: Value) {
        let name = self.intern(name);
        class.set(&name, value);
    }

    /// A class of native objects, put into a module. Instances have no `__dict__` unless the program subclasses it.
    pub fn native_type(&mut self, module: &Module, name: &str, shown_module: &str, layout: u16) -> Rc<Class> {
        let text = self.intern(name);
        let class = Class::new(text.clone(), Layout::Native(layout), false);
        class.set_bases(vec![self.types.object.clone()]).ok().expect("one base has no conflict");
        class.has_dict.set(false);
        let module_name = Value::str(shown_module);
        self.def_value(&class, "__module__", module_name);
        module.dict.set_str(&text, Value::Class(class.clone()));
        class
    }

    /// Has messages call a class with the name of its module before its own, as CPython does where it is written in C,
    /// and seals it.
    pub fn name_in_full(&mut self, class: &Rc<Class>, module: &str) {
        let name = format!("{module}.{}", class.qualname.borrow().as_str());
        let name = self.intern(&name);
        *class.name.borrow_mut() = name;
        // Of the types in C, those of struct sequences alone are open.
        class.is_sealed.set(class.layout.get() != Layout::Tuple);
    }

    /// An instance with a native payload, of the class that a `__new__` was asked for.
    pub fn new_native(&mut self, class: &Rc<Class>, payload: impl std::any::Any) -> Value {
        Value::Instance(Instance::new(class.clone(), Payload::Native(Box::new(payload))))
    }

    /// The class that is the first argument of `__new__`.
    pub fn class_arg(&mut self, args: &mut Args) -> PyResult<Rc<Class>> {
        match args.take(0) {
            Value::Class(class) => {
                args.pos.remove(0);
                Ok(class)
            }
            Value::Null => Err(self.type_error("object.__new__(): not enough arguments")),
            other => {
                let kind = self.type_name(&other);
                Err(self.type_error(format!("object.__new__(X): X is not a type object ({kind})")))
            }
        }
    }

    /// A built-in value as an instance of the class: itself for the built-in class, wrapped for a subclass.
    pub fn wrap_builtin(&mut self, class: &Rc<Class>, value: Value) -> Value {
        if class.is_heap {
            return Value::Instance(Instance::new(class.clone(), Payload::Value(value)));
        }
        value
    }
}

/// A function that a class has without being its method.
fn held_function(class: &Rc<Class>, name: &'static str, function: fn(&mut Vm, Args) -> PyResult) -> Value {
    let function = native_function(name, None, NativeCall::Simple(function), None);
    if let Value::Native(native) = &function {
        let _ = native.holder.set(Rc::downgrade(class));
    }
    function
}

/// Names of native classes live as long as the program: there is a fixed number of them.
fn leak_name(class: &Rc<Class>) -> &'static str {
    thread_local! {
        static NAMES: RefCell<HashTable<&'static str>> = const { RefCell::new(HashTable::new()) };
    }
    let name = class.name.borrow();
    let is_known = |known: &&str| *known == name.as_str();
    NAMES.with_borrow_mut(|names| {
        let entry = names.entry(name.hash() as u64, is_known, |known| text::hash::str(known) as u64);
        *entry.or_insert_with(|| Box::leak(name.to_string().into_boxed_str())).get()
    })
}
