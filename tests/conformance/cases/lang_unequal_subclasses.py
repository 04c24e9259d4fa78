# Classes with comparisons of their own keep their `!=` where a subclass replaces only `==`.
from array import array
from collections import Counter, OrderedDict, UserDict, UserList, deque, defaultdict
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath
from types import SimpleNamespace
from weakref import ref


def ne(base, *arguments):
    class Same(base):
        def __eq__(self, other):
            return "asked"

        __hash__ = base.__hash__

    try:
        one = Same(*arguments)
        other = base(*arguments)
        different = object()
        print(base.__name__, one == other, one != other, other != one, one != different, "__ne__" in base.__dict__)
    except Exception as error:
        print(base.__name__, repr(error))


class Thing:
    pass


thing = Thing()
for base, arguments in [
    (Decimal, ("1.5",)), (array, ("i", [1])), (deque, ([1],)), (OrderedDict, ([(1, 2)],)), (Counter, ("ab",)), (defaultdict, (int,)),
    (UserDict, ({1: 2},)), (UserList, ([1],)), (Fraction, (1, 2)), (PurePath, ("a",)), (SimpleNamespace, ()),
    (ref, (thing,)), (int, (3,)), (float, (3.5,)), (complex, (1, 2)), (str, ("a",)), (bytes, (b"a",)),
    (bytearray, (b"a",)), (list, ([1],)), (tuple, ([1],)), (dict, ({1: 2},)), (set, ([1],)), (frozenset, ([1],)),
    (object, ()), (Exception, ("a",)),
]:
    ne(base, *arguments)
