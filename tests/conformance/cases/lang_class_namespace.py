# What a class has in its namespace besides what its body says, and what of it instances show.
import weakref


class Plain:
    size = 1

    def __eq__(self, other):
        return True


class Slotted:
    __slots__ = ("a",)


class Both:
    "Has both."
    __slots__ = ("a", "__dict__", "__weakref__")


class Number(int):
    pass


class Table(dict):
    pass


class Failure(Exception):
    pass


class Kind(type):
    pass


class Child(Plain):
    __slots__ = ()


for each in (Plain, Slotted, Both, Number, Table, Failure, Kind, Child):
    print(each.__name__, *each.__dict__)
print(vars(Slotted)["a"], Plain.__dict__["__dict__"], Plain.__dict__["__weakref__"])
print([("__dict__" in dir(x), "__weakref__" in dir(x)) for x in (Plain(), Slotted(), Both(), Number(), 3, [], print)])
thing = Both()
print(thing.__weakref__)
reference = weakref.ref(thing)
print(thing.__weakref__ is reference)
for name in ("__dict__", "__weakref__", "b"):
    try:
        getattr(Slotted(), name)
    except AttributeError as error:
        print(error)


class Shown:
    def __get__(self, instance, owner=None):
        return f"{instance is not None} {owner.__name__}"


class Documented:
    __doc__ = Shown()


print(Documented.__doc__, Documented().__doc__)


class Level:
    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = value

    fixed = property(lambda self: 3)


level = Level()
Level.value.__set__(level, 4)
print(level.value, Level.value.__get__(level))
for action in (lambda: Level.fixed.__set__(level, 1), lambda: Level.value.__delete__(level), lambda: delattr(level, "fixed")):
    try:
        action()
    except AttributeError as error:
        print(error)
print(str.join.__objclass__, dict.get.__objclass__)


class First: pass
class Second(First): pass
class Third(Second): pass


for bases in ((), (Third,), (int,), (Second,)):
    try:
        First.__bases__ = bases
    except TypeError as error:
        print(error)
Third.__bases__ = (First,)
print(Third.__mro__, Second.__subclasses__(), First.__subclasses__())
