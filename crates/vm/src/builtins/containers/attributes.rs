//! The built-in functions about attributes and names: `getattr`, `dir`, `vars`, `globals`, `locals` and the like.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::attributes::GetSet;
use crate::class::Class;
use crate::dict::Dict;
use crate::frame::{Frame, Kind};
use crate::methods::sort;
use crate::native::{Args, Flow};
use crate::value::{Attributes, Module, PyResult, Str, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, module: &Module) {
    vm.add_function(module, "getattr", |vm, mut args| {
        args.no_kw(vm, "getattr")?;
        args.between(vm, "getattr", 0, 2, 3)?;
        let name = name_arg(vm, &args[1])?;
        if args.len() == 2 {
            return vm.get_attr(&args[0], &name);
        }
        Ok(ask(vm, &args[0], &name)?.unwrap_or_else(|| args.take(2)))
    });
    vm.add_function(module, "hasattr", |vm, args| {
        args.no_kw(vm, "hasattr")?;
        args.between(vm, "hasattr", 0, 2, 2)?;
        let name = name_arg(vm, &args[1])?;
        Ok(Value::Bool(ask(vm, &args[0], &name)?.is_some()))
    });
    vm.add_function(module, "setattr", |vm, mut args| {
        args.no_kw(vm, "setattr")?;
        args.between(vm, "setattr", 0, 3, 3)?;
        let name = name_arg(vm, &args[1])?;
        let value = args.take(2);
        vm.set_attr(&args[0], &name, value)?;
        Ok(Value::None)
    });
    vm.add_function(module, "delattr", |vm, args| {
        args.no_kw(vm, "delattr")?;
        args.between(vm, "delattr", 0, 2, 2)?;
        let name = name_arg(vm, &args[1])?;
        vm.set_attr(&args[0], &name, Value::Null)?;
        Ok(Value::None)
    });
    vm.add_function(module, "dir", dir);
    vm.add_function(module, "vars", |vm, args| {
        args.no_kw(vm, "vars")?;
        args.between(vm, "vars", 0, 0, 1)?;
        let Some(object) = args.get(0) else { return Ok(vm.frame_locals()) };
        let name = vm.names.dict.clone();
        match vm.get_attr_opt(object, &name)? {
            Some(dict) => Ok(dict),
            None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
        }
    });
    vm.add_function(module, "globals", |vm, args| {
        args.exact(vm, "globals", 0, 0)?;
        Ok(vm.python_frame().map_or(Value::None, |frame| Value::Dict(frame.globals.clone())))
    });
    vm.add_function(module, "locals", |vm, args| {
        args.exact(vm, "locals", 0, 0)?;
        Ok(vm.frame_locals())
    });
    vm.add_flow(module, "__import__", |vm, args| {
        let names = ["name", "globals", "locals", "fromlist", "level"];
        let [name, globals, _, fromlist, level] = args.bind(vm, "__import__", 0, names, 1)?;
        let Some(name) = name.as_ref().and_then(Value::as_str).cloned() else {
            return Err(vm.type_error("module name must be a string"));
        };
        let fromlist = match fromlist {
            // Of a module without parts only is asked whether there are names.
            Some(flag @ (Value::Bool(_) | Value::Int(_))) if vm.truth(&flag)? => Value::tuple(vec![flag]),
            Some(names) if vm.truth(&names)? => Value::tuple(vm.list_of(&names)?),
            _ => Value::None,
        };
        let level = match level {
            Some(level) => vm.small_index(&level)?,
            None => 0,
        };
        let Ok(level) = usize::try_from(level) else {
            return Err(vm.value_error("level must be >= 0"));
        };
        if name.is_empty() && level == 0 {
            return Err(vm.value_error("Empty module name"));
        }
        let globals = globals.and_then(|globals| match globals.builtin() {
            Value::Dict(globals) => Some(globals.clone()),
            _ => None,
        });
        vm.import_for(&name, globals, &fromlist, level)
    });
}

/// An attribute of which the program asks whether it is there: a part of a module that is left out here is not.
fn ask(vm: &mut Vm, object: &Value, name: &Str) -> PyResult<Option<Value>> {
    match vm.get_attr_opt(object, name) {
        Err(_) if matches!(object, Value::Module(_)) && vm.take_refusal() => Ok(None),
        other => other,
    }
}

/// The name of an attribute, as the shared string by which it is found.
fn name_arg(vm: &mut Vm, name: &Value) -> PyResult<Str> {
    let name = vm.attribute_name(name)?;
    Ok(vm.intern(&name))
}

fn dir(vm: &mut Vm, args: Args) -> PyResult {
    args.no_kw(vm, "dir")?;
    args.between(vm, "dir", 0, 0, 1)?;
    let names = match args.get(0) {
        None => match vm.frame_locals() {
            Value::Dict(locals) => locals.keys(),
            other => {
                let keys = vm.get_attr_str(&other, "keys")?;
                let keys = vm.call(&keys, Args::new())?;
                vm.list_of(&keys)?
            }
        },
        Some(object) => return vm.dir_asked(object).map(Value::list),
    };
    sorted_names(vm, names)
}

fn sorted_names(vm: &mut Vm, names: Vec<Value>) -> PyResult {
    match sort::sort(vm, names, Value::None, false, None)? {
        Flow::Value(sorted) => Ok(sorted),
        _ => unreachable!("nothing is called for a key"),
    }
}

impl Vm {
    /// What an object's `__dir__` gives, sorted.
    pub fn dir_asked(&mut self, object: &Value) -> PyResult<Vec<Value>> {
        let name = self.names.dir.clone();
        let names = match self.call_special(object, &name, Args::new())? {
            Some(names) => self.list_of(&names)?,
            None => self.dir_of(object)?,
        };
        let sorted = sorted_names(self, names)?;
        self.list_of(&sorted)
    }

    /// The names of an object's attributes, sorted.
    pub fn dir_of(&mut self, object: &Value) -> PyResult<Vec<Value>> {
        let mut names: BTreeMap<String, Value> = BTreeMap::new();
        let mut add = |dict: &Dict| {
            for key in dict.keys() {
                if let Value::Str(name) = &key {
                    names.insert(name.to_string(), key);
                }
            }
        };
        let add_class = |class: &Rc<Class>, add: &mut dyn FnMut(&Dict)| {
            for class in class.mro().iter() {
                add(&class.dict);
            }
        };
        let mut class = match object {
            Value::Class(class) => class.clone(),
            other => self.class_of(other),
        };
        match object {
            Value::Class(class) => add_class(class, &mut add),
            Value::Module(module) => {
                // A class of the program's may have another meaning for `__dict__`.
                if module.class.borrow().is_some()
                    && !matches!(self.get_attr_str(object, "__dict__")?.builtin(), Value::Dict(_))
                {
                    return Err(self.type_error("<module>.__dict__ is not a dictionary"));
                }
                if let Some(function) = module.dict.get("__dir__") {
                    let names = self.call(&function, Args::new())?;
                    return self.list_of(&names);
                }
                add(&module.dict);
                // What the library makes when it is asked for belongs to it all the same.
                if let Some(Value::Function(function)) = module.dict.get("__getattr__")
                    && function.code.is_library()
                    && let Some(Value::List(all)) = module.dict.get("__all__")
                {
                    for name in all.borrow().iter() {
                        if let Some(text) = name.as_str()
                            && !self.host.is_left_out(module.name.as_str(), text.as_str())
                        {
                            names.insert(text.to_string(), name.clone());
                        }
                    }
                }
            }
            Value::Instance(instance) if self.says_what_it_has(&instance.class()) => {
                let (dict_name, class_name) = (self.names.dict.clone(), self.names.class.clone());
                if let Some(own) = self.get_attr_opt(object, &dict_name)?
                    && let Value::Dict(own) = own.builtin()
                {
                    add(own);
                }
                if let Some(Value::Class(said)) = self.get_attr_opt(object, &class_name)? {
                    add_class(&said, &mut add);
                    class = said;
                }
            }
            other => {
                let own = match other {
                    Value::Instance(instance) => instance.dict_if_any(),
                    Value::Function(function) => function.dict_if_any().map(Attributes::Replaced),
                    _ => None,
                };
                if let Some(own) = own {
                    add(&own);
                }
                add_class(&self.class_of(other), &mut add);
            }
        }
        // The one that `object` has is for all values; most have none.
        let object_class = self.types.object.clone();
        let name = self.names.dict.clone();
        let has_dict = match object {
            Value::Class(_) => class.is_subclass(&self.types.type_),
            Value::Module(_) | Value::Function(_) => true,
            Value::Instance(_) => class.has_dict.get(),
            _ => false,
        };
        let inherited =
            class.lookup_with_owner(&name).is_some_and(|(_, owner)| !Rc::ptr_eq(&owner, &object_class));
        if !has_dict && !inherited {
            names.remove("__dict__");
        }
        Ok(names.into_values().collect())
    }

    /// Whether a class of the program has another meaning for `__dict__` or `__class__` of its instances.
    fn says_what_it_has(&self, class: &Rc<Class>) -> bool {
        let is_own = |name: &Str| class.lookup_with_owner(name).is_some_and(|(_, owner)| owner.is_heap);
        let is_other_dict = || {
            let found = class.lookup(&self.names.dict);
            found.is_some_and(|found| found.native::<GetSet>().is_none())
        };
        class.is_heap && (is_own(&self.names.getattribute) || is_own(&self.names.class) || is_other_dict())
    }

    /// The innermost frame that runs Python code.
    pub(crate) fn python_frame(&self) -> Option<&Frame> {
        self.fiber.frames.iter().rev().find(|frame| matches!(frame.kind, Kind::Python))
    }

    /// `locals()`
    pub(crate) fn frame_locals(&mut self) -> Value {
        let index =
            self.fiber.frames.iter().rposition(|frame| matches!(frame.kind, crate::frame::Kind::Python));
        index.map_or(Value::dict(Dict::new()), |index| self.locals_of_frame(index))
    }

    /// The variables of a frame of the running thread.
    pub(crate) fn locals_of_frame(&mut self, index: usize) -> Value {
        let frame = &self.fiber.frames[index];
        if !frame.namespace.is_null() {
            return frame.namespace.clone();
        }
        // The body of a module has no slots of its own.
        if frame.code.code.name == "<module>" {
            return Value::Dict(frame.globals.clone());
        }
        let (code, base) = (frame.code.clone(), frame.base);
        let slots = self.fiber.stack[base..base + code.slot_count].to_vec();
        self.slots_as_dict(&code, &slots)
    }

    /// Variables by their names.
    pub(crate) fn slots_as_dict(&mut self, code: &crate::code::CodeObject, slots: &[Value]) -> Value {
        let locals = Dict::new();
        for (slot, value) in slots.iter().take(code.slot_count).enumerate() {
            let value = match value {
                Value::Cell(cell) => cell.value.borrow().clone(),
                value => value.clone(),
            };
            let name = code.code.slot_name(slot);
            // The compiler's own variables are not the program's.
            if !value.is_null() && !name.starts_with('.') && !name.contains('<') {
                let name = self.intern(name);
                locals.set_str(&name, value);
            }
        }
        Value::dict(locals)
    }
}
