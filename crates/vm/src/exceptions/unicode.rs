//! What could not be encoded, decoded or translated.

use std::rc::Rc;

use super::{data, field, member, set_field};
use crate::class::Class;
use crate::exception::ExceptionData;
use crate::native::Args;
use crate::operators::bytes_of;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

const ENCODING: usize = 0;
const OBJECT: usize = 1;
const START: usize = 2;
const END: usize = 3;
const REASON: usize = 4;

pub(super) fn install(vm: &mut Vm) {
    let (decode, encode, translate) = (
        vm.types.unicode_decode_error.clone(),
        vm.types.unicode_encode_error.clone(),
        vm.types.unicode_translate_error.clone(),
    );
    for class in [&decode, &encode, &translate] {
        install_members(vm, class);
    }
    vm.def(&decode, "__init__", |vm, args| init(vm, args, true, true));
    vm.def(&encode, "__init__", |vm, args| init(vm, args, true, false));
    vm.def(&translate, "__init__", |vm, args| init(vm, args, false, false));
    vm.def(&decode, "__str__", |vm, args| {
        let Some(place) = Place::of(vm, &args[0])? else { return Ok(Value::str("")) };
        let Place { encoding, object, start, end, reason } = place;
        let byte = bytes_of(&object).and_then(|bytes| bytes.get(usize::try_from(start).ok()?).copied());
        Ok(Value::str(match byte {
            Some(byte) if end == start + 1 => {
                format!("'{encoding}' codec can't decode byte {byte:#04x} in position {start}: {reason}")
            }
            _ => {
                let last = end - 1;
                format!("'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}")
            }
        }))
    });
    vm.def(&encode, "__str__", |vm, args| {
        let Some(place) = Place::of(vm, &args[0])? else { return Ok(Value::str("")) };
        let before = format!("'{}' codec can't encode character", place.encoding);
        Ok(Value::str(place.of_characters(&before)))
    });
    vm.def(&translate, "__str__", |vm, args| {
        let Some(place) = Place::of(vm, &args[0])? else { return Ok(Value::str("")) };
        Ok(Value::str(place.of_characters("can't translate character")))
    });
}

fn install_members(vm: &mut Vm, class: &Rc<Class>) {
    member!(vm, class, "encoding", initial, ENCODING);
    member!(vm, class, "object", initial, OBJECT);
    member!(vm, class, "reason", initial, REASON);
    vm.def_get(
        class,
        "start",
        |_, value| Ok(super::shown(field(value, initial, START))),
        Some(|vm, object, value| set_number(vm, object, START, value)),
    );
    vm.def_get(
        class,
        "end",
        |_, value| Ok(super::shown(field(value, initial, END))),
        Some(|vm, object, value| set_number(vm, object, END, value)),
    );
}

fn set_number(vm: &mut Vm, object: &Value, index: usize, value: Value) -> PyResult<()> {
    if value.is_null() {
        return Err(vm.type_error("can't delete numeric/char attribute"));
    }
    let number = vm.small_index(&value)?;
    set_field(object, initial, index, Value::Int(number));
    Ok(())
}

/// For an exception that the machine made: those of translations have no encoding.
fn initial(data: &ExceptionData) -> Vec<Value> {
    match &*data.args.borrow() {
        Value::Tuple(items) if items.len() == 4 => {
            std::iter::once(Value::Null).chain(items.iter().cloned()).collect()
        }
        Value::Tuple(items) => items.to_vec(),
        _ => Vec::new(),
    }
}

fn init(vm: &mut Vm, mut args: Args, has_encoding: bool, has_bytes: bool) -> PyResult {
    let exception = args.take(0);
    args.pos.remove(0);
    let kind = vm.type_name(&exception);
    args.no_kw(vm, &kind)?;
    let given = args.pos.to_vec();
    *data(&exception).args.borrow_mut() = Value::tuple(given.clone());
    let wanted = if has_encoding { 5 } else { 4 };
    if given.len() != wanted {
        let count = given.len();
        return Err(vm.type_error(format!("function takes exactly {wanted} arguments ({count} given)")));
    }
    let text = |vm: &mut Vm, index: usize| {
        let complaint = format!("argument {} must be str", index + 1);
        vm.str_arg(&given[index], &complaint).map(Value::Str)
    };
    let mut parts = Vec::new();
    let mut index = 0;
    if has_encoding {
        parts.push(text(vm, 0)?);
        index = 1;
    } else {
        parts.push(Value::Null);
    }
    parts.push(match bytes_of(&given[index]) {
        Some(bytes) if has_bytes => Value::bytes(bytes.to_vec()),
        _ if has_bytes => {
            let kind = vm.type_name(&given[index]);
            return Err(vm.type_error(format!("a bytes-like object is required, not '{kind}'")));
        }
        _ => text(vm, index)?,
    });
    for offset in [1, 2] {
        parts.push(Value::Int(vm.small_index(&given[index + offset])?));
    }
    parts.push(text(vm, index + 3)?);
    *data(&exception).extra.borrow_mut() = Value::tuple(parts);
    Ok(Value::None)
}

/// Where in what it went wrong, and why.
struct Place {
    encoding: String,
    object: Value,
    start: i64,
    end: i64,
    reason: String,
}

impl Place {
    fn of(vm: &mut Vm, exception: &Value) -> PyResult<Option<Place>> {
        let object = field(exception, initial, OBJECT);
        let (Value::Int(start), Value::Int(end)) =
            (field(exception, initial, START), field(exception, initial, END))
        else {
            return Ok(None);
        };
        if object.is_null() {
            return Ok(None);
        }
        let encoding = super::shown(field(exception, initial, ENCODING));
        let reason = super::shown(field(exception, initial, REASON));
        let (encoding, reason) = (vm.str(&encoding)?.to_string(), vm.str(&reason)?.to_string());
        Ok(Some(Place { encoding, object, start, end, reason }))
    }

    fn of_characters(&self, before: &str) -> String {
        let Place { start, end, reason, .. } = self;
        let at = usize::try_from(*start).ok();
        let char = self.object.as_str().and_then(|text| text.chars().nth(at?));
        match char {
            Some(char) if *end == start + 1 => {
                let code = text::surrogates::code_of(char);
                let shown = match code {
                    0..=0xff => format!("\\x{code:02x}"),
                    0x100..=0xffff => format!("\\u{code:04x}"),
                    _ => format!("\\U{code:08x}"),
                };
                format!("{before} '{shown}' in position {start}: {reason}")
            }
            _ => format!("{before}s in position {start}-{}: {reason}", end - 1),
        }
    }
}
