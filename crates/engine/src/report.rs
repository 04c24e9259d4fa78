//! What is written on the error stream when a run ends otherwise than by its program's own doing.

use std::rc::Rc;

use bytecode::Source;
use compiler::ErrorKind;
use trace::{EventKind, Limit, Line, Outcome, Stream};
use vm::Vm;

/// The outcome of a source that cannot be compiled, and the text for it.
pub(crate) fn compile_error(source: &Rc<Source>, error: &compiler::Error) -> (Outcome, String) {
    let line = source.line(error.range.start);
    match error.kind {
        ErrorKind::Syntax { exception } => {
            let text = vm::tracebacks::format_syntax_error(
                source,
                exception,
                &error.message,
                (error.range.start, error.range.end),
                error.parsed,
            );
            let column = source.column(error.range.start) + 1;
            let end_column = if source.line(error.range.end) == line {
                (source.column(error.range.end) + 1).max(column + 1)
            } else {
                source.line_text(line).chars().count() as u32 + 1
            };
            let outcome = Outcome::SyntaxError {
                exception: exception.to_owned(),
                message: error.message.clone(),
                line: Line(line),
                column,
                end_column,
            };
            (outcome, text)
        }
        ErrorKind::Unsupported => {
            let text = format!("  File \"{}\", line {line}\nunsupported: {}\n", source.file, error.message);
            (Outcome::Unsupported { message: error.message.clone(), line: Line(line) }, text)
        }
    }
}

/// Says which limit stopped the run.
pub(crate) fn limit(vm: &mut Vm, limit: Limit) {
    say(vm, &format!("{}\n", crate::limit_sentence(limit)));
}

/// Writes to the error stream, whatever the limits.
pub(crate) fn say(vm: &mut Vm, text: &str) {
    vm.recorder.record(EventKind::Output {
        stream: Stream::Stderr,
        text: text.to_owned(),
        task: None,
        line: None,
    });
}

/// What CPython prints of a source that compiles and yet looks like a mistake.
pub fn syntax_warning(source: &Source, warning: &compiler::Warning) -> String {
    let line = source.line(warning.range.start);
    let text = source.line_text(line).trim();
    let shown = if text.is_empty() { String::new() } else { format!("  {text}\n") };
    format!("{}:{line}: SyntaxWarning: {}\n{shown}", source.file, warning.message)
}
