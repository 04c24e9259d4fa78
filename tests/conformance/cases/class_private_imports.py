# Imports in a class take part in its private names, descriptors of slots can be copied, and what weak references refuse.
import copy
import os
import pickle
import sys
import types
import weakref

private = types.ModuleType("_A__m")
private._A__x = 1
sys.modules["_A__m"] = private


class A:
    import __m
    from __m import __x

    print(__m, __x, sorted(name for name in locals() if name.startswith("_A")))
    for source in ("from __m import __missing", "import __missing", "import os.__missing"):
        try:
            exec(source)
        except ImportError as error:
            print(error)
    try:
        from __m import __missing
    except ImportError as error:
        print(error)
    try:
        import os.__missing
    except ImportError as error:
        print(error)

    def method(self):
        import __m as module
        from __m import __x as x

        return module, x


print(A().method())


class Slots:
    __slots__ = ("a",)


print(Slots.a.__reduce__())
print(copy.copy(Slots.a) is Slots.a, pickle.loads(pickle.dumps(Slots.a)) is Slots.a)


class Target:
    pass


target = Target()
proxy = weakref.proxy(target)
for refused in (weakref.ref(target), proxy, int.real):
    for make in (weakref.ref, weakref.proxy):
        try:
            make(refused)
        except TypeError as error:
            print(error)
for kind in (weakref.ProxyType, weakref.CallableProxyType):
    try:
        kind(target)
    except TypeError as error:
        print(error)
