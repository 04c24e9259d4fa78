//! Runs other programs so that the terminal is never silent for long.
//!
//! A child's output is passed on line by line. When it says nothing for a while, a line tells what is
//! still going on and since when; the first clone builds for minutes, and a silent terminal looks dead.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, IsTerminal, Read},
    process::{Command, Stdio},
    sync::mpsc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{root, tools};

/// How long a child may be silent before a line says that it still runs.
const SILENCE: Duration = Duration::from_secs(5);

/// A command that starts in the top folder and finds our own tools first.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(root())
        .env("PATH", tools::search_path())
        // Trunk would otherwise look for its own copies of wasm-bindgen and wasm-opt on the network.
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // `cargo run` sets these for xtask itself; they must not leak into what xtask builds.
        .env_remove("CARGO_MANIFEST_DIR")
        .env_remove("CARGO_MANIFEST_PATH")
        .env_remove("CARGO_PKG_NAME")
        .env_remove("RUSTUP_TOOLCHAIN_SOURCE");
    if std::io::stderr().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

/// Runs a command to its end; an error when it fails.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    let started = Instant::now();
    eprintln!("xtask: {what}");
    if watch(what, command, |_| ())? {
        eprintln!("xtask: {what}: done in {:.1} s", started.elapsed().as_secs_f32());
        Ok(())
    } else {
        bail!("{what} failed: {}", shown(command))
    }
}

/// Runs a command to its end, shows every line that it prints and gives it to `on_line` as well.
/// True when the command succeeded.
pub fn watch(what: &str, command: &mut Command, mut on_line: impl FnMut(&str)) -> Result<bool> {
    follow(what, command, |line| {
        eprintln!("{line}");
        on_line(line);
    })
}

/// As [`watch`], but prints no lines: whoever hears them does.
pub fn follow(what: &str, command: &mut Command, mut on_line: impl FnMut(&str)) -> Result<bool> {
    let started = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    let (sender, lines) = mpsc::channel();
    forward(child.stdout.take().expect("piped above"), sender.clone());
    forward(child.stderr.take().expect("piped above"), sender);
    loop {
        match lines.recv_timeout(SILENCE) {
            Ok(line) => on_line(&line),
            Err(mpsc::RecvTimeoutError::Timeout) => {
                eprintln!("xtask: {what}: still running, {:.0} s", started.elapsed().as_secs_f32());
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    Ok(child.wait()?.success())
}

/// Runs a command with the terminal as its own, for what runs until it is interrupted.
pub fn hand_over(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", shown(command)))?;
    if status.success() { Ok(()) } else { bail!("{} ended with {status}", shown(command)) }
}

/// What a command prints, or none when it cannot be run or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn forward(from: impl Read + Send + 'static, to: mpsc::Sender<String>) {
    std::thread::spawn(move || {
        let mut reader = BufReader::new(from);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            if to.send(text).is_err() {
                return;
            }
            line.clear();
        }
    });
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
