"""Submodules that a finder of the program gives are imported in the order of the names, and looked for once."""
import importlib.abc
import importlib.util
import sys

SOURCES = {
    "shop": "from . import first, second\nfrom .second import b\nfrom shop import fourth, third\n",
    "shop.first": "print('first runs')\nimport shop.second as other\n",
    "shop.second": "print('second runs')\na = b = 2\n",
    "shop.third": "print('third runs')\nfrom .fourth import *\nprint(c)\n",
    "shop.fourth": "print('fourth runs')\nc = 4\n",
    "starred": "__all__ = ['one', 'two', 'three']\nthree = 3\n",
    "starred.one": "print('one runs')\n",
    "starred.two": "print('two runs')\n",
}


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in SOURCES:
            print("find", name, path)
        if name in SOURCES:
            return importlib.util.spec_from_loader(name, self, is_package="." not in name)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(SOURCES[module.__name__], module.__dict__)


sys.meta_path.insert(0, Finder())
import shop

print(sorted(name for name in vars(shop) if not name.startswith("_")))
from starred import *

print(one.__name__, two.__name__, three)
try:
    from shop import fifth
except ImportError as error:
    print(error)
