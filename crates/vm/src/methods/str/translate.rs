//! `str.maketrans` and `translate`.

use std::rc::Rc;

use text::strings::{self, Mapped};
use text::surrogates;

use crate::class::Class;
use crate::dict::Dict;
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "translate", translate);
    vm.def_static(class, "maketrans", maketrans);
}

fn translate(vm: &mut Vm, args: Args) -> PyResult {
    let text = vm.this_str(&args, "translate")?;
    args.exact(vm, "str.translate", 1, 1)?;
    let table = &args[1];
    vm.spend(text.as_str().len() as u64 / 8)?;
    let mut length = 0usize;
    let translated = strings::translate(&text, |char| {
        let mapped = map(vm, table, char)?;
        if let Mapped::Text(text) = &mapped {
            length = length.saturating_add(text.len());
            vm.reserve(length)?;
        }
        Ok(mapped)
    })?;
    Ok(super::same_or_new(&text, translated))
}

fn map(vm: &mut Vm, table: &Value, char: char) -> PyResult<Mapped> {
    let key = Value::Int(surrogates::code_of(char).into());
    let found = match table {
        Value::Dict(dict) => match vm.dict_get(&dict.clone(), &key)? {
            Some(found) => found,
            None => return Ok(Mapped::Same),
        },
        _ => match vm.get_item(table, &key) {
            Ok(found) => found,
            Err(raised) if vm.raised_is(&raised, &vm.types.lookup_error.clone()) => return Ok(Mapped::Same),
            Err(raised) => return Err(raised),
        },
    };
    match found.builtin() {
        Value::None => Ok(Mapped::Deleted),
        Value::Str(text) => Ok(Mapped::Text(text.to_string())),
        Value::Int(code) => match u32::try_from(*code).ok().and_then(surrogates::char_of) {
            Some(char) => Ok(Mapped::Char(char)),
            None if surrogates::is_kept(u32::try_from(*code).unwrap_or(0)) => {
                Err(vm.value_error(surrogates::KEPT))
            }
            None => Err(vm.value_error("character mapping must be in range(0x110000)")),
        },
        Value::Bool(code) => Ok(Mapped::Char(if *code { '\u{1}' } else { '\0' })),
        Value::BigInt(_) => Err(vm.value_error("character mapping must be in range(0x110000)")),
        _ => Err(vm.type_error("character mapping must return integer, None or str")),
    }
}

fn maketrans(vm: &mut Vm, args: Args) -> PyResult {
    args.no_kw(vm, "str.maketrans")?;
    args.between(vm, "maketrans", 0, 1, 3)?;
    let table = Rc::new(Dict::new());
    if args.len() == 1 {
        let Value::Dict(source) = &args[0] else {
            return Err(vm.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        for (key, value) in source.entries() {
            let key = match key.builtin() {
                Value::Str(key) => {
                    let mut chars = key.chars();
                    match (chars.next(), chars.next()) {
                        (Some(char), None) => Value::Int(surrogates::code_of(char).into()),
                        _ => {
                            let complaint = "string keys in translate table must be of length 1";
                            return Err(vm.value_error(complaint));
                        }
                    }
                }
                Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => key,
                _ => return Err(vm.type_error("keys in translate table must be strings or integers")),
            };
            vm.dict_set(&table, key, value)?;
        }
        return Ok(Value::Dict(table));
    }
    let to = vm.str_at(&args[1], "maketrans", 2)?;
    let deleted = match args.get(2) {
        Some(deleted) => Some(vm.str_at(deleted, "maketrans", 3)?),
        None => None,
    };
    let Some(from) = args[0].as_str() else {
        return Err(vm.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    if from.len() != to.len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in from.chars().zip(to.chars()) {
        vm.dict_set(
            &table,
            Value::Int(surrogates::code_of(from).into()),
            Value::Int(surrogates::code_of(to).into()),
        )?;
    }
    for char in deleted.iter().flat_map(|deleted| deleted.chars()) {
        vm.dict_set(&table, Value::Int(surrogates::code_of(char).into()), Value::None)?;
    }
    Ok(Value::Dict(table))
}
