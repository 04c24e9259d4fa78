//! The operations on sets. The order in which the result iterates is visible to programs, so each goes through
//! its operands in the same way as CPython's `setobject.c`.

use std::rc::Rc;

use bytecode::BinaryOp;

use crate::set::Set;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

impl Vm {
    /// The operators of sets, and `|` of dictionaries; none where they are not defined for the operands.
    pub fn set_operator(
        &mut self,
        op: BinaryOp,
        in_place: bool,
        left: &Value,
        right: &Value,
    ) -> PyResult<Option<Value>> {
        let (set, frozen) = match left {
            Value::Set(set) => (set.clone(), false),
            Value::FrozenSet(set) => (set.clone(), true),
            Value::Dict(dict) if op == BinaryOp::Or => {
                let dict = dict.clone();
                if in_place {
                    self.dict_update(&dict, right)?;
                    return Ok(Some(left.clone()));
                }
                let Value::Dict(other) = right else { return Ok(None) };
                return self.dict_union(&dict, &other.clone()).map(Some);
            }
            _ => return Ok(None),
        };
        if !matches!(right, Value::Set(_) | Value::FrozenSet(_)) {
            return Ok(None);
        }
        if in_place && !frozen {
            match op {
                BinaryOp::Or => self.set_update(&set, right)?,
                BinaryOp::And => {
                    let result = self.set_intersection(&set, right)?;
                    set.replace(result);
                }
                BinaryOp::Sub => self.set_difference_update(&set, right)?,
                BinaryOp::Xor => self.set_symmetric_update(&set, right)?,
                _ => return Ok(None),
            }
            return Ok(Some(left.clone()));
        }
        let result = match op {
            BinaryOp::Or => {
                let union = Rc::new(set.copy());
                self.set_update(&union, right)?;
                union
            }
            BinaryOp::And => Rc::new(self.set_intersection(&set, right)?),
            BinaryOp::Sub => Rc::new(self.set_difference(&set, right)?),
            BinaryOp::Xor => Rc::new(self.set_symmetric(&set, right)?),
            _ => return Ok(None),
        };
        Ok(Some(if frozen { Value::FrozenSet(result) } else { Value::Set(result) }))
    }

    /// A set of the items of an iterable.
    pub fn set_of(&mut self, iterable: &Value) -> PyResult<Set> {
        let set = Rc::new(Set::new());
        self.set_update(&set, iterable)?;
        Ok(Rc::try_unwrap(set).unwrap_or_else(|set| set.copy()))
    }

    /// `set.update(iterable)`
    pub fn set_update(&mut self, set: &Rc<Set>, iterable: &Value) -> PyResult<()> {
        match iterable.builtin() {
            Value::Set(other) | Value::FrozenSet(other) => {
                let other = other.clone();
                self.set_merge(set, &other)
            }
            Value::Dict(dict) if matches!(iterable, Value::Dict(_)) => {
                let keys = dict.hashed_keys();
                self.spend(keys.len() as u64 / 4)?;
                set.reserve_for_merge(keys.len());
                for (hash, key) in keys {
                    self.set_add_hashed(set, hash, key)?;
                }
                Ok(())
            }
            _ => {
                let iter = self.iter(iterable)?;
                while let Some(item) = self.iter_next(&iter)? {
                    self.spend(1)?;
                    self.set_add(set, item)?;
                }
                Ok(())
            }
        }
    }

    fn set_merge(&mut self, set: &Rc<Set>, other: &Rc<Set>) -> PyResult<()> {
        if Rc::ptr_eq(set, other) || other.is_empty() {
            return Ok(());
        }
        self.spend(other.len() as u64 / 4)?;
        self.reserve(other.len() * 32)?;
        if set.is_unused() {
            set.replace(other.copy());
            return Ok(());
        }
        set.reserve_for_merge(other.len());
        for (hash, item) in other.items() {
            self.set_add_hashed(set, hash, item)?;
        }
        Ok(())
    }

    fn set_add_hashed(&mut self, set: &Rc<Set>, hash: i64, item: Value) -> PyResult<()> {
        if self.set_find(set, hash, &item)?.is_none() {
            set.push(hash, item);
        }
        Ok(())
    }

    /// Removes an item; false where it is not there.
    pub fn set_remove(&mut self, set: &Rc<Set>, item: &Value) -> PyResult<bool> {
        let hash = self.hash_for_set(item)?;
        self.set_remove_hashed(set, hash, item)
    }

    fn set_remove_hashed(&mut self, set: &Rc<Set>, hash: i64, item: &Value) -> PyResult<bool> {
        match self.set_find(set, hash, item)? {
            Some(position) => Ok(set.remove_at(position).is_some()),
            None => Ok(false),
        }
    }

    pub(crate) fn set_intersection(&mut self, set: &Rc<Set>, other: &Value) -> PyResult<Set> {
        let result = Rc::new(Set::new());
        if let Value::Set(other) | Value::FrozenSet(other) = other.builtin() {
            let mut other = other.clone();
            if Rc::ptr_eq(set, &other) {
                return Ok(set.copy());
            }
            // Goes through the smaller one.
            let mut set = set.clone();
            if other.len() > set.len() {
                std::mem::swap(&mut set, &mut other);
            }
            self.spend(other.len() as u64 / 4)?;
            for (hash, item) in other.items() {
                if self.set_find(&set, hash, &item)?.is_some() {
                    self.set_add_hashed(&result, hash, item)?;
                }
            }
        } else {
            let iter = self.iter(other)?;
            while let Some(item) = self.iter_next(&iter)? {
                self.spend(1)?;
                let hash = self.hash(&item)?;
                if self.set_find(set, hash, &item)?.is_some() {
                    self.set_add_hashed(&result, hash, item)?;
                    // Nothing can come any more.
                    if result.len() >= set.len() {
                        break;
                    }
                }
            }
        }
        Ok(Rc::try_unwrap(result).unwrap_or_else(|set| set.copy()))
    }

    pub(crate) fn set_difference(&mut self, set: &Rc<Set>, other: &Value) -> PyResult<Set> {
        let size = match other.builtin() {
            Value::Set(other) | Value::FrozenSet(other) => Some(other.len()),
            Value::Dict(dict) if matches!(other, Value::Dict(_)) => Some(dict.len()),
            _ => None,
        };
        // Where the other one is small, or cannot be asked, its items are removed from a copy.
        if size.is_none_or(|size| set.len() >> 2 > size) {
            let result = Rc::new(set.copy());
            self.set_difference_update(&result, other)?;
            return Ok(Rc::try_unwrap(result).unwrap_or_else(|set| set.copy()));
        }
        self.spend(set.len() as u64 / 4)?;
        let result = Rc::new(Set::new());
        let other = other.builtin().clone();
        for (hash, item) in set.items() {
            let found = match &other {
                Value::Set(other) | Value::FrozenSet(other) => self.set_find(other, hash, &item)?.is_some(),
                Value::Dict(dict) => self.dict_find_hashed(dict, hash, &item)?.is_some(),
                _ => false,
            };
            if !found {
                self.set_add_hashed(&result, hash, item)?;
            }
        }
        Ok(Rc::try_unwrap(result).unwrap_or_else(|set| set.copy()))
    }

    pub(crate) fn set_difference_update(&mut self, set: &Rc<Set>, other: &Value) -> PyResult<()> {
        if let Value::Set(other) | Value::FrozenSet(other) = other.builtin() {
            let mut other = other.clone();
            if Rc::ptr_eq(set, &other) {
                set.clear();
                return Ok(());
            }
            // Of a much larger set, only what is common counts.
            if other.len() >> 3 > set.len() {
                other = Rc::new(self.set_intersection(set, &Value::Set(other))?);
            }
            self.spend(other.len() as u64 / 4)?;
            for (hash, item) in other.items() {
                self.set_remove_hashed(set, hash, &item)?;
            }
        } else {
            let iter = self.iter(other)?;
            while let Some(item) = self.iter_next(&iter)? {
                self.spend(1)?;
                let hash = self.hash(&item)?;
                self.set_remove_hashed(set, hash, &item)?;
            }
        }
        set.drop_removed();
        Ok(())
    }

    pub(crate) fn set_symmetric(&mut self, set: &Rc<Set>, other: &Value) -> PyResult<Set> {
        let result = Rc::new(self.set_of(other)?);
        self.set_symmetric_update(&result, &Value::Set(set.clone()))?;
        Ok(Rc::try_unwrap(result).unwrap_or_else(|set| set.copy()))
    }

    pub(crate) fn set_symmetric_update(&mut self, set: &Rc<Set>, other: &Value) -> PyResult<()> {
        let items = match other.builtin() {
            Value::Set(other) | Value::FrozenSet(other) => {
                if Rc::ptr_eq(set, other) {
                    set.clear();
                    return Ok(());
                }
                other.items()
            }
            Value::Dict(dict) if matches!(other, Value::Dict(_)) => dict.hashed_keys(),
            _ => self.set_of(other)?.items(),
        };
        self.spend(items.len() as u64 / 4)?;
        for (hash, item) in items {
            if !self.set_remove_hashed(set, hash, &item)? {
                self.set_add_hashed(set, hash, item)?;
            }
        }
        Ok(())
    }

    pub(crate) fn set_is_disjoint(&mut self, set: &Rc<Set>, other: &Value) -> PyResult<bool> {
        if let Value::Set(other) | Value::FrozenSet(other) = other.builtin() {
            let (mut small, mut large) = (other.clone(), set.clone());
            if Rc::ptr_eq(&small, &large) {
                return Ok(small.is_empty());
            }
            if small.len() > large.len() {
                std::mem::swap(&mut small, &mut large);
            }
            for (hash, item) in small.items() {
                if self.set_find(&large, hash, &item)?.is_some() {
                    return Ok(false);
                }
            }
            return Ok(true);
        }
        let iter = self.iter(other)?;
        while let Some(item) = self.iter_next(&iter)? {
            self.spend(1)?;
            let hash = self.hash(&item)?;
            if self.set_find(set, hash, &item)?.is_some() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
