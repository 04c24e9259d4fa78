# `*=` asks the sequence on its right only where the left operand could be none itself, and counts may be too large.
from operator import imul


def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)


class Count:
    def __init__(self, count):
        self.count = count

    def __index__(self):
        return self.count


class Whole(int):
    pass


for left in 2, True, None, 1.5, len, Count(2), Whole(2), {1}, frozenset(), {}, range(2), object, "b", [2], (1,), b"c":
    for right in [1], (1,), "a", b"a", bytearray(b"a"):
        attempt(imul, left, right)
print(Count(2) * [1], Whole(2) * "ab", [1] * Count(2))
x = Whole(2)
try:
    x *= [1]
except TypeError as error:
    print(error)
for sequence in [1], (1,), "a", b"a", bytearray(b"a"):
    for count in 2**100, -2**100:
        attempt(lambda: sequence * count)
        attempt(lambda: count * sequence)
        attempt(imul, sequence, count)
attempt(lambda: [1] * Count(2**100))
attempt(lambda: b"a" * Count(2**100))
