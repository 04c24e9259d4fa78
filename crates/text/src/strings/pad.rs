//! Filling a text up to a width.

use crate::error::LONGEST_PADDING;
use crate::{Error, Result};

fn missing(text: &str, width: i64) -> Result<usize> {
    let width = crate::to_size(width);
    let missing = width.saturating_sub(text.chars().count());
    if missing > LONGEST_PADDING { Err(Error::memory()) } else { Ok(missing) }
}

fn pad(left: usize, text: &str, right: usize, fill: char) -> String {
    let mut out = String::with_capacity(text.len() + (left + right) * fill.len_utf8());
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, right));
    out
}

/// The odd place goes to the left if the width is odd, otherwise to the right.
pub fn center(text: &str, width: i64, fill: char) -> Result<String> {
    let missing = missing(text, width)?;
    let left = missing / 2 + (missing & width as usize & 1);
    Ok(pad(left, text, missing - left, fill))
}

pub fn ljust(text: &str, width: i64, fill: char) -> Result<String> {
    Ok(pad(0, text, missing(text, width)?, fill))
}

pub fn rjust(text: &str, width: i64, fill: char) -> Result<String> {
    Ok(pad(missing(text, width)?, text, 0, fill))
}

/// Zeros go between a sign and what follows it.
pub fn zfill(text: &str, width: i64) -> Result<String> {
    let missing = missing(text, width)?;
    let (sign, rest) = text.split_at(usize::from(text.starts_with(['+', '-'])));
    Ok(format!("{sign}{}", pad(missing, rest, 0, '0')))
}

/// Replaces each tab by blanks up to the next multiple of the tab size, from the start of the line.
pub fn expandtabs(text: &str, tab_size: i64) -> Result<String> {
    let tab_size = crate::to_size(tab_size);
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for char in text.chars() {
        match char {
            '\t' if tab_size > 0 => {
                let blanks = tab_size - column % tab_size;
                if blanks > LONGEST_PADDING {
                    return Err(Error::memory());
                }
                out.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            '\t' => {}
            _ => {
                column = if matches!(char, '\n' | '\r') { 0 } else { column + 1 };
                out.push(char);
            }
        }
    }
    Ok(out)
}
