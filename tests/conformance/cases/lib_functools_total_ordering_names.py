import functools


def ordered(name):
    def compare(self, other):
        return getattr(self.value, name)(other.value)

    namespace = {"__init__": lambda self, value: setattr(self, "value", value), name: compare}
    namespace["__eq__"] = lambda self, other: self.value == other.value
    return functools.total_ordering(type("By" + name.strip("_"), (), namespace))


for root in ("__lt__", "__le__", "__gt__", "__ge__"):
    cls = ordered(root)
    print(cls.__name__, cls(1) < cls(2), cls(2) <= cls(2), cls(3) > cls(4), cls(3) >= cls(4))
    for name in ("__lt__", "__le__", "__gt__", "__ge__"):
        if name != root:
            method = getattr(cls, name)
            print("", method.__name__, method.__qualname__, method.__module__, method.__doc__, sep="  ")
