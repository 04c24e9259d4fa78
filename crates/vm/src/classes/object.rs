//! `object`: what every value can be asked.

use crate::attributes::SlotMember;
use crate::class::{Class, Layout, Members, carries_alike};
use crate::native::Args;
use crate::value::{Instance, Payload, PyResult, Raised, Value};
use crate::vm::Vm;
use std::rc::Rc;

pub(super) fn install_object(vm: &mut Vm) {
    let object = vm.types.object.clone();
    vm.def_new(&object, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        if class.layout.get() != Layout::Plain {
            let name = class.name.borrow().to_string();
            let new = vm.names.new.clone();
            let makes =
                class.lookup_with_owner(&new).is_some_and(|(_, owner)| !Rc::ptr_eq(&owner, &vm.types.object));
            if !makes {
                return Err(vm.type_error(format!("cannot create '{name}' instances")));
            }
            return Err(vm.type_error(format!("object.__new__({name}) is not safe, use {name}.__new__()")));
        }
        let init = vm.names.init.clone();
        let new = vm.names.new.clone();
        let object = vm.types.object.clone();
        let own_init = class.lookup_with_owner(&init).is_some_and(|(_, owner)| !Rc::ptr_eq(&owner, &object));
        let own_new = class.lookup_with_owner(&new).is_some_and(|(_, owner)| !Rc::ptr_eq(&owner, &object));
        if !args.is_empty() && (!own_init || own_new) {
            let name = class.name.borrow().to_string();
            return Err(vm.type_error(if own_new {
                "object.__new__() takes exactly one argument (the type to instantiate)".to_owned()
            } else {
                format!("{name}() takes no arguments")
            }));
        }
        vm.check_instantiable(&class)?;
        Ok(Value::Instance(Instance::new(class, Payload::None)))
    });
    vm.def(&object, "__init__", |vm, args| {
        if args.len() > 1 || !args.kw.is_empty() {
            let class = vm.class_of(&args[0]);
            let (init, new) = (vm.names.init.clone(), vm.names.new.clone());
            let object = vm.types.object.clone();
            let own =
                |name| class.lookup_with_owner(name).is_some_and(|(_, owner)| !Rc::ptr_eq(&owner, &object));
            if own(&init) {
                return Err(vm.type_error(
                    "object.__init__() takes exactly one argument (the instance to initialize)",
                ));
            }
            if !own(&new) && (class.is_heap || Rc::ptr_eq(&class, &object)) {
                let name = class.name.borrow().to_string();
                return Err(vm.type_error(format!(
                    "{name}.__init__() takes exactly one argument (the instance to initialize)"
                )));
            }
        }
        Ok(Value::None)
    });
    vm.def(&object, "__repr__", |vm, args| {
        if !matches!(args[0], Value::Instance(_) | Value::Class(_)) {
            let mut out = String::new();
            vm.repr_into(&args[0], &mut out)?;
            return Ok(Value::str(out));
        }
        if let Some(inner) = crate::protocols::payload_value(&args[0]) {
            let inner = inner.clone();
            let Value::Iter(iter) = &inner else { return Ok(Value::Str(vm.repr(&inner)?)) };
            let custom = iter.as_custom();
            let own = custom.as_ref().map(|custom| custom.repr(vm)).transpose()?.flatten();
            // What `count` and `repeat` show begins with the name of the class.
            if let Some((_, shown)) = own.as_deref().and_then(|text| text.split_once('(')) {
                let class = vm.class_of(&args[0]);
                let name = class.name.borrow();
                return Ok(Value::str(format!("{}({shown}", name.as_str())));
            }
        }
        Ok(Value::str(vm.default_repr(&args[0])))
    });
    vm.def(&object, "__str__", |vm, args| {
        let class = vm.class_of(&args[0]);
        let (name, object) = (vm.names.repr.clone(), vm.types.object.clone());
        // An instance of a subclass of `str` shows its text, unless it has a repr of its own.
        if let Some(inner @ Value::Str(_)) = crate::protocols::payload_value(&args[0])
            && class
                .lookup_with_owner(&name)
                .is_none_or(|(_, owner)| Rc::ptr_eq(&owner, &object) || !owner.is_heap)
        {
            return Ok(inner.clone());
        }
        // Who asks for the text complains about what is none.
        match class.lookup(&name) {
            Some(function @ Value::Function(_)) => vm.call(&function, Args::one(args[0].clone())),
            _ => vm.repr(&args[0]).map(Value::Str),
        }
    });
    vm.def(&object, "__format__", |vm, args| {
        args.exact(vm, "object.__format__", 1, 1)?;
        let spec = vm.str_arg(&args[1], "__format__() argument must be str")?;
        if spec.is_empty() {
            return Ok(Value::Str(vm.str(&args[0])?));
        }
        let kind = vm.type_name(&args[0]);
        Err(vm.type_error(format!("unsupported format string passed to {kind}.__format__")))
    });
    vm.def(&object, "__hash__", |vm, args| {
        let inner = args[0].builtin().clone();
        let name = vm.names.hash.clone();
        let general = vm.types.object.lookup(&name);
        let own = vm.class_of(&inner).lookup(&name);
        // Types that hash by what they hold say so with a method of their own, which this one is not.
        let by_identity = matches!(inner, Value::Instance(_) | Value::Class(_))
            || !own.zip(general).is_some_and(|(own, general)| own.is(&general));
        let is_nan = matches!(inner, Value::Float(number) if number.is_nan());
        let hash = if by_identity && !is_nan { args[0].id() as i64 >> 4 } else { vm.hash(&inner)? };
        Ok(Value::Int(hash))
    });
    vm.def(&object, "__eq__", |vm, args| {
        args.exact(vm, "object.__eq__", 1, 1)?;
        Ok(if args[0].is(&args[1]) { Value::Bool(true) } else { Value::NotImplemented })
    });
    vm.def(&object, "__ne__", |vm, args| {
        args.exact(vm, "object.__ne__", 1, 1)?;
        let eq = vm.names.eq.clone();
        match vm.call_special(&args[0], &eq, Args::one(args[1].clone()))? {
            Some(Value::NotImplemented) | None => Ok(Value::NotImplemented),
            Some(result) => Ok(Value::Bool(!vm.truth(&result)?)),
        }
    });
    for name in ["__lt__", "__le__", "__gt__", "__ge__"] {
        vm.def(&object, name, |_, _| Ok(Value::NotImplemented));
    }
    vm.def(&object, "__getattribute__", |vm, args| {
        args.exact(vm, "object.__getattribute__", 1, 1)?;
        let name = vm.attribute_name(&args[1])?;
        let name = vm.intern(&name);
        let class = vm.class_of(&args[0]);
        match vm.get_attr_plainly(&args[0], &class, &name)? {
            Some(value) => Ok(value),
            None => Err(vm.no_attribute(&args[0], &name)),
        }
    });
    vm.def(&object, "__setattr__", |vm, mut args| {
        args.exact(vm, "object.__setattr__", 1, 2)?;
        let name = vm.attribute_name(&args[1])?;
        let name = vm.intern(&name);
        let class = vm.class_of(&args[0]);
        let value = args.take(2);
        vm.set_attr_plainly(&args[0], &class, &name, value)?;
        Ok(Value::None)
    });
    vm.def(&object, "__delattr__", |vm, args| {
        args.exact(vm, "object.__delattr__", 1, 1)?;
        let name = vm.attribute_name(&args[1])?;
        let name = vm.intern(&name);
        let class = vm.class_of(&args[0]);
        vm.set_attr_plainly(&args[0], &class, &name, Value::Null)?;
        Ok(Value::None)
    });
    vm.def_class_method(&object, "__init_subclass__", |vm, args| {
        args.no_kw_named(vm, "__init_subclass__")?;
        args.exact(vm, "object.__init_subclass__", 1, 0)?;
        Ok(Value::None)
    });
    vm.def_class_method(&object, "__subclasshook__", |_, _| Ok(Value::NotImplemented));
    vm.def(&object, "__sizeof__", |_, _| Ok(Value::Int(56)));
    vm.def(&object, "__dir__", |vm, args| {
        let names = vm.dir_of(&args[0])?;
        Ok(Value::list(names))
    });
    crate::reduction::install(vm);
    vm.def_get(&object, "__class__", |vm, value| Ok(Value::Class(vm.class_of(value))), Some(set_class));
    vm.def_get(&object, "__dict__", dict_of, Some(set_dict_of));
    let doc = Value::str("The base class of the class hierarchy.");
    vm.def_value(&object, "__doc__", doc);
}

/// `object.__dict__`
pub(super) fn dict_of(vm: &mut Vm, object: &Value) -> PyResult {
    match object {
        Value::Instance(instance) if instance.class().has_dict.get() => Ok(instance.shown_dict()),
        Value::Module(module) => Ok(Value::Dict(module.dict.clone())),
        Value::Function(function) => Ok(function.shown_dict()),
        Value::Method(method) if matches!(method.function, Value::Function(_)) => {
            dict_of(vm, &method.function)
        }
        other => {
            let name = vm.names.dict.clone();
            Err(vm.no_attribute(other, &name))
        }
    }
}

pub(super) fn set_dict_of(vm: &mut Vm, object: &Value, value: Value) -> PyResult<()> {
    // An object of a subclass may be its own dictionary: `self.__dict__ = self`.
    let Value::Dict(dict) = value.builtin() else {
        let kind = vm.type_name(&value);
        return Err(vm.type_error(if value.is_null() {
            "cannot delete __dict__".to_owned()
        } else {
            format!("__dict__ must be set to a dictionary, not a '{kind}'")
        }));
    };
    match object {
        Value::Instance(instance) if instance.class().has_dict.get() => {
            instance.set_dict(dict.clone(), value.clone());
        }
        Value::Function(function) => function.set_dict(value.clone()),
        other => {
            let name = vm.names.dict.clone();
            return Err(match other {
                Value::Module(_) => vm.attribute_error("readonly attribute"),
                _ => vm.no_new_attribute(other, &name),
            });
        }
    }
    Ok(())
}

/// The same, where instances of a class of the program may also be left without attributes.
pub(super) fn set_own_dict(vm: &mut Vm, object: &Value, value: Value) -> PyResult<()> {
    let is_of_program = |class: &Class| {
        let name = &vm.names.dict;
        let brings = |class: &&Rc<Class>| class.base().is_some() && class.dict.get_str(name).is_some();
        class.mro().iter().rev().find(brings).is_some_and(|class| class.is_heap)
    };
    let emptied =
        value.is_null() && matches!(object, Value::Instance(instance) if is_of_program(&instance.class()));
    set_dict_of(vm, object, if emptied { Value::dict(crate::dict::Dict::new()) } else { value })
}

impl Vm {
    /// `object.__weakref__`: the oldest weak reference to it that is left.
    pub(super) fn first_weak_reference(&mut self, object: &Value) -> PyResult {
        let Some(module) = self.modules.get("_weakref") else { return Ok(Value::None) };
        let all = self.get_attr_str(&module, "getweakrefs")?;
        let all = self.call(&all, Args::one(object.clone()))?;
        Ok(self.list_of(&all)?.into_iter().next().unwrap_or(Value::None))
    }
}

#[cold]
fn only_for_mutable(vm: &mut Vm) -> Raised {
    vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses")
}

pub(super) fn set_class(vm: &mut Vm, object: &Value, value: Value) -> PyResult<()> {
    if value.is_null() {
        return Err(vm.type_error("can't delete __class__ attribute"));
    }
    let Value::Class(class) = &value else {
        let kind = vm.type_name(&value);
        return Err(vm.type_error(format!("__class__ must be set to a class, not '{kind}' object")));
    };
    if let Value::Module(module) = object {
        if !class.is_subclass(&vm.types.module) {
            return Err(only_for_mutable(vm));
        }
        module.class.replace(class.is_heap.then(|| class.clone()));
        return Ok(());
    }
    if !matches!(object, Value::Instance(_) | Value::Class(_)) {
        return Err(only_for_mutable(vm));
    }
    let old = vm.class_of(object);
    if let Value::Class(target) = object
        && !target.is_heap
    {
        let name = target.name.borrow().to_string();
        return Err(vm.type_error(format!("cannot set '__class__' attribute of immutable type '{name}'")));
    }
    if !class.is_heap || !old.is_heap {
        return Err(only_for_mutable(vm));
    }
    let alike = old.layout.get() == class.layout.get()
        && members(&old) == members(class)
        && (old.layout.get() != Layout::Exception || carries_alike(class, &old, &members));
    if !alike {
        let (old, new) = (old.name.borrow().to_string(), class.name.borrow().to_string());
        return Err(
            vm.type_error(format!("__class__ assignment: '{new}' object layout differs from '{old}'"))
        );
    }
    match object {
        Value::Instance(instance) => *instance.class.borrow_mut() = class.clone(),
        Value::Class(target) => {
            target.metaclass.replace(Some(class.clone()));
            target.changed();
        }
        _ => {}
    }
    Ok(())
}

/// What instances of a class have beside their value: the names of their slots, and whether there is a dictionary and
/// a place for weak references.
pub(super) fn members(class: &Rc<Class>) -> Members {
    let mut slots = Vec::new();
    let mut is_referable = false;
    for base in class.mro().iter().filter(|base| base.is_heap) {
        for (name, member) in base.dict.entries() {
            let Some(name) = name.as_str() else { continue };
            match name.as_str() {
                "__weakref__" => is_referable = true,
                "__dict__" => {}
                name if member.native::<SlotMember>().is_some() => slots.push(name.to_owned()),
                _ => {}
            }
        }
    }
    slots.sort();
    (slots, class.has_dict.get(), is_referable)
}

/// The bits of `type.__flags__` that programs ask for: made by a program, may be derived from, abstract, and which
/// built-in type it is derived from.
pub(super) fn type_flags(vm: &Vm, class: &Rc<Class>) -> i64 {
    const READY: i64 = 1 << 12;
    const BASE: i64 = 1 << 10;
    const HEAP: i64 = 1 << 9;
    const ABSTRACT: i64 = 1 << 20;
    let types = &vm.types;
    let families = [
        (&types.int, 24),
        (&types.list, 25),
        (&types.tuple, 26),
        (&types.bytes, 27),
        (&types.str, 28),
        (&types.dict, 29),
        (&types.base_exception, 30),
        (&types.type_, 31),
    ];
    let family = families.iter().find(|(base, _)| class.is_subclass(base)).map_or(0, |(_, bit)| 1 << bit);
    let heap = if class.is_heap { HEAP } else { 0 };
    let is_abstract = match class.dict.get_str(&vm.names.abstractmethods) {
        Some(Value::FrozenSet(names)) => !names.is_empty(),
        _ => false,
    };
    READY | BASE | family | heap | if is_abstract { ABSTRACT } else { 0 }
}
