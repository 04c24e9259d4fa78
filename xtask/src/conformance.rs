//! `cargo xtask conformance`: how much of what CPython does we do.
//!
//! Our own programs first, whose outputs were recorded from CPython; then CPython's own tests, unmodified, where it is
//! installed. What of those does not pass is in `tests/cpython/known.txt` with a reason.

use anyhow::{Result, bail};

use crate::{
    checks,
    cpython::{self, Cpython},
    process::{command, watch},
    root,
};

/// Runs both; names in the arguments are modules of CPython's tests.
pub fn run(mut arguments: Vec<String>) -> Result<()> {
    let python = Cpython::find(&mut arguments)?;
    let only_cpython = cpython::flag(&mut arguments, "--only-cpython");
    let mut wrong = false;
    if arguments.is_empty() && !only_cpython {
        let (passed, failed) = checks::counted(
            "run the programs of tests/conformance",
            command("cargo").args([
                "test",
                "--quiet",
                "--locked",
                "--package",
                "suites",
                "--test",
                "conformance",
            ]),
        )?;
        println!("{passed} of {} programs of tests/conformance do what CPython does", passed + failed);
        wrong |= failed > 0;
    }
    match python.filter(Cpython::has_tests) {
        None => println!("CPython's own tests were not run: {}, with its package `test`", cpython::MISSING),
        Some(python) => {
            let interleave = checks::interleave()?;
            let mut drive = command(&python.program);
            drive
                .arg(root().join("tests/cpython/drive.py"))
                .arg("--command")
                .arg(format!("'{}' run --cpu off", interleave.display()))
                .args(arguments);
            wrong |= !watch("run CPython's own tests", &mut drive, |_| ())?;
        }
    }
    if wrong { bail!("not everything is as known") } else { Ok(()) }
}
