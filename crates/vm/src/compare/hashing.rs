//! Hashes, and what is found by them.

use crate::dict::{Dict, Lookup};
use crate::set::Set;
use crate::value::{PyResult, Value};
use crate::vm::Vm;
use std::rc::Rc;

impl Vm {
    /// `hash(value)`
    pub fn hash(&mut self, value: &Value) -> PyResult<i64> {
        Ok(match value {
            Value::Str(text) => text.hash(),
            Value::Int(value) => {
                const MODULUS: i64 = (1 << 61) - 1;
                match *value {
                    -1 => -2,
                    small @ (0..MODULUS) => small,
                    other => text::hash::int(other),
                }
            }
            Value::Bool(value) => *value as i64,
            Value::None => 0xfca8_6420,
            Value::Float(value) if value.is_nan() => 0x7ff8_0000,
            Value::Float(value) => text::hash::float(*value),
            Value::BigInt(value) => text::hash::int(&**value),
            Value::Complex(value) => text::hash::complex(value.0, value.1),
            Value::Bytes(bytes) => text::hash::bytes(&bytes.data),
            Value::Tuple(items) => {
                let items = items.clone();
                self.enter_nested()?;
                let mut hashes = Vec::with_capacity(items.len());
                let mut failed = None;
                for item in items.iter() {
                    match self.hash(item) {
                        Ok(hash) => hashes.push(hash),
                        Err(raised) => {
                            failed = Some(raised);
                            break;
                        }
                    }
                }
                self.leave_nested();
                if let Some(raised) = failed {
                    return Err(raised);
                }
                text::hash::tuple(hashes)
            }
            Value::FrozenSet(set) => {
                if let Some(hash) = set.hash.get() {
                    return Ok(hash);
                }
                let hash = text::hash::frozenset(set.items().into_iter().map(|(hash, _)| hash));
                set.hash.set(Some(hash));
                hash
            }
            Value::Range(range) => {
                let parts = match range.len() {
                    0 => [Value::Int(0), Value::None, Value::None],
                    1 => [Value::Int(1), Value::Int(range.start), Value::None],
                    length => [Value::from(length), Value::Int(range.start), Value::Int(range.step)],
                };
                return self.hash(&Value::tuple(parts.into()));
            }
            Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::ByteArray(_) | Value::Cell(_) => {
                let kind = self.type_name(value);
                return Err(self.type_error(format!("unhashable type: '{kind}'")));
            }
            Value::Slice(parts) => {
                let parts = parts.clone();
                let hashes = [self.hash(&parts[0])?, self.hash(&parts[1])?, self.hash(&parts[2])?];
                text::hash::slice(hashes)
            }
            Value::Instance(_) | Value::Class(_) => return self.hash_object(value),
            Value::Method(method) => {
                let receiver = identity_hash(&method.receiver);
                receiver ^ identity_hash(&method.function)
            }
            other => identity_hash(other),
        })
    }

    pub(super) fn hash_object(&mut self, value: &Value) -> PyResult<i64> {
        let class = self.class_of(value);
        let name = self.names.hash.clone();
        match class.lookup(&name) {
            Some(Value::None) => {
                let kind = class.name.borrow().to_string();
                Err(self.type_error(format!("unhashable type: '{kind}'")))
            }
            Some(function) => {
                let result = self.call_found(&function, value, &class)?;
                self.told_hash(&result)
            }
            None => Ok(identity_hash(value)),
        }
    }

    /// The position of a key.
    pub fn dict_find(&mut self, dict: &Rc<Dict>, key: &Value) -> PyResult<Option<usize>> {
        let hash = self.hash(key)?;
        self.dict_find_hashed(dict, hash, key)
    }

    /// The position of a key whose hash is known.
    pub fn dict_find_hashed(&mut self, dict: &Rc<Dict>, hash: i64, key: &Value) -> PyResult<Option<usize>> {
        match dict.lookup(hash, key) {
            Lookup::Found(position) => Ok(Some(position)),
            Lookup::Missing => Ok(None),
            Lookup::Ask(candidates) => {
                for (position, candidate) in candidates {
                    if self.eq(&candidate, key)? {
                        return Ok(Some(position));
                    }
                }
                Ok(None)
            }
        }
    }

    /// `dict[key]`, or none.
    pub fn dict_get(&mut self, dict: &Rc<Dict>, key: &Value) -> PyResult<Option<Value>> {
        Ok(self.dict_find(dict, key)?.map(|position| dict.value_at(position)))
    }

    /// `dict[key] = value`
    pub fn dict_set(&mut self, dict: &Rc<Dict>, key: Value, value: Value) -> PyResult<()> {
        let hash = self.hash(&key)?;
        self.dict_set_hashed(dict, hash, key, value)
    }

    /// `dict[key] = value` where the key's hash is known.
    pub fn dict_set_hashed(&mut self, dict: &Rc<Dict>, hash: i64, key: Value, value: Value) -> PyResult<()> {
        match self.dict_find_hashed(dict, hash, &key)? {
            Some(position) => dict.set_value_at(position, value),
            None => dict.push(hash, key, value),
        }
        Ok(())
    }

    /// `del dict[key]`; gives the value, or none where there was none.
    pub fn dict_remove(&mut self, dict: &Rc<Dict>, key: &Value) -> PyResult<Option<Value>> {
        match self.dict_find(dict, key)? {
            Some(position) => Ok(dict.remove_at(position).map(|(_, value)| value)),
            None => Ok(None),
        }
    }

    /// Hashes an item for a set; a set is looked up as if it were frozen.
    pub(crate) fn hash_for_set(&mut self, item: &Value) -> PyResult<i64> {
        if let Value::Set(set) = item.builtin()
            && matches!(self.class_of(item).lookup(&self.names.hash), Some(Value::None))
        {
            return Ok(text::hash::frozenset(set.items().into_iter().map(|(hash, _)| hash)));
        }
        self.hash(item)
    }

    /// The position of an item.
    pub fn set_find(&mut self, set: &Rc<Set>, hash: i64, item: &Value) -> PyResult<Option<usize>> {
        match set.lookup(hash, item) {
            Lookup::Found(position) => Ok(Some(position)),
            Lookup::Missing => Ok(None),
            Lookup::Ask(candidates) => {
                for (position, candidate) in candidates {
                    if self.eq(&candidate, item)? {
                        return Ok(Some(position));
                    }
                }
                Ok(None)
            }
        }
    }

    /// `set.add(item)`
    pub fn set_add(&mut self, set: &Rc<Set>, item: Value) -> PyResult<()> {
        let hash = self.hash(&item)?;
        if self.set_find(set, hash, &item)?.is_none() {
            set.push(hash, item);
        }
        Ok(())
    }
}

/// The hash of objects that compare by identity.
pub(super) fn identity_hash(value: &Value) -> i64 {
    let id = value.id() as i64;
    id >> 4
}
