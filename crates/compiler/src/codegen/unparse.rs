//! Expressions as text, for annotations under `from __future__ import annotations`: written anew from the
//! tree, with the parentheses that it needs.

use bytecode::Const;
use ruff_python_ast::{
    self as ast, BoolOp, Comprehension, ConversionFlag, Expr, FStringPart, InterpolatedElement,
    InterpolatedStringElement, InterpolatedStringElements, Operator, Parameter, ParameterWithDefault,
    UnaryOp,
};
use ruff_text_size::Ranged;
use text::quote;

use super::constants;
use crate::debug_text;

/// How tightly an expression holds together. What stands where a tighter one is asked for gets parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    /// A tuple without parentheses, `:=`.
    Tuple,
    /// `lambda` and `… if … else …`.
    Test,
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Product,
    Sign,
    Power,
    Await,
    Atom,
}

impl Level {
    /// The next tighter one.
    fn inner(self) -> Level {
        match self {
            Level::Tuple => Level::Test,
            Level::Test => Level::Or,
            Level::Or => Level::And,
            Level::And => Level::Not,
            Level::Not => Level::Comparison,
            Level::Comparison => Level::BitOr,
            Level::BitOr => Level::BitXor,
            Level::BitXor => Level::BitAnd,
            Level::BitAnd => Level::Shift,
            Level::Shift => Level::Sum,
            Level::Sum => Level::Product,
            Level::Product => Level::Sign,
            Level::Sign => Level::Power,
            Level::Power => Level::Await,
            Level::Await | Level::Atom => Level::Atom,
        }
    }
}

/// The text of an annotation.
pub fn expression(expr: &Expr, source: &str) -> String {
    let mut writer = Writer::new(source);
    writer.expr(expr, Level::Test);
    writer.text
}

struct Writer<'a> {
    source: &'a str,
    text: String,
    /// Within a raw f-string.
    raw: bool,
}

impl<'a> Writer<'a> {
    fn new(source: &'a str) -> Self {
        Writer { source, text: String::new(), raw: false }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Writes with `write` what holds together as `own`, in parentheses where `asked` is tighter.
    fn within(&mut self, own: Level, asked: Level, write: impl FnOnce(&mut Self)) {
        if asked > own {
            self.push("(");
            write(self);
            self.push(")");
        } else {
            write(self);
        }
    }

    fn expr(&mut self, expr: &Expr, level: Level) {
        match expr {
            Expr::BoolOp(node) => {
                let (own, word) = match node.op {
                    BoolOp::And => (Level::And, " and "),
                    BoolOp::Or => (Level::Or, " or "),
                };
                self.within(own, level, |this| this.joined(&node.values, word, own.inner()));
            }
            Expr::Named(node) => self.within(Level::Tuple, level, |this| {
                this.expr(&node.target, Level::Atom);
                this.push(" := ");
                this.expr(&node.value, Level::Atom);
            }),
            Expr::BinOp(node) => self.binary(node, level),
            Expr::UnaryOp(node) => {
                let (own, sign) = match node.op {
                    UnaryOp::Not => (Level::Not, "not "),
                    UnaryOp::Invert => (Level::Sign, "~"),
                    UnaryOp::UAdd => (Level::Sign, "+"),
                    UnaryOp::USub => (Level::Sign, "-"),
                };
                self.within(own, level, |this| {
                    this.push(sign);
                    this.expr(&node.operand, own);
                });
            }
            Expr::Lambda(node) => self.within(Level::Test, level, |this| {
                this.push("lambda");
                if let Some(parameters) = &node.parameters {
                    this.parameters(parameters);
                }
                this.push(": ");
                this.expr(&node.body, Level::Test);
            }),
            Expr::If(node) => self.within(Level::Test, level, |this| {
                this.expr(&node.body, Level::Or);
                this.push(" if ");
                this.expr(&node.test, Level::Or);
                this.push(" else ");
                this.expr(&node.orelse, Level::Test);
            }),
            Expr::Dict(node) => self.dict(node),
            Expr::Set(node) => self.enclosed("{", &node.elts, "}"),
            Expr::List(node) => self.enclosed("[", &node.elts, "]"),
            Expr::Tuple(node) if node.elts.is_empty() => self.push("()"),
            Expr::Tuple(node) => self.within(Level::Tuple, level, |this| this.items(&node.elts)),
            Expr::ListComp(node) => self.comprehension("[", &[&node.elt], &node.generators, "]"),
            Expr::SetComp(node) => self.comprehension("{", &[&node.elt], &node.generators, "}"),
            Expr::DictComp(node) => {
                let key = node.key.as_deref();
                let elements: Vec<&Expr> = key.into_iter().chain([&*node.value]).collect();
                self.comprehension("{", &elements, &node.generators, "}");
            }
            Expr::Generator(node) => self.comprehension("(", &[&node.elt], &node.generators, ")"),
            Expr::Await(node) => self.within(Level::Await, level, |this| {
                this.push("await ");
                this.expr(&node.value, Level::Atom);
            }),
            Expr::Yield(node) => {
                self.push("(yield");
                if let Some(value) = &node.value {
                    self.push(" ");
                    self.expr(value, Level::Test);
                }
                self.push(")");
            }
            Expr::YieldFrom(node) => {
                self.push("(yield from ");
                self.expr(&node.value, Level::Test);
                self.push(")");
            }
            Expr::Compare(node) => self.within(Level::Comparison, level, |this| {
                this.expr(&node.left, Level::BitOr);
                for (op, operand) in node.ops.iter().zip(&node.comparators) {
                    this.push(" ");
                    this.push(op.as_str());
                    this.push(" ");
                    this.expr(operand, Level::BitOr);
                }
            }),
            Expr::Call(node) => {
                self.expr(&node.func, Level::Atom);
                self.arguments(&node.arguments);
            }
            Expr::FString(node) => {
                let body = self.f_string(node);
                self.push("f");
                quote::push_repr(&body, &mut self.text);
            }
            Expr::Attribute(node) => {
                self.expr(&node.value, Level::Atom);
                // A point right behind digits would belong to them.
                let whole = matches!(&*node.value, Expr::NumberLiteral(number) if number.value.is_int());
                self.push(if whole { " ." } else { "." });
                self.push(&node.attr);
            }
            Expr::Subscript(node) => {
                self.expr(&node.value, Level::Atom);
                self.push("[");
                self.expr(&node.slice, Level::Tuple);
                self.push("]");
            }
            Expr::Starred(node) => {
                self.push("*");
                self.expr(&node.value, Level::BitOr);
            }
            Expr::Slice(node) => self.slice(node),
            Expr::Name(node) => self.push(&node.id),
            Expr::StringLiteral(node) => {
                let at = node.range.start().to_usize();
                // The sign of the old Unicode strings is part of the tree, when it is a small letter.
                if self.source[at..].starts_with('u') {
                    self.push("u");
                }
                quote::push_repr(node.value.to_str(), &mut self.text);
            }
            Expr::BytesLiteral(node) => {
                let bytes: Vec<u8> = node.value.bytes().collect();
                self.push(&quote::bytes_repr(&bytes));
            }
            Expr::NumberLiteral(node) => self.number(&node.value),
            Expr::BooleanLiteral(node) => self.push(if node.value { "True" } else { "False" }),
            Expr::NoneLiteral(_) => self.push("None"),
            Expr::EllipsisLiteral(_) => self.push("..."),
            // Not of this version of Python.
            Expr::TString(_) | Expr::IpyEscapeCommand(_) => {
                self.text.push_str(self.source.get(expr.range().to_std_range()).unwrap_or_default());
            }
        }
    }

    fn binary(&mut self, node: &ast::ExprBinOp, level: Level) {
        let own = match node.op {
            Operator::BitOr => Level::BitOr,
            Operator::BitXor => Level::BitXor,
            Operator::BitAnd => Level::BitAnd,
            Operator::LShift | Operator::RShift => Level::Shift,
            Operator::Add | Operator::Sub => Level::Sum,
            Operator::Mult | Operator::MatMult | Operator::Div | Operator::Mod | Operator::FloorDiv => {
                Level::Product
            }
            Operator::Pow => Level::Power,
        };
        let (left, right) = match node.op {
            Operator::Pow => (own.inner(), own),
            _ => (own, own.inner()),
        };
        self.within(own, level, |this| {
            this.expr(&node.left, left);
            this.push(" ");
            this.push(node.op.as_str());
            this.push(" ");
            this.expr(&node.right, right);
        });
    }

    fn joined(&mut self, exprs: &[Expr], between: &str, level: Level) {
        for (at, expr) in exprs.iter().enumerate() {
            if at > 0 {
                self.push(between);
            }
            self.expr(expr, level);
        }
    }

    fn enclosed(&mut self, open: &str, exprs: &[Expr], close: &str) {
        self.push(open);
        self.joined(exprs, ", ", Level::Test);
        self.push(close);
    }

    /// The items of a tuple that has some.
    fn items(&mut self, exprs: &[Expr]) {
        self.joined(exprs, ", ", Level::Test);
        if exprs.len() == 1 {
            self.push(",");
        }
    }

    fn dict(&mut self, node: &ast::ExprDict) {
        self.push("{");
        for (at, item) in node.items.iter().enumerate() {
            if at > 0 {
                self.push(", ");
            }
            match &item.key {
                Some(key) => {
                    self.expr(key, Level::Test);
                    self.push(": ");
                    self.expr(&item.value, Level::Test);
                }
                None => {
                    self.push("**");
                    self.expr(&item.value, Level::BitOr);
                }
            }
        }
        self.push("}");
    }

    fn comprehension(&mut self, open: &str, elements: &[&Expr], generators: &[Comprehension], close: &str) {
        self.push(open);
        for (at, element) in elements.iter().enumerate() {
            if at > 0 {
                self.push(": ");
            }
            self.expr(element, Level::Test);
        }
        for generator in generators {
            self.push(if generator.is_async { " async for " } else { " for " });
            self.expr(&generator.target, Level::Tuple);
            self.push(" in ");
            self.expr(&generator.iter, Level::Or);
            for condition in &generator.ifs {
                self.push(" if ");
                self.expr(condition, Level::Or);
            }
        }
        self.push(close);
    }

    fn slice(&mut self, node: &ast::ExprSlice) {
        if let Some(lower) = &node.lower {
            self.expr(lower, Level::Test);
        }
        self.push(":");
        if let Some(upper) = &node.upper {
            self.expr(upper, Level::Test);
        }
        if let Some(step) = &node.step {
            self.push(":");
            self.expr(step, Level::Test);
        }
    }

    fn arguments(&mut self, arguments: &ast::Arguments) {
        if let ([only @ Expr::Generator(_)], []) = (&*arguments.args, &*arguments.keywords) {
            // Its parentheses are those of the call.
            self.expr(only, Level::Test);
            return;
        }
        self.push("(");
        self.joined(&arguments.args, ", ", Level::Test);
        for (at, keyword) in arguments.keywords.iter().enumerate() {
            if at > 0 || !arguments.args.is_empty() {
                self.push(", ");
            }
            match &keyword.arg {
                Some(name) => {
                    self.push(name);
                    self.push("=");
                }
                None => self.push("**"),
            }
            self.expr(&keyword.value, Level::Test);
        }
        self.push(")");
    }

    /// The parameters of a lambda: the first one behind a space, unless it has a star.
    fn parameters(&mut self, parameters: &ast::Parameters) {
        let mut between = " ";
        for (list, slash) in [(&parameters.posonlyargs, true), (&parameters.args, false)] {
            for parameter in list {
                self.parameter(parameter, between);
                between = ", ";
            }
            if slash && !list.is_empty() {
                self.push(", /");
            }
        }
        if between == " " {
            between = "";
        }
        if parameters.vararg.is_some() || !parameters.kwonlyargs.is_empty() {
            self.starred(between, "*", parameters.vararg.as_deref());
            between = ", ";
        }
        for parameter in &parameters.kwonlyargs {
            self.parameter(parameter, between);
        }
        if parameters.kwarg.is_some() {
            self.starred(between, "**", parameters.kwarg.as_deref());
        }
    }

    fn starred(&mut self, between: &str, stars: &str, parameter: Option<&Parameter>) {
        self.push(between);
        self.push(stars);
        if let Some(parameter) = parameter {
            self.push(&parameter.name);
        }
    }

    fn parameter(&mut self, parameter: &ParameterWithDefault, between: &str) {
        self.push(between);
        self.push(&parameter.parameter.name);
        if let Some(default) = &parameter.default {
            self.push("=");
            self.expr(default, Level::Test);
        }
    }

    fn number(&mut self, number: &ast::Number) {
        let digits = match constants::number(number) {
            Const::Int(value) => value.to_string(),
            Const::BigInt(digits) => digits,
            Const::Float(value) => text::float::repr(value),
            Const::Imaginary(value) => text::complex::repr(0.0, value),
            _ => unreachable!("numbers are of these kinds"),
        };
        // What is too large for a float is written as a number that is too large, too.
        self.push(&digits.replace("inf", "1e309"));
    }

    /// What stands between the quotes of an f-string, before it is quoted.
    fn f_string(&self, node: &ast::ExprFString) -> String {
        let mut inside = Writer::new(self.source);
        for part in &node.value {
            match part {
                FStringPart::Literal(literal) => inside.braces_doubled(&literal.value),
                FStringPart::FString(part) => {
                    inside.raw = debug_text::is_raw(part);
                    inside.interpolated(&part.elements);
                }
            }
        }
        inside.text
    }

    fn braces_doubled(&mut self, literal: &str) {
        self.push(&literal.replace('{', "{{").replace('}', "}}"));
    }

    fn interpolated(&mut self, elements: &InterpolatedStringElements) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => self.braces_doubled(&literal.value),
                InterpolatedStringElement::Interpolation(field) => self.replacement_field(field),
            }
        }
    }

    fn replacement_field(&mut self, field: &InterpolatedElement) {
        let mut conversion = field.conversion;
        if let Some(debug) = debug_text::of(field, self.raw) {
            // `{x=}` is a text and a field in the tree.
            self.braces_doubled(&debug);
            if conversion == ConversionFlag::None && field.format_spec.is_none() {
                conversion = ConversionFlag::Repr;
            }
        }
        let mut inside = Writer::new(self.source);
        inside.expr(&field.expression, Level::Or);
        self.push(if inside.text.starts_with('{') { "{ " } else { "{" });
        self.push(&inside.text);
        self.push(match conversion {
            ConversionFlag::None => "",
            ConversionFlag::Str => "!s",
            ConversionFlag::Ascii => "!a",
            ConversionFlag::Repr => "!r",
        });
        if let Some(spec) = &field.format_spec {
            self.push(":");
            self.interpolated(&spec.elements);
        }
        self.push("}");
    }
}
