//! `partial`.

use std::cell::RefCell;
use std::rc::Rc;

use vm::collect::{Contents, visit_all};
use vm::dict::Dict;
use vm::value::Module;
use vm::{Args, Flow, Keywords, PyResult, Value, Vm};

use crate::native_class::{self, layout};
use crate::recursion;

struct Partial {
    parts: RefCell<Parts>,
}

#[derive(Clone)]
struct Parts {
    function: Value,
    args: Vec<Value>,
    keywords: Rc<Dict>,
}

fn parts(value: &Value) -> Parts {
    match value.native::<Partial>() {
        Some(partial) => partial.parts.borrow().clone(),
        None => Parts { function: Value::None, args: vec![], keywords: Rc::default() },
    }
}

/// A function and arguments, as the constructor takes them.
fn parts_of(vm: &mut Vm, mut args: Args) -> PyResult<Parts> {
    if args.pos.is_empty() {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    }
    let function = args.take(0);
    if !vm.is_callable(&function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let mut given: Vec<Value> = args.pos.drain(1..).collect();
    let keywords = Rc::new(Dict::new());
    // A partial of a partial is one of the function itself, unless somebody set attributes on it.
    let inner = match &function {
        Value::Instance(instance)
            if instance.native::<Partial>().is_some()
                && instance.dict_if_any().is_none_or(|dict| dict.is_empty()) =>
        {
            Some(parts(&function))
        }
        _ => None,
    };
    let function = match inner {
        Some(inner) => {
            let mut all = inner.args;
            all.append(&mut given);
            given = all;
            for (key, value) in inner.keywords.entries() {
                vm.dict_set(&keywords, key, value)?;
            }
            inner.function
        }
        None => function,
    };
    for (name, value) in args.kw {
        keywords.set_str(&name, value);
    }
    Ok(Parts { function, args: given, keywords })
}

fn show(vm: &mut Vm, value: &Value) -> PyResult<String> {
    let parts = parts(value);
    let class = vm.class_of(value);
    let mut out = format!("{}({}", vm.class_full_name(&class), vm.repr(&parts.function)?.as_str());
    for arg in &parts.args {
        out.push_str(", ");
        out.push_str(&vm.repr(arg)?);
    }
    for (key, value) in parts.keywords.entries() {
        out.push_str(", ");
        out.push_str(&vm.str(&key)?);
        out.push('=');
        out.push_str(&vm.repr(&value)?);
    }
    out.push(')');
    Ok(out)
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    let class = native_class::class(vm, module, "partial", "functools", layout::PARTIAL);
    vm.register_class::<Partial>(&class);
    vm.know_contents::<Partial>(Contents {
        visit: |payload, visit| {
            let Some(partial) = payload.downcast_ref::<Partial>() else { return };
            let parts = partial.parts.borrow();
            visit(&parts.function);
            visit_all(&parts.args, visit);
            visit(&Value::Dict(parts.keywords.clone()));
        },
        clear: |payload, released| {
            let Some(partial) = payload.downcast_ref::<Partial>() else { return };
            let mut parts = partial.parts.borrow_mut();
            released.push(std::mem::replace(&mut parts.function, Value::None));
            released.append(&mut parts.args);
        },
    });
    class.has_dict.set(true);
    vm.def_generic(&class);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let parts = parts_of(vm, args)?;
        Ok(vm.new_native(&class, Partial { parts: RefCell::new(parts) }))
    });
    vm.def(&class, "__init__", |_, _| Ok(Value::None));
    vm.def(&class, "__get__", |vm, args| {
        if args.get(1).is_some_and(|object| !object.is_none()) {
            let category = vm.types.future_warning.clone();
            vm.warn(
                &category,
                "functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you want to preserve the old behavior",
            )?;
        }
        Ok(args[0].clone())
    });
    vm.def_flow(&class, "__call__", |vm, args| {
        let parts = parts(&args[0]);
        let mut all = Args::of(parts.args);
        all.pos.extend(args.pos.into_iter().skip(1));
        if parts.keywords.is_empty() {
            all.kw = args.kw;
        } else {
            let mut names = Keywords::new();
            for (key, value) in parts.keywords.entries() {
                let Some(name) = key.as_str() else {
                    return Err(vm.type_error("keywords must be strings"));
                };
                names.push((vm.intern(name), value));
            }
            for (name, value) in args.kw {
                match names.iter_mut().find(|(known, _)| known.as_str() == name.as_str()) {
                    Some(known) => known.1 = value,
                    None => names.push((name, value)),
                }
            }
            all.kw = names;
        }
        Ok(Flow::Call(parts.function, all))
    });
    vm.def(&class, "__repr__", |vm, args| {
        if recursion::enter(vm, &args[0]) {
            return Ok("...".into());
        }
        let text = show(vm, &args[0]);
        recursion::leave(vm);
        text.map(Value::str)
    });
    vm.def_member(&class, "func", |_, value| Ok(parts(value).function));
    vm.def_member(&class, "args", |_, value| Ok(Value::tuple(parts(value).args)));
    vm.def_member(&class, "keywords", |_, value| Ok(Value::Dict(parts(value).keywords)));
    vm.def(&class, "__reduce__", |vm, args| {
        let parts = parts(&args[0]);
        let made = Value::Class(vm.class_of(&args[0]));
        let attributes = match &args[0] {
            Value::Instance(instance) => {
                instance.dict_if_any().map_or(Value::None, |_| instance.shown_dict())
            }
            _ => Value::None,
        };
        let state =
            vec![parts.function.clone(), Value::tuple(parts.args), Value::Dict(parts.keywords), attributes];
        Ok(Value::tuple(vec![made, Value::tuple(vec![parts.function]), Value::tuple(state)]))
    });
    vm.def(&class, "__setstate__", |vm, args| {
        args.exact(vm, "partial.__setstate__", 1, 1)?;
        let state = match args[1].builtin() {
            Value::Tuple(state) if state.len() == 4 => state.clone(),
            _ => return Err(vm.type_error("invalid partial state")),
        };
        let (Value::Tuple(given), true) = (state[1].builtin(), vm.is_callable(&state[0])) else {
            return Err(vm.type_error("invalid partial state"));
        };
        let keywords = match state[2].builtin() {
            Value::Dict(keywords) if matches!(state[2], Value::Dict(_)) => keywords.clone(),
            Value::Dict(keywords) => Rc::new(keywords.copy()),
            Value::None => Rc::default(),
            _ => return Err(vm.type_error("invalid partial state")),
        };
        if let Some(partial) = args[0].native::<Partial>() {
            let parts = Parts { function: state[0].clone(), args: given.to_vec(), keywords };
            let old = partial.parts.replace(parts);
            drop(old);
        }
        if let (Value::Instance(instance), Value::None) = (&args[0], &state[3])
            && let Some(attributes) = instance.dict_if_any()
        {
            attributes.clear();
        }
        if let (Value::Instance(instance), Value::Dict(attributes)) = (&args[0], &state[3]) {
            instance.set_dict(attributes.clone(), state[3].clone());
        }
        Ok(Value::None)
    });
}
