//! Writes the table of the library's Python sources, sorted by name, and the sources without their comments: those that
//! are always at hand, and the file with all others, which the page fetches when a program needs it.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use bytecode::Shelved;

/// What `asyncio`, `threading` and tracebacks may import while they work, and what many programs import. Each is
/// downloaded with the engine.
const AT_HAND: &[&str] = &[
    "__future__",
    "_collections_abc",
    "_disk",
    "_signal_handlers",
    "_typing",
    "abc",
    "bisect",
    "collections",
    "collections.abc",
    "contextlib",
    "dataclasses",
    "functools",
    "genericpath",
    "heapq",
    "keyword",
    "linecache",
    "logging",
    "operator",
    "os",
    "posixpath",
    "random",
    "reprlib",
    "string",
    "traceback",
    "types",
    "typing",
    "warnings",
];

fn main() {
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).to_owned();
    println!("cargo::rerun-if-changed=build.rs");
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("python");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut modules = Vec::new();
    scan(&root, "", &mut modules);
    modules.sort();
    let mut table = String::from("static SOURCES: &[Source] = &[\n");
    let mut others = Vec::new();
    for (name, file, package) in &modules {
        println!("cargo::rerun-if-changed={}", root.join(file).display());
        let text = fs::read_to_string(root.join(file)).expect("a source can be read");
        let text = compiler::compact(&text).unwrap_or_else(|| panic!("{file} has a syntax error"));
        let shown = format!("<frozen {name}>");
        if !AT_HAND.contains(&name.as_str()) {
            others.push((name, shown, *package, text));
            continue;
        }
        let place = out.join("python").join(file);
        fs::create_dir_all(place.parent().expect("it is below")).expect("the output folder can be written");
        fs::write(place, text).expect("the output folder can be written");
        writeln!(
            table,
            "    Source {{ name: {name:?}, file: {shown:?}, package: {package}, \
             text: include_str!(concat!(env!(\"OUT_DIR\"), \"/python/{file}\")) }},"
        )
        .expect("writing to a string");
    }
    assert_eq!(modules.len() - others.len(), AT_HAND.len(), "every module in the list is there");
    table.push_str("];\n");
    let others: Vec<Shelved> = others
        .iter()
        .map(|(name, file, package, text)| Shelved { name, file, package: *package, text })
        .collect();
    let shelving = bytecode::shelve(&others);
    fs::write(out.join(&shelving.file), shelving.text).expect("the output folder can be written");
    table.push_str(&shelving.constants);
    fs::write(out.join("sources.rs"), table).expect("the output folder can be written");
}

/// Collects full name, path below the root, and whether it is a package.
fn scan(folder: &Path, prefix: &str, modules: &mut Vec<(String, String, bool)>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder).expect("the folder of sources is there") {
        let path = entry.expect("the folder of sources can be read").path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let dotted = prefix.replace('/', ".");
        if path.is_dir() {
            if path.join("__init__.py").is_file() {
                modules.push((format!("{dotted}{name}"), format!("{prefix}{name}/__init__.py"), true));
                scan(&path, &format!("{prefix}{name}/"), modules);
            }
        } else if let Some(stem) = name.strip_suffix(".py")
            && stem != "__init__"
        {
            modules.push((format!("{dotted}{stem}"), format!("{prefix}{name}"), false));
        }
    }
}
