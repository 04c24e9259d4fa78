"""Imports a module by its name."""

import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def import_module(name, package=None):
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        level = len(name) - len(name.lstrip("."))
        parts = package.rsplit(".", level - 1)
        if len(parts) < level:
            raise ImportError("attempted relative import beyond top-level package")
        name = f"{parts[0]}.{name[level:]}" if name[level:] else parts[0]
    if sys.modules.get(name) is None:
        __import__(name)
    return sys.modules[name]


def reload(module):
    import _vm
    _vm.refuse("importlib.reload is not available in Interleave")


def invalidate_caches():
    pass
