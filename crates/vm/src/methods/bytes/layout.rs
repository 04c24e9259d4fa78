//! Padding and stripping: `center`, `zfill`, `expandtabs`, `strip`; and `hex` and `decode`.

use text::strings;

use crate::methods::bytes::split::is_space;
use crate::methods::bytes::{This, buffer, buffer_arg, methods};
use crate::methods::str::{Codec, decode};
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm) {
    methods!(vm;
        "center" |vm, this, args| pad(vm, this, args, strings::center),
        "ljust" |vm, this, args| pad(vm, this, args, strings::ljust),
        "rjust" |vm, this, args| pad(vm, this, args, strings::rjust),
        "zfill" zfill,
        "expandtabs" expandtabs,
        "strip" |vm, this, args| strip(vm, this, args, true, true),
        "lstrip" |vm, this, args| strip(vm, this, args, true, false),
        "rstrip" |vm, this, args| strip(vm, this, args, false, true),
        "hex" hex,
        "decode" |vm, this, args| {
            let object = args.get(0).cloned().unwrap_or_default();
            let [encoding, errors] = args.bind(vm, "decode", 1, ["encoding", "errors"], 0)?;
            let Some(codec) = Codec::to_decode(vm, "decode", encoding, errors, &this.data)? else {
                return Ok(Value::str(""));
            };
            decode(vm, &object, &this.data, &codec).map(Value::str)
        },
    );
}

fn pad(vm: &mut Vm, this: This, args: Args, pad: fn(&str, i64, char) -> text::Result<String>) -> PyResult {
    vm.refuse_kw(&args, this.kind.name(), this.name)?;
    args.between(vm, this.name, 1, 1, 2)?;
    let width = vm.small_index(&args[1])?;
    let fill = match args.get(2) {
        None => b' ',
        Some(fill) => match (fill.builtin(), buffer(fill).unwrap_or_default().as_slice()) {
            (Value::Bytes(_) | Value::ByteArray(_), [fill]) => *fill,
            _ => {
                let (name, kind) = (this.name, vm.type_name(fill));
                return Err(vm.type_error(format!(
                    "{name}() argument 2 must be a byte string of length 1, not {kind}"
                )));
            }
        },
    };
    vm.reserve(text::to_size(width))?;
    this.give_text(vm, pad(&this.text(), width, fill as char))
}

fn zfill(vm: &mut Vm, this: This, args: Args) -> PyResult {
    vm.exactly(&args, this.kind.name(), this.name, 1)?;
    let width = vm.small_index(&args[1])?;
    vm.reserve(text::to_size(width))?;
    this.give_text(vm, strings::zfill(&this.text(), width))
}

fn expandtabs(vm: &mut Vm, this: This, args: Args) -> PyResult {
    let [tab_size] = args.bind(vm, "expandtabs", 1, ["tabsize"], 0)?;
    let tab_size = match tab_size {
        Some(tab_size) => vm.c_int(&tab_size)?,
        None => 8,
    };
    let tabs = this.data.iter().filter(|byte| **byte == b'\t').count();
    vm.reserve(text::to_size(tab_size).saturating_mul(tabs))?;
    this.give_text(vm, strings::expandtabs(&this.text(), tab_size))
}

fn strip(vm: &mut Vm, this: This, args: Args, left: bool, right: bool) -> PyResult {
    vm.refuse_kw(&args, this.kind.name(), this.name)?;
    args.between(vm, this.name, 1, 0, 1)?;
    let chars = match args.get(1) {
        None | Some(Value::None) => None,
        Some(chars) => Some(buffer_arg(vm, chars)?),
    };
    let goes = |byte: &u8| match &chars {
        Some(chars) => chars.contains(byte),
        None => is_space(byte),
    };
    let mut data = &this.data[..];
    while let [first, rest @ ..] = data
        && left
        && goes(first)
    {
        data = rest;
    }
    while let [rest @ .., last] = data
        && right
        && goes(last)
    {
        data = rest;
    }
    Ok(this.give(data))
}

fn hex(vm: &mut Vm, this: This, args: Args) -> PyResult {
    hex_of(vm, &this.data, args)
}

/// `data.hex(sep, bytes_per_sep)`; the receiver is still among the arguments.
pub(super) fn hex_of(vm: &mut Vm, data: &[u8], args: Args) -> PyResult {
    let [separator, group] = args.bind(vm, "hex", 1, ["sep", "bytes_per_sep"], 0)?;
    let group = match group {
        Some(group) => vm.c_int(&group)?,
        None => 1,
    };
    let separator = match separator {
        None => None,
        Some(separator) => {
            let length = vm.len(&separator)?;
            if length != 1 {
                return Err(vm.value_error("sep must be length 1."));
            }
            let char = match separator.builtin() {
                Value::Str(text) => text.chars().next(),
                // Other buffers do not do.
                Value::Bytes(bytes) => bytes.data.first().map(|byte| *byte as char),
                _ => return Err(vm.type_error("sep must be str or bytes.")),
            };
            match char {
                Some(char) if char.is_ascii() => Some(char),
                _ => return Err(vm.value_error("sep must be ASCII.")),
            }
        }
    };
    vm.reserve(data.len().saturating_mul(3))?;
    Ok(Value::str(text::codec::hex(data, separator, group)))
}
