//! What the trace says of the inside of a loop is what the loop did: over every conformance program, the handle that
//! is taken stands at the head of the ready queue, and the clock jumps to the first timer when nothing is ready.

use timeline::inside::{Choice, Inside, StepKind, judge};
use trace::{Cpu, EventKind, Options, Policy, Trace};

fn programs() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/cases");
    let entries = std::fs::read_dir(folder).expect("the folder is part of the repository");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    let scripts = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "py"));
    scripts
        .map(|path| {
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).expect("a readable script"))
        })
        .collect()
}

/// What the loop did otherwise than its inside says.
fn contradictions(trace: &Trace, sequential: bool) -> Vec<String> {
    let inside = Inside::new(trace);
    let threads = trace.events.iter().any(|event| matches!(event.kind, EventKind::ThreadStarted { .. }));
    // All steps of most programs, and of long ones enough to meet each kept state.
    let stride = (inside.steps().len() / 2_000).max(1);
    let mut found = Vec::new();
    for (index, step) in inside.steps().iter().enumerate().step_by(stride) {
        let state = inside.state(trace, index).expect("a step of the trace");
        let heads: Vec<_> = state.ready.iter().take(4).map(|queued| queued.handle).collect();
        match step.kind {
            StepKind::Takes(handle) | StepKind::Drops(handle) => {
                let stands = heads.first() == Some(&handle)
                    || state.ready.iter().any(|one| one.handle == handle) && sequential;
                if !stands || (!sequential && !judge(&state, Choice::Take(handle)).right) {
                    found.push(format!("step {}: took {handle:?}, the queue was {heads:?}", step.step));
                }
            }
            StepKind::Jumps { to } => {
                let first = state.timers.first().expect("a loop without timers jumps nowhere");
                let right = judge(&state, Choice::JumpTo(first.timer)).right;
                if !right || (first.deadline != to && !threads && !sequential) {
                    found
                        .push(format!("step {}: jumped to {to:?}, the first timer was {first:?}", step.step));
                }
            }
            StepKind::Switches => {}
        }
    }
    found
}

/// Checks every program, or every third one where that is enough.
fn check(options: &Options, stride: usize) {
    let sequential = options.policy == Policy::Sequential;
    let mut wrong = Vec::new();
    let mut steps = 0;
    for (name, source) in programs().into_iter().step_by(stride) {
        let trace = engine::run(&source, &name, options);
        steps += Inside::new(&trace).steps().len();
        wrong.extend(
            contradictions(&trace, sequential).into_iter().take(3).map(|text| format!("{name}: {text}")),
        );
    }
    assert!(steps > 3_000 / stride / 2, "only {steps} steps were looked at");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_head_of_the_queue_is_taken() {
    check(&Options { cpu: Cpu::Off, ..Options::default() }, 1);
}

#[test]
fn so_it_is_where_work_costs_time() {
    check(&Options { cpu: Cpu::Counted { nanos_per_instruction: 25 }, ..Options::default() }, 3);
}

#[test]
fn who_is_held_back_keeps_its_place() {
    check(&Options { cpu: Cpu::Off, policy: Policy::Sequential, ..Options::default() }, 3);
}
