//! The program's text and tree, and what the rules ask of them.

use std::collections::BTreeSet;

use bytecode::Source;
use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{Expr, ExprCall, ModModule, Stmt, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange};

/// A program.
pub(crate) struct Script {
    pub source: Source,
    pub tree: ModModule,
    /// The names of all `async def`, functions and methods alike.
    pub coroutines: BTreeSet<String>,
}

impl Script {
    pub fn parse(file: &str, text: &str) -> Option<Script> {
        let source = Source::new(file, text, false);
        let tree = compiler::syntax_tree(&source)?;
        let mut names = CoroutineNames::default();
        names.visit_body(&tree.body);
        Some(Script { source, tree, coroutines: names.0 })
    }

    /// The first and last line of a stretch of text.
    pub fn lines(&self, range: TextRange) -> (u32, u32) {
        let last = range.end().to_u32().saturating_sub(1).max(range.start().to_u32());
        (self.source.line(range.start().to_u32()), self.source.line(last))
    }

    pub fn text(&self, range: impl Ranged) -> &str {
        &self.source.text[range.range()]
    }

    /// Calls `visit` with the body of every function, class, loop, branch and the module, and the function around it.
    pub fn blocks<'a>(&'a self, visit: &mut dyn FnMut(&'a [Stmt], Option<&'a StmtFunctionDef>)) {
        Blocks { visit, function: None }.block(&self.tree.body);
    }

    /// Whether the name `asyncio` is the module.
    pub fn imports_asyncio(&self) -> bool {
        self.tree.body.iter().any(|statement| match statement {
            Stmt::Import(import) => {
                import.names.iter().any(|alias| alias.name.as_str() == "asyncio" && alias.asname.is_none())
            }
            _ => false,
        })
    }
}

#[derive(Default)]
struct CoroutineNames(BTreeSet<String>);

impl<'a> Visitor<'a> for CoroutineNames {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if let Stmt::FunctionDef(function) = statement
            && function.is_async
        {
            self.0.insert(function.name.to_string());
        }
        walk_stmt(self, statement);
    }
}

struct Blocks<'a, 'v> {
    visit: &'v mut dyn FnMut(&'a [Stmt], Option<&'a StmtFunctionDef>),
    function: Option<&'a StmtFunctionDef>,
}

impl<'a> Blocks<'a, '_> {
    fn block(&mut self, body: &'a [Stmt]) {
        if body.is_empty() {
            return;
        }
        (self.visit)(body, self.function);
        for statement in body {
            match statement {
                Stmt::FunctionDef(function) => {
                    let outer = self.function.replace(function);
                    self.block(&function.body);
                    self.function = outer;
                }
                Stmt::ClassDef(class) => self.block(&class.body),
                Stmt::If(node) => {
                    self.block(&node.body);
                    node.elif_else_clauses.iter().for_each(|clause| self.block(&clause.body));
                }
                Stmt::For(node) => {
                    self.block(&node.body);
                    self.block(&node.orelse);
                }
                Stmt::While(node) => {
                    self.block(&node.body);
                    self.block(&node.orelse);
                }
                Stmt::With(node) => self.block(&node.body),
                Stmt::Try(node) => {
                    self.block(&node.body);
                    for handler in &node.handlers {
                        let ruff_python_ast::ExceptHandler::ExceptHandler(handler) = handler;
                        self.block(&handler.body);
                    }
                    self.block(&node.orelse);
                    self.block(&node.finalbody);
                }
                Stmt::Match(node) => node.cases.iter().for_each(|case| self.block(&case.body)),
                _ => {}
            }
        }
    }
}

/// `asyncio.gather` of a call's function, `fetch` of a bare name; nothing for what is no plain path.
pub(crate) fn dotted(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Name(name) => Some(name.id.to_string()),
        Expr::Attribute(attribute) => Some(format!("{}.{}", dotted(&attribute.value)?, attribute.attr)),
        _ => None,
    }
}

/// The call that is awaited by an expression.
pub(crate) fn awaited_call(expression: &Expr) -> Option<&ExprCall> {
    match expression {
        Expr::Await(node) => node.value.as_call_expr(),
        _ => None,
    }
}

/// The names that an expression or a body reads or writes.
#[derive(Default)]
pub(crate) struct Names {
    pub read: BTreeSet<String>,
    pub written: BTreeSet<String>,
}

impl Names {
    pub fn of_expression(expression: &Expr) -> Names {
        let mut names = Names::default();
        names.visit_expr(expression);
        names
    }

    pub fn of_body(body: &[Stmt]) -> Names {
        let mut names = Names::default();
        names.visit_body(body);
        names
    }
}

impl<'a> Visitor<'a> for Names {
    fn visit_expr(&mut self, expression: &'a Expr) {
        if let Expr::Name(name) = expression {
            if !name.ctx.is_load() {
                self.written.insert(name.id.to_string());
            }
            if !name.ctx.is_store() {
                self.read.insert(name.id.to_string());
            }
        }
        walk_expr(self, expression);
    }
}
