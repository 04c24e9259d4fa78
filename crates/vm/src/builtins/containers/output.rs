//! `print`, `input`, `open`, `breakpoint`, `help` and `exit`.

use trace::Stream;

use crate::native::{Args, Flow};
use crate::value::{Module, PyResult, Raised, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, module: &Module) {
    vm.add_function(module, "print", print);
    vm.add_flow(module, "input", input);
    vm.add_flow(module, "open", open);
    vm.add_flow(module, "breakpoint", breakpoint);
    vm.add_function(module, "help", |vm, _| {
        Err(vm.refuse(
            "help() is not available in Interleave: this part of Python's own library is left out here",
        ))
    });
    vm.add_function(module, "exit", exit);
    vm.add_function(module, "quit", exit);
    // They are here for the hints: who writes `credit` is asked about `credits`.
    vm.add_function(module, "copyright", |vm, _| Err(no_text(vm, "copyright")));
    vm.add_function(module, "credits", |vm, _| Err(no_text(vm, "credits")));
    vm.add_function(module, "license", |vm, _| Err(no_text(vm, "license")));
}

fn no_text(vm: &mut Vm, name: &str) -> Raised {
    vm.refuse(format!(
        "{name}() is not available in Interleave: this part of Python's own library is left out here"
    ))
}

/// `breakpoint` calls `sys.breakpointhook`.
fn breakpoint(vm: &mut Vm, args: Args) -> PyResult<Flow> {
    let sys = vm.import_module("sys")?;
    let name = vm.intern("breakpointhook");
    let Some(hook) = vm.get_attr_opt(&sys, &name)? else {
        return Err(vm.runtime_error("lost sys.breakpointhook"));
    };
    Ok(Flow::Call(hook, args))
}

/// `open` is Python code, imported when it is first called. That stands behind a native function, which does not bind
/// to the instances of classes that keep it.
fn open(vm: &mut Vm, args: Args) -> PyResult<Flow> {
    let files = vm.import_module("_files")?;
    Ok(Flow::Call(vm.get_attr_str(&files, "open")?, args))
}

fn input(vm: &mut Vm, args: Args) -> PyResult<Flow> {
    args.no_kw(vm, "input")?;
    args.between(vm, "input", 0, 0, 1)?;
    if let Some(prompt) = args.get(0) {
        let prompt = vm.str(prompt)?;
        let out = vm.replaced_stream(Stream::Stdout).filter(|out| !out.is_null());
        write(vm, out.as_ref(), &[&prompt])?;
    }
    // There is nobody to type; only a stream that the program put in the place has lines.
    let sys = vm.intern("sys");
    if let Some(Value::Module(sys)) = vm.modules.get_str(&sys)
        && let (Some(stdin), Some(real)) = (sys.dict.get("stdin"), sys.dict.get("__stdin__"))
        && !stdin.is(&real)
    {
        // Reading may hold the thread.
        let files = vm.import_module("_files")?;
        return Ok(Flow::Call(vm.get_attr_str(&files, "input_line")?, Args::one(stdin)));
    }
    Err(vm.eof_error("EOF when reading a line"))
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
    let mut file = None;
    let mut flush = false;
    if !args.kw.is_empty() {
        for (name, place) in [("sep", &mut separator), ("end", &mut end)] {
            match args.take_kw(name) {
                None | Some(Value::None) => {}
                // A string of a class of the program shows itself as it does elsewhere.
                Some(value) if value.as_str().is_some() => *place = vm.str(&value)?,
                Some(value) => {
                    let kind = vm.type_name(&value);
                    return Err(vm.type_error(format!("{name} must be None or a string, not {kind}")));
                }
            }
        }
        file = args.take_kw("file").and_then(Value::to_option);
        flush = match args.take_kw("flush") {
            Some(value) => vm.truth(&value)?,
            None => false,
        };
        args.no_more_kw(vm, "print", &["sep", "end", "file", "flush"])?;
    }
    if file.is_none() {
        file = vm.replaced_stream(Stream::Stdout);
        match file {
            Some(Value::None) => return Ok(Value::None),
            Some(Value::Null) => return Err(vm.runtime_error("lost sys.stdout")),
            _ => {}
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
            Err(raised) if vm.is_giving_up() => return Err(raised),
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
    write(vm, file.as_ref(), &pieces)?;
    if let Some(raised) = failed {
        return Err(raised);
    }
    if flush && let Some(file) = &file {
        let name = vm.names.flush.clone();
        let method = vm.get_attr(file, &name)?;
        vm.call(&method, Args::new())?;
    }
    Ok(Value::None)
}

/// Writes text to a file object; to the real standard output where there is none.
fn write(vm: &mut Vm, file: Option<&Value>, pieces: &[&str]) -> PyResult<()> {
    let Some(file) = file else {
        if !pieces.iter().any(|piece| text::surrogates::are_in(piece)) {
            return vm.write_out(Stream::Stdout, &pieces.concat());
        }
        // What stands before a piece that cannot be encoded is written.
        return pieces.iter().try_for_each(|piece| vm.write_out(Stream::Stdout, piece));
    };
    let name = vm.names.write.clone();
    let method = vm.get_attr(file, &name)?;
    // A file of the program's own sees each piece, as in CPython; a native one gets the whole line at once.
    let is_function = |value: &Value| matches!(value, Value::Function(_));
    let is_own =
        is_function(&method) || matches!(&method, Value::Method(method) if is_function(&method.function));
    if is_own || vm.class_of(file).is_heap {
        for piece in pieces {
            vm.call(&method, Args::one(Value::str(*piece)))?;
        }
        return Ok(());
    }
    vm.call(&method, Args::one(Value::str(pieces.concat())))?;
    Ok(())
}
