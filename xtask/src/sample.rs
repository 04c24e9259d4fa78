//! The programs that tell which part of the engine most readers need: the build of the page runs them, has the compiler
//! make fast what they use, and puts what none of them reaches into a second file.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use trace::{Cpu, Options};

use crate::{
    root,
    wasm::{Job, write_jobs},
};

/// Writes the programs of the lessons, of the playground and of the benchmarks as requests, with the list that `tests/bench/worker.mjs`
/// reads; gives the list's path.
pub fn write(folder: &Path) -> Result<PathBuf> {
    let mut files = Vec::new();
    for folder in ["lessons", "web/app/src/examples", "tests/bench"] {
        collect(&root().join(folder), &mut files)?;
    }
    let mut jobs = Vec::new();
    for file in files {
        let source = fs::read_to_string(&file)?;
        for cpu in [Cpu::Off, Cpu::COUNTED] {
            let options = Options { cpu, ..Options::default() };
            jobs.push(Job { source: source.clone(), options, ..Job::default() });
        }
    }
    write_jobs(folder, &jobs)
}

/// The Python files below a folder, in a fixed order.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let mut entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "py") {
            files.push(path);
        }
    }
    Ok(())
}
