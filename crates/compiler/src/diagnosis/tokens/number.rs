//! Numbers, and what may not stand behind them.

use super::{Kind, Step, Tokenizer};
use bytecode::Span;

use super::TokenError;

impl Tokenizer<'_> {
    pub(super) fn number(&mut self) -> Step {
        let start = self.at;
        let kind = match (self.peek(), self.peek_at(1)) {
            (Some(b'0'), Some(b'x' | b'X')) => {
                self.with_base("hexadecimal", |byte| byte.is_ascii_hexdigit())?
            }
            (Some(b'0'), Some(b'o' | b'O')) => {
                self.with_base("octal", |byte| (b'0'..=b'7').contains(&byte))?
            }
            (Some(b'0'), Some(b'b' | b'B')) => {
                self.with_base("binary", |byte| matches!(byte, b'0' | b'1'))?
            }
            (Some(b'0'), _) => self.leading_zero(start)?,
            (Some(b'.'), _) => self.fraction()?,
            _ => {
                self.decimal_digits()?;
                self.fraction()?
            }
        };
        let Some(kind) = kind else {
            // An `e` that begins no exponent is looked at as a word behind the number.
            self.push(Kind::Number, start, self.at);
            return Ok(());
        };
        self.end_of_number(kind)?;
        self.push(Kind::Number, start, self.at);
        Ok(())
    }

    fn with_base(&mut self, kind: &'static str, fits: impl Fn(u8) -> bool) -> Step<Option<&'static str>> {
        self.at += 2;
        loop {
            if self.peek() == Some(b'_') {
                self.at += 1;
            }
            if !self.peek().is_some_and(&fits) {
                return self.wrong_digit(kind);
            }
            while self.peek().is_some_and(&fits) {
                self.at += 1;
            }
            if self.peek() != Some(b'_') {
                break;
            }
        }
        if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return self.wrong_digit(kind);
        }
        Ok(Some(kind))
    }

    fn wrong_digit(&mut self, kind: &str) -> Step<Option<&'static str>> {
        match self.peek() {
            Some(digit) if digit.is_ascii_digit() && kind != "hexadecimal" => {
                self.at += 1;
                self.error(format!("invalid digit '{}' in {kind} literal", digit as char))
            }
            _ => self.error(format!("invalid {kind} literal")),
        }
    }

    fn leading_zero(&mut self, start: usize) -> Step<Option<&'static str>> {
        self.at += 1;
        loop {
            if self.peek() == Some(b'_') {
                self.at += 1;
                if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                    return self.error("invalid decimal literal");
                }
            }
            if self.peek() != Some(b'0') {
                break;
            }
            self.at += 1;
        }
        let zeros_end = self.at;
        let nonzero = self.peek().is_some_and(|byte| byte.is_ascii_digit());
        if nonzero {
            self.decimal_digits()?;
        }
        if nonzero && !matches!(self.peek(), Some(b'.' | b'e' | b'E' | b'j' | b'J')) {
            let message = "leading zeros in decimal integer literals are not permitted; \
                           use an 0o prefix for octal integers";
            return Err(TokenError {
                exception: "SyntaxError",
                message: message.into(),
                range: Span { start: start as u32, end: zeros_end as u32 },
                quiet: false,
            });
        }
        self.fraction()
    }

    /// `12_345`, from a digit on.
    fn decimal_digits(&mut self) -> Step {
        loop {
            while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                self.at += 1;
            }
            if self.peek() != Some(b'_') {
                return Ok(());
            }
            self.at += 1;
            if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                return self.error("invalid decimal literal");
            }
        }
    }

    /// What may follow the digits before the point; None when an `e` turned out to be no exponent.
    fn fraction(&mut self) -> Step<Option<&'static str>> {
        if self.peek() == Some(b'.') {
            self.at += 1;
            if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                self.decimal_digits()?;
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            match (self.peek_at(1), self.peek_at(2)) {
                (Some(b'+' | b'-'), Some(digit)) if digit.is_ascii_digit() => self.at += 2,
                (Some(b'+' | b'-'), _) => {
                    self.at += 2;
                    return self.error("invalid decimal literal");
                }
                (Some(digit), _) if digit.is_ascii_digit() => self.at += 1,
                _ => {
                    self.end_of_number("decimal")?;
                    return Ok(None);
                }
            }
            self.decimal_digits()?;
        }
        if matches!(self.peek(), Some(b'j' | b'J')) {
            self.at += 1;
            return Ok(Some("imaginary"));
        }
        Ok(Some("decimal"))
    }

    /// A word directly behind a number is an error, but some keywords may stand there.
    fn end_of_number(&mut self, kind: &str) -> Step {
        let rest = &self.text[self.at..];
        let in_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let words: &[&[u8]] = &[b"and", b"else", b"for", b"or", b"not"];
        let begins: &[&[u8]] = &[b"if", b"in", b"is"];
        let is_word = |word: &&[u8]| {
            rest.strip_prefix(*word)
                .is_some_and(|behind| !behind.first().is_some_and(|b| in_word(b) || *b >= 128))
        };
        if words.iter().any(is_word) || begins.iter().any(|begin| rest.starts_with(begin)) {
            return Ok(());
        }
        if rest.first().is_some_and(in_word) {
            return self.error(format!("invalid {kind} literal"));
        }
        Ok(())
    }
}
