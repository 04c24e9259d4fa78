//! Which special method an instruction asks, where that is a function of the program.
//!
//! Each function looks at the operands on the stack, and gives none where it has nothing to ask: the instruction then
//! does what it does for all other values.

use std::rc::Rc;

use bytecode::{Conversion, Op, UnaryOp};

use super::{Special, TextMethod};
use crate::attributes::{SuperObject, own_hook};
use crate::code::Site;
use crate::protocols::payload_value;
use crate::run::Did;
use crate::value::{Function, Instance, PyResult, Str, Value};
use crate::vm::Vm;

/// A function of the program that the class of an instance has under a name.
fn method(instance: &Instance, name: &Str) -> Option<Rc<Function>> {
    match instance.class().lookup(name) {
        Some(Value::Function(function)) => Some(function),
        _ => None,
    }
}

/// What the index of a site says where it remembers a class's `__getattribute__`.
const HOOK: u32 = u32::MAX - 1;

/// The same for `__getattr__`, which is asked for what the object itself has not.
const FALLBACK: u32 = u32::MAX - 2;

impl Vm {
    /// The truth of the instance on top, for a jump, for `not` or for `bool()`.
    pub(crate) fn ask_truth(&mut self) -> PyResult<Option<Did>> {
        let Value::Instance(instance) = self.peek(0) else { return Ok(None) };
        let (function, special) = match instance.class().lookup(&self.names.bool) {
            Some(Value::Function(function)) => (function, Special::Truth),
            Some(_) => return Ok(None),
            None => match method(instance, &self.names.len) {
                Some(function) => (function, Special::Filled),
                None => return Ok(None),
            },
        };
        self.ask(&function, special)
    }

    /// Calls a method of the instance on top that takes nothing else.
    fn ask(&mut self, function: &Rc<Function>, special: Special) -> PyResult<Option<Did>> {
        let object = self.peek(0).clone();
        let result = self.push_special(function, [object], special)?;
        Ok(Some(self.placed(result)))
    }

    /// The same where the method may be missing.
    fn ask_method(
        &mut self,
        name: fn(&crate::names::Names) -> &Str,
        special: Special,
    ) -> PyResult<Option<Did>> {
        let Value::Instance(instance) = self.peek(0) else { return Ok(None) };
        match method(instance, name(&self.names)) {
            Some(function) => self.ask(&function, special),
            None => Ok(None),
        }
    }

    /// One of the rarer instructions.
    pub(crate) fn ask_rarely(&mut self, op: Op, a: u32, b: u16) -> PyResult<Option<Did>> {
        match op {
            Op::UnaryOp => match UnaryOp::from_operand(a) {
                UnaryOp::Not => self.ask_truth(),
                UnaryOp::Neg => self.ask_method(|names| &names.neg, Special::Any),
                UnaryOp::Pos => self.ask_method(|names| &names.pos, Special::Any),
                UnaryOp::Invert => self.ask_method(|names| &names.invert, Special::Any),
            },
            Op::GetIter => self.ask_method(|names| &names.iter, Special::Iterator),
            Op::ContainsOp => {
                let Value::Instance(container) = self.peek(0) else { return Ok(None) };
                let Some(function) = method(container, &self.names.contains) else { return Ok(None) };
                let (container, item) = (self.peek(0).clone(), self.peek(1).clone());
                let result = self.push_special(&function, [container, item], Special::Found)?;
                Ok(Some(self.placed(result)))
            }
            Op::FormatValue => self.ask_format(b),
            _ => Ok(None),
        }
    }

    /// `value [spec] → text` of an f-string.
    fn ask_format(&mut self, flags: u16) -> PyResult<Option<Did>> {
        let has_spec = flags & 4 != 0;
        let Value::Instance(instance) = self.peek(usize::from(has_spec)) else { return Ok(None) };
        match Conversion::from_operand(u32::from(flags & 3)) {
            Conversion::Repr if !has_spec => {
                return self.ask_method(|names| &names.repr, Special::Text(TextMethod::Repr));
            }
            Conversion::Str if !has_spec => return self.ask_str(),
            Conversion::None => {}
            Conversion::Repr | Conversion::Str | Conversion::Ascii => return Ok(None),
        }
        match instance.class().lookup(&self.names.format) {
            Some(Value::Function(function)) => {
                let value = Value::Instance(instance.clone());
                let spec = if has_spec { self.peek(0).clone() } else { Value::Str(self.names.empty.clone()) };
                let result =
                    self.push_special(&function, [value, spec], Special::Text(TextMethod::Format))?;
                Ok(Some(self.placed(result)))
            }
            Some(Value::Native(native)) if native.owner == Some("object") && !has_spec => self.ask_str(),
            _ => Ok(None),
        }
    }

    /// `str()` of the instance on top.
    fn ask_str(&mut self) -> PyResult<Option<Did>> {
        let Value::Instance(instance) = self.peek(0) else { return Ok(None) };
        match instance.class().lookup(&self.names.str) {
            Some(Value::Function(function)) => self.ask(&function, Special::Text(TextMethod::Str)),
            Some(Value::Native(native))
                if native.owner == Some("object") && payload_value(self.peek(0)).is_none() =>
            {
                self.ask_method(|names| &names.repr, Special::Text(TextMethod::Str))
            }
            _ => Ok(None),
        }
    }

    /// `len(x)`, `str(x)` and their like, of an instance that stands on top.
    pub(crate) fn ask_call(&mut self, op: Op, count: u32) -> PyResult<Option<Did>> {
        if count != 1 || !matches!(self.peek(0), Value::Instance(_)) {
            return Ok(None);
        }
        if op == Op::CallMethod && !self.peek(2).is_null() {
            return Ok(None);
        }
        match self.peek(1) {
            Value::Native(native) if native.owner.is_none() => match native.name {
                "len" => self.ask_method(|names| &names.len, Special::Length),
                "repr" => self.ask_method(|names| &names.repr, Special::Text(TextMethod::Repr)),
                "hash" => self.ask_method(|names| &names.hash, Special::Hash),
                "abs" => self.ask_method(|names| &names.abs, Special::Any),
                "iter" => self.ask_method(|names| &names.iter, Special::Iterator),
                _ => Ok(None),
            },
            Value::Class(class) if Rc::ptr_eq(class, &self.types.str) => self.ask_str(),
            Value::Class(class) if Rc::ptr_eq(class, &self.types.bool_) => self.ask_truth(),
            _ => Ok(None),
        }
    }

    /// The next item of the instance on top.
    pub(crate) fn ask_next(&mut self) -> PyResult<Option<Did>> {
        self.ask_method(|names| &names.next, Special::Item)
    }

    /// `object → object.name`, or for `LoadMethod` `object → NULL object.name`: through `__getattribute__`, a
    /// descriptor or `__getattr__`. A site remembers which of them answers.
    pub(crate) fn ask_attribute(&mut self, name: &Str, site: Option<&Site>) -> PyResult<Option<Did>> {
        let Value::Instance(instance) = self.peek(0) else { return Ok(None) };
        let class = instance.class();
        let remember = |index: u32, function: &Rc<Function>| {
            if let Some(site) = site {
                site.version.set(class.version());
                site.index.set(index);
                site.value.replace(Value::Function(function.clone()));
            }
        };
        if !class.is_heap || instance.native::<SuperObject>().is_some() {
            return Ok(None);
        }
        let object = Value::Instance(instance.clone());
        let fallback = class.lookup(&self.names.getattr);
        let result = match own_hook(&class, &self.names.getattribute) {
            // An `AttributeError` would have to be looked at.
            Some(_) if fallback.is_some() => return Ok(None),
            Some(Value::Function(hook)) => {
                remember(HOOK, &hook);
                self.push_special(&hook, [object, Value::Str(name.clone())], Special::Any)?
            }
            Some(_) => return Ok(None),
            None => {
                let own = instance.dict_if_any().is_some_and(|dict| dict.position(name).is_some());
                match (class.lookup(name), fallback) {
                    (Some(found @ Value::Instance(_)), None) => {
                        let Value::Instance(descriptor) = &found else { return Ok(None) };
                        let owner = descriptor.class();
                        if !owner.is_heap || own && !self.is_data_descriptor(&found) {
                            return Ok(None);
                        }
                        let Some(get) = method(descriptor, &self.names.get) else { return Ok(None) };
                        self.push_special(
                            &get,
                            [found.clone(), object, Value::Class(class.clone())],
                            Special::Any,
                        )?
                    }
                    (None, Some(Value::Function(getattr))) if !own => {
                        remember(FALLBACK, &getattr);
                        let name = Value::Str(name.clone());
                        self.push_special(&getattr, [object, name], Special::Attribute)?
                    }
                    _ => return Ok(None),
                }
            }
        };
        Ok(Some(self.placed(result)))
    }

    /// The same where the site remembers it.
    pub(crate) fn ask_remembered(&mut self, name: &Str, site: &Site) -> PyResult<Option<Did>> {
        if site.index.get() < FALLBACK {
            return Ok(None);
        }
        let Value::Instance(instance) = self.peek(0) else { return Ok(None) };
        if site.version.get() != instance.class_version() {
            return Ok(None);
        }
        let special = match site.index.get() {
            HOOK => Special::Any,
            FALLBACK if instance.dict_if_any().is_none_or(|dict| dict.position(name).is_none()) => {
                Special::Attribute
            }
            _ => return Ok(None),
        };
        let Value::Function(function) = &*site.value.borrow() else { return Ok(None) };
        let object = Value::Instance(instance.clone());
        let result = self.push_special(function, [object, Value::Str(name.clone())], special)?;
        Ok(Some(self.placed(result)))
    }
}
