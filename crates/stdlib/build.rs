//! Writes the table of the library's Python sources, sorted by name, and the sources without their comments: those that
//! are always at hand, and two files with the others, which the page fetches when a program needs them. Another file is
//! the Unicode character database.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use bytecode::Shelved;

/// What `asyncio`, `threading` and tracebacks may import while they work, but for `logging`, of which few programs hear;
/// and what nearly every program imports. Each is downloaded with the engine.
const AT_HAND: &[&str] = &[
    "_disk",
    "_signal_handlers",
    "abc",
    "bisect",
    "collections",
    "functools",
    "genericpath",
    "heapq",
    "keyword",
    "linecache",
    "operator",
    "os",
    "posixpath",
    "random",
    "reprlib",
    "traceback",
    "warnings",
];

/// What many programs import: a file of its own.
const COMMON: &[&str] = &[
    "__future__",
    "_collections_abc",
    "_enum_more",
    "_isoformat",
    "_pydatetime",
    "_typing",
    "_typing_more",
    "aiohttp",
    "aiohttp.client_exceptions",
    "aiohttp.errors",
    "aiohttp.values",
    "aiohttp.web",
    "collections.abc",
    "contextlib",
    "dataclasses",
    "datetime",
    "enum",
    "json",
    "json.decoder",
    "json.encoder",
    "logging",
    "re",
    "string",
    "types",
    "typing",
    "urllib",
    "urllib.parse",
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
    let (mut common, mut rest) = (Vec::new(), Vec::new());
    for (name, file, package) in &modules {
        println!("cargo::rerun-if-changed={}", root.join(file).display());
        let text = fs::read_to_string(root.join(file)).expect("a source can be read");
        let text = compiler::compact(&text).unwrap_or_else(|| panic!("{file} has a syntax error"));
        let shown = format!("<frozen {name}>");
        if COMMON.contains(&name.as_str()) {
            common.push((name, shown, *package, text));
            continue;
        }
        if !AT_HAND.contains(&name.as_str()) {
            rest.push((name, shown, *package, text));
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
    assert_eq!(
        modules.len() - rest.len(),
        AT_HAND.len() + COMMON.len(),
        "every module in the lists is there"
    );
    table.push_str("];\n");
    for (prefix, modules) in [("COMMON", common), ("REST", rest)] {
        let modules: Vec<Shelved> = modules
            .iter()
            .map(|(name, file, package, text)| Shelved { name, file, package: *package, text })
            .collect();
        let shelving = bytecode::shelve(prefix, &modules);
        fs::write(out.join(&shelving.file), shelving.text).expect("the output folder can be written");
        table.push_str(&shelving.constants);
    }
    fs::write(out.join("sources.rs"), table).expect("the output folder can be written");

    println!("cargo::rerun-if-changed=characters.txt");
    let characters = fs::read_to_string("characters.txt").expect("the table is there");
    let characters = bytecode::put_aside("CHARACTERS", characters);
    fs::write(out.join(&characters.file), characters.text).expect("the output folder can be written");
    fs::write(out.join("characters.rs"), characters.constants).expect("the output folder can be written");
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
