//! Modules that are none of the library's: from files that the program wrote, and from its own finders and loaders.
//!
//! `_imports.py` finds and loads them. Here is decided when it is asked at all, which in nearly all programs is never.

use crate::imports::beside;
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;

#[derive(Default)]
struct Finders {
    /// What `sys.meta_path` holds when a run begins.
    usual: Vec<Value>,
    /// `_imports` is being loaded: what it imports itself is the library's.
    begins: bool,
}

impl Vm {
    /// Tells what `sys.meta_path` holds at first.
    pub fn know_finders(&mut self, finders: &Value) {
        if let Value::List(finders) = finders {
            self.state::<Finders>().usual = finders.borrow().clone();
        }
    }

    /// What `sys.meta_path` held at first: the finders of built-in modules, of frozen ones, and of those on the path.
    pub fn usual_finders(&mut self) -> Vec<Value> {
        self.state::<Finders>().usual.clone()
    }

    /// The spec of a module that is none of the library's, if there is such a one.
    pub(super) fn find_own(&mut self, name: &str) -> PyResult<Option<Value>> {
        let is_asked = self.has_own_finders()
            || self.has_written_python()
            || self.is_only_on_disk(name)
            || self.may_lie_beside(name);
        // What finders themselves are made of is not asked for.
        if !is_asked
            || self.state::<Finders>().begins
            || name.starts_with('_') && self.host.module(name).is_some()
        {
            return Ok(None);
        }
        let mut path = Value::None;
        if let Some((parent, _)) = name.rsplit_once('.') {
            let parent = self.intern(parent);
            let Some(parent) = self.modules.get_str(&parent) else { return Ok(None) };
            let attribute = self.intern("__path__");
            let Some(found) = self.get_attr_opt(&parent, &attribute)? else { return Ok(None) };
            path = found;
        }
        self.state::<Finders>().begins = true;
        let imports = self.import_module("_imports");
        self.state::<Finders>().begins = false;
        let imports = imports?;
        let find = self.get_attr_str(&imports, "find")?;
        let spec = self.call(&find, Args::two(Value::str(name), path))?;
        Ok(spec.to_option())
    }

    /// What loads a module from its spec.
    pub(super) fn own_loader(&mut self) -> PyResult {
        let imports = self.import_module("_imports")?;
        self.get_attr_str(&imports, "load")
    }

    fn has_own_finders(&mut self) -> bool {
        let Some(Value::Module(sys)) = self.modules.get("sys") else { return false };
        let Some(Value::List(finders)) = sys.dict.get("meta_path") else { return true };
        let usual = &self.state::<Finders>().usual;
        let finders = finders.borrow();
        finders.len() != usual.len() || finders.iter().zip(usual).any(|(one, other)| !one.is(other))
    }

    /// Whether nothing but a file can be the module, such as that of the program itself.
    fn is_only_on_disk(&mut self, name: &str) -> bool {
        !name.contains('.') && self.modules.get("_disk").is_some() && self.host.module(name).is_none()
    }

    /// Whether the module may lie beside the program. Where the parts of a package of the program's are, the package knows;
    /// a package of the library's has parts there only if it is told so, and is asked for many names that are none.
    fn may_lie_beside(&mut self, name: &str) -> bool {
        match name.rsplit_once('.') {
            None => beside::has_module(name),
            Some((package, last)) => {
                beside::is_known()
                    && (self.host.module(package).is_none() || beside::has_module(last))
                    && self.host.module(name).is_none()
            }
        }
    }

    fn has_written_python(&self) -> bool {
        let Some(Value::Module(disk)) = self.modules.get("_disk") else { return false };
        matches!(disk.dict.get("has_python"), Some(Value::Bool(true)))
    }
}
