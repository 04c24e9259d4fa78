//! The syntax tree of a source as CPython's `ast` has it.
//!
//! The parser's own tree differs in places: it holds `elif` in a list, decorators within the place of what they
//! decorate, the pieces of strings apart. What a node's class is called and in which order its fields come is CPython's;
//! positions are byte offsets in the source.

mod expressions;
mod patterns;
mod statements;
mod strings;

use bytecode::{Const, Node, Source, Span, Tree};
use ruff_python_ast::{Identifier, Mod};
use ruff_text_size::{Ranged, TextRange};

use crate::error::Result;
use crate::parse::syntax;

/// The tree of a module, or of an expression.
pub fn tree(source: &Source, expression: bool) -> Result<Tree> {
    let view = View { text: &source.text };
    Ok(match syntax(source, expression)? {
        Mod::Module(module) => bare("Module", vec![view.body(&module.body), Tree::List(Vec::new())]),
        Mod::Expression(expression) => bare("Expression", vec![view.expr(&expression.body)]),
    })
}

/// What the walk over the parser's tree knows besides.
struct View<'a> {
    text: &'a str,
}

impl View<'_> {
    /// Where what follows a place begins: behind blanks, ends of lines and comments.
    fn next_from(&self, mut at: usize) -> u32 {
        loop {
            let rest = &self.text[at..];
            let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\x0c', '\n', '\\']).len();
            at += blank;
            if !self.text[at..].starts_with('#') {
                return at as u32;
            }
            at += self.text[at..].find('\n').unwrap_or(self.text.len() - at);
        }
    }
}

/// The place of a compound statement, to which the semicolon belongs that ends its only line.
fn compound(view: &View, range: TextRange) -> Span {
    let whole = span(range);
    let behind = &view.text[whole.end as usize..];
    let blank = behind.len() - behind.trim_start_matches([' ', '\t']).len();
    let more = if behind[blank..].starts_with(';') { blank as u32 + 1 } else { 0 };
    Span { end: whole.end + more, ..whole }
}

fn node(kind: &'static str, place: impl Ranged, fields: Vec<Tree>) -> Tree {
    at(kind, span(place.range()), fields)
}

fn at(kind: &'static str, span: Span, fields: Vec<Tree>) -> Tree {
    Tree::Node(Box::new(Node { kind, span: Some(span), fields }))
}

/// A node of a class that has no place.
fn bare(kind: &'static str, fields: Vec<Tree>) -> Tree {
    Tree::Node(Box::new(Node { kind, span: None, fields }))
}

fn span(range: TextRange) -> Span {
    Span { start: range.start().into(), end: range.end().into() }
}

fn none() -> Tree {
    Tree::Const(Const::None)
}

fn int(value: i64) -> Tree {
    Tree::Const(Const::Int(value))
}

fn name(name: &Identifier) -> Tree {
    Tree::Const(Const::str(name.as_str()))
}

fn optional_name(found: Option<&Identifier>) -> Tree {
    found.map_or_else(none, name)
}
