//! Expressions as text, for annotations under `from __future__ import annotations`.

use ruff_python_ast::{self as ast, Expr, UnaryOp};
use ruff_text_size::Ranged;

/// The text of an annotation, in the form that `ast.unparse` gives it. What seldom stands in annotations is
/// given as it is written.
pub fn expression(expr: &Expr, source: &str) -> String {
    let mut text = String::new();
    write(expr, source, &mut text);
    text
}

fn write(expr: &Expr, source: &str, text: &mut String) {
    match expr {
        Expr::Name(node) => text.push_str(&node.id),
        Expr::Attribute(node) => {
            write(&node.value, source, text);
            text.push('.');
            text.push_str(&node.attr);
        }
        Expr::Subscript(node) => {
            write(&node.value, source, text);
            text.push('[');
            match &*node.slice {
                Expr::Tuple(tuple)
                    if !tuple.elts.is_empty() && !tuple.elts.iter().any(Expr::is_starred_expr) =>
                {
                    items(&tuple.elts, source, text);
                    if tuple.elts.len() == 1 {
                        text.push(',');
                    }
                }
                slice => write(slice, source, text),
            }
            text.push(']');
        }
        Expr::Tuple(node) => {
            text.push('(');
            items(&node.elts, source, text);
            if node.elts.len() == 1 {
                text.push(',');
            }
            text.push(')');
        }
        Expr::List(node) => {
            text.push('[');
            items(&node.elts, source, text);
            text.push(']');
        }
        Expr::Starred(node) => {
            text.push('*');
            write(&node.value, source, text);
        }
        Expr::BinOp(node) if plain_operand(&node.left) && plain_operand(&node.right) => {
            write(&node.left, source, text);
            text.push(' ');
            text.push_str(node.op.as_str());
            text.push(' ');
            write(&node.right, source, text);
        }
        Expr::UnaryOp(node) if node.op != UnaryOp::Not && node.operand.is_literal_expr() => {
            text.push_str(node.op.as_str());
            write(&node.operand, source, text);
        }
        Expr::StringLiteral(node) => text.push_str(&quoted(node.value.to_str())),
        Expr::NoneLiteral(_) => text.push_str("None"),
        Expr::EllipsisLiteral(_) => text.push_str("..."),
        Expr::Call(node) => {
            write(&node.func, source, text);
            text.push('(');
            call_arguments(&node.arguments, source, text);
            text.push(')');
        }
        other => text.push_str(source.get(other.range().to_std_range()).unwrap_or_default()),
    }
}

/// Whether an operand of a union needs no parentheses, nor does a chain to the left.
fn plain_operand(expr: &Expr) -> bool {
    match expr {
        Expr::BinOp(node) => node.op == ast::Operator::BitOr,
        other => !matches!(
            other,
            Expr::If(_) | Expr::Lambda(_) | Expr::BoolOp(_) | Expr::Compare(_) | Expr::Named(_)
        ),
    }
}

fn items(exprs: &[Expr], source: &str, text: &mut String) {
    for (at, expr) in exprs.iter().enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        write(expr, source, text);
    }
}

fn call_arguments(arguments: &ast::Arguments, source: &str, text: &mut String) {
    items(&arguments.args, source, text);
    for (at, keyword) in arguments.keywords.iter().enumerate() {
        if at > 0 || !arguments.args.is_empty() {
            text.push_str(", ");
        }
        match &keyword.arg {
            Some(name) => {
                text.push_str(name);
                text.push('=');
            }
            None => text.push_str("**"),
        }
        write(&keyword.value, source, text);
    }
}

/// A string as `repr` writes it.
fn quoted(value: &str) -> String {
    let quote = if value.contains('\'') && !value.contains('"') { '"' } else { '\'' };
    let mut text = String::from(quote);
    for c in value.chars() {
        match c {
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if c == quote => {
                text.push('\\');
                text.push(c);
            }
            c => text.push(c),
        }
    }
    text.push(quote);
    text
}
