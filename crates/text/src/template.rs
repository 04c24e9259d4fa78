//! `template.format(…)`: literal text, and fields such as `{0.name[key]!r:>{width}}`.
//!
//! Reading is lazy, as in CPython: a mistake later in the template is found after the earlier fields are written.
//! For each field the machine looks up [`Field::split`]'s first part and applies the accessors, converts,
//! expands the specification if it contains fields itself, and formats.

use crate::{Error, Result, unicode};

/// How deep specifications nest: a field's specification may have fields, theirs may not.
pub const MAX_DEPTH: usize = 2;

/// The `ValueError` beyond [`MAX_DEPTH`].
pub fn too_deep() -> Error {
    Error::value("Max string recursion exceeded")
}

/// The message of the `IndexError` for a position that has no argument.
pub fn index_out_of_range(index: usize) -> String {
    format!("Replacement index {index} out of range for positional args tuple")
}

/// Literal text, and the field after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    pub literal: &'a str,
    pub field: Option<Field<'a>>,
}

/// What stands between braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field<'a> {
    pub name: &'a str,
    /// The character after `!`, see [`Conversion::of`].
    pub conversion: Option<char>,
    pub spec: &'a str,
    /// Whether the specification contains braces and is a template itself.
    pub spec_has_fields: bool,
}

/// The pieces of a template, in order. After an error comes nothing more.
pub fn pieces(template: &str) -> Pieces<'_> {
    Pieces { rest: template }
}

#[derive(Debug, Clone)]
pub struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let piece = self.piece();
        if piece.is_err() {
            self.rest = "";
        }
        Some(piece)
    }
}

impl<'a> Pieces<'a> {
    fn piece(&mut self) -> Result<Piece<'a>> {
        let Some(position) = self.rest.find(['{', '}']) else {
            return Ok(Piece { literal: std::mem::take(&mut self.rest), field: None });
        };
        let text = self.rest;
        let brace = text.as_bytes()[position];
        self.rest = &text[position + 1..];
        if self.rest.as_bytes().first() == Some(&brace) {
            self.rest = &self.rest[1..];
            return Ok(Piece { literal: &text[..=position], field: None });
        }
        if brace == b'}' {
            return Err(Error::value("Single '}' encountered in format string"));
        }
        if self.rest.is_empty() {
            return Err(Error::value("Single '{' encountered in format string"));
        }
        Ok(Piece { literal: &text[..position], field: Some(self.field()?) })
    }

    fn take(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let char = chars.next()?;
        self.rest = chars.as_str();
        Some(char)
    }

    fn field(&mut self) -> Result<Field<'a>> {
        let start = self.rest;
        let end = loop {
            match self.take() {
                None => return Err(Error::value("expected '}' before end of string")),
                Some('{') => return Err(Error::value("unexpected '{' in field name")),
                // Braces and the like belong to a key. Its closing bracket is left to be read as any character.
                Some('[') => self.rest = &self.rest[self.rest.find(']').unwrap_or(self.rest.len())..],
                Some(end @ ('}' | ':' | '!')) => break end,
                Some(_) => {}
            }
        };
        let name = &start[..start.len() - self.rest.len() - 1];
        let mut field = Field { name, conversion: None, spec: "", spec_has_fields: false };
        match end {
            '}' => return Ok(field),
            '!' => {
                let missing = || Error::value("end of string while looking for conversion specifier");
                field.conversion = Some(self.take().ok_or_else(missing)?);
                match self.take() {
                    Some('}') => return Ok(field),
                    Some(':') | None => {}
                    Some(_) => return Err(Error::value("expected ':' after conversion specifier")),
                }
            }
            _ => {}
        }
        let start = self.rest;
        let mut depth = 1;
        while depth > 0 {
            match self.take() {
                None => return Err(Error::value("unmatched '{' in format spec")),
                Some('{') => {
                    field.spec_has_fields = true;
                    depth += 1;
                }
                Some('}') => depth -= 1,
                Some(_) => {}
            }
        }
        field.spec = &start[..start.len() - self.rest.len() - 1];
        Ok(field)
    }
}

/// What `!r`, `!s` and `!a` do to a value before it is formatted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conversion {
    Repr,
    Str,
    Ascii,
}

impl Conversion {
    pub fn of(char: char) -> Result<Self> {
        match char {
            'r' => Ok(Conversion::Repr),
            's' => Ok(Conversion::Str),
            'a' => Ok(Conversion::Ascii),
            '!'..='\x7e' => Err(Error::value(format!("Unknown conversion specifier {char}"))),
            _ => Err(Error::value(format!("Unknown conversion specifier \\x{:x}", char as u32))),
        }
    }
}

/// Which argument a field begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First<'a> {
    Index(usize),
    Name(&'a str),
}

/// Counts the fields without a number, for one call of `format`, specifications included.
#[derive(Debug, Clone, Copy, Default)]
pub struct Numbering {
    state: NumberingState,
}

#[derive(Debug, Clone, Copy, Default)]
enum NumberingState {
    #[default]
    Unknown,
    Automatic {
        next: usize,
    },
    Manual,
}

impl Numbering {
    fn automatic(&mut self) -> Result<usize> {
        let index = match self.state {
            NumberingState::Unknown => 0,
            NumberingState::Automatic { next } => next,
            NumberingState::Manual => {
                return Err(Error::value(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
        };
        self.state = NumberingState::Automatic { next: index + 1 };
        Ok(index)
    }

    fn manual(&mut self) -> Result<()> {
        if let NumberingState::Automatic { .. } = self.state {
            return Err(Error::value(
                "cannot switch from automatic field numbering to manual field specification",
            ));
        }
        self.state = NumberingState::Manual;
        Ok(())
    }
}

impl<'a> Field<'a> {
    /// The argument a field begins with, and the accessors that follow.
    pub fn split(&self, numbering: &mut Numbering) -> Result<(First<'a>, Accessors<'a>)> {
        let end = self.name.find(['.', '[']).unwrap_or(self.name.len());
        let (first, rest) = self.name.split_at(end);
        let first = if first.is_empty() {
            First::Index(numbering.automatic()?)
        } else if let Some(index) = integer(first)? {
            numbering.manual()?;
            First::Index(index)
        } else {
            First::Name(first)
        };
        Ok((first, Accessors { rest }))
    }
}

/// One step from a value to a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accessor<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[3]`
    Index(usize),
    /// `[key]`
    Key(&'a str),
}

/// The accessors of a field, in order.
#[derive(Debug, Clone)]
pub struct Accessors<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Accessors<'a> {
    type Item = Result<Accessor<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let accessor = self.accessor();
        if accessor.is_err() {
            self.rest = "";
        }
        Some(accessor)
    }
}

impl<'a> Accessors<'a> {
    fn accessor(&mut self) -> Result<Accessor<'a>> {
        let empty = || Error::value("Empty attribute in format string");
        if let Some(rest) = self.rest.strip_prefix('.') {
            let (name, rest) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
            self.rest = rest;
            return if name.is_empty() { Err(empty()) } else { Ok(Accessor::Attribute(name)) };
        }
        let Some(rest) = self.rest.strip_prefix('[') else {
            return Err(Error::value("Only '.' or '[' may follow ']' in format field specifier"));
        };
        let (key, rest) = rest.split_once(']').ok_or_else(|| Error::value("Missing ']' in format string"))?;
        self.rest = rest;
        match integer(key)? {
            Some(index) => Ok(Accessor::Index(index)),
            None if key.is_empty() => Err(empty()),
            None => Ok(Accessor::Key(key)),
        }
    }
}

/// The value of a text of digits only; nothing for an empty or any other text.
fn integer(text: &str) -> Result<Option<usize>> {
    let mut value: Option<i64> = None;
    for char in text.chars() {
        let Some(digit) = unicode::decimal_value(char) else {
            return Ok(None);
        };
        let longer = value.unwrap_or(0).checked_mul(10).and_then(|value| value.checked_add(digit.into()));
        value = Some(longer.ok_or_else(|| Error::value("Too many decimal digits in format string"))?);
    }
    Ok(value.map(|value| usize::try_from(value).unwrap_or(usize::MAX)))
}
