//! Attributes: reading, setting and deleting them, descriptors, and the caches of the instructions.

mod setting;
mod sites;

pub(crate) use setting::own_hook;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use crate::class::Class;
use crate::native::Args;
use crate::value::{Instance, Method, PyResult, Raised, Str, Value};
use crate::vm::Vm;

/// The payload of a `property`.
#[derive(Default)]
pub struct Property {
    pub get: RefCell<Value>,
    pub set: RefCell<Value>,
    pub delete: RefCell<Value>,
    pub doc: RefCell<Value>,
    pub name: RefCell<Value>,
}

/// The payload of a `staticmethod`.
pub struct StaticMethod(pub RefCell<Value>);

/// The payload of a `classmethod`.
pub struct ClassMethod(pub RefCell<Value>);

/// The payload of an attribute that native code computes.
pub struct GetSet {
    pub name: &'static str,
    /// The name of the class that has it.
    pub owner: Str,
    /// That class: `get` and `set` may rely on getting its instances alone.
    pub class: Weak<Class>,
    pub get: fn(&mut Vm, &Value) -> PyResult,
    pub set: Option<SetFn>,
}

/// Sets (or, with `Null`, deletes) a native attribute.
pub type SetFn = fn(&mut Vm, &Value, Value) -> PyResult<()>;

/// The payload of a name in `__slots__`.
pub struct SlotMember {
    pub name: Str,
    /// The name of the class, for its repr.
    pub owner: Str,
    pub class: Weak<Class>,
}

/// The payload of `super()`. A class derived from `super` has nothing to search before its `__init__`.
pub struct SuperObject(pub RefCell<Option<Super>>);

/// What a `super()` searches.
pub struct Super {
    pub class: Rc<Class>,
    /// `Null` for `super(class)`, which is not bound yet.
    pub receiver: Value,
    /// The class whose order is searched behind `class`.
    pub start: Rc<Class>,
}

impl Super {
    /// What the classes behind `class` have under a name.
    fn find(&self, name: &Str) -> Option<Value> {
        let order = self.start.mro();
        let behind = order.iter().position(|class| Rc::ptr_eq(class, &self.class)).map_or(0, |at| at + 1);
        order[behind..].iter().find_map(|class| class.dict.get_str(name))
    }
}

impl Vm {
    /// `object.name`
    pub fn get_attr(&mut self, object: &Value, name: &Str) -> PyResult {
        let class = self.class_of(object);
        let getattribute = self.names.getattribute.clone();
        if class.is_heap
            && let Some(custom) = own_hook(&class, &getattribute)
        {
            let result = self.call_hook(&custom, object, &class, Args::one(Value::Str(name.clone())));
            return match result {
                Err(raised) if self.raised_is(&raised, &self.types.attribute_error.clone()) => {
                    self.ask_getattr(object, &class, name, raised)
                }
                result => result,
            };
        }
        match self.get_attr_plainly(object, &class, name) {
            Ok(Some(value)) => Ok(value),
            Ok(None) => {
                let getattr = self.names.getattr.clone();
                if let Some(function) = class.lookup(&getattr) {
                    return self.call_getattr(&function, object, name);
                }
                Err(self.no_attribute(object, name))
            }
            Err(raised) if class.is_heap && self.raised_is(&raised, &self.types.attribute_error.clone()) => {
                self.ask_getattr(object, &class, name, raised)
            }
            Err(raised) => Err(raised),
        }
    }

    /// An attribute raised `AttributeError`: the class's `__getattr__` may know better.
    fn ask_getattr(&mut self, object: &Value, class: &Rc<Class>, name: &Str, raised: Raised) -> PyResult {
        let getattr = self.names.getattr.clone();
        match class.lookup(&getattr) {
            Some(function) => self.call_getattr(&function, object, name),
            None => Err(raised),
        }
    }

    /// Calls a class's `__getattr__`. The error that it raises learns what was looked for, unless it says so itself.
    fn call_getattr(&mut self, function: &Value, object: &Value, name: &Str) -> PyResult {
        let bound = self.bind(function, object)?;
        let result = self.call(&bound, Args::one(Value::Str(name.clone())));
        if let Err(raised) = &result {
            self.tell_attribute(raised, object, name);
        }
        result
    }

    /// Tells an `AttributeError` what was looked for, unless it says so itself.
    pub(crate) fn tell_attribute(&mut self, raised: &Raised, object: &Value, name: &Str) {
        if !self.raised_is(raised, &self.types.attribute_error.clone()) {
            return;
        }
        let mut extra = raised.data().extra.borrow_mut();
        let is_told = matches!(&*extra, Value::Tuple(parts) if parts.iter().any(|part| !part.is_none() && !part.is_null()));
        if !is_told {
            *extra = Value::tuple(vec![Value::Str(name.clone()), object.clone()]);
        }
    }

    /// `object.name`, or none where it has no such attribute.
    pub fn get_attr_opt(&mut self, object: &Value, name: &Str) -> PyResult<Option<Value>> {
        let class = self.class_of(object);
        if !class.is_heap && class.lookup(&self.names.getattr).is_none() {
            match self.get_attr_plainly(object, &class, name) {
                Err(raised) if self.raised_is(&raised, &self.types.attribute_error.clone()) => {
                    return Ok(None);
                }
                other => return other,
            }
        }
        match self.get_attr(object, name) {
            Ok(value) => Ok(Some(value)),
            Err(raised) if self.raised_is(&raised, &self.types.attribute_error.clone()) => Ok(None),
            Err(raised) => Err(raised),
        }
    }

    /// `object.name` by a name that is not shared.
    pub fn get_attr_str(&mut self, object: &Value, name: &str) -> PyResult {
        let name = self.intern(name);
        self.get_attr(object, &name)
    }

    /// `object.__getattribute__` without the class's `__getattr__`.
    pub(crate) fn get_attr_plainly(
        &mut self,
        object: &Value,
        class: &Rc<Class>,
        name: &Str,
    ) -> PyResult<Option<Value>> {
        match object {
            Value::Class(target) => return self.get_class_attr(target, class, name),
            Value::Instance(instance) => {
                if let Some(super_) = instance.native::<SuperObject>() {
                    return self.get_super_attr(super_, object, name);
                }
                let found = class.lookup(name);
                if let Some(found) = &found
                    && self.reads_before_instance(found)
                {
                    return self.bind_attr(found, object, class).map(Some);
                }
                if let Some(value) = instance.dict_if_any().and_then(|dict| dict.get_str(name)) {
                    return Ok(Some(value));
                }
                return match found {
                    Some(found) => self.bind_attr(&found, object, class).map(Some),
                    None => Ok(None),
                };
            }
            Value::Module(module) => {
                let found = if class.is_heap { class.lookup(name) } else { None };
                if let Some(found) = &found
                    && self.reads_before_instance(found)
                {
                    return self.bind_attr(found, object, class).map(Some);
                }
                if let Some(value) = module.dict.get_str(name) {
                    return Ok(Some(value));
                }
                let found = class.lookup(name);
                if let Some(found) = found {
                    return self.bind_attr(&found, object, class).map(Some);
                }
                let getattr = self.names.getattr.clone();
                if let Some(function) = module.dict.get_str(&getattr) {
                    let result = self.call(&function, Args::one(Value::Str(name.clone())));
                    if let Err(raised) = &result {
                        // A module of the library has such a function only here, to do less when it is imported.
                        let of_library = match &function {
                            Value::Function(function) => Some(function.code.is_library()),
                            _ => None,
                        };
                        if of_library == Some(true)
                            && self.stop.is_none()
                            && let Some(refused) = self.refuse_left_out(module.name.as_str(), name.as_str())
                        {
                            return Err(refused);
                        }
                        self.tell_attribute(raised, object, name);
                    }
                    return result.map(Some);
                }
                return Ok(None);
            }
            Value::Function(function) => {
                if let Some(value) = function.dict_if_any().and_then(|dict| dict.get_str(name)) {
                    // Its own `__name__` and the like come before what was put into its dictionary.
                    if name.starts_with("__")
                        && let Some(found) = class.lookup(name)
                        && self.reads_before_instance(&found)
                    {
                        return self.bind_attr(&found, object, class).map(Some);
                    }
                    return Ok(Some(value));
                }
            }
            Value::Method(method) => {
                // A bound method shows its function's attributes.
                if let Some(found) = class.lookup(name)
                    && !Rc::ptr_eq(name, &self.names.doc)
                {
                    return self.bind_attr(&found, object, class).map(Some);
                }
                let function = method.function.clone();
                return self.get_attr_opt(&function, name);
            }
            _ => {}
        }
        match class.lookup(name) {
            Some(found) => self.bind_attr(&found, object, class).map(Some),
            None => Ok(None),
        }
    }

    fn get_class_attr(
        &mut self,
        target: &Rc<Class>,
        meta: &Rc<Class>,
        name: &Str,
    ) -> PyResult<Option<Value>> {
        let object = Value::Class(target.clone());
        let from_meta = meta.lookup(name);
        if let Some(found) = &from_meta
            && self.reads_before_instance(found)
        {
            return self.bind_attr(found, &object, meta).map(Some);
        }
        if let Some(found) = target.lookup(name) {
            return self.bind_class_attr(&found, target).map(Some);
        }
        match from_meta {
            Some(found) => self.bind_attr(&found, &object, meta).map(Some),
            None => Ok(None),
        }
    }

    fn get_super_attr(
        &mut self,
        super_: &SuperObject,
        object: &Value,
        name: &Str,
    ) -> PyResult<Option<Value>> {
        let found = match &*super_.0.borrow() {
            Some(parts) if !parts.receiver.is_null() && !Rc::ptr_eq(name, &self.names.class) => {
                parts.find(name).map(|found| (found, parts.receiver.clone(), parts.start.clone()))
            }
            _ => None,
        };
        let Some((found, receiver, start)) = found else {
            let class = self.class_of(object);
            if let Value::Instance(instance) = object
                && class.is_heap
                && let Some(value) = instance.dict_if_any().and_then(|dict| dict.get_str(name))
            {
                return Ok(Some(value));
            }
            return match class.lookup(name) {
                Some(found) => self.bind_attr(&found, object, &class).map(Some),
                None => Ok(None),
            };
        };
        match &receiver {
            Value::Class(class) if Rc::ptr_eq(class, &start) => self.bind_class_attr(&found, class).map(Some),
            _ => self.bind_attr(&found, &receiver, &start).map(Some),
        }
    }

    /// Whether setting an attribute goes to this descriptor, so that it comes before the instance's own.
    pub(crate) fn is_data_descriptor(&mut self, found: &Value) -> bool {
        let Value::Instance(instance) = found else { return false };
        if instance.native::<Property>().is_some()
            || instance.native::<SlotMember>().is_some()
            || instance.native::<GetSet>().is_some()
        {
            return true;
        }
        let class = instance.class();
        class.lookup(&self.names.set.clone()).is_some() || class.lookup(&self.names.delete.clone()).is_some()
    }

    /// Whether reading an attribute asks this descriptor before the instance's own: it takes what is set, and gives it.
    fn reads_before_instance(&mut self, found: &Value) -> bool {
        if !self.is_data_descriptor(found) {
            return false;
        }
        let Value::Instance(instance) = found else { return false };
        let class = instance.class();
        !class.is_heap || class.lookup(&self.names.get.clone()).is_some()
    }

    /// What an attribute found on the class gives when read from an instance.
    pub(crate) fn bind_attr(&mut self, found: &Value, object: &Value, class: &Rc<Class>) -> PyResult {
        match found {
            Value::Function(_) => Ok(Value::Method(Method::new(found.clone(), object.clone()))),
            Value::Native(native) if native.binds => {
                Ok(Value::Method(Method::new(found.clone(), object.clone())))
            }
            Value::Instance(descriptor) => {
                if let Some(property) = descriptor.native::<Property>()
                    && !self.reads_by_itself(descriptor)
                {
                    return self.property_value(property, object);
                }
                if let Some(get_set) = descriptor.native::<GetSet>() {
                    self.check_applies(get_set, object, class)?;
                    return (get_set.get)(self, object);
                }
                if let Some(member) = descriptor.native::<SlotMember>() {
                    let Value::Instance(instance) = object else { return Ok(found.clone()) };
                    let name = member.name.clone();
                    return match instance.slots_if_any().and_then(|slots| slots.get_str(&name)) {
                        Some(value) => Ok(value),
                        None => {
                            let kind = self.full_type_name(object);
                            let text = format!("'{kind}' object has no attribute '{}'", name.as_str());
                            let raised = self.attribute_error(text);
                            let about = vec![Value::Str(name), object.clone()];
                            *raised.data().extra.borrow_mut() = Value::tuple(about);
                            Err(raised)
                        }
                    };
                }
                if let Some(method) = descriptor.native::<StaticMethod>()
                    && !self.reads_by_itself(descriptor)
                {
                    return Ok(method.0.borrow().clone());
                }
                if let Some(method) = descriptor.native::<ClassMethod>()
                    && !self.reads_by_itself(descriptor)
                {
                    let function = method.0.borrow().clone();
                    return Ok(Value::Method(Method::new(function, Value::Class(class.clone()))));
                }
                self.call_get(found, descriptor, object.clone(), Value::Class(class.clone()))
            }
            _ => Ok(found.clone()),
        }
    }

    /// Calls what was found on the class of a value by the name of a special method that takes nothing else.
    pub(crate) fn call_found(&mut self, found: &Value, value: &Value, class: &Rc<Class>) -> PyResult {
        match found {
            Value::Function(_) | Value::Native(_) => self.call(found, Args::one(value.clone())),
            _ => {
                let bound = self.bind_attr(found, value, class)?;
                self.call(&bound, Args::new())
            }
        }
    }

    /// Whether the class of a descriptor was derived by the program, with a `__get__` of its own.
    fn reads_by_itself(&self, descriptor: &Rc<Instance>) -> bool {
        let class = descriptor.class();
        class.is_heap && own_hook(&class, &self.names.get).is_some()
    }

    /// What the getter of a property gives.
    pub(crate) fn property_value(&mut self, property: &Property, object: &Value) -> PyResult {
        let get = property.get.borrow().clone();
        if get.is_null() || get.is_none() {
            return Err(self.property_without(object, property, "getter")?);
        }
        self.call(&get, Args::one(object.clone()))
    }

    fn call_get(
        &mut self,
        found: &Value,
        descriptor: &Rc<Instance>,
        object: Value,
        owner: Value,
    ) -> PyResult {
        let class = descriptor.class();
        let get = self.names.get.clone();
        match class.lookup(&get) {
            Some(function) => {
                let bound = self.bind(&function, found)?;
                self.call(&bound, Args::two(object, owner))
            }
            None => Ok(found.clone()),
        }
    }

    /// What an attribute found on a class gives when read from the class itself.
    pub(crate) fn bind_class_attr(&mut self, found: &Value, class: &Rc<Class>) -> PyResult {
        let Value::Instance(descriptor) = found else { return Ok(found.clone()) };
        if let Some(method) = descriptor.native::<StaticMethod>()
            && !self.reads_by_itself(descriptor)
        {
            return Ok(method.0.borrow().clone());
        }
        if let Some(method) = descriptor.native::<ClassMethod>()
            && !self.reads_by_itself(descriptor)
        {
            let function = method.0.borrow().clone();
            return Ok(Value::Method(Method::new(function, Value::Class(class.clone()))));
        }
        if !descriptor.class().is_heap {
            return Ok(found.clone());
        }
        self.call_get(found, descriptor, Value::None, Value::Class(class.clone()))
    }

    /// A function bound to its first argument; other values as they are.
    pub(crate) fn bind(&mut self, function: &Value, receiver: &Value) -> PyResult {
        let class = self.class_of(receiver);
        self.bind_attr(function, receiver, &class)
    }

    /// A special method of a value's class, bound; the instance's own attributes do not count.
    pub fn special(&mut self, object: &Value, name: &Str) -> PyResult<Option<Value>> {
        let class = self.class_of(object);
        match class.lookup(name) {
            Some(Value::None) => Ok(Some(Value::None)),
            Some(found) => self.bind_attr(&found, object, &class).map(Some),
            None => Ok(None),
        }
    }

    /// Calls a special method without arguments; none where the class has none.
    pub fn call_special(&mut self, object: &Value, name: &Str, args: Args) -> PyResult<Option<Value>> {
        let class = self.class_of(object);
        match class.lookup(name) {
            Some(function @ Value::Function(_)) => {
                self.call(&function, args.with_receiver(object.clone())).map(Some)
            }
            // A function like `len` takes no receiver, as it does not as a method.
            Some(Value::Native(native)) if native.binds => {
                self.call(&Value::Native(native), args.with_receiver(object.clone())).map(Some)
            }
            Some(found) => {
                let bound = self.bind_attr(&found, object, &class)?;
                self.call(&bound, args).map(Some)
            }
            None => Ok(None),
        }
    }

    /// Calls a special method; its absence is a `TypeError`: `'int' object is not an iterator`.
    pub(crate) fn call_special_required(&mut self, object: &Value, name: &Str, complaint: &str) -> PyResult {
        match self.call_special(object, name, Args::new())? {
            Some(value) => Ok(value),
            None => {
                let kind = self.type_name(object);
                Err(self.type_error(format!("'{kind}' object {complaint}")))
            }
        }
    }

    /// A type's name with that of its module, unless that is `builtins` or the program.
    #[cold]
    pub fn full_type_name(&mut self, object: &Value) -> String {
        let class = self.class_of(object);
        let module =
            class.dict.get_str(&self.names.module).and_then(|name| name.as_str().map(|it| it.to_string()));
        let name = class.qualname.borrow().to_string();
        match module {
            Some(module) if module != "builtins" && module != "__main__" => format!("{module}.{name}"),
            _ => name,
        }
    }

    /// `AttributeError` in CPython's words, with what suggestions need.
    #[cold]
    pub fn no_attribute(&mut self, object: &Value, name: &Str) -> Raised {
        let message = match object {
            Value::Class(class) => {
                format!("type object '{}' has no attribute '{}'", class.name.borrow().as_str(), name.as_str())
            }
            Value::Module(module) => {
                if let Some(refused) = self.refuse_left_out(module.name.as_str(), name.as_str()) {
                    return refused;
                }
                self.lacks_attribute(module, name)
            }
            // A bound method hands the question on to its function.
            Value::Method(method) if !matches!(&method.function, Value::Native(native) if native.is_method()) =>
            {
                let function = method.function.clone();
                format!("'{}' object has no attribute '{}'", self.type_name(&function), name.as_str())
            }
            _ => format!("'{}' object has no attribute '{}'", self.type_name(object), name.as_str()),
        };
        self.attribute_error_in(object, name, message)
    }

    /// An `AttributeError` that knows which attribute of what it is about.
    #[cold]
    pub(crate) fn attribute_error_in(&mut self, object: &Value, name: &Str, message: String) -> Raised {
        let raised = self.attribute_error(message);
        *raised.data().extra.borrow_mut() = Value::tuple(vec![Value::Str(name.clone()), object.clone()]);
        raised
    }

    /// The name that a property was given by its class or the program, else that of its getter.
    pub(crate) fn property_name(&mut self, property: &Property) -> PyResult<Option<Value>> {
        let name = property.name.borrow().clone();
        if !name.is_null() {
            return Ok(Some(name));
        }
        let getter = property.get.borrow().clone();
        if getter.is_none() {
            return Ok(None);
        }
        let known = self.names.name.clone();
        self.get_attr_opt(&getter, &known)
    }

    /// What to raise of a property that cannot be read, set or deleted.
    #[cold]
    fn property_without(&mut self, object: &Value, property: &Property, what: &str) -> PyResult<Raised> {
        let class = self.class_of(object);
        let kind = class.qualname.borrow().to_string();
        // What CPython has in C, and calls by its full name, has attributes in place of properties.
        if let Some(name) = property.name.borrow().as_str()
            && what != "getter"
            && let Some((_, owner)) = class.lookup_with_owner(name)
            && let shown = owner.name.borrow()
            && shown.as_str().contains('.')
        {
            if shown.as_str() == "datetime.timedelta" {
                return Ok(self.attribute_error("readonly attribute"));
            }
            let text =
                format!("attribute '{}' of '{}' objects is not writable", name.as_str(), shown.as_str());
            return Ok(self.attribute_error(text));
        }
        let Some(name) = self.property_name(property)? else {
            return Ok(self.attribute_error(format!("property of '{kind}' object has no {what}")));
        };
        let shown = self.repr(&name)?;
        let message = format!("property {} of '{kind}' object has no {what}", shown.as_str());
        // What is read tells which attribute of what it is about; what is set does not.
        Ok(match name {
            Value::Str(name) if what == "getter" => self.attribute_error_in(object, &name, message),
            _ => self.attribute_error(message),
        })
    }
}
