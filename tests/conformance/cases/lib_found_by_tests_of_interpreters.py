"""Corners of the library that tests of other interpreters and of packages ask for."""
import abc
import copy
import os
import stat
import types
import unittest


class NotReduced:
    def __getattribute__(self, name):
        if name.startswith("__reduce"):
            raise AttributeError(name)
        return object.__getattribute__(self, name)


for function in copy.copy, copy.deepcopy:
    try:
        function(NotReduced())
    except copy.Error as error:
        print(error)


class Inner(unittest.TestCase):
    def test(self):
        pass


class Maker(unittest.TestCase):
    @staticmethod
    def make():
        return Inner("test")

    def plain(self):
        pass


module = types.ModuleType("module")
module.Maker = Maker
for name in "Maker.make", "Maker.plain":
    print(unittest.TestLoader().loadTestsFromName(name, module))


class Place:
    pass


print(isinstance(Place(), os.PathLike), type(os.PathLike) is abc.ABCMeta)
os.PathLike.register(Place)
print(isinstance(Place(), os.PathLike), issubclass(Place, os.PathLike))


class Half(os.PathLike):
    pass


class Whole(os.PathLike):
    def __fspath__(self):
        return "/whole"


try:
    Half()
except TypeError as error:
    print(error)
print(os.fspath(Whole()), os.PathLike[str])
print(stat.S_IREAD, stat.S_IWRITE, stat.S_IEXEC, stat.S_ENFMT)

import tempfile

print(type(tempfile.gettempdirb()).__name__, tempfile.gettempprefixb())
for names in {"suffix": b".txt"}, {"prefix": b"ab"}, {"dir": tempfile.gettempdirb(), "suffix": b"z"}:
    made = tempfile.mkdtemp(**names)
    print(type(made).__name__, os.path.isdir(made), made.endswith(names.get("suffix", b"")),
          os.path.basename(made).startswith(names.get("prefix", b"tmp")))
    os.rmdir(made)
    number, made = tempfile.mkstemp(**names)
    print(type(made).__name__, os.path.isfile(made))
    os.close(number)
    os.unlink(made)
for names in {"suffix": b"a", "prefix": "b"}, {"dir": "/tmp", "suffix": b"a"}, {"suffix": 5}:
    for function in tempfile.mkdtemp, tempfile.mkstemp, tempfile.TemporaryDirectory, tempfile.NamedTemporaryFile:
        try:
            function(**names)
        except TypeError as error:
            print(function.__name__, error)
with tempfile.TemporaryDirectory(prefix=b"q") as folder:
    print(type(folder).__name__)

import collections
import operator
import weakref


class Key:
    def __init__(self, number):
        self.number = number

    def __repr__(self):
        return f"Key({self.number})"


first, second = Key(1), Key(2)
values = weakref.WeakValueDictionary({"one": first, "two": second})
copied = copy.deepcopy(values)
print(type(copied).__name__, sorted(copied.items()), copied["one"] is first)
keys = weakref.WeakKeyDictionary({first: [1], second: [2]})
copied = copy.deepcopy(keys)
print(type(copied).__name__, [*copied.items()], copied[first] is keys[first])

# What an iterator whose container has changed promises: nothing.
for container, change in ((collections.deque(range(5)), lambda c: c.append(9)), (list(range(5)), lambda c: c.append(9)),
                          ({*range(5)}, lambda c: c.add(9)), (dict.fromkeys(range(5)), lambda c: c.update({9: 9}))):
    iterator = iter(container)
    next(iterator)
    print(type(iterator).__name__, operator.length_hint(iterator), end=" ")
    change(container)
    print(operator.length_hint(iterator), end=" ")
    try:
        print(next(iterator), end=" ")
    except RuntimeError as error:
        print(error, end=" ")
    print(operator.length_hint(iterator))
counted = reversed(collections.deque([1, 2, 3]))
print(next(counted), operator.length_hint(counted))

import array


class Sums:
    def __radd__(self, other):
        return "radd"

    def __rmul__(self, other):
        return "rmul"


class Twice:
    def __index__(self):
        return 2


def grown(other):
    numbers = array.array("i", [1])
    numbers += other
    return numbers


def repeated(other):
    numbers = array.array("i", [1])
    numbers *= other
    return numbers


numbers = array.array("i", [1])
operations = (lambda other: numbers + other, grown, lambda other: numbers * other, repeated, lambda other: other * numbers)
for other in Sums(), Twice(), 2, 2.5, "a", [1], array.array("i", [5]), None:
    for operation in operations:
        try:
            print(type(other).__name__, operation(other))
        except TypeError as error:
            print(type(other).__name__, error)
for view in memoryview(b"a"), memoryview(bytearray(b"a")):
    try:
        del view[0]
    except TypeError as error:
        print(error)
print(id(10**20) == id(10**20 + 1), id(1j) == id(2j))
