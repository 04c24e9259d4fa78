//! What is wrong with a source, and where.

use bytecode::Span;
use ruff_text_size::TextRange;

/// Why a source cannot be compiled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    pub kind: ErrorKind,
    /// CPython's words, where the source is wrong for CPython too.
    pub message: String,
    /// Byte offsets. Empty where CPython points at a place and not at a part.
    pub range: Span,
    /// Whether CPython's parser finds it; what comes behind shows no line of a source that is in no file.
    pub parsed: bool,
}

/// The sort of an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The source is no Python; `exception` is `SyntaxError`, `IndentationError` or `TabError`.
    Syntax { exception: &'static str },
    /// The source is Python that this compiler refuses.
    Unsupported,
}

impl Error {
    /// A `try` with an `else`, but without an `except`.
    pub(crate) const BARE_ELSE: &str = "expected 'except' or 'finally' block";

    /// A `SyntaxError`.
    pub(crate) fn syntax(message: impl Into<String>, range: Span) -> Self {
        Self::exception("SyntaxError", message, range)
    }

    /// A `SyntaxError` or one of its subclasses.
    pub(crate) fn exception(exception: &'static str, message: impl Into<String>, range: Span) -> Self {
        Error { kind: ErrorKind::Syntax { exception }, message: message.into(), range, parsed: true }
    }

    pub(crate) fn unsupported(message: impl Into<String>, range: Span) -> Self {
        Error { kind: ErrorKind::Unsupported, message: message.into(), range, parsed: true }
    }
}

pub(crate) type Result<T = ()> = std::result::Result<T, Error>;

/// The parser's range as a [`Span`].
pub(crate) fn span(range: TextRange) -> Span {
    Span { start: range.start().to_u32(), end: range.end().to_u32() }
}

/// Where CPython places a parameter: without the stars before it.
pub(crate) fn parameter_span(parameter: &ruff_python_ast::Parameter) -> Span {
    Span { start: span(parameter.name.range).start, end: span(parameter.range).end }
}
