"""Modules that are called, classes made abstract by hand, sources that are bytes, members that stay as they are."""
import argparse
import array
import copy
import glob
import inspect
import math
import pprint
import random
import re
import time
import types
import typing
import weakref


def tell(source):
    try:
        try:
            print(source, "=", eval(source))
        except SyntaxError:
            exec(source)
            print(source, "is done")
    except (Exception, SystemExit) as error:
        print(source, "->", type(error).__name__, error)


# A module that holds something of its own name is hardly what was meant.
made = types.ModuleType("made")
for module in ("pprint", "time", "copy", "glob", "random", "math", "made"):
    tell(f"{module}([1, 2])")
made.made = len
tell("made([1, 2])")
made.made = 5
tell("made([1, 2])")


class Abstract:
    pass


Abstract.__abstractmethods__ = {"one"}
tell("Abstract()")
Abstract.__abstractmethods__ = ["one", "two"]
tell("Abstract()")
Abstract.__abstractmethods__ = ()
print(type(Abstract()).__name__)
tell("int.__abstractmethods__ = 1")

for source in (b"\xff", b"x = '\xe9'\n", b"# coding: latin-1\nprint('\xe9')", b"# -*- coding: nothing -*-\n", b"#\xff\nx = 1",
               b"\xef\xbb\xbfprint('\xc3\xa9')", b"# coding: utf-8\nx = '\xe9'"):
    try:
        exec(compile(source, "bytes", "exec"))
        print(source, "is taken")
    except SyntaxError as error:
        print(source, "->", error.msg)

T = typing.TypeVar("T", covariant=True)
P = typing.ParamSpec("P")
numbers = array.array("i", [1])
for source in ("T.__name__ = 'U'", "del T.__name__", "T.__covariant__ = False", "T.__default__ = 1", "T.__bound__ = 1",
               "P.__name__ = 'U'", "P.__bound__ = 1", "T.own = 1", "numbers.typecode = 'b'", "del numbers.typecode",
               "numbers.typecode", "inspect.iskeyword('if')", "inspect.BufferFlags.CONTIG", "list(inspect.BufferFlags)",
               "enumerate(start=2)", "pow(2, 1j, 5)", "pow('a', 1j, 2)", "pow(2.0, 1, 2)"):
    tell(source)

parser = argparse.ArgumentParser(prog="prog")
parser.add_argument("x")
parser.add_argument("-v")
for words in (["1", "--", "2"], ["1", "-z", "--", "3"], ["1", "2", "--", "-v"], ["--", "-v"], ["1", "--"]):
    print(words, parser.parse_known_args(words))


tell("re.compile('a', 'b')")
tell("float.__annotations__ = {}")
tell("del float.__annotations__")
tell("float.__annotations__")


class Kept:
    def __str__(self):
        return "kept"


kept = Kept()
proxy = weakref.proxy(kept)
print(re.sub("0x[0-9a-f]+", "0x…", f"{proxy!r} {proxy}"))
del kept
print(re.sub("0x[0-9a-f]+", "0x…", repr(proxy)))
tell("str(proxy)")
