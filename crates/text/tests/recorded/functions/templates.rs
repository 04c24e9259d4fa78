//! `%` and `str.format`, with a small stand-in for the machine that holds numbers and texts.

use num_bigint::BigInt;
use text::percent::{self, Count};
use text::spec::{Spec, Subject};
use text::template::{self, Accessor, Conversion, First, Numbering};
use text::{Error, Int, quote};

use super::{Outcome, float, int};

/// An argument, written as `i:5`, `f:1.5` or `s:text`.
enum Value<'a> {
    Int(Int),
    Float(f64),
    Str(&'a str),
    /// The mapping itself, when it is formatted as a whole.
    Mapping,
}

impl<'a> Value<'a> {
    fn of(argument: &'a str) -> Self {
        match argument.split_once(':').unwrap() {
            ("i", value) => Value::Int(int(value)),
            ("f", value) => Value::Float(float(value)),
            (_, value) => Value::Str(value),
        }
    }

    fn type_name(&self) -> &'static str {
        match self {
            Value::Int(_) => "int",
            Value::Float(_) => "float",
            Value::Str(_) => "str",
            Value::Mapping => "dict",
        }
    }

    fn repr(&self) -> Result<String, Error> {
        match self {
            Value::Int(value) => text::int::repr(value.as_ref()),
            Value::Float(value) => Ok(text::float::repr(*value)),
            Value::Str(value) => Ok(quote::repr(value)),
            Value::Mapping => Ok("{'a': 5}".into()),
        }
    }

    fn str(&self) -> Result<String, Error> {
        match self {
            Value::Str(value) => Ok((*value).to_owned()),
            Value::Int(_) | Value::Float(_) | Value::Mapping => self.repr(),
        }
    }

    fn format(&self, spec: &str) -> Result<String, Error> {
        let parse = |subject| Spec::parse(spec, subject, self.type_name());
        match self {
            Value::Int(value) => text::spec::format_int(value.as_ref(), &parse(Subject::Int)?),
            Value::Float(value) => text::spec::format_float(*value, &parse(Subject::Float)?),
            Value::Str(value) => text::spec::format_str(value, &parse(Subject::Str)?),
            Value::Mapping => panic!("a mapping is not formatted"),
        }
    }
}

pub fn percent(name: &str, arguments: &[&str]) -> Outcome {
    match (name, arguments) {
        ("format", [template, arguments @ ..]) => {
            let arguments = arguments.iter().map(|argument| Value::of(argument)).collect();
            percent_format(template, None, arguments)
        }
        ("format_mapping", [template, key, argument]) => {
            percent_format(template, Some((key, argument)), vec![Value::Mapping])
        }
        _ => panic!("unknown function {name}"),
    }
}

fn percent_format(template: &str, mapping: Option<(&str, &str)>, arguments: Vec<Value<'_>>) -> Outcome {
    let type_error = |message: &'static str| Error::type_error(message).to_string();
    let shown = |error: Error| error.to_string();
    let mut arguments = arguments.into_iter();
    let mut out = String::new();
    for piece in percent::pieces(template) {
        let field = match piece {
            percent::Piece::Literal(literal) => {
                out.push_str(literal);
                continue;
            }
            percent::Piece::Field(field) => field,
        };
        if field.needs_mapping && mapping.is_none() {
            return Err(type_error(percent::REQUIRES_MAPPING));
        }
        if let (Some(key), Some((known, value))) = (field.key, mapping) {
            if key != known {
                return Err(format!("KeyError: {}", quote::repr(key)));
            }
            arguments = vec![Value::of(value)].into_iter();
        }
        let mut next = || arguments.next().ok_or_else(|| type_error(percent::NOT_ENOUGH_ARGUMENTS));
        let mut star = |count: Option<Count>, convert: fn(&BigInt) -> Result<i64, Error>| match count {
            Some(Count::Star) => match next()? {
                Value::Int(Int::Small(value)) => convert(&value.into()).map_err(shown),
                Value::Int(Int::Big(value)) => convert(&value).map_err(shown),
                _ => Err(type_error(percent::STAR_WANTS_INT)),
            },
            _ => Ok(0),
        };
        let width = star(field.width, |value| percent::star_width(value))?;
        let precision = star(field.precision, |value| percent::star_precision(value))?;
        let conversion = field.resolve(width, precision).map_err(shown)?;
        let value = next()?;
        let letter = conversion.letter;
        let text = match (letter, &value) {
            ('s', value) => value.str().map(|text| percent::format_str(&text, &conversion)),
            ('r', value) => value.repr().map(|text| percent::format_str(&text, &conversion)),
            ('a', value) => {
                value.repr().map(|text| percent::format_str(&quote::escape_non_ascii(&text), &conversion))
            }
            ('d' | 'i' | 'u' | 'o' | 'x' | 'X', Value::Int(value)) => {
                percent::format_int(value.as_ref(), &conversion)
            }
            ('d' | 'i' | 'u', Value::Float(value)) => {
                text::float::to_int(*value).and_then(|value| percent::format_int(value.as_ref(), &conversion))
            }
            ('d' | 'i' | 'u', other) => Err(percent::real_number_required(letter, other.type_name())),
            ('o' | 'x' | 'X', other) => Err(percent::integer_required(letter, other.type_name())),
            ('e' | 'E' | 'f' | 'F' | 'g' | 'G', Value::Int(value)) => {
                value.as_ref().to_f64().and_then(|value| percent::format_float(value, &conversion))
            }
            ('e' | 'E' | 'f' | 'F' | 'g' | 'G', Value::Float(value)) => {
                percent::format_float(*value, &conversion)
            }
            ('e' | 'E' | 'f' | 'F' | 'g' | 'G', other) => Err(percent::float_required(other.type_name())),
            ('c', Value::Int(value)) => {
                percent::char_of_int(value.as_ref()).map(|char| percent::format_char(char, &conversion))
            }
            ('c', Value::Str(value)) if value.chars().count() == 1 => {
                Ok(percent::format_char(value.chars().next().unwrap(), &conversion))
            }
            ('c', _) => Err(Error::type_error(percent::CHAR_REQUIRED)),
            _ => Err(percent::unsupported(&conversion)),
        };
        out.push_str(&text.map_err(shown)?);
    }
    if mapping.is_none() && arguments.next().is_some() {
        Err(type_error(percent::NOT_ALL_CONVERTED))
    } else {
        Ok(out)
    }
}

pub fn template(name: &str, arguments: &[&str]) -> Outcome {
    match (name, arguments) {
        ("pieces", [text]) => pieces(text).map_err(|error| error.to_string()),
        ("name", [name]) => split_name(name).map_err(|error| error.to_string()),
        ("format", [text, arguments @ ..]) => {
            format(text, arguments, &mut Numbering::default(), template::MAX_DEPTH)
        }
        _ => panic!("unknown function {name}"),
    }
}

fn pieces(text: &str) -> Result<String, Error> {
    let mut shown = Vec::new();
    for piece in template::pieces(text) {
        let piece = piece?;
        let literal = quote::repr(piece.literal);
        shown.push(match piece.field {
            None => format!("({literal}, None, None, None)"),
            Some(field) => {
                let conversion =
                    field.conversion.map_or("None".into(), |char| quote::repr(&char.to_string()));
                let (name, spec) = (quote::repr(field.name), quote::repr(field.spec));
                format!("({literal}, {name}, {spec}, {conversion})")
            }
        });
    }
    Ok(format!("[{}]", shown.join(", ")))
}

fn split_name(name: &str) -> Result<String, Error> {
    let field = template::Field { name, conversion: None, spec: "", spec_has_fields: false };
    let (first, accessors) = field.split(&mut Numbering::default())?;
    let first = match first {
        // CPython's function does not number what has no name.
        First::Index(_) if name.starts_with(['.', '[']) || name.is_empty() => "''".into(),
        First::Index(index) => index.to_string(),
        First::Name(name) => quote::repr(name),
    };
    let mut shown = Vec::new();
    for accessor in accessors {
        shown.push(match accessor? {
            Accessor::Attribute(name) => format!("(True, {})", quote::repr(name)),
            Accessor::Index(index) => format!("(False, {index})"),
            Accessor::Key(key) => format!("(False, {})", quote::repr(key)),
        });
    }
    Ok(format!("({first}, [{}])", shown.join(", ")))
}

fn format(text: &str, arguments: &[&str], numbering: &mut Numbering, depth: usize) -> Outcome {
    let shown = |error: Error| error.to_string();
    if depth == 0 {
        return Err(shown(template::too_deep()));
    }
    let mut out = String::new();
    for piece in template::pieces(text) {
        let piece = piece.map_err(shown)?;
        out.push_str(piece.literal);
        let Some(field) = piece.field else { continue };
        let (first, mut accessors) = field.split(numbering).map_err(shown)?;
        let mut value = match first {
            First::Index(index) => Value::of(
                arguments
                    .get(index)
                    .ok_or_else(|| format!("IndexError: {}", template::index_out_of_range(index)))?,
            ),
            First::Name("a") => Value::Int(Int::Small(7)),
            First::Name(name) => return Err(format!("KeyError: {}", quote::repr(name))),
        };
        match accessors.next().transpose().map_err(shown)? {
            None => {}
            Some(Accessor::Attribute(name)) => {
                let kind = value.type_name();
                return Err(format!("AttributeError: '{kind}' object has no attribute '{name}'"));
            }
            Some(Accessor::Index(_) | Accessor::Key(_)) => {
                return Err(format!("TypeError: '{}' object is not subscriptable", value.type_name()));
            }
        }
        let converted;
        if let Some(char) = field.conversion {
            converted = match Conversion::of(char).map_err(shown)? {
                Conversion::Repr => value.repr(),
                Conversion::Str => value.str(),
                Conversion::Ascii => value.repr().map(|text| quote::escape_non_ascii(&text)),
            }
            .map_err(shown)?;
            value = Value::Str(&converted);
        }
        let expanded;
        let mut spec = field.spec;
        if field.spec_has_fields {
            expanded = format(spec, arguments, numbering, depth - 1)?;
            spec = &expanded;
        }
        out.push_str(&value.format(spec).map_err(shown)?);
    }
    Ok(out)
}
