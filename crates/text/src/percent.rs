//! `template % values`: what the template asks for, piece by piece, and how a value is then written.
//!
//! For each field of [`pieces`] the machine, in this order: checks that it has a mapping if the field
//! [needs one](Field::needs_mapping), looks up the key, whose value then is the only argument there is; fetches an
//! argument for each `*` ([`star_width`], [`star_precision`]); [resolves](Field::resolve) the field, which finds what is wrong with it; fetches the
//! argument; and calls [`format_int`], [`format_float`] or [`format_str`]
//! by the letter.

use crate::error::LONGEST_PADDING;
use crate::float::digits::Style;
use crate::{Error, IntRef, Result};

/// A `TypeError` when the template asks for more than there is.
pub const NOT_ENOUGH_ARGUMENTS: &str = "not enough arguments for format string";
/// A `TypeError` when values are left over, unless they are a mapping.
pub const NOT_ALL_CONVERTED: &str = "not all arguments converted during string formatting";
/// A `TypeError` when a field has a key and the value is not a mapping.
pub const REQUIRES_MAPPING: &str = "format requires a mapping";
/// A `TypeError` when the argument for `*` is not an integer.
pub const STAR_WANTS_INT: &str = "* wants int";
/// A `TypeError` when the argument of `%c` is neither an integer nor a single character.
pub const CHAR_REQUIRED: &str = "%c requires int or char";

/// The `TypeError` for `%d %i %u` of what is not a number.
pub fn real_number_required(letter: char, type_name: &str) -> Error {
    Error::type_error(format!("%{letter} format: a real number is required, not {type_name}"))
}

/// The `TypeError` for `%o %x %X` of what is not an integer.
pub fn integer_required(letter: char, type_name: &str) -> Error {
    Error::type_error(format!("%{letter} format: an integer is required, not {type_name}"))
}

/// The `TypeError` for the letters of floats and what is not a number.
pub fn float_required(type_name: &str) -> Error {
    Error::type_error(format!("must be real number, not {type_name}"))
}

/// The `ValueError` for a letter that means nothing. It comes after the field's argument was fetched.
pub fn unsupported(conversion: &Conversion) -> Error {
    let Conversion { letter, index, .. } = *conversion;
    let shown = if ('\x1f'..='~').contains(&letter) { letter } else { '?' };
    let code = letter as u32;
    Error::value(format!("unsupported format character '{shown}' ({code:#x}) at index {index}"))
}

/// A part of the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// To be copied; `%%` is the literal `%`.
    Literal(&'a str),
    Field(Field<'a>),
}

/// A place for a value, such as `%(name)-8.3f`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field<'a> {
    /// A parenthesis follows the percent sign.
    pub needs_mapping: bool,
    pub key: Option<&'a str>,
    pub width: Option<Count>,
    pub precision: Option<Count>,
    flags: Flags,
    /// The letter and where it stands; or what is wrong, which CPython finds only after it fetched the above.
    letter: Result<(char, usize)>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags {
    pub left: bool,
    pub sign: bool,
    pub blank: bool,
    pub alternate: bool,
    pub zero: bool,
}

/// A width or a precision: in the template, or the next argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    Fixed(usize),
    Star,
}

/// The parts of a template, in order. After a field that is wrong comes nothing more.
pub fn pieces(template: &str) -> Pieces<'_> {
    Pieces { rest: template, index: 0 }
}

#[derive(Debug, Clone)]
pub struct Pieces<'a> {
    rest: &'a str,
    /// How many characters were read.
    index: usize,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.rest.find('%').unwrap_or(self.rest.len());
        if end > 0 {
            let (literal, rest) = self.rest.split_at(end);
            self.index += literal.chars().count();
            self.rest = rest;
            return Some(Piece::Literal(literal));
        }
        if self.rest.starts_with("%%") {
            self.take();
            self.take();
            return Some(Piece::Literal("%"));
        }
        let field = self.field();
        if field.letter.is_err() {
            self.rest = "";
        }
        Some(Piece::Field(field))
    }
}

impl<'a> Pieces<'a> {
    fn take(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let char = chars.next()?;
        self.rest = chars.as_str();
        self.index += 1;
        Some(char)
    }

    fn field(&mut self) -> Field<'a> {
        self.take();
        let mut field = Field {
            needs_mapping: self.rest.starts_with('('),
            key: None,
            width: None,
            precision: None,
            flags: Flags::default(),
            letter: Ok(('%', 0)),
        };
        field.letter = self.fill(&mut field);
        field
    }

    fn fill(&mut self, field: &mut Field<'a>) -> Result<(char, usize)> {
        if field.needs_mapping {
            field.key = Some(self.key()?);
        }
        field.flags = self.flags();
        field.width = self.count("width too big", i64::MAX as u64)?;
        if self.rest.starts_with('.') {
            self.take();
            field.precision = self.count("precision too big", i32::MAX as u64)?.or(Some(Count::Fixed(0)));
        }
        if self.rest.starts_with(['h', 'l', 'L']) {
            self.take();
        }
        let letter = self.take().ok_or_else(|| Error::value("incomplete format"))?;
        Ok((letter, self.index - 1))
    }

    /// Reads `(key)`, in which parentheses are balanced.
    fn key(&mut self) -> Result<&'a str> {
        self.take();
        let start = self.rest;
        let mut depth = 1;
        while depth > 0 {
            match self.take().ok_or_else(|| Error::value("incomplete format key"))? {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
        }
        Ok(&start[..start.len() - self.rest.len() - 1])
    }

    fn flags(&mut self) -> Flags {
        let mut flags = Flags::default();
        loop {
            match self.rest.chars().next() {
                Some('-') => flags.left = true,
                Some('+') => flags.sign = true,
                Some(' ') => flags.blank = true,
                Some('#') => flags.alternate = true,
                Some('0') => flags.zero = true,
                Some(_) | None => return flags,
            }
            self.take();
        }
    }

    fn count(&mut self, too_big: &'static str, largest: u64) -> Result<Option<Count>> {
        if self.rest.starts_with('*') {
            self.take();
            return Ok(Some(Count::Star));
        }
        let mut value: Option<u64> = None;
        while let Some(digit) = self.rest.chars().next().and_then(|char| char.to_digit(10)) {
            self.take();
            let longer = value.unwrap_or(0).saturating_mul(10).saturating_add(u64::from(digit));
            if longer > largest {
                return Err(Error::value(too_big));
            }
            value = Some(longer);
        }
        Ok(value.map(|value| Count::Fixed(usize::try_from(value).unwrap_or(usize::MAX))))
    }
}

/// How to write one value: a field whose stars are filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conversion {
    pub flags: Flags,
    pub width: usize,
    pub precision: Option<usize>,
    pub letter: char,
    index: usize,
}

impl Field<'_> {
    /// Fills in the arguments that were fetched for the stars, or any number where there is none. A negative width means to the left.
    pub fn resolve(&self, star_width: i64, star_precision: i64) -> Result<Conversion> {
        let (letter, index) = self.letter.clone()?;
        let mut flags = self.flags;
        let width = match self.width {
            None => 0,
            Some(Count::Fixed(width)) => width,
            Some(Count::Star) => {
                flags.left |= star_width < 0;
                usize::try_from(star_width.unsigned_abs()).unwrap_or(usize::MAX)
            }
        };
        let precision = self.precision.map(|precision| match precision {
            Count::Fixed(precision) => precision,
            Count::Star => usize::try_from(star_precision.max(0)).unwrap_or(usize::MAX),
        });
        if width > LONGEST_PADDING {
            return Err(Error::memory());
        }
        Ok(Conversion { flags, width, precision, letter, index })
    }
}

/// `%d %i %u %o %x %X` of an integer. The machine cuts a float to an integer before.
pub fn format_int<'a>(value: impl Into<IntRef<'a>>, conversion: &Conversion) -> Result<String> {
    let value = value.into();
    let (base, prefix) = match conversion.letter {
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let mut digits = value.magnitude(base)?;
    if conversion.letter == 'X' {
        digits.make_ascii_uppercase();
    }
    let precision = conversion.precision.unwrap_or(0);
    if precision > LONGEST_PADDING {
        return Err(Error::memory());
    }
    if precision > digits.len() {
        digits.insert_str(0, &"0".repeat(precision - digits.len()));
    }
    let prefix = if conversion.flags.alternate { prefix } else { "" };
    Ok(lay_out_number(value.is_negative(), prefix, &digits, conversion))
}

/// `%e %E %f %F %g %G` of a float.
pub fn format_float(value: f64, conversion: &Conversion) -> Result<String> {
    let style = Style {
        alternate: conversion.flags.alternate,
        ..Style::of_letter(conversion.letter, conversion.precision.unwrap_or(6))
    };
    style.check()?;
    let text = style.format(value);
    let magnitude = text.strip_prefix('-').unwrap_or(&text);
    Ok(lay_out_number(magnitude.len() < text.len(), "", magnitude, conversion))
}

fn lay_out_number(negative: bool, prefix: &str, digits: &str, conversion: &Conversion) -> String {
    let flags = conversion.flags;
    let sign = match negative {
        true => "-",
        false if flags.sign => "+",
        false if flags.blank => " ",
        false => "",
    };
    let missing = conversion.width.saturating_sub(sign.len() + prefix.len() + digits.len());
    match (flags.left, flags.zero) {
        (true, _) => format!("{sign}{prefix}{digits}{}", " ".repeat(missing)),
        (false, true) => format!("{sign}{prefix}{}{digits}", "0".repeat(missing)),
        (false, false) => format!("{}{sign}{prefix}{digits}", " ".repeat(missing)),
    }
}

/// `%s %r %a` of the value's text.
pub fn format_str(text: &str, conversion: &Conversion) -> String {
    let cut = match conversion.precision.and_then(|precision| text.char_indices().nth(precision)) {
        Some((end, _)) => &text[..end],
        None => text,
    };
    pad(cut, conversion)
}

/// `%c` of a character.
pub fn format_char(char: char, conversion: &Conversion) -> String {
    pad(char.encode_utf8(&mut [0; 4]), conversion)
}

/// The width that an integer argument for `*` means.
pub fn star_width<'a>(value: impl Into<IntRef<'a>>) -> Result<i64> {
    value.into().to_i64().ok_or_else(|| Error::overflow("Python int too large to convert to C ssize_t"))
}

/// The precision that an integer argument for `.*` means.
pub fn star_precision<'a>(value: impl Into<IntRef<'a>>) -> Result<i64> {
    let value = value.into().to_i64().filter(|&value| i32::try_from(value).is_ok());
    value.ok_or_else(|| Error::overflow("Python int too large to convert to C int"))
}

/// The character that `%c` writes for an integer.
pub fn char_of_int<'a>(value: impl Into<IntRef<'a>>) -> Result<char> {
    let code = value.into().to_i64().and_then(|code| u32::try_from(code).ok());
    code.and_then(crate::surrogates::char_of).ok_or_else(|| Error::overflow("%c arg not in range(0x110000)"))
}

fn pad(text: &str, conversion: &Conversion) -> String {
    let missing = match conversion.width {
        0 => 0,
        width => width.saturating_sub(text.chars().count()),
    };
    let padding = " ".repeat(missing);
    if conversion.flags.left { format!("{text}{padding}") } else { format!("{padding}{text}") }
}
