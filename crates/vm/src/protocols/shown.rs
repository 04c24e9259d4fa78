//! `repr` of built-in values.

use std::rc::Rc;

use crate::value::{PyResult, Value};
use crate::vm::Vm;

impl Vm {
    /// Refuses to show a long text of so many bytes where there may be no room for it.
    #[inline]
    fn reserve_for_repr(&mut self, length: usize) -> PyResult<()> {
        const LONG: usize = 1 << 16;
        if length < LONG { Ok(()) } else { self.reserve(text::quote::longest_repr(length)) }
    }

    /// Writes `repr(value)` of a built-in value.
    pub(crate) fn repr_into(&mut self, value: &Value, out: &mut String) -> PyResult<()> {
        match value {
            Value::Null => out.push_str("<NULL>"),
            Value::None => out.push_str("None"),
            Value::NotImplemented => out.push_str("NotImplemented"),
            Value::Ellipsis => out.push_str("Ellipsis"),
            Value::Bool(true) => out.push_str("True"),
            Value::Bool(false) => out.push_str("False"),
            Value::Int(value) => {
                use std::fmt::Write;
                let _ = write!(out, "{value}");
            }
            Value::BigInt(value) => {
                self.spend_digits(value.bits())?;
                match text::int::repr(&**value) {
                    Ok(digits) => out.push_str(&digits),
                    Err(error) => return Err(self.text_error(error)),
                }
            }
            Value::Float(value) => out.push_str(&text::float::repr(*value)),
            Value::Complex(value) => out.push_str(&text::complex::repr(value.0, value.1)),
            Value::Str(value) => {
                self.reserve_for_repr(value.as_str().len())?;
                text::quote::push_repr(value, out);
            }
            Value::Bytes(bytes) => {
                self.reserve_for_repr(bytes.data.len())?;
                out.push_str(&text::quote::bytes_repr(&bytes.data));
            }
            Value::ByteArray(bytes) => {
                self.reserve_for_repr(bytes.data.borrow().len())?;
                out.push_str(&text::quote::bytearray_repr(&bytes.data.borrow()));
            }
            Value::List(list) => {
                if self.repr_enter(value) {
                    out.push_str("[...]");
                    return Ok(());
                }
                let list = list.clone();
                out.push('[');
                let result = self.repr_items(&mut ListItems { list, at: 0 }, out);
                self.repr_leave();
                result?;
                out.push(']');
            }
            Value::Tuple(items) => {
                if self.repr_enter(value) {
                    out.push_str("(...)");
                    return Ok(());
                }
                let items = items.clone();
                out.push('(');
                let result = self.repr_items(&mut items.iter().cloned(), out);
                self.repr_leave();
                result?;
                if items.len() == 1 {
                    out.push(',');
                }
                out.push(')');
            }
            Value::Dict(dict) => {
                if self.repr_enter(value) {
                    out.push_str("{...}");
                    return Ok(());
                }
                let dict = dict.clone();
                out.push('{');
                let result = self.repr_entries(&dict, out);
                self.repr_leave();
                result?;
                out.push('}');
            }
            Value::Set(set) | Value::FrozenSet(set) => {
                let frozen = matches!(value, Value::FrozenSet(_));
                if set.is_empty() {
                    out.push_str(if frozen { "frozenset()" } else { "set()" });
                    return Ok(());
                }
                if self.repr_enter(value) {
                    out.push_str(if frozen { "frozenset(...)" } else { "set(...)" });
                    return Ok(());
                }
                let items = set.items();
                out.push_str(if frozen { "frozenset({" } else { "{" });
                let result = self.repr_items(&mut items.into_iter().map(|(_, item)| item), out);
                self.repr_leave();
                result?;
                out.push_str(if frozen { "})" } else { "}" });
            }
            Value::Range(range) => {
                let text = match range.step {
                    1 => format!("range({}, {})", range.start, range.stop),
                    step => format!("range({}, {}, {step})", range.start, range.stop),
                };
                out.push_str(&text);
            }
            Value::Slice(parts) => {
                let parts = parts.clone();
                out.push_str("slice(");
                self.repr_items(&mut parts.iter().cloned(), out)?;
                out.push(')');
            }
            Value::Function(function) => {
                let text = format!("<function {} at {:#x}>", function.qualname.borrow().as_str(), value.id());
                out.push_str(&text);
            }
            Value::Native(native) => out.push_str(&match native.owner {
                Some(owner) if native.is_wrapper() => {
                    format!("<slot wrapper '{}' of '{owner}' objects>", native.name)
                }
                Some(owner) => format!("<method '{}' of '{owner}' objects>", native.name),
                None => match native.holder.get().and_then(std::rc::Weak::upgrade) {
                    Some(class) => {
                        let id = Value::Class(class).id();
                        format!("<built-in method {} of type object at {id:#x}>", native.name)
                    }
                    None => format!("<built-in function {}>", native.name),
                },
            }),
            Value::Method(method) => {
                let text = match &method.function {
                    Value::Native(native) if native.is_method() => {
                        let kind = self.type_name(&method.receiver);
                        let what = if native.is_wrapper() {
                            format!("method-wrapper '{}'", native.name)
                        } else {
                            format!("built-in method {}", native.name)
                        };
                        format!("<{what} of {kind} object at {:#x}>", method.receiver.id())
                    }
                    function => {
                        let (name, qualname) = (self.names.name.clone(), self.names.qualname.clone());
                        let found = match self.get_attr_opt(function, &qualname)? {
                            Some(qualname) => Some(qualname),
                            None => self.get_attr_opt(function, &name)?,
                        };
                        let name = found.as_ref().and_then(Value::as_str).map_or("?", |name| name.as_str());
                        let receiver = self.repr(&method.receiver)?;
                        format!("<bound method {name} of {}>", receiver.as_str())
                    }
                };
                out.push_str(&text);
            }
            Value::Module(module) => {
                let name = module.shown_name();
                let is_known = self
                    .modules
                    .get_str(&name)
                    .is_some_and(|known| matches!(&known, Value::Module(known) if Rc::ptr_eq(known, module)));
                let text = match module.dict.get("__file__").as_ref().and_then(Value::as_str) {
                    Some(file) if is_known => match kind_of_module(name.as_str(), file.as_str()) {
                        Some(kind) => format!("<module '{}' ({kind})>", name.as_str()),
                        None => format!("<module '{}' from '{}'>", name.as_str(), file.as_str()),
                    },
                    None if self.is_built_in(module, &name) => {
                        format!("<module '{}' (built-in)>", name.as_str())
                    }
                    _ => self.made_module_text(&module.clone())?,
                };
                out.push_str(&text);
            }
            Value::Cell(cell) => {
                let held = cell.value.borrow().clone();
                let text = match &held {
                    Value::Null => "empty".to_owned(),
                    held => format!("{} object at {:#x}", self.type_name(held), held.id()),
                };
                out.push_str(&format!("<cell at {:#x}: {text}>", value.id()));
            }
            Value::Code(code) => out.push_str(&format!(
                "<code object {} at {:#x}, file \"{}\", line {}>",
                code.code.name,
                value.id(),
                code.code.source.file,
                code.code.first_line
            )),
            Value::Generator(generator) => {
                let kind = self.type_name(value);
                let text =
                    format!("<{kind} object {} at {:#x}>", generator.qualname.borrow().as_str(), value.id());
                out.push_str(&text);
            }
            Value::Iter(iter) => {
                let custom = iter.as_custom();
                let own = custom.as_ref().map(|custom| custom.repr(self)).transpose()?.flatten();
                let text = match (own, custom.as_ref().and_then(|custom| custom.coroutine_name())) {
                    (Some(text), _) => text,
                    (None, Some(name)) => format!("<coroutine object {name} at {:#x}>", value.id()),
                    (None, None) => self.default_repr(value),
                };
                out.push_str(&text);
            }
            Value::Instance(_) | Value::Class(_) => {
                let text = self.repr(value)?;
                self.spend_shown(out)?;
                out.push_str(&text);
            }
        }
        Ok(())
    }

    /// Notes that the repr of a container is being written; true when it already is.
    pub(crate) fn repr_enter(&mut self, value: &Value) -> bool {
        let id = value.id();
        if self.repr_running.contains(&id) {
            return true;
        }
        self.repr_running.push(id);
        false
    }

    pub(crate) fn repr_leave(&mut self) {
        self.repr_running.pop();
    }
}

/// Reads a list item by item, so that a list that changes meanwhile does no harm.
struct ListItems {
    list: Rc<crate::value::List>,
    at: usize,
}

impl Iterator for ListItems {
    type Item = Value;
    fn next(&mut self) -> Option<Value> {
        self.at += 1;
        self.list.get(self.at - 1)
    }
}

/// The modules that CPython has in its executable (`sys.builtin_module_names`).
pub const BUILT_IN_MODULES: &[&str] = &[
    "_abc",
    "_ast",
    "_codecs",
    "_collections",
    "_functools",
    "_imp",
    "_io",
    "_locale",
    "_operator",
    "_signal",
    "_sre",
    "_stat",
    "_string",
    "_suggestions",
    "_symtable",
    "_sysconfig",
    "_thread",
    "_tokenize",
    "_tracemalloc",
    "_typing",
    "_warnings",
    "_weakref",
    "atexit",
    "builtins",
    "errno",
    "faulthandler",
    "gc",
    "itertools",
    "marshal",
    "posix",
    "pwd",
    "sys",
    "time",
];

/// What CPython says of a module of the library instead of its file, where it has none.
fn kind_of_module(name: &str, file: &str) -> Option<&'static str> {
    file.starts_with("<frozen ").then_some(())?;
    match name {
        _ if BUILT_IN_MODULES.binary_search(&name).is_ok() => Some("built-in"),
        "_collections_abc" | "_sitebuiltins" | "abc" | "codecs" | "genericpath" | "io" | "ntpath" | "os"
        | "posixpath" | "site" | "stat" => Some("frozen"),
        _ => None,
    }
}
