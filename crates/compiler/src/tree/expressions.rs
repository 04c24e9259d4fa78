//! Expressions.

use bytecode::{Const, Tree};
use ruff_python_ast::{BoolOp, CmpOp, Comprehension, Expr, ExprContext, Operator, UnaryOp};
use ruff_text_size::TextRange;

use super::{View, at, bare, int, name, node, none, span};
use crate::codegen::number;

impl View<'_> {
    pub fn exprs(&self, exprs: &[Expr]) -> Tree {
        Tree::List(exprs.iter().map(|expr| self.expr(expr)).collect())
    }

    pub fn optional(&self, expr: Option<&Expr>) -> Tree {
        expr.map_or_else(none, |expr| self.expr(expr))
    }

    /// An argument of a call with these parentheses, which are those of a generator that stands in them alone.
    pub fn argument(&self, expr: &Expr, parentheses: TextRange) -> Tree {
        match expr {
            Expr::Generator(generator) if !generator.parenthesized => {
                let fields = vec![self.expr(&generator.elt), self.comprehensions(&generator.generators)];
                at("GeneratorExp", span(parentheses), fields)
            }
            _ => self.expr(expr),
        }
    }

    pub fn expr(&self, expr: &Expr) -> Tree {
        match expr {
            Expr::BoolOp(node_) => {
                let op = bare(if node_.op == BoolOp::And { "And" } else { "Or" }, Vec::new());
                node("BoolOp", expr, vec![op, self.exprs(&node_.values)])
            }
            Expr::Named(named) => {
                node("NamedExpr", expr, vec![self.expr(&named.target), self.expr(&named.value)])
            }
            Expr::BinOp(binary) => {
                let fields = vec![self.expr(&binary.left), operator(binary.op), self.expr(&binary.right)];
                node("BinOp", expr, fields)
            }
            Expr::UnaryOp(unary) => {
                let op = match unary.op {
                    UnaryOp::Invert => "Invert",
                    UnaryOp::Not => "Not",
                    UnaryOp::UAdd => "UAdd",
                    UnaryOp::USub => "USub",
                };
                node("UnaryOp", expr, vec![bare(op, Vec::new()), self.expr(&unary.operand)])
            }
            Expr::Lambda(lambda) => {
                let parameters = self.parameters(lambda.parameters.as_deref());
                node("Lambda", expr, vec![parameters, self.expr(&lambda.body)])
            }
            Expr::If(choice) => {
                let fields =
                    vec![self.expr(&choice.test), self.expr(&choice.body), self.expr(&choice.orelse)];
                node("IfExp", expr, fields)
            }
            Expr::Dict(dict) => {
                let keys = dict.items.iter().map(|item| self.optional(item.key.as_ref())).collect();
                let values = dict.items.iter().map(|item| self.expr(&item.value)).collect();
                node("Dict", expr, vec![Tree::List(keys), Tree::List(values)])
            }
            Expr::Set(set) => node("Set", expr, vec![self.exprs(&set.elts)]),
            Expr::ListComp(comp) => {
                node("ListComp", expr, vec![self.expr(&comp.elt), self.comprehensions(&comp.generators)])
            }
            Expr::SetComp(comp) => {
                node("SetComp", expr, vec![self.expr(&comp.elt), self.comprehensions(&comp.generators)])
            }
            Expr::DictComp(comp) => {
                let generators = self.comprehensions(&comp.generators);
                node(
                    "DictComp",
                    expr,
                    vec![self.optional(comp.key.as_deref()), self.expr(&comp.value), generators],
                )
            }
            Expr::Generator(generator) => {
                let fields = vec![self.expr(&generator.elt), self.comprehensions(&generator.generators)];
                node("GeneratorExp", expr, fields)
            }
            Expr::Await(awaited) => node("Await", expr, vec![self.expr(&awaited.value)]),
            Expr::Yield(yielded) => node("Yield", expr, vec![self.optional(yielded.value.as_deref())]),
            Expr::YieldFrom(yielded) => node("YieldFrom", expr, vec![self.expr(&yielded.value)]),
            Expr::Compare(compare) => {
                let ops = compare.ops.iter().map(|op| bare(comparison(*op), Vec::new())).collect();
                let fields =
                    vec![self.expr(&compare.left), Tree::List(ops), self.exprs(&compare.comparators)];
                node("Compare", expr, fields)
            }
            Expr::Call(call) => {
                let (args, keywords) = self.arguments(Some(&call.arguments));
                node("Call", expr, vec![self.expr(&call.func), args, keywords])
            }
            Expr::FString(string) => self.f_string(string),
            Expr::StringLiteral(string) => {
                let text = Const::str(string.value.to_str());
                let kind =
                    if string.value.is_unicode() { Tree::Const(Const::Str("u".into())) } else { none() };
                node("Constant", expr, vec![Tree::Const(text), kind])
            }
            Expr::BytesLiteral(bytes) => constant(expr, Const::Bytes(bytes.value.bytes().collect())),
            Expr::NumberLiteral(literal) => constant(expr, number(&literal.value)),
            Expr::BooleanLiteral(literal) => constant(expr, Const::Bool(literal.value)),
            Expr::EllipsisLiteral(_) => constant(expr, Const::Ellipsis),
            Expr::Attribute(attribute) => {
                let fields = vec![self.expr(&attribute.value), name(&attribute.attr), context(attribute.ctx)];
                node("Attribute", expr, fields)
            }
            Expr::Subscript(subscript) => {
                let fields =
                    vec![self.expr(&subscript.value), self.expr(&subscript.slice), context(subscript.ctx)];
                node("Subscript", expr, fields)
            }
            Expr::Starred(starred) => {
                node("Starred", expr, vec![self.expr(&starred.value), context(starred.ctx)])
            }
            Expr::Name(found) => {
                let id = Tree::Const(Const::str(found.id.as_str()));
                node("Name", expr, vec![id, context(found.ctx)])
            }
            Expr::List(list) => node("List", expr, vec![self.exprs(&list.elts), context(list.ctx)]),
            Expr::Tuple(tuple) => node("Tuple", expr, vec![self.exprs(&tuple.elts), context(tuple.ctx)]),
            Expr::Slice(slice) => {
                let parts = [&slice.lower, &slice.upper, &slice.step];
                node("Slice", expr, parts.map(|part| self.optional(part.as_deref())).into())
            }
            // The last two are not in the Python that is parsed here.
            Expr::NoneLiteral(_) | Expr::TString(_) | Expr::IpyEscapeCommand(_) => {
                constant(expr, Const::None)
            }
        }
    }

    fn comprehensions(&self, comprehensions: &[Comprehension]) -> Tree {
        let one = |comprehension: &Comprehension| {
            let fields = vec![
                self.expr(&comprehension.target),
                self.expr(&comprehension.iter),
                self.exprs(&comprehension.ifs),
                int(i64::from(comprehension.is_async)),
            ];
            bare("comprehension", fields)
        };
        Tree::List(comprehensions.iter().map(one).collect())
    }
}

fn constant(expr: &Expr, value: Const) -> Tree {
    node("Constant", expr, vec![Tree::Const(value), none()])
}

fn context(context: ExprContext) -> Tree {
    let kind = match context {
        ExprContext::Load | ExprContext::Invalid => "Load",
        ExprContext::Store => "Store",
        ExprContext::Del => "Del",
    };
    bare(kind, Vec::new())
}

pub(super) fn operator(op: Operator) -> Tree {
    let kind = match op {
        Operator::Add => "Add",
        Operator::Sub => "Sub",
        Operator::Mult => "Mult",
        Operator::MatMult => "MatMult",
        Operator::Div => "Div",
        Operator::Mod => "Mod",
        Operator::Pow => "Pow",
        Operator::LShift => "LShift",
        Operator::RShift => "RShift",
        Operator::BitOr => "BitOr",
        Operator::BitXor => "BitXor",
        Operator::BitAnd => "BitAnd",
        Operator::FloorDiv => "FloorDiv",
    };
    bare(kind, Vec::new())
}

fn comparison(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => "Eq",
        CmpOp::NotEq => "NotEq",
        CmpOp::Lt => "Lt",
        CmpOp::LtE => "LtE",
        CmpOp::Gt => "Gt",
        CmpOp::GtE => "GtE",
        CmpOp::Is => "Is",
        CmpOp::IsNot => "IsNot",
        CmpOp::In => "In",
        CmpOp::NotIn => "NotIn",
    }
}
