//! What special methods may give, and the complaints about anything else.

use super::TextMethod;
use crate::value::{PyResult, Str, Value};
use crate::vm::Vm;

impl Vm {
    /// What `__bool__` has given.
    pub(crate) fn told_truth(&mut self, result: &Value) -> PyResult<bool> {
        match result {
            Value::Bool(truth) => Ok(*truth),
            other => {
                let kind = self.type_name(other);
                Err(self.type_error(format!("__bool__ should return bool, returned {kind}")))
            }
        }
    }

    /// What `__len__` has given.
    pub(crate) fn told_length(&mut self, result: &Value) -> PyResult<i64> {
        match result.builtin() {
            Value::Int(length) if *length >= 0 => Ok(*length),
            Value::Bool(length) => Ok(i64::from(*length)),
            Value::Int(_) => Err(self.value_error("__len__() should return >= 0")),
            Value::BigInt(length) if length.sign() == num_bigint::Sign::Minus => {
                Err(self.value_error("__len__() should return >= 0"))
            }
            Value::BigInt(_) => Err(self.overflow_error("cannot fit 'int' into an index-sized integer")),
            _ => {
                let length = self.index(result)?;
                self.told_length(&length)
            }
        }
    }

    /// What `__iter__` has given.
    pub(crate) fn told_iterator(&mut self, result: Value) -> PyResult {
        if self.is_iterator(&result) {
            return Ok(result);
        }
        let kind = self.type_name(&result);
        Err(self.type_error(format!("iter() returned non-iterator of type '{kind}'")))
    }

    /// What `__hash__` has given.
    pub(crate) fn told_hash(&mut self, result: &Value) -> PyResult<i64> {
        match result.builtin() {
            Value::Int(-1) => Ok(-2),
            Value::Int(hash) => Ok(*hash),
            Value::Bool(hash) => Ok(*hash as i64),
            Value::BigInt(hash) => Ok(text::hash::int(&**hash)),
            _ => Err(self.type_error("__hash__ method should return an integer")),
        }
    }

    /// The text that a special method has given.
    pub(crate) fn told_text(&mut self, method: TextMethod, result: &Value) -> PyResult<Str> {
        if let Some(text) = result.as_str() {
            return Ok(text.clone());
        }
        let kind = self.type_name(result);
        Err(self.type_error(match method {
            TextMethod::Repr => format!("__repr__ returned non-string (type {kind})"),
            TextMethod::Str => format!("__str__ returned non-string (type {kind})"),
            TextMethod::Format => format!("__format__ must return a str, not {kind}"),
        }))
    }
}
