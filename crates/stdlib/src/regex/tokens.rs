//! Takes a pattern apart into characters and escapes, and knows the positions that messages name.

/// Why a pattern is none.
#[derive(Debug)]
pub(super) enum Failure {
    /// `re.error`, with the position that it names.
    Pattern(String, usize),
    /// `re.error` without a position.
    Plain(&'static str),
    /// `ValueError`
    Value(&'static str),
    /// `OverflowError`
    Overflow(&'static str),
    /// `IndexError`, of a replacement.
    Index(String),
    /// Too deeply nested.
    Depth,
}

pub(super) type Result<T> = std::result::Result<T, Failure>;

/// A character, or a backslash with the character behind it.
pub(super) type Token = String;

pub(super) struct Tokens {
    chars: Vec<char>,
    index: usize,
    pub(super) next: Option<Token>,
    pub(super) is_text: bool,
}

impl Tokens {
    pub(super) fn new(chars: Vec<char>, is_text: bool) -> Result<Tokens> {
        let mut tokens = Tokens { chars, index: 0, next: None, is_text };
        tokens.advance()?;
        Ok(tokens)
    }

    fn advance(&mut self) -> Result<()> {
        let Some(first) = self.chars.get(self.index) else {
            self.next = None;
            return Ok(());
        };
        let mut token = first.to_string();
        self.index += 1;
        if *first == '\\' {
            match self.chars.get(self.index) {
                Some(second) => token.push(*second),
                None => {
                    let last = self.chars.len() - 1;
                    return Err(Failure::Pattern("bad escape (end of pattern)".to_owned(), last));
                }
            }
            self.index += 1;
        }
        self.next = Some(token);
        Ok(())
    }

    /// Takes the next token if it is this one.
    pub(super) fn take(&mut self, token: &str) -> Result<bool> {
        if self.next.as_deref() != Some(token) {
            return Ok(false);
        }
        self.advance()?;
        Ok(true)
    }

    pub(super) fn get(&mut self) -> Result<Option<Token>> {
        let token = self.next.take();
        self.advance()?;
        Ok(token)
    }

    /// Takes up to `count` tokens of which each is a character of the set.
    pub(super) fn get_while(&mut self, count: usize, set: fn(char) -> bool) -> Result<String> {
        let mut taken = String::new();
        for _ in 0..count {
            if !self.next_is(set) {
                break;
            }
            taken.push_str(&self.get()?.unwrap_or_default());
        }
        Ok(taken)
    }

    /// Whether the next token is one character of the set.
    pub(super) fn next_is(&self, set: fn(char) -> bool) -> bool {
        self.next.as_deref().is_some_and(|token| {
            let mut chars = token.chars();
            chars.next().is_some_and(set) && chars.next().is_none()
        })
    }

    /// Takes everything up to a terminator, which goes as well.
    pub(super) fn get_until(&mut self, terminator: &str, what: &str) -> Result<String> {
        let mut taken = String::new();
        loop {
            match self.get()? {
                None if taken.is_empty() => return Err(self.error(format!("missing {what}"), 0)),
                None => {
                    let length = taken.chars().count();
                    return Err(self.error(format!("missing {terminator}, unterminated name"), length));
                }
                Some(token) if token == terminator => {
                    if taken.is_empty() {
                        return Err(self.error(format!("missing {what}"), 1));
                    }
                    return Ok(taken);
                }
                Some(token) => taken.push_str(&token),
            }
        }
    }

    /// The position of the next token.
    pub(super) fn tell(&self) -> usize {
        self.index - self.next.as_ref().map_or(0, |token| token.chars().count())
    }

    pub(super) fn seek(&mut self, index: usize) -> Result<()> {
        self.index = index;
        self.advance()
    }

    /// An error `back` characters before the next token.
    pub(super) fn error(&self, message: impl Into<String>, back: usize) -> Failure {
        let mut message = message.into();
        if !self.is_text {
            message = text::quote::escape_non_ascii(&message);
        }
        Failure::Pattern(message, self.tell().saturating_sub(back))
    }

    /// Checks the name of a group that ends `back` characters before the next token.
    pub(super) fn check_group_name(&self, name: &str, back: usize) -> Result<()> {
        let length = name.chars().count();
        if !self.is_text && !name.is_ascii() {
            let shown = text::quote::ascii(name);
            return Err(self.error(format!("bad character in group name {shown}"), length + back));
        }
        let mut chars = name.chars();
        let is_identifier = chars.next().is_some_and(text::unicode::is_identifier_start)
            && chars.all(text::unicode::is_identifier_continue);
        if !is_identifier {
            let shown = text::quote::repr(name);
            return Err(self.error(format!("bad character in group name {shown}"), length + back));
        }
        Ok(())
    }
}
