//! Replacements: text with `\1` and `\g<name>` in it.

use vm::Value;

use super::escape::simple;
use super::tokens::{Failure, Result, Tokens};

/// A part of a replacement.
pub(super) enum Part {
    Literal(Value),
    Group(usize),
}

pub(super) fn parse(
    chars: Vec<char>,
    is_text: bool,
    groups: usize,
    names: &[(String, usize)],
) -> Result<Vec<Part>> {
    let mut tokens = Tokens::new(chars, is_text)?;
    let mut parts = Vec::new();
    let mut literal = String::new();
    let finish = |literal: &mut String, parts: &mut Vec<Part>| {
        if !literal.is_empty() {
            let text = std::mem::take(literal);
            parts.push(Part::Literal(if is_text {
                Value::str(text)
            } else {
                Value::bytes(text.chars().map(|char| char as u8).collect::<Vec<u8>>())
            }));
        }
    };
    while let Some(token) = tokens.get()? {
        let Some(escaped) = token.strip_prefix('\\').and_then(|rest| rest.chars().next()) else {
            literal.push_str(&token);
            continue;
        };
        let is_octal = |char: char| char.is_digit(8);
        let group = match escaped {
            'g' => {
                if !tokens.take("<")? {
                    return Err(tokens.error("missing <", 0));
                }
                let name = tokens.get_until(">", "group name")?;
                let length = name.chars().count();
                if name.bytes().all(|byte| byte.is_ascii_digit()) {
                    Some((name.parse().unwrap_or(usize::MAX), length + 1))
                } else {
                    tokens.check_group_name(&name, 1)?;
                    match names.iter().find(|(known, _)| *known == name) {
                        Some((_, index)) => Some((*index, length + 1)),
                        None => {
                            let shown = text::quote::repr(&name);
                            return Err(Failure::Index(format!("unknown group name {shown}")));
                        }
                    }
                }
            }
            '0' => {
                let digits = format!("0{}", tokens.get_while(2, is_octal)?);
                let code = u32::from_str_radix(&digits, 8).unwrap_or(0) & 0xff;
                literal.extend(char::from_u32(code));
                None
            }
            digit if digit.is_ascii_digit() => {
                let mut digits = digit.to_string();
                let mut octal = None;
                if tokens.next_is(|char| char.is_ascii_digit()) {
                    digits.push_str(&tokens.get()?.unwrap_or_default());
                    if digits.chars().all(is_octal) && tokens.next_is(is_octal) {
                        digits.push_str(&tokens.get()?.unwrap_or_default());
                        let code = u32::from_str_radix(&digits, 8).unwrap_or(0);
                        if code > 0o377 {
                            return Err(tokens.error(
                                format!("octal escape value \\{digits} outside of range 0-0o377"),
                                digits.len() + 1,
                            ));
                        }
                        octal = char::from_u32(code);
                    }
                }
                literal.extend(octal);
                if octal.is_some() {
                    None
                } else {
                    Some((digits.parse().unwrap_or(usize::MAX), digits.len()))
                }
            }
            other => {
                match simple(other) {
                    Some(code) => literal.extend(char::from_u32(code)),
                    None if other.is_ascii_alphabetic() => {
                        return Err(tokens.error(format!("bad escape {token}"), token.len()));
                    }
                    None => literal.push_str(&token),
                }
                None
            }
        };
        if let Some((group, back)) = group {
            if group >= groups {
                return Err(tokens.error(format!("invalid group reference {group}"), back));
            }
            finish(&mut literal, &mut parts);
            parts.push(Part::Group(group));
        }
    }
    finish(&mut literal, &mut parts);
    Ok(parts)
}
