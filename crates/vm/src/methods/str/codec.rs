//! Texts to bytes and back: `str.encode`, and what `bytes.decode` and the constructors share with it.

use std::rc::Rc;

use text::codec::{self, Encoding, Handler};

use crate::class::Class;
use crate::value::{PyResult, Str, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "encode", |vm, args| {
        let text = vm.this_str(&args, "encode")?;
        let [encoding, errors] = args.bind(vm, "encode", 1, ["encoding", "errors"], 0)?;
        let codec = Codec::from_args(vm, "encode", encoding, errors)?;
        encode(vm, &text, &codec).map(Value::bytes)
    });
}

/// An encoding, and what to do about mistakes. The handler's name is looked up when there is a mistake.
pub(in crate::methods) struct Codec {
    encoding: Encoding,
    errors: Option<Str>,
}

impl Codec {
    /// Reads the arguments `encoding` and `errors` of a function.
    pub fn from_args(
        vm: &mut Vm,
        function: &str,
        encoding: Option<Value>,
        errors: Option<Value>,
    ) -> PyResult<Codec> {
        let (encoding, errors) = Self::names(vm, function, encoding, errors)?;
        Self::of(vm, encoding, errors)
    }

    /// The same to decode `data`; none where there is nothing to decode, and no encoding is looked up.
    pub fn to_decode(
        vm: &mut Vm,
        function: &str,
        encoding: Option<Value>,
        errors: Option<Value>,
        data: &[u8],
    ) -> PyResult<Option<Codec>> {
        let (encoding, errors) = Self::names(vm, function, encoding, errors)?;
        if data.is_empty() { Ok(None) } else { Self::of(vm, encoding, errors).map(Some) }
    }

    /// The two arguments as texts.
    pub fn names(
        vm: &mut Vm,
        function: &str,
        encoding: Option<Value>,
        errors: Option<Value>,
    ) -> PyResult<(Option<Str>, Option<Str>)> {
        let mut text = |value: Option<Value>, name| match value {
            None => Ok(None),
            Some(value) => vm.str_named(&value, function, name).map(Some),
        };
        Ok((text(encoding, "encoding")?, text(errors, "errors")?))
    }

    /// Looks an encoding up.
    pub fn of(vm: &mut Vm, encoding: Option<Str>, errors: Option<Str>) -> PyResult<Codec> {
        let encoding = match encoding {
            None => Encoding::Utf8,
            Some(name) => match Encoding::of(&name) {
                Some(encoding) => encoding,
                None => {
                    return Err(match codec::left_out(&name) {
                        Some(module) => vm.refuse(format!(
                            "{module} is not available in Interleave: \
                             this part of Python's own library is left out here"
                        )),
                        None => vm.lookup_error(codec::unknown_encoding(&name)),
                    });
                }
            },
        };
        Ok(Codec { encoding, errors })
    }

    fn handler(&self) -> Option<Handler> {
        self.errors.as_ref().map_or(Some(Handler::Strict), |name| Handler::of(name))
    }

    fn unknown_handler(&self, vm: &mut Vm) -> crate::Raised {
        let name = self.errors.as_ref().map_or("", |name| name.as_str());
        vm.lookup_error(codec::unknown_handler(name))
    }
}

pub(in crate::methods) fn encode(vm: &mut Vm, text: &Str, codec: &Codec) -> PyResult<Vec<u8>> {
    vm.reserve(text.as_str().len())?;
    match codec::encode(text, codec.encoding, codec.handler().unwrap_or(Handler::Strict)) {
        Ok(data) => Ok(data),
        Err(_) if codec.handler().is_none() => Err(codec.unknown_handler(vm)),
        Err(error) => {
            let class = vm.types.unicode_encode_error.clone();
            let args = vec![
                Value::str(error.encoding),
                Value::Str(text.clone()),
                Value::from(error.start),
                Value::from(error.end),
                Value::str(error.reason),
            ];
            Err(vm.new_exception(&class, args))
        }
    }
}

/// Decodes the data of `object`, which the exception shows where that fails.
pub(in crate::methods) fn decode(
    vm: &mut Vm,
    object: &Value,
    data: &[u8],
    codec: &Codec,
) -> PyResult<String> {
    vm.reserve(data.len())?;
    vm.spend_bytes(data.len())?;
    match codec::decode(data, codec.encoding, codec.handler().unwrap_or(Handler::Strict)) {
        Ok(text) => Ok(text),
        Err(_) if codec.handler().is_none() => Err(codec.unknown_handler(vm)),
        Err(_) if matches!(codec.handler(), Some(Handler::XmlCharRefReplace | Handler::NameReplace)) => {
            Err(vm.type_error("don't know how to handle UnicodeDecodeError in error callback"))
        }
        Err(error) => {
            let class = vm.types.unicode_decode_error.clone();
            let object = match object.builtin() {
                bytes @ Value::Bytes(_) => bytes.clone(),
                _ => Value::bytes(data),
            };
            let args = vec![
                Value::str(error.encoding),
                object,
                Value::from(error.start),
                Value::from(error.end),
                Value::str(error.reason),
            ];
            Err(vm.new_exception(&class, args))
        }
    }
}
