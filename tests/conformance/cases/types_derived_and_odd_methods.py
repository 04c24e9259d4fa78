# What classes derived from built-in ones are asked for, and what errors inside of `**` are taken for.
import os
import re
import sys


class Text(bytes):
    def __repr__(self):
        return "mine"

    def __fspath__(self):
        return "elsewhere"


class Changing(bytearray):
    def __repr__(self):
        return "mine"


class Status(tuple):
    pass


print(repr(Text(b"a")), str(Text(b"a")), str(Changing(b"a")), f"{Text(b'a')} {Changing(b'b')!s} {Text(b'c')!r}")
print(str(ValueError(Text(b"x"))), Text(b"a").__str__(), os.fspath(Text(b"a")) == b"a")
try:
    open(Text(b"nowhere"))
except OSError as error:
    print(error.strerror, error.filename)
for status in ((1, 2), (), Status((1, 2)), [1], None, SystemExit(3), ValueError("v")):
    try:
        sys.exit(status)
    except SystemExit as error:
        print(repr(error), error.code, error is status)


class Fails:
    def __init__(self, error, late=False):
        self.error, self.late = error, late

    def keys(self):
        if self.late:
            return ["a"]
        raise self.error

    def __getitem__(self, key):
        raise self.error


def takes(**keywords):
    return keywords


for error in (AttributeError("a"), KeyError("k"), KeyError("k", 1), KeyError(), KeyError(5), ValueError("v")):
    for late in (False, True):
        for call in (
            lambda mapping: takes(**mapping),
            lambda mapping: takes(x=1, **mapping),
            lambda mapping: {**mapping},
            lambda mapping: dict(mapping),
        ):
            try:
                print(call(Fails(error, late)))
            except Exception as raised:
                print(type(raised).__name__, raised)


class Whole(float):
    def __int__(self):
        return 99


class Cut:
    def __trunc__(self):
        return 5


class Many(int):
    pass


class Row(set):
    def __getitem__(self, index):
        return index * 10


class Maker(bytes):
    def __call__(self, match):
        return "made"


print("%d %i" % (Whole(1.5), Whole(2.5)), "%x" % Many(255), list(reversed(Row({1, 2}))))
print(re.sub("a", Maker(b"b"), "abc"))
for call in (lambda: "%d" % Cut(), lambda: Many(1, 2, 3), lambda: int(1, 2, 3), lambda: Many("5", 10)):
    try:
        print(call())
    except TypeError as error:
        print(error)
