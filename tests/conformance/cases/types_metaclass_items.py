# Items of a class are set and deleted by its metaclass, as they are read.
import operator


class Registry(type):
    known = {}

    def __setitem__(cls, key, value):
        print("set", cls.__name__, key, value)
        cls.known[key] = value

    def __getitem__(cls, key):
        return cls.known[key]

    def __delitem__(cls, key):
        print("delete", cls.__name__, key)
        del cls.known[key]

    def __contains__(cls, key):
        return key in cls.known

    def __len__(cls):
        return len(cls.known)


class Shapes(metaclass=Registry):
    pass


class Plain:
    pass


class OnlySet(type):
    def __setitem__(cls, key, value):
        print("only set", key)


class Half(metaclass=OnlySet):
    pass


def tell(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)


Shapes["round"] = "circle"
Shapes["n"] = 1
Shapes["n"] += 4
Shapes[1:2] = "slice" if False else 3
print(Shapes["round"], Shapes["n"], "n" in Shapes, len(Shapes))
del Shapes["n"]
operator.setitem(Shapes, "x", 9)
operator.delitem(Shapes, "x")
tell("missing", lambda: Shapes["n"])
tell("missing", lambda: operator.delitem(Shapes, "n"))
Half[0] = 1
tell("half", lambda: operator.delitem(Half, 0))
tell("plain", lambda: operator.setitem(Plain, 0, 1))
tell("plain", lambda: operator.delitem(Plain, 0))
tell("builtin", lambda: operator.setitem(int, 0, 1))
for Shapes["loop"] in "ab":
    pass
print(Registry.known)
