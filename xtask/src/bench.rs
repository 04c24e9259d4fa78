//! `cargo xtask bench`: how fast programs run here, against CPython where it is installed.
//!
//! The same files run under CPython with a virtual clock and under our release binary, one after the other, several
//! times over, so that both meet the same weather. What counts is the CPU time that they use themselves, less what an
//! empty program takes, and the median of the ratios. The engine as WebAssembly is measured in Node, as it lies in
//! `dist/`.

use std::{fs, path::PathBuf, process::Command, time::Duration};

use anyhow::{Context, Result, bail};

use crate::{
    cpython::{self, Cpython, MISSING, NO_RUNNER},
    process::{command, run},
    root, size, target,
    wasm::{self, Job, Worker},
};

/// A program, and how fast it is to be: how many times CPython's time at most.
struct Program {
    name: &'static str,
    aim: f64,
}

const PROGRAMS: &[Program] = &[
    Program { name: "gather", aim: 0.25 },
    Program { name: "tree_none", aim: 0.5 },
    Program { name: "tree_io", aim: 0.5 },
    Program { name: "tree_memo", aim: 0.5 },
    Program { name: "queue_workers", aim: 0.5 },
    Program { name: "crawl", aim: 0.5 },
    Program { name: "fib", aim: 1.5 },
    Program { name: "nbody", aim: 1.5 },
    Program { name: "strings", aim: 1.5 },
    Program { name: "dicts", aim: 1.5 },
    Program { name: "vectors", aim: 2.0 },
];

/// How many times the native time WebAssembly may take.
const WASM_AIM: f64 = 1.5;
const START_AIM_MILLIS: f64 = 5.0;
/// How many starts of a run are averaged.
const STARTS: u32 = 40;
const IDLE_AIM_BYTES: f64 = 1024.0;
const SIZE_AIM_BYTES: u64 = 450 * 1024;

pub fn run_all(mut arguments: Vec<String>) -> Result<()> {
    let python = Cpython::find(&mut arguments)?;
    let rounds: usize = match cpython::option(&mut arguments, "--rounds")? {
        Some(number) => number.parse().context("--rounds needs a number")?,
        None => 5,
    };
    let binary = cpython::option(&mut arguments, "--binary")?.map(PathBuf::from);
    let unknown = arguments.iter().find(|name| PROGRAMS.iter().all(|program| program.name != **name));
    if let Some(unknown) = unknown {
        let known: Vec<&str> = PROGRAMS.iter().map(|program| program.name).collect();
        bail!("there is no program `{unknown}`; there are: {}", known.join(", "));
    }
    let programs: Vec<&Program> = PROGRAMS
        .iter()
        .filter(|program| arguments.is_empty() || arguments.iter().any(|name| name == program.name))
        .collect();
    let ours = binary.map_or_else(release, Ok)?;
    match &python {
        None => println!("ours alone: {MISSING}"),
        Some(python) if python.runner.is_none() => println!("ours alone: {NO_RUNNER}"),
        Some(_) => {}
    }
    let native = against_cpython(&programs, &ours, python.as_ref(), rounds)?;
    idle(&ours)?;
    match Worker::find() {
        Some(worker) => in_wasm(&worker, &programs, &native)?,
        None => {
            println!("WebAssembly: not measured, there is no page in dist/; `cargo xtask build` makes it")
        }
    }
    Ok(())
}

fn release() -> Result<PathBuf> {
    run(
        "build the command line for speed",
        command("cargo").args(["build", "--quiet", "--locked", "--release", "--package", "cli"]),
    )?;
    Ok(target().join("release").join(format!("interleave{}", std::env::consts::EXE_SUFFIX)))
}

fn source(name: &str) -> PathBuf {
    root().join("tests/bench").join(format!("{name}.py"))
}

/// Prints the table; gives our CPU milliseconds for each program.
fn against_cpython(
    programs: &[&Program],
    ours: &PathBuf,
    python: Option<&Cpython>,
    rounds: usize,
) -> Result<Vec<f64>> {
    let empty = wasm::scratch("empty.py")?;
    fs::write(&empty, "")?;
    let our_run = |file: &PathBuf| {
        let mut run = command(ours);
        run.args(["run", "--cpu", "off"]).arg(file);
        run
    };
    let their_run = |file: &PathBuf| {
        let mut run = python?.virtual_run()?;
        run.arg(file);
        Some(run)
    };
    let our_base = median((0..rounds).map(|_| cpu_of(our_run(&empty))).collect::<Result<Vec<f64>>>()?);
    let their_base = match their_run(&empty) {
        Some(_) => {
            median((0..rounds).filter_map(|_| their_run(&empty).map(cpu_of)).collect::<Result<Vec<f64>>>()?)
        }
        None => 0.0,
    };
    println!("\n{:<14} {:>11} {:>11} {:>9} {:>9}", "", "CPython ms", "ours ms", "ratio", "aim");
    println!("{:<14} {their_base:>11.1} {our_base:>11.1}", "empty program");
    let mut all = Vec::new();
    for program in programs {
        let file = source(program.name);
        let (mut theirs, mut our_times, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..rounds {
            let their_time = their_run(&file).map(cpu_of).transpose()?;
            let our_time = (cpu_of(our_run(&file))? - our_base).max(0.1);
            our_times.push(our_time);
            if let Some(their_time) = their_time {
                theirs.push(their_time - their_base);
                ratios.push(our_time / (their_time - their_base).max(0.1));
            }
        }
        let our_time = median(our_times);
        all.push(our_time);
        if ratios.is_empty() {
            println!("{:<14} {:>11} {our_time:>11.1}", program.name, "-");
        } else {
            let (ratio, aim) = (median(ratios), program.aim);
            let verdict = if ratio <= aim { "" } else { "  MISSED" };
            let their_time = median(theirs);
            println!(
                "{:<14} {their_time:>11.1} {our_time:>11.1} {ratio:>9.2} {aim:>9.2}{verdict}",
                program.name
            );
        }
    }
    Ok(all)
}

/// What a task costs that sleeps, and what is left of it until the end of the run with all that the trace tells.
fn idle(ours: &PathBuf) -> Result<()> {
    const TASKS: f64 = 100_000.0;
    let file = wasm::scratch("idle_now.py")?;
    let mut peaks = Vec::new();
    for text in idle_programs()? {
        fs::write(&file, text)?;
        peaks.push(peak_memory(command(ours).args(["run", "--cpu", "off"]).arg(&file))?);
    }
    let [Some(none), Some(asleep), Some(whole)] = peaks[..] else {
        println!("idle task: this system does not tell a program's memory");
        return Ok(());
    };
    verdict("idle task, native", (asleep - none) / TASKS, IDLE_AIM_BYTES, "bytes");
    println!("{:<22} {:>8.1} bytes", "with its whole life", (whole - none) / TASKS);
    Ok(())
}

/// No task, tasks that are asleep when the run ends, and tasks that end.
fn idle_programs() -> Result<[String; 3]> {
    let asleep = fs::read_to_string(source("idle"))?;
    let ending = "        await asyncio.sleep(1)\n        os._exit(0)\n";
    if !asleep.contains(ending) || !asleep.contains("100_000") {
        bail!("idle.py is not what it was");
    }
    Ok([asleep.replace("100_000", "0"), asleep.clone(), asleep.replace(ending, "")])
}

fn in_wasm(worker: &Worker, programs: &[&Program], native: &[f64]) -> Result<()> {
    println!(
        "\n{:<14} {:>11} {:>11} {:>11} {:>9} {:>9}",
        "WebAssembly", "native ms", "first ms", "wasm ms", "ratio", "aim"
    );
    for (program, native) in programs.iter().zip(native) {
        let job = Job { source: fs::read_to_string(source(program.name))?, times: 3, ..Job::default() };
        let done = worker.run(&[job])?;
        // During the first run the engine is still being compiled.
        let first = done[0].cpu.first().copied().unwrap_or(f64::NAN);
        let best = done[0].cpu.iter().copied().fold(f64::INFINITY, f64::min);
        let ratio = best / native;
        let verdict = if ratio <= WASM_AIM { "" } else { "  MISSED" };
        println!(
            "{:<14} {native:>11.1} {first:>11.1} {best:>11.1} {ratio:>9.2} {WASM_AIM:>9.2}{verdict}",
            program.name
        );
    }
    let start = fs::read_to_string(source("start"))?;
    let job = Job { source: start, times: 2 * STARTS, fresh: true, ..Job::default() };
    let done = worker.run(&[job])?;
    // Linux counts a thread's time in ticks of some milliseconds, so that only a mean tells of anything as short. The
    // first half warms up.
    let starts = &done[0].cpu[STARTS as usize..];
    verdict("start of a run", starts.iter().sum::<f64>() / starts.len() as f64, START_AIM_MILLIS, "ms");
    let jobs = idle_programs()?.map(|source| Job { source, times: 1, fresh: true, ..Job::default() });
    let done = worker.run(&jobs)?;
    verdict("idle task, wasm", (done[1].memory - done[0].memory) / 100_000.0, IDLE_AIM_BYTES, "bytes");
    let size = size::compressed(&worker.file())?;
    let missed = if size <= SIZE_AIM_BYTES { "" } else { "  MISSED" };
    println!(
        "{:<22} {:>8} KB brotli, aim {} KB{missed}",
        "worker's wasm",
        size / 1024,
        SIZE_AIM_BYTES / 1024
    );
    if let Some(rest) = worker.rest() {
        println!("{:<22} {:>8} KB brotli, fetched later", "its other part", size::compressed(&rest)? / 1024);
    }
    Ok(())
}

fn verdict(what: &str, value: f64, aim: f64, unit: &str) {
    let missed = if value <= aim { "" } else { "  MISSED" };
    println!("{what:<22} {value:>8.1} {unit}, aim {aim} {unit}{missed}");
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The CPU milliseconds that a command used itself.
fn cpu_of(mut command: Command) -> Result<f64> {
    let before = children_cpu();
    let began = std::time::Instant::now();
    let output = command.output().with_context(|| format!("cannot start {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let used = match (before, children_cpu()) {
        (Some(before), Some(after)) => after - before,
        _ => began.elapsed(),
    };
    Ok(used.as_secs_f64() * 1000.0)
}

/// The user CPU time of all children that have ended; none where the system does not tell.
#[cfg(unix)]
fn children_cpu() -> Option<Duration> {
    use nix::sys::{resource, time::TimeValLike};
    let usage = resource::getrusage(resource::UsageWho::RUSAGE_CHILDREN).ok()?;
    Some(Duration::from_micros(usage.user_time().num_microseconds() as u64))
}

#[cfg(not(unix))]
fn children_cpu() -> Option<Duration> {
    None
}

/// The most memory in bytes that a command held; none where the system does not tell.
fn peak_memory(command: &mut Command) -> Result<Option<f64>> {
    use std::process::Stdio;
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait()?.is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes: Option<f64> = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        if let Some(kilobytes) = kilobytes {
            peak = Some(kilobytes * 1024.0);
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    Ok(peak)
}
