//! Equality, order, hashes, membership, and the dictionaries and sets that rest on them.

mod hashing;

use std::cmp::Ordering;
use std::rc::Rc;

use bytecode::CompareOp;

use crate::dict::{Dict, quick_equal};
use crate::native::Args;
use crate::numbers;
use crate::set::Set;
use crate::value::{PyResult, Str, Value};
use crate::vm::Vm;

impl Vm {
    /// `left op right`, any value that the operator's method gives.
    pub fn compare(&mut self, op: CompareOp, left: &Value, right: &Value) -> PyResult {
        let plain = |value: &Value| !matches!(value, Value::Instance(_) | Value::Class(_));
        if plain(left) && plain(right) {
            return match self.builtin_compare(op, left, right)? {
                Some(result) => Ok(Value::Bool(result)),
                None => self.incomparable(op, left, right),
            };
        }
        let (name, reflected) = self.compare_names(op);
        let (left_class, right_class) = (self.class_of(left), self.class_of(right));
        let same = Rc::ptr_eq(&left_class, &right_class);
        let right_first =
            !same && right_class.is_subclass(&left_class) && right_class.lookup(&reflected).is_some();
        if right_first && let Some(result) = self.try_compare(right, &reflected, left, op)? {
            return Ok(result);
        }
        if let Some(result) = self.try_compare(left, &name, right, op)? {
            return Ok(result);
        }
        if !right_first && let Some(result) = self.try_compare(right, &reflected, left, op)? {
            return Ok(result);
        }
        let (a, b) = (left.builtin(), right.builtin());
        if ((plain(a) && plain(b)) || matches!(op, CompareOp::Eq | CompareOp::Ne))
            && let Some(result) = self.builtin_compare(op, a, b)?
        {
            return Ok(Value::Bool(result));
        }
        self.incomparable(op, left, right)
    }

    /// Asks a value's own method; none where it has none or answers `NotImplemented`.
    fn try_compare(
        &mut self,
        object: &Value,
        name: &Str,
        other: &Value,
        op: CompareOp,
    ) -> PyResult<Option<Value>> {
        let class = self.class_of(object);
        let Some(function) = class.lookup(name) else {
            // `!=` is the opposite of `==` where only that is defined.
            if op == CompareOp::Ne {
                let eq = self.names.eq.clone();
                if let Some(function) = class.lookup(&eq)
                    && !function.is_none()
                {
                    let result = self.call_bound(&function, object, other)?;
                    if !matches!(result, Value::NotImplemented) {
                        return Ok(Some(Value::Bool(!self.truth(&result)?)));
                    }
                }
            }
            return Ok(None);
        };
        if function.is_none() {
            return Err(self.type_error("'NoneType' object is not callable"));
        }
        let result = self.call_bound(&function, object, other)?;
        Ok(if matches!(result, Value::NotImplemented) { None } else { Some(result) })
    }

    fn call_bound(&mut self, function: &Value, object: &Value, other: &Value) -> PyResult {
        match function {
            Value::Function(_) | Value::Native(_) => {
                self.call(function, Args::two(object.clone(), other.clone()))
            }
            _ => {
                let bound = self.bind(function, object)?;
                self.call(&bound, Args::one(other.clone()))
            }
        }
    }

    #[cold]
    fn incomparable(&mut self, op: CompareOp, left: &Value, right: &Value) -> PyResult {
        let symbol = match op {
            CompareOp::Eq => return Ok(Value::Bool(left.is(right))),
            CompareOp::Ne => return Ok(Value::Bool(!left.is(right))),
            CompareOp::Lt => "<",
            CompareOp::Le => "<=",
            CompareOp::Gt => ">",
            CompareOp::Ge => ">=",
        };
        let (left, right) = (self.type_name(left), self.type_name(right));
        Err(self.type_error(format!("'{symbol}' not supported between instances of '{left}' and '{right}'")))
    }

    fn compare_names(&self, op: CompareOp) -> (Str, Str) {
        let names = &self.names;
        let (name, reflected) = match op {
            CompareOp::Lt => (&names.lt, &names.gt),
            CompareOp::Le => (&names.le, &names.ge),
            CompareOp::Eq => (&names.eq, &names.eq),
            CompareOp::Ne => (&names.ne, &names.ne),
            CompareOp::Gt => (&names.gt, &names.lt),
            CompareOp::Ge => (&names.ge, &names.le),
        };
        (name.clone(), reflected.clone())
    }

    /// The comparison of built-in values; none where it is not defined for them.
    pub(crate) fn builtin_compare(
        &mut self,
        op: CompareOp,
        left: &Value,
        right: &Value,
    ) -> PyResult<Option<bool>> {
        if matches!(op, CompareOp::Eq | CompareOp::Ne) {
            let equal = self.builtin_eq(left, right)?;
            return Ok(equal.map(|equal| equal == (op == CompareOp::Eq)));
        }
        let by = |order: Option<Ordering>| order.map(|order| holds(op, order)).unwrap_or(false);
        Ok(Some(match (left, right) {
            (Value::Str(a), Value::Str(b)) => by(Some(a.as_str().cmp(b.as_str()))),
            (Value::Bytes(_) | Value::ByteArray(_), Value::Bytes(_) | Value::ByteArray(_)) => {
                by(Some(crate::operators::bytes_of(left).cmp(&crate::operators::bytes_of(right))))
            }
            (Value::List(a), Value::List(b)) => {
                let (a, b) = (a.borrow().clone(), b.borrow().clone());
                return self.compare_sequences(op, &a, &b).map(Some);
            }
            (Value::Tuple(a), Value::Tuple(b)) => return self.compare_sequences(op, a, b).map(Some),
            (Value::Slice(a), Value::Slice(b)) => {
                let (a, b) = (a.clone(), b.clone());
                return self.compare_sequences(op, &*a, &*b).map(Some);
            }
            (Value::Set(a) | Value::FrozenSet(a), Value::Set(b) | Value::FrozenSet(b)) => {
                let (a, b) = (a.clone(), b.clone());
                return self.compare_sets(op, &a, &b).map(Some);
            }
            _ => match compare_numbers(left, right) {
                Some(order) => by(order),
                None => return Ok(None),
            },
        }))
    }

    fn compare_sequences(&mut self, op: CompareOp, a: &[Value], b: &[Value]) -> PyResult<bool> {
        self.enter_nested()?;
        let result = self.compare_items(op, a, b);
        self.leave_nested();
        result
    }

    fn compare_items(&mut self, op: CompareOp, a: &[Value], b: &[Value]) -> PyResult<bool> {
        for (x, y) in a.iter().zip(b) {
            if !self.eq(x, y)? {
                let result = self.compare(op, x, y)?;
                return self.truth(&result);
            }
        }
        Ok(holds(op, a.len().cmp(&b.len())))
    }

    fn compare_sets(&mut self, op: CompareOp, a: &Rc<Set>, b: &Rc<Set>) -> PyResult<bool> {
        let (small, large, strict) = match op {
            CompareOp::Lt => (a, b, true),
            CompareOp::Gt => (b, a, true),
            CompareOp::Ge => (b, a, false),
            CompareOp::Le | CompareOp::Eq | CompareOp::Ne => (a, b, false),
        };
        if small.len() > large.len() || strict && small.len() == large.len() {
            return Ok(false);
        }
        self.is_subset(small, large)
    }

    pub(crate) fn is_subset(&mut self, small: &Rc<Set>, large: &Rc<Set>) -> PyResult<bool> {
        for (hash, item) in small.items() {
            if self.set_find(large, hash, &item)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// `left == right` as a truth value; identical values are equal, as containers see it.
    pub fn eq(&mut self, left: &Value, right: &Value) -> PyResult<bool> {
        if let Some(equal) = quick_equal(left, right) {
            return Ok(equal);
        }
        let result = self.compare(CompareOp::Eq, left, right)?;
        self.truth(&result)
    }

    fn builtin_eq(&mut self, left: &Value, right: &Value) -> PyResult<Option<bool>> {
        if let (Value::Float(a), Value::Float(b)) = (left, right) {
            return Ok(Some(a == b));
        }
        // One that holds a NaN does not even equal itself.
        if let (Value::Complex(a), Value::Complex(b)) = (left, right) {
            return Ok(Some(a == b));
        }
        if let Some(equal) = quick_equal(left, right) {
            return Ok(Some(equal));
        }
        Ok(Some(match (left, right) {
            (Value::List(a), Value::List(b)) => {
                if a.len() != b.len() {
                    return Ok(Some(false));
                }
                let (a, b) = (a.borrow().clone(), b.borrow().clone());
                return self.equal_items(&a, &b).map(Some);
            }
            (Value::Tuple(a), Value::Tuple(b)) => {
                if a.len() != b.len() {
                    return Ok(Some(false));
                }
                return self.equal_items(a, b).map(Some);
            }
            (Value::Dict(a), Value::Dict(b)) => {
                if a.len() != b.len() {
                    return Ok(Some(false));
                }
                self.enter_nested()?;
                let result = self.equal_dicts(&a.clone(), &b.clone());
                self.leave_nested();
                return result.map(Some);
            }
            (Value::Set(a) | Value::FrozenSet(a), Value::Set(b) | Value::FrozenSet(b)) => {
                if a.len() != b.len() {
                    return Ok(Some(false));
                }
                return self.is_subset(&a.clone(), &b.clone()).map(Some);
            }
            (Value::Bytes(_) | Value::ByteArray(_), Value::Bytes(_) | Value::ByteArray(_)) => {
                crate::operators::bytes_of(left) == crate::operators::bytes_of(right)
            }
            (Value::Range(a), Value::Range(b)) => {
                a.len() == b.len()
                    && (a.is_empty() || a.start == b.start && (a.len() == 1 || a.step == b.step))
            }
            (Value::Slice(a), Value::Slice(b)) => {
                let (a, b) = (a.clone(), b.clone());
                return self.equal_items(&*a, &*b).map(Some);
            }
            (Value::Method(a), Value::Method(b)) => a.function.is(&b.function) && a.receiver.is(&b.receiver),
            (Value::Complex(a), other) | (other, Value::Complex(a)) => {
                a.1 == 0.0 && compare_numbers(&Value::Float(a.0), other) == Some(Some(Ordering::Equal))
            }
            _ => match compare_numbers(left, right) {
                Some(order) => order == Some(Ordering::Equal),
                None => return Ok(None),
            },
        }))
    }

    fn equal_items(&mut self, a: &[Value], b: &[Value]) -> PyResult<bool> {
        self.spend(a.len().min(b.len()) as u64 / 4)?;
        self.enter_nested()?;
        let mut result = Ok(true);
        for (x, y) in a.iter().zip(b) {
            result = self.eq(x, y);
            if !matches!(result, Ok(true)) {
                break;
            }
        }
        self.leave_nested();
        result
    }

    fn equal_dicts(&mut self, a: &Rc<Dict>, b: &Rc<Dict>) -> PyResult<bool> {
        for (key, value) in a.entries() {
            match self.dict_get(b, &key)? {
                Some(other) if self.eq(&value, &other)? => {}
                _ => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Bounds recursion through containers that hold containers.
    pub(crate) fn enter_nested(&mut self) -> PyResult<()> {
        const MAX_DEPTH: usize = 300;
        if self.native_depth >= MAX_DEPTH {
            return Err(self.recursion_error("maximum recursion depth exceeded in comparison"));
        }
        self.native_depth += 1;
        Ok(())
    }

    pub(crate) fn leave_nested(&mut self) {
        self.native_depth -= 1;
    }

    /// `item in container`
    pub fn contains(&mut self, container: &Value, item: &Value) -> PyResult<bool> {
        match container {
            Value::Dict(dict) => {
                let dict = dict.clone();
                return Ok(self.dict_find(&dict, item)?.is_some());
            }
            Value::Set(set) | Value::FrozenSet(set) => {
                let set = set.clone();
                let hash = self.hash_for_set(item)?;
                return Ok(self.set_find(&set, hash, item)?.is_some());
            }
            Value::List(list) => {
                let mut index = match quick_find(&list.borrow(), item) {
                    QuickFind::Known(found) => return Ok(found.is_some()),
                    QuickFind::AskFrom(index) => index,
                };
                let list = list.clone();
                while let Some(candidate) = list.get(index) {
                    if self.eq(&candidate, item)? {
                        return Ok(true);
                    }
                    index += 1;
                }
                return Ok(false);
            }
            Value::Tuple(items) => {
                let index = match quick_find(items, item) {
                    QuickFind::Known(found) => return Ok(found.is_some()),
                    QuickFind::AskFrom(index) => index,
                };
                let items = items.clone();
                for candidate in items[index..].iter() {
                    if self.eq(candidate, item)? {
                        return Ok(true);
                    }
                }
                return Ok(false);
            }
            Value::Str(text) => {
                let Some(part) = item.as_str() else {
                    let kind = self.type_name(item);
                    return Err(
                        self.type_error(format!("'in <string>' requires string as left operand, not {kind}"))
                    );
                };
                return Ok(text.contains(part.as_str()));
            }
            Value::Range(range) => {
                if let Value::Int(value) = item {
                    let offset = *value as i128 - range.start as i128;
                    let step = range.step as i128;
                    return Ok(offset % step == 0
                        && offset / step >= 0
                        && offset / step < range.len() as i128);
                }
            }
            Value::Bytes(_) | Value::ByteArray(_) => {
                return crate::methods::bytes::contains(self, container, item);
            }
            _ => {}
        }
        let name = self.names.contains.clone();
        if let Value::Instance(instance) = container
            && matches!(instance.class().lookup(&name), Some(Value::None))
        {
            let kind = self.type_name(container);
            return Err(self.type_error(format!("'{kind}' object is not a container")));
        }
        if let Some(result) = self.call_special(container, &name, Args::one(item.clone()))? {
            return self.truth(&result);
        }
        if !matches!(container.builtin(), Value::Instance(_)) && matches!(container, Value::Instance(_)) {
            let inner = container.builtin().clone();
            return self.contains(&inner, item);
        }
        if !self.is_iterable(container) {
            let kind = self.type_name(container);
            return Err(self.type_error(format!("argument of type '{kind}' is not iterable")));
        }
        let iter = self.iter(container)?;
        while let Some(candidate) = self.iter_next(&iter)? {
            self.spend(1)?;
            if self.eq(&candidate, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Where an item stands, as far as that can be told without the machine.
pub(crate) enum QuickFind {
    Known(Option<usize>),
    /// It does not stand before this position, where the machine has to compare.
    AskFrom(usize),
}

pub(crate) fn quick_find(items: &[Value], item: &Value) -> QuickFind {
    for (index, candidate) in items.iter().enumerate() {
        match quick_equal(candidate, item) {
            Some(true) => return QuickFind::Known(Some(index)),
            Some(false) => {}
            None => return QuickFind::AskFrom(index),
        }
    }
    QuickFind::Known(None)
}

fn holds(op: CompareOp, order: Ordering) -> bool {
    match op {
        CompareOp::Lt => order == Ordering::Less,
        CompareOp::Le => order != Ordering::Greater,
        CompareOp::Eq => order == Ordering::Equal,
        CompareOp::Ne => order != Ordering::Equal,
        CompareOp::Gt => order == Ordering::Greater,
        CompareOp::Ge => order != Ordering::Less,
    }
}

/// The order of two real numbers, exactly; the inner none is for NaN, the outer one for other values.
fn compare_numbers(left: &Value, right: &Value) -> Option<Option<Ordering>> {
    let int = |value: &Value| match value {
        Value::Int(value) => Some(*value),
        Value::Bool(value) => Some(*value as i64),
        _ => None,
    };
    if let (Some(a), Some(b)) = (int(left), int(right)) {
        return Some(Some(a.cmp(&b)));
    }
    match (left, right) {
        (Value::Float(a), Value::Float(b)) => Some(a.partial_cmp(b)),
        (Value::Float(a), other) => compare_float(*a, &numbers::to_big(other)?),
        (other, Value::Float(b)) => {
            compare_float(*b, &numbers::to_big(other)?).map(|order| order.map(Ordering::reverse))
        }
        _ => Some(Some(numbers::to_big(left)?.cmp(&numbers::to_big(right)?))),
    }
}

fn compare_float(a: f64, b: &num_bigint::BigInt) -> Option<Option<Ordering>> {
    if a.is_nan() {
        return Some(None);
    }
    if a.is_infinite() {
        return Some(Some(if a > 0.0 { Ordering::Greater } else { Ordering::Less }));
    }
    let floor = a.floor();
    let whole = text::float::to_int(floor).ok()?;
    let whole = match whole {
        text::Int::Small(value) => num_bigint::BigInt::from(value),
        text::Int::Big(value) => value,
    };
    Some(Some(match whole.cmp(b) {
        Ordering::Equal if a > floor => Ordering::Greater,
        order => order,
    }))
}
