//! The engine's worker from `dist/`, run in Node.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use protocol::{Request, RequestId, Response};
use trace::{Events, Options, Trace};

use crate::{process::command, root};

/// A build of the worker.
pub struct Worker {
    folder: PathBuf,
}

/// A script to run.
#[derive(Default)]
pub struct Job {
    pub source: String,
    /// The name in tracebacks.
    pub file: String,
    pub options: Options,
    pub times: u32,
    /// With an engine of its own each time.
    pub fresh: bool,
    /// Whether the trace is wanted.
    pub wants_trace: bool,
}

pub struct Done {
    /// CPU milliseconds of each run.
    pub cpu: Vec<f64>,
    /// The engine's memory afterwards, in bytes.
    pub memory: f64,
    pub trace: Option<Trace>,
}

impl Worker {
    /// The newest one in `dist/`.
    pub fn find() -> Option<Worker> {
        let folders = fs::read_dir(root().join("dist")).ok()?.flatten().map(|entry| entry.path());
        let folder = folders.filter(|path| path.join("worker_bg.wasm").is_file()).max_by_key(|path| {
            fs::metadata(path.join("worker_bg.wasm")).and_then(|metadata| metadata.modified()).ok()
        })?;
        Some(Worker { folder })
    }

    /// Runs jobs one after the other in one process.
    pub fn run(&self, jobs: &[Job]) -> Result<Vec<Done>> {
        let file = write_jobs(&scratch("jobs")?, jobs)?;
        let script = root().join("tests/bench/worker.mjs");
        let output = command("node")
            .args(["--no-warnings", "--stack-size=4000"])
            .arg(script)
            .arg(&self.folder)
            .arg(file)
            .output()
            .context("cannot start node")?;
        if !output.status.success() {
            bail!("node failed: {}", String::from_utf8_lossy(&output.stderr));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        let mut done = Vec::new();
        for (number, (line, job)) in text.lines().zip(jobs).enumerate() {
            let said: serde_json::Value = serde_json::from_str(line).context("node said something else")?;
            let numbers = said["cpu"].as_array().map(Vec::as_slice).unwrap_or_default();
            let trace = match job.wants_trace {
                false => None,
                true => Some(whole_trace(&fs::read(scratch("jobs")?.join(format!("{number}.response")))?)?),
            };
            done.push(Done {
                cpu: numbers.iter().filter_map(serde_json::Value::as_f64).collect(),
                memory: said["memory"].as_f64().unwrap_or(0.0),
                trace,
            });
        }
        if done.len() < jobs.len() {
            bail!("node did {} of {} jobs", done.len(), jobs.len());
        }
        Ok(done)
    }

    /// Where it lies, with all that belongs to it.
    pub fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// The engine; where it was split, its first part.
    pub fn file(&self) -> PathBuf {
        self.folder.join("worker_bg.wasm")
    }

    /// The other part.
    pub fn rest(&self) -> Option<PathBuf> {
        Some(self.folder.join("worker_rest.wasm")).filter(|file| file.is_file())
    }

    /// The files of the library that it fetches when a program needs them.
    pub fn library(&self) -> Result<Vec<PathBuf>> {
        let files = fs::read_dir(&self.folder)?.flatten().map(|entry| entry.path());
        Ok(files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect())
    }
}

/// Writes jobs into a folder, as `tests/bench/worker.mjs` reads them; gives the list's path.
pub fn write_jobs(folder: &Path, jobs: &[Job]) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let mut list = Vec::new();
    for (number, job) in jobs.iter().enumerate() {
        let request = Request::Run {
            id: RequestId(number as u32),
            source: job.source.clone(),
            file: if job.file.is_empty() { "main.py".to_owned() } else { job.file.clone() },
            options: job.options.clone(),
            keep_above: None,
        };
        let file = folder.join(format!("{number}.request"));
        fs::write(&file, protocol::encode(&request))?;
        let mut entry = serde_json::json!({"request": file, "fresh": job.fresh, "times": job.times.max(1)});
        if job.wants_trace {
            entry["response"] = serde_json::json!(folder.join(format!("{number}.response")));
        }
        list.push(entry);
    }
    let file = folder.join("jobs.json");
    fs::write(&file, serde_json::Value::from(list).to_string())?;
    Ok(file)
}

/// A file for what is only needed now.
pub fn scratch(name: &str) -> Result<PathBuf> {
    let folder = root().join("target/xtask");
    fs::create_dir_all(&folder)?;
    Ok(folder.join(name))
}

/// The trace of a run's responses, each of which stands after its length in four bytes.
fn whole_trace(mut bytes: &[u8]) -> Result<trace::Trace> {
    let mut all = Events::default();
    while let Some((length, rest)) = bytes.split_first_chunk::<4>() {
        let (message, rest) =
            rest.split_at_checked(u32::from_le_bytes(*length) as usize).context("a response is cut")?;
        bytes = rest;
        match protocol::decode(message) {
            Some(Response::Events { events, .. }) => all.append(events),
            Some(Response::Finished { trace, .. }) => return Ok(trace::Trace { events: all, ..*trace }),
            Some(Response::Panicked { message, .. }) => bail!("the worker panicked: {message}"),
            _ => bail!("the worker gave no trace"),
        }
    }
    bail!("the worker gave no trace")
}
