"""Sequence patterns and classes derived from str, bytes and bytearray, also when collections.abc has been imported."""
import collections.abc


class Symbol(str):
    __slots__ = ()


class Raw(bytes):
    pass


class Buffer(bytearray):
    pass


class Both(Symbol, collections.abc.Sequence):
    pass


class Pair(list):
    pass


def evaluated(form):
    match form:
        case [Symbol("define"), [name, *parameters], *body]:
            return f"function {name}{parameters}"
        case [Symbol("define"), Symbol() as name, value]:
            return f"variable {name} = {value}"


print(evaluated([Symbol("define"), Symbol("x"), 1]), evaluated([Symbol("define"), [Symbol("f"), "a"], 2]))
for value in (Symbol("x"), Raw(b"x"), Buffer(b"x"), Both("x"), Pair("x"), "x", b"x", collections.UserString("x")):
    match value:
        case [one]:
            print(type(value).__name__, "is a sequence of", one)
        case _:
            print(type(value).__name__, "is none", isinstance(value, collections.abc.Sequence))
