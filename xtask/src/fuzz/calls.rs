//! Functions and how they are called, unpacking, closures, decorators, scopes.

use super::{expressions::atom, random::Random};

pub fn calls(random: &mut Random) -> String {
    let mut text = String::new();
    for number in 0..2 {
        text.push_str(&format!(
            "def f{number}({}):\n    return sorted(locals().items(), key=str)\n",
            parameters(random)
        ));
        for _ in 0..4 {
            text.push_str(&format!("show(lambda: f{number}({}))\n", arguments(random)));
        }
    }
    text.push_str(&scopes(random));
    for _ in 0..3 {
        let target = random.pick(&[
            "a, b",
            "a, *b",
            "*a, b",
            "a, (b, c)",
            "a, *b, c",
            "[a, b, *c]",
            "(a,)",
            "a, b, c",
            "*a,",
            "a[0], a[1:]",
            "a = b",
        ]);
        let value = random.pick(&[
            "1, 2",
            "[1, [2, 3]]",
            "'xyz'",
            "{'k': 1}",
            "()",
            "5",
            "range(3)",
            "(1, (2, 3))",
            "[1]",
            "None",
            "iter('ab')",
            "{1: 2}.items()",
        ]);
        text.push_str(&format!(
            "a, b, c = [1, 2, 3], 'b', 'c'\ntry:\n    {target} = {value}\n    print(a, b, c)\nexcept Exception as error:\n    print(type(error).__name__, error)\n"
        ));
    }
    text
}

fn parameters(random: &mut Random) -> String {
    let mut all: Vec<String> = Vec::new();
    let mut defaulted = false;
    let mut one = |random: &mut Random, name: &str| {
        defaulted |= random.once_in(4);
        let default = if defaulted { format!("={}", atom(random)) } else { String::new() };
        format!("{name}{default}")
    };
    for name in ["p", "q"].iter().take(random.below(3)) {
        all.push(one(random, name));
    }
    if !all.is_empty() && random.once_in(2) {
        all.push("/".to_owned());
    }
    for name in ["a", "b", "c"].iter().take(random.below(4)) {
        all.push(one(random, name));
    }
    let named = random.below(3);
    match random.below(3) {
        0 => all.push("*args".to_owned()),
        1 if named > 0 => all.push("*".to_owned()),
        _ => {}
    }
    if all.last().is_some_and(|last| last.starts_with('*')) {
        for name in ["k", "m"].iter().take(named) {
            let default = if random.once_in(2) { "=0" } else { "" };
            all.push(format!("{name}{default}"));
        }
    }
    if random.once_in(3) {
        all.push("**more".to_owned());
    }
    all.join(", ")
}

fn arguments(random: &mut Random) -> String {
    let mut positional: Vec<String> =
        (0..random.below(5)).map(|_| random.pick(&["1", "2", "'x'", "None"]).to_owned()).collect();
    if random.once_in(5) {
        positional
            .push(random.pick(&["*[8, 9]", "*'uv'", "*()", "*range(3)", "*None", "*{'k': 1}"]).to_owned());
    }
    let mut names = vec!["a", "b", "c", "k", "m", "p", "q", "kk", "args"];
    for _ in 0..random.below(4) {
        let name = names.remove(random.below(names.len()));
        positional.push(format!("{name}={}", random.below(9)));
    }
    if random.once_in(5) {
        positional.push(
            random
                .pick(&[
                    "**{'k': 3}",
                    "**{'a': 1}",
                    "**{}",
                    "**{'zz': 4, 'k': 5}",
                    "**{1: 2}",
                    "**None",
                    "**dict(m=1)",
                ])
                .to_owned(),
        );
    }
    positional.join(", ")
}

fn scopes(random: &mut Random) -> String {
    random
        .pick(&[
            "def counter():\n    n = 0\n    def step(by=1):\n        nonlocal n\n        n += by\n        return n\n    return step\nstep = counter()\nshow(lambda: (step(), step(5), step(by=-1)))\nshow(lambda: step.__closure__[0].cell_contents)\n",
            "def early():\n    print(late)\n    late = 1\nshow(early)\n",
            "def outer():\n    def inner():\n        return free\n    show(inner)\n    free = 2\n    show(inner)\n    del free\n    show(inner)\nouter()\n",
            "fs = [lambda: i for i in range(3)]\nshow(lambda: [f() for f in fs])\nfs = [lambda i=i: i for i in range(3)]\nshow(lambda: [f() for f in fs])\n",
            "def appended(x, into=[]):\n    into.append(x)\n    return into\nshow(lambda: appended(1))\nshow(lambda: appended(2))\nshow(lambda: appended.__defaults__)\n",
            "def recursive(n):\n    return recursive(n + 1)\nshow(lambda: recursive(0))\n",
            "if (n := 10) > 5:\n    print(n)\nshow(lambda: [y := 1, y ** 2])\nshow(lambda: [last := x for x in range(3)])\nshow(lambda: any((hit := x) > 1 for x in range(4)) and hit)\n",
            "def traced(f):\n    import functools\n    @functools.wraps(f)\n    def inner(*a, **k):\n        print('call', f.__name__, a, k)\n        return f(*a, **k)\n    return inner\n@traced\n@traced\ndef g(x, y=2):\n    return x * y\nshow(lambda: g(3))\nshow(lambda: g(3, y='a'))\nshow(lambda: g())\n",
            "class Scope:\n    x = 1\n    ys = [x for _ in range(2)] if False else 'no'\n    def get(self):\n        return x\nshow(Scope().get)\nx = 'local'\nshow(Scope().get)\nshow(lambda: Scope.ys)\n",
            "def gen():\n    x = yield\n    while True:\n        x = yield x\ng = gen()\nshow(lambda: g.send(1))\nshow(lambda: next(g))\nshow(lambda: g.send(5))\n",
            "x = 5\ndef change():\n    global shared_name\n    shared_name = x\nchange()\nshow(lambda: shared_name)\nshow(lambda: globals()['shared_name'])\n",
            "try:\n    try:\n        1 / 0\n    except ZeroDivisionError as error:\n        raise KeyError('k') from error\nexcept KeyError as error:\n    print(repr(error), repr(error.__cause__), error.__suppress_context__)\nshow(lambda: error)\n",
            "def finals(n):\n    for i in range(3):\n        try:\n            if i == n:\n                return 'returned'\n            if n == 7:\n                continue\n        finally:\n            print('finally', i)\n            if n == 2:\n                break\n    else:\n        return 'else'\n    return 'end'\nfor n in (0, 1, 2, 7, 9):\n    show(lambda: finals(n))\n",
        ])
        .to_owned()
}

/// Exceptions, groups, and what is said of them when nobody catches them.
pub fn errors(random: &mut Random) -> String {
    let kinds = [
        "ValueError(1)",
        "TypeError('t')",
        "KeyError('k')",
        "OSError(2, 'gone')",
        "ZeroDivisionError()",
        "StopIteration(3)",
        "RuntimeError('a', 2)",
        "AssertionError",
        "Custom(5)",
        "IndexError('i')",
        "UnicodeError('u')",
        "GeneratorExit()",
    ];
    let mut text = String::from(
        "class Custom(Exception):\n    def __init__(self, code):\n        super().__init__(f'code {code}')\n        self.code = code\nimport traceback\n",
    );
    let mut leaf = || random.pick(&kinds).to_owned();
    let (one, two, three) = (leaf(), leaf(), leaf());
    let group = random.pick(&["ExceptionGroup", "ExceptionGroup", "BaseExceptionGroup"]);
    let body = match random.below(6) {
        0 => format!(
            "try:\n    raise {group}('many', [{one}, {two}, ExceptionGroup('inner', [{three}])])\nexcept* (ValueError, KeyError) as some:\n    print('some', some.exceptions)\nexcept* Exception as rest:\n    print('rest', repr(rest))\n    {}\n",
            random.pick(&[
                "raise",
                "pass",
                "raise Custom(9)",
                "raise Custom(1) from None",
                "print(rest.split(TypeError))",
                "print(rest.derive([ValueError(4)]))"
            ])
        ),
        1 => format!(
            "try:\n    try:\n        raise {one}\n    except {} as error:\n        raise {two}{}\n    finally:\n        print('finally')\nexcept Exception as error:\n    print(repr(error), repr(error.__context__), repr(error.__cause__))\n    print(''.join(traceback.format_exception_only(error)))\n",
            random.pick(&["Exception", "ValueError", "(KeyError, TypeError)", "OSError"]),
            random.pick(&["", " from error", " from None"])
        ),
        2 => format!(
            "error = {one}\nshow(lambda: error.args)\nshow(lambda: str(error))\nshow(lambda: repr(error))\nerror.add_note('a note') if isinstance(error, Exception) else None\nraise error\n"
        ),
        3 => format!(
            "group = {group}('g', [{one}, {two}])\nshow(lambda: group)\nshow(lambda: str(group))\nshow(lambda: group.subgroup(ValueError))\nshow(lambda: group.split(lambda e: isinstance(e, KeyError)))\nshow(lambda: group.message)\nshow(lambda: {group}('x', []))\nshow(lambda: {group}('x', 5))\nshow(lambda: {group}('x', [1]))\nshow(lambda: {group}(1, [{three}]))\n"
        ),
        4 => format!(
            "import contextlib\nwith contextlib.suppress({}):\n    print('before')\n    raise {one}\nprint('after')\n",
            random.pick(&["ValueError", "KeyError, TypeError", "Exception", ""])
        ),
        _ => format!(
            "def deep(n):\n    if n == 0:\n        raise {one}\n    try:\n        deep(n - 1)\n    except {} as error:\n        print(n, type(error).__name__)\n        raise\ntry:\n    deep(3)\nexcept BaseException as error:\n    print(len(traceback.extract_tb(error.__traceback__)), traceback.extract_tb(error.__traceback__)[-1].name)\n",
            random.pick(&["ValueError", "Exception", "LookupError"])
        ),
    };
    text.push_str(&body);
    text
}
