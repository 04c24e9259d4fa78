//! Tokens as CPython's tokenizer makes them, with its errors.
//!
//! It is used when a source is wrong, to find the words and the place that CPython has for the mistake. Ruff's
//! lexer cannot serve here: it goes on behind errors and joins or splits tokens in other places.

mod fstring;
mod number;
mod string;

use bytecode::{Source, Span};

/// What a token is; keywords and operators are told apart by their text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Name,
    Keyword,
    Number,
    String,
    FStringStart,
    FStringMiddle,
    FStringEnd,
    Op,
    Newline,
    Indent,
    Dedent,
    End,
}

#[derive(Debug, Clone, Copy)]
pub struct Token {
    pub kind: Kind,
    pub start: u32,
    pub end: u32,
    /// How many brackets are open behind the token.
    pub level: u32,
}

/// Why tokens end before the source does.
#[derive(Debug, Clone)]
pub struct TokenError {
    pub exception: &'static str,
    pub message: String,
    pub range: Span,
    /// Errors that CPython notices only when its parser reads this far; the others count wherever the
    /// parser stopped.
    pub quiet: bool,
}

/// The tokens of a source, up to the first error.
pub struct Tokens {
    pub tokens: Vec<Token>,
    pub error: Option<TokenError>,
    /// The brackets that are open where the tokens end: their characters and offsets.
    pub open: Vec<(u8, u32)>,
    /// Whether they end within an f-string.
    pub in_fstring: bool,
}

const MAX_BRACKETS: usize = 200;
pub const TOO_MANY_BRACKETS: &str = "too many nested parentheses";
const MAX_INDENT: usize = 100;
pub const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

type Step<T = ()> = Result<T, TokenError>;

struct Tokenizer<'a> {
    source: &'a Source,
    text: &'a [u8],
    at: usize,
    tokens: Vec<Token>,
    brackets: Vec<(u8, u32)>,
    /// The columns of the blocks around, with tabs to 8 and to 1.
    indents: Vec<(usize, usize)>,
    fstrings: Vec<fstring::FString>,
}

/// Splits a source into tokens.
pub fn tokenize(source: &Source) -> Tokens {
    let mut tokenizer = Tokenizer {
        source,
        text: source.text.as_bytes(),
        at: if source.text.starts_with('\u{feff}') { 3 } else { 0 },
        tokens: Vec::new(),
        brackets: Vec::new(),
        indents: vec![(0, 0)],
        fstrings: Vec::new(),
    };
    let error = tokenizer.run().err();
    let in_fstring = !tokenizer.fstrings.is_empty();
    Tokens { tokens: tokenizer.tokens, error, open: tokenizer.brackets, in_fstring }
}

impl Tokenizer<'_> {
    fn run(&mut self) -> Step {
        if let Some(at) = self.text.iter().position(|byte| *byte == 0) {
            let at = at as u32;
            return Err(TokenError {
                exception: "SyntaxError",
                message: "source code cannot contain null bytes".into(),
                range: Span { start: at, end: at },
                quiet: false,
            });
        }
        loop {
            if self.brackets.is_empty() && self.fstrings.is_empty() {
                self.indentation()?;
            }
            if self.line()? {
                return Ok(());
            }
        }
    }

    /// The tokens up to the end of a logical line; tells whether the source ends there.
    fn line(&mut self) -> Step<bool> {
        let mut comment = None;
        loop {
            if self.fstrings.last().is_some_and(|fstring| fstring.in_text) {
                self.fstring_text()?;
                continue;
            }
            self.skip_blanks();
            let Some(byte) = self.peek() else {
                return self.end_of_source(comment);
            };
            match byte {
                b'#' => {
                    comment = Some(self.at);
                    while !matches!(self.peek(), None | Some(b'\n' | b'\r')) {
                        self.at += 1;
                    }
                }
                b'\n' | b'\r' => {
                    let end = self.at;
                    self.newline();
                    if self.brackets.is_empty() {
                        if self.ends_logical_line() {
                            // A comment counts to the end of the line.
                            self.push(Kind::Newline, comment.unwrap_or(end), end + 1);
                        }
                        return Ok(false);
                    }
                }
                b'\\' => self.continuation()?,
                b'0'..=b'9' => self.number()?,
                b'.' if self.peek_at(1).is_some_and(|next| next.is_ascii_digit()) => self.number()?,
                b'"' | b'\'' => self.string(self.at)?,
                byte if byte == b'_' || byte.is_ascii_alphabetic() || byte >= 128 => self.word()?,
                _ => self.punctuation(byte)?,
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn peek_at(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.at + ahead).copied()
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        let level = self.brackets.len() as u32;
        self.tokens.push(Token { kind, start: start as u32, end: end as u32, level });
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | 12)) {
            self.at += 1;
        }
    }

    /// Steps over the end of a line, `\n`, `\r` or both.
    fn newline(&mut self) {
        if self.peek() == Some(b'\r') && self.peek_at(1) == Some(b'\n') {
            self.at += 1;
        }
        self.at += 1;
    }

    fn ends_logical_line(&self) -> bool {
        self.tokens
            .last()
            .is_some_and(|last| !matches!(last.kind, Kind::Newline | Kind::Indent | Kind::Dedent))
    }

    /// An error behind the character before the current place, which is what CPython points at.
    fn error<T>(&self, message: impl Into<String>) -> Step<T> {
        let before =
            self.source.text[..self.at.min(self.text.len())].chars().next_back().map_or(0, char::len_utf8);
        self.error_at(message, self.at - before)
    }

    fn error_at<T>(&self, message: impl Into<String>, at: usize) -> Step<T> {
        let range = Span { start: at as u32, end: at as u32 };
        Err(TokenError { exception: "SyntaxError", message: message.into(), range, quiet: false })
    }

    fn quiet<T>(&self, exception: &'static str, message: &str, at: usize) -> Step<T> {
        let range = Span { start: at as u32, end: at as u32 };
        Err(TokenError { exception, message: message.into(), range, quiet: true })
    }

    fn end_of_source(&mut self, comment: Option<usize>) -> Step<bool> {
        let at = self.text.len();
        if let Some((bracket, open)) = self.brackets.last().copied() {
            let message = format!("'{}' was never closed", bracket as char);
            let range = Span { start: open, end: open };
            return Err(TokenError { exception: "SyntaxError", message, range, quiet: true });
        }
        if self.ends_logical_line() {
            self.push(Kind::Newline, comment.unwrap_or(at), at + 1);
        }
        // What follows the last line is reported at the end of that line.
        let at = if self.text.last() == Some(&b'\n') { at - 1 } else { at };
        for _ in 1..self.indents.len() {
            self.push(Kind::Dedent, at, at);
        }
        self.push(Kind::End, at, at);
        Ok(true)
    }

    // ---- lines ----

    /// The blanks at the begin of a logical line, compared with those of the blocks around.
    fn indentation(&mut self) -> Step {
        loop {
            let line_start = self.at;
            let (mut column, mut alternative) = (0, 0);
            let mut continued = None;
            loop {
                match self.peek() {
                    Some(b' ') => {
                        column += 1;
                        alternative += 1;
                    }
                    Some(b'\t') => {
                        column = (column / 8 + 1) * 8;
                        alternative += 1;
                    }
                    Some(12) => (column, alternative) = (0, 0),
                    Some(b'\\') => {
                        continued = continued.or(Some((column, alternative)));
                        self.continuation()?;
                        continue;
                    }
                    _ => break,
                }
                self.at += 1;
            }
            match self.peek() {
                None => return Ok(()),
                Some(b'#') => {
                    while !matches!(self.peek(), None | Some(b'\n' | b'\r')) {
                        self.at += 1;
                    }
                    if self.peek().is_some() {
                        self.newline();
                    }
                }
                Some(b'\n' | b'\r') => self.newline(),
                Some(_) => {
                    let columns = continued.unwrap_or((column, alternative));
                    return self.indent_to(columns, line_start);
                }
            }
        }
    }

    fn indent_to(&mut self, (column, alternative): (usize, usize), line_start: usize) -> Step {
        let mixed = "inconsistent use of tabs and spaces in indentation";
        let last = *self.indents.last().expect("there is always the outermost block");
        if column == last.0 {
            if alternative != last.1 {
                return self.quiet("TabError", mixed, line_start);
            }
        } else if column > last.0 {
            if self.indents.len() >= MAX_INDENT {
                return self.quiet("IndentationError", "too many levels of indentation", line_start);
            }
            if alternative <= last.1 {
                return self.quiet("TabError", mixed, line_start);
            }
            self.indents.push((column, alternative));
            self.push(Kind::Indent, self.at, self.at);
        } else {
            while self.indents.last().is_some_and(|known| column < known.0) {
                self.indents.pop();
                self.push(Kind::Dedent, self.at, self.at);
            }
            let known = self.indents.last().copied().unwrap_or_default();
            if column != known.0 {
                self.tokens.truncate(
                    self.tokens.iter().rposition(|t| t.kind != Kind::Dedent).map_or(0, |at| at + 1),
                );
                let message = "unindent does not match any outer indentation level";
                return self.quiet("IndentationError", message, self.line_end(line_start));
            }
            if alternative != known.1 {
                return self.quiet("TabError", mixed, line_start);
            }
        }
        Ok(())
    }

    fn line_end(&self, from: usize) -> usize {
        self.text[from..].iter().position(|byte| *byte == b'\n').map_or(self.text.len(), |at| from + at)
    }

    /// A backslash: the line goes on in the next one.
    fn continuation(&mut self) -> Step {
        let backslash = self.at;
        self.at += 1;
        match self.peek() {
            Some(b'\n' | b'\r') => self.newline(),
            None => {}
            Some(_) => {
                let message = "unexpected character after line continuation character";
                return self.quiet("SyntaxError", message, backslash + 1);
            }
        }
        if self.peek().is_none() {
            if !self.brackets.is_empty() {
                return self.end_of_source(None).map(drop);
            }
            return self.quiet("SyntaxError", "unexpected EOF while parsing", backslash + 1);
        }
        Ok(())
    }

    // ---- words and punctuation ----

    fn word(&mut self) -> Step {
        let start = self.at;
        let (mut b, mut r, mut u, mut f) = (false, false, false, false);
        while let Some(byte) = self.peek() {
            match byte {
                b'b' | b'B' if !(b || u || f) => b = true,
                b'u' | b'U' if !(b || u || r || f) => u = true,
                b'r' | b'R' if !(r || u) => r = true,
                b'f' | b'F' if !(f || b || u) => f = true,
                b'"' | b'\'' if f => return self.fstring_start(start, r),
                b'"' | b'\'' => return self.string(start),
                _ => break,
            }
            self.at += 1;
        }
        while self.peek().is_some_and(|byte| byte == b'_' || byte.is_ascii_alphanumeric() || byte >= 128) {
            self.at += 1;
        }
        let text = &self.source.text[start..self.at];
        if !text.is_ascii() {
            self.check_identifier(start)?;
        }
        let kind = if KEYWORDS.contains(&text) { Kind::Keyword } else { Kind::Name };
        self.push(kind, start, self.at);
        Ok(())
    }

    fn check_identifier(&mut self, start: usize) -> Step {
        let text = &self.source.text[start..self.at];
        let wrong = text.char_indices().find(|&(at, c)| {
            let fits =
                if at == 0 { unicode_ident::is_xid_start(c) } else { unicode_ident::is_xid_continue(c) };
            !fits && c != '_'
        });
        let Some((at, c)) = wrong else { return Ok(()) };
        self.at = start + at + c.len_utf8();
        let code = c as u32;
        if is_printable(c) {
            self.error(format!("invalid character '{c}' (U+{code:04X})"))
        } else {
            self.error(format!("invalid non-printable character U+{code:04X}"))
        }
    }

    fn punctuation(&mut self, byte: u8) -> Step {
        let start = self.at;
        if self.fstring_punctuation(byte) {
            self.at += 1;
            self.push(Kind::Op, start, self.at);
            return Ok(());
        }
        let rest = &self.text[start..];
        let three: &[&[u8]] = &[b"**=", b"//=", b">>=", b"<<=", b"..."];
        let two: &[&[u8]] = &[
            b"!=", b"%=", b"&=", b"**", b"*=", b"+=", b"-=", b"->", b"//", b"/=", b":=", b"<<", b"<=", b"<>",
            b"==", b">=", b">>", b"@=", b"^=", b"|=",
        ];
        if three.iter().any(|op| rest.starts_with(op)) {
            self.at += 3;
        } else if two.iter().any(|op| rest.starts_with(op)) {
            self.at += 2;
        } else {
            self.at += 1;
            self.bracket(byte, start)?;
            if byte < 32 || byte == 127 {
                return self.error(format!("invalid non-printable character U+{byte:04X}"));
            }
        }
        self.push(Kind::Op, start, self.at);
        Ok(())
    }

    fn bracket(&mut self, byte: u8, start: usize) -> Step {
        match byte {
            b'(' | b'[' | b'{' => {
                if self.brackets.len() >= MAX_BRACKETS {
                    return self.error(TOO_MANY_BRACKETS);
                }
                self.brackets.push((byte, start as u32));
                if let Some(fstring) = self.fstrings.last_mut() {
                    fstring.depth += 1;
                }
                Ok(())
            }
            b')' | b']' | b'}' => self.close(byte),
            _ => Ok(()),
        }
    }

    fn close(&mut self, byte: u8) -> Step {
        let close = byte as char;
        if byte == b'}' && self.fstrings.last().is_some_and(|fstring| fstring.depth == 0) {
            return self.error("f-string: single '}' is not allowed");
        }
        let Some((open, at)) = self.brackets.pop() else {
            return self.error(format!("unmatched '{close}'"));
        };
        if !matches!((open, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            if let Some(fstring) = self.fstrings.last()
                && open == b'{'
                && fstring.depth - 1 == fstring.field_depth
            {
                return self.error(format!("f-string: unmatched '{close}'"));
            }
            let open = open as char;
            let line = self.source.line(at);
            let message =
                format!("closing parenthesis '{close}' does not match opening parenthesis '{open}'");
            if line == self.source.line(self.at as u32 - 1) {
                return self.error(message);
            }
            return self.error(format!("{message} on line {line}"));
        }
        self.fstring_close(byte)
    }
}

fn is_printable(c: char) -> bool {
    !(c.is_control()
        || (c.is_whitespace() && c != ' ')
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{e000}'..='\u{f8ff}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{10ffff}'))
}
