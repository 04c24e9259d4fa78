//! f-strings: their text, and the switch between text and expressions.

use super::{Kind, Step, Tokenizer};

/// An f-string that is being read.
pub struct FString {
    pub quote: u8,
    pub quote_size: usize,
    pub raw: bool,
    pub start: usize,
    /// Whether the next characters are text, not an expression.
    pub in_text: bool,
    /// Open brackets since the begin of the string.
    pub depth: i32,
    /// At which of them the innermost replacement field began; -1 outside of all.
    pub field_depth: i32,
    /// Whether the text is the format specification of a field.
    pub in_spec: bool,
}

const MAX_FIELDS: i32 = 3;
const MAX_FSTRINGS: usize = 149;

impl Tokenizer<'_> {
    pub(super) fn fstring_start(&mut self, start: usize, raw: bool) -> Step {
        let quote = self.text[self.at];
        let quote_size = if self.text[self.at..].starts_with(&[quote; 3]) { 3 } else { 1 };
        self.at += quote_size;
        if self.fstrings.len() >= MAX_FSTRINGS {
            return self.error("too many nested f-strings");
        }
        self.fstrings.push(FString {
            quote,
            quote_size,
            raw,
            start,
            in_text: true,
            depth: 0,
            field_depth: -1,
            in_spec: false,
        });
        self.push(Kind::FStringStart, start, self.at);
        Ok(())
    }

    /// The text up to the next field, or the end of the string.
    pub(super) fn fstring_text(&mut self) -> Step {
        let start = self.at;
        let fstring = self.fstrings.last_mut().expect("called within an f-string");
        let quotes = &[fstring.quote; 3][..fstring.quote_size];
        // At a field: on to its expression.
        if self.text[start..].starts_with(b"{") && !self.text[start..].starts_with(b"{{") {
            fstring.field_depth += 1;
            fstring.in_text = false;
            if fstring.field_depth >= MAX_FIELDS {
                self.at += 1;
                return self.error("f-string: expressions nested too deeply");
            }
            return self.punctuation(b'{');
        }
        if self.text[start..].starts_with(quotes) {
            self.at += fstring.quote_size;
            self.fstrings.pop();
            self.push(Kind::FStringEnd, start, self.at);
            return Ok(());
        }
        self.fstring_middle(start)
    }

    fn fstring_middle(&mut self, start: usize) -> Step {
        let mut named_escape = false;
        loop {
            let fstring = self.fstrings.last_mut().expect("called within an f-string");
            let quotes = &[fstring.quote; 3][..fstring.quote_size];
            let in_spec = fstring.in_spec && fstring.field_depth >= 0;
            // The last line ends like all others.
            let byte = match self.text.get(self.at).copied() {
                Some(byte) => byte,
                None if in_spec && fstring.quote_size == 1 => b'\n',
                None => return self.unterminated_fstring(),
            };
            if fstring.quote_size == 1 && matches!(byte, b'\n' | b'\r') {
                if !in_spec {
                    return self.unterminated_fstring();
                }
                // A specification ends with the line, the expression may go on.
                fstring.in_text = false;
                fstring.in_spec = false;
                self.push(Kind::FStringMiddle, start, self.at);
                return Ok(());
            }
            if self.text[self.at..].starts_with(quotes) {
                self.push(Kind::FStringMiddle, start, self.at);
                return Ok(());
            }
            let next = self.text.get(self.at + 1).copied();
            match byte {
                b'{' => {
                    if next == Some(b'{') && !in_spec {
                        self.push(Kind::FStringMiddle, start, self.at + 1);
                        self.at += 2;
                        return Ok(());
                    }
                    fstring.field_depth += 1;
                    fstring.in_text = false;
                    if fstring.field_depth >= MAX_FIELDS {
                        self.at += 1;
                        return self.error("f-string: expressions nested too deeply");
                    }
                    self.push(Kind::FStringMiddle, start, self.at);
                    return Ok(());
                }
                b'}' if named_escape => {
                    self.at += 1;
                    self.push(Kind::FStringMiddle, start, self.at);
                    return Ok(());
                }
                b'}' => {
                    if next == Some(b'}') && !in_spec && fstring.depth == 0 {
                        self.push(Kind::FStringMiddle, start, self.at + 1);
                        self.at += 2;
                        return Ok(());
                    }
                    fstring.in_text = false;
                    self.push(Kind::FStringMiddle, start, self.at);
                    return Ok(());
                }
                b'\\' => {
                    let raw = fstring.raw;
                    self.at += 1;
                    match next {
                        // The brace after a backslash is looked at on its own.
                        Some(b'{' | b'}') => continue,
                        Some(b'N') if !raw && self.text.get(self.at + 1) == Some(&b'{') => {
                            named_escape = true;
                            self.at += 2;
                            continue;
                        }
                        Some(b'\r') if self.text.get(self.at + 1) == Some(&b'\n') => self.at += 2,
                        Some(_) => self.at += 1,
                        None => {}
                    }
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    fn unterminated_fstring(&mut self) -> Step {
        let line = self.last_line();
        let fstring = self.fstrings.last().expect("called within an f-string");
        let what = if fstring.quote_size == 3 { "triple-quoted f-string" } else { "f-string" };
        let start = fstring.start;
        self.error_at(format!("unterminated {what} literal (detected at line {line})"), start)
    }

    /// Whether a character ends the expression part of a field: such a `:` begins a specification.
    pub(super) fn fstring_punctuation(&mut self, byte: u8) -> bool {
        match self.fstrings.last_mut() {
            Some(fstring)
                if byte == b':' && fstring.field_depth >= 0 && fstring.depth - 1 == fstring.field_depth =>
            {
                fstring.in_text = true;
                fstring.in_spec = true;
                true
            }
            _ => false,
        }
    }

    /// Behind a closing bracket within an f-string.
    pub(super) fn fstring_close(&mut self, byte: u8) -> Step {
        let Some(fstring) = self.fstrings.last_mut() else {
            return Ok(());
        };
        fstring.depth -= 1;
        if fstring.depth < 0 {
            return self.error(format!("f-string: unmatched '{}'", byte as char));
        }
        if byte == b'}' && fstring.depth == fstring.field_depth {
            fstring.field_depth -= 1;
            fstring.in_text = true;
            // Also behind a field within a specification, of which CPython knows no more then.
            fstring.in_spec = false;
        }
        Ok(())
    }
}
