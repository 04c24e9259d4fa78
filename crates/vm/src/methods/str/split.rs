//! Taking texts apart and putting them together: `split`, `splitlines`, `partition`, `join`.

use std::rc::Rc;

use text::strings;

use crate::class::Class;
use crate::methods::pull::{Sink, each_sized};
use crate::native::{Args, Flow};
use crate::value::{PyResult, Str, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "split", |vm, args| split(vm, args, "split", strings::split, strings::split_whitespace));
    vm.def(class, "rsplit", |vm, args| {
        split(vm, args, "rsplit", strings::rsplit, strings::rsplit_whitespace)
    });
    vm.def(class, "splitlines", splitlines);
    vm.def(class, "partition", |vm, args| partition(vm, args, "partition", strings::partition));
    vm.def(class, "rpartition", |vm, args| partition(vm, args, "rpartition", strings::rpartition));
    vm.def_flow(class, "join", join);
}

type Split = for<'a> fn(&'a str, &str, i64) -> text::Result<Vec<&'a str>>;
type SplitWhitespace = fn(&str, i64) -> Vec<&str>;

fn split(vm: &mut Vm, args: Args, name: &str, split: Split, whitespace: SplitWhitespace) -> PyResult {
    let text = vm.this_str(&args, name)?;
    let [separator, max_split] = args.bind(vm, name, 1, ["sep", "maxsplit"], 0)?;
    let max_split = match max_split {
        Some(max_split) => vm.small_index(&max_split)?,
        None => -1,
    };
    let parts = match separator.and_then(Value::to_option) {
        None => whitespace(&text, max_split),
        Some(separator) => {
            let separator = vm.str_arg(&separator, "must be str or None")?;
            match split(&text, &separator, max_split) {
                Ok(parts) => parts,
                Err(error) => return Err(vm.text_error(error)),
            }
        }
    };
    list_of_parts(vm, parts)
}

fn splitlines(vm: &mut Vm, args: Args) -> PyResult {
    let text = vm.this_str(&args, "splitlines")?;
    let [keep_ends] = args.bind(vm, "splitlines", 1, ["keepends"], 0)?;
    let keep_ends = match keep_ends {
        Some(keep_ends) => vm.truth(&keep_ends)?,
        None => false,
    };
    list_of_parts(vm, strings::splitlines(&text, keep_ends))
}

/// What each part costs besides its text: the string object, and its place in the list.
const PART_COST: usize = 64;

fn list_of_parts(vm: &mut Vm, parts: Vec<&str>) -> PyResult {
    vm.spend(parts.len() as u64 / 8)?;
    vm.reserve(parts.len().saturating_mul(PART_COST))?;
    Ok(Value::list(parts.into_iter().map(Value::str).collect()))
}

type Partition = for<'a> fn(&'a str, &str) -> text::Result<(&'a str, &'a str, &'a str)>;

fn partition(vm: &mut Vm, args: Args, name: &str, partition: Partition) -> PyResult {
    let text = vm.this_str(&args, name)?;
    vm.exactly(&args, "str", name, 1)?;
    let separator = vm.str_arg(&args[1], "must be str")?;
    match partition(&text, &separator) {
        Ok((before, found, after)) => {
            // What was found is given as the object that it was looked for by.
            let found = if found.is_empty() { Value::from(found) } else { args[1].clone() };
            Ok(Value::tuple(vec![Value::from(before), found, Value::from(after)]))
        }
        Err(error) => Err(vm.text_error(error)),
    }
}

fn join(vm: &mut Vm, args: Args) -> PyResult<Flow> {
    let separator = vm.this_str(&args, "join")?;
    args.exact(vm, "str.join", 1, 1)?;
    if let Value::List(_) | Value::Tuple(_) = &args[1] {
        let items = vm.list_of(&args[1])?;
        return joined(vm, &separator, &items).map(Flow::Value);
    }
    let iter = joined_iter(vm, &args[1])?;
    each_sized(vm, &iter, Join { separator, items: Vec::new() })
}

/// The iterator of what is joined, of which a list is made first.
pub(in crate::methods) fn joined_iter(vm: &mut Vm, iterable: &Value) -> PyResult {
    vm.iter(iterable).map_err(|raised| match vm.raised_is(&raised, &vm.types.type_error.clone()) {
        true => vm.type_error("can only join an iterable"),
        false => raised,
    })
}

/// Collects what is joined.
struct Join {
    separator: Str,
    items: Vec<Value>,
}

impl Sink for Join {
    fn item(&mut self, vm: &mut Vm, item: Value) -> PyResult<Option<Value>> {
        self.items.push(item);
        if self.items.len().is_multiple_of(1024) {
            vm.reserve(self.items.len() * 16)?;
        }
        Ok(None)
    }

    fn end(&mut self, vm: &mut Vm) -> PyResult<Flow> {
        joined(vm, &self.separator, &self.items).map(Flow::Value)
    }

    fn name(&self) -> &'static str {
        "join"
    }
}

fn joined(vm: &mut Vm, separator: &str, items: &[Value]) -> PyResult {
    if let [item @ Value::Str(_)] = items {
        return Ok(item.clone());
    }
    let mut length = separator.len().saturating_mul(items.len().saturating_sub(1));
    for (index, item) in items.iter().enumerate() {
        match item.as_str() {
            Some(text) => length = length.saturating_add(text.as_str().len()),
            None => {
                let kind = vm.type_name(item);
                return Err(
                    vm.type_error(format!("sequence item {index}: expected str instance, {kind} found"))
                );
            }
        }
    }
    vm.reserve(length)?;
    vm.spend(items.len() as u64 / 8)?;
    vm.spend_bytes(length)?;
    let mut joined = String::with_capacity(length);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            joined.push_str(separator);
        }
        if let Some(text) = item.as_str() {
            joined.push_str(text);
        }
    }
    Ok(Value::str(joined))
}
