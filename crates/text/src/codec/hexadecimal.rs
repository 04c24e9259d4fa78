//! `data.hex()` and `bytes.fromhex(text)`.

use crate::{Error, Result};

/// `data.hex(separator, group)`: a separator between groups of bytes, counted from the end,
/// or from the start if the group's size is negative.
pub fn hex(data: &[u8], separator: Option<char>, group: i64) -> String {
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let mut out = String::with_capacity(data.len() * 2);
    for (index, &byte) in data.iter().enumerate() {
        if let Some(separator) = separator
            && size > 0
            && index > 0
            && (if group > 0 { data.len() - index } else { index }).is_multiple_of(size)
        {
            out.push(separator);
        }
        for nibble in [byte >> 4, byte & 0xf] {
            out.push(char::from_digit(nibble.into(), 16).expect("a nibble is a digit"));
        }
    }
    out
}

/// `bytes.fromhex(text)`: pairs of digits, with ASCII white space between pairs.
pub fn from_hex(text: &str) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut chars = text.chars().enumerate();
    let wrong = |position: usize| {
        Error::value(format!("non-hexadecimal number found in fromhex() arg at position {position}"))
    };
    while let Some((position, char)) = chars.next() {
        if crate::unicode::is_ascii_space(char) {
            continue;
        }
        let high = char.to_digit(16).ok_or_else(|| wrong(position))?;
        let low = chars.next().and_then(|(_, char)| char.to_digit(16)).ok_or_else(|| wrong(position + 1))?;
        out.push((high * 16 + low) as u8);
    }
    Ok(out)
}
