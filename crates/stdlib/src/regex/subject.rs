//! The text that is searched.

use vm::{PyResult, Str, Value, Vm};

use super::matcher::Input;

/// A text or bytes, with the object that it comes from.
#[derive(Clone)]
pub(super) struct Subject {
    pub(super) object: Value,
    data: Data,
}

#[derive(Clone)]
enum Data {
    Text(Str),
    Bytes(std::rc::Rc<[u8]>),
}

impl Subject {
    /// Takes up an argument that a pattern for texts, or for bytes, is to be matched against.
    pub(super) fn new(vm: &mut Vm, object: &Value, is_text: bool) -> PyResult<Subject> {
        if let Some(text) = object.as_str() {
            if !is_text {
                return Err(vm.type_error("cannot use a bytes pattern on a string-like object"));
            }
            return Ok(Subject { object: object.clone(), data: Data::Text(text.clone()) });
        }
        match crate::arguments::bytes_if_any(vm, object)? {
            Some(_) if is_text => Err(vm.type_error("cannot use a string pattern on a bytes-like object")),
            Some(bytes) => Ok(Subject { object: object.clone(), data: Data::Bytes(bytes.into()) }),
            None => {
                let kind = vm.type_name(object);
                Err(vm.type_error(format!("expected string or bytes-like object, got '{kind}'")))
            }
        }
    }

    pub(super) fn input(&self) -> Input<'_> {
        match &self.data {
            Data::Text(text) => Input { data: text.as_bytes(), wide: !text.is_ascii() },
            Data::Bytes(bytes) => Input { data: bytes, wide: false },
        }
    }

    /// The length in characters.
    pub(super) fn len(&self) -> usize {
        match &self.data {
            Data::Text(text) => text.len(),
            Data::Bytes(bytes) => bytes.len(),
        }
    }

    /// A part, as a value.
    pub(super) fn part(&self, from: usize, to: usize) -> Value {
        match &self.data {
            Data::Text(text) => {
                if from == 0 && to == text.as_str().len() {
                    return Value::Str(text.clone());
                }
                Value::str(text.as_str().get(from..to).unwrap_or_default())
            }
            Data::Bytes(bytes) => Value::bytes(bytes.get(from..to).unwrap_or_default()),
        }
    }
}

/// What texts or bytes are joined in.
pub(super) enum Joined {
    Text(String),
    Bytes(Vec<u8>),
}

impl Joined {
    pub(super) fn new(is_text: bool) -> Joined {
        if is_text { Joined::Text(String::new()) } else { Joined::Bytes(Vec::new()) }
    }

    pub(super) fn push(&mut self, vm: &mut Vm, value: &Value) -> PyResult<()> {
        let item = usize::from(self.len() > 0);
        match self {
            Joined::Text(joined) => match value.as_str() {
                Some(text) => joined.push_str(text),
                None => {
                    let kind = vm.type_name(value);
                    return Err(
                        vm.type_error(format!("sequence item {item}: expected str instance, {kind} found"))
                    );
                }
            },
            Joined::Bytes(joined) => match crate::arguments::bytes_if_any(vm, value)? {
                Some(bytes) => joined.extend(bytes),
                None => {
                    let kind = vm.type_name(value);
                    return Err(vm.type_error(format!(
                        "sequence item {item}: expected a bytes-like object, {kind} found"
                    )));
                }
            },
        }
        Ok(())
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Joined::Text(text) => text.len(),
            Joined::Bytes(bytes) => bytes.len(),
        }
    }

    pub(super) fn into_value(self) -> Value {
        match self {
            Joined::Text(text) => Value::str(text),
            Joined::Bytes(bytes) => Value::bytes(bytes),
        }
    }
}
