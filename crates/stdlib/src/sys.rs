//! `sys`: what a program can know of the machine it runs on, its standard streams, and its stack.

use std::rc::Rc;

use vm::host::StandardStream;
use vm::value::{Instance, Module, Payload};
use vm::{PyResult, Value, Vm};

use crate::struct_sequence;

mod functions;
mod importers;
mod size;
mod streams;

const VERSION: &str = "3.13.0 (main, Oct  7 2024, 00:00:00) [Interleave]";
const HEX_VERSION: i64 = 0x030d_00f0;

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    fill_version(vm, module);
    fill_numbers(vm, module);
    fill_paths(vm, module);
    streams::fill(vm, module);
    functions::fill(vm, module);
    Ok(())
}

fn sequence(vm: &mut Vm, module: &Module, name: &str, fields: &[(&str, Value)]) -> Value {
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let class = struct_sequence::class(vm, "sys", name, &names);
    let full = format!("sys.{name}");
    vm.def_new(&class, |vm, args| {
        let name = match &args.get(0) {
            Some(Value::Class(class)) => class.name.borrow().to_string(),
            _ => String::new(),
        };
        Err(vm.type_error(format!("cannot create '{name}' instances")))
    });
    debug_assert_eq!(class.name.borrow().as_str(), full);
    let value =
        struct_sequence::instance(vm, &class, fields.iter().map(|(_, value)| value.clone()).collect());
    vm.add_value(module, name, value.clone());
    value
}

fn fill_version(vm: &mut Vm, module: &Rc<Module>) {
    let int = Value::Int;
    let info = sequence(
        vm,
        module,
        "version_info",
        &[
            ("major", int(3)),
            ("minor", int(13)),
            ("micro", int(0)),
            ("releaselevel", "final".into()),
            ("serial", int(0)),
        ],
    );
    for (name, value) in [
        ("version", VERSION),
        ("platform", "linux"),
        ("byteorder", "little"),
        ("copyright", "Copyright (c) 2001-2024 Python Software Foundation.\nAll Rights Reserved."),
        ("float_repr_style", "short"),
        ("platlibdir", "lib"),
        ("abiflags", ""),
    ] {
        vm.add_value(module, name, value.into());
    }
    vm.add_value(module, "hexversion", int(HEX_VERSION));
    vm.add_value(module, "api_version", int(1013));
    let flag_names = [
        "debug",
        "inspect",
        "interactive",
        "optimize",
        "dont_write_bytecode",
        "no_user_site",
        "no_site",
        "ignore_environment",
        "verbose",
        "bytes_warning",
        "quiet",
        "hash_randomization",
        "isolated",
        "dev_mode",
        "utf8_mode",
        "warn_default_encoding",
        "safe_path",
        "int_max_str_digits",
    ];
    let flags: Vec<(&str, Value)> = flag_names
        .iter()
        .map(|name| {
            let value = match *name {
                "dev_mode" | "safe_path" => Value::Bool(false),
                "dont_write_bytecode" | "no_user_site" | "utf8_mode" => int(1),
                "int_max_str_digits" => int(4300),
                _ => int(0),
            };
            (*name, value)
        })
        .collect();
    sequence(vm, module, "flags", &flags);
    // `sys.implementation` is a namespace: an object that only has attributes.
    let class = vm.types.object.clone();
    let implementation = Instance::new(class, Payload::None);
    let attributes = [
        ("name", Value::str("cpython")),
        ("cache_tag", Value::str("cpython-313")),
        ("version", info),
        ("hexversion", int(HEX_VERSION)),
        ("_multiarch", Value::str("x86_64-linux-gnu")),
    ];
    for (name, value) in attributes {
        let name = vm.intern(name);
        implementation.dict().set_str(&name, value);
    }
    vm.add_value(module, "implementation", Value::Instance(implementation));
}

fn fill_numbers(vm: &mut Vm, module: &Rc<Module>) {
    let (int, float) = (Value::Int, Value::Float);
    vm.add_value(module, "maxsize", int(i64::MAX));
    vm.add_value(module, "maxunicode", int(0x10ffff));
    sequence(
        vm,
        module,
        "float_info",
        &[
            ("max", float(f64::MAX)),
            ("max_exp", int(1024)),
            ("max_10_exp", int(308)),
            ("min", float(f64::MIN_POSITIVE)),
            ("min_exp", int(-1021)),
            ("min_10_exp", int(-307)),
            ("dig", int(15)),
            ("mant_dig", int(53)),
            ("epsilon", float(f64::EPSILON)),
            ("radix", int(2)),
            ("rounds", int(1)),
        ],
    );
    sequence(
        vm,
        module,
        "int_info",
        &[
            ("bits_per_digit", int(30)),
            ("sizeof_digit", int(4)),
            ("default_max_str_digits", int(4300)),
            ("str_digits_check_threshold", int(640)),
        ],
    );
    sequence(
        vm,
        module,
        "hash_info",
        &[
            ("width", int(64)),
            ("modulus", int((1 << 61) - 1)),
            ("inf", int(314_159)),
            ("nan", int(0)),
            ("imag", int(1_000_003)),
            ("algorithm", "siphash13".into()),
            ("hash_bits", int(64)),
            ("seed_bits", int(128)),
            ("cutoff", int(0)),
        ],
    );
    sequence(
        vm,
        module,
        "thread_info",
        &[("name", "pthread".into()), ("lock", "semaphore".into()), ("version", "NPTL 2.36".into())],
    );
}

fn fill_paths(vm: &mut Vm, module: &Rc<Module>) {
    let script = script_name(vm);
    let folder = match script.rsplit_once('/') {
        Some((folder, _)) => folder.to_owned(),
        None => crate::HOME.to_owned(),
    };
    let argv = Value::list(vec![Value::str(script.clone())]);
    vm.add_value(module, "argv", argv);
    let executable = "/usr/bin/python3";
    let orig = Value::list(vec![executable.into(), Value::str(script)]);
    vm.add_value(module, "orig_argv", orig);
    let path = vec![
        Value::str(folder),
        "/usr/lib/python313.zip".into(),
        "/usr/lib/python3.13".into(),
        "/usr/lib/python3.13/lib-dynload".into(),
    ];
    vm.add_value(module, "path", Value::list(path));
    for name in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] {
        vm.add_value(module, name, "/usr".into());
    }
    vm.add_value(module, "executable", executable.into());
    vm.add_value(module, "_base_executable", executable.into());
    vm.add_value(module, "pycache_prefix", Value::None);
    vm.add_value(module, "dont_write_bytecode", Value::Bool(true));
    importers::fill(vm, module);
    for name in ["warnoptions", "path_hooks"] {
        vm.add_value(module, name, Value::list(vec![]));
    }
    for name in ["path_importer_cache", "_xoptions"] {
        vm.add_value(module, name, Value::dict(Default::default()));
    }
    let modules = Value::Dict(vm.modules.clone());
    vm.add_value(module, "modules", modules);
    let known: Vec<Value> = vm::BUILT_IN_MODULES.iter().copied().map(Value::from).collect();
    vm.add_value(module, "builtin_module_names", Value::tuple(known));
    let set = vm::set::Set::new();
    for name in crate::library_names::all() {
        let name = vm.intern(name);
        set.push(name.hash(), Value::Str(name));
    }
    vm.add_value(module, "stdlib_module_names", Value::FrozenSet(Rc::new(set)));
}

/// The program's file, as it was given.
fn script_name(vm: &mut Vm) -> String {
    let main = vm.names.main.clone();
    match vm.modules.get_str(&main) {
        Some(Value::Module(main)) => main
            .dict
            .get("__file__")
            .as_ref()
            .and_then(Value::as_str)
            .map_or(String::new(), |name| name.to_string()),
        _ => String::new(),
    }
}

/// Whether a value is one of the machine's own streams.
pub(crate) fn standard_stream(value: &Value) -> Option<trace::Stream> {
    value.native::<StandardStream>().map(|own| own.stream)
}
