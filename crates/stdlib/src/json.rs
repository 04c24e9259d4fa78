//! `_json`: reading and writing JSON where no code of the program has a say.
//!
//! Neither nests on the Rust stack: containers that are open stand on a stack of their own.

use std::rc::Rc;

use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

mod read;
mod write;

/// Containers inside each other beyond this depth are a `RecursionError`, as in CPython.
const MAX_DEPTH: usize = 9995;

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    vm.add_function(module, "encode", encode);
    vm.add_function(module, "decode", decode);
    Ok(())
}

/// `encode(obj, skipkeys, ensure_ascii, allow_nan, sort_keys, indent, item_separator, key_separator)`: the text, or
/// None where Python has to help.
fn encode(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "encode", 0, 8)?;
    let indent = match args[5].builtin() {
        Value::None => None,
        Value::Str(text) => Some(text.to_string()),
        // More is not asked for by anybody, and Python can do it.
        Value::Int(width) if *width <= 1000 => Some(" ".repeat(usize::try_from(*width).unwrap_or(0))),
        Value::Bool(width) => Some(" ".repeat(usize::from(*width))),
        _ => return Ok(Value::None),
    };
    let (Some(item_separator), Some(key_separator)) = (args[6].as_str(), args[7].as_str()) else {
        return Ok(Value::None);
    };
    let style = write::Style {
        skip_keys: vm.truth(&args[1])?,
        ascii: vm.truth(&args[2])?,
        allow_nan: vm.truth(&args[3])?,
        sort_keys: vm.truth(&args[4])?,
        indent,
        item_separator: item_separator.to_string(),
        key_separator: key_separator.to_string(),
    };
    Ok(write::write(vm, &args[0], &style)?.map_or(Value::None, Value::from))
}

/// `decode(text, index, strict)`: `(True, value, end)`, or `(False, message, position)`.
fn decode(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "decode", 0, 3)?;
    let text = vm.str_arg(&args[0], "first argument must be a string")?;
    let index = vm.small_index(&args[1])?;
    let Ok(index) = usize::try_from(index) else { return Err(vm.value_error("idx cannot be negative")) };
    let strict = vm.truth(&args[2])?;
    let start = match text.is_ascii() {
        true => index.min(text.as_str().len()),
        false => text.char_indices().nth(index).map_or(text.as_str().len(), |(at, _)| at),
    };
    let (found, value, at) = match read::read(vm, &text, start, strict)? {
        Ok((value, end)) => (true, value, end),
        Err(read::Wrong { message, at }) => (false, message.into(), at),
    };
    // An index beyond the text is where nothing stands.
    let at = if index > text.len() { index } else { text.as_str()[..at].chars().count() };
    Ok(Value::tuple(vec![Value::Bool(found), value, Value::from(at)]))
}
