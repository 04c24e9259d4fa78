//! `find`, `count`, `startswith`, `replace`, `translate` and their like.

use std::ops::Range;

use memchr::memmem;
use text::strings;

use crate::methods::bytes::{This, buffer_arg, buffer_of, byte_arg, methods, to_latin1};
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm) {
    methods!(vm;
        "find" |vm, this, args| find(vm, this, args, memmem::find),
        "rfind" |vm, this, args| find(vm, this, args, memmem::rfind),
        "index" |vm, this, args| index(vm, this, args, memmem::find),
        "rindex" |vm, this, args| index(vm, this, args, memmem::rfind),
        "count" count,
        "startswith" |vm, this, args| affix(vm, this, args, <[u8]>::starts_with),
        "endswith" |vm, this, args| affix(vm, this, args, <[u8]>::ends_with),
        "removeprefix" |vm, this, args| remove(vm, this, args, |data, prefix| data.strip_prefix(prefix)),
        "removesuffix" |vm, this, args| remove(vm, this, args, |data, suffix| data.strip_suffix(suffix)),
        "replace" replace,
        "translate" translate,
    );
}

type Find = fn(&[u8], &[u8]) -> Option<usize>;

/// What is looked for, a byte or several, and the part where; none where that starts behind its end.
type Wanted = (Vec<u8>, Option<Range<usize>>);

/// The positions that `data[start:end]` has, if it does not start behind its end.
fn part(data: &[u8], start: Option<i64>, end: Option<i64>) -> Option<Range<usize>> {
    let length = data.len() as i64;
    let adjust = |position: i64| if position < 0 { position.saturating_add(length).max(0) } else { position };
    let (start, end) = (adjust(start.unwrap_or(0)), adjust(end.unwrap_or(length)).min(length));
    (start <= end).then_some(start as usize..end as usize)
}

fn wanted(vm: &mut Vm, this: &This, args: &Args) -> PyResult<Wanted> {
    vm.refuse_kw(args, this.kind.name(), this.name)?;
    args.between(vm, this.name, 1, 1, 3)?;
    let start = vm.position_arg(args.get(2))?;
    let end = vm.position_arg(args.get(3))?;
    let wanted = match buffer_of(vm, &args[1])? {
        Some(data) => data,
        None => {
            let name = vm.names.index.clone();
            let is_index = match args[1].builtin() {
                Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => true,
                _ => vm.class_of(&args[1]).lookup(&name).is_some(),
            };
            if !is_index {
                let kind = vm.type_name(&args[1]);
                return Err(
                    vm.type_error(format!("argument should be integer or bytes-like object, not '{kind}'"))
                );
            }
            vec![byte_arg(vm, &args[1])?]
        }
    };
    Ok((wanted, part(&this.data, start, end)))
}

fn find(vm: &mut Vm, this: This, args: Args, find: Find) -> PyResult {
    Ok(position(vm, &this, &args, find)?.map_or(Value::Int(-1), Value::from))
}

fn index(vm: &mut Vm, this: This, args: Args, find: Find) -> PyResult {
    match position(vm, &this, &args, find)? {
        Some(position) => Ok(Value::from(position)),
        None => Err(vm.value_error("subsection not found")),
    }
}

fn position(vm: &mut Vm, this: &This, args: &Args, find: Find) -> PyResult<Option<usize>> {
    let (wanted, Some(part)) = wanted(vm, this, args)? else { return Ok(None) };
    let found = find(&this.data[part.clone()], &wanted);
    vm.spend_bytes(found.unwrap_or(part.len()))?;
    Ok(found.map(|position| part.start + position))
}

fn count(vm: &mut Vm, this: This, args: Args) -> PyResult {
    let (wanted, Some(part)) = wanted(vm, &this, &args)? else { return Ok(Value::Int(0)) };
    vm.spend_bytes(part.len())?;
    Ok(Value::from(match wanted.as_slice() {
        [] => part.len() + 1,
        wanted => memmem::find_iter(&this.data[part], wanted).count(),
    }))
}

type Affix = fn(&[u8], &[u8]) -> bool;

fn affix(vm: &mut Vm, this: This, args: Args, has: Affix) -> PyResult {
    vm.refuse_kw(&args, this.kind.name(), this.name)?;
    args.between(vm, this.name, 1, 1, 3)?;
    let start = vm.position_arg(args.get(2))?;
    let end = vm.position_arg(args.get(3))?;
    let part = part(&this.data, start, end);
    let has = |affix: Vec<u8>| part.clone().is_some_and(|part| has(&this.data[part], &affix));
    if let Value::Tuple(affixes) = args[1].builtin() {
        for affix in affixes.iter() {
            let affix = buffer_arg(vm, affix)?;
            if has(affix) {
                return Ok(Value::Bool(true));
            }
        }
        return Ok(Value::Bool(false));
    }
    match buffer_of(vm, &args[1])? {
        Some(affix) => Ok(Value::Bool(has(affix))),
        None => {
            let kind = vm.type_name(&args[1]);
            let name = this.name;
            Err(vm.type_error(format!("{name} first arg must be bytes or a tuple of bytes, not {kind}")))
        }
    }
}

type Remove = for<'a> fn(&'a [u8], &[u8]) -> Option<&'a [u8]>;

fn remove(vm: &mut Vm, this: This, args: Args, remove: Remove) -> PyResult {
    vm.exactly(&args, this.kind.name(), this.name, 1)?;
    let affix = buffer_arg(vm, &args[1])?;
    Ok(this.give(remove(&this.data, &affix).unwrap_or(&this.data)))
}

fn replace(vm: &mut Vm, this: This, args: Args) -> PyResult {
    vm.refuse_kw(&args, this.kind.name(), this.name)?;
    args.between(vm, "replace", 1, 2, 3)?;
    vm.spend_bytes(this.data.len())?;
    let old = buffer_arg(vm, &args[1])?;
    let new = buffer_arg(vm, &args[2])?;
    let count = match args.get(3) {
        Some(count) => vm.small_index(count)?,
        None => -1,
    };
    if new.len() > old.len() {
        let most = usize::try_from(count).unwrap_or(usize::MAX).min(this.data.len() + 1);
        vm.reserve(this.data.len().saturating_add(most.saturating_mul(new.len())))?;
    }
    let replaced = strings::replace(&this.text(), &to_latin1(&old), &to_latin1(&new), count);
    this.give_text(vm, replaced)
}

fn translate(vm: &mut Vm, this: This, args: Args) -> PyResult {
    let given = args.len() - 1;
    if given == 0 {
        return Err(vm.type_error("translate() takes at least 1 positional argument (0 given)"));
    }
    let [table, delete] = args.bind(vm, "translate", 1, ["", "delete"], 1)?;
    let table = match table.and_then(Value::to_option) {
        None => None,
        Some(table) => Some(buffer_arg(vm, &table)?),
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let delete = match delete {
        Some(delete) => buffer_arg(vm, &delete)?,
        None => Vec::new(),
    };
    let kept = this.data.iter().filter(|byte| !delete.contains(byte));
    let translated: Vec<u8> = match &table {
        Some(table) => kept.map(|byte| table[*byte as usize]).collect(),
        None => kept.copied().collect(),
    };
    Ok(this.give(translated))
}
