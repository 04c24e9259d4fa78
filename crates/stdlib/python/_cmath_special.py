"""What functions of `cmath` give at infinities and NaN, as C99 has it."""

import math as _m
from math import inf, nan, pi


def _kind(x):
    """Which of the seven kinds: -inf, negative, -0, 0, positive, inf, nan."""
    if x != x:
        return 6
    if x in (inf, -inf):
        return 5 if x > 0 else 0
    if x:
        return 4 if x > 0 else 1
    return 2 if _m.copysign(1.0, x) < 0 else 3


def _table(text):
    names = {"inf": inf, "-inf": -inf, "nan": nan, "0": 0.0, "-0": -0.0, "1": 1.0, "-1": -1.0, "u": None}
    for name, angle in ("p", pi), ("p1", 0.5 * pi), ("p4", 0.25 * pi), ("p3", 0.75 * pi):
        names[name], names["-" + name] = angle, -angle
    words = [tuple([names[part] for part in word.split(",")]) for word in text.split()]
    return [words[at:at + 7] for at in range(0, 49, 7)]


_tables = {
    "acos": """p3,inf p,inf p,inf p,-inf p,-inf p3,-inf nan,inf
        p1,inf u,u u,u u,u u,u p1,-inf nan,nan
        p1,inf u,u p1,0 p1,-0 u,u p1,-inf p1,nan
        p1,inf u,u p1,0 p1,-0 u,u p1,-inf p1,nan
        p1,inf u,u u,u u,u u,u p1,-inf nan,nan
        p4,inf 0,inf 0,inf 0,-inf 0,-inf p4,-inf nan,inf
        nan,inf nan,nan nan,nan nan,nan nan,nan nan,-inf nan,nan""",
    "acosh": """inf,-p3 inf,-p inf,-p inf,p inf,p inf,p3 inf,nan
        inf,-p1 u,u u,u u,u u,u inf,p1 nan,nan
        inf,-p1 u,u 0,-p1 0,p1 u,u inf,p1 nan,nan
        inf,-p1 u,u 0,-p1 0,p1 u,u inf,p1 nan,nan
        inf,-p1 u,u u,u u,u u,u inf,p1 nan,nan
        inf,-p4 inf,-0 inf,-0 inf,0 inf,0 inf,p4 inf,nan
        inf,nan nan,nan nan,nan nan,nan nan,nan inf,nan nan,nan""",
    "asinh": """-inf,-p4 -inf,-0 -inf,-0 -inf,0 -inf,0 -inf,p4 -inf,nan
        -inf,-p1 u,u u,u u,u u,u -inf,p1 nan,nan
        -inf,-p1 u,u -0,-0 -0,0 u,u -inf,p1 nan,nan
        inf,-p1 u,u 0,-0 0,0 u,u inf,p1 nan,nan
        inf,-p1 u,u u,u u,u u,u inf,p1 nan,nan
        inf,-p4 inf,-0 inf,-0 inf,0 inf,0 inf,p4 inf,nan
        inf,nan nan,nan nan,-0 nan,0 nan,nan inf,nan nan,nan""",
    "atanh": """-0,-p1 -0,-p1 -0,-p1 -0,p1 -0,p1 -0,p1 -0,nan
        -0,-p1 u,u u,u u,u u,u -0,p1 nan,nan
        -0,-p1 u,u -0,-0 -0,0 u,u -0,p1 -0,nan
        0,-p1 u,u 0,-0 0,0 u,u 0,p1 0,nan
        0,-p1 u,u u,u u,u u,u 0,p1 nan,nan
        0,-p1 0,-p1 0,-p1 0,p1 0,p1 0,p1 0,nan
        0,-p1 nan,nan nan,nan nan,nan nan,nan 0,p1 nan,nan""",
    "cosh": """inf,nan u,u inf,0 inf,-0 u,u inf,nan inf,nan
        nan,nan u,u u,u u,u u,u nan,nan nan,nan
        nan,0 u,u 1,0 1,-0 u,u nan,0 nan,0
        nan,0 u,u 1,-0 1,0 u,u nan,0 nan,0
        nan,nan u,u u,u u,u u,u nan,nan nan,nan
        inf,nan u,u inf,-0 inf,0 u,u inf,nan inf,nan
        nan,nan nan,nan nan,0 nan,0 nan,nan nan,nan nan,nan""",
    "exp": """0,0 u,u 0,-0 0,0 u,u 0,0 0,0
        nan,nan u,u u,u u,u u,u nan,nan nan,nan
        nan,nan u,u 1,-0 1,0 u,u nan,nan nan,nan
        nan,nan u,u 1,-0 1,0 u,u nan,nan nan,nan
        nan,nan u,u u,u u,u u,u nan,nan nan,nan
        inf,nan u,u inf,-0 inf,0 u,u inf,nan inf,nan
        nan,nan nan,nan nan,-0 nan,0 nan,nan nan,nan nan,nan""",
    "log": """inf,-p3 inf,-p inf,-p inf,p inf,p inf,p3 inf,nan
        inf,-p1 u,u u,u u,u u,u inf,p1 nan,nan
        inf,-p1 u,u -inf,-p -inf,p u,u inf,p1 nan,nan
        inf,-p1 u,u -inf,-0 -inf,0 u,u inf,p1 nan,nan
        inf,-p1 u,u u,u u,u u,u inf,p1 nan,nan
        inf,-p4 inf,-0 inf,-0 inf,0 inf,0 inf,p4 inf,nan
        inf,nan nan,nan nan,nan nan,nan nan,nan inf,nan nan,nan""",
    "sinh": """inf,nan u,u -inf,-0 -inf,0 u,u inf,nan inf,nan
        nan,nan u,u u,u u,u u,u nan,nan nan,nan
        0,nan u,u -0,-0 -0,0 u,u 0,nan 0,nan
        0,nan u,u 0,-0 0,0 u,u 0,nan 0,nan
        nan,nan u,u u,u u,u u,u nan,nan nan,nan
        inf,nan u,u inf,-0 inf,0 u,u inf,nan inf,nan
        nan,nan nan,nan nan,-0 nan,0 nan,nan nan,nan nan,nan""",
    "sqrt": """inf,-inf 0,-inf 0,-inf 0,inf 0,inf inf,inf nan,inf
        inf,-inf u,u u,u u,u u,u inf,inf nan,nan
        inf,-inf u,u 0,-0 0,0 u,u inf,inf nan,nan
        inf,-inf u,u 0,-0 0,0 u,u inf,inf nan,nan
        inf,-inf u,u u,u u,u u,u inf,inf nan,nan
        inf,-inf inf,-0 inf,-0 inf,0 inf,0 inf,inf inf,nan
        inf,-inf nan,nan nan,nan nan,nan nan,nan inf,inf nan,nan""",
    "tanh": """-1,0 u,u -1,-0 -1,0 u,u -1,0 -1,0
        nan,nan u,u u,u u,u u,u nan,nan nan,nan
        -0,nan u,u -0,-0 -0,0 u,u -0,nan nan,nan
        0,nan u,u 0,-0 0,0 u,u 0,nan nan,nan
        nan,nan u,u u,u u,u u,u nan,nan nan,nan
        1,0 u,u 1,-0 1,0 u,u 1,0 1,0
        nan,nan nan,nan nan,-0 nan,0 nan,nan nan,nan nan,nan""",
}


def _asked(name, x, y):
    table = _tables[name]
    if isinstance(table, str):
        table = _tables[name] = _table(table)
    return complex(*table[_kind(x)][_kind(y)])


def _turned(size, real, imag):
    """An infinite answer in the direction of the angle."""
    return complex(_m.copysign(size, real), _m.copysign(size, imag))


def _grows(name, x, y):
    """Functions that grow with the real part and turn with the imaginary one."""
    if x in (inf, -inf) and y - y == 0.0 and y != 0.0:
        real, imag = _m.cos(y), _m.sin(y)
        if name == "exp":
            result = _turned(inf if x > 0 else 0.0, real, imag)
        elif name == "cosh":
            result = _turned(inf, real, imag if x > 0 else -imag)
        elif name == "sinh":
            result = _turned(inf, real if x > 0 else -real, imag)
        else:
            result = complex(1.0 if x > 0 else -1.0, _m.copysign(0.0, 2.0 * real * imag))
    else:
        result = _asked(name, x, y)
    if y in (inf, -inf):
        refused = {"exp": x - x == 0.0 or x == inf, "tanh": x - x == 0.0}.get(name, x == x)
        if refused:
            raise ValueError("math domain error")
    return result


def answer(name, x, y):
    if name == "log10":
        result = _asked("log", x, y)
        return complex(result.real / _m.log(10.0), result.imag / _m.log(10.0))
    if name == "cos":
        return _grows("cosh", -y, x)
    if name in ("sin", "tan", "asin", "atan"):
        result = answer(name + "h", -y, x)
        return complex(result.imag, -result.real)
    return (_grows if name in ("exp", "cosh", "sinh", "tanh") else _asked)(name, x, y)
