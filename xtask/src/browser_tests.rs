//! The end-to-end tests: two files at a time, and what fails so once more by itself.
//!
//! A browser that has to share two cores with another can be too slow for a person's patience, which is what the limits of
//! the tests are. What passes alone counts as passed, and is named at the end, so that nobody has to search for it: a page
//! that fails only where the machine is busy has failed all the same.

use std::{
    collections::BTreeSet,
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail};

use crate::{
    checks::Counts,
    process::{command, follow, watch},
    tools,
};

const WHAT: &str = "run the tests in the browser";

pub fn run(files: &[PathBuf], counts: &mut Counts) -> Result<()> {
    let mut first = Counts::default();
    let mut failed = Failed::default();
    let succeeded = follow(WHAT, &mut node("2", files), |line| {
        first.read(line);
        eprintln!("{}", failed.read(line));
    })?;
    counts.passed += first.passed;
    if succeeded && first.failed == 0 {
        return Ok(());
    }
    // By their names: Node tells the paths without symbolic links.
    let names: BTreeSet<_> = failed.files.iter().filter_map(|file| file.file_name()).collect();
    let again: Vec<PathBuf> = files
        .iter()
        .filter(|file| file.file_name().is_some_and(|name| names.contains(name)))
        .cloned()
        .collect();
    if again.is_empty() {
        counts.failed += first.failed;
        bail!("the tests broke off");
    }
    eprintln!("\nxtask: what failed is run once more, one file at a time");
    let mut second = Counts::default();
    let succeeded = watch(WHAT, &mut node("1", &again), |line| second.read(line))?;
    if !succeeded || second.failed > 0 {
        counts.failed += second.failed;
        bail!("some tests failed");
    }
    counts.passed += first.failed;
    for test in &failed.tests {
        eprintln!("xtask: failed beside another test, and passed alone: {test}");
    }
    Ok(())
}

fn node(at_once: &str, files: &[PathBuf]) -> Command {
    let mut command = command("node");
    command.args(["--test", &format!("--test-concurrency={at_once}"), "--test-reporter=tap"]).args(files);
    if let Some(path) = tools::chromium() {
        command.env("CHROMIUM", path);
    }
    if let Some(folder) = env::var_os("CARGO_TARGET_DIR") {
        command.env("CARGO_TARGET_DIR", folder);
    }
    command
}

/// What failed, read from what Node prints in the TAP form.
#[derive(Default)]
struct Failed {
    tests: Vec<String>,
    files: BTreeSet<PathBuf>,
    /// Whether the lines are about a test that failed.
    inside: bool,
}

impl Failed {
    /// Understands a line, and gives it as it is shown: it is not known yet whether the test fails.
    fn read(&mut self, line: &str) -> String {
        let text = line.trim_start();
        if let Some(test) = text.strip_prefix("not ok ") {
            self.inside = true;
            let name = test.split_once(" - ").map_or(test, |(_, name)| name);
            self.tests.push(name.to_owned());
            // A file that ends before its tests do is told as a test of its own.
            if name.ends_with(".test.mjs") {
                self.files.insert(name.into());
            }
            return line.replacen("not ok", "to be run again:", 1);
        }
        if let Some(count) = line.strip_prefix("# fail ") {
            return format!("# to be run again {count}");
        }
        if text == "..." {
            self.inside = false;
        }
        if self.inside
            && let Some(place) = text.strip_prefix("location: '")
            && let Some((file, _)) = place.split_once(".test.mjs")
        {
            self.files.insert(Path::new(&format!("{file}.test.mjs")).to_owned());
        }
        line.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_failed_tests_are_found() {
        let mut failed = Failed::default();
        let printed = [
            "ok 1 - quiet",
            "  ---",
            "  location: '/repository/tests/e2e/quiet.test.mjs:1:1'",
            "  ...",
            "not ok 2 - steady - at 768 pixels",
            "  ---",
            "  location: '/repository/tests/e2e/steady.test.mjs:10:3'",
            "  ...",
            "ok 3 - more",
            "  ---",
            "  location: '/repository/tests/e2e/more.test.mjs:10:3'",
            "  ...",
            "not ok 4 - /repository/tests/e2e/broken.test.mjs",
        ];
        let shown: Vec<String> = printed.iter().map(|line| failed.read(line)).collect();
        assert_eq!(shown[4], "to be run again: 2 - steady - at 768 pixels");
        assert_eq!(failed.tests, ["steady - at 768 pixels", "/repository/tests/e2e/broken.test.mjs"]);
        let files: Vec<&str> = failed.files.iter().filter_map(|file| file.to_str()).collect();
        assert_eq!(files, ["/repository/tests/e2e/broken.test.mjs", "/repository/tests/e2e/steady.test.mjs"]);
    }
}
