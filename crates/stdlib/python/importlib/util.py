"""What one needs to find, make and load modules by oneself."""

import sys
from _imports import (cache_from_source, decode_source, find, library_spec, module_from_spec, spec_from_file_location,
                      spec_from_loader)


def resolve_name(name, package):
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    rest = name.lstrip(".")
    parts = package.rsplit(".", len(name) - len(rest) - 1)
    if len(parts) < len(name) - len(rest):
        raise ImportError("attempted relative import beyond top-level package")
    return f"{parts[0]}.{rest}" if rest else parts[0]


def find_spec(name, package=None):
    full = resolve_name(name, package)
    module = sys.modules.get(full)
    path = None
    if module is not None:
        spec = getattr(module, "__spec__", None)
        if spec is not None:
            return spec
        if full == "__main__":
            raise ValueError("__main__.__spec__ is None")
    else:
        parent = full.rpartition(".")[0]
        if parent:
            parent_module = __import__(parent, fromlist=["__path__"])
            if not hasattr(parent_module, "__path__"):
                raise ModuleNotFoundError(f"__path__ attribute not found on {parent!r} while trying to find {full!r}",
                                          name=full)
            path = parent_module.__path__
        spec = find(full, path)
        if spec is not None:
            return spec
    return library_spec(full)
