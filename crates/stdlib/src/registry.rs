//! Finds a module of the library by its name.

use vm::host::ModuleSource;

use crate::refused;

/// A Python source that is part of the executable.
struct Source {
    name: &'static str,
    file: &'static str,
    package: bool,
    text: &'static str,
}

/// Sorted by name.
static SOURCES: &[Source] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// Finds a module by its full name; none where nobody knows it.
pub fn module(name: &str) -> Option<ModuleSource> {
    if let Some(fill) = native(name) {
        return Some(ModuleSource::Native(fill));
    }
    if let Ok(index) = SOURCES.binary_search_by(|source| source.name.cmp(name)) {
        let Source { file, package, text, .. } = SOURCES[index];
        return Some(ModuleSource::Python { file, text, package });
    }
    refused::sentence(name).map(ModuleSource::Refused)
}

type Fill = fn(&mut vm::Vm, &std::rc::Rc<vm::value::Module>) -> vm::PyResult<()>;

fn native(name: &str) -> Option<Fill> {
    Some(match name {
        "math" => crate::math::fill,
        _ => return None,
    })
}
