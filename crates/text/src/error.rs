//! What goes wrong here goes wrong in a learner's program: an error is the Python exception to raise.

use std::borrow::Cow;

/// A Python exception: its class and CPython's exact message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {message}", kind.class_name())]
pub struct Error {
    pub kind: ErrorKind,
    pub message: Cow<'static, str>,
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The class of exception to raise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    Value,
    Type,
    Overflow,
    ZeroDivision,
    Memory,
}

impl ErrorKind {
    pub fn class_name(self) -> &'static str {
        match self {
            ErrorKind::Value => "ValueError",
            ErrorKind::Type => "TypeError",
            ErrorKind::Overflow => "OverflowError",
            ErrorKind::ZeroDivision => "ZeroDivisionError",
            ErrorKind::Memory => "MemoryError",
        }
    }
}

impl Error {
    pub fn value(message: impl Into<Cow<'static, str>>) -> Self {
        Error { kind: ErrorKind::Value, message: message.into() }
    }

    pub fn type_error(message: impl Into<Cow<'static, str>>) -> Self {
        Error { kind: ErrorKind::Type, message: message.into() }
    }

    pub fn overflow(message: impl Into<Cow<'static, str>>) -> Self {
        Error { kind: ErrorKind::Overflow, message: message.into() }
    }

    pub fn zero_division(message: impl Into<Cow<'static, str>>) -> Self {
        Error { kind: ErrorKind::ZeroDivision, message: message.into() }
    }

    /// CPython's `MemoryError` has no message.
    pub fn memory() -> Self {
        Error { kind: ErrorKind::Memory, message: Cow::Borrowed("") }
    }
}

/// The longest text that padding or a precision may ask for. CPython would try to allocate gigabytes;
/// in a browser's tab that ends the page, so the machine raises `MemoryError` instead.
pub(crate) const LONGEST_PADDING: usize = 1 << 26;
