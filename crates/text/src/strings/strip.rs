//! Taking characters off the ends.

use crate::unicode;

/// Takes off the characters in `chars`, or white space if there is none given.
pub fn strip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    lstrip(rstrip(text, chars), chars)
}

pub fn lstrip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    match chars {
        None => text.trim_start_matches(unicode::is_space),
        Some(chars) => text.trim_start_matches(|char| chars.contains(char)),
    }
}

pub fn rstrip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    match chars {
        None => text.trim_end_matches(unicode::is_space),
        Some(chars) => text.trim_end_matches(|char| chars.contains(char)),
    }
}

pub fn remove_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

pub fn remove_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}
