"""Sources whose names live in what is no plain dictionary."""

from collections import ChainMap, UserDict, deque
import bisect
import heapq


def show(what):
    try:
        print(what())
    except BaseException as error:
        print(type(error).__name__, error)


class Told:
    """Tells what it is asked for."""

    def __init__(self):
        self.names = {}

    def __getitem__(self, name):
        print("get", name)
        return self.names[name]

    def __setitem__(self, name, value):
        print("set", name, value)
        self.names[name] = value

    def __delitem__(self, name):
        print("delete", name)
        del self.names[name]

    def keys(self):
        return self.names.keys()


class Spelled(dict):
    def __missing__(self, name):
        if name == "print":
            raise KeyError(name)
        return name


show(lambda: exec("x = 1\ny = x + 1\nprint(y)\ndel x\nprint(dir())\nprint(len('ab'))\nprint(zz)", {}, Told()))
show(lambda: eval("a + 1", {}, Told()))
show(lambda: exec("x = 1", Told()))
layers = ChainMap({}, {"a": 3})
exec("b = a + 1\nprint(b, a, dir())", {}, layers)
print(layers)
show(lambda: eval("a + 1", {}, UserDict(a=1)))
show(lambda: eval("a + b", {}, Spelled()))
show(lambda: eval("a + b", Spelled()))
names = Spelled(c="see")
exec("d = c + e\nprint(d)", names)
print(names["d"], sorted(name for name in names if name != "__builtins__"))

# What is no mapping leaves nothing to convert, and has no places.
for value in (deque([1]), [1], {1: 2}, (1,), {1}, range(3), b"x", object):
    show(lambda: "s" % value)
for function in (bisect.bisect, bisect.insort):
    for value in ({1, 2}, 5, {1: 2}, (1, 2)):
        show(lambda: function(value, 1))
for value in (None, (1,), {}):
    show(lambda: heapq.heapify(value))
    show(lambda: heapq.heappush(value, 1))
    show(lambda: heapq.heappop(value))
