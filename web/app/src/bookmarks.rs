//! The bookmarks of charts, kept by the text of the program: the same program run again has them again.

use serde::{Deserialize, Serialize};
use timeline::{AxisKind, Moment};

use crate::storage;

/// The key in the browser's storage.
const KEY: &str = "bookmarks";

/// Those of more programs are not kept; the oldest go first.
const PROGRAMS: usize = 30;

/// A bookmark: a place on an axis, in nanoseconds or steps, and its exact moment where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bookmark {
    pub axis: AxisKind,
    pub at: f64,
    pub moment: Option<Moment>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    program: String,
    bookmarks: Vec<Bookmark>,
}

/// A short name for the text of a program (FNV-1a).
pub fn program(source: &str) -> String {
    let hash = source.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// The bookmarks of a program.
pub fn read(program: &str) -> Vec<Bookmark> {
    let kept: Vec<Kept> = storage::read(KEY).unwrap_or_default();
    kept.into_iter().find(|kept| kept.program == program).map(|kept| kept.bookmarks).unwrap_or_default()
}

/// Keeps the bookmarks of a program in place of those that it had.
pub fn keep(program: &str, bookmarks: Vec<Bookmark>) {
    let mut kept: Vec<Kept> = storage::read(KEY).unwrap_or_default();
    kept.retain(|kept| kept.program != program);
    if !bookmarks.is_empty() {
        kept.push(Kept { program: program.to_owned(), bookmarks });
    }
    kept.drain(..kept.len().saturating_sub(PROGRAMS));
    storage::write(KEY, &kept);
}
