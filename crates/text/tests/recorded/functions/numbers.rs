//! Numbers: reading, writing, rounding, and the format specification.

use text::Result;
use text::spec::{Spec, Subject};

use super::{big, float as read_float, int as read_int};

fn shown(value: text::Int) -> String {
    text::int::repr(value.as_ref()).unwrap_or_else(|_| panic!("the value has too many digits to show"))
}

pub fn float(function: &str, arguments: &[&str]) -> Result<String> {
    Ok(match (function, arguments) {
        ("float.repr", [value]) => text::float::repr(read_float(value)),
        ("float.parse", [value]) => text::float::repr(text::float::parse(value)?),
        ("float.hex", [value]) => text::float::hex(read_float(value)),
        ("float.fromhex", [value]) => text::float::repr(text::float::from_hex(value)?),
        ("float.round", [value, ndigits]) => {
            text::float::repr(text::float::round(read_float(value), ndigits.parse().unwrap())?)
        }
        ("float.round_to_int", [value]) => shown(text::float::round_to_int(read_float(value))?),
        ("float.to_int", [value]) => shown(text::float::to_int(read_float(value))?),
        ("float.as_integer_ratio", [value]) => {
            let (numerator, denominator) = text::float::as_integer_ratio(read_float(value))?;
            format!("({}, {})", shown(numerator), shown(denominator))
        }
        ("float.divide_ints", [a, b]) => text::float::repr(text::float::divide_ints(&big(a), &big(b))?),
        ("complex.repr", [real, imag]) => text::complex::repr(read_float(real), read_float(imag)),
        _ => panic!("unknown function {function}"),
    })
}

pub fn int(name: &str, arguments: &[&str]) -> Result<String> {
    Ok(match (name, arguments) {
        ("parse", [text, base]) => shown(text::int::parse(text, base.parse().unwrap())?),
        ("repr", [value]) => text::int::repr(read_int(value).as_ref())?,
        ("hex", [value]) => text::int::hex(read_int(value).as_ref()),
        ("oct", [value]) => text::int::oct(read_int(value).as_ref()),
        ("bin", [value]) => text::int::bin(read_int(value).as_ref()),
        ("to_f64", [value]) => text::float::repr(read_int(value).as_ref().to_f64()?),
        ("repr_power", [exponent]) => text::int::repr(&big("10").pow(exponent.parse().unwrap()))?,
        ("parse_repeated", [digit, length, tail]) => {
            let text = digit.repeat(length.parse().unwrap()) + tail;
            text::int::hex(text::int::parse(&text, 10)?.as_ref()).replacen("0x", "", 1)
        }
        _ => panic!("unknown function {name}"),
    })
}

pub fn format(name: &str, arguments: &[&str]) -> Result<String> {
    match (name, arguments) {
        ("int", [value, spec]) => {
            let spec = Spec::parse(spec, Subject::Int, "int")?;
            text::spec::format_int(read_int(value).as_ref(), &spec)
        }
        ("float", [value, spec]) => {
            text::spec::format_float(read_float(value), &Spec::parse(spec, Subject::Float, "float")?)
        }
        ("str", [value, spec]) => text::spec::format_str(value, &Spec::parse(spec, Subject::Str, "str")?),
        ("complex", [real, imag, spec]) => {
            let spec = Spec::parse(spec, Subject::Complex, "complex")?;
            text::spec::format_complex(read_float(real), read_float(imag), &spec)
        }
        _ => panic!("unknown function {name}"),
    }
}
