//! `container[key]`: reading, setting, deleting, and slices.

use std::rc::Rc;

use crate::memory;
use crate::native::Args;
use crate::run::Called;
use crate::value::{ByteArray, List, PyResult, Range, Str, Value};
use crate::vm::Vm;

/// A slice applied to a sequence of known length.
#[derive(Clone, Copy)]
pub struct Indices {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
}

impl Indices {
    /// The positions, in order.
    pub fn positions(self) -> impl Iterator<Item = usize> {
        let count = Range { start: self.start, stop: self.stop, step: self.step }.len();
        (0..count).map(move |at| (self.start + at as i64 * self.step) as usize)
    }
}

/// A slice as numbers, not yet applied to anything.
#[derive(Clone, Copy)]
pub struct SliceNumbers {
    start: Option<i64>,
    stop: Option<i64>,
    step: i64,
}

impl SliceNumbers {
    /// What they mean for a sequence of this length.
    pub fn within(self, length: usize) -> Indices {
        let length = length as i64;
        let (low, high) = if self.step > 0 { (0, length) } else { (-1, length - 1) };
        let bound = |number: Option<i64>, default: i64| match number {
            None => default,
            Some(number) if number < 0 => number.saturating_add(length).clamp(low, high),
            Some(number) => number.clamp(low, high),
        };
        let (first, last) = if self.step > 0 { (0, length) } else { (length - 1, -1) };
        Indices { start: bound(self.start, first), stop: bound(self.stop, last), step: self.step }
    }
}

impl Vm {
    /// `BinarySubscr`; a `__getitem__` of the program runs in a frame of its own.
    pub(crate) fn op_subscript(&mut self, container: Value, key: Value) -> PyResult<Called> {
        match (&container, &key) {
            (Value::List(list), Value::Int(index)) => {
                let length = list.len();
                let at = if *index < 0 { index + length as i64 } else { *index };
                if let Ok(at) = usize::try_from(at)
                    && let Some(value) = list.get(at)
                {
                    return Ok(Called::Value(value));
                }
                return Err(self.index_error("list index out of range"));
            }
            (Value::Dict(dict), _) => {
                let dict = dict.clone();
                return match self.dict_get(&dict, &key)? {
                    Some(value) => Ok(Called::Value(value)),
                    None => Err(self.key_error(key)),
                };
            }
            (Value::Instance(instance), _) => {
                let class = instance.class();
                let name = self.names.getitem.clone();
                if let Some(Value::Function(function)) = class.lookup(&name) {
                    let base = self.fiber.stack.len();
                    self.push(container.clone());
                    self.push(key);
                    return self.push_function(&function, base, 2, base, crate::frame::Ret::Push);
                }
            }
            _ => {}
        }
        self.get_item(&container, &key).map(Called::Value)
    }

    /// `container[key]`
    pub fn get_item(&mut self, container: &Value, key: &Value) -> PyResult {
        if let Some(value) = self.builtin_get_item(container, key)? {
            return Ok(value);
        }
        let name = self.names.getitem.clone();
        if let Some(value) = self.call_special(container, &name, Args::one(key.clone()))? {
            return Ok(value);
        }
        if let Value::Class(class) = container {
            let name = self.names.class_getitem.clone();
            if let Some(function) = class.lookup(&name).filter(|function| !function.is_none()) {
                let bound = match &function {
                    Value::Function(_) => {
                        Value::Method(crate::value::Method::new(function.clone(), container.clone()))
                    }
                    _ => self.bind_class_attr(&function, class)?,
                };
                return self.call(&bound, Args::one(key.clone()));
            }
            if !class.is_heap && self.is_generic(class) {
                return Ok(self.generic_alias(container.clone(), key.clone()));
            }
            let name = class.name.borrow().to_string();
            return Err(self.type_error(format!("type '{name}' is not subscriptable")));
        }
        let inner = container.builtin().clone();
        if !matches!(inner, Value::Instance(_)) && matches!(container, Value::Instance(_)) {
            if let Value::Dict(dict) = &inner {
                if let Some(value) = self.dict_get(dict, key)? {
                    return Ok(value);
                }
                let missing = self.names.missing.clone();
                if let Some(value) = self.call_special(container, &missing, Args::one(key.clone()))? {
                    return Ok(value);
                }
                return Err(self.key_error(key.clone()));
            }
            if let Some(value) = self.builtin_get_item(&inner, key)? {
                return Ok(value);
            }
        }
        let kind = self.type_name(container);
        Err(self.type_error(format!("'{kind}' object is not subscriptable")))
    }

    /// `container[key]` of built-in values; none where they have no items.
    pub(crate) fn builtin_get_item(&mut self, container: &Value, key: &Value) -> PyResult<Option<Value>> {
        if let Value::Slice(parts) = key {
            let parts = parts.clone();
            return self.get_slice(container, &parts);
        }
        Ok(Some(match container {
            Value::List(list) => {
                let at = self.sequence_index(key, "list", list.len())?;
                match list.get(at) {
                    Some(value) => value,
                    None => return Err(self.index_error("list index out of range")),
                }
            }
            Value::Tuple(items) => {
                let at = self.sequence_index(key, "tuple", items.len())?;
                match items.get(at) {
                    Some(value) => value.clone(),
                    None => return Err(self.index_error("tuple index out of range")),
                }
            }
            Value::Str(text) => {
                let at = self.sequence_index(key, "string", text.len())?;
                let found = if text.is_ascii() {
                    text.as_bytes().get(at).map(|byte| *byte as char)
                } else {
                    text.chars().nth(at)
                };
                match found {
                    Some(char) => Value::Str(self.char_str(char)),
                    None => return Err(self.index_error("string index out of range")),
                }
            }
            Value::Dict(dict) => {
                let dict = dict.clone();
                match self.dict_get(&dict, key)? {
                    Some(value) => value,
                    None => return Err(self.key_error(key.clone())),
                }
            }
            Value::Bytes(bytes) => {
                let at = self.sequence_index(key, "byte", bytes.data.len())?;
                match bytes.data.get(at) {
                    Some(byte) => Value::Int(*byte as i64),
                    None => return Err(self.index_error("index out of range")),
                }
            }
            Value::ByteArray(bytes) => {
                let length = bytes.data.borrow().len();
                let at = self.sequence_index(key, "bytearray", length)?;
                match bytes.data.borrow().get(at).copied() {
                    Some(byte) => Value::Int(byte as i64),
                    None => return Err(self.index_error("bytearray index out of range")),
                }
            }
            Value::Range(range) => {
                if let Value::BigInt(_) = key {
                    return Err(self.index_error("range object index out of range"));
                }
                let at = self.sequence_index(key, "range", range.len())?;
                if at >= range.len() {
                    return Err(self.index_error("range object index out of range"));
                }
                Value::Int(range.item(at))
            }
            _ => return Ok(None),
        }))
    }

    /// The position that an index means in a sequence; far outside where it is out of range.
    pub(crate) fn sequence_index(&mut self, key: &Value, what: &str, length: usize) -> PyResult<usize> {
        let index = match key {
            Value::Int(index) => *index,
            Value::Bool(index) => *index as i64,
            other => {
                let name = self.names.index.clone();
                let index = match other.builtin() {
                    Value::Int(index) => Some(*index),
                    Value::BigInt(_) => {
                        let kind = self.type_name(other);
                        return Err(
                            self.index_error(format!("cannot fit '{kind}' into an index-sized integer"))
                        );
                    }
                    _ if self.class_of(other).lookup(&name).is_none() => None,
                    _ => match self.index(other)? {
                        Value::Int(index) => Some(index),
                        _ => {
                            let kind = self.type_name(other);
                            return Err(
                                self.index_error(format!("cannot fit '{kind}' into an index-sized integer"))
                            );
                        }
                    },
                };
                match index {
                    Some(index) => index,
                    None => {
                        let kind = self.type_name(other);
                        let text = if what == "list" || what == "tuple" || what == "range" {
                            let what = if what == "range" { "range" } else { what };
                            format!("{what} indices must be integers or slices, not {kind}")
                        } else if what == "string" {
                            format!("string indices must be integers, not '{kind}'")
                        } else {
                            format!("{what} indices must be integers or slices, not {kind}")
                        };
                        return Err(self.type_error(text));
                    }
                }
            }
        };
        let at = if index < 0 { index.saturating_add(length as i64) } else { index };
        Ok(usize::try_from(at).unwrap_or(usize::MAX))
    }

    /// What a slice means for a sequence of this length.
    pub fn slice_indices(&mut self, parts: &[Value; 3], length: usize) -> PyResult<Indices> {
        Ok(self.slice_numbers(parts)?.within(length))
    }

    /// The numbers of a slice, for which the program may be asked. That may change the length of what is sliced.
    pub fn slice_numbers(&mut self, parts: &[Value; 3]) -> PyResult<SliceNumbers> {
        let mut number =
            |part: &Value| if part.is_none() { Ok(None) } else { self.slice_part(part).map(Some) };
        let step = number(&parts[2])?.unwrap_or(1);
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        Ok(SliceNumbers { start: number(&parts[0])?, stop: number(&parts[1])?, step })
    }

    pub(crate) fn slice_part(&mut self, part: &Value) -> PyResult<i64> {
        self.bound_of(part, "slice indices must be integers or None or have an __index__ method")
    }

    /// As [`Vm::slice_part`], where None stands for nothing: `[].index(1, None)`.
    pub(crate) fn search_bound(&mut self, part: &Value) -> PyResult<i64> {
        self.bound_of(part, "slice indices must be integers or have an __index__ method")
    }

    fn bound_of(&mut self, part: &Value, complaint: &'static str) -> PyResult<i64> {
        match part.builtin() {
            Value::Int(value) => Ok(*value),
            Value::Bool(value) => Ok(*value as i64),
            Value::BigInt(value) => {
                Ok(if value.sign() == num_bigint::Sign::Minus { i64::MIN + 1 } else { i64::MAX })
            }
            _ => {
                let name = self.names.index.clone();
                if self.class_of(part).lookup(&name).is_none() {
                    return Err(self.type_error(complaint));
                }
                let number = self.index(part)?;
                self.bound_of(&number, complaint)
            }
        }
    }

    fn get_slice(&mut self, container: &Value, parts: &[Value; 3]) -> PyResult<Option<Value>> {
        Ok(Some(match container {
            Value::List(list) => {
                let indices = self.slice_numbers(parts)?.within(list.len());
                let items = list.borrow();
                let picked: Vec<Value> = if indices.step == 1 {
                    let (start, stop) = (indices.start as usize, indices.stop.max(indices.start) as usize);
                    items[start..stop].to_vec()
                } else {
                    indices.positions().map(|at| items[at].clone()).collect()
                };
                Value::list(picked)
            }
            Value::Tuple(items) => {
                let indices = self.slice_indices(parts, items.len())?;
                Value::tuple(indices.positions().map(|at| items[at].clone()).collect())
            }
            Value::Str(text) => {
                let indices = self.slice_indices(parts, text.len())?;
                if text.is_ascii() && indices.step == 1 {
                    let (start, stop) = (indices.start as usize, indices.stop.max(indices.start) as usize);
                    Value::str(&text.as_str()[start..stop])
                } else {
                    let chars: Vec<char> = text.chars().collect();
                    Value::str(indices.positions().map(|at| chars[at]).collect::<String>())
                }
            }
            Value::Bytes(bytes) => {
                let indices = self.slice_indices(parts, bytes.data.len())?;
                Value::bytes(indices.positions().map(|at| bytes.data[at]).collect::<Vec<u8>>())
            }
            Value::ByteArray(bytes) => {
                let numbers = self.slice_numbers(parts)?;
                let data = bytes.data.borrow();
                let indices = numbers.within(data.len());
                let picked = indices.positions().map(|at| data[at]).collect();
                Value::ByteArray(Rc::new(ByteArray::new(picked)))
            }
            Value::Range(range) if parts.iter().any(|part| !matches!(part, Value::None | Value::Int(_))) => {
                let length = range.len().into();
                let [start, stop, step] = crate::methods::range::wide::slice_indices(self, parts, &length)?;
                let at = |index| index * range.step + range.start;
                crate::methods::range::wide::make(self, at(start), at(stop), step * range.step)
            }
            Value::Range(range) => {
                let indices = self.slice_indices(parts, range.len())?;
                let at = |index: i64| range.start as i128 + index as i128 * range.step as i128;
                let (start, stop) = (at(indices.start), at(indices.stop));
                let step = range.step as i128 * indices.step as i128;
                crate::methods::range::wide::make(self, start.into(), stop.into(), step.into())
            }
            _ => return Ok(None),
        }))
    }

    /// `container[key] = value`
    pub fn set_item(&mut self, container: &Value, key: Value, value: Value) -> PyResult<()> {
        if let Value::Instance(instance) = container {
            let name = self.names.setitem.clone();
            let class = instance.class();
            if (class.is_heap || !matches!(container.builtin(), Value::List(_) | Value::Dict(_)))
                && self.call_special(container, &name, Args::two(key.clone(), value.clone()))?.is_some()
            {
                return Ok(());
            }
        }
        match container.builtin() {
            Value::Dict(dict) => {
                let dict = dict.clone();
                self.dict_set(&dict, key, value)
            }
            Value::List(list) => {
                let list = list.clone();
                if let Value::Slice(parts) = &key {
                    return self.set_slice(&list, parts, value);
                }
                let at = self.sequence_index(&key, "list", list.len())?;
                if at >= list.len() {
                    return Err(self.index_error("list assignment index out of range"));
                }
                let old = std::mem::replace(&mut list.borrow_mut()[at], value);
                drop(old);
                Ok(())
            }
            Value::ByteArray(bytes) => crate::methods::bytes::set_item(self, &bytes.clone(), &key, &value),
            _ => {
                let (set, delete) = (self.names.setitem.clone(), self.names.delitem.clone());
                // A class is asked by its metaclass.
                if let Value::Class(_) = container
                    && self.call_special(container, &set, Args::two(key, value))?.is_some()
                {
                    return Ok(());
                }
                self.has_only_other(container, &set, &delete)?;
                let kind = self.type_name(container);
                Err(self.type_error(format!("'{kind}' object does not support item assignment")))
            }
        }
    }

    /// Where a class of the program sets items, but deletes none, or the other way round, it has not said how.
    fn has_only_other(&mut self, container: &Value, own: &Str, other: &Str) -> PyResult<()> {
        let class = self.class_of(container);
        if !class.is_heap || class.lookup(other).is_none() {
            return Ok(());
        }
        Err(self.attribute_error(own.as_str()))
    }

    fn set_slice(&mut self, list: &Rc<List>, parts: &[Value; 3], value: Value) -> PyResult<()> {
        let numbers = self.slice_numbers(parts)?;
        let items = match &value {
            Value::List(_) | Value::Tuple(_) => self.list_of(&value)?,
            _ => {
                let iter = self.iter_or(&value, "must assign iterable to extended slice")?;
                self.sized_list_of(&iter)?
            }
        };
        // That may have changed the list.
        let indices = numbers.within(list.len());
        if indices.step == 1 {
            let start = indices.start as usize;
            let stop = indices.stop.max(indices.start) as usize;
            let old: Vec<Value> = list.borrow_mut().splice(start..stop, items).collect();
            list.charge();
            memory::drop_backwards(old);
            return Ok(());
        }
        let positions: Vec<usize> = indices.positions().collect();
        if positions.len() != items.len() {
            return Err(self.value_error(format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                items.len(),
                positions.len()
            )));
        }
        for (at, item) in positions.into_iter().zip(items) {
            let old = std::mem::replace(&mut list.borrow_mut()[at], item);
            drop(old);
        }
        Ok(())
    }

    /// `del container[key]`
    pub fn del_item(&mut self, container: &Value, key: Value) -> PyResult<()> {
        if let Value::Instance(_) = container {
            let name = self.names.delitem.clone();
            if self.call_special(container, &name, Args::one(key.clone()))?.is_some() {
                return Ok(());
            }
        }
        match container.builtin() {
            Value::Dict(dict) => {
                let dict = dict.clone();
                match self.dict_remove(&dict, &key)? {
                    Some(_) => Ok(()),
                    None => Err(self.key_error(key)),
                }
            }
            Value::List(list) => {
                let list = list.clone();
                if let Value::Slice(parts) = &key {
                    let indices = self.slice_numbers(parts)?.within(list.len());
                    let mut positions: Vec<usize> = indices.positions().collect();
                    if positions.first() > positions.last() {
                        positions.reverse();
                    }
                    let mut removed = Vec::with_capacity(positions.len());
                    let old = std::mem::take(&mut *list.borrow_mut());
                    let mut kept = Vec::with_capacity(old.len());
                    let mut next = positions.into_iter().peekable();
                    for (at, item) in old.into_iter().enumerate() {
                        if next.next_if_eq(&at).is_some() {
                            removed.push(item);
                        } else {
                            kept.push(item);
                        }
                    }
                    *list.borrow_mut() = kept;
                    list.charge();
                    match indices.step {
                        1 => memory::drop_backwards(removed),
                        _ => drop(removed),
                    }
                    return Ok(());
                }
                let at = self.sequence_index(&key, "list", list.len())?;
                if at >= list.len() {
                    return Err(self.index_error("list assignment index out of range"));
                }
                let old = list.borrow_mut().remove(at);
                drop(old);
                Ok(())
            }
            Value::ByteArray(bytes) => crate::methods::bytes::del_item(self, &bytes.clone(), &key),
            _ => {
                let (set, delete) = (self.names.setitem.clone(), self.names.delitem.clone());
                if let Value::Class(_) = container
                    && self.call_special(container, &delete, Args::one(key.clone()))?.is_some()
                {
                    return Ok(());
                }
                self.has_only_other(container, &delete, &set)?;
                // CPython asks two protocols, and says so in other words.
                let class = self.class_of(container);
                let is_sequence = class.is_heap || self.len(container).is_ok();
                let does_not = if is_sequence && self.class_of(&key).lookup(&self.names.index).is_some() {
                    "doesn't"
                } else {
                    "does not"
                };
                let kind = self.type_name(container);
                Err(self.type_error(format!("'{kind}' object {does_not} support item deletion")))
            }
        }
    }
}
