//! What a native method checks before its own work: that the receiver is of the type whose method it is, and, for
//! the methods behind operators, the number of arguments.
//!
//! CPython words these complaints in two ways: one for methods, one for the "slot wrappers" behind operators.

use std::rc::Rc;

use crate::class::Class;
use crate::native::Args;
use crate::value::{PyResult, Raised, Str, Value};
use crate::vm::Vm;

/// Text that is shorter is handled in no time, so that only longer one is counted as work.
const FREE_WORK: usize = 4096;

impl Vm {
    /// The receiver of a method of `str`.
    #[inline]
    pub(crate) fn this_str(&mut self, args: &Args, name: &str) -> PyResult<Str> {
        match args.get(0).map(Value::builtin) {
            Some(Value::Str(text)) => {
                let text = text.clone();
                self.spend_bytes(text.as_str().len())?;
                Ok(text)
            }
            _ => Err(self.wrong_receiver("str", name, args.get(0))),
        }
    }

    /// Counts the reading or writing of so many bytes as work.
    #[inline]
    pub(crate) fn spend_bytes(&mut self, bytes: usize) -> PyResult<()> {
        if bytes > FREE_WORK { self.spend(bytes as u64 / 256) } else { Ok(()) }
    }

    /// `str.upper(5)`, `str.upper()`
    #[cold]
    pub(crate) fn wrong_receiver(&mut self, owner: &str, name: &str, receiver: Option<&Value>) -> Raised {
        let is_slot =
            super::shape::of(owner, name).map_or(name.starts_with("__"), super::shape::Shape::is_wrapper);
        let message = match (receiver, is_slot) {
            (None, true) => format!("descriptor '{name}' of '{owner}' object needs an argument"),
            (None, false) => format!("unbound method {owner}.{name}() needs an argument"),
            (Some(receiver), true) => {
                let kind = self.type_name(receiver);
                format!("descriptor '{name}' requires a '{owner}' object but received a '{kind}'")
            }
            (Some(receiver), false) => {
                let kind = self.type_name(receiver);
                format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{kind}' object")
            }
        };
        self.type_error(message)
    }

    /// Refuses arguments by name: `str.find() takes no keyword arguments`.
    #[inline]
    pub(crate) fn refuse_kw(&mut self, args: &Args, owner: &str, name: &str) -> PyResult<()> {
        if args.kw.is_empty() { Ok(()) } else { args.no_kw(self, &format!("{owner}.{name}")) }
    }

    /// Checks for exactly `count` arguments besides the receiver: `str.join() takes exactly one argument (0 given)`.
    #[inline]
    pub(crate) fn exactly(&mut self, args: &Args, owner: &str, name: &str, count: usize) -> PyResult<()> {
        let fits = args.kw.is_empty() && args.len() == count + 1;
        if fits { Ok(()) } else { args.exact(self, &format!("{owner}.{name}"), 1, count) }
    }

    /// Checks that the method behind an operator got `count` arguments besides its receiver.
    #[inline]
    pub(crate) fn slot_args(&mut self, args: &Args, name: &str, count: usize) -> PyResult<()> {
        let given = args.len().saturating_sub(1);
        if given == count && args.kw.is_empty() {
            return Ok(());
        }
        if !args.kw.is_empty() {
            return Err(self.type_error(format!("wrapper {name}() takes no keyword arguments")));
        }
        let plural = if count == 1 { "" } else { "s" };
        Err(self.type_error(format!("expected {count} argument{plural}, got {given}")))
    }

    /// The class that a `__new__` of this type was asked for; it is taken out of the arguments.
    pub(crate) fn class_for_new(&mut self, args: &mut Args, owner: &Rc<Class>) -> PyResult<Rc<Class>> {
        let class = match args.get(0) {
            Some(Value::Class(class)) => class.clone(),
            other => {
                let kind = other.map(|other| self.type_name(other));
                let owner = owner.name.borrow().to_string();
                return Err(self.type_error(match kind {
                    Some(kind) => format!("{owner}.__new__(X): X is not a type object ({kind})"),
                    None => format!("{owner}.__new__(): not enough arguments"),
                }));
            }
        };
        args.pos.remove(0);
        if class.is_subclass(owner) {
            if Rc::ptr_eq(&class, &self.types.bool_) && !Rc::ptr_eq(owner, &class) {
                return Err(self.type_error("int.__new__(bool) is not safe, use bool.__new__()"));
            }
            return Ok(class);
        }
        let (owner, class) = (owner.name.borrow().to_string(), class.name.borrow().to_string());
        Err(self.type_error(format!("{owner}.__new__({class}): {class} is not a subtype of {owner}")))
    }

    /// Refuses arguments by name for a `__new__` that takes none. In a subclass they may be meant for its `__init__`.
    pub(crate) fn no_kw_for_new(&mut self, class: &Rc<Class>, args: &Args, function: &str) -> PyResult<()> {
        if args.kw.is_empty() {
            return Ok(());
        }
        let init = self.names.init.clone();
        match class.lookup_with_owner(&init) {
            Some((_, owner)) if owner.is_heap => Ok(()),
            _ => args.no_kw(self, function),
        }
    }

    /// A string argument that a method names by its position: `find() argument 1 must be str, not int`.
    pub(crate) fn str_at(&mut self, value: &Value, function: &str, position: usize) -> PyResult<Str> {
        match value.as_str() {
            Some(text) => Ok(text.clone()),
            None => self.str_arg(value, &format!("{function}() argument {position} must be str")),
        }
    }

    /// A string argument that a method names: `encode() argument 'errors' must be str, not int`.
    pub(crate) fn str_named(&mut self, value: &Value, function: &str, name: &str) -> PyResult<Str> {
        match value.as_str() {
            Some(text) => Ok(text.clone()),
            None => self.str_arg(value, &format!("{function}() argument '{name}' must be str")),
        }
    }

    /// A position as `find` takes it: an integer of any size, or `None`.
    pub(crate) fn position_arg(&mut self, value: Option<&Value>) -> PyResult<Option<i64>> {
        match value {
            None => Ok(None),
            Some(value) if value.is_none() => Ok(None),
            Some(value) => self.slice_part(value).map(Some),
        }
    }
}
