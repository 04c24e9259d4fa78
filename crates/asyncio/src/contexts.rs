//! `contextvars`: variables that each task has for itself.
//!
//! A context is a shared, sorted list of variables and values that is copied when it is changed, so that copying a
//! context costs nothing. `Null` stands for the empty context, so that programs without context variables never
//! make one.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use vm::native::{Args, Flow, Input, NativeFrame, Next};
use vm::value::{Module, PyResult};
use vm::{Value, Vm};

/// The payload of a `Context`.
struct Context {
    entries: RefCell<Rc<Vec<Entry>>>,
    entered: Cell<bool>,
}

#[derive(Clone)]
struct Entry {
    variable: Value,
    value: Value,
}

/// The payload of a `ContextVar`.
struct Variable {
    name: Value,
    default: Value,
}

/// The payload of a `Token`.
struct Token {
    context: Value,
    variable: Value,
    old: Value,
    used: Cell<bool>,
}

/// A copy of the current context; `Null` for the empty one.
pub(crate) fn current(vm: &mut Vm) -> Value {
    let context = vm.fiber.context.clone();
    copy(vm, &context)
}

/// A copy of a context.
pub(crate) fn copy(vm: &mut Vm, context: &Value) -> Value {
    let Some(data) = context.native::<Context>() else { return Value::Null };
    let entries = data.entries.borrow().clone();
    if entries.is_empty() {
        return Value::Null;
    }
    let class = vm.native_class::<Context>();
    vm.new_native(&class, Context { entries: RefCell::new(entries), entered: Cell::new(false) })
}

/// The context as an object for the program.
pub(crate) fn as_object(vm: &mut Vm, context: Value) -> Value {
    if !context.is_null() {
        return context;
    }
    // The program may not have loaded their module.
    if !vm.has_class::<Context>() && vm.import_module("_contextvars").is_err() {
        return Value::None;
    }
    empty(vm)
}

/// The context that an argument gives.
pub(crate) fn of_object(vm: &mut Vm, object: &Value) -> PyResult {
    match object.native::<Context>() {
        Some(_) => Ok(object.clone()),
        None => {
            let kind = vm.type_name(object);
            Err(vm.type_error(format!("a Context is needed, not {kind}")))
        }
    }
}

fn empty(vm: &mut Vm) -> Value {
    let class = vm.native_class::<Context>();
    vm.new_native(&class, Context { entries: RefCell::default(), entered: Cell::new(false) })
}

/// The current context, made when there is none yet.
fn own(vm: &mut Vm) -> Value {
    if vm.fiber.context.is_null() {
        vm.fiber.context = empty(vm);
    }
    vm.fiber.context.clone()
}

fn find(context: &Value, variable: &Value) -> Option<Value> {
    let data = context.native::<Context>()?;
    let entries = data.entries.borrow();
    entries.iter().find(|entry| entry.variable.is(variable)).map(|entry| entry.value.clone())
}

fn store(context: &Value, variable: &Value, value: Value) {
    let Some(data) = context.native::<Context>() else { return };
    let mut entries = (**data.entries.borrow()).clone();
    match entries.iter().position(|entry| entry.variable.is(variable)) {
        Some(index) if value.is_null() => {
            entries.remove(index);
        }
        Some(index) => entries[index].value = value,
        None if value.is_null() => {}
        None => entries.push(Entry { variable: variable.clone(), value }),
    }
    *data.entries.borrow_mut() = Rc::new(entries);
}

/// Runs a function in a context, and leaves the context behind it.
struct RunIn {
    context: Value,
    call: Option<(Value, Args)>,
    outer: Value,
    /// Whether the outer one was marked: that of a task or of a handle is not.
    outer_was_entered: bool,
}

impl RunIn {
    /// Marks the context behind this one; how it was marked before.
    fn enter_outer(&self, entered: bool) -> bool {
        self.outer.native::<Context>().is_some_and(|data| data.entered.replace(entered))
    }
}

impl NativeFrame for RunIn {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        if let Some((function, args)) = self.call.take() {
            self.outer = std::mem::replace(&mut vm.fiber.context, self.context.clone());
            self.outer_was_entered = self.enter_outer(true);
            return Ok(Next::Call(function, args));
        }
        self.enter_outer(self.outer_was_entered);
        vm.fiber.context = std::mem::take(&mut self.outer);
        if let Some(data) = self.context.native::<Context>() {
            data.entered.set(false);
        }
        match input {
            Input::Raised(raised) => Err(raised),
            Input::Value(value) | Input::Yielded(value) => Ok(Next::Return(value)),
            Input::Start => Ok(Next::Return(Value::None)),
        }
    }
}

/// Fills the module `_contextvars`.
pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    install_context(vm, module);
    install_variable(vm, module);
    vm.add_function(module, "copy_context", |vm, args| {
        args.exact(vm, "_contextvars.copy_context", 0, 0)?;
        let copy = current(vm);
        Ok(as_object(vm, copy))
    });
    Ok(())
}

fn install_context(vm: &mut Vm, module: &Rc<Module>) {
    let class = vm.native_type(module, "Context", "_contextvars", 210);
    vm.name_in_full(&class, "_contextvars");
    vm.register_class::<Context>(&class);
    class.is_base.set(false);
    vm.def_new(&class, |vm, args| {
        if args.len() > 1 || !args.kw.is_empty() {
            return Err(vm.type_error("Context() does not accept any arguments"));
        }
        Ok(empty(vm))
    });
    vm.def_flow(&class, "run", |vm, mut args| {
        let context = args.take(0);
        if args.len() < 2 {
            return Err(vm.type_error("run() missing 1 required positional argument"));
        }
        let function = args.take(1);
        args.pos.drain(..2);
        if let Some(data) = context.native::<Context>()
            && (context.is(&vm.fiber.context) || data.entered.replace(true))
        {
            let repr = vm.repr(&context)?;
            return Err(
                vm.runtime_error(format!("cannot enter context: {} is already entered", repr.as_str()))
            );
        }
        let call = Some((function, args));
        Ok(Flow::Push(Box::new(RunIn { context, call, outer: Value::Null, outer_was_entered: false })))
    });
    vm.def(&class, "copy", |vm, args| {
        args.exact(vm, "Context.copy", 1, 0)?;
        let copy = copy(vm, &args[0]);
        Ok(as_object(vm, copy))
    });
    vm.def(&class, "get", |vm, args| {
        args.between(vm, "get", 1, 1, 2)?;
        variable_key(vm, &args[1])?;
        let default = args.get(2).cloned().unwrap_or(Value::None);
        Ok(find(&args[0], &args[1]).unwrap_or(default))
    });
    vm.def(&class, "__getitem__", |vm, args| {
        variable_key(vm, &args[1])?;
        find(&args[0], &args[1]).ok_or_else(|| vm.key_error(args[1].clone()))
    });
    vm.def(&class, "__contains__", |vm, args| {
        variable_key(vm, &args[1])?;
        Ok(Value::Bool(find(&args[0], &args[1]).is_some()))
    });
    fn entries(value: &Value) -> Vec<Entry> {
        value.native::<Context>().map_or_else(Vec::new, |data| data.entries.borrow().to_vec())
    }
    vm.def(&class, "__len__", |_, args| Ok(Value::from(entries(&args[0]).len())));
    vm.def(&class, "__iter__", |vm, args| {
        let keys = entries(&args[0]).into_iter().map(|entry| entry.variable).collect();
        vm.iter(&Value::list(keys))
    });
    vm.def(&class, "keys", |vm, args| {
        args.exact(vm, "Context.keys", 1, 0)?;
        Ok(Value::list(entries(&args[0]).into_iter().map(|entry| entry.variable).collect()))
    });
    vm.def(&class, "values", |vm, args| {
        args.exact(vm, "Context.values", 1, 0)?;
        Ok(Value::list(entries(&args[0]).into_iter().map(|entry| entry.value).collect()))
    });
    vm.def(&class, "items", |vm, args| {
        args.exact(vm, "Context.items", 1, 0)?;
        let items = entries(&args[0]).into_iter();
        Ok(Value::list(items.map(|entry| Value::tuple(vec![entry.variable, entry.value])).collect()))
    });
    vm.def_value(&class, "__hash__", Value::None);
    vm.def(&class, "__eq__", |vm, args| {
        let (Some(_), Some(_)) = (args[0].native::<Context>(), args[1].native::<Context>()) else {
            return Ok(Value::NotImplemented);
        };
        let (a, b) = (entries(&args[0]), entries(&args[1]));
        if a.len() != b.len() {
            return Ok(Value::Bool(false));
        }
        for entry in a {
            match find(&args[1], &entry.variable) {
                Some(other) if vm.eq(&entry.value, &other)? => {}
                _ => return Ok(Value::Bool(false)),
            }
        }
        Ok(Value::Bool(true))
    });
}

fn variable_key(vm: &mut Vm, key: &Value) -> PyResult<()> {
    if key.native::<Variable>().is_some() {
        return Ok(());
    }
    let shown = vm.repr(key)?;
    Err(vm.type_error(format!("a ContextVar key was expected, got {}", shown.as_str())))
}

fn install_variable(vm: &mut Vm, module: &Rc<Module>) {
    let class = vm.native_type(module, "ContextVar", "_contextvars", 211);
    vm.name_in_full(&class, "_contextvars");
    vm.register_class::<Variable>(&class);
    class.is_base.set(false);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let given = args.len() + args.kw.len();
        if given > 2 {
            return Err(vm.type_error(format!("ContextVar() takes at most 2 arguments ({given} given)")));
        }
        if args.len() > 1 {
            let given = args.len();
            let message = format!("ContextVar() takes at most 1 positional argument ({given} given)");
            return Err(vm.type_error(message));
        }
        let default = args.take_kw("default").unwrap_or(Value::Null);
        if args.pos.is_empty() {
            return Err(vm.type_error("ContextVar() takes exactly 1 positional argument (0 given)"));
        }
        args.no_more_kw(vm, "ContextVar", &["default"])?;
        let name = args.take(0);
        if name.as_str().is_none() {
            return Err(vm.type_error("context variable name must be a str"));
        }
        Ok(vm.new_native(&class, Variable { name, default }))
    });
    vm.def(&class, "get", |vm, args| {
        args.no_kw(vm, "ContextVar.get")?;
        args.between(vm, "get", 1, 0, 1)?;
        if let Some(value) = find(&vm.fiber.context.clone(), &args[0]) {
            return Ok(value);
        }
        if let Some(default) = args.get(1) {
            return Ok(default.clone());
        }
        match args[0].native::<Variable>() {
            Some(variable) if !variable.default.is_null() => Ok(variable.default.clone()),
            _ => {
                let class = vm.types.lookup_error.clone();
                Err(vm.new_exception(&class, vec![args[0].clone()]))
            }
        }
    });
    vm.def(&class, "set", |vm, args| {
        args.exact(vm, "ContextVar.set", 1, 1)?;
        let context = own(vm);
        let old = find(&context, &args[0]).unwrap_or(Value::Null);
        store(&context, &args[0], args[1].clone());
        let class = vm.native_class::<Token>();
        let token = Token { context, variable: args[0].clone(), old, used: Cell::new(false) };
        Ok(vm.new_native(&class, token))
    });
    vm.def(&class, "reset", |vm, args| {
        args.exact(vm, "ContextVar.reset", 1, 1)?;
        let Some(token) = args[1].native::<Token>() else {
            let shown = vm.repr(&args[1])?;
            return Err(vm.type_error(format!("expected an instance of Token, got {}", shown.as_str())));
        };
        let repr = vm.repr(&args[1])?;
        if token.used.get() {
            return Err(vm.runtime_error(format!("{} has already been used once", repr.as_str())));
        }
        if !token.variable.is(&args[0]) {
            return Err(vm.value_error(format!("{} was created by a different ContextVar", repr.as_str())));
        }
        if !token.context.is(&own(vm)) {
            return Err(vm.value_error(format!("{} was created in a different Context", repr.as_str())));
        }
        token.used.set(true);
        store(&token.context, &args[0], token.old.clone());
        Ok(Value::None)
    });
    vm.def_member(&class, "name", |_, value| {
        Ok(value.native::<Variable>().map_or(Value::None, |variable| variable.name.clone()))
    });
    vm.def(&class, "__repr__", |vm, args| {
        let Some(variable) = args[0].native::<Variable>() else { return Ok(Value::str("<ContextVar>")) };
        let (name, default) = (variable.name.clone(), variable.default.clone());
        let name = vm.repr(&name)?;
        let default = match default {
            Value::Null => String::new(),
            other => format!(" default={}", vm.repr(&other)?.as_str()),
        };
        Ok(Value::str(format!("<ContextVar name={}{default} at {:#x}>", name.as_str(), args[0].id())))
    });
    vm.def_class_method(&class, "__class_getitem__", |vm, args| {
        Ok(vm.generic_alias(args[0].clone(), args[1].clone()))
    });

    let token = vm.native_type(module, "Token", "_contextvars", 212);
    vm.def_value(&token, "__hash__", Value::None);
    vm.name_in_full(&token, "_contextvars");
    vm.register_class::<Token>(&token);
    token.is_base.set(false);
    vm.def_class_method(&token, "__class_getitem__", |vm, args| {
        Ok(vm.generic_alias(args[0].clone(), args[1].clone()))
    });
    vm.def_new(&token, |vm, _| Err(vm.runtime_error("Tokens can only be created by ContextVars")));
    vm.def_get(
        &token,
        "var",
        |_, value| Ok(value.native::<Token>().map_or(Value::None, |token| token.variable.clone())),
        None,
    );
    let missing_class = vm.native_type(module, "_MissingType", "_contextvars", 213);
    vm.def(&missing_class, "__repr__", |_, _| Ok(Value::str("<Token.MISSING>")));
    let missing = vm.new_native(&missing_class, ());
    vm.def_value(&token, "MISSING", missing);
    vm.def_get(
        &token,
        "old_value",
        |vm, value| {
            let old = value.native::<Token>().map_or(Value::Null, |token| token.old.clone());
            if old.is_null() {
                let class = Value::Class(vm.native_class::<Token>());
                return vm.get_attr_str(&class, "MISSING");
            }
            Ok(old)
        },
        None,
    );
    vm.def(&token, "__repr__", |vm, args| {
        let Some(token) = args[0].native::<Token>() else { return Ok(Value::str("<Token>")) };
        let used = if token.used.get() { " used" } else { "" };
        let variable = token.variable.clone();
        let variable = vm.repr(&variable)?;
        Ok(Value::str(format!("<Token{used} var={} at {:#x}>", variable.as_str(), args[0].id())))
    });
}
