//! `isinstance` and `issubclass`.

use std::rc::Rc;

use crate::class::Class;
use crate::native::Args;
use crate::value::{Module, PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, module: &Module) {
    vm.add_function(module, "isinstance", |vm, args| {
        args.no_kw(vm, "isinstance")?;
        args.between(vm, "isinstance", 0, 2, 2)?;
        Ok(Value::Bool(vm.is_instance_of(&args[0], &args[1])?))
    });
    vm.add_function(module, "issubclass", |vm, args| {
        args.no_kw(vm, "issubclass")?;
        args.between(vm, "issubclass", 0, 2, 2)?;
        Ok(Value::Bool(vm.is_subclass_of(&args[0], &args[1])?))
    });
}

impl Vm {
    /// `isinstance(object, class)`
    pub fn is_instance_of(&mut self, object: &Value, class: &Value) -> PyResult<bool> {
        match class {
            Value::Class(class) => {
                if Rc::ptr_eq(&self.class_of(object), class) {
                    return Ok(true);
                }
                let check = self.names.instancecheck.clone();
                match self.class_check(class, &check)? {
                    Some(check) => {
                        let result = self.call(&check, Args::one(object.clone()))?;
                        self.truth(&result)
                    }
                    None => self.is_plain_instance(object, class),
                }
            }
            Value::Tuple(classes) => {
                let classes = classes.clone();
                self.is_any(&classes, |vm, class| vm.is_instance_of(object, class))
            }
            other if matches!(other.builtin(), Value::Tuple(_)) => {
                let classes = other.builtin().clone();
                self.is_instance_of(object, &classes)
            }
            other => {
                let check = self.names.instancecheck.clone();
                match self.call_special(other, &check, Args::one(object.clone()))? {
                    Some(result) => self.truth(&result),
                    None if self.bases_of(other)?.is_none() => {
                        Err(self
                            .type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"))
                    }
                    None => {
                        let claimed = self.names.class.clone();
                        match self.get_attr_opt(object, &claimed)? {
                            Some(claimed) => self.derives_by_bases(&claimed, other),
                            None => Ok(false),
                        }
                    }
                }
            }
        }
    }

    /// The check that a metaclass of the program defines, bound to the class.
    fn class_check(&mut self, class: &Rc<Class>, name: &crate::Str) -> PyResult<Option<Value>> {
        let Some(metaclass) = class.metaclass.borrow().clone() else { return Ok(None) };
        match metaclass.lookup_with_owner(name) {
            Some((found, owner)) if !Rc::ptr_eq(&owner, &self.types.type_) => {
                self.bind_attr(&found, &Value::Class(class.clone()), &metaclass).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Whether an object is an instance by its class, or by what it says that its class is.
    pub(crate) fn is_plain_instance(&mut self, object: &Value, class: &Rc<Class>) -> PyResult<bool> {
        if self.is_instance(object, class) {
            return Ok(true);
        }
        let own = self.class_of(object);
        if !own.is_heap {
            return Ok(false);
        }
        let name = self.names.class.clone();
        let plain = self.types.object.dict.get_str(&name);
        let getattribute = self.names.getattribute.clone();
        let asks = crate::attributes::own_hook(&own, &getattribute).is_some();
        match (own.lookup(&name), plain) {
            (Some(found), Some(plain)) if asks || !found.is(&plain) => {
                match self.get_attr_opt(object, &name)? {
                    Some(Value::Class(claimed)) => Ok(claimed.is_subclass(class)),
                    _ => Ok(false),
                }
            }
            _ => Ok(false),
        }
    }

    /// `issubclass(class, base)`
    pub fn is_subclass_of(&mut self, class: &Value, base: &Value) -> PyResult<bool> {
        match base {
            Value::Class(base_class) => {
                let check = self.names.subclasscheck.clone();
                if let Some(check) = self.class_check(base_class, &check)? {
                    let result = self.call(&check, Args::one(class.clone()))?;
                    return self.truth(&result);
                }
                self.is_plain_subclass(class, base_class)
            }
            Value::Tuple(bases) => {
                let bases = bases.clone();
                self.is_any(&bases, |vm, base| vm.is_subclass_of(class, base))
            }
            other if matches!(other.builtin(), Value::Tuple(_)) => {
                let bases = other.builtin().clone();
                self.is_subclass_of(class, &bases)
            }
            other => {
                let check = self.names.subclasscheck.clone();
                match self.call_special(other, &check, Args::one(class.clone()))? {
                    Some(result) => self.truth(&result),
                    None if !matches!(class, Value::Class(_)) && self.bases_of(class)?.is_none() => {
                        Err(self.type_error("issubclass() arg 1 must be a class"))
                    }
                    None if self.bases_of(other)?.is_none() => {
                        Err(self
                            .type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"))
                    }
                    None => self.derives_by_bases(class, other),
                }
            }
        }
    }

    /// Whether a check holds for one of several classes, which may be tuples of others.
    fn is_any(
        &mut self,
        classes: &[Value],
        mut check: impl FnMut(&mut Vm, &Value) -> PyResult<bool>,
    ) -> PyResult<bool> {
        self.enter_nested()?;
        let mut found = Ok(false);
        for class in classes {
            found = check(self, class);
            if !matches!(found, Ok(false)) {
                break;
            }
        }
        self.leave_nested();
        found
    }

    /// Whether a class, or an object that says what its bases are, derives from a class.
    pub(crate) fn is_plain_subclass(&mut self, class: &Value, base: &Rc<Class>) -> PyResult<bool> {
        if let Value::Class(class) = class {
            return Ok(class.is_subclass(base));
        }
        if self.bases_of(class)?.is_none() {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        }
        self.derives_by_bases(class, &Value::Class(base.clone()))
    }

    /// What an object says that its bases are, as stand-ins for classes do: none where it says nothing, or no tuple.
    fn bases_of(&mut self, object: &Value) -> PyResult<Option<Value>> {
        let name = self.intern("__bases__");
        let bases = self.get_attr_opt(object, &name)?;
        Ok(bases.filter(|bases| matches!(bases.builtin(), Value::Tuple(_))))
    }

    /// Whether `base` is `class`, or among the bases of its bases.
    fn derives_by_bases(&mut self, class: &Value, base: &Value) -> PyResult<bool> {
        if class.is(base) {
            return Ok(true);
        }
        let Some(bases) = self.bases_of(class)? else { return Ok(false) };
        let Value::Tuple(bases) = bases.builtin() else { return Ok(false) };
        self.is_any(bases, |vm, class| vm.derives_by_bases(class, base))
    }
}
