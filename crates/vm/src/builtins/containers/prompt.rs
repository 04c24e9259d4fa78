//! What `compile(…, "single")` takes: one statement, as at the prompt.

use bytecode::{Node, Source, Tree};

use crate::native::Args;
use crate::value::{PyResult, Raised, Value};
use crate::vm::Vm;

/// A line and a column, both counted from 1; column 0 is where the text ends before its time.
type Place = (u32, u32);

/// The statements that hold others, which a line of its own ends.
const COMPOUND: [&str; 12] = [
    "FunctionDef",
    "AsyncFunctionDef",
    "ClassDef",
    "If",
    "For",
    "AsyncFor",
    "While",
    "With",
    "AsyncWith",
    "Try",
    "TryStar",
    "Match",
];

impl Vm {
    /// Refuses what is more or less than one statement. What is no Python is left to the compiler to explain.
    pub(super) fn check_statement(&mut self, file: &str, text: &str) -> PyResult<()> {
        let source = Source::made(file, text);
        let Ok(Tree::Node(module)) = self.host.syntax_tree(&source, false) else { return Ok(()) };
        let Some(Tree::List(body)) = module.fields.first() else { return Ok(()) };
        let statements: Vec<&Node> = body.iter().filter_map(node_of).collect();
        let Some(first) = statements.first() else { return Err(self.ended(&source)) };
        if COMPOUND.contains(&first.kind) {
            return match statements.get(1).and_then(|next| next.span) {
                Some(next) => {
                    let rest = &source.text[next.start as usize..];
                    let is_of_word = |char: char| char.is_alphanumeric() || char == '_';
                    let word = rest.chars().take_while(|char| is_of_word(*char)).count().max(1) as u32;
                    let (line, column) = (source.line(next.start), source.column(next.start) + 1);
                    Err(self.syntax_error_at(
                        &source,
                        "invalid syntax",
                        (line, column),
                        (line, column + word),
                    ))
                }
                None if ends_open(&source.text) => Err(self.ended(&source)),
                None => Ok(()),
            };
        }
        let places = statements.iter().filter_map(|statement| statement.span);
        for (before, next) in places.clone().zip(places.skip(1)) {
            let between = &source.text[before.end as usize..next.start as usize];
            let rest = between.trim_start_matches([' ', '\t', ';']);
            let rest = rest.strip_prefix("\\\n").unwrap_or(rest);
            if rest.starts_with(['\n', '#']) {
                let at = before.end + (between.len() - rest.len()) as u32;
                let line = source.line(at);
                let end = source.line_text(line).chars().count() as u32 + 2;
                let message = "multiple statements found while compiling a single statement";
                return Err(self.syntax_error_at(
                    &source,
                    message,
                    (line, source.column(at) + 1),
                    (line, end),
                ));
            }
        }
        Ok(())
    }

    /// The error of a text that ends before its statement does.
    pub(super) fn ended(&mut self, source: &Source) -> Raised {
        let line = source.text.trim_end_matches('\n').matches('\n').count() as u32;
        let line =
            if source.text.trim().is_empty() { source.text.matches('\n').count() as u32 } else { line + 1 };
        self.syntax_error_at(source, "invalid syntax", (line, 0), (line, 0))
    }

    fn syntax_error_at(&mut self, source: &Source, message: &str, start: Place, end: Place) -> Raised {
        let int = |value: u32| Value::Int(i64::from(value));
        let shown = Value::str(as_it_stands(source, start.0));
        let file = Value::str(source.file.as_str());
        let place = Value::tuple(vec![file, int(start.0), int(start.1), shown, int(end.0), int(end.1)]);
        let class = Value::Class(self.types.syntax_error.clone());
        match self.call(&class, Args::two(Value::str(message), place)) {
            Ok(error) => self.raise_value(error),
            Err(raised) => raised,
        }
    }
}

fn node_of(tree: &Tree) -> Option<&Node> {
    match tree {
        Tree::Node(node) => Some(node),
        _ => None,
    }
}

/// A line with its end, where it has one.
pub(super) fn as_it_stands(source: &Source, line: u32) -> String {
    let text = source.line_text(line);
    let lines = source.text.matches('\n').count() as u32;
    if line > 0 && line <= lines { format!("{text}\n") } else { text.to_owned() }
}

/// Whether nothing ends a statement that holds others: neither an empty line, nor that the text ends within its block.
fn ends_open(text: &str) -> bool {
    let last = text.rsplit('\n').next().unwrap_or_default();
    !last.is_empty() && (!last.starts_with([' ', '\t']) || last.trim_start().starts_with('#'))
}
