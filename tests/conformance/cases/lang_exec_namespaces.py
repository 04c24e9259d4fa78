# `exec` and `eval` with globals and locals of their own, and in functions and classes.
import collections.abc

globals_, locals_ = {"a": 1}, {"b": 2}
exec("c = a + b\ndef f():\n    return a\nd = f()\ndel b\nimport math as m\nclass K:\n    seen = a\n", globals_, locals_)
print(sorted(locals_), sorted(set(globals_) - {"__builtins__"}), locals_["c"], locals_["d"], locals_["K"].seen)
for source in ("def g():\n    return g\ng()", "x = 1\n(lambda: x)()", "x = 1\nlist(x for _ in 'ab')"):
    try:
        exec(source, {}, {})
        print("fine")
    except NameError as error:
        print(error)
exec("x = 1\ny = [x for _ in 'ab']\nprint(y, [x + i for i in range(2)])", {}, {})


class Logged(dict):
    def __getitem__(self, name):
        print("get", name, end="; ")
        return super().__getitem__(name)

    def __setitem__(self, name, value):
        print("set", name, end="; ")
        super().__setitem__(name, value)

    def __delitem__(self, name):
        print("del", name, end="; ")
        super().__delitem__(name)


class Mapping(collections.UserDict):
    def __missing__(self, name):
        if name.startswith("made_"):
            return name[5:]
        raise KeyError(name)


names = Mapping(z=26)
exec("y = z + 1\nword = made_up\nprint(len(word))\ndel z", {}, names)
print(names.data)
print(eval("a + made_in + str(y)", {"a": "<"}, names))
try:
    eval("nowhere", {}, names)
except NameError as error:
    print(error)
z = "global"


def plain():
    z = 1
    exec("z = 3; w = 4")
    try:
        w
    except NameError as error:
        print(error)
    return z


def reaching():
    z = 1
    exec("def set_z():\n    global z\n    z = 'set'\nset_z()")
    return z


def kept():
    space = {}
    exec("def twice(x):\n    return x * 2\nresult = twice(21)", space)
    return space["result"], space["twice"](4), [name for name in space if name != "__builtins__"]


def seen(q):
    inner = 5
    return eval("q + inner"), eval("[q for _ in range(2)]"), eval("z"), eval("locals()")


print(plain(), z, reaching(), z, kept(), seen(2))


class Made:
    exec("size = 3")
    double = eval("size * 2")
    exec("def method(self):\n    return self.size")


print(Made.size, Made.double, Made().method())
total = 0
exec("total += 5\nfor i in range(3):\n    total += i")
print(total, i, eval("(lambda n: n * total)(2)"))
try:
    exec("def f(n):\n    return f(n + 1)\nf(0)")
except RecursionError as error:
    print(type(error).__name__)
exec("from math import *\nprint(floor(2.5))", {}, names)
print("floor" in names.data, "floor" in globals())
exec("value: int = 3\nprint(__annotations__)", {}, {})


class Counting(type):
    def __new__(mcls, name, bases, namespace, **words):
        print("made", name, words)
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **words):
        super().__init__(name, bases, namespace)
        cls.counted = True


class Base(metaclass=Counting):
    pass


print(type("Other", (Base,), {"x": 1}).counted, type(type("Third", (Base,), {})).__name__)
try:
    type("Half", (collections.abc.MutableMapping,), {"__len__": lambda self: 0})()
except TypeError as error:
    print(error)


def declared():
    exec("level = 2\ndef triple():\n    global level\n    level = 3 * level\ntriple()")
    return "level" in locals()


print(declared(), level)


class Store:
    def data(self):
        return {}


for wrong in (lambda: Store().data.items(), lambda: "a".upper.lower(), lambda: declared.name, lambda: int(1, 99)):
    try:
        wrong()
    except (AttributeError, ValueError) as error:
        print(type(error).__name__, error)
print(declared.__builtins__["len"] is len)
outer, inner = {}, {}
exec("def f():\n    def g():\n        global y\n        return y\n    return g\ny = 9\nresult = f()()\nglobal w; w = 1", outer, inner)
print(sorted(inner), outer["y"], outer["w"])
