# How far iterables are gone through, and whether they are asked for their length.
import itertools
from collections import OrderedDict


class Guessed:
    def __iter__(self):
        print("iter", end=" ")
        self.left = ["b", "a"]
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        return self.left.pop()

    def __length_hint__(self):
        print("hint", end=" ")
        return 2


class NoIterator:
    def __iter__(self):
        return 5


class Counted:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        print("iter", end=" ")
        return iter(self.items)

    def __len__(self):
        print("len", end=" ")
        return len(self.items)


def told(items):
    for item in items:
        print(f"[{item}]", end=" ")
        yield item


for make in (
    lambda: ",".join(Counted("ab")),
    lambda: b",".join(Counted([b"a", b"b"])),
    lambda: ",".join(Guessed()),
    lambda: b",".join(Guessed()),
    lambda: ",".join(NoIterator()),
    lambda: b",".join(NoIterator()),
    lambda: ",".join(5),
    lambda: list(itertools.product(Counted("ab"))),
    lambda: list(itertools.permutations(Counted("ab"))),
    lambda: list(itertools.combinations(Counted("ab"), 2)),
    lambda: bytes(Counted([1, 2])),
    lambda: bytearray(Counted([1, 2])),
    lambda: {1, 2}.intersection(told([1, 3, 2, 4])),
    lambda: {1}.issubset(told([1, 2, 3])),
    lambda: {1, 5}.issubset(told([1, 2, 3])),
    lambda: set().issubset(told([1])),
    lambda: frozenset({1}).intersection(told([1, 2]), told([1, 2])),
    lambda: {1, 2}.issubset([2, 1, []]),
    lambda: {1, 2}.issuperset(told([1, 3, 2])),
    lambda: {1, 2}.isdisjoint(told([3, 1, 2])),
    lambda: {1, 2}.difference(told([1, 2, 3])),
    lambda: bytes(told([1, 300, 2])),
    lambda: bytearray(told([1, "a", 2])),
    lambda: int.from_bytes(told([1, None, 2])),
    lambda: str.maketrans(OrderedDict(a="b")),
    lambda: str.maketrans({"a": "b"}),
):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


# A list of numbers may change while bytes are made of it.
class Clearing:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        numbers.clear()
        return self.number


for kind in (bytes, bytearray):
    numbers = [65, Clearing(66), 67]
    print(kind(numbers), numbers)
