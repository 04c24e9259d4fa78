//! The modules that lie in the script's folder: a terminal has it, the page has one file.

use std::path::Path;

use engine::Beside;

/// Has runs find modules where a script lies. Files that are no Python stay out of the simulation.
pub fn find_from(script: &Path) {
    let folder = script.parent().unwrap_or(Path::new("")).to_owned();
    engine::find_beside_with(move |path| {
        let path = folder.join(path);
        if path.is_dir() {
            return Some(Beside::Folder);
        }
        let is_python = path.extension().is_some_and(|extension| extension == "py");
        if is_python { std::fs::read(path).ok().map(Beside::File) } else { None }
    });
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use crate::arguments::{Arguments, Command};

    #[test]
    fn a_script_imports_what_lies_beside_it() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/beside");
        let arguments = ["interleave", "run", "--cpu", "off", &format!("{folder}/main.py")];
        let Command::Run(run) = Arguments::parse_from(arguments).command else { panic!("it says run") };
        let trace = run.replayed.trace(&run.running).expect("the script is there");
        let expected = std::fs::read_to_string(format!("{folder}/main.out")).expect("it is there");
        assert_eq!(trace.output(trace::Stream::Stdout), expected, "{}", trace.output(trace::Stream::Stderr));
    }
}
