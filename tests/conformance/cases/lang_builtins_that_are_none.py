# Globals whose builtins are neither a module nor a dictionary give no builtins; names that cannot be deleted are not there.
import builtins
import collections
import types


def tell(name, function):
    try:
        print("  ", name, repr(function()))
    except Exception as error:
        print("  ", name, type(error).__name__, error)


class Counting:
    def __getitem__(self, key):
        if key.startswith("no"):
            raise KeyError(key)
        return lambda *args: (key, args)


SOURCES = ["len('a')", "[x for x in (1,)]", "print", "nosuch", "__builtins__ is not None", "given + 1", "(lambda: len)()"]
STATEMENTS = ["class K: pass", "import sys", "def f(): return len\nf()", "assert 0", "x = 1 / 0", "x = given", "del given",
              "for i in (1, 2): given += i", "raise ValueError", "with given: pass"]
for own in (None, 5, types.SimpleNamespace(), Counting(), {}, {"len": len}, builtins, collections.ChainMap({"len": len})):
    print(type(own).__name__)
    for source in SOURCES:
        tell(source, lambda: eval(source, {"__builtins__": own, "given": 1}))
    for source in STATEMENTS:
        tell(source.split("\n")[0], lambda: exec(source, {"__builtins__": own, "given": 1}))


class Locals:
    def __getitem__(self, key):
        raise KeyError(key)

    def __setitem__(self, key, value):
        print("set", key)

    def __delitem__(self, key):
        print("del", key)
        if key == "y":
            raise KeyError(key)
        raise ZeroDivisionError(key)


tell("del y", lambda: exec("y = 1\ndel y", {}, Locals()))
tell("del z", lambda: exec("del z", {}, Locals()))
tell("del in a dict", lambda: exec("del z", {}, {}))


class Quiet(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return collections.ChainMap({}, {"inherited": 1})

    def __new__(cls, name, bases, namespace):
        return super().__new__(cls, name, bases, dict(namespace))


def body():
    class Made(metaclass=Quiet):
        del inherited


tell("del in a class", body)


# What a module names as its public names is gone through by number.
import sys


class Names:
    def __getitem__(self, index):
        return ["first", "third"][index]


for names in ["first"], ("second",), "x", {"first"}, {"first": 1}, 5, None, iter(["first"]), Names(), range(2), ["nothing"]:
    module = types.ModuleType("made")
    vars(module).update(first=1, second=2, third=3, x=4, __all__=names)
    sys.modules["made"] = module
    space = {}
    tell(f"star {type(names).__name__}", lambda: exec("from made import *", space))
    print(sorted(name for name in space if not name.startswith("__")))
