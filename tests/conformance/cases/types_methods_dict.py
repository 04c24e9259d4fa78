"""The dictionary of a bound method is that of its function; functions with a cache are part of circles; weak proxies hand on any keyword."""
import functools
import gc
import types
import weakref


class Plain:
    def method(self):
        pass

    @classmethod
    def shared(cls):
        pass


plain = Plain()
print(plain.method.__dict__)
Plain.method.mark = 1
print(plain.method.__dict__, plain.shared.__dict__, vars(plain.method))
plain.method.__dict__.setdefault("cache", {})["key"] = "value"
print(Plain.method.cache, "__dict__" in dir(plain.method))
try:
    plain.method.other = 1
except AttributeError as error:
    print(error)
try:
    types.MethodType(len, [1]).__dict__
except AttributeError as error:
    print(error)


class Cached:
    def __init__(self, way):
        if way == "partial":
            self.get = functools.lru_cache()(functools.partial(print, self))
        elif way == "method":
            self.get = functools.lru_cache(maxsize=None)(self.compute)
        else:
            self.get = functools.lru_cache(lambda key: key)
            self.get(self)

    def compute(self, key):
        return key


for way in "partial", "method", "result":
    cached = Cached(way)
    if way == "method":
        cached.get(1)
    watched = weakref.ref(cached)
    del cached
    print(way, watched() is not None, gc.collect() > 0, watched() is None)


def shown(*args, **kwargs):
    return args, kwargs


print(weakref.proxy(shown)(1, self=2, args=3))
