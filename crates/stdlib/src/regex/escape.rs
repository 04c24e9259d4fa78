//! Escapes: `\d`, `\x41`, `\1` and the like.

use text::surrogates::{self, code_of};

use super::syntax::{Category, Item, Node, Place, Set};
use super::tokens::{Failure, Result, Tokens};

/// `\a` and the like.
pub(super) fn simple(char: char) -> Option<u32> {
    Some(match char {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        '\\' => 92,
        _ => return None,
    })
}

fn category(char: char) -> Option<Item> {
    let (kind, negate) = match char {
        'd' => (Category::Digit, false),
        'D' => (Category::Digit, true),
        's' => (Category::Space, false),
        'S' => (Category::Space, true),
        'w' => (Category::Word, false),
        'W' => (Category::Word, true),
        _ => return None,
    };
    Some(Item::Category { kind, negate })
}

fn place(char: char) -> Option<Place> {
    Some(match char {
        'A' => Place::BeginningOfString,
        'Z' => Place::EndOfString,
        'b' => Place::Boundary,
        'B' => Place::NotBoundary,
        _ => return None,
    })
}

fn is_octal(char: char) -> bool {
    char.is_digit(8)
}

fn hex(tokens: &mut Tokens, escape: &str, digits: usize) -> Result<u32> {
    let escape = format!("{escape}{}", tokens.get_while(digits, |char| char.is_ascii_hexdigit())?);
    if escape.len() != digits + 2 {
        let length = escape.chars().count();
        return Err(tokens.error(format!("incomplete escape {escape}"), length));
    }
    match u32::from_str_radix(&escape[2..], 16) {
        Ok(code) if surrogates::is_kept(code) => Err(tokens.error(surrogates::KEPT.to_owned(), escape.len())),
        Ok(code) if code <= 0x10ffff => Ok(code),
        _ => Err(bad(tokens, &escape)),
    }
}

fn bad(tokens: &Tokens, escape: &str) -> Failure {
    tokens.error(format!("bad escape {escape}"), escape.chars().count())
}

fn octal_too_large(tokens: &Tokens, escape: &str) -> Failure {
    tokens.error(format!("octal escape value {escape} outside of range 0-0o377"), escape.len())
}

/// What is the same inside and outside of a set: characters by number. None for anything else.
fn by_number(tokens: &mut Tokens, escape: &str, char: char) -> Result<Option<u32>> {
    Ok(Some(match char {
        'x' => hex(tokens, escape, 2)?,
        'u' if tokens.is_text => hex(tokens, escape, 4)?,
        'U' if tokens.is_text => hex(tokens, escape, 8)?,
        'N' if tokens.is_text => {
            if !tokens.take("{")? {
                return Err(tokens.error("missing {", 0));
            }
            let name = tokens.get_until("}", "character name")?;
            match unicode_names2::character(&name) {
                Some(char) => char as u32,
                None => {
                    let back = name.chars().count() + 4;
                    let shown = text::quote::repr(&name);
                    return Err(tokens.error(format!("undefined character name {shown}"), back));
                }
            }
        }
        _ => return Ok(None),
    }))
}

/// An escape inside of a set.
pub(super) fn in_set(tokens: &mut Tokens, escape: &str) -> Result<Item> {
    let char = escape.chars().nth(1).unwrap_or('\\');
    if let Some(code) = simple(char) {
        return Ok(Item::Literal(code));
    }
    if let Some(item) = category(char) {
        return Ok(item);
    }
    if let Some(code) = by_number(tokens, escape, char)? {
        return Ok(Item::Literal(code));
    }
    if is_octal(char) {
        let escape = format!("{escape}{}", tokens.get_while(2, is_octal)?);
        return match u32::from_str_radix(&escape[1..], 8) {
            Ok(code) if code <= 0o377 => Ok(Item::Literal(code)),
            _ => Err(octal_too_large(tokens, &escape)),
        };
    }
    if char.is_ascii_alphanumeric() {
        return Err(bad(tokens, escape));
    }
    Ok(Item::Literal(code_of(char)))
}

/// An escape outside of sets. `check` looks whether a group may be referred to.
pub(super) fn outside(
    tokens: &mut Tokens,
    escape: &str,
    check: impl FnOnce(&Tokens, usize, usize) -> Result<()>,
) -> Result<Node> {
    let char = escape.chars().nth(1).unwrap_or('\\');
    if let Some(place) = place(char) {
        return Ok(Node::At(place));
    }
    if let Some(item) = category(char) {
        return Ok(Node::Set(Set { negate: false, items: vec![item] }));
    }
    if let Some(code) = simple(char) {
        return Ok(Node::Literal(code));
    }
    if let Some(code) = by_number(tokens, escape, char)? {
        return Ok(Node::Literal(code));
    }
    if char == '0' {
        let escape = format!("{escape}{}", tokens.get_while(2, is_octal)?);
        return Ok(Node::Literal(u32::from_str_radix(&escape[1..], 8).unwrap_or(0)));
    }
    if char.is_ascii_digit() {
        let mut escape = escape.to_owned();
        if tokens.next_is(|char| char.is_ascii_digit()) {
            escape.push_str(&tokens.get()?.unwrap_or_default());
            if escape[1..].chars().all(is_octal) && tokens.next_is(is_octal) {
                escape.push_str(&tokens.get()?.unwrap_or_default());
                return match u32::from_str_radix(&escape[1..], 8) {
                    Ok(code) if code <= 0o377 => Ok(Node::Literal(code)),
                    _ => Err(octal_too_large(tokens, &escape)),
                };
            }
        }
        let group: usize = escape[1..].parse().unwrap_or(usize::MAX);
        check(tokens, group, escape.len())?;
        return Ok(Node::Reference(group));
    }
    if char.is_ascii_alphabetic() {
        return Err(bad(tokens, escape));
    }
    Ok(Node::Literal(code_of(char)))
}
