//! `interleave sliders`, and `--set`: the numbers of a script that decide how long it takes.

use std::path::Path;

use anyhow::Context;
use trace::{Slider, with_values};

use crate::arguments::Sliders;

/// Prints each number with its place, `7:25`, in the order of the script.
pub fn list(options: &Sliders) -> anyhow::Result<u8> {
    for slider in engine::sliders(&read(&options.file)?) {
        println!("{}", line(&slider));
    }
    Ok(0)
}

/// The text of a script.
pub fn read(file: &Path) -> anyhow::Result<String> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    String::from_utf8(bytes).map_err(|_| anyhow::anyhow!("{} is not UTF-8 text", file.display()))
}

/// The source with other numbers: each of `set` is `LINE:COLUMN=VALUE`.
pub fn with_numbers(source: String, set: &[String]) -> anyhow::Result<String> {
    if set.is_empty() {
        return Ok(source);
    }
    let sliders = engine::sliders(&source);
    let mut values = Vec::new();
    for asked in set {
        let (place, value) = parsed(asked).with_context(|| {
            format!("`--set {asked}` is not of the form LINE:COLUMN=VALUE, such as 7:25=0.5")
        })?;
        let slider = sliders.iter().find(|slider| (slider.line, slider.column) == place);
        let slider = slider.with_context(|| {
            let known: Vec<String> = sliders.iter().map(|slider| format!("\n  {}", line(slider))).collect();
            match known.is_empty() {
                true => format!("`--set {asked}`: the script has no such number at all"),
                false => format!("`--set {asked}`: there is no such number there, but{}", known.concat()),
            }
        })?;
        values.push((slider.clone(), value));
    }
    Ok(with_values(&source, &values))
}

fn parsed(asked: &str) -> Option<((u32, u32), f64)> {
    let (place, value) = asked.split_once('=')?;
    let (line, column) = place.split_once(':')?;
    let value: f64 = value.trim().parse().ok()?;
    let is_good = value.is_finite() && value >= 0.0;
    is_good.then_some(((line.trim().parse().ok()?, column.trim().parse().ok()?), value))
}

/// `7:25 0.5 of asyncio.sleep`
fn line(slider: &Slider) -> String {
    format!("{}:{} {} of {}", slider.line, slider.column, slider.text(slider.value), slider.label)
}
