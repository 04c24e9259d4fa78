"""What is called as `__init__`, and values that refuse to be gone through."""

import re


def tell(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, type(error).__name__, error)


class Helper:
    def __init__(self, *args):
        self.args = args


class ByClass:
    __init__ = Helper


class ByPrint:
    __init__ = print


class ByLength:
    __init__ = len


class Callable:
    def __call__(self, *args):
        print("called with", args)


class ByObject:
    __init__ = Callable()


class Chosen:
    def __new__(cls, *args):
        return object.__new__(ByPrint)


class Sub(ByPrint):
    def __new__(cls, *args):
        return super().__new__(cls)


tell("class", lambda: ByClass(1))
tell("print", lambda: type(ByPrint(1, 2)).__name__)
tell("len", lambda: ByLength("abc"))
tell("object", lambda: type(ByObject(1)).__name__)
tell("chosen", lambda: type(Chosen(1)).__name__)
tell("sub", lambda: type(Sub("in sub")).__name__)


class Closed:
    __iter__ = None

    def __getitem__(self, index):
        return index


def unpack():
    a, b = Closed()


def unpack_some():
    a, *b = Closed()


def delegate():
    yield from Closed()


tell("unpack", unpack)
tell("unpack some", unpack_some)
tell("list", lambda: [*Closed()])
tell("call", lambda: print(*Closed()))
tell("argument", lambda: (lambda *args: args)(1, *Closed()))
tell("delegate", lambda: list(delegate()))
tell("union", lambda: list(int | str))
tell("union", lambda: iter(int | None))
tell("match", lambda: list(re.match("a", "a")))
tell("match", lambda: [*re.match("a", "a")])


class Failing:
    def __iter__(self):
        raise TypeError("not today")


def assign(part):
    items = [1, 2, 3]
    items[part] = Failing()


tell("assign", lambda: assign(slice(None)))
tell("assign", lambda: assign(slice(None, None, 2)))
tell("extend", lambda: [].extend(Failing()))
tell("zero", lambda: 0j ** -1)
tell("too small", lambda: (1e-200 + 1e-200j) ** -2)
tell("too small", lambda: (1e-200 + 0j) ** -3)
tell("small", lambda: (0.5 + 0.5j) ** -2)
