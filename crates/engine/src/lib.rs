//! Runs one script under limits, on simulated services, and gives its trace.
//!
//! [`run`] never fails and never panics because of a script: a syntax error, an exception, a deadlock and a spent
//! budget are all outcomes of the trace that it returns.

mod host;
mod report;

use std::rc::Rc;

use bytecode::Source;
use trace::{
    Event, EventKind, Limit, Line, Nanos, Options, Outcome, Recorder, Snapshot, Stream, ThreadId, Trace,
};
use vm::{Raised, Stop, Vm};

pub use vm::imports::{Beside, find_beside_with};
pub use vm::library::fetch_with;

/// The sliders of a source, in the order of their places; none for a source that is no Python.
pub fn sliders(source: &str) -> Vec<trace::Slider> {
    stdlib::tell_names();
    compiler::sliders(source)
}

/// Runs a script. `file` is the name that tracebacks show.
pub fn run(source: &str, file: &str, options: &Options) -> Trace {
    stdlib::tell_names();
    let script = Rc::new(Source::new(file, source, false));
    match compiler::compile_with_warnings(script.clone()) {
        Ok((code, warnings)) => execute(&script, &code, &warnings, options),
        Err(error) => refuse(&script, &error, options),
    }
}

/// Runs a script once more, up to a scheduling step of its trace, and looks at it there: stacks, variables, locks.
///
/// `options` are those of the trace. None when the run ends before that step, or when nothing runs at all. This is
/// the one thing about a run that its trace does not tell.
pub fn inspect(source: &str, file: &str, options: &Options, step: u32) -> Option<Snapshot> {
    stdlib::tell_names();
    let script = Rc::new(Source::new(file, source, false));
    let code = compiler::compile(script).ok()?;
    let start = || Vm::new(Box::new(host::Library), options.limits.clone());
    let mut step = step;
    // Steps of processes that work side by side are numbered when the run is over.
    if source.contains("rocess") {
        let (mut vm, _) = asyncio::run_program(start(), &code, options);
        let recorder = std::mem::replace(&mut vm.recorder, Recorder::new(0));
        vm.take_apart();
        step = recorder.step_as_run(step)?;
    }
    let mut vm = start();
    vm.recorder.look_at(step);
    let (mut vm, _) = asyncio::run_program(vm, &code, options);
    let snapshot = asyncio::snapshot(&mut vm);
    vm.take_apart();
    snapshot
}

/// The trace of a source that is not run.
fn refuse(source: &Rc<Source>, error: &compiler::Error, options: &Options) -> Trace {
    let (outcome, text) = report::compile_error(source, error);
    let output = EventKind::Output { stream: Stream::Stderr, text, task: None, line: None };
    Trace {
        file: source.file.clone(),
        options: options.clone(),
        events: vec![Event { at: Nanos(0), step: 0, thread: ThreadId(0), kind: output }].into(),
        outcome,
        elapsed: Nanos(0),
        instructions: 0,
        switch_points: vec![],
    }
}

fn execute(
    source: &Rc<Source>,
    code: &Rc<bytecode::Code>,
    warnings: &[compiler::Warning],
    options: &Options,
) -> Trace {
    let mut vm = Vm::new(Box::new(host::Library), options.limits.clone());
    for warning in warnings {
        report::say(&mut vm, &report::syntax_warning(source, warning));
    }
    let (mut vm, ended) = asyncio::run_program(vm, code, options);
    let outcome = outcome_of(&mut vm, source, ended);
    let elapsed = Nanos(vm.clock);
    let instructions = vm.instructions();
    let switch_points = asyncio::switch_points(&mut vm);
    let recorder = std::mem::replace(&mut vm.recorder, Recorder::new(0));
    vm.take_apart();
    Trace {
        file: source.file.clone(),
        options: options.clone(),
        events: recorder.finish(),
        outcome,
        elapsed,
        instructions,
        switch_points,
    }
}

/// What the end of the program means, and what is still to be written for it.
fn outcome_of(vm: &mut Vm, source: &Source, ended: Result<i32, Raised>) -> Outcome {
    // A process may have been stopped while it started up quietly.
    vm.recorder.mute(false);
    match vm.stop {
        Some(Stop::Limit(limit)) => {
            let line = vm.stop_line.map(Line);
            report::limit(vm, limit);
            return Outcome::Limit { limit, line };
        }
        Some(Stop::Deadlock) => {
            let cycle = asyncio::waiting(vm);
            report::say(vm, "deadlock: every task and thread is waiting forever\n");
            return Outcome::Deadlock { cycle };
        }
        Some(Stop::Refused) => {
            let refusal = std::mem::take(vm.state::<vm::host::Refusal>());
            let line = refusal.line.unwrap_or(1);
            let message = refusal.sentence;
            report::say(vm, &format!("  File \"{}\", line {line}\nunsupported: {message}\n", source.file));
            return Outcome::Unsupported { message, line: Line(line) };
        }
        Some(Stop::Exit(status)) => return Outcome::Finished { status },
        // Who looks at a step wants the snapshot, not the outcome.
        Some(Stop::Inspected | Stop::Over) | None => {}
    }
    match ended {
        Ok(status) => Outcome::Finished { status },
        Err(raised) => {
            let line = innermost_line(&raised).map(Line);
            let exception = raised.0.class().name.borrow().to_string();
            let message = vm.str(&raised.value()).map(|text| text.to_string()).unwrap_or_default();
            Outcome::Exception { exception, message, line }
        }
    }
}

/// The innermost line of the program that an exception has passed.
fn innermost_line(raised: &Raised) -> Option<u32> {
    let entries = raised.data().traceback.borrow();
    entries.iter().find(|entry| !entry.code.is_library()).map(|entry| entry.code.line(entry.pc))
}

/// The sentence for a limit, as the error stream says it.
pub fn limit_sentence(limit: Limit) -> &'static str {
    match limit {
        Limit::Fuel => "limit: fuel limit exceeded",
        Limit::Memory => "limit: memory limit exceeded",
        Limit::Time => "limit: virtual time limit exceeded",
        Limit::Output => "limit: output limit exceeded",
        Limit::Events => "limit: trace limit exceeded",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_prints() {
        let trace = run("print('hello', 1 + 1)\n", "script.py", &Options::default());
        assert_eq!(trace.output(Stream::Stdout), "hello 2\n", "{:?}", trace.outcome);
    }

    /// Modules, functions and classes hold each other; nothing of them may be left, or a page that runs many programs
    /// would fill the memory.
    #[test]
    fn nothing_is_left_of_a_run() {
        let source = "import asyncio, json, dataclasses, collections, threading\n\
                      class Node:\n    def __init__(self):\n        self.me = self\n\
                      async def main():\n    await asyncio.gather(*(asyncio.sleep(1) for _ in range(3)))\n    Node()\n\
                      asyncio.run(main())\nprint(json.dumps({}))\n";
        let Ok(code) = compiler::compile(Rc::new(Source::new("main.py", source, false))) else {
            panic!("it compiles")
        };
        let options = Options::default();
        let vm = Vm::new(Box::new(host::Library), options.limits.clone());
        let (vm, ended) = asyncio::run_program(vm, &code, &options);
        assert!(ended.is_ok());
        drop(ended);
        let object = Rc::downgrade(&vm.types.object);
        vm.take_apart();
        assert_eq!(object.strong_count(), 0);
    }
}
