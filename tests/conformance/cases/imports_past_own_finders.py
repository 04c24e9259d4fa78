"""A finder that stands in `sys.meta_path` before anything else is imported, and the usual ones, which may be taken out."""

import sys


class Nothing:
    asked = []

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        cls.asked.append(name)


sys.meta_path.insert(0, Nothing)
import importlib.util
import importlib.machinery
import importlib.abc
import colorsys
import csv

print([name for name in Nothing.asked if name in ("colorsys", "csv", "importlib.abc")])
print(importlib.util.find_spec("time").loader, importlib.util.find_spec("sys").origin)
print(importlib.machinery.PathFinder is sys.meta_path[3], importlib.machinery.BuiltinImporter is sys.meta_path[1])
print(issubclass(importlib.machinery.PathFinder, importlib.abc.MetaPathFinder))
print(importlib.machinery.PathFinder.find_spec("no_such_module"), importlib.machinery.BuiltinImporter.find_spec("csv"))


class Maker(importlib.abc.Loader):
    def exec_module(self, module):
        import string
        module.letters = string.ascii_lowercase[:3]


class Own:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "own":
            return importlib.util.spec_from_loader(name, Maker())


sys.meta_path[0] = Own
import own

print(own.letters, own.__spec__.origin, sys.meta_path[0] is Own)
try:
    import no_such_module
except ModuleNotFoundError as error:
    print(error)
print(len(sys.builtin_module_names), "time" in sys.builtin_module_names, "math" in sys.builtin_module_names)
