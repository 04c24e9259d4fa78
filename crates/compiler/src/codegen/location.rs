//! Where instructions come from: the span of an expression, and the part of it that tracebacks stress.
//!
//! The rules for spans are those of CPython's compiler, those for the stressed parts are those of its
//! `traceback.py`: the operator of a binary operation, the brackets of a subscript or a call.

use bytecode::{Source, Span};
use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::Ranged;

use crate::error::span;

/// The span of an instruction and, perhaps, the stressed part of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Loc {
    pub span: Span,
    pub anchor: Option<Span>,
}

impl Loc {
    /// No place in the source: clean-up code. Such instructions start no line.
    pub const NONE: Loc = Loc { span: Span { start: 0, end: 0 }, anchor: None };

    pub fn of(node: &impl Ranged) -> Loc {
        Loc::from(span(node.range()))
    }
}

impl From<Span> for Loc {
    fn from(span: Span) -> Loc {
        Loc { span, anchor: None }
    }
}

/// The place of an expression, with the part to stress.
pub fn of_expr(source: &Source, expr: &Expr) -> Loc {
    let whole = span(expr.range());
    let anchor = match expr {
        Expr::BinOp(node) => operator(source, node),
        Expr::Subscript(node) => {
            let start = find(source, span(node.value.range()).end, |byte| byte == b'[');
            Some(Span { start, end: whole.end })
        }
        Expr::Call(node) => Some(Span { start: span(node.arguments.range).start, end: whole.end }),
        _ => None,
    };
    Loc { span: whole, anchor }
}

/// Where an attribute is looked up: its name alone, when the expression before it begins on another line.
pub fn of_attribute(source: &Source, attribute: &ast::ExprAttribute) -> Loc {
    let whole = span(attribute.range);
    let name = span(attribute.attr.range);
    if source.line(whole.start) == source.line(name.end) { Loc::from(whole) } else { Loc::from(name) }
}

/// Where a method is called: from the method's name on, when the expression before it begins on another line.
pub fn of_method_call(source: &Source, call: &ast::ExprCall, method: &ast::ExprAttribute) -> Loc {
    let whole = span(call.range());
    let name = span(method.attr.range);
    let start = if source.line(whole.start) == source.line(name.end) { whole.start } else { name.start };
    let arguments = span(call.arguments.range);
    Loc { span: Span { start, end: whole.end }, anchor: Some(arguments) }
}

fn operator(source: &Source, node: &ast::ExprBinOp) -> Option<Span> {
    let text = source.text.as_bytes();
    let start = find(source, span(node.left.range()).end, |byte| !byte.is_ascii_whitespace() && byte != b')');
    let right = span(node.right.range()).start;
    let mut end = start + 1;
    let second = text.get(end as usize).copied()?;
    if end < right && !second.is_ascii_whitespace() && !matches!(second, b'\\' | b'#') {
        end += 1;
    }
    Some(Span { start, end })
}

/// The first byte from `at` on that `stop` accepts, outside of comments and line continuations.
fn find(source: &Source, at: u32, stop: impl Fn(u8) -> bool) -> u32 {
    let text = source.text.as_bytes();
    let mut at = at as usize;
    while let Some(byte) = text.get(at).copied() {
        if matches!(byte, b'\\' | b'#') {
            while text.get(at).is_some_and(|byte| *byte != b'\n') {
                at += 1;
            }
        } else if stop(byte) {
            break;
        }
        at += 1;
    }
    at as u32
}

/// The place of a `def` or `class` without its decorators.
pub fn of_definition(source: &Source, whole: Span, decorators: &[ast::Decorator]) -> Loc {
    let start = match decorators.last() {
        Some(decorator) => find(source, span(decorator.range).end, |byte| !byte.is_ascii_whitespace()),
        None => whole.start,
    };
    Loc::from(Span { start, end: whole.end })
}
