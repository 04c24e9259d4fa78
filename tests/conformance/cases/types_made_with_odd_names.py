# Names of classes and keys that stand in the way, and values that an iterator of the library ends with.
import itertools
import sys
import time
import typing
from datetime import datetime


def tell(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error, error.__cause__, repr(error.__context__), error.__suppress_context__)


tell(type, "a\0b", (), {})
tell(lambda: type("\0", (dict,), {"x": 1}))
tell(int.__new__, bool)
tell(int.__new__, bool, 1)
print(int.__new__(int, 5), bool.__new__(bool, 5))


class Hidden:
    __class_getitem__ = None


class Numbered:
    __class_getitem__ = 5


tell(lambda: Hidden[int])
tell(lambda: Numbered[int])


def ended(*args):
    raise StopIteration(44)


def value_of(iterator):
    def delegating():
        return (yield from iterator)
    last = delegating()
    while True:
        try:
            next(last)
        except StopIteration as stop:
            return stop.value


for made in (map(ended, [1]), filter(ended, [1]), itertools.starmap(ended, [(1,)]), itertools.takewhile(ended, [1]), itertools.accumulate([1, 2], ended), iter([])):
    print(type(made).__name__, value_of(made))

for text in ("%", "%Y %", "%D", "%\\"):
    tell(datetime.strptime, "2020", text)
    tell(time.strptime, "2020", text)


def annotated(*args: *tuple["int", ...], **kwargs: "typing.Unpack[typing.Any]"):
    pass


def plain(*args: "*tuple[str]"):
    pass


for function in annotated, plain:
    print({key: str(hint) for key, hint in typing.get_type_hints(function).items()})
