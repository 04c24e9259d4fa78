# What may be assigned to the attributes of functions, classes and objects that CPython keeps in C.
import types


class K:
    pass


class I:
    __slots__ = ()


class J:
    __slots__ = ("a",)


def f():
    pass


k = K()


def tell(what, call):
    try:
        print(what, call())
    except Exception as e:
        print(what, type(e).__name__, e)


NAMES = {
    f: ["__defaults__", "__kwdefaults__", "__name__", "__qualname__", "__dict__", "__annotations__", "__code__",
        "__closure__", "__globals__", "__type_params__"],
    k: ["__class__", "__dict__"],
    5: ["__class__"],
    K: ["__name__", "__qualname__", "__bases__", "__mro__", "__module__", "__doc__"],
    int: ["__name__", "__doc__", "__module__"],
}
for target, names in NAMES.items():
    for name in names:
        for value in (5, None, "a\0"):
            kept = getattr(target, name)
            tell(f"{name} = {value!r}", lambda: setattr(target, name, value))
            try:
                setattr(target, name, kept)
            except (AttributeError, TypeError):
                pass
for cls in int, I, J, type, K, types.ModuleType:
    tell(f"class {cls.__name__}", lambda: setattr(k, "__class__", cls))
for bases in (int,), (), (5,), (K,), [object]:
    tell(f"bases {bases}", lambda: setattr(K, "__bases__", bases))
for target, name in (K, "__name__"), (K, "__qualname__"), (K, "__bases__"), (f, "__name__"), (f, "__code__"), (k, "__class__"):
    tell(f"del {name}", lambda: delattr(target, name))
for args, kwargs in [((1, 2), {}), (({"a": 1},), {"b": 2}), (([("a", 1)],), {}), ((5,), {}), (({1: 2},), {}), (({"a": 1},), {"a": 2})]:
    tell(args, lambda: types.SimpleNamespace(*args, **kwargs))
tell("cell", lambda: types.CellType(3).cell_contents)
tell("empty cell", lambda: types.CellType().cell_contents)
tell("cells", lambda: types.CellType(1, 2))
import abc, enum, functools, inspect
print([inspect.isabstract(c) for c in (type, abc.ABC, abc.ABCMeta, int)], inspect.ismethoddescriptor(functools.partial(len)))
class Color(enum.Enum):
    RED = 1
print(inspect.signature(enum.Enum), inspect.signature(Color))
