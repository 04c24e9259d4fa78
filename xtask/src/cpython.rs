//! The CPython that some tasks compare with, and the runner that gives it a virtual clock.
//!
//! Both are found by an option, else by an environment variable, else CPython on the search path; without them the
//! tasks do what they can alone and say so.

use std::{env, path::PathBuf, process::Command};

use anyhow::{Result, bail};

use crate::process::{answer, command};

/// The version whose behaviour is the standard.
const VERSION: &str = "3.13";

pub struct Cpython {
    pub program: PathBuf,
    /// `vrun.py`, which runs a script on a virtual clock.
    pub runner: Option<PathBuf>,
}

impl Cpython {
    /// Takes `--python PATH` and `--runner PATH` out of the arguments; none where no CPython is installed.
    pub fn find(arguments: &mut Vec<String>) -> Result<Option<Cpython>> {
        let named = option(arguments, "--python")?.map(PathBuf::from);
        let runner = option(arguments, "--runner")?.map(PathBuf::from);
        let program = match named.or_else(|| env::var_os("INTERLEAVE_PYTHON").map(PathBuf::from)) {
            Some(program) if is_right(&program) => Some(program),
            Some(program) => bail!("{} is not CPython {VERSION}", program.display()),
            None => ["python3.13", "python3"].map(PathBuf::from).into_iter().find(is_right),
        };
        let runner = runner.or_else(|| env::var_os("INTERLEAVE_VRUN").map(PathBuf::from));
        if let Some(runner) = &runner
            && !runner.is_file()
        {
            bail!("there is no file {}", runner.display());
        }
        Ok(program.map(|program| Cpython { program, runner }))
    }

    /// Whether its own tests are installed.
    pub fn has_tests(&self) -> bool {
        answer(command(&self.program).args(["-c", "import test.test_asyncio"])).is_some()
    }

    /// A script on the virtual clock; none without the runner.
    pub fn virtual_run(&self) -> Option<Command> {
        let mut run = command(&self.program);
        run.arg(self.runner.as_ref()?);
        Some(run)
    }
}

/// What to say where a comparison was left out.
pub const MISSING: &str = "no CPython 3.13 found: install it as python3.13, or name it with --python PATH or \
                           INTERLEAVE_PYTHON";
pub const NO_RUNNER: &str = "no runner with a virtual clock: name it with --runner PATH or INTERLEAVE_VRUN";

fn is_right(program: &PathBuf) -> bool {
    let ask = "import sys; print('%d.%d %s' % (*sys.version_info[:2], sys.implementation.name))";
    answer(command(program).args(["-c", ask])).is_some_and(|said| said == format!("{VERSION} cpython"))
}

/// Takes an option with a value out of the arguments.
pub fn option(arguments: &mut Vec<String>, name: &str) -> Result<Option<String>> {
    let Some(at) = arguments.iter().position(|argument| argument == name) else { return Ok(None) };
    if at + 1 >= arguments.len() {
        bail!("{name} needs a value");
    }
    arguments.remove(at);
    Ok(Some(arguments.remove(at)))
}

/// Takes an option without a value out of the arguments.
pub fn flag(arguments: &mut Vec<String>, name: &str) -> bool {
    let found = arguments.iter().position(|argument| argument == name);
    if let Some(at) = found {
        arguments.remove(at);
    }
    found.is_some()
}

/// Refuses what no option took.
pub fn nothing_left(arguments: &[String]) -> Result<()> {
    match arguments.first() {
        Some(unknown) => bail!("what is `{unknown}`?"),
        None => Ok(()),
    }
}
