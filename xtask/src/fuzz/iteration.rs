//! Generators, asynchronous generators and comprehensions, and the contexts that both are used in.

use super::{expressions::expression, random::Random};

pub fn generator(random: &mut Random) -> String {
    let mut text = String::from("def source(n):\n    total = 0\n    try:\n        for step in range(n):\n");
    let bodies = [
        "            got = yield step\n            total += got or 0\n",
        "            yield from range(step)\n",
        "            try:\n                yield step\n            except KeyError as error:\n                print('inside', error)\n                yield 'handled'\n",
        "            if step == 2:\n                return 'early'\n            yield step * 2\n",
        "            yield (yield step)\n",
        "            result = yield from inner(step)\n            print('result', result)\n",
        "            with managed(step) as entered:\n                yield entered\n",
        "            if step == 1:\n                raise StopIteration('wrong')\n            yield step\n",
        "            try:\n                yield step\n            except GeneratorExit:\n                yield 'ignored'\n",
        "            yield from [step, *(x for x in 'ab')]\n",
    ];
    text.push_str(random.pick(&bodies));
    text.push_str(
        "    finally:\n        print('closing', total)\n    return total\n\n\
         def inner(k):\n    try:\n        got = yield ('inner', k)\n        return got\n    except ValueError as error:\n        return repr(error)\n\n\
         import contextlib\n@contextlib.contextmanager\ndef managed(x):\n    try:\n        yield x\n    finally:\n        print('left', x)\n\ngen = source(4)\n",
    );
    const USES: &[&str] = &[
        "next(gen)",
        "gen.send(3)",
        "gen.send(None)",
        "gen.throw(KeyError('k'))",
        "gen.close()",
        "list(gen)",
        "next(gen, 'none left')",
        "gen.throw(ValueError)",
        "sum(x for x in gen if isinstance(x, int))",
        "[*zip(gen, 'ab')]",
        "gen.gi_frame is None",
        "gen.gi_running",
        "gen.throw(ValueError('v'))",
        "gen.gi_yieldfrom",
        "gen.throw(5)",
        "gen.send()",
        "iter(gen) is gen",
        "max(gen)",
        "dict(enumerate(gen))",
        "'x' in gen",
        "a if (a := next(gen)) else 'falsy'",
        "tuple(gen)[:3]",
        "next(gen, *[1, 2])",
        "gen.gi_suspended",
        "gen.__name__",
        "sorted(gen, key=str)",
        "gen.throw(GeneratorExit)",
        "len(gen)",
        "gen[0]",
        "(lambda a, *b: (a, b))(*gen)",
        "{x: 1 for x in gen}",
        "f'{next(gen)!r:>6}'",
        "list(map(str, gen))",
        "list(filter(None, gen))",
        "gen()",
    ];
    for _ in 0..6 {
        text.push_str(&format!("show(lambda: {})\n", random.pick(USES)));
    }
    text.push_str("gen.close()\n");
    text
}

pub fn asynchronous(random: &mut Random) -> String {
    let mut text = String::from("async def source(n):\n    try:\n        for step in range(n):\n");
    text.push_str(random.pick(&[
        "            got = yield step\n            print('got', got)\n",
        "            await asyncio.sleep(0.1)\n            yield step\n",
        "            try:\n                yield step\n            except ValueError as error:\n                print('inside', error)\n                yield 'handled'\n",
        "            if step == 2:\n                return\n            yield step\n",
        "            yield step\n            if step == 1:\n                raise KeyError(step)\n",
        "            async with held(step) as entered:\n                yield entered\n",
        "            try:\n                yield step\n            finally:\n                await asyncio.sleep(0.2)\n",
        "            async for x in other():\n                yield (step, x)\n",
        "            try:\n                yield step\n            except GeneratorExit:\n                yield 'ignored'\n",
        "            if step == 1:\n                raise StopAsyncIteration\n            yield step\n",
    ]));
    text.push_str(
        "    finally:\n        print('closing')\n\n\
         async def other():\n    yield 'a'\n    await asyncio.sleep(0)\n    yield 'b'\n\n\
         import contextlib\n@contextlib.asynccontextmanager\nasync def held(x):\n    print('hold', x)\n    await asyncio.sleep(0)\n    try:\n        yield x * 2\n    finally:\n        print('let go', x)\n\n\
         class Ticker:\n    def __init__(self, n): self.n = n\n    def __aiter__(self): return self\n    async def __anext__(self):\n        if not self.n:\n            raise StopAsyncIteration\n        self.n -= 1\n        await asyncio.sleep(0.05)\n        return self.n\n\n\
         async def main():\n    gen = source(4)\n",
    );
    const USES: &[&str] = &[
        "await anext(gen)",
        "await gen.asend(3)",
        "await gen.asend(None)",
        "await gen.athrow(ValueError('v'))",
        "await gen.aclose()",
        "[x async for x in gen]",
        "await anext(gen, 'none left')",
        "{x async for x in Ticker(3)}",
        "{k: v async for k in other() for v in [1]}",
        "[x async for x in Ticker(4) if x % 2]",
        "[await asyncio.sleep(0, x) for x in range(2)]",
        "sum([x async for x in Ticker(3)])",
        "await anext(Ticker(0))",
        "gen.ag_frame is None",
        "gen.ag_running",
        "await gen",
        "list(gen)",
        "[y async for x in gen for y in [x, x]]",
        "[x for x in gen]",
        "await asyncio.gather(anext(gen), anext(gen), return_exceptions=True)",
        "await asyncio.wait_for(anext(gen), 0.05)",
        "gen.__name__",
        "await gen.athrow(GeneratorExit)",
        "aiter(gen) is gen",
        "await anext(5)",
        "await anext(aiter(Ticker(1)))",
        "len(gen)",
        "(x async for x in Ticker(1)).__name__",
        "await gen.__anext__()",
        "await (await anext(gen, asyncio.sleep(0)))",
        "[x async for x in other() if await asyncio.sleep(0, True)]",
        "await asyncio.create_task(anext(gen))",
        "gen.asend(1) and 1",
        "await held(1).__aenter__()",
        "[x async for x in 5]",
    ];
    for _ in 0..5 {
        text.push_str(&format!(
            "    try:\n        print({})\n    except (Exception, asyncio.CancelledError) as error:\n        print(type(error).__name__, error)\n",
            random.pick(USES)
        ));
    }
    text.push_str(random.pick(&[
        "    async with held(5) as got, held(6):\n        print(got)\n",
        "    async with held(5):\n        raise ValueError('within')\n",
        "    async for item in gen:\n        print('item', item)\n        break\n    else:\n        print('all')\n",
        "    async for item in Ticker(2):\n        print('tick', item)\n    else:\n        print('all')\n",
        "    async with contextlib.AsyncExitStack() as stack:\n        await stack.enter_async_context(held(7))\n        stack.callback(print, 'called')\n",
        "    async with contextlib.aclosing(gen) as closing:\n        async for item in closing:\n            print(item)\n            if item == 1:\n                break\n",
        "    task = asyncio.create_task(anext(gen))\n    await asyncio.sleep(0)\n    task.cancel()\n    print(await asyncio.gather(task, return_exceptions=True))\n",
        "    async with asyncio.timeout(0.3):\n        async for item in Ticker(20):\n            print(item)\n",
        "    with held(1):\n        pass\n",
        "    async for item in [1]:\n        pass\n",
    ]));
    text.push_str("asyncio.run(main())\n");
    text
}

/// Comprehensions of any depth, and slices.
pub fn comprehensions(random: &mut Random) -> String {
    let mut text =
        String::from("data = [3, 1, 2, 1]\npairs = {'a': [1, 2], 'b': []}\nrows = [[1, 2], [3, 4], []]\n");
    for _ in 0..7 {
        let shown = match random.below(9) {
            0 => format!(
                "[{} for x in data]",
                random.pick(&[
                    "x * 2",
                    "(x, y) if (y := x) else 0",
                    "[x for x in range(x)]",
                    "f'{x:02}'",
                    "lambda: x",
                    "x and -x",
                    "(yield_ := x)"
                ])
            ),
            1 => format!(
                "{{{} for k, v in pairs.items() {}}}",
                random.pick(&["k: v", "k", "k: len(v)", "(k, *v)", "k * 2: [w for w in v]"]),
                random.pick(&["if v", "", "for w in v", "if not v if k"])
            ),
            2 => "[y for row in rows for y in row if y % 2]".to_owned(),
            3 => format!("sum({} for x in data)", random.pick(&["x", "x > 1", "[x]", "str(x)", "x / 2"])),
            4 => format!(
                "[{} for x, *y in {}]",
                random.pick(&["x", "y", "(y, x)"]),
                random.pick(&["rows", "['ab', 'c']", "pairs", "pairs.items()", "[1]"])
            ),
            5 => format!(
                "data[{}:{}:{}]",
                random.pick(&["", "1", "-1", "9", "None", "'a'"]),
                random.pick(&["", "2", "-2", "0"]),
                random.pick(&["", "2", "-1", "-2", "0", "1.0"])
            ),
            6 => format!(
                "(lambda d: (d.__setitem__(slice({}, {}, {}), {}), d))(data[:])",
                random.pick(&["None", "1", "-2", "3"]),
                random.pick(&["None", "2", "-1", "0"]),
                random.pick(&["None", "None", "2", "-1", "0"]),
                random.pick(&["[9]", "'xy'", "()", "5", "range(2)", "data"])
            ),
            7 => format!(
                "(lambda d: (d.__delitem__(slice({}, {}, {})), d))(data[:])",
                random.pick(&["None", "1", "-3"]),
                random.pick(&["None", "2", "-1"]),
                random.pick(&["None", "2", "-1", "0"])
            ),
            _ => format!("[x for x in {} if {}]", expression(random, 1), expression(random, 1)),
        };
        text.push_str(&format!("show(lambda: {shown})\n"));
    }
    text
}
