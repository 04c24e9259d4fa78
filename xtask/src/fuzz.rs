//! `cargo xtask fuzz`: generated programs, to find what goes wrong that nobody thought of.
//!
//! Each program runs natively, where it must end in order; with `--differential` also under CPython with a virtual clock,
//! which must print the same; with `--wasm` also in the worker of `dist/`, which must give the same trace. A program that
//! fails is cut down to the snippet that differs, and kept in `target/xtask`.

mod expressions;
mod programs;
mod random;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
};

use anyhow::{Context, Result, bail};

use crate::{
    checks,
    cpython::{self, Cpython, MISSING, NO_RUNNER},
    process::command,
    traces::{self, Program},
    wasm,
};

const SNIPPETS: usize = 12;

/// What `interleave run` ends with where everything waits forever; a program may do that.
const DEADLOCK: i32 = 3;

pub fn run(mut arguments: Vec<String>) -> Result<()> {
    let python = Cpython::find(&mut arguments)?;
    let mut number = |name: &str, default: u64| -> Result<u64> {
        match cpython::option(&mut arguments, name)? {
            Some(text) => text.parse().with_context(|| format!("{name} needs a number")),
            None => Ok(default),
        }
    };
    let (runs, first) = (number("--runs", 100)?, number("--seed", 1)?);
    let differential = cpython::flag(&mut arguments, "--differential");
    let in_wasm = cpython::flag(&mut arguments, "--wasm");
    let binary = cpython::option(&mut arguments, "--binary")?;
    cpython::nothing_left(&arguments)?;
    let ours = match binary {
        Some(binary) => PathBuf::from(binary),
        None => checks::interleave()?,
    };
    let python = match (differential, &python) {
        (false, _) => None,
        (true, None) => bail!("{MISSING}"),
        (true, Some(python)) if python.runner.is_none() => bail!("{NO_RUNNER}"),
        (true, Some(python)) => Some(python),
    };
    let mut wrong = 0;
    for seed in first..first + runs {
        if let Some(what) = one(seed, &ours, python)? {
            wrong += 1;
            println!("seed {seed}: {what}");
        }
        if (seed - first + 1) % 100 == 0 {
            eprintln!("xtask: {} of {runs} programs, {wrong} wrong", seed - first + 1);
        }
    }
    if in_wasm {
        wrong += compare_wasm(first, runs, &ours)?;
    }
    println!("{runs} programs of {SNIPPETS} snippets, {wrong} wrong");
    if wrong > 0 { bail!("{wrong} programs went wrong") } else { Ok(()) }
}

/// Runs one program; what is wrong with it.
fn one(seed: u64, ours: &PathBuf, python: Option<&Cpython>) -> Result<Option<String>> {
    let text = programs::program(seed, SNIPPETS);
    let file = wasm::scratch(&format!("fuzz_{seed}.py"))?;
    fs::write(&file, &text)?;
    let mut theirs = python.and_then(Cpython::virtual_run).map(|mut run| {
        run.arg("--normalise").arg(&file);
        thread::spawn(move || said(&mut run))
    });
    let mut run = command(ours);
    run.args(["run", "--cpu", "off"]).arg(&file);
    let (our_output, our_errors, status) = said(&mut run)?;
    let theirs = theirs.take().map(|thread| thread.join().expect("it only waits for a child")).transpose()?;
    let mut wrong = None;
    if our_errors.contains("panicked") || status.is_none() {
        wrong = Some("the engine panicked".to_owned());
    } else if let Some((their_output, _, _)) = theirs {
        wrong = first_difference(&their_output, &without_addresses(&our_output));
    } else if !matches!(status, Some(0 | 1 | DEADLOCK)) {
        wrong = Some(format!("ended with {status:?}: {}", our_errors.lines().last().unwrap_or_default()));
    }
    if wrong.is_none() {
        fs::remove_file(&file)?;
    }
    Ok(wrong)
}

fn said(command: &mut Command) -> Result<(String, String, Option<i32>)> {
    let output = command.output().with_context(|| format!("cannot start {command:?}"))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok((text(&output.stdout), text(&output.stderr), output.status.code()))
}

/// `at 0x7f…` as `at 0xADDR`.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split("at 0x");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("at 0xADDR");
        out.push_str(part.trim_start_matches(|letter: char| letter.is_ascii_hexdigit()));
    }
    out
}

fn first_difference(theirs: &str, ours: &str) -> Option<String> {
    if theirs == ours {
        return None;
    }
    let mut snippet = "# ?";
    let (mut a, mut b) = (theirs.lines(), ours.lines());
    loop {
        match (a.next(), b.next()) {
            (Some(one), Some(other)) if one == other => {
                if one.starts_with("# ") {
                    snippet = one;
                }
            }
            (one, other) => {
                let shown =
                    |line: Option<&str>| line.map_or("<end>".to_owned(), |line| format!("{line:.200}"));
                return Some(format!(
                    "snippet {snippet}\n    CPython: {}\n    ours:    {}",
                    shown(one),
                    shown(other)
                ));
            }
        }
    }
}

/// Runs programs in the worker as well; how many have another trace there.
fn compare_wasm(first: u64, runs: u64, ours: &Path) -> Result<u64> {
    let programs: Vec<Program> = (first..first + runs)
        .map(|seed| Program {
            name: format!("fuzz_{seed}.py"),
            source: programs::program(seed, SNIPPETS),
            counted: false,
        })
        .collect();
    let different = traces::different(&programs, ours)?;
    for (program, what) in &different {
        println!("{}: another trace in WebAssembly, {what}", program.name);
        fs::write(wasm::scratch(&program.name)?, &program.source)?;
    }
    Ok(different.len() as u64)
}
