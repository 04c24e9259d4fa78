//! Whole programs: snippets that each tell what they came to, so that one run compares many things.

use super::expressions::expression;
use super::random::Random;

/// A program of so many snippets; each prints its number first.
pub fn program(seed: u64, snippets: usize) -> String {
    let mut random = Random::new(seed);
    let mut text = String::from("import asyncio\nimport time\n\n");
    for number in 0..snippets {
        let body = match random.below(10) {
            0..=3 => values(&mut random),
            4 => statements(&mut random),
            5 => class(&mut random),
            6 => generator(&mut random),
            _ => tasks(&mut random),
        };
        text.push_str(&format!("\ndef snippet_{number}():\n    print('#', {number})\n"));
        for line in body.lines() {
            text.push_str(if line.is_empty() { "" } else { "    " });
            text.push_str(line);
            text.push('\n');
        }
        text.push_str(&format!(
            "\n\ntry:\n    snippet_{number}()\nexcept Exception as error:\n    \
             print('raised', type(error).__name__, error)\n"
        ));
    }
    text
}

fn indented(text: &str, by: usize) -> String {
    text.lines().map(|line| format!("{}{line}\n", " ".repeat(by))).collect()
}

/// Expressions one after the other, each with its value or error.
fn values(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..4 {
        let shown = expression(random, 3);
        text.push_str(&format!(
            "try:\n    value = {shown}\n    print(type(value).__name__, value if 'iter' not in repr(type(value)) else '')\n\
             except Exception as error:\n    print(type(error).__name__, error)\n"
        ));
    }
    text
}

fn statements(random: &mut Random) -> String {
    let mut text = String::from("a, b, c = 1, [3, 4], {'k': 5}\n");
    for _ in 0..3 {
        let (one, two) = (expression(random, 2), expression(random, 1));
        let part = match random.below(9) {
            0 => format!(
                "for item in {one}:\n    print(item)\n    if item == {two}:\n        break\nelse:\n    print('all')\n"
            ),
            1 => format!(
                "a = 0\nwhile a < 4:\n    a += 1\n    if a == {two}:\n        continue\n    print(a)\n"
            ),
            2 => format!(
                "if {one}:\n    print('yes')\nelif {two}:\n    print('other')\nelse:\n    print('no')\n"
            ),
            3 => format!(
                "try:\n    print({one})\nexcept (TypeError, ValueError) as error:\n    print('caught', error)\nelse:\n    print('fine')\nfinally:\n    print('finally')\n"
            ),
            4 => format!("first, *rest = {one}\nprint(first, rest)\n"),
            5 => format!("b[{two}] = {one}\nprint(b)\ndel b[0]\nprint(b)\n"),
            6 => format!(
                "a {}= {one}\nprint(a)\n",
                random.pick(&["+", "-", "*", "/", "//", "%", "|", "&", "**"])
            ),
            7 => format!(
                "match {one}:\n    case int(n) if n > 1:\n        print('int', n)\n    case str() as s:\n        print('str', s)\n    case [x, *others]:\n        print('list', x, others)\n    case {{'a': v}}:\n        print('map', v)\n    case None | True:\n        print('single')\n    case _:\n        print('rest')\n"
            ),
            _ => format!(
                "def inner(x, /, y=2, *args, k={two}, **more):\n    return x, y, args, k, more\nprint(inner({one}))\nprint(inner(1, 2, 3, z=4))\n"
            ),
        };
        text.push_str(&format!(
            "try:\n{}except Exception as error:\n    print(type(error).__name__, error)\n",
            indented(&part, 4)
        ));
    }
    text
}

fn class(random: &mut Random) -> String {
    let mut text = String::from(
        "class Base:\n    label = 'base'\n    def __init__(self, value=0):\n        self.value = value\n    def describe(self):\n        return f'{type(self).__name__}({self.value!r})'\n\nclass Derived(Base):\n",
    );
    let methods = [
        "    def __repr__(self):\n        return 'R' + str(self.value)\n",
        "    def __eq__(self, other):\n        return self.value == getattr(other, 'value', other)\n",
        "    def __lt__(self, other):\n        return self.value < other.value\n",
        "    def __add__(self, other):\n        return Derived(self.value + getattr(other, 'value', other))\n",
        "    def __radd__(self, other):\n        return Derived([other, self.value])\n",
        "    def __getitem__(self, index):\n        if index > 2:\n            raise IndexError(index)\n        return index * 2\n",
        "    def __len__(self):\n        return 3\n",
        "    def __call__(self, *args):\n        return ('called', args)\n",
        "    def __bool__(self):\n        return False\n",
        "    def __getattr__(self, name):\n        if name.startswith('_'):\n            raise AttributeError(name)\n        return name.upper()\n",
        "    def __enter__(self):\n        print('enter')\n        return self\n    def __exit__(self, kind, error, tb):\n        print('exit', kind and kind.__name__)\n        return True\n",
        "    def __iter__(self):\n        yield from range(2)\n",
        "    def __hash__(self):\n        return 42\n",
        "    @property\n    def double(self):\n        return self.value * 2\n",
        "    def describe(self):\n        return '<' + super().describe() + '>'\n",
        "    @classmethod\n    def make(cls, *args):\n        return cls(*args)\n",
        "    def __contains__(self, item):\n        return item == 1\n",
        "    def __format__(self, spec):\n        return f'[{spec}]'\n",
    ];
    for method in methods {
        if random.once_in(2) {
            text.push_str(method);
        }
    }
    text.push_str("    extra = 1\n\none, two = Derived(1), Derived(2)\n");
    let uses = [
        "one + two",
        "one + 5",
        "5 + one",
        "one == two",
        "one == Derived(1)",
        "one < two",
        "sorted([two, one])",
        "one[1]",
        "list(one)",
        "len(one)",
        "bool(one)",
        "one(1, 2)",
        "one.anything",
        "one.double",
        "one.describe()",
        "Derived.make(7).value",
        "1 in one",
        "f'{one:>5}'",
        "{one: 1}[Derived(1)]",
        "hash(one) == hash(two)",
        "isinstance(one, Base)",
        "Derived.label",
        "Derived.__mro__[1].__name__",
        "one - two",
        "-one",
        "max(one, two)",
        "[*one]",
        "one._hidden",
        "str(one) == repr(one)",
    ];
    for _ in 0..7 {
        let shown = random.pick(&uses);
        text.push_str(&format!(
            "try:\n    result = {shown}\n    print(result if 'object at' not in repr(result) else 'object')\nexcept Exception as error:\n    print(type(error).__name__, error)\n"
        ));
    }
    text.push_str("try:\n    with one as entered:\n        raise ValueError('inside')\nexcept Exception as error:\n    print(type(error).__name__, error)\n");
    text
}

fn generator(random: &mut Random) -> String {
    let mut text = String::from("def source(n):\n    total = 0\n    try:\n        for step in range(n):\n");
    let bodies = [
        "            got = yield step\n            total += got or 0\n",
        "            yield from range(step)\n",
        "            try:\n                yield step\n            except KeyError as error:\n                print('inside', error)\n                yield 'handled'\n",
        "            if step == 2:\n                return 'early'\n            yield step * 2\n",
        "            yield (yield step)\n",
    ];
    text.push_str(random.pick(&bodies));
    text.push_str("    finally:\n        print('closing', total)\n    return total\n\ngen = source(4)\n");
    let uses = [
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
    ];
    for _ in 0..6 {
        text.push_str(&format!(
            "try:\n    print({})\nexcept StopIteration as stop:\n    print('stop', stop.value)\nexcept Exception as error:\n    print(type(error).__name__, error)\n",
            random.pick(&uses)
        ));
    }
    text.push_str("gen.close()\n");
    text
}

/// Tasks that sleep, wait for each other and cancel each other.
fn tasks(random: &mut Random) -> String {
    let mut text = String::from(
        "async def main():\n    loop = asyncio.get_running_loop()\n    began = loop.time()\n    queue = asyncio.Queue(maxsize=2)\n    \
         lock = asyncio.Lock()\n    event = asyncio.Event()\n    limit = asyncio.Semaphore(2)\n    condition = asyncio.Condition()\n    \
         others = []\n    def say(*what):\n        print(f'{loop.time() - began:.3f}', *what)\n",
    );
    let count = 2 + random.below(4);
    for number in 0..count {
        text.push_str(&format!("    async def task_{number}():\n        try:\n"));
        for _ in 0..2 + random.below(4) {
            text.push_str(&indented(&step(random, number, count), 12));
        }
        text.push_str(&format!("            return {number}\n"));
        if random.once_in(2) {
            text.push_str(&format!("        except asyncio.CancelledError as error:\n            say({number}, 'cancelled', error.args)\n"));
            text.push_str(random.pick(&[
                "            raise\n",
                "            return 'survived'\n",
                "            await asyncio.sleep(0.1)\n            raise\n",
            ]));
        }
        text.push_str(&format!("        finally:\n            say({number}, 'ends')\n"));
    }
    let all: Vec<String> = (0..count).map(|number| format!("task_{number}()")).collect();
    let all = all.join(", ");
    text.push_str(&format!("    for coro in [{all}]:\n        others.append(asyncio.create_task(coro))\n"));
    text.push_str(random.pick(&[
        "    results = await asyncio.gather(*others, return_exceptions=True)\n    say([repr(r) for r in results])\n",
        "    done, pending = await asyncio.wait(others, timeout=1)\n    say(len(done), len(pending))\n    for task in others:\n        if task in pending:\n            task.cancel('late')\n    say([repr(r) for r in await asyncio.gather(*others, return_exceptions=True)])\n",
        "    for next_done in asyncio.as_completed(others, timeout=2):\n        try:\n            say('done', await next_done)\n        except (Exception, asyncio.CancelledError) as error:\n            say('failed', repr(error))\n",
        "    done, pending = await asyncio.wait(others, return_when=asyncio.FIRST_COMPLETED)\n    say('first', len(done), len(pending))\n    say([repr(r) for r in await asyncio.gather(*others, return_exceptions=True)])\n",
        "    try:\n        async with asyncio.TaskGroup() as group:\n            group.create_task(asyncio.sleep(0.15))\n            group.create_task(asyncio.wait_for(others[0], 1.5))\n    except* (Exception, asyncio.CancelledError) as errors:\n        say('group', [repr(e) for e in errors.exceptions])\n    say([repr(r) for r in await asyncio.gather(*others, return_exceptions=True)])\n",
    ]));
    text.push_str(
        "async def limited():\n    try:\n        async with asyncio.timeout(20):\n            await main()\n    except TimeoutError:\n        print('too long')\n\
         before = time.monotonic()\nasyncio.run(limited())\nprint(f'{time.monotonic() - before:.6f}')\n",
    );
    text
}

fn step(random: &mut Random, own: usize, count: usize) -> String {
    let other = random.below(count);
    let delay = random.pick(&["0", "0.1", "0.1", "0.2", "0.25", "0.3", "0.5", "1"]);
    match random.below(17) {
        0..=2 => format!("await asyncio.sleep({delay})\nsay({own}, 'slept')\n"),
        3 => format!("async with lock:\n    say({own}, 'has the lock')\n    await asyncio.sleep({delay})\n"),
        4 => format!("await queue.put({own})\nsay({own}, 'put', queue.qsize())\n"),
        5 => format!("say({own}, 'got', await asyncio.wait_for(queue.get(), {delay}))\n"),
        6 => "event.set()\n".to_owned(),
        7 => format!("say({own}, 'event', await asyncio.wait_for(event.wait(), 0.4))\n"),
        8 => format!("async with limit:\n    await asyncio.sleep({delay})\n    say({own}, 'limited')\n"),
        9 => format!(
            "if len(others) > {other}:\n    say({own}, 'cancels', {other}, others[{other}].cancel('by {own}'))\n"
        ),
        10 => format!("if {delay} > 0.2:\n    raise ValueError({own})\n"),
        11 => format!(
            "async with asyncio.timeout({delay}):\n    await asyncio.sleep(0.22)\n    say({own}, 'in time')\n"
        ),
        12 => format!("loop.call_later({delay}, say, {own}, 'called back')\n"),
        13 => format!("say({own}, await asyncio.shield(asyncio.sleep({delay}, 'shielded')))\n"),
        14 => format!(
            "async with condition:\n    condition.notify_all()\n    try:\n        await asyncio.wait_for(condition.wait(), {delay})\n    except TimeoutError:\n        say({own}, 'nobody notified')\n"
        ),
        15 => format!("say({own}, await asyncio.to_thread(lambda: time.sleep({delay}) or 'thread'))\n"),
        _ => format!(
            "if len(others) > {other} and {other} != {own}:\n    try:\n        say({own}, 'awaited', await others[{other}])\n    except Exception as error:\n        say({own}, 'other failed', repr(error))\n"
        ),
    }
}
