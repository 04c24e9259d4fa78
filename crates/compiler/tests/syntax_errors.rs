//! Wrong programs, with what CPython 3.13 says of each: `tests/data/syntax_errors.txt`, which
//! `tests/data/record.py` writes.

use std::rc::Rc;

use bytecode::Source;
use compiler::ErrorKind;

/// Programs whose error is told in another way than CPython's, and why that is no harm.
const KNOWN: &[(&str, &str)] = &[
    // CPython points at column 0 of the last line, which is no column.
    ("@x", "column 0"),
    ("@decorator", "column 0"),
];

#[test]
fn errors_are_cpythons() {
    // No program here names a character that there is.
    unicode_names2::ask(unicode_names2::Table { character: |_| Ok(None), name: |_| Ok(None) });
    let data = include_str!("data/syntax_errors.txt");
    let mut lines = data.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    let mut problems = Vec::new();
    let mut count = 0;
    while let (Some(program), Some(expected)) = (lines.next(), lines.next()) {
        count += 1;
        let found = outcome(&unescape(program));
        let expected = expected.trim_start();
        if !agrees(&found, expected) && !KNOWN.iter().any(|(known, _)| *known == program) {
            problems.push(format!("{program}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(problems.is_empty(), "{} of {count} differ\n{}", problems.len(), problems.join("\n"));
    assert!(count > 400, "the data is there");
}

fn unescape(line: &str) -> String {
    line.replace("\\\\", "\0")
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\r", "\r")
        .replace('\0', "\\")
}

/// `fine`, or `SyntaxError line:column-end message`.
fn outcome(program: &str) -> String {
    let source = Rc::new(Source::new("main.py", program, false));
    let error = match compiler::compile(source.clone()) {
        Ok(code) => {
            compiler::verify::verify(&code).expect("what compiles is sound");
            return "fine".into();
        }
        Err(error) => error,
    };
    let exception = match error.kind {
        ErrorKind::Syntax { exception } => exception,
        ErrorKind::Unsupported => "Unsupported",
    };
    let (start, end) = (error.range.start, error.range.end);
    let place = format!("{}:{}-{}", source.line(start), source.column(start) + 1, source.column(end) + 1);
    format!("{exception} {place} {}", error.message)
}

/// The end of a range counts where CPython tells one. It counts the end of a line as a character.
fn agrees(found: &str, expected: &str) -> bool {
    if found == expected {
        return true;
    }
    let parts = |text: &str| {
        let mut parts = text.splitn(3, ' ').map(str::to_owned);
        Some((parts.next()?, parts.next()?, parts.next()?))
    };
    let (Some(found), Some(expected)) = (parts(found), parts(expected)) else {
        return false;
    };
    if (&found.0, &found.2) != (&expected.0, &expected.2) {
        return false;
    }
    let (found_start, found_end) = found.1.split_once('-').expect("places have an end");
    match expected.1.split_once('-') {
        None => found_start == expected.1,
        Some((start, end)) => {
            let (found_end, end): (i32, i32) = (found_end.parse().unwrap_or(0), end.parse().unwrap_or(0));
            found_start == start && (found_end == end || found_end == end - 1)
        }
    }
}
