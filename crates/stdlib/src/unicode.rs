//! `unicodedata`: normal forms of all characters, names and categories for the scripts of Europe, and what `\N{…}`
//! knows of names.
//!
//! The tables of all names are larger than the rest of the library. Where a question is about a character that these
//! do not cover, the run ends with a sentence that says so, instead of an answer that may be wrong.

use std::rc::Rc;

use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

mod normal;
mod properties;

pub(crate) use properties::lookup;

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    vm.add_value(module, "unidata_version", "15.1.0".into());
    vm.add_function(module, "normalize", |vm, args| {
        args.exact(vm, "normalize", 0, 2)?;
        let form = vm.str_arg(&args[0], "normalize() argument 1 must be str")?;
        let text = vm.str_arg(&args[1], "normalize() argument 2 must be str")?;
        let Some(form) = normal::Form::of(&form) else {
            return Err(vm.value_error("invalid normalization form"));
        };
        vm.spend(text.len() as u64)?;
        match normal::normalize(&text, form) {
            Ok(text) => Ok(Value::str(text)),
            Err(char) => Err(unknown(vm, char)),
        }
    });
    vm.add_function(module, "is_normalized", |vm, args| {
        args.exact(vm, "is_normalized", 0, 2)?;
        let form = vm.str_arg(&args[0], "is_normalized() argument 1 must be str")?;
        let text = vm.str_arg(&args[1], "is_normalized() argument 2 must be str")?;
        let Some(form) = normal::Form::of(&form) else {
            return Err(vm.value_error("invalid normalization form"));
        };
        match normal::normalize(&text, form) {
            Ok(normal) => Ok(Value::Bool(normal == text.as_str())),
            Err(char) => Err(unknown(vm, char)),
        }
    });
    vm.add_function(module, "combining", |vm, args| {
        let char = char_arg(vm, &args, "combining")?;
        match normal::class(char) {
            Some(class) => Ok(Value::Int(i64::from(class))),
            None => Err(unknown(vm, char)),
        }
    });
    vm.add_function(module, "category", |vm, args| {
        let char = char_arg(vm, &args, "category")?;
        match properties::category(char) {
            Some(category) => Ok(category.into()),
            None => Err(unknown(vm, char)),
        }
    });
    vm.add_function(module, "east_asian_width", |vm, args| {
        let char = char_arg(vm, &args, "east_asian_width")?;
        match properties::width(char) {
            Some(width) => Ok(width.into()),
            None => Err(unknown(vm, char)),
        }
    });
    vm.add_function(module, "name", |vm, args| {
        let char = char_arg(vm, &args, "name")?;
        match (properties::name(char), args.get(1)) {
            (Some(name), _) => Ok(Value::str(name)),
            (None, Some(default)) if char.is_control() => Ok(default.clone()),
            (None, None) if char.is_control() => Err(vm.value_error("no such name")),
            _ => Err(unknown(vm, char)),
        }
    });
    vm.add_function(module, "lookup", |vm, args| {
        args.exact(vm, "lookup", 0, 1)?;
        let name = vm.str_arg(&args[0], "lookup() argument must be str")?;
        match lookup(&name) {
            Some(char) => Ok(Value::Str(vm.char_str(char))),
            None => {
                let message = format!("undefined character name '{}'", name.as_str());
                Err(vm.key_error(Value::str(message)))
            }
        }
    });
    fill_numbers(vm, module);
    Ok(())
}

fn fill_numbers(vm: &mut Vm, module: &Rc<Module>) {
    fn number(vm: &mut Vm, args: &Args, name: &str, complaint: &str, known: fn(char) -> bool) -> PyResult {
        let char = char_arg(vm, args, name)?;
        if let Some(digit) = text::unicode::decimal_value(char) {
            let digit = i64::from(digit);
            return Ok(if name == "numeric" { Value::Float(digit as f64) } else { Value::Int(digit) });
        }
        if known(char) {
            return match (properties::number(char), name) {
                (Some(value), "numeric") => Ok(Value::Float(value)),
                (Some(value), _) if value.fract() == 0.0 => Ok(Value::Int(value as i64)),
                _ => Err(unknown(vm, char)),
            };
        }
        match args.get(1) {
            Some(default) => Ok(default.clone()),
            None => Err(vm.value_error(complaint)),
        }
    }
    vm.add_function(module, "decimal", |vm, args| number(vm, &args, "decimal", "not a decimal", |_| false));
    vm.add_function(module, "digit", |vm, args| {
        number(vm, &args, "digit", "not a digit", text::unicode::is_digit)
    });
    vm.add_function(module, "numeric", |vm, args| {
        number(vm, &args, "numeric", "not a numeric character", text::unicode::is_numeric)
    });
}

/// The only character of the first argument.
fn char_arg(vm: &mut Vm, args: &Args, name: &str) -> PyResult<char> {
    args.no_kw(vm, name)?;
    args.between(vm, name, 0, 1, 2)?;
    let only = args[0].as_str().and_then(|text| {
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none())
    });
    match only {
        Some(char) => Ok(char),
        None => {
            let kind = vm.type_name(&args[0]);
            Err(vm.type_error(format!("{name}() argument must be a unicode character, not {kind}")))
        }
    }
}

fn unknown(vm: &mut Vm, char: char) -> vm::Raised {
    vm.refuse(format!(
        "unicodedata does not know U+{:04X} here: only the characters of European scripts are in Interleave's tables",
        char as u32
    ))
}
