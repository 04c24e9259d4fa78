//! Sources that are bytes: in which encoding they are, and what is no text in it.

use bytecode::Source;
use text::codec::{self, Encoding, Handler};

use crate::native::Args;
use crate::value::{PyResult, Raised, Value};
use crate::vm::Vm;

impl Vm {
    /// The text of a source: of a string, or of bytes. Nothing for other objects.
    pub(super) fn source_text(&mut self, source: &Value, file: &str) -> PyResult<Option<String>> {
        Ok(Some(match source.builtin() {
            Value::Str(text) => {
                // What cannot be encoded is no source.
                self.check_encodes(text)?;
                text.to_string()
            }
            Value::Bytes(bytes) => self.decoded_source(&bytes.data, file)?,
            Value::ByteArray(bytes) => {
                let data = bytes.data.borrow().clone();
                self.decoded_source(&data, file)?
            }
            _ => return Ok(None),
        }))
    }

    fn decoded_source(&mut self, data: &[u8], file: &str) -> PyResult<String> {
        if let Some(name) = declared(data)
            && !data.starts_with(b"\xef\xbb\xbf")
        {
            match Encoding::of(&name) {
                Some(Encoding::Utf8 | Encoding::Utf8Sig) => {}
                Some(encoding) => {
                    return Ok(codec::decode(data, encoding, Handler::Replace).unwrap_or_default());
                }
                None => {
                    let place = vec![Value::str(file), Value::Int(0), Value::Int(-1), Value::None];
                    return Err(self.source_is_wrong(&format!("unknown encoding: {name}"), place));
                }
            }
        }
        let text = String::from_utf8_lossy(data).into_owned();
        let Err(wrong) = std::str::from_utf8(data) else { return Ok(text) };
        let at = wrong.valid_up_to();
        let before = &text[..at];
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let on_line = &before[line_start..];
        if on_line.contains('#') {
            // Comments may hold what they like.
            return Ok(text);
        }
        // What CPython decodes is a token: a name, or what is between quotes.
        let token = on_line.rfind(['"', '\'', ' ', '(', '=', ',', '[']).map_or(0, |end| end + 1);
        let length = data[at..].iter().position(|byte| byte.is_ascii_punctuation() || *byte <= b' ');
        let end = length.map_or(data.len(), |length| at + length);
        let Err(error) = codec::decode(&data[line_start + token..end], Encoding::Utf8, Handler::Strict)
        else {
            return Ok(text);
        };
        let source = Source::made(file, &text);
        let line = source.line(at as u32);
        let column = on_line[..token].chars().count() as i64;
        let int = |value: i64| Value::Int(value);
        let shown = Value::str(format!("{}\n", source.line_text(line)));
        let line = int(i64::from(line));
        let place = vec![Value::str(file), line.clone(), int(column.max(1)), shown, line, int(column + 1)];
        Err(self.source_is_wrong(&format!("(unicode error) {}", error.message()), place))
    }

    fn source_is_wrong(&mut self, message: &str, place: Vec<Value>) -> Raised {
        let class = Value::Class(self.types.syntax_error.clone());
        match self.call(&class, Args::two(Value::str(message), Value::tuple(place))) {
            Ok(error) => self.raise_value(error),
            Err(raised) => raised,
        }
    }
}

/// The encoding that a comment in the first two lines declares.
fn declared(data: &[u8]) -> Option<String> {
    for line in data.split(|byte| *byte == b'\n').take(2) {
        let line = String::from_utf8_lossy(line);
        let line = line.trim_start_matches(['\u{feff}', ' ', '\t', '\x0c']);
        let Some(comment) = line.strip_prefix('#') else {
            if line.trim().is_empty() {
                continue;
            }
            return None;
        };
        let found = comment.match_indices("coding").find_map(|(at, word)| {
            let rest = comment[at + word.len()..].strip_prefix([':', '='])?.trim_start_matches([' ', '\t']);
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"-_.".contains(c));
            let name = &rest[..end.unwrap_or(rest.len())];
            (!name.is_empty()).then(|| name.to_ascii_lowercase())
        });
        if found.is_some() {
            return found;
        }
    }
    None
}
