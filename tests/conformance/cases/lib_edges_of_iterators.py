"""Iterators at and behind their end, caches that call themselves, and what functions of the library refuse."""

import bisect
import collections
import functools
import itertools
import json
import random
import typing


def tell(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, type(error).__name__, error)


chained = itertools.chain([1], 5, [2, 3])
for _ in range(3):
    tell("chain", lambda: next(chained))


def failing():
    yield [1]
    raise ValueError("no more")


class Boom:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("boom")


for chained in itertools.chain.from_iterable(failing()), itertools.chain.from_iterable(Boom()):
    tell("failing", lambda: list(chained))
    tell("failing", lambda: list(chained))
print(itertools.chain[int], itertools.count(5, True), itertools.count(True), itertools.count(0, 1.0))
tell("tee", lambda: itertools.tee([1], n=2))
tell("accumulate", lambda: itertools.accumulate([1], None, 9))
tell("accumulate", lambda: itertools.accumulate([1], None, 9, initial=1))
tell("batched", lambda: itertools.batched([1], 2, 3))
tell("batched", lambda: itertools.batched([1]))
tell("from_iterable", lambda: itertools.chain.from_iterable([1], [2]))
tell("permutations", lambda: itertools.permutations(5, "x"))
tell("permutations", lambda: itertools.permutations([1], "x"))
tell("product", lambda: list(itertools.product(5, repeat=0)))
tell("product", lambda: itertools.product(5, repeat=2**62))

for view in "keys", "values", "items":
    d = {"a": 1, "b": 2}
    entries = iter(getattr(d, view)())
    next(entries)
    del d["a"]
    d["z"] = 0
    for _ in range(3):
        tell(view, lambda: next(entries))


def twice(size):
    begun = []

    @functools.lru_cache(size)
    def outer(key):
        if begun:
            return "inner"
        begun.append(key)
        outer(key)
        return "outer"

    return outer(1), outer(1), outer.cache_info()


for size in None, 2, 0:
    print(twice(size))
tell("cache_info", lambda: functools.cache(len).cache_info(1))
tell("cache_clear", lambda: functools.cache(len).cache_clear(1))
tell("reduce", lambda: functools.reduce(max, 5))

tell("json", lambda: json.dumps([1], separators=(1, ":")))
tell("json", lambda: json.dumps([1], separators=(",", None)))
tell("most_common", lambda: collections.Counter("aab").most_common(0.5))
tell("most_common", lambda: collections.Counter("aab").most_common(2.5))
tell("most_common", lambda: collections.Counter("aab").most_common("x"))
tell("or", lambda: collections.Counter(a="x") | collections.Counter(a=1))
tell("and", lambda: collections.Counter(a="x") & collections.Counter(a=1))
print(collections.namedtuple("One", "a").__doc__, collections.namedtuple("Two", "a b").__doc__)

tell("lo", lambda: bisect.bisect([1], 1, 10**30))
tell("hi", lambda: bisect.bisect([1], 1, 0, 10**30))
tell("hi", lambda: bisect.bisect([1], 1, 0, "x"))
tell("both", lambda: bisect.bisect([1], 1, -1, "x"))
tell("key first", lambda: bisect.insort([], 0, lo=-1, key=lambda x: 1 / 0))
tell("lo", lambda: bisect.insort([], 0, lo=-1, key=abs))
tell("too many", lambda: bisect.bisect(1, 2, 3, 4, 5))
tell("class_getitem", lambda: list.__class_getitem__())
tell("class_getitem", lambda: dict.__class_getitem__(1, 2))
print(type(typing.Any), type(typing.Optional), typing.Optional.__module__)
tell("islice", lambda: itertools.islice("abc", -5))
tell("islice", lambda: itertools.islice("abc", -1))
tell("islice", lambda: itertools.islice("abc", "x"))
tell("islice", lambda: itertools.islice("abc", 0, -5))
tell("set", lambda: bisect.bisect(set(), 1))
tell("hex", lambda: b"a".hex(bytearray(b"x")))
tell("hex", lambda: b"ab".hex(b":"))
tell("extend", lambda: bytearray().extend(""))
tell("bytearray", lambda: bytearray(b"a").__setitem__(5, "x"))
tell("bytearray", lambda: bytearray(b"a").__setitem__(slice(0, 1), 1j))
tell("betavariate", lambda: random.betavariate(1, b=2))
