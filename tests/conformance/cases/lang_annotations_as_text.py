"""Annotations under `from __future__ import annotations`: the text of each kind of expression."""
from __future__ import annotations

import typing


class Kinds:
    __private: __hidden[__names]
    logic: (a or b) and not (c or d) or (e or f)
    arithmetic: (a + b) * c - (d - e) ** -f ** g // ~h @ +i
    bits: (a | b) & c ^ d << (e >> f)
    comparisons: (a < b) <= c != d is not e not in f
    conditional: (a if b else c) if (d if e else f) else (g if h else i)
    functions: lambda: (lambda x, /, y=1, *args, z, w=(1, 2), **kw: (x, y))
    starred_functions: (lambda *a: 1, lambda *, a: 1, lambda **k: k, lambda x, /, *, y=lambda: 0: x)
    inner: lambda: (yield (await x) ** 2, (y := 1), f((z := 2)))
    delegation: lambda: (yield from x) + (yield)
    calls: f(a, *b or c, k=d, **e)(x for x in y)((x for x in y), 1)
    displays: [(), (a,), (a, b), [*a, *(b or c)], {*a, 1}, {**a, 'k': b, (1, 2): lambda: 3}, {}]
    comprehensions: [x for x, (y, *z) in (a if b else c) if (lambda: d) if e for [w] in f]
    others: ({x for x in y}, {x: (y, z) async for x in y}, (x async for x in y))
    parts: a[()] = 1
    slices: a[1:2, ::3, :, (lambda: 4):5, (1, 2):3][b,][*c][d, *e][(f, g)][-1]
    attributes: (1).real + 1.5.real + (a + b).c + (-1).d + 'e'.f + [g].h + ....i
    numbers: (0x1f, 0b11, 1_000, 10**20, 0xffff_ffff_ffff_ffff_ffff, 1e5, 1E16, .5, 5., 1e400, -1e400j, 2j, 1.5J)
    strings: ("it's", 'a "b"', "a\"b'c", '\n\t\0\x7f\xa0é\u200b' "joined", r'\d', u'old', U'older', '''
long''')
    bytes_: (b'\x00\xff\n' rb'\d', b"it's")
    constants: (None, True, ..., Ellipsis, __debug__, __class__)
    fields: f'{a}{b!r:>{width}.{c}f}{{x}}' '{y}' f'{ {1: 2}[1] }' f"{'q' + "w"}{d:%H:%M}"
    shown: f'{a=} {b = !s} {c=:>10}' rf'\d{e}' f"it's {f}" f'{(lambda: 1)}{(x, y)}{x if y else z}'
    escaped: f"{'\n'=}{a.split('\t')}"


for name, text in Kinds.__annotations__.items():
    print(f"{name}: {text}")


class Private:
    def method(self, __a: __b, *args: *Ts, __k: __c = 1, **kw: {__d: 1}) -> list[Private]: ...


print(Private.method.__annotations__)


def closure():
    hidden = 1

    def inner(a: hidden = hidden) -> hidden: ...
    return inner


print(closure().__closure__, closure().__annotations__)


class Resolved:
    x: list[int | None]
    y: "typing.Literal['a', \"b\"]"


print(Resolved.__annotations__)
print(typing.get_type_hints(Resolved))

# Errors are found in annotations that nobody computes, too.
for source in (
    "x: (yield)", "x: (await y)", "x: (y := 1)", "x: [y for y in (z := 1)]", "x: [(yield) for y in z]",
    "def f(a: (yield)): pass", "def f() -> (yield from x): pass", "async def f(*a: (await x)): pass",
    "def f():\n    x: (yield)", "class A:\n    x: [(y := 1) for z in a]", "x: lambda a, a: 0",
    "x: [y for y in z if (y := 1)]", "x.__debug__: int", "__debug__: int", "x: lambda: (yield)", "x: f(y=1, y=2)",
    "x: [(y := 1) for z in a]", "x: [(await y) for y in z]",
):
    try:
        compile("from __future__ import annotations\n" + source, "text", "exec")
    except SyntaxError as error:
        print(repr(source), "->", error.msg)
    else:
        print(repr(source), "is taken")

# What an f-string shows of a field is read as the text around it is.
print(f"{'a\tb'=!s} {"\n".join('xy')=} {'\N{BULLET}\x41\101\\'=}", rf"{'\n'=}")

# Behind its parser, CPython tells columns in bytes.
for source in ('"é"; return 1', '"é"; None = 1', 'def f():\n    print("Привет", await g())'):
    try:
        compile(source, "text", "exec")
    except SyntaxError as error:
        print(error.msg, error.offset, error.end_offset)
