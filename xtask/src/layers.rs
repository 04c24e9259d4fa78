//! Checks that every package depends on lower layers only, and that the page does not link the engine.
//!
//! The rows are those of ARCHITECTURE.md. A package that has no row is an error, so that a new one finds
//! its place on purpose.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::process::command;

/// Package and row; an arrow may only point to a lower row.
const ROWS: &[(&str, u8)] = &[
    ("suites", 5),
    ("cli", 4),
    ("page", 4),
    ("worker", 4),
    ("engine", 3),
    ("advice", 3),
    ("asyncio", 2),
    ("stdlib", 2),
    ("protocol", 2),
    ("compiler", 1),
    ("vm", 1),
    ("lesson", 1),
    ("timeline", 1),
    ("explore", 1),
    ("executor", 0),
    ("bytecode", 0),
    ("trace", 0),
    ("world", 0),
    ("text", 0),
    ("words", 0),
    ("xtask", 5),
];

/// What the page must not contain, not even through others: it would double the download.
const NOT_IN_PAGE: &[&str] =
    &["engine", "advice", "asyncio", "stdlib", "compiler", "vm", "bytecode", "executor"];

/// Reads the packages from `cargo metadata` and checks them.
pub fn check() -> Result<()> {
    let output = command("cargo")
        .args(["metadata", "--format-version", "1", "--no-deps", "--locked"])
        .output()
        .context("cannot start cargo metadata")?;
    if !output.status.success() {
        bail!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let arrows = arrows(&serde_json::from_slice(&output.stdout)?)?;
    let faults = faults(&arrows);
    if faults.is_empty() {
        eprintln!("xtask: {} packages depend on lower layers only", arrows.len());
        return Ok(());
    }
    bail!("{}", faults.join("\n"))
}

type Arrows = BTreeMap<String, BTreeSet<String>>;

/// Who depends on whom, among the packages of the workspace. Dependencies of tests count as well, since
/// they decide what can be tested alone.
fn arrows(metadata: &Value) -> Result<Arrows> {
    let packages = metadata["packages"].as_array().context("no packages in the metadata")?;
    let name = |package: &Value| package["name"].as_str().unwrap_or_default().to_owned();
    let ours: BTreeSet<String> = packages.iter().map(name).collect();
    let arrows = packages.iter().map(|package| {
        let needs = package["dependencies"].as_array().into_iter().flatten();
        (name(package), needs.map(name).filter(|need| ours.contains(need)).collect())
    });
    Ok(arrows.collect())
}

fn faults(arrows: &Arrows) -> Vec<String> {
    let row = |package: &str| ROWS.iter().find(|(name, _)| *name == package).map(|(_, row)| *row);
    let mut faults = Vec::new();
    for (package, needs) in arrows {
        let Some(own) = row(package) else {
            faults.push(format!("package `{package}` has no row in xtask/src/layers.rs"));
            continue;
        };
        for need in needs {
            if row(need).is_some_and(|other| other >= own) {
                faults.push(format!("`{package}` depends on `{need}`, which is not in a lower row"));
            }
        }
    }
    for linked in reachable(arrows, "page") {
        if NOT_IN_PAGE.contains(&linked.as_str()) {
            faults.push(format!("the page links `{linked}`, which belongs into the worker"));
        }
    }
    faults
}

fn reachable(arrows: &Arrows, from: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(package) = open.pop() {
        for need in arrows.get(&package).into_iter().flatten() {
            if seen.insert(need.clone()) {
                open.push(need.clone());
            }
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(lines: &[(&str, &[&str])]) -> Arrows {
        let owned = |names: &[&str]| names.iter().map(|name| name.to_string()).collect();
        lines.iter().map(|(package, needs)| (package.to_string(), owned(needs))).collect()
    }

    #[test]
    fn lower_rows_are_fine() {
        let arrows =
            graph(&[("engine", &["vm", "trace"]), ("vm", &["bytecode"]), ("bytecode", &[]), ("trace", &[])]);
        assert_eq!(faults(&arrows), Vec::<String>::new());
    }

    #[test]
    fn an_arrow_upwards_or_sideways_is_a_fault() {
        let arrows = graph(&[("trace", &["vm"]), ("vm", &["compiler"]), ("compiler", &[])]);
        assert_eq!(
            faults(&arrows),
            [
                "`trace` depends on `vm`, which is not in a lower row",
                "`vm` depends on `compiler`, which is not in a lower row"
            ]
        );
    }

    #[test]
    fn the_page_may_not_link_the_engine_through_others() {
        let arrows = graph(&[("page", &["timeline"]), ("timeline", &["bytecode"]), ("bytecode", &[])]);
        assert_eq!(faults(&arrows), ["the page links `bytecode`, which belongs into the worker"]);
    }

    #[test]
    fn a_package_without_a_row_is_a_fault() {
        assert_eq!(faults(&graph(&[("news", &[])])), ["package `news` has no row in xtask/src/layers.rs"]);
    }
}
