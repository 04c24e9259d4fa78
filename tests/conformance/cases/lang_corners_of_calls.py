# Small corners: `super()` behind a star, dictionaries that are deleted, keys of views, partials of partials.
import cmath
import functools
import re
import types
import typing


def attempt(label, call):
    try:
        print(label, call())
    except Exception as e:
        print(label, type(e).__name__, e)


class Base:
    def starred(*args):
        return super()


attempt("super", lambda: Base().starred())
thing = Base()
thing.x = 1
del thing.__dict__
print(thing.__dict__)
thing.y = 2
del thing.__dict__
print(vars(thing))
attempt("again", lambda: thing.y)
attempt("function", lambda: delattr(attempt, "__dict__"))

view = memoryview(bytearray(b"abc"))
for key in ((1,), (1, 2), (), (slice(1),), ("a",), (1, "a")):
    attempt(f"view {key}", lambda: view[key])
attempt("set", lambda: view.__setitem__((1,), 65) or bytes(view))
attempt("set two", lambda: view.__setitem__((1, 2), 65))


class Derived(functools.partial):
    pass


class Calling(functools.partial):
    def __call__(self, *args):
        return "own"


print(Derived(Derived(int, "11"), 2).args, functools.partial(Derived(int, "7"))(), Derived(int, 2))
print(functools.partial(Calling(int, "7"))())
marked = Derived(int, "5")
marked.mark = 1
print(functools.partial(marked).args)

print(cmath.log(0, 2), repr(re.RegexFlag(4096)), repr(re.RegexFlag(2 | 4096)))
attempt("log", lambda: cmath.log(0))
attempt("log", lambda: cmath.log(2, 0))
attempt("name", lambda: types.FunctionType(attempt.__code__, {}, 5))
group = ExceptionGroup("g", [ValueError(1)])
attempt("split", lambda: group.split())
attempt("subgroup", lambda: group.subgroup())
attempt("derive", lambda: group.derive())

P = typing.ParamSpec("P")
print(P.args == P.args, P.args == P.kwargs, typing.TypeVar("T", "X", int).__constraints__)
attempt("hash", lambda: hash(P.args))
attempt("no default", lambda: type(typing.NoDefault)(1))
attempt("constraint", lambda: typing.TypeVar("T", 5, 6))
