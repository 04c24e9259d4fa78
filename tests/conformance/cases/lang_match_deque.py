# A deque is a sequence for patterns, in programs that import nothing else.
from collections import deque


class Line(deque):
    pass


def kind(value):
    match value:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [first, *rest]:
            return f"{first} and {rest}"
        case _:
            return "other"


print([kind(value) for value in (deque(), deque([1]), deque("abc"), Line([2]), iter([1]), "x")])
print(isinstance(deque(), deque), deque([1]) == deque([1]))
