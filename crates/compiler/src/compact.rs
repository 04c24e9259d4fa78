//! The library's sources without what only their authors read: the executable carries them, and pages download it.
//!
//! Comments, blank lines, most spaces and the docstrings of private functions go. The code that is compiled from the
//! result is the same, its places in the source aside.

use std::collections::BTreeSet;

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::{Mode, ParseOptions};
use ruff_text_size::{Ranged, TextSize};

/// Writes a module's source shorter; none when it has an error.
pub fn compact(text: &str) -> Option<String> {
    let parsed = ruff_python_parser::parse_unchecked(text, ParseOptions::from(Mode::Module));
    if !parsed.errors().is_empty() {
        return None;
    }
    let tokens = parsed.tokens().to_vec();
    let module = parsed.try_into_module()?.into_syntax();
    let mut docs = Docs::default();
    docs.visit(&module.body, false);
    let mut out = String::with_capacity(text.len());
    let (mut depth, mut fstrings) = (0_usize, 0_usize);
    let mut at_start = true;
    let mut dropped = false;
    let mut end = TextSize::new(0);
    for token in &tokens {
        let range = token.range();
        let source = &text[range];
        match token.kind() {
            TokenKind::Comment | TokenKind::NonLogicalNewline => continue,
            TokenKind::Indent => depth += 1,
            TokenKind::Dedent => depth -= 1,
            TokenKind::EndOfFile => break,
            TokenKind::Newline => {
                if !dropped {
                    out.push('\n');
                }
                (at_start, dropped) = (true, false);
            }
            _ if docs.dropped.contains(&range.start()) => dropped = true,
            kind => {
                if at_start {
                    out.extend(std::iter::repeat_n(' ', depth));
                } else if fstrings > 0 {
                    // What stands between braces may be printed as it is written.
                    out.push_str(&text[end.to_usize()..range.start().to_usize()]);
                } else if end < range.start() && is_needed(&out, source) {
                    out.push(' ');
                }
                out.push_str(if docs.only.contains(&range.start()) { "pass" } else { source });
                at_start = false;
                match kind {
                    TokenKind::FStringStart => fstrings += 1,
                    TokenKind::FStringEnd => fstrings -= 1,
                    _ => {}
                }
            }
        }
        end = range.end();
    }
    Some(out)
}

/// Whether two tokens would become one without a space.
fn is_needed(before: &str, after: &str) -> bool {
    let sticks = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '"' | '\'');
    let (last, next) = (before.chars().next_back(), after.chars().next());
    let (last, next) = (last.unwrap_or(' '), next.unwrap_or(' '));
    sticks(last) && sticks(next) || last.is_ascii_digit() && next == '.'
}

/// Where docstrings begin that nobody asks for.
#[derive(Default)]
struct Docs {
    dropped: BTreeSet<TextSize>,
    /// The function has nothing else.
    only: BTreeSet<TextSize>,
}

impl Docs {
    fn visit(&mut self, body: &[Stmt], private: bool) {
        for statement in body {
            match statement {
                Stmt::FunctionDef(function) => {
                    if (private || function.name.starts_with('_'))
                        && let Some(Stmt::Expr(first)) = function.body.first()
                        && let Expr::StringLiteral(text) = &*first.value
                        && !text.value.is_implicit_concatenated()
                    {
                        let places =
                            if function.body.len() == 1 { &mut self.only } else { &mut self.dropped };
                        places.insert(first.start());
                    }
                    self.visit(&function.body, true);
                }
                Stmt::ClassDef(class) => {
                    self.visit(&class.body, private || class.name.starts_with('_'));
                }
                Stmt::If(branch) => {
                    self.visit(&branch.body, private);
                    for clause in &branch.elif_else_clauses {
                        self.visit(&clause.body, private);
                    }
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_code_is_left() {
        let text = r#""""What it is."""

# A comment.
class A(B):
    """A class."""

    def _hidden(self, x = 1 ):
        """Why."""
        return f"{ x = } { 'a' }" if x else 1 .real  # here

    def __len__(self):
        "How long."

    def shown(self):
        """How."""
        return [x for x in (1,
            2) if not x] \
            and "a" "b"
"#;
        let expected = r#""""What it is."""
class A(B):
 """A class."""
 def _hidden(self,x=1):
  return f"{ x = } { 'a' }" if x else 1 .real
 def __len__(self):
  pass
 def shown(self):
  """How."""
  return[x for x in(1,2)if not x]and "a" "b"
"#;
        assert_eq!(compact(text).as_deref(), Some(expected));
    }
}
