//! Tasks that were cancelled and went on, because an `except` caught `CancelledError` and did not raise it again.

use std::collections::{BTreeMap, BTreeSet};

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{ExceptHandler, ExceptHandlerExceptHandler, Expr, Stmt, StmtTry};
use ruff_text_size::Ranged;
use trace::{EventKind, PollEnd, TaskId, Trace};

use crate::script::{Script, dotted};
use crate::{Builder, Note, Rule, words};

pub(crate) fn cancellations(script: &Script, trace: &Trace, notes: &mut Vec<Note>) {
    // Where tasks got their cancellation, and how they ended.
    let mut delivered: Vec<(TaskId, u32)> = Vec::new();
    let mut cancelled: BTreeSet<TaskId> = BTreeSet::new();
    // A `CancelledError` that comes from a task that is awaited is no cancellation of the one that awaits.
    let mut asked: BTreeSet<TaskId> = BTreeSet::new();
    let mut names: BTreeMap<TaskId, String> = BTreeMap::new();
    for event in &trace.events {
        match event.kind {
            EventKind::TaskSpawned { task, coroutine, .. } => {
                names.insert(task, coroutine);
            }
            EventKind::CancelRequested { task, .. } => {
                asked.insert(task);
            }
            EventKind::CancelDelivered { task, line: Some(line) } if asked.remove(&task) => {
                delivered.push((task, line.0));
            }
            EventKind::PollEnded { task, end: PollEnd::Cancelled { .. } } => {
                cancelled.insert(task);
            }
            _ => {}
        }
    }
    let mut told = Vec::new();
    for (task, line) in delivered {
        if cancelled.contains(&task) {
            continue;
        }
        let mut search = Search { script, line, found: None };
        search.visit_body(&script.tree.body);
        let Some(handler) = search.found else { continue };
        let at = script.lines(handler.range()).0;
        if told.contains(&at) {
            continue;
        }
        told.push(at);
        let caught = match &handler.type_ {
            Some(class) => format!("`except {}`", script.text(&**class)),
            None => words::bare_except(),
        };
        let name = names.get(&task).map_or_else(words::the_task, |name| name.clone());
        notes.push(
            Builder {
                rule: Rule::SwallowedCancel,
                lines: (at, at),
                what: words::swallows(&caught, &name),
                advice: words::raise_again(),
            }
            .note(),
        );
    }
}

/// Finds the innermost handler that would catch a cancellation at a line and does not raise again.
struct Search<'a> {
    script: &'a Script,
    line: u32,
    found: Option<&'a ExceptHandlerExceptHandler>,
}

impl<'a> Visitor<'a> for Search<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if let Stmt::Try(node) = statement
            && self.covers(node)
            && let Some(ExceptHandler::ExceptHandler(handler)) = node
                .handlers
                .iter()
                .find(|ExceptHandler::ExceptHandler(handler)| catches(handler.type_.as_deref()))
        {
            self.found = (!raises(&handler.body)).then_some(handler);
        }
        walk_stmt(self, statement);
    }
}

impl Search<'_> {
    fn covers(&self, node: &StmtTry) -> bool {
        node.body.iter().any(|statement| {
            let (first, last) = self.script.lines(statement.range());
            (first..=last).contains(&self.line)
        })
    }
}

/// Whether an `except` of this class catches `CancelledError`.
fn catches(class: Option<&Expr>) -> bool {
    match class {
        None => true,
        Some(Expr::Tuple(tuple)) => tuple.elts.iter().any(|class| catches(Some(class))),
        Some(class) => dotted(class)
            .is_some_and(|name| matches!(name.rsplit('.').next(), Some("CancelledError" | "BaseException"))),
    }
}

/// Whether a body may raise, or says with `uncancel` that it takes the cancellation on itself.
fn raises(body: &[Stmt]) -> bool {
    struct Raises(bool);
    impl<'a> Visitor<'a> for Raises {
        fn visit_stmt(&mut self, statement: &'a Stmt) {
            self.0 |= matches!(statement, Stmt::Raise(_));
            walk_stmt(self, statement);
        }

        fn visit_expr(&mut self, expression: &'a Expr) {
            self.0 |= matches!(expression, Expr::Attribute(node) if node.attr.as_str() == "uncancel");
            walk_expr(self, expression);
        }
    }
    let mut search = Raises(false);
    search.visit_body(body);
    search.0
}
