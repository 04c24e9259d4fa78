# What has no place for a weak reference.
import collections
import datetime
import itertools
import operator
import types
import weakref

import re


class Own:
    pass


for made in (
    object(), Own(), ValueError("x"), types.SimpleNamespace(a=1), collections.defaultdict(int), collections.deque(),
    collections.OrderedDict(), {}, [], (), "text", 5, None, set(), frozenset(), iter([]), itertools.count(),
    (x for x in "ab"), zip(), {}.keys(), slice(1), property(), classmethod(print), operator.itemgetter(1),
    re.compile("a"), re.match("a", "a"), datetime.timezone, len, lambda: 0, types.MappingProxyType({}), Own, int,
):
    try:
        weakref.ref(made)
        print(type(made).__name__, "is fine")
    except TypeError as error:
        print(error)

try:
    weakref.WeakSet([ValueError(1)])
except TypeError as error:
    print(error)
try:
    weakref.finalize(object(), print)
except TypeError as error:
    print(error)
