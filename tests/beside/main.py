# A program of several files: modules, a package with submodules, a folder without __init__.py, and a module that lies
# before one of the library.
import asyncio
import importlib
import os
import sys
import traceback

from tools import clock

import colorsys
import prices
from prices import total as summed
import shop.stock
from shop import Order, parts

print(prices.__name__, os.path.basename(prices.__file__), prices.calls, type(prices.__loader__).__name__)
print(summed([1, 2]), prices.calls, colorsys.NOTE, sorted(name for name in sys.modules if name.startswith("shop")))
print(shop.__package__, shop.stock.__package__, parts.SIZES, os.path.basename(shop.__path__[0]),
      getattr(importlib.import_module("tools"), "__file__", None))
print(importlib.import_module("shop.stock") is shop.stock, importlib.reload(prices) is prices, prices.calls)

for name in "absent", "shop.absent", "prices.absent", "broken", "failing", "README":
    try:
        importlib.import_module(name)
    except (ImportError, SyntaxError, ZeroDivisionError) as error:
        print(type(error).__name__, getattr(error, "msg", error), "|", name in sys.modules)
try:
    from prices import absent
except ImportError as error:
    print(str(error).partition(" (")[0], error.name)


async def main():
    order = Order("tea", 2)
    async with asyncio.TaskGroup() as group:
        waits = [group.create_task(clock.wait(number)) for number in (2, 1)]
    print([task.result() for task in waits], await order.ship())
    try:
        await Order("tea", -1).ship()
    except ValueError as error:
        for frame in traceback.extract_tb(error.__traceback__):
            print(os.path.basename(frame.filename), frame.name, frame.line)


asyncio.run(main())
