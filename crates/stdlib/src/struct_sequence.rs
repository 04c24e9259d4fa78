//! Tuples whose items have names, as `sys.version_info` or the result of `os.stat`.

use std::rc::Rc;

use vm::class::{Class, Layout};
use vm::value::{Instance, Payload};
use vm::{Str, Value, Vm};

/// A class of such tuples, shown as `module.name`.
pub(crate) fn class(vm: &mut Vm, module: &str, name: &str, fields: &[&str]) -> Rc<Class> {
    let text = vm.intern(&format!("{module}.{name}"));
    let class = Class::new(text, Layout::Tuple, false);
    class.set_bases(vec![vm.types.tuple.clone()]).ok().expect("one base has no conflict");
    class.has_dict.set(false);
    class.is_base.set(false);
    let short = vm.intern(name);
    *class.qualname.borrow_mut() = short;
    vm.def_value(&class, "__module__", Value::str(module));
    let names = fields.iter().map(|field| Value::Str(vm.intern(field))).collect();
    vm.def_value(&class, "__match_args__", Value::tuple(names));
    vm.def_value(&class, "n_fields", Value::Int(fields.len() as i64));
    vm.def_value(&class, "n_sequence_fields", Value::Int(fields.len() as i64));
    vm.def_value(&class, "n_unnamed_fields", Value::Int(0));
    vm.def(&class, "__repr__", |vm, args| {
        let shown = vm.class_of(&args[0]).name.borrow().to_string();
        let names = field_names(vm, &args[0]);
        let items = vm.list_of(args[0].builtin())?;
        let mut out = format!("{shown}(");
        for (index, (name, item)) in names.iter().zip(&items).enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            out.push_str(name);
            out.push('=');
            out.push_str(&vm.repr(item)?);
        }
        out.push(')');
        Ok(Value::str(out))
    });
    class
}

fn field_names(vm: &mut Vm, value: &Value) -> Vec<Str> {
    let class = vm.class_of(value);
    let name = vm.names.match_args.clone();
    match class.lookup(&name) {
        Some(Value::Tuple(names)) => names.iter().filter_map(|name| name.as_str().cloned()).collect(),
        _ => Vec::new(),
    }
}

/// An instance of such a class.
pub(crate) fn instance(vm: &mut Vm, class: &Rc<Class>, items: Vec<Value>) -> Value {
    let payload = Payload::Value(Value::tuple(items.clone()));
    let instance = Instance::new(class.clone(), payload);
    let value = Value::Instance(instance.clone());
    for (name, item) in field_names(vm, &value).into_iter().zip(items) {
        instance.dict().set_str(&name, item);
    }
    value
}
