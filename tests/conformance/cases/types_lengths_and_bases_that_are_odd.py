# A length may be anything that is an index; bytes of what says that it is one and is not; types that have no subclasses.
import operator
import types


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Long:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length


class Both(Index):
    def __iter__(self):
        return iter([1, 2])


def tell(name, function):
    try:
        print(name, repr(function()))
    except Exception as error:
        print(name, type(error).__name__, error)


for value in 4, 0, -1, 2**70, "x", None:
    thing = Long(Index(value))
    tell(f"len {value!r}", lambda: len(thing))
    tell("bool", lambda: bool(thing))
    tell("if", lambda: "yes" if thing else "no")
    tell("not", lambda: not thing)
    tell("hint", lambda: operator.length_hint(thing, 7))

for value in 3, 1.5, "x", None:
    tell(f"bytes {value!r}", lambda: bytes(Index(value)))
    tell("bytearray", lambda: bytearray(Index(value)))
    tell("iterable", lambda: bytes(Both(value)))

for sample in (iter([]), iter(()), iter(""), iter({}), iter({}.items()), iter(set()), iter(range(1)), reversed([]),
               iter(int, 1), memoryview(b""), types.MappingProxyType({}), str.upper, type.__dict__["__dict__"],
               tell.__code__, types.CellType(1)):
    tell(type(sample).__name__, lambda: type("Derived", (type(sample),), {}).__mro__)
for kind in enumerate, zip, map, filter, reversed, property, staticmethod, types.SimpleNamespace:
    tell(kind.__name__, lambda: [base.__name__ for base in type("Derived", (kind,), {}).__mro__])
