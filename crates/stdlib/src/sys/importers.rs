//! `sys.meta_path`: who is asked for a module that is not there yet.
//!
//! The three that CPython has are here as well, so that a program can put its own before and behind them. How they look
//! for modules is written in `_imports.py`, which is loaded only where it can make a difference.

use std::rc::Rc;

use vm::class::{Class, Layout};
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    let finders = [
        ("BuiltinImporter", "_frozen_importlib", find_builtin as fn(&mut Vm, Args) -> PyResult),
        ("FrozenImporter", "_frozen_importlib", |_, _| Ok(Value::None)),
        ("PathFinder", "_frozen_importlib_external", find_in_path),
    ];
    let finders = finders.map(|(name, shown_module, find)| {
        let name = vm.intern(name);
        let class = Class::new(name, Layout::Plain, false);
        class.set_bases(vec![vm.types.object.clone()]).ok().expect("one base has no conflict");
        vm.def_value(&class, "__module__", shown_module.into());
        vm.def_class_method(&class, "find_spec", find);
        if shown_module == "_frozen_importlib" {
            vm.def_class_method(&class, "create_module", |vm, args| ask(vm, args, "create_builtin"));
            vm.def_class_method(&class, "exec_module", |_, _| Ok(Value::None));
        }
        Value::Class(class)
    });
    let finders = Value::list(finders.to_vec());
    vm.know_finders(&finders);
    vm.add_value(module, "meta_path", finders);
}

fn find_builtin(vm: &mut Vm, args: Args) -> PyResult {
    ask(vm, args, "find_builtin")
}

fn find_in_path(vm: &mut Vm, args: Args) -> PyResult {
    ask(vm, args, "find_in_path")
}

/// Hands a search on to `_imports`, without the class.
fn ask(vm: &mut Vm, mut args: Args, function: &str) -> PyResult {
    vm.class_arg(&mut args)?;
    let imports = vm.import_module("_imports")?;
    let function = vm.get_attr_str(&imports, function)?;
    vm.call(&function, args)
}
