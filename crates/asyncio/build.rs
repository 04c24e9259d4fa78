//! Writes the table of the Python modules under `python/`, so that they are part of the library.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("python");
    println!("cargo::rerun-if-changed=python");
    let mut modules = Vec::new();
    collect(&root, &root, &mut modules);
    modules.sort();
    let mut table = String::from("pub(crate) const MODULES: &[(&str, &str, bool, &str)] = &[\n");
    for (name, path, package) in &modules {
        let file = path.strip_prefix(&root).expect("it lies below").display().to_string();
        writeln!(
            table,
            "    ({name:?}, {file:?}, {package}, include_str!({:?})),",
            path.display().to_string()
        )
        .expect("writing to a string cannot fail");
    }
    table.push_str("];\n");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("modules.rs");
    fs::write(out, table).expect("the output folder can be written");
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
