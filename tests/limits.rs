//! Scripts that would never end, take all memory, or ask for what is left out: each is stopped, and says why.

use trace::{Cpu, Limit, Limits, Options, Outcome, Stream, Trace};

/// Limits that are reached soon.
fn run(source: &str) -> Trace {
    let limits =
        Limits { fuel: 20_000_000, memory: 64 << 20, output: 1 << 20, events: 200_000, ..Limits::default() };
    engine::run(source, "script.py", &Options { cpu: Cpu::Off, limits, ..Options::default() })
}

fn stopped_by(source: &str) -> Limit {
    let trace = run(source);
    match trace.outcome {
        Outcome::Limit { limit, .. } => limit,
        ref other => panic!("{other:?}\n{}", trace.output(Stream::Stderr)),
    }
}

/// Whether the run was stopped because it takes too much memory or time, or refused a single object that is too large.
fn is_stopped_in_time(source: &str) -> bool {
    match run(source).outcome {
        Outcome::Limit { limit, .. } => matches!(limit, Limit::Memory | Limit::Fuel),
        Outcome::Exception { exception, .. } => exception == "MemoryError",
        _ => false,
    }
}

#[test]
fn an_endless_loop_runs_out_of_fuel() {
    assert_eq!(stopped_by("while True:\n    pass\n"), Limit::Fuel);
    assert_eq!(
        stopped_by("try:\n    while True:\n        pass\nfinally:\n    print('never')\n"),
        Limit::Fuel
    );
    assert_eq!(
        run("try:\n    while True:\n        pass\nfinally:\n    print('x')\n").output(Stream::Stdout),
        ""
    );
}

#[test]
fn a_loop_inside_a_builtin_runs_out_of_fuel() {
    assert_eq!(stopped_by("sum(iter(int, 1))\n"), Limit::Fuel);
    assert_eq!(stopped_by("0 in iter(lambda: 1, 2)\n"), Limit::Fuel);
}

#[test]
fn growing_lists_and_strings_reach_the_memory_limit() {
    assert_eq!(stopped_by("x = []\nwhile True:\n    x.append([0] * 100)\n"), Limit::Memory);
    assert_eq!(stopped_by("x = 'ab'\nwhile True:\n    x += x\n"), Limit::Memory);
    assert!(is_stopped_in_time("x = 2\nwhile True:\n    x = x * x\n"));
}

#[test]
fn collections_that_one_call_fills_reach_the_memory_limit() {
    for source in [
        "set(range(2**30))",
        "frozenset(range(2**30))",
        "set().update(range(2**30))",
        "dict.fromkeys(range(2**30))",
        "dict(zip(range(2**30), range(2**30)))",
        "import collections; collections.deque(range(2**30))",
        "import collections; collections.Counter(range(2**30))",
        "tuple(map(str, range(2**30)))",
    ] {
        assert_eq!(stopped_by(source), Limit::Memory, "{source}");
    }
}

#[test]
fn what_doubles_without_a_loop_reaches_the_memory_limit() {
    for (first, step) in [
        ("'ab' * 9", "x = x + x"),
        ("'ab' * 9", "x += x"),
        ("'ab' * 9", "x = f'{x}{x}'"),
        ("'ab' * 9", "x = x.replace('a', x[:9])"),
        ("'ab' * 9", "x = '-'.join((x, x))"),
        ("'ab' * 9", "x = '%s%s' % (x, x)"),
        ("'\\\\' * 9", "x = repr(x)"),
        ("b'ab' * 9", "x = x + x"),
        ("b'\\x00' * 9", "x = repr(x).encode() + x"),
        ("bytearray(9)", "x = x + x"),
        ("[1] * 9", "x = [*x, *x]"),
        ("[1] * 9", "x.extend(x)"),
        ("(1,) * 9", "x = (*x, *x)"),
        ("(1,) * 9", "x = x * 2"),
        ("7 ** 99", "x = x * x"),
    ] {
        let source = format!("x = {first}\n{}print('never')\n", format!("{step}\n").repeat(60));
        assert!(is_stopped_in_time(&source), "{first}: {step}");
    }
}

#[test]
fn what_holds_an_object_twice_on_each_level_ends() {
    let levels = |first: &str, step: &str, use_it: &str| {
        let step = format!("{step}\n").repeat(70);
        format!("x = {first}\ny = {first}\n{step}{use_it}\nprint('never')\n")
    };
    for (first, step, use_it) in [
        ("()", "x = x, x", "hash(x)"),
        ("()", "x = x, x", "{x: 1}"),
        ("[0]", "x = [x, x]; y = [y, y]", "x == y"),
        ("[0]", "x = [x, x]; y = [y, y]", "x < y"),
        ("(0.0,)", "x = x, x; y = y, y", "x == y"),
        ("[0]", "x = {1: x, 2: x}; y = {1: y, 2: y}", "x == y"),
        ("[0]", "x = [x, x]", "repr(x)"),
        ("[0]", "x = x, x", "print(f'{x}')"),
        ("[0]", "x = {1: x, 2: x}", "str(x)"),
        ("int", "x = dict[x, x]", "repr(x)"),
        ("int", "x = x | list[x]", "repr(x)"),
        ("int", "x = dict[x, x]; y = dict[y, y]", "x == y"),
        ("int", "x = dict[x, x]", "hash(x)"),
        ("int", "x = x, x", "isinstance('', x)"),
    ] {
        assert!(is_stopped_in_time(&levels(first, step, use_it)), "{use_it}");
    }
}

#[test]
fn a_group_that_is_held_twice_on_each_level_is_told() {
    let trace = run("x = ValueError(1)\nfor i in range(70):\n    x = ExceptionGroup('a', [x, x])\nraise x\n");
    assert_eq!(trace.output(Stream::Stderr).matches("max_group_depth").count(), 1 << 10);
}

#[test]
fn long_calculations_with_long_integers_run_out_of_fuel() {
    for source in [
        "x = 3 ** 100_000_000",
        "x = 1 << 400_000_000\ny = x - 1\nz = y * y",
        "x = (1 << 300_000_000) // ((1 << 150_000_000) - 1)",
        "divmod(1 << 300_000_000, (1 << 150_000_000) - 1)",
        "pow(3, 1 << 1_000_000, (1 << 1_000_000) - 1)",
        "import math\nmath.gcd((1 << 100_000_000) - 1, 3 ** 1_000_000)",
        "import math\nmath.isqrt((1 << 100_000_000) - 1)",
        "import math\nmath.factorial(10_000_000)",
        "import sys\nsys.set_int_max_str_digits(0)\nx = str((1 << 100_000_000) - 1)",
    ] {
        assert!(is_stopped_in_time(source), "{source}");
    }
}

#[test]
fn one_giant_object_is_a_memory_error() {
    let trace = run("try:\n    'a' * 10**12\nexcept MemoryError:\n    print('refused')\n");
    assert_eq!(trace.output(Stream::Stdout), "refused\n");
    let trace = run("try:\n    10 ** 10 ** 10\nexcept MemoryError:\n    print('refused')\n");
    assert_eq!(trace.output(Stream::Stdout), "refused\n", "{:?}", trace.outcome);
}

#[test]
fn endless_printing_reaches_the_output_limit() {
    assert_eq!(stopped_by("while True:\n    print('x' * 1000)\n"), Limit::Output);
}

#[test]
fn time_that_never_comes_is_a_limit() {
    assert_eq!(stopped_by("import time\nwhile True:\n    time.sleep(1e5)\n"), Limit::Time);
    // A thread that slept beyond the end of time prints nothing any more.
    let trace = run(
        "import threading, time\ndef f():\n    time.sleep(9e9)\n    print('woken')\nt = threading.Thread(target=f)\nt.start()\nt.join()\n",
    );
    assert!(matches!(trace.outcome, Outcome::Limit { limit: Limit::Time, .. }), "{:?}", trace.outcome);
    assert_eq!(trace.output(Stream::Stdout), "");
}

#[test]
fn deep_recursion_is_an_error_of_the_program() {
    let trace =
        run("def f(n):\n    return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError as e:\n    print(e)\n");
    assert_eq!(trace.output(Stream::Stdout), "maximum recursion depth exceeded\n");
}

#[test]
fn deep_structures_are_dropped_and_compared_without_a_deep_stack() {
    let trace = run("x = []\nfor i in range(100_000):\n    x = [x]\nx = None\nprint('gone')\n");
    assert_eq!(trace.output(Stream::Stdout), "gone\n");
    let trace = run(
        "x = []\ny = []\nfor i in range(50_000):\n    x = [x]\n    y = [y]\ntry:\n    x == y\nexcept RecursionError:\n    print('deep')\n",
    );
    assert_eq!(trace.output(Stream::Stdout), "deep\n");
    let trace = run(
        "x = frozenset()\ny = frozenset()\nfor i in range(50_000):\n    x = frozenset([x])\n    y = frozenset([y])\ntry:\n    x == y\nexcept RecursionError:\n    print('deep')\n",
    );
    assert_eq!(trace.output(Stream::Stdout), "deep\n", "{:?}", trace.outcome);
    let trace = run(
        "class N:\n    pass\nn = None\nfor i in range(100_000):\n    m = N()\n    m.next = n\n    n = m\nn = m = None\nprint('gone')\n",
    );
    assert_eq!(trace.output(Stream::Stdout), "gone\n", "{:?}", trace.outcome);
}

#[test]
fn a_source_of_ten_megabytes_is_answered() {
    let source = "x = 1\n".repeat(10 << 20 >> 3);
    let trace = run(&source);
    assert!(
        matches!(
            trace.outcome,
            Outcome::Finished { status: 0 } | Outcome::Unsupported { .. } | Outcome::Limit { .. }
        ),
        "{:?}",
        trace.outcome
    );
}

#[test]
fn what_is_left_out_of_a_module_ends_the_run() {
    for (module, name) in [("os", "mkfifo"), ("signal", "pidfd_send_signal"), ("binascii", "b2a_qp")] {
        let trace = run(&format!(
            "import {module}\ntry:\n    {module}.{name}(1)\nexcept AttributeError:\n    pass\n"
        ));
        match &trace.outcome {
            Outcome::Unsupported { message, .. } => {
                assert!(message.starts_with(&format!("{module}.{name} is not available")), "{message}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn groups_in_a_group_of_very_many_are_told() {
    let trace = run(
        "many = [ExceptionGroup('inner', [KeyError(n)]) for n in range(20_000)]\nraise ExceptionGroup('outer', many)\n",
    );
    let told = trace.output(Stream::Stderr);
    assert_eq!(told.matches("KeyError: ").count(), 15, "{told}");
    assert!(told.contains("and 19985 more exceptions"), "{told}");
}
