//! The methods of `str`, as functions of `&str`.
//!
//! Positions count code points, as in Python. Where Python means "no limit" by -1, so do these functions.

mod case;
mod classify;
mod pad;
mod search;
mod split;
mod strip;

pub use case::{capitalize, casefold, lower, swapcase, title, upper};
pub use classify::{
    is_alnum, is_alpha, is_decimal, is_digit, is_identifier, is_lower, is_numeric, is_printable, is_space,
    is_title, is_upper,
};
pub use pad::{center, expandtabs, ljust, rjust, zfill};
pub use search::{Mapped, count, ends_with, find, replace, rfind, slice, starts_with, translate};
pub use split::{partition, rpartition, rsplit, rsplit_whitespace, split, split_whitespace, splitlines};
pub use strip::{lstrip, remove_prefix, remove_suffix, rstrip, strip};
