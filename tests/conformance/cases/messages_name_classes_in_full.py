# Messages about an object name its class, also where the class comes from the library or is derived from a built-in one.
import array
import collections
import decimal
import io
import sys


class Table(dict):
    pass


class Row(list):
    pass


class Word(str):
    pass


def told(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


for value in collections.Counter(), Table(), Row(), collections.OrderedDict(), collections.defaultdict(int):
    told(format, value, ">10")
told(format, Word("a"), "d")
told(format, Word("a"), ">4")
told(format, Table(), "")
queue = collections.deque()
told(decimal.Decimal, queue)
told(io.StringIO, queue)
told(io.BytesIO, queue)
told(sys.stdout)
told(lambda: sys.stdout + 1)
told(lambda: print >> sys.stderr)
told(float, bytearray(b"x"))
told(float, b"x")
told(sys.settrace)
told(sys.setprofile, 1, 2)

numbers = array.array("i", [1, 2, 3])
told(lambda: numbers + queue)
told(numbers.__iadd__, queue)
told(array.array, "i", queue)
for index in 0, -1, True, 3, -4, "x":
    told(numbers.__getitem__, index)
    told(numbers.__setitem__, index, 7)
told(numbers.__setitem__, 0, "x")
told(numbers.__setitem__, 0, 2 ** 40)
told(numbers.__setitem__, 9, "x")
print(numbers)
