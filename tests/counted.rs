//! Counted work: what it costs, when threads hand the GIL over in the midst of it, and how processes share the cores.
//!
//! With 250 ns an instruction, programs need few of them for times that can be read: the loop that the scripts run has 7
//! instructions a round, so that 571,428 rounds take a second.

use trace::{Cpu, EventKind, GilDrop, Options, Outcome, Policy, Stream, Switch, Trace};

fn options() -> Options {
    Options { cpu: Cpu::Counted { nanos_per_instruction: 250 }, ..Options::default() }
}

fn run_with(source: &str, options: &Options) -> Trace {
    let trace = engine::run(source, "script.py", options);
    assert_eq!(
        trace.outcome,
        Outcome::Finished { status: 0 },
        "{}{}",
        trace.output(Stream::Stdout),
        trace.output(Stream::Stderr)
    );
    trace
}

fn run(source: &str) -> Trace {
    run_with(source, &options())
}

/// What the script printed, as a number.
fn printed(trace: &Trace) -> f64 {
    let output = trace.output(Stream::Stdout);
    output.trim().parse().unwrap_or_else(|_| panic!("a number is printed, not {output:?}"))
}

/// A script in which four pieces of a second are worked off by `how`, and the time is printed.
fn four_pieces(how: &str) -> String {
    format!(
        "import asyncio, threading, time, multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
def cpu(n=571_428):
    x = 0
    for i in range(n):
        x += i
def io(n=0):
    time.sleep(1)
async def async_cpu():
    cpu()
async def async_io():
    await asyncio.sleep(1)
async def together(job):
    await asyncio.gather(*(job() for _ in range(4)))
def beside(kind, job):
    workers = [kind(target=job) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
def pool(kind, job, *args):
    with kind(4) as executor:
        list(executor.map(job, *args))
def workers(job):
    with multiprocessing.Pool(4) as pool:
        pool.map(job, [571_428] * 4)
if __name__ == '__main__':
    began = time.perf_counter()
    {how}
    print(time.perf_counter() - began)
"
    )
}

#[test]
fn four_cpu_bound_pieces() {
    let cases = [
        ("[cpu() for _ in range(4)]", 4.0, 4.0),
        ("asyncio.run(together(async_cpu))", 4.0, 4.01),
        ("beside(threading.Thread, cpu)", 4.0, 4.01),
        ("pool(ThreadPoolExecutor, cpu, [571_428] * 4)", 4.0, 4.02),
        // A start-up of 50 ms, and 1 ms for an item.
        ("beside(multiprocessing.Process, cpu)", 1.05, 1.09),
        ("pool(ProcessPoolExecutor, cpu, [571_428] * 4)", 1.05, 1.09),
        ("workers(cpu)", 1.05, 1.12),
    ];
    for (how, least, most) in cases {
        let took = printed(&run(&four_pieces(how)));
        assert!((least - 0.001..=most).contains(&took), "{how} took {took} s, not {least} to {most}");
    }
}

#[test]
fn four_io_bound_pieces() {
    let cases = [
        ("[io() for _ in range(4)]", 4.0, 4.0),
        ("asyncio.run(together(async_io))", 1.0, 1.02),
        ("beside(threading.Thread, io)", 1.0, 1.02),
        ("beside(multiprocessing.Process, io)", 1.05, 1.09),
        ("pool(ProcessPoolExecutor, io, range(4))", 1.05, 1.09),
    ];
    for (how, least, most) in cases {
        let took = printed(&run(&four_pieces(how)));
        assert!((least - 0.001..=most).contains(&took), "{how} took {took} s, not {least} to {most}");
    }
}

#[test]
fn with_fewer_cores_processes_take_turns() {
    let script = four_pieces("beside(multiprocessing.Process, cpu)");
    for (cores, least, most) in [(1, 4.04, 4.12), (2, 2.04, 2.1), (3, 1.38, 2.1), (4, 1.05, 1.09)] {
        let took = printed(&run_with(&script, &Options { cores, ..options() }));
        assert!((least..=most).contains(&took), "{cores} cores took {took} s, not {least} to {most}");
    }
}

#[test]
fn the_program_sees_the_cores() {
    let trace = run_with("import os\nprint(os.cpu_count())\n", &Options { cores: 3, ..options() });
    assert_eq!(printed(&trace), 3.0);
}

const RACE: &str = "import threading
counter = 0
def work():
    global counter
    for _ in range(20_000):
        counter += 1
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
";

#[test]
fn a_race_loses_updates_in_the_same_way_each_time() {
    let first = run(RACE);
    let counted = printed(&first);
    assert!((20_000.0..40_000.0).contains(&counted), "{counted} of 40,000");
    for _ in 0..10 {
        assert_eq!(run(RACE).to_json(), first.to_json());
    }
    let others: Vec<f64> =
        (1..6).map(|seed| printed(&run_with(RACE, &Options { seed, ..options() }))).collect();
    assert!(others.iter().any(|other| *other != counted), "each seed has slices of its own: {others:?}");
}

#[test]
fn a_lock_keeps_every_update() {
    let locked = RACE.replace("        counter += 1", "        with lock:\n            counter += 1");
    let locked = locked.replace("counter = 0", "counter = 0\nlock = threading.Lock()");
    for seed in 0..4 {
        assert_eq!(printed(&run_with(&locked, &Options { seed, ..options() })), 40_000.0);
    }
}

#[test]
fn slices_are_the_switch_interval() {
    for (interval, millis) in [("", 5), ("import sys; sys.setswitchinterval(0.002)\n", 2)] {
        let trace = run(&format!("{interval}{RACE}"));
        let dropped: Vec<u64> = trace
            .events
            .iter()
            .filter(|event| matches!(event.kind, EventKind::GilDropped { cause: GilDrop::Interval }))
            .map(|event| event.at.0)
            .collect();
        assert!(dropped.len() > 3, "{dropped:?}");
        // Where a thread gives the GIL up by itself, the next slice begins a moment later.
        let whole = dropped.windows(2).filter(|pair| pair[1] - pair[0] == millis * 1_000_000);
        assert!(whole.count() * 4 > dropped.len() * 3 - 4, "{dropped:?}");
        assert!(dropped.windows(2).all(|pair| pair[1] - pair[0] >= millis * 1_000_000), "{dropped:?}");
    }
}

#[test]
fn a_loop_beside_a_thread_that_works_waits_for_a_slice_at_most() {
    let trace = run("import asyncio, time
def burn():
    for i in range(400_000):
        pass
late = []
async def tick():
    for _ in range(20):
        began = time.perf_counter()
        await asyncio.sleep(0.01)
        late.append(time.perf_counter() - began - 0.01)
async def main():
    await asyncio.gather(tick(), asyncio.to_thread(burn))
asyncio.run(main())
print(max(late))
");
    let late = printed(&trace);
    assert!((0.001..0.0061).contains(&late), "{late}");
    assert!(trace.events.iter().any(|event| matches!(event.kind, EventKind::GilTaken { .. })));
}

#[test]
fn a_schedule_puts_a_thread_aside_until_the_others_wait() {
    let source = "import threading
balance = 0
def work():
    global balance
    seen = balance
    balance = seen + 1
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance)
";
    let mut options = Options { cpu: Cpu::Off, ..Options::default() };
    options.schedule.list_points = true;
    let trace = run_with(source, &options);
    assert_eq!(printed(&trace), 2.0);
    assert!(!trace.switch_points.is_empty());
    options.schedule.list_points = false;
    let lost = trace.switch_points.iter().filter(|point| {
        options.schedule.switches = vec![Switch { at: point.at }];
        let trace = run_with(source, &options);
        let told = trace
            .events
            .iter()
            .any(|event| matches!(event.kind, EventKind::GilDropped { cause: GilDrop::Schedule }));
        assert!(told);
        printed(&trace) == 1.0
    });
    assert!(lost.count() > 0, "between the load and the store");
}

#[test]
fn work_in_builtins_costs_time() {
    for work in [
        "sum(range(10**6))",
        "sorted(range(10**5), key=lambda x: -x)",
        "[x for x in range(10**5)]",
        "'ab' * 10**7",
        "list(range(10**6))",
        "dict.fromkeys(range(10**5))",
        "set(range(10**5))",
        "max(range(10**6))",
        "json.dumps(list(range(10**5)))",
        "hashlib.sha256(b'x' * 10**6).hexdigest()",
        "'-'.join(['x'] * 10**6)",
        "bytes(range(256)) * 10**5",
        "[0] * 10**6",
        "sorted([5, 3, 1] * 10**5)",
        "','.join(map(str, range(10**5))).split(',')",
    ] {
        let trace = run(&format!(
            "import time, json, hashlib\nbegan = time.perf_counter()\n{work}\nprint(time.perf_counter() - began)\n"
        ));
        let took = printed(&trace);
        assert!(took >= 0.005, "{work} took {took}");
    }
}

#[test]
fn limits_hold_with_threads_and_without_loops() {
    let limits = trace::Limits { fuel: 3_000_000, ..trace::Limits::default() };
    for source in [
        "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(40)\n",
        "import threading\ndef spin():\n    while True:\n        pass\nthreads = [threading.Thread(target=spin) for _ in range(3)]\nfor thread in threads: thread.start()\n",
        "import multiprocessing\ndef spin():\n    while True:\n        pass\nif __name__ == '__main__':\n    for _ in range(3): multiprocessing.Process(target=spin).start()\n",
    ] {
        for cpu in [Cpu::Off, Cpu::Counted { nanos_per_instruction: 25 }] {
            let options = Options { cpu, limits: limits.clone(), ..Options::default() };
            let trace = engine::run(source, "script.py", &options);
            assert!(
                matches!(trace.outcome, Outcome::Limit { limit: trace::Limit::Fuel, .. }),
                "{source}{:?}",
                trace.outcome
            );
        }
    }
}

#[test]
fn many_threads_and_processes() {
    let source = "import multiprocessing, threading, time
def sleep():
    time.sleep(1)
if __name__ == '__main__':
    for kind, count in ((multiprocessing.Process, 100), (threading.Thread, 10_000)):
        workers = [kind(target=sleep) for _ in range(count)]
        for worker in workers: worker.start()
        for worker in workers: worker.join()
    print(time.perf_counter())
";
    let trace = engine::run(source, "script.py", &Options::default());
    assert_eq!(trace.output(Stream::Stdout), "2.0\n", "{:?}", trace.outcome);
    let trace = engine::run(
        source,
        "script.py",
        &Options { cpu: Cpu::Counted { nanos_per_instruction: 25 }, ..Options::default() },
    );
    assert_eq!(trace.outcome, Outcome::Finished { status: 0 });
    let ended = trace.events.iter().filter(|event| matches!(event.kind, EventKind::ProcessEnded { .. }));
    assert_eq!(ended.count(), 100);
    assert!(trace.events.iter().is_sorted_by_key(|event| (event.at, event.step)));
}

#[test]
fn a_pool_tells_of_its_items_in_the_same_way_each_time() {
    let source = "import multiprocessing
def square(number):
    total = 0
    for _ in range(10_000 * number):
        total += number
    return number * number
if __name__ == '__main__':
    with multiprocessing.Pool(3) as pool:
        print(pool.map(square, range(9), chunksize=1))
";
    let options = Options { cores: 2, ..options() };
    let first = run_with(source, &options);
    let squares: Vec<u32> = (0..9).map(|number| number * number).collect();
    assert_eq!(first.output(Stream::Stdout), format!("{squares:?}\n"));
    for _ in 0..10 {
        assert_eq!(run_with(source, &options).to_json(), first.to_json());
    }
    let (mut taken, mut done) = (Vec::new(), Vec::new());
    for event in &first.events {
        match &event.kind {
            EventKind::ItemTaken { item, label, sent, .. } => {
                assert_eq!(label, "square");
                assert!(*sent <= event.at);
                taken.push((*item, event.thread));
            }
            EventKind::ItemDone { item } => done.push((*item, event.thread)),
            _ => {}
        }
    }
    assert_eq!(taken.len(), 9);
    taken.sort();
    done.sort();
    assert_eq!(taken, done, "each is done where it was taken");
    let mut working: Vec<_> = taken.iter().map(|(_, thread)| thread).collect();
    working.sort();
    working.dedup();
    assert_eq!(working.len(), 3);
    assert!(first.events.iter().is_sorted_by_key(|event| (event.at, event.step)));
}

#[test]
fn a_lost_update_between_processes() {
    let source = "import multiprocessing, time
def add(value):
    seen = value.value
    time.sleep(0.01)
    value.value = seen + 1
if __name__ == '__main__':
    value = multiprocessing.Value('i', 0)
    workers = [multiprocessing.Process(target=add, args=(value,)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(value.value)
";
    assert_eq!(printed(&run(source)), 1.0);
}

#[test]
fn a_deadlock_names_its_cycle() {
    let trace = engine::run(
        "import threading, time
first, second = threading.Lock(), threading.Lock()
def one():
    with first:
        time.sleep(1)
        with second:
            pass
def two():
    with second:
        time.sleep(1)
        with first:
            pass
for work in (one, two):
    threading.Thread(target=work).start()
",
        "script.py",
        &Options::default(),
    );
    let Outcome::Deadlock { cycle } = trace.outcome else { panic!("{:?}", trace.outcome) };
    assert_eq!(
        cycle.sentences(),
        [
            "thread 1 waits at line 6 for second, which thread 2 has held since line 9",
            "thread 2 waits at line 11 for first, which thread 1 has held since line 4",
        ]
    );
    let trace = engine::run(
        "import asyncio
async def one(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            pass
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(one(a, b), one(b, a))
asyncio.run(main())
",
        "script.py",
        &Options::default(),
    );
    let Outcome::Deadlock { cycle } = trace.outcome else { panic!("{:?}", trace.outcome) };
    assert_eq!(
        cycle.sentences(),
        [
            "Task-2 waits at line 5 for lock, which Task-3 has held since line 3",
            "Task-3 waits at line 5 for lock, which Task-2 has held since line 3",
        ]
    );
    let trace = engine::run(
        "import asyncio
tasks = {}
async def wait_for(name):
    await asyncio.sleep(0)
    await tasks[name]
async def main():
    tasks['a'] = asyncio.create_task(wait_for('b'))
    tasks['b'] = asyncio.create_task(wait_for('a'))
    await asyncio.wait(tasks.values())
asyncio.run(main())
",
        "script.py",
        &Options::default(),
    );
    let Outcome::Deadlock { cycle } = trace.outcome else { panic!("{:?}", trace.outcome) };
    assert_eq!(cycle.edges.len(), 2, "{cycle:?}");
}

#[test]
fn work_is_told_at_the_line_where_it_was_done() {
    let trace = run("import asyncio
def crunch(n):
    total = 0
    for i in range(n):
        total += i
    return total
async def loops():
    await asyncio.sleep(0)
    crunch(20_000)
    return 'its step ends far from the loop'
async def builtin():
    total = sum(range(200_000))
    await asyncio.sleep(0)
    return total
asyncio.run(loops())
asyncio.run(builtin())
");
    let lines = trace.events.iter().filter_map(|event| match &event.kind {
        EventKind::BlockBegan { line: Some(line), .. } => Some(line.0),
        _ => None,
    });
    // At this rate the import takes time as well.
    let lines: Vec<u32> = lines.filter(|line| *line > 1).collect();
    assert!(matches!(lines[..], [4 | 5, 12]), "{lines:?}");
}

#[test]
fn one_after_another_processes_do_not_overlap() {
    for how in ["beside(multiprocessing.Process, cpu)", "pool(ProcessPoolExecutor, cpu, [571_428] * 4)"] {
        let trace = run_with(&four_pieces(how), &Options { policy: Policy::Serial, ..options() });
        let took = printed(&trace);
        assert!((4.0..=4.3).contains(&took), "{how} took {took} s");
    }
}

#[test]
fn work_before_a_loop_is_the_programs() {
    let trace = run("import asyncio
total = 0
for i in range(20_000):
    total += i
async def main():
    await asyncio.sleep(1)
asyncio.run(main())
");
    let began = trace.events.iter().find_map(|event| match &event.kind {
        EventKind::BlockBegan { task, label, line, .. } => Some((*task, label.clone(), *line)),
        _ => None,
    });
    assert_eq!(began, Some((None, "35 ms of work".to_owned(), Some(trace::Line(4)))));
    let spawned = trace.events.iter().find(|event| matches!(event.kind, EventKind::TaskSpawned { .. }));
    assert_eq!(spawned.map(|event| event.at), Some(trace::Nanos(35_000_000)));
}

#[test]
fn imports_of_the_library_take_no_time() {
    let trace = run("import argparse, decimal, signal, time, unittest
from concurrent.futures import ThreadPoolExecutor
print(time.perf_counter())
");
    assert_eq!(printed(&trace), 0.0);
}
