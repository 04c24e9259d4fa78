"""Whether a module could be imported. Loaders of one's own are not here."""

import sys


class ModuleSpec:
    """What is known of a module that could be imported."""

    __module__ = "_frozen_importlib"

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.cached = None
        self.has_location = False

    @property
    def parent(self):
        return self.name.rpartition(".")[0] if self.submodule_search_locations is None else self.name

    def __repr__(self):
        args = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            args.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            args.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"ModuleSpec({', '.join(args)})"


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
    import _vm
    full = resolve_name(name, package)
    module = sys.modules.get(full)
    if module is not None:
        if full == "__main__":
            raise ValueError("__main__.__spec__ is None")
    else:
        parent = full.rpartition(".")[0]
        if parent:
            parent_module = __import__(parent, fromlist=["__path__"])
            if not hasattr(parent_module, "__path__"):
                raise ModuleNotFoundError(f"__path__ attribute not found on {parent!r} while trying to find {full!r}",
                                          name=full)
    is_package = _vm.is_package(full)
    if is_package is None and module is None:
        return None
    return ModuleSpec(full, None, origin=None, is_package=is_package)
