//! The text that `{expression=}` shows in an f-string.

use ruff_python_ast::{Expr, FString, InterpolatedElement};
use ruff_python_parser::parse_expression;

/// The text of a field that shows its source. CPython reads it as it does the text around it: its escapes
/// are resolved, unless the f-string is raw.
pub fn of(field: &InterpolatedElement, raw: bool) -> Option<String> {
    let text = field.debug_text.as_ref()?.as_str();
    Some(if raw || !text.contains('\\') { text.to_owned() } else { unescaped(text) })
}

pub fn is_raw(string: &FString) -> bool {
    string.flags.prefix().is_raw()
}

/// The text as a literal in quotes of another kind would be read.
fn unescaped(text: &str) -> String {
    let mut literal = String::from("\"\"\"");
    let mut escaped = false;
    for c in text.chars() {
        if c == '"' && !escaped {
            literal.push('\\');
        }
        escaped = c == '\\' && !escaped;
        literal.push(c);
    }
    literal.push_str("\"\"\"");
    match parse_expression(&literal).map(|parsed| parsed.into_expr()) {
        Ok(Expr::StringLiteral(literal)) => literal.value.to_str().to_owned(),
        _ => text.to_owned(),
    }
}
