"""Modules that the program wrote to the disk, its own finders and loaders, and what `importlib` and `pkgutil` do with them."""

import asyncio
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import pkgutil
import re
import sys
import tempfile
import textwrap
import traceback
import types
from pathlib import Path

FOLDER = tempfile.mkdtemp()
sys.path.insert(0, FOLDER)


def write(name, text):
    path = Path(FOLDER, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text))
    importlib.invalidate_caches()
    return path


def show(*values):
    text = " ".join(map(str, values)).replace(FOLDER, "FOLDER").replace(str(Path(__file__).parent) + "/", "")
    print(re.sub("0x[0-9a-f]+", "0x…", text).replace('File "/', 'File "').rstrip())


write("greet.py", '''
    """Greets."""
    import asyncio
    print("loading", __name__)
    NAME = "Ada"

    async def hello(delay):
        await asyncio.sleep(delay)
        return f"hello {NAME}"

    def fail():
        return 1 / 0
''')
import greet
from greet import NAME, hello as hi

show(greet.__name__, greet.__file__, greet.__doc__, NAME, repr(greet.__package__), greet)
show(type(greet.__loader__).__name__, greet.__spec__.origin, greet.__spec__.name, repr(greet.__spec__.parent), greet.__cached__)
print("greet" in sys.modules, importlib.import_module("greet") is greet)
print(asyncio.run(hi(0.5)))
try:
    greet.fail()
except ZeroDivisionError as error:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    show(frame.filename, frame.lineno, frame.name, frame.line)
    show("".join(traceback.format_tb(error.__traceback__)[1:]))

# Packages, and names that submodules have there.
write("shop/__init__.py", "from .items import Item\nfrom . import prices\n__all__ = ['Item', 'extra']\n")
write("shop/items.py", '''
    from dataclasses import dataclass

    @dataclass
    class Item:
        name: str

        def price(self):
            from .prices import TABLE
            return TABLE[self.name]
''')
write("shop/prices.py", "TABLE = {'tea': 3}\n")
write("shop/extra.py", "X = __name__\n")
import shop

show(shop.Item("tea").price(), shop.__path__, shop.Item, shop.items.Item is shop.Item)
from shop import *

print(extra.X, sorted(name for name in sys.modules if name.startswith("shop")))
import shop.prices as prices

show(prices.TABLE, prices)

# What cannot be imported is not kept.
write("cyclic_b.py", "from cyclic_a import A\n")
for text, name in [
    ("def f(:\n    pass\n", "broken"),
    ("x = 1\nraise ValueError('no')\n", "raises"),
    ("import nothing_there\n", "missing"),
    ("import cyclic_b\nA = 1\n", "cyclic_a"),
]:
    write(name + ".py", text)
    try:
        __import__(name)
    except Exception as error:
        show("".join(traceback.format_exception_only(error)))
        show("".join(traceback.format_tb(error.__traceback__)[1:]), name in sys.modules)

# Once more.
write("counter.py", "try:\n    count += 1\nexcept NameError:\n    count = 0\n")
import counter

print(counter.count, importlib.reload(counter) is counter, counter.count)

# Plugins.
PLUGINS = Path(FOLDER, "plugins")
for name in ("alpha", "beta"):
    write(f"plugins/{name}.py", f"def run(x):\n    return {name!r}, x\n")
for info in pkgutil.iter_modules([str(PLUGINS)]):
    spec = importlib.util.spec_from_file_location(info.name, PLUGINS / (info.name + ".py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    show(info.name, info.ispkg, module.run(1), info.name in sys.modules, spec)
import plugins as namespace

show(list(namespace.__path__), getattr(namespace, "__file__", None))
from plugins import alpha

print(alpha.run(2), alpha.__name__)
print([name for _, name, _ in pkgutil.walk_packages([FOLDER])])


class Virtual(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name.startswith("virtual"):
            print("asked for", name, path)
            return importlib.machinery.ModuleSpec(name, self, is_package=name == "virtual")

    def exec_module(self, module):
        module.answer = 42


sys.meta_path.append(Virtual())
import virtual.inner

print(virtual.answer, virtual.inner.answer, virtual.__path__, virtual.__spec__.loader is virtual.__loader__)
print(importlib.util.find_spec("virtual_too").name, importlib.util.find_spec("not_there_at_all"))
print(sys.meta_path[:3])

for text in ["import not_there.more", "import greet.more", "from greet import Nothing", "from shop import Itme"]:
    try:
        exec(text)
    except ImportError as error:
        show(error, error.name, error.path)

module = types.ModuleType("made")
sys.modules["made"] = module
import made

print(made is module)
# It stands before the one of the library.
write("colorsys.py", "mine = True\n")
import colorsys

print(colorsys.mine, hasattr(colorsys, "rgb_to_hsv"))
print(importlib.util.find_spec("greet") is greet.__spec__, pkgutil.resolve_name("shop.items:Item.price").__name__)
