# Small rules of classes: what cannot take another class, what a foreign `__new__` says, and names of bound methods.
from collections import OrderedDict


def tell(action):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(f"{type(error).__name__}: {error}")


class Plain(Exception):
    pass


class Other(Plain):
    pass


class System(OSError):
    pass


class Key(KeyError):
    pass


def turn(value, cls):
    value.__class__ = cls
    return repr(value)


tell(lambda: turn(Plain("a"), Other))
tell(lambda: turn(Plain("a"), Key))
tell(lambda: turn(Plain("a"), System))
tell(lambda: turn(System("a"), Plain))
tell(lambda: setattr(int, "__class__", Plain))
tell(lambda: setattr(Plain, "__base__", Other))

for cls in (property, classmethod, staticmethod, super, BaseException, OSError, type):
    for given in ((), (5,), (object,), (dict,)):
        tell(lambda: cls.__new__(*given))

# None stands for the function that a property has.
kept = property(len, print, repr, "text")
for other in (kept.getter(None), kept.setter(None), kept.deleter(None), kept.setter(abs)):
    print(other.fget, other.fset, other.fdel, other.__doc__)


class Names(list):
    class Inner(int):
        pass


print(Names().append.__qualname__, Names.append.__qualname__, Names().__len__.__qualname__)
print(Names.Inner.from_bytes.__qualname__, Names.Inner(5).bit_length.__qualname__)
print(Names.__init_subclass__.__qualname__, dict.fromkeys.__qualname__, [].sort.__qualname__)

tell(lambda: object.__format__(5, ">3"))
tell(lambda: object.__format__(5, ""))
tell(lambda: object.__init_subclass__(1))
tell(lambda: SyntaxError("m", ("f", 1, 2, "t", 3, 4, 5)))


class Moved:
    pass


print(hasattr(Moved, "__firstlineno__"))
Moved.__module__ = "elsewhere"
print(hasattr(Moved, "__firstlineno__"), Moved)


# The order of classes is told with their short names; a class is gone through backwards as its metaclass says.
for bases in ((dict, OrderedDict), (OrderedDict, OrderedDict)):
    tell(lambda: type("Mixed", bases, {}))


class Numbered(type):
    def __len__(cls):
        return 3

    def __getitem__(cls, index):
        return index * 10


class Tens(metaclass=Numbered):
    pass


print(list(reversed(Tens)))
