//! Programs with the notes that they should get: a comment `# note: rule` stands at the line of each, and a program
//! without such comments is correct and gets none.

use std::path::Path;

use trace::Options;

fn advises(path: &Path) -> datatest_stable::Result<()> {
    let source = std::fs::read_to_string(path)?;
    let name = path.file_name().and_then(|name| name.to_str()).ok_or("a script has a name")?;
    let options = Options::default();
    let trace = engine::run(&source, name, &options);
    let mut run = |text: &str| engine::run(text, name, &options);
    let notes = advice::notes(&source, &trace, &mut run);

    let wanted: Vec<(u32, &str)> = (1..)
        .zip(source.lines())
        .filter_map(|(number, line)| Some((number, line.split_once("# note: ")?.1)))
        .collect();
    let got: Vec<(u32, &str)> = notes.iter().map(|note| (note.line.0, note.rule.name())).collect();
    if got != wanted {
        let told: String = notes.iter().map(|note| format!("\n{}: {}", note.line.0, note.what)).collect();
        return Err(format!("wanted {wanted:?}, got {got:?}{told}").into());
    }
    // What a changed program promises is true of that very program.
    for note in notes {
        let (Some(saves), Some(changed)) = (note.saves, note.changed) else { continue };
        let other = engine::run(&changed, name, &options);
        if other.elapsed.0 + saves.0 != trace.elapsed.0 {
            return Err(format!("line {}: saves {saves:?} is not what was measured", note.line.0).into());
        }
    }
    Ok(())
}

datatest_stable::harness! { { test = advises, root = "advice", pattern = r"\.py$" } }
