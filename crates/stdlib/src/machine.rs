//! `_vm`: what only the machine can do, for the library's Python modules.

use std::rc::Rc;

use bytecode::Source;
use vm::code::CodeObject;
use vm::dict::Dict;
use vm::frame::{Frame, Kind};
use vm::host::ModuleSource;
use vm::imports::Beside;
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    vm.add_function(module, "refuse", |vm, args| {
        args.exact(vm, "refuse", 0, 1)?;
        let sentence = vm.str_arg(&args[0], "refuse() argument must be str")?;
        Err(vm.refuse(sentence.as_str()))
    });
    vm.add_function(module, "tell_ignored", |vm, args| {
        args.exact(vm, "tell_ignored", 0, 2)?;
        let message = vm.str_arg(&args[1], "tell_ignored() argument 2 must be str")?;
        let raised = vm.raise_value(args[0].clone());
        vm.tell_ignored(Err(raised), Some(&message), &Value::None)?;
        Ok(Value::None)
    });
    vm.add_function(module, "compile_function", |vm, args| {
        args.exact(vm, "compile_function", 0, 3)?;
        let source = vm.str_arg(&args[0], "compile_function() argument 1 must be str")?;
        let Value::Dict(globals) = args[2].builtin().clone() else {
            return Err(vm.type_error("compile_function() argument 3 must be dict"));
        };
        // The definition runs in a namespace of its own, over the globals that the function is to have.
        let name = vm.str_arg(&args[1], "compile_function() argument 2 must be str")?;
        let name = vm.intern(&name);
        let before = globals.get_str(&name);
        run(vm, &source, &globals)?;
        let made = globals.remove_str(&name);
        if let Some(before) = before {
            globals.set_str(&name, before);
        }
        match made {
            Some(made) => Ok(made),
            None => Err(vm.runtime_error("compile_function() found no such function in the source")),
        }
    });
    vm.add_function(module, "name_in_full", |vm, args| {
        args.exact(vm, "name_in_full", 0, 2)?;
        let module = vm.str_arg(&args[1], "name_in_full() argument 2 must be str")?;
        if let Value::Class(class) = &args[0] {
            vm.name_in_full(class, &module);
        }
        Ok(Value::None)
    });
    vm.add_function(module, "type_name", |vm, args| {
        args.exact(vm, "type_name", 0, 1)?;
        Ok(Value::from(vm.type_name(&args[0])))
    });
    vm.add_function(module, "digits", |vm, args| {
        args.exact(vm, "digits", 0, 1)?;
        let shown = match args[0].builtin() {
            Value::Int(value) => Ok(value.to_string()),
            Value::BigInt(value) => {
                vm.spend_digits(value.bits())?;
                text::int::without_limit(|| text::int::repr(&**value))
            }
            _ => return Err(vm.type_error("digits() argument must be int")),
        };
        shown.map(Value::from).map_err(|error| vm.text_error(error))
    });
    vm.add_function(module, "digit_count", |vm, args| {
        args.exact(vm, "digit_count", 0, 1)?;
        let count = match args[0].builtin() {
            Value::Int(value) => text::int::digit_count(*value),
            Value::BigInt(value) => text::int::digit_count(&**value),
            _ => 1,
        };
        Ok(Value::Int(count as i64))
    });
    vm.add_function(module, "whole", |vm, args| {
        args.exact(vm, "whole", 0, 1)?;
        let digits = vm.str_arg(&args[0], "whole() argument must be str")?;
        vm.spend_digits(digits.len() as u64 * 3)?;
        text::int::without_limit(|| text::int::parse(&digits, 10))
            .map(|whole| match whole {
                text::int::Int::Small(whole) => Value::Int(whole),
                text::int::Int::Big(whole) => Value::int(whole),
            })
            .map_err(|error| vm.text_error(error))
    });
    vm.add_function(module, "note_objects", |_, _| {
        vm::collect::begin();
        Ok(Value::None)
    });
    vm.add_function(module, "noted_objects", |_, _| Ok(Value::list(vm::collect::noted())));
    vm.add_function(module, "collect", |vm, _| Ok(Value::Int(vm.collect_cycles()? as i64)));
    vm.add_function(module, "evaluate", |vm, args| {
        args.exact(vm, "evaluate", 0, 3)?;
        let source = vm.str_arg(&args[0], "evaluate() argument 1 must be str")?;
        let scope = Rc::new(Dict::new());
        for part in [&args[1], &args[2]] {
            if let Value::Dict(part) = part.builtin().clone() {
                for (key, value) in part.entries() {
                    vm.dict_set(&scope, key, value)?;
                }
            }
        }
        let name = vm.intern("__evaluated__");
        run(vm, &format!("__evaluated__ = (\n{}\n)", source.trim()), &scope)?;
        Ok(scope.get_str(&name).unwrap_or(Value::None))
    });
    vm.add_function(module, "script", |vm, _| {
        Ok(match vm.main_source.clone() {
            Some(source) => {
                Value::tuple(vec![Value::str(source.file.as_str()), Value::str(source.text.as_str())])
            }
            None => Value::None,
        })
    });
    vm.add_function(module, "union", |vm, mut args| {
        args.exact(vm, "union", 0, 2)?;
        vm.union_of(args.take(0), args.take(1))
    });
    vm.add_function(module, "caller_module", |vm, args| {
        let depth = depth(vm, &args, "caller_module")?;
        let name = vm.names.name.clone();
        let found = function_frame(vm, depth).and_then(|frame| frame.globals.get_str(&name));
        Ok(found.unwrap_or_else(|| "__main__".into()))
    });
    vm.add_function(module, "caller_globals", |vm, args| {
        let depth = depth(vm, &args, "caller_globals")?;
        Ok(function_frame(vm, depth).map_or(Value::None, |frame| Value::Dict(frame.globals.clone())))
    });
    vm.add_function(module, "frame_info", |vm, args| {
        let depth = depth(vm, &args, "frame_info")?;
        let Some(frame) = function_frame(vm, depth) else { return Ok(Value::None) };
        let file = Value::str(frame.code.code.source.file.as_str());
        let name = Value::str(frame.code.code.name.as_str());
        let line = Value::Int(frame.code.line(frame.pc) as i64);
        let globals = Value::Dict(frame.globals.clone());
        Ok(Value::tuple(vec![file, line, name, globals]))
    });
    vm.add_function(module, "source_line", |vm, args| {
        args.exact(vm, "source_line", 0, 2)?;
        let file = vm.str_arg(&args[0], "source_line() argument 1 must be str")?;
        let line = u32::try_from(vm.small_index(&args[1])?).unwrap_or(0);
        let text = source_line(vm, &file, line);
        Ok(text.map_or_else(|| "".into(), |text| Value::str(format!("{text}\n"))))
    });
    vm.add_function(module, "keep_source", |vm, _| {
        vm.state::<vm::host::KeepSource>().0 = true;
        Ok(Value::None)
    });
    vm.add_function(module, "finders", |vm, _| Ok(Value::tuple(vm.usual_finders())));
    vm.add_function(module, "beside", |vm, args| {
        args.exact(vm, "beside", 0, 1)?;
        let path = vm.str_arg(&args[0], "beside() argument 1 must be str")?;
        Ok(match vm::imports::beside(&path) {
            Some(Beside::File(data)) => Value::bytes(data),
            Some(Beside::Folder) => Value::Bool(true),
            None => Value::None,
        })
    });
    vm.add_function(module, "is_package", |vm, args| {
        args.exact(vm, "is_package", 0, 1)?;
        let name = vm.str_arg(&args[0], "is_package() argument 1 must be str")?;
        Ok(match vm.host.module(&name) {
            None => Value::None,
            Some(ModuleSource::Python { package, .. } | ModuleSource::Compiled { package, .. }) => {
                Value::Bool(package)
            }
            Some(ModuleSource::Native(_) | ModuleSource::OutOfReach) => Value::Bool(false),
            // What is in CPython's own library could be imported there.
            Some(ModuleSource::Refused(_)) if crate::refused::is_outside(&name) => Value::None,
            Some(ModuleSource::Refused(_)) => Value::Bool(false),
        })
    });
    Ok(())
}

/// A line of a source that runs, or of the library; none where nobody knows it.
pub(crate) fn source_line(vm: &Vm, file: &str, line: u32) -> Option<String> {
    let sources = vm.fiber.frames.iter().map(|frame| &frame.code.code.source);
    match sources.into_iter().find(|source| source.file == file) {
        // What `eval` and `exec` were given is in no file.
        Some(source) if source.made && !source.kept => None,
        Some(source) => source.has_line(line).then(|| source.line_text(line).to_owned()),
        None => vm::text_of_library(file, line)
            .or_else(|| crate::registry::source_line(file, line))
            .map(str::to_owned),
    }
}

fn depth(vm: &mut Vm, args: &Args, name: &str) -> PyResult<usize> {
    args.exact(vm, name, 0, 1)?;
    let depth = vm.small_index(&args[0])?;
    Ok(text::to_size(depth))
}

/// The frame of the function that is `depth` calls above the running one.
fn function_frame(vm: &Vm, depth: usize) -> Option<&Frame> {
    vm.fiber.frames.iter().rev().filter(|frame| matches!(frame.kind, Kind::Python)).nth(depth)
}

/// Runs trusted source as the body of a module with these globals.
fn run(vm: &mut Vm, text: &str, globals: &Rc<Dict>) -> PyResult<()> {
    let source = Rc::new(Source::new("<string>", text, true));
    let code = match vm.host.compile(source) {
        Ok(code) => code,
        Err(error) => return Err(vm.syntax_error(error.message)),
    };
    let code = CodeObject::new(vm, &code);
    let function = vm.new_function(code, globals.clone(), vec![]);
    vm.call(&Value::Function(function), Args::new())?;
    Ok(())
}
