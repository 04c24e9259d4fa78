//! `cargo xtask bench page`: how the built page loads, in the figures that Lighthouse uses.

use anyhow::Result;

use crate::{
    process::{command, hand_over, run},
    tools,
};

/// Builds the page, unless `--built` says that `dist/` is as it should be, and prints the figures.
pub fn figures(rest: &[String]) -> Result<()> {
    tools::for_page()?;
    tools::for_browser_tests()?;
    if !rest.iter().any(|option| option == "--built") {
        run("build the page", command("trunk").args(["build", "--release", "--locked"]))?;
    }
    eprintln!("xtask: load the page four times, which takes a minute");
    let mut node = command("node");
    node.arg("tests/e2e/load-figures.mjs");
    if let Some(path) = tools::chromium() {
        node.env("CHROMIUM", path);
    }
    hand_over(&mut node)
}
