//! The protocols that everything uses: truth, length, iteration, text forms.

mod display;
mod shown;

pub use shown::BUILT_IN_MODULES;

use std::rc::Rc;

use crate::class::Class;
use crate::iter::{IterState, NativeIter};
use crate::methods::int::{is_int, plain};
use crate::native::Args;
use crate::value::{Payload, PyResult, Str, Value};
use crate::vm::Vm;

impl Vm {
    /// `bool(value)`
    pub fn truth(&mut self, value: &Value) -> PyResult<bool> {
        Ok(match value {
            Value::Bool(truth) => *truth,
            Value::None | Value::Null => false,
            Value::Int(value) => *value != 0,
            Value::Float(value) => *value != 0.0,
            Value::Str(text) => !text.is_empty(),
            Value::List(list) => !list.is_empty(),
            Value::Tuple(items) => !items.is_empty(),
            Value::Dict(dict) => !dict.is_empty(),
            Value::Set(set) | Value::FrozenSet(set) => !set.is_empty(),
            Value::Bytes(bytes) => !bytes.data.is_empty(),
            Value::ByteArray(bytes) => !bytes.data.borrow().is_empty(),
            Value::Complex(value) => value.0 != 0.0 || value.1 != 0.0,
            Value::Range(range) => !range.is_empty(),
            Value::NotImplemented => {
                let category = self.types.deprecation_warning.clone();
                self.warn(&category, "NotImplemented should not be used in a boolean context")?;
                true
            }
            Value::Instance(_) | Value::Class(_) => {
                let name = self.names.bool.clone();
                if let Some(result) = self.call_special(value, &name, Args::new())? {
                    return self.told_truth(&result);
                }
                let name = self.names.len.clone();
                let class = self.class_of(value);
                if class.lookup(&name).is_some() {
                    return Ok(self.len(value)? != 0);
                }
                match value.builtin() {
                    Value::Instance(_) | Value::Class(_) => true,
                    inner => {
                        let inner = inner.clone();
                        return self.truth(&inner);
                    }
                }
            }
            _ => true,
        })
    }

    /// `len(value)`
    pub fn len(&mut self, value: &Value) -> PyResult<usize> {
        self.length(value).map(text::to_size)
    }

    /// `len(value)`, however much of it is only told.
    pub fn length(&mut self, value: &Value) -> PyResult<i64> {
        let length = match value {
            Value::Str(text) => text.len(),
            Value::List(list) => list.len(),
            Value::Tuple(items) => items.len(),
            Value::Dict(dict) => dict.len(),
            Value::Set(set) | Value::FrozenSet(set) => set.len(),
            Value::Bytes(bytes) => bytes.data.len(),
            Value::ByteArray(bytes) => bytes.data.borrow().len(),
            Value::Range(range) => range.len(),
            _ => {
                let name = self.names.len.clone();
                if let Some(result) = self.call_special(value, &name, Args::new())? {
                    return self.told_length(&result);
                }
                let inner = value.builtin();
                if !matches!(inner, Value::Instance(_))
                    && !inner.is_number()
                    && matches!(value, Value::Instance(_))
                {
                    let inner = inner.clone();
                    return self.length(&inner);
                }
                let kind = self.type_name(value);
                return Err(self.type_error(format!("object of type '{kind}' has no len()")));
            }
        };
        Ok(length as i64)
    }

    /// Whether `iter(value)` can work.
    pub fn is_iterable(&mut self, value: &Value) -> bool {
        match value {
            Value::Iter(iter) => return !iter.is_coroutine(),
            Value::Generator(generator) => {
                return generator.kind == crate::generator::GeneratorKind::Generator;
            }
            _ => {}
        }
        let class = self.class_of(value);
        match class.lookup(&self.names.iter.clone()) {
            Some(found) => !found.is_none(),
            None => self.has_items(&class) || builtin_iter(value.builtin()).is_some(),
        }
    }

    /// Whether objects of a class are gone through by their numbered items. Of the built-in ones that have no iterator,
    /// `__getitem__` gives other things: groups of a match, a union with its parameters set.
    fn has_items(&mut self, class: &Rc<Class>) -> bool {
        let name = self.names.getitem.clone();
        class.lookup_with_owner(&name).is_some_and(|(_, owner)| owner.is_heap)
    }

    /// Whether nothing is said of how to go through a value. Where its class has `__iter__ = None`, `iter` complains.
    pub(crate) fn lacks_iter(&mut self, value: &Value) -> bool {
        !self.is_iterable(value) && self.class_of(value).lookup(&self.names.iter.clone()).is_none()
    }

    /// `iter(value)`, where any `TypeError` becomes one that says `complaint`.
    pub fn iter_or(&mut self, value: &Value, complaint: &str) -> PyResult {
        let type_error = self.types.type_error.clone();
        self.iter(value).map_err(|raised| {
            if self.is_instance(&raised.value(), &type_error) { self.type_error(complaint) } else { raised }
        })
    }

    /// `iter(value)`
    pub fn iter(&mut self, value: &Value) -> PyResult {
        if let Some(state) = builtin_iter(value) {
            return Ok(NativeIter::value(state));
        }
        match value {
            Value::Iter(iter) if !iter.is_coroutine() => {
                self.keep_attempt();
                return Ok(value.clone());
            }
            Value::Generator(generator) if generator.kind == crate::generator::GeneratorKind::Generator => {
                return Ok(value.clone());
            }
            _ => {}
        }
        let class = self.class_of(value);
        let name = self.names.iter.clone();
        match class.lookup(&name) {
            Some(Value::None) => {}
            Some(function) => {
                let result = self.call_found(&function, value, &class)?;
                if let Value::Iter(_) = result {
                    self.keep_attempt();
                }
                return self.told_iterator(result);
            }
            None => {
                if let Some(state) = builtin_iter(value.builtin()) {
                    return Ok(NativeIter::value(state));
                }
                if self.has_items(&class) {
                    return Ok(NativeIter::value(IterState::Sequence { object: value.clone(), index: 0 }));
                }
            }
        }
        let kind = self.type_name(value);
        Err(self.type_error(format!("'{kind}' object is not iterable")))
    }

    /// Whether `next(value)` can work.
    pub fn is_iterator(&mut self, value: &Value) -> bool {
        match value {
            Value::Iter(iter) => !iter.is_coroutine(),
            Value::Generator(generator) => generator.kind == crate::generator::GeneratorKind::Generator,
            other => {
                let class = self.class_of(other);
                class.lookup(&self.names.next.clone()).is_some()
            }
        }
    }

    /// `next(iterator)`, none at its end.
    pub fn iter_next(&mut self, iterator: &Value) -> PyResult<Option<Value>> {
        match iterator {
            Value::Iter(iter) => {
                let iter = iter.clone();
                match iter.next(self) {
                    Err(raised)
                        if self.raised_is(&raised, &self.types.stop_iteration.clone())
                            && iter.calls_functions() =>
                    {
                        Ok(None)
                    }
                    item => item,
                }
            }
            Value::Generator(generator) if generator.kind == crate::generator::GeneratorKind::Generator => {
                let generator = generator.clone();
                self.next_of_generator(&generator)
            }
            other => {
                let name = self.names.next.clone();
                match self.call_special(other, &name, Args::new()) {
                    Ok(Some(value)) => Ok(Some(value)),
                    Ok(None) => {
                        let kind = self.type_name(other);
                        Err(self.type_error(format!("'{kind}' object is not an iterator")))
                    }
                    Err(raised) if self.raised_is(&raised, &self.types.stop_iteration.clone()) => Ok(None),
                    Err(raised) => Err(raised),
                }
            }
        }
    }

    /// All items of an iterable.
    pub fn list_of(&mut self, iterable: &Value) -> PyResult<Vec<Value>> {
        match iterable {
            Value::List(list) => return Ok(list.borrow().clone()),
            Value::Tuple(items) => return Ok(items.to_vec()),
            _ => {}
        }
        let iter = self.iter(iterable)?;
        self.drain(&iter)
    }

    /// All items of an iterable, which is first asked how many they are, as the list does that makes room for them.
    pub fn sized_list_of(&mut self, iterable: &Value) -> PyResult<Vec<Value>> {
        if !matches!(iterable, Value::Instance(_) | Value::Iter(_)) {
            return self.list_of(iterable);
        }
        let iter = self.iter(iterable)?;
        self.ask_length(iterable)?;
        self.drain(&iter)
    }

    /// Asks an object of the program for its length, or for a guess of it: what it answers is no matter, but it may
    /// complain.
    pub(crate) fn ask_length(&mut self, object: &Value) -> PyResult<()> {
        let instance = match object {
            Value::Instance(instance) => instance,
            // It asks what it goes through.
            Value::Iter(iter) => {
                let sequence = match &*iter.state() {
                    IterState::Sequence { object, .. } => object.clone(),
                    _ => return Ok(()),
                };
                return self.ask_length(&sequence);
            }
            _ => return Ok(()),
        };
        let class = instance.class();
        if !class.is_heap {
            return Ok(());
        }
        let type_error = self.types.type_error.clone();
        let (len, hint) = (self.names.len.clone(), self.names.length_hint.clone());
        if class.lookup(&len).is_some() {
            match self.len(object) {
                Err(raised) if self.raised_is(&raised, &type_error) => {}
                answer => return answer.map(drop),
            }
        }
        if class.lookup(&hint).is_none() {
            return Ok(());
        }
        let answer = match self.call_special(object, &hint, Args::new()) {
            Ok(answer) => answer.unwrap_or(Value::NotImplemented),
            Err(raised) if self.raised_is(&raised, &type_error) => return Ok(()),
            Err(raised) => return Err(raised),
        };
        match answer.builtin() {
            Value::NotImplemented => Ok(()),
            Value::Int(number) if *number < 0 => {
                Err(self.value_error("__length_hint__() should return >= 0"))
            }
            Value::Int(_) | Value::Bool(_) => Ok(()),
            Value::BigInt(_) => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
            other => {
                let kind = self.type_name(other);
                Err(self.type_error(format!("__length_hint__ must be an integer, not {kind}")))
            }
        }
    }

    /// All items that an iterator still has.
    pub fn drain(&mut self, iter: &Value) -> PyResult<Vec<Value>> {
        let mut items = Vec::new();
        while let Some(item) = self.iter_next(iter)? {
            items.push(item);
            if items.len() % 1024 == 0 {
                self.spend(1024)?;
                self.reserve(items.len() * 16)?;
            }
        }
        self.spend(items.len() as u64)?;
        Ok(items)
    }

    /// Counts the work of writing or reading a long integer, which grows with the square of its length. Only a
    /// program that raised the limit of its digits can have one.
    pub fn spend_digits(&mut self, bits: u64) -> PyResult<()> {
        let limbs = bits / 64;
        if limbs > 256 { self.spend(limbs.saturating_mul(limbs) / 64) } else { Ok(()) }
    }

    /// Counts work of native code as instructions, and stops a run that did too much.
    #[inline]
    pub fn spend(&mut self, instructions: u64) -> PyResult<()> {
        self.fuel = self.fuel.saturating_sub_unsigned(instructions);
        if self.fuel <= 0 {
            self.check_budget()?;
            if let Some(hook) = self.work_hook {
                hook(self);
            }
        }
        Ok(())
    }

    /// The shared string of one character.
    pub fn char_str(&mut self, char: char) -> Str {
        let mut buffer = [0; 4];
        let text = char.encode_utf8(&mut buffer);
        let Some(known) = self.chars.get(char as usize) else { return crate::value::str_object(&*text) };
        if let Value::Str(known) = known {
            return known.clone();
        }
        let text = self.intern(text);
        self.chars[char as usize] = Value::Str(text.clone());
        text
    }

    /// `format(value, spec)` of built-in values; others take only the empty spec.
    pub(crate) fn format_builtin(&mut self, value: &Value, spec: &str) -> PyResult<Str> {
        use text::spec::{Spec, Subject};
        if spec.is_empty() {
            return self.str(value);
        }
        let kind = self.type_name(value);
        let result = match value.builtin() {
            Value::Str(string) => {
                Spec::parse(spec, Subject::Str, &kind).and_then(|spec| text::spec::format_str(string, &spec))
            }
            // An object derived from `int` may say itself which float it is.
            Value::Int(_) | Value::BigInt(_)
                if matches!(value, Value::Instance(_))
                    && spec.ends_with(['e', 'E', 'f', 'F', 'g', 'G', '%']) =>
            {
                let number = self.float_arg(value)?;
                Spec::parse(spec, Subject::Int, &kind)
                    .and_then(|spec| text::spec::format_float(number, &spec))
            }
            Value::Int(number) => {
                Spec::parse(spec, Subject::Int, &kind).and_then(|spec| text::spec::format_int(*number, &spec))
            }
            Value::Bool(number) => Spec::parse(spec, Subject::Int, &kind)
                .and_then(|spec| text::spec::format_int(*number as i64, &spec)),
            Value::BigInt(number) => Spec::parse(spec, Subject::Int, &kind)
                .and_then(|spec| text::spec::format_int(&**number, &spec)),
            Value::Float(number) => Spec::parse(spec, Subject::Float, &kind)
                .and_then(|spec| text::spec::format_float(*number, &spec)),
            Value::Complex(number) => Spec::parse(spec, Subject::Complex, &kind)
                .and_then(|spec| text::spec::format_complex(number.0, number.1, &spec)),
            _ => {
                return Err(self.type_error(format!("unsupported format string passed to {kind}.__format__")));
            }
        };
        match result {
            Ok(text) => Ok(crate::value::str_object(text)),
            Err(error) => Err(self.text_error(error)),
        }
    }

    /// An integer argument: an `int`, or what has `__index__`.
    pub fn index(&mut self, value: &Value) -> PyResult {
        match value.builtin() {
            inner @ (Value::Int(_) | Value::BigInt(_)) => Ok(inner.clone()),
            Value::Bool(value) => Ok(Value::Int(*value as i64)),
            _ => {
                let name = self.names.index.clone();
                match self.call_special(value, &name, Args::new())? {
                    Some(result @ (Value::Int(_) | Value::BigInt(_))) => Ok(result),
                    Some(other) if is_int(other.builtin()) => {
                        self.warn_of_subclass("__index__ returned non-int", &other)?;
                        Ok(plain(other.builtin()))
                    }
                    Some(other) => {
                        let kind = self.type_name(&other);
                        Err(self.type_error(format!("__index__ returned non-int (type {kind})")))
                    }
                    None => {
                        let kind = self.type_name(value);
                        Err(self.type_error(format!("'{kind}' object cannot be interpreted as an integer")))
                    }
                }
            }
        }
    }

    /// An integer argument that has to fit into 64 bits.
    pub fn small_index(&mut self, value: &Value) -> PyResult<i64> {
        match self.index(value)? {
            Value::Int(value) => Ok(value),
            _ => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }

    /// An integer argument that C keeps in an `int`.
    pub fn c_int(&mut self, value: &Value) -> PyResult<i64> {
        match self.index(value)? {
            Value::Int(value) if i32::try_from(value).is_ok() => Ok(value),
            _ => Err(self.overflow_error("Python int too large to convert to C int")),
        }
    }

    /// A number argument as a float, as `math` takes it.
    pub fn float_arg(&mut self, value: &Value) -> PyResult<f64> {
        match value.builtin() {
            Value::Float(number) => Ok(*number),
            _ => {
                if let Some(number) = self.float_of(value)? {
                    return Ok(number);
                }
                let kind = self.type_name(value);
                Err(self.type_error(format!("must be real number, not {kind}")))
            }
        }
    }

    /// The name of an attribute that was given as an argument.
    pub fn attribute_name(&mut self, value: &Value) -> PyResult<Str> {
        match value.as_str() {
            Some(text) => Ok(text.clone()),
            None => {
                let kind = self.type_name(value);
                Err(self.type_error(format!("attribute name must be string, not '{kind}'")))
            }
        }
    }

    /// A string argument of a native function.
    pub fn str_arg(&mut self, value: &Value, complaint: &str) -> PyResult<Str> {
        match value.as_str() {
            Some(text) => Ok(text.clone()),
            None => {
                // Where the argument is named, `None` is not called by its type.
                let names = complaint.contains("() argument") || complaint.starts_with("argument ");
                let kind = if names && value.is_none() {
                    "None".to_owned()
                } else {
                    self.type_name(value).to_string()
                };
                Err(self.type_error(format!("{complaint}, not {kind}")))
            }
        }
    }
}

/// The iterator of a built-in container.
fn builtin_iter(value: &Value) -> Option<IterState> {
    Some(match value {
        Value::List(list) => IterState::List { list: list.clone(), index: 0 },
        Value::Tuple(items) => IterState::Tuple { items: items.clone(), index: 0 },
        Value::Str(text) => IterState::Str { text: text.clone(), offset: 0 },
        Value::Dict(dict) => IterState::dict(dict, crate::iter::DictPart::Keys),
        Value::Set(set) | Value::FrozenSet(set) => {
            IterState::Set { set: set.clone(), position: 0, length: set.len() }
        }
        Value::Range(range) => IterState::Range { next: range.start, left: range.len(), step: range.step },
        Value::Bytes(bytes) => IterState::Bytes { bytes: bytes.clone(), index: 0 },
        Value::ByteArray(bytes) => IterState::ByteArray { bytes: bytes.clone(), index: 0 },
        _ => return None,
    })
}

/// The built-in value inside an instance of a subclass of a built-in type.
pub(crate) fn payload_value(value: &Value) -> Option<&Value> {
    match value {
        Value::Instance(instance) => match &instance.payload {
            Payload::Value(inner) => Some(inner),
            _ => None,
        },
        _ => None,
    }
}
