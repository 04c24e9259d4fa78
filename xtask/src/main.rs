//! The tasks of this repository: `cargo xtask <serve|build|test|conformance|…>`.
//!
//! Each task first makes sure that what it needs is there ([`tools`]), so that a fresh clone needs no
//! instructions beyond the command itself.

mod bench;
mod browser_tests;
mod checks;
mod conformance;
mod cpython;
mod fuzz;
mod layers;
mod load;
mod process;
mod profile;
mod sample;
mod size;
mod tools;
mod traces;
mod wasm;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask serve [TRUNK OPTIONS]   install what is missing, build the page, serve it, print its address
cargo xtask build                   build the page for publishing, into dist/
cargo xtask test [STAGE...]         run every check, or only the named ones
cargo xtask ci                      the same as test
cargo xtask conformance [--python PYTHON] [MODULE...]
                                    compare with CPython: our programs, and CPython's own tests
cargo xtask bench [--rounds N] [--python PYTHON] [--runner VRUN] [PROGRAM...]
                                    how fast programs run, natively and as WebAssembly
cargo xtask fuzz [--kind programs|text] [--runs N] [--seed N] [--differential] [--wasm] [--runner VRUN]
                 [--snippets N] [--shrink] [--native PIPE] [--print]
                                    run generated or broken programs, and compare with CPython and WebAssembly
cargo xtask bench page [--built]    print how the page loads, in the figures of Lighthouse
cargo xtask check-layers            check that the packages depend on lower layers only
cargo xtask sample FOLDER           write what the build of the page runs to see which part of the engine comes first
cargo xtask setup                   only install what is missing";

fn main() -> ExitCode {
    if let Some(code) = profile::compile() {
        return code;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let task = arguments.first().map(String::as_str);
    match dispatch(task, arguments.get(1..).unwrap_or_default()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(task: Option<&str>, rest: &[String]) -> Result<()> {
    match task {
        Some("serve") => serve(rest),
        Some("build") => {
            build(rest)?;
            if let Err(error) = size::check() {
                eprintln!("xtask: {error:#}");
            }
            eprintln!("xtask: the page is in dist/; any static host can serve it, from any folder");
            Ok(())
        }
        Some("test" | "ci") => checks::run_stages(rest),
        Some("bench") if rest.first().is_some_and(|what| what == "page") => load::figures(&rest[1..]),
        Some("bench") => bench::run_all(rest.to_vec()),
        Some("fuzz") => fuzz::run(rest.to_vec()),
        Some("conformance") => conformance::run(rest.to_vec()),
        Some("check-layers") => layers::check(),
        Some("sample") => match rest {
            [folder] => sample::write(Path::new(folder)).map(drop),
            _ => bail!("`sample` needs a folder\n{USAGE}"),
        },
        Some("setup") => {
            tools::for_page()?;
            tools::for_browser_tests()
        }
        Some(other) => bail!("there is no task `{other}`\n{USAGE}"),
        None => bail!("which task?\n{USAGE}"),
    }
}

/// Builds the page for publishing.
fn build(rest: &[String]) -> Result<()> {
    tools::for_page()?;
    let mut trunk = process::command("trunk");
    trunk.args(["build", "--release"]).args(rest);
    if let Some(profile) = profile::measure()? {
        profile.apply(&mut trunk)?;
    }
    process::run("build the page", &mut trunk)
}

fn serve(rest: &[String]) -> Result<()> {
    tools::for_page()?;
    eprintln!("xtask: building the page; the first build takes a few minutes");
    eprintln!("xtask: when it says `server listening`, open http://127.0.0.1:8080/");
    process::hand_over(process::command("trunk").arg("serve").args(rest))
}

/// The top folder of the repository. `cargo run` tells at run time where this package is; the place where it
/// was compiled is another one when clones share a target folder.
fn root() -> PathBuf {
    let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&here).parent().expect("xtask is a folder of the repository").to_owned()
}

/// Where Cargo puts what it builds.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
