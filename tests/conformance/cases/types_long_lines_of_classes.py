# Long lines of classes, and many diamonds above one another.
import time

base = object
for i in range(300):
    base = type(f"C{i}", (base,), {"n": i})
print(len(base.__mro__), base().n, base.__base__.__name__)


class Root:
    __slots__ = ("x",)


left = right = Root
for i in range(40):
    left, right = type(f"L{i}", (left,) if left is right else (left, right), {}), type(f"R{i}", (right,) if left is right else (right,), {})
last = type("Last", (left, right), {})
print(len(last.__mro__), last.__base__.__name__, issubclass(last, Root))
last().x = 5
try:
    type("Bad", (last, int), {})
except TypeError as e:
    print(e)

def grow(base):
    return grow(type("D", (base,), {}))


try:
    grow(object)
except RecursionError as e:
    print(e)
