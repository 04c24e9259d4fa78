# What stands in the place of a module, and attributes that a module's `__getattr__` refuses.
import sys
import types


def tell(source):
    try:
        exec(source, {"__name__": "tried"})
    except (ImportError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Kept:
    def __init__(self):
        self.shown = 1
        self._hidden = 2


class Named(Kept):
    __name__ = "named"

    def method(self):
        return "never taken by a star"


sys.modules["number"] = 5
sys.modules["kept"] = Kept()
sys.modules["named"] = Named()
sys.modules["a_class"] = Named
for source in (
    "from number import real\nprint(real)",
    "from number import nothing",
    "from number import *",
    "from kept import shown, nothing",
    "from kept import *\nprint(shown, '_hidden' in globals())",
    "from named import *\nprint(shown, 'method' in globals())",
    "from named import nothing",
    "from a_class import *\nprint(method.__name__)",
):
    tell(source)

module = types.ModuleType("choosy")


def choose(name):
    if name == "chosen":
        return "yes"
    raise AttributeError("not chosen")


module.__getattr__ = choose
sys.modules["choosy"] = module
tell("from choosy import chosen\nprint(chosen)")
tell("from choosy import others")
try:
    module.others
except AttributeError as error:
    print(error, error.name, error.obj is module)
print(hasattr(module, "others"), getattr(module, "others", "default"))

# Of a module that is no package is only asked whether there are names.
for names in True, 1, False, 0, (), [], "", None, ("sqrt",):
    print(names, __import__("math", None, None, names).__name__, __import__("os.path", None, None, names).__name__)
