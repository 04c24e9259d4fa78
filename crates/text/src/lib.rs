//! Python's text forms, to the digit: how values are written, read, formatted, compared by hash and spelled.
//!
//! Everything here is a pure function over Rust's own types, and gives exactly what CPython 3.13 gives.
//! The crate knows nothing of the machine that executes Python; the machine calls it, so that what a learner
//! reads on the page equals what a terminal shows.
//!
//! A value's way to the page: a literal is read ([`int::parse`], [`float::parse`]), written ([`float::repr`],
//! [`quote::repr`]), put into a text ([`spec`] for f-strings and `format`, [`template`] for `str.format`,
//! [`percent`] for `%`) and taken apart again ([`strings`], [`codec`]).
//! [`hash`], [`random`] and [`elementary`] are here for the same reason: their numbers become visible as text.
//!
//! Strings are `&str`, in which private characters stand for lone surrogates ([`surrogates`]); every position is a count
//! of code points, as in Python.

pub mod codec;
pub mod complex;
pub mod elementary;
pub mod float;
pub mod hash;
pub mod int;
pub mod percent;
pub mod quote;
pub mod random;
pub mod spec;
pub mod strings;
pub mod suggest;
pub mod surrogates;
pub mod template;
pub mod unicode;

mod error;

pub use error::{Error, ErrorKind, Result};
pub use int::{Int, IntRef};

/// A size or a bound that a program gives: none below zero, and the largest of all where `usize` is too narrow for it.
pub fn to_size(value: i64) -> usize {
    usize::try_from(value.max(0)).unwrap_or(usize::MAX)
}
