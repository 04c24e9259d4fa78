//! Errors that `gather` has and nobody sees.

use std::collections::BTreeMap;

use ruff_python_ast::{Expr, ExprCall, Stmt};
use ruff_text_size::Ranged;
use trace::{EventKind, PollEnd, TaskId, Trace, WaitKind, WaitTarget};

use crate::script::{Names, Script, awaited_call, dotted};
use crate::{Builder, Note, Rule, words};

pub(crate) fn hidden(script: &Script, trace: &Trace, notes: &mut Vec<Note>) {
    let mut failed: BTreeMap<TaskId, String> = BTreeMap::new();
    // What was gathered at which line.
    let mut gathered: Vec<(u32, Vec<TaskId>)> = Vec::new();
    for event in &trace.events {
        match event.kind {
            EventKind::PollEnded { task, end: PollEnd::Failed { exception, message, .. } } => {
                let text = if message.is_empty() { exception } else { format!("{exception}: {message}") };
                failed.insert(task, text);
            }
            EventKind::PollEnded {
                end:
                    PollEnd::Suspended {
                        kind: WaitKind::Many,
                        target: WaitTarget::Tasks(tasks),
                        line: Some(line),
                        ..
                    },
                ..
            } => gathered.push((line.0, tasks)),
            _ => {}
        }
    }
    if failed.is_empty() {
        return;
    }
    script.blocks(&mut |body, function| {
        for statement in body {
            let Some((call, kept_as)) = gather_of(statement) else { continue };
            let (first, last) = script.lines(statement.range());
            let there = gathered.iter().filter(|(line, _)| (first..=last).contains(line));
            let children = trace::order::set(there.flat_map(|(_, tasks)| tasks.iter().copied()));
            let errors: Vec<&String> = children.iter().filter_map(|task| failed.get(task)).collect();
            let Some(error) = errors.first() else { continue };
            let returned = call.arguments.find_keyword("return_exceptions").is_some_and(|keyword| {
                keyword.value.as_boolean_literal_expr().is_some_and(|literal| literal.value)
            });
            let looked_at = kept_as.is_some_and(|name| {
                let around = function.map_or(&*script.tree.body, |function| &*function.body);
                Names::of_body(around).read.contains(&name)
            });
            let (what, advice) = if returned && !looked_at {
                (words::returned_unseen(error, &words::others(errors.len() - 1)), words::look_through())
            } else if !returned && errors.len() > 1 {
                (words::only_first(&words::tasks(errors.len()), error), words::raise_all())
            } else {
                continue;
            };
            notes.push(Builder { rule: Rule::HiddenErrors, lines: (first, last), what, advice }.note());
        }
    });
}

/// The `asyncio.gather(…)` that a statement awaits, and the name that its results get.
fn gather_of(statement: &Stmt) -> Option<(&ExprCall, Option<String>)> {
    let (value, name): (&Expr, _) = match statement {
        Stmt::Expr(node) => (&node.value, None),
        Stmt::Assign(node) => match &node.targets[..] {
            [Expr::Name(name)] => (&node.value, Some(name.id.to_string())),
            _ => return None,
        },
        _ => return None,
    };
    let call = awaited_call(value)?;
    matches!(dotted(&call.func).as_deref(), Some("asyncio.gather" | "gather")).then_some((call, name))
}
