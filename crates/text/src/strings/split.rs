//! Taking texts apart: at separators, white space and line ends.

use crate::{Error, Result, unicode};

fn check_separator(separator: &str) -> Result<()> {
    if separator.is_empty() { Err(Error::value("empty separator")) } else { Ok(()) }
}

/// -1 means no limit.
fn limit(max_split: i64) -> usize {
    usize::try_from(max_split).unwrap_or(usize::MAX)
}

/// `text.split(separator, max_split)`.
pub fn split<'a>(text: &'a str, separator: &str, max_split: i64) -> Result<Vec<&'a str>> {
    check_separator(separator)?;
    Ok(text.splitn(limit(max_split).saturating_add(1), separator).collect())
}

/// `text.rsplit(separator, max_split)`.
pub fn rsplit<'a>(text: &'a str, separator: &str, max_split: i64) -> Result<Vec<&'a str>> {
    check_separator(separator)?;
    let mut parts: Vec<&str> = text.rsplitn(limit(max_split).saturating_add(1), separator).collect();
    parts.reverse();
    Ok(parts)
}

/// `text.split(None, max_split)`: at runs of white space, without empty parts.
pub fn split_whitespace(text: &str, max_split: i64) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start_matches(unicode::is_space);
    while !rest.is_empty() {
        if parts.len() == limit(max_split) {
            parts.push(rest);
            break;
        }
        let (part, after) = rest.split_at(rest.find(unicode::is_space).unwrap_or(rest.len()));
        parts.push(part);
        rest = after.trim_start_matches(unicode::is_space);
    }
    parts
}

/// `text.rsplit(None, max_split)`: as [`split_whitespace`], but the limit counts from the end.
pub fn rsplit_whitespace(text: &str, max_split: i64) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_end_matches(unicode::is_space);
    while !rest.is_empty() {
        if parts.len() == limit(max_split) {
            parts.push(rest);
            break;
        }
        let start = rest.char_indices().rev().find(|&(_, char)| unicode::is_space(char));
        let start = start.map_or(0, |(start, char)| start + char.len_utf8());
        parts.push(&rest[start..]);
        rest = rest[..start].trim_end_matches(unicode::is_space);
    }
    parts.reverse();
    parts
}

/// `text.splitlines(keep_ends)`: at every line end that Unicode knows, with `\r\n` as one.
pub fn splitlines(text: &str, keep_ends: bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let Some(end) = rest.find(is_line_end) else {
            lines.push(rest);
            break;
        };
        let char = rest[end..].chars().next().expect("a line end was found here");
        let after = if rest[end..].starts_with("\r\n") { end + 2 } else { end + char.len_utf8() };
        lines.push(&rest[..if keep_ends { after } else { end }]);
        rest = &rest[after..];
    }
    lines
}

fn is_line_end(char: char) -> bool {
    matches!(char, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `text.partition(separator)`.
pub fn partition<'a>(text: &'a str, separator: &str) -> Result<(&'a str, &'a str, &'a str)> {
    check_separator(separator)?;
    Ok(match text.find(separator) {
        Some(start) => cut(text, start, separator.len()),
        None => (text, "", ""),
    })
}

/// `text.rpartition(separator)`.
pub fn rpartition<'a>(text: &'a str, separator: &str) -> Result<(&'a str, &'a str, &'a str)> {
    check_separator(separator)?;
    Ok(match text.rfind(separator) {
        Some(start) => cut(text, start, separator.len()),
        None => ("", "", text),
    })
}

fn cut(text: &str, start: usize, length: usize) -> (&str, &str, &str) {
    (&text[..start], &text[start..start + length], &text[start + length..])
}
