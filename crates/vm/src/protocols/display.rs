//! `str()`, `repr()` and `format()`.

use crate::class::Class;
use crate::native::Args;
use crate::special::TextMethod;
use crate::value::{PyResult, Raised, Str, Value};
use crate::vm::Vm;
use std::rc::Rc;

impl Vm {
    /// `str(value)`
    pub fn str(&mut self, value: &Value) -> PyResult<Str> {
        if let Value::Str(text) = value {
            return Ok(text.clone());
        }
        if matches!(value, Value::Instance(_) | Value::Class(_)) || is_told_by_program(value, &self.names.str)
        {
            let name = self.names.str.clone();
            return match self.call_special(value, &name, Args::new())? {
                Some(result) => self.told_text(TextMethod::Str, &result),
                None => self.repr(value),
            };
        }
        self.repr(value)
    }

    /// `repr(value)`
    pub fn repr(&mut self, value: &Value) -> PyResult<Str> {
        if matches!(value, Value::Instance(_) | Value::Class(_))
            || is_told_by_program(value, &self.names.repr)
        {
            let name = self.names.repr.clone();
            self.enter_nested()?;
            let result = self.call_special(value, &name, Args::new());
            self.leave_nested();
            return match result? {
                Some(result) => {
                    self.check_limits()?;
                    self.told_text(TextMethod::Repr, &result)
                }
                None => Ok(crate::value::str_object(self.default_repr(value))),
            };
        }
        let mut out = String::new();
        self.repr_into(value, &mut out)?;
        Ok(crate::value::str_object(out))
    }

    /// `<module.Class object at 0x…>`
    pub fn default_repr(&mut self, value: &Value) -> String {
        let class = self.class_of(value);
        let name = self.class_full_name(&class);
        format!("<{name} object at {:#x}>", value.id())
    }

    /// A class's name with its module, where that is not the builtins.
    pub fn class_full_name(&mut self, class: &Rc<Class>) -> String {
        let qualname = class.qualname.borrow().to_string();
        let module = self.names.module.clone();
        match class.dict.get_str(&module) {
            Some(Value::Str(module)) if module.as_str() != "builtins" => {
                format!("{}.{qualname}", module.as_str())
            }
            _ => class.name.borrow().to_string(),
        }
    }

    pub(super) fn repr_items(
        &mut self,
        items: &mut dyn Iterator<Item = Value>,
        out: &mut String,
    ) -> PyResult<()> {
        self.enter_nested_repr()?;
        let mut first = true;
        let mut result = Ok(());
        for item in items {
            if !std::mem::take(&mut first) {
                out.push_str(", ");
            }
            result = self.repr_into(&item, out).and_then(|()| self.spend_shown(out));
            if result.is_err() {
                break;
            }
        }
        self.leave_nested();
        result
    }

    pub(super) fn repr_entries(&mut self, dict: &Rc<crate::dict::Dict>, out: &mut String) -> PyResult<()> {
        self.enter_nested_repr()?;
        let mut result = Ok(());
        for (index, (key, value)) in dict.entries().into_iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            result = self.repr_into(&key, out).and_then(|()| {
                out.push_str(": ");
                self.repr_into(&value, out)?;
                self.spend_shown(out)
            });
            if result.is_err() {
                break;
            }
        }
        self.leave_nested();
        result
    }

    /// Counts the showing of one item: what is held twice on each level has a text that doubles with each.
    pub(super) fn spend_shown(&mut self, out: &str) -> PyResult<()> {
        self.spend(1)?;
        if (crate::memory::used() + out.len()) as u64 > self.limits.memory {
            return Err(self.stop_with(crate::vm::Stop::Limit(trace::Limit::Memory)));
        }
        Ok(())
    }

    pub(super) fn enter_nested_repr(&mut self) -> PyResult<()> {
        const MAX_DEPTH: usize = 300;
        if self.native_depth >= MAX_DEPTH {
            return Err(
                self.recursion_error("maximum recursion depth exceeded while getting the repr of an object")
            );
        }
        self.native_depth += 1;
        Ok(())
    }

    /// `format(value, spec)`
    pub fn format(&mut self, value: &Value, spec: &str) -> PyResult<Str> {
        match value {
            Value::Str(text) if spec.is_empty() => return Ok(text.clone()),
            Value::Instance(_) | Value::Class(_) => {
                let name = self.names.format.clone();
                let args = Args::one(Value::str(spec));
                if let Some(result) = self.call_special(value, &name, args)? {
                    return self.told_text(TextMethod::Format, &result);
                }
            }
            _ => {}
        }
        self.format_builtin(value, spec)
    }

    /// The exception for an error of the text crate.
    #[cold]
    pub fn text_error(&mut self, error: text::Error) -> Raised {
        let message = error.message.into_owned();
        match error.kind {
            text::ErrorKind::Value => self.value_error(message),
            text::ErrorKind::Type => self.type_error(message),
            text::ErrorKind::Overflow => self.overflow_error(message),
            text::ErrorKind::ZeroDivision => self.zero_division_error(message),
            text::ErrorKind::Memory => self.memory_error(message),
        }
    }
}

/// Whether a module has a class of the program's that tells its text.
fn is_told_by_program(value: &Value, name: &Str) -> bool {
    let Value::Module(module) = value else { return false };
    let class = module.class.borrow();
    class
        .as_ref()
        .and_then(|class| class.lookup(name))
        .is_some_and(|found| matches!(found, Value::Function(_)))
}
