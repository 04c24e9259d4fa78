//! Patterns of `match`.

use bytecode::{Const, Tree};
use ruff_python_ast::{Pattern, Singleton};

use super::{View, name, node, none, optional_name};

impl View<'_> {
    pub fn pattern(&self, pattern: &Pattern) -> Tree {
        match pattern {
            Pattern::MatchValue(found) => node("MatchValue", pattern, vec![self.expr(&found.value)]),
            Pattern::MatchSingleton(found) => {
                let value = match found.value {
                    Singleton::None => Const::None,
                    Singleton::True => Const::Bool(true),
                    Singleton::False => Const::Bool(false),
                };
                node("MatchSingleton", pattern, vec![Tree::Const(value)])
            }
            Pattern::MatchSequence(found) => {
                node("MatchSequence", pattern, vec![self.patterns(&found.patterns)])
            }
            Pattern::MatchMapping(found) => {
                let rest = optional_name(found.rest.as_ref());
                node(
                    "MatchMapping",
                    pattern,
                    vec![self.exprs(&found.keys), self.patterns(&found.patterns), rest],
                )
            }
            Pattern::MatchClass(found) => {
                let keywords = &found.arguments.keywords;
                let fields = vec![
                    self.expr(&found.cls),
                    self.patterns(&found.arguments.patterns),
                    Tree::List(keywords.iter().map(|keyword| name(&keyword.attr)).collect()),
                    Tree::List(keywords.iter().map(|keyword| self.pattern(&keyword.pattern)).collect()),
                ];
                node("MatchClass", pattern, fields)
            }
            Pattern::MatchStar(found) => node("MatchStar", pattern, vec![optional_name(found.name.as_ref())]),
            Pattern::MatchAs(found) => {
                let inner = found.pattern.as_deref().map_or_else(none, |inner| self.pattern(inner));
                node("MatchAs", pattern, vec![inner, optional_name(found.name.as_ref())])
            }
            Pattern::MatchOr(found) => node("MatchOr", pattern, vec![self.patterns(&found.patterns)]),
        }
    }

    fn patterns(&self, patterns: &[Pattern]) -> Tree {
        Tree::List(patterns.iter().map(|pattern| self.pattern(pattern)).collect())
    }
}
