//! `exec`, `eval` and `compile`: sources that a program has as text.
//!
//! What they run is treated as the library's: it has no lines in the program, so traces and tracebacks leave its
//! frames out. Where globals and locals differ, the names of the body are looked up as those of the body of a class;
//! its functions see the globals only.

use std::collections::BTreeSet;
use std::rc::Rc;

use bytecode::{Code, Const, Op, Source};

use super::prompt;
use crate::code::CodeObject;
use crate::host::CompileError;
use crate::native::{Args, Flow, Input, NativeFrame, Next};
use crate::value::{Module, PyResult, Raised, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, module: &Module) {
    vm.add_flow(module, "exec", |vm, args| execute(vm, args, Mode::Exec));
    vm.add_flow(module, "eval", |vm, args| execute(vm, args, Mode::Eval));
    vm.add_function(module, "compile", compile);
}

#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Exec,
    Eval,
    /// A statement as at the prompt.
    Single,
}

/// `ast.PyCF_ONLY_AST`.
const ONLY_TREE: i64 = 0x400;

/// What CPython takes: its own flags, and those of `__future__`.
const KNOWN_FLAGS: i64 = 0x1fe_f610;

const NO_SOURCE: &str = "compile() arg 1 must be a string, bytes or AST object";

/// What comes before an expression, so that a module of it holds a function that computes it.
const EVAL_BEFORE: &str = "lambda: (";

/// The same without parentheses.
const RETURN_BEFORE: &str = "def _(): return ";

/// The names that an expression binds, which belong to the module: in the function they would stay its own.
fn bound_names(code: &Code) -> Vec<&str> {
    let names = code.locals.iter().chain(&code.cells).map(|name| name.as_ref());
    names.filter(|name| text::strings::is_identifier(name)).collect()
}

impl Mode {
    fn function(self) -> &'static str {
        match self {
            Mode::Exec | Mode::Single => "exec",
            Mode::Eval => "eval",
        }
    }
}

fn compile(vm: &mut Vm, args: Args) -> PyResult {
    let names = ["source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"];
    let [source, file, mode, flags, _, optimize, _] = args.bind_first(vm, "compile", 0, names, 3, 6)?;
    let file = file.unwrap_or_default();
    let path = match file.builtin() {
        Value::Str(_) | Value::Bytes(_) => None,
        _ => {
            let name = vm.intern("__fspath__");
            vm.call_special(&file, &name, Args::new())?
        }
    };
    let Some(file) = text_of(path.as_ref().unwrap_or(&file)) else {
        let kind = vm.type_name(&file);
        return Err(vm.type_error(format!("expected str, bytes or os.PathLike object, not {kind}")));
    };
    let mode = vm.str_arg(&mode.unwrap_or_default(), "compile() argument 'mode' must be str")?;
    let asked = mode;
    let number = |given: &Option<Value>| match given.as_ref().map(Value::builtin) {
        Some(Value::Int(number)) => *number,
        _ => 0,
    };
    if number(&flags) & !KNOWN_FLAGS != 0 {
        return Err(vm.value_error("compile(): unrecognised flags"));
    }
    if !(-1..=2).contains(&number(&optimize)) {
        return Err(vm.value_error("compile(): invalid optimize value"));
    }
    let wants_tree = number(&flags) & ONLY_TREE != 0;
    let mode = match asked.as_str() {
        "exec" => Mode::Exec,
        "single" => Mode::Single,
        "eval" => Mode::Eval,
        "func_type" if wants_tree => {
            let message = "compile() with mode='func_type' is not available in Interleave";
            return Err(vm.not_implemented_error(message));
        }
        _ if wants_tree => {
            return Err(vm.value_error("compile() mode must be 'exec', 'eval', 'single' or 'func_type'"));
        }
        "func_type" => {
            return Err(vm.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST"));
        }
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    let source = source.unwrap_or_default();
    match vm.source_text(&source, &file)? {
        Some(text) => {
            if mode == Mode::Single {
                vm.check_statement(&file, text.strip_prefix('\u{feff}').unwrap_or(&text))?;
            }
            if wants_tree {
                return vm.tree_of(&text, &file, mode);
            }
            Ok(Value::Code(vm.compile_text(&text, &file, mode)?))
        }
        None if vm.class_of(&source).lookup(&vm.intern("_fields")).is_some() => {
            let module = vm.import_module("ast")?;
            let written = vm.get_attr_str(&module, "_compilable")?;
            let written = vm.call(&written, Args::two(source.clone(), Value::str(asked.as_str())))?;
            match text_of(&written) {
                Some(_) if wants_tree => Ok(source),
                Some(text) => Ok(Value::Code(vm.compile_text(&text, &file, mode)?)),
                None => Err(vm.type_error(NO_SOURCE)),
            }
        }
        None => Err(vm.type_error(NO_SOURCE)),
    }
}

fn execute(vm: &mut Vm, args: Args, mode: Mode) -> PyResult<Flow> {
    let function = mode.function();
    if args.pos.is_empty() {
        return Err(vm.type_error(format!("{function}() takes at least 1 positional argument (0 given)")));
    }
    let [source, globals, locals, closure] = match mode {
        Mode::Exec | Mode::Single => {
            args.bind_first(vm, function, 0, ["", "globals", "locals", "closure"], 0, 3)?
        }
        Mode::Eval => {
            let [source, globals, locals] = args.bind(vm, function, 0, ["", "globals", "locals"], 0)?;
            [source, globals, locals, None]
        }
    };
    let source = source.unwrap_or_default();
    let closure = closure_for(vm, &source, closure.and_then(Value::to_option), mode)?;
    let is_mapping = |vm: &mut Vm, value: &Option<Value>| match value {
        Some(value) if !value.is_none() => vm.is_subscriptable(value),
        _ => true,
    };
    if matches!(mode, Mode::Eval) && !is_mapping(vm, &locals) {
        return Err(vm.type_error("locals must be a mapping"));
    }
    // A class derived from `dict` may find names in its own way.
    let mut own_way = None;
    let globals = match globals.and_then(Value::to_option) {
        None => None,
        Some(value) => match value.builtin() {
            Value::Dict(dict) => {
                own_way = Some(&value).filter(|value| matches!(value, Value::Instance(_))).cloned();
                Some(dict.clone())
            }
            _ => {
                let kind = vm.type_name(&value);
                let is_mapping = vm.is_subscriptable(&value);
                return Err(vm.type_error(match mode {
                    Mode::Exec | Mode::Single => format!("exec() globals must be a dict, not {kind}"),
                    Mode::Eval if is_mapping => {
                        "globals must be a real dict; try eval(expr, {}, mapping)".to_owned()
                    }
                    Mode::Eval => "globals must be a dict".to_owned(),
                }));
            }
        },
    };
    let locals = match locals.and_then(Value::to_option) {
        Some(value) if !vm.is_subscriptable(&value) => {
            let kind = vm.type_name(&value);
            return Err(vm.type_error(match mode {
                Mode::Exec | Mode::Single => format!("locals must be a mapping or None, not {kind}"),
                Mode::Eval => "locals must be a mapping".to_owned(),
            }));
        }
        locals => locals,
    };
    let code = match (&source, vm.source_text(&source, "<string>")?) {
        (Value::Code(code), _) => code.clone(),
        (_, Some(text)) => {
            let blank: &[char] = if mode == Mode::Eval { &[' ', '\t'] } else { &[] };
            vm.compile_text(text.trim_start_matches(blank), "<string>", mode)?
        }
        _ => {
            return Err(vm.type_error(format!("{function}() arg 1 must be a string, bytes or code object")));
        }
    };
    if let Some(globals) = &globals {
        globals.set_apart(&mut vm.namespaces);
        let name = vm.names.builtins.clone();
        if globals.position(&name).is_none() {
            globals.set_str(&name, Value::Dict(vm.builtins.clone()));
        }
    }
    let given = globals.is_some();
    let globals = match globals {
        Some(globals) => globals,
        None => vm.python_frame().map_or_else(Default::default, |frame| frame.globals.clone()),
    };
    let locals = match locals {
        Some(locals) => locals,
        None if given => own_way.unwrap_or_else(|| Value::Dict(globals.clone())),
        None => vm.frame_locals(),
    };
    // The code of a function keeps its variables to itself, and gives something.
    if code.code.name.as_ref() as &str != "<module>" {
        let name = vm.intern(&code.code.name);
        let function = vm.new_function(code, globals, closure);
        function.qualname.replace(name);
        let function = Value::Function(function);
        return Ok(match mode {
            Mode::Eval => Flow::Call(function, Args::new()),
            Mode::Exec | Mode::Single => Flow::Push(Box::new(Executed { function, locals: Value::Null })),
        });
    }
    // What `compile` made of an expression gives something too.
    let gives = mode != Mode::Eval && matches!(source, Value::Code(_));
    if matches!(&locals, Value::Dict(same) if Rc::ptr_eq(same, &globals)) {
        let function = Value::Function(vm.new_function(code, globals, Vec::new()));
        return Ok(if gives {
            Flow::Push(Box::new(Executed { function, locals: Value::Null }))
        } else {
            Flow::Call(function, Args::new())
        });
    }
    let code = CodeObject::new(vm, &Rc::new(in_namespace(&code.code)));
    let function = Value::Function(vm.new_function(code, globals, Vec::new()));
    Ok(if gives {
        Flow::Push(Box::new(Executed { function, locals }))
    } else {
        Flow::Push(Box::new(Namespaced { function, locals }))
    })
}

/// The cells for what a code object takes from around it. Only `exec` is given some.
fn closure_for(vm: &mut Vm, source: &Value, given: Option<Value>, mode: Mode) -> PyResult<Vec<Value>> {
    let Value::Code(code) = source else {
        return match given {
            Some(_) => Err(vm.type_error("closure can only be used when source is a code object")),
            None => Ok(Vec::new()),
        };
    };
    let wanted = code.code.free.len();
    if wanted == 0 {
        return match given {
            Some(_) => Err(vm.type_error("cannot use a closure with this code object")),
            None => Ok(Vec::new()),
        };
    }
    if mode == Mode::Eval {
        return Err(vm.type_error("code object passed to eval() may not contain free variables"));
    }
    match given {
        Some(Value::Tuple(cells))
            if cells.len() == wanted && cells.iter().all(|cell| matches!(cell, Value::Cell(_))) =>
        {
            Ok(cells.to_vec())
        }
        _ => Err(vm.type_error(format!("code object requires a closure of exactly length {wanted}"))),
    }
}

/// The names that a source declares as `global` anywhere: those are global at its outermost level too.
fn declared_global(source: &Source) -> BTreeSet<&str> {
    let statements = source.text.lines().flat_map(|line| line.split([';', ':'])).map(str::trim_start);
    let declared = statements.filter_map(|statement| statement.strip_prefix("global"));
    let declared = declared.filter(|names| names.starts_with([' ', '\t']));
    declared.flat_map(|names| names.split('#').next().unwrap_or_default().split(',')).map(str::trim).collect()
}

/// A body that keeps its names in a namespace of its own, but for those that something in it declares as global.
fn in_namespace(original: &Code) -> Code {
    let global = declared_global(&original.source);
    let mut code = original.clone();
    code.flags.class_body = true;
    for instr in &mut code.instrs {
        let is_named = matches!(instr.op, Op::LoadGlobal | Op::StoreGlobal | Op::DeleteGlobal);
        if is_named && global.contains(code.names[instr.a as usize].as_ref() as &str) {
            continue;
        }
        instr.op = match instr.op {
            Op::LoadGlobal => Op::LoadName,
            Op::StoreGlobal => Op::StoreName,
            Op::DeleteGlobal => Op::DeleteName,
            other => other,
        };
    }
    code
}

fn text_of(source: &Value) -> Option<String> {
    match source.builtin() {
        Value::Str(text) => Some(text.to_string()),
        Value::Bytes(bytes) => Some(String::from_utf8_lossy(&bytes.data).into_owned()),
        Value::ByteArray(bytes) => Some(String::from_utf8_lossy(&bytes.data.borrow()).into_owned()),
        _ => None,
    }
}

/// Runs a function for `exec`, which gives nothing, with a namespace for its names where there is one.
struct Executed {
    function: Value,
    locals: Value,
}

impl NativeFrame for Executed {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        match input {
            Input::Start => {
                if !self.locals.is_null() {
                    vm.class_namespace = self.locals.clone();
                }
                Ok(Next::Call(self.function.clone(), Args::new()))
            }
            Input::Value(_) | Input::Yielded(_) => Ok(Next::Return(Value::None)),
            Input::Raised(raised) => Err(raised),
        }
    }

    fn name(&self) -> &'static str {
        "exec"
    }
}

/// Runs a body whose names live in `locals`.
struct Namespaced {
    function: Value,
    locals: Value,
}

impl NativeFrame for Namespaced {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        match input {
            Input::Start => {
                vm.class_namespace = self.locals.clone();
                Ok(Next::Call(self.function.clone(), Args::new()))
            }
            Input::Value(value) | Input::Yielded(value) => Ok(Next::Return(value)),
            Input::Raised(raised) => Err(raised),
        }
    }

    fn name(&self) -> &'static str {
        "exec"
    }
}

impl Vm {
    fn is_subscriptable(&mut self, value: &Value) -> bool {
        let getitem = self.names.getitem.clone();
        self.class_of(value).lookup(&getitem).is_some()
    }

    fn compile_text(&mut self, text: &str, file: &str, mode: Mode) -> PyResult<Rc<CodeObject>> {
        self.spend(text.len() as u64)?;
        if text.contains('\0') {
            let class = self.types.syntax_error.clone();
            let message = Value::str("source code string cannot contain null bytes");
            return Err(self.new_exception(&class, vec![message]));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let whole = match mode {
            Mode::Exec | Mode::Single => text.to_owned(),
            Mode::Eval => format!("{EVAL_BEFORE}{text}\n)"),
        };
        let mut source = Source::made(file, &whole);
        source.interactive = mode == Mode::Single;
        source.kept = std::mem::take(&mut self.state::<crate::host::KeepSource>().0);
        let source = Rc::new(source);
        let is_empty = text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
        if mode == Mode::Eval && text.trim_matches([' ', '\t']).is_empty() {
            // It ends before its first line.
            let zero = || Value::Int(0);
            let place = vec![Value::str(file), zero(), zero(), Value::str(""), zero(), zero()];
            let args = Args::two(Value::str("invalid syntax"), Value::tuple(place));
            let class = Value::Class(self.types.syntax_error.clone());
            let error = self.call(&class, args)?;
            return Err(self.raise_value(error));
        }
        if mode == Mode::Eval && is_empty {
            // The parentheses alone would be an empty tuple.
            let error = CompileError::syntax("invalid syntax", 0, 0);
            return Err(self.source_error(&source, mode, error));
        }
        let start = EVAL_BEFORE.len() as u32;
        let mut indented = text.lines().map(|line| (line, line.trim_start_matches([' ', '\t'])));
        let first = indented.find(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        if let Some((line, rest)) = first.filter(|(line, rest)| mode == Mode::Eval && line.len() > rest.len())
        {
            // Slices of one text.
            let before = line.as_ptr() as usize - text.as_ptr() as usize;
            let at = start + (before + line.len() - rest.len()) as u32 - 1;
            let error = CompileError {
                exception: Some("IndentationError"),
                ..CompileError::syntax("unexpected indent", at, at)
            };
            return Err(self.source_error(&source, mode, error));
        }
        let invalid = |start: u32| CompileError::syntax("invalid syntax", start, start + 1);
        let first_word = text.trim_start().split(|char: char| !char.is_alphanumeric() && char != '_').next();
        if mode == Mode::Eval && (text.trim_start().starts_with('*') || first_word == Some("yield")) {
            return Err(self.source_error(&source, mode, invalid(start)));
        }
        // The parentheses let more pass than an expression by itself, `a := 1`, a generator, lines, and place errors
        // elsewhere.
        let leading = (text.len() - text.trim_start().len()) as u32;
        let by_itself = |vm: &mut Vm| {
            let bare = format!("{RETURN_BEFORE}{}", text.trim());
            let error = vm.host.compile(Rc::new(Source::made(file, &bare))).err()?;
            let moved = (start + leading).wrapping_sub(RETURN_BEFORE.len() as u32);
            let (start, end) = (error.start.wrapping_add(moved), error.end.wrapping_add(moved));
            Some(CompileError { start, end, ..error })
        };
        let code = match self.host.compile(source.clone()) {
            Ok(code) => code,
            Err(error) => {
                // Where it ends too early, the parentheses end it where CPython does.
                let end = start + leading + text.trim().len() as u32;
                let bare = if mode == Mode::Eval { by_itself(self) } else { None };
                let lines = text.trim().split_once('\n').filter(|_| mode == Mode::Eval && bare.is_none());
                if let Some((line, rest)) = lines {
                    // Another statement follows.
                    let before = line.len() + 1 + rest.len() - rest.trim_start().len();
                    return Err(self.source_error(&source, mode, invalid(start + leading + before as u32)));
                }
                let error = bare.filter(|bare| bare.start < end).unwrap_or_else(|| {
                    // In parentheses, a mistake is explained in other words than by itself.
                    let explained = mode == Mode::Eval && error.message.starts_with("invalid syntax");
                    let message = if explained { "invalid syntax".to_owned() } else { error.message.clone() };
                    CompileError { message, ..error }
                });
                return Err(self.source_error(&source, mode, error));
            }
        };
        self.warn_of_source(file, &whole, mode)?;
        if mode == Mode::Eval
            && [":=", " for ", "\n"].iter().any(|sign| text.trim().contains(sign))
            && let Some(error) = by_itself(self)
        {
            return Err(self.source_error(&source, mode, error));
        }
        let inner = code.consts.iter().find_map(|constant| match constant {
            Const::Code(inner) if mode == Mode::Eval => Some(inner.clone()),
            _ => None,
        });
        let Some(mut inner) = inner else { return Ok(CodeObject::new(self, &code)) };
        let bound = bound_names(&inner).join(", ");
        let mut before = start;
        if !bound.is_empty() && text.contains(":=") {
            let body = whole.strip_prefix(EVAL_BEFORE).unwrap_or(&whole);
            let around = format!("def _(): global {bound}; return (");
            let whole = format!("{around}{body}");
            if let Ok(code) = self.host.compile(Rc::new(Source::made(file, &whole))) {
                let found = code.consts.iter().find_map(|constant| match constant {
                    Const::Code(inner) => Some(inner.clone()),
                    _ => None,
                });
                (inner, before) = found.map_or((inner, before), |found| (found, around.len() as u32));
            }
        }
        if inner.flags.generator {
            let at = text.trim_start().find("yield").unwrap_or_default() as u32;
            let place = start + at;
            let error = CompileError {
                parsed: false,
                ..CompileError::syntax("'yield' outside function", place, place)
            };
            return Err(self.source_error(&source, mode, error));
        }
        // Nobody sees that it stood in a function.
        let mut named = by_itself_in(&inner, &Rc::new(Source::made(file, text)), before);
        (named.name, named.qualname) = ("<module>".into(), "<module>".to_owned());
        Ok(CodeObject::new(self, &Rc::new(named)))
    }

    /// The syntax tree of a text, as objects of the classes of `ast`.
    fn tree_of(&mut self, text: &str, file: &str, mode: Mode) -> PyResult {
        let unmarked = text.strip_prefix('\u{feff}').unwrap_or(text);
        let source = Source::made(file, unmarked);
        let found =
            if text.contains('\0') { None } else { self.host.syntax_tree(&source, mode == Mode::Eval).ok() };
        // Before an expression no blanks may stand. In all other cases `compile_text` knows what is wrong.
        let blank = mode == Mode::Eval && unmarked.starts_with([' ', '\t']);
        if let Some(tree) = found.filter(|_| !blank) {
            self.spend(text.len() as u64)?;
            let tree = super::tree::objects(self, &source, tree)?;
            if mode == Mode::Single {
                let body = self.get_attr_str(&tree, "body")?;
                let module = self.import_module("ast")?;
                let class = self.get_attr_str(&module, "Interactive")?;
                return self.call(&class, Args::of(vec![body]));
            }
            return Ok(tree);
        }
        self.compile_text(text, file, mode)?;
        let error = CompileError::syntax("invalid syntax", 0, 0);
        Err(self.source_error(&source, mode, error))
    }

    /// Tells what looks like a mistake in a source, as a `SyntaxWarning` at its line. Where the program makes errors
    /// of such warnings, it is a `SyntaxError`.
    fn warn_of_source(&mut self, file: &str, text: &str, mode: Mode) -> PyResult<()> {
        // Not as the library's, which is not looked at.
        let source = Rc::new(Source::new(file, text, false));
        let found = self.host.suspicions(source.clone());
        if found.is_empty() {
            return Ok(());
        }
        let warnings = self.import_module("warnings")?;
        let warn = self.get_attr_str(&warnings, "warn_explicit")?;
        let category = self.types.syntax_warning.clone();
        for (start, end, message) in found {
            let (file, line) = (Value::str(file), Value::Int(i64::from(source.line(start))));
            let args = [Value::str(message.as_str()), Value::Class(category.clone()), file, line];
            if let Err(raised) = self.call(&warn, Args::of(args)) {
                if !self.raised_is(&raised, &category) {
                    return Err(raised);
                }
                let error = CompileError::syntax(message, start, end);
                return Err(self.source_error(&source, mode, error));
            }
        }
        Ok(())
    }

    /// Whether there is a file of that name, of which a line could be shown.
    fn is_file(&mut self, name: &str) -> bool {
        if name.starts_with('<') {
            return false;
        }
        let Ok(path) = self.import_module("posixpath") else { return false };
        let Ok(exists) = self.get_attr_str(&path, "exists") else { return false };
        matches!(self.call(&exists, Args::one(Value::str(name))), Ok(Value::Bool(true)))
    }

    /// The `SyntaxError` for a source that does not compile.
    #[cold]
    fn source_error(&mut self, source: &Source, mode: Mode, error: CompileError) -> Raised {
        let Some(exception) = error.exception else { return self.refuse(error.message) };
        let ends = source.text.len() as u32;
        if mode == Mode::Single && error.message == "invalid syntax" && error.start >= ends {
            return self.ended(source);
        }
        let found = self.types.exceptions().into_iter().find(|(name, _)| *name == exception);
        let class = found.map_or_else(|| self.types.syntax_error.clone(), |(_, class)| class);
        // The lines of an expression are those of the source but for what was put around it.
        let lines = source.text.matches('\n').count() as u32;
        let last = if mode == Mode::Eval { lines } else { lines + 1 };
        let place = |at: u32| {
            let line = source.line(at);
            if line > last {
                return (last, 0);
            }
            let before = if mode == Mode::Eval && line == 1 { EVAL_BEFORE.len() as u32 } else { 0 };
            let column = if error.parsed { source.column(at) } else { source.byte_column(at) };
            (line, (column + 1).saturating_sub(before))
        };
        let ((line, mut column), (end_line, end_column)) = (place(error.start), place(error.end));
        // Where blocks end at the begin of a line, CPython stands before it.
        if column == 1 && error.start == error.end && error.message.starts_with("expected an indented block")
        {
            column = 0;
        }
        let is_conversion = exception == "SyntaxError" && error.message.starts_with("Exceeds the limit (");
        if is_conversion {
            column = 0;
        }
        let shown = match mode {
            // Behind the parser, CPython looks for the line in the file.
            _ if !error.parsed && !self.is_file(&source.file) => Value::None,
            Mode::Eval => {
                Value::str(source.line_text(line).strip_prefix(EVAL_BEFORE).unwrap_or(source.line_text(line)))
            }
            // So it does where it read on behind the line.
            Mode::Exec
                if is_of_tokens(&error.message, exception, error.start == error.end)
                    || error.message.ends_with("' was never closed")
                        && (line as usize) < source.text.lines().count() =>
            {
                Value::str(source.line_text(line))
            }
            Mode::Exec => Value::str(format!("{}\n", source.line_text(line))),
            Mode::Single => Value::str(prompt::as_it_stands(source, line)),
        };
        // CPython knows no end of some, and the end of a line has a place of its own.
        let at_end = error.start == error.end
            && matches!(source.text.as_bytes().get(error.start as usize), None | Some(b'\n'));
        let end_column = match &error.message {
            _ if exception == "IndentationError" && error.start == error.end => -1,
            _ if is_conversion => 0,
            message if message.ends_with("' was never closed") => 0,
            message
                if message == "':' expected after dictionary key"
                    || message == "unexpected character after line continuation character" =>
            {
                0
            }
            message if at_end && message == "expected 'except' or 'finally' block" => -1,
            message if message == NO_NAMES => i64::from(end_column),
            _ => i64::from(end_column) + i64::from(at_end && mode != Mode::Eval),
        };
        let message = match mode {
            Mode::Eval if error.message == "'await' outside async function" => {
                "'await' outside function".to_owned()
            }
            _ => error.message,
        };
        let int = |value: u32| Value::Int(i64::from(value));
        let place = Value::tuple(vec![
            Value::str(source.file.as_str()),
            int(line),
            int(column),
            shown,
            int(end_line),
            Value::Int(end_column),
        ]);
        match self.call(&Value::Class(class), Args::two(Value::str(message), place)) {
            Ok(raised) => self.raise_value(raised),
            Err(raised) => raised,
        }
    }
}

const NO_NAMES: &str = "Expected one or more names after 'import'";

/// Whether CPython finds a mistake before it parses, and then shows the line without its end.
fn is_of_tokens(message: &str, exception: &str, at_place: bool) -> bool {
    let starts = [
        "closing parenthesis '",
        "f-string: expecting '}'",
        "f-string: single '}' is not allowed",
        "invalid ",
        "too many nested ",
        "unmatched '",
        "unterminated ",
    ];
    let of_place =
        at_place && message != "invalid syntax" && starts.iter().any(|start| message.starts_with(start));
    exception == "SyntaxError" && (of_place || message.starts_with("leading zeros in decimal integer"))
}

/// A body that does not say that it and its inner functions stood in a function around the expression, behind so many
/// bytes of a text.
fn by_itself_in(code: &Code, source: &Rc<Source>, before: u32) -> Code {
    let mut code = code.clone();
    for around in ["<lambda>.<locals>.", "_.<locals>."] {
        if let Some(rest) = code.qualname.strip_prefix(around) {
            code.qualname = rest.to_owned();
            break;
        }
    }
    code.source = source.clone();
    let places = code.spans.iter_mut().map(|span| (&mut span.start, &mut span.end));
    let anchors = code.anchors.iter_mut().map(|anchor| (&mut anchor.start, &mut anchor.end));
    for (start, end) in places.chain(anchors) {
        (*start, *end) = (start.saturating_sub(before), end.saturating_sub(before));
    }
    for constant in &mut code.consts {
        if let Const::Code(inner) = constant {
            *inner = Rc::new(by_itself_in(inner, source, before));
        }
    }
    code
}
