//! The same script and options give the same trace, byte for byte.

#[test]
fn a_second_run_tells_the_same() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/cases");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the cases are there")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    paths.sort();
    assert!(paths.len() > 100, "the cases are found");
    for path in paths {
        let source = std::fs::read_to_string(&path).expect("it can be read");
        let first = suites::run(&source, "script.py").to_json();
        let second = suites::run(&source, "script.py").to_json();
        assert!(first == second, "{} differs from run to run", path.display());
    }
}
