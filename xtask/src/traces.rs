//! Whether programs have the same trace natively and in the worker of `dist/`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use trace::{Cpu, Options, Trace};

use crate::{
    checks,
    process::command,
    root,
    wasm::{self, Job, Worker},
};

/// So many programs go to one worker process.
const AT_ONCE: usize = 50;

/// A program and how its work is counted.
pub struct Program {
    /// The name of its file.
    pub name: String,
    pub source: String,
    pub counted: bool,
}

/// The conformance programs, as they were recorded; those with threads and processes with their work counted as well.
pub fn check() -> Result<(u64, u64)> {
    let mut programs = Vec::new();
    for folder in ["cases", "simulated"] {
        let mut files: Vec<PathBuf> = fs::read_dir(root().join("tests/conformance").join(folder))?
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<_>>()?;
        files.retain(|file| file.extension().is_some_and(|extension| extension == "py"));
        files.sort();
        for file in files {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let source = fs::read_to_string(&file)?;
            if name.starts_with("threads_") || name.starts_with("processes_") {
                programs.push(Program { name: name.clone(), source: source.clone(), counted: true });
            }
            programs.push(Program { name, source, counted: false });
        }
    }
    let different = different(&programs, &checks::interleave()?)?;
    for (program, what) in &different {
        let how = if program.counted { ", its work counted" } else { "" };
        println!("{}{how}: another trace in WebAssembly, {what}", program.name);
    }
    let failed = different.len() as u64;
    Ok((programs.len() as u64 - failed, failed))
}

/// The programs whose traces differ, each with where.
pub fn different<'a>(programs: &'a [Program], interleave: &Path) -> Result<Vec<(&'a Program, String)>> {
    let Some(worker) = Worker::find() else {
        bail!("there is no page in dist/; `cargo xtask build` makes it")
    };
    let mut different = Vec::new();
    for some in programs.chunks(AT_ONCE) {
        let jobs: Vec<Job> = some
            .iter()
            .map(|program| Job {
                source: program.source.clone(),
                file: program.name.clone(),
                options: Options {
                    cpu: if program.counted { Cpu::COUNTED } else { Cpu::Off },
                    ..Options::default()
                },
                wants_trace: true,
                ..Job::default()
            })
            .collect();
        for (program, done) in some.iter().zip(worker.run(&jobs)?) {
            let native = native(program, interleave)?;
            if let Some(what) =
                done.trace.map_or(Some("no trace".to_owned()), |other| first_difference(&native, &other))
            {
                different.push((program, what));
            }
        }
    }
    Ok(different)
}

fn native(program: &Program, interleave: &Path) -> Result<Trace> {
    let file = wasm::scratch(&program.name)?;
    let trace = wasm::scratch("native_trace.json")?;
    fs::write(&file, &program.source)?;
    let mut run = command(interleave);
    // A program is named as it is given.
    run.current_dir(file.parent().expect("it lies in a folder"));
    run.args(["run", "--cpu", if program.counted { "counted" } else { "off" }, "--trace"])
        .arg(&trace)
        .arg(&program.name);
    run.output().with_context(|| format!("cannot start {}", interleave.display()))?;
    fs::remove_file(&file)?;
    serde_json::from_str(&fs::read_to_string(&trace)?).context("the command line wrote no trace")
}

/// Where the trace of the worker leaves the native one.
fn first_difference(native: &Trace, worker: &Trace) -> Option<String> {
    let at = native.events.iter().zip(&worker.events).position(|(one, other)| one != other);
    if let Some(at) = at {
        return Some(format!(
            "event {at}: {:?}, natively {:?}",
            worker.events.get(at),
            native.events.get(at)
        ));
    }
    let pairs = [
        ("events", worker.events.len().to_string(), native.events.len().to_string()),
        ("outcome", format!("{:?}", worker.outcome), format!("{:?}", native.outcome)),
        ("elapsed", format!("{:?}", worker.elapsed), format!("{:?}", native.elapsed)),
        ("instructions", worker.instructions.to_string(), native.instructions.to_string()),
    ];
    let different = pairs.into_iter().find(|(_, worker, native)| worker != native);
    different.map(|(what, worker, native)| format!("{what}: {worker}, natively {native}"))
}
