//! Finding, counting and replacing.

use crate::error::LONGEST_PADDING;
use crate::{Error, Result};

/// The part of a text between two positions as in `text[start:end]`, and the position where it starts.
/// Nothing if the start lies behind the end or the text's end: there, not even an empty text is found.
pub fn slice(text: &str, start: Option<i64>, end: Option<i64>) -> Option<(&str, usize)> {
    if start.is_none() && end.is_none() {
        return Some((text, 0));
    }
    let length = if text.is_ascii() { text.len() } else { text.chars().count() } as i64;
    let adjust =
        |position: i64| if position < 0 { (position.saturating_add(length)).max(0) } else { position };
    let start = adjust(start.unwrap_or(0));
    let end = adjust(end.unwrap_or(length)).min(length);
    if start > end {
        return None;
    }
    let (start, end) = (start as usize, end as usize);
    let (from, to) = if text.is_ascii() {
        (start, end)
    } else {
        let byte_at = |position| text.char_indices().nth(position).map_or(text.len(), |(byte, _)| byte);
        (byte_at(start), byte_at(end))
    };
    Some((&text[from..to], start))
}

/// `text.find(wanted, start, end)`; nothing where Python says -1.
pub fn find(text: &str, wanted: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, offset) = slice(text, start, end)?;
    Some(offset + part[..part.find(wanted)?].chars().count())
}

/// `text.rfind(wanted, start, end)`; nothing where Python says -1.
pub fn rfind(text: &str, wanted: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, offset) = slice(text, start, end)?;
    Some(offset + part[..part.rfind(wanted)?].chars().count())
}

/// `text.count(wanted, start, end)`, without overlaps. An empty text is found between all characters.
pub fn count(text: &str, wanted: &str, start: Option<i64>, end: Option<i64>) -> usize {
    slice(text, start, end).map_or(0, |(part, _)| part.matches(wanted).count())
}

/// `text.startswith(prefix, start, end)`.
pub fn starts_with(text: &str, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    slice(text, start, end).is_some_and(|(part, _)| part.starts_with(prefix))
}

/// `text.endswith(suffix, start, end)`.
pub fn ends_with(text: &str, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    slice(text, start, end).is_some_and(|(part, _)| part.ends_with(suffix))
}

/// `text.replace(old, new, count)`; a count of -1 means all.
pub fn replace(text: &str, old: &str, new: &str, count: i64) -> Result<String> {
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let matches = text.matches(old).count().min(count);
    if matches.saturating_mul(new.len()) > LONGEST_PADDING.max(text.len()) {
        return Err(Error::memory());
    }
    Ok(text.replacen(old, new, count))
}

/// What a character becomes in [`translate`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mapped {
    Same,
    Deleted,
    Char(char),
    Text(String),
}

/// `text.translate(table)`: the table is asked once for each occurrence of a character.
pub fn translate<E>(text: &str, mut table: impl FnMut(char) -> Result<Mapped, E>) -> Result<String, E> {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match table(char)? {
            Mapped::Same => out.push(char),
            Mapped::Deleted => {}
            Mapped::Char(mapped) => out.push(mapped),
            Mapped::Text(mapped) => out.push_str(&mapped),
        }
    }
    Ok(out)
}
