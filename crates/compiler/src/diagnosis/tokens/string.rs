//! Strings that are no f-strings.

use super::{Kind, Step, Tokenizer};

impl Tokenizer<'_> {
    /// A string whose prefix begins at `start`; the current place is at the quote.
    pub(super) fn string(&mut self, start: usize) -> Step {
        let quote = self.text[self.at];
        let rest = &self.text[self.at..];
        let size = if rest.starts_with(&[quote; 3]) { 3 } else { 1 };
        self.at += size;
        let mut escaped_quote = false;
        loop {
            let end = self.peek().is_none() || (size == 1 && matches!(self.peek(), Some(b'\n' | b'\r')));
            if end {
                return self.unterminated_string(start, quote, size, escaped_quote);
            }
            if self.text[self.at..].starts_with(&[quote; 3][..size]) {
                self.at += size;
                self.push(Kind::String, start, self.at);
                return Ok(());
            }
            if self.peek() == Some(b'\\') {
                self.at += 1;
                escaped_quote |= self.peek() == Some(quote);
                if self.peek() == Some(b'\r') && self.peek_at(1) == Some(b'\n') {
                    self.at += 1;
                }
            }
            if self.peek().is_some() {
                self.at += 1;
            }
        }
    }

    fn unterminated_string(&mut self, start: usize, quote: u8, size: usize, escaped_quote: bool) -> Step {
        let line = self.last_line();
        if let Some(fstring) = self.fstrings.last()
            && fstring.quote == quote
            && fstring.quote_size == size
        {
            return self.error_at("f-string: expecting '}'", start);
        }
        if size == 3 {
            let message = format!("unterminated triple-quoted string literal (detected at line {line})");
            return self.error_at(message, start);
        }
        let mut message = format!("unterminated string literal (detected at line {line})");
        if escaped_quote {
            message.push_str("; perhaps you escaped the end quote?");
        }
        self.error_at(message, start)
    }

    /// The line of the last character that was read.
    pub(super) fn last_line(&self) -> u32 {
        let end = self.text.len();
        if self.at >= end && self.text.last() == Some(&b'\n') {
            return self.source.line(end as u32) - 1;
        }
        self.source.line(self.at.min(end) as u32)
    }
}
