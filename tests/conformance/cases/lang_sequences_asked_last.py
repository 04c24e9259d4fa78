"""What sequences do for + and * is asked after the methods of all other operands, except where a list of one's own grows."""
from collections import deque


class Answers:
    def __radd__(self, other):
        return f"radd of {type(other).__name__}"

    def __rmul__(self, other):
        return f"rmul of {type(other).__name__}"

    def __iter__(self):
        return iter([7])

    def __index__(self):
        return 2


class Declines:
    def __radd__(self, other):
        return NotImplemented

    def __rmul__(self, other):
        return NotImplemented


def kinds(base):
    class Plain(base):
        pass

    class Left(base):
        def __add__(self, other):
            return "own add"

        def __mul__(self, other):
            return "own mul"

    class Right(base):
        def __radd__(self, other):
            return "own radd"

        def __rmul__(self, other):
            return "own rmul"

    class InPlace(base):
        def __iadd__(self, other):
            return "own iadd"

        def __imul__(self, other):
            return "own imul"

    class Nothing(base):
        def __add__(self, other):
            return NotImplemented
        __mul__ = __radd__ = __rmul__ = __iadd__ = __imul__ = __add__

    return base, Plain, Left, Right, InPlace, Nothing


def show(label, operation, left, right):
    try:
        result = operation(left, right)
    except TypeError as error:
        result = error
    print(label, "->", result)


def add(left, right):
    return left + right


def grow(left, right):
    left += right
    return left


def times(left, right):
    return left * right


def repeat(left, right):
    left *= right
    return left


for base, content in (list, [1]), (bytearray, b"a"), (deque, [1]):
    classes = kinds(base)
    for left in classes:
        for right in (Answers, Declines, *classes):
            label = f"{base.__name__}: {left.__name__} {right.__name__}"
            given = right() if right in (Answers, Declines) else right(content)
            show(f"{label} +", add, left(content), given)
            show(f"{label} +=", grow, left(content), given)
            if right is Answers or right is Declines and left is not classes[3]:
                show(f"{label} *", times, left(content), given)
                show(f"{label} *=", repeat, left(content), given)
        show(f"{base.__name__}: {left.__name__} * 2", times, left(content), 2)
        show(f"{base.__name__}: {left.__name__} *= 2", repeat, left(content), 2)
        show(f"{base.__name__}: 2 * {left.__name__}", times, 2, left(content))


class Vector:
    """Takes part in sums of lists."""

    def __init__(self, *items):
        self.items = items

    def __radd__(self, other):
        return Vector(*other, *self.items)


total = [1, 2]
total += Vector(3)
print(type(total).__name__, total.items)

held = bytearray(b"abc")
with memoryview(held):
    held *= 1
    held += b""
    held.extend([])
    for change in lambda: held.extend(b"x"), lambda: held.__imul__(2), lambda: held.__iadd__(b"x"):
        try:
            change()
        except BufferError as error:
            print(error)
print(held)
try:
    held += held
except BufferError as error:
    print("itself:", error)
held.extend(held)
print(held)
