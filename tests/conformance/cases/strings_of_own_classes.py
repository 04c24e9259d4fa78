# Strings of a class of the program as separators: `print` shows them, `partition` hands them back, `intern` refuses.
import io
import sys


class Loud(str):
    def __str__(self):
        return str.upper(self)


class Plain(str):
    pass


print("a", "b", "c", sep=Loud("-x-"), end=Loud("!y\n"))
print("a", "b", sep=Plain("+"), end=Plain(".\n"))
out = io.StringIO()
print(1, 2, sep=Loud("s"), end=Loud("e"), file=out)
print(out.getvalue())
for arguments in ({"sep": 5}, {"end": b""}):
    try:
        print("never", **arguments)
    except TypeError as error:
        print(error)

comma = Plain(", ")
for text in ("a, b, c", "none"):
    parts = text.partition(comma) + text.rpartition(comma)
    print(parts, [part is comma for part in parts])

for text in (Plain("name"), Loud("name"), "name", 5):
    try:
        print(sys.intern(text))
    except TypeError as error:
        print(error)


# Text is decoded from anything that shows its bytes.
from array import array


class Shown:
    def __buffer__(self, flags):
        return memoryview(b"shown")


class Silent:
    def __buffer__(self, flags):
        raise ValueError("not now")


released = memoryview(b"gone")
released.release()
for source in (array("b", b"items"), Shown(), memoryview(b"view"), Silent(), released, "text", 5):
    try:
        print(str(source, "ascii"))
    except TypeError as error:
        print(error)

for source in (array("b", b"12"), Shown(), memoryview(b"12"), bytearray(b"12"), b"12", 5):
    for use in (lambda: b"<%b>" % source, lambda: b"<%s>" % (source,), lambda: int(source, 16)):
        try:
            print(use())
        except TypeError as error:
            print(error)
