# Carets where a line has several statements, and below patterns of classes.
import sys
import traceback


def fail():
    raise ValueError("no")


def first():
    value = fail(); return value


def second():
    value = 1; value = fail()


class Point:
    __match_args__ = ("x",)


def pattern():
    match Point():
        case Point(1, 2): pass


def named():
    match Point():
        case Point(1 as a, 2): pass


def pair():
    eval("a b")


for function in (first, second, pattern, named, pair):
    try:
        function()
    except Exception:
        traceback.print_exc(file=sys.stdout)
