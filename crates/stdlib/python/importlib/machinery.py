"""The finders and loaders of `import`."""

import sys
from _imports import ModuleSpec, NamespaceLoader, SourceFileLoader

__all__ = ["BuiltinImporter", "FrozenImporter", "ModuleSpec", "NamespaceLoader", "PathFinder", "SourceFileLoader"]

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
DEBUG_BYTECODE_SUFFIXES = [".pyc"]
OPTIMIZED_BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = [".cpython-313-x86_64-linux-gnu.so", ".abi3.so", ".so"]


def _standard(name):
    for finder in sys.meta_path:
        if getattr(finder, "__name__", None) == name and finder.__module__.startswith("_frozen_importlib"):
            return finder
    return None


BuiltinImporter = _standard("BuiltinImporter")
FrozenImporter = _standard("FrozenImporter")
PathFinder = _standard("PathFinder")


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES
