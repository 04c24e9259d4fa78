//! Programs whose output, virtual time and error lines were recorded from CPython 3.13.
//!
//! Beside `name.py` stand `name.out` (standard output), `name.time` (virtual seconds) and, where something was
//! written to the error stream, `name.err` (its lines without tracebacks' bodies). A difference that is known and
//! not mended yet is a program in `conformance/wishlist`, which this suite does not run. What CPython has no virtual
//! time for (other programs, plain sockets, a slow disk) is in `conformance/simulated`: there the output is that of
//! the rules in `DIFFERENCES.md`.

use std::path::Path;

use trace::Stream;

fn conforms(path: &Path) -> datatest_stable::Result<()> {
    let source = std::fs::read_to_string(path)?;
    let name = path.file_name().and_then(|name| name.to_str()).ok_or("a script has a name")?;
    let trace = suites::run(&source, name);
    let mut wrong = Vec::new();

    let wanted = std::fs::read_to_string(path.with_extension("out"))?;
    let got = addresses(&trace.output(Stream::Stdout));
    if got != wanted {
        let line = wanted.lines().zip(got.lines()).position(|(a, b)| a != b);
        let line = line.unwrap_or(wanted.lines().count().min(got.lines().count()));
        let at = |text: &str| text.lines().nth(line).map_or("<end>".to_owned(), |line| format!("{line:?}"));
        wrong.push(format!("output line {}: wanted {}, got {}", line + 1, at(&wanted), at(&got)));
    }
    let wanted: f64 = std::fs::read_to_string(path.with_extension("time"))?.trim().parse()?;
    let got = trace.elapsed.seconds();
    if (wanted - got).abs() > 1.5e-6 {
        wrong.push(format!("time: wanted {wanted}, got {got}"));
    }
    let wanted = std::fs::read_to_string(path.with_extension("err")).unwrap_or_default();
    let wanted: Vec<&str> = wanted.lines().filter_map(telling).collect();
    let errors = library_places(&addresses(&trace.output(Stream::Stderr)));
    let got: Vec<&str> = errors.lines().filter_map(telling).collect();
    if wanted != got {
        wrong.push(format!("error lines: wanted {wanted:#?}, got {got:#?}"));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// Addresses as the recordings have them.
fn addresses(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("at 0x") {
        let digits = &rest[at + 5..];
        let end = digits.find(|char: char| !char.is_ascii_hexdigit()).unwrap_or(digits.len());
        out.push_str(&rest[..at]);
        out.push_str(if end > 0 { "at 0xADDR" } else { "at 0x" });
        rest = &digits[end..];
    }
    out.push_str(rest);
    out
}

/// Places within the library as the recordings have them: the file's name alone.
fn library_places(text: &str) -> String {
    let text = without_lines(text, "at asyncio/", "at ");
    without_lines(&text, "/usr/lib/python3.13/asyncio/", "")
}

/// The same for places that begin so, and what stays of the beginning.
fn without_lines(text: &str, begin: &str, kept: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(begin) {
        let place = &rest[at + begin.len()..];
        let end = place.find(".py:").map_or(0, |end| end + 3);
        out.push_str(&rest[..at]);
        out.push_str(kept);
        out.push_str(&place[..end]);
        rest = place[end..].trim_start_matches(|char: char| char == ':' || char.is_ascii_digit());
        if kept.is_empty() {
            // The line's number has a colon behind it, which stays.
            out.push(':');
        }
    }
    out.push_str(rest);
    out
}

/// A line of the error stream without the rules of exception groups; none for those that only lead to the error.
fn telling(line: &str) -> Option<&str> {
    let trimmed = line.trim_start();
    if line.starts_with(' ') && trimmed.starts_with('+') {
        return None;
    }
    let line = match line.starts_with(' ') {
        true => trimmed.strip_prefix('|').map_or(line, |rest| rest.strip_prefix(' ').unwrap_or(rest)),
        false => line,
    };
    let leads = [
        "Traceback (most recent call last):",
        "Exception Group Traceback",
        "RuntimeWarning: Enable tracemalloc to get",
        "The above exception was the direct cause of the following exception:",
        "During handling of the above exception, another exception occurred:",
        "sys:1: ",
    ];
    let dropped = line.is_empty()
        || line.starts_with(char::is_whitespace)
        || leads.iter().any(|lead| line.starts_with(lead));
    (!dropped).then_some(line)
}

datatest_stable::harness! {
    { test = conforms, root = "conformance/cases", pattern = r"\.py$" },
    { test = conforms, root = "conformance/simulated", pattern = r"\.py$" },
}
