//! JSON text to values, with the messages and places of CPython's scanner.

use std::collections::BTreeMap;
use std::rc::Rc;

use text::{Int, surrogates};
use vm::dict::Dict;
use vm::{PyResult, Raised, Str, Value, Vm};

use super::MAX_DEPTH;

/// What is wrong with a text, and at which byte.
pub(super) struct Wrong {
    pub(super) message: &'static str,
    pub(super) at: usize,
}

/// Why reading ends early.
enum Stop {
    Wrong(Wrong),
    Raised(Raised),
}

impl From<Raised> for Stop {
    fn from(raised: Raised) -> Self {
        Stop::Raised(raised)
    }
}

type Step<T> = Result<T, Stop>;

fn wrong<T>(message: &'static str, at: usize) -> Step<T> {
    Err(Stop::Wrong(Wrong { message, at }))
}

/// A container that is open.
enum Open {
    Array(Vec<Value>),
    Object(Rc<Dict>, Str),
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    strict: bool,
    /// Keys that were read, so that equal ones are one string.
    keys: BTreeMap<&'a str, Str>,
}

/// Reads one value that begins at a byte; gives it with the byte behind.
pub(super) fn read(
    vm: &mut Vm,
    text: &str,
    at: usize,
    strict: bool,
) -> PyResult<Result<(Value, usize), Wrong>> {
    let mut reader = Reader { text, bytes: text.as_bytes(), at, strict, keys: BTreeMap::new() };
    match reader.value(vm) {
        Ok(value) => Ok(Ok((value, reader.at))),
        Err(Stop::Wrong(wrong)) => Ok(Err(wrong)),
        Err(Stop::Raised(raised)) => Err(raised),
    }
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self, vm: &mut Vm) -> Step<Value> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            vm.spend(1)?;
            // A value begins here.
            let mut done = match self.peek() {
                Some(b'[') => {
                    self.enter(vm, open.len(), "array")?;
                    if self.peek() != Some(b']') {
                        open.push(Open::Array(Vec::new()));
                        continue;
                    }
                    self.at += 1;
                    Value::list(vec![])
                }
                Some(b'{') => {
                    self.enter(vm, open.len(), "object")?;
                    if self.peek() != Some(b'}') {
                        let key = self.key()?;
                        open.push(Open::Object(Rc::new(Dict::new()), key));
                        continue;
                    }
                    self.at += 1;
                    Value::dict(Dict::new())
                }
                _ => self.scalar(vm)?,
            };
            // It may have ended the containers around it.
            loop {
                let Some(container) = open.last_mut() else { return Ok(done) };
                self.skip_blanks();
                let (close, trailing) = match container {
                    Open::Array(items) => {
                        items.push(done);
                        if items.len() % 4096 == 0 {
                            vm.reserve(items.len() * 16)?;
                        }
                        (b']', "Illegal trailing comma before end of array")
                    }
                    Open::Object(dict, key) => {
                        dict.set_str(key, done);
                        (b'}', "Illegal trailing comma before end of object")
                    }
                };
                if self.peek() == Some(close) {
                    self.at += 1;
                    done = match open.pop() {
                        Some(Open::Array(items)) => Value::list(items),
                        Some(Open::Object(dict, _)) => Value::Dict(dict),
                        None => return wrong("Expecting value", self.at),
                    };
                    continue;
                }
                if self.peek() != Some(b',') {
                    return wrong("Expecting ',' delimiter", self.at);
                }
                let comma = self.at;
                self.at += 1;
                self.skip_blanks();
                if self.peek() == Some(close) {
                    return wrong(trailing, comma);
                }
                if let Some(Open::Object(_, next)) = open.last_mut() {
                    *next = self.key()?;
                }
                break;
            }
        }
    }

    /// Goes into a container.
    fn enter(&mut self, vm: &mut Vm, depth: usize, kind: &str) -> Step<()> {
        if depth >= MAX_DEPTH {
            let message = format!(
                "maximum recursion depth exceeded while decoding a JSON {kind} from a unicode string"
            );
            return Err(vm.recursion_error(message).into());
        }
        self.at += 1;
        self.skip_blanks();
        Ok(())
    }

    /// A key with its colon.
    fn key(&mut self) -> Step<Str> {
        if self.peek() != Some(b'"') {
            return wrong("Expecting property name enclosed in double quotes", self.at);
        }
        let key = match self.plain_string() {
            Some(text) => self.keys.entry(text).or_insert_with(|| vm::value::str_object(text)).clone(),
            None => vm::value::str_object(self.string()?),
        };
        self.skip_blanks();
        if self.peek() != Some(b':') {
            return wrong("Expecting ':' delimiter", self.at);
        }
        self.at += 1;
        self.skip_blanks();
        Ok(key)
    }

    fn scalar(&mut self, vm: &mut Vm) -> Step<Value> {
        let rest = &self.bytes[self.at.min(self.bytes.len())..];
        let words = [
            ("null", Value::None),
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
            ("NaN", Value::Float(f64::NAN)),
            ("Infinity", Value::Float(f64::INFINITY)),
            ("-Infinity", Value::Float(f64::NEG_INFINITY)),
        ];
        match rest.first() {
            Some(b'"') => {
                return match self.plain_string() {
                    Some(text) => Ok(Value::str(text)),
                    None => {
                        let text = self.string()?;
                        vm.spend(text.len() as u64 / 16)?;
                        Ok(Value::str(text))
                    }
                };
            }
            Some(b'-' | b'0'..=b'9') if !rest.starts_with(b"-I") => return self.number(vm),
            _ => {}
        }
        for (word, value) in words {
            if rest.starts_with(word.as_bytes()) {
                self.at += word.len();
                return Ok(value);
            }
        }
        wrong("Expecting value", self.at)
    }

    fn number(&mut self, vm: &mut Vm) -> Step<Value> {
        let start = self.at;
        let digit = |at: usize| self.bytes.get(at).is_some_and(u8::is_ascii_digit);
        let skip = |mut at: usize| {
            while digit(at) {
                at += 1;
            }
            at
        };
        let mut at = start + usize::from(self.bytes[start] == b'-');
        match self.bytes.get(at) {
            Some(b'1'..=b'9') => at = skip(at),
            Some(b'0') => at += 1,
            _ => return wrong("Expecting value", start),
        }
        let whole = at;
        if self.bytes.get(at) == Some(&b'.') && digit(at + 1) {
            at = skip(at + 1);
        }
        if matches!(self.bytes.get(at), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(self.bytes.get(at + 1), Some(b'+' | b'-')));
            if digit(at + 1 + sign) {
                at = skip(at + 1 + sign);
            }
        }
        self.at = at;
        let text = &self.text[start..at];
        if at > whole {
            return match text::float::parse(text) {
                Ok(number) => Ok(Value::Float(number)),
                Err(error) => Err(vm.text_error(error).into()),
            };
        }
        if let Ok(number) = text.parse() {
            return Ok(Value::Int(number));
        }
        match text::int::parse(text, 10) {
            Ok(Int::Small(number)) => Ok(Value::Int(number)),
            Ok(Int::Big(number)) => Ok(Value::int(number)),
            Err(error) => Err(vm.text_error(error).into()),
        }
    }

    /// A string without escapes; none where it takes more care.
    fn plain_string(&mut self) -> Option<&'a str> {
        let start = self.at + 1;
        let mut end = start;
        loop {
            match *self.bytes.get(end)? {
                b'"' => break,
                b'\\' | 0..0x20 => return None,
                _ => end += 1,
            }
        }
        self.at = end + 1;
        Some(&self.text[start..end])
    }

    fn string(&mut self) -> Step<String> {
        let begin = self.at;
        let mut out = String::new();
        let mut at = begin + 1;
        loop {
            let chunk = at;
            loop {
                match self.bytes.get(at) {
                    None => return wrong("Unterminated string starting at", begin),
                    Some(b'"' | b'\\') => break,
                    Some(0..0x20) if self.strict => return wrong("Invalid control character at", at),
                    Some(_) => at += 1,
                }
            }
            out.push_str(&self.text[chunk..at]);
            if self.bytes[at] == b'"' {
                self.at = at + 1;
                return Ok(out);
            }
            let Some(escaped) = self.bytes.get(at + 1) else {
                return wrong("Unterminated string starting at", begin);
            };
            out.push(match escaped {
                b'"' | b'\\' | b'/' => *escaped as char,
                b'b' => '\x08',
                b'f' => '\x0c',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'u' => {
                    let (char, end) = self.unicode(at)?;
                    at = end;
                    out.push(char);
                    continue;
                }
                _ => return wrong("Invalid \\escape", at),
            });
            at += 2;
        }
    }

    /// `\uXXXX` at a backslash, perhaps with the other half behind; and where it ends.
    fn unicode(&self, at: usize) -> Step<(char, usize)> {
        let Some(unit) = self.unit(at + 2) else { return wrong("Invalid \\uXXXX escape", at + 1) };
        let (mut code, mut end) = (unit, at + 6);
        let is_high = (0xd800..0xdc00).contains(&unit);
        if is_high && self.bytes.get(end..end + 2) == Some(b"\\u") && self.bytes.len() > end + 6 {
            let Some(low) = self.unit(end + 2) else { return wrong("Invalid \\uXXXX escape", end + 1) };
            if (0xdc00..0xe000).contains(&low) {
                (code, end) = (0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), end + 6);
            }
        }
        match surrogates::char_of(code) {
            Some(char) => Ok((char, end)),
            None => wrong(surrogates::KEPT, at),
        }
    }

    /// Four hexadecimal digits that something follows.
    fn unit(&self, at: usize) -> Option<u32> {
        let digits = self.bytes.get(at..at + 4)?;
        self.bytes.get(at + 4)?;
        digits.iter().try_fold(0, |unit, digit| Some(unit << 4 | (*digit as char).to_digit(16)?))
    }
}
