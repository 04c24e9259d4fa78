//! Taking bytes apart and putting them together: `split`, `splitlines`, `partition`, `join`.

use text::strings;

use crate::methods::bytes::{Kind, This, buffer_arg, buffer_of, from_latin1, methods, to_latin1};
use crate::methods::str::joined_iter;
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm) {
    methods!(vm;
        "split" |vm, this, args| split(vm, this, args, strings::split, false),
        "rsplit" |vm, this, args| split(vm, this, args, strings::rsplit, true),
        "splitlines" splitlines,
        "partition" |vm, this, args| partition(vm, this, args, strings::partition),
        "rpartition" |vm, this, args| partition(vm, this, args, strings::rpartition),
        "join" join,
    );
}

type Split = for<'a> fn(&'a str, &str, i64) -> text::Result<Vec<&'a str>>;

fn split(vm: &mut Vm, this: This, args: Args, split: Split, from_right: bool) -> PyResult {
    let [separator, max_split] = args.bind(vm, this.name, 1, ["sep", "maxsplit"], 0)?;
    let max_split = match max_split {
        Some(max_split) => vm.small_index(&max_split)?,
        None => -1,
    };
    match separator.and_then(Value::to_option) {
        None => {
            let most = usize::try_from(max_split).unwrap_or(usize::MAX);
            let parts = if from_right { words_from_right(&this.data, most) } else { words(&this.data, most) };
            list_of_parts(vm, &this, parts.into_iter().map(<[u8]>::to_vec).collect())
        }
        Some(separator) => {
            let separator = to_latin1(&buffer_arg(vm, &separator)?);
            match split(&this.text(), &separator, max_split) {
                Ok(parts) => list_of_parts(vm, &this, parts.into_iter().map(from_latin1).collect()),
                Err(error) => Err(vm.text_error(error)),
            }
        }
    }
}

fn list_of_parts(vm: &mut Vm, this: &This, parts: Vec<Vec<u8>>) -> PyResult {
    vm.spend(parts.len() as u64 / 8)?;
    vm.reserve(parts.len().saturating_mul(49))?;
    Ok(Value::list(parts.into_iter().map(|part| this.give(part)).collect()))
}

/// What separates words of bytes.
pub(super) fn is_space(byte: &u8) -> bool {
    text::unicode::is_ascii_space(*byte as char)
}

fn words(data: &[u8], most: usize) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = trim_start(data);
    while !rest.is_empty() {
        if parts.len() == most {
            parts.push(rest);
            break;
        }
        let end = rest.iter().position(is_space).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = trim_start(&rest[end..]);
    }
    parts
}

fn words_from_right(data: &[u8], most: usize) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = trim_end(data);
    while !rest.is_empty() {
        if parts.len() == most {
            parts.push(rest);
            break;
        }
        let start = rest.iter().rposition(is_space).map_or(0, |space| space + 1);
        parts.push(&rest[start..]);
        rest = trim_end(&rest[..start]);
    }
    parts.reverse();
    parts
}

fn trim_start(data: &[u8]) -> &[u8] {
    let start = data.iter().position(|byte| !is_space(byte)).unwrap_or(data.len());
    &data[start..]
}

fn trim_end(data: &[u8]) -> &[u8] {
    let end = data.iter().rposition(|byte| !is_space(byte)).map_or(0, |last| last + 1);
    &data[..end]
}

fn splitlines(vm: &mut Vm, this: This, args: Args) -> PyResult {
    let [keep_ends] = args.bind(vm, "splitlines", 1, ["keepends"], 0)?;
    let keep_ends = match keep_ends {
        Some(keep_ends) => vm.truth(&keep_ends)?,
        None => false,
    };
    let mut lines = Vec::new();
    let mut rest = &this.data[..];
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let after = if rest[end..].starts_with(b"\r\n") { end + 2 } else { (end + 1).min(rest.len()) };
        lines.push(rest[..if keep_ends { after } else { end }].to_vec());
        rest = &rest[after..];
    }
    list_of_parts(vm, &this, lines)
}

type Partition = for<'a> fn(&'a str, &str) -> text::Result<(&'a str, &'a str, &'a str)>;

fn partition(vm: &mut Vm, this: This, args: Args, partition: Partition) -> PyResult {
    vm.exactly(&args, this.kind.name(), this.name, 1)?;
    let separator = to_latin1(&buffer_arg(vm, &args[1])?);
    match partition(&this.text(), &separator) {
        Ok((before, separator, after)) => {
            let [before, separator, after] =
                [before, separator, after].map(|part| this.give(from_latin1(part)));
            // A separator that was found is given back as it came.
            let separator = match (this.kind, vm.truth(&separator)?) {
                (Kind::Bytes, true) => args[1].clone(),
                _ => separator,
            };
            Ok(Value::tuple(vec![before, separator, after]))
        }
        Err(error) => Err(vm.text_error(error)),
    }
}

fn join(vm: &mut Vm, this: This, args: Args) -> PyResult {
    vm.exactly(&args, this.kind.name(), this.name, 1)?;
    let items = match &args[1] {
        list @ (Value::List(_) | Value::Tuple(_)) => vm.list_of(list)?,
        iterable => {
            let iter = joined_iter(vm, iterable)?;
            vm.sized_list_of(&iter)?
        }
    };
    let mut joined = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let Some(part) = buffer_of(vm, item)? else {
            let kind = vm.type_name(item);
            return Err(
                vm.type_error(format!("sequence item {index}: expected a bytes-like object, {kind} found"))
            );
        };
        vm.reserve(joined.len().saturating_add(this.data.len()).saturating_add(part.len()))?;
        if index > 0 {
            joined.extend_from_slice(&this.data);
        }
        joined.extend(part);
    }
    vm.spend_bytes(joined.len())?;
    Ok(this.give(joined))
}
