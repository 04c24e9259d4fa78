"""A module within a package is found in sys.modules, also where the package is not; and names that are no modules."""

import importlib
import sys
import traceback
import types

part = types.ModuleType("package.part")
part.x = 5
sys.modules["package.part"] = part
from package.part import x

print(x, importlib.import_module("package.part").x)
try:
    import package.part
except ImportError as error:
    print(type(error).__name__, error)
sys.modules["package"] = types.ModuleType("package")
import package.part

print(package)
# What is not of Python's own library may be forgotten, but nobody says so.
for source in ("requests.get", "numpy.array", "redis.x", "asyncio.run", "time.sleep", "pip.x", "_vm.x", "numbrs"):
    try:
        exec(source, {})
    except NameError:
        print(traceback.format_exc().splitlines()[-1])
# A name may be mistaken for one of the globals of its own source.
try:
    exec("valeu", {"value": 1})
except NameError:
    print(traceback.format_exc().splitlines()[-1])
print("asyncio" in sys.stdlib_module_names, "requests" in sys.stdlib_module_names, len(sys.stdlib_module_names))
