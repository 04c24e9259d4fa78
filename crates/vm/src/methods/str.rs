//! The methods of `str`.
//!
//! The algorithms stand in the `text` crate; here arguments are checked, and values go in and out.

mod codec;
mod format;
mod layout;
mod operators;
mod percent;
mod search;
mod split;
mod translate;

use std::rc::Rc;

use text::strings;

use crate::class::Class;
use crate::native::Args;
use crate::value::{PyResult, Str, Value, str_object};
use crate::vm::Vm;

pub(crate) use codec::encode_utf8;
pub(super) use codec::{Codec, decode, encode};
pub(super) use format::format_method;
pub(super) use operators::repeat_count;
pub(super) use percent::{Kind, percent};
pub(super) use split::joined_iter;

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.str.clone();
    vm.def_new(&class, new);
    install_plain(vm, &class);
    search::install(vm, &class);
    split::install(vm, &class);
    layout::install(vm, &class);
    translate::install(vm, &class);
    codec::install(vm, &class);
    format::install(vm, &class);
    operators::install(vm, &class);
}

/// Methods without arguments that give a text.
macro_rules! texts {
    ($vm:ident, $class:ident; $($name:literal $function:path),* $(,)?) => {
        $($vm.def($class, $name, |vm, args| {
            let text = vm.this_str(&args, $name)?;
            args.exact(vm, concat!("str.", $name), 1, 0)?;
            Ok(same_or_new(&text, $function(&text)))
        });)*
    };
}

/// Methods without arguments that tell whether a text is of some kind.
macro_rules! questions {
    ($vm:ident, $class:ident; $($name:literal $function:path),* $(,)?) => {
        $($vm.def($class, $name, |vm, args| {
            let text = vm.this_str(&args, $name)?;
            args.exact(vm, concat!("str.", $name), 1, 0)?;
            Ok(Value::Bool($function(&text)))
        });)*
    };
}

fn install_plain(vm: &mut Vm, class: &Rc<Class>) {
    texts!(vm, class;
        "lower" strings::lower, "upper" strings::upper, "casefold" strings::casefold,
        "swapcase" strings::swapcase, "capitalize" strings::capitalize, "title" strings::title,
    );
    questions!(vm, class;
        "isalpha" strings::is_alpha, "isalnum" strings::is_alnum, "isdecimal" strings::is_decimal,
        "isdigit" strings::is_digit, "isnumeric" strings::is_numeric, "isspace" strings::is_space,
        "isprintable" strings::is_printable, "isidentifier" strings::is_identifier,
        "islower" strings::is_lower, "isupper" strings::is_upper, "istitle" strings::is_title,
        "isascii" str::is_ascii,
    );
}

/// A result that equals the receiver is the receiver, as in CPython.
fn same_or_new(text: &Str, result: impl Into<Box<str>> + AsRef<str>) -> Value {
    if result.as_ref() == text.as_str() { Value::Str(text.clone()) } else { Value::str(result) }
}

/// `str(object)`, `str(bytes, encoding, errors)`
fn new(vm: &mut Vm, mut args: Args) -> PyResult {
    let owner = vm.types.str.clone();
    let class = vm.class_for_new(&mut args, &owner)?;
    if args.kw.is_empty() && args.len() == 1 {
        if !class.is_heap && matches!(args[0], Value::Instance(_)) {
            return str_of_instance(vm, &args[0]);
        }
        let text = vm.str(&args[0])?;
        return Ok(vm.wrap_builtin(&class, Value::Str(text)));
    }
    if args.kw.is_empty() {
        args.between(vm, "str", 0, 0, 3)?;
    }
    let by_position = args.kw.is_empty();
    let [object, encoding, errors] = args.bind(vm, "str", 0, ["object", "encoding", "errors"], 0)?;
    let mut named = |given: Option<Value>, name| match given {
        Some(Value::None) if by_position => {
            Err(vm.type_error(format!("str() argument '{name}' must be str, not NoneType")))
        }
        given => Codec::name(vm, "str", given, name),
    };
    let (encoding, errors) = (named(encoding, "encoding")?, named(errors, "errors")?);
    let Some(object) = object else {
        return Ok(vm.wrap_builtin(&class, Value::Str(str_object(""))));
    };
    if encoding.is_none() && errors.is_none() {
        let text = vm.str(&object)?;
        return Ok(vm.wrap_builtin(&class, Value::Str(text)));
    }
    if object.as_str().is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    let data = match super::bytes::buffer_of(vm, &object) {
        Ok(Some(data)) => data,
        Err(raised) if vm.is_giving_up() => return Err(raised),
        _ => {
            let kind = vm.type_name(&object);
            return Err(vm.type_error(format!("decoding to str: need a bytes-like object, {kind} found")));
        }
    };
    let text = if data.is_empty() {
        String::new()
    } else {
        let codec = Codec::of(vm, encoding, errors, "decode")?;
        decode(vm, &object, &data, &codec)?
    };
    Ok(vm.wrap_builtin(&class, Value::str(text)))
}

/// What `__str__` gives, which may be of a subclass of `str`.
fn str_of_instance(vm: &mut Vm, instance: &Value) -> PyResult {
    let name = vm.names.str.clone();
    match vm.call_special(instance, &name, Args::new())? {
        Some(result) if result.as_str().is_some() => Ok(result),
        Some(result) => {
            let kind = vm.type_name(&result);
            Err(vm.type_error(format!("__str__ returned non-string (type {kind})")))
        }
        None => vm.repr(instance).map(Value::Str),
    }
}
