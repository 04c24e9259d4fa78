//! The functions of `sys`.

use std::collections::BTreeMap;
use std::rc::Rc;

use vm::frame::Kind;
use vm::generator::Generator;
use vm::native::Flow;
use vm::value::Module;
use vm::{Args, PyResult, Raised, Value, Vm};

use crate::struct_sequence;

/// What `sys` remembers between calls.
struct Settings {
    max_str_digits: i64,
    /// By thread: the hooks for first iteration and finalisation of asynchronous generators.
    hooks: BTreeMap<u32, (Value, Value)>,
    audit_hooks: Vec<Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { max_str_digits: 4300, hooks: BTreeMap::new(), audit_hooks: Vec::new() }
    }
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    fill_stack(vm, module);
    fill_settings(vm, module);
    fill_hooks(vm, module);
    vm.add_function(module, "exit", |vm, args| {
        args.no_kw(vm, "sys.exit")?;
        args.between(vm, "exit", 0, 0, 1)?;
        let class = vm.types.system_exit.clone();
        let status = args.get(0).cloned().unwrap_or(Value::None);
        if vm.class_of(&status).is_subclass(&class) {
            return Err(vm.raise_value(status));
        }
        let class = Value::Class(class);
        let args = match status.builtin() {
            Value::None => Args::new(),
            Value::Tuple(items) => Args::of(items.iter().cloned()),
            _ => Args::one(status),
        };
        let exception = vm.call(&class, args)?;
        Err(vm.raise_value(exception))
    });
    vm.add_function(module, "intern", |vm, args| {
        args.exact(vm, "sys.intern", 0, 1)?;
        let text = vm.str_arg(&args[0], "intern() argument must be str")?;
        if !matches!(args[0], Value::Str(_)) {
            let kind = vm.type_name(&args[0]);
            return Err(vm.type_error(format!("can't intern {kind}")));
        }
        Ok(Value::Str(vm.intern(&text)))
    });
    vm.add_function(module, "_is_interned", |vm, args| {
        args.exact(vm, "sys._is_interned", 0, 1)?;
        vm.str_arg(&args[0], "_is_interned() argument must be str")?;
        Ok(Value::Bool(true))
    });
    vm.add_function(module, "getsizeof", |vm, args| {
        let [object, default] = args.bind(vm, "getsizeof", 0, ["object", "default"], 1)?;
        let _ = default;
        super::size::of(vm, &object.unwrap_or_default())
    });
    vm.add_function(module, "getrefcount", |vm, args| {
        args.exact(vm, "sys.getrefcount", 0, 1)?;
        Ok(Value::Int(super::size::references(&args[0])))
    });
    vm.add_function(module, "is_finalizing", |vm, args| {
        args.exact(vm, "sys.is_finalizing", 0, 0)?;
        Ok(Value::Bool(false))
    });
    vm.add_function(module, "_is_gil_enabled", |_, _| Ok(Value::Bool(true)));
    vm.add_function(module, "getdefaultencoding", |vm, args| {
        args.exact(vm, "sys.getdefaultencoding", 0, 0)?;
        Ok("utf-8".into())
    });
    vm.add_function(module, "getfilesystemencoding", |vm, args| {
        args.exact(vm, "sys.getfilesystemencoding", 0, 0)?;
        Ok("utf-8".into())
    });
    vm.add_function(module, "getfilesystemencodeerrors", |vm, args| {
        args.exact(vm, "sys.getfilesystemencodeerrors", 0, 0)?;
        Ok("surrogateescape".into())
    });
    vm.add_function(module, "getallocatedblocks", |vm, args| {
        args.exact(vm, "sys.getallocatedblocks", 0, 0)?;
        Ok(Value::from(vm::memory::used() / 64))
    });
    for name in ["_clear_type_cache", "_clear_internal_caches"] {
        vm.add_function(module, name, |_, _| Ok(Value::None));
    }
    fill_audit(vm, module);
}

/// Hooks for events: they are told of those of the program.
fn fill_audit(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "audit", |vm, args| {
        args.no_kw(vm, "sys.audit")?;
        let Some(event) = args.get(0).cloned() else {
            return Err(vm.type_error("audit() missing 1 required positional argument: 'event'"));
        };
        if event.as_str().is_none() {
            let kind = vm.type_name(&event);
            return Err(vm.type_error(format!("expected str for argument 'event', not {kind}")));
        }
        audit(vm, event, Value::tuple(args.pos[1..].to_vec()))?;
        Ok(Value::None)
    });
    vm.add_function(module, "addaudithook", |vm, args| {
        let [hook] = args.bind(vm, "addaudithook", 0, ["hook"], 1)?;
        match audit(vm, "sys.addaudithook".into(), Value::tuple(Vec::new())) {
            Ok(()) => vm.state::<Settings>().audit_hooks.push(hook.unwrap_or_default()),
            // That is how a hook keeps others out.
            Err(raised) if vm.raised_is(&raised, &vm.types.runtime_error) => {}
            Err(raised) => return Err(raised),
        }
        Ok(Value::None)
    });
}

fn audit(vm: &mut Vm, event: Value, arguments: Value) -> PyResult<()> {
    for hook in vm.state::<Settings>().audit_hooks.clone() {
        vm.call(&hook, Args::of([event.clone(), arguments.clone()]))?;
    }
    Ok(())
}

/// A frame object for the `depth`-th function of the stack, with those below it.
pub(crate) fn frame(vm: &mut Vm, depth: usize) -> Option<Value> {
    let frames = vm.fiber.frames.iter().enumerate().rev();
    let (index, _) = frames.filter(|(_, frame)| matches!(frame.kind, Kind::Python)).nth(depth)?;
    Some(vm.frame_object(index))
}

fn fill_stack(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "exception", |vm, args| {
        args.exact(vm, "sys.exception", 0, 0)?;
        Ok(vm.handled_exception().map_or(Value::None, |raised| raised.value()))
    });
    vm.add_function(module, "exc_info", |vm, args| {
        args.exact(vm, "sys.exc_info", 0, 0)?;
        let Some(raised) = vm.handled_exception() else { return Ok(Value::tuple(vec![Value::None; 3])) };
        let value = raised.value();
        let class = Value::Class(vm.class_of(&value));
        let traceback = vm.traceback_of(&value);
        Ok(Value::tuple(vec![class, value, traceback]))
    });
    vm.add_function(module, "_getframe", |vm, args| {
        args.no_kw(vm, "sys._getframe")?;
        args.between(vm, "_getframe", 0, 0, 1)?;
        let depth = args.get(0).map_or(Ok(0), |depth| vm.small_index(depth))?;
        match frame(vm, text::to_size(depth)) {
            Some(frame) => Ok(frame),
            None => Err(vm.value_error("call stack is not deep enough")),
        }
    });
    vm.add_function(module, "_getframemodulename", |vm, args| {
        let [depth] = args.bind(vm, "_getframemodulename", 0, ["depth"], 0)?;
        let depth = depth.map_or(Ok(0), |depth| vm.small_index(&depth))?;
        let name = vm.names.name.clone();
        let frames = vm.fiber.frames.iter().rev().filter(|frame| matches!(frame.kind, Kind::Python));
        let found = frames.skip(text::to_size(depth)).map(|frame| frame.globals.get_str(&name)).next();
        Ok(found.flatten().unwrap_or(Value::None))
    });
    vm.add_function(module, "_current_frames", |vm, _| {
        let threads = vm.import_module("_thread")?;
        let frames = vm.get_attr_str(&threads, "_current_frames")?;
        vm.call(&frames, Args::new())
    });
    vm.add_function(module, "getrecursionlimit", |vm, args| {
        args.exact(vm, "sys.getrecursionlimit", 0, 0)?;
        Ok(Value::from(vm.recursion_limit))
    });
    vm.add_function(module, "setrecursionlimit", |vm, args| {
        args.exact(vm, "sys.setrecursionlimit", 0, 1)?;
        let limit = vm.small_index(&args[0])?;
        if limit < 1 {
            return Err(vm.value_error("recursion limit must be greater or equal than 1"));
        }
        if limit > i64::from(i32::MAX) {
            return Err(vm.overflow_error("Python int too large to convert to C int"));
        }
        let depth = vm.fiber.depth;
        if limit as usize <= depth {
            return Err(vm.recursion_error(format!(
                "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
            )));
        }
        vm.recursion_limit = limit as usize;
        Ok(Value::None)
    });
}

fn fill_settings(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "getswitchinterval", |vm, args| {
        args.exact(vm, "sys.getswitchinterval", 0, 0)?;
        Ok(Value::Float(vm.switch_interval as f64 / 1000.0 * 1e-6))
    });
    vm.add_function(module, "setswitchinterval", |vm, args| {
        args.exact(vm, "sys.setswitchinterval", 0, 1)?;
        let interval = vm.float_arg(&args[0])?;
        if interval.is_nan() || interval <= 0.0 {
            return Err(vm.value_error("switch interval must be strictly positive"));
        }
        // Whole microseconds, as CPython keeps it.
        vm.switch_interval = (libm::floor(interval * 1e6) as u64).saturating_mul(1000);
        Ok(Value::None)
    });
    vm.add_function(module, "get_int_max_str_digits", |vm, args| {
        args.exact(vm, "sys.get_int_max_str_digits", 0, 0)?;
        Ok(Value::Int(vm.state::<Settings>().max_str_digits))
    });
    vm.add_function(module, "set_int_max_str_digits", |vm, args| {
        let [digits] = args.bind(vm, "set_int_max_str_digits", 0, ["maxdigits"], 1)?;
        let digits = vm.small_index(&digits.unwrap_or_default())?;
        if digits != 0 && digits < 640 {
            return Err(vm.value_error("maxdigits must be 0 or larger than 640"));
        }
        vm.state::<Settings>().max_str_digits = digits;
        text::int::set_max_str_digits(digits as usize);
        Ok(Value::None)
    });
    vm.add_function(module, "get_coroutine_origin_tracking_depth", |vm, args| {
        args.exact(vm, "sys.get_coroutine_origin_tracking_depth", 0, 0)?;
        Ok(Value::Int(vm.fiber.origin_depth as i64))
    });
    vm.add_function(module, "set_coroutine_origin_tracking_depth", |vm, args| {
        let [depth] = args.bind(vm, "set_coroutine_origin_tracking_depth", 0, ["depth"], 1)?;
        let depth = vm.small_index(&depth.unwrap_or_default())?;
        if depth < 0 {
            return Err(vm.value_error("depth must be >= 0"));
        }
        vm.fiber.origin_depth = depth as usize;
        Ok(Value::None)
    });
    let class = struct_sequence::class(vm, "sys", "asyncgen_hooks", &["firstiter", "finalizer"]);
    // The name without its module, as CPython writes it.
    let short = vm.intern("asyncgen_hooks");
    *class.name.borrow_mut() = short;
    vm.register_class::<Settings>(&class);
    vm.add_function(module, "get_asyncgen_hooks", |vm, args| {
        args.exact(vm, "sys.get_asyncgen_hooks", 0, 0)?;
        let thread = vm.fiber.thread;
        let hooks = vm.state::<Settings>().hooks.get(&thread).cloned();
        let (first, last) = hooks.unwrap_or((Value::None, Value::None));
        let class = vm.native_class::<Settings>();
        Ok(struct_sequence::instance(vm, &class, vec![first, last]))
    });
    vm.add_function(module, "set_asyncgen_hooks", |vm, args| {
        let hooks = args.bind(vm, "set_asyncgen_hooks", 0, ["firstiter", "finalizer"], 0)?;
        for (hook, name) in hooks.iter().zip(["firstiter", "finalizer"]) {
            if let Some(hook) = hook
                && !hook.is_none()
                && !vm.is_callable(hook)
            {
                let kind = vm.type_name(hook);
                return Err(vm.type_error(format!("callable {name} expected, got {kind}")));
            }
        }
        let thread = vm.fiber.thread;
        let [first, last] = hooks;
        let kept = vm.state::<Settings>().hooks.entry(thread).or_insert((Value::None, Value::None));
        kept.0 = first.unwrap_or_else(|| kept.0.clone());
        kept.1 = last.unwrap_or_else(|| kept.1.clone());
        vm.async_generator_hook = Some(tell_first_iteration);
        Ok(Value::None)
    });
}

/// An asynchronous generator begins: its loop hears of it, and closes it when it is dropped before its end.
fn tell_first_iteration(vm: &mut Vm, generator: &Rc<Generator>) -> PyResult<()> {
    let thread = vm.fiber.thread;
    let Some((first, last)) = vm.state::<Settings>().hooks.get(&thread).cloned() else { return Ok(()) };
    *generator.finalizer.borrow_mut() = last;
    if !first.is_none() {
        vm.call(&first, Args::one(Value::Generator(generator.clone())))?;
    }
    Ok(())
}

fn set_hook(vm: &mut Vm, args: &Args, name: &str) -> PyResult {
    args.exact(vm, name, 0, 1)?;
    if args[0].is_none() {
        return Ok(Value::None);
    }
    Err(vm.refuse("tracing is not available in Interleave: sys.settrace and sys.setprofile take only None"))
}

fn fill_hooks(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "settrace", |vm, args| set_hook(vm, &args, "sys.settrace"));
    vm.add_function(module, "setprofile", |vm, args| set_hook(vm, &args, "sys.setprofile"));
    for name in ["gettrace", "getprofile"] {
        vm.add_function(module, name, |_, _| Ok(Value::None));
    }
    vm.add_flow(module, "breakpointhook", |vm, args| {
        let debugger = vm.import_module("pdb")?;
        let hook = vm.get_attr_str(&debugger, "_breakpointhook")?;
        Ok(Flow::Call(hook, args))
    });
    vm.add_function(module, "displayhook", |vm, args| {
        args.exact(vm, "sys.displayhook", 0, 1)?;
        if !args[0].is_none() {
            let sys = vm.import_module("sys")?;
            if vm.get_attr_str(&sys, "stdout").map_or(true, |stream| stream.is_none()) {
                let class = vm.types.runtime_error.clone();
                return Err(vm.new_exception(&class, vec![Value::str("lost sys.stdout")]));
            }
            let text = vm.repr(&args[0])?;
            write_to(vm, "stdout", text.as_str())?;
            write_to(vm, "stdout", "\n")?;
            let (builtins, name) = (vm.import_module("builtins")?, vm.intern("_"));
            vm.set_attr(&builtins, &name, args[0].clone())?;
        }
        Ok(Value::None)
    });
    vm.add_function(module, "excepthook", |vm, args| {
        args.exact(vm, "excepthook", 0, 3)?;
        if let Value::Instance(instance) = &args[1]
            && instance.exception().is_some()
        {
            let text = vm.format_exception(&vm::Raised(instance.clone()));
            write_to(vm, "stderr", &text)?;
        } else {
            let kind = vm.type_name(&args[1]);
            let text = format!("TypeError: print_exception(): Exception expected for value, {kind} found\n");
            write_to(vm, "stderr", &text)?;
        }
        Ok(Value::None)
    });
    vm.add_function(module, "unraisablehook", |vm, args| {
        args.exact(vm, "sys.unraisablehook", 0, 1)?;
        let sys = vm.import_module("sys")?;
        let class = vm.get_attr_str(&sys, "UnraisableHookArgs")?;
        if !Value::Class(vm.class_of(&args[0])).is(&class) {
            return Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
        }
        let message = vm.get_attr_str(&args[0], "err_msg")?;
        let object = vm.get_attr_str(&args[0], "object")?;
        let exception = vm.get_attr_str(&args[0], "exc_value")?;
        tell_unraisable(vm, &message, &object, &exception)?;
        Ok(Value::None)
    });
    let fields = ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"];
    let class = struct_sequence::class(vm, "sys", "UnraisableHookArgs", &fields);
    vm.add_value(module, "UnraisableHookArgs", Value::Class(class));
    vm.unraisable_hook = Some(unraisable);
    for name in ["breakpointhook", "displayhook", "excepthook", "unraisablehook"] {
        let hook = module.dict.get(name).unwrap_or(Value::None);
        vm.add_value(module, &format!("__{name}__"), hook);
    }
}

/// Tells an exception that cannot be raised anywhere to `sys.unraisablehook`.
fn unraisable(vm: &mut Vm, raised: &Raised, message: Option<&str>, object: &Value) -> PyResult<()> {
    let sys = vm.import_module("sys")?;
    let name = vm.intern("unraisablehook");
    let hook = vm.get_attr_opt(&sys, &name)?.unwrap_or(Value::None);
    if hook.is_none() {
        let message = message.map_or(Value::None, Value::str);
        return tell_unraisable(vm, &message, object, &raised.value());
    }
    let Value::Class(class) = vm.get_attr_str(&sys, "UnraisableHookArgs")? else { return Ok(()) };
    let traceback = vm.traceback_of(&raised.value());
    let message = message.map_or(Value::None, Value::str);
    let items = vec![Value::Class(raised.0.class()), raised.value(), traceback, message, object.clone()];
    let told = struct_sequence::instance(vm, &class, items);
    let Err(own) = vm.call(&hook, Args::one(told)) else { return Ok(()) };
    if vm.stop.is_some() {
        return Err(own);
    }
    let shown = vm.repr(&hook).map(|text| text.to_string()).unwrap_or_default();
    let text = vm.format_unraisable(&format!("Exception ignored in sys.unraisablehook: {shown}"), &own);
    write_to(vm, "stderr", &text)
}

/// What is told of such an exception where the program has no hook of its own.
fn tell_unraisable(vm: &mut Vm, message: &Value, object: &Value, exception: &Value) -> PyResult<()> {
    let mut text = match message.as_str() {
        Some(message) => message.to_string(),
        None => "Exception ignored in".to_owned(),
    };
    text.push(':');
    if !object.is_none() {
        text = format!("{text} {}", vm.repr(object)?.as_str());
    }
    let text = match exception {
        Value::Instance(instance) if instance.exception().is_some() => {
            vm.format_unraisable(&text, &Raised(instance.clone()))
        }
        _ => format!("{text}\n"),
    };
    write_to(vm, "stderr", &text)
}

/// Writes to `sys.stderr`, whatever the program put there.
fn write_to(vm: &mut Vm, stream: &str, text: &str) -> PyResult<()> {
    let sys = vm.import_module("sys")?;
    let stream = vm.get_attr_str(&sys, stream)?;
    if stream.is_none() {
        return Ok(());
    }
    let write = vm.get_attr_str(&stream, "write")?;
    vm.call(&write, Args::one(Value::str(text))).map(drop)
}
