//! PLACEHOLDERS: whoever writes the real method deletes its line here.
use crate::value::{PyResult, Value};
use crate::vm::Vm;
impl Vm {
    pub fn dir_of(&mut self, _: &Value) -> PyResult<Vec<Value>> {
        Ok(vec![])
    }
    pub fn union_of(&mut self, _: Value, _: Value) -> PyResult {
        Ok(Value::NotImplemented)
    }
    pub fn mapping_proxy(&mut self, dict: Value) -> Value {
        dict
    }
    pub fn generic_alias(&mut self, origin: Value, _: Value) -> Value {
        origin
    }
    pub fn is_generic(&self, _: &std::rc::Rc<crate::class::Class>) -> bool {
        true
    }
    pub fn set_operator(
        &mut self,
        _: bytecode::BinaryOp,
        _: bool,
        _: &Value,
        _: &Value,
    ) -> PyResult<Option<Value>> {
        Ok(None)
    }
}
