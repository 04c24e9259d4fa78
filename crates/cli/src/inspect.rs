//! `interleave inspect`: the inside of the loop and of the program at one scheduling step, as text.

use std::fmt::Write as _;
use std::io::Write as _;

use timeline::inside::{Inside, LoopState, StepKind, Why};
use timeline::scale;
use trace::{Actor, Handle, Snapshot, TaskId, Wake};

use crate::arguments;

/// Prints the state at a step; without one, the list of steps.
pub fn inspect(options: &arguments::Inspect) -> anyhow::Result<u8> {
    let asked = options.replayed.applied_to(options.running.options())?;
    let source = options.running.source()?;
    let trace = engine::run(&source, &options.running.file.display().to_string(), &asked);
    let inside = Inside::new(&trace);
    let text = match options.step {
        None => steps(&inside),
        Some(step) => {
            let Some(at) = inside.position(step) else { anyhow::bail!(no_such_step(step, &inside)) };
            let state = inside.state(&trace, at).expect("the position of a step");
            let snapshot = engine::inspect(&source, &trace.file, &asked, step);
            describe(&inside, &state) + &snapshot.as_ref().map(program).unwrap_or_default()
        }
    };
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(0),
    }
}

fn no_such_step(step: u32, inside: &Inside) -> String {
    let numbers: Vec<u32> = inside.steps().iter().map(|step| step.step).collect();
    match (numbers.first(), numbers.last()) {
        (Some(first), Some(last)) => {
            format!(
                "there is no step {step}: the run has the steps {first} to {last}; leave --step out for a list"
            )
        }
        _ => format!("there is no step {step}: the run has no event loop and one thread only"),
    }
}

fn steps(inside: &Inside) -> String {
    let mut text = String::new();
    if inside.steps().is_empty() {
        return "no steps: the run has no event loop and one thread only\n".to_owned();
    }
    for step in inside.steps() {
        let number = match step.kind {
            StepKind::Jumps { .. } => String::new(),
            _ => step.step.to_string(),
        };
        let _ = writeln!(text, "{number:>6}  {:>9}  {}", scale::total(step.at), happens(inside, step.kind));
    }
    text
}

/// What the loop does at a step.
fn happens(inside: &Inside, kind: StepKind) -> String {
    match kind {
        StepKind::Takes(handle) => format!("runs {}", name(inside, handle)),
        StepKind::Drops(handle) => format!("passes over {}", name(inside, handle)),
        StepKind::Jumps { to } => format!("nothing is ready: the clock jumps to {}", scale::total(to)),
        StepKind::Switches => "another thread goes on".to_owned(),
    }
}

fn name(inside: &Inside, handle: Handle) -> String {
    match handle {
        Handle::Task(_) => inside.name(handle),
        Handle::Callback(_) => format!("callback {}", inside.name(handle)),
        Handle::Timer(timer) => match inside.name(handle).as_str() {
            "" => format!("timer {} (a sleep)", timer.0),
            callback => format!("timer {} ({callback})", timer.0),
        },
    }
}

fn task(inside: &Inside, task: TaskId) -> String {
    inside.name(Handle::Task(task))
}

fn who(inside: &Inside, by: Wake) -> String {
    match by {
        Wake::Timer(timer) => format!("timer {}", timer.0),
        Wake::Task(by) => task(inside, by),
        Wake::Callback => "a callback".to_owned(),
        Wake::Thread(thread) => format!("thread {}", thread.0),
        Wake::Cancel(Some(by)) => format!("a cancellation by {}", task(inside, by)),
        Wake::Cancel(None) => "a cancellation".to_owned(),
    }
}

/// The state of the loop.
fn describe(inside: &Inside, state: &LoopState) -> String {
    let mut text = String::new();
    let _ = writeln!(
        text,
        "step {} at {} on thread {}: {}",
        state.step.step,
        scale::total(state.step.at),
        state.step.thread.0,
        happens(inside, state.step.kind)
    );
    section(&mut text, "ready queue", state.ready.len());
    for queued in &state.ready {
        let why = match queued.why {
            Why::Created => "created".to_owned(),
            Why::Yielded => "gave up its turn".to_owned(),
            Why::Woken(by) => format!("woken by {}", who(inside, by)),
            Why::Due => "its deadline has come".to_owned(),
            Why::Called(by) => format!("asked for by {}", who(inside, by)),
        };
        let since = scale::total(queued.since);
        let _ = writeln!(text, "  {}: {why}, since {since}", name(inside, queued.handle));
    }
    section(&mut text, "timers", state.timers.len());
    for timer in &state.timers {
        let set = timer.task.map(|by| format!(", set by {}", task(inside, by))).unwrap_or_default();
        let handle = name(inside, Handle::Timer(timer.timer));
        let _ = writeln!(text, "  at {}: {handle}{set}", scale::total(timer.deadline));
    }
    section(&mut text, "waiting", state.waiting.len());
    for waiting in &state.waiting {
        let line = waiting.line.map(|line| format!(" at line {}", line.0)).unwrap_or_default();
        let _ = writeln!(text, "  {} for {}{line}", task(inside, waiting.task), waiting.label);
    }
    section(&mut text, "held", state.held.len());
    for held in &state.held {
        let holders = held.holders.iter().map(|holding| match holding.task {
            Some(by) => task(inside, by),
            None => format!("thread {}", holding.thread.0),
        });
        let _ = writeln!(
            text,
            "  {} {} by {}",
            held.label,
            held.object.0,
            holders.collect::<Vec<_>>().join(", ")
        );
    }
    if !state.blocked.is_empty() {
        section(&mut text, "blocked threads", state.blocked.len());
        for blocked in &state.blocked {
            let line = blocked.line.map(|line| format!(" at line {}", line.0)).unwrap_or_default();
            let _ = writeln!(text, "  thread {} by {}{line}", blocked.thread.0, blocked.label);
        }
    }
    text
}

fn section(text: &mut String, title: &str, count: usize) {
    let none = if count == 0 { " nothing" } else { "" };
    let _ = writeln!(text, "{title}:{none}");
}

/// Stacks, variables and locks.
fn program(snapshot: &Snapshot) -> String {
    let mut text = String::new();
    if let Some(call) = &snapshot.call {
        let _ = writeln!(text, "call: {call}");
    }
    for stack in &snapshot.stacks {
        let _ = writeln!(text, "stack of {}:", stack.name);
        for frame in &stack.frames {
            let _ = writeln!(text, "  line {} in {}", frame.line.0, frame.function);
            // The module's own variables are the global ones, listed once.
            for variable in frame.locals.iter().filter(|_| frame.function != "<module>") {
                let _ = writeln!(text, "    {} = {}", variable.name, variable.value);
            }
        }
    }
    if snapshot.more > 0 {
        let _ = writeln!(text, "  and {} more tasks", snapshot.more);
    }
    section(&mut text, "globals", snapshot.globals.len());
    for variable in &snapshot.globals {
        let _ = writeln!(text, "  {} = {}", variable.name, variable.value);
    }
    section(&mut text, "locks and queues", snapshot.objects.len());
    for object in &snapshot.objects {
        let name = if object.name.is_empty() { "(no variable)" } else { &object.name };
        let waiters = actors(" waiting: ", &object.waiters) + &actors(" waiting to put: ", &object.putters);
        let _ = writeln!(text, "  {name} ({}): {}{}", object.class, object.state, waiters);
    }
    text
}

fn actors(before: &str, actors: &[Actor]) -> String {
    if actors.is_empty() {
        return String::new();
    }
    let names: Vec<String> = actors.iter().map(Actor::to_string).collect();
    format!(";{before}{}", names.join(", "))
}
