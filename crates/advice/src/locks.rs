//! Locks that are held while their holder waits for the outside, though nothing shared needs it.

use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{Expr, ExprContext, Stmt};
use ruff_text_size::Ranged;
use std::collections::BTreeSet;
use timeline::{State, Timeline};
use trace::{Nanos, WaitKind};

use crate::script::Script;
use crate::{Builder, Note, Rule, words};

pub(crate) fn held_long(script: &Script, timeline: &Timeline, notes: &mut Vec<Note>) {
    script.blocks(&mut |body, function| {
        let declared = function.map(|function| declared_elsewhere(&function.body)).unwrap_or_default();
        for statement in body {
            let Stmt::With(node) = statement else { continue };
            if !node.is_async || guards_shared_state(&node.body, &declared) {
                continue;
            }
            let (first, last) = script.lines(statement.range());
            let (head, _) = script.lines(node.items[0].range());
            // Locks only: a semaphore is meant to be held while its holder waits.
            let mut slow: u64 = 0;
            let mut objects = BTreeSet::new();
            for hold in timeline.holds.iter().filter(|hold| {
                hold.line.is_some_and(|line| line.0 == head) && !hold.label.to_lowercase().contains("sema")
            }) {
                let (Some(lane), Some(end)) = (hold.lane, hold.end) else { continue };
                let waited = timeline.lane(lane).spans.iter().filter(|span| {
                    let inside = span.line.is_some_and(|line| line.0 > first && line.0 <= last);
                    let outside = matches!(&span.state, State::Waiting(wait)
                        if matches!(wait.kind, WaitKind::Sleep | WaitKind::Io));
                    span.start >= hold.start && span.end <= end && outside && (inside || span.line.is_some())
                });
                slow += waited.map(|span| span.duration().0).sum::<u64>();
                objects.insert(hold.object);
            }
            if slow == 0 {
                continue;
            }
            let mut queued = 0;
            let mut lost = 0;
            for lane in &timeline.lanes {
                let waits = lane.spans.iter().filter(|span| {
                    matches!(&span.state, State::Waiting(wait)
                        if wait.kind == WaitKind::Lock && wait.object.is_some_and(|object| objects.contains(&object)))
                        && span.duration() > Nanos(0)
                });
                let time: u64 = waits.map(|span| span.duration().0).sum();
                queued += usize::from(time > 0);
                lost += time;
            }
            if queued == 0 {
                continue;
            }
            notes.push(
                Builder {
                    rule: Rule::LockHeldLong,
                    lines: (first, first),
                    what: words::lock_held(&words::tasks(queued), &words::seconds(lost)),
                    advice: words::lock_later(),
                }
                .note(),
            );
        }
    });
}

/// The names that a function shares with others, by `global` and `nonlocal`.
fn declared_elsewhere(body: &[Stmt]) -> BTreeSet<String> {
    struct Declared(BTreeSet<String>);
    impl<'a> Visitor<'a> for Declared {
        fn visit_stmt(&mut self, statement: &'a Stmt) {
            match statement {
                Stmt::Global(node) => self.0.extend(node.names.iter().map(|name| name.to_string())),
                Stmt::Nonlocal(node) => self.0.extend(node.names.iter().map(|name| name.to_string())),
                _ => {}
            }
            walk_stmt(self, statement);
        }
    }
    let mut search = Declared(BTreeSet::new());
    search.visit_body(body);
    search.0
}

/// Whether a body changes something shared after an await, so that it needs its lock meanwhile.
fn guards_shared_state(body: &[Stmt], declared: &BTreeSet<String>) -> bool {
    let mut shared = Shared { declared, awaited: false, written_after: false };
    shared.visit_body(body);
    shared.written_after
}

/// Follows a body in the order of its text.
struct Shared<'d> {
    declared: &'d BTreeSet<String>,
    awaited: bool,
    /// Something that other tasks see is changed after an await.
    written_after: bool,
}

impl<'a> Visitor<'a> for Shared<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            // The value comes before its targets.
            Stmt::Assign(node) => {
                self.visit_expr(&node.value);
                node.targets.iter().for_each(|target| self.visit_expr(target));
                return;
            }
            Stmt::AugAssign(node) => {
                self.visit_expr(&node.value);
                self.visit_expr(&node.target);
                return;
            }
            // A call for its effect: its place in the order may be what the lock is for.
            Stmt::Expr(node) if node.value.is_call_expr() => self.written_after |= self.awaited,
            _ => {}
        }
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        let store = |context: &ExprContext| !context.is_load();
        let shared = match expression {
            Expr::Attribute(node) => store(&node.ctx),
            Expr::Subscript(node) => store(&node.ctx),
            Expr::Name(node) => store(&node.ctx),
            // A method may change its object: `balance.update(…)`.
            Expr::Call(node) => node.func.is_attribute_expr() && self.awaited,
            _ => false,
        };
        walk_expr(self, expression);
        self.written_after |= shared && self.awaited && !is_plain_local(expression, self.declared);
        self.awaited |= expression.is_await_expr();
    }
}

fn is_plain_local(expression: &Expr, declared: &BTreeSet<String>) -> bool {
    matches!(expression, Expr::Name(name) if !declared.contains(name.id.as_str()))
}
