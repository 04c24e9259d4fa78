"""Functions of complex numbers at infinities and NaN, and small things of the library."""

import cmath
import collections
import contextvars
import functools
import re


def tell(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, type(error).__name__, error)


inf, nan = float("inf"), float("nan")
values = [complex(x, y) for x in (-inf, -2.0, -0.0, 0.0, 1.0, inf, nan) for y in (-inf, -1.0, -0.0, 0.0, 2.0, inf, nan)
          if not (cmath.isfinite(complex(x, y)))]
for name in ("acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh").split():
    function = getattr(cmath, name)
    for value in values:
        tell(f"{name} {value}", lambda: function(value))
tell("log", lambda: cmath.log(inf, 2))
tell("log", lambda: cmath.log(2, inf))
tell("cos", lambda: cmath.cos(inf))
tell("cosh", lambda: cmath.cosh(inf))
tell("too large", lambda: cmath.exp(1000))

elements = collections.Counter("aab").elements()
print(type(elements).__name__, list(elements))
print(type(functools.wraps(len)).__name__, functools.wraps(len).func.__name__)


def named():
    "It has a name."


@functools.wraps(named)
def wrapper(*args):
    return args


print(wrapper.__name__, wrapper.__doc__, wrapper.__wrapped__ is named, wrapper(1))
context = contextvars.copy_context()
tell("copy", lambda: context.copy(1))
tell("keys", lambda: context.keys(1))
tell("get", lambda: contextvars.ContextVar("name", default=1).get(default=2))
match = re.match("(?P<first>a)", "a")
tell("group", lambda: match.group([]))
tell("span", lambda: match.span({}))
tell("start", lambda: match.start(None))
tell("no names", lambda: re.match("(a)", "a").group([]))
