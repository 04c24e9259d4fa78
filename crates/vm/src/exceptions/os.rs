//! `OSError`: the class that goes with a number, and the two files that it may name.

use std::rc::Rc;

use super::{base_text, data, field, fields, member};
use crate::class::Class;
use crate::exception::ExceptionData;
use crate::native::Args;
use crate::value::{Instance, Payload, PyResult, Value};
use crate::vm::Vm;

const ERRNO: usize = 0;
const STRERROR: usize = 1;
const FILENAME: usize = 2;
const FILENAME2: usize = 3;
/// Of a `BlockingIOError`.
const WRITTEN: usize = 4;

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.os_error.clone();
    vm.def_new(&class, |vm, mut args| {
        let mut class = vm.class_for_new(&mut args, &vm.types.os_error.clone())?;
        if initialized_later(vm, &class) {
            let data = ExceptionData::new(vec![]);
            *data.extra.borrow_mut() = Value::tuple(vec![]);
            return Ok(Value::Instance(Instance::new(class, Payload::Exception(Box::new(data)))));
        }
        no_keywords(vm, &class, &args)?;
        // `OSError(2, "…")` makes a `FileNotFoundError`, and so on.
        if Rc::ptr_eq(&class, &vm.types.os_error)
            && (2..=5).contains(&args.len())
            && let Some(number) = errno(&args[0])
        {
            class = error_class(vm, number).unwrap_or(class);
        }
        let data = ExceptionData::new(vec![]);
        let value = Value::Instance(Instance::new(class, Payload::Exception(Box::new(data))));
        fill(vm, &value, &args.pos);
        Ok(value)
    });
    vm.def(&class, "__init__", |vm, mut args| {
        let exception = args.take(0);
        args.pos.remove(0);
        let class = vm.class_of(&exception);
        if initialized_later(vm, &class) {
            no_keywords(vm, &class, &args)?;
            fill(vm, &exception, &args.pos);
        }
        Ok(Value::None)
    });
    member!(vm, &class, "errno", initial, ERRNO);
    member!(vm, &class, "strerror", initial, STRERROR);
    member!(vm, &class, "filename", initial, FILENAME);
    member!(vm, &class, "filename2", initial, FILENAME2);
    vm.def_get(
        &class,
        "characters_written",
        |vm, value| match field(value, initial, WRITTEN) {
            Value::Null => Err(vm.attribute_error("characters_written")),
            written => Ok(written),
        },
        Some(|vm, object, value| {
            if value.is_null() && field(object, initial, WRITTEN).is_null() {
                return Err(vm.attribute_error("characters_written"));
            }
            let value = if value.is_null() { value } else { Value::Int(vm.small_index(&value)?) };
            super::set_field(object, initial, WRITTEN, value);
            Ok(())
        }),
    );
    vm.def(&class, "__str__", |vm, args| {
        let fields = fields(&args[0], initial);
        let part = |index: usize| fields.get(index).cloned().unwrap_or_default();
        let (errno, text, file, other) = (part(ERRNO), part(STRERROR), part(FILENAME), part(FILENAME2));
        if file.is_null() && (errno.is_null() || text.is_null()) {
            return base_text(vm, &args[0]);
        }
        let shown = |vm: &mut Vm, value: Value| vm.str(&if value.is_null() { Value::None } else { value });
        let (errno, text) = (shown(vm, errno)?, shown(vm, text)?);
        let mut out = format!("[Errno {}] {}", errno.as_str(), text.as_str());
        for (file, before) in [(file, ": "), (other, " -> ")] {
            if file.is_null() {
                break;
            }
            out.push_str(before);
            out.push_str(&vm.repr(&file)?);
        }
        Ok(Value::str(out))
    });
    vm.def(&class, "__reduce__", |vm, args| {
        let fields = fields(&args[0], initial);
        let mut given = match &*data(&args[0]).args.borrow() {
            Value::Tuple(items) => items.to_vec(),
            _ => Vec::new(),
        };
        if given.len() == 2
            && let Some(file) = fields.get(FILENAME).filter(|file| !file.is_null())
        {
            given.push(file.clone());
            if let Some(other) = fields.get(FILENAME2).filter(|file| !file.is_null()) {
                given.extend([Value::None, other.clone()]);
            }
        }
        super::reduce(vm, &args[0], Value::tuple(given), vec![])
    });
}

/// Whether a class of the program brings its own `__init__`, but not `__new__`: then that fills the exception.
fn initialized_later(vm: &mut Vm, class: &Rc<Class>) -> bool {
    let (init, new) = (vm.names.init.clone(), vm.names.new.clone());
    let base = vm.types.os_error.clone();
    let same = |name: &crate::Str| match (class.lookup(name), base.lookup(name)) {
        (Some(own), Some(known)) => own.is(&known),
        _ => false,
    };
    !same(&init) && same(&new)
}

fn no_keywords(vm: &mut Vm, class: &Rc<Class>, args: &Args) -> PyResult<()> {
    let name = class.name.borrow().to_string();
    args.no_kw(vm, &name)
}

/// What the arguments of a constructor mean.
fn parts(given: &[Value], is_blocking: bool) -> Vec<Value> {
    if !(2..=5).contains(&given.len()) {
        return Vec::new();
    }
    let mut parts = vec![Value::Null; WRITTEN + 1];
    parts[ERRNO] = given[0].clone();
    parts[STRERROR] = given[1].clone();
    for (index, place) in [(2, FILENAME), (4, FILENAME2)] {
        match given.get(index) {
            None | Some(Value::None) => {}
            Some(count @ Value::Int(_)) if index == 2 && is_blocking => parts[WRITTEN] = count.clone(),
            Some(file) => parts[place] = file.clone(),
        }
    }
    // There is no second file without a first one.
    if parts[FILENAME].is_null() {
        parts[FILENAME2] = Value::Null;
    }
    parts
}

fn fill(vm: &mut Vm, exception: &Value, given: &[Value]) {
    let is_blocking = vm.is_instance(exception, &vm.types.blocking_io_error.clone());
    let parts = parts(given, is_blocking);
    // Files are attributes only.
    let has_file = parts.get(FILENAME).is_some_and(|file| !file.is_null());
    let kept = if has_file { &given[..2] } else { given };
    *data(exception).args.borrow_mut() = Value::tuple(kept.to_vec());
    *data(exception).extra.borrow_mut() = Value::tuple(parts);
}

/// For an exception that the machine made.
fn initial(data: &ExceptionData) -> Vec<Value> {
    match &*data.args.borrow() {
        Value::Tuple(given) => parts(given, false),
        _ => Vec::new(),
    }
}

/// The number of an error, where the first argument is an integer.
fn errno(given: &Value) -> Option<i64> {
    match given.builtin() {
        Value::Int(number) => Some(*number),
        Value::Bool(given) => Some(*given as i64),
        _ => None,
    }
}

fn error_class(vm: &Vm, number: i64) -> Option<Rc<Class>> {
    let types = &vm.types;
    Some(
        match number {
            11 | 114 | 115 => &types.blocking_io_error,
            10 => &types.child_process_error,
            32 | 108 => &types.broken_pipe_error,
            103 => &types.connection_aborted_error,
            111 => &types.connection_refused_error,
            104 => &types.connection_reset_error,
            17 => &types.file_exists_error,
            2 => &types.file_not_found_error,
            4 => &types.interrupted_error,
            21 => &types.is_a_directory_error,
            20 => &types.not_a_directory_error,
            1 | 13 => &types.permission_error,
            3 => &types.process_lookup_error,
            110 => &types.timeout_error,
            _ => return None,
        }
        .clone(),
    )
}
