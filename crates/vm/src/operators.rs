//! Operators: `x + y` and its like, on built-in values directly and through special methods.

use std::rc::Rc;

use bytecode::{BinaryOp, UnaryOp};

use crate::class::Class;
use crate::native::Args;
use crate::numbers;
use crate::special::{Special, Turn, asks_left};
use crate::value::{PyResult, Raised, Str, Value};
use crate::vm::Vm;

const INVERTED_BOOL: &str = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.";

impl Vm {
    pub(crate) fn warn_of_inverted_bool(&mut self) -> PyResult<()> {
        let category = self.types.deprecation_warning.clone();
        self.warn(&category, INVERTED_BOOL)
    }

    /// `left op right`; augmented where `in_place`.
    pub fn binary_op(&mut self, op: BinaryOp, in_place: bool, left: Value, right: Value) -> PyResult {
        if !matches!(left, Value::Instance(_) | Value::Class(_))
            && !matches!(right, Value::Instance(_) | Value::Class(_))
        {
            if let Some(result) = self.builtin_binary(op, in_place, &left, &right)? {
                return Ok(result);
            }
            return Err(self.unsupported(op, in_place, &left, &right));
        }
        let mut turn = Turn::first(in_place);
        while let Some((method, of_right)) = self.next_operator(op, in_place, &mut turn, &left, &right) {
            let (object, other) = if of_right { (&right, &left) } else { (&left, &right) };
            let result = self.call_bound(&method, object, other)?;
            if !matches!(result, Value::NotImplemented) {
                return Ok(result);
            }
        }
        self.operate_without_methods(op, in_place, &left, &right)
    }

    /// `left right`, both of which stay on the stack: what the operator gives for them; none where the frame of a
    /// special method was pushed, which is asked in this turn.
    pub(crate) fn operate(
        &mut self,
        op: BinaryOp,
        in_place: bool,
        mut turn: Turn,
    ) -> PyResult<Option<Value>> {
        let (left, right) = (self.peek(1).clone(), self.peek(0).clone());
        while let Some((method, of_right)) = self.next_operator(op, in_place, &mut turn, &left, &right) {
            let (object, other) = if of_right { (&right, &left) } else { (&left, &right) };
            if let Value::Function(function) = &method {
                let special = Special::Operator { op, in_place, turn };
                return self.push_special(function, [object.clone(), other.clone()], special);
            }
            let result = self.call_bound(&method, object, other)?;
            if !matches!(result, Value::NotImplemented) {
                return Ok(Some(result));
            }
        }
        self.operate_without_methods(op, in_place, &left, &right).map(Some)
    }

    /// The next method that an operator asks, and whether it is the right operand's; none when all were asked.
    fn next_operator(
        &self,
        op: BinaryOp,
        in_place: bool,
        turn: &mut Turn,
        left: &Value,
        right: &Value,
    ) -> Option<(Value, bool)> {
        let (name, reflected) = self.operator_names(op);
        if let Some(function) = asks_left(*turn, left, right, name) {
            *turn = Turn::Right;
            return Some((function, false));
        }
        let (left_class, right_class) = (self.class_of(left), self.class_of(right));
        // A subclass that defines the reflected method anew is asked first.
        let same = Rc::ptr_eq(&left_class, &right_class);
        let right_first = || {
            !same
                && right_class.is_subclass(&left_class)
                && match (right_class.lookup(reflected), left_class.lookup(reflected)) {
                    (Some(theirs), Some(ours)) => !theirs.is(&ours),
                    (Some(_), None) => true,
                    _ => false,
                }
        };
        loop {
            let asked = *turn;
            *turn = asked.next();
            let found = match asked {
                Turn::InPlace => {
                    let name = self.in_place_name(op);
                    // A list of a class of its own is extended before the other operand is asked, a plain one is not.
                    let is_derived =
                        op == BinaryOp::Add && matches!(left, Value::Instance(_)) && left_class.is_heap;
                    left_class.lookup(name).filter(|_| is_derived || !self.of_sequence(op, &left_class, name))
                }
                Turn::RightFirst if right_first() => right_class.lookup(reflected),
                Turn::Left => {
                    left_class.lookup(name).filter(|_| !self.of_plain_sequence(op, &left_class, name))
                }
                Turn::Right if !same && !right_first() => right_class
                    .lookup(reflected)
                    .filter(|_| !self.of_plain_sequence(op, &right_class, reflected)),
                Turn::SequenceInPlace if in_place => {
                    let name = self.in_place_name(op);
                    left_class.lookup(name).filter(|_| self.of_sequence(op, &left_class, name))
                }
                Turn::SequenceLeft => {
                    left_class.lookup(name).filter(|_| self.of_plain_sequence(op, &left_class, name))
                }
                Turn::SequenceRight if !same && !keeps_out_sequences(op, in_place, left) => right_class
                    .lookup(reflected)
                    .filter(|_| self.of_plain_sequence(op, &right_class, reflected)),
                Turn::RightFirst | Turn::Right | Turn::SequenceInPlace | Turn::SequenceRight => None,
                Turn::Over => return None,
            };
            if let Some(found) = found {
                return Some((found, matches!(asked, Turn::RightFirst | Turn::Right | Turn::SequenceRight)));
            }
        }
    }

    /// Whether the method is what a built-in sequence has for `+` or `*`: unlike a number, it knows no `__radd__`.
    fn of_sequence(&self, op: BinaryOp, class: &Class, name: &Str) -> bool {
        matches!(op, BinaryOp::Add | BinaryOp::Mul)
            && class
                .lookup_with_owner(name)
                .is_some_and(|(_, owner)| !owner.is_heap && owner.lookup(&self.names.radd).is_none())
    }

    /// The same where a class that defines the operator for either side is asked as a number would be.
    fn of_plain_sequence(&self, op: BinaryOp, class: &Class, name: &Str) -> bool {
        let is_own = |name: &Str| class.lookup_with_owner(name).is_some_and(|(_, owner)| owner.is_heap);
        let (plain, reflected) = self.operator_names(op);
        self.of_sequence(op, class, name) && !is_own(plain) && !is_own(reflected)
    }

    /// What an operator gives where no method answers.
    fn operate_without_methods(
        &mut self,
        op: BinaryOp,
        in_place: bool,
        left: &Value,
        right: &Value,
    ) -> PyResult {
        let (name, reflected) = self.operator_names(op);
        if self.has_own_method(left, name) || self.has_own_method(right, reflected) {
            return Err(self.unsupported(op, in_place, left, right));
        }
        if keeps_out_sequences(op, in_place, left)
            && is_sequence(right.builtin())
            && !is_sequence(left.builtin())
        {
            return Err(self.unsupported(op, in_place, left, right));
        }
        // Instances of subclasses of built-in types carry a built-in value.
        if let Some(result) = self.builtin_binary(op, in_place, left.builtin(), right.builtin())? {
            return Ok(result);
        }
        Err(self.unsupported(op, in_place, left, right))
    }

    /// Whether an operand carries a built-in value, but the program has written a method for the operator of its class.
    /// When that was asked and gave no answer, the built-in value gives none either.
    pub(crate) fn has_own_method(&self, operand: &Value, name: &Str) -> bool {
        matches!(operand, Value::Instance(_))
            && !matches!(operand.builtin(), Value::Instance(_))
            && self.class_of(operand).lookup(name).is_some_and(|found| !matches!(found, Value::Native(_)))
    }

    #[cold]
    fn unsupported(&mut self, op: BinaryOp, in_place: bool, left: &Value, right: &Value) -> Raised {
        let (left, right) = (left.clone(), right.clone());
        // Sequences complain in their own words.
        if op == BinaryOp::Add {
            let kind = self.type_name(&right);
            match left {
                Value::Str(_) => {
                    return self.type_error(format!("can only concatenate str (not \"{kind}\") to str"));
                }
                Value::List(_) => {
                    return self.type_error(format!("can only concatenate list (not \"{kind}\") to list"));
                }
                Value::Tuple(_) => {
                    return self.type_error(format!("can only concatenate tuple (not \"{kind}\") to tuple"));
                }
                Value::Bytes(_) => return self.type_error(format!("can't concat {kind} to bytes")),
                Value::ByteArray(_) => return self.type_error(format!("can't concat {kind} to bytearray")),
                _ => {}
            }
        }
        if op == BinaryOp::Mul {
            if self.repeats(&left) {
                let kind = self.type_name(&right);
                return self.type_error(format!("can't multiply sequence by non-int of type '{kind}'"));
            }
            if !keeps_out_sequences(op, in_place, &left) && self.repeats(&right) {
                let kind = self.type_name(&left);
                return self.type_error(format!("can't multiply sequence by non-int of type '{kind}'"));
            }
        }
        let symbol = symbol(op);
        let equals = if in_place { "=" } else { "" };
        let print_from_old_python = matches!(&left, Value::Native(native) if native.name == "print");
        if op == BinaryOp::RShift && !in_place && print_from_old_python {
            let kind = self.type_name(&right);
            return self.type_error(format!(
                "unsupported operand type(s) for >>: 'builtin_function_or_method' and '{kind}'. \
                 Did you mean \"print(<message>, file=<output_stream>)\"?"
            ));
        }
        let shown = if op == BinaryOp::Pow && !in_place { "** or pow()" } else { symbol };
        let (left, right) = (self.type_name(&left), self.type_name(&right));
        self.type_error(format!("unsupported operand type(s) for {shown}{equals}: '{left}' and '{right}'"))
    }

    /// Whether a value is a sequence that says itself how it is repeated, its class no other way.
    fn repeats(&mut self, value: &Value) -> bool {
        if !is_sequence(value.builtin()) {
            return false;
        }
        let (class, names) = (self.class_of(value), [self.names.mul.clone(), self.names.rmul.clone()]);
        names.iter().all(|name| class.lookup_with_owner(name).is_none_or(|(_, owner)| !owner.is_heap))
    }

    /// The operator on built-in values; none where it is not defined for them.
    pub(crate) fn builtin_binary(
        &mut self,
        op: BinaryOp,
        in_place: bool,
        left: &Value,
        right: &Value,
    ) -> PyResult<Option<Value>> {
        if let Some(result) = numbers::binary(self, op, left, right)? {
            return Ok(Some(result));
        }
        match op {
            BinaryOp::Add => self.concatenate(in_place, left, right),
            BinaryOp::Mul => self.repeat(in_place, left, right),
            BinaryOp::Mod => match left {
                Value::Str(template) => {
                    let template = template.clone();
                    self.percent_format(&template, right).map(Some)
                }
                Value::Bytes(_) | Value::ByteArray(_) => {
                    crate::methods::bytes::percent(self, left, right).map(Some)
                }
                _ => Ok(None),
            },
            BinaryOp::Or | BinaryOp::And | BinaryOp::Xor | BinaryOp::Sub => {
                self.set_operator(op, in_place, left, right)
            }
            _ => Ok(None),
        }
    }

    fn concatenate(&mut self, in_place: bool, left: &Value, right: &Value) -> PyResult<Option<Value>> {
        Ok(Some(match (left, right) {
            (Value::Str(a), Value::Str(b)) => {
                self.reserve(a.as_str().len() + b.as_str().len())?;
                self.spend_bytes(a.as_str().len() + b.as_str().len())?;
                let mut text = String::with_capacity(a.as_str().len() + b.as_str().len());
                text.push_str(a);
                text.push_str(b);
                Value::str(text)
            }
            (Value::List(a), _) if in_place => {
                let items = self.list_of(right)?;
                for item in items {
                    a.push(item);
                }
                left.clone()
            }
            (Value::List(a), Value::List(b)) => {
                self.reserve((a.len() + b.len()) * 16)?;
                self.spend_bytes((a.len() + b.len()) * 16)?;
                let mut items = a.borrow().clone();
                items.extend(b.borrow().iter().cloned());
                Value::list(items)
            }
            (Value::Tuple(a), Value::Tuple(b)) => {
                self.reserve((a.len() + b.len()) * 16)?;
                self.spend_bytes((a.len() + b.len()) * 16)?;
                Value::tuple(a.iter().chain(b.iter()).cloned().collect())
            }
            (Value::ByteArray(a), _) => {
                let Some(more) = bytes_of(right) else { return Ok(None) };
                if in_place {
                    // What is added to itself is looked at while it would grow.
                    if let Value::ByteArray(b) = right
                        && Rc::ptr_eq(a, b)
                        && !more.is_empty()
                    {
                        return Err(self.buffer_error(crate::methods::bytes::EXPORTED));
                    }
                    if !more.is_empty() {
                        crate::methods::bytes::resizable(self, a)?;
                    }
                    a.data.borrow_mut().extend_from_slice(&more);
                    a.charge.set(56 + a.data.borrow().len());
                    return Ok(Some(left.clone()));
                }
                let mut data = a.data.borrow().clone();
                data.extend_from_slice(&more);
                Value::ByteArray(Rc::new(crate::value::ByteArray::new(data)))
            }
            (Value::Bytes(a), _) => {
                let Some(more) = bytes_of(right) else { return Ok(None) };
                self.spend_bytes(a.data.len() + more.len())?;
                let mut data = a.data.to_vec();
                data.extend_from_slice(&more);
                Value::bytes(data)
            }
            _ => return Ok(None),
        }))
    }

    fn repeat(&mut self, in_place: bool, left: &Value, right: &Value) -> PyResult<Option<Value>> {
        let (sequence, count) = match (left, right) {
            (Value::Int(count), other) | (other, Value::Int(count)) => (other, *count),
            (Value::Bool(count), other) | (other, Value::Bool(count)) => (other, *count as i64),
            (Value::BigInt(_), other) | (other, Value::BigInt(_)) if is_sequence(other) => {
                return Err(self.overflow_error("cannot fit 'int' into an index-sized integer"));
            }
            _ => return Ok(None),
        };
        // Nothing, however often, is nothing, and takes no time.
        let is_empty = match sequence {
            Value::List(list) => list.is_empty(),
            // There is one empty tuple only.
            Value::Tuple(items) if items.is_empty() => return Ok(Some(sequence.clone())),
            _ => false,
        };
        let times = if is_empty { 0 } else { count.max(0) };
        let count = text::to_size(times);
        if count == 1 && matches!(sequence, Value::Str(_) | Value::Bytes(_) | Value::Tuple(_)) {
            return Ok(Some(sequence.clone()));
        }
        Ok(Some(match sequence {
            Value::Str(text) => {
                self.check_repeated(text.as_str().len(), times, "repeated string is too long")?;
                self.spend_bytes(text.as_str().len().saturating_mul(count))?;
                Value::str(text.repeat(count))
            }
            Value::Bytes(bytes) => {
                self.check_repeated(bytes.data.len(), times, "repeated bytes are too long")?;
                self.spend_bytes(bytes.data.len() * count)?;
                Value::bytes(bytes.data.repeat(count))
            }
            Value::ByteArray(bytes) => {
                self.reserve(bytes.data.borrow().len().saturating_mul(count))?;
                self.spend_bytes(bytes.data.borrow().len() * count)?;
                let data = bytes.data.borrow().repeat(count);
                if in_place && matches!(left, Value::ByteArray(_)) {
                    if data.len() != bytes.data.borrow().len() {
                        crate::methods::bytes::resizable(self, bytes)?;
                    }
                    bytes.charge.set(56 + data.len());
                    *bytes.data.borrow_mut() = data;
                    return Ok(Some(left.clone()));
                }
                Value::ByteArray(Rc::new(crate::value::ByteArray::new(data)))
            }
            Value::List(list) => {
                self.reserve(list.len().saturating_mul(count).saturating_mul(16))?;
                self.spend_bytes(list.len() * count * 16)?;
                let items = list.borrow().clone();
                let repeated: Vec<Value> =
                    std::iter::repeat_n(&items, count).flat_map(|items| items.iter().cloned()).collect();
                if in_place && matches!(left, Value::List(_)) {
                    *list.borrow_mut() = repeated;
                    list.charge();
                    return Ok(Some(left.clone()));
                }
                Value::list(repeated)
            }
            Value::Tuple(tuple) => {
                self.reserve(tuple.len().saturating_mul(count).saturating_mul(16))?;
                self.spend_bytes(tuple.len() * count * 16)?;
                let repeated = std::iter::repeat_n(tuple, count).flat_map(|items| items.iter().cloned());
                Value::tuple(repeated.collect())
            }
            _ => return Ok(None),
        }))
    }

    /// Refuses a repetition that is longer than anything can be in CPython, or larger than the memory.
    fn check_repeated(&mut self, length: usize, times: i64, message: &str) -> PyResult<()> {
        if i64::try_from(length).ok().and_then(|length| length.checked_mul(times)).is_none() {
            return Err(self.overflow_error(message));
        }
        self.reserve(length.saturating_mul(text::to_size(times)))
    }

    /// Refuses an operation whose result would be larger than the memory that the program may use.
    pub fn reserve(&mut self, bytes: usize) -> PyResult<()> {
        if bytes as u64 > self.limits.memory {
            return Err(self.memory_error(""));
        }
        if crate::memory::used() as u64 + bytes as u64 > self.limits.memory {
            return Err(self.stop_with(crate::vm::Stop::Limit(trace::Limit::Memory)));
        }
        Ok(())
    }

    /// `op value`
    pub fn unary_op(&mut self, op: UnaryOp, value: &Value) -> PyResult {
        if op == UnaryOp::Not {
            return Ok(Value::Bool(!self.truth(value)?));
        }
        if let Some(result) = numbers::unary(op, value) {
            if let (UnaryOp::Invert, Value::Bool(_)) = (op, value) {
                self.warn_of_inverted_bool()?;
            }
            return Ok(result);
        }
        let (name, symbol) = match op {
            UnaryOp::Neg => (self.names.neg.clone(), "-"),
            UnaryOp::Pos => (self.names.pos.clone(), "+"),
            UnaryOp::Invert | UnaryOp::Not => (self.names.invert.clone(), "~"),
        };
        if let Some(result) = self.call_special(value, &name, Args::new())? {
            return Ok(result);
        }
        if let Some(result) = numbers::unary(op, value.builtin()) {
            return Ok(result);
        }
        let kind = self.type_name(value);
        Err(self.type_error(format!("bad operand type for unary {symbol}: '{kind}'")))
    }

    fn in_place_name(&self, op: BinaryOp) -> &Str {
        let names = &self.names;
        match op {
            BinaryOp::Add => &names.iadd,
            BinaryOp::Sub => &names.isub,
            BinaryOp::Mul => &names.imul,
            BinaryOp::MatMul => &names.imatmul,
            BinaryOp::Div => &names.itruediv,
            BinaryOp::FloorDiv => &names.ifloordiv,
            BinaryOp::Mod => &names.imod,
            BinaryOp::Pow => &names.ipow,
            BinaryOp::LShift => &names.ilshift,
            BinaryOp::RShift => &names.irshift,
            BinaryOp::And => &names.iand,
            BinaryOp::Or => &names.ior,
            BinaryOp::Xor => &names.ixor,
        }
    }

    /// The method of an operator, and the one that the right operand is asked for.
    pub(crate) fn operator_names(&self, op: BinaryOp) -> (&Str, &Str) {
        let names = &self.names;
        match op {
            BinaryOp::Add => (&names.add, &names.radd),
            BinaryOp::Sub => (&names.sub, &names.rsub),
            BinaryOp::Mul => (&names.mul, &names.rmul),
            BinaryOp::MatMul => (&names.matmul, &names.rmatmul),
            BinaryOp::Div => (&names.truediv, &names.rtruediv),
            BinaryOp::FloorDiv => (&names.floordiv, &names.rfloordiv),
            BinaryOp::Mod => (&names.mod_, &names.rmod),
            BinaryOp::Pow => (&names.pow, &names.rpow),
            BinaryOp::LShift => (&names.lshift, &names.rlshift),
            BinaryOp::RShift => (&names.rshift, &names.rrshift),
            BinaryOp::And => (&names.and, &names.rand),
            BinaryOp::Or => (&names.or, &names.ror),
            BinaryOp::Xor => (&names.xor, &names.rxor),
        }
    }
}

/// The bytes of a bytes-like value.
pub(crate) fn bytes_of(value: &Value) -> Option<Vec<u8>> {
    crate::methods::bytes::buffer(value)
}

/// The operator as it is written.
pub(crate) fn symbol(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Mul => "*",
        BinaryOp::MatMul => "@",
        BinaryOp::Div => "/",
        BinaryOp::FloorDiv => "//",
        BinaryOp::Mod => "%",
        BinaryOp::Pow => "**",
        BinaryOp::LShift => "<<",
        BinaryOp::RShift => ">>",
        BinaryOp::And => "&",
        BinaryOp::Or => "|",
        BinaryOp::Xor => "^",
    }
}

/// Whether the left operand of `*=` is of a kind that might have been repeated itself, which is why CPython does not
/// ask the right one whether it is a sequence.
fn keeps_out_sequences(op: BinaryOp, in_place: bool, left: &Value) -> bool {
    op == BinaryOp::Mul
        && in_place
        && match left {
            Value::Dict(_) | Value::Set(_) | Value::FrozenSet(_) | Value::Range(_) => true,
            Value::Instance(instance) => instance.class().is_heap,
            _ => false,
        }
}

/// Whether a value can be repeated by a number.
pub(crate) fn is_sequence(value: &Value) -> bool {
    matches!(value, Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_) | Value::ByteArray(_))
}
