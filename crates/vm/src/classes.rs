//! Classes: the `class` statement, `type`, `object`, `super`, properties and the like.

mod members;
mod metatype;
mod object;
mod order;
mod property;
mod super_object;
mod wrappers;

use self::metatype::install_type;
use self::object::install_object;
use self::wrappers::install_wrappers;
use std::cell::RefCell;
use std::rc::Rc;

use crate::attributes::{ClassMethod, SlotMember, StaticMethod, Super, SuperObject};
use crate::class::{Class, Layout, best_base};
use crate::dict::Dict;
use crate::native::{Args, Flow, Input, NativeFrame, Next};
use crate::value::{PyResult, Value};
use crate::vm::Vm;

/// `__build_class__(body, name, *bases, metaclass=…, **keywords)`
pub(crate) fn build_class(vm: &mut Vm, mut args: Args) -> PyResult<Flow> {
    if args.pos.len() < 2 {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    }
    let body = args.take(0);
    let name = args.take(1);
    if !matches!(body, Value::Function(_)) {
        return Err(vm.type_error("__build_class__: func must be a function"));
    }
    if name.as_str().is_none() {
        return Err(vm.type_error("__build_class__: name is not a string"));
    }
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
                    let Value::Tuple(replaced) = replaced.builtin() else {
                        return Err(vm.type_error("__mro_entries__ must return a tuple"));
                    };
                    bases.extend(replaced.iter().cloned());
                }
                None => bases.push(other.clone()),
            },
        }
    }
    let changed = bases.len() != given.len() || bases.iter().zip(&given).any(|(a, b)| !a.is(b));
    let metaclass = match metaclass {
        Some(Value::Class(class)) => Value::Class(vm.derived_metaclass(class, &bases)?),
        Some(other) => other,
        // A base need not be a class: then its class is asked to make the new one.
        None => {
            let first = bases.first().map_or_else(|| vm.types.type_.clone(), |base| vm.class_of(base));
            Value::Class(vm.derived_metaclass(first, &bases)?)
        }
    };
    let prepare = vm.names.prepare.clone();
    let namespace = match vm.get_attr_opt(&metaclass, &prepare)? {
        Some(function) if !is_plain_type(vm, &metaclass) => {
            let mut prepare_args = Args::two(name.clone(), Value::tuple(bases.clone()));
            prepare_args.kw = args.kw.clone();
            let namespace = vm.call(&function, prepare_args)?;
            let get_item = vm.names.getitem.clone();
            let is_mapping =
                matches!(namespace, Value::Dict(_)) || vm.class_of(&namespace).lookup(&get_item).is_some();
            if !is_mapping {
                let name = match &metaclass {
                    Value::Class(class) => class.name.borrow().to_string(),
                    _ => "<metaclass>".to_owned(),
                };
                let given = vm.type_name(&namespace);
                return Err(vm.type_error(format!("{name}.__prepare__() must return a mapping, not {given}")));
            }
            namespace
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
    keywords: crate::Keywords,
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
    pub(crate) fn derived_metaclass(&mut self, start: Rc<Class>, bases: &[Value]) -> PyResult<Rc<Class>> {
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

    /// `type` itself does not ask bases that are no classes what to put in their place.
    pub(crate) fn refuse_entries(&mut self, bases: &[Value]) -> PyResult<()> {
        let entries = self.names.mro_entries.clone();
        for base in bases {
            if !matches!(base, Value::Class(_)) && self.get_attr_opt(base, &entries)?.is_some() {
                let message = "type() doesn't support MRO entry resolution; use types.new_class()";
                return Err(self.type_error(message));
            }
        }
        Ok(())
    }

    /// `type(name, bases, namespace)`
    pub(crate) fn new_class(
        &mut self,
        metaclass: &Rc<Class>,
        name: &crate::Str,
        bases: Vec<Value>,
        namespace: &Rc<Dict>,
        keywords: crate::Keywords,
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
        self.order_class(&class, parents)?;
        self.fill_class(&class, namespace)?;
        self.set_up_slots(&class)?;
        let doc = self.names.doc.clone();
        if class.dict.get_str(&doc).is_none() {
            class.dict.set_str(&doc, Value::None);
        }
        // Defining equality alone makes instances unhashable.
        let (eq, hash) = (self.names.eq.clone(), self.names.hash.clone());
        if class.dict.get_str(&eq).is_some() && class.dict.get_str(&hash).is_none() {
            class.dict.set_str(&hash, Value::None);
        }
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
        let super_ = self.new_native(&self.types.super_.clone(), SuperObject(RefCell::new(Some(start))));
        let hook = self.names.init_subclass.clone();
        let hook = self.get_attr(&super_, &hook)?;
        self.call(&hook, Args { pos: Default::default(), kw: keywords })?;
        Ok(Value::Class(class))
    }

    /// Moves the namespace of a class body into the class.
    fn fill_class(&mut self, class: &Rc<Class>, namespace: &Rc<Dict>) -> PyResult<()> {
        for (key, value) in namespace.entries() {
            let Some(key) = key.as_str() else { continue };
            let key = self.intern(key);
            match key.as_str() {
                "__classcell__" => {
                    let Value::Cell(cell) = &value else {
                        let kind = Value::Class(self.class_of(&value));
                        let kind = self.repr(&kind)?;
                        return Err(self.type_error(format!(
                            "__classcell__ must be a nonlocal cell, not {}",
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
                        let payload = StaticMethod(RefCell::new(value));
                        let wrapped = self.new_native(&self.types.staticmethod.clone(), payload);
                        class.dict.set_str(&key, wrapped);
                        continue;
                    }
                }
                _ => {}
            }
            class.dict.set_str(&key, value);
        }
        let module = self.names.module.clone();
        if class.dict.get_str(&module).is_none() {
            let name = self.names.name.clone();
            let name = self.fiber.frames.last().and_then(|frame| frame.globals.get_str(&name));
            class.dict.set_str(&module, name.unwrap_or(Value::str("builtins")));
        }
        Ok(())
    }

    fn set_up_slots(&mut self, class: &Rc<Class>) -> PyResult<()> {
        let name = self.names.slots.clone();
        let Some(slots) = class.dict.get_str(&name) else {
            class.has_dict.set(true);
            self.own_dict(class);
            self.own_weakref(class);
            return Ok(());
        };
        let names = match slots.as_str() {
            Some(_) => vec![slots],
            None => self.list_of(&slots)?,
        };
        let sized = matches!(class.layout.get(), Layout::Int | Layout::Tuple | Layout::Bytes | Layout::Type);
        if sized && !names.is_empty() {
            let base = class.base_name();
            return Err(self.type_error(format!("nonempty __slots__ not supported for subtype of '{base}'")));
        }
        class.has_dict.set(inherits_dict(class));
        for name in names {
            let Some(name) = name.as_str().cloned() else {
                let kind = self.type_name(&name);
                return Err(self.type_error(format!("__slots__ items must be strings, not '{kind}'")));
            };
            if !text::strings::is_identifier(name.as_str()) {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            let name = self.intern(&name);
            let known = class.dict.get_str(&name);
            if name.as_str() == "__dict__" {
                if known.is_some() || inherits_dict(class) {
                    return Err(self.type_error("__dict__ slot disallowed: we already got one"));
                }
                class.has_dict.set(true);
                self.own_dict(class);
                continue;
            }
            if name.as_str() == "__weakref__" {
                let is_set = matches!(class.layout.get(), Layout::Set | Layout::FrozenSet);
                if known.is_some() || is_set || class.base().is_some_and(|base| base.lookup(&name).is_some())
                {
                    return Err(self.type_error("__weakref__ slot disallowed: we already got one"));
                }
                self.own_weakref(class);
                continue;
            }
            if known.as_ref().is_some_and(|known| known.native::<SlotMember>().is_some()) {
                // It is told twice.
                continue;
            }
            if known.is_some() {
                return Err(self
                    .value_error(format!("'{}' in __slots__ conflicts with class variable", name.as_str())));
            }
            let mangled = if name.starts_with("__") && !name.ends_with("__") {
                let owner = class.name.borrow().trim_start_matches('_').to_owned();
                self.intern(&format!("_{owner}{}", name.as_str()))
            } else {
                name
            };
            let slot = SlotMember {
                name: mangled.clone(),
                owner: class.name.borrow().clone(),
                class: Rc::downgrade(class),
            };
            let member = self.new_native(&self.types.member.clone(), slot);
            class.dict.set_str(&mangled, member);
            class.adds_members.set(true);
        }
        let parents = class.bases.borrow().clone();
        // What the base that decides does not bring may come with another one.
        if !class.has_dict.get() && parents.iter().any(|parent| parent.has_dict.get()) {
            class.has_dict.set(true);
            self.own_dict(class);
        }
        let weakref = self.intern("__weakref__");
        if class.dict.get_str(&weakref).is_none()
            && parents.iter().any(|parent| parent.lookup(&weakref).is_some())
        {
            self.own_weakref(class);
        }
        Ok(())
    }

    /// `__dict__` of a class whose instances are the first to have one, unless the program gives it another meaning.
    fn own_dict(&mut self, class: &Rc<Class>) {
        if class.dict.get_str(&self.names.dict).is_none()
            && !inherits_dict(class)
            && class.layout.get() != Layout::Type
        {
            self.def_get(class, "__dict__", object::dict_of, Some(object::set_own_dict));
        }
    }

    /// `__weakref__` of a class whose instances are the first that may be referred to weakly.
    fn own_weakref(&mut self, class: &Rc<Class>) {
        let name = self.intern("__weakref__");
        // The program may give the name another meaning, and values of no fixed size have no room for it.
        let free = class.dict.get_str(&name).is_none()
            && !matches!(class.layout.get(), Layout::Int | Layout::Tuple | Layout::Bytes | Layout::Type);
        let native = |parent: &Rc<Class>| {
            let layout = parent.layout.get();
            matches!(layout, Layout::Set | Layout::FrozenSet | Layout::Native(_))
        };
        let base = class.base();
        if free && !base.is_some_and(|base| base.lookup(&name).is_some() || native(&base)) {
            self.def_get(class, "__weakref__", |vm, object| vm.first_weak_reference(object), None);
        }
    }

    /// What instances of a class with these bases carry.
    pub(super) fn common_layout(&mut self, parents: &[Rc<Class>]) -> PyResult<Layout> {
        match best_base(parents) {
            Ok(base) => Ok(base.map_or(Layout::Plain, |base| base.layout.get())),
            Err(()) => Err(self.type_error("multiple bases have instance lay-out conflict")),
        }
    }
}

/// Defines `object`, `type`, `super`, `property`, `staticmethod`, `classmethod`.
pub(crate) fn install(vm: &mut Vm) {
    install_object(vm);
    install_type(vm);
    super_object::install(vm);
    members::install(vm);
    for class in [vm.types.base_exception.clone(), vm.types.function.clone()] {
        vm.own_dict(&class);
    }
    for class in [vm.types.staticmethod.clone(), vm.types.classmethod.clone()] {
        class.has_dict.set(true);
        vm.own_dict(&class);
    }
    property::install(vm);
    install_wrappers(vm);
}

/// The base that decides what instances carry is asked, as in CPython; another one may have a `__dict__` as well.
fn inherits_dict(class: &Class) -> bool {
    class.base().is_some_and(|base| base.has_dict.get())
}
