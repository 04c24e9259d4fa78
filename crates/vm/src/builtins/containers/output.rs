//! `print`, `input`, `open`, and what a program in the browser cannot do.

use trace::Stream;

use crate::native::Args;
use crate::value::{Module, PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, module: &Module) {
    vm.add_function(module, "print", print);
    vm.add_function(module, "input", |vm, args| {
        args.no_kw(vm, "input")?;
        args.between(vm, "input", 0, 0, 1)?;
        if let Some(prompt) = args.get(0) {
            let prompt = vm.str(prompt)?;
            let out = vm.stdout_override.clone();
            write(vm, &out, &[&prompt])?;
        }
        Err(vm.eof_error("EOF when reading a line"))
    });
    vm.add_function(module, "open", |vm, args| match vm.open_hook {
        Some(open) => open(vm, args),
        None => Err(vm.runtime_error("open() is not available in Interleave: there are no files here")),
    });
    vm.add_function(module, "exec", |vm, _| {
        Err(vm.runtime_error(
            "exec() is not available in Interleave: a program is compiled as a whole, before it runs",
        ))
    });
    vm.add_function(module, "eval", |vm, _| {
        Err(vm.runtime_error(
            "eval() is not available in Interleave: a program is compiled as a whole, before it runs",
        ))
    });
    vm.add_function(module, "compile", |vm, _| {
        Err(vm.runtime_error(
            "compile() is not available in Interleave: a program is compiled as a whole, before it runs",
        ))
    });
    vm.add_function(module, "breakpoint", |vm, _| {
        Err(vm.runtime_error(
            "breakpoint() is not available in Interleave: step through the recorded run instead",
        ))
    });
    vm.add_function(module, "exit", exit);
    vm.add_function(module, "quit", exit);
}

fn exit(vm: &mut Vm, mut args: Args) -> PyResult {
    args.between(vm, "exit", 0, 0, 1)?;
    let code = if args.pos.is_empty() { Value::None } else { args.take(0) };
    let class = vm.types.system_exit.clone();
    let raised = vm.call(&Value::Class(class), Args::one(code))?;
    Err(vm.raise_value(raised))
}

fn print(vm: &mut Vm, mut args: Args) -> PyResult {
    let (mut separator, mut end) = (crate::value::str_object(" "), crate::value::str_object("\n"));
    let mut file = Value::None;
    let mut flush = false;
    if !args.kw.is_empty() {
        for (name, place) in [("sep", &mut separator), ("end", &mut end)] {
            match args.take_kw(name) {
                None | Some(Value::None) => {}
                Some(value) => match value.as_str() {
                    Some(text) => *place = text.clone(),
                    None => {
                        let kind = vm.type_name(&value);
                        return Err(vm.type_error(format!("{name} must be None or a string, not {kind}")));
                    }
                },
            }
        }
        file = args.take_kw("file").unwrap_or(Value::None);
        flush = match args.take_kw("flush") {
            Some(value) => vm.truth(&value)?,
            None => false,
        };
        args.no_more_kw(vm, "print")?;
    }
    if file.is_none() {
        file = vm.stdout_override.clone();
        if file.is_none() {
            return Ok(Value::None);
        }
    }
    let mut pieces = Vec::with_capacity(args.len() * 2 + 1);
    let mut failed = None;
    for (index, value) in args.pos.iter().enumerate() {
        if index > 0 {
            pieces.push(separator.clone());
        }
        match vm.str(value) {
            Ok(text) => pieces.push(text),
            Err(raised) => {
                failed = Some(raised);
                break;
            }
        }
    }
    if failed.is_none() {
        pieces.push(end);
    }
    let pieces: Vec<&str> = pieces.iter().map(|piece| piece.as_str()).collect();
    write(vm, &file, &pieces)?;
    if let Some(raised) = failed {
        return Err(raised);
    }
    if flush && !file.is_null() {
        let name = vm.names.flush.clone();
        let method = vm.get_attr(&file, &name)?;
        vm.call(&method, Args::new())?;
    }
    Ok(Value::None)
}

/// Writes text to a file object; to the real standard output where it is `Null`.
fn write(vm: &mut Vm, file: &Value, pieces: &[&str]) -> PyResult<()> {
    if file.is_null() {
        let text = pieces.concat();
        return vm.write_out(Stream::Stdout, &text);
    }
    let name = vm.names.write.clone();
    let method = vm.get_attr(file, &name)?;
    // A file of the program's own sees each piece, as in CPython; a native one gets the whole line at once.
    if vm.class_of(file).is_heap {
        for piece in pieces {
            vm.call(&method, Args::one(Value::str(*piece)))?;
        }
        return Ok(());
    }
    vm.call(&method, Args::one(Value::str(pieces.concat())))?;
    Ok(())
}
