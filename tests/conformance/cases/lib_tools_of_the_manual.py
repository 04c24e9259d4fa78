# Tools as the manual shows them: commands with other names, a doctest to look into, modules loaded by their specs,
# everything of inspect, and what functions written in C say without arguments.
import argparse
import ast
import doctest
import heapq
import importlib.metadata
import importlib.util
import inspect
import pickle
import statistics
import struct
import sys
import unittest


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


parser = argparse.ArgumentParser(prog="tool")
commands = parser.add_subparsers()
commands.add_parser("checkout", aliases=["co"])
attempt(commands.add_parser, "co")
attempt(commands.add_parser, "other", aliases=["fresh", "co"])
attempt(commands.add_parser, "checkout")
print(type(parser.add_mutually_exclusive_group()).__name__)

runner = doctest.DebugRunner(verbose=False)
test = doctest.DocTestParser().get_doctest(">>> x = 1\n>>> x\n2\n", {}, "page", "page.py", 0)
try:
    runner.run(test)
except doctest.DocTestFailure as failure:
    print(failure.test is test, repr(failure.example.want), repr(failure.got), test.globs["x"])
test = doctest.DocTestParser().get_doctest(">>> x = 1\n", {}, "page", "page.py", 0)
print(runner.run(test), test.globs)
attempt(doctest.set_unittest_reportflags, doctest.ELLIPSIS)

for name in "itertools", "time":
    spec = importlib.util.find_spec(name)
    sys.modules.pop(name, None)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    print(module.__name__, __import__(name) is module)

names = {}
exec("from inspect import *", names)
print(names["signature"](lambda a, b=2: 0), names["Parameter"].empty, "getmembers" in names, "types" in names)
print([name for name in inspect.__all__ if not hasattr(inspect, name)])

for function in (heapq.heapify, heapq.heappop, heapq.heappush, pickle.dumps, pickle.loads, pickle.dump, pickle.load,
                 struct.calcsize):
    attempt(function)
attempt(ast.parse, "1", mode="other")
attempt(compile, "1", "", "other")
print(statistics.kde([1, 2], 1).__qualname__, statistics.kde_random([1, 2], 1).__qualname__)


class Catcher(list):
    write = list.append


shown, sys.stdout = sys.stdout, Catcher()
sys.displayhook(69)
sys.stdout, caught = shown, sys.stdout
print(caught)
attempt(unittest.TestCase().assertEqual, 1)
attempt(unittest.TestCase().assertTrue)
with open(__file__) as file:
    print(len(file.readline().split()))
importlib.metadata.version("page-that-nobody-wrote")
