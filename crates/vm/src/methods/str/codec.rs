//! Texts to bytes and back: `str.encode`, and what `bytes.decode` and the constructors share with it.

use std::rc::Rc;

use text::codec::{self, Encoding, Handler};

use crate::class::Class;
use crate::native::Args;
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
    /// The name that a failure is noted with: CPython does that for all that it looks up, which the usual ones are not.
    noted: Option<Str>,
    /// What the program has registered under that name.
    own: Option<Value>,
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
        Self::of(vm, encoding, errors, "encode")
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
        if data.is_empty() { Ok(None) } else { Self::of(vm, encoding, errors, "decode").map(Some) }
    }

    /// The two arguments as texts.
    pub fn names(
        vm: &mut Vm,
        function: &str,
        encoding: Option<Value>,
        errors: Option<Value>,
    ) -> PyResult<(Option<Str>, Option<Str>)> {
        Ok((Self::name(vm, function, encoding, "encoding")?, Self::name(vm, function, errors, "errors")?))
    }

    /// One of them, the argument of that name.
    pub fn name(vm: &mut Vm, function: &str, given: Option<Value>, name: &str) -> PyResult<Option<Str>> {
        let Some(given) = given else { return Ok(None) };
        let text = vm.str_named(&given, function, name)?;
        vm.check_encodes(&text)?;
        match text.contains('\0') {
            true => Err(vm.value_error("embedded null character")),
            false => Ok(Some(text)),
        }
    }

    /// Looks an encoding up, to encode or to decode.
    pub fn of(vm: &mut Vm, encoding: Option<Str>, errors: Option<Str>, way: &str) -> PyResult<Codec> {
        let Some(name) = encoding else {
            return Ok(Codec { encoding: Encoding::Utf8, errors, noted: None, own: None });
        };
        let Some(encoding) = Encoding::of(&name) else {
            if let Some(own) = own_codec(vm, "_registered", vec![Value::Str(name.clone())])?
                && !own.is_none()
            {
                return Ok(Codec { encoding: Encoding::Utf8, errors, noted: Some(name), own: Some(own) });
            }
            return Err(match codec::left_out(&name) {
                Some(module) => vm.refuse(format!(
                    "{module} is not available in Interleave: \
                     this part of Python's own library is left out here"
                )),
                None if codec::is_not_for_text(&name) => vm.lookup_error(format!(
                    "'{}' is not a text encoding; use codecs.{way}() to handle arbitrary codecs",
                    name.as_str()
                )),
                None => vm.lookup_error(codec::unknown_encoding(&name)),
            });
        };
        let is_usual = match encoding {
            Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1 => true,
            Encoding::Wide { order, .. } => order.is_none(),
            Encoding::Utf8Sig | Encoding::Page(_) | Encoding::Escape { .. } => false,
        };
        let noted = (!is_usual).then_some(name);
        Ok(Codec { encoding, errors, noted, own: None })
    }

    /// What a codec of the program makes of a value.
    fn by_program(&self, vm: &mut Vm, way: &str, value: Value) -> PyResult<Option<Value>> {
        let (Some(own), Some(name)) = (&self.own, &self.noted) else { return Ok(None) };
        let errors = self.errors.clone().map_or(Value::None, Value::Str);
        let args = vec![Value::Str(name.clone()), Value::str(way), own.clone(), value, errors];
        own_codec(vm, "_with_own", args)
    }

    fn handler(&self) -> Option<Handler> {
        self.errors.as_ref().map_or(Some(Handler::Strict), |name| Handler::of(name))
    }

    /// The handler that the program has registered under the name.
    fn registered(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let name = vm.intern("codecs");
        let Some(Value::Module(codecs)) = vm.modules.get_str(&name) else { return Ok(None) };
        let Some(lookup) = codecs.dict.get("lookup_error") else { return Ok(None) };
        let name = self.errors.as_ref().map_or("", |name| name.as_str());
        vm.call(&lookup, Args::one(Value::str(name))).map(Some)
    }

    /// Notes where it failed, if a program asked for it: what the library encodes it encodes for others.
    fn noting<T>(&self, vm: &mut Vm, what: &str, result: PyResult<T>) -> PyResult<T> {
        // A codec of the program notes its own failures.
        if let (Err(raised), Some(name), None) = (&result, &self.noted, &self.own)
            && vm.python_frame().is_some_and(|frame| !frame.code.is_library())
        {
            let note = Value::str(format!("{what} with '{}' codec failed", name.as_str()));
            let _ = crate::exceptions::add_note(vm, Args::two(raised.value(), note));
        }
        result
    }

    fn unknown_handler(&self, vm: &mut Vm) -> crate::Raised {
        let name = self.errors.as_ref().map_or("", |name| name.as_str());
        vm.lookup_error(codec::unknown_handler(name))
    }
}

/// Calls a function of `codecs`, if the program has imported it.
fn own_codec(vm: &mut Vm, function: &str, args: Vec<Value>) -> PyResult<Option<Value>> {
    let name = vm.intern("codecs");
    let Some(Value::Module(codecs)) = vm.modules.get_str(&name) else { return Ok(None) };
    let Some(function) = codecs.dict.get(function) else { return Ok(None) };
    vm.call(&function, Args::of(args)).map(Some)
}

/// A text in UTF-8, with a handler of surrogates.
pub(crate) fn encode_utf8(vm: &mut Vm, text: &str, errors: &str) -> PyResult<Vec<u8>> {
    let (text, errors) = (crate::value::str_object(text), crate::value::str_object(errors));
    encode(vm, &text, &Codec { encoding: Encoding::Utf8, errors: Some(errors), noted: None, own: None })
}

impl Vm {
    /// A text that C gets must not hold surrogates.
    pub(crate) fn check_encodes(&mut self, text: &str) -> PyResult<()> {
        if text::surrogates::are_in(text) {
            encode_utf8(self, text, "strict")?;
        }
        Ok(())
    }
}

pub(in crate::methods) fn encode(vm: &mut Vm, text: &Str, codec: &Codec) -> PyResult<Vec<u8>> {
    vm.reserve(text.as_str().len())?;
    let result = encode_all(vm, text, codec);
    codec.noting(vm, "encoding", result)
}

fn encode_all(vm: &mut Vm, text: &Str, codec: &Codec) -> PyResult<Vec<u8>> {
    if let Some(Value::Bytes(data)) =
        codec.by_program(vm, "encode", Value::Str(text.clone()))?.as_ref().map(Value::builtin)
    {
        return Ok(data.data.to_vec());
    }
    match codec::encode(text, codec.encoding, codec.handler().unwrap_or(Handler::Strict)) {
        Ok(data) => Ok(data),
        Err(error) if codec.handler().is_some() => Err(encode_error(vm, text, &error, 0)),
        Err(_) => match codec.registered(vm)? {
            Some(handler) => encode_with(vm, text, codec.encoding, &handler),
            None => Err(codec.unknown_handler(vm)),
        },
    }
}

/// The exception for a mistake in the part of a text that begins at a position.
fn encode_error(vm: &mut Vm, text: &Str, error: &codec::EncodeError, position: usize) -> crate::Raised {
    let class = vm.types.unicode_encode_error.clone();
    let args = vec![
        Value::str(error.encoding),
        Value::Str(text.clone()),
        Value::from(position + error.start),
        Value::from(position + error.end),
        Value::str(error.reason),
    ];
    vm.new_exception(&class, args)
}

/// Encodes with a handler that the program has registered: it gives what to put in the place, and where to go on.
fn encode_with(vm: &mut Vm, text: &Str, encoding: Encoding, handler: &Value) -> PyResult<Vec<u8>> {
    const SHAPE: &str = "encoding error handler must return (str/bytes, int) tuple";
    let starts: Vec<usize> =
        text.as_str().char_indices().map(|(at, _)| at).chain([text.as_str().len()]).collect();
    let length = starts.len() - 1;
    let (mut out, mut position) = (Vec::new(), 0);
    // A mark stands at the beginning alone, and what encodes all characters takes no others in their place.
    let mark = codec::encode("", encoding, Handler::Strict).unwrap_or_default();
    let encoded =
        |text: &str| codec::encode(text, encoding, Handler::Strict).map(|data| data[mark.len()..].to_vec());
    out.extend(&mark);
    loop {
        let rest = &text.as_str()[starts[position]..];
        let error = match encoded(rest) {
            Ok(data) => {
                out.extend(data);
                return Ok(out);
            }
            Err(error) => error,
        };
        let valid = &text.as_str()[starts[position]..starts[position + error.start]];
        out.extend(encoded(valid).unwrap_or_default());
        let raised = encode_error(vm, text, &error, position);
        let given = vm.call(handler, Args::one(raised.value()))?;
        let (replacement, next) = handled(vm, &given, SHAPE)?;
        match replacement.builtin() {
            Value::Bytes(data) if data.data.len() % encoding.unit() == 0 => out.extend(&data.data[..]),
            Value::Str(put) if put.is_ascii() || !encoding.has_all() => match encoded(put) {
                Ok(data) => out.extend(data),
                Err(_) => return Err(raised),
            },
            Value::Bytes(_) | Value::Str(_) => return Err(raised),
            _ => return Err(vm.type_error(SHAPE)),
        }
        // A handler may go back without end.
        vm.reserve(out.len())?;
        vm.spend_bytes(valid.len())?;
        position = within(vm, next, length)?;
    }
}

/// What a handler has given: a replacement, and a position.
fn handled(vm: &mut Vm, given: &Value, shape: &str) -> PyResult<(Value, i64)> {
    let Value::Tuple(pair) = given.builtin() else { return Err(vm.type_error(shape)) };
    let [replacement, Value::Int(position)] = &pair[..] else { return Err(vm.type_error(shape)) };
    Ok((replacement.clone(), *position))
}

/// A position that a handler has given, counted from the end where it is negative.
fn within(vm: &mut Vm, position: i64, length: usize) -> PyResult<usize> {
    let end = i64::try_from(length).unwrap_or(i64::MAX);
    let place = if position < 0 { position + end } else { position };
    match usize::try_from(place) {
        Ok(place) if place <= length => Ok(place),
        _ => Err(vm.index_error(format!("position {position} from error handler out of bounds"))),
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
    let result = decode_all(vm, object, data, codec);
    codec.noting(vm, "decoding", result)
}

fn decode_all(vm: &mut Vm, object: &Value, data: &[u8], codec: &Codec) -> PyResult<String> {
    if let Some(text) = codec.by_program(vm, "decode", object.clone())? {
        return Ok(text.as_str().map(|text| text.as_str().to_owned()).unwrap_or_default());
    }
    match codec::decode(data, codec.encoding, codec.handler().unwrap_or(Handler::Strict)) {
        Ok(text) => Ok(text),
        Err(_) if matches!(codec.handler(), Some(Handler::XmlCharRefReplace | Handler::NameReplace)) => {
            Err(vm.type_error("don't know how to handle UnicodeDecodeError in error callback"))
        }
        Err(error) if codec.handler().is_some() => Err(decode_error(vm, object, data, &error, 0)),
        Err(_) => match codec.registered(vm)? {
            Some(handler) => decode_with(vm, object, data, codec.encoding, &handler),
            None => Err(codec.unknown_handler(vm)),
        },
    }
}

/// The exception for a mistake in the part of some data that begins at a position.
fn decode_error(
    vm: &mut Vm,
    object: &Value,
    data: &[u8],
    error: &codec::DecodeError,
    position: usize,
) -> crate::Raised {
    let class = vm.types.unicode_decode_error.clone();
    let object = match object.builtin() {
        bytes @ Value::Bytes(_) => bytes.clone(),
        _ => Value::bytes(data),
    };
    let args = vec![
        Value::str(error.encoding),
        object,
        Value::from(position + error.start),
        Value::from(position + error.end),
        Value::str(error.reason),
    ];
    vm.new_exception(&class, args)
}

/// Decodes with a handler that the program has registered. It may put other data in the place of what is decoded.
fn decode_with(
    vm: &mut Vm,
    object: &Value,
    data: &[u8],
    encoding: Encoding,
    handler: &Value,
) -> PyResult<String> {
    const SHAPE: &str = "decoding error handler must return (str, int) tuple";
    let (mut out, mut position, mut encoding) = (String::new(), 0, encoding);
    let mut data = std::borrow::Cow::Borrowed(data);
    let mut object = match object.builtin() {
        bytes @ Value::Bytes(_) => bytes.clone(),
        _ => Value::bytes(&*data),
    };
    loop {
        let error = match codec::decode(&data[position..], encoding, Handler::Strict) {
            Ok(text) => {
                out.push_str(&text);
                return Ok(out);
            }
            Err(error) => error,
        };
        let valid = &data[position..position + error.start];
        vm.spend_bytes(valid.len())?;
        out.push_str(&codec::decode(valid, encoding, Handler::Strict).unwrap_or_default());
        let raised = decode_error(vm, &object, &data, &error, position).value();
        let given = vm.call(handler, Args::one(raised.clone()))?;
        let (replacement, next) = handled(vm, &given, SHAPE)?;
        let Value::Str(put) = replacement.builtin() else { return Err(vm.type_error(SHAPE)) };
        out.push_str(put);
        vm.reserve(out.len())?;
        encoding = encoding.after_the_beginning(&data);
        let shown = vm.get_attr_str(&raised, "object")?;
        if !shown.is(&object) {
            let Value::Bytes(bytes) = shown.builtin() else {
                return Err(vm.type_error("object attribute must be bytes"));
            };
            data = std::borrow::Cow::Owned(bytes.data.to_vec());
            object = shown.clone();
        }
        position = within(vm, next, data.len())?;
    }
}
