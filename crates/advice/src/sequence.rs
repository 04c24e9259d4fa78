//! Awaits that follow each other though none needs what another gives.
//!
//! 1. the syntax tree shows candidates: neighbouring statements that each await a call, and loops that do nothing else;
//! 2. the program is changed so that they wait together (`asyncio.gather`);
//! 3. the changed program is run. Only where it ends in the same way, prints the same lines (numbers aside, and in any
//!    order) and is done earlier, there is something to say.

use std::collections::BTreeSet;

use ruff_python_ast::{Expr, ExprCall, Stmt, StmtFor};
use ruff_text_size::{Ranged, TextRange};
use trace::{Line, Nanos, Outcome, Stream, Trace};

use crate::script::{Names, Script, awaited_call, dotted};
use crate::{Note, Rule, words};

/// At most so many changed programs are run.
const TRIES: usize = 8;
/// What must at least be saved, as a part of the whole time.
const WORTH: f64 = 0.05;

/// A part of the text and what to put there.
struct Change {
    range: TextRange,
    text: String,
    awaits: usize,
    in_loop: bool,
}

pub(crate) fn one_after_another(
    script: &Script,
    trace: &Trace,
    run: &mut dyn FnMut(&str) -> Trace,
    notes: &mut Vec<Note>,
) {
    if !matches!(trace.outcome, Outcome::Finished { .. })
        || trace.elapsed == Nanos(0)
        || !script.imports_asyncio()
    {
        return;
    }
    let mut changes = Vec::new();
    script.blocks(&mut |body, function| {
        if function.is_some_and(|function| function.is_async) {
            neighbours(script, body, &mut changes);
            changes.extend(body.iter().filter_map(|statement| match statement {
                Stmt::For(node) => whole_loop(script, node),
                _ => None,
            }));
        }
    });
    let printed = lines_printed(trace);
    for change in changes.into_iter().take(TRIES) {
        let mut text = script.source.text.clone();
        text.replace_range(std::ops::Range::<usize>::from(change.range), &change.text);
        let other = run(&text);
        let saved = trace.elapsed.0.saturating_sub(other.elapsed.0);
        let worth = saved as f64 >= trace.elapsed.0 as f64 * WORTH && saved >= 1_000_000;
        if !worth || other.outcome != trace.outcome || lines_printed(&other) != printed {
            continue;
        }
        let (first, last) = script.lines(change.range);
        let (together, apart) = (words::seconds(other.elapsed.0), words::seconds(trace.elapsed.0));
        let what = if change.in_loop {
            words::each_turn_waits(&together, &apart)
        } else {
            words::each_await_waits(&words::awaits(change.awaits), &together, &apart)
        };
        notes.push(Note {
            rule: Rule::OneAfterAnother,
            line: Line(first),
            last_line: Line(last),
            what,
            advice: words::start_all(&shortened(&change.text)),
            saves: Some(Nanos(saved)),
            changed: Some(text),
        });
    }
}

/// A changed part on one line.
fn shortened(text: &str) -> String {
    const MOST: usize = 110;
    let line = text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    let line = line.replace("( ", "(").replace(", )", ")");
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{} …", &line[..at]),
        None => line,
    }
}

/// The lines that a program printed, in any order, with all numbers alike: a program that tells how long it took does
/// not tell something else when it is faster.
fn lines_printed(trace: &Trace) -> Vec<String> {
    let mut lines: Vec<String> = trace.output(Stream::Stdout).lines().map(without_numbers).collect();
    trace::order::sort(&mut lines);
    lines
}

fn without_numbers(line: &str) -> String {
    let mut text = String::new();
    for character in line.chars() {
        match character {
            '0'..='9' if text.ends_with('#') => {}
            '0'..='9' => text.push('#'),
            '.' if text.ends_with('#') => {}
            other => text.push(other),
        }
    }
    text
}

/// One statement that awaits a call and may keep its result.
struct Step<'a> {
    call: &'a ExprCall,
    target: Option<&'a Expr>,
    reads: BTreeSet<String>,
    writes: BTreeSet<String>,
}

/// Runs of neighbouring awaits of a body.
fn neighbours(script: &Script, body: &[Stmt], changes: &mut Vec<Change>) {
    let mut at = 0;
    while at < body.len() {
        let mut written = BTreeSet::new();
        let mut steps = Vec::new();
        for statement in &body[at..] {
            let Some(step) = step(script, statement) else { break };
            if !step.reads.is_disjoint(&written) || !step.writes.is_disjoint(&written) {
                break;
            }
            written.extend(step.writes.iter().cloned());
            steps.push(step);
        }
        if steps.len() >= 2 {
            let range = TextRange::new(body[at].start(), body[at + steps.len() - 1].end());
            changes.push(Change {
                range,
                text: gathered(script, &steps, range),
                awaits: steps.len(),
                in_loop: false,
            });
        }
        at += steps.len().max(1);
    }
}

/// The statement that waits for all of them together.
fn gathered(script: &Script, steps: &[Step], range: TextRange) -> String {
    let start = range.start().to_usize();
    let line = script.source.text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let indent: String = script.source.text[line..start].chars().take_while(|c| c.is_whitespace()).collect();
    let calls: Vec<String> =
        steps.iter().map(|step| format!("{indent}    {},\n", script.text(step.call))).collect();
    let targets = if steps.iter().all(|step| step.target.is_none()) {
        String::new()
    } else {
        let names: Vec<String> = steps
            .iter()
            .map(|step| match step.target {
                None => "_".to_owned(),
                Some(target @ Expr::Tuple(_)) => {
                    format!("({})", script.text(target).trim_start_matches('(').trim_end_matches(')'))
                }
                Some(target) => script.text(target).to_owned(),
            })
            .collect();
        format!("{} = ", names.join(", "))
    };
    format!("{targets}await asyncio.gather(\n{}{indent})", calls.concat())
}

/// A statement that does nothing but await a call of a coroutine.
fn step<'a>(script: &Script, statement: &'a Stmt) -> Option<Step<'a>> {
    let (value, target) = match statement {
        Stmt::Expr(node) => (&*node.value, None),
        Stmt::Assign(node) => match &node.targets[..] {
            [target @ (Expr::Name(_) | Expr::Tuple(_))] => (&*node.value, Some(target)),
            _ => return None,
        },
        Stmt::AnnAssign(node) => (node.value.as_deref()?, Some(&*node.target)),
        _ => return None,
    };
    let call = awaited_call(value)?;
    may_overlap(script, call).then(|| Step {
        call,
        target,
        reads: Names::of_expression(value).read,
        writes: target.map(|target| Names::of_expression(target).written).unwrap_or_default(),
    })
}

/// Whether a call is one of the program's coroutines or a request. A bare sleep is a pause that is meant.
fn may_overlap(script: &Script, call: &ExprCall) -> bool {
    match &*call.func {
        Expr::Name(name) => script.coroutines.contains(name.id.as_str()),
        Expr::Attribute(attribute) => {
            let method = attribute.attr.as_str();
            if dotted(&call.func).is_some_and(|name| name.starts_with("asyncio.")) {
                return dotted(&call.func).as_deref() == Some("asyncio.to_thread");
            }
            script.coroutines.contains(method)
                || (matches!(method, "get" | "post" | "put" | "request" | "fetch" | "head" | "delete")
                    && matches!(call.arguments.args.first(), Some(Expr::StringLiteral(_) | Expr::FString(_))))
        }
        _ => false,
    }
}

/// A loop whose body only awaits one call, and perhaps appends its result.
fn whole_loop(script: &Script, node: &StmtFor) -> Option<Change> {
    if node.is_async || !node.orelse.is_empty() {
        return None;
    }
    let (call, list) = match &node.body[..] {
        [Stmt::Expr(only)] => match &*only.value {
            Expr::Await(_) => (awaited_call(&only.value)?, None),
            Expr::Call(append) => {
                let (list, argument) = appends(append)?;
                (awaited_call(argument)?, Some(list))
            }
            _ => return None,
        },
        [Stmt::Assign(assign), Stmt::Expr(second)] => {
            let [Expr::Name(name)] = &assign.targets[..] else { return None };
            let (list, argument) = appends(second.value.as_call_expr()?)?;
            matches!(argument, Expr::Name(appended) if appended.id == name.id).then_some(())?;
            (awaited_call(&assign.value)?, Some(list))
        }
        _ => return None,
    };
    let reads = Names::of_expression(&call.func).read;
    if !may_overlap(script, call) || list.is_some_and(|list| reads.contains(list)) {
        return None;
    }
    let together = format!(
        "await asyncio.gather(*[{} for {} in {}])",
        script.text(call),
        script.text(&*node.target),
        script.text(&*node.iter)
    );
    let text = match list {
        Some(list) => format!("{list}.extend({together})"),
        None => together,
    };
    Some(Change { range: node.range(), text, awaits: 1, in_loop: true })
}

/// The list and the value of `list.append(value)`.
fn appends(call: &ExprCall) -> Option<(&str, &Expr)> {
    let attribute = call.func.as_attribute_expr()?;
    let list = attribute.value.as_name_expr()?;
    let [argument] = &*call.arguments.args else { return None };
    (attribute.attr.as_str() == "append").then_some((list.id.as_str(), argument))
}
