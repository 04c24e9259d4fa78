//! `template % values`, of texts and of bytes.
//!
//! A template of bytes is read as Latin-1, where every byte is one character, and so is what it gives.

use text::percent::{self, Conversion, Count, Field, Piece};

use crate::methods::bytes;
use crate::methods::int::{int_ref, to_int};
use crate::native::Args;
use crate::value::{PyResult, Raised, Str, Value};
use crate::vm::Vm;

/// What the template and the result are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::methods) enum Kind {
    Text,
    Bytes,
}

impl Vm {
    /// `template % args`
    pub(crate) fn percent_format(&mut self, template: &Str, args: &Value) -> PyResult {
        percent(self, template, args, Kind::Text).map(Value::str)
    }
}

/// Fills in a template.
pub(in crate::methods) fn percent(vm: &mut Vm, template: &str, args: &Value, kind: Kind) -> PyResult<String> {
    let mut values = Values::new(vm, args, kind);
    let mut out = String::with_capacity(template.len());
    for piece in percent::pieces(template) {
        match piece {
            Piece::Literal(literal) => out.push_str(literal),
            Piece::Field(field) => {
                let text = write_field(vm, &field, &mut values, kind)?;
                vm.reserve(out.len().saturating_add(text.len()))?;
                vm.spend(1)?;
                out.push_str(&text);
            }
        }
    }
    if values.left_over() {
        return Err(vm.type_error(match kind {
            Kind::Text => percent::NOT_ALL_CONVERTED,
            Kind::Bytes => "not all arguments converted during bytes formatting",
        }));
    }
    Ok(out)
}

/// The values that fields take, in order.
struct Values {
    items: Items,
    mapping: Option<Value>,
}

enum Items {
    Tuple {
        items: Vec<Value>,
        next: usize,
    },
    /// A single value, until it is taken.
    Single(Option<Value>),
}

impl Values {
    fn new(vm: &mut Vm, args: &Value, kind: Kind) -> Values {
        let items = match args.builtin() {
            Value::Tuple(items) => Items::Tuple { items: items.to_vec(), next: 0 },
            _ => Items::Single(Some(args.clone())),
        };
        let is_mapping = match args.builtin() {
            Value::Tuple(_) => false,
            Value::Str(_) => false,
            Value::Bytes(_) | Value::ByteArray(_) => kind == Kind::Text,
            Value::Dict(_) | Value::List(_) | Value::Range(_) => true,
            _ => {
                let class = vm.class_of(args);
                match class.lookup(&vm.names.getitem) {
                    None => false,
                    Some(Value::Function(_)) => true,
                    // A deque has items by number alone.
                    Some(_) => args.native::<crate::deque::Deque>().is_none(),
                }
            }
        };
        Values { items, mapping: is_mapping.then(|| args.clone()) }
    }

    fn take(&mut self, vm: &mut Vm) -> PyResult {
        let value = match &mut self.items {
            Items::Tuple { items, next } => {
                *next += 1;
                items.get(*next - 1).cloned()
            }
            Items::Single(value) => value.take(),
        };
        value.ok_or_else(|| vm.type_error(percent::NOT_ENOUGH_ARGUMENTS))
    }

    fn left_over(&self) -> bool {
        self.mapping.is_none()
            && match &self.items {
                Items::Tuple { items, next } => *next < items.len(),
                Items::Single(value) => value.is_some(),
            }
    }
}

fn write_field(vm: &mut Vm, field: &Field, values: &mut Values, kind: Kind) -> PyResult<String> {
    if field.needs_mapping && values.mapping.is_none() {
        return Err(vm.type_error(percent::REQUIRES_MAPPING));
    }
    if let (Some(key), Some(mapping)) = (field.key, &values.mapping) {
        let key = match kind {
            Kind::Text => Value::str(key),
            Kind::Bytes => Value::bytes(bytes::from_latin1(key)),
        };
        let value = vm.get_item(&mapping.clone(), &key)?;
        values.items = Items::Single(Some(value));
    }
    let mut star = |vm: &mut Vm, count: Option<Count>, read: fn(text::IntRef) -> text::Result<i64>| {
        if count != Some(Count::Star) {
            return Ok(0);
        }
        let value = values.take(vm)?;
        match int_ref(value.builtin()) {
            Some(int) => read(int).map_err(|error| vm.text_error(error)),
            None => Err(vm.type_error(percent::STAR_WANTS_INT)),
        }
    };
    let width = star(vm, field.width, |int| percent::star_width(int))?;
    let precision = star(vm, field.precision, |int| percent::star_precision(int))?;
    let conversion = field.resolve(width, precision).map_err(|error| vm.text_error(error))?;
    let value = values.take(vm)?;
    vm.reserve(conversion.width)?;
    write(vm, &conversion, &value, kind)
}

fn write(vm: &mut Vm, conversion: &Conversion, value: &Value, kind: Kind) -> PyResult<String> {
    match (conversion.letter, kind) {
        ('s', Kind::Text) => {
            let text = vm.str(value)?;
            Ok(percent::format_str(&text, conversion))
        }
        ('r', Kind::Text) => {
            let text = vm.repr(value)?;
            Ok(percent::format_str(&text, conversion))
        }
        ('a', _) | ('r', Kind::Bytes) => {
            let text = text::quote::escape_non_ascii(&vm.repr(value)?);
            Ok(percent::format_str(&text, conversion))
        }
        ('s' | 'b', Kind::Bytes) => {
            let data = bytes_value(vm, value)?;
            Ok(percent::format_str(&bytes::to_latin1(&data), conversion))
        }
        ('c', Kind::Text) => char_of(vm, value).map(|char| percent::format_char(char, conversion)),
        ('c', Kind::Bytes) => byte_of(vm, value).map(|byte| percent::format_char(byte as char, conversion)),
        ('d' | 'i' | 'u' | 'o' | 'x' | 'X', _) => {
            let int = integer(vm, conversion.letter, value)?;
            let int = int_ref(&int).unwrap_or(text::IntRef::Small(0));
            percent::format_int(int, conversion).map_err(|error| vm.text_error(error))
        }
        ('e' | 'E' | 'f' | 'F' | 'g' | 'G', _) => {
            let float = vm.float_arg(value).map_err(|raised| float_complaint(vm, raised, value, kind))?;
            vm.reserve(conversion.precision.unwrap_or(0))?;
            percent::format_float(float, conversion).map_err(|error| vm.text_error(error))
        }
        _ => Err(vm.text_error(percent::unsupported(conversion))),
    }
}

fn float_complaint(vm: &mut Vm, raised: Raised, value: &Value, kind: Kind) -> Raised {
    if kind == Kind::Text || !vm.raised_is(&raised, &vm.types.type_error.clone()) {
        return raised;
    }
    let kind = vm.type_name(value);
    vm.type_error(format!("float argument required, not {kind}"))
}

/// The integer of `%d` and `%x`.
fn integer(vm: &mut Vm, letter: char, value: &Value) -> PyResult {
    if let Value::Int(_) | Value::Bool(_) | Value::BigInt(_) = value.builtin() {
        return Ok(value.builtin().clone());
    }
    let strict = matches!(letter, 'o' | 'x' | 'X');
    let converted = if strict {
        vm.index(value).map(Some)
    } else if let Value::Float(float) = value {
        return match text::float::to_int(*float) {
            Ok(int) => Ok(to_int(int)),
            Err(error) => Err(vm.text_error(error)),
        };
    } else if is_number(vm, value) {
        vm.int_of(value)
    } else {
        Ok(None)
    };
    let kind = vm.type_name(value);
    match converted {
        Ok(Some(int)) => Ok(int),
        Err(raised) if !vm.raised_is(&raised, &vm.types.type_error.clone()) => Err(raised),
        Ok(None) | Err(_) => Err(vm.text_error(if strict {
            percent::integer_required(letter, &kind)
        } else {
            percent::real_number_required(letter, &kind)
        })),
    }
}

/// Whether a value's class has a way to make a number of it; `__trunc__` alone is none.
fn is_number(vm: &mut Vm, value: &Value) -> bool {
    let class = vm.class_of(value);
    let names = [&vm.names.int, &vm.names.index, &vm.names.float];
    names.into_iter().any(|name| class.lookup(name).is_some())
}

fn char_of(vm: &mut Vm, value: &Value) -> PyResult<char> {
    if let Some(text) = value.as_str() {
        let mut chars = text.chars();
        return match (chars.next(), chars.next()) {
            (Some(char), None) => Ok(char),
            _ => Err(vm.type_error(percent::CHAR_REQUIRED)),
        };
    }
    match vm.index(value) {
        Ok(int) => {
            let int = int_ref(&int).unwrap_or(text::IntRef::Small(0));
            percent::char_of_int(int).map_err(|error| vm.text_error(error))
        }
        Err(raised) if vm.raised_is(&raised, &vm.types.type_error.clone()) => {
            Err(vm.type_error(percent::CHAR_REQUIRED))
        }
        Err(raised) => Err(raised),
    }
}

fn byte_of(vm: &mut Vm, value: &Value) -> PyResult<u8> {
    const COMPLAINT: &str = "%c requires an integer in range(256) or a single byte";
    if let Value::Bytes(_) | Value::ByteArray(_) = value.builtin() {
        let data = bytes::buffer(value).unwrap_or_default();
        return match data.as_slice() {
            [byte] => Ok(*byte),
            _ => Err(vm.type_error(COMPLAINT)),
        };
    }
    match vm.index(value) {
        Ok(Value::Int(int)) => match u8::try_from(int) {
            Ok(byte) => Ok(byte),
            Err(_) => Err(vm.overflow_error("%c arg not in range(256)")),
        },
        Ok(_) => Err(vm.overflow_error("%c arg not in range(256)")),
        Err(raised) if vm.raised_is(&raised, &vm.types.type_error.clone()) => Err(vm.type_error(COMPLAINT)),
        Err(raised) => Err(raised),
    }
}

/// The bytes that `%s` writes: those of a buffer, or what `__bytes__` gives.
fn bytes_value(vm: &mut Vm, value: &Value) -> PyResult<Vec<u8>> {
    if let Some(data) = bytes::buffer(value) {
        return Ok(data);
    }
    let name = vm.names.bytes.clone();
    if let Some(result) = vm.call_special(value, &name, Args::new())? {
        if let Value::Bytes(bytes) = result.builtin() {
            return Ok(bytes.data.to_vec());
        }
        let kind = vm.type_name(&result);
        return Err(vm.type_error(format!("__bytes__ returned non-bytes (type {kind})")));
    }
    if let Some(data) = bytes::buffer_of(vm, value)? {
        return Ok(data);
    }
    let kind = vm.type_name(value);
    Err(vm.type_error(format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{kind}'"
    )))
}
