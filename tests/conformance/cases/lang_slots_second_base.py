# With `__slots__`, what the first base does not bring may come with another one.
import copy
import weakref


class Empty:
    __slots__ = ()


class Sized:
    __slots__ = ("size",)


class Plain:
    pass


class Mixed(Empty, Plain):
    __slots__ = ()


class Both(Sized, Plain):
    __slots__ = ("color",)


class Open:
    __slots__ = ("__dict__",)


class Referable:
    __slots__ = ("__weakref__",)


class Joined(Referable, Open):
    __slots__ = []


class Closed(Empty, Sized):
    __slots__ = ()


for cls in Mixed, Both, Joined:
    thing = cls()
    thing.extra = 1
    print(cls.__name__, thing.__dict__, hasattr(cls, "__weakref__"), "__dict__" in vars(cls), "__weakref__" in vars(cls))
    print(weakref.ref(thing)() is thing)

both = Both()
both.size, both.color, both.other = 1, "red", None
print(both.size, both.color, vars(both))
twin = copy.copy(both)
print(twin.size, twin.color, vars(twin))
try:
    Closed().extra = 1
except AttributeError as error:
    print(error)
