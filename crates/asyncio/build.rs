//! Prepares the Python modules under `python/`, so that they are part of the library: those that every run imports are
//! compiled, the others are kept as text, which is smaller; those that few programs import go into a file of their own,
//! which the page fetches when a program needs it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::{env, fs};

use bytecode::{Packed, Shelved, Source};

/// What `import asyncio` and the first use of its classes import.
const COMPILED: &[&str] = &[
    "_thread_local",
    "_weak_set",
    "asyncio",
    "asyncio.base_events",
    "asyncio.constants",
    "asyncio.coroutines",
    "asyncio.events",
    "asyncio.exceptions",
    "asyncio.futures",
    "asyncio.locks",
    "asyncio.mixins",
    "asyncio.queues",
    "asyncio.runners",
    "asyncio.taskgroups",
    "asyncio.tasks",
    "asyncio.threads",
    "asyncio.timeouts",
    "asyncio.unix_events",
];

/// What few programs import: processes, network connections, `sched`.
const SHELVED: &[&str] = &[
    "_mp_kernel",
    "_mp_pickle",
    "asyncio.base_subprocess",
    "asyncio.child_watchers",
    "asyncio.datagrams",
    "asyncio.network",
    "asyncio.protocols",
    "asyncio.selector_events",
    "asyncio.sending_files",
    "asyncio.server",
    "asyncio.staggered",
    "asyncio.streams",
    "asyncio.subprocess",
    "asyncio.transports",
    "asyncio.trsock",
    "asyncio.unix_pipes",
    "concurrent.futures.process",
    "multiprocessing",
    "multiprocessing.connection",
    "multiprocessing.context",
    "multiprocessing.dummy",
    "multiprocessing.managers",
    "multiprocessing.pool",
    "multiprocessing.process",
    "multiprocessing.queues",
    "multiprocessing.shared_memory",
    "multiprocessing.sharedctypes",
    "multiprocessing.synchronize",
    "sched",
];

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("python");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed=python");
    println!("cargo::rerun-if-changed=build.rs");
    let mut modules = Vec::new();
    collect(&root, &root, &mut modules);
    modules.sort();
    let mut table = String::from("pub(crate) const MODULES: &[(&str, &str, bool, &str)] = &[\n");
    let mut packed = Vec::new();
    let mut shelved = Vec::new();
    for (name, path, package) in &modules {
        let file = path.strip_prefix(&root).expect("it lies below").display().to_string();
        let text = fs::read_to_string(path).expect("a source can be read");
        let text = compiler::compact(&text).unwrap_or_else(|| panic!("{file} has a syntax error"));
        if COMPILED.contains(&name.as_str()) {
            let source = Rc::new(Source::new(&file, &text, true));
            let code = compiler::compile(source).unwrap_or_else(|error| panic!("{file}: {}", error.message));
            packed.push(Packed { name: name.clone(), package: *package, code });
            continue;
        }
        if SHELVED.contains(&name.as_str()) {
            shelved.push((name, file, *package, text));
            continue;
        }
        let place = out.join("python").join(&file);
        fs::create_dir_all(place.parent().expect("it is below")).expect("the output folder can be written");
        fs::write(&place, text).expect("the output folder can be written");
        writeln!(
            table,
            "    ({name:?}, {file:?}, {package}, include_str!({:?})),",
            place.display().to_string()
        )
        .expect("writing to a string cannot fail");
    }
    assert_eq!(packed.len(), COMPILED.len(), "every module in the list is there");
    assert_eq!(shelved.len(), SHELVED.len(), "every module in the list is there");
    table.push_str("];\n");
    let shelved: Vec<Shelved> = shelved
        .iter()
        .map(|(name, file, package, text)| Shelved { name, file, package: *package, text })
        .collect();
    let shelving = bytecode::shelve("MORE", &shelved);
    fs::write(out.join(&shelving.file), shelving.text).expect("the output folder can be written");
    table.push_str(&shelving.constants.replace("const ", "pub(crate) const "));
    fs::write(out.join("modules.rs"), table).expect("the output folder can be written");
    fs::write(out.join("modules.pack"), bytecode::pack(&packed)).expect("the output folder can be written");
}

/// Finds the modules of a folder: name, file, whether it is a package.
fn collect(root: &Path, folder: &Path, modules: &mut Vec<(String, PathBuf, bool)>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        println!("cargo::rerun-if-changed={}", path.display());
        if path.is_dir() {
            collect(root, &path, modules);
            continue;
        }
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        let relative = path.strip_prefix(root).expect("it lies below").with_extension("");
        let mut parts: Vec<String> =
            relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let package = parts.last().is_some_and(|last| last == "__init__");
        if package {
            parts.pop();
        }
        modules.push((parts.join("."), path, package));
    }
}
