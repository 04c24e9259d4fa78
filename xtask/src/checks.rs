//! `cargo xtask test`: every check of the repository, in stages that can also be run alone.
//!
//! A failed stage does not keep the later ones from running, so that one run tells everything that is
//! wrong. The numbers of passed and failed tests are read from what the test runners print.

use std::{env, fs, path::PathBuf, process::Command, time::Instant};

use anyhow::{Result, bail};

use crate::{
    browser_tests, layers,
    process::{command, run, watch},
    root, size, target, tools, traces,
};

struct Stage {
    name: &'static str,
    what: &'static str,
    run: fn(&mut Counts) -> Result<()>,
}

/// Quick ones first, and the page is built before the browser opens it.
const STAGES: &[Stage] = &[
    Stage { name: "fmt", what: "formatting", run: fmt },
    Stage { name: "layers", what: "the layers of the packages", run: |_| layers::check() },
    Stage { name: "clippy", what: "lints", run: clippy },
    Stage { name: "doc", what: "the documentation's links", run: doc },
    Stage { name: "rust", what: "unit, property, conformance, lesson and doc tests", run: rust },
    Stage { name: "lessons", what: "every script and expectation of the lessons", run: lessons },
    Stage { name: "wasm", what: "tests in WebAssembly, in a browser", run: wasm },
    Stage { name: "page", what: "the page, built for publishing, and its size", run: page },
    Stage { name: "traces", what: "the traces of programs, natively and in WebAssembly", run: traces },
    Stage { name: "e2e", what: "the page in a real browser, from end to end", run: e2e },
];

#[derive(Default)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

/// Runs the named stages, or all.
pub fn run_stages(names: &[String]) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| STAGES.iter().all(|stage| stage.name != **name)) {
        let known: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
        bail!("there is no stage `{unknown}`; there are: {}", known.join(", "));
    }
    let started = Instant::now();
    let mut total = Counts::default();
    let mut table = Vec::new();
    let mut broken = 0;
    for stage in STAGES.iter().filter(|stage| names.is_empty() || names.iter().any(|name| name == stage.name))
    {
        eprintln!("\nxtask: ===== {}: {} =====", stage.name, stage.what);
        let began = Instant::now();
        let mut counts = Counts::default();
        let result = (stage.run)(&mut counts);
        let verdict = match &result {
            Ok(()) => "ok",
            Err(error) => {
                eprintln!("xtask: {}: {error:#}", stage.name);
                broken += 1;
                "FAILED"
            }
        };
        // A stage without tests of its own, such as formatting, counts as one.
        if counts.passed + counts.failed == 0 {
            counts = Counts { passed: result.is_ok().into(), failed: result.is_err().into() };
        }
        table.push(format!(
            "{:<8} {verdict:<7} {:>5} passed {:>3} failed {:>7.1} s",
            stage.name,
            counts.passed,
            counts.failed,
            began.elapsed().as_secs_f32()
        ));
        total.passed += counts.passed;
        total.failed += counts.failed;
    }
    println!("\n{}", table.join("\n"));
    println!("{} passed, {} failed in {:.0} s", total.passed, total.failed, started.elapsed().as_secs_f32());
    if broken > 0 {
        bail!("{broken} of {} stages failed", table.len());
    }
    Ok(())
}

fn fmt(_: &mut Counts) -> Result<()> {
    run("check the formatting", command("cargo").args(["fmt", "--all", "--check"]))
}

fn clippy(_: &mut Counts) -> Result<()> {
    run(
        "check the lints",
        command("cargo")
            .args(["clippy", "--workspace", "--all-targets", "--locked", "--quiet"])
            .args(["--", "--deny", "warnings"]),
    )
}

fn doc(_: &mut Counts) -> Result<()> {
    run(
        "check the documentation",
        command("cargo")
            .args(["doc", "--workspace", "--no-deps", "--locked", "--quiet"])
            .env("RUSTDOCFLAGS", "--deny warnings"),
    )
}

fn rust(counts: &mut Counts) -> Result<()> {
    tests(
        "run the tests",
        command("cargo").args(["test", "--workspace", "--locked", "--no-fail-fast"]),
        counts,
    )
}

fn lessons(_: &mut Counts) -> Result<()> {
    let interleave = interleave()?;
    run("check the lessons", command(interleave).args(["check", "lessons"]))
}

/// The command line, built together with everything else, so that what the tests compiled is used again.
pub fn interleave() -> Result<PathBuf> {
    run(
        "build the command line",
        command("cargo").args(["build", "--quiet", "--locked", "--workspace", "--bin", "interleave"]),
    )?;
    Ok(target().join("debug").join(format!("interleave{}", env::consts::EXE_SUFFIX)))
}

fn wasm(counts: &mut Counts) -> Result<()> {
    tools::for_page()?;
    tools::for_browser_tests()?;
    let driver = root().join("target/webdriver.json");
    fs::create_dir_all(root().join("target"))?;
    let browser = tools::chromium().map(|path| path.display().to_string()).unwrap_or_default();
    fs::write(
        &driver,
        serde_json::json!({"goog:chromeOptions": {
            "binary": browser,
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        }})
        .to_string(),
    )?;
    // Without --quiet: wasm-bindgen's test runner does not know it.
    let mut command = command("cargo");
    command
        .args(["test", "--locked", "--no-fail-fast", "--target", tools::WASM])
        .args(["--package", "page", "--package", "worker"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    if let Some(path) = tools::chromedriver() {
        command.env("CHROMEDRIVER", path);
    }
    tests("run the tests in WebAssembly", &mut command, counts)
}

fn page(_: &mut Counts) -> Result<()> {
    crate::build(&["--locked".to_owned()])?;
    size::check()
}

fn traces(counts: &mut Counts) -> Result<()> {
    (counts.passed, counts.failed) = traces::check()?;
    if counts.failed == 0 { Ok(()) } else { bail!("some traces differ") }
}

fn e2e(counts: &mut Counts) -> Result<()> {
    tools::for_page()?;
    tools::for_browser_tests()?;
    // One test compares the browser's traces with those of a terminal.
    interleave()?;
    let folder = root().join("tests/e2e");
    let mut files: Vec<_> = fs::read_dir(&folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    browser_tests::run(&files, counts)
}

/// Runs a test runner and adds up the numbers that it prints.
fn tests(what: &str, command: &mut Command, counts: &mut Counts) -> Result<()> {
    let succeeded = watch(what, command, |line| counts.read(line))?;
    if succeeded && counts.failed == 0 { Ok(()) } else { bail!("some tests failed") }
}

/// Runs a command that tests; how many passed and failed.
pub fn counted(what: &str, command: &mut Command) -> Result<(u64, u64)> {
    let mut counts = Counts::default();
    let succeeded = watch(what, command, |line| counts.read(line))?;
    if !succeeded && counts.failed == 0 {
        bail!("{what}: failed before the tests");
    }
    Ok((counts.passed, counts.failed))
}

impl Counts {
    /// Understands the summary lines of Rust's test harness (`test result: ok. 3 passed; 0 failed; …`)
    /// and of Node's in the TAP form (`# pass 3`, `# fail 0`).
    pub fn read(&mut self, line: &str) {
        if let Some(("# pass" | "# fail", number)) = line.rsplit_once(' ').filter(|_| line.starts_with("# "))
        {
            let number: u64 = number.parse().unwrap_or(0);
            if line.starts_with("# pass") { self.passed += number } else { self.failed += number }
        } else if let Some((_, result)) = line.split_once("test result: ") {
            let number = |word: &str| -> u64 {
                let parts = result.split([';', '.']).map(str::trim);
                let found = parts.filter_map(|part| part.strip_suffix(word)?.trim().parse().ok()).next();
                found.unwrap_or(0)
            };
            self.passed += number("passed");
            self.failed += number("failed");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    fn counted(lines: &[&str]) -> (u64, u64) {
        let mut counts = Counts::default();
        lines.iter().for_each(|line| counts.read(line));
        (counts.passed, counts.failed)
    }

    #[test]
    fn rust_summaries_are_added_up() {
        let ok =
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        let bad = "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(counted(&["running 3 tests", ok, bad]), (4, 2));
    }

    #[test]
    fn node_summaries_are_added_up() {
        assert_eq!(counted(&["ok 1 - a test", "# tests 4", "# pass 3", "# fail 1", "# skipped 0"]), (3, 1));
    }
}
