"""`importlib.util.find_spec` tells whether a module could be imported."""
import importlib.util
import json
import sys

for name in ("json", "json.decoder", "sys", "math", "email", "sqlite3", "no_such_module", "json.nothing", "asyncio"):
    spec = importlib.util.find_spec(name)
    print(name, spec and spec.name)
loop = "uvloop" if importlib.util.find_spec("no_such_loop") else "asyncio"
print(loop, importlib.util.find_spec(".decoder", "json").name, importlib.util.find_spec("json").parent)
print(importlib.util.find_spec("json").submodule_search_locations is not None,
      importlib.util.find_spec("math").submodule_search_locations)
for name, package in (("no_such_module.part", None), ("os.nothing", None), (".part", None), ("...part", "json.decoder"),
                      ("__main__", None)):
    try:
        print(importlib.util.find_spec(name, package))
    except (ImportError, ValueError) as error:
        print(type(error).__name__, error)
print(importlib.util.resolve_name("..a", "b.c"), importlib.util.resolve_name("x", "b"))
