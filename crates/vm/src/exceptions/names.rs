//! `NameError`, `AttributeError` and `ImportError`: what was not found, for suggestions.

use super::{data, field, member, shown};
use crate::exception::ExceptionData;
use crate::native::Args;
use crate::value::{PyResult, Raised, Value};
use crate::vm::Vm;

/// The name that was not found.
pub(crate) const NAME: usize = 0;
/// The object without the attribute.
pub(crate) const OBJECT: usize = 1;
const PATH: usize = 1;
const MESSAGE: usize = 2;
const NAME_FROM: usize = 3;
/// Of an import that failed: the end of the message in a traceback.
const HINT: usize = 4;

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.name_error.clone();
    member!(vm, &class, "name", initial, NAME);
    vm.def(&class, "__init__", |vm, args| {
        init(vm, args, &["name"])?;
        Ok(Value::None)
    });
    let class = vm.types.attribute_error.clone();
    member!(vm, &class, "name", initial, NAME);
    member!(vm, &class, "obj", initial, OBJECT);
    vm.def(&class, "__init__", |vm, args| {
        init(vm, args, &["name", "obj"])?;
        Ok(Value::None)
    });
    vm.def(&class, "__reduce__", |vm, args| reduce_attribute_error(vm, &args[0]));
    let class = vm.types.import_error.clone();
    member!(vm, &class, "name", initial_import, NAME);
    member!(vm, &class, "path", initial_import, PATH);
    member!(vm, &class, "msg", initial_import, MESSAGE);
    member!(vm, &class, "name_from", initial_import, NAME_FROM);
    vm.def(&class, "__init__", |vm, args| {
        let exception = args.get(0).cloned().unwrap_or_default();
        let [name, path, from] = init(vm, args, &["name", "path", "name_from"])?;
        let message = initial_import(data(&exception)).get(MESSAGE).cloned().unwrap_or_default();
        *data(&exception).extra.borrow_mut() = Value::tuple(vec![name, path, message, from]);
        Ok(Value::None)
    });
    vm.def(&class, "__str__", |vm, args| match field(&args[0], initial_import, MESSAGE) {
        message @ Value::Str(_) => Ok(message),
        _ => super::base_text(vm, &args[0]),
    });
    vm.def(&class, "__reduce__", |vm, args| {
        reduce(vm, &args[0], &[("name", NAME), ("path", PATH), ("name_from", NAME_FROM)])
    });
}

fn initial(_data: &ExceptionData) -> Vec<Value> {
    Vec::new()
}

/// The message of an import that failed is its only argument.
fn initial_import(data: &ExceptionData) -> Vec<Value> {
    let message = match &*data.args.borrow() {
        Value::Tuple(items) if items.len() == 1 => items[0].clone(),
        _ => Value::Null,
    };
    vec![Value::Null, Value::Null, message]
}

/// `args` and the attributes that are given by keyword; gives these, `Null` where they are not given.
fn init(vm: &mut Vm, mut args: Args, names: &[&str]) -> PyResult<[Value; 3]> {
    let exception = args.take(0);
    args.pos.remove(0);
    let mut given = [const { Value::Null }; 3];
    for (name, value) in args.kw.drain(..) {
        let Some(index) = names.iter().position(|known| *known == name.as_str()) else {
            let class = match names.len() {
                1 => "NameError",
                2 => "AttributeError",
                _ => "ImportError",
            };
            return Err(vm.unexpected_keyword_of(class, &name, names));
        };
        given[index] = value;
    }
    *data(&exception).args.borrow_mut() = Value::tuple(args.pos.to_vec());
    *data(&exception).extra.borrow_mut() = Value::tuple(given.to_vec());
    Ok(given)
}

fn reduce(vm: &mut Vm, exception: &Value, names: &[(&'static str, usize)]) -> PyResult {
    let given = data(exception).args.borrow().clone();
    let mut state = Vec::new();
    for (name, index) in names {
        let value = field(exception, initial, *index);
        if !value.is_null() {
            state.push((*name, value));
        }
    }
    super::reduce(vm, exception, given, state)
}

/// The state of an `AttributeError` holds its arguments once more.
fn reduce_attribute_error(vm: &mut Vm, exception: &Value) -> PyResult {
    let given = data(exception).args.borrow().clone();
    let name = Some(field(exception, initial, NAME)).filter(|name| !name.is_null());
    let state = name.map(|name| ("name", name)).into_iter().chain([("args", given.clone())]).collect();
    super::reduce(vm, exception, given, state)
}

impl Raised {
    /// What a suggestion looks for, as the program or the machine said.
    pub(crate) fn missing_name(&self) -> Option<crate::Str> {
        field(&self.value(), initial, NAME).as_str().cloned()
    }

    /// The object that lacks an attribute.
    pub(crate) fn missing_in(&self) -> Value {
        shown(field(&self.value(), initial, OBJECT))
    }

    /// Notes which module, of which file, and which of its names an import wanted, and what to suggest instead.
    pub(crate) fn note_import(&self, module: &str, path: Value, name: Option<&str>, hint: Option<String>) {
        let message = self.data().first_arg();
        let text = |text: Option<&str>| text.map_or(Value::Null, Value::str);
        let hint = hint.map_or(Value::Null, Value::str);
        *self.data().extra.borrow_mut() =
            Value::tuple(vec![Value::str(module), path, message, text(name), hint]);
    }

    pub(crate) fn import_hint(&self) -> Option<crate::Str> {
        field(&self.value(), initial, HINT).as_str().cloned()
    }
}
