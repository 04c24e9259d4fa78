//! Finds a module of the library by its name.

use std::cell::OnceCell;

use vm::host::ModuleSource;
use vm::library::More;

use crate::refused;

/// A Python source that is always at hand.
struct Source {
    name: &'static str,
    file: &'static str,
    package: bool,
    text: &'static str,
}

// `SOURCES`, sorted by name, and what is known of the other modules.
include!(concat!(env!("OUT_DIR"), "/sources.rs"));

thread_local! {
    static MORE: [More; 2] = const {
        [
            More { file: COMMON_FILE, text: COMMON_TEXT, names: COMMON_NAMES, shelf: OnceCell::new() },
            More { file: REST_FILE, text: REST_TEXT, names: REST_NAMES, shelf: OnceCell::new() },
        ]
    };
}

/// Finds a module by its full name; none where nobody knows it.
pub fn module(name: &str) -> Option<ModuleSource> {
    if let Some(fill) = native(name) {
        return Some(ModuleSource::Native(fill));
    }
    if let Ok(index) = SOURCES.binary_search_by(|source| source.name.cmp(name)) {
        let Source { file, package, text, .. } = SOURCES[index];
        return Some(ModuleSource::Python { file, text, package });
    }
    MORE.with(|files| files.iter().find_map(|more| more.module(name)))
        .or_else(|| refused::sentence(name).map(ModuleSource::Refused))
}

type Fill = fn(&mut vm::Vm, &std::rc::Rc<vm::value::Module>) -> vm::PyResult<()>;

/// Sorted by name.
static NATIVES: &[(&str, Fill)] = &[
    ("_binascii", crate::binascii::fill),
    ("_bisect", crate::bisect::fill),
    ("_collections", crate::collections::fill),
    ("_functools", crate::functools::fill),
    ("_hashlib", crate::hashes::fill),
    ("_heapq", crate::heap::fill),
    ("_json", crate::json::fill),
    ("_operator", crate::operator::fill),
    ("_random", crate::random::fill),
    ("_re", crate::regex::fill),
    ("_struct", crate::structs::fill),
    ("_traceback", crate::traceback::fill),
    ("_vm", crate::machine::fill),
    ("_weakref", crate::weak::fill),
    ("_world", crate::world::fill),
    ("cmath", crate::cmath::fill),
    ("itertools", crate::itertools::fill),
    ("math", crate::math::fill),
    ("sys", crate::sys::fill),
    ("unicodedata", crate::unicode::fill),
];

fn native(name: &str) -> Option<Fill> {
    let index = NATIVES.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
    Some(NATIVES[index].1)
}

/// A line of one of the Python sources, by the file name that is shown.
pub(crate) fn source_line(file: &str, line: u32) -> Option<&'static str> {
    let at_hand = SOURCES.iter().find(|source| source.file == file).map(|source| source.text);
    let text = at_hand.or_else(|| {
        MORE.with(|files| {
            let mut modules = files.iter().flat_map(More::modules);
            modules.find(|module| module.file == file).map(|module| module.text)
        })
    })?;
    text.lines().nth((line as usize).checked_sub(1)?)
}
