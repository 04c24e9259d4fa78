//! Equality, order, hashes, membership, and the dictionaries and sets that rest on them.

mod hashing;

use std::cmp::Ordering;
use std::rc::Rc;

use bytecode::CompareOp;

use crate::dict::{Dict, quick_equal};
use crate::native::Args;
use crate::numbers;
use crate::set::Set;
use crate::special::{Special, Turn, asks_left};
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
        let mut turn = Turn::first(false);
        while let Some((method, of_right, negated)) = self.next_comparison(op, &mut turn, left, right)? {
            let (object, other) = if of_right { (right, left) } else { (left, right) };
            let result = self.call_bound(&method, object, other)?;
            if matches!(result, Value::NotImplemented) {
                continue;
            }
            return if negated { Ok(Value::Bool(!self.truth(&result)?)) } else { Ok(result) };
        }
        self.compare_without_methods(op, left, right)
    }

    /// `left right`, both of which stay on the stack: what the comparison gives; none where the frame of a special
    /// method was pushed, which is asked in this turn.
    pub(crate) fn relate(&mut self, op: CompareOp, mut turn: Turn) -> PyResult<Option<Value>> {
        let (left, right) = (self.peek(1).clone(), self.peek(0).clone());
        while let Some((method, of_right, negated)) = self.next_comparison(op, &mut turn, &left, &right)? {
            let (object, other) = if of_right { (&right, &left) } else { (&left, &right) };
            if let Value::Function(function) = &method {
                let special = Special::Comparison { op, turn, negated };
                return self.push_special(function, [object.clone(), other.clone()], special);
            }
            let result = self.call_bound(&method, object, other)?;
            if !matches!(result, Value::NotImplemented) {
                return Ok(Some(if negated { Value::Bool(!self.truth(&result)?) } else { result }));
            }
        }
        self.compare_without_methods(op, &left, &right).map(Some)
    }

    /// The next method that a comparison asks, whether it is the right operand's, and whether its answer counts the
    /// other way round; none when all were asked.
    fn next_comparison(
        &mut self,
        op: CompareOp,
        turn: &mut Turn,
        left: &Value,
        right: &Value,
    ) -> PyResult<Option<(Value, bool, bool)>> {
        let (name, reflected) = self.compare_names(op);
        if let Some(function) = asks_left(*turn, left, right, name) {
            *turn = Turn::Right;
            return Ok(Some((function, false, false)));
        }
        let (left_class, right_class) = (self.class_of(left), self.class_of(right));
        let right_first = !Rc::ptr_eq(&left_class, &right_class)
            && right_class.is_subclass(&left_class)
            && right_class.lookup(reflected).is_some();
        loop {
            let asked = *turn;
            *turn = asked.next();
            let (class, name) = match asked {
                Turn::RightFirst if right_first => (&right_class, reflected),
                Turn::Left => (&left_class, name),
                Turn::Right if !right_first => (&right_class, reflected),
                Turn::InPlace | Turn::RightFirst | Turn::Right => continue,
                Turn::SequenceInPlace | Turn::SequenceLeft | Turn::SequenceRight | Turn::Over => {
                    return Ok(None);
                }
            };
            let mut found = class.lookup(name);
            let mut negated = false;
            // `!=` is the opposite of `==` where only that is defined.
            if op == CompareOp::Ne
                && match &found {
                    None => true,
                    Some(Value::Native(native)) => native.owner == Some("object"),
                    Some(_) => false,
                }
                && let Some(eq @ Value::Function(_)) = class.lookup(&self.names.eq)
            {
                found = Some(eq);
                negated = true;
            }
            match found {
                Some(Value::None) => return Err(self.type_error("'NoneType' object is not callable")),
                Some(found) => {
                    return Ok(Some((found, matches!(asked, Turn::RightFirst | Turn::Right), negated)));
                }
                None => {}
            }
        }
    }

    /// What a comparison gives where no method answers.
    fn compare_without_methods(&mut self, op: CompareOp, left: &Value, right: &Value) -> PyResult {
        let plain = |value: &Value| !matches!(value, Value::Instance(_) | Value::Class(_));
        let (a, b) = (left.builtin(), right.builtin());
        let (name, reflected) = self.compare_names(op);
        if self.has_own_method(left, name) || self.has_own_method(right, reflected) {
            return self.incomparable(op, left, right);
        }
        if ((plain(a) && plain(b)) || matches!(op, CompareOp::Eq | CompareOp::Ne))
            && let Some(result) = self.builtin_compare(op, a, b)?
        {
            return Ok(Value::Bool(result));
        }
        self.incomparable(op, left, right)
    }

    /// Calls a binary special method that was found on the class of an object.
    pub(crate) fn call_bound(&mut self, method: &Value, object: &Value, other: &Value) -> PyResult {
        match method {
            Value::None => Err(self.type_error("'NoneType' object is not callable")),
            Value::Function(_) => self.call(method, Args::two(object.clone(), other.clone())),
            Value::Native(native) if native.binds => {
                self.call(method, Args::two(object.clone(), other.clone()))
            }
            _ => {
                let bound = self.bind(method, object)?;
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

    fn compare_names(&self, op: CompareOp) -> (&Str, &Str) {
        let names = &self.names;
        match op {
            CompareOp::Lt => (&names.lt, &names.gt),
            CompareOp::Le => (&names.le, &names.ge),
            CompareOp::Eq => (&names.eq, &names.eq),
            CompareOp::Ne => (&names.ne, &names.ne),
            CompareOp::Gt => (&names.gt, &names.lt),
            CompareOp::Ge => (&names.ge, &names.le),
        }
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
            (Value::Str(a), Value::Str(b)) => by(Some(text::surrogates::compare(a, b))),
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
            (Value::Cell(a), Value::Cell(b)) => {
                let (a, b) = (a.value.borrow().clone(), b.value.borrow().clone());
                if !a.is_null() && !b.is_null() {
                    let result = self.compare(op, &a, &b)?;
                    return self.truth(&result).map(Some);
                }
                // An empty one is less than any other.
                by(Some(b.is_null().cmp(&a.is_null())))
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
        self.enter_nested()?;
        let result = self.has_all(large, small.items());
        self.leave_nested();
        result
    }

    fn has_all(&mut self, set: &Rc<Set>, items: Vec<(i64, Value)>) -> PyResult<bool> {
        for (hash, item) in items {
            if self.set_find(set, hash, &item)?.is_none() {
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
            (Value::Cell(a), Value::Cell(b)) => {
                let (a, b) = (a.value.borrow().clone(), b.value.borrow().clone());
                if !a.is_null() && !b.is_null() {
                    return self.eq(&a, &b).map(Some);
                }
                a.is_null() == b.is_null()
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
        const SHALLOW: usize = 8;
        if self.native_depth >= MAX_DEPTH {
            return Err(self.recursion_error("maximum recursion depth exceeded in comparison"));
        }
        // What is held twice on each level takes twice the time with each.
        if self.native_depth >= SHALLOW {
            self.spend(4)?;
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
        let carries_items =
            !matches!(container.builtin(), Value::Instance(_)) && !container.builtin().is_number();
        if carries_items && matches!(container, Value::Instance(_)) {
            let inner = container.builtin().clone();
            return self.contains(&inner, item);
        }
        let iter = match self.iter(container) {
            // Also where an `__iter__` gives what is no iterator.
            Err(raised) if self.raised_is(&raised, &self.types.type_error) => {
                let kind = self.type_name(container);
                return Err(self.type_error(format!("argument of type '{kind}' is not iterable")));
            }
            iter => iter?,
        };
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
