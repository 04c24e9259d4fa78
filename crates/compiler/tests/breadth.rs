//! Compiles and verifies whole folders of Python files, which the variable `PYTHON_SOURCES` names (separated
//! by colons); without it, nothing.
//!
//! A file that CPython itself refuses belongs into the list of `PYTHON_SOURCES_EXCEPT`.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use bytecode::Source;

#[test]
fn all_files_compile() {
    let Ok(folders) = std::env::var("PYTHON_SOURCES") else {
        return;
    };
    let except = std::env::var("PYTHON_SOURCES_EXCEPT").unwrap_or_default();
    let except: Vec<&str> = except.split(':').filter(|part| !part.is_empty()).collect();
    let mut files = Vec::new();
    for folder in folders.split(':') {
        collect(Path::new(folder), &mut files);
    }
    files.sort();
    let mut problems = Vec::new();
    let mut compiled = 0;
    for file in &files {
        let name = file.to_string_lossy();
        if except.iter().any(|part| name.contains(part)) {
            continue;
        }
        let Ok(text) = std::fs::read_to_string(file) else { continue };
        let source = Rc::new(Source::new(&name, &text, false));
        match compiler::compile(source.clone()) {
            Ok(code) => match compiler::verify::verify(&code) {
                Ok(()) => compiled += 1,
                Err(problem) => problems.push(format!("{name}: {problem}")),
            },
            Err(error) => problems.push(format!("{name}:{}: {error}", source.line(error.range.start))),
        }
    }
    println!("{compiled} of {} files compiled", files.len());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
            collect(&entry.path(), files);
        }
    } else if path.extension().is_some_and(|extension| extension == "py") {
        files.push(path.to_owned());
    }
}
