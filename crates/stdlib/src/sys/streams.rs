//! The standard streams: what a program writes goes to the page, and there is nothing to read.

use std::cell::Cell;
use std::rc::Rc;

use trace::Stream;
use vm::class::Class;
use vm::host::StandardStream;
use vm::value::Module;
use vm::{Args, PyResult, Raised, Value, Vm};

use crate::native_class::layout;

/// The payload of `sys.stdin`.
struct Stdin;

/// The payload of `sys.stdout.buffer`: the stream of text above it.
struct RawStream(Value);

/// The payload of `sys.stdin.buffer`.
struct RawInput;

/// The streams of bytes that were asked for, by descriptor.
#[derive(Default)]
struct Buffers([Option<Value>; 3]);

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    let class = text_class(vm);
    for (name, stream) in [("stdout", Stream::Stdout), ("stderr", Stream::Stderr)] {
        let value = vm.new_native(&class, StandardStream { stream, is_closed: Cell::new(false) });
        vm.add_value(module, name, value.clone());
        vm.add_value(module, &format!("__{name}__"), value);
    }
    let stdin = stdin_class(vm, &class);
    let stdin = vm.new_native(&stdin, Stdin);
    vm.add_value(module, "stdin", stdin.clone());
    vm.add_value(module, "__stdin__", stdin);
}

fn stream_of(value: &Value) -> Stream {
    super::standard_stream(value).unwrap_or(Stream::Stderr)
}

/// `io.UnsupportedOperation`, where `io` is loaded; else its base.
fn unsupported(vm: &mut Vm, message: &str) -> Raised {
    match crate::io::unsupported_operation(vm) {
        Ok(class) => vm.new_exception(&class, vec![Value::str(message)]),
        Err(raised) => raised,
    }
}

fn text_class(vm: &mut Vm) -> Rc<Class> {
    let hidden = vm.new_module("_io");
    let class = crate::native_class::class(vm, &hidden, "TextIOWrapper", "_io", layout::STREAM);
    // A program may give the stream another `write`.
    class.has_dict.set(true);
    vm.def(&class, "write", |vm, args| {
        args.exact(vm, "TextIOWrapper.write", 1, 1)?;
        let text = vm.str_arg(&args[1], "write() argument must be str")?;
        if args[0].native::<Stdin>().is_some() {
            return Err(unsupported(vm, "not writable"));
        }
        check_open(vm, &args[0])?;
        vm.write_out(stream_of(&args[0]), &text)?;
        Ok(Value::from(text.len()))
    });
    vm.def(&class, "writelines", |vm, args| {
        args.exact(vm, "writelines", 1, 1)?;
        check_open(vm, &args[0])?;
        let iter = vm.iter(&args[1])?;
        while let Some(line) = vm.iter_next(&iter)? {
            vm.spend(1)?;
            let text = vm.str_arg(&line, "write() argument must be str")?;
            vm.write_out(stream_of(&args[0]), &text)?;
        }
        Ok(Value::None)
    });
    for name in ["read", "readline", "readlines", "__next__"] {
        vm.def(&class, name, |vm, _| Err(unsupported(vm, "not readable")));
    }
    vm.def(&class, "reconfigure", |_, _| Ok(Value::None));
    vm.def(&class, "flush", |vm, args| check_open(vm, &args[0]).map(|()| Value::None));
    for name in ["close", "__exit__"] {
        vm.def(&class, name, |_, args| {
            close(&args[0]);
            Ok(Value::None)
        });
    }
    vm.def(&class, "detach", |vm, args| {
        check_open(vm, &args[0])?;
        Ok(buffer(vm, &args[0]))
    });
    for name in ["__enter__", "__iter__"] {
        vm.def(&class, name, |vm, mut args| {
            check_open(vm, &args[0])?;
            Ok(args.take(0))
        });
    }
    for name in ["isatty", "readable"] {
        vm.def(&class, name, |_, _| Ok(Value::Bool(false)));
    }
    for name in ["writable", "seekable"] {
        vm.def(&class, name, |_, _| Ok(Value::Bool(true)));
    }
    vm.def(&class, "fileno", |_, args| Ok(Value::Int(number(&args[0]))));
    vm.def(&class, "__repr__", |_, args| {
        let (name, mode) = (name(&args[0]), mode(&args[0]));
        Ok(Value::str(format!("<_io.TextIOWrapper name='{name}' mode='{mode}' encoding='utf-8'>")))
    });
    vm.def_get(&class, "name", |_, value| Ok(name(value).into()), None);
    vm.def_get(&class, "mode", |_, value| Ok(mode(value).into()), None);
    vm.def_get(
        &class,
        "errors",
        |_, value| Ok(if number(value) == 2 { "backslashreplace" } else { "strict" }.into()),
        None,
    );
    vm.def_value(&class, "encoding", "utf-8".into());
    vm.def_value(&class, "newlines", Value::None);
    vm.def_get(&class, "closed", |_, value| Ok(Value::Bool(is_closed(value))), None);
    vm.def_value(&class, "write_through", Value::Bool(false));
    vm.def_get(&class, "line_buffering", |_, value| Ok(Value::Bool(number(value) == 2)), None);
    vm.def_get(&class, "buffer", |vm, value| Ok(buffer(vm, value)), None);
    class
}

/// The bytes below a stream, which are the same object each time.
fn buffer(vm: &mut Vm, stream: &Value) -> Value {
    let index = number(stream) as usize;
    if let Some(buffer) = &vm.state::<Buffers>().0[index] {
        return buffer.clone();
    }
    let buffer = if stream.native::<Stdin>().is_some() {
        let class = raw_input_class(vm);
        vm.new_native(&class, RawInput)
    } else {
        let class = raw_class(vm);
        vm.new_native(&class, RawStream(stream.clone()))
    };
    vm.state::<Buffers>().0[index] = Some(buffer.clone());
    buffer
}

fn is_closed(value: &Value) -> bool {
    value.native::<StandardStream>().is_some_and(|stream| stream.is_closed.get())
}

fn check_open(vm: &mut Vm, stream: &Value) -> PyResult<()> {
    match is_closed(stream) {
        true => Err(vm.value_error("I/O operation on closed file.")),
        false => Ok(()),
    }
}

fn number(value: &Value) -> i64 {
    match super::standard_stream(value) {
        None => 0,
        Some(Stream::Stdout) => 1,
        Some(Stream::Stderr) => 2,
    }
}

fn name(value: &Value) -> &'static str {
    ["<stdin>", "<stdout>", "<stderr>"][number(value) as usize]
}

fn mode(value: &Value) -> &'static str {
    if number(value) == 0 { "r" } else { "w" }
}

fn raw_class(vm: &mut Vm) -> Rc<Class> {
    if vm.has_class::<RawStream>() {
        return vm.native_class::<RawStream>();
    }
    let hidden = vm.new_module("_io");
    let class = vm.native_type(&hidden, "BufferedWriter", "_io", layout::RAW_STREAM);
    vm.register_class::<RawStream>(&class);
    vm.def(&class, "write", |vm, args| {
        args.exact(vm, "write", 1, 1)?;
        write_bytes(vm, &args[0], &args[1])
    });
    vm.def(&class, "writelines", |vm, args| {
        args.exact(vm, "writelines", 1, 1)?;
        let iter = vm.iter(&args[1])?;
        while let Some(line) = vm.iter_next(&iter)? {
            vm.spend(1)?;
            write_bytes(vm, &args[0], &line)?;
        }
        Ok(Value::None)
    });
    vm.def(&class, "flush", |_, _| Ok(Value::None));
    for name in ["close", "__exit__"] {
        vm.def(&class, name, |_, args| {
            close(text_above(&args[0]));
            Ok(Value::None)
        });
    }
    vm.def_get(&class, "closed", |_, value| Ok(Value::Bool(is_closed(text_above(value)))), None);
    vm.def_value(&class, "mode", "wb".into());
    vm.def(&class, "writable", |_, _| Ok(Value::Bool(true)));
    for name in ["readable", "seekable"] {
        vm.def(&class, name, |_, _| Ok(Value::Bool(false)));
    }
    define_shared(vm, &class);
    class
}

/// What `sys.stdout.buffer` belongs to; of another object, that itself.
fn text_above(value: &Value) -> &Value {
    value.native::<RawStream>().map_or(value, |stream| &stream.0)
}

fn close(stream: &Value) {
    if let Some(stream) = stream.native::<StandardStream>() {
        stream.is_closed.set(true);
    }
}

fn write_bytes(vm: &mut Vm, stream: &Value, data: &Value) -> PyResult {
    let text = text_above(stream);
    if is_closed(text) {
        return Err(vm.value_error("write to closed file"));
    }
    let data = crate::arguments::bytes_like(vm, data)?;
    vm.write_out(stream_of(text), &String::from_utf8_lossy(&data))?;
    Ok(Value::from(data.len()))
}

/// What the streams of bytes have in common. There is nothing below them.
fn define_shared(vm: &mut Vm, class: &Rc<Class>) {
    for name in ["__enter__", "detach"] {
        vm.def(class, name, |_, mut args| Ok(args.take(0)));
    }
    vm.def_get(class, "raw", |_, value| Ok(value.clone()), None);
    vm.def_get(class, "name", |_, value| Ok(name(text_above(value)).into()), None);
    vm.def(class, "isatty", |_, _| Ok(Value::Bool(false)));
    vm.def(class, "fileno", |_, args| Ok(Value::Int(number(text_above(&args[0])))));
    vm.def(class, "__repr__", |vm, args| {
        let class = vm.type_name(&args[0]);
        Ok(Value::str(format!("<_io.{class} name='{}'>", name(text_above(&args[0])))))
    });
}

/// `sys.stdin.buffer`, which ends at once.
fn raw_input_class(vm: &mut Vm) -> Rc<Class> {
    if vm.has_class::<RawInput>() {
        return vm.native_class::<RawInput>();
    }
    let hidden = vm.new_module("_io");
    let class = vm.native_type(&hidden, "BufferedReader", "_io", layout::RAW_INPUT);
    vm.register_class::<RawInput>(&class);
    for name in ["read", "read1", "readline", "peek"] {
        vm.def(&class, name, |_, _| Ok(Value::bytes(Vec::new())));
    }
    for name in ["readinto", "readinto1", "tell", "seek"] {
        vm.def(&class, name, |_, _| Ok(Value::Int(0)));
    }
    for name in ["close", "__exit__"] {
        vm.def(&class, name, |_, _| Ok(Value::None));
    }
    vm.def(&class, "readlines", |_, _| Ok(Value::list(vec![])));
    vm.def(&class, "__iter__", |_, mut args| Ok(args.take(0)));
    vm.def(&class, "__next__", |vm, _| Err(vm.stop_iteration(Value::None)));
    vm.def_value(&class, "closed", Value::Bool(false));
    vm.def_value(&class, "mode", "rb".into());
    vm.def(&class, "writable", |_, _| Ok(Value::Bool(false)));
    for name in ["readable", "seekable"] {
        vm.def(&class, name, |_, _| Ok(Value::Bool(true)));
    }
    define_shared(vm, &class);
    class
}

fn stdin_class(vm: &mut Vm, text: &Rc<Class>) -> Rc<Class> {
    let name = vm.intern("TextIOWrapper");
    let class = Class::new(name, text.layout.get(), false);
    class.set_bases(vec![text.clone()]).ok().expect("one base has no conflict");
    class.has_dict.set(false);
    vm.def_value(&class, "__module__", "_io".into());
    for name in ["read", "readline"] {
        vm.def(&class, name, |_, _: Args| -> PyResult { Ok("".into()) });
    }
    vm.def(&class, "readlines", |_, _| Ok(Value::list(vec![])));
    vm.def(&class, "__next__", |vm, _| Err(vm.stop_iteration(Value::None)));
    vm.def(&class, "readable", |_, _| Ok(Value::Bool(true)));
    vm.def(&class, "writable", |_, _| Ok(Value::Bool(false)));
    class
}
