//! `_re`: regular expressions with CPython's syntax, meaning and messages.
//!
//! `tokens` and `parse` read a pattern into the tree of `syntax`, `program` makes instructions of it, and `matcher`
//! runs them over a text. `pattern` and `found` are the Python classes, `template` reads replacements.

use std::rc::Rc;

use vm::value::Module;
use vm::{PyResult, Raised, Value, Vm};

mod characters;
mod escape;
mod found;
mod matcher;
mod parse;
mod pattern;
mod program;
mod scan;
mod subject;
mod syntax;
mod template;
mod tokens;

use tokens::Failure;

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    pattern::fill(vm, module);
    found::fill(vm, module);
    vm.add_function(module, "compile", |vm, args| {
        args.exact(vm, "compile", 0, 2)?;
        let flags = u32::try_from(vm.small_index(&args[1])?).unwrap_or(0);
        match pattern::compile(vm, &args[0], flags) {
            Ok(pattern) => Ok(pattern),
            Err(Failure::Pattern(message, position)) => {
                Ok(Value::tuple(vec![Value::str(message), Value::from(position)]))
            }
            Err(Failure::Plain(message)) => Ok(Value::tuple(vec![message.into(), Value::None])),
            Err(failure) => Err(raise(vm, failure, &args[0])),
        }
    });
    Ok(())
}

/// The exception for a failure about a pattern or a replacement.
fn raise(vm: &mut Vm, failure: Failure, source: &Value) -> Raised {
    let (message, position) = match failure {
        Failure::Pattern(message, position) => (message, Some(position)),
        Failure::Plain(message) => (message.to_owned(), None),
        Failure::Value(message) => return vm.value_error(message),
        Failure::Overflow(message) => return vm.overflow_error(message),
        Failure::Index(message) => return vm.index_error(message),
        Failure::Depth => return vm.recursion_error("maximum recursion depth exceeded"),
    };
    match pattern_error(vm, message, position, source) {
        Ok(raised) | Err(raised) => raised,
    }
}

fn pattern_error(vm: &mut Vm, message: String, position: Option<usize>, source: &Value) -> PyResult<Raised> {
    let module = vm.import_module("re")?;
    let class = vm.get_attr_str(&module, "PatternError")?;
    let position = position.map_or(Value::None, Value::from);
    let args = vm::Args::of([Value::str(message), source.clone(), position]);
    let exception = vm.call(&class, args)?;
    Ok(vm.raise_value(exception))
}
