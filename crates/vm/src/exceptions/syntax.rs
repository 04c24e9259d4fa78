//! `SyntaxError(message, (file, line, column, text, end line, end column))`.

use super::{data, fields, member, shown};
use crate::exception::ExceptionData;
use crate::value::Value;
use crate::vm::Vm;

const MESSAGE: usize = 0;
const FILE: usize = 1;
const LINE: usize = 2;
const COLUMN: usize = 3;
const TEXT: usize = 4;
const END_LINE: usize = 5;
const END_COLUMN: usize = 6;
const PRINT: usize = 7;

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.syntax_error.clone();
    member!(vm, &class, "msg", initial, MESSAGE);
    member!(vm, &class, "filename", initial, FILE);
    member!(vm, &class, "lineno", initial, LINE);
    member!(vm, &class, "offset", initial, COLUMN);
    member!(vm, &class, "text", initial, TEXT);
    member!(vm, &class, "end_lineno", initial, END_LINE);
    member!(vm, &class, "end_offset", initial, END_COLUMN);
    member!(vm, &class, "print_file_and_line", initial, PRINT);
    vm.def(&class, "__init__", |vm, mut args| {
        let exception = args.take(0);
        args.pos.remove(0);
        let kind = vm.type_name(&exception);
        args.no_kw(vm, &kind)?;
        *data(&exception).args.borrow_mut() = Value::tuple(args.pos.to_vec());
        let mut parts = vec![Value::Null; PRINT + 1];
        parts[MESSAGE] = args.get(0).cloned().unwrap_or_default();
        if args.len() == 2 {
            let place = vm.list_of(&args[1])?;
            let count = place.len();
            if count < 4 {
                return Err(vm.type_error(format!("function takes at least 4 arguments ({count} given)")));
            }
            if count > 6 {
                return Err(vm.type_error(format!("function takes at most 6 arguments ({count} given)")));
            }
            if count == 5 {
                return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
            }
            for (part, given) in parts[FILE..].iter_mut().zip(place) {
                *part = given;
            }
        }
        *data(&exception).extra.borrow_mut() = Value::tuple(parts);
        Ok(Value::None)
    });
    vm.def(&class, "__str__", |vm, args| {
        let parts = fields(&args[0], initial);
        let part = |index: usize| shown(parts.get(index).cloned().unwrap_or_default());
        let message = vm.str(&part(MESSAGE))?;
        let file = part(FILE).as_str().map(|file| file.rsplit('/').next().unwrap_or_default().to_owned());
        Ok(match (file, part(LINE)) {
            (Some(file), Value::Int(line)) => {
                Value::str(format!("{} ({file}, line {line})", message.as_str()))
            }
            (Some(file), _) => Value::str(format!("{} ({file})", message.as_str())),
            (None, Value::Int(line)) => Value::str(format!("{} (line {line})", message.as_str())),
            (None, _) => Value::Str(message),
        })
    });
}

/// For an exception that the machine made.
fn initial(data: &ExceptionData) -> Vec<Value> {
    let mut parts = vec![data.first_arg()];
    if let Value::Tuple(args) = &*data.args.borrow()
        && let Some(Value::Tuple(place)) = args.get(1)
    {
        parts.extend(place.iter().cloned());
    }
    parts
}

impl Vm {
    /// The lines with which a traceback shows a `SyntaxError`: where, the text with carets, and the message.
    pub(crate) fn syntax_error_lines(&mut self, exception: &Value, name: &str) -> Vec<String> {
        let parts = fields(exception, initial);
        let part = |index: usize| shown(parts.get(index).cloned().unwrap_or_default());
        let text_of = |vm: &mut Vm, value: &Value| match vm.str(value) {
            Ok(text) => text.to_string(),
            Err(_) => "<exception str() failed>".to_owned(),
        };
        let mut lines = Vec::new();
        let mut suffix = String::new();
        let (file, line) = (part(FILE), part(LINE));
        if !line.is_none() {
            let file = if file.is_none() { "<string>".to_owned() } else { text_of(self, &file) };
            let line = text_of(self, &line);
            lines.push(format!("  File \"{file}\", line {line}\n"));
        } else if !file.is_none() {
            suffix = format!(" ({})", text_of(self, &file));
        }
        if let Some(text) = part(TEXT).as_str() {
            let number = |index: usize| match part(index) {
                Value::Int(number) => Some(number),
                _ => None,
            };
            push_text(&mut lines, text, number(LINE), number(COLUMN), number(END_LINE), number(END_COLUMN));
        }
        let message = match part(MESSAGE) {
            Value::None => "<no detail available>".to_owned(),
            message => match text_of(self, &message) {
                text if text.is_empty() => "<no detail available>".to_owned(),
                text => text,
            },
        };
        lines.push(format!("{name}: {message}{suffix}\n"));
        lines
    }
}

/// The source line, and the carets below it.
pub(crate) fn push_text(
    lines: &mut Vec<String>,
    text: &str,
    line: Option<i64>,
    column: Option<i64>,
    end_line: Option<i64>,
    end_column: Option<i64>,
) {
    let whole: Vec<char> = text.trim_end_matches('\n').chars().collect();
    let spaces = whole.iter().take_while(|char| matches!(char, ' ' | '\n' | '\x0c')).count();
    let shown: String = whole[spaces..].iter().collect();
    lines.push(format!("    {shown}\n"));
    let (Some(line), Some(mut start)) = (line, column) else { return };
    let (length, behind) = (text.chars().count() as i64, whole.len() as i64 + 1);
    let mut end = match end_line == Some(line) {
        true => end_column.filter(|end| *end != 0).unwrap_or(start),
        false => behind,
    };
    if length > 0 && start > length {
        start = behind;
    }
    if length > 0 && end > length {
        end = behind;
    }
    if start >= end || end < 0 {
        end = start + 1;
    }
    let (from, to) = (start - 1 - spaces as i64, end - 1 - spaces as i64);
    if from < 0 {
        return;
    }
    let before: String = whole[spaces..]
        .iter()
        .take(from as usize)
        .map(|char| if char.is_whitespace() { *char } else { ' ' })
        .collect();
    let carets = "^".repeat(usize::try_from(to - from).unwrap_or(0));
    lines.push(format!("    {before}{carets}\n"));
}
