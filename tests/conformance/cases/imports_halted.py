# modules that sys.modules says are not to be had, and names in __all__ that are none
import importlib, sys, types
sys.modules["blocked"] = None
for how in (lambda: __import__("blocked"), lambda: importlib.import_module("blocked"), lambda: exec("import blocked"), lambda: exec("from blocked import x")):
    try: how()
    except ImportError as e: print(type(e).__name__, e, e.name)
sys.modules["json"] = None
try: import json
except ImportError as e: print(e)
del sys.modules["json"], sys.modules["blocked"]
import json
print(json.dumps([1]))
try: import blocked
except ImportError as e: print(e)
odd = sys.modules["odd"] = types.ModuleType("odd")
for names in ([5], ["__name__", None], ["missing"]):
    odd.__all__ = names
    try: exec("from odd import *")
    except Exception as e: print(type(e).__name__, e)
