"""Which modules there are in packages that the program wrote."""

import importlib
import sys
from collections import namedtuple

import _disk

__all__ = ["ModuleInfo", "iter_modules", "walk_packages", "extend_path", "get_data", "resolve_name"]

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")


class _FileFinder:
    """The finder of one folder, by its path."""

    __module__ = "_frozen_importlib_external"
    __qualname__ = "FileFinder"

    def __init__(self, path):
        self.path = path

    def find_spec(self, fullname, target=None):
        import _imports
        return _imports.find_in_path(fullname, [self.path])

    def __repr__(self):
        return f"FileFinder({self.path!r})"


def iter_modules(path=None, prefix=""):
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    seen = set()
    for entry in sys.path if path is None else path:
        node = _disk.lookup(entry or ".")
        if node is None or node.entries is None:
            continue
        finder = _FileFinder(_disk.absolute(entry or "."))
        for name in sorted(node.entries):
            inner = node.entries[name].entries
            if inner is not None:
                is_package, name = True, name if "__init__.py" in inner else ""
            else:
                is_package, name = False, name.removesuffix(".py") if name.endswith(".py") else ""
            if not name or name == "__init__" or "." in name or name in seen:
                continue
            seen.add(name)
            yield ModuleInfo(finder, prefix + name, is_package)


def walk_packages(path=None, prefix="", onerror=None):
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            yield from walk_packages(getattr(sys.modules[info.name], "__path__", None) or [], info.name + ".", onerror)


def extend_path(path, name):
    if not isinstance(path, list):
        return path
    path = path[:]
    for entry in sys.path:
        folder = f"{entry or '.'}/{name.replace('.', '/')}"
        if _disk.lookup(folder + "/__init__.py") is not None and folder not in path:
            path.append(folder)
    return path


def get_data(package, resource):
    module = importlib.import_module(package)
    loader = getattr(module, "__loader__", None)
    if loader is None or not hasattr(loader, "get_data") or not hasattr(module, "__file__"):
        return None
    return loader.get_data(module.__file__.rpartition("/")[0] + "/" + resource)


def resolve_name(name):
    module, colon, rest = name.partition(":")
    if colon:
        found = importlib.import_module(module)
        parts = rest.split(".") if rest else []
    else:
        parts = name.split(".")
        module = parts.pop(0)
        found = importlib.import_module(module)
        while parts:
            try:
                found = importlib.import_module(f"{module}.{parts[0]}")
            except ImportError:
                break
            module = f"{module}.{parts.pop(0)}"
    for part in parts:
        found = getattr(found, part)
    return found
