//! Padding and stripping: `center`, `zfill`, `expandtabs`, `strip`.

use std::rc::Rc;

use text::strings;

use crate::class::Class;
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "center", |vm, args| pad(vm, args, "center", strings::center));
    vm.def(class, "ljust", |vm, args| pad(vm, args, "ljust", strings::ljust));
    vm.def(class, "rjust", |vm, args| pad(vm, args, "rjust", strings::rjust));
    vm.def(class, "zfill", zfill);
    vm.def(class, "expandtabs", expandtabs);
    vm.def(class, "strip", |vm, args| strip(vm, args, "strip", strings::strip));
    vm.def(class, "lstrip", |vm, args| strip(vm, args, "lstrip", strings::lstrip));
    vm.def(class, "rstrip", |vm, args| strip(vm, args, "rstrip", strings::rstrip));
}

fn pad(vm: &mut Vm, args: Args, name: &str, pad: fn(&str, i64, char) -> text::Result<String>) -> PyResult {
    let text = vm.this_str(&args, name)?;
    vm.refuse_kw(&args, "str", name)?;
    args.between(vm, name, 1, 1, 2)?;
    let width = vm.small_index(&args[1])?;
    let fill = match args.get(2) {
        None => ' ',
        Some(fill) => {
            let fill = vm.str_arg(fill, "The fill character must be a unicode character")?;
            let mut chars = fill.chars();
            match (chars.next(), chars.next()) {
                (Some(fill), None) => fill,
                _ => return Err(vm.type_error("The fill character must be exactly one character long")),
            }
        }
    };
    let bytes = text::to_size(width).saturating_mul(fill.len_utf8());
    vm.reserve(bytes)?;
    finish(vm, &text, pad(&text, width, fill))
}

fn zfill(vm: &mut Vm, args: Args) -> PyResult {
    let text = vm.this_str(&args, "zfill")?;
    args.exact(vm, "str.zfill", 1, 1)?;
    let width = vm.small_index(&args[1])?;
    vm.reserve(text::to_size(width))?;
    finish(vm, &text, strings::zfill(&text, width))
}

fn expandtabs(vm: &mut Vm, args: Args) -> PyResult {
    let text = vm.this_str(&args, "expandtabs")?;
    let [tab_size] = args.bind(vm, "expandtabs", 1, ["tabsize"], 0)?;
    let tab_size = match tab_size {
        Some(tab_size) => vm.c_int(&tab_size)?,
        None => 8,
    };
    let tabs = text.matches('\t').count();
    vm.reserve(text::to_size(tab_size).saturating_mul(tabs))?;
    finish(vm, &text, strings::expandtabs(&text, tab_size))
}

fn finish(vm: &mut Vm, text: &crate::Str, result: text::Result<String>) -> PyResult {
    match result {
        Ok(result) => {
            vm.spend_bytes(result.len())?;
            Ok(super::same_or_new(text, result))
        }
        Err(error) => Err(vm.text_error(error)),
    }
}

type Strip = for<'a> fn(&'a str, Option<&str>) -> &'a str;

fn strip(vm: &mut Vm, args: Args, name: &str, strip: Strip) -> PyResult {
    let text = vm.this_str(&args, name)?;
    vm.refuse_kw(&args, "str", name)?;
    args.between(vm, name, 1, 0, 1)?;
    let chars = match args.get(1) {
        None | Some(Value::None) => None,
        Some(chars) => match chars.as_str() {
            Some(chars) => Some(chars.clone()),
            None => return Err(vm.type_error(format!("{name} arg must be None or str"))),
        },
    };
    Ok(super::same_or_new(&text, strip(&text, chars.as_ref().map(|chars| chars.as_str()))))
}
