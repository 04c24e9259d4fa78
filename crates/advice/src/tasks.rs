//! Tasks that nothing keeps: `asyncio.create_task(…)` as a statement of its own.
//!
//! The event loop itself only keeps weak references to tasks, so such a task can vanish while it waits.

use std::collections::BTreeMap;

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::Ranged;
use trace::{EventKind, PollEnd, TaskId, Trace};

use crate::script::{Script, dotted};
use crate::{Builder, Note, Rule, words};

pub(crate) fn not_kept(script: &Script, trace: &Trace, notes: &mut Vec<Note>) {
    let mut spawned: BTreeMap<u32, Vec<TaskId>> = BTreeMap::new();
    let mut unfinished: BTreeMap<TaskId, bool> = BTreeMap::new();
    for event in &trace.events {
        match &event.kind {
            EventKind::TaskSpawned { task, line: Some(line), internal: false, .. } => {
                spawned.entry(line.0).or_default().push(*task);
                unfinished.insert(*task, true);
            }
            EventKind::PollEnded { task, end: PollEnd::Returned { .. } | PollEnd::Failed { .. } } => {
                unfinished.insert(*task, false);
            }
            _ => {}
        }
    }
    script.blocks(&mut |body, _| {
        for statement in body {
            let Stmt::Expr(node) = statement else { continue };
            let Expr::Call(call) = &*node.value else { continue };
            if !makes_loose_task(&call.func) {
                continue;
            }
            let (first, last) = script.lines(statement.range());
            let tasks: Vec<TaskId> =
                spawned.range(first..=last).flat_map(|(_, tasks)| tasks).copied().collect();
            if tasks.is_empty() {
                continue;
            }
            let cut_off = tasks.iter().filter(|task| unfinished.get(task) == Some(&true)).count();
            let mut what = words::not_kept();
            if cut_off > 0 {
                what += &words::cut_off();
            }
            notes.push(
                Builder { rule: Rule::TaskNotKept, lines: (first, last), what, advice: words::keep_it() }
                    .note(),
            );
        }
    });
}

/// Whether calling this makes a task that nobody but the caller keeps. A `TaskGroup` keeps its own.
fn makes_loose_task(function: &Expr) -> bool {
    match dotted(function).as_deref() {
        Some(
            "asyncio.create_task"
            | "asyncio.ensure_future"
            | "create_task"
            | "ensure_future"
            | "loop.create_task",
        ) => true,
        Some(_) => false,
        None => function.as_attribute_expr().is_some_and(|attribute| {
            attribute.attr.as_str() == "create_task"
                && attribute.value.as_call_expr().is_some_and(|call| {
                    dotted(&call.func).is_some_and(|name| name.ends_with("get_running_loop"))
                })
        }),
    }
}
