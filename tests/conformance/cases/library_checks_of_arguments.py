# Arguments that functions of the library look at, and objects that stay as they are.
import array
import atexit
import contextvars
import csv
import io
import json
import signal
import time
import weakref


def attempt(what, call, *args):
    try:
        print(what, call(*args))
    except Exception as error:
        print(what, type(error).__name__, error)


excel = csv.get_dialect("excel")
for name in "delimiter", "doublequote", "quoting", "strict", "colour":
    attempt(f"set {name}:", setattr, excel, name, "x")
    attempt(f"del {name}:", delattr, excel, name)
print(list(csv.reader(["a,b"])), type(excel), csv.reader([], excel).dialect is excel, type(excel)(delimiter="|").delimiter)


class Hidden(dict):
    def items(self):
        return [("x", 1)]


print(json.dumps(Hidden()), json.dumps(Hidden(a=1)), json.dumps([Hidden()], indent=1))
for end in 0, 1, 3, 9, -1:
    attempt(f"scanstring {end}:", json.decoder.scanstring, 'ab"', end)


class Raw(io.RawIOBase):
    pass


attempt("write:", Raw().write, b"")
attempt("readinto:", Raw().readinto, bytearray(1))
attempt("read:", Raw().read, 1)
text = io.TextIOWrapper(io.BytesIO())
for size in 0, -1, 2**100, 1.5, "4", 16, True:
    attempt(f"chunk {size}:", setattr, text, "_CHUNK_SIZE", size)
print(text._CHUNK_SIZE)
blank = io.TextIOWrapper.__new__(io.TextIOWrapper)
attempt("blank:", setattr, blank, "_CHUNK_SIZE", 5)
text.detach()
attempt("detached:", getattr, text, "_CHUNK_SIZE")
attempt("state:", io.BytesIO().__setstate__, 5)
attempt("state:", io.StringIO().__setstate__, (1, 2))


class Growing(io.RawIOBase):
    """Makes the buffer that it is given longer."""

    def __init__(self):
        self.pieces = [b"ab\nc", b"d\n"]

    def readinto(self, buffer):
        piece = self.pieces.pop(0) if self.pieces else b""
        buffer[:len(piece)] = piece
        return len(piece)


print(Growing().read(1))

fields = [2024, 1, 2, 3, 4, 5, 6, 7, 0]
for place in range(9):
    for value in 2**31, -2**31 - 1, 2**63:
        changed = tuple(fields[:place] + [value] + fields[place + 1:])
        for function in time.mktime, time.asctime, lambda fields: time.strftime("%d", fields):
            attempt(f"{place}:", function, changed)
attempt("year:", time.mktime, (-2**31, 1, 1, 0, 0, 0, 0, 0, 0))
attempt("struct_time:", time.struct_time, 5)
print(contextvars.Token[int])
print(signal.raise_signal(0), signal.strsignal(34), signal.strsignal(64), signal.strsignal(33))

numbers = array.array("b", [1, 2])
attempt("index:", numbers.__getitem__, 2**100)
attempt("pop:", array.array("b").pop, "a")


class Typed(array.array):
    pass


print(array.array("w", "añ").__reduce_ex__(2), array.array("w", "añ").__reduce_ex__(4)[1], Typed("b").__reduce_ex__(4)[2])


class Target:
    name = 1


target = Target()
proxy = weakref.proxy(target)
attempt("hash:", hash, proxy)
attempt("call:", lambda: proxy())
attempt("ref:", lambda: weakref.ref(target, callback=print))
print("name" in dir(proxy), "_weakly" in dir(proxy))


def never():
    print("never")


class Same:
    """Equal to one function, of which it registers another time when it is asked."""

    def __eq__(self, other):
        if other is never and atexit._ncallbacks() == before + 1:
            atexit.register(never)
        return other is never


before = atexit._ncallbacks()
atexit.register(never)
attempt("unregister:", atexit.unregister)
atexit.unregister(Same())
print(atexit._ncallbacks() - before)
