"""What `__import__` of the builtins is given, where a program puts a function of its own there."""
import builtins
import types
import unittest.mock as mock

real = builtins.__import__


def watched(name, globals=None, locals=None, fromlist=(), level=0):
    if name == "not_installed":
        raise ImportError("no module that is not installed")
    if name == "made_up":
        return types.SimpleNamespace(first=1, second=2)
    print("import", name, fromlist, level, type(globals).__name__, type(locals).__name__)
    return real(name, globals, locals, fromlist, level)


def optional():
    try:
        import not_installed
    except ImportError as exc:
        return f"without it: {exc}"
    return not_installed


with mock.patch("builtins.__import__", side_effect=watched) as patched:
    print(optional())
    print(patched.call_count, patched.call_args.args[0])

builtins.__import__ = watched
import math
import made_up as short
from made_up import first, second

print(first, second, short)
try:
    from made_up import third
except ImportError as exc:
    print(type(exc).__name__, exc)


class Body:
    import string


def within():
    from collections import OrderedDict as Ordered
    import os.path as paths
    return Ordered.__name__, paths.__name__


print(within())
builtins.__import__ = real


# A namespace may have builtins of its own.
def only_math(name, *rest):
    if name != "math":
        raise ImportError(f"{name} is not allowed")
    return real(name, *rest)


names = {"__builtins__": {"__import__": only_math, "print": print}}
try:
    exec("import math\nprint(math.floor(2.5))\nimport os\nprint('not here')", names)
except ImportError as exc:
    print(exc)
exec("from math import *\nprint(ceil(2.5))", names)


def broken(*args):
    raise RuntimeError("no imports today")


with mock.patch.object(builtins, "__import__", broken):
    try:
        import json
    except RuntimeError as exc:
        print("RuntimeError", exc)
del builtins.__import__
try:
    import json
except ImportError as exc:
    print(exc)
builtins.__import__ = real
import json
print(json.dumps([1]))
