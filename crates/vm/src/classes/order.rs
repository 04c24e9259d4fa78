//! The bases of a class and the order in which attributes are looked for, when it is made and when they are replaced.

use crate::class::{Class, Layout};
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;
use std::rc::Rc;

/// A class, and the bases and the order that it had.
type Former = (Rc<Class>, Vec<Rc<Class>>, Vec<Rc<Class>>);

impl Vm {
    /// Gives a class its bases and its order.
    pub(crate) fn order_class(&mut self, class: &Rc<Class>, parents: Vec<Rc<Class>>) -> PyResult<()> {
        for (at, parent) in parents.iter().enumerate() {
            if parents[..at].iter().any(|other| Rc::ptr_eq(other, parent)) {
                let name = short_name(parent);
                return Err(self.type_error(format!("duplicate base class {name}")));
            }
        }
        if let Err(conflict) = class.set_bases(parents.clone()) {
            let names: Vec<String> = conflict.iter().map(short_name).collect();
            return Err(self.type_error(format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                names.join(", ")
            )));
        }
        let metaclass = class.metaclass.borrow().clone();
        match metaclass {
            Some(metaclass) => self.order_by_metaclass(class, &metaclass, parents),
            None => Ok(()),
        }
    }

    /// Gives a class other bases, and it and all that are derived from it another order. Where one of them can have
    /// none, all stays as it was.
    pub(super) fn rebase(&mut self, class: &Rc<Class>, parents: Vec<Rc<Class>>) -> PyResult<()> {
        let mut before = Vec::new();
        let former = class.bases.borrow().clone();
        let result = self.reorder(class, parents, &mut before);
        match &result {
            Ok(()) => class.move_from(&former),
            Err(_) => {
                before.into_iter().rev().for_each(|(class, bases, order)| class.set_order(bases, order))
            }
        }
        result
    }

    fn reorder(
        &mut self,
        class: &Rc<Class>,
        parents: Vec<Rc<Class>>,
        before: &mut Vec<Former>,
    ) -> PyResult<()> {
        before.push((class.clone(), class.bases.borrow().clone(), class.mro().clone()));
        self.order_class(class, parents)?;
        for subclass in class.subclasses() {
            let bases = subclass.bases.borrow().clone();
            self.reorder(&subclass, bases, before)?;
        }
        Ok(())
    }

    /// A metaclass may have an `mro` of its own: the order is then what it says.
    fn order_by_metaclass(
        &mut self,
        class: &Rc<Class>,
        metaclass: &Rc<Class>,
        parents: Vec<Rc<Class>>,
    ) -> PyResult<()> {
        let name = self.names.mro.clone();
        let Some((found, owner)) = metaclass.lookup_with_owner(&name) else { return Ok(()) };
        if Rc::ptr_eq(&owner, &self.types.type_) {
            return Ok(());
        }
        let function = self.bind_attr(&found, &Value::Class(class.clone()), metaclass)?;
        let answer = self.call(&function, Args::new())?;
        let mut order = Vec::new();
        for item in self.list_of(&answer)? {
            match item {
                Value::Class(base) => {
                    if ![Layout::Plain, class.layout.get()].contains(&base.layout.get()) {
                        let name = base.name.borrow().to_string();
                        return Err(
                            self.type_error(format!("mro() returned base with unsuitable layout ('{name}')"))
                        );
                    }
                    order.push(base);
                }
                other => {
                    let kind = self.type_name(&other);
                    return Err(self.type_error(format!("mro() returned a non-class ('{kind}')")));
                }
            }
        }
        if order.is_empty() {
            return Err(self.type_error("type MRO must not be empty"));
        }
        class.set_order(parents, order);
        Ok(())
    }
}

/// The name of a class without its module, which the names of built-in ones hold.
fn short_name(class: &Rc<Class>) -> String {
    let name = class.name.borrow();
    let short = if class.is_heap { name.as_str() } else { name.rsplit('.').next().unwrap_or_default() };
    short.to_owned()
}
