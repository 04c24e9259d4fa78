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
    import _imports
    import _vm
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    parent = name.rpartition(".")[0]
    path = None
    if parent:
        try:
            path = sys.modules[parent].__path__
        except KeyError:
            raise ImportError(f"parent {parent!r} not in sys.modules", name=parent) from None
    spec = _imports.find(name, path)
    if spec is None:
        if _vm.is_package(name) is not None:
            _vm.refuse(f"importlib.reload({name}) is not available in Interleave")
        raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
    _imports.execute(spec, module)
    return sys.modules[name]


def invalidate_caches():
    for finder in sys.meta_path:
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()
