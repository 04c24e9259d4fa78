//! How many bytes a reader downloads, held to a budget so that it grows only on purpose.

use std::{fs, path::Path, path::PathBuf};

use anyhow::{Context, Result, bail};

use crate::{process::command, root, wasm::Worker};

/// What is downloaded, and how large it may be: what it was when it was last looked at, in bytes.
const WORKER: u64 = 716_000;
/// What the worker fetches afterwards, or when a program first needs some of it.
const REST: u64 = 517_000;
const PAGE: u64 = 623_000;
/// What a program fetches that imports one of the modules which are not always at hand, or names a character. A quarter of it
/// is the Unicode character database.
const LIBRARY: u64 = 517_000;
/// A change below this is no reason to stop.
const SLACK_PERCENT: u64 = 5;

/// Prints the sizes of the build in `dist/`; a file that outgrew its budget is an error.
pub fn check() -> Result<()> {
    let worker = Worker::find().context("there is no page in dist/")?;
    let page = newest("_bg.wasm").context("there is no page in dist/")?;
    let mut faults = Vec::new();
    let parts = [
        ("the worker's wasm", vec![worker.file()], WORKER),
        ("the rest of the engine", worker.rest().into_iter().collect(), REST),
        ("the library beside it", worker.library()?, LIBRARY),
        ("the page's wasm", vec![page], PAGE),
    ];
    for (what, files, budget) in parts {
        let size = files.iter().map(|file| compressed(file)).sum::<Result<u64>>()?;
        eprintln!("xtask: {what}: {} KB compressed, budget {} KB", size / 1024, budget / 1024);
        if size > budget + budget * SLACK_PERCENT / 100 {
            faults.push(format!(
                "{what} has outgrown its budget by {} KB: find out why, or raise it in xtask/src/size.rs",
                (size - budget) / 1024
            ));
        }
    }
    if faults.is_empty() { Ok(()) } else { bail!("{}", faults.join("\n")) }
}

/// The size of a file as a browser downloads it.
pub fn compressed(file: &Path) -> Result<u64> {
    // Node is there for the page's build anyway; what it writes to its standard output is the result.
    let script = "const {brotliCompressSync} = require('zlib'); \
                  console.log(brotliCompressSync(require('fs').readFileSync(process.argv[1])).length)";
    let output = command("node").args(["-e", script]).arg(file).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().with_context(|| format!("node cannot compress {}", file.display()))
}

/// The newest file of `dist/` whose name ends like this.
fn newest(ending: &str) -> Option<PathBuf> {
    let files = fs::read_dir(root().join("dist")).ok()?.flatten().map(|entry| entry.path());
    files
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .max_by_key(|path| fs::metadata(path).and_then(|metadata| metadata.modified()).ok())
}
