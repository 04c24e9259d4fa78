# Classes derived from those of `itertools`, and what `tee` does with what can be copied.
import copy
import itertools
import operator
import types
from itertools import chain, count, cycle, islice, repeat, tee


class Links(chain):
    pass


class Evens(count):
    def __next__(self):
        return super().__next__() * 2


class Flagged(cycle):
    def __init__(self, items, *, flag):
        self.flag = flag


class Part(islice):
    """Gives every item with a mark."""

    def __next__(self):
        return super().__next__() + "!"


links = Links("ab", "c")
links.name = "abc"
print([(item, links.name) for item in links], isinstance(links, chain), type(Links.from_iterable(["x"])).__name__)
print(next(Evens(3)), [*zip(Evens(), "abc")], Evens(3, 2), Evens(), type("Again", (repeat,), {})(1, 2))
print(list(Part("abcd", 1, 3)), sum(type("N", (islice,), {})([1, 2, 3], 2)), sorted(Links([2], [1])))
flagged = Flagged("ab", flag=True)
print(next(flagged), flagged.flag, repr(links).split(" at ")[0])
try:
    Links("a", flag=True)
except TypeError as error:
    print(error)
arguments = {
    "accumulate": ([1, 2],), "batched": ("abc", 2), "combinations": ("abc", 2), "compress": ("ab", [1, 1]),
    "combinations_with_replacement": ("ab", 1), "dropwhile": (bool, [0, 1]), "filterfalse": (bool, [0, 1]),
    "pairwise": ("abc",), "permutations": ("ab",), "product": ("ab", "c"), "starmap": (pow, [(1, 2)]),
    "takewhile": (bool, [1, 0]), "zip_longest": ("a", "bc"), "repeat": (1, 2),
}
for name, given in arguments.items():
    derived = type("Derived", (getattr(itertools, name),), {})
    made = derived(*given)
    print(name, type(made).__name__, list(made))
print([(key, list(group)) for key, group in type("G", (itertools.groupby,), {})("aab")])
for closed in type(tee("a")[0]), operator.itemgetter, operator.attrgetter, operator.methodcaller:
    try:
        type("Derived", (closed,), {})
    except TypeError as error:
        print(error)
try:
    itertools.product("a", repeat=1, other=2)
except TypeError as error:
    print(error)

first, second = tee([1, 2, 3])
again = tee(first, 3)
print(again[0] is first, again[1] is first, [list(each) for each in again], list(second))


class Steps:
    """Iterators that can be copied."""

    def __init__(self, at=0):
        self.at = at

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == 3:
            raise StopIteration
        self.at += 1
        return self.at

    def __copy__(self):
        print("copy")
        return Steps(self.at)


steps = Steps()
ways = tee(steps)
print(ways[0] is steps, type(ways[1]).__name__, next(ways[0]), list(ways[1]), list(copy.copy(steps)))

view = types.MappingProxyType({"a": 1})
try:
    view |= {"b": 2}
except TypeError as error:
    print(error)
print(view, view | {"b": 2})
