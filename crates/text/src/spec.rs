//! The format specification of f-strings, `format` and `str.format`:
//! `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
//!
//! A [`Spec`] is read for one kind of value, because defaults, allowed letters and messages depend on it;
//! [`format_int`], [`format_float`], [`format_complex`] and [`format_str`] then apply it.
//! ```
//! use text::spec::{Spec, Subject, format_float};
//!
//! let spec = Spec::parse(">+12,.2f", Subject::Float, "float").unwrap();
//! assert_eq!(format_float(1234.5, &spec).unwrap(), "   +1,234.50");
//! ```

mod number;

use crate::error::LONGEST_PADDING;
use crate::{Error, Result, unicode};

pub use number::{format_complex, format_float, format_int};

/// What is being formatted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Str,
    Int,
    Float,
    Complex,
}

impl Subject {
    fn allows(self, letter: char) -> bool {
        let letters = match self {
            Subject::Str => "s",
            Subject::Int => "bcdoxXneEfFgG%",
            Subject::Float => "eEfFgGn%",
            Subject::Complex => "eEfFgGn",
        };
        letters.contains(letter)
    }
}

/// Where the padding goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
    Center,
    /// Between the sign and the digits.
    AfterSign,
}

impl Align {
    fn of(char: char) -> Option<Self> {
        match char {
            '<' => Some(Align::Left),
            '>' => Some(Align::Right),
            '^' => Some(Align::Center),
            '=' => Some(Align::AfterSign),
            _ => None,
        }
    }
}

/// A parsed specification, valid for the subject it was parsed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spec {
    pub(crate) fill: char,
    pub(crate) align: Align,
    /// `+`, `-` or a blank.
    pub(crate) sign: Option<char>,
    pub(crate) no_negative_zero: bool,
    pub(crate) alternate: bool,
    pub(crate) width: usize,
    /// `,` or `_`.
    pub(crate) grouping: Option<char>,
    pub(crate) precision: Option<usize>,
    pub(crate) letter: Option<char>,
}

impl Spec {
    /// Reads a specification. `type_name` is the name of the value's class, for the messages.
    pub fn parse(text: &str, subject: Subject, type_name: &str) -> Result<Spec> {
        let spec = Parser { rest: text }.parse(text, subject, type_name)?;
        if let Some(letter) = spec.letter
            && !subject.allows(letter)
        {
            let letter = shown_letter(letter);
            return Err(Error::value(format!(
                "Unknown format code '{letter}' for object of type '{type_name}'"
            )));
        }
        if spec.width > LONGEST_PADDING {
            return Err(Error::memory());
        }
        Ok(spec)
    }
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn parse(&mut self, text: &'a str, subject: Subject, type_name: &str) -> Result<Spec> {
        let default_align = if subject == Subject::Str { Align::Left } else { Align::Right };
        let mut spec = Spec {
            fill: ' ',
            align: default_align,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            letter: None,
        };

        let mut chars = text.chars();
        let (first, second) = (chars.next(), chars.next());
        let mut fill_given = false;
        let mut align_given = true;
        if let (Some(fill), Some(align)) = (first, second.and_then(Align::of)) {
            (spec.fill, spec.align) = (fill, align);
            fill_given = true;
            self.rest = chars.as_str();
        } else if let Some(align) = first.and_then(Align::of) {
            spec.align = align;
            self.rest = &text[1..];
        } else {
            align_given = false;
        }

        spec.sign = self.take(|char| matches!(char, ' ' | '+' | '-'));
        spec.no_negative_zero = self.take(|char| char == 'z').is_some();
        spec.alternate = self.take(|char| char == '#').is_some();
        if !fill_given && self.take(|char| char == '0').is_some() {
            spec.fill = '0';
            if !align_given && default_align == Align::Right {
                spec.align = Align::AfterSign;
            }
        }

        spec.width = self.integer()?.unwrap_or(0);
        let comma = self.take(|char| char == ',').is_some();
        let underscore = self.take(|char| char == '_').is_some();
        if underscore && (comma || self.rest.starts_with(',')) {
            return Err(Error::value("Cannot specify both ',' and '_'."));
        }
        spec.grouping = if comma { Some(',') } else { underscore.then_some('_') };
        if self.take(|char| char == '.').is_some() {
            spec.precision = self.integer()?;
            if spec.precision.is_none() {
                return Err(Error::value("Format specifier missing precision"));
            }
        }

        spec.letter = self.take(|_| true);
        if !self.rest.is_empty() {
            return Err(Error::value(format!(
                "Invalid format specifier '{text}' for object of type '{type_name}'"
            )));
        }
        if let Some(separator) = spec.grouping {
            let letter = spec.letter.or((subject == Subject::Str).then_some('s'));
            check_grouping(separator, letter)?;
        }
        Ok(spec)
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let mut chars = self.rest.chars();
        let char = chars.next().filter(|&char| wanted(char))?;
        self.rest = chars.as_str();
        Some(char)
    }

    fn integer(&mut self) -> Result<Option<usize>> {
        let mut value: Option<i64> = None;
        while let Some(digit) = self.rest.chars().next().and_then(unicode::decimal_value) {
            self.take(|_| true);
            let longer = value.unwrap_or(0).checked_mul(10).and_then(|value| value.checked_add(digit.into()));
            value = Some(longer.ok_or_else(|| Error::value("Too many decimal digits in format string"))?);
        }
        Ok(value.map(|value| usize::try_from(value).unwrap_or(usize::MAX)))
    }
}

fn check_grouping(separator: char, letter: Option<char>) -> Result<()> {
    match letter {
        None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => Ok(()),
        Some('b' | 'o' | 'x' | 'X') if separator == '_' => Ok(()),
        Some(letter) => {
            let letter = shown_letter(letter);
            Err(Error::value(format!("Cannot specify '{separator}' with '{letter}'.")))
        }
    }
}

fn shown_letter(letter: char) -> String {
    match letter {
        '!'..='\x7f' => letter.to_string(),
        _ => format!("\\x{:x}", crate::surrogates::code_of(letter)),
    }
}

/// Formats a text: cut to the precision, padded to the width.
pub fn format_str(text: &str, spec: &Spec) -> Result<String> {
    let refuse = |what: &str| Err(Error::value(format!("{what} not allowed in string format specifier")));
    match spec.sign {
        Some(' ') => return refuse("Space"),
        Some(_) => return refuse("Sign"),
        None => {}
    }
    if spec.no_negative_zero {
        return refuse("Negative zero coercion (z)");
    }
    if spec.alternate {
        return refuse("Alternate form (#)");
    }
    if spec.align == Align::AfterSign {
        return refuse("'=' alignment");
    }
    let cut = match spec.precision.and_then(|precision| text.char_indices().nth(precision)) {
        Some((end, _)) => &text[..end],
        None => text,
    };
    Ok(pad(cut, spec))
}

/// Pads a finished text to the width.
fn pad(text: &str, spec: &Spec) -> String {
    let missing = if spec.width == 0 { 0 } else { spec.width.saturating_sub(text.chars().count()) };
    let left = match spec.align {
        Align::Left => 0,
        Align::Right | Align::AfterSign => missing,
        Align::Center => missing / 2,
    };
    let mut out = String::with_capacity(text.len() + missing * spec.fill.len_utf8());
    out.extend(std::iter::repeat_n(spec.fill, left));
    out.push_str(text);
    out.extend(std::iter::repeat_n(spec.fill, missing - left));
    out
}
