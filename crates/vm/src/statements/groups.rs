//! Exception groups and `except*`.

use crate::exception::ExceptionData;
use crate::native::Args;
use crate::value::{Instance, Payload, PyResult, Value};
use crate::vm::Vm;
use std::rc::Rc;

impl Vm {
    /// `exception type → rest match`
    pub(crate) fn op_check_eg_match(&mut self) -> PyResult<()> {
        let class = self.pop();
        let exception = self.pop();
        let base_group = self.types.base_exception_group.clone();
        let classes = match &class {
            Value::Tuple(classes) => classes.to_vec(),
            other => vec![other.clone()],
        };
        for class in &classes {
            if let Value::Class(class) = class
                && class.is_subclass(&base_group)
            {
                return Err(self
                    .type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
            }
        }
        if exception.is_none() {
            self.push(Value::None);
            self.push(Value::None);
            return Ok(());
        }
        if self.exception_matches(&exception, &class)? {
            // A single exception is handled as a group of one.
            let matched = if self.is_instance(&exception, &base_group) {
                exception
            } else {
                let base_only = !self.is_instance(&exception, &self.types.exception.clone());
                let group_class = if base_only { base_group } else { self.types.exception_group.clone() };
                let group = self.new_group(&group_class, "", vec![exception.clone()])?;
                if let Value::Instance(group) = &group
                    && let Some(group) = group.exception()
                {
                    // It was made from a tuple, which its repr shows. It has no traceback until it is raised.
                    let parts = Value::tuple(vec![exception.clone()]);
                    *group.args.borrow_mut() = Value::tuple(vec![Value::str(""), parts]);
                }
                group
            };
            let old = self.set_handled(matched.clone());
            drop(old);
            self.push(Value::None);
            self.push(matched);
            return Ok(());
        }
        if self.is_instance(&exception, &base_group) {
            let split = self.intern("split");
            let split = self.get_attr(&exception, &split)?;
            let parts = self.call(&split, Args::one(class))?;
            let parts = self.list_of(&parts)?;
            if let [matched, rest] = parts.as_slice() {
                if !matched.is_none() {
                    let old = self.set_handled(matched.clone());
                    drop(old);
                }
                self.push(rest.clone());
                self.push(matched.clone());
                return Ok(());
            }
        }
        self.push(exception);
        self.push(Value::None);
        Ok(())
    }

    /// An exception group without running its `__init__`.
    pub fn new_group(
        &mut self,
        class: &Rc<crate::class::Class>,
        message: &str,
        exceptions: Vec<Value>,
    ) -> PyResult {
        let list = Value::list(exceptions.clone());
        let data = ExceptionData::new(vec![Value::str(message), list]);
        *data.extra.borrow_mut() = Value::tuple(exceptions);
        Ok(Value::Instance(Instance::new(class.clone(), Payload::Exception(Box::new(data)))))
    }

    /// `original list → exception or None`
    pub(crate) fn op_prep_reraise_star(&mut self) -> PyResult<()> {
        let list = self.pop();
        let original = self.pop();
        let mut raised = Vec::new();
        for item in self.list_of(&list)? {
            if !item.is_none() {
                raised.push(item);
            }
        }
        let result = self.reraise_star(&original, raised)?;
        self.push(result);
        Ok(())
    }

    pub(super) fn reraise_star(&mut self, original: &Value, raised: Vec<Value>) -> PyResult {
        if raised.is_empty() {
            return Ok(Value::None);
        }
        let group = self.types.base_exception_group.clone();
        if !self.is_instance(original, &group) {
            // A naked exception was caught, so there is one at most.
            return Ok(raised.into_iter().next().unwrap_or(Value::None));
        }
        // What was not handled (parts of the original) goes together; what was raised anew stands beside it.
        let mut unhandled = Vec::new();
        let mut anew = Vec::new();
        for exception in raised {
            if self.same_origin(&exception, original) {
                unhandled.push(exception);
            } else {
                anew.push(exception);
            }
        }
        let rest = if unhandled.is_empty() {
            None
        } else {
            let mut leaves = Vec::new();
            for exception in &unhandled {
                self.leaves_of(exception, &mut leaves);
            }
            Some(self.project(original, &leaves)?)
        };
        if anew.is_empty() {
            return Ok(rest.unwrap_or(Value::None));
        }
        anew.extend(rest.filter(|rest| !rest.is_none()));
        if anew.len() == 1 {
            return Ok(anew.remove(0));
        }
        let plain = anew.iter().all(|one| self.is_instance(one, &self.types.exception.clone()));
        let class =
            if plain { self.types.exception_group.clone() } else { self.types.base_exception_group.clone() };
        self.new_group(&class, "", anew)
    }

    /// Whether an exception is a part of the original group, not one that a clause raised.
    pub(super) fn same_origin(&self, exception: &Value, original: &Value) -> bool {
        let metadata = |value: &Value| match value {
            Value::Instance(instance) => instance.exception().map(|data| {
                let last = data.traceback.borrow().len();
                (data.cause.borrow().id(), data.context.borrow().id(), last)
            }),
            _ => None,
        };
        exception.is(original) || metadata(exception) == metadata(original)
    }

    pub(super) fn leaves_of(&mut self, exception: &Value, leaves: &mut Vec<u64>) {
        let group = self.types.base_exception_group.clone();
        if !self.is_instance(exception, &group) {
            leaves.push(exception.id());
            return;
        }
        if let Value::Instance(instance) = exception
            && let Some(data) = instance.exception()
            && let Value::Tuple(parts) = &*data.extra.borrow()
        {
            for part in parts.iter() {
                self.leaves_of(part, leaves);
            }
        }
    }

    /// The part of a group that holds only these leaves.
    pub(super) fn project(&mut self, group: &Value, leaves: &[u64]) -> PyResult {
        let Value::Instance(instance) = group else { return Ok(Value::None) };
        let parts = match instance.exception().map(|data| data.extra.borrow().clone()) {
            Some(Value::Tuple(parts)) => parts.to_vec(),
            _ => return Ok(if leaves.contains(&group.id()) { group.clone() } else { Value::None }),
        };
        let base = self.types.base_exception_group.clone();
        let mut kept = Vec::new();
        for part in parts {
            if self.is_instance(&part, &base) {
                let inner = self.project(&part, leaves)?;
                if !inner.is_none() {
                    kept.push(inner);
                }
            } else if leaves.contains(&part.id()) {
                kept.push(part);
            }
        }
        if kept.is_empty() {
            return Ok(Value::None);
        }
        self.derive_group(group, kept)
    }
}
