"""Functions of complex numbers, with C99's answers at infinities, NaN and signed zeros."""

import math as _m
from math import e, inf, nan, pi, tau

infj = complex(0.0, inf)
nanj = complex(0.0, nan)

_LARGE = 1.7976931348623157e308 / 4.0
_SQRT_LARGE = _m.sqrt(_LARGE)
_LOG_LARGE = _m.log(_LARGE)
_SQRT_SMALL = _m.sqrt(2.2250738585072014e-308)
_LN2 = 0.6931471805599453
_LN10 = 2.302585092994046
_P12 = 0.5 * pi


def _kind(x):
    """Which of the seven kinds: -inf, negative, -0, 0, positive, inf, nan."""
    if x != x:
        return 6
    if x in (inf, -inf):
        return 5 if x > 0 else 0
    if x:
        return 4 if x > 0 else 1
    return 2 if _m.copysign(1.0, x) < 0 else 3


def _complex(z):
    if type(z) is complex:
        return z.real, z.imag
    kind = type(z)
    method = getattr(kind, "__complex__", None)
    if method is not None:
        z = method(z)
        if not isinstance(z, complex):
            raise TypeError(f"{kind.__name__}.__complex__() must return a complex, not {type(z).__name__}")
        return z.real, z.imag
    if not isinstance(z, (int, float)) and not hasattr(kind, "__float__") and not hasattr(kind, "__index__"):
        raise TypeError(f"must be real number, not {kind.__name__}")
    return float(z), 0.0


def _special(table, x, y):
    """The tables' answer where a part is not finite."""
    return complex(*table[_kind(x)][_kind(y)])


def _table(text):
    names = {"inf": inf, "-inf": -inf, "nan": nan, "0": 0.0, "-0": -0.0, "1": 1.0, "-1": -1.0, "u": None}
    for name, angle in ("p", pi), ("p1", _P12), ("p4", 0.25 * pi), ("p3", 0.75 * pi):
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
    return _special(table, x, y)


def _finite(x, y):
    return x - x == 0.0 and y - y == 0.0


def _real_exp(x):
    try:
        return _m.exp(x)
    except OverflowError:
        return inf


def _checked(x, y):
    if x - x or y - y:
        raise OverflowError("math range error")
    return complex(x, y)


def acos(z, /):
    x, y = _complex(z)
    if not _finite(x, y):
        return _asked("acos", x, y)
    if abs(x) > _LARGE or abs(y) > _LARGE:
        real = _m.atan2(abs(y), x)
        size = _m.log(_m.hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0
        if x < 0.0:
            return complex(real, -_m.copysign(size, y))
        return complex(real, _m.copysign(size, -y))
    s1 = sqrt(complex(1.0 - x, -y))
    s2 = sqrt(complex(1.0 + x, y))
    return complex(2.0 * _m.atan2(s1.real, s2.real), _m.asinh(s2.real * s1.imag - s2.imag * s1.real))


def acosh(z, /):
    x, y = _complex(z)
    if not _finite(x, y):
        return _asked("acosh", x, y)
    if abs(x) > _LARGE or abs(y) > _LARGE:
        return complex(_m.log(_m.hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0, _m.atan2(y, x))
    s1 = sqrt(complex(x - 1.0, y))
    s2 = sqrt(complex(x + 1.0, y))
    return complex(_m.asinh(s1.real * s2.real + s1.imag * s2.imag), 2.0 * _m.atan2(s1.imag, s2.real))


def asin(z, /):
    x, y = _complex(z)
    s = asinh(complex(-y, x))
    return complex(s.imag, -s.real)


def asinh(z, /):
    x, y = _complex(z)
    if not _finite(x, y):
        return _asked("asinh", x, y)
    if abs(x) > _LARGE or abs(y) > _LARGE:
        size = _m.log(_m.hypot(x / 2.0, y / 2.0)) + _LN2 * 2.0
        real = _m.copysign(size, x) if y >= 0.0 else -_m.copysign(size, -x)
        return complex(real, _m.atan2(y, abs(x)))
    s1 = sqrt(complex(1.0 + y, -x))
    s2 = sqrt(complex(1.0 - y, x))
    return complex(_m.asinh(s1.real * s2.imag - s2.real * s1.imag),
                   _m.atan2(y, s1.real * s2.real - s1.imag * s2.imag))


def atan(z, /):
    x, y = _complex(z)
    s = atanh(complex(-y, x))
    return complex(s.imag, -s.real)


def atanh(z, /):
    x, y = _complex(z)
    if not _finite(x, y):
        return _asked("atanh", x, y)
    if x < 0.0 or x == 0.0 and _m.copysign(1.0, x) < 0.0:
        return -atanh(complex(-x, -y))
    ay = abs(y)
    if x > _SQRT_LARGE or ay > _SQRT_LARGE:
        h = _m.hypot(x / 2.0, y / 2.0)
        return complex(x / 4.0 / h / h, -_m.copysign(_P12, -y))
    if x == 1.0 and ay < _SQRT_SMALL:
        if ay == 0.0:
            raise ValueError("math domain error")
        real = -_m.log(_m.sqrt(ay) / _m.sqrt(_m.hypot(ay, 2.0)))
        return complex(real, _m.copysign(_m.atan2(2.0, -ay) / 2, y))
    return complex(_m.log1p(4.0 * x / ((1 - x) * (1 - x) + ay * ay)) / 4.0,
                   -_m.atan2(-2.0 * y, (1 - x) * (1 + x) - ay * ay) / 2.0)


def cos(z, /):
    x, y = _complex(z)
    return cosh(complex(-y, x))


def _turned(size, real, imag):
    """An infinite answer in the direction of the angle."""
    return complex(_m.copysign(size, real), _m.copysign(size, imag))


def cosh(z, /):
    x, y = _complex(z)
    if not _finite(x, y):
        if x in (inf, -inf) and y - y == 0.0 and y != 0.0:
            imag = _m.sin(y)
            result = _turned(inf, _m.cos(y), imag if x > 0 else -imag)
        else:
            result = _asked("cosh", x, y)
        if y in (inf, -inf) and x == x:
            raise ValueError("math domain error")
        return result
    if abs(x) > _LOG_LARGE:
        less = x - _m.copysign(1.0, x)
        return _checked(_m.cos(y) * _cosh(less) * e, _m.sin(y) * _sinh(less) * e)
    return _checked(_m.cos(y) * _m.cosh(x), _m.sin(y) * _m.sinh(x))


def _cosh(x):
    try:
        return _m.cosh(x)
    except OverflowError:
        return inf


def _sinh(x):
    try:
        return _m.sinh(x)
    except OverflowError:
        return _m.copysign(inf, x)


def exp(z, /):
    x, y = _complex(z)
    if not _finite(x, y):
        if x in (inf, -inf) and y - y == 0.0 and y != 0.0:
            result = _turned(inf if x > 0 else 0.0, _m.cos(y), _m.sin(y))
        else:
            result = _asked("exp", x, y)
        if y in (inf, -inf) and (x - x == 0.0 or x == inf):
            raise ValueError("math domain error")
        return result
    if x > _LOG_LARGE:
        size = _real_exp(x - 1.0)
        return _checked(size * _m.cos(y) * e, size * _m.sin(y) * e)
    size = _real_exp(x)
    return _checked(size * _m.cos(y), size * _m.sin(y))


def _log(x, y):
    if not _finite(x, y):
        return _asked("log", x, y)
    ax, ay = abs(x), abs(y)
    if ax > _LARGE or ay > _LARGE:
        real = _m.log(_m.hypot(ax / 2.0, ay / 2.0)) + _LN2
    elif ax < 2.2250738585072014e-308 and ay < 2.2250738585072014e-308:
        if ax == 0.0 and ay == 0.0:
            raise ValueError("math domain error")
        real = _m.log(_m.hypot(_m.ldexp(ax, 53), _m.ldexp(ay, 53))) - 53 * _LN2
    else:
        h = _m.hypot(ax, ay)
        if 0.71 <= h <= 1.73:
            top, low = max(ax, ay), min(ax, ay)
            real = _m.log1p((top - 1) * (top + 1) + low * low) / 2.0
        else:
            real = _m.log(h)
    return complex(real, _m.atan2(y, x))


def log(z, base=None, /):
    result = _log(*_complex(z))
    if base is None:
        return result
    below = _log(*_complex(base))
    if not below:
        raise ValueError("math domain error")
    return result / below


def log10(z, /):
    result = _log(*_complex(z))
    return complex(result.real / _LN10, result.imag / _LN10)


def sin(z, /):
    x, y = _complex(z)
    s = sinh(complex(-y, x))
    return complex(s.imag, -s.real)


def sinh(z, /):
    x, y = _complex(z)
    if not _finite(x, y):
        if x in (inf, -inf) and y - y == 0.0 and y != 0.0:
            real = _m.cos(y)
            result = _turned(inf, real if x > 0 else -real, _m.sin(y))
        else:
            result = _asked("sinh", x, y)
        if y in (inf, -inf) and x == x:
            raise ValueError("math domain error")
        return result
    if abs(x) > _LOG_LARGE:
        less = x - _m.copysign(1.0, x)
        return _checked(_m.cos(y) * _sinh(less) * e, _m.sin(y) * _cosh(less) * e)
    return _checked(_m.cos(y) * _m.sinh(x), _m.sin(y) * _m.cosh(x))


def sqrt(z, /):
    x, y = _complex(z)
    if not _finite(x, y):
        return _asked("sqrt", x, y)
    if x == 0.0 and y == 0.0:
        return complex(0.0, y)
    ax, ay = abs(x), abs(y)
    if ax < 2.2250738585072014e-308 and ay < 2.2250738585072014e-308 and (ax > 0.0 or ay > 0.0):
        ax = _m.ldexp(ax, 53)
        s = _m.ldexp(_m.sqrt(ax + _m.hypot(ax, _m.ldexp(ay, 53))), -27)
    else:
        ax /= 8.0
        s = 2.0 * _m.sqrt(ax + _m.hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    if x >= 0.0:
        return complex(s, _m.copysign(d, y))
    return complex(d, _m.copysign(s, y))


def tan(z, /):
    x, y = _complex(z)
    s = tanh(complex(-y, x))
    return complex(s.imag, -s.real)


def tanh(z, /):
    x, y = _complex(z)
    if not _finite(x, y):
        if x in (inf, -inf) and y - y == 0.0 and y != 0.0:
            imag = 2.0 * _m.sin(y) * _m.cos(y)
            result = complex(1.0 if x > 0 else -1.0, _m.copysign(0.0, imag))
        else:
            result = _asked("tanh", x, y)
        if y in (inf, -inf) and x - x == 0.0:
            raise ValueError("math domain error")
        return result
    if abs(x) > _LOG_LARGE:
        return complex(_m.copysign(1.0, x), 4.0 * _m.sin(y) * _m.cos(y) * _m.exp(-2.0 * abs(x)))
    tx, ty = _m.tanh(x), _m.tan(y)
    cx = 1.0 / _m.cosh(x)
    txty = tx * ty
    below = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / below, ty / below * cx * cx)


def phase(z, /):
    x, y = _complex(z)
    return _m.atan2(y, x)


def polar(z, /):
    x, y = _complex(z)
    r = _m.hypot(x, y)
    if r == inf and _finite(x, y):
        raise OverflowError("math range error")
    return r, _m.atan2(y, x)


def rect(r, phi, /):
    r, phi = float(r), float(phi)
    if r - r == 0.0 and phi - phi == 0.0:
        if phi == 0.0:
            return complex(r, r * phi)
        return complex(r * _m.cos(phi), r * _m.sin(phi))
    if r in (inf, -inf) and phi - phi == 0.0 and phi != 0.0:
        real, imag = _m.cos(phi), _m.sin(phi)
        return _turned(inf, real if r > 0 else -real, imag if r > 0 else -imag)
    if phi in (inf, -inf) and r != 0.0 and r == r:
        raise ValueError("math domain error")
    if r == 0.0:
        return complex(0.0, 0.0)
    if r == r and phi == 0.0:
        return complex(r, _m.copysign(0.0, phi) if r > 0 else -_m.copysign(0.0, phi))
    if r in (inf, -inf):
        return complex(inf, nan)
    return complex(nan, 0.0 if phi == 0.0 else nan)


def isfinite(z, /):
    return _finite(*_complex(z))


def isinf(z, /):
    x, y = _complex(z)
    return x in (inf, -inf) or y in (inf, -inf)


def isnan(z, /):
    x, y = _complex(z)
    return x != x or y != y


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b = complex(*_complex(a)), complex(*_complex(b))
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    diff = abs(a - b)
    return diff <= rel_tol * abs(b) or diff <= rel_tol * abs(a) or diff <= abs_tol
