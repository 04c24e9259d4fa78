//! Where a module comes from that was imported from a file, for errors which that explains.

use crate::value::{Module, Str, Value};
use crate::vm::Vm;

/// What the spec of a module says of its file.
pub(super) struct Origin {
    pub(super) path: String,
    /// Its body has not come to its end.
    pub(super) is_initializing: bool,
}

impl Vm {
    /// None for modules of the library.
    pub(super) fn file_origin(&mut self, module: &Module) -> Option<Origin> {
        let spec = module.dict.get("__spec__").filter(|spec| !spec.is_none())?;
        let mut attribute = |name: &str| {
            let name = self.intern(name);
            self.get_attr_opt(&spec, &name).ok().flatten()
        };
        let is_true = |value: Option<Value>| matches!(value, Some(Value::Bool(true)));
        if !is_true(attribute("has_location")) {
            return None;
        }
        let path = attribute("origin")?.as_str()?.to_string();
        Some(Origin { path, is_initializing: is_true(attribute("_initializing")) })
    }

    /// What to say of an attribute that a module lacks.
    #[cold]
    pub(crate) fn lacks_attribute(&mut self, module: &Module, name: &Str) -> String {
        let shown = module.shown_name().to_string();
        let plain = format!("module '{shown}' has no attribute '{name}'", name = name.as_str());
        let Some(Origin { path, is_initializing }) = self.file_origin(module) else {
            return self.lacks_submodule(module, name).unwrap_or(plain);
        };
        let stands_before = self.is_beside_the_program(&path);
        if stands_before && self.is_of_library(&shown) {
            return format!(
                "{plain} (consider renaming '{path}' since it has the same name as the standard library module \
                 named '{shown}' and the import system gives it precedence)"
            );
        }
        if !is_initializing {
            return self.lacks_submodule(module, name).unwrap_or(plain);
        }
        if stands_before {
            return format!(
                "{plain} (consider renaming '{path}' if it has the same name as a third-party module you intended \
                 to import)"
            );
        }
        format!(
            "partially initialized module '{shown}' from '{path}' has no attribute '{}' (most likely due to a \
             circular import)",
            name.as_str()
        )
    }

    /// A submodule is an attribute of its package only when it was imported to its end.
    fn lacks_submodule(&mut self, package: &Module, name: &Str) -> Option<String> {
        let full = self.intern(&format!("{}.{}", package.name.as_str(), name.as_str()));
        let Some(Value::Module(submodule)) = self.modules.get_str(&full) else { return None };
        self.file_origin(&submodule).filter(|origin| origin.is_initializing)?;
        Some(format!(
            "cannot access submodule '{}' of module '{}' (most likely due to a circular import)",
            name.as_str(),
            package.shown_name().as_str()
        ))
    }

    /// Whether a file lies in the folder that is searched before the library.
    fn is_beside_the_program(&mut self, path: &str) -> bool {
        let Some(Value::Module(imports)) = self.modules.get("_imports") else { return false };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        ["_SCRIPTS", "_HOME"].into_iter().any(|name| {
            imports
                .dict
                .get(name)
                .is_some_and(|known| known.as_str().is_some_and(|known| known.as_str() == folder))
        })
    }

    fn is_of_library(&mut self, name: &str) -> bool {
        let Some(Value::Module(sys)) = self.modules.get("sys") else { return false };
        let Some(names) = sys.dict.get("stdlib_module_names") else { return false };
        self.contains(&names, &Value::str(name)).unwrap_or(false)
    }
}
