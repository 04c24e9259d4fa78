//! Classes: the `class` statement, `type`, `object`, `super`, properties and the like.

use std::cell::RefCell;
use std::rc::Rc;

use crate::attributes::{ClassMethod, GetSet, SlotMember, StaticMethod, Super};
use crate::class::{Class, Layout};
use crate::dict::Dict;
use crate::native::{Args, Flow, Input, NativeFrame, Next};
use crate::value::{Instance, Payload, PyResult, Value};
use crate::vm::Vm;

mod property;
mod super_object;

/// `__build_class__(body, name, *bases, metaclass=…, **keywords)`
pub(crate) fn build_class(vm: &mut Vm, mut args: Args) -> PyResult<Flow> {
    let body = args.take(0);
    let name = args.take(1);
    let given: Vec<Value> = args.pos.drain(2..).collect();
    let metaclass = args.take_kw("metaclass");
    let mut bases = Vec::with_capacity(given.len());
    let entries = vm.names.mro_entries.clone();
    for base in &given {
        match base {
            Value::Class(_) => bases.push(base.clone()),
            other => match vm.get_attr_opt(other, &entries)? {
                Some(function) => {
                    let replaced = vm.call(&function, Args::one(Value::tuple(given.clone())))?;
                    bases.extend(vm.list_of(&replaced)?);
                }
                None => bases.push(other.clone()),
            },
        }
    }
    let changed = bases.len() != given.len() || bases.iter().zip(&given).any(|(a, b)| !a.is(b));
    let metaclass = match metaclass {
        Some(Value::Class(class)) => Value::Class(vm.derived_metaclass(class, &bases)?),
        Some(other) => other,
        None => {
            let plain = vm.types.type_.clone();
            Value::Class(vm.derived_metaclass(plain, &bases)?)
        }
    };
    let prepare = vm.names.prepare.clone();
    let namespace = match vm.get_attr_opt(&metaclass, &prepare)? {
        Some(function) if !is_plain_type(vm, &metaclass) => {
            let mut prepare_args = Args::two(name.clone(), Value::tuple(bases.clone()));
            prepare_args.kw = args.kw.clone();
            vm.call(&function, prepare_args)?
        }
        _ => Value::dict(Dict::new()),
    };
    if changed {
        let original = vm.names.orig_bases.clone();
        vm.set_item(&namespace, Value::Str(original), Value::tuple(given))?;
    }
    Ok(Flow::Push(Box::new(ClassBody {
        body,
        name,
        bases,
        metaclass,
        namespace,
        keywords: args.kw,
        cell: None,
        stage: 0,
    })))
}

fn is_plain_type(vm: &Vm, metaclass: &Value) -> bool {
    matches!(metaclass, Value::Class(class) if Rc::ptr_eq(class, &vm.types.type_))
}

/// Runs the body of a class, then has the metaclass make the class.
struct ClassBody {
    body: Value,
    name: Value,
    bases: Vec<Value>,
    metaclass: Value,
    namespace: Value,
    keywords: Vec<(crate::Str, Value)>,
    /// The cell for `__class__`, which the metaclass has to fill.
    cell: Option<Rc<crate::value::PyCell>>,
    stage: u8,
}

impl NativeFrame for ClassBody {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        let value = match input {
            Input::Raised(raised) => return Err(raised),
            Input::Start => Value::Null,
            Input::Value(value) | Input::Yielded(value) => value,
        };
        self.stage += 1;
        if self.stage == 1 {
            vm.class_namespace = self.namespace.clone();
            return Ok(Next::Call(self.body.clone(), Args::new()));
        }
        if self.stage == 2 {
            // The body returned the cell for `__class__`, if some method uses it.
            if let Value::Cell(cell) = &value {
                self.cell = Some(cell.clone());
                let name = vm.names.classcell.clone();
                vm.set_item(&self.namespace, Value::Str(name), value)?;
            }
            let mut args = Args::of([
                self.name.clone(),
                Value::tuple(std::mem::take(&mut self.bases)),
                self.namespace.clone(),
            ]);
            args.kw = std::mem::take(&mut self.keywords);
            return Ok(Next::Call(self.metaclass.clone(), args));
        }
        if let (Some(cell), Value::Class(made)) = (&self.cell, &value) {
            let filled = cell.value.borrow().clone();
            if !matches!(&filled, Value::Class(filled) if Rc::ptr_eq(filled, made)) {
                let (name, shown) = (vm.repr(&self.name)?, vm.repr(&value)?);
                let (name, shown) = (name.as_str(), shown.as_str());
                return Err(match filled {
                    Value::Null => vm.runtime_error(format!(
                        "__class__ not set defining {name} as {shown}. Was __classcell__ propagated to type.__new__?"
                    )),
                    other => {
                        let other = vm.repr(&other)?;
                        vm.type_error(format!(
                            "__class__ set to {} defining {name} as {shown}",
                            other.as_str()
                        ))
                    }
                });
            }
        }
        Ok(Next::Return(value))
    }

    fn name(&self) -> &'static str {
        "__build_class__"
    }
}

impl Vm {
    /// The most derived metaclass of a class's bases.
    fn derived_metaclass(&mut self, start: Rc<Class>, bases: &[Value]) -> PyResult<Rc<Class>> {
        let mut winner = start;
        for base in bases {
            let meta = self.class_of(base);
            if winner.is_subclass(&meta) {
                continue;
            }
            if meta.is_subclass(&winner) {
                winner = meta;
                continue;
            }
            return Err(self.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        Ok(winner)
    }

    /// `type(name, bases, namespace)`
    pub(crate) fn new_class(
        &mut self,
        metaclass: &Rc<Class>,
        name: &crate::Str,
        bases: Vec<Value>,
        namespace: &Rc<Dict>,
        keywords: Vec<(crate::Str, Value)>,
    ) -> PyResult {
        let mut parents = Vec::new();
        self.derived_metaclass(metaclass.clone(), &bases)?;
        for base in &bases {
            match base {
                Value::Class(class) => {
                    if !class.is_base.get() {
                        let base = class.name.borrow().to_string();
                        return Err(self.type_error(format!("type '{base}' is not an acceptable base type")));
                    }
                    parents.push(class.clone());
                }
                _ => {
                    return Err(self.type_error("bases must be types"));
                }
            }
        }
        if parents.is_empty() {
            parents.push(self.types.object.clone());
        }
        let metaclass = self.derived_metaclass(metaclass.clone(), &bases)?;
        let layout = self.common_layout(&parents)?;
        let class = Class::new(name.clone(), layout, true);
        let is_type = Rc::ptr_eq(&metaclass, &self.types.type_);
        *class.metaclass.borrow_mut() = if is_type { None } else { Some(metaclass.clone()) };
        if let Err(conflict) = class.set_bases(parents.clone()) {
            let names: Vec<String> = conflict.iter().map(|class| class.name.borrow().to_string()).collect();
            return Err(self.type_error(format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                names.join(", ")
            )));
        }
        self.fill_class(&class, namespace)?;
        self.set_up_slots(&class, &parents)?;
        class.note_del();
        class.changed();
        // Descriptors learn their names, and the nearest base hears of its new subclass.
        let set_name = self.names.set_name.clone();
        for (key, value) in class.dict.entries() {
            if let Value::Instance(instance) = &value
                && instance.class().lookup(&set_name).is_some()
            {
                let args = Args::two(Value::Class(class.clone()), key.clone());
                if let Err(raised) = self.call_special(&value, &set_name, args) {
                    let (kind, key) = (self.type_name(&value), self.repr(&key)?);
                    let owner = class.name.borrow().to_string();
                    let note = format!(
                        "Error calling __set_name__ on '{kind}' instance {} in '{owner}'",
                        key.as_str()
                    );
                    let add = self.get_attr_str(&raised.value(), "add_note")?;
                    self.call(&add, Args::one(Value::str(note)))?;
                    return Err(raised);
                }
            }
        }
        let start =
            Super { class: class.clone(), receiver: Value::Class(class.clone()), start: class.clone() };
        let super_ = self.new_native(&self.types.super_.clone(), start);
        let hook = self.names.init_subclass.clone();
        let hook = self.get_attr(&super_, &hook)?;
        self.call(&hook, Args { pos: Default::default(), kw: keywords })?;
        Ok(Value::Class(class))
    }

    /// Moves the namespace of a class body into the class.
    fn fill_class(&mut self, class: &Rc<Class>, namespace: &Rc<Dict>) -> PyResult<()> {
        for (key, value) in namespace.entries() {
            let Value::Str(key) = key else { continue };
            let key = self.intern(&key);
            match key.as_str() {
                "__classcell__" => {
                    let Value::Cell(cell) = &value else {
                        let kind = Value::Class(self.class_of(&value));
                        let kind = self.repr(&kind)?;
                        return Err(self.type_error(format!(
                            "type.__new__(): __classcell__ must be a nonlocal cell, not {}",
                            kind.as_str()
                        )));
                    };
                    cell.value.replace(Value::Class(class.clone()));
                    continue;
                }
                "__qualname__" => {
                    let Some(qualname) = value.as_str() else {
                        let kind = self.type_name(&value);
                        return Err(self.type_error(format!("type __qualname__ must be a str, not {kind}")));
                    };
                    *class.qualname.borrow_mut() = qualname.clone();
                    continue;
                }
                // These are class methods and static methods without saying so.
                "__init_subclass__" | "__class_getitem__" => {
                    if let Value::Function(_) = &value {
                        let payload = ClassMethod(RefCell::new(value));
                        let wrapped = self.new_native(&self.types.classmethod.clone(), payload);
                        class.dict.set_str(&key, wrapped);
                        continue;
                    }
                }
                "__new__" => {
                    if let Value::Function(_) = &value {
                        class.dict.set_str(&key, value);
                        continue;
                    }
                }
                _ => {}
            }
            class.dict.set_str(&key, value);
        }
        // Defining equality alone makes instances unhashable.
        let (eq, hash) = (self.names.eq.clone(), self.names.hash.clone());
        if class.dict.get_str(&eq).is_some() && class.dict.get_str(&hash).is_none() {
            class.dict.set_str(&hash, Value::None);
        }
        let module = self.names.module.clone();
        if class.dict.get_str(&module).is_none() {
            let name = self.names.name.clone();
            let name = self.fiber.frames.last().and_then(|frame| frame.globals.get_str(&name));
            class.dict.set_str(&module, name.unwrap_or(Value::str("builtins")));
        }
        let doc = self.names.doc.clone();
        if class.dict.get_str(&doc).is_none() {
            class.dict.set_str(&doc, Value::None);
        }
        Ok(())
    }

    fn set_up_slots(&mut self, class: &Rc<Class>, parents: &[Rc<Class>]) -> PyResult<()> {
        let name = self.names.slots.clone();
        let Some(slots) = class.dict.get_str(&name) else {
            class.has_dict.set(true);
            return Ok(());
        };
        let names = match slots.as_str() {
            Some(_) => vec![slots],
            None => self.list_of(&slots)?,
        };
        let inherited = parents.iter().any(|parent| parent.has_dict.get());
        class.has_dict.set(inherited);
        for name in names {
            let name = self.str_arg(&name, "__slots__ items must be strings")?;
            let name = self.intern(&name);
            if name.as_str() == "__dict__" {
                class.has_dict.set(true);
                continue;
            }
            if name.as_str() == "__weakref__" {
                continue;
            }
            if class.dict.get_str(&name).is_some() {
                return Err(self
                    .value_error(format!("'{}' in __slots__ conflicts with class variable", name.as_str())));
            }
            let mangled = if name.starts_with("__") && !name.ends_with("__") {
                let owner = class.name.borrow().trim_start_matches('_').to_owned();
                self.intern(&format!("_{owner}{}", name.as_str()))
            } else {
                name
            };
            let slot = SlotMember { name: mangled.clone(), owner: class.name.borrow().clone() };
            let member = self.new_native(&self.types.member.clone(), slot);
            class.dict.set_str(&mangled, member);
        }
        Ok(())
    }

    /// What instances of a class with these bases carry.
    fn common_layout(&mut self, parents: &[Rc<Class>]) -> PyResult<Layout> {
        let mut layout = Layout::Plain;
        for parent in parents {
            let other = parent.layout.get();
            if other == Layout::Plain || other == layout {
                continue;
            }
            if layout != Layout::Plain {
                return Err(self.type_error("multiple bases have instance lay-out conflict"));
            }
            layout = other;
        }
        Ok(layout)
    }
}

/// Defines `object`, `type`, `super`, `property`, `staticmethod`, `classmethod`.
pub(crate) fn install(vm: &mut Vm) {
    install_object(vm);
    install_type(vm);
    super_object::install(vm);
    install_members(vm);
    property::install(vm);
    install_wrappers(vm);
}

fn install_object(vm: &mut Vm) {
    let object = vm.types.object.clone();
    vm.def_new(&object, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        if class.layout.get() != Layout::Plain {
            let name = class.name.borrow().to_string();
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
            if !own(&new) {
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
            return Ok(Value::Str(vm.repr(&inner)?));
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
        Ok(Value::Str(vm.repr(&args[0])?))
    });
    vm.def(&object, "__format__", |vm, args| {
        args.exact(vm, "object.__format__", 1, 1)?;
        let spec = vm.str_arg(&args[1], "__format__() argument must be str")?;
        let inner = args[0].builtin().clone();
        if !matches!(inner, Value::Instance(_) | Value::Class(_)) {
            if spec.is_empty() {
                return Ok(Value::Str(vm.str(&args[0])?));
            }
            return Ok(Value::Str(vm.format_builtin(&inner, &spec)?));
        }
        if spec.is_empty() {
            return Ok(Value::Str(vm.str(&args[0])?));
        }
        let kind = vm.type_name(&args[0]);
        Err(vm.type_error(format!("unsupported format string passed to {kind}.__format__")))
    });
    vm.def(&object, "__hash__", |vm, args| {
        let inner = args[0].builtin().clone();
        if matches!(inner, Value::Instance(_) | Value::Class(_)) {
            return Ok(Value::Int(inner.id() as i64 >> 4));
        }
        Ok(Value::Int(vm.hash(&inner)?))
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
        let name = vm.str_arg(&args[1], "attribute name must be string")?;
        let name = vm.intern(&name);
        let class = vm.class_of(&args[0]);
        match vm.get_attr_plainly(&args[0], &class, &name)? {
            Some(value) => Ok(value),
            None => Err(vm.no_attribute(&args[0], &name)),
        }
    });
    vm.def(&object, "__setattr__", |vm, mut args| {
        args.exact(vm, "object.__setattr__", 1, 2)?;
        let name = vm.str_arg(&args[1], "attribute name must be string")?;
        let name = vm.intern(&name);
        let class = vm.class_of(&args[0]);
        let value = args.take(2);
        vm.set_attr_plainly(&args[0], &class, &name, value)?;
        Ok(Value::None)
    });
    vm.def(&object, "__delattr__", |vm, args| {
        args.exact(vm, "object.__delattr__", 1, 1)?;
        let name = vm.str_arg(&args[1], "attribute name must be string")?;
        let name = vm.intern(&name);
        let class = vm.class_of(&args[0]);
        vm.set_attr_plainly(&args[0], &class, &name, Value::Null)?;
        Ok(Value::None)
    });
    vm.def_class_method(&object, "__init_subclass__", |vm, args| {
        args.no_kw_named(vm, "__init_subclass__")?;
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
    vm.def_get(
        &object,
        "__dict__",
        |vm, value| match value {
            Value::Instance(instance) if instance.class().has_dict.get() => {
                Ok(Value::Dict(instance.dict().clone()))
            }
            Value::Module(module) => Ok(Value::Dict(module.dict.clone())),
            Value::Function(function) => Ok(Value::Dict(function.dict.get_or_init(Default::default).clone())),
            other => {
                let name = vm.names.dict.clone();
                Err(vm.no_attribute(other, &name))
            }
        },
        Some(|vm, object, value| {
            let (Value::Instance(instance), Value::Dict(dict)) = (object, &value) else {
                return Err(vm.type_error("__dict__ must be set to a dictionary"));
            };
            if instance.set_dict(dict.clone()).is_err() {
                let own = instance.dict().clone();
                own.clear();
                for (key, value) in dict.entries() {
                    vm.dict_set(&own, key, value)?;
                }
            }
            Ok(())
        }),
    );
    let doc = Value::str("The base class of the class hierarchy.");
    vm.def_value(&object, "__doc__", doc);
    vm.def_value(&object, "__module__", Value::str("builtins"));
}

fn set_class(vm: &mut Vm, object: &Value, value: Value) -> PyResult<()> {
    let (Value::Instance(instance), Value::Class(class)) = (object, &value) else {
        return Err(vm.type_error("__class__ must be set to a class"));
    };
    if instance.class().layout.get() != class.layout.get() {
        return Err(vm.type_error("__class__ assignment: object layout differs"));
    }
    *instance.class.borrow_mut() = class.clone();
    Ok(())
}

/// The bits of `type.__flags__` that programs ask for: made by a program, may be derived from, abstract, and which
/// built-in type it is derived from.
fn type_flags(vm: &Vm, class: &Rc<Class>) -> i64 {
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

fn install_type(vm: &mut Vm) {
    let type_ = vm.types.type_.clone();
    vm.def_new(&type_, |vm, mut args| {
        let metaclass = vm.class_arg(&mut args)?;
        let is_type = Rc::ptr_eq(&metaclass, &vm.types.type_);
        if args.len() != 3 && !is_type {
            let given = args.len();
            return Err(vm.type_error(format!("type.__new__() takes exactly 3 arguments ({given} given)")));
        }
        if args.len() == 1 && args.kw.is_empty() {
            return Ok(Value::Class(vm.class_of(&args[0])));
        }
        if args.len() != 3 {
            return Err(vm.type_error("type() takes 1 or 3 arguments"));
        }
        let name = vm.str_arg(&args[0], "type.__new__() argument 1 must be str")?;
        let name = vm.intern(&name);
        let Value::Tuple(bases) = args[1].builtin() else {
            let kind = vm.type_name(&args[1]);
            return Err(vm.type_error(format!("type.__new__() argument 2 must be tuple, not {kind}")));
        };
        let bases = bases.to_vec();
        let Value::Dict(namespace) = args[2].builtin() else {
            let kind = vm.type_name(&args[2]);
            return Err(vm.type_error(format!("type.__new__() argument 3 must be dict, not {kind}")));
        };
        let namespace = namespace.clone();
        vm.new_class(&metaclass, &name, bases, &namespace, args.kw)
    });
    vm.def(&type_, "__init__", |_, _| Ok(Value::None));
    vm.def(&type_, "__call__", |vm, mut args| {
        let Value::Class(class) = args.take(0) else { return Err(vm.type_error("a class is needed")) };
        args.pos.remove(0);
        vm.nested(|vm| vm.instantiate_plainly(&class, args))
    });
    vm.def_class_method(&type_, "__prepare__", |_, _| Ok(Value::dict(Dict::new())));
    vm.def(&type_, "__repr__", |vm, args| {
        let Value::Class(class) = &args[0] else { return Ok(Value::str("<class>")) };
        let name = vm.class_full_name(class);
        Ok(Value::str(format!("<class '{name}'>")))
    });
    vm.def(&type_, "mro", |_, args| {
        let Value::Class(class) = &args[0] else { return Ok(Value::None) };
        Ok(Value::list(class.mro().iter().cloned().map(Value::Class).collect()))
    });
    vm.def(&type_, "__subclasses__", |_, args| {
        let Value::Class(class) = &args[0] else { return Ok(Value::None) };
        Ok(Value::list(class.subclasses().into_iter().map(Value::Class).collect()))
    });
    vm.def(&type_, "__instancecheck__", |vm, args| {
        args.exact(vm, "type.__instancecheck__", 1, 1)?;
        let Value::Class(class) = &args[0] else { return Ok(Value::Bool(false)) };
        Ok(Value::Bool(vm.is_instance(&args[1], class)))
    });
    vm.def(&type_, "__subclasscheck__", |vm, args| {
        args.exact(vm, "type.__subclasscheck__", 1, 1)?;
        match (&args[0], &args[1]) {
            (Value::Class(class), Value::Class(other)) => Ok(Value::Bool(other.is_subclass(class))),
            _ => Err(vm.type_error("issubclass() arg 1 must be a class")),
        }
    });
    vm.def(&type_, "__or__", |vm, args| {
        args.exact(vm, "type.__or__", 1, 1)?;
        vm.union_of(args[0].clone(), args[1].clone())
    });
    vm.def(&type_, "__ror__", |vm, args| {
        args.exact(vm, "type.__ror__", 1, 1)?;
        vm.union_of(args[1].clone(), args[0].clone())
    });
    vm.def(&type_, "__dir__", |vm, args| Ok(Value::list(vm.dir_of(&args[0])?)));
    fn class_of(value: &Value) -> Rc<Class> {
        match value {
            Value::Class(class) => class.clone(),
            _ => unreachable!("getters of `type` are reached through classes only"),
        }
    }
    vm.def_get(
        &type_,
        "__name__",
        |_, value| {
            let class = class_of(value);
            let name = class.name.borrow().clone();
            Ok(match name.rsplit_once('.') {
                Some((_, last)) => Value::str(last),
                None => Value::Str(name),
            })
        },
        Some(|vm, object, value| {
            let name = vm.str_arg(&value, "can only assign string to __name__")?;
            *class_of(object).name.borrow_mut() = name;
            Ok(())
        }),
    );
    vm.def_get(
        &type_,
        "__qualname__",
        |_, value| Ok(Value::Str(class_of(value).qualname.borrow().clone())),
        Some(|vm, object, value| {
            let name = vm.str_arg(&value, "can only assign string to __qualname__")?;
            *class_of(object).qualname.borrow_mut() = name;
            Ok(())
        }),
    );
    vm.def_get(
        &type_,
        "__module__",
        |vm, value| {
            let class = class_of(value);
            let module = vm.names.module.clone();
            // Some built-in types have a getter for their instances under that name.
            let own = class.dict.get_str(&module).filter(|own| class.is_heap || own.as_str().is_some());
            Ok(own.unwrap_or(Value::str("builtins")))
        },
        Some(|vm, object, value| {
            let module = vm.names.module.clone();
            class_of(object).dict.set_str(&module, value);
            Ok(())
        }),
    );
    vm.def_get(
        &type_,
        "__doc__",
        |vm, value| {
            let doc = vm.names.doc.clone();
            Ok(class_of(value).dict.get_str(&doc).unwrap_or(Value::None))
        },
        Some(|vm, object, value| {
            let doc = vm.names.doc.clone();
            class_of(object).dict.set_str(&doc, value);
            Ok(())
        }),
    );
    vm.def_get(
        &type_,
        "__bases__",
        |_, value| {
            Ok(Value::tuple(class_of(value).bases.borrow().iter().cloned().map(Value::Class).collect()))
        },
        Some(|vm, object, value| {
            let class = class_of(object);
            if !class.is_heap {
                let name = class.name.borrow().to_string();
                return Err(
                    vm.type_error(format!("cannot set '__bases__' attribute of immutable type '{name}'"))
                );
            }
            let mut bases = Vec::new();
            for base in vm.list_of(&value)? {
                match base {
                    Value::Class(base) => bases.push(base),
                    _ => return Err(vm.type_error("bases must be types")),
                }
            }
            if class.set_bases(bases).is_err() {
                return Err(
                    vm.type_error("Cannot create a consistent method resolution order (MRO) for bases")
                );
            }
            for subclass in class.subclasses() {
                let bases = subclass.bases.borrow().clone();
                if subclass.set_bases(bases).is_err() {
                    return Err(
                        vm.type_error("Cannot create a consistent method resolution order (MRO) for bases")
                    );
                }
            }
            Ok(())
        }),
    );
    vm.def_get(
        &type_,
        "__base__",
        |_, value| {
            let class = class_of(value);
            let bases = class.bases.borrow();
            // The base that decides the layout, else the first.
            let base = bases.iter().find(|base| base.layout.get() == class.layout.get()).or(bases.first());
            Ok(base.cloned().map_or(Value::None, Value::Class))
        },
        None,
    );
    vm.def_get(&type_, "__flags__", |vm, value| Ok(Value::Int(type_flags(vm, &class_of(value)))), None);
    vm.def_get(
        &type_,
        "__mro__",
        |_, value| Ok(Value::tuple(class_of(value).mro().iter().cloned().map(Value::Class).collect())),
        None,
    );
    vm.def_get(
        &type_,
        "__dict__",
        |vm, value| {
            let dict = Value::Dict(class_of(value).dict.clone());
            Ok(vm.mapping_proxy(dict))
        },
        None,
    );
    vm.def_get(
        &type_,
        "__annotations__",
        |vm, value| {
            let class = class_of(value);
            let name = vm.names.annotations.clone();
            if let Some(annotations) = class.dict.get_str(&name) {
                return Ok(annotations);
            }
            let fresh = Value::dict(Dict::new());
            if class.is_heap {
                class.dict.set_str(&name, fresh.clone());
                return Ok(fresh);
            }
            Err(vm.no_attribute(value, &name))
        },
        Some(|vm, object, value| {
            let name = vm.names.annotations.clone();
            class_of(object).dict.set_str(&name, value);
            Ok(())
        }),
    );
    vm.def_get(
        &type_,
        "__type_params__",
        |vm, value| {
            let name = vm.names.type_params.clone();
            Ok(class_of(value).dict.get_str(&name).unwrap_or_else(|| Value::tuple(vec![])))
        },
        Some(|vm, object, value| {
            let name = vm.names.type_params.clone();
            class_of(object).dict.set_str(&name, value);
            Ok(())
        }),
    );
    vm.def_get(
        &type_,
        "__abstractmethods__",
        |vm, value| {
            let name = vm.names.abstractmethods.clone();
            match class_of(value).dict.get_str(&name) {
                Some(methods) => Ok(methods),
                None => Err(vm.attribute_error("__abstractmethods__")),
            }
        },
        Some(|vm, object, value| {
            let name = vm.names.abstractmethods.clone();
            let class = class_of(object);
            class.dict.set_str(&name, value);
            class.changed();
            Ok(())
        }),
    );
}

/// What `__slots__` leaves in a class.
fn install_members(vm: &mut Vm) {
    let getset = vm.types.getset.clone();
    vm.def_get(
        &getset,
        "__name__",
        |_, value| Ok(value.native::<GetSet>().map_or(Value::None, |attribute| Value::str(attribute.name))),
        None,
    );
    let member = vm.types.member.clone();
    fn name(value: &Value) -> Value {
        value.native::<SlotMember>().map_or(Value::None, |member| Value::Str(member.name.clone()))
    }
    vm.def_get(&member, "__name__", |_, value| Ok(name(value)), None);
    let getset = vm.types.getset.clone();
    vm.def_get(
        &getset,
        "__name__",
        |_, value| Ok(value.native::<GetSet>().map_or(Value::None, |getset| Value::str(getset.name))),
        None,
    );
    vm.def(&getset, "__repr__", |_, args| {
        let Some(getset) = args[0].native::<GetSet>() else { return Ok(Value::str("<attribute>")) };
        Ok(Value::str(format!("<attribute '{}' of '{}' objects>", getset.name, getset.owner)))
    });
    vm.def(&member, "__repr__", |_, args| {
        let Some(member) = args[0].native::<SlotMember>() else { return Ok(Value::str("<member>")) };
        Ok(Value::str(format!("<member '{}' of '{}' objects>", member.name.as_str(), member.owner.as_str())))
    });
}

fn install_wrappers(vm: &mut Vm) {
    let staticmethod = vm.types.staticmethod.clone();
    let classmethod = vm.types.classmethod.clone();
    vm.def_new(&staticmethod, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        args.exact(vm, "staticmethod", 0, 1)?;
        let function = args.take(0);
        Ok(vm.new_native(&class, StaticMethod(RefCell::new(function))))
    });
    vm.def_new(&classmethod, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        args.exact(vm, "classmethod", 0, 1)?;
        let function = args.take(0);
        Ok(vm.new_native(&class, ClassMethod(RefCell::new(function))))
    });
    vm.def(&staticmethod, "__init__", |_, _| Ok(Value::None));
    vm.def(&classmethod, "__init__", |_, _| Ok(Value::None));
    vm.def_flow(&staticmethod, "__call__", |_, mut args| {
        let function = wrapped(&args.take(0));
        args.pos.remove(0);
        Ok(Flow::Call(function, args))
    });
    vm.def(&staticmethod, "__get__", |_, args| Ok(wrapped(&args[0])));
    vm.def(&classmethod, "__get__", |vm, args| {
        let class = match args.get(2) {
            Some(class) if !class.is_none() => class.clone(),
            _ => Value::Class(vm.class_of(&args[1])),
        };
        vm.bind(&wrapped(&args[0]), &class)
    });
    vm.def(&staticmethod, "__repr__", |vm, args| {
        let inner = vm.repr(&wrapped(&args[0]))?;
        Ok(Value::str(format!("<staticmethod({})>", inner.as_str())))
    });
    vm.def(&classmethod, "__repr__", |vm, args| {
        let inner = vm.repr(&wrapped(&args[0]))?;
        Ok(Value::str(format!("<classmethod({})>", inner.as_str())))
    });
    for class in [&staticmethod, &classmethod] {
        vm.def_get(class, "__func__", |_, value| Ok(wrapped(value)), None);
        vm.def_get(class, "__wrapped__", |_, value| Ok(wrapped(value)), None);
        for name in ["__name__", "__qualname__", "__doc__", "__module__", "__annotations__"] {
            // Each getter asks the function that is wrapped.
            let get: fn(&mut Vm, &Value) -> PyResult = match name {
                "__name__" => |vm, value| vm.get_attr_str(&wrapped(value), "__name__"),
                "__qualname__" => |vm, value| vm.get_attr_str(&wrapped(value), "__qualname__"),
                "__doc__" => |vm, value| vm.get_attr_str(&wrapped(value), "__doc__"),
                "__annotations__" => |vm, value| vm.get_attr_str(&wrapped(value), "__annotations__"),
                _ => |vm, value| vm.get_attr_str(&wrapped(value), "__module__"),
            };
            vm.def_get(class, name, get, None);
        }
        vm.def_get(
            class,
            "__isabstractmethod__",
            |vm, value| {
                let name = vm.names.isabstract.clone();
                let flag = vm.get_attr_opt(&wrapped(value), &name)?.unwrap_or(Value::Bool(false));
                Ok(Value::Bool(vm.truth(&flag)?))
            },
            None,
        );
    }
}

/// The function inside a `staticmethod` or `classmethod`.
fn wrapped(value: &Value) -> Value {
    if let Some(method) = value.native::<StaticMethod>() {
        return method.0.borrow().clone();
    }
    value.native::<ClassMethod>().map_or(Value::None, |method| method.0.borrow().clone())
}
