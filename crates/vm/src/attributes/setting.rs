//! Setting and deleting attributes.

use super::{GetSet, Property, SlotMember};
use crate::class::{Class, Layout};
use crate::dict::Dict;
use crate::native::Args;
use crate::value::{Instance, PyResult, Raised, Str, Value};
use crate::vm::Vm;
use std::rc::Rc;

/// What a class of the program has in the place of `object`'s own method of this name.
pub(crate) fn own_hook(class: &Rc<Class>, name: &Str) -> Option<Value> {
    class.lookup(name).filter(|found| !matches!(found, Value::Native(native) if native.name == name.as_str()))
}

impl Vm {
    /// Calls a hook for attributes, which need not be a function: `__setattr__ = dict.__setitem__`.
    pub(crate) fn call_hook(
        &mut self,
        hook: &Value,
        object: &Value,
        class: &Rc<Class>,
        mut args: Args,
    ) -> PyResult {
        if matches!(hook, Value::Function(_)) {
            args.pos.insert(0, object.clone());
            return self.call(hook, args);
        }
        let bound = self.bind_attr(hook, object, class)?;
        self.call(&bound, args)
    }

    /// `object.name = value`; deletes it when the value is `Null`.
    pub fn set_attr(&mut self, object: &Value, name: &Str, value: Value) -> PyResult<()> {
        let class = self.class_of(object);
        if class.is_heap {
            let hook = if value.is_null() { self.names.delattr.clone() } else { self.names.setattr.clone() };
            if let Some(custom) = own_hook(&class, &hook) {
                let mut args = Args::one(Value::Str(name.clone()));
                if !value.is_null() {
                    args.pos.push(value);
                }
                return self.call_hook(&custom, object, &class, args).map(drop);
            }
        }
        self.set_attr_plainly(object, &class, name, value)
    }

    /// `object.__setattr__` and `object.__delattr__`.
    pub(crate) fn set_attr_plainly(
        &mut self,
        object: &Value,
        class: &Rc<Class>,
        name: &Str,
        value: Value,
    ) -> PyResult<()> {
        if let Some(found) = class.lookup(name)
            && let Value::Instance(descriptor) = &found
            && self.is_data_descriptor(&found)
        {
            return self.set_through(descriptor, &found, object, name, value);
        }
        match object {
            Value::Instance(instance) if class.has_dict.get() => {
                self.set_in(&instance.dict(), object, name, value)
            }
            Value::Class(target) => self.set_class_attr(target, name, value),
            Value::Module(module) => {
                if Rc::ptr_eq(&module.dict, &self.builtins) {
                    self.builtins_version = self.builtins_version.wrapping_add(1);
                }
                self.set_in(&module.dict, object, name, value)
            }
            Value::Function(function) => self.set_in(&function.dict(), object, name, value),
            _ => {
                let kind = self.type_name(object);
                if class.lookup(name).is_some() {
                    return Err(self.attribute_error(format!(
                        "'{kind}' object attribute '{}' is read-only",
                        name.as_str()
                    )));
                }
                Err(self.no_new_attribute(object, name))
            }
        }
    }

    /// The object has no dictionary that a new attribute could go to.
    pub(crate) fn no_new_attribute(&mut self, object: &Value, name: &Str) -> Raised {
        let mut message = format!("'{}' object has no attribute '{}'", self.type_name(object), name.as_str());
        // A class that has a say in it may have had another reason.
        let class = self.class_of(object);
        let hooks = [self.names.setattr.clone(), self.names.delattr.clone()];
        if !class.is_heap || hooks.iter().all(|hook| own_hook(&class, hook).is_none()) {
            message.push_str(" and no __dict__ for setting new attributes");
        }
        self.attribute_error_in(object, name, message)
    }

    /// Sets (or, with `Null`, deletes) an attribute in the dictionary of its object.
    fn set_in(&mut self, dict: &Rc<Dict>, object: &Value, name: &Str, value: Value) -> PyResult<()> {
        if !value.is_null() {
            dict.set_str(name, value);
            return Ok(());
        }
        if dict.remove_str(name).is_some() {
            return Ok(());
        }
        let message = format!("'{}' object has no attribute '{}'", self.type_name(object), name.as_str());
        // Of objects that keep their attributes as those of plain classes do, CPython does not say which one it was.
        Err(match object {
            Value::Instance(instance) if keeps_attributes_inline(&instance.class()) => {
                self.attribute_error(message)
            }
            _ => self.attribute_error_in(object, name, message),
        })
    }

    pub(crate) fn set_through(
        &mut self,
        descriptor: &Rc<Instance>,
        found: &Value,
        object: &Value,
        name: &Str,
        value: Value,
    ) -> PyResult<()> {
        let hook = if value.is_null() { self.names.delete.clone() } else { self.names.set.clone() };
        if let Some(property) = descriptor.native::<Property>() {
            let class = descriptor.class();
            if !class.is_heap || own_hook(&class, &hook).is_none() {
                return self.set_through_property(property, object, value);
            }
        }
        if descriptor.native::<SlotMember>().is_some() {
            return self.set_through_member(found, object, value);
        }
        if let Some(get_set) = descriptor.native::<GetSet>() {
            let class = self.class_of(object);
            self.check_applies(get_set, object, &class)?;
            let Some(set) = get_set.set else {
                return Err(self.attribute_error(format!(
                    "attribute '{}' of '{}' objects is not writable",
                    name.as_str(),
                    get_set.owner.as_str()
                )));
            };
            return set(self, object, value);
        }
        let mut args = Args::one(object.clone());
        if !value.is_null() {
            args.pos.push(value);
        }
        match self.call_special(found, &hook, args)? {
            Some(_) => Ok(()),
            None => Err(self.attribute_error(hook.to_string())),
        }
    }

    /// Calls the setter of a property (or, with `Null`, the deleter).
    pub(crate) fn set_through_property(
        &mut self,
        property: &Property,
        object: &Value,
        value: Value,
    ) -> PyResult<()> {
        let (function, what) = match value {
            Value::Null => (property.delete.borrow().clone(), "deleter"),
            _ => (property.set.borrow().clone(), "setter"),
        };
        if function.is_null() || function.is_none() {
            return Err(self.property_without(object, property, what)?);
        }
        let mut args = Args::one(object.clone());
        if !value.is_null() {
            args.pos.push(value);
        }
        self.call(&function, args).map(drop)
    }

    /// Sets (or, with `Null`, deletes) the value of a name in `__slots__`.
    pub(crate) fn set_through_member(
        &mut self,
        member: &Value,
        object: &Value,
        value: Value,
    ) -> PyResult<()> {
        let (Some(member), Value::Instance(instance)) = (member.native::<SlotMember>(), object) else {
            return Ok(());
        };
        if !value.is_null() {
            instance.slots().set_str(&member.name, value);
            return Ok(());
        }
        match instance.slots().remove_str(&member.name) {
            Some(_) => Ok(()),
            None => Err(self.attribute_error(member.name.to_string())),
        }
    }

    pub(super) fn set_class_attr(&mut self, target: &Rc<Class>, name: &Str, value: Value) -> PyResult<()> {
        if !target.is_open() {
            let kind = target.name.borrow().to_string();
            return Err(self
                .type_error(format!("cannot set '{}' attribute of immutable type '{kind}'", name.as_str())));
        }
        if !value.is_null() {
            target.set(name, value);
            return Ok(());
        }
        match target.dict.remove_str(name) {
            Some(_) => {
                target.changed();
                Ok(())
            }
            None => Err(self.no_attribute(&Value::Class(target.clone()), name)),
        }
    }
}

/// Whether nothing but `object` and classes of programs is behind a class.
fn keeps_attributes_inline(class: &Class) -> bool {
    class.layout.get() == Layout::Plain && class.mro().iter().rev().skip(1).all(|class| class.is_heap)
}
