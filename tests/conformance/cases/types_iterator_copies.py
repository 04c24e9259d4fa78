"""Iterators can be copied and pickled, and go on where the original stood."""

import copy
import operator
import pickle


class Letters:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError
        return "abcd"[index]

    def __len__(self):
        return 4


def add(a, b=1):
    return a + b


def makers():
    yield "list", lambda: iter([1, 2, 3])
    yield "tuple", lambda: iter((1, 2, 3))
    yield "text", lambda: iter("abc")
    yield "wide text", lambda: iter("äöü")
    yield "bytes", lambda: iter(b"abc")
    yield "bytearray", lambda: iter(bytearray(b"abc"))
    yield "range", lambda: iter(range(1, 10, 3))
    yield "wide range", lambda: iter(range(10 ** 20, 10 ** 20 + 3))
    yield "keys", lambda: iter({1: 2, 3: 4, 5: 6})
    yield "values", lambda: iter({1: 2, 3: 4, 5: 6}.values())
    yield "items", lambda: iter({1: 2, 3: 4, 5: 6}.items())
    yield "reversed keys", lambda: reversed({1: 2, 3: 4, 5: 6})
    yield "set", lambda: iter({1, 2, 3})
    yield "sequence", lambda: iter(Letters())
    yield "reversed list", lambda: reversed([1, 2, 3])
    yield "reversed tuple", lambda: reversed((1, 2, 3))
    yield "reversed sequence", lambda: reversed(Letters())
    yield "enumerate", lambda: enumerate("abc", 5)
    yield "zip", lambda: zip([1, 2, 3], "abc", strict=True)
    yield "map", lambda: map(add, [1, 2, 3])
    yield "filter", lambda: filter(None, [1, 0, 2, 3])


for name, make in makers():
    it = make()
    kind = type(it).__name__
    first = next(it)
    hint = operator.length_hint(it, -1)
    try:
        twin = copy.copy(it)
    except TypeError as error:
        print(name, kind, error)
        continue
    stored = pickle.loads(pickle.dumps(it)) if "sequence" not in name and name != "map" else ()
    rest = list(it)
    print(name, kind, first, hint, rest, type(it).__name__, end=" ")
    try:
        print(list(twin), end=" ")
    except ValueError as error:
        print(error, end=" ")
    print(list(stored), list(it))

print(iter([1, 2]).__reduce__()[1:], iter("ab").__reduce__()[1:], reversed([1, 2]).__reduce__())
it = iter([1, 2, 3, 4])
it.__setstate__(2)
print(list(it))
it = iter(range(10))
it.__setstate__(7)
print(list(it), next(it, "end"))
