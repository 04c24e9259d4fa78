//! Warnings about expressions that cannot do what they seem to: `x is 1`, `"a" (b)`, `[1, 2] [3, 4]`.

use ruff_python_ast::{self as ast, CmpOp, Expr, Number};
use ruff_text_size::Ranged;

use super::{Compiler, constants};
use crate::error::span;
use crate::warnings::Warning;

impl Compiler<'_> {
    fn warn(&mut self, place: &impl Ranged, message: String) {
        let warning = Warning { message, range: span(place.range()) };
        // A finally-block is compiled once for each way out of it.
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// `is` with a literal, which compares what the machine happens to share.
    pub fn suspect_comparison(&mut self, node: &ast::ExprCompare) {
        let mut left: &Expr = &node.left;
        for (op, right) in node.ops.iter().zip(&node.comparators) {
            let words = match op {
                CmpOp::Is => ("is", "=="),
                CmpOp::IsNot => ("is not", "!="),
                _ => {
                    left = right;
                    continue;
                }
            };
            let literal = [left, right].into_iter().find(|operand| is_value_literal(operand));
            if let Some(kind) = literal.and_then(type_name) {
                let message = format!("\"{}\" with '{kind}' literal. Did you mean \"{}\"?", words.0, words.1);
                self.warn(node, message);
                return;
            }
            left = right;
        }
    }

    /// A call of something that is never callable, as when a comma is missing.
    pub fn suspect_call(&mut self, function: &Expr) {
        let callable = matches!(function, Expr::Lambda(_));
        if !callable && let Some(kind) = type_name(function) {
            self.warn(function, format!("'{kind}' object is not callable; perhaps you missed a comma?"));
        }
    }

    pub fn suspect_subscript(&mut self, node: &ast::ExprSubscript) {
        let Some(kind) = type_name(&node.value) else { return };
        match kind {
            "dict" => {}
            "str" | "bytes" | "tuple" | "list" => {
                let index = match &*node.slice {
                    Expr::Slice(_) => None,
                    index => type_name(index).filter(|index| !matches!(*index, "int" | "bool")),
                };
                if let Some(index) = index {
                    let message = format!(
                        "{kind} indices must be integers or slices, not {index}; perhaps you missed a comma?"
                    );
                    self.warn(&*node.value, message);
                }
            }
            _ => {
                let message = format!("'{kind}' object is not subscriptable; perhaps you missed a comma?");
                self.warn(&*node.value, message);
            }
        }
    }

    pub fn suspect_assertion(&mut self, node: &ast::StmtAssert) {
        if matches!(&*node.test, Expr::Tuple(tuple) if !tuple.elts.is_empty()) {
            self.warn(node, "assertion is always true, perhaps remove parentheses?".into());
        }
    }
}

/// A literal whose identity means nothing; None, booleans and `...` are fine.
fn is_value_literal(expr: &Expr) -> bool {
    constants::is_constant(expr)
        && !matches!(
            expr,
            Expr::NoneLiteral(_) | Expr::BooleanLiteral(_) | Expr::EllipsisLiteral(_) | Expr::Name(_)
        )
}

/// The type of an expression that shows it.
fn type_name(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::FString(_) | Expr::StringLiteral(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::NumberLiteral(node) => match node.value {
            Number::Int(_) => "int",
            Number::Float(_) => "float",
            Number::Complex { .. } => "complex",
        },
        Expr::UnaryOp(node) if constants::is_constant(expr) => return type_name(&node.operand),
        Expr::BooleanLiteral(_) => "bool",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        _ => return None,
    })
}
