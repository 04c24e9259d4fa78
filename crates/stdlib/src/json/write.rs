//! Values of built-in types as JSON text.

use std::rc::Rc;

use text::surrogates;
use vm::value::{List, Tuple};
use vm::{PyResult, Str, Value, Vm};

use super::MAX_DEPTH;

/// How the text is written.
pub(super) struct Style {
    pub(super) skip_keys: bool,
    pub(super) ascii: bool,
    pub(super) allow_nan: bool,
    pub(super) sort_keys: bool,
    /// What a level is indented by, where there are lines.
    pub(super) indent: Option<String>,
    pub(super) item_separator: String,
    pub(super) key_separator: String,
}

/// A container that is open, with the next item to write.
enum Open {
    List(Rc<List>, usize),
    Tuple(Rc<Tuple>, usize),
    Dict(*const (), std::vec::IntoIter<(Value, Value)>),
}

impl Open {
    /// What tells containers apart.
    fn address(&self) -> *const () {
        match self {
            Open::List(list, _) => Rc::as_ptr(list).cast(),
            Open::Tuple(items, _) => Rc::as_ptr(items).cast(),
            Open::Dict(address, _) => *address,
        }
    }

    fn brackets(&self) -> (char, char) {
        match self {
            Open::List(..) | Open::Tuple(..) => ('[', ']'),
            Open::Dict(..) => ('{', '}'),
        }
    }
}

struct Writer<'a> {
    style: &'a Style,
    out: String,
}

/// Writes a value; none where Python has to help.
pub(super) fn write(vm: &mut Vm, value: &Value, style: &Style) -> PyResult<Option<String>> {
    let mut writer = Writer { style, out: String::new() };
    let mut open: Vec<(Open, bool)> = Vec::new();
    let mut next = Some(value.clone());
    loop {
        if let Some(value) = next.take() {
            vm.spend(1)?;
            if !writer.scalar(&value) {
                let Some(container) = container(&value, style) else { return Ok(None) };
                if open.len() >= MAX_DEPTH {
                    return Err(
                        vm.recursion_error("maximum recursion depth exceeded while encoding a JSON object")
                    );
                }
                let address = container.address();
                if open.iter().any(|(outer, _)| outer.address() == address) {
                    return Ok(None);
                }
                writer.out.push(container.brackets().0);
                open.push((container, true));
            }
        }
        // The next item of the innermost container, or its end.
        let depth = open.len();
        let Some((container, is_empty)) = open.last_mut() else { return Ok(Some(writer.out)) };
        let item = match container {
            Open::List(list, index) => {
                list.get(std::mem::replace(index, *index + 1)).map(|item| (None, item))
            }
            Open::Tuple(items, index) => {
                items.get(std::mem::replace(index, *index + 1)).map(|item| (None, item.clone()))
            }
            Open::Dict(_, entries) => match writer.next_entry(entries) {
                Ok(entry) => entry.map(|(key, value)| (Some(key), value)),
                Err(Helpless) => return Ok(None),
            },
        };
        let Some((key, value)) = item else {
            let (_, close) = container.brackets();
            if !*is_empty {
                writer.line(depth - 1);
            }
            writer.out.push(close);
            open.pop();
            continue;
        };
        if !std::mem::replace(is_empty, false) {
            writer.out.push_str(&style.item_separator);
        }
        writer.line(depth);
        if let Some(key) = key {
            writer.string(&key);
            writer.out.push_str(&style.key_separator);
        }
        const MANY: usize = 1 << 20;
        if writer.out.len() > MANY {
            vm.reserve(writer.out.len())?;
        }
        next = Some(value);
    }
}

/// Python knows what to do with it.
struct Helpless;

impl Writer<'_> {
    /// Begins a line, where there are lines.
    fn line(&mut self, depth: usize) {
        if let Some(indent) = &self.style.indent {
            self.out.push('\n');
            for _ in 0..depth {
                self.out.push_str(indent);
            }
        }
    }

    /// Writes a value that is no container; false for any other.
    fn scalar(&mut self, value: &Value) -> bool {
        match value {
            Value::Str(text) => self.string(text),
            value => match scalar_text(value, self.style) {
                Some(text) => self.out.push_str(&text),
                None => return false,
            },
        }
        true
    }

    /// The next key and value, those with keys of other types left out where that is wanted.
    fn next_entry(
        &self,
        entries: &mut std::vec::IntoIter<(Value, Value)>,
    ) -> Result<Option<(Str, Value)>, Helpless> {
        for (key, value) in entries {
            let key = match &key {
                Value::Str(key) => key.clone(),
                Value::Instance(_) => return Err(Helpless),
                Value::Int(_) | Value::BigInt(_) | Value::Float(_) | Value::Bool(_) | Value::None => {
                    match scalar_text(&key, self.style) {
                        Some(text) => vm::value::str_object(text),
                        None => return Err(Helpless),
                    }
                }
                _ if self.style.skip_keys => continue,
                _ => return Err(Helpless),
            };
            return Ok(Some((key, value)));
        }
        Ok(None)
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        let mut plain = 0;
        for (at, char) in text.char_indices() {
            if matches!(char, ' '..='~' if char != '"' && char != '\\')
                || !self.style.ascii && char as u32 > 0x7e
            {
                continue;
            }
            self.out.push_str(&text[plain..at]);
            plain = at + char.len_utf8();
            let short = match char {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\x08' => "\\b",
                '\x0c' => "\\f",
                _ if surrogates::is_surrogate(char) => {
                    self.out.push_str(&format!("\\u{:04x}", surrogates::code_of(char)));
                    continue;
                }
                _ => {
                    for unit in char.encode_utf16(&mut [0; 2]) {
                        self.out.push_str(&format!("\\u{unit:04x}"));
                    }
                    continue;
                }
            };
            self.out.push_str(short);
        }
        self.out.push_str(&text[plain..]);
        self.out.push('"');
    }
}

fn container(value: &Value, style: &Style) -> Option<Open> {
    Some(match value {
        Value::List(list) => Open::List(list.clone(), 0),
        Value::Tuple(items) => Open::Tuple(items.clone(), 0),
        Value::Dict(dict) => {
            let mut entries = dict.entries();
            if style.sort_keys {
                sort(&mut entries)?;
            }
            Open::Dict(Rc::as_ptr(dict).cast(), entries.into_iter())
        }
        _ => return None,
    })
}

/// Sorts by keys; none where that takes more than comparing texts or numbers.
fn sort(entries: &mut [(Value, Value)]) -> Option<()> {
    if entries.iter().all(|(key, _)| matches!(key, Value::Str(_))) {
        trace::order::sort_by(entries, &mut |(a, _), (b, _)| match (a, b) {
            (Value::Str(a), Value::Str(b)) => surrogates::compare(a, b),
            _ => std::cmp::Ordering::Equal,
        });
    } else if entries.iter().all(|(key, _)| matches!(key, Value::Int(_))) {
        trace::order::sort_by_key(entries, |(key, _)| match key {
            Value::Int(key) => *key,
            _ => 0,
        });
    } else {
        return None;
    }
    Some(())
}

/// What is neither text nor container; none for anything else, and for numbers that may not be written.
fn scalar_text(value: &Value, style: &Style) -> Option<String> {
    Some(match value {
        Value::None => "null".to_owned(),
        Value::Bool(true) => "true".to_owned(),
        Value::Bool(false) => "false".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::BigInt(number) => text::int::repr(&**number).ok()?,
        Value::Float(number) if number.is_finite() => text::float::repr(*number),
        Value::Float(_) if !style.allow_nan => return None,
        Value::Float(number) if number.is_nan() => "NaN".to_owned(),
        Value::Float(number) => if *number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned(),
        _ => return None,
    })
}
