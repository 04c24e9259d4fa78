"""The parameters of functions and classes that are not written in Python."""

import bisect
import cmath
import collections
import contextvars
import functools
import heapq
import inspect
import itertools
import math
import operator
import struct
import sys

NAMES = {
    bisect: "bisect insort_left",
    cmath: "sqrt log isclose rect",
    collections: "deque defaultdict",
    contextvars: "ContextVar copy_context",
    functools: "cmp_to_key partial reduce",
    heapq: "heappush heapify nsmallest",
    itertools: "accumulate batched chain count groupby islice product repeat tee zip_longest",
    math: "sqrt log hypot gcd isclose prod floor perm",
    operator: "add itemgetter methodcaller attrgetter setitem length_hint not_",
    struct: "Struct calcsize unpack_from",
    sys: "exit intern getrefcount setrecursionlimit",
}
for module, names in NAMES.items():
    for name in names.split():
        try:
            print(module.__name__, name, inspect.signature(getattr(module, name)))
        except ValueError as error:
            print(module.__name__, name, error)


class Sorted(collections.deque):
    pass


class Own(collections.deque):
    def __init__(self, size):
        super().__init__(maxlen=size)


try:
    print(inspect.signature(Sorted))
except ValueError as error:
    print(error)
print(inspect.signature(Own))
print(len(inspect.signature(math.atan2).parameters), inspect.signature(operator.add).bind(1, 2).args)
