//! What modules that a program makes have: annotations, and a text form.

use std::rc::Rc;

use crate::dict::Dict;
use crate::value::{Module, PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm) {
    let module = vm.types.module.clone();
    vm.def_get(&module, "__annotations__", annotations, Some(set_annotations));
}

/// The annotations of a module, which are there from when they are first asked for.
fn annotations(vm: &mut Vm, object: &Value) -> PyResult {
    let Value::Module(module) = object else { return Ok(Value::None) };
    let name = vm.intern("__annotations__");
    if let Some(known) = module.dict.get_str(&name) {
        return Ok(known);
    }
    let made = Value::Dict(Rc::new(Dict::new()));
    module.dict.set_str(&name, made.clone());
    Ok(made)
}

fn set_annotations(vm: &mut Vm, object: &Value, value: Value) -> PyResult<()> {
    let Value::Module(module) = object else { return Ok(()) };
    let name = vm.intern("__annotations__");
    if !value.is_null() {
        module.dict.set_str(&name, value);
    } else if module.dict.remove_str(&name).is_none() {
        return Err(vm.attribute_error("__annotations__"));
    }
    Ok(())
}

impl Vm {
    /// The text form of a module that the program made: by its specification, its file or what loaded it.
    pub(crate) fn made_module_text(&mut self, module: &Rc<Module>) -> PyResult<String> {
        let given = |name: &str| module.dict.get(name).filter(|value| !value.is_none());
        let (spec, file, loader) = (given("__spec__"), module.dict.get("__file__"), given("__loader__"));
        if let Some(spec) = spec {
            let mut part = |name: &str| self.get_attr_str(&spec, name);
            let (name, origin, loader) = (part("name")?, part("origin")?, part("loader")?);
            let has_location = self.get_attr_str(&spec, "has_location")?;
            let has_location = !origin.is_none() && self.truth(&has_location)?;
            let name = if name.is_none() { "'?'".to_owned() } else { self.repr(&name)?.to_string() };
            return Ok(match (origin.is_none(), loader.is_none()) {
                (true, true) => format!("<module {name}>"),
                (true, false) => format!("<module {name} ({})>", self.repr(&loader)?.as_str()),
                _ if has_location => format!("<module {name} from {}>", self.repr(&origin)?.as_str()),
                _ => format!("<module {name} ({})>", self.str(&origin)?.as_str()),
            });
        }
        let name = match module.dict.get("__name__") {
            Some(name) => self.repr(&name)?.to_string(),
            None => "'?'".to_owned(),
        };
        Ok(match (file, loader) {
            (Some(file), _) => format!("<module {name} from {}>", self.repr(&file)?.as_str()),
            (None, Some(loader)) => format!("<module {name} ({})>", self.repr(&loader)?.as_str()),
            (None, None) => format!("<module {name}>"),
        })
    }
}
