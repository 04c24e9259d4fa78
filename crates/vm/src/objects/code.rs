//! Code objects, as programs look at them.

use std::rc::Rc;

use bytecode::{Code, Op};

use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm) {
    let code = vm.types.code.clone();
    fn of(value: &Value) -> &crate::code::CodeObject {
        match value {
            Value::Code(code) => code,
            _ => unreachable!("attributes of code are reached through code only"),
        }
    }
    vm.def_member(&code, "co_name", |_, value| Ok(Value::str(of(value).code.name.as_str())));
    vm.def_member(&code, "co_qualname", |_, value| Ok(Value::str(of(value).code.qualname.as_str())));
    vm.def_member(&code, "co_filename", |_, value| Ok(Value::str(of(value).code.source.file.as_str())));
    vm.def_member(&code, "co_firstlineno", |_, value| Ok(Value::Int(of(value).code.first_line as i64)));
    vm.def_member(&code, "co_argcount", |_, value| Ok(Value::Int(of(value).code.arg_count as i64)));
    vm.def_get(
        &code,
        "co_posonlyargcount",
        |_, value| Ok(Value::Int(of(value).code.pos_only_count as i64)),
        None,
    );
    vm.def_get(
        &code,
        "co_kwonlyargcount",
        |_, value| Ok(Value::Int(of(value).code.kw_only_count as i64)),
        None,
    );
    vm.def_get(&code, "co_nlocals", |_, value| Ok(Value::Int(of(value).code.locals.len() as i64)), None);
    vm.def_get(
        &code,
        "co_varnames",
        |_, value| {
            Ok(Value::tuple(of(value).code.locals.iter().map(|name| Value::str(name.as_str())).collect()))
        },
        None,
    );
    vm.def_get(
        &code,
        "co_freevars",
        |_, value| names(of(value).code.free.iter().map(|name| name.as_str())),
        None,
    );
    fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> PyResult {
        Ok(Value::tuple(names.into_iter().map(Value::str).collect()))
    }
    vm.def_get(
        &code,
        "co_cellvars",
        |_, value| {
            let code = &of(value).code;
            // Parameters in their order, then the others by name.
            let made = code.instrs.iter().take_while(|instr| instr.op == Op::MakeCell);
            let mut cells: Vec<(usize, &str)> = made
                .map(|instr| instr.a as usize)
                .map(|slot| (slot.min(code.locals.len()), code.slot_name(slot)))
                .collect();
            cells.sort();
            names(cells.into_iter().map(|(_, name)| name))
        },
        None,
    );
    vm.def_get(
        &code,
        "co_names",
        |_, value| names(of(value).code.names.iter().map(|name| name.as_str())),
        None,
    );
    vm.def_member(&code, "co_stacksize", |_, value| Ok(Value::Int(of(value).code.max_stack as i64)));
    vm.def(&code, "replace", replaced_code);
    vm.def_get(
        &code,
        "co_consts",
        |vm, value| {
            let mut constants = of(value).ready_body(vm).consts.clone();
            let code = &of(value).code;
            if is_function(code) {
                // CPython keeps the docstring of a function there, or that it has none.
                let doc = code.doc.as_deref().map_or(Value::None, Value::str);
                constants.retain(|known| !matches!(known, Value::None) || doc.as_str().is_some());
                constants.insert(0, doc);
            }
            Ok(Value::tuple(constants))
        },
        None,
    );
    vm.def_get(
        &code,
        "co_flags",
        |_, value| {
            let flags = of(value).code.flags;
            let mut bits = 3;
            for (set, bit) in [
                (flags.varargs, 4),
                (flags.varkeywords, 8),
                (flags.generator, 0x20),
                (flags.coroutine, 0x80),
                (of(value).is_iterable_coroutine.get(), 0x100),
                (flags.async_generator, 0x200),
            ] {
                if set {
                    bits |= bit;
                }
            }
            Ok(Value::Int(bits))
        },
        None,
    );
}

/// Whether it is the body of a `def` or of a `lambda`.
fn is_function(code: &Code) -> bool {
    !code.flags.class_body && !code.flags.module && (!code.name.starts_with('<') || code.name == "<lambda>")
}

/// `code.replace(…)`: its names and flags may be others, what it does stays.
fn replaced_code(vm: &mut Vm, args: Args) -> PyResult {
    let Value::Code(code) = &args[0] else { return Err(vm.wrong_receiver("code", "replace", args.get(0))) };
    let mut inner = (*code.code).clone();
    let mut is_iterable_coroutine = code.is_iterable_coroutine.get();
    for (name, value) in &args.kw {
        match name.as_str() {
            "co_name" => inner.name = vm.str_arg(value, "co_name must be str")?.as_str().into(),
            "co_qualname" => inner.qualname = vm.str_arg(value, "co_qualname must be str")?.to_string(),
            "co_firstlineno" => inner.first_line = vm.small_index(value)?.max(0) as u32,
            "co_flags" => is_iterable_coroutine = vm.small_index(value)? & 0x100 != 0,
            "co_filename" => {
                let mut source = (*inner.source).clone();
                source.file = vm.str_arg(value, "co_filename must be str")?.to_string();
                inner.source = Rc::new(source);
            }
            "co_consts" | "co_names" | "co_varnames" | "co_code" | "co_linetable" | "co_exceptiontable" => {
                return Err(vm.value_error(format!("code.replace() cannot change {} here", name.as_str())));
            }
            _ if name.starts_with("co_") => {}
            _ => {
                let message = format!("replace() got an unexpected keyword argument '{}'", name.as_str());
                return Err(vm.type_error(message));
            }
        }
    }
    let made = crate::code::CodeObject::new(vm, &Rc::new(inner));
    made.is_iterable_coroutine.set(is_iterable_coroutine);
    Ok(Value::Code(made))
}
