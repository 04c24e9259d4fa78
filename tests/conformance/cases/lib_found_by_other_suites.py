# What the tests of well-known packages ask of the language and its library.
import asyncio
import itertools
import os
import builtins
import traceback
import warnings
from typing import Protocol, runtime_checkable

# The start of a slice is gone through, also where it lies behind the stop.
for bounds in [(4, 1), (4, 1, 2), (0, 0), (3, 3), (1, 2, 5), (5, 0), (20, 1)]:
    numbers = iter(range(10))
    print(bounds, list(itertools.islice(numbers, *bounds)), next(numbers, "end"))


# A hint asks the `__dir__` of the object.
class Record:
    def __dir__(self):
        return [*super().__dir__(), "ident", "data"]

    def __getattr__(self, name):
        raise AttributeError(f"no {name!r}", name=name, obj=self)


class Silent:
    def __dir__(self):
        raise ValueError("not now")


class Mixed:
    def __dir__(self):
        return ["colour", 5, "size"]


for attempt in (lambda: Record().dat, lambda: Record().idnet, lambda: Silent().size, lambda: Mixed().color):
    try:
        attempt()
    except AttributeError as error:
        print(traceback.format_exception_only(error)[-1].strip())


# A function or a type may be what a protocol with attributes asks for.
@runtime_checkable
class Handler(Protocol):
    priority: int

    def __call__(self, event): ...


def handle(event):
    return event


print(isinstance(handle, Handler), isinstance(len, Handler))
handle.priority = 3
print(isinstance(handle, Handler), isinstance(handle.__code__, Handler), isinstance(int, Handler))


# A class derived from complex may come from `__complex__`, for a while yet.
class Own(complex):
    pass


class Number:
    def __complex__(self):
        return Own(1, 2)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(complex(Number()))
    print([str(warning.message) for warning in caught])

print(builtins, os, os.path, asyncio.__name__)
