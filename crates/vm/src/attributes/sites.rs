//! The attribute instructions, which remember what they found.

use super::{GetSet, Property, SlotMember, SuperObject, own_hook};
use crate::class::Class;
use crate::code::{Body, Site};
use crate::frame::Ret;
use crate::run::{Called, Did};
use crate::value::{Attributes, Function, PyResult, Str, Value};
use crate::vm::Vm;
use std::rc::Rc;

impl Vm {
    /// `LoadAttr`; what the program has to say about it runs in a frame of its own.
    pub(crate) fn op_load_attr(&mut self, body: &Body, name: usize, site: usize) -> PyResult<Did> {
        if let Some(did) = self.ask_remembered(&body.names[name], &body.sites[site])? {
            return Ok(did);
        }
        let object = self.pop();
        if let Some(called) = self.load_attr_by_site(body, &object, name, site)? {
            return Ok(self.called(called));
        }
        let name = &body.names[name];
        if let Value::Instance(_) = object {
            self.push(object.clone());
            if let Some(did) = self.ask_attribute(name, Some(&body.sites[site]))? {
                return Ok(did);
            }
            self.pop();
        }
        let value = self.get_attr(&object, name)?;
        self.push(value);
        Ok(Did::Next)
    }

    /// What the instruction remembers, or can remember from now on: a getter or a place among the attributes.
    fn load_attr_by_site(
        &mut self,
        body: &Body,
        object: &Value,
        name: usize,
        site: usize,
    ) -> PyResult<Option<Called>> {
        let name = &body.names[name];
        let site = &body.sites[site];
        match object {
            Value::Instance(instance) => {
                if site.version.get() == instance.class_version() {
                    if site.index.get() == PROPERTY
                        && let Value::Function(get) = &*site.value.borrow()
                    {
                        let base = self.fiber.stack.len();
                        self.push(object.clone());
                        return self.push_function(get, base, 1, base, Ret::Push).map(Some);
                    }
                    if let Some(get) = cached(site, |get_set| Some(get_set.get)) {
                        return get(self, object).map(|value| Some(Called::Value(value)));
                    }
                }
                let class = instance.class();
                let getattribute = self.names.getattribute.clone();
                let customized = class.is_heap && own_hook(&class, &getattribute).is_some();
                if !customized && instance.native::<SuperObject>().is_none() {
                    match class.lookup(name) {
                        Some(found) => {
                            if let Value::Instance(descriptor) = &found
                                && let Some(get_set) = descriptor.native::<GetSet>()
                                && class.lookup(&self.names.getattr.clone()).is_none()
                            {
                                self.check_applies(get_set, object, &class)?;
                                site.version.set(class.version());
                                site.index.set(0);
                                site.value.replace(found.clone());
                                return (get_set.get)(self, object).map(|value| Some(Called::Value(value)));
                            }
                            if let Value::Instance(descriptor) = &found
                                && let Some(property) = descriptor.native::<Property>()
                                && !self.reads_by_itself(descriptor)
                                && let Value::Function(get) = &*property.get.borrow()
                                && class.lookup(&self.names.getattr.clone()).is_none()
                            {
                                site.version.set(class.version());
                                site.index.set(PROPERTY);
                                site.value.replace(Value::Function(get.clone()));
                                let base = self.fiber.stack.len();
                                self.push(object.clone());
                                return self.push_function(get, base, 1, base, Ret::Push).map(Some);
                            }
                            if is_only_slot(&class, &found, name)
                                && let Some(dict) = instance.dict_if_any()
                                && let Some(position) = dict.position(name)
                            {
                                site.version.set(class.version());
                                site.index.set(position as u32 + 1);
                                site.value.take();
                                return Ok(Some(Called::Value(dict.value_at(position))));
                            }
                        }
                        None => {
                            if let Some(dict) = instance.dict_if_any()
                                && let Some(position) = dict.position(name)
                            {
                                site.version.set(class.version());
                                site.index.set(position as u32 + 1);
                                site.value.take();
                                return Ok(Some(Called::Value(dict.value_at(position))));
                            }
                        }
                    }
                }
            }
            Value::Module(module) if module.class.borrow().is_none() => {
                if let Some(position) = module.dict.position(name) {
                    site.version.set(0);
                    site.index.set(position as u32 + 1);
                    site.value.take();
                    return Ok(Some(Called::Value(module.dict.value_at(position))));
                }
            }
            _ => {}
        }
        Ok(None)
    }

    /// `LoadMethod`: `object → function self`, or `object → NULL value`.
    pub(crate) fn op_load_method(&mut self, body: &Body, name: usize, site: usize) -> PyResult<Did> {
        let name = &body.names[name];
        let site = &body.sites[site];
        if let Value::Instance(instance) = self.peek(0)
            && site.version.get() == instance.class_version()
            && instance.dict_if_any().is_none_or(|dict| dict.position(name).is_none())
        {
            let function = site.value.borrow().clone();
            let top = self.fiber.stack.len() - 1;
            let object = std::mem::replace(&mut self.fiber.stack[top], function);
            self.push(object);
            return Ok(Did::Next);
        }
        let object = self.pop();
        if matches!(object, Value::Class(_) | Value::Module(_)) {
            let value = match &object {
                Value::Module(module) if module.class.borrow().is_none() => module.dict.get_str(name),
                _ => None,
            };
            let value = match value {
                Some(value) => value,
                None => self.get_attr(&object, name)?,
            };
            self.push(Value::Null);
            self.push(value);
            return Ok(Did::Next);
        }
        let class = self.class_of(&object);
        let own = match &object {
            Value::Instance(instance) => instance.dict_if_any(),
            Value::Function(function) => function.dict_if_any().map(Attributes::Replaced),
            _ => None,
        };
        if site.version.get() == class.version()
            && own.as_ref().is_none_or(|dict| dict.position(name).is_none())
        {
            let function = site.value.borrow().clone();
            self.push(function);
            self.push(object);
            return Ok(Did::Next);
        }
        let special = match &object {
            Value::Instance(instance) => {
                instance.native::<SuperObject>().is_some()
                    || class.is_heap && own_hook(&class, &self.names.getattribute).is_some()
            }
            Value::Method(_) => true,
            _ => false,
        };
        if !special && own.as_ref().is_none_or(|dict| dict.position(name).is_none()) {
            match class.lookup(name) {
                Some(function @ Value::Function(_)) => {
                    site.version.set(class.version());
                    site.value.replace(function.clone());
                    self.push(function);
                    self.push(object);
                    return Ok(Did::Next);
                }
                Some(Value::Native(native)) if native.binds => {
                    let function = Value::Native(native);
                    site.version.set(class.version());
                    site.value.replace(function.clone());
                    self.push(function);
                    self.push(object);
                    return Ok(Did::Next);
                }
                _ => {}
            }
        }
        if let Value::Instance(_) = object {
            self.push(object.clone());
            if let Some(did) = self.ask_attribute(name, None)? {
                return Ok(did);
            }
            self.pop();
        }
        let value = self.get_attr(&object, name)?;
        self.push(Value::Null);
        self.push(value);
        Ok(Did::Next)
    }

    /// `StoreAttr`
    pub(crate) fn op_store_attr(
        &mut self,
        body: &Body,
        object: Value,
        value: Value,
        name: usize,
        site: usize,
    ) -> PyResult<Did> {
        let name = &body.names[name];
        let site = &body.sites[site];
        let Value::Instance(instance) = &object else {
            return self.set_attr(&object, name, value).map(|()| Did::Next);
        };
        let class = instance.class();
        let mut value = value;
        if site.version.get() == class.version() {
            if let Some(set) = cached(site, |get_set| get_set.set) {
                return set(self, &object, value).map(|()| Did::Next);
            }
            // The class has no say about this name, or that it has a slot.
            let dict = instance.dict();
            let index = site.index.get();
            if index != 0 {
                match dict.set_hint(index as usize - 1, name, value) {
                    Ok(()) => return Ok(Did::Next),
                    Err(back) => value = back,
                }
            }
            if let Some(position) = dict.push_missing(name, &mut value) {
                site.index.set(position as u32 + 1);
                return Ok(Did::Next);
            }
            dict.set_str(name, value);
            if let Some(position) = dict.position(name) {
                site.index.set(position as u32 + 1);
            }
            return Ok(Did::Next);
        }
        let setattr = self.names.setattr.clone();
        let found = class.lookup(name);
        let hooked = own_hook(&class, &setattr).is_some();
        let is_plain = match &found {
            Some(found) => is_only_slot(&class, found, name),
            None => class.has_dict.get(),
        };
        if is_plain && !hooked {
            site.version.set(class.version());
            site.index.set(0);
            site.value.take();
            instance.dict().set_str(name, value);
            return Ok(Did::Next);
        }
        if !hooked
            && let Some(Value::Instance(descriptor)) = &found
            && let Some(get_set @ GetSet { set: Some(set), .. }) = descriptor.native::<GetSet>()
        {
            self.check_applies(get_set, &object, &class)?;
            site.version.set(class.version());
            site.index.set(0);
            site.value.replace(Value::Instance(descriptor.clone()));
            return set(self, &object, value).map(|()| Did::Next);
        }
        if !hooked
            && let Some(Value::Instance(descriptor)) = &found
            && let Some(property) = descriptor.native::<Property>()
            && (!descriptor.class().is_heap || own_hook(&descriptor.class(), &self.names.set).is_none())
            && let Value::Function(set) = &*property.set.borrow()
        {
            return self.push_store(&set.clone(), [object, value]);
        }
        if hooked && let Some(Value::Function(hook)) = class.lookup(&setattr) {
            return self.push_store(&hook, [object, Value::Str(name.clone()), value]);
        }
        if !hooked
            && let Some(Value::Instance(descriptor)) = &found
            && descriptor.class().is_heap
            && let Some(Value::Function(set)) = descriptor.class().lookup(&self.names.set)
        {
            return self.push_store(&set, [Value::Instance(descriptor.clone()), object, value]);
        }
        self.set_attr(&object, name, value).map(|()| Did::Next)
    }

    /// Calls a function that stores something; what it returns is dropped.
    pub(crate) fn push_store<const N: usize>(
        &mut self,
        function: &Rc<Function>,
        args: [Value; N],
    ) -> PyResult<Did> {
        let base = self.fiber.stack.len();
        self.fiber.stack.extend(args);
        match self.push_function(function, base, N, base, Ret::Drop)? {
            Called::Value(_) => Ok(Did::Next),
            Called::Frame => Ok(Did::Reload),
            Called::Block(block) => Ok(Did::Block(block)),
        }
    }
}

/// The index of a site that remembers the function of a property.
const PROPERTY: u32 = u32::MAX;

/// Whether a class gave a slot for this name, where its instances have nothing but slots: the values then stand where
/// attributes do.
fn is_only_slot(class: &Class, found: &Value, name: &Str) -> bool {
    !class.has_dict.get() && found.native::<SlotMember>().is_some_and(|member| Rc::ptr_eq(&member.name, name))
}

/// What an instruction remembers of a native attribute, if that is what it found.
#[inline]
pub(super) fn cached<T>(site: &Site, take: impl Fn(&GetSet) -> Option<T>) -> Option<T> {
    match &*site.value.borrow() {
        Value::Instance(descriptor) => descriptor.native::<GetSet>().and_then(take),
        _ => None,
    }
}
