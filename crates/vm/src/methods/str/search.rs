//! `find`, `count`, `startswith`, `replace` and their like.

use std::rc::Rc;

use text::strings;

use crate::class::Class;
use crate::native::Args;
use crate::value::{PyResult, Str, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "find", |vm, args| find(vm, args, "find", strings::find));
    vm.def(class, "rfind", |vm, args| find(vm, args, "rfind", strings::rfind));
    vm.def(class, "index", |vm, args| index(vm, args, "index", strings::find));
    vm.def(class, "rindex", |vm, args| index(vm, args, "rindex", strings::rfind));
    vm.def(class, "count", count);
    vm.def(class, "startswith", |vm, args| affix(vm, args, "startswith", strings::starts_with));
    vm.def(class, "endswith", |vm, args| affix(vm, args, "endswith", strings::ends_with));
    vm.def(class, "removeprefix", |vm, args| remove(vm, args, "removeprefix", strings::remove_prefix));
    vm.def(class, "removesuffix", |vm, args| remove(vm, args, "removesuffix", strings::remove_suffix));
    vm.def(class, "replace", replace);
}

type Find = fn(&str, &str, Option<i64>, Option<i64>) -> Option<usize>;

/// The receiver, the text that is looked for, and the part where.
type Searched = (Str, Str, Option<i64>, Option<i64>);

fn search_args(vm: &mut Vm, args: &Args, name: &str) -> PyResult<Searched> {
    let text = vm.this_str(args, name)?;
    vm.refuse_kw(args, "str", name)?;
    args.between(vm, name, 1, 1, 3)?;
    let wanted = vm.str_at(&args[1], name, 1)?;
    let start = vm.position_arg(args.get(2))?;
    let end = vm.position_arg(args.get(3))?;
    Ok((text, wanted, start, end))
}

fn find(vm: &mut Vm, args: Args, name: &str, find: Find) -> PyResult {
    let (text, wanted, start, end) = search_args(vm, &args, name)?;
    Ok(find(&text, &wanted, start, end).map_or(Value::Int(-1), Value::from))
}

fn index(vm: &mut Vm, args: Args, name: &str, find: Find) -> PyResult {
    let (text, wanted, start, end) = search_args(vm, &args, name)?;
    match find(&text, &wanted, start, end) {
        Some(position) => Ok(Value::from(position)),
        None => Err(vm.value_error("substring not found")),
    }
}

fn count(vm: &mut Vm, args: Args) -> PyResult {
    let (text, wanted, start, end) = search_args(vm, &args, "count")?;
    Ok(Value::from(strings::count(&text, &wanted, start, end)))
}

type Affix = fn(&str, &str, Option<i64>, Option<i64>) -> bool;

fn affix(vm: &mut Vm, args: Args, name: &str, has: Affix) -> PyResult {
    let text = vm.this_str(&args, name)?;
    vm.refuse_kw(&args, "str", name)?;
    args.between(vm, name, 1, 1, 3)?;
    let start = vm.position_arg(args.get(2))?;
    let end = vm.position_arg(args.get(3))?;
    match args[1].builtin() {
        Value::Str(affix) => Ok(Value::Bool(has(&text, affix, start, end))),
        Value::Tuple(affixes) => {
            for affix in affixes.iter() {
                let Some(affix) = affix.as_str() else {
                    let kind = vm.type_name(affix);
                    return Err(vm.type_error(format!("tuple for {name} must only contain str, not {kind}")));
                };
                if has(&text, affix, start, end) {
                    return Ok(Value::Bool(true));
                }
            }
            Ok(Value::Bool(false))
        }
        _ => {
            let kind = vm.type_name(&args[1]);
            Err(vm.type_error(format!("{name} first arg must be str or a tuple of str, not {kind}")))
        }
    }
}

fn remove(vm: &mut Vm, args: Args, name: &str, remove: for<'a> fn(&'a str, &str) -> &'a str) -> PyResult {
    let text = vm.this_str(&args, name)?;
    vm.exactly(&args, "str", name, 1)?;
    let affix = vm.str_arg(&args[1], &format!("{name}() argument must be str"))?;
    Ok(super::same_or_new(&text, remove(&text, &affix)))
}

fn replace(vm: &mut Vm, args: Args) -> PyResult {
    let text = vm.this_str(&args, "replace")?;
    let given = args.len() - 1;
    if given < 2 {
        return Err(vm.type_error(format!("replace() takes at least 2 positional arguments ({given} given)")));
    }
    let [old, new, count] = args.bind(vm, "replace", 1, ["", "", "count"], 2)?;
    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
    let old = vm.str_at(&old, "replace", 1)?;
    let new = vm.str_at(&new, "replace", 2)?;
    let count = match count {
        Some(count) => vm.small_index(&count)?,
        None => -1,
    };
    if new.as_str().len() > old.as_str().len() {
        let most = usize::try_from(count).unwrap_or(usize::MAX);
        let matches = text.matches(old.as_str()).count().min(most);
        vm.reserve(text.as_str().len().saturating_add(matches.saturating_mul(new.as_str().len())))?;
    }
    match strings::replace(&text, &old, &new, count) {
        Ok(replaced) => {
            vm.spend_bytes(replaced.len())?;
            Ok(super::same_or_new(&text, replaced))
        }
        Err(error) => Err(vm.text_error(error)),
    }
}
