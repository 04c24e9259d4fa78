//! No script makes the engine panic or hang: mutated programs, and programs made from a small grammar.
//!
//! The seeds are fixed, so that a failure comes again. `FUZZ=100000 cargo test -p suites --test fuzz` runs more.

use std::panic::{AssertUnwindSafe, catch_unwind};

use trace::{Cpu, Limits, Options};

/// A generator of numbers that is the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }
}

fn rounds(default: usize) -> usize {
    std::env::var("FUZZ").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(default)
}

/// Runs a program with little fuel, and tells the program where it makes the engine panic.
fn survives(source: &str, what: &str) {
    let limits =
        Limits { fuel: 200_000, memory: 8 << 20, output: 64 << 10, events: 20_000, ..Limits::default() };
    let options = Options { cpu: Cpu::Off, limits, ..Options::default() };
    let result = catch_unwind(AssertUnwindSafe(|| {
        let trace = engine::run(source, "script.py", &options);
        timeline::Timeline::from_trace(&trace);
    }));
    assert!(result.is_ok(), "{what} makes the engine panic:\n{source}");
}

/// Deep programs need the stack that the command gives them.
fn with_stack(body: fn()) {
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(body).expect("a thread can start");
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

#[test]
fn mutated_programs() {
    with_stack(|| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/cases");
        let mut paths: Vec<_> = std::fs::read_dir(folder)
            .expect("the cases are there")
            .map(|entry| entry.expect("it can be read").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
            .collect();
        paths.sort();
        let sources: Vec<String> =
            paths.iter().map(|path| std::fs::read_to_string(path).expect("it can be read")).collect();
        let mut random = Random(0x9E37_79B9_7F4A_7C15);
        for round in 0..rounds(600) {
            let mut lines: Vec<&str> = sources[random.below(sources.len())].lines().collect();
            let other: Vec<&str> = sources[random.below(sources.len())].lines().collect();
            for _ in 0..=random.below(4) {
                let at = random.below(lines.len());
                match random.below(5) {
                    0 => drop(lines.remove(at)),
                    1 => lines.insert(at, other[random.below(other.len())]),
                    2 => lines[at] = other[random.below(other.len())],
                    3 => {
                        let with = random.below(lines.len());
                        lines.swap(at, with);
                    }
                    _ => {
                        let cut = random.below(lines[at].len() + 1);
                        let cut = (0..=cut).rev().find(|cut| lines[at].is_char_boundary(*cut)).unwrap_or(0);
                        lines[at] = &lines[at][..cut];
                    }
                }
                if lines.is_empty() {
                    lines.push("pass");
                }
            }
            survives(&lines.join("\n"), &format!("mutation {round}"));
        }
    });
}

#[test]
fn generated_programs() {
    with_stack(|| {
        let mut random = Random(0x2545_F491_4F6C_DD1D);
        for round in 0..rounds(600) {
            let mut source = String::from("import asyncio, time\nx = [1, 2, 3]\ny = {'a': 1}\n");
            for number in 0..2 + random.below(3) {
                source.push_str(&format!("async def task{number}(a=1, *b, c=None):\n"));
                for _ in 0..1 + random.below(5) {
                    let statement = statement(&mut random, 2);
                    for line in statement.lines() {
                        source.push_str(&format!("    {line}\n"));
                    }
                }
            }
            source.push_str("async def main():\n");
            for _ in 0..1 + random.below(4) {
                let line = statement(&mut random, 2);
                for line in line.lines() {
                    source.push_str(&format!("    {line}\n"));
                }
            }
            source.push_str("asyncio.run(main())\n");
            survives(&source, &format!("program {round}"));
        }
    });
}

fn statement(random: &mut Random, depth: usize) -> String {
    let value = expression(random, depth);
    let inner = |random: &mut Random| {
        let body = if depth == 0 { "pass".to_owned() } else { statement(random, depth - 1) };
        body.lines().map(|line| format!("    {line}\n")).collect::<String>()
    };
    match random.below(14) {
        0 => format!("print({value})"),
        1 => format!("await asyncio.sleep({})", random.pick(&["0", "0.1", "1", "-1", "x", "'a'"])),
        2 => format!("t = asyncio.create_task({value})"),
        3 => format!("await asyncio.gather({value}, {}, return_exceptions=True)", expression(random, depth)),
        4 => format!("try:\n{}except Exception as e:\n{}", inner(random), inner(random)),
        5 => format!("try:\n{}finally:\n{}", inner(random), inner(random)),
        6 => format!("for i in {value}:\n{}", inner(random)),
        7 => format!("async with asyncio.TaskGroup() as tg:\n{}    tg.create_task({value})\n", inner(random)),
        8 => {
            format!("async with asyncio.timeout({}):\n{}", random.pick(&["0", "0.5", "None"]), inner(random))
        }
        9 => format!("if {value}:\n{}else:\n{}", inner(random), inner(random)),
        10 => format!("x[{}] = {value}", expression(random, 0)),
        11 => format!(
            "raise {}",
            random.pick(&["ValueError('v')", "asyncio.CancelledError", "SystemExit(3)", "t", "KeyError(x)"])
        ),
        12 => format!("with asyncio.Lock() as l:\n{}", inner(random)),
        _ => format!("return {value}"),
    }
}

fn expression(random: &mut Random, depth: usize) -> String {
    if depth == 0 || random.below(3) == 0 {
        return random
            .pick(&[
                "1",
                "-3",
                "2.5",
                "'text'",
                "None",
                "True",
                "x",
                "y",
                "[]",
                "{}",
                "()",
                "b'x'",
                "10**30",
                "task0",
                "task1",
                "main",
                "asyncio",
                "time.time()",
                "range(3)",
                "asyncio.Lock()",
                "asyncio.Queue(1)",
                "asyncio.current_task()",
                "...",
                "set()",
                "lambda: 1",
                "1j",
                "float('nan')",
            ])
            .to_owned();
    }
    let (left, right) = (expression(random, depth - 1), expression(random, depth - 1));
    let name = random.pick(&[
        "append",
        "get",
        "cancel",
        "result",
        "acquire",
        "upper",
        "items",
        "sort",
        "send",
        "__class__",
        "put",
        "set_name",
        "add_done_callback",
        "format",
        "pop",
        "__dict__",
    ]);
    match random.below(12) {
        0 => {
            let operator = random.pick(&[
                "+", "-", "*", "/", "//", "%", "**", "==", "<", "in", "and", "or", "is", "<<", "|", "@",
            ]);
            format!("({left} {operator} {right})")
        }
        1 => format!("{left}[{right}]"),
        2 => format!("{left}({right})"),
        3 => format!("{left}.{name}"),
        4 => format!("{left}.{name}({right})"),
        5 => format!("[{left}, *{right}]"),
        6 => format!("{{{left}: {right}}}"),
        7 => format!("(await {left})"),
        8 => format!("[i for i in {left} if {right}]"),
        9 => format!("f'{{{left}!r:>{{3}}}}'"),
        10 => format!(
            "{}({left}, {right})",
            random.pick(&["isinstance", "getattr", "max", "zip", "map", "sorted", "divmod", "print"])
        ),
        _ => format!("{left}[{right}:{left}]"),
    }
}
