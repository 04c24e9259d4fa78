//! Compares every function with what CPython 3.13 did: the cases in `data/`, written by `record`.

mod functions;

use std::fs;
use std::path::Path;

/// A folder of further cases, for a random comparison that is too large to keep.
const MORE_CASES: &str = "TEXT_CASES";

#[test]
fn every_recorded_case_is_as_in_cpython() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut different = 0;
    let mut total = 0;
    for folder in std::env::var_os(MORE_CASES).map(Into::into).into_iter().chain([kept]) {
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            for line in fs::read_to_string(&path).unwrap().lines() {
                total += 1;
                if let Some(difference) = compare(line) {
                    different += 1;
                    if different <= 60 {
                        println!("{}: {difference}", path.file_stem().unwrap().to_string_lossy());
                    }
                }
            }
        }
    }
    assert!(total > 4000, "only {total} cases were found");
    assert_eq!(different, 0, "of {total} cases");
}

/// Executes one case, and says how the result differs from the recorded one.
fn compare(line: &str) -> Option<String> {
    let (function, arguments, expected): (String, Vec<String>, serde_json::Value) =
        serde_json::from_str(line).unwrap();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let expected = match expected {
        serde_json::Value::String(text) => Ok(text),
        other => Err(other["error"].as_str().unwrap().to_owned()),
    };
    let actual = functions::call(&function, &arguments);
    (actual != expected)
        .then(|| format!("{function}{arguments:?}\n  expected {expected:?}\n  actual   {actual:?}"))
}
