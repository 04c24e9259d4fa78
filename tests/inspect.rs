//! What a program looked like at one step of its run: `engine::inspect` finds the step that the trace tells of, shows
//! the variables there, and runs no code of the program for it.

use timeline::inside::{Inside, StepKind};
use trace::{Actor, Cpu, Handle, Options, Snapshot, SyncState, TaskId};

const PROGRAM: &str = r#"import asyncio
import threading
from collections import deque
from dataclasses import dataclass


class Loud:
    def __init__(self):
        self.volume = 11
        self.lock = asyncio.Lock()

    def __repr__(self):
        print("code of the program ran")
        raise SystemExit(4)


@dataclass
class Point:
    x: int
    y: float


loud = Loud()
point = Point(1, 2.5)
text = "x" * 500
numbers = list(range(1000))
nested = [[[[[1]]]]]
recent = deque([1, "two"])
gate = asyncio.Semaphore(2)
guard = threading.Lock()
queue = asyncio.Queue(maxsize=2)


async def inner(word, times):
    total = times * 2
    await asyncio.sleep(1)
    return total


async def outer(number):
    here = f"number {number}"
    async with gate:
        async with loud.lock:
            await queue.put(number)
            result = await inner(here, number)
    return result


async def main():
    await asyncio.gather(outer(1), outer(2), outer(3))


asyncio.run(main())
"#;

fn options() -> Options {
    Options { cpu: Cpu::Off, ..Options::default() }
}

/// The snapshot at the first step at which a task takes the loop at a time, in seconds.
fn at(program: &str, task: u32, seconds: f64) -> Snapshot {
    let trace = engine::run(program, "main.py", &options());
    let inside = Inside::new(&trace);
    let wanted = StepKind::Takes(Handle::Task(TaskId(task)));
    let step = inside.steps().iter().find(|step| step.kind == wanted && step.at.seconds() == seconds);
    let step = step.expect("the task runs then").step;
    engine::inspect(program, "main.py", &options(), step).expect("a step of the run")
}

fn local<'s>(snapshot: &'s Snapshot, frame: usize, name: &str) -> &'s str {
    let locals = &snapshot.stacks[0].frames[frame].locals;
    &locals.iter().find(|variable| variable.name == name).expect("a variable").value
}

fn global<'s>(snapshot: &'s Snapshot, name: &str) -> &'s str {
    &snapshot.globals.iter().find(|variable| variable.name == name).expect("a variable").value
}

#[test]
fn the_stack_of_the_task_that_goes_on() {
    let snapshot = at(PROGRAM, 2, 1.0);
    assert_eq!(snapshot.stacks[0].actor, Actor::Task(TaskId(2)));
    let frames: Vec<(&str, u32)> =
        snapshot.stacks[0].frames.iter().map(|frame| (frame.function.as_str(), frame.line.0)).collect();
    assert_eq!(frames, [("outer", 45), ("inner", 36)]);
    assert_eq!(local(&snapshot, 0, "here"), "'number 1'");
    assert_eq!(local(&snapshot, 1, "word"), "'number 1'");
    assert_eq!(local(&snapshot, 1, "total"), "2");
    let others: Vec<Actor> = snapshot.stacks[1..].iter().map(|stack| stack.actor).collect();
    let [one, three, four] = [1, 3, 4].map(|task| Actor::Task(TaskId(task)));
    assert_eq!(others, [one, three, four, Actor::Thread(trace::ThreadId(0))]);
}

#[test]
fn values_are_short_and_run_no_code() {
    let snapshot = at(PROGRAM, 2, 1.0);
    assert_eq!(global(&snapshot, "loud"), "<Loud volume=11 lock=<asyncio.Lock locked>>");
    assert_eq!(global(&snapshot, "point"), "<Point x=1 y=2.5>");
    assert_eq!(global(&snapshot, "numbers"), "[0, 1, 2, 3, 4, 5, 6, 7, … 1000 in all]");
    assert_eq!(global(&snapshot, "nested"), "[[[[…]]]]");
    assert_eq!(global(&snapshot, "recent"), "deque([1, 'two'])");
    assert_eq!(global(&snapshot, "text").chars().count(), 101);
    assert!(snapshot.globals.iter().all(|variable| variable.name != "main" && variable.name != "Loud"));
}

#[test]
fn locks_and_queues_tell_who_waits() {
    let snapshot = at(PROGRAM, 2, 1.0);
    let object = |name: &str| snapshot.objects.iter().find(|object| object.name == name).expect("a lock");
    assert_eq!(object("loud.lock").state, SyncState::Lock { locked: true });
    assert_eq!(object("loud.lock").waiters, [Actor::Task(TaskId(3))]);
    assert_eq!(object("gate").state, SyncState::Semaphore { value: 0 });
    assert_eq!(object("gate").waiters, [Actor::Task(TaskId(4))]);
    assert_eq!(object("guard").class, "threading.Lock");
    let SyncState::Queue { size, limit, items, .. } = &object("queue").state else { panic!("a queue") };
    assert_eq!((*size, *limit, items.as_str()), (1, Some(2), "[1]"));
}

/// Processes side by side are told in the order of time, and their steps are numbered when the run is over.
const PROCESSES: &str = r#"import asyncio
import multiprocessing


async def count(n):
    for _ in range(6):
        for i in range(n):
            pass
        await asyncio.sleep(0.001)


def work(n):
    asyncio.run(count(n))


if __name__ == "__main__":
    workers = [multiprocessing.Process(target=work, args=(n,)) for n in (60_000, 50_000)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
"#;

#[test]
fn a_step_of_processes_side_by_side_is_found() {
    let options = Options { cpu: Cpu::Counted { nanos_per_instruction: 25 }, ..Options::default() };
    let trace = engine::run(PROCESSES, "main.py", &options);
    let inside = Inside::new(&trace);
    let threads: std::collections::BTreeSet<_> = inside.steps().iter().map(|step| step.thread).collect();
    assert!(threads.len() >= 2, "{threads:?}");
    for step in inside.steps().iter().step_by(inside.steps().len().div_ceil(12)) {
        let StepKind::Takes(handle) = step.kind else { continue };
        let snapshot = engine::inspect(PROCESSES, "main.py", &options, step.step).expect("a step of the run");
        let told = (snapshot.at, snapshot.thread, snapshot.handle);
        assert_eq!(told, (step.at, step.thread, Some(handle)), "step {}", step.step);
    }
}

#[test]
fn a_step_that_never_comes_is_none() {
    assert_eq!(engine::inspect(PROGRAM, "main.py", &options(), 1_000_000), None);
    assert_eq!(engine::inspect("def", "main.py", &options(), 0), None);
}

/// The snapshot of a step is of that step: the same time, thread and handle as the trace tells.
#[test]
fn snapshots_and_traces_agree() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/cases");
    let entries = std::fs::read_dir(folder).expect("the folder is part of the repository");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    let mut looked = 0;
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "py")) {
        let source = std::fs::read_to_string(path).expect("a readable script");
        let trace = engine::run(&source, "main.py", &options());
        let inside = Inside::new(&trace);
        let stride = (inside.steps().len() / 3).max(1);
        for step in inside.steps().iter().skip(stride / 2).step_by(stride) {
            let handle = match step.kind {
                StepKind::Takes(handle) | StepKind::Drops(handle) => Some(handle),
                StepKind::Switches => None,
                StepKind::Jumps { .. } => continue,
            };
            let name = path.display();
            let snapshot = engine::inspect(&source, "main.py", &options(), step.step);
            let snapshot = snapshot.unwrap_or_else(|| panic!("{name}: no step {}", step.step));
            let told = (snapshot.at, snapshot.thread, snapshot.handle);
            assert_eq!(told, (step.at, step.thread, handle), "{name}: step {}", step.step);
            looked += 1;
        }
    }
    assert!(looked > 300, "only {looked} steps were looked at");
}
